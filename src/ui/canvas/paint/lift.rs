//! Lifted things: a picture of the dragged things under the pointer, and frames where they will land.

use egui::{Color32, Context, Painter, Shadow, Shape, Stroke, TextureHandle, TextureOptions};

use super::overlay::paint_dashed;
use crate::{
    geom::{Affine, Point, Rect, Size, Vec2},
    layout::lane_icon,
    model::{CardId, LaneKind},
    scene::Role,
    ui::{
        action::{Action, MapAction},
        canvas::{
            frame::CanvasFrame,
            pointer::{
                card_drag::{CardDrag, Load},
                gesture::PointerGesture,
            },
            space::{color32, egui_rect, pos2},
            tiles::{Alone, Tiles},
        },
        i18n,
        style::tight,
        widgets::{paint_icon, set_words},
    },
};

/// The rotation of a lifted card, in radians.
const TURN: f64 = -0.022;

/// The dragged card under the pointer and its picture.
#[derive(Default)]
pub(in crate::ui::canvas) struct Lifted {
    card: Option<CardId>,
    /// The part of the map that the picture shows.
    rect: Rect,
    /// The picture; `None` until a tile thread has drawn it.
    texture: Option<TextureHandle>,
}

impl Lifted {
    /// Paints what the gesture has lifted off the page of `frame`.
    pub(in crate::ui::canvas) fn paint(
        &mut self,
        painter: &Painter,
        frame: &CanvasFrame<'_>,
        gesture: &PointerGesture,
        tiles: &mut Tiles,
    ) {
        match gesture {
            PointerGesture::Idle
            | PointerGesture::Pan { .. }
            | PointerGesture::Marquee { .. }
            | PointerGesture::Resize(_)
            | PointerGesture::Feeling { .. } => *self = Self::default(),
            PointerGesture::Cards(drag) => self.paint_carried(painter, frame, drag, tiles),
            PointerGesture::Reorder(reorder) => {
                if let Some(rect) = frame.rect_of(&reorder.hit()) {
                    fade(painter, frame, rect);
                    paint_lifted(painter, frame, tiles, rect, reorder.shift);
                }
            }
            PointerGesture::Stage { id, shift, .. } => {
                if let Some(rect) = frame.layout().stage_rect(id) {
                    fade(painter, frame, rect);
                    paint_lifted(painter, frame, tiles, rect, Vec2::new(shift.x, 0.0));
                }
            }
            PointerGesture::Lane { id, shift, .. } => {
                if let Some(rect) = frame.layout().lane_label_rect(id) {
                    fade(painter, frame, rect);
                    paint_lifted(painter, frame, tiles, rect, Vec2::new(0.0, shift.y));
                }
            }
        }
    }

    /// Requests a picture of the card `held`, at `rect` (map), when the drag begins, and takes the picture when it is
    /// finished.
    fn follow(&mut self, ctx: &Context, frame: &CanvasFrame<'_>, held: &CardId, rect: Rect, tiles: &mut Tiles) {
        if self.card.as_ref() != Some(held) {
            let scene = &frame.drawn.scene;
            let groups = scene.group(Role::Card, held.as_str()).cloned().into_iter().collect();
            let alone = Alone::new(scene, groups, rect, frame.view.pixels_per_unit());
            *self = Self { card: Some(held.clone()), rect: alone.rect(), texture: None };
            tiles.ask_alone(alone);
        }
        if let Some(image) = tiles.take_alone() {
            self.texture = Some(ctx.load_texture("lifted", image, TextureOptions::LINEAR));
        }
    }

    fn paint_carried(&mut self, painter: &Painter, frame: &CanvasFrame<'_>, drag: &CardDrag, tiles: &mut Tiles) {
        let (ids, held) = match &drag.load {
            Load::Cards { ids, held } => (ids, held),
            Load::New(kind) => {
                paint_new(painter, frame, *kind, drag.from + drag.shift);
                return;
            }
        };
        let Some(rect) = frame.layout().card_rect(held) else { return };
        self.follow(painter.ctx(), frame, held, rect, tiles);
        let on_screen = frame.view.screen_rect_from_map(rect);
        let middle = on_screen.center().to_vec2();
        let shift = drag.shift * frame.view.zoom;
        let place = Affine::translate(middle + shift) * Affine::rotate(TURN) * Affine::translate(-middle);
        let sheet: Vec<egui::Pos2> =
            outline(on_screen, corner(frame)).into_iter().map(|point| pos2(place * point)).collect();
        let edge = Stroke::new(1.2, frame.tokens.outline);
        for below in (1..ids.len().min(3)).rev() {
            let by = 5.0 * f32::from(u8::try_from(below).unwrap_or(1));
            let moved = sheet.iter().map(|point| *point + egui::vec2(by, by)).collect();
            painter.add(Shape::convex_polygon(moved, frame.tokens.card, edge));
        }
        painter.add(shadow().as_shape(egui_rect(on_screen + shift), 8.0));
        painter.add(Shape::convex_polygon(sheet.clone(), color32(frame.drawn.scene.background), Stroke::NONE));
        match &self.texture {
            Some(texture) => {
                let at = frame.view.screen_rect_from_map(self.rect);
                painter.add(textured(texture, at, place));
            }
            // Until the picture is finished, the card is shown as on the page.
            None => tiles.show_cut(painter, &frame.view, &outline(on_screen, corner(frame)), |point| place * point),
        }
        painter.add(Shape::closed_line(sheet, edge));
        let count = if drag.is_copy { format!("+{}", ids.len()) } else { ids.len().to_string() };
        if ids.len() > 1 || drag.is_copy {
            let badge = pos2(Point::new(on_screen.x1, on_screen.y0) + shift);
            painter.circle_filled(badge, 11.0, frame.tokens.accent);
            let count = set_words(painter.ctx(), &i18n::digits(&count), tight(12.5, 600.0), f32::INFINITY);
            let around = egui::Rect::from_center_size(badge, egui::Vec2::splat(22.0));
            count.paint_in_middle(painter, around, frame.tokens.on_accent);
        }
    }
}

/// A shape with the texture at `at` (screen), transformed by `place`.
fn textured(texture: &TextureHandle, at: Rect, place: Affine) -> Shape {
    let corners =
        [(at.x0, at.y0, 0.0, 0.0), (at.x1, at.y0, 1.0, 0.0), (at.x1, at.y1, 1.0, 1.0), (at.x0, at.y1, 0.0, 1.0)];
    let mut mesh = egui::Mesh::with_texture(texture.id());
    for (x, y, u, v) in corners {
        let (pos, uv) = (pos2(place * Point::new(x, y)), egui::pos2(u, v));
        mesh.vertices.push(egui::epaint::Vertex { pos, uv, color: Color32::WHITE });
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    Shape::mesh(mesh)
}

/// Draws a new card from the side rail under the pointer.
fn paint_new(painter: &Painter, frame: &CanvasFrame<'_>, kind: LaneKind, at: Point) {
    let tokens = frame.tokens;
    let words = Action::Map(MapAction::AddCard(kind)).label();
    let words = set_words(painter.ctx(), &words, tight(13.5, 600.0), f32::INFINITY);
    let size = Size::new(f64::from(words.size.x) + 46.0, 34.0);
    let at = frame.view.screen_point_from_map(at);
    let rect = egui_rect(Rect::from_center_size(at, size));
    painter.add(shadow().as_shape(rect, 8.0));
    painter.rect(rect, 7.0, tokens.card, Stroke::new(1.2, tokens.outline), egui::StrokeKind::Inside);
    let x = if i18n::is_rtl() { rect.max.x - 19.0 } else { rect.min.x + 19.0 };
    let icon = egui::Rect::from_center_size(egui::pos2(x, rect.center().y), egui::Vec2::splat(20.0));
    paint_icon(painter, lane_icon(kind), icon, 17.0, tokens.accent);
    words.paint_at(painter, rect.shrink2(egui::vec2(11.0, 0.0)), true, tokens.ink);
}

/// Draws frames at `slots` (map), where things will land.
pub(in crate::ui::canvas) fn paint_slots(
    painter: &Painter,
    frame: &CanvasFrame<'_>,
    slots: impl Iterator<Item = Rect>,
) {
    let accent = frame.tokens.accent;
    let ground = color32(frame.drawn.scene.background);
    for slot in slots {
        let rect = egui_rect(frame.view.screen_rect_from_map(slot));
        painter.rect_filled(rect.expand(1.0), 6.0, ground);
        painter.rect_filled(rect, 6.0, accent.gamma_multiply(0.12));
        paint_dashed(painter, rect.shrink(0.8), Stroke::new(1.6, accent));
    }
}

fn shadow() -> Shadow {
    Shadow { offset: [0, 8], blur: 22, spread: 0, color: Color32::from_black_alpha(60) }
}

/// Fades the page at `rect` (map), because the thing there is being dragged.
fn fade(painter: &Painter, frame: &CanvasFrame<'_>, rect: Rect) {
    let rect = egui_rect(frame.view.screen_rect_from_map(rect.inflate(1.0, 2.0)));
    painter.rect_filled(rect, 4.0, color32(frame.drawn.scene.background.faded(0.72)));
}

/// Draws the page's content at `rect` (map) with a shadow, moved by `shift` (map units).
fn paint_lifted(painter: &Painter, frame: &CanvasFrame<'_>, tiles: &Tiles, rect: Rect, shift: Vec2) {
    let shift = shift * frame.view.zoom;
    let on_screen = frame.view.screen_rect_from_map(rect);
    let outline = outline(on_screen, corner(frame));
    painter.add(shadow().as_shape(egui_rect(on_screen + shift), 8.0));
    let polygon: Vec<egui::Pos2> = outline.iter().map(|point| pos2(*point + shift)).collect();
    painter.add(Shape::convex_polygon(polygon.clone(), color32(frame.drawn.scene.background), Stroke::NONE));
    tiles.show_cut(painter, &frame.view, &outline, |point| point + shift);
    painter.add(Shape::closed_line(polygon, Stroke::new(1.2, frame.tokens.outline)));
}

/// A rounded rectangle as a convex polygon.
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

fn corner(frame: &CanvasFrame<'_>) -> f64 {
    7.0 * frame.view.zoom
}
