//! Writes RON text in Safar's own layout: a value is written on one line if it is short, otherwise with one field or
//! element per line. The layout depends only on the value, so the same map always gives the same bytes.

use std::fmt::Write as _;

/// The maximum width of a line with a whole struct or list, in characters including indentation.
const WIDTH: usize = 120;
const INDENT: usize = 4;

/// A value to write.
pub(super) enum Node {
    /// A value that is never broken over lines: a number, a word, a text, a list of ids.
    Atom(String),
    /// A list.
    List(Vec<Node>),
    /// A list that always has one element per line, so that changing one element changes one line.
    Rows(Vec<Node>),
    /// A struct.
    Struct(Fields),
    /// A struct that always has one field per line.
    Block(Fields),
    /// A word followed by a value in parentheses: `Some(…)`, or `Nps(…)` for a struct.
    Tagged(&'static str, Box<Node>),
}

/// The fields of a struct, without those that have their default value.
#[derive(Default)]
pub(super) struct Fields(Vec<(&'static str, Node)>);

impl Fields {
    /// Adds a field with any value.
    pub(super) fn node(&mut self, name: &'static str, value: Node) {
        self.0.push((name, value));
    }

    /// Adds a field whose value is spelled `value`.
    pub(super) fn atom(&mut self, name: &'static str, value: impl Into<String>) {
        self.node(name, Node::Atom(value.into()));
    }

    /// Adds a text field, even if the text is empty.
    pub(super) fn text(&mut self, name: &'static str, value: &str) {
        self.atom(name, quoted(value));
    }

    /// Adds a text field unless the text is empty.
    pub(super) fn some_text(&mut self, name: &'static str, value: &str) {
        if !value.is_empty() {
            self.text(name, value);
        }
    }

    /// Adds a word or number in `Some(…)`, unless it is `None`.
    pub(super) fn some(&mut self, name: &'static str, value: Option<String>) {
        if let Some(value) = value {
            self.atom(name, format!("Some({value})"));
        }
    }

    /// Adds `true`, unless the value is false.
    pub(super) fn flag(&mut self, name: &'static str, value: bool) {
        if value {
            self.atom(name, "true");
        }
    }

    /// Adds a list of texts, unless it is empty.
    pub(super) fn texts(&mut self, name: &'static str, values: &[String]) {
        if !values.is_empty() {
            self.node(name, Node::List(values.iter().map(|value| Node::Atom(quoted(value))).collect()));
        }
    }

    /// Adds a list of short words on one line, unless it is empty.
    pub(super) fn words(&mut self, name: &'static str, values: impl Iterator<Item = String>) {
        let values: Vec<_> = values.collect();
        if !values.is_empty() {
            self.atom(name, format!("[{}]", values.join(", ")));
        }
    }

    /// Adds a list with one element per line, unless it is empty.
    pub(super) fn rows(&mut self, name: &'static str, values: impl Iterator<Item = Node>) {
        let values: Vec<_> = values.collect();
        if !values.is_empty() {
            self.node(name, Node::Rows(values));
        }
    }
}

impl Node {
    /// The value as the text of a file, with a final newline.
    pub(super) fn into_file(self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0, 0);
        out.push('\n');
        out
    }

    /// Writes the value after `taken` characters of a line indented by `indent`.
    fn write(&self, out: &mut String, indent: usize, taken: usize) {
        let room = WIDTH.saturating_sub(indent + taken + 1);
        match self {
            Self::Atom(text) => out.push_str(text),
            flat if flat.flat_width(room).is_some() => flat.write_flat(out),
            Self::List(values) | Self::Rows(values) => {
                out.push_str("[\n");
                for value in values {
                    pad(out, indent + INDENT);
                    value.write(out, indent + INDENT, 0);
                    out.push_str(",\n");
                }
                pad(out, indent);
                out.push(']');
            }
            Self::Struct(fields) | Self::Block(fields) => {
                out.push_str("(\n");
                for (name, value) in &fields.0 {
                    pad(out, indent + INDENT);
                    let _ = write!(out, "{name}: ");
                    value.write(out, indent + INDENT, name.len() + 2);
                    out.push_str(",\n");
                }
                pad(out, indent);
                out.push(')');
            }
            Self::Tagged(tag, value) => {
                out.push_str(tag);
                // A struct has its own parentheses, but inside `Some` it needs both pairs.
                let has_parentheses = matches!(value.as_ref(), Self::Struct(_) | Self::Block(_)) && *tag != "Some";
                if has_parentheses {
                    value.write(out, indent, taken + tag.len());
                } else {
                    out.push('(');
                    value.write(out, indent, taken + tag.len() + 1);
                    out.push(')');
                }
            }
        }
    }

    /// The width of the value on one line; `None` if it is more than `room` or the value always breaks.
    fn flat_width(&self, room: usize) -> Option<usize> {
        let width = match self {
            Self::Atom(text) => text.chars().count(),
            Self::List(values) => total(room, values.iter().map(|value| Some(value.flat_width(room)? + 2)))?,
            Self::Struct(Fields(fields)) => {
                total(room, fields.iter().map(|(name, value)| Some(name.len() + value.flat_width(room)? + 4)))?
            }
            Self::Tagged(tag, value) => tag.len() + value.flat_width(room)? + 2,
            Self::Rows(_) | Self::Block(_) => return None,
        };
        (width <= room).then_some(width)
    }

    fn write_flat(&self, out: &mut String) {
        match self {
            Self::Atom(text) => out.push_str(text),
            Self::List(values) | Self::Rows(values) => {
                out.push('[');
                for (index, value) in values.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    value.write_flat(out);
                }
                out.push(']');
            }
            Self::Struct(fields) | Self::Block(fields) => {
                out.push('(');
                for (index, (name, value)) in fields.0.iter().enumerate() {
                    let _ = write!(out, "{}{name}: ", if index > 0 { ", " } else { "" });
                    value.write_flat(out);
                }
                out.push(')');
            }
            Self::Tagged(tag, value) => {
                out.push_str(tag);
                let is_wrapped = *tag == "Some" || !matches!(value.as_ref(), Self::Struct(_) | Self::Block(_));
                out.push_str(if is_wrapped { "(" } else { "" });
                value.write_flat(out);
                out.push_str(if is_wrapped { ")" } else { "" });
            }
        }
    }
}

/// The width of a list of elements with these `widths`, including brackets; `None` if it is more than `room`.
fn total(room: usize, mut widths: impl Iterator<Item = Option<usize>>) -> Option<usize> {
    widths.try_fold(2, |sum, width| Some(sum + width?).filter(|sum| *sum <= room))
}

fn pad(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}

/// `value` with the fewest digits that read back as the same number, always with a decimal point or an exponent.
pub(super) fn number(value: f64) -> String {
    format!("{value:?}")
}

/// `text` in quotation marks. Visible characters are written as they are, in every script. Invisible characters that
/// could get lost, or would reverse the line in an editor, are escaped. The zero-width non-joiner is kept, as an
/// ordinary letter of Persian words, and so are joiners and selectors within an emoji.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut previous = ' ';
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' if is_pictograph(previous) => out.push(c),
            c if is_unseen(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
        previous = c;
    }
    out.push('"');
    out
}

/// Whether a joiner after `c` belongs to an emoji.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether `c` is invisible, or looks like an ordinary space but is another character.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{2000}'..='\u{200b}' | '\u{200d}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
            | '\u{205f}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}
