//! How large a picture may become.

/// The longest side of a picture, in pixels.
pub const MAX_SIDE: u64 = 65_535;

/// The maximum number of pixels of a picture: a gigapixel, which common viewers can still open.
pub const MAX_PIXELS: u64 = 1_000_000_000;
