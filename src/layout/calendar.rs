//! Days as the map's language writes them: Gregorian in English and Arabic, Solar Hijri in Persian.

use super::number::localized;
use crate::model::{Date, Language};

const ENGLISH: [&str; 12] = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const ARABIC: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
const PERSIAN: [&str; 12] =
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

/// `date` in words: `1 May 2026`, `١ مايو ٢٠٢٦`, `۱۱ اردیبهشت ۱۴۰۵`.
#[must_use]
pub fn day(date: Date, language: Language) -> String {
    let gregorian = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let ((year, month, day), months) = match language {
        Language::English => (gregorian, ENGLISH),
        Language::Arabic => (gregorian, ARABIC),
        Language::Persian => (solar_hijri(gregorian), PERSIAN),
    };
    let month = usize::try_from(month - 1).ok().and_then(|at| months.get(at)).copied().unwrap_or_default();
    localized(&format!("{day} {month} {year}"), language)
}

/// Year, month and day of the Solar Hijri calendar, by the rule of eight leap years in 33, which agrees with the
/// astronomical one from 1799 to 2256.
pub(super) fn solar_hijri((year, month, day): (i32, i32, i32)) -> (i32, i32, i32) {
    let today = day_number(year, month, day);
    let guess = year - 621;
    let solar = if today < new_year(guess) { guess - 1 } else { guess };
    let since = today - new_year(solar);
    if since < 186 {
        (solar, since / 31 + 1, since % 31 + 1)
    } else {
        (solar, (since - 186) / 30 + 7, (since - 186) % 30 + 1)
    }
}

/// The day number of the first day of the Solar Hijri year `year`.
fn new_year(year: i32) -> i32 {
    // Leap years are those whose remainder by 33 is 1, 5, 9, 13, 17, 22, 26 or 30.
    let before = year - 1;
    let leaps = (before.div_euclid(33)) * 8
        + [1, 5, 9, 13, 17, 22, 26, 30].into_iter().map(|leap| i32::from(before.rem_euclid(33) >= leap)).sum::<i32>();
    1_948_320 + before * 365 + leaps
}

/// The Julian day number of a Gregorian day.
fn day_number(year: i32, month: i32, day: i32) -> i32 {
    let early = (14 - month) / 12;
    let (year, month) = (year + 4800 - early, month + 12 * early - 3);
    day + (153 * month + 2) / 5 + 365 * year + year / 4 - year / 100 + year / 400 - 32045
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persian_days_are_solar_hijri_ones() {
        for (gregorian, solar) in [
            ((2026, 3, 21), (1405, 1, 1)),
            ((2026, 3, 20), (1404, 12, 29)),
            ((2025, 3, 20), (1403, 12, 30)),
            ((2024, 3, 20), (1403, 1, 1)),
            ((2021, 3, 20), (1399, 12, 30)),
            ((2026, 5, 1), (1405, 2, 11)),
            ((2026, 11, 22), (1405, 9, 1)),
            ((1979, 2, 11), (1357, 11, 22)),
        ] {
            assert_eq!(solar_hijri(gregorian), solar, "{gregorian:?}");
        }
    }

    #[test]
    fn days_are_written_in_the_words_of_the_language() {
        let date = Date::new(2026, 5, 1).expect("a day");
        assert_eq!(day(date, Language::English), "1 May 2026");
        assert_eq!(day(date, Language::Arabic), "١ مايو ٢٠٢٦");
        assert_eq!(day(date, Language::Persian), "۱۱ اردیبهشت ۱۴۰۵");
    }
}
