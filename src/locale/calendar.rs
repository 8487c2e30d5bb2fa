//! Dates as a map writes them, in its digits: Gregorian in English and Arabic, Solar Hijri in Persian.

use icu_calendar::{
    Date as CalendarDate,
    cal::{Iso, Persian},
};

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
    let ((year, month, day), months) = match numerals.language {
        Language::English => (gregorian(date), ENGLISH),
        Language::Arabic => (gregorian(date), ARABIC),
        Language::Persian => (solar_hijri(date), PERSIAN),
    };
    let month = usize::from(month).checked_sub(1).and_then(|at| months.get(at)).copied().unwrap_or_default();
    localized(&format!("{day} {month} {year}"), numerals)
}

/// The year of `date` in the calendar of the language: the Solar Hijri one in Persian.
#[must_use]
pub fn year(date: Date, numerals: impl Into<Numerals>) -> String {
    let numerals = numerals.into();
    let (year, ..) = match numerals.language {
        Language::English | Language::Arabic => gregorian(date),
        Language::Persian => solar_hijri(date),
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
            let (year, month, day) = solar_hijri(date);
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
    let (year, month, day) = (next()?, u8::try_from(next()?).ok()?, u8::try_from(next()?).ok()?);
    if parts.next().is_some() || year < 1 {
        return None;
    }
    if year < 1700 { from_solar_hijri(year, month, day) } else { Date::new(u16::try_from(year).ok()?, month, day) }
}

fn gregorian(date: Date) -> (i32, u8, u8) {
    (i32::from(date.year()), date.month(), date.day())
}

/// The Solar Hijri year, month and day of `date`.
fn solar_hijri(date: Date) -> (i32, u8, u8) {
    let (year, month, day) = gregorian(date);
    // Every `Date` is a date of the ISO calendar, so the second case does not occur.
    let Ok(date) = CalendarDate::try_new_iso(year, month, day) else { return (year, month, day) };
    figures_of(&date.to_calendar(Persian))
}

/// The date with this Solar Hijri year, month and day; `None` if there is no such date.
fn from_solar_hijri(year: i32, month: u8, day: u8) -> Option<Date> {
    let date = CalendarDate::try_new_persian(year, month, day).ok()?;
    let (year, month, day) = figures_of(&date.to_calendar(Iso));
    Date::new(u16::try_from(year).ok()?, month, day)
}

fn figures_of<C: icu_calendar::AsCalendar>(date: &CalendarDate<C>) -> (i32, u8, u8) {
    (date.year().extended_year(), date.month().ordinal, date.day_of_month().0)
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
            let (year, month, day) = gregorian;
            let date = Date::new(year, month, day).expect("a day");
            assert_eq!(solar_hijri(date), solar, "{gregorian:?}");
            assert_eq!(from_solar_hijri(solar.0, solar.1, solar.2), Some(date), "{solar:?}");
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
