//! The direction in which a text is read, and how it is decided.

use icu_properties::{CodePointMapData, props::BidiClass};

/// The way text and time run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right, as in English.
    #[default]
    Ltr,
    /// Right to left, as in Arabic and Persian.
    Rtl,
}

impl Direction {
    /// Right to left if `is_rtl`.
    #[must_use]
    pub fn from_rtl(is_rtl: bool) -> Self {
        if is_rtl { Self::Rtl } else { Self::Ltr }
    }

    /// Whether the direction is right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }

    /// The other direction.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self::from_rtl(!self.is_rtl())
    }
}

/// How the base direction of a paragraph is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BaseDirection {
    /// By its first letter (UAX #9, rules P2 and P3).
    FirstLetter,
    /// By the direction of the map or the interface that the paragraph belongs to, see [`Direction::of_paragraph`].
    Within(Direction),
    /// This direction, whatever the paragraph contains.
    Always(Direction),
}

impl BaseDirection {
    /// The base direction of `paragraph`; `None` to leave it to the first letter.
    #[must_use]
    pub fn of(self, paragraph: &str) -> Option<Direction> {
        match self {
            Self::FirstLetter => None,
            Self::Within(around) => Some(around.of_paragraph(paragraph)),
            Self::Always(direction) => Some(direction),
        }
    }
}

impl Direction {
    /// The base direction of `paragraph` in a map or an interface that runs in this direction (UAX #9, rule HL1).
    ///
    /// A paragraph with a letter of this direction has this direction, so that a Latin name at the start of a Persian
    /// sentence does not turn the sentence round. A paragraph whose letters all run the other way has the other
    /// direction. One without letters has this direction, except for a telephone number, whose groups of digits would
    /// otherwise change places. A left-to-right or right-to-left mark before the first letter overrides all of this.
    #[must_use]
    pub fn of_paragraph(self, paragraph: &str) -> Self {
        let mut strong = paragraph.chars().filter_map(|character| Some((character, Self::of_character(character)?)));
        match strong.next() {
            None if is_telephone_number(paragraph) => Self::Ltr,
            None => self,
            Some((mark, direction)) if is_mark(mark) => direction,
            Some((_, first)) if first == self || strong.any(|(_, direction)| direction == self) => self,
            Some(_) => self.reversed(),
        }
    }

    /// The direction of the first letter of `paragraph` outside of isolates (UAX #9, rule P2), which decides where
    /// nothing is known of the surroundings.
    #[must_use]
    pub fn of_first_letter(paragraph: &str) -> Option<Self> {
        let mut depth = 0_usize;
        paragraph.chars().find_map(|character| {
            match character {
                '\u{2066}'..='\u{2068}' => depth += 1,
                '\u{2069}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            Self::of_character(character).filter(|_| depth == 0)
        })
    }

    /// `paragraph` of a text in this direction, for programs that know nothing of it: with a mark at the start if its
    /// first letter would turn it the wrong way.
    #[must_use]
    pub fn marked(self, paragraph: &str) -> String {
        let direction = self.of_paragraph(paragraph);
        if Self::of_first_letter(paragraph).unwrap_or_default() == direction {
            return paragraph.to_owned();
        }
        let mark = if direction.is_rtl() { '\u{200f}' } else { '\u{200e}' };
        format!("{mark}{paragraph}")
    }

    /// `text` within a paragraph of this direction: in an isolate if its own direction is the other one.
    #[must_use]
    pub fn isolating(self, text: &str) -> String {
        if self.of_paragraph(text) == self {
            return text.to_owned();
        }
        let begin = if self.is_rtl() { '\u{2066}' } else { '\u{2067}' };
        format!("{begin}{text}\u{2069}")
    }

    /// The direction of `character`; `None` unless it is strong (UAX #9): letters are, digits and signs are not.
    fn of_character(character: char) -> Option<Self> {
        if character.is_ascii() {
            return character.is_ascii_alphabetic().then_some(Self::Ltr);
        }
        match CodePointMapData::<BidiClass>::new().get(character) {
            BidiClass::LeftToRight => Some(Self::Ltr),
            BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Self::Rtl),
            // Digits, signs, spaces and formatting characters; the classes are not an enum of this program.
            _ => None,
        }
    }
}

/// Whether `character` is an invisible mark that counts as a letter of its direction.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// The digits of a telephone number, at least and (by ITU-T E.164) at most.
const TELEPHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Whether `text` is a telephone number or a list of them, in any digits: groups of digits that single spaces, hyphens,
/// dots or brackets separate. Without a `+`, a bracket or a zero at the start each group but the first needs three
/// digits, which dates do not have.
fn is_telephone_number(text: &str) -> bool {
    let is_one = |number: &str| {
        let groups: Vec<&str> = number.split(|c| !is_digit(c)).filter(|group| !group.is_empty()).collect();
        let digits: usize = groups.iter().map(|group| group.chars().count()).sum();
        let is_marked = number.starts_with(['+', '(', '0', '٠', '۰']);
        let is_long = |group: &&str| group.chars().nth(2).is_some();
        TELEPHONE_DIGITS.contains(&digits)
            && (is_marked || (groups.len() > 1 && groups.iter().skip(1).all(is_long)))
            && number.split(is_digit).skip(1).all(is_separator)
    };
    let mut numbers = text.split([',', '،', ';', '؛', '/', '|']).map(str::trim).peekable();
    numbers.peek().is_some() && numbers.all(is_one)
}

/// Whether `between` may separate two digits of a telephone number.
fn is_separator(between: &str) -> bool {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let marks = between.chars().filter(|c| !is_space(*c)).count();
    marks <= 1
        && between.chars().count() <= marks + 1
        && between.chars().all(|c| is_space(c) || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '.' | '(' | ')'))
}

fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '٠'..='٩' | '۰'..='۹')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_the_maps_script_decides_wherever_it_is() {
        for text in ["CRM ما کند است؟", "iPhone را (دیروز) خرید!", "CEO شرکت", "ما CRM نداریم", "سلام"]
        {
            assert_eq!(Direction::Rtl.of_paragraph(text), Direction::Rtl, "{text}");
        }
        for text in ["Product page", "A purely English title: it stays left to right.", "Путь", "客户"] {
            assert_eq!(Direction::Rtl.of_paragraph(text), Direction::Ltr, "{text}");
        }
        for text in ["سفر means journey", "Safar سفر"] {
            assert_eq!(Direction::Ltr.of_paragraph(text), Direction::Ltr, "{text}");
        }
        assert_eq!(Direction::Ltr.of_paragraph("سفر، ۳ روز"), Direction::Rtl);
        assert_eq!(Direction::Ltr.of_paragraph("מסע הלקוח"), Direction::Rtl);
    }

    #[test]
    fn texts_of_digits_and_signs_take_the_maps_direction() {
        for text in ["۱۰٪ – ۲۰٪", "۱۴۰۳/۰۱/۰۱ – ۱۴۰۳/۰۶/۳۱", "۲۴/۷!", "۱. ۲. ۳.", "", "10 – 20", "10 - 20", "🙂 10"]
        {
            assert_eq!(Direction::Rtl.of_paragraph(text), Direction::Rtl, "{text}");
            assert_eq!(Direction::Ltr.of_paragraph(text), Direction::Ltr, "{text}");
        }
    }

    #[test]
    fn a_telephone_number_reads_left_to_right() {
        for text in [
            "+98 21 8888 7777",
            "021 8888 7777",
            "(021) 8888-7777",
            "٠٢١ ٨٨٨٨ ٧٧٧٧",
            "+۹۸ ۲۱ ۸۸۸۸ ۷۷۷۷",
            "8888 7777",
            "1 800 555 1234",
            "+98 21 8888 7777، +98 21 8888 7778",
        ] {
            assert_eq!(Direction::Rtl.of_paragraph(text), Direction::Ltr, "{text}");
        }
        for text in ["2026-05-01 - 2026-06-01", "09:00 - 10:00", "1403/01/01 – 1403/06/31", "12", "10, 20, 30"] {
            assert_eq!(Direction::Rtl.of_paragraph(text), Direction::Rtl, "{text}");
        }
    }

    #[test]
    fn a_text_for_other_programs_carries_its_direction_where_they_would_miss_it() {
        assert_eq!(Direction::Rtl.marked("CRM ما"), "\u{200f}CRM ما");
        assert_eq!(Direction::Rtl.marked("سفر CRM"), "سفر CRM");
        assert_eq!(Direction::Rtl.marked("Product page"), "Product page");
        assert_eq!(Direction::Rtl.marked("۱۰ – ۲۰"), "\u{200f}۱۰ – ۲۰");
        assert_eq!(Direction::Rtl.marked("\u{2066}Mona\u{2069}، بهترین"), "\u{2066}Mona\u{2069}، بهترین");
        assert_eq!(Direction::Ltr.marked("سفر means journey"), "\u{200e}سفر means journey");
        assert_eq!(Direction::Rtl.isolating("Mona, 34"), "\u{2066}Mona, 34\u{2069}");
        assert_eq!(Direction::Rtl.isolating("مونا، ۳۴"), "مونا، ۳۴");
    }

    #[test]
    fn a_mark_before_the_first_letter_overrides_the_rest() {
        assert_eq!(Direction::Rtl.of_paragraph("\u{200e}CRM ما"), Direction::Ltr);
        assert_eq!(Direction::Rtl.of_paragraph("\u{200f}Product page."), Direction::Rtl);
        assert_eq!(Direction::Ltr.of_paragraph("«\u{200f}سفر means journey»"), Direction::Rtl);
        assert_eq!(Direction::Rtl.of_paragraph("سفر \u{200e}(CRM)"), Direction::Rtl);
    }
}
