//! A button with an icon, words or both, that looks as the mock-ups do and always has a name for assistive technology.

use egui::{
    Align2, Color32, FontId, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, pos2, vec2,
};

use super::paint_icon;
use crate::{
    layout::Icon,
    ui::{
        action::Action,
        style::{CONTROL_HEIGHT, CORNER, Tokens, semibold},
    },
};

/// How much a button draws attention to itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// No outline until it is hovered: tools and small things.
    #[default]
    Quiet,
    /// An outline.
    Outlined,
    /// Filled with the accent: the one thing to do here.
    Filled,
    /// Words in the colour of danger.
    Danger,
}

/// A button.
#[expect(clippy::struct_excessive_bools, reason = "each is one independent choice of the builder")]
pub struct Button {
    icon: Option<Icon>,
    text: String,
    name: String,
    tooltip: String,
    hint: String,
    look: Look,
    is_selected: bool,
    is_enabled: bool,
    min_size: Vec2,
    is_start_aligned: bool,
    is_slim: bool,
}

impl Button {
    /// A button that shows `icon` only; `name` is what assistive technology and tests call it.
    #[must_use]
    pub fn icon(icon: Icon, name: impl Into<String>) -> Self {
        Self { icon: Some(icon), text: String::new(), name: name.into(), ..Self::text("") }
    }

    /// A button that says `text`.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            icon: None,
            name: text.clone(),
            text,
            tooltip: String::new(),
            hint: String::new(),
            look: Look::Quiet,
            is_selected: false,
            is_enabled: true,
            min_size: Vec2::splat(CONTROL_HEIGHT),
            is_start_aligned: false,
            is_slim: false,
        }
    }

    /// An icon button for `action`, with its words and its shortcut in the tooltip.
    #[must_use]
    pub fn for_action(icon: Icon, action: &Action) -> Self {
        Self { tooltip: action.tooltip().into(), ..Self::icon(icon, action.label()) }.with_keys_of(action)
    }

    /// The button with the shortcut of `action` in its tooltip.
    #[must_use]
    fn with_keys_of(mut self, action: &Action) -> Self {
        if let Some(keys) = action.shortcuts().first() {
            self.tooltip = format!("{}: {}\n{}", action.label(), crate::ui::action::spelled(*keys), self.tooltip);
        } else {
            self.tooltip = format!("{}\n{}", action.label(), self.tooltip);
        }
        self
    }

    /// The button with an icon before its words.
    #[must_use]
    pub fn with_icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The button with another name for assistive technology than what it says.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// The button with this look.
    #[must_use]
    pub fn look(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    /// The button, shown as chosen or not.
    #[must_use]
    pub fn selected(mut self, is_selected: bool) -> Self {
        self.is_selected = is_selected;
        self
    }

    /// The button, usable or not.
    #[must_use]
    pub fn enabled(mut self, is_enabled: bool) -> Self {
        self.is_enabled = is_enabled;
        self
    }

    /// The button with this tooltip.
    #[must_use]
    pub fn tooltip(mut self, tooltip: impl Into<String>) -> Self {
        self.tooltip = tooltip.into();
        self
    }

    /// The button with a word in small letters at its far end, such as a shortcut.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// The button at least this large.
    #[must_use]
    pub fn min_size(mut self, size: Vec2) -> Self {
        self.min_size = size;
        self
    }

    /// The button with its icon and words at its start instead of its middle.
    #[must_use]
    pub fn start_aligned(mut self) -> Self {
        self.is_start_aligned = true;
        self
    }

    /// The button as low as its least size says, for narrow bars.
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
            Look::Quiet | Look::Outlined | Look::Filled | Look::Danger if self.is_selected => {
                (tokens.selected, Stroke::NONE, tokens.on_selected)
            }
            Look::Quiet if is_hovered => (tokens.hovered, Stroke::NONE, tokens.ink),
            Look::Quiet => (Color32::TRANSPARENT, Stroke::NONE, tokens.ink),
            Look::Outlined if is_hovered => (tokens.hovered, outline, tokens.ink),
            Look::Outlined => (tokens.card, outline, tokens.ink),
            Look::Filled if is_hovered => (tokens.accent.gamma_multiply(0.88), Stroke::NONE, tokens.on_accent),
            Look::Filled => (tokens.accent, Stroke::NONE, tokens.on_accent),
            Look::Danger if is_hovered => (tokens.hovered, outline, tokens.bad),
            Look::Danger => (tokens.card, outline, tokens.bad),
        };
        let fill = if is_down { fill.gamma_multiply(0.85) } else { fill };
        if self.is_enabled { (fill, stroke, ink) } else { (fill, stroke, ink.gamma_multiply(0.38)) }
    }
}

impl Widget for Button {
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui.ctx());
        let font = FontId::new(13.5, semibold());
        let galley = ui.painter().layout_no_wrap(self.text.clone(), font, Color32::PLACEHOLDER);
        let icon_size = if self.is_slim {
            14.0
        } else if self.text.is_empty() {
            18.0
        } else {
            16.0
        };
        let gap = if self.icon.is_some() && !self.text.is_empty() { 8.0 } else { 0.0 };
        let icon_width = if self.icon.is_some() { icon_size } else { 0.0 };
        let content = icon_width + gap + galley.size().x;
        let padding = if self.text.is_empty() { 0.0 } else { 14.0 };
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
            let start = if self.is_start_aligned { rect.left() + padding } else { rect.center().x - content / 2.0 };
            if let Some(icon) = self.icon {
                let icon_rect = egui::Rect::from_center_size(
                    pos2(start + icon_size / 2.0, rect.center().y),
                    Vec2::splat(icon_size),
                );
                paint_icon(painter, icon, icon_rect, icon_size, ink);
            }
            let text_at = pos2(start + icon_width + gap, rect.center().y - galley.size().y / 2.0);
            painter.galley(text_at, galley, ink);
            if !self.hint.is_empty() {
                let at = pos2(rect.right() - padding, rect.center().y);
                painter.text(
                    at,
                    Align2::RIGHT_CENTER,
                    &self.hint,
                    FontId::proportional(12.5),
                    ink.gamma_multiply(0.75),
                );
            }
        }
        let response = if self.tooltip.is_empty() { response } else { response.on_hover_text(&self.tooltip) };
        response.on_hover_cursor(egui::CursorIcon::Default)
    }
}
