//! Pictures of the open map for the clipboard, as the window shows it.

use std::sync::Arc;

use egui::{Context, OutputCommand};

use super::app::SafarApp;
use crate::{
    export::{CardFilter, ExportError, PngSize, Request, RgbaPicture, Scope},
    geom::Size,
    model::Map,
    text::FontBook,
    ui::{action::PicturePart, carry, i18n::m},
};

/// Pixels per map unit, unless the picture would become too large.
const SCALE: f64 = 2.0;

/// The most pixels of a picture, as on a 4K screen: all of it is in memory more than once, here and in other programs.
const MOST_PIXELS: f64 = 3840.0 * 2160.0;

/// The longest side of a picture in pixels.
const LONGEST_SIDE: f64 = 8192.0;

impl SafarApp {
    /// Starts to draw `part` of the open map for the clipboard. Only the newest request counts.
    pub(super) fn copy_picture(&mut self, part: PicturePart) {
        let Some(document) = &self.desk.document else { return };
        let (map, layout) = (document.session.map(), &document.drawn.layout);
        let (scope, size) = match part {
            PicturePart::Map => (Scope::Map, layout.size),
            PicturePart::Stage => {
                let (_, stage) = carry::place_of(map, document.session.selection());
                let column = stage.and_then(|id| Some((layout.stage_column(&id)?.size(), id)));
                let Some((size, id)) = column else {
                    return self.window.toasts.show(m("copy-picture-what"), None);
                };
                (Scope::Stage(id), size)
            }
        };
        let view = &self.desk.view;
        let cards = if view.filter.is_on() { view.filter.cards(map) } else { CardFilter::default() };
        let size = PngSize::Scale(scale_of(size));
        let request = Request { scope, cards, ..Request::new(Arc::clone(view.theme()), size) };
        let (map, has_system_fonts) = (map.clone(), self.options.has_system_fonts);
        self.jobs.leave_clipboard_picture();
        self.jobs.draw_for_clipboard(document.id, move || draw(&map, &request, has_system_fonts));
    }

    /// Drops the picture that is being drawn for the clipboard if a text was copied in this frame.
    pub(super) fn follow_copied_text(&mut self, ctx: &Context) {
        let is_text = |command: &OutputCommand| matches!(command, OutputCommand::CopyText(_));
        if ctx.output(|output| output.commands.iter().any(is_text)) {
            self.jobs.leave_clipboard_picture();
        }
    }
}

/// The scale at which a region of the size `size` (map units) is within the limits.
fn scale_of(size: Size) -> f64 {
    let by_pixels = (MOST_PIXELS / size.area().max(1.0)).sqrt();
    let by_side = LONGEST_SIDE / size.width.max(size.height).max(1.0);
    SCALE.min(by_pixels).min(by_side)
}

fn draw(map: &Map, request: &Request, has_system_fonts: bool) -> Result<Arc<egui::ColorImage>, ExportError> {
    let mut fonts = if has_system_fonts { FontBook::with_system_fonts() } else { FontBook::bundled() };
    let RgbaPicture { width, height, rgba } = request.png(map, &mut fonts)?.pixels()?;
    Ok(Arc::new(egui::ColorImage::from_rgba_premultiplied([width, height], &rgba)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_for_the_clipboard_is_sharp_and_bounded() {
        assert!((scale_of(Size::new(800.0, 600.0)) - SCALE).abs() < 1e-9);
        for size in [Size::new(40_000.0, 3_000.0), Size::new(300.0, 60_000.0), Size::new(9_000.0, 9_000.0)] {
            let scale = scale_of(size);
            assert!(size.area() * scale * scale <= MOST_PIXELS * 1.001, "{size:?}");
            assert!(size.width.max(size.height) * scale <= LONGEST_SIDE * 1.001, "{size:?}");
        }
    }
}
