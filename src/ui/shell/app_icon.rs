//! The window's icon: the logo of the start screen, drawn by the map's rasteriser.

use std::sync::Arc;

use egui::IconData;

use crate::{
    color::Rgba,
    draw::icon_path,
    geom::{Affine, RoundedRect, Size},
    layout::Icon,
    raster::{Ground, Rasterizer, TILE},
    scene::{Group, GroupKey, Item, Outline, Paint, Pen, Role, Scene},
};

/// The side of the logo, in units.
const SIDE: f64 = 44.0;
/// The side of the icon, in pixels.
const PIXELS: u32 = 128;

const ACCENT: Rgba = Rgba::new(0x4C, 0x5F, 0xD5, 0xFF);
const WHITE: Rgba = Rgba::new(0xFF, 0xFF, 0xFF, 0xFF);

/// The icon.
pub(super) fn app_icon() -> IconData {
    let scale = f64::from(PIXELS) / SIDE;
    let tile = Rasterizer::new().tile(&sign(), scale, 0, 0, Ground::Transparent);
    let row = |bytes: u32| usize::try_from(bytes * 4).unwrap_or(0);
    let rows = tile.rgba.chunks_exact(row(TILE)).take(PIXELS as usize);
    let premultiplied = rows.filter_map(|pixels| pixels.get(..row(PIXELS))).flatten();
    let colors = premultiplied.copied().collect::<Vec<u8>>();
    let rgba = colors
        .chunks_exact(4)
        .filter_map(|pixel| <[u8; 4]>::try_from(pixel).ok())
        .flat_map(|[r, g, b, a]| egui::Color32::from_rgba_premultiplied(r, g, b, a).to_srgba_unmultiplied())
        .collect();
    IconData { rgba, width: PIXELS, height: PIXELS }
}

/// A path with two ends, white on the accent colour.
fn sign() -> Scene {
    let ground = Item::Fill {
        outline: Outline::Rounded(RoundedRect::new(0.0, 0.0, SIDE, SIDE, SIDE / 4.0)),
        paint: Paint::Solid(ACCENT),
    };
    let zoom = 26.0 / 24.0;
    let middle = Affine::translate((SIDE / 2.0, SIDE / 2.0)) * Affine::scale(zoom) * Affine::translate((-12.0, -12.0));
    let way = Item::Stroke {
        outline: Outline::Path(Arc::new(middle * icon_path(Icon::Route).clone())),
        pen: Pen::round(2.0 * zoom),
        color: WHITE,
    };
    let groups = vec![Arc::new(Group::new(GroupKey::only(Role::Sketch), vec![ground, way]))];
    Scene { size: Size::new(SIDE, SIDE), background: WHITE, groups }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_the_accent_with_clear_corners_and_a_white_way() {
        let icon = app_icon();
        let pixels: Vec<&[u8]> = icon.rgba.chunks_exact(4).collect();
        assert_eq!(pixels.len(), 128 * 128);
        assert_eq!(pixels[0][3], 0, "the corner is round");
        assert_eq!(pixels[64], [0x4C, 0x5F, 0xD5, 255], "the middle of the upper edge is the ground");
        assert!(pixels.contains(&&[255_u8, 255, 255, 255][..]), "the way is white");
    }
}
