//! Decimal numbers as a person typed them, for rounding without the errors of binary fractions.

/// A number without its sign, as decimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    /// The digits before the decimal point.
    whole: Vec<u8>,
    /// The digits after the decimal point.
    fraction: Vec<u8>,
}

impl Decimal {
    /// The size of `value`, in the fewest digits that stand for the same `f64`; zero if it is not finite.
    pub(super) fn of(value: f64) -> Self {
        let text = value.abs().to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
        Self { whole: digits(whole), fraction: digits(fraction) }
    }

    /// The number divided by ten to the power of `places`.
    pub(super) fn shifted(&self, places: usize) -> Self {
        let mut whole = vec![0; places];
        whole.extend(&self.whole);
        let mut fraction = whole.split_off(self.whole.len());
        fraction.extend(&self.fraction);
        Self { whole, fraction }
    }

    /// The number with at most `places` decimals; a half is rounded up, that is, away from zero.
    pub(super) fn rounded(mut self, places: usize) -> Self {
        let is_up = self.fraction.get(places).is_some_and(|digit| *digit >= 5);
        self.fraction.truncate(places);
        let mut carries = is_up;
        for digit in self.fraction.iter_mut().rev().chain(self.whole.iter_mut().rev()) {
            if !carries {
                break;
            }
            carries = *digit == 9;
            *digit = if carries { 0 } else { *digit + 1 };
        }
        if carries {
            self.whole.insert(0, 1);
        }
        self
    }

    /// The number of digits before the decimal point, without leading zeros.
    pub(super) fn whole_digits(&self) -> usize {
        self.whole.iter().skip_while(|digit| **digit == 0).count()
    }

    /// Whether the number is zero.
    pub(super) fn is_zero(&self) -> bool {
        self.whole.iter().chain(&self.fraction).all(|digit| *digit == 0)
    }

    /// The number in Latin digits, with a comma after each group of three before the decimal point and without trailing
    /// zeros behind it.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        let digits = self.whole_digits();
        for (left, digit) in (0..digits).rev().zip(self.whole.iter().skip(self.whole.len() - digits)) {
            text.push(char::from(b'0' + digit));
            if left > 0 && left.is_multiple_of(3) {
                text.push(',');
            }
        }
        if text.is_empty() {
            text.push('0');
        }
        let shown = self.fraction.iter().rposition(|digit| *digit != 0).map_or(0, |last| last + 1);
        for (at, digit) in self.fraction.iter().take(shown).enumerate() {
            if at == 0 {
                text.push('.');
            }
            text.push(char::from(b'0' + digit));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_is_rounded_away_from_zero_as_it_was_typed() {
        for (value, places, text) in [
            (1.25, 1, "1.3"),
            (2.75, 1, "2.8"),
            (1.15, 1, "1.2"),
            (1.005, 2, "1.01"),
            (0.125, 2, "0.13"),
            (2.5, 0, "3"),
            (99.95, 1, "100"),
            (9.999, 2, "10"),
            (1.24, 1, "1.2"),
            (1_234_567.0, 1, "1,234,567"),
            (0.0, 2, "0"),
        ] {
            assert_eq!(Decimal::of(value).rounded(places).text(), text, "{value}");
            assert_eq!(Decimal::of(-value).rounded(places).text(), text, "{value}");
        }
    }

    #[test]
    fn a_number_is_divided_by_powers_of_ten_exactly() {
        assert_eq!(Decimal::of(999_950.0).shifted(3).text(), "999.95");
        assert_eq!(Decimal::of(12.5).shifted(3).text(), "0.0125");
        assert_eq!(Decimal::of(3.0).shifted(0).text(), "3");
    }
}
