//! The inspector: every field of the selection, or of the map if nothing is selected.

mod card;
mod card_more;
mod card_parts;
mod chosen;
mod feelings;
mod fields;
mod lane;
mod map_info;
mod map_lists;
mod metric;
mod parts;
mod persona;
mod room;
mod several;
mod shared;
mod stage;
mod usage;
mod wanted;
mod word_lists;

use egui::{ScrollArea, Ui};

pub use self::{card_more::want_comment, feelings::want_note};

use self::chosen::{Chosen, ChosenCards};
use super::{PanelContext, findings::fix_ui};
use crate::{
    analysis::Subject,
    edit::{Selection, Session},
    layout::Icon,
    model::Anchor,
    ui::{
        action::Action,
        action_widgets::action_button,
        flow,
        i18n::{self, m},
        widgets::{Button, ButtonLook, Label, MapLabel, follow_focus, paint_icon, scroll},
        words,
    },
};

/// The inspector.
#[derive(Debug, Default)]
pub struct Inspector {
    chosen: ChosenCards,
}

impl Inspector {
    /// Shows the fields of the selection.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut PanelContext<'_>) {
        let selection = cx.session().selection().clone();
        let chosen = self.chosen.of(cx.session());
        scroll(ui, ScrollArea::vertical().id_salt(("inspector", sort_of(cx, &selection))).auto_shrink(false), |ui| {
            ui.push_id(id_of(cx.session(), &selection), |ui| {
                let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 14));
                frame.show(ui, |ui| {
                    ui.with_layout(flow::column(), |ui| {
                        selection_ui(ui, cx, &selection, &chosen);
                        findings_ui(ui, cx, &selection);
                        ui.add_space(24.0);
                    })
                });
            });
            follow_focus(ui);
        });
    }
}

/// The key for the scroll position: selections with the same fields share it, so that the user sees the same field of
/// one touchpoint after another.
fn sort_of(cx: &PanelContext<'_>, selection: &Selection) -> String {
    let kind =
        selection.single_card().and_then(|id| cx.map().lane(&cx.map().card(id)?.place.lane)).map(|lane| lane.kind);
    format!("{:?} {kind:?}", std::mem::discriminant(selection))
}

/// An id of the selected thing, so that a draft in a field is never shown for another thing.
fn id_of(session: &Session, selection: &Selection) -> String {
    match selection {
        Selection::Feeling(key) => format!("{:?}", key.anchor),
        // Thousands of ids are not spelled out in every frame.
        Selection::Cards(ids) if ids.len() > 1 => format!("cards {}", session.selection_revision()),
        Selection::Nothing
        | Selection::Cards(_)
        | Selection::Stage(_)
        | Selection::Step(_)
        | Selection::Lane(_)
        | Selection::Cell { .. }
        | Selection::Persona(_) => format!("{selection:?}"),
    }
}

fn selection_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, selection: &Selection, chosen: &Chosen) {
    match selection {
        Selection::Nothing => map_info::map_info_ui(ui, cx),
        Selection::Cards(_) => match selection.single_card() {
            Some(id) => card::card_ui(ui, cx, id, chosen),
            None => several::cards_ui(ui, cx, chosen),
        },
        Selection::Stage(id) => stage::stage_ui(ui, cx, id),
        Selection::Step(id) => stage::step_ui(ui, cx, id),
        Selection::Lane(id) => lane::lane_ui(ui, cx, id),
        Selection::Cell { lane, stage } => lane::cell_ui(ui, cx, lane, stage),
        Selection::Persona(id) => persona::persona_ui(ui, cx, id),
        Selection::Feeling(key) => match &key.anchor {
            Anchor::Stage(id) => stage::stage_ui(ui, cx, id),
            Anchor::Step(id) => stage::step_ui(ui, cx, id),
            Anchor::Card(id) => card::card_ui(ui, cx, id, chosen),
        },
    }
}

/// The findings about the selection, or about the map as a whole if nothing is selected.
fn findings_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, selection: &Selection) {
    let document = cx.document;
    let is_about = |subject: &Subject| match subject {
        Subject::Map => selection.is_empty(),
        Subject::Channel(_) => false,
        Subject::Stage(id) => *selection == Selection::Stage(id.clone()),
        Subject::Card(id) => selection.single_card() == Some(id),
        Subject::Cell { lane, stage } => *selection == Selection::Cell { lane: lane.clone(), stage: stage.clone() },
        Subject::Persona(id) => *selection == Selection::Persona(id.clone()),
    };
    for finding in document.findings.findings().iter().filter(|finding| is_about(&finding.subject)) {
        ui.add_space(6.0);
        let frame = egui::Frame::new().fill(cx.tokens.warning_ground).corner_radius(8).inner_margin(10);
        frame.show(ui, |ui| {
            ui.horizontal_top(|ui| {
                let (rect, _) = ui.allocate_exact_size(egui::vec2(18.0, 20.0), egui::Sense::hover());
                paint_icon(ui.painter(), Icon::TriangleAlert, rect, 15.0, cx.tokens.warning);
                ui.vertical(|ui| {
                    MapLabel::new(&words::finding(finding))
                        .direction(i18n::interface_base())
                        .wrapped()
                        .ui(ui, cx.fonts);
                    fix_ui(ui, cx, finding, m("findings-fix-here"));
                });
            });
        });
    }
}

/// The head of the inspector: the selection and the actions for it.
fn head_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, icon: Icon, name: impl Into<String>, tools: &[(Icon, Action)]) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(20.0, 28.0), egui::Sense::hover());
        paint_icon(ui.painter(), icon, rect, 19.0, cx.tokens.accent);
        ui.add(Label::title(name));
        ui.with_layout(flow::row_from_end(), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (icon, action) in tools.iter().rev() {
                if ui.add(action_button(*icon, action).min_size(egui::Vec2::splat(28.0))).clicked() {
                    cx.actions.push(action.clone());
                }
            }
        });
    });
    ui.add_space(4.0);
}

/// A small button below a list that adds an entry.
fn add_button(ui: &mut Ui, text: impl Into<String>) -> bool {
    ui.add(Button::text(text).with_icon(Icon::Plus).look(ButtonLook::Outlined)).clicked()
}

/// A small button that removes an entry.
fn remove_button(ui: &mut Ui, name: String) -> bool {
    ui.add(Button::icon(Icon::Close, name.clone()).tooltip(name).min_size(egui::Vec2::splat(26.0))).clicked()
}
