//! The plural categories of Arabic. The plural rules that Fluent brings take 103 for `other`, as if the categories `few`
//! and `many` ended at 99; the Arabic messages therefore choose by the function `PLURAL` instead: `{ PLURAL($count) ->`.

use fluent_bundle::{FluentArgs, FluentValue};

/// The function `PLURAL` of messages: the plural category in Arabic of its first argument, a whole number.
pub(super) fn category<'a>(arguments: &[FluentValue<'a>], _named: &FluentArgs<'_>) -> FluentValue<'a> {
    let category = match arguments.first() {
        Some(FluentValue::Number(number)) => number.as_string().parse().map_or("other", of),
        Some(FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error) | None => {
            "other"
        }
    };
    category.into()
}

/// The plural category of `count` (CLDR 48).
fn of(count: u64) -> &'static str {
    match (count, count % 100) {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, 3..=10) => "few",
        (_, 11..=99) => "many",
        (_, 0..=2 | 100..) => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_begin_again_after_each_hundred() {
        for (counts, category) in [
            (&[0][..], "zero"),
            (&[1], "one"),
            (&[2], "two"),
            (&[3, 10, 103, 110, 1003], "few"),
            (&[11, 26, 99, 111, 1011], "many"),
            (&[100, 101, 102, 200, 1000, 1_000_000], "other"),
        ] {
            for count in counts {
                assert_eq!(of(*count), category, "{count}");
            }
        }
    }
}
