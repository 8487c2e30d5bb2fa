//! Dates as a map writes them, in its digits: Gregorian in English and Arabic, Solar Hijri in Persian.

use super::numerals::{Numerals, localized};
use crate::model::{Date, Language};

const ENGLISH: [&str; 12] = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const ARABIC: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
const PERSIAN: [&str; 12] =
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

/// `date` in words: `1 May 2026`, `١ مايو ٢٠٢٦`, `۱۱ اردیبهشت ۱۴۰۵`.
#[must_use]
pub fn day(date: Date, numerals: impl Into<Numerals>) -> String {
    let numerals = numerals.into();
    let gregorian = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let ((year, month, day), months) = match numerals.language {
        Language::English => (gregorian, ENGLISH),
        Language::Arabic => (gregorian, ARABIC),
        Language::Persian => (solar_hijri(gregorian), PERSIAN),
    };
    let month = usize::try_from(month - 1).ok().and_then(|at| months.get(at)).copied().unwrap_or_default();
    localized(&format!("{day} {month} {year}"), numerals)
}

/// The year of `date` in the calendar of the language: the Solar Hijri one in Persian.
#[must_use]
pub fn year(date: Date, numerals: impl Into<Numerals>) -> String {
    let numerals = numerals.into();
    let gregorian = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let year = match numerals.language {
        Language::English | Language::Arabic => gregorian.0,
        Language::Persian => solar_hijri(gregorian).0,
    };
    localized(&year.to_string(), numerals)
}

/// `date` in figures with Latin digits, as usual in the language: `2026-05-01` in English and Arabic, `1405/02/11` in
/// Persian.
#[must_use]
pub fn figures(date: Date, language: Language) -> String {
    match language {
        Language::English | Language::Arabic => date.to_string(),
        Language::Persian => {
            let gregorian = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
            let (year, month, day) = solar_hijri(gregorian);
            format!("{year:04}/{month:02}/{day:02}")
        }
    }
}

/// Parses a date in figures with Latin digits, separated by dashes, slashes or dots. A year before 1700 is in the Solar
/// Hijri calendar, any other in the Gregorian. `None` if there is no such date.
#[must_use]
pub fn from_figures(text: &str) -> Option<Date> {
    let mut parts = text.split(['-', '/', '.']);
    let mut next = || parts.next()?.parse::<i32>().ok();
    let (year, month, day) = (next()?, next()?, next()?);
    if parts.next().is_some() || year < 1 {
        return None;
    }
    let (year, month, day) = if year < 1700 { gregorian((year, month, day))? } else { (year, month, day) };
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// The Gregorian date of a Solar Hijri one; `None` if there is no such date.
fn gregorian(solar: (i32, i32, i32)) -> Option<(i32, i32, i32)> {
    let (year, month, day) = solar;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let days_before = if month <= 7 { (month - 1) * 31 } else { 186 + (month - 7) * 30 };
    let found = day_of(new_year(year) + days_before + day - 1);
    // A 31st of a short month, or a 30th of Esfand in a common year, would give another date.
    (solar_hijri(found) == solar).then_some(found)
}

/// The Gregorian date with this Julian day number, after Richards, "Mapping Time" (1998).
fn day_of(number: i32) -> (i32, i32, i32) {
    let f = number + 1401 + (((4 * number + 274_277) / 146_097) * 3) / 4 - 38;
    let e = 4 * f + 3;
    let h = 5 * ((e % 1461) / 4) + 2;
    let (day, month) = ((h % 153) / 5 + 1, (h / 153 + 2) % 12 + 1);
    (e / 1461 - 4716 + (14 - month) / 12, month, day)
}

/// The Solar Hijri year, month and day, by the rule of eight leap years in 33, which agrees with the astronomical
/// calendar from 1799 to 2256.
fn solar_hijri((year, month, day): (i32, i32, i32)) -> (i32, i32, i32) {
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
    // Leap years have the remainder 1, 5, 9, 13, 17, 22, 26 or 30 when divided by 33.
    let before = year - 1;
    let leaps = (before.div_euclid(33)) * 8
        + [1, 5, 9, 13, 17, 22, 26, 30].into_iter().map(|leap| i32::from(before.rem_euclid(33) >= leap)).sum::<i32>();
    1_948_320 + before * 365 + leaps
}

/// The Julian day number of a Gregorian date.
fn day_number(year: i32, month: i32, day: i32) -> i32 {
    let early = (14 - month) / 12;
    let (year, month) = (year + 4800 - early, month + 12 * early - 3);
    day + (153 * month + 2) / 5 + 365 * year + year / 4 - year / 100 + year / 400 - 32045
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Digits;

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
    fn days_in_figures_read_back_in_both_calendars() {
        for year in [1900, 1999, 2024, 2025, 2026, 2100] {
            for month in 1..=12 {
                for day in 1..=31 {
                    let Some(date) = Date::new(year, month, day) else { continue };
                    for language in Language::ALL {
                        assert_eq!(from_figures(&figures(date, language)), Some(date), "{date} {language:?}");
                    }
                }
            }
        }
        assert_eq!(from_figures("1405.2.11"), Date::new(2026, 5, 1));
        for none in ["", "1405", "1405/13/1", "1405/7/31", "1405/12/30", "2026-02-29", "1405/1/1/1", "x/1/1"] {
            assert_eq!(from_figures(none), None, "{none}");
        }
    }

    #[test]
    fn days_are_written_in_the_words_of_the_language() {
        let date = Date::new(2026, 5, 1).expect("a day");
        assert_eq!(day(date, Language::English), "1 May 2026");
        assert_eq!(day(date, Language::Arabic), "١ مايو ٢٠٢٦");
        assert_eq!(day(date, Language::Persian), "۱۱ اردیبهشت ۱۴۰۵");
        let latin = Numerals { language: Language::Persian, digits: Digits::Latin };
        assert_eq!(day(date, latin), "11 اردیبهشت 1405");
    }

    #[test]
    fn the_year_is_that_of_the_readers_calendar() {
        let date = |month, day| Date::new(2026, month, day).expect("a day");
        assert_eq!(year(date(3, 2), Language::English), "2026");
        assert_eq!(year(date(3, 2), Language::Persian), "۱۴۰۴");
        assert_eq!(year(date(4, 2), Language::Persian), "۱۴۰۵");
        assert_eq!(year(date(4, 2), Language::Arabic), "٢٠٢٦");
        let with = |language, digits| Numerals { language, digits };
        let latin = with(Language::Persian, Digits::Latin);
        assert_eq!(year(date(4, 2), latin), "1405", "the calendar stays that of the language");
        assert_eq!(year(date(4, 2), with(Language::English, Digits::Persian)), "۲۰۲۶");
    }
}
