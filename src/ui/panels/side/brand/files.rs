//! The brand's fonts and its logo.

use std::{path::Path, sync::Arc};

use egui::Ui;

use super::{PanelContext, change};
use crate::{
    geom::{BaseDirection, Direction},
    layout::Icon,
    model::{Picture, PictureId},
    ui::{
        action::Action,
        brand::{BrandAsk, Pull},
        flow,
        i18n::m,
        widgets::{Button, ButtonLook, Label, MapLabel, thumbnail},
    },
};

/// The font files, which are searched before Safar's own fonts.
pub(super) fn fonts_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let Some(draft) = cx.view.draft() else { return };
    let fonts = &draft.state().theme.fonts;
    if fonts.is_empty() {
        ui.add(Label::caption(m("brand-no-fonts")));
    }
    for (at, font) in fonts.iter().enumerate() {
        let name = file_name(&font.name);
        ui.push_id(("font", at), |ui| {
            ui.horizontal(|ui| {
                let remove = m("brand-font-remove").with(&[("name", name.as_str().into())]);
                if file_ui(ui, cx, &name, remove) {
                    change(cx, Pull::None, |state| drop(state.theme.fonts.remove(at)));
                }
            });
        });
    }
    ui.add_space(2.0);
    if ui.add(Button::text(m("brand-font-add")).with_icon(Icon::Plus).look(ButtonLook::Outlined)).clicked() {
        cx.actions.push(Action::Brand(BrandAsk::AddFont));
    }
}

/// The logo at the end of the header.
pub(super) fn logo_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let Some(draft) = cx.view.draft() else { return };
    let logo = draft.state().theme.logo.as_ref();
    if let Some(logo) = logo {
        let description = file_name(&logo.picture.name);
        let picture = Picture { id: PictureId::numbered(0), description, bytes: Arc::clone(&logo.picture.bytes) };
        let room = egui::vec2(ui.available_width().min(160.0), 64.0);
        thumbnail(ui, &picture, room);
        ui.add_space(2.0);
        ui.horizontal(|ui| {
            if file_ui(ui, cx, &picture.description, m("brand-logo-remove").text()) {
                change(cx, Pull::None, |state| state.theme.logo = None);
            }
        });
    }
    ui.add_space(2.0);
    if ui.add(Button::text(m("brand-logo-choose")).with_icon(Icon::ImagePlus).look(ButtonLook::Outlined)).clicked() {
        cx.actions.push(Action::Brand(BrandAsk::ChooseLogo));
    }
}

/// A file name, with a remove button at the end of the row. Returns whether the user pressed it.
fn file_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, name: &str, remove: String) -> bool {
    let room = ui.available_width() - 36.0;
    MapLabel::new(name).direction(BaseDirection::Always(Direction::Ltr)).max_width(room).ui(ui, cx.fonts);
    let button = Button::icon(Icon::Close, remove.clone()).tooltip(remove).min_size(egui::Vec2::splat(26.0)).slim();
    ui.with_layout(flow::row_from_end(), |ui| ui.add(button).clicked()).inner
}

fn file_name(path: &str) -> String {
    Path::new(path).file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}
