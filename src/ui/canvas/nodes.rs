//! The things on the map as assistive technology and tests see them: a named node for each that is in view.
//!
//! Where nothing listens to names, there are no nodes and no cost. The pointer does not go through them: a press is the
//! canvas's, wherever it is. What a node offers instead is a click for those who have no pointer.

use egui::{Id, Role, Sense, Ui, WidgetInfo, accesskit::Action as NodeAction};

use super::{
    overlay::feeling_word,
    sight::{Sight, around_marker, hit_of, selection_of},
    space::egui_rect,
};
use crate::{
    geom::Rect,
    layout::{CellBox, Hit},
    model::{Anchor, Card, FeelingKey, Map},
    ui::{action::Action, i18n::m, words},
};

/// Things less high on the screen than this have no node of their own, in points: nobody can read or hit them.
const SMALLEST: f64 = 5.0;

/// Adds the nodes of everything in view.
pub(super) fn add(ui: &Ui, sight: &Sight<'_>, actions: &mut Vec<Action>) {
    if ui.ctx().accesskit_node_builder(ui.scope_id(), |_| ()).is_none() {
        return;
    }
    let (layout, map, seen) = (sight.layout(), sight.map(), sight.seen_in_map());
    let selected = hit_of(sight.selection());
    let mut add = |hit: Hit, rect: Rect, name: String| {
        if rect.overlaps(seen) && rect.height() * sight.view.zoom >= SMALLEST {
            let is_selected = selected.as_ref() == Some(&hit) || is_selected_card(sight, &hit);
            add_node(ui, sight, &hit, rect, (name, is_selected), actions);
        }
    };
    for persona in &layout.personas {
        let name = map.persona(&persona.id).map_or("", |persona| persona.name.as_str());
        add(Hit::Persona(persona.id.clone()), persona.rect, m("node-persona").with(&[("name", name.into())]));
    }
    let count = map.stages.len();
    for stage in &layout.stages {
        let title = map.stage(&stage.id).map_or("", |stage| stage.title.as_str());
        let message = if stage.count.is_some() { m("node-stage-collapsed") } else { m("node-stage") };
        let name = message.with(&[("name", title.into()), ("at", (stage.index + 1).into()), ("count", count.into())]);
        add(Hit::Stage(stage.id.clone()), stage.rect, name);
    }
    for step in &layout.steps {
        let name = map.step(&step.id).map_or("", |(_, step)| step.title.as_str());
        add(Hit::Step(step.id.clone()), step.rect, m("node-step").with(&[("name", name.into())]));
    }
    for lane in layout.lanes.iter().filter(|lane| lane.rect.overlaps(seen)) {
        let name = map.lane(&lane.id).map_or("", |lane| lane.title.as_str());
        let message = if lane.is_collapsed { m("node-lane-collapsed") } else { m("node-lane") };
        add(Hit::Lane(lane.id.clone()), lane.label, message.with(&[("name", name.into())]));
    }
    // A card may reach into view from a cell that is not.
    let is_near = |cell: &&CellBox| {
        let is_beside = cell.rect.y0 < seen.y1 && seen.y0 < cell.rect.y1;
        is_beside && (cell.rect.overlaps(seen) || layout.cards_of(cell).iter().any(|card| card.rect.overlaps(seen)))
    };
    for cell in layout.cells.iter().filter(is_near) {
        for placed in layout.cards_of(cell) {
            if let Some(card) = map.cards.get(&placed.id) {
                add(Hit::Card(placed.id.clone()), placed.rect, card_name(map, card, placed.stage_index));
            }
        }
        let is_open = map.lane(&cell.lane).is_some_and(|lane| lane.kind.holds_cards());
        if cell.cards.is_empty() && cell.passing.is_empty() && is_open && !cell.is_collapsed {
            let hit = Hit::Cell { lane: cell.lane.clone(), stage: cell.stage.clone() };
            add(hit, cell.rect, cell_name(map, &cell.lane, &cell.stage));
        }
    }
    for point in layout.curves.iter().flat_map(|curve| &curve.lines).flat_map(|line| &line.points) {
        let rect = around_marker(layout, point.point);
        let name = format!("{}: {}", feeling_name(map, &point.key), feeling_words(point.value));
        let wanted = map.feelings.get(&point.key).and_then(|feeling| feeling.wanted);
        let name = match wanted {
            Some(wanted) => {
                m("node-wanted").with(&[("feeling", name.into()), ("wanted", feeling_words(wanted).into())])
            }
            None => name,
        };
        add(Hit::Feeling(point.key.clone()), rect, name);
    }
}

fn add_node(
    ui: &Ui,
    sight: &Sight<'_>,
    hit: &Hit,
    rect: Rect,
    (name, is_selected): (String, bool),
    actions: &mut Vec<Action>,
) {
    let id = node_id(ui.scope_id(), hit);
    let on_screen = egui_rect(sight.view.screen_rect_from_map(rect)).intersect(egui_rect(sight.view.viewport));
    let response = ui.interact(on_screen, id, Sense::hover());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_selected, name.clone()));
    ui.ctx().accesskit_node_builder(id, |node| node.add_action(NodeAction::Click));
    if ui.input(|i| i.has_accesskit_action_request(id, NodeAction::Click)) {
        actions.extend(selection_of(hit).map(Action::Select));
    }
}

/// The node's id: the same from frame to frame, wherever the thing moves.
fn node_id(canvas: Id, hit: &Hit) -> Id {
    match hit {
        Hit::Title => canvas.with("title"),
        Hit::Scenario => canvas.with("scenario"),
        Hit::Persona(id) => canvas.with(("persona", id.as_str())),
        Hit::Stage(id) => canvas.with(("stage", id.as_str())),
        Hit::Step(id) => canvas.with(("step", id.as_str())),
        Hit::Lane(id) => canvas.with(("lane", id.as_str())),
        Hit::Cell { lane, stage } => canvas.with(("cell", lane.as_str(), stage.as_str())),
        Hit::Card(id) => canvas.with(("card", id.as_str())),
        Hit::Feeling(key) => feeling_id(canvas, "feeling", key),
        Hit::Wanted(key) => feeling_id(canvas, "wanted", key),
    }
}

fn feeling_id(canvas: Id, what: &str, FeelingKey { persona, anchor }: &FeelingKey) -> Id {
    let anchor = match anchor {
        Anchor::Stage(id) => ("stage", id.as_str()),
        Anchor::Step(id) => ("step", id.as_str()),
        Anchor::Card(id) => ("card", id.as_str()),
    };
    canvas.with((what, persona.as_str(), anchor))
}

fn is_selected_card(sight: &Sight<'_>, hit: &Hit) -> bool {
    matches!(hit, Hit::Card(id) if sight.selection().has_card(id))
}

fn card_name(map: &Map, card: &Card, stage_index: usize) -> String {
    let kind = map.lane(&card.place.lane).map_or(m("card-plain"), |lane| words::card(lane.kind));
    let title = if card.title.is_empty() { m("untitled").text() } else { card.title.clone() };
    let (first, last, count) = (stage_index + 1, map.covered_stages(card).end, map.stages.len());
    let values = [("kind", kind.text().into()), ("name", title.into()), ("at", first.into()), ("count", count.into())];
    if last > first {
        let values: Vec<_> = values.into_iter().chain([("to", last.into())]).collect();
        m("node-card-wide").with(&values)
    } else {
        m("node-card").with(&values)
    }
}

fn cell_name(map: &Map, lane: &crate::model::LaneId, stage: &crate::model::StageId) -> String {
    let lane = map.lane(lane).map_or("", |lane| lane.title.as_str());
    let stage = map.stage(stage).map_or("", |stage| stage.title.as_str());
    m("node-empty-cell").with(&[("lane", lane.into()), ("stage", stage.into())])
}

fn feeling_name(map: &Map, key: &FeelingKey) -> String {
    let persona = map.persona(&key.persona).map_or("", |persona| persona.name.as_str());
    let place = match &key.anchor {
        Anchor::Stage(id) => map.stage(id).map_or("", |stage| stage.title.as_str()),
        Anchor::Step(id) => map.step(id).map_or("", |(_, step)| step.title.as_str()),
        Anchor::Card(id) => map.cards.get(id).map_or("", |card| card.title.as_str()),
    };
    m("node-feeling").with(&[("name", persona.into()), ("place", place.into())])
}

fn feeling_words(value: crate::model::FeelingValue) -> String {
    format!("{}, {}", words::signed(value), feeling_word(value).text())
}
