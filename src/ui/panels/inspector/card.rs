//! The fields of a card: first those shown for every card, then the rest in collapsible sections.

use egui::Ui;

use super::{
    PanelContext, card_more,
    card_parts::{CardPart, PartPlaces, Shown, part_places},
    chosen::Chosen,
    feelings, fields, head_ui, metric, shared,
};
use crate::{
    edit::{CardField, CardPatch, Command},
    layout::{Icon, lane_icon},
    model::{Anchor, Card, CardId, LaneKind},
    ui::{
        action::{Action, MapAction},
        i18n::m,
        widgets::{Button, ButtonLook, MapLabel, paint_icon, with_tip},
        words,
    },
};

/// The command that edits a field of the card `id`.
pub(super) fn set(id: &CardId, patch: impl Into<CardPatch>) -> Command {
    Command::set_card(id, patch)
}

/// The fields of the card `id`, the only one of `chosen`.
pub(super) fn card_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, id: &CardId, chosen: &Chosen) {
    let Some(card) = cx.map().card(id).cloned() else { return };
    let kind = cx.map().lane(&card.place.lane).map_or(LaneKind::Notes, |lane| lane.kind);
    head_ui(
        ui,
        cx,
        lane_icon(kind),
        words::card(kind),
        &[(Icon::Copy, Action::Map(MapAction::Duplicate)), (Icon::Trash, Action::Map(MapAction::Delete))],
    );
    fields::text_ui(ui, cx, m("field-title"), &card.title, 2, |title| set(id, CardField::Title(title)));
    if kind == LaneKind::Pictures {
        card_more::card_picture_ui(ui, cx, &card);
    }
    let places = part_places(ui.ctx(), cx.map(), &card, kind);
    let firsts_ui = |ui: &mut Ui, cx: &mut PanelContext<'_>, parts: &[CardPart]| {
        for part in parts.iter().filter(|part| places.contains(&(**part, Shown::First))) {
            part_ui(ui, cx, &card, *part, chosen);
        }
    };
    firsts_ui(ui, cx, &[CardPart::Metric, CardPart::Outcomes, CardPart::Contact, CardPart::Severity]);
    shared::evidence_ui(ui, cx, chosen);
    firsts_ui(ui, cx, &[CardPart::Feelings]);
    fields::list_ui(ui, cx, m("field-tags"), &card.tags, ',', |tags| set(id, CardField::Tags(tags)));
    firsts_ui(ui, cx, &[CardPart::Priority]);
    links_ui(ui, cx, &card, &chosen.answers);
    sections_ui(ui, cx, &card, kind, &places, chosen);
}

/// The collapsible sections: the fields that every card can have, what else this card holds, and under "More fields" what
/// cards of its kind seldom need. A section with content is open at first.
fn sections_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    card: &Card,
    kind: LaneKind,
    places: &PartPlaces,
    chosen: &Chosen,
) {
    fields::section_ui(ui, m("section-text-picture"), !card.text.is_empty() || card.picture.is_some(), |ui| {
        fields::text_ui(ui, cx, m("field-text"), &card.text, 4, |text| set(&card.id, CardField::Text(text)));
        if kind != LaneKind::Pictures {
            card_more::card_picture_ui(ui, cx, card);
        }
    });
    let is_linked = !card.personas.is_empty() || !card.sources.is_empty();
    fields::section_ui(ui, m("section-personas-sources"), is_linked, |ui| {
        card_more::personas_ui(ui, cx, card);
        card_more::sources_ui(ui, cx, card);
    });
    let is_assigned = !card.owner.is_empty() || card.due.is_some() || card.status.is_some();
    fields::section_ui(ui, m("section-work"), is_assigned, |ui| card_more::work_ui(ui, cx, card, chosen));
    let parts = |place: Shown| places.iter().filter(move |(_, shown)| *shown == place).map(|(part, _)| *part);
    for part in parts(Shown::Section) {
        let is_filled = part.is_filled(cx.map(), card);
        fields::section_ui(ui, part.title(), is_filled, |ui| part_ui(ui, cx, card, part, chosen));
    }
    fields::section_ui(ui, m("section-comments"), !card.comments.is_empty(), |ui| card_more::comments_ui(ui, cx, card));
    fields::section_ui(ui, m("section-more"), false, |ui| {
        for part in parts(Shown::More) {
            fields::section_ui(ui, part.title(), false, |ui| part_ui(ui, cx, card, part, chosen));
        }
    });
}

/// The fields of `part`.
fn part_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card, part: CardPart, chosen: &Chosen) {
    match part {
        CardPart::Contact => contact_ui(ui, cx, card, chosen),
        CardPart::Feelings => {
            feelings::feelings_ui(ui, cx, &Anchor::Card(card.id.clone()));
            shared::moment_of_truth_ui(ui, cx, chosen);
        }
        CardPart::Severity => shared::severity_ui(ui, cx, chosen),
        CardPart::Priority => card_more::weighing_ui(ui, cx, card),
        CardPart::Metric => metric::metric_ui(ui, cx, card),
        CardPart::Outcomes => card_more::outcomes_ui(ui, cx, card),
    }
}

/// The contact between customer and company: channel, presence and so on.
fn contact_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card, chosen: &Chosen) {
    shared::channel_ui(ui, cx, chosen);
    shared::presence_ui(ui, cx, chosen);
    fields::text_ui(ui, cx, m("field-contact-reason"), &card.contact_reason, 1, |text| {
        set(&card.id, CardField::ContactReason(text))
    });
    shared::department_ui(ui, cx, chosen);
    fields::text_ui(ui, cx, m("field-point-of-sale"), &card.point_of_sale, 1, |text| {
        set(&card.id, CardField::PointOfSale(text))
    });
}

/// The linked cards in both directions, and a button for adding links. `answers` are the cards that link to the card.
fn links_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card, answers: &[CardId]) {
    if !card.links.is_empty() {
        fields::caption_ui(ui, m("links-to"));
    }
    for id in &card.links {
        let Some(linked) = cx.map().card(id).cloned() else { continue };
        ui.push_id(("link", id), |ui| {
            ui.horizontal(|ui| {
                linked_card_ui(ui, cx, &linked, ui.available_width() - 34.0);
                if super::remove_button(ui, m("links-remove").text()) {
                    cx.actions.push(Action::edit(set(&card.id, CardPatch::RemoveLink(id.clone()))));
                }
            });
        });
    }
    if !answers.is_empty() {
        fields::caption_ui(ui, m("links-from"));
    }
    for id in answers {
        let Some(answer) = cx.map().card(id).cloned() else { continue };
        ui.push_id(("answer", id), |ui| linked_card_ui(ui, cx, &answer, ui.available_width()));
    }
    ui.add_space(4.0);
    let action = Action::Map(MapAction::LinkTo(card.id.clone()));
    let button = Button::text(action.label()).with_icon(Icon::Link).look(ButtonLook::Outlined);
    if ui.add(button.tooltip(action.tooltip())).clicked() {
        cx.actions.push(action);
    }
}

/// A linked card: icon and title; a click shows it on the map.
fn linked_card_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, linked: &Card, width: f32) {
    let kind = cx.map().lane(&linked.place.lane).map_or(LaneKind::Notes, |lane| lane.kind);
    let frame = egui::Frame::new().fill(cx.tokens.card).stroke((1.0, cx.tokens.outline)).corner_radius(8);
    let inner = frame.inner_margin(egui::Margin::symmetric(8, 4)).show(ui, |ui| {
        ui.set_width(width - 18.0);
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(18.0), egui::Sense::hover());
            paint_icon(ui.painter(), lane_icon(kind), rect, 15.0, cx.tokens.muted);
            MapLabel::new(&linked.title).max_width(width - 52.0).ui(ui, cx.fonts);
        });
    });
    let response = with_tip(inner.response.interact(egui::Sense::click()), m("action-jump"));
    let name = m("show-card").with(&[("title", linked.title.as_str().into())]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.clicked() {
        cx.actions.push(Action::Map(MapAction::Jump(crate::edit::Selection::card(linked.id.clone()))));
    }
}
