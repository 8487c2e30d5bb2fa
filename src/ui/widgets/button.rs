//! A button with an icon, words or both, which always has a name for assistive technology.

use egui::{Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, pos2, vec2};

use super::{paint_icon, set_words, with_tip};
use crate::{
    layout::Icon,
    ui::{
        i18n,
        style::{CONTROL_HEIGHT, CORNER, Tokens, tight},
    },
};

/// The visual weight of a button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonLook {
    /// No outline until hovered; for tools and minor actions.
    #[default]
    Quiet,
    /// An outline.
    Outlined,
    /// Filled with the accent colour; for the main action.
    Filled,
    /// Words in the danger colour.
    Danger,
    /// Words only, in the link colour.
    Link,
}

/// A button.
#[expect(clippy::struct_excessive_bools, reason = "each is one independent choice of the builder")]
pub struct Button {
    icon: Option<Icon>,
    text: String,
    name: String,
    tooltip: String,
    hint: String,
    look: ButtonLook,
    is_selected: bool,
    is_enabled: bool,
    min_size: Vec2,
    is_start_aligned: bool,
    is_slim: bool,
}

impl Button {
    /// A button that shows only `icon`; `name` is its name for assistive technology and tests.
    #[must_use]
    pub fn icon(icon: Icon, name: impl Into<String>) -> Self {
        Self { icon: Some(icon), text: String::new(), name: name.into(), ..Self::text("") }
    }

    /// A button with the label `text`.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            icon: None,
            name: text.clone(),
            text,
            tooltip: String::new(),
            hint: String::new(),
            look: ButtonLook::Quiet,
            is_selected: false,
            is_enabled: true,
            min_size: Vec2::splat(CONTROL_HEIGHT),
            is_start_aligned: false,
            is_slim: false,
        }
    }

    /// Adds an icon before the words.
    #[must_use]
    pub fn with_icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Sets a name for assistive technology that differs from the label.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets the look.
    #[must_use]
    pub fn look(mut self, look: ButtonLook) -> Self {
        self.look = look;
        self
    }

    /// Shows the button as selected or not.
    #[must_use]
    pub fn selected(mut self, is_selected: bool) -> Self {
        self.is_selected = is_selected;
        self
    }

    /// Enables or disables the button.
    #[must_use]
    pub fn enabled(mut self, is_enabled: bool) -> Self {
        self.is_enabled = is_enabled;
        self
    }

    /// Sets the tooltip.
    #[must_use]
    pub fn tooltip(mut self, tooltip: impl Into<String>) -> Self {
        self.tooltip = tooltip.into();
        self
    }

    /// Adds small text, such as a shortcut, at the end of the button.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Sets a minimum size in points.
    #[must_use]
    pub fn min_size(mut self, size: Vec2) -> Self {
        self.min_size = size;
        self
    }

    /// Aligns icon and words to the start instead of the centre.
    #[must_use]
    pub fn start_aligned(mut self) -> Self {
        self.is_start_aligned = true;
        self
    }

    /// Makes the button only as tall as its minimum size, for narrow bars.
    #[must_use]
    pub fn slim(mut self) -> Self {
        self.is_slim = true;
        self
    }

    fn colors(&self, tokens: &Tokens, response: &Response) -> (Color32, Stroke, Color32) {
        let is_hovered = response.hovered() && self.is_enabled;
        let is_down = response.is_pointer_button_down_on() && self.is_enabled;
        let outline = Stroke::new(1.0, tokens.outline);
        let (fill, stroke, ink) = match self.look {
            ButtonLook::Quiet | ButtonLook::Outlined | ButtonLook::Filled | ButtonLook::Danger | ButtonLook::Link
                if self.is_selected =>
            {
                (tokens.selected, Stroke::NONE, tokens.on_selected)
            }
            ButtonLook::Quiet if is_hovered => (tokens.hovered, Stroke::NONE, tokens.ink),
            ButtonLook::Quiet => (Color32::TRANSPARENT, Stroke::NONE, tokens.ink),
            ButtonLook::Outlined if is_hovered => (tokens.hovered, outline, tokens.ink),
            ButtonLook::Outlined => (tokens.card, outline, tokens.ink),
            ButtonLook::Filled if is_hovered => (tokens.accent.gamma_multiply(0.88), Stroke::NONE, tokens.on_accent),
            ButtonLook::Filled => (tokens.accent, Stroke::NONE, tokens.on_accent),
            ButtonLook::Danger if is_hovered => (tokens.hovered, outline, tokens.bad),
            ButtonLook::Danger => (tokens.card, outline, tokens.bad),
            ButtonLook::Link if is_hovered => (tokens.hovered, Stroke::NONE, tokens.on_selected),
            ButtonLook::Link => (Color32::TRANSPARENT, Stroke::NONE, tokens.on_selected),
        };
        let fill = if is_down { fill.gamma_multiply(0.85) } else { fill };
        if self.is_enabled { (fill, stroke, ink) } else { (fill, stroke, ink.gamma_multiply(0.38)) }
    }
}

impl Widget for Button {
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui.ctx());
        let style = if self.is_slim { tight(12.5, 500.0) } else { tight(13.5, 600.0) };
        let words = set_words(ui.ctx(), &self.text, style, f32::INFINITY);
        let hint = set_words(ui.ctx(), &self.hint, tight(12.5, 500.0), f32::INFINITY);
        let icon_size = if self.is_slim {
            14.0
        } else if self.text.is_empty() {
            18.0
        } else {
            16.0
        };
        let gap = if self.icon.is_some() && !self.text.is_empty() { 8.0 } else { 0.0 };
        let icon_width = if self.icon.is_some() { icon_size } else { 0.0 };
        let content = icon_width + gap + words.size.x;
        let padding = match (self.text.is_empty(), self.is_slim) {
            (true, _) => 0.0,
            (false, true) => 6.0,
            (false, false) => 14.0,
        };
        let size = self.min_size.max(vec2(content + 2.0 * padding, if self.is_slim { 0.0 } else { CONTROL_HEIGHT }));
        let sense = if self.is_enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(size, sense);
        let name = self.name.clone();
        response.widget_info(|| WidgetInfo::selected(Role::Button, self.is_enabled, self.is_selected, &name));

        if ui.is_rect_visible(rect) {
            let (fill, stroke, ink) = self.colors(&tokens, &response);
            let painter = ui.painter();
            painter.rect(rect, CORNER, fill, stroke, StrokeKind::Inside);
            if response.has_focus() {
                let ring = Stroke::new(2.0, tokens.accent);
                painter.rect_stroke(rect.expand(2.0), CORNER, ring, StrokeKind::Inside);
            }
            // Icon and words form one unit, with the icon first in reading order.
            let inside = if self.is_start_aligned { rect.shrink2(vec2(padding, 0.0)) } else { rect };
            let left = match (self.is_start_aligned, i18n::is_rtl()) {
                (false, _) => rect.center().x - content / 2.0,
                (true, false) => inside.left(),
                (true, true) => inside.right() - content,
            };
            let piece = egui::Rect::from_min_size(pos2(left, rect.top()), vec2(content, rect.height()));
            if let Some(icon) = self.icon {
                let x = if i18n::is_rtl() { piece.right() - icon_size / 2.0 } else { piece.left() + icon_size / 2.0 };
                let icon_rect = egui::Rect::from_center_size(pos2(x, rect.center().y), Vec2::splat(icon_size));
                paint_icon(painter, icon, icon_rect, icon_size, ink);
            }
            words.paint_at(painter, piece, true, ink);
            hint.paint_at(painter, inside, true, ink.gamma_multiply(0.75));
        }
        with_tip(response, self.tooltip).on_hover_cursor(egui::CursorIcon::Default)
    }
}
