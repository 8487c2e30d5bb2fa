//! What fontconfig prefers. `fc-match sans-serif:lang=he` gives the same answer.

use std::{
    ffi::{CStr, CString},
    path::Path,
    sync::Arc,
};

use fontconfig::{FontSet, Fontconfig, Pattern};
use parley::fontique::{FontInfo, SourceId, SourceInfo, SourceKind};

const FAMILY: &CStr = c"family";
const LANGUAGE: &CStr = c"lang";

/// The family that fontconfig prefers for sans-serif text in `language`.
pub(super) fn preferred_sans(language: &str) -> Option<String> {
    with_sorted(Some(language), |fonts| {
        let first = fonts.iter().next()?;
        first.get_string(FAMILY).map(ToOwned::to_owned)
    })?
}

/// All fonts with their families in the order in which fontconfig prefers them for sans-serif text, without those that
/// have no characters of their own.
pub(super) fn sorted_fonts() -> Vec<(String, FontInfo)> {
    let font = |pattern: Pattern<'_>| {
        let source = SourceKind::Path(Arc::from(Path::new(pattern.filename()?)));
        let index = u32::try_from(pattern.face_index().unwrap_or(0)).unwrap_or(0);
        let font = FontInfo::from_source(SourceInfo::new(SourceId::new(), source), index)?;
        Some((pattern.get_string(FAMILY)?.to_owned(), font))
    };
    with_sorted(None, |fonts| fonts.iter().filter_map(font).collect()).unwrap_or_default()
}

fn with_sorted<T>(language: Option<&str>, then: impl FnOnce(FontSet<'_>) -> T) -> Option<T> {
    let config = Fontconfig::new()?;
    let mut pattern = Pattern::new(&config);
    pattern.add_string(FAMILY, c"sans-serif");
    if let Some(language) = language.and_then(|language| CString::new(language).ok()) {
        pattern.add_string(LANGUAGE, &language);
    }
    Some(then(pattern.sort_fonts(true)))
}
