//! Today's date, which findings such as a missed review need.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::model::Date;

/// Today in UTC, or `None` where the clock is outside the calendar.
pub(super) fn today() -> Option<Date> {
    const DAY_SECS: u64 = 86_400;
    date_of(SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs() / DAY_SECS)
}

/// The day that is `days` after 1970-01-01. Years are counted from March, so that a leap day comes last: the algorithm
/// is `civil_from_days` of Howard Hinnant, "chrono-compatible low-level date algorithms".
fn date_of(days: u64) -> Option<Date> {
    const DAYS_IN_ERA: u64 = 146_097;
    // From 0000-03-01, the start of an era of 400 years.
    let days = days.checked_add(719_468)?;
    let (era, day_of_era) = (days / DAYS_IN_ERA, days % DAYS_IN_ERA);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1970_are_the_days_of_the_calendar() {
        for (days, date) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_779, "2026-11-22"),
            (47_540, "2100-02-28"),
        ] {
            assert_eq!(date_of(days).map(|date| date.to_string()).as_deref(), Some(date));
        }
        assert_eq!(date_of(u64::MAX), None);
    }
}
