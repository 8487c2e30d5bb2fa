//! Drawing of single groups of a scene on a transparent background, for the card under the pointer during a drag.

use std::sync::Arc;

use egui::{Color32, ColorImage};

use crate::{
    color::Rgba,
    geom::Rect,
    raster::{Ground, Rasterizer, TILE, tiles_touching},
    scene::{Group, Scene},
};

/// The maximum length of the picture's longer side, in pixels. Cards are smaller except at a high zoom, where the
/// picture is then slightly blurred.
const LONGEST: f64 = 1024.0;

/// A request for a picture of some groups of a scene.
#[derive(Clone, Debug)]
pub(in crate::ui::canvas) struct Alone {
    scene: Scene,
    /// The part of the page to draw, in whole pixels.
    pixels: Rect,
    /// The scale in pixels per map unit.
    scale: f64,
}

impl Alone {
    /// A request for the `groups` of `scene` within `rect` (map), at `scale` pixels per map unit, or at a lower scale
    /// if the picture would be too large.
    pub(in crate::ui::canvas) fn new(scene: &Scene, groups: Vec<Arc<Group>>, rect: Rect, scale: f64) -> Self {
        let scale = scale.min(LONGEST / rect.size().max_side().max(1.0));
        let scene = Scene { size: scene.size, background: Rgba::TRANSPARENT, groups };
        Self { scene, pixels: rect.scale_from_origin(scale).expand(), scale }
    }

    /// The part of the map that the picture shows.
    pub(in crate::ui::canvas) fn rect(&self) -> Rect {
        self.pixels.scale_from_origin(1.0 / self.scale)
    }
}

/// The picture for the request `alone`.
pub(super) fn draw(rasterizer: &mut Rasterizer, alone: &Alone) -> ColorImage {
    let Alone { scene, pixels, scale } = alone;
    let (width, height) = (whole(pixels.width()), whole(pixels.height()));
    let (left, top) = (whole(pixels.x0), whole(pixels.y0));
    let mut image = ColorImage::filled([width, height], Color32::TRANSPARENT);
    let side = TILE as usize;
    for (column, row) in tiles_touching(alone.rect(), scene.size, *scale).iter() {
        let tile = rasterizer.tile(scene, *scale, column, row, Ground::Transparent);
        for (y, line) in tile.rgba.chunks_exact(4 * side).enumerate() {
            for (x, pixel) in line.chunks_exact(4).enumerate() {
                let x = (column as usize * side + x).checked_sub(left).filter(|x| *x < width);
                let y = (row as usize * side + y).checked_sub(top).filter(|y| *y < height);
                if let (Some(x), Some(y), [r, g, b, a]) = (x, y, pixel)
                    && let Some(place) = image.pixels.get_mut(y * width + x)
                {
                    *place = Color32::from_rgba_premultiplied(*r, *g, *b, *a);
                }
            }
        }
    }
    image
}

/// `length` as a whole number of pixels.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length of at most a few thousand")]
fn whole(length: f64) -> usize {
    length.max(0.0) as usize
}
