//! Shaping: turns the characters of a paragraph into glyphs, before it is broken into lines.

use std::{borrow::Cow, collections::BTreeSet, ops::Range, sync::Arc};

use parley::{
    BaseDirection, Cluster, FontContext, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, OverflowWrap,
    StyleProperty,
};

use icu_properties::{CodePointSetData, props::DefaultIgnorableCodePoint};

use super::{
    TextStyle,
    cache::{KeyHash, TwoGenerations},
    complex_breaks::WordBreaks,
    fallback::SystemFallback,
    fonts::{self, BrokenFont, FAMILIES, OWN_FAMILY, OwnFamily, Reach, SYMBOLS_FAMILY},
    place::is_undrawn,
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
    kept: TwoGenerations<ShapeKey, KeptShape>,
    fallback: SystemFallback,
    /// Whether a text needed system fonts that only another shaper may load.
    lacks_fonts: bool,
    /// The characters of the texts since the last call of [`Shaper::take_missing`] that no font has.
    missing: BTreeSet<char>,
}

/// A shaped paragraph and its characters that no font has.
struct KeptShape {
    shaped: Shaped,
    missing: Vec<char>,
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
            fallback: SystemFallback::default(),
            lacks_fonts: false,
            missing: BTreeSet::new(),
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

    /// The characters of the texts since the last call that no font has. A box is drawn for each of them.
    pub(super) fn take_missing(&mut self) -> Vec<char> {
        std::mem::take(&mut self.missing).into_iter().collect()
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
        self.fallback = SystemFallback::default();
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
        let mut kept = self.kept.take(hash, &key).unwrap_or_else(|| self.shape_with_fallback(text, style, direction));
        self.missing.extend(&kept.missing);
        let result = then(&mut kept.shaped);
        let cost = text.len() + 32;
        self.kept.put(hash, key, kept, cost);
        result
    }

    /// Shapes `text`; if the bundled fonts lack characters, the system's fonts are asked. A box is set for what no font
    /// has.
    fn shape_with_fallback(&mut self, text: &str, style: TextStyle, direction: Option<Direction>) -> KeptShape {
        let plain = |shaped| KeptShape { shaped, missing: Vec::new() };
        if text.is_ascii() {
            return plain(self.shape(text, style, direction, &[]));
        }
        if self.system == SystemFonts::Loaded {
            self.fallback.prepare(&mut self.fonts, text);
        }
        let mut shaped = self.shape(text, style, direction, &[]);
        let mut found = found_repairs(&mut shaped, text, style);
        if !found.missing.is_empty() {
            match self.system {
                SystemFonts::Elsewhere => {
                    self.lacks_fonts = true;
                    return plain(shaped);
                }
                SystemFonts::NotLoaded => {
                    self.fonts = fonts::context(Reach::System, &self.own);
                    self.system = SystemFonts::Loaded;
                    self.fallback = SystemFallback::default();
                    self.kept.clear();
                    return self.shape_with_fallback(text, style, direction);
                }
                SystemFonts::Loaded => {
                    if self.fallback.add_fonts_for(&mut self.fonts, text, &found.missing) {
                        shaped = self.shape(text, style, direction, &[]);
                        found = found_repairs(&mut shaped, text, style);
                    }
                }
                SystemFonts::Unwanted => {}
            }
        }
        if !found.repairs.is_empty() {
            shaped = self.shape(text, style, direction, &found.repairs);
        }
        KeptShape { shaped, missing: found.missing }
    }

    fn shape(&mut self, text: &str, style: TextStyle, direction: Option<Direction>, repairs: &[Repair]) -> Shaped {
        let own = (!self.own.files().is_empty()).then_some(OWN_FAMILY);
        let families: Vec<_> = own.into_iter().chain(FAMILIES).map(FontFamilyName::named).collect();
        let answer = WordBreaks::of(text).map(|breaks| move |context| breaks.answer(context));
        let mut builder = self.context.ranged_builder(&mut self.fonts, text, 1.0, false);
        if let Some(answer) = &answer {
            builder.set_line_break_override(Some(answer));
        }
        builder.set_base_direction(match direction {
            None => BaseDirection::Auto,
            Some(Direction::Ltr) => BaseDirection::Ltr,
            Some(Direction::Rtl) => BaseDirection::Rtl,
        });
        builder.push_default(FontFamily::List(Cow::Borrowed(&families)));
        builder.push_default(StyleProperty::FontSize(narrow(style.size)));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(narrow(style.weight))));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        for repair in repairs {
            match repair {
                Repair::Box(range) => {
                    let family = FontFamily::Single(FontFamilyName::named(SYMBOLS_FAMILY));
                    builder.push(StyleProperty::FontFamily(family), range.clone());
                }
                Repair::Widened(range, by) => builder.push(StyleProperty::LetterSpacing(*by), range.clone()),
            }
        }
        builder.build(text)
    }
}

/// A part of a text that the fonts do not set as it should be.
enum Repair {
    /// No font has these characters. The font of symbols has a box for them; the glyph that Vazirmatn has for missing
    /// characters is empty.
    Box(Range<usize>),
    /// This space needs more width.
    Widened(Range<usize>, f32),
}

/// What the shaped form of a text lacks.
#[derive(Default)]
struct FoundRepairs {
    repairs: Vec<Repair>,
    /// The characters that no font has.
    missing: Vec<char>,
}

/// The least width of a narrow no-break space, in font sizes: that of a thin space. In Vazirmatn it is 0.06 wide, so
/// that "10 000 €" would look unspaced.
const LEAST_SPACE: f32 = 0.2;

/// What `shaped`, the shaped form of `text`, lacks.
fn found_repairs(shaped: &mut Shaped, text: &str, style: TextStyle) -> FoundRepairs {
    shaped.break_all_lines(None);
    let least_space = LEAST_SPACE * narrow(style.size);
    let mut found = FoundRepairs::default();
    for line in shaped.lines() {
        for run in line.runs() {
            for cluster in run.clusters() {
                found.look_at(&cluster, text, least_space);
            }
        }
    }
    found
}

impl FoundRepairs {
    /// Notes what `cluster` of `text` lacks.
    fn look_at(&mut self, cluster: &Cluster<'_, ()>, text: &str, least_space: f32) {
        let range = cluster.text_range();
        if cluster.advance() < least_space && text.get(range.clone()) == Some("\u{202f}") {
            self.repairs.push(Repair::Widened(range, least_space - cluster.advance()));
        } else if cluster.glyphs().any(|glyph| glyph.id == 0) {
            let seen = text.get(range.clone()).unwrap_or_default().chars().filter(|character| is_seen(*character));
            let before = self.missing.len();
            self.missing.extend(seen.filter(|character| !character.is_ascii()));
            if self.missing.len() > before {
                self.repairs.push(Repair::Box(range));
            }
        }
    }
}

/// Whether `character` should leave a mark on the page.
fn is_seen(character: char) -> bool {
    !character.is_control()
        && !is_undrawn(character)
        && !CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
}
