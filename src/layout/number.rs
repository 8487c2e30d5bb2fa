//! Numbers as the map's language writes them.

use super::{calendar::solar_hijri, words::Words};
use crate::model::{Date, Language};

/// The minus sign, as wide as a plus.
const MINUS: &str = "−";

/// `value` in short, with the language's digits: `2.9`, `1,240`, `48 k`; `۲٫۹`, `۴۸ هزار`.
#[must_use]
pub fn short(value: f64, language: Language) -> String {
    let words = Words::of(language);
    let size = value.abs();
    let (scaled, unit) = if size >= 1e9 {
        (value / 1e9, words.billion)
    } else if size >= 1e6 {
        (value / 1e6, words.million)
    } else if size >= 1e4 {
        (value / 1e3, words.thousand)
    } else {
        (value, "")
    };
    let plain = grouped(&rounded(scaled));
    let number = localized(&plain, language);
    let number = match number.strip_prefix(MINUS) {
        Some(size) => signed(MINUS, size, language),
        None => number,
    };
    if unit.is_empty() { number } else { format!("{number}\u{a0}{unit}") }
}

/// `value` with its unit: `41 %`, `٪` for the languages that have their own sign.
#[must_use]
pub fn with_unit(value: f64, unit: &str, language: Language) -> String {
    let number = short(value, language);
    match (unit.trim(), language) {
        ("", _) => number,
        ("%" | "٪", Language::Arabic | Language::Persian) => format!("{number}٪"),
        (unit, _) => format!("{number}\u{a0}{unit}"),
    }
}

/// The change `by`, with its sign: `+6`, `−2`.
#[must_use]
pub fn change(by: f64, unit: &str, language: Language) -> String {
    let sign = if by < 0.0 { MINUS } else { "+" };
    signed(sign, &with_unit(by.abs(), unit, language), language)
}

/// `number` behind its sign, on the side where the language's readers look for it whatever the words around: before the
/// number in reading order in English and Arabic, left of it in Persian (as in the Unicode CLDR).
fn signed(sign: &str, number: &str, language: Language) -> String {
    match language {
        Language::English => format!("{sign}{number}"),
        Language::Arabic => format!("\u{61c}{sign}{number}"),
        Language::Persian => {
            let (digits, unit) = number.split_at(number.find('\u{a0}').unwrap_or(number.len()));
            format!("\u{2066}{sign}{digits}\u{2069}{unit}")
        }
    }
}

/// The year of `date`, in the calendar the language's readers use: the Solar Hijri one in Persian.
#[must_use]
pub fn year(date: Date, language: Language) -> String {
    let gregorian = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let year = match language {
        Language::English | Language::Arabic => gregorian.0,
        Language::Persian => solar_hijri(gregorian).0,
    };
    localized(&year.to_string(), language)
}

/// `text` with its digits, decimal point and thousands comma as `language` writes them.
#[must_use]
pub fn localized(text: &str, language: Language) -> String {
    let zero = match language {
        Language::English => return text.to_owned(),
        Language::Arabic => '٠',
        Language::Persian => '۰',
    };
    let own = |character: char| match character {
        '.' => '٫',
        ',' => '٬',
        _ => character
            .to_digit(10)
            .and_then(|digit| char::from_u32(u32::from(zero).saturating_add(digit)))
            .unwrap_or(character),
    };
    text.chars().map(own).collect()
}

/// Two decimals below 1, one below 100, none above; without trailing zeros.
fn rounded(value: f64) -> String {
    let size = value.abs();
    let text = if size < 1.0 {
        format!("{value:.2}")
    } else if size < 100.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    };
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    if text == "-0" { "0".to_owned() } else { text.replace('-', "−") }
}

/// `number` with a comma after each group of three digits of its whole part, from 1,000 on.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.find('.').map_or((number, ""), |at| number.split_at(at));
    let digits = whole.chars().filter(char::is_ascii_digit).count();
    let mut left = digits;
    let mut text = String::new();
    for character in whole.chars() {
        text.push(character);
        if character.is_ascii_digit() {
            left = left.saturating_sub(1);
            if left > 0 && left.is_multiple_of(3) {
                text.push(',');
            }
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_in_the_digits_of_the_language() {
        assert_eq!(short(48_000.0, Language::English), "48\u{a0}k");
        assert_eq!(short(1_240.0, Language::English), "1,240");
        assert_eq!(short(2.9, Language::Persian), "۲٫۹");
        assert_eq!(short(-0.001, Language::English), "0");
        assert_eq!(short(48_000.0, Language::Persian), "۴۸\u{a0}هزار");
        assert_eq!(with_unit(41.0, "%", Language::Arabic), "٤١٪");
        assert_eq!(with_unit(41.0, "%", Language::English), "41\u{a0}%");
        assert_eq!(change(-2.0, "pt", Language::English), "−2\u{a0}pt");
        assert_eq!(change(6.0, "%", Language::Persian), "\u{2066}+۶٪\u{2069}");
        assert_eq!(change(-7.0, "روز", Language::Persian), "\u{2066}−۷\u{2069}\u{a0}روز");
        assert_eq!(short(-35.0, Language::Arabic), "\u{61c}−٣٥");
    }

    #[test]
    fn the_year_is_that_of_the_readers_calendar() {
        let date = |month, day| Date::new(2026, month, day).expect("a day");
        assert_eq!(year(date(3, 2), Language::English), "2026");
        assert_eq!(year(date(3, 2), Language::Persian), "۱۴۰۴");
        assert_eq!(year(date(4, 2), Language::Persian), "۱۴۰۵");
        assert_eq!(year(date(4, 2), Language::Arabic), "٢٠٢٦");
    }
}
