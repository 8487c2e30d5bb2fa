//! Colours: sRGB with straight (not premultiplied) alpha, eight bits a channel.

use std::fmt;

/// An sRGB colour with straight alpha.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rgba {
    /// Red, 0 to 255.
    pub r: u8,
    /// Green, 0 to 255.
    pub g: u8,
    /// Blue, 0 to 255.
    pub b: u8,
    /// Opacity, 0 (nothing) to 255 (opaque).
    pub a: u8,
}

impl Rgba {
    /// Fully transparent black: draws nothing.
    pub const TRANSPARENT: Self = Self::new(0, 0, 0, 0);

    /// The colour with these channels.
    #[must_use]
    pub const fn new(r: u8, g: u8, b: u8, a: u8) -> Self {
        Self { r, g, b, a }
    }

    /// Parses `#RRGGBB` or `#RRGGBBAA`; `None` if `text` has neither form.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        match digits.len() {
            6 => Some(Self::new(channel(0)?, channel(2)?, channel(4)?, 255)),
            8 => Some(Self::new(channel(0)?, channel(2)?, channel(4)?, channel(6)?)),
            _ => None,
        }
    }

    /// This colour with its opacity multiplied by `opacity` (0 to 1).
    #[must_use]
    pub fn faded(self, opacity: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255 first")]
        let a = (f64::from(self.a) * opacity.clamp(0.0, 1.0)).round() as u8;
        Self { a, ..self }
    }

    /// This colour laid over the opaque colour `ground`.
    #[must_use]
    pub fn over(self, ground: Self) -> Self {
        let alpha = f64::from(self.a) / 255.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a mean of two channels fits one")]
        let mix = |top: u8, under: u8| (f64::from(top) * alpha + f64::from(under) * (1.0 - alpha)).round() as u8;
        Self::new(mix(self.r, ground.r), mix(self.g, ground.g), mix(self.b, ground.b), 255)
    }

    /// This colour with `share` (0 to 1) of `other` in it; its opacity stays.
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix = Self { a: 255, ..other }.faded(share).over(self);
        Self { a: self.a, ..mix }
    }

    /// Relative luminance after WCAG 2.2, from 0 (black) to 1 (white); the alpha is ignored.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// The WCAG 2.2 contrast ratio with `other`, 1 to 21; alphas are ignored.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// `#RRGGBB`, or `#RRGGBBAA` where the colour is not opaque.
impl fmt::Display for Rgba {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.r, self.g, self.b)?;
        if self.a == 255 { Ok(()) } else { write!(f, "{:02X}", self.a) }
    }
}

impl fmt::Debug for Rgba {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
