//! Writes a brand as a short file with only the values that differ from its base theme.
//!
//! The same brand is always the same bytes, and reads back as the same brand.

use std::fmt::Write as _;

use super::{AssetName, Brand, Cycle, PersonaLook, StageLook, Theme, TypeFace};
use crate::color::Rgba;

/// The first line of every written theme file.
const HEAD: &str =
    "// A Safar theme: a built-in theme to build on, and what is different. Colours are #RRGGBB or #RRGGBBAA.\n";

/// The value of a token as written in a file.
trait InFile {
    fn written(&self) -> String;
}

impl InFile for Rgba {
    fn written(&self) -> String {
        format!("\"{self}\"")
    }
}

impl InFile for f64 {
    /// The shortest decimal that reads back as the same number, with a decimal point or an exponent.
    fn written(&self) -> String {
        format!("{self:?}")
    }
}

impl InFile for TypeFace {
    fn written(&self) -> String {
        format!("(size: {}, weight: {})", self.size.written(), self.weight.written())
    }
}

impl InFile for StageLook {
    fn written(&self) -> String {
        format!("(hue: {}, text: {})", self.hue.written(), self.text.written())
    }
}

impl InFile for PersonaLook {
    fn written(&self) -> String {
        format!(
            "(color: {}, text: {}, marker: {:?}, dashes: {}, width: {})",
            self.color.written(),
            self.text.written(),
            self.marker,
            self.dashes.written(),
            self.width.written()
        )
    }
}

impl InFile for Vec<f64> {
    fn written(&self) -> String {
        format!("[{}]", self.iter().map(InFile::written).collect::<Vec<_>>().join(", "))
    }
}

impl Brand {
    /// The content of the brand's file.
    #[must_use]
    pub fn to_ron(&self) -> String {
        let (theme, base) = (&self.theme, self.base);
        let mut out = format!("{HEAD}(\n");
        line(&mut out, "name", &quoted(&theme.name));
        line(&mut out, "base", &quoted(&base.name));
        if theme.is_dark != base.is_dark {
            line(&mut out, "is_dark", &theme.is_dark.to_string());
        }
        group(&mut out, "colors", &theme.colors.differing(&base.colors));
        list(&mut out, "stages", &theme.stages, &base.stages);
        group(&mut out, "tints", &theme.tints.differing(&base.tints));
        list(&mut out, "personas", &theme.personas, &base.personas);
        if theme.assumed_dashes != base.assumed_dashes {
            line(&mut out, "assumed_dashes", &theme.assumed_dashes.written());
        }
        group(&mut out, "type_scale", &theme.type_scale.differing(&base.type_scale));
        group(&mut out, "line_heights", &theme.line_heights.differing(&base.line_heights));
        group(&mut out, "sizes", &theme.sizes.differing(&base.sizes));
        if !self.fonts.is_empty() {
            let fonts: Vec<String> = self.fonts.iter().map(|font| quoted(font.as_str())).collect();
            line(&mut out, "fonts", &format!("[{}]", fonts.join(", ")));
        }
        if let Some(logo) = &self.logo {
            line(&mut out, "logo", &quoted(logo.as_str()));
        }
        out.push_str(")\n");
        out
    }

    /// The brand of `theme`, which is based on `base`, with the names of its fonts and its logo in the file.
    #[must_use]
    pub fn of(base: &'static Theme, theme: &Theme, fonts: Vec<AssetName>, logo: Option<AssetName>) -> Self {
        let theme = Theme { fonts: Vec::new(), logo: None, ..theme.clone() };
        Self { base, theme, fonts, logo }
    }
}

fn line(out: &mut String, name: &str, value: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "    {name}: {value},");
}

fn group<T: InFile>(out: &mut String, name: &str, tokens: &[(&str, T)]) {
    if tokens.is_empty() {
        return;
    }
    let _ = writeln!(out, "    {name}: (");
    for (token, value) in tokens {
        let _ = writeln!(out, "        {token}: {},", value.written());
    }
    out.push_str("    ),\n");
}

fn list<T: InFile + PartialEq>(out: &mut String, name: &str, looks: &Cycle<T>, base: &Cycle<T>) {
    if looks == base {
        return;
    }
    let _ = writeln!(out, "    {name}: [");
    for look in looks.iter() {
        let _ = writeln!(out, "        {},", look.written());
    }
    out.push_str("    ],\n");
}

/// `text` in quotation marks; characters that would break the line or reorder it in an editor are escaped.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}') => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
