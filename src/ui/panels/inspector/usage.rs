//! Where a thing of the map's lists is used, and the things it can be merged into.

use egui::{Popup, ScrollArea, Ui, vec2};

use super::PanelContext;
use crate::{
    edit::Selection,
    layout::Icon,
    model::CardId,
    ui::{
        action::{Action, MapAction},
        i18n::m,
        widgets::{Button, ButtonLook, Label, MenuItem, menu_caption, menu_column, scroll},
    },
};

/// The number of cards that use `name`; a click selects them and scrolls to them.
pub(super) fn used_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, name: &str, cards: Option<&Vec<CardId>>) {
    let Some(cards) = cards.filter(|cards| !cards.is_empty()) else {
        ui.add(Label::caption(m("used-nowhere")));
        return;
    };
    let count = m("count-cards").with(&[("count", cards.len().into())]);
    let show = m("used-show").with(&[("name", name.into())]);
    let button = Button::text(count).named(show.clone()).tooltip(show).look(ButtonLook::Link).slim();
    if ui.add(button.min_size(vec2(0.0, 26.0))).clicked() {
        cx.actions.push(Action::Map(MapAction::Jump(Selection::cards(cards.iter().cloned()))));
    }
}

/// A button that offers to merge `name` into one of `others`; returns the chosen one.
pub(super) fn merge_ui<T>(ui: &mut Ui, name: &str, others: Vec<(String, T)>) -> Option<T> {
    let label = m("merge-into").with(&[("name", name.into())]);
    let button = Button::icon(Icon::Merge, label.clone()).tooltip(label.clone()).min_size(egui::Vec2::splat(26.0));
    let button = ui.add(button.enabled(!others.is_empty()));
    let mut chosen = None;
    Popup::menu(&button).width(240.0).show(|ui| {
        ui.set_width(240.0);
        scroll(ui, ScrollArea::vertical().max_height(300.0), |ui| {
            menu_column(ui, |ui| {
                menu_caption(ui, label);
                for (at, (other, value)) in others.into_iter().enumerate() {
                    let item = MenuItem::new(other.replace('\n', " "));
                    if ui.push_id(at, |ui| ui.add(item)).inner.clicked() {
                        chosen = Some(value);
                        ui.close();
                    }
                }
            });
        });
    });
    chosen
}
