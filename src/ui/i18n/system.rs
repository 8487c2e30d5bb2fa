//! The system's language, if the interface supports it.

use crate::model::Language;

/// The first of the user's preferred languages that the interface supports; English if none.
#[must_use]
pub fn system_language() -> Language {
    sys_locale::get_locales().find_map(|tag| of_tag(&tag)).unwrap_or_default()
}

/// The language of a tag such as `fa-IR` or `ar_EG.UTF-8`. Dari, spoken in Afghanistan, counts as Persian.
fn of_tag(tag: &str) -> Option<Language> {
    let language = tag.split(['-', '_', '.', '@']).next()?.to_ascii_lowercase();
    match language.as_str() {
        "prs" => Some(Language::Persian),
        other => Language::from_tag(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_the_first_part_of_its_tag() {
        assert_eq!(of_tag("fa-IR"), Some(Language::Persian));
        assert_eq!(of_tag("ar_EG.UTF-8"), Some(Language::Arabic));
        assert_eq!(of_tag("prs"), Some(Language::Persian));
        assert_eq!(of_tag("en"), Some(Language::English));
        assert_eq!(of_tag("de-DE"), None);
        assert_eq!(of_tag("far"), None);
    }
}
