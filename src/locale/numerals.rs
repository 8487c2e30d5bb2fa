//! Numbers as a map writes them: with the words and signs of its language, in its digits, in the order of the Unicode
//! CLDR (version 45). The map, messages and the texts of pictures all have their numbers from here.

use super::{decimal::Decimal, words::Words};
use crate::model::{Digits, Language, Map};

/// The minus sign, as wide as a plus.
const MINUS: &str = "−";
/// The beginnings of an isolate (UAX #9), whose content has this direction whatever surrounds it.
const LTR_ISOLATE: char = '\u{2066}';
const RTL_ISOLATE: char = '\u{2067}';

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
    with_unit(value, "", numerals)
}

/// `value` with its unit: `41%`, `41 days`, `€41`; `۴۱٪`, `۴۱ روز`.
#[must_use]
pub fn with_unit(value: f64, unit: &str, numerals: impl Into<Numerals>) -> String {
    Quantity::new(value, unit, false).written(numerals.into())
}

/// The change `by` with its sign: `+6`, `−2`; `0` without one.
#[must_use]
pub fn change(by: f64, unit: &str, numerals: impl Into<Numerals>) -> String {
    Quantity::new(by, unit, true).written(numerals.into())
}

/// A number with its sign and unit, before it is written in a language.
struct Quantity<'a> {
    sign: &'static str,
    size: Decimal,
    scale: Scale,
    unit: Unit<'a>,
}

/// The word after the number.
#[derive(Clone, Copy)]
enum Scale {
    One,
    Thousand,
    Million,
    Billion,
}

#[derive(Clone, Copy)]
enum Unit<'a> {
    None,
    Percent,
    /// A sign such as €.
    Currency(&'a str),
    Word(&'a str),
}

impl<'a> Unit<'a> {
    fn of(text: &'a str) -> Self {
        // Not the rial sign ﷼, which is a word: it is written after the number.
        let is_currency =
            |c: char| matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{58f}' | '\u{e3f}' | '\u{20a0}'..='\u{20cf}');
        match text.trim() {
            "" => Self::None,
            "%" | "٪" => Self::Percent,
            sign if sign.chars().all(is_currency) => Self::Currency(sign),
            word => Self::Word(word),
        }
    }
}

impl<'a> Quantity<'a> {
    fn new(value: f64, unit: &'a str, is_change: bool) -> Self {
        let (size, scale) = scaled(&Decimal::of(value));
        let sign = match (size.is_zero(), value < 0.0, is_change) {
            (true, ..) | (false, false, false) => "",
            (false, true, _) => MINUS,
            (false, false, true) => "+",
        };
        Self { sign, size, scale, unit: Unit::of(unit) }
    }

    /// The quantity in the patterns of the Unicode CLDR for the language. Where words of the other direction around it
    /// could move its parts, the whole is in one isolate.
    fn written(&self, numerals: Numerals) -> String {
        let number = localized(&self.size.text(), numerals);
        let words = Words::of(numerals.language);
        let word = match self.scale {
            Scale::One => "",
            Scale::Thousand => words.thousand,
            Scale::Million => words.million,
            Scale::Billion => words.billion,
        };
        match numerals.language {
            Language::English => self.in_english(&number, word, numerals),
            Language::Arabic if !numerals.is_foreign() => self.in_arabic(&number, word),
            Language::Arabic | Language::Persian => self.in_persian(&number, word, numerals),
        }
    }

    /// `−1.5%`, `−€2`, `48 k`, `3 days`.
    fn in_english(&self, number: &str, word: &str, numerals: Numerals) -> String {
        let sign = self.sign;
        match self.unit {
            Unit::None => spaced(&format!("{sign}{number}"), [word, ""]),
            Unit::Percent => format!("{}{}", spaced(&format!("{sign}{number}"), [word, ""]), percent_sign(numerals)),
            Unit::Currency(currency) => spaced(&format!("{sign}{currency}{number}"), [word, ""]),
            Unit::Word(unit) => spaced(&format!("{sign}{number}"), [word, unit]),
        }
    }

    /// From right to left: the sign, the number, then per cent, currency or unit. A letter mark at the start lets all
    /// digits count as Arabic ones.
    fn in_arabic(&self, number: &str, word: &str) -> String {
        let sign = self.sign;
        let (percent, unit) = match self.unit {
            Unit::None => ("", ""),
            Unit::Percent => ("٪", ""),
            Unit::Currency(unit) | Unit::Word(unit) => ("", unit),
        };
        if sign.is_empty() && percent.is_empty() && word.is_empty() && unit.is_empty() {
            return number.to_owned();
        }
        isolated(RTL_ISOLATE, &spaced(&format!("\u{61c}{sign}{number}{percent}"), [word, unit]))
    }

    /// The sign, the currency, the number and per cent from left to right, then words to their left. Also for Latin
    /// digits among Arabic words.
    fn in_persian(&self, number: &str, word: &str, numerals: Numerals) -> String {
        let sign = self.sign;
        let percent = percent_sign(numerals);
        let (core, after) = match self.unit {
            Unit::None => (format!("{sign}{number}"), ""),
            Unit::Word(unit) => (format!("{sign}{number}"), unit),
            Unit::Percent if word.is_empty() => (format!("{sign}{number}{percent}"), ""),
            Unit::Percent => (format!("{sign}{number}"), percent),
            Unit::Currency(currency) if word.is_empty() => (format!("{sign}{currency}{number}"), ""),
            Unit::Currency(currency) => (format!("{sign}{number}"), currency),
        };
        let core = if core == number { core } else { isolated(LTR_ISOLATE, &core) };
        if word.is_empty() && after.is_empty() {
            return core;
        }
        isolated(RTL_ISOLATE, &spaced(&core, [word, after]))
    }
}

/// `size` as it is shown, and the word after it: two decimals below 1, one below 100, none above; from 10,000 on in
/// thousands. The scale follows from the rounded number, so that 999,950 is one million.
fn scaled(size: &Decimal) -> (Decimal, Scale) {
    let at = |places: usize| {
        let size = size.shifted(places);
        let decimals = match size.whole_digits() {
            0 => 2,
            1 | 2 => 1,
            _ => 0,
        };
        size.rounded(decimals)
    };
    let fitting = [(0, Scale::One, 4), (3, Scale::Thousand, 3), (6, Scale::Million, 3)].into_iter().find_map(
        |(places, scale, digits)| {
            let size = at(places);
            (size.whole_digits() <= digits).then_some((size, scale))
        },
    );
    fitting.unwrap_or_else(|| (at(9), Scale::Billion))
}

fn percent_sign(numerals: Numerals) -> &'static str {
    if numerals.zero().is_some() { "٪" } else { "%" }
}

/// `core` followed by those of `words` that are not empty, with no-break spaces between them.
fn spaced(core: &str, words: [&str; 2]) -> String {
    words.into_iter().filter(|word| !word.is_empty()).fold(core.to_owned(), |text, word| format!("{text}\u{a0}{word}"))
}

fn isolated(begin: char, text: &str) -> String {
    format!("{begin}{text}\u{2069}")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_in_the_digits_of_the_language() {
        assert_eq!(short(48_000.0, Language::English), "48\u{a0}k");
        assert_eq!(short(1_240.0, Language::English), "1,240");
        assert_eq!(short(2.9, Language::Persian), "۲٫۹");
        assert_eq!(short(-0.001, Language::English), "0");
        assert_eq!(short(48_000.0, Language::Persian), "\u{2067}۴۸\u{a0}هزار\u{2069}");
        assert_eq!(with_unit(41.0, "%", Language::English), "41%");
        assert_eq!(change(-2.0, "pt", Language::English), "−2\u{a0}pt");
        assert_eq!(change(0.0, "", Language::English), "0");
        assert_eq!(change(-0.001, "", Language::English), "0");
    }

    #[test]
    fn halves_are_rounded_away_from_zero_and_the_scale_follows_the_rounded_number() {
        let english = |value| short(value, Language::English);
        assert_eq!([1.25, -2.75, 1.15, 0.125].map(english), ["1.3", "−2.8", "1.2", "0.13"]);
        assert_eq!([999_950.0, 999_499.0, 9_999.6].map(english), ["1\u{a0}M", "999\u{a0}k", "10\u{a0}k"]);
        assert_eq!([999_999_999.0, 1e12].map(english), ["1\u{a0}bn", "1,000\u{a0}bn"]);
    }

    #[test]
    fn sign_per_cent_currency_and_unit_are_in_one_isolate() {
        let persian = |value, unit| with_unit(value, unit, Language::Persian);
        assert_eq!(persian(38.0, "%"), "\u{2066}۳۸٪\u{2069}");
        assert_eq!(persian(-1.5, "%"), "\u{2066}−۱٫۵٪\u{2069}");
        assert_eq!(persian(-7.0, "روز"), "\u{2067}\u{2066}−۷\u{2069}\u{a0}روز\u{2069}");
        assert_eq!(persian(1_240.0, "€"), "\u{2066}€۱٬۲۴۰\u{2069}");
        assert_eq!(persian(48_000.0, "€"), "\u{2067}۴۸\u{a0}هزار\u{a0}€\u{2069}");
        assert_eq!(persian(1_240.0, "تومان"), "\u{2067}۱٬۲۴۰\u{a0}تومان\u{2069}");
        assert_eq!(change(6.0, "%", Language::Persian), "\u{2066}+۶٪\u{2069}");
        let arabic = |value, unit| with_unit(value, unit, Language::Arabic);
        assert_eq!(arabic(41.0, "%"), "\u{2067}\u{61c}٤١٪\u{2069}");
        assert_eq!(arabic(-1.5, "%"), "\u{2067}\u{61c}−١٫٥٪\u{2069}");
        assert_eq!(arabic(-35.0, ""), "\u{2067}\u{61c}−٣٥\u{2069}");
        assert_eq!(arabic(1_240.0, "€"), "\u{2067}\u{61c}١٬٢٤٠\u{a0}€\u{2069}");
        assert_eq!(arabic(2.9, ""), "٢٫٩");
        assert_eq!(with_unit(-2.5, "€", Language::English), "−€2.5");
        assert_eq!(with_unit(48_000.0, "$", Language::English), "$48\u{a0}k");
    }

    #[test]
    fn digits_can_be_chosen_apart_from_the_language() {
        let with = |language, digits| Numerals { language, digits };
        let latin = with(Language::Persian, Digits::Latin);
        assert_eq!(short(48_000.0, latin), "\u{2067}48\u{a0}هزار\u{2069}");
        assert_eq!(short(1_240.0, latin), "1,240");
        assert_eq!(short(-2.5, latin), "\u{2066}−2.5\u{2069}");
        assert_eq!(with_unit(41.0, "%", latin), "\u{2066}41%\u{2069}");
        assert_eq!(with_unit(-41.0, "٪", latin), "\u{2066}−41%\u{2069}");
        assert_eq!(change(6.0, "%", latin), "\u{2066}+6%\u{2069}");
        assert_eq!(change(-7.0, "روز", latin), "\u{2067}\u{2066}−7\u{2069}\u{a0}روز\u{2069}");
        assert_eq!(change(3.0, "", with(Language::Arabic, Digits::Latin)), "\u{2066}+3\u{2069}");
        assert_eq!(change(3.0, "", with(Language::Arabic, Digits::Persian)), "\u{2067}\u{61c}+۳\u{2069}");
        assert_eq!(with_unit(2.9, "%", with(Language::English, Digits::ArabicIndic)), "٢٫٩٪");
        assert_eq!(short(1_240.0, with(Language::English, Digits::Persian)), "۱٬۲۴۰");
        assert_eq!(short(7.0, with(Language::Persian, Digits::ArabicIndic)), "٧");
    }
}
