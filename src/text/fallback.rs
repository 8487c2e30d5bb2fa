//! The system's fonts for characters that the bundled fonts lack: for each script the sans-serif font that the system
//! prefers for its language, then any font that has the character.
//!
//! `fontique` asks fontconfig only for a font with sample letters of the script, which finds the first such font by
//! name: for Hebrew a medieval script. And it asks only the fonts of the text's script about signs that all scripts
//! share, such as ⅓. On Windows and macOS its answers are the system's own.

use std::collections::{BTreeSet, HashMap};

use icu_properties::{CodePointMapData, PropertyNamesShort, props::Script as UnicodeScript};
use parley::{
    FontContext,
    fontique::{FallbackKey, FamilyId, FontInfo, Script},
};

use super::fonts::{FAMILIES, OWN_FAMILY};

#[cfg(any(target_os = "linux", target_os = "freebsd"))]
mod fontconfig;

/// What the system's fonts were asked so far.
#[derive(Default)]
pub(super) struct SystemFallback {
    scripts: BTreeSet<[u8; 4]>,
    /// The family that has a character; `None` if no font has it.
    found: HashMap<char, Option<FamilyId>>,
    candidates: Option<Vec<(FamilyId, FontInfo)>>,
}

impl SystemFallback {
    /// Sees to it that the scripts of `text` are set in the fonts that the system prefers for them.
    pub(super) fn prepare(&mut self, fonts: &mut FontContext, text: &str) {
        if !has_system_fonts(fonts) {
            return;
        }
        for script in scripts_of(text) {
            if !self.scripts.insert(script) {
                continue;
            }
            let preferred = language_of(script).and_then(preferred_sans);
            let family = preferred.and_then(|name| fonts.collection.family_id(&name));
            if let Some(family) = family {
                add_family(fonts, script, family, true);
            }
        }
    }

    /// Adds fonts that have the characters `missing` to those of the scripts of `text`; returns whether there are any.
    pub(super) fn add_fonts_for(&mut self, fonts: &mut FontContext, text: &str, missing: &[char]) -> bool {
        if !has_system_fonts(fonts) {
            return false;
        }
        let mut is_changed = false;
        for character in missing {
            let family = match self.found.get(character) {
                Some(family) => *family,
                None => self.find(fonts, *character),
            };
            self.found.insert(*character, family);
            if let Some(family) = family {
                for script in scripts_of(text) {
                    is_changed |= add_family(fonts, script, family, false);
                }
            }
        }
        is_changed
    }

    /// The first family that has `character`, in the order of the system's preference.
    fn find(&mut self, fonts: &mut FontContext, character: char) -> Option<FamilyId> {
        let candidates = self.candidates.get_or_insert_with(|| candidates(fonts));
        let has = |font: &FontInfo, fonts: &mut FontContext| {
            let data = font.load(Some(&mut fonts.source_cache))?;
            font.charmap_index().charmap(data.as_ref())?.map(character).filter(|glyph| *glyph != 0)
        };
        candidates.iter().find(|(_, font)| has(font, fonts).is_some()).map(|(family, _)| *family)
    }
}

/// Whether the system has any fonts. Without, there is nothing to ask, and fontconfig must not be asked to sort them.
fn has_system_fonts(fonts: &mut FontContext) -> bool {
    fonts.collection.family_names().any(|name| name != OWN_FAMILY && !FAMILIES.contains(&name))
}

/// Adds `family` to the fallbacks of `script`, `first` or last; returns whether it was not among them.
fn add_family(fonts: &mut FontContext, script: [u8; 4], family: FamilyId, first: bool) -> bool {
    let key = FallbackKey::new(Script::from_bytes(script), None);
    let mut families: Vec<FamilyId> = fonts.collection.fallback_families(key).collect();
    let is_new = !families.contains(&family);
    if !is_new && !first {
        return false;
    }
    families.retain(|known| *known != family);
    families.insert(if first { 0 } else { families.len() }, family);
    fonts.collection.set_fallbacks(key, families.into_iter());
    is_new
}

/// The scripts of the letters of `text`. A text without letters is set as Latin, and so are signs before the first
/// letter.
fn scripts_of(text: &str) -> BTreeSet<[u8; 4]> {
    let (scripts, names) = (CodePointMapData::<UnicodeScript>::new(), PropertyNamesShort::<UnicodeScript>::new());
    let shared = [UnicodeScript::Common, UnicodeScript::Inherited, UnicodeScript::Unknown];
    let known = text.chars().map(|character| scripts.get(character)).filter(|script| !shared.contains(script));
    // A text has few scripts, and the name of each is looked up once.
    let known: BTreeSet<UnicodeScript> = known.collect();
    let name = |script| <[u8; 4]>::try_from(names.get(script)?.as_bytes()).ok();
    let mut found: BTreeSet<[u8; 4]> = known.into_iter().filter_map(name).collect();
    if found.is_empty() {
        found.insert(*b"Latn");
    }
    found
}

/// The language for which the system is asked about `script`.
fn language_of(script: [u8; 4]) -> Option<&'static str> {
    Some(match &script {
        b"Latn" => "en",
        b"Arab" => "ar",
        b"Armn" => "hy",
        b"Beng" => "bn",
        b"Cyrl" => "ru",
        b"Deva" => "hi",
        b"Ethi" => "am",
        b"Geor" => "ka",
        b"Grek" => "el",
        b"Gujr" => "gu",
        b"Guru" => "pa",
        b"Hang" => "ko",
        b"Hani" => "zh-cn",
        b"Hebr" => "he",
        b"Hira" | b"Kana" => "ja",
        b"Khmr" => "km",
        b"Knda" => "kn",
        b"Laoo" => "lo",
        b"Mlym" => "ml",
        b"Mymr" => "my",
        b"Nkoo" => "nqo",
        b"Orya" => "or",
        b"Sinh" => "si",
        b"Syrc" => "syr",
        b"Taml" => "ta",
        b"Telu" => "te",
        b"Thaa" => "dv",
        b"Thai" => "th",
        b"Tibt" => "bo",
        _ => return None,
    })
}

/// The family that the system prefers for sans-serif text in `language`.
fn preferred_sans(language: &str) -> Option<String> {
    #[cfg(any(target_os = "linux", target_os = "freebsd"))]
    return fontconfig::preferred_sans(language);
    #[cfg(not(any(target_os = "linux", target_os = "freebsd")))]
    {
        let _ = language;
        None
    }
}

/// A font of each family, in the order in which to ask them.
fn candidates(fonts: &mut FontContext) -> Vec<(FamilyId, FontInfo)> {
    #[cfg(any(target_os = "linux", target_os = "freebsd"))]
    {
        let sorted = fontconfig::sorted_fonts().into_iter();
        sorted.filter_map(|(name, font)| Some((fonts.collection.family_id(&name)?, font))).collect()
    }
    #[cfg(not(any(target_os = "linux", target_os = "freebsd")))]
    {
        let families: Vec<FamilyId> = fonts.collection.family_ids().collect();
        let font = |family| Some((family, fonts.collection.family(family)?.default_font()?.clone()));
        families.into_iter().filter_map(font).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_belong_to_the_scripts_around_them() {
        assert_eq!(scripts_of("قیمت ₿"), BTreeSet::from([*b"Arab"]));
        assert_eq!(scripts_of("⅓ 𝗕"), BTreeSet::from([*b"Latn"]));
        assert_eq!(scripts_of("CRM מסע"), BTreeSet::from([*b"Hebr", *b"Latn"]));
    }
}
