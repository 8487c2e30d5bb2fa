//! The accessible nodes of the map, for assistive technology and tests: a named node for each visible thing, grouped in
//! lists, all inside the canvas.
//!
//! If no assistive technology is active, no nodes are created. Nodes do not receive pointer events: every press belongs
//! to the canvas. Their actions are for users without a pointer (`node_actions`). The keyboard focus stays with the
//! canvas, which reports its selected node as focused.

pub(super) mod actions;
pub(super) mod names;
mod node;

use egui::{Id, Role, Sense, Ui, UiBuilder, WidgetInfo};

use self::{
    actions::NodeRequest,
    names::{
        card_description, card_name, cell_name, feeling_name, feeling_words, joined, lane_description, map_description,
        titled,
    },
    node::MapNode,
};
use super::{
    frame::{CanvasFrame, around_marker, hit_of},
    space::egui_rect,
};
use crate::{
    geom::Rect,
    layout::{CardBox, Hit, Placed, PlacedCell, PlacedLane},
    model::{Anchor, FeelingKey},
    ui::{action::Action, i18n::m},
};

/// The minimum height on the screen for a node, in points; smaller things could be thousands in every frame. Feelings,
/// which are small but few, always have a node.
const SMALLEST: f64 = 2.0;

/// A list of things of one kind.
struct NodeList {
    /// Identifies the list between frames.
    key: String,
    /// The name of the list.
    name: String,
    /// The number of things, including those out of view.
    count: usize,
    nodes: Vec<MapNode>,
}

/// Adds the nodes of everything visible to the canvas `canvas`, and carries out requests to them.
pub(super) fn add(ui: &mut Ui, canvas: Id, frame: &CanvasFrame<'_>, actions: &mut Vec<Action>) -> Option<NodeRequest> {
    ui.ctx().accesskit_node_builder(canvas, |_| ())?;
    let selected = hit_of(frame.selection());
    let (mut asked, mut active) = (None, None);
    let ids = ui.scope_id();
    for list in lists(frame) {
        let id = ids.with(("list", &list.key));
        let whole = list.nodes.iter().map(|node| node.rect).reduce(|a, b| a.union(b)).unwrap_or_default();
        let builder = UiBuilder::new().scope_id(id).accessibility_parent(canvas).accessibility_role(Role::ListBox);
        let parent = ui.new_child(builder.max_rect(on_screen(frame, whole)));
        ui.ctx().accesskit_node_builder(parent.unique_id(), |built| {
            built.set_label(list.name);
            built.set_size_of_set(list.count);
            built.set_multiselectable();
        });
        for node in list.nodes {
            let is_selected = selected.as_ref() == Some(&node.hit) || is_selected_card(frame, &node.hit);
            let id = node_id(ids, &node.hit);
            if is_selected {
                active = Some(id);
            }
            show(&parent, frame, id, &node, is_selected);
            asked = actions::follow(ui, frame, id, &node, is_selected, actions).or(asked);
        }
    }
    ui.ctx().accesskit_node_builder(canvas, |built| {
        built.set_description(map_description(frame.map()));
        if let Some(active) = active {
            built.set_active_descendant(active.accesskit_id());
        }
    });
    asked
}

fn show(parent: &Ui, frame: &CanvasFrame<'_>, id: Id, node: &MapNode, is_selected: bool) {
    let response = parent.interact(on_screen(frame, node.rect), id, Sense::hover());
    let role = if node.value.is_some() { Role::Slider } else { Role::ListBoxOption };
    response.widget_info(|| WidgetInfo::labeled(role, true, node.name.clone()));
    parent.ctx().accesskit_node_builder(id, |built| {
        built.set_selected(is_selected);
        if !node.description.is_empty() {
            built.set_description(node.description.clone());
        }
        if let Some(at) = node.place {
            built.set_position_in_set(at);
        }
        actions::offer(built, frame, node, is_selected);
    });
}

/// The visible part of the screen rectangle of `rect` (map).
fn on_screen(frame: &CanvasFrame<'_>, rect: Rect) -> egui::Rect {
    egui_rect(frame.view.screen_rect_from_map(rect)).intersect(egui_rect(frame.view.viewport))
}

/// The lists of visible things.
fn lists(frame: &CanvasFrame<'_>) -> Vec<NodeList> {
    let area = frame.seen_in_map();
    let mut lists = vec![personas(frame)];
    lists.extend(stages(frame));
    lists.push(lanes(frame));
    lists.extend(cells(frame));
    lists.extend(feelings(frame));
    for list in &mut lists {
        let is_worth_one = |node: &MapNode| node.value.is_some() || node.rect.height() * frame.view.zoom >= SMALLEST;
        list.nodes.retain(|node| node.rect.overlaps(area) && is_worth_one(node));
    }
    lists.retain(|list| !list.nodes.is_empty());
    lists
}

fn personas(frame: &CanvasFrame<'_>) -> NodeList {
    let (layout, map) = (frame.layout(), frame.map());
    let node = |(at, placed): (usize, &crate::layout::PersonaBox)| {
        let persona = map.persona(&placed.id)?;
        let name = m("node-persona").with(&[("name", titled(&persona.name).into())]);
        let node = MapNode::new(Hit::Persona(placed.id.clone()), placed.rect, name);
        Some(node.described(joined([persona.role.clone(), persona.quote.clone()])).placed(at))
    };
    let nodes = layout.personas.iter().enumerate().filter_map(node).collect();
    NodeList { key: "personas".into(), name: m("section-personas").text(), count: layout.personas.len(), nodes }
}

/// The stages, and the steps of each.
fn stages(frame: &CanvasFrame<'_>) -> Vec<NodeList> {
    let (layout, map) = (frame.layout(), frame.map());
    let count = map.stages.len();
    let mut nodes = Vec::new();
    for placed in &layout.stages {
        let Some(stage) = map.stage(&placed.id) else { continue };
        let values =
            [("name", titled(&stage.title).into()), ("at", (placed.index + 1).into()), ("count", count.into())];
        let message = if placed.count.is_some() { m("node-stage-collapsed") } else { m("node-stage") };
        let node = MapNode::new(Hit::Stage(placed.id.clone()), placed.rect, message.with(&values));
        nodes.push(node.described(stage.text.clone()).placed(placed.index).expanded(placed.count.is_none()));
    }
    let mut lists =
        vec![NodeList { key: "stages".into(), name: m("count-stages").with(&[("count", count.into())]), count, nodes }];
    for stage in map.stages.iter().filter(|stage| !stage.steps.is_empty()) {
        let count = stage.steps.len();
        let node = |(at, step): (usize, &crate::model::Step)| {
            let rect = layout.step_rect(&step.id)?;
            let name = m("node-step").with(&[("name", titled(&step.title).into())]);
            Some(MapNode::new(Hit::Step(step.id.clone()), rect, name).placed(at))
        };
        let nodes = stage.steps.iter().enumerate().filter_map(node).collect();
        let steps = m("count-steps").with(&[("count", count.into())]);
        lists.push(NodeList {
            key: format!("steps {}", stage.id),
            name: joined([titled(&stage.title), steps]),
            count,
            nodes,
        });
    }
    lists
}

fn lanes(frame: &CanvasFrame<'_>) -> NodeList {
    let (layout, map, area) = (frame.layout(), frame.map(), frame.seen_in_map());
    let count = layout.lanes.len();
    let in_view = layout.lanes.iter().enumerate().filter(|(_, lane)| lane.rect().overlaps(area));
    let node = |(at, placed): (usize, &PlacedLane)| {
        let lane = &placed.it;
        let title = map.lane(&lane.id).map_or("", |lane| lane.title.as_str());
        let message = if lane.is_collapsed { m("node-lane-collapsed") } else { m("node-lane") };
        let name = message.with(&[("name", titled(title).into())]);
        let node = MapNode::new(Hit::Lane(lane.id.clone()), placed.on_page(&lane.label), name);
        node.described(lane_description(map, &lane.id, lane.kind)).placed(at).expanded(!lane.is_collapsed)
    };
    let nodes = in_view.map(node).collect();
    NodeList { key: "lanes".into(), name: m("count-lanes").with(&[("count", count.into())]), count, nodes }
}

/// The cards by cell, and the cells that can hold cards.
fn cells(frame: &CanvasFrame<'_>) -> Vec<NodeList> {
    let (layout, map, area) = (frame.layout(), frame.map(), frame.seen_in_map());
    let mut lists = Vec::new();
    // A card may extend into view from a cell that is not visible.
    let is_near = |cell: &PlacedCell<'_>| {
        let rect = cell.rect();
        let is_beside = rect.y0 < area.y1 && area.y0 < rect.y1;
        is_beside && (rect.overlaps(area) || cell.cards().iter().any(|card| card.rect().overlaps(area)))
    };
    for placed_cell in layout.cells().filter(is_near) {
        let cell = placed_cell.it;
        let Some(lane) = map.lane(&cell.lane) else { continue };
        let name = |title: &str| {
            joined([titled(title), map.stage(&cell.stage).map_or_else(String::new, |at| titled(&at.title))])
        };
        let cards = placed_cell.cards();
        let node = |(at, placed): (usize, &Placed<&CardBox>)| {
            let card = map.cards.get(&placed.it.id)?;
            let name = card_name(map, card, placed.it.stage_index);
            let node = MapNode::new(Hit::Card(card.id.clone()), placed.rect(), name);
            Some(node.described(card_description(map, card)).placed(at))
        };
        let mut nodes: Vec<MapNode> = cards.iter().enumerate().filter_map(node).collect();
        if cards.is_empty() && cell.passing.is_empty() && lane.kind.holds_cards() && !cell.is_collapsed {
            let hit = Hit::Cell { lane: cell.lane.clone(), stage: cell.stage.clone() };
            let node = MapNode::new(hit, placed_cell.rect(), cell_name(map, &cell.lane, &cell.stage));
            nodes.push(node.described(lane.prompt.clone()));
        }
        if !nodes.is_empty() {
            lists.push(NodeList {
                key: format!("cell {} {}", cell.lane, cell.stage),
                name: name(&lane.title),
                count: nodes.len(),
                nodes,
            });
        }
    }
    lists
}

/// The feelings of each persona.
fn feelings(frame: &CanvasFrame<'_>) -> Vec<NodeList> {
    let (layout, map) = (frame.layout(), frame.map());
    let mut lists = Vec::new();
    let lines = layout.curves.iter().flat_map(|curve| curve.lines.iter().map(move |line| (&curve.lane, line)));
    for (lane, line) in lines {
        let mut nodes = Vec::new();
        for (at, point) in line.points.iter().enumerate() {
            let rect = around_marker(layout, point.point);
            let name = format!("{}: {}", feeling_name(map, &point.key), feeling_words(point.value));
            let feeling = map.feelings.get(&point.key);
            let name = match feeling.and_then(|feeling| feeling.wanted) {
                Some(wanted) => {
                    m("node-wanted").with(&[("feeling", name.into()), ("wanted", feeling_words(wanted).into())])
                }
                None => name,
            };
            let assumed = feeling.filter(|feeling| feeling.is_assumed).map(|_| m("field-assumed").text());
            let why = feeling.map(|feeling| feeling.note.clone()).unwrap_or_default();
            let mut node = MapNode::new(Hit::Feeling(point.key.clone()), rect, name);
            node.value = Some(point.value);
            nodes.push(node.described(joined([assumed.unwrap_or_default(), why])).placed(at));
        }
        let whose = map.persona(&line.persona).map_or("", |persona| persona.name.as_str());
        let name = m("node-curve").with(&[("name", whose.into())]);
        lists.push(NodeList {
            key: format!("feelings {lane} {}", line.persona),
            name,
            count: line.points.len(),
            nodes,
        });
    }
    lists
}

/// The id of the node, which stays the same wherever the thing moves.
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

fn is_selected_card(frame: &CanvasFrame<'_>, hit: &Hit) -> bool {
    matches!(hit, Hit::Card(id) if frame.selection().has_card(id))
}
