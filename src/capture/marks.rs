//! Spelling of single marks.

use std::ops::Range;

use crate::{
    fold::fold,
    model::{FeelingValue, LaneKind},
};

/// Whether `letter` is invisible and only affects the direction or joining of its neighbours.
pub(super) fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a backslash before `letter` turns it from a mark into an ordinary character.
pub(super) fn is_escapable(letter: char) -> bool {
    start_mark(letter).is_some()
        || name_mark(letter).is_some()
        || matches!(letter, ':' | '=' | '＝' | '(' | ')' | '|' | '\\')
}

/// A mark before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameMark {
    /// The name of a channel follows.
    Channel,
    /// A tag follows.
    Tag,
    /// The name of a lane, or of a kind of lanes, follows.
    Lane,
    /// The name or the number of a stage follows.
    Stage,
    /// The same, as a keyboard from right to left types it: an ordinary sign in text from left to right.
    MirroredStage,
}

/// The mark that `letter` is before a name; `None` if it is no mark. On the standard Persian keyboard (ISIRI 9147) the
/// keys of `@` and `#` type `٬` and `٫`; on the Arabic one `÷` is easier to type than `/`.
pub(super) fn name_mark(letter: char) -> Option<NameMark> {
    match letter {
        '@' | '＠' | '٬' => Some(NameMark::Channel),
        '#' | '＃' | '٫' => Some(NameMark::Tag),
        '/' | '／' | '÷' => Some(NameMark::Lane),
        '>' | '＞' => Some(NameMark::Stage),
        '<' | '＜' => Some(NameMark::MirroredStage),
        _ => None,
    }
}

/// A mark that may precede the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StartMark {
    /// The card is of this kind.
    Kind(LaneKind),
    /// The card is a moment of truth.
    MomentOfTruth,
}

/// The mark that `letter` is before a title; `None` if it is no mark.
pub(super) fn start_mark(letter: char) -> Option<StartMark> {
    match letter {
        '!' | '！' => Some(StartMark::Kind(LaneKind::PainPoints)),
        '+' | '＋' => Some(StartMark::Kind(LaneKind::Opportunities)),
        '?' | '؟' | '？' => Some(StartMark::Kind(LaneKind::Thoughts)),
        '*' | '＊' | '×' => Some(StartMark::MomentOfTruth),
        _ => None,
    }
}

/// Whether the mark at the start of `rest` is an ordinary character there: the sign of a number, a code such as
/// `*100#`, emphasis such as `*very*`, or an operator.
pub(super) fn is_prose(rest: &str) -> bool {
    let mut letters = rest.chars();
    let Some(sign) = letters.next() else { return true };
    let behind = letters.as_str();
    let next = behind.chars().find(|letter| !is_unseen(*letter));
    let is_digit =
        next.is_some_and(|next| fold(next.encode_utf8(&mut [0; 4])).starts_with(|it: char| it.is_ascii_digit()));
    match sign {
        '+' | '＋' => is_digit || next == Some('='),
        '*' | '＊' | '×' => is_digit || is_emphasis(behind.trim_start_matches(sign), sign),
        '!' => next == Some('='),
        _ => false,
    }
}

/// Whether `sign` occurs again in `behind` directly after a word.
fn is_emphasis(behind: &str, sign: char) -> bool {
    let closes = |(at, _): (usize, &str)| {
        behind.get(..at).and_then(|before| before.chars().next_back()).is_some_and(|before| !before.is_whitespace())
    };
    !behind.starts_with(char::is_whitespace) && behind.match_indices(sign).any(closes)
}

/// The feeling of the emoticon `word`; `None` if it is none.
pub(super) fn face(word: &str) -> Option<FeelingValue> {
    let value = match word {
        ":)" | ":-)" | "(:" => 1.0,
        ":D" | ":-D" => 2.0,
        ":(" | ":-(" | "):" => -1.0,
        ":|" | ":-|" | "|:" => 0.0,
        _ => match word.strip_prefix(":-").or_else(|| word.strip_prefix(':'))? {
            mouth if mouth.len() > 1 && mouth.bytes().all(|byte| byte == b')') => 2.0,
            mouth if mouth.len() > 1 && mouth.bytes().all(|byte| byte == b'(') => -2.0,
            _ => return None,
        },
    };
    FeelingValue::new(value)
}

/// The number after `=` in `word`, in any script's digits, with its sign before or after them; `None` if `word` has
/// another form. Between Persian and Arabic digits a slash and a comma of these scripts divide the fraction.
pub(super) fn number(word: &str) -> Option<f64> {
    let given = word.strip_prefix(['=', '＝'])?;
    let mut folded = fold(given);
    if !given.contains(|letter: char| letter.is_ascii_digit()) {
        folded = folded.replace(['/', '،'], ".");
    }
    let (sign, digits) = match folded.strip_prefix(['+', '-']) {
        Some(digits) => (folded.chars().next(), digits),
        None => match folded.strip_suffix(['+', '-']) {
            Some(digits) => (folded.chars().next_back(), digits),
            None => (None, folded.as_str()),
        },
    };
    let is_number = digits.starts_with(|it: char| it.is_ascii_digit())
        && digits.ends_with(|it: char| it.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        && digits.bytes().filter(|byte| !byte.is_ascii_digit()).count() <= 1;
    let value: f64 = digits.replace(',', ".").parse().ok().filter(|_| is_number)?;
    Some(if sign == Some('-') { -value } else { value })
}

/// Whether `word` looks like a number after `=`: it has digits, and otherwise only signs.
pub(super) fn is_like_number(word: &str) -> bool {
    let Some(given) = word.strip_prefix(['=', '＝']) else { return false };
    let folded = fold(given);
    let is_part = |letter: char| letter.is_ascii_digit() || "+-−.,٫/،".contains(letter);
    folded.contains(|letter: char| letter.is_ascii_digit()) && folded.chars().all(is_part)
}

/// If `rest`, the text after a mark such as `@`, begins with a quoted name: the name's range, and the end of the
/// closing quotation mark.
pub(super) fn quoted(rest: &str) -> Option<(Range<usize>, usize)> {
    const PAIRS: [(char, char); 5] = [('"', '"'), ('“', '”'), ('”', '”'), ('«', '»'), ('„', '“')];
    let first = rest.chars().next()?;
    let (_, close) = PAIRS.into_iter().find(|(open, _)| *open == first)?;
    let start = first.len_utf8();
    let end = start + rest.get(start..)?.find(close)?;
    let is_name = rest.get(start..end).is_some_and(|name| !name.trim().is_empty());
    is_name.then_some((start..end, end + close.len_utf8()))
}
