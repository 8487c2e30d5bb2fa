//! Today's date where the user is.

use std::time::SystemTime;

use jiff::{Timestamp, tz::TimeZone};

use crate::model::Date;

/// Today in the time zone of the system, in UTC if the system names none. `None` if the system's clock is set to a year
/// that no [`Date`] can have.
#[must_use]
pub fn today() -> Option<Date> {
    day_of(SystemTime::now())
}

/// The date at `instant` in the time zone of the system. `None` if no [`Date`] can have its year.
#[must_use]
pub fn day_of(instant: SystemTime) -> Option<Date> {
    day_at(Timestamp::try_from(instant).ok()?, &TimeZone::system())
}

/// The day before today in the time zone of the system.
#[must_use]
pub fn yesterday() -> Option<Date> {
    let zone = TimeZone::system();
    let today = zone.to_datetime(Timestamp::try_from(SystemTime::now()).ok()?).date();
    date(today.yesterday().ok()?)
}

/// The date in `zone` at `instant`.
fn day_at(instant: Timestamp, zone: &TimeZone) -> Option<Date> {
    date(zone.to_datetime(instant).date())
}

fn date(day: jiff::civil::Date) -> Option<Date> {
    Date::new(u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?)
}

#[cfg(test)]
mod tests {
    use jiff::tz::Offset;

    use super::*;

    #[test]
    fn the_day_is_the_one_of_the_users_time_zone() {
        for (instant, offset_secs, day) in [
            ("2026-11-29T23:30:00-05:00", -5 * 3_600, "2026-11-29"),
            ("2026-11-30T01:30:00+03:30", 12_600, "2026-11-30"),
            ("2026-03-01T00:10:00+14:00", 14 * 3_600, "2026-03-01"),
            ("2026-12-31T23:50:00-11:00", -11 * 3_600, "2026-12-31"),
            ("1969-12-31T20:00:00-05:00", -5 * 3_600, "1969-12-31"),
            ("2028-02-29T12:00:00+00:00", 0, "2028-02-29"),
        ] {
            let zone = TimeZone::fixed(Offset::from_seconds(offset_secs).expect("an offset"));
            let found = day_at(instant.parse().expect("an instant"), &zone);
            assert_eq!(found.map(|day| day.to_string()).as_deref(), Some(day), "{instant}");
        }
    }

    #[test]
    fn a_clock_before_the_first_year_gives_no_day() {
        assert_eq!(day_at(Timestamp::MIN, &TimeZone::UTC), None);
    }
}
