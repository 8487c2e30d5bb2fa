//! Things that a drag has lifted off the page: a picture of them under the pointer, room where they will land.

use egui::{Color32, Painter, Shadow, Shape, Stroke};

use super::{
    gesture::{CardDrag, Gesture},
    overlay::paint_dashed,
    sight::Sight,
    space::{color32, egui_rect, pos2},
    tiles::Tiles,
};
use crate::{
    geom::{Affine, Point, Rect, Vec2},
    layout::{CellBox, DropSlot},
    model::CardId,
};

/// How far a lifted card is turned, in radians.
const TURN: f64 = -0.022;

/// Between two cards of a cell, in map units.
const GAP: f64 = 8.0;

/// Paints what the gesture has lifted.
pub(super) fn paint(painter: &Painter, sight: &Sight<'_>, gesture: &Gesture, tiles: &Tiles) {
    match gesture {
        Gesture::Idle | Gesture::Pan { .. } | Gesture::Marquee { .. } | Gesture::Feeling { .. } => {}
        Gesture::Cards(drag) => paint_cards(painter, sight, drag, tiles),
        Gesture::Stage { id, shift, .. } => {
            if let Some(rect) = sight.layout().stage_rect(id) {
                fade(painter, sight, rect);
                paint_lifted(painter, sight, tiles, rect, Vec2::new(shift.x, 0.0), 0.0);
            }
        }
        Gesture::Lane { id, shift, .. } => {
            if let Some(rect) = sight.layout().lane_label_rect(id) {
                fade(painter, sight, rect);
                paint_lifted(painter, sight, tiles, rect, Vec2::new(0.0, shift.y), 0.0);
            }
        }
    }
}

fn paint_cards(painter: &Painter, sight: &Sight<'_>, drag: &CardDrag, tiles: &Tiles) {
    let layout = sight.layout();
    for rect in drag.ids.iter().filter_map(|id| layout.card_rect(id)) {
        fade(painter, sight, rect);
    }
    if let Some(slot) = &drag.slot {
        paint_slot(painter, sight, drag, slot, tiles);
    }
    let Some(rect) = layout.card_rect(&drag.held) else { return };
    for below in (1..drag.ids.len().min(3)).rev() {
        let offset = 5.0 * f64::from(u8::try_from(below).unwrap_or(1));
        let at = outline(sight.view.screen_rect_from_map(rect), corner(sight));
        let moved: Vec<egui::Pos2> =
            at.iter().map(|p| pos2(*p + drag.shift * sight.view.zoom + Vec2::new(offset, offset))).collect();
        let edge = Stroke::new(1.0, sight.tokens.outline);
        painter.add(Shape::convex_polygon(moved, sight.tokens.card, edge));
    }
    paint_lifted(painter, sight, tiles, rect, drag.shift, TURN);
    if drag.ids.len() > 1 {
        let at = sight.view.screen_rect_from_map(rect + drag.shift);
        let badge = egui::pos2(super::space::narrow(at.x1), super::space::narrow(at.y0));
        painter.circle_filled(badge, 11.0, sight.tokens.accent);
        let font = egui::FontId::proportional(12.5);
        painter.text(badge, egui::Align2::CENTER_CENTER, drag.ids.len(), font, sight.tokens.on_accent);
    }
}

/// Opens room in the cell where the card will land: cards that come after it are shown where they will be.
fn paint_slot(painter: &Painter, sight: &Sight<'_>, drag: &CardDrag, slot: &DropSlot, tiles: &Tiles) {
    let layout = sight.layout();
    let cell = layout.cells.iter().find(|cell| cell.lane == slot.place.lane && cell.stage == slot.place.stage);
    let height = layout.card_rect(&drag.held).map_or(slot.rect.height(), |rect| rect.height());
    let mut rect = slot.rect;
    if let Some(cell) = cell {
        let moves = moves_in(sight, cell, &drag.held, slot.place.order, height);
        for (card, _) in &moves {
            let place = sight.view.screen_rect_from_map(card.inflate(1.0, 3.0));
            painter.rect_filled(egui_rect(place), 0.0, color32(sight.drawn.scene.background));
        }
        for (card, by) in &moves {
            let picture = sight.view.screen_rect_from_map(card.inflate(1.0, 2.0));
            let shift = Vec2::new(0.0, by * sight.view.zoom);
            tiles.show_cut(painter, &sight.view, &outline(picture, 0.0), |point| point + shift);
        }
        rect = slot_rect(sight, cell, &drag.held, slot, height);
    }
    let accent = sight.tokens.accent;
    let rect = egui_rect(sight.view.screen_rect_from_map(rect));
    let ground = color32(sight.drawn.scene.background);
    painter.rect_filled(rect, 6.0, ground);
    painter.rect_filled(rect, 6.0, accent.gamma_multiply(0.12));
    paint_dashed(painter, rect, Stroke::new(1.6, accent));
}

/// Which cards of `cell` make room, and how far down (map units) each moves, when the card `held`, `height` tall, lands
/// as number `order` of the others.
fn moves_in(sight: &Sight<'_>, cell: &CellBox, held: &CardId, order: usize, height: f64) -> Vec<(Rect, f64)> {
    let cards = sight.layout().cards_of(cell);
    let home = cards.iter().position(|card| card.id == *held);
    let others = cards.iter().enumerate().filter(|(_, card)| card.id != *held).enumerate();
    others
        .filter_map(|(at, (index, card))| {
            let is_after = at >= order;
            let was_after = home.is_some_and(|home| index > home);
            let by = match (is_after, home.is_some(), was_after) {
                (true, false, _) | (true, true, false) => height + GAP,
                (false, true, true) => -(height + GAP),
                (true, true, true) | (false, _, _) => return None,
            };
            Some((card.rect, by))
        })
        .collect()
}

/// Where the held card will be among the cards that have made room.
fn slot_rect(sight: &Sight<'_>, cell: &CellBox, held: &CardId, slot: &DropSlot, height: f64) -> Rect {
    let cards = sight.layout().cards_of(cell);
    let home = cards.iter().position(|card| card.id == *held);
    let others: Vec<(usize, Rect)> =
        cards.iter().enumerate().filter(|(_, card)| card.id != *held).map(|(index, card)| (index, card.rect)).collect();
    let lifts = |index: usize| if home.is_some_and(|home| index > home) { height + GAP } else { 0.0 };
    let before = slot.place.order.checked_sub(1).and_then(|at| others.get(at));
    let top = match (before, others.get(slot.place.order)) {
        (Some((index, rect)), _) => rect.y1 - lifts(*index) + GAP,
        (None, Some((index, rect))) => rect.y0 - lifts(*index),
        (None, None) => slot.rect.y0,
    };
    Rect::new(slot.rect.x0, top, slot.rect.x1, top + height)
}

/// Lets what is at `rect` (map) fade, because it is on the move.
fn fade(painter: &Painter, sight: &Sight<'_>, rect: Rect) {
    let rect = egui_rect(sight.view.screen_rect_from_map(rect.inflate(1.0, 2.0)));
    painter.rect_filled(rect, 4.0, color32(sight.drawn.scene.background.faded(0.72)));
}

/// What the page shows at `rect` (map), lifted: moved by `shift` (map units), turned, with a shadow.
fn paint_lifted(painter: &Painter, sight: &Sight<'_>, tiles: &Tiles, rect: Rect, shift: Vec2, turn: f64) {
    let shift = shift * sight.view.zoom;
    let on_screen = sight.view.screen_rect_from_map(rect);
    let middle = on_screen.center().to_vec2();
    let place = Affine::translate(middle + shift) * Affine::rotate(turn) * Affine::translate(-middle);
    let outline = outline(on_screen, corner(sight));
    let shadow = Shadow { offset: [0, 8], blur: 22, spread: 0, color: Color32::from_black_alpha(60) };
    painter.add(shadow.as_shape(egui_rect(on_screen + shift), 8.0));
    let polygon: Vec<egui::Pos2> = outline.iter().map(|point| pos2(place * *point)).collect();
    painter.add(Shape::convex_polygon(polygon.clone(), color32(sight.drawn.scene.background), Stroke::NONE));
    tiles.show_cut(painter, &sight.view, &outline, |point| place * point);
    painter.add(Shape::closed_line(polygon, Stroke::new(1.2, sight.tokens.outline)));
}

/// A rectangle with round corners, as a convex polygon.
fn outline(rect: Rect, radius: f64) -> Vec<Point> {
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let corners = [
        (rect.x1 - radius, rect.y0 + radius, -0.25),
        (rect.x1 - radius, rect.y1 - radius, 0.0),
        (rect.x0 + radius, rect.y1 - radius, 0.25),
        (rect.x0 + radius, rect.y0 + radius, 0.5),
    ];
    let steps = if radius > 0.0 { 5 } else { 0 };
    corners
        .into_iter()
        .flat_map(|(x, y, turn)| {
            (0..=steps).map(move |step| {
                let angle = (turn + 0.25 * f64::from(step) / f64::from(steps.max(1))) * std::f64::consts::TAU;
                Point::new(x, y) + Vec2::from_angle(angle) * radius
            })
        })
        .collect()
}

fn corner(sight: &Sight<'_>) -> f64 {
    7.0 * sight.view.zoom
}
