//! Fields for numbers and dates, which keep incomplete text while the user types.

use egui::{Id, Response, Stroke, StrokeKind, Ui};

use super::{MapField, with_tip};
use crate::{
    geom::{BaseDirection, Direction},
    locale::calendar,
    model::{Date, Language},
    text::FontBook,
    ui::{
        i18n::{self, m},
        style::Tokens,
    },
};

/// A number field; empty for `None`. If the user changed it, returns the new number, or `None` if the field was
/// emptied.
pub fn number_field(
    ui: &mut Ui,
    fonts: &mut FontBook,
    name: &str,
    value: Option<f64>,
) -> (Response, Option<Option<f64>>) {
    let spelled = value.map(|value| i18n::digits(&value.to_string())).unwrap_or_default();
    parsed_field(ui, fonts, name, "", &spelled, |text| text.parse::<f64>().ok().filter(|number| number.is_finite()))
}

/// A date field in figures, in the calendar of the interface's language; empty for `None`. The tooltip shows the date
/// in words, in Persian also the Gregorian date. If the user changed it, returns the new date.
pub fn date_field(
    ui: &mut Ui,
    fonts: &mut FontBook,
    name: &str,
    value: Option<Date>,
) -> (Response, Option<Option<Date>>) {
    let language = i18n::language();
    let spelled = value.map(|date| i18n::digits(&calendar::figures(date, language))).unwrap_or_default();
    let (response, changed) =
        parsed_field(ui, fonts, name, &m("date-pattern").text(), &spelled, calendar::from_figures);
    let words = value.map(|date| match language {
        Language::English | Language::Arabic => calendar::day(date, language),
        Language::Persian => format!("{}\n{}", calendar::day(date, language), calendar::day(date, Language::English)),
    });
    (with_tip(response, words.unwrap_or_default()), changed)
}

/// A field whose text is parsed by `parse`. Text that does not parse is marked, stays in the field and changes nothing.
#[expect(clippy::option_option, reason = "the outer says whether to change, the inner is the new value")]
fn parsed_field<T>(
    ui: &mut Ui,
    fonts: &mut FontBook,
    name: &str,
    hint: &str,
    spelled: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> (Response, Option<Option<T>>) {
    let tokens = Tokens::of(ui.ctx());
    let draft_id: Id = ui.scope_id().with((name, "draft"));
    let mut text = ui.data(|data| data.get_temp::<String>(draft_id)).unwrap_or_else(|| spelled.to_owned());
    // Figures are left to right in every language.
    let field = MapField::new(name, &mut text).hint(hint).direction(BaseDirection::Always(Direction::Ltr));
    let field = field.for_figures().ui(ui, fonts);
    let response = field.response;
    let latin = with_latin_digits(&text);
    let understood = if latin.is_empty() { Some(None) } else { parse(&latin).map(Some) };
    if understood.is_none() {
        ui.painter().rect_stroke(response.rect, 8, Stroke::new(1.5, tokens.bad), StrokeKind::Inside);
    }
    let changed = if response.changed() { understood } else { None };
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(draft_id, text));
    } else {
        ui.data_mut(|data| data.remove_temp::<String>(draft_id));
    }
    (response, changed)
}

/// `text` of a number without spaces, with Arabic and Persian digits and decimal marks converted to Latin ones.
#[must_use]
pub fn with_latin_digits(text: &str) -> String {
    let latin = |digit: u32| char::from_digit(digit, 10);
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{66C}')
        .filter_map(|c| match c {
            '\u{660}'..='\u{669}' => latin(u32::from(c) - 0x660),
            '\u{6F0}'..='\u{6F9}' => latin(u32::from(c) - 0x6F0),
            '\u{66B}' | ',' => Some('.'),
            '\u{2212}' => Some('-'),
            other => Some(other),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::with_latin_digits;

    #[test]
    fn persian_digits_are_numbers() {
        assert_eq!(with_latin_digits("۱۲٫۵"), "12.5");
        assert_eq!(with_latin_digits("−٣ ٠٠٠"), "-3000");
    }
}
