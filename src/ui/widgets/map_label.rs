//! A label for user text, in any script.

use egui::{Color32, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::{TextSetter, paint_block, spoken::spoken_direction};
use crate::{
    geom::BaseDirection,
    text::{Align, TextSpec, TextStyle},
    ui::{
        i18n,
        style::{CORNER, Tokens},
    },
};

/// The default style of user text in the window, the same as egui's body text.
pub const BODY: TextStyle = TextStyle { size: 13.5, weight: 500.0, line_height: 1.45 };

/// A label for user text. By default it has one line, cut with an ellipsis if too long; the whole text is then shown in
/// a tooltip.
#[must_use = "a label is shown with `ui`"]
pub struct MapLabel<'a> {
    text: &'a str,
    style: TextStyle,
    color: Option<Color32>,
    max_width: Option<f32>,
    max_lines: Option<usize>,
    align: Align,
    direction: BaseDirection,
    sense: Sense,
    /// For a choice in a list: whether it is the chosen one.
    choice: Option<bool>,
}

impl<'a> MapLabel<'a> {
    /// A label for `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            style: BODY,
            color: None,
            max_width: None,
            max_lines: Some(1),
            align: Align::Start,
            direction: i18n::map_base(),
            sense: Sense::hover(),
            choice: None,
        }
    }

    /// Sets a style other than the window's body text.
    pub fn style(mut self, style: TextStyle) -> Self {
        self.style = style;
        self
    }

    /// Sets the font size in points.
    pub fn size(mut self, size: f64) -> Self {
        self.style.size = size;
        self
    }

    /// Sets the font weight, 100 to 900.
    pub fn weight(mut self, weight: f64) -> Self {
        self.style.weight = weight;
        self
    }

    /// Sets the colour.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Limits the width, in points; the default is the available width.
    pub fn max_width(mut self, width: f32) -> Self {
        self.max_width = Some(width);
        self
    }

    /// Sets the maximum number of lines.
    pub fn max_lines(mut self, lines: usize) -> Self {
        self.max_lines = Some(lines);
        self
    }

    /// Allows any number of lines.
    pub fn wrapped(mut self) -> Self {
        self.max_lines = None;
        self
    }

    /// Sets the alignment of several lines.
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// Sets how the direction of a paragraph is decided; the default is as on the map.
    pub fn direction(mut self, direction: BaseDirection) -> Self {
        self.direction = direction;
        self
    }

    /// Makes the label sense clicks or drags.
    pub fn sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }

    /// Makes the label a choice in a list or menu: full width, clickable, and highlighted if chosen.
    pub fn selectable(mut self, is_chosen: bool) -> Self {
        self.choice = Some(is_chosen);
        self.sense = Sense::click();
        self
    }

    /// Shows the label. Its accessible name is its text.
    #[expect(clippy::cast_possible_truncation, reason = "lengths in a window")]
    pub fn ui(self, ui: &mut Ui, fonts: &mut impl TextSetter) -> Response {
        let padding = if self.choice.is_some() { vec2(10.0, 5.0) } else { egui::Vec2::ZERO };
        let room = self.max_width.unwrap_or(f32::INFINITY).min(ui.available_width()) - 2.0 * padding.x;
        let room = f64::from(room.max(8.0));
        let natural = TextSpec {
            text: self.text,
            style: self.style,
            width: None,
            align: self.align,
            direction: self.direction,
            max_lines: self.max_lines,
        };
        let mut block = fonts.set(&natural);
        if block.size.width > room {
            block = fonts.set(&TextSpec { width: Some(room), ..natural });
        }
        let mut size = vec2(block.size.width as f32, block.size.height as f32) + 2.0 * padding;
        if self.choice.is_some() {
            size.x = size.x.max(ui.available_width());
        }
        let (rect, response) = ui.allocate_exact_size(size, self.sense);
        let (text, direction, name) = (self.text, self.direction, i18n::without_isolates(self.text));
        response.widget_info(|| match self.choice {
            Some(is_chosen) => WidgetInfo::selected(Role::Button, ui.is_enabled(), is_chosen, &name),
            None if self.sense.senses_click() => WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name),
            None => WidgetInfo::labeled(Role::Label, ui.is_enabled(), &name),
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_text_direction(spoken_direction(direction, text));
        });
        if ui.is_rect_visible(rect) {
            let tokens = Tokens::of(ui.ctx());
            let is_chosen = self.choice == Some(true);
            if is_chosen {
                ui.painter().rect_filled(rect, CORNER, tokens.selected);
            } else if self.choice.is_some() && (response.hovered() || response.has_focus()) {
                ui.painter().rect_filled(rect, CORNER, tokens.hovered);
            }
            let ink = self.color.unwrap_or(if is_chosen { tokens.on_selected } else { tokens.ink });
            let ink = if ui.is_enabled() { ink } else { ink.gamma_multiply(0.4) };
            // A right-to-left choice is aligned to the right of its row.
            let slack = rect.width() - 2.0 * padding.x - block.size.width as f32;
            let shift = if self.choice.is_some() && block.direction.is_rtl() { slack } else { 0.0 };
            paint_block(ui.painter(), &block, rect.min + padding + vec2(shift, 0.0), 1.0, ink);
        }
        if !block.is_elided {
            return response;
        }
        response.on_hover_ui(|ui| full_text_ui(ui, fonts, text, direction))
    }
}

/// The whole text, for a tooltip.
fn full_text_ui(ui: &mut Ui, fonts: &mut impl TextSetter, text: &str, direction: BaseDirection) {
    MapLabel::new(text).direction(direction).max_width(360.0).max_lines(12).ui(ui, fonts);
}
