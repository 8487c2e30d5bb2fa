//! Thumbnails of the pictures in a map. They are decoded on background threads; until then their space is empty.

use std::{
    sync::{Arc, OnceLock, Weak},
    thread,
};

use egui::{
    ColorImage, CornerRadius, Role, Sense, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo,
};
use image::{RgbaImage, imageops};

use crate::{
    model::Picture,
    scene::Bitmap,
    ui::{i18n::m, style::Tokens, widgets::Label},
};

/// The longest side of a texture in pixels: enough for the inspector's width on a screen of double density.
const MOST_PIXELS: u32 = 640;
/// Pictures with a longer side than this are thinned out while they are decoded, to save memory.
const LONGEST_WHOLE: u32 = 4 * MOST_PIXELS;
/// The maximum number of textures kept.
const MOST_KEPT: usize = 8;

/// The thumbnails of a context, most recently used last.
#[derive(Clone, Default)]
struct Thumbnails(Vec<(Weak<[u8]>, Thumbnail)>);

/// A thumbnail while it is decoded and turned into a texture.
#[derive(Clone)]
struct Thumbnail {
    /// The pixels: empty until the picture is decoded; then `None` if it is damaged.
    image: Arc<OnceLock<Option<Arc<ColorImage>>>>,
    texture: Option<TextureHandle>,
}

/// Shows `picture` within `room`, or a message that it cannot be shown.
pub fn thumbnail(ui: &mut Ui, picture: &Picture, room: Vec2) {
    let tokens = Tokens::of(ui.ctx());
    let shown = Bitmap::of(&picture.bytes).map(|bitmap| (pixels(&bitmap), find_or_start(ui, bitmap)));
    let Some(([width, height], thumbnail)) = shown.filter(|(_, thumbnail)| thumbnail.image.get() != Some(&None)) else {
        ui.add(Label::caption(m("picture-damaged")));
        return;
    };
    #[expect(clippy::cast_precision_loss, reason = "at most 640")]
    let full = Vec2::new(width as f32, height as f32);
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
    if let Some(texture) = &thumbnail.texture {
        egui::Image::new(texture).corner_radius(corner).paint_at(ui, rect);
    }
    ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, tokens.hairline), StrokeKind::Outside);
}

/// The thumbnail of `bitmap`. Starts decoding it unless it is in the cache.
fn find_or_start(ui: &Ui, bitmap: Bitmap) -> Thumbnail {
    let key = egui::Id::unique("thumbnails");
    let mut kept = ui.data(|data| data.get_temp::<Thumbnails>(key)).unwrap_or_default().0;
    kept.retain(|(bytes, _)| bytes.strong_count() > 0);
    let encoded = Arc::downgrade(bitmap.encoded());
    let at = kept.iter().position(|(bytes, _)| std::ptr::addr_eq(bytes.as_ptr(), encoded.as_ptr()));
    let mut thumbnail = at.map_or_else(|| start(ui, bitmap), |at| kept.remove(at).1);
    if let (None, Some(Some(image))) = (&thumbnail.texture, thumbnail.image.get()) {
        let image = Arc::clone(image);
        thumbnail.texture = Some(ui.ctx().load_texture("thumbnail", image, TextureOptions::LINEAR));
    }
    kept.push((encoded, thumbnail.clone()));
    kept.drain(..kept.len().saturating_sub(MOST_KEPT));
    ui.data_mut(|data| data.insert_temp(key, Thumbnails(kept)));
    thumbnail
}

/// Decodes `bitmap` on a background thread, which then repaints the window.
fn start(ui: &Ui, bitmap: Bitmap) -> Thumbnail {
    let image = Arc::new(OnceLock::new());
    let (answer, ctx) = (ThumbnailSlot(Arc::clone(&image)), ui.ctx().clone());
    let work = move || {
        let _ = answer.0.set(small(&bitmap).map(Arc::new));
        ctx.request_repaint();
    };
    // If no thread can be started, dropping the closure drops the answer, which marks the picture as damaged.
    let _ = thread::Builder::new().name("thumbnail".to_owned()).spawn(work);
    Thumbnail { image, texture: None }
}

/// The slot for the thumbnail of a thread. If the thread ends without one, the picture counts as damaged.
struct ThumbnailSlot(Arc<OnceLock<Option<Arc<ColorImage>>>>);

impl Drop for ThumbnailSlot {
    fn drop(&mut self) {
        let _ = self.0.set(None);
    }
}

/// The size of the thumbnail of `bitmap`.
fn pixels(bitmap: &Bitmap) -> [u32; 2] {
    let longest = bitmap.width().max(bitmap.height()).max(1);
    [bitmap.width(), bitmap.height()].map(|side| (side * MOST_PIXELS.min(longest)).div_ceil(longest).max(1))
}

/// The picture scaled down to thumbnail size.
fn small(bitmap: &Bitmap) -> Option<ColorImage> {
    let every = (bitmap.width().max(bitmap.height()) / LONGEST_WHOLE).max(1);
    let step = usize::try_from(every).ok()?;
    let (mut rgba, mut row) = (Vec::new(), 0);
    bitmap.for_each_row(&mut |pixels| {
        if row % step == 0 {
            rgba.extend(pixels.iter().step_by(step).flatten());
        }
        row += 1;
    })?;
    let whole = RgbaImage::from_raw(bitmap.width().div_ceil(every), bitmap.height().div_ceil(every), rgba)?;
    let [width, height] = pixels(bitmap);
    let small = imageops::thumbnail(&whole, width, height);
    Some(ColorImage::from_rgba_unmultiplied([small.width() as usize, small.height() as usize], small.as_raw()))
}
