//! Reads the values of cells: feelings, marks, levels and scores, as words in the languages of the program, as numbers
//! or as signs.

use crate::{
    fold::{fold, squashed},
    model::{Evidence, FeelingValue, Presence, Score, Severity},
};

/// The scale of the numbers in a column of feelings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeelingScale {
    /// -2 to +2, as on the map.
    Map,
    /// 1 to 5.
    OneToFive,
    /// -5 to +5.
    FiveToFive,
    /// 0 to 10.
    ToTen,
}

impl FeelingScale {
    /// The scale of a column with these `cells`: the smallest in which all their numbers fit. Numbers of 1 and more are
    /// on the scale of 1 to 5 if one of them is above 2. Otherwise a single number outside -2..+2 among others is taken
    /// for a mistake.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let numbers: Vec<f64> = cells.filter_map(number).collect();
        let fits = |least: f64, most: f64| numbers.iter().all(|number| (least..=most).contains(number));
        let outside = numbers.iter().filter(|number| !(-2.0..=2.0).contains(*number)).count();
        let has_negative = numbers.iter().any(|number| (-2.0..0.0).contains(number));
        let is_mistake = outside == 1 && (numbers.len() > 2 || has_negative) && !fits(1.0, f64::INFINITY);
        if outside == 0 || is_mistake {
            Self::Map
        } else if fits(1.0, 5.0) {
            Self::OneToFive
        } else if fits(-5.0, 5.0) {
            Self::FiveToFive
        } else {
            Self::ToTen
        }
    }

    /// The scale that a heading states, such as "Feeling (1-5)"; `None` if it states none.
    pub(super) fn stated(heading: &str) -> Option<Self> {
        let folded = fold(heading);
        let numbers = folded.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
        match numbers.collect::<Vec<_>>().as_slice() {
            ["1", "5"] => Some(Self::OneToFive),
            ["0" | "1", "10"] => Some(Self::ToTen),
            ["5", "5"] => Some(Self::FiveToFive),
            ["2", "2"] => Some(Self::Map),
            _ => None,
        }
    }

    /// The least and the greatest number of the scale.
    #[must_use]
    pub fn range(self) -> (i8, i8) {
        match self {
            Self::Map => (-2, 2),
            Self::OneToFive => (1, 5),
            Self::FiveToFive => (-5, 5),
            Self::ToTen => (0, 10),
        }
    }

    /// Whether `cell` is a number that is not on the scale.
    pub(super) fn is_off(self, cell: &str) -> bool {
        number(cell).is_some_and(|number| self.feeling(number).is_none())
    }

    /// The feeling that `number` means; `None` if it is not on the scale.
    fn feeling(self, number: f64) -> Option<FeelingValue> {
        match self {
            Self::Map => FeelingValue::new(number),
            Self::OneToFive => FeelingValue::new(number - 3.0),
            Self::FiveToFive => FeelingValue::new(number / 2.5),
            Self::ToTen => FeelingValue::new((number - 5.0) / 2.5),
        }
    }
}

/// The words for feelings, divided by bars.
const LEVELS: [(f64, &str); 5] = [
    (-2.0, "very bad|terrible|awful|angry|very negative|سيئ جدا|سيئ جدًا|غاضب|خیلی بد|بسیار بد|خشمگین|عصبانی"),
    (-1.0, "bad|negative|sad|unhappy|frustrated|low|سيئ|سلبي|حزين|محبط|بد|منفی|ناراحت|ناراضی|غمگین"),
    (0.0, "neutral|ok|okay|so so|محايد|عادي|خنثی|معمولی|متوسط"),
    (1.0, "good|positive|happy|satisfied|high|جيد|إيجابي|سعيد|راض|خوب|مثبت|خوشحال|راضی"),
    (2.0, "very good|great|excellent|delighted|very positive|جيد جدا|جيد جدًا|ممتاز|سعيد جدا|خیلی خوب|بسیار خوب|عالی"),
];

/// The signs for feelings, divided by spaces.
const SIGNS: [(f64, &str); 5] = [
    (-2.0, "-- −− :(( 😡 😠 😭 🤬"),
    (-1.0, "- − – :( :-( ☹ ☹️ 🙁 😞 😟 😕 👎"),
    (0.0, ":| :-| 😐 😑 ±"),
    (1.0, "+ :) :-) 🙂 ☺ ☺️ 😊 👍"),
    (2.0, "++ :D :-D 😀 😃 😄 😍 🤩"),
];

/// The feeling of a `cell`, whose column has numbers of `scale`.
pub(super) fn feeling(cell: &str, scale: FeelingScale) -> Option<FeelingValue> {
    let cell = cell.trim();
    if let Some(number) = number(cell) {
        return scale.feeling(number);
    }
    let sign = SIGNS.iter().find(|(_, signs)| signs.split(' ').any(|sign| sign == cell));
    let word = || one_of(cell, &LEVELS);
    sign.map(|(value, _)| *value).or_else(word).and_then(FeelingValue::new)
}

/// Whether `cell` is a number, in the digits of any script.
#[must_use]
pub fn is_number(cell: &str) -> bool {
    number(cell).is_some()
}

/// The number that `cell` is, in the digits of any script, with its sign before or after it.
pub(super) fn number(cell: &str) -> Option<f64> {
    let folded = fold(cell).replace(['−', '–'], "-").replace([',', '٫'], ".");
    let folded = folded.trim();
    let (sign, digits) = match folded.strip_prefix(['+', '-']) {
        Some(digits) => (folded.starts_with('-'), digits),
        None => match folded.strip_suffix(['+', '-']) {
            Some(digits) => (folded.ends_with('-'), digits),
            None => (false, folded),
        },
    };
    let is_number = digits.starts_with(|it: char| it.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let value: f64 = digits.parse().ok().filter(|_| is_number)?;
    Some(if sign { -value } else { value })
}

/// Whether `cell` says yes; `None` if it says neither yes nor no.
pub(super) fn yes(cell: &str) -> Option<bool> {
    let cell = cell.trim();
    if ["✓", "✔", "☑", "★", "*", "+", "✔️"].contains(&cell) {
        return Some(true);
    }
    if ["-", "–", "✗", "☐"].contains(&cell) {
        return Some(false);
    }
    let words: [(bool, &str); 2] =
        [(true, "yes|y|true|x|1|checked|نعم|بله|آری|هست"), (false, "no|n|false|0|لا|خیر|نه|نیست")];
    one_of(cell, &words)
}

/// The presence that `cell` names.
pub(super) fn presence(cell: &str) -> Option<Presence> {
    let words: [(Presence, &str); 2] = [
        (Presence::Online, "online|digital|متصل|عبر الإنترنت|رقمي|آنلاین|برخط|دیجیتال"),
        (Presence::Offline, "offline|in person|physical|غير متصل|حضوري|آفلاین|حضوری|برون‌خط"),
    ];
    one_of(cell, &words)
}

/// The evidence that `cell` names.
pub(super) fn evidence(cell: &str) -> Option<Evidence> {
    let words: [(Evidence, &str); 3] = [
        (Evidence::Assumed, "assumed|assumption|hypothesis|guess|مفترض|افتراض|فرض|فرضی"),
        (Evidence::Partial, "partly|partial|partly supported|جزئي|مدعوم جزئيا|تا حدی|بخشی"),
        (Evidence::Researched, "researched|research|observed|proven|مبحوث|مثبت|بحث|پژوهش|پژوهش شده|تحقیق شده"),
    ];
    one_of(cell, &words)
}

/// The severity that `cell` names.
pub(super) fn severity(cell: &str) -> Option<Severity> {
    let words: [(Severity, &str); 3] = [
        (Severity::Low, "low|minor|l|1|منخفضة|منخفض|قليلة|کم|پایین"),
        (Severity::Medium, "medium|moderate|m|2|متوسطة|متوسط|میانه"),
        (Severity::High, "high|major|critical|severe|h|3|عالية|عال|مرتفعة|زیاد|بالا|شدید"),
    ];
    one_of(cell, &words)
}

/// The score that `cell` is.
pub(super) fn score(cell: &str) -> Option<Score> {
    let number = number(cell)?;
    (1..=10).find(|score| (f64::from(*score) - number).abs() < 1e-9).and_then(Score::new)
}

/// The names in a list within a cell.
pub(super) fn names(cell: &str) -> Vec<String> {
    let names = cell.split([',', ';', '،', '؛', '\n']).map(str::trim).filter(|name| !name.is_empty());
    names.map(ToOwned::to_owned).collect()
}

/// The value among `words`, which are divided by bars, that `cell` names; `None` if it asks.
fn one_of<T: Copy>(cell: &str, words: &[(T, &str)]) -> Option<T> {
    let asked = squashed(cell);
    if asked.is_empty() || cell.contains(['?', '؟']) {
        return None;
    }
    let is_asked = |words: &str| words.split('|').any(|word| squashed(word) == asked);
    words.iter().find(|(_, words)| is_asked(words)).map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feelings_are_read_as_numbers_of_any_scale_as_words_and_as_signs() {
        let read = |cells: &[&str]| -> Vec<Option<f64>> {
            let scale = FeelingScale::of(cells.iter().copied());
            cells.iter().map(|cell| feeling(cell, scale).map(FeelingValue::get)).collect()
        };
        assert_eq!(read(&["-2", "+1", "0"]), [Some(-2.0), Some(1.0), Some(0.0)]);
        assert_eq!(read(&["1", "5", "4", "ok?"]), [Some(-2.0), Some(2.0), Some(1.0), None]);
        assert_eq!(read(&["۱", "۵", "۳"]), [Some(-2.0), Some(2.0), Some(0.0)]);
        assert_eq!(read(&["0", "10"]), [Some(-2.0), Some(2.0)]);
        assert_eq!(read(&["−5", "5"]), [Some(-2.0), Some(2.0)]);
        assert_eq!(read(&["bad", "Very good", "خوب", "سيئ", "☹️", "++"]).iter().flatten().count(), 6);
        assert_eq!(read(&["1,5"]), [Some(1.5)]);
        assert_eq!(read(&["-1", "3"]), [Some(-1.0), None], "a number off the scale rescales no other");
        assert_eq!(read(&["-1", "-1.5", "3"]), [Some(-1.0), Some(-1.5), None]);
    }

    #[test]
    fn marks_levels_and_scores_are_read_in_three_languages() {
        assert_eq!((yes("x"), yes("بله"), yes("لا"), yes("perhaps")), (Some(true), Some(true), Some(false), None));
        assert_eq!((severity("زیاد"), severity("منخفضة")), (Some(Severity::High), Some(Severity::Low)));
        assert_eq!(evidence("Partly"), Some(Evidence::Partial));
        assert_eq!((score("۷"), score("11"), score("2.5")), (Score::new(7), None, None));
        assert_eq!(names("Phone، E-mail; Shop"), ["Phone", "E-mail", "Shop"]);
    }
}
