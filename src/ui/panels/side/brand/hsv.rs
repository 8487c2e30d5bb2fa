//! Colours as hue, saturation and value, for the square and the bar of a colour field.

use crate::color::Rgba;

/// A colour's hue, saturation and value, each 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Hsv {
    /// The position on the colour circle: red, yellow, green, cyan, blue, magenta and red again.
    pub(super) hue: f32,
    /// From grey (0) to the pure hue (1).
    pub(super) saturation: f32,
    /// From black (0) to the brightest colour of the hue (1).
    pub(super) value: f32,
}

impl Hsv {
    /// Converts `color`. A grey has no hue and keeps that of `before`; black also keeps the saturation.
    pub(super) fn of(color: Rgba, before: Self) -> Self {
        let [r, g, b] = [color.r, color.g, color.b].map(|channel| f32::from(channel) / 255.0);
        let value = r.max(g).max(b);
        let range = value - r.min(g).min(b);
        if value <= 0.0 {
            return Self { value: 0.0, ..before };
        }
        if range <= 0.0 {
            return Self { saturation: 0.0, value, ..before };
        }
        let sixth = if value <= r {
            ((g - b) / range).rem_euclid(6.0)
        } else if value <= g {
            (b - r) / range + 2.0
        } else {
            (r - g) / range + 4.0
        };
        Self { hue: sixth / 6.0, saturation: range / value, value }
    }

    /// The colour with the given alpha.
    pub(super) fn color(self, alpha: u8) -> Rgba {
        let channel = |offset: f32| {
            let place = (offset + self.hue * 6.0).rem_euclid(6.0);
            let share = self.value * (1.0 - self.saturation * place.min(4.0 - place).clamp(0.0, 1.0));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255 first")]
            let channel = (share * 255.0).round().clamp(0.0, 255.0) as u8;
            channel
        };
        // Over the circle each channel is the same trapezoid, shifted by a third.
        Rgba::new(channel(5.0), channel(3.0), channel(1.0), alpha)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_go_there_and_back() {
        for text in ["#000000", "#FFFFFF", "#3355AA", "#AA3355", "#55AA33", "#FFFF00", "#00FFFF", "#FF00FF", "#010203"]
        {
            let color = Rgba::from_hex(text).unwrap();
            assert_eq!(Hsv::of(color, Hsv::default()).color(255), color);
        }
    }

    #[test]
    fn a_grey_keeps_the_hue_it_came_from() {
        let blue = Hsv::of(Rgba::new(51, 85, 170, 255), Hsv::default());
        let grey = Hsv::of(Rgba::new(90, 90, 90, 255), blue);
        assert!((grey.hue - blue.hue).abs() < 1e-6);
        let black = Hsv::of(Rgba::new(0, 0, 0, 255), blue);
        assert!((black.saturation - blue.saturation).abs() < 1e-6);
    }
}
