//! Dragging cards: what the pointer carries, and the effect of dropping it.

use egui::Modifiers;

use crate::{
    edit::Command,
    geom::{Point, Vec2},
    layout::{CardBox, Hit, Layout, PlacedCell},
    model::{Card, CardId, LaneKind, Place},
    ui::{
        action::{Action, MapAction},
        canvas::frame::{CanvasFrame, selection_of},
    },
};

/// The cards being dragged.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui::canvas) enum Load {
    /// Cards of the map.
    Cards {
        /// The cards, in ascending order.
        ids: Vec<CardId>,
        /// The card under the pointer.
        held: CardId,
    },
    /// A new card, dragged from the side rail.
    New(LaneKind),
}

/// The payload of egui's drag and drop for a new card of this kind, dragged from the side rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewCardDrag(pub LaneKind);

/// A drag of cards.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui::canvas) struct CardDrag {
    /// The dragged cards.
    pub(in crate::ui::canvas) load: Load,
    /// The start of the drag (map).
    pub(in crate::ui::canvas) from: Point,
    /// The distance of the pointer from the start, in map units.
    pub(in crate::ui::canvas) shift: Vec2,
    /// Whether copies are dropped and the cards stay.
    pub(in crate::ui::canvas) is_copy: bool,
    /// The place of the first card if dropped now, counted among the cards that do not move; `None` outside the cells.
    to: Option<Place>,
}

/// The effect of dropping the cards.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui::canvas) struct Landing {
    /// The change to the map.
    pub(in crate::ui::canvas) command: Command,
    /// The place of the first card.
    pub(in crate::ui::canvas) place: Place,
    /// The cards that move; empty if cards are added.
    pub(in crate::ui::canvas) moved: Vec<CardId>,
}

impl CardDrag {
    /// A drag of the selected cards, or only of `held` if it is not selected.
    pub(in crate::ui::canvas) fn of_card(
        frame: &CanvasFrame<'_>,
        held: CardId,
        from: Point,
        actions: &mut Vec<Action>,
    ) -> Self {
        let ids = if frame.selection().has_card(&held) {
            frame.selection().card_ids().cloned().collect()
        } else {
            actions.extend(selection_of(&Hit::Card(held.clone())).map(MapAction::Select).map(Action::Map));
            vec![held.clone()]
        };
        Self { load: Load::Cards { ids, held }, from, shift: Vec2::ZERO, is_copy: false, to: None }
    }

    /// A drag of a new card of `kind` that enters the canvas at `at`.
    pub(in crate::ui::canvas) fn of_new(kind: LaneKind, at: Point) -> Self {
        Self { load: Load::New(kind), from: at, shift: Vec2::ZERO, is_copy: false, to: None }
    }

    /// Moves the drag to `pointer` (map).
    pub(in crate::ui::canvas) fn follow(&mut self, frame: &CanvasFrame<'_>, pointer: Point, modifiers: Modifiers) {
        self.shift = pointer - self.from;
        // Many window managers move the window by a drag with Alt, so Ctrl does the same.
        self.is_copy = (modifiers.alt || modifiers.command) && matches!(self.load, Load::Cards { .. });
        let is_inside = frame.view.viewport.contains(frame.view.screen_point_from_map(pointer));
        let place = if is_inside { self.place_at(frame.layout(), pointer) } else { None };
        self.to = place;
    }

    /// The place of the first card if dropped at `point`.
    fn place_at(&self, layout: &Layout, point: Point) -> Option<Place> {
        let placed = layout.cell_at(self.first_stage_at(layout, point))?;
        let (pointed, cell) = (placed.lane.it, placed.it);
        if let Load::New(kind) = &self.load
            && pointed.kind != *kind
            && let Some(lane) = layout.lanes.iter().map(|lane| &lane.it).find(|lane| lane.kind == *kind)
        {
            return Some(Place { lane: lane.id.clone(), stage: cell.stage.clone(), order: usize::MAX });
        }
        if !pointed.kind.holds_cards() {
            return None;
        }
        if cell.is_collapsed {
            return Some(Place { lane: cell.lane.clone(), stage: cell.stage.clone(), order: usize::MAX });
        }
        let moves = |card: &CardBox| {
            let carried = match &self.load {
                Load::Cards { ids, .. } if !self.is_copy => ids.as_slice(),
                Load::Cards { .. } | Load::New(_) => &[],
            };
            // The ids of a selection ascend, and there may be thousands of them.
            carried.binary_search(&card.id).is_ok()
        };
        let channel = match &self.load {
            Load::Cards { held, .. } => layout.card(held).and_then(|card| card.it.channel.as_ref()),
            Load::New(_) => None,
        };
        let order = placed.drop_order(point.y, channel, &moves);
        Some(Place { lane: cell.lane.clone(), stage: cell.stage.clone(), order })
    }

    /// `point`, or, if the pointer grabbed a card that covers several stages over a later one, the corresponding point
    /// in the card's first stage, so that the card lands as it is held.
    fn first_stage_at(&self, layout: &Layout, point: Point) -> Point {
        let Load::Cards { held, .. } = &self.load else { return point };
        let home = layout.cell_of(held).map(PlacedCell::rect);
        let Some(home) = home.filter(|home| !(home.x0..=home.x1).contains(&self.from.x)) else { return point };
        let columns = layout.stages.iter().map(|stage| stage.column).reduce(|a, b| a.union(b)).unwrap_or(home);
        let x = point.x - self.from.x + home.center().x;
        Point::new(x.clamp(columns.x0 + 1.0, columns.x1 - 1.0), point.y)
    }

    /// The effect of dropping now; `None` if nothing would change.
    pub(in crate::ui::canvas) fn landing(&self, frame: &CanvasFrame<'_>) -> Option<Landing> {
        let place = frame.whole_place(self.to.clone()?, self.moving());
        let (command, moved) = match &self.load {
            Load::New(_) => (Command::AddCard { place: place.clone(), title: String::new() }, Vec::new()),
            Load::Cards { ids, .. } if self.is_copy => {
                (Command::PasteCards { cards: in_reading_order(frame, ids), to: place.clone() }, Vec::new())
            }
            Load::Cards { ids, .. } => {
                if self.is_at_home(frame) {
                    return None;
                }
                (Command::MoveCards { ids: ids.clone(), to: place.clone() }, ids.clone())
            }
        };
        Some(Landing { command, place, moved })
    }

    /// The cards that move; empty if copies or a new card are dragged.
    fn moving(&self) -> &[CardId] {
        match &self.load {
            Load::Cards { ids, .. } if !self.is_copy => ids,
            Load::Cards { .. } | Load::New(_) => &[],
        }
    }

    /// Whether a single card is over its own place, counted among the visible cards.
    fn is_at_home(&self, frame: &CanvasFrame<'_>) -> bool {
        let ([id], Some(to)) = (self.moving(), &self.to) else { return false };
        let Some(place) = frame.map().cards.get(id).map(|card| &card.place) else { return false };
        (&place.lane, &place.stage) == (&to.lane, &to.stage) && frame.shown_order(id) == Some(to.order)
    }

    /// Drops the cards.
    pub(in crate::ui::canvas) fn finish(&self, frame: &CanvasFrame<'_>, actions: &mut Vec<Action>) {
        let Some(landing) = self.landing(frame) else { return };
        actions.push(match self.load {
            Load::New(_) => Action::Map(MapAction::Insert(Box::new(landing.command))),
            Load::Cards { .. } => Action::edit(landing.command),
        });
    }
}

/// The cards `ids` in reading order: by stage, lane and order.
pub(in crate::ui::canvas) fn in_reading_order<'a>(
    frame: &CanvasFrame<'_>,
    ids: impl IntoIterator<Item = &'a CardId>,
) -> Vec<Card> {
    let map = frame.map();
    let mut cards: Vec<Card> = ids.into_iter().filter_map(|id| map.cards.get(id)).cloned().collect();
    cards.sort_by_key(|card| {
        let stage = map.stages.iter().position(|stage| stage.id == card.place.stage);
        let lane = map.lanes.iter().position(|lane| lane.id == card.place.lane);
        (stage, lane, card.place.order)
    });
    cards
}
