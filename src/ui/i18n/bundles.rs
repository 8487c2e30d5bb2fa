//! The messages of every language, read when first asked for, and which language the window's thread speaks.

use std::cell::{Cell, RefCell};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Value;
use crate::{locale::numerals, model::Language};

type Bundle = FluentBundle<FluentResource>;

/// The files of one language.
macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!("../../../assets/i18n/", $language, "/actions.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/panels.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/dialogs.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/rooms.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/brand.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/words.ftl")),
        ]
    };
}

const ENGLISH: [&str; 6] = files!("en");
const ARABIC: [&str; 6] = files!("ar");
const PERSIAN: [&str; 6] = files!("fa");

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::English) };
    static BUNDLES: RefCell<[Option<Bundle>; 3]> = const { RefCell::new([None, None, None]) };
}

/// Speaks `language` in this thread from now on.
pub fn use_language(language: Language) {
    LANGUAGE.set(language);
}

/// The language this thread speaks; English until another is chosen.
#[must_use]
pub fn language() -> Language {
    LANGUAGE.get()
}

/// The message `name`, or its attribute, with `values` in their places; the name itself where there is no such message,
/// which a test rules out.
pub(super) fn text(name: &str, attribute: Option<&str>, values: &[(&'static str, Value<'_>)]) -> String {
    let language = language();
    BUNDLES.with_borrow_mut(|bundles| {
        let at = Language::ALL.iter().position(|known| *known == language).unwrap_or(0);
        let Some(slot) = bundles.get_mut(at) else { return name.to_owned() };
        let bundle = slot.get_or_insert_with(|| bundle(language));
        formatted(bundle, name, attribute, values).unwrap_or_else(|| name.to_owned())
    })
}

fn formatted(bundle: &Bundle, name: &str, attribute: Option<&str>, values: &[(&str, Value<'_>)]) -> Option<String> {
    let message = bundle.get_message(name)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(attribute) => message.get_attribute(attribute)?.value(),
    };
    let mut arguments = FluentArgs::new();
    for (name, value) in values {
        match value {
            Value::Text(text) => arguments.set(*name, isolated(text)),
            Value::Count(count) => arguments.set(*name, *count),
        }
    }
    // What is wrong with a message is found by the test of the files; shown is what could be made of it.
    Some(bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
}

/// `text` so that it neither changes the order of what stands around it nor is changed by it (UAX #9, isolates), where it
/// may read the other way. What was put together from such parts reads as the interface does: the marks around a title
/// are the sentence's, and an isolate that finds its own direction (FSI) does not look into those within it.
fn isolated(text: &str) -> String {
    let is_rtl = language().is_rtl();
    let is_other_way = if is_rtl { !text.is_empty() } else { text.chars().any(is_strong_rtl) };
    let begin = match (text.contains('\u{2069}'), is_rtl) {
        (true, true) => '\u{2067}',
        (true, false) => '\u{2066}',
        (false, _) => '\u{2068}',
    };
    if is_other_way { format!("{begin}{text}\u{2069}") } else { text.to_owned() }
}

/// Whether a character is of the blocks of Hebrew, Arabic and their presentation forms.
pub(super) fn is_strong_rtl(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

fn bundle(language: Language) -> Bundle {
    let (tag, files) = match language {
        Language::English => ("en", ENGLISH),
        Language::Arabic => ("ar", ARABIC),
        Language::Persian => ("fa", PERSIAN),
    };
    let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = Bundle::new(vec![identifier]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::English => |value, _| plain_number(value, Language::English),
        Language::Arabic => |value, _| plain_number(value, Language::Arabic),
        Language::Persian => |value, _| plain_number(value, Language::Persian),
    }));
    for file in files {
        // A file that does not parse as a whole gives the messages that do.
        let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
        // A message that stands twice keeps its first text; the test of the files tells.
        drop(bundle.add_resource(resource));
    }
    bundle
}

/// A number in the digits of `language`.
fn plain_number(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(value) => Some(numerals::localized(&value.as_string(), language)),
        FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
    }
}
