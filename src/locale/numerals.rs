//! Numbers as a map writes them: with the words and signs of its language, in its digits.

use super::words::Words;
use crate::model::{Digits, Language, Map};

/// The minus sign, as wide as a plus.
const MINUS: &str = "−";
/// Isolates for text that is left to right, whatever surrounds it.
const ISOLATE: [char; 2] = ['\u{2066}', '\u{2069}'];

/// How a map writes numbers and dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numerals {
    /// The language, which decides words, signs and calendar.
    pub language: Language,
    /// The digits; automatic for those of the language.
    pub digits: Digits,
}

impl From<Language> for Numerals {
    fn from(language: Language) -> Self {
        Self { language, digits: Digits::Auto }
    }
}

impl From<&Map> for Numerals {
    fn from(map: &Map) -> Self {
        Self { language: map.info.language, digits: map.info.digits }
    }
}

impl Numerals {
    /// The digit zero; `None` for Latin digits, which numbers have already.
    fn zero(self) -> Option<char> {
        match (self.digits, self.language) {
            (Digits::Latin, _) | (Digits::Auto, Language::English) => None,
            (Digits::ArabicIndic, _) | (Digits::Auto, Language::Arabic) => Some('٠'),
            (Digits::Persian, _) | (Digits::Auto, Language::Persian) => Some('۰'),
        }
    }

    /// Whether Latin digits occur among right-to-left words: a sign next to them would change sides with the words
    /// before, so it must be isolated.
    fn is_foreign(self) -> bool {
        self.language.is_rtl() && self.zero().is_none()
    }
}

/// `value` in short: `2.9`, `1,240`, `48 k`; `۲٫۹`, `۴۸ هزار`.
#[must_use]
pub fn short(value: f64, numerals: impl Into<Numerals>) -> String {
    let numerals = numerals.into();
    let words = Words::of(numerals.language);
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
    let number = localized(&grouped(&rounded(scaled)), numerals);
    let number = match number.strip_prefix(MINUS) {
        Some(size) => signed(MINUS, size, numerals),
        None => number,
    };
    if unit.is_empty() { number } else { format!("{number}\u{a0}{unit}") }
}

/// `value` with its unit: `41 %`; `٤١٪` in digits with their own percent sign; `41%` in Latin digits among Arabic or
/// Persian words.
#[must_use]
pub fn with_unit(value: f64, unit: &str, numerals: impl Into<Numerals>) -> String {
    let numerals = numerals.into();
    match unit.trim() {
        "" => short(value, numerals),
        "%" | "٪" => percent(value, numerals),
        unit => format!("{}\u{a0}{unit}", short(value, numerals)),
    }
}

fn percent(value: f64, numerals: Numerals) -> String {
    let number = short(value, numerals);
    match (numerals.zero(), numerals.language) {
        (Some(_), _) => format!("{number}٪"),
        (None, Language::English) => format!("{number}\u{a0}%"),
        (None, Language::Arabic | Language::Persian) => isolated(&format!("{}%", number.trim_matches(ISOLATE))),
    }
}

/// The change `by` with its sign: `+6`, `−2`.
#[must_use]
pub fn change(by: f64, unit: &str, numerals: impl Into<Numerals>) -> String {
    let numerals = numerals.into();
    let sign = if by < 0.0 { MINUS } else { "+" };
    let number = with_unit(by.abs(), unit, numerals);
    // Only a percentage is isolated already before it gets its sign.
    signed(sign, number.trim_matches(ISOLATE), numerals)
}

/// `number` with its sign, on the side where readers of the language expect it: before the number in reading order in
/// English and Arabic; to the left of it in Persian and with Latin digits (as in the Unicode CLDR).
fn signed(sign: &str, number: &str, numerals: Numerals) -> String {
    match numerals.language {
        Language::English => format!("{sign}{number}"),
        Language::Arabic if !numerals.is_foreign() => format!("\u{61c}{sign}{number}"),
        Language::Arabic | Language::Persian => {
            let (digits, unit) = number.split_at(number.find('\u{a0}').unwrap_or(number.len()));
            format!("{}{unit}", isolated(&format!("{sign}{digits}")))
        }
    }
}

fn isolated(text: &str) -> String {
    let [open, close] = ISOLATE;
    format!("{open}{text}{close}")
}

/// `text` with its digits, decimal point and thousands separator as the map writes them.
#[must_use]
pub fn localized(text: &str, numerals: impl Into<Numerals>) -> String {
    let Some(zero) = numerals.into().zero() else { return text.to_owned() };
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

/// `text` with Arabic and Persian digits converted to Latin ones.
#[must_use]
pub fn latin(text: &str) -> String {
    let own = |character: char| {
        let number = u32::from(character);
        let mut digits = [u32::from('٠'), u32::from('۰')].into_iter().filter_map(|zero| number.checked_sub(zero));
        digits.find_map(|digit| char::from_digit(digit, 10)).unwrap_or(character)
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

/// `number` with a comma after each group of three digits of its integer part, from 1,000 on.
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
    fn digits_can_be_chosen_apart_from_the_language() {
        let with = |language, digits| Numerals { language, digits };
        let latin = with(Language::Persian, Digits::Latin);
        assert_eq!(short(48_000.0, latin), "48\u{a0}هزار");
        assert_eq!(short(1_240.0, latin), "1,240");
        assert_eq!(short(-2.5, latin), "\u{2066}−2.5\u{2069}");
        assert_eq!(with_unit(41.0, "%", latin), "\u{2066}41%\u{2069}");
        assert_eq!(with_unit(-41.0, "٪", latin), "\u{2066}−41%\u{2069}");
        assert_eq!(change(6.0, "%", latin), "\u{2066}+6%\u{2069}");
        assert_eq!(change(-7.0, "روز", latin), "\u{2066}−7\u{2069}\u{a0}روز");
        assert_eq!(change(3.0, "", with(Language::Arabic, Digits::Latin)), "\u{2066}+3\u{2069}");
        assert_eq!(change(3.0, "", with(Language::Arabic, Digits::Persian)), "\u{61c}+۳");
        assert_eq!(with_unit(2.9, "%", with(Language::English, Digits::ArabicIndic)), "٢٫٩٪");
        assert_eq!(short(1_240.0, with(Language::English, Digits::Persian)), "۱٬۲۴۰");
        assert_eq!(short(7.0, with(Language::Persian, Digits::ArabicIndic)), "٧");
    }
}
