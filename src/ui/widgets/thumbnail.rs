//! Thumbnails of the pictures in a map.

use std::sync::{Arc, Weak};

use egui::{
    ColorImage, CornerRadius, Role, Sense, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo,
};
use image::{ImageBuffer, imageops};

use crate::{
    draw::decoded_picture,
    model::Picture,
    scene::Bitmap,
    ui::{i18n::m, style::Tokens, widgets::Label},
};

/// The longest side of a texture in pixels: enough for the inspector's width on a screen of double density.
const MOST_PIXELS: u32 = 640;
/// The maximum number of textures kept.
const MOST_KEPT: usize = 8;

/// The textures of a context, most recently used last.
#[derive(Clone, Default)]
struct Thumbnails(Vec<(Weak<[u8]>, Option<TextureHandle>)>);

/// Shows `picture` within `room`, or a message that it cannot be shown.
pub fn thumbnail(ui: &mut Ui, picture: &Picture, room: Vec2) {
    let tokens = Tokens::of(ui.ctx());
    let Some(texture) = texture(ui, picture) else {
        ui.add(Label::caption(m("picture-damaged")));
        return;
    };
    let full = texture.size_vec2();
    let scale = (room.x / full.x).min(room.y / full.y).min(1.0);
    let (rect, response) = ui.allocate_exact_size(full * scale, Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::Image,
            true,
            m("picture-name").with(&[("description", picture.description.as_str().into())]),
        )
    });
    let corner = CornerRadius::same(6);
    egui::Image::new(&texture).corner_radius(corner).paint_at(ui, rect);
    ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, tokens.hairline), StrokeKind::Outside);
}

fn texture(ui: &Ui, picture: &Picture) -> Option<TextureHandle> {
    let key = egui::Id::unique("thumbnails");
    let mut kept = ui.data(|data| data.get_temp::<Thumbnails>(key)).unwrap_or_default().0;
    kept.retain(|(bytes, _)| bytes.strong_count() > 0);
    let at = kept.iter().position(|(bytes, _)| std::ptr::addr_eq(Weak::as_ptr(bytes), Arc::as_ptr(&picture.bytes)));
    let entry = if let Some(at) = at {
        kept.remove(at)
    } else {
        let small = decoded_picture(picture).and_then(|bitmap| small(&bitmap));
        let handle = small.map(|image| ui.ctx().load_texture("thumbnail", image, TextureOptions::LINEAR));
        (Arc::downgrade(&picture.bytes), handle)
    };
    let texture = entry.1.clone();
    kept.push(entry);
    kept.drain(..kept.len().saturating_sub(MOST_KEPT));
    ui.data_mut(|data| data.insert_temp(key, Thumbnails(kept)));
    texture
}

/// The picture scaled down to thumbnail size.
fn small(bitmap: &Bitmap) -> Option<ColorImage> {
    let whole = ImageBuffer::<image::Rgba<u8>, &[u8]>::from_raw(bitmap.width, bitmap.height, &bitmap.rgba)?;
    let longest = bitmap.width.max(bitmap.height).max(1);
    let side = |side: u32| (side * MOST_PIXELS.min(longest)).div_ceil(longest).max(1);
    let small = imageops::thumbnail(&whole, side(bitmap.width), side(bitmap.height));
    let sides = [small.width() as usize, small.height() as usize];
    Some(ColorImage::from_rgba_unmultiplied(sides, small.as_raw()))
}
