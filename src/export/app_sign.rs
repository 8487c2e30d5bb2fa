//! The sign of the program, used as the icon of its window and of its files. Its colours are the program's own and no
//! theme's.

use std::sync::Arc;

use crate::{
    color::Rgba,
    draw::icon_path,
    geom::{Affine, BezPath, RoundedRect, Size},
    layout::Icon,
    scene::{Group, GroupKey, Item, Outline, Paint, Pen, Role, Scene},
};

/// The side of the sign, in units.
pub const APP_SIGN_SIDE: f64 = 44.0;

const CORNER: f64 = APP_SIGN_SIDE / 4.0;
/// The size of the path within the sign, relative to the size of an icon.
const ZOOM: f64 = 26.0 / 24.0;
const LINE: f64 = 2.0 * ZOOM;
const ACCENT: Rgba = Rgba::new(0x4C, 0x5F, 0xD5, 0xFF);
const WHITE: Rgba = Rgba::new(0xFF, 0xFF, 0xFF, 0xFF);

/// The sign: a path with two ends, white on a rounded square in the accent colour.
#[must_use]
pub fn app_sign() -> Scene {
    let square = RoundedRect::new(0.0, 0.0, APP_SIGN_SIDE, APP_SIGN_SIDE, CORNER);
    let ground = Item::Fill { outline: Outline::Rounded(square), paint: Paint::Solid(ACCENT) };
    let way = Item::Stroke { outline: Outline::Path(Arc::new(way())), pen: Pen::round(LINE), color: WHITE };
    let groups = vec![Arc::new(Group::new(GroupKey::only(Role::Sketch), vec![ground, way]))];
    Scene { size: Size::new(APP_SIGN_SIDE, APP_SIGN_SIDE), background: WHITE, groups }
}

/// The sign as the text of an SVG file.
#[must_use]
pub fn app_sign_svg() -> String {
    let hex = |color: Rgba| format!("#{:02x}{:02x}{:02x}", color.r, color.g, color.b);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {APP_SIGN_SIDE} {APP_SIGN_SIDE}\">\n  \
         <rect width=\"{APP_SIGN_SIDE}\" height=\"{APP_SIGN_SIDE}\" rx=\"{CORNER}\" fill=\"{}\"/>\n  \
         <path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{LINE:.3}\" stroke-linecap=\"round\" \
         stroke-linejoin=\"round\"/>\n</svg>\n",
        hex(ACCENT),
        way().to_svg(),
        hex(WHITE),
    )
}

/// The path, in the middle of the sign.
fn way() -> BezPath {
    let middle = APP_SIGN_SIDE / 2.0;
    let place = Affine::translate((middle, middle)) * Affine::scale(ZOOM) * Affine::translate((-12.0, -12.0));
    place * icon_path(Icon::Route).clone()
}
