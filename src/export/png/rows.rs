//! Encodes rows of a picture: from tiles to PNG scanlines to a piece of a zlib stream.
//!
//! Each piece is compressed independently of the previous one and ends on a byte boundary, so that pieces made by
//! different threads can be concatenated. The checksum of the stream is combined from those of the pieces.

use std::ops::Range;

use flate2::{Compress, Compression, FlushCompress, Status};

use super::size::PixelRegion;
use crate::raster::TILE;

/// The header of a zlib stream: deflate, a window of 32 KiB, fastest level.
pub(super) const ZLIB_HEADER: [u8; 2] = [0x78, 0x01];

/// The modulus of Adler-32 checksums (RFC 1950).
const ADLER_MODULUS: u64 = 65_521;

/// A piece of the compressed stream.
#[derive(Debug)]
pub(super) struct Piece {
    /// The compressed bytes.
    pub(super) bytes: Vec<u8>,
    /// The Adler-32 checksum of the uncompressed bytes.
    pub(super) checksum: u32,
    /// The number of uncompressed bytes.
    pub(super) length: u64,
}

/// Encodes pieces and reuses its memory.
#[derive(Debug)]
pub(super) struct PieceMaker {
    deflate: Compress,
    scanlines: Vec<u8>,
}

impl PieceMaker {
    pub(super) fn new() -> Self {
        Self { deflate: Compress::new(Compression::fast(), false), scanlines: Vec::new() }
    }

    /// Encodes `rows` (in pixels of the page) of the picture `region` from `tiles`, the band that contains them.
    pub(super) fn piece(
        &mut self,
        tiles: &[Vec<u8>],
        region: PixelRegion,
        rows: Range<u32>,
        is_opaque: bool,
        is_last: bool,
    ) -> Piece {
        let stride = 1 + region.width as usize * if is_opaque { 3 } else { 4 };
        self.scanlines.resize(rows.len() * stride, 0);
        for (y, scanline) in rows.zip(self.scanlines.chunks_exact_mut(stride)) {
            if let Some((filter, pixels)) = scanline.split_first_mut() {
                *filter = 0;
                write_row(tiles, region, y % TILE, is_opaque, pixels);
            }
        }
        let length = self.scanlines.len();
        Piece {
            bytes: deflated(&mut self.deflate, &self.scanlines, is_last),
            checksum: simd_adler32::adler32(&self.scanlines.as_slice()),
            length: length as u64,
        }
    }
}

/// The checksum of the concatenation, as defined by zlib's `adler32_combine`.
pub(super) fn combined_checksum(first: u32, second: u32, second_length: u64) -> u32 {
    let (low, high) = (|sum: u32| u64::from(sum & 0xffff), |sum: u32| u64::from(sum >> 16));
    let a = (low(first) + low(second) + ADLER_MODULUS - 1) % ADLER_MODULUS;
    let grown = (second_length % ADLER_MODULUS) * ((low(first) + ADLER_MODULUS - 1) % ADLER_MODULUS);
    let b = (high(first) + high(second) + grown) % ADLER_MODULUS;
    #[expect(clippy::cast_possible_truncation, reason = "both halves are below 65,521")]
    let sum = ((b << 16) | a) as u32;
    sum
}

fn deflated(deflate: &mut Compress, input: &[u8], is_last: bool) -> Vec<u8> {
    deflate.reset();
    let mut out = Vec::with_capacity(input.len() / 8 + 1024);
    let flush = if is_last { FlushCompress::Finish } else { FlushCompress::Sync };
    loop {
        let before = deflate.total_in();
        let rest = input.get(usize::try_from(before).unwrap_or(usize::MAX)..).unwrap_or_default();
        let status = deflate.compress_vec(rest, &mut out, flush);
        let has_room = out.len() < out.capacity();
        match status {
            // Raw deflate without a dictionary has no other end and cannot fail.
            Ok(Status::StreamEnd) | Err(_) => return out,
            // A flush is complete when it leaves room in the output.
            Ok(Status::Ok | Status::BufError) if !is_last && has_room => return out,
            Ok(Status::Ok | Status::BufError) => out.reserve(input.len() / 4 + 1024),
        }
    }
}

/// Writes row `y` of a band to `out`: as RGB if the picture is opaque, otherwise as RGBA with straight alpha.
fn write_row(tiles: &[Vec<u8>], region: PixelRegion, y: u32, is_opaque: bool, mut out: &mut [u8]) {
    let side = TILE as usize;
    let mut skip = region.x as usize % side;
    let mut left = region.width as usize;
    for tile in tiles {
        let taken = (side - skip).min(left);
        let from = (y as usize * side + skip) * 4;
        let pixels = tile.get(from..from + taken * 4).unwrap_or_default().as_chunks::<4>().0;
        let Some((here, rest)) = out.split_at_mut_checked(taken * if is_opaque { 3 } else { 4 }) else { return };
        if is_opaque {
            write_rgb(pixels, here);
        } else {
            for (&pixel, rgba) in pixels.iter().zip(here.as_chunks_mut::<4>().0) {
                *rgba = straight(pixel);
            }
        }
        out = rest;
        skip = 0;
        left -= taken;
    }
}

/// Writes the colours of opaque `pixels`, four at a time; one at a time would take as long as compressing them.
fn write_rgb(pixels: &[[u8; 4]], out: &mut [u8]) {
    let (fours, last) = pixels.as_chunks::<4>();
    let (twelves, rest) = out.split_at_mut((fours.len() * 12).min(out.len()));
    for (four, twelve) in fours.iter().zip(twelves.as_chunks_mut::<12>().0) {
        let [a, b, c, d] = four.map(|pixel| u32::from_le_bytes(pixel) & 0x00ff_ffff);
        let words = [a | b << 24, b >> 8 | c << 16, c >> 16 | d << 8];
        for (word, bytes) in words.into_iter().zip(twelve.as_chunks_mut::<4>().0) {
            *bytes = word.to_le_bytes();
        }
    }
    for (&[r, g, b, _], rgb) in last.iter().zip(rest.as_chunks_mut::<3>().0) {
        *rgb = [r, g, b];
    }
}

/// Converts a premultiplied pixel to straight alpha.
fn straight([r, g, b, a]: [u8; 4]) -> [u8; 4] {
    if a == 0 {
        return [0; 4];
    }
    let alpha = u32::from(a);
    let divided = |channel: u8| ((u32::from(channel) * 255 + alpha / 2) / alpha).min(255) as u8;
    [divided(r), divided(g), divided(b), a]
}
