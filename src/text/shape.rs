//! Shaping: turns the characters of a paragraph into glyphs, before it is broken into lines.

use std::{borrow::Cow, sync::Arc};

use parley::{
    BaseDirection, FontContext, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, OverflowWrap,
    StyleProperty,
};

use super::{
    TextStyle,
    cache::{KeyHash, TwoGenerations},
    fonts::{self, BrokenFont, FAMILIES, OWN_FAMILY, OwnFamily, Reach},
};
use crate::geom::{Direction, narrow};

/// A shaped paragraph; breaking it into lines of any width needs no further shaping.
pub(super) type Shaped = Layout<()>;

/// The amount of text, in bytes, whose shaped form is cached for use at another width.
const KEPT_BYTES: usize = 256 * 1024;

/// The state of the system's fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SystemFonts {
    Unwanted,
    NotLoaded,
    Loaded,
    /// Another shaper loads them; this one only reports that they are needed.
    Elsewhere,
}

/// Shapes paragraphs.
pub(super) struct Shaper {
    fonts: FontContext,
    context: LayoutContext<()>,
    system: SystemFonts,
    own: OwnFamily,
    kept: TwoGenerations<ShapeKey, Shaped>,
    /// Whether a text needed system fonts that only another shaper may load.
    lacks_fonts: bool,
}

/// Everything the shaped form of a paragraph depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct ShapeKey {
    text: Box<str>,
    size: u64,
    weight: u64,
    direction: Option<Direction>,
}

impl Shaper {
    /// A shaper with the bundled fonts. With `uses_system_fonts` it loads the system's fonts on the first character
    /// that the bundled fonts lack.
    pub(super) fn new(uses_system_fonts: bool) -> Self {
        let system = if uses_system_fonts { SystemFonts::NotLoaded } else { SystemFonts::Unwanted };
        Self::with(system, OwnFamily::default())
    }

    fn with(system: SystemFonts, own: OwnFamily) -> Self {
        Self {
            fonts: fonts::context(Reach::Bundled, &own),
            context: LayoutContext::new(),
            system,
            own,
            kept: TwoGenerations::new(KEPT_BYTES),
            lacks_fonts: false,
        }
    }

    /// A shaper for another thread. It shapes like this one, but reports texts that need system fonts instead of
    /// loading them.
    pub(super) fn helper(&self) -> Self {
        let system = match self.system {
            SystemFonts::Unwanted => SystemFonts::Unwanted,
            SystemFonts::NotLoaded | SystemFonts::Loaded | SystemFonts::Elsewhere => SystemFonts::Elsewhere,
        };
        Self::with(system, self.own.clone())
    }

    /// Whether this shaper loads the system's fonts when it needs them.
    pub(super) fn uses_system_fonts(&self) -> bool {
        match self.system {
            SystemFonts::Unwanted | SystemFonts::Elsewhere => false,
            SystemFonts::NotLoaded | SystemFonts::Loaded => true,
        }
    }

    /// Whether a text since the last call needed system fonts that only another shaper may load.
    pub(super) fn lacked_fonts(&mut self) -> bool {
        std::mem::take(&mut self.lacks_fonts)
    }

    /// Uses the font files `files` before the bundled fonts from now on. Returns whether that is a change. On an error
    /// the fonts stay as they were.
    pub(super) fn use_family(&mut self, files: &[Arc<[u8]>]) -> Result<bool, BrokenFont> {
        if self.own.files() == files {
            return Ok(false);
        }
        fonts::check(files)?;
        self.own = OwnFamily::new(files);
        let reach = if self.system == SystemFonts::Loaded { Reach::System } else { Reach::Bundled };
        self.fonts = fonts::context(reach, &self.own);
        self.kept.clear();
        Ok(true)
    }

    /// Calls `then` with the shaped form of `text`. Without a `direction`, the first strong character of the text
    /// decides.
    pub(super) fn with_shaped<T>(
        &mut self,
        text: &str,
        style: TextStyle,
        direction: Option<Direction>,
        then: impl FnOnce(&mut Shaped) -> T,
    ) -> T {
        let key = ShapeKey { text: text.into(), size: style.size.to_bits(), weight: style.weight.to_bits(), direction };
        let hash = KeyHash::of(&key);
        let mut shaped = self.kept.take(hash, &key).unwrap_or_else(|| self.shape_with_fallback(text, style, direction));
        let result = then(&mut shaped);
        let cost = text.len() + 32;
        self.kept.put(hash, key, shaped, cost);
        result
    }

    /// Shapes `text`; if the bundled fonts lack characters, loads the system's fonts and shapes it again.
    fn shape_with_fallback(&mut self, text: &str, style: TextStyle, direction: Option<Direction>) -> Shaped {
        let mut shaped = self.shape(text, style, direction);
        let may_need_more = matches!(self.system, SystemFonts::NotLoaded | SystemFonts::Elsewhere);
        if !may_need_more || text.is_ascii() || !lacks_glyphs(&mut shaped, text) {
            return shaped;
        }
        if self.system == SystemFonts::Elsewhere {
            self.lacks_fonts = true;
            return shaped;
        }
        self.fonts = fonts::context(Reach::System, &self.own);
        self.system = SystemFonts::Loaded;
        self.kept.clear();
        self.shape(text, style, direction)
    }

    fn shape(&mut self, text: &str, style: TextStyle, direction: Option<Direction>) -> Shaped {
        let own = (!self.own.files().is_empty()).then_some(OWN_FAMILY);
        let families: Vec<_> = own.into_iter().chain(FAMILIES).map(FontFamilyName::named).collect();
        let mut builder = self.context.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.set_base_direction(match direction {
            None => BaseDirection::Auto,
            Some(Direction::Ltr) => BaseDirection::Ltr,
            Some(Direction::Rtl) => BaseDirection::Rtl,
        });
        builder.push_default(FontFamily::List(Cow::Borrowed(&families)));
        builder.push_default(StyleProperty::FontSize(narrow(style.size)));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(narrow(style.weight))));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.build(text)
    }
}

/// Whether a visible character of `text` has no glyph in any loaded font.
fn lacks_glyphs(shaped: &mut Shaped, text: &str) -> bool {
    shaped.break_all_lines(None);
    shaped.lines().any(|line| {
        line.runs().any(|run| {
            run.clusters().any(|cluster| {
                let is_seen = text.get(cluster.text_range()).is_some_and(|text| !text.chars().all(char::is_control));
                is_seen && cluster.glyphs().any(|glyph| glyph.id == 0)
            })
        })
    })
}
