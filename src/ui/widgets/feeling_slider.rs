//! A slider for a feeling, centred on neutral, from very bad (red) to very good (green), in reading direction.

use egui::{Color32, Key, Mesh, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::{
    model::FeelingValue,
    ui::{i18n, style::Tokens},
};

/// A slider for one feeling.
pub struct FeelingSlider<'a> {
    /// The feeling; `None` if not stated yet.
    pub value: Option<FeelingValue>,
    /// The persona's colour.
    pub color: Color32,
    /// The persona's name, for assistive technology.
    pub name: &'a str,
}

const WORST: f32 = -2.0;
const BEST: f32 = 2.0;
/// The change per key press.
const STEP: f64 = 0.5;
const KNOB: f32 = 7.0;

impl FeelingSlider<'_> {
    /// Shows the slider with `width`. Returns its response and the feeling the user moved to.
    pub fn show(&self, ui: &mut Ui, width: f32) -> (Response, Option<FeelingValue>) {
        let tokens = Tokens::of(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::click_and_drag());
        let rail = rect.shrink2(vec2(KNOB, 0.0));
        let moved = self.moved(ui, &response, rail);
        let shown = moved.or(self.value);
        let number = shown.map_or(0.0, FeelingValue::get);
        let name = self.name.to_owned();
        response.widget_info(|| WidgetInfo::slider(true, number, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Slider);
            node.set_min_numeric_value(f64::from(WORST));
            node.set_max_numeric_value(f64::from(BEST));
            node.set_numeric_value_step(STEP);
            node.add_action(accesskit::Action::SetValue);
            node.add_action(accesskit::Action::Increment);
            node.add_action(accesskit::Action::Decrement);
        });
        if ui.is_rect_visible(rect) {
            self.paint(ui, &tokens, rail, &response, shown);
        }
        (response, moved)
    }

    fn moved(&self, ui: &Ui, response: &Response, rail: Rect) -> Option<FeelingValue> {
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) {
            let value = egui::remap_clamp(pointer.x, rail.x_range(), WORST..=BEST);
            let value = if i18n::is_rtl() { -value } else { value };
            return Some(FeelingValue::clamped((f64::from(value) * 10.0).round() / 10.0));
        }
        let now = self.value.map_or(0.0, FeelingValue::get);
        // Evaluated before reading the input: `response` locks the context, which `input` locks too.
        let (has_focus, is_rtl) = (response.has_focus(), i18n::is_rtl());
        let steps = ui.input(|input| {
            let mut steps = 0.0;
            if has_focus {
                let presses = |key| f64::from(u32::try_from(input.num_presses(key)).unwrap_or(u32::MAX));
                let to_the_right = presses(Key::ArrowRight) - presses(Key::ArrowLeft);
                steps += if is_rtl { -to_the_right } else { to_the_right };
                steps += presses(Key::ArrowUp) - presses(Key::ArrowDown);
            }
            let asked = |action| {
                f64::from(u32::try_from(input.num_accesskit_action_requests(response.id, action)).unwrap_or(u32::MAX))
            };
            steps + asked(accesskit::Action::Increment) - asked(accesskit::Action::Decrement)
        });
        let set = ui.input(|input| {
            input
                .accesskit_action_requests(response.id, accesskit::Action::SetValue)
                .filter_map(|request| match request.data {
                    Some(accesskit::ActionData::NumericValue(value)) => Some(value),
                    _ => None,
                })
                .last()
        });
        if steps == 0.0 { set.map(FeelingValue::clamped) } else { Some(FeelingValue::clamped(now + steps * STEP)) }
    }

    fn paint(&self, ui: &Ui, tokens: &Tokens, rail: Rect, response: &Response, shown: Option<FeelingValue>) {
        let painter = ui.painter();
        let y = rail.center().y;
        let bar = Rect::from_x_y_ranges(rail.x_range(), (y - 2.0)..=(y + 2.0));
        let mut mesh = Mesh::default();
        let (first, last) = if i18n::is_rtl() { (rail.right(), rail.left()) } else { (rail.left(), rail.right()) };
        let stops = [
            (first, tokens.bad.gamma_multiply(0.45)),
            (rail.center().x, tokens.outline),
            (last, tokens.good.gamma_multiply(0.45)),
        ];
        for (x, color) in stops {
            mesh.colored_vertex(pos2(x, bar.top()), color);
            mesh.colored_vertex(pos2(x, bar.bottom()), color);
        }
        for (a, b, c) in [(0, 1, 2), (1, 2, 3), (2, 3, 4), (3, 4, 5)] {
            mesh.add_triangle(a, b, c);
        }
        painter.add(Shape::mesh(mesh));
        painter.vline(rail.center().x, (y - 6.0)..=(y + 6.0), Stroke::new(1.0, tokens.muted));
        if response.has_focus() {
            painter.rect_stroke(response.rect, 8, Stroke::new(2.0, tokens.accent), egui::StrokeKind::Inside);
        }
        #[expect(clippy::cast_possible_truncation, reason = "a feeling lies in -2..=2")]
        let value = shown.map_or(0.0, FeelingValue::get) as f32;
        let along = if i18n::is_rtl() { -value } else { value };
        let knob = pos2(egui::remap(along, WORST..=BEST, rail.x_range()), y);
        if shown.is_some() {
            painter.circle(knob, KNOB, tokens.card, Stroke::new(2.5, self.color));
        } else {
            painter.circle(knob, KNOB - 1.0, tokens.card, Stroke::new(1.0, tokens.outline));
        }
    }
}
