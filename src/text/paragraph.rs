//! Paragraphs: splitting a text at its separators.

use std::ops::Range;

/// The position of a paragraph in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The bytes of its text, without the separator.
    pub content: Range<usize>,
    /// The start of the next paragraph: after the separator, or the end of the text.
    pub end: usize,
}

/// The paragraphs of `text`, at least one. A text that ends with a separator has an empty last paragraph.
///
/// Of the paragraph separators of UAX #9 these count: line feed, carriage return (or both together), next line (U+0085)
/// and paragraph separator (U+2029). So do vertical tab and form feed, which other programs use as line breaks: without
/// a line of their own, the words around them would touch. Other control codes do not.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Paragraph> + '_ {
    let mut next_start = Some(0);
    std::iter::from_fn(move || {
        let start = next_start?;
        let rest = text.get(start..)?;
        let Some((at, separator)) = rest.char_indices().find(|&(_, c)| is_separator(c)) else {
            next_start = None;
            return Some(Paragraph { content: start..text.len(), end: text.len() });
        };
        let content_end = start + at;
        let is_crlf = separator == '\r' && rest.get(at + 1..).is_some_and(|rest| rest.starts_with('\n'));
        let end = content_end + if is_crlf { 2 } else { separator.len_utf8() };
        next_start = Some(end);
        Some(Paragraph { content: start..content_end, end })
    })
}

/// Whether `c` ends a paragraph.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2029}')
}

/// Whether `c` ends a line but not its paragraph.
pub(super) fn is_forced_break(c: char) -> bool {
    c == '\u{2028}'
}

/// Whether `c` at the end of a line moves to the paragraph's far side and does not count towards the visible width (UAX
/// #9 rule L1).
///
/// No-break spaces do not move, because users type them to be visible.
pub(super) fn is_trailing(c: char) -> bool {
    match c {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => false,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_whitespace(),
    }
}
