//! Actions of accessible nodes, for users without a pointer: a screen reader's click selects a thing and a second one
//! edits it, a feeling is a slider, and everything else is in a list of named actions and in the context menu.

use egui::{
    Id, Ui,
    accesskit::{self, Action as NodeAction, ActionData, CustomAction},
};

use super::node::MapNode;
use crate::{
    edit::Selection,
    layout::Hit,
    model::{FeelingValue, Visibility},
    ui::{
        action::{Action, MapAction, keys::Way},
        canvas::{
            feelings::set_feeling,
            frame::{CanvasFrame, selection_of},
            keys::nudge,
            menu::room_menu::showing,
            request::{EditRequest, add_card_to, title_of},
        },
        i18n::{Message, m},
    },
};

/// The change of a feeling per slider step.
const STEP: f64 = 0.5;

/// A request of a node to the canvas.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui::canvas) enum NodeRequest {
    /// To edit or add a text.
    Edit(EditRequest),
    /// Show the context menu of this thing.
    Menu(Hit),
}

/// A named action of a node, in addition to a click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NodeOffer {
    Earlier,
    Later,
    Up,
    Down,
    Delete,
}

const OFFERS: [(i32, NodeOffer, Message); 5] = [
    (0, NodeOffer::Earlier, m("node-move-earlier")),
    (1, NodeOffer::Later, m("node-move-later")),
    (2, NodeOffer::Up, m("node-move-up")),
    (3, NodeOffer::Down, m("node-move-down")),
    (4, NodeOffer::Delete, m("action-delete")),
];

/// Adds the actions of `node` to its accessibility data.
pub(super) fn offer(built: &mut accesskit::Node, frame: &CanvasFrame<'_>, node: &MapNode, is_selected: bool) {
    for action in [NodeAction::Click, NodeAction::ShowContextMenu] {
        built.add_action(action);
    }
    if let Some(value) = node.value {
        built.set_numeric_value(value.get());
        built.set_min_numeric_value(FeelingValue::WORST.get());
        built.set_max_numeric_value(FeelingValue::BEST.get());
        built.set_numeric_value_step(STEP);
        built.set_orientation(accesskit::Orientation::Vertical);
        for action in [NodeAction::SetValue, NodeAction::Increment, NodeAction::Decrement] {
            built.add_action(action);
        }
    }
    // Only the selected thing, which has the focus, gets the list; for thousands of others it would only take time.
    if let Some(is_expanded) = node.is_expanded {
        built.set_expanded(is_expanded);
        built.add_action(if is_expanded { NodeAction::Collapse } else { NodeAction::Expand });
    }
    let Some(selection) = selection_of(&node.hit).filter(|_| is_selected) else { return };
    let offered = OFFERS.iter().filter(|(_, offer, _)| !asked_for(frame, &selection, *offer).is_empty());
    let offered: Vec<CustomAction> =
        offered.map(|(id, _, name)| CustomAction { id: *id, description: name.text() }).collect();
    if !offered.is_empty() {
        built.set_custom_actions(offered);
        built.add_action(NodeAction::CustomAction);
    }
}

/// Carries out the requests to `node` in this frame.
pub(super) fn follow(
    ui: &Ui,
    frame: &CanvasFrame<'_>,
    id: Id,
    node: &MapNode,
    is_selected: bool,
    actions: &mut Vec<Action>,
) -> Option<NodeRequest> {
    let requests: Vec<(NodeAction, Option<ActionData>)> = ui.input(|input| {
        let kinds = [
            NodeAction::Click,
            NodeAction::ShowContextMenu,
            NodeAction::CustomAction,
            NodeAction::SetValue,
            NodeAction::Increment,
            NodeAction::Decrement,
            NodeAction::Expand,
            NodeAction::Collapse,
        ];
        let of = |kind| input.accesskit_action_requests(id, kind).map(move |request| (kind, request.data.clone()));
        kinds.into_iter().flat_map(of).collect()
    });
    let mut asked = None;
    for (kind, data) in requests {
        let selection = selection_of(&node.hit)?;
        match kind {
            NodeAction::Click if is_selected => asked = default_of(frame, &node.hit).map(NodeRequest::Edit),
            NodeAction::Click => actions.push(Action::Map(MapAction::Select(selection))),
            NodeAction::ShowContextMenu => {
                if !is_selected {
                    actions.push(Action::Map(MapAction::Select(selection)));
                }
                asked = Some(NodeRequest::Menu(node.hit.clone()));
            }
            NodeAction::CustomAction => {
                let offer = OFFERS.iter().find(|(id, ..)| data == Some(ActionData::CustomAction(*id)));
                if let Some((_, offer, _)) = offer {
                    actions.extend(asked_for(frame, &selection, *offer));
                }
            }
            NodeAction::SetValue | NodeAction::Increment | NodeAction::Decrement => {
                actions.extend(moved(frame, node, kind, data));
            }
            NodeAction::Expand => actions.extend(shown(frame, &node.hit, Visibility::Open)),
            NodeAction::Collapse => actions.extend(shown(frame, &node.hit, Visibility::Collapsed)),
            // No other action was offered above.
            _ => {}
        }
    }
    asked
}

/// The effect of a click on a thing that is already selected: edits its title, or adds a card to an empty cell.
fn default_of(frame: &CanvasFrame<'_>, hit: &Hit) -> Option<EditRequest> {
    if let Hit::Cell { lane, stage } = hit {
        return add_card_to(frame, lane, stage).map(EditRequest::AddNamed);
    }
    title_of(hit).map(EditRequest::Text)
}

/// The actions for the named action `offer` of the selected thing; empty if it cannot be done.
fn asked_for(frame: &CanvasFrame<'_>, selection: &Selection, offer: NodeOffer) -> Vec<Action> {
    let is_rtl = frame.layout().is_rtl;
    let (earlier, later) = if is_rtl { (Way::Right, Way::Left) } else { (Way::Left, Way::Right) };
    let way = match offer {
        NodeOffer::Earlier => earlier,
        NodeOffer::Later => later,
        NodeOffer::Up => Way::Up,
        NodeOffer::Down => Way::Down,
        NodeOffer::Delete if matches!(selection, Selection::Cell { .. }) => return Vec::new(),
        NodeOffer::Delete => {
            return vec![Action::Map(MapAction::Select(selection.clone())), Action::Map(MapAction::Delete)];
        }
    };
    let moved = nudge(frame, selection, way).map(Action::edit);
    moved.map(|moved| vec![Action::Map(MapAction::Select(selection.clone())), moved]).unwrap_or_default()
}

/// The action that opens or collapses a stage or lane.
fn shown(frame: &CanvasFrame<'_>, hit: &Hit, visibility: Visibility) -> Option<Action> {
    showing(frame.map(), hit, visibility).map(|(_, command)| Action::edit(command))
}

/// The action that sets a feeling to the requested value.
fn moved(frame: &CanvasFrame<'_>, node: &MapNode, kind: NodeAction, data: Option<ActionData>) -> Option<Action> {
    let Hit::Feeling(key) = &node.hit else { return None };
    let now = node.value?.get();
    let value = match (kind, data) {
        (NodeAction::Increment, _) => now + STEP,
        (NodeAction::Decrement, _) => now - STEP,
        (_, Some(ActionData::NumericValue(value))) => value,
        (_, Some(ActionData::Value(text))) => text.trim().parse().ok()?,
        _ => return None,
    };
    Some(set_feeling(frame.map(), key, FeelingValue::clamped(value)))
}
