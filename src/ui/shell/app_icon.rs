//! The window's icon: the program's sign as pixels.

use egui::IconData;

use crate::{
    export::{APP_SIGN_SIDE, app_sign},
    raster::{Ground, Rasterizer, TILE},
};

/// The side of the icon, in pixels.
const PIXELS: u32 = 128;

/// The icon.
pub(super) fn app_icon() -> IconData {
    let scale = f64::from(PIXELS) / APP_SIGN_SIDE;
    let tile = Rasterizer::new().tile(&app_sign(), scale, 0, 0, Ground::Transparent);
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
