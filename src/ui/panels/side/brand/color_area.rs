//! The areas for choosing a colour: a square of saturation and value, and a bar of hues. Both work with the pointer and
//! the arrow keys.
//!
//! They are not mirrored, because colours have no reading direction.

use egui::{
    Color32, EventFilter, Id, Key, Mesh, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    accesskit, pos2, vec2,
};

use super::hsv::Hsv;
use crate::ui::{
    i18n::{self, m},
    style::{CORNER, Tokens, color32},
};

/// The distance an arrow key moves, as a share of the whole; with Shift ten times as far.
const STEP: f32 = 0.01;
const KNOB: f32 = 7.0;
/// The number of patches per side of the square; within a patch the graphics card interpolates the colours.
const PATCHES: u16 = 16;

/// Shows the square. Returns its response and the colour the user moved to.
pub(super) fn square_ui(ui: &mut Ui, id: Id, size: Vec2, hsv: Hsv) -> (Response, Option<Hsv>) {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let inside = rect.shrink(2.0);
    let moved = pulled_to(&response, inside).map(|at| Hsv { saturation: at.x, value: 1.0 - at.y, ..hsv });
    let moved = moved.or_else(|| {
        let by = arrows(ui, &response, true);
        let moved = |value: f32, by: f32| (value + by).clamp(0.0, 1.0);
        (by != Vec2::ZERO).then(|| Hsv {
            saturation: moved(hsv.saturation, by.x),
            value: moved(hsv.value, by.y),
            ..hsv
        })
    });
    let shown = moved.unwrap_or(hsv);
    let percent = |share: f32| i18n::percent(f64::from(share));
    let told = m("color-square-value")
        .with(&[("saturation", percent(shown.saturation).into()), ("value", percent(shown.value).into())]);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, true, m("color-square").text());
        info.current_text_value = Some(i18n::without_isolates(&told));
        info
    });
    if ui.is_rect_visible(rect) {
        paint_square(ui, inside, shown);
        let knob = pos2(
            egui::lerp(inside.x_range(), shown.saturation),
            egui::lerp(inside.bottom()..=inside.top(), shown.value),
        );
        paint_frame(ui, rect, &response);
        paint_knob(ui, knob, shown);
    }
    (response, moved)
}

/// Shows the hue bar. Returns its response and the colour the user moved to.
pub(super) fn hue_ui(ui: &mut Ui, id: Id, size: Vec2, hsv: Hsv) -> (Response, Option<Hsv>) {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let inside = rect.shrink2(vec2(KNOB, 5.0));
    let degrees = |hue: f32| f64::from((hue * 360.0).round());
    let set = ui.input(|input| {
        let requests = input.accesskit_action_requests(id, accesskit::Action::SetValue);
        requests
            .filter_map(|request| match request.data {
                Some(accesskit::ActionData::NumericValue(value)) => Some(value),
                _ => None,
            })
            .last()
    });
    #[expect(clippy::cast_possible_truncation, reason = "an angle")]
    let set = set.map(|degrees| (degrees / 360.0) as f32);
    let moved = pulled_to(&response, inside).map(|at| at.x).or(set).or_else(|| {
        let by = arrows(ui, &response, false);
        (by != Vec2::ZERO).then_some(hsv.hue + by.x + by.y)
    });
    let moved = moved.map(|hue| Hsv { hue: hue.clamp(0.0, 1.0), ..hsv });
    let shown = moved.unwrap_or(hsv);
    response.widget_info(|| WidgetInfo::slider(true, degrees(shown.hue), m("color-hue").text()));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Slider);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(360.0);
        node.set_numeric_value_step(degrees(STEP));
        node.add_action(accesskit::Action::SetValue);
        node.add_action(accesskit::Action::Increment);
        node.add_action(accesskit::Action::Decrement);
    });
    if ui.is_rect_visible(rect) {
        let full = |hue: f32| color32(Hsv { hue, saturation: 1.0, value: 1.0 }.color(255));
        let mut mesh = Mesh::default();
        for at in 0..=6_u8 {
            let share = f32::from(at) / 6.0;
            let x = egui::lerp(inside.x_range(), share);
            column(&mut mesh, x, inside, [full(share), full(share)]);
        }
        stitch(&mut mesh);
        ui.painter().add(Shape::mesh(mesh));
        paint_frame(ui, rect, &response);
        let knob = pos2(egui::lerp(inside.x_range(), shown.hue), inside.center().y);
        paint_knob(ui, knob, Hsv { saturation: 1.0, value: 1.0, ..shown });
    }
    (response, moved)
}

/// The pointer's position in `inside` (0 to 1 from the top left) while it drags or presses.
fn pulled_to(response: &Response, inside: Rect) -> Option<Vec2> {
    if response.is_pointer_button_down_on() || response.clicked() {
        response.request_focus();
    }
    let is_pulled = response.is_pointer_button_down_on() || response.dragged() || response.clicked();
    let pointer = response.interact_pointer_pos().filter(|_| is_pulled)?;
    Some(vec2(
        egui::remap_clamp(pointer.x, inside.x_range(), 0.0..=1.0),
        egui::remap_clamp(pointer.y, inside.y_range(), 0.0..=1.0),
    ))
}

/// The distance by which the arrow keys move the focused area; right and up are positive.
fn arrows(ui: &Ui, response: &Response, has_height: bool) -> Vec2 {
    let id = response.id;
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let has_focus = response.has_focus();
    ui.input(|input| {
        let mut by = Vec2::ZERO;
        if has_focus {
            let presses = |key| f32::from(u8::try_from(input.num_presses(key)).unwrap_or(u8::MAX));
            by = vec2(
                presses(Key::ArrowRight) - presses(Key::ArrowLeft),
                presses(Key::ArrowUp) - presses(Key::ArrowDown),
            );
            by *= if input.modifiers.shift { 10.0 * STEP } else { STEP };
        }
        let asked =
            |action| f32::from(u8::try_from(input.num_accesskit_action_requests(id, action)).unwrap_or(u8::MAX));
        if !has_height {
            by.x += (asked(accesskit::Action::Increment) - asked(accesskit::Action::Decrement)) * STEP;
        }
        by
    })
}

fn paint_square(ui: &Ui, inside: Rect, hsv: Hsv) {
    let color = |saturation, value| color32(Hsv { hue: hsv.hue, saturation, value }.color(255));
    for row in 0..PATCHES {
        let share = |at: u16| f32::from(at) / f32::from(PATCHES);
        let band = Rect::from_x_y_ranges(
            inside.x_range(),
            egui::lerp(inside.y_range(), share(row))..=egui::lerp(inside.y_range(), share(row + 1)),
        );
        let mut mesh = Mesh::default();
        for at in 0..=PATCHES {
            let x = egui::lerp(inside.x_range(), share(at));
            column(&mut mesh, x, band, [color(share(at), 1.0 - share(row)), color(share(at), 1.0 - share(row + 1))]);
        }
        stitch(&mut mesh);
        ui.painter().add(Shape::mesh(mesh));
    }
}

/// Adds the corners at `x`, above and below, to a band of triangles.
fn column(mesh: &mut Mesh, x: f32, band: Rect, colors: [Color32; 2]) {
    mesh.colored_vertex(pos2(x, band.top()), colors[0]);
    mesh.colored_vertex(pos2(x, band.bottom()), colors[1]);
}

/// Fills a band between its corners.
fn stitch(mesh: &mut Mesh) {
    let corners = u32::try_from(mesh.vertices.len()).unwrap_or(0);
    for first in (0..corners.saturating_sub(3)).step_by(2) {
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first + 1, first + 2, first + 3);
    }
}

fn paint_frame(ui: &Ui, rect: Rect, response: &Response) {
    let tokens = Tokens::of(ui.ctx());
    if response.has_focus() {
        ui.painter().rect_stroke(rect.expand(2.0), CORNER, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    }
}

/// Draws the knob: the colour with a white and a dark ring, so that it is visible on every colour.
fn paint_knob(ui: &Ui, center: egui::Pos2, hsv: Hsv) {
    let painter = ui.painter();
    painter.circle_filled(center, KNOB + 1.0, Color32::from_black_alpha(150));
    painter.circle_filled(center, KNOB, Color32::WHITE);
    painter.circle_filled(center, KNOB - 2.0, color32(hsv.color(255)));
}
