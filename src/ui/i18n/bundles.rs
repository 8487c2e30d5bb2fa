//! The messages of every language, parsed once for each thread that uses them.

use std::cell::RefCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Value, direction, is_rtl, map_direction, plural};
use crate::{geom::Direction, locale::numerals, model::Language, ui::interface::Interface};

/// U+2069, which ends an isolate.
const END_OF_ISOLATE: char = '\u{2069}';

type Bundle = FluentBundle<FluentResource>;

/// The message files of one language.
macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!("../../../assets/i18n/", $language, "/actions.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/panels.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/dialogs.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/rooms.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/brand.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/words.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/paste.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/desktop.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/keys.ftl")),
            include_str!(concat!("../../../assets/i18n/", $language, "/palette.ftl")),
        ]
    };
}

const ENGLISH: &[&str] = &files!("en");
const ARABIC: &[&str] = &files!("ar");
const PERSIAN: &[&str] = &files!("fa");

thread_local! {
    static BUNDLES: RefCell<[Option<Bundle>; 3]> = const { RefCell::new([None, None, None]) };
}

/// Sets the language of the interface that this thread has entered.
pub fn use_language(language: Language) {
    Interface::change(|interface| interface.language = language);
}

/// The language of the interface that this thread has entered; English by default.
#[must_use]
pub fn language() -> Language {
    Interface::read(|interface| interface.language)
}

/// The text of the message `name`, or of its attribute, with `values` filled in. Returns the name itself if there is no
/// such message, which a test rules out.
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
            Value::Words(words) => arguments.set(*name, isolated_in(direction().of_paragraph(words), words)),
            Value::Path(path) => arguments.set(*name, isolated_in(Direction::Ltr, path)),
            Value::Count(count) => arguments.set(*name, *count),
        }
    }
    // Faults of messages are found by the test of the message files; here whatever could be formatted is shown.
    Some(bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
}

/// `text` of the user wrapped in an isolate (UAX #9) with the direction that it has on the map, if it or the interface is
/// right to left, so that it and the text around it do not reorder each other.
#[must_use]
pub fn isolated(text: &str) -> String {
    // The marks between the parts of a text that already contains isolates belong to the sentence.
    let direction = if text.contains(END_OF_ISOLATE) { direction() } else { map_direction().of_paragraph(text) };
    isolated_in(direction, text)
}

fn isolated_in(direction: Direction, text: &str) -> String {
    let begin = if direction.is_rtl() { '\u{2067}' } else { '\u{2066}' };
    let is_needed = is_rtl() || direction.is_rtl() || text.chars().any(is_strong_rtl);
    if is_needed && !text.is_empty() { format!("{begin}{text}{END_OF_ISOLATE}") } else { text.to_owned() }
}

/// Whether `character` is in the Unicode blocks of Hebrew, Arabic or their presentation forms.
fn is_strong_rtl(character: char) -> bool {
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
    // A function of this name exists only if another one was added before.
    drop(bundle.add_function("PLURAL", plural::category));
    for file in files {
        // If a file has errors, the messages that do parse are used.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
        // Of two messages with the same name the first is kept; the test of the message files reports it.
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
