//! A colour field: a button that shows the colour, and a popup to choose another.
//!
//! The popup has a square and a hue bar, a text field for the hexadecimal colour, and a palette of ready colours.
//! Escape in the popup restores the colour it was opened with.

use egui::{
    Id, Key, Popup, Rect, RectAlign, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, ViewportCommand, WidgetInfo,
    vec2,
};

use super::{
    color_area::{hue_ui, square_ui},
    hsv::Hsv,
};
use crate::{
    color::Rgba,
    geom::{BaseDirection, Direction},
    layout::Icon,
    text::FontBook,
    ui::{
        action::{Action, MapAction, keys::take_presses},
        brand::Pull,
        flow,
        i18n::{self, m},
        keymap,
        style::{CORNER, Tokens, color32, tight},
        widgets::{
            BODY, Button, ButtonLook, Label, MapField, can_undo_redo_typing, close_outside_fields, is_writing,
            set_words, split_at_start, with_tip,
        },
    },
};

/// The width of the popup's content, in points.
const WIDTH: f32 = 232.0;
/// The side of a swatch in a row of swatches, in points.
const SWATCH: f32 = 28.0;
const ROW: f32 = 32.0;

/// A field for a colour.
#[must_use = "a field is shown with `ui`"]
pub(super) struct ColorField<'a> {
    name: &'a str,
    color: Rgba,
    palette: &'a [Rgba],
    is_row: bool,
    mark: usize,
}

/// A change requested by the user.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum ColorChange {
    /// Use this colour.
    To(Rgba, Pull),
    /// Restore the state at the mark that was set when the popup was opened.
    Back(usize),
    /// Undo the last change.
    Undo,
    /// Redo the change undone last.
    Redo,
}

/// The state of an open popup.
#[derive(Clone, Copy, Debug, Default)]
struct OpenPopup {
    hsv: Hsv,
    mark: usize,
    /// Whether the user tried to paste something that is not a colour.
    is_refused: bool,
    has_shown: bool,
}

impl<'a> ColorField<'a> {
    /// A field for `color`; `name` followed by the colour is its name for assistive technology and tests.
    pub(super) fn new(name: &'a str, color: Rgba) -> Self {
        Self { name, color, palette: &[], is_row: false, mark: 0 }
    }

    /// Offers ready colours in the popup.
    pub(super) fn palette(mut self, palette: &'a [Rgba]) -> Self {
        self.palette = palette;
        self
    }

    /// Shows the field over the whole width, with its name and hexadecimal colour.
    pub(super) fn row(mut self) -> Self {
        self.is_row = true;
        self
    }

    /// Sets the mark to return to if Escape closes the popup.
    pub(super) fn mark(mut self, mark: usize) -> Self {
        self.mark = mark;
        self
    }

    /// Shows the field and returns the requested change, if any; `below` is shown at the bottom of the popup.
    pub(super) fn ui(self, ui: &mut Ui, fonts: &mut FontBook, below: impl FnOnce(&mut Ui)) -> Option<ColorChange> {
        let width = if self.is_row { ui.available_width() } else { SWATCH };
        let height = if self.is_row { ROW } else { SWATCH };
        // Allocated with its own id and without a scope, because a scope would not wrap into the next row.
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let response = ui.interact(rect, ui.make_persistent_id(("color", self.name)), Sense::click());
        let spelled = self.color.to_string();
        let name = m("color-named").with(&[("name", self.name.into()), ("color", spelled.as_str().into())]);
        let name = i18n::without_isolates(&name);
        let id = Popup::default_response_id(&response);
        let is_open = Popup::is_id_open(ui.ctx(), id);
        response.widget_info(|| {
            let mut info = WidgetInfo::selected(Role::Button, ui.is_enabled(), is_open, &name);
            info.current_text_value = Some(spelled.clone());
            info
        });
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response, is_open);
        }
        let align = if i18n::is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
        let popup = Popup::from_toggle_button_response(&response)
            .close_behavior(close_outside_fields(ui.ctx()))
            .align(align)
            .accessible_name(self.name)
            .gap(6.0);
        let shown = popup.show(|ui| {
            ui.set_width(WIDTH);
            ui.with_layout(flow::column(), |ui| self.popup_ui(ui, fonts, id, below)).inner
        });
        if shown.is_none() {
            ui.data_mut(|data| {
                data.remove_temp::<OpenPopup>(id);
                data.remove_temp::<String>(figures_id(id));
            });
        } else if !Popup::is_id_open(ui.ctx(), id)
            && ui.input(|input| input.key_pressed(Key::Escape) || input.key_pressed(Key::Enter))
        {
            // After closing the popup by key, the focus returns to the button.
            response.request_focus();
        }
        let change = shown.and_then(|shown| shown.inner);
        if !self.is_row {
            with_tip(response, name);
        }
        change
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response, is_open: bool) {
        let tokens = Tokens::of(ui.ctx());
        if self.is_row {
            if response.hovered() || is_open {
                ui.painter().rect_filled(rect, CORNER, tokens.hovered);
            }
            let inside = rect.shrink2(vec2(6.0, 0.0));
            let (swatch, words) = split_at_start(inside, 32.0);
            let (swatch, _) = split_at_start(swatch, 24.0);
            paint_swatch(ui, Rect::from_center_size(swatch.center(), Vec2::splat(22.0)), self.color, &tokens);
            let figures = set_words(ui.ctx(), &self.color.to_string(), tight(12.5, 500.0), f32::INFINITY);
            figures.paint_at(ui.painter(), words, true, tokens.muted);
            let room = words.width() - figures.size.x - 8.0;
            set_words(ui.ctx(), self.name, BODY, room).paint_at(ui.painter(), words, false, tokens.ink);
        } else {
            let side = if response.hovered() || is_open { 26.0 } else { 24.0 };
            paint_swatch(ui, Rect::from_center_size(rect.center(), Vec2::splat(side)), self.color, &tokens);
        }
        if response.has_focus() || is_open {
            ui.painter().rect_stroke(rect, CORNER, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
        }
    }

    fn popup_ui(&self, ui: &mut Ui, fonts: &mut FontBook, id: Id, below: impl FnOnce(&mut Ui)) -> Option<ColorChange> {
        let kept = ui.data(|data| data.get_temp::<OpenPopup>(id));
        let mut opened = kept.unwrap_or(OpenPopup { mark: self.mark, ..OpenPopup::default() });
        if opened.hsv.color(self.color.a) != self.color || kept.is_none() {
            opened.hsv = Hsv::of(self.color, opened.hsv);
        }
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let travel = travel_asked(ui);
        let (square, by_square) = square_ui(ui, id.with("square"), vec2(WIDTH, 136.0), opened.hsv);
        if !opened.has_shown {
            opened.has_shown = true;
            square.request_focus();
        }
        let (bar, by_bar) = hue_ui(ui, id.with("hue"), vec2(WIDTH, 26.0), opened.hsv);
        let pulled = by_square.map(|hsv| (hsv, &square)).or(by_bar.map(|hsv| (hsv, &bar)));
        let mut change = pulled.map(|(hsv, response)| {
            opened.hsv = hsv;
            let is_dragged = response.is_pointer_button_down_on() || response.dragged() || response.clicked();
            let pull = if is_dragged { Pull::Drag(response.id) } else { Pull::Keys(response.id) };
            ColorChange::To(hsv.color(self.color.a), pull)
        });
        let figures = self.figures_ui(ui, fonts, id, &mut opened);
        change = self.palette_ui(ui).map(|color| ColorChange::To(color, Pull::None)).or(change);
        if change.is_some() {
            // The colour was chosen in another way, so the invalid text in the field is dropped.
            opened.is_refused = false;
            ui.data_mut(|data| data.remove_temp::<String>(figures_id(id)));
        }
        change = figures.or(change);
        below(ui);
        change = travel.or(change);
        // Even if a field consumed the key: Escape restores the colour the popup was opened with.
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            change = Some(ColorChange::Back(opened.mark));
        }
        ui.data_mut(|data| data.insert_temp(id, opened));
        change
    }

    /// The text field for the hexadecimal colour, and a button that pastes a colour.
    fn figures_ui(&self, ui: &mut Ui, fonts: &mut FontBook, id: Id, opened: &mut OpenPopup) -> Option<ColorChange> {
        let tokens = Tokens::of(ui.ctx());
        let draft_id = figures_id(id);
        let kept = ui.data(|data| data.get_temp::<String>(draft_id));
        let mut text = kept.unwrap_or_else(|| self.color.to_string());
        let mut change = None;
        // A paste that no field takes is a colour for this popup.
        if !is_writing(ui.ctx())
            && let Some(pasted) = take_pasted(ui)
        {
            let color = color_of(&pasted);
            opened.is_refused = color.is_none();
            if let Some(color) = color {
                text = color.to_string();
                change = Some(ColorChange::To(color, Pull::None));
            }
        }
        let mut is_done = false;
        ui.allocate_ui_with_layout(vec2(WIDTH, ROW), flow::row(), |ui| {
            let name = m("color-figures").text();
            let field =
                MapField::new(&name, &mut text).direction(BaseDirection::Always(Direction::Ltr)).width(WIDTH - 40.0);
            let field = field.ui(ui, fonts);
            let color = color_of(&text);
            if color.is_none() {
                ui.painter().rect_stroke(field.rect, CORNER, Stroke::new(2.0, tokens.bad), StrokeKind::Inside);
            }
            if field.changed() {
                opened.is_refused = false;
                change = color.map(|color| ColorChange::To(color, Pull::Keys(field.response.id)));
            }
            is_done = field.outcome.is_committed && color.is_some() && ui.input(|input| input.key_pressed(Key::Enter));
            // Text that is not a colour is kept for correction.
            if field.has_focus() || color.is_none() {
                ui.data_mut(|data| data.insert_temp(draft_id, text.clone()));
            } else {
                ui.data_mut(|data| data.remove_temp::<String>(draft_id));
            }
            let paste = Button::icon(Icon::ClipboardPaste, m("color-paste")).tooltip(m("color-paste"));
            if ui.add(paste.look(ButtonLook::Outlined)).clicked() {
                ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
            }
        });
        if opened.is_refused {
            ui.add(Label::caption(m("color-none-pasted")).color(tokens.bad));
        } else if color_of(&text).is_none() {
            ui.add(Label::caption(m("color-no-color")).color(tokens.bad));
        }
        if is_done {
            ui.close();
        }
        change
    }

    /// The palette of ready colours.
    fn palette_ui(&self, ui: &mut Ui) -> Option<Rgba> {
        if self.palette.is_empty() {
            return None;
        }
        let tokens = Tokens::of(ui.ctx());
        let mut chosen = None;
        ui.add(Label::caption(m("color-palette")));
        swatches_ui(ui, |ui| {
            for (at, color) in self.palette.iter().enumerate() {
                let (rect, response) = ui.allocate_exact_size(Vec2::splat(SWATCH), Sense::click());
                let name = m("color-take").with(&[("color", color.to_string().into())]);
                let name = i18n::without_isolates(&name);
                let is_current = *color == self.color;
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, &name));
                let side = if response.hovered() { 24.0 } else { 22.0 };
                paint_swatch(ui, Rect::from_center_size(rect.center(), Vec2::splat(side)), *color, &tokens);
                if response.has_focus() || is_current {
                    ui.painter().rect_stroke(rect, CORNER, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
                }
                if response.clicked() {
                    chosen = self.palette.get(at).copied();
                }
            }
        });
        chosen
    }
}

/// The key for the text typed in the popup `id`.
fn figures_id(id: Id) -> Id {
    id.with("figures")
}

/// A row of swatches that wraps.
pub(super) fn swatches_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let row = flow::row().with_main_wrap(true);
    let width = ui.available_width();
    ui.allocate_ui_with_layout(vec2(width, SWATCH), row, |ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        contents(ui);
    });
}

/// Draws a swatch of `color`, with an outline that is visible on every background.
fn paint_swatch(ui: &Ui, rect: Rect, color: Rgba, tokens: &Tokens) {
    let stroke = Stroke::new(1.0, tokens.ink.gamma_multiply(0.28));
    ui.painter().rect(rect, 6, color32(color), stroke, StrokeKind::Inside);
}

/// Whether the user requested undo or redo. Without an open popup these keys belong to the window. In a text field they
/// belong to the field, as long as it has something to undo.
fn travel_asked(ui: &Ui) -> Option<ColorChange> {
    let of_field = can_undo_redo_typing(ui.ctx());
    let is_asked = |action: &Action| {
        let keys = keymap::keys_of(action);
        ui.input_mut(|input| keys.iter().any(|keys| take_presses(input, *keys) > 0))
    };
    let redo = (!of_field.1 && is_asked(&Action::Map(MapAction::Redo))).then_some(ColorChange::Redo);
    redo.or_else(|| (!of_field.0 && is_asked(&Action::Map(MapAction::Undo))).then_some(ColorChange::Undo))
}

/// Removes a paste event from the input and returns its text.
fn take_pasted(ui: &Ui) -> Option<String> {
    ui.input_mut(|input| {
        let at = input.events.iter().position(|event| matches!(event, egui::Event::Paste(_)))?;
        match input.events.remove(at) {
            egui::Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}

/// Parses `#RGB`, `#RRGGBB` or `#RRGGBBAA`, with or without `#`, in Latin, Arabic or Persian digits.
fn color_of(text: &str) -> Option<Rgba> {
    let digit = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10),
        '\u{6F0}'..='\u{6F9}' => char::from_digit(u32::from(c) - 0x6F0, 10),
        other => Some(other),
    };
    let is_seen = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}');
    let text: String = text.trim().chars().filter(is_seen).filter_map(digit).collect();
    let digits = text.trim_start_matches('#');
    let digits = match digits.chars().count() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    Rgba::from_hex(&format!("#{digits}"))
}

#[cfg(test)]
mod tests {
    use super::color_of;

    #[test]
    fn colours_are_read_however_they_are_spelled() {
        for text in ["#3355AA", "3355aa", "#35A", "35a", "۳۳۵۵AA", "#٣٥A", " \u{2066}#3355AA\u{2069} "] {
            assert_eq!(color_of(text).map(|color| color.to_string()).as_deref(), Some("#3355AA"), "{text}");
        }
        assert_eq!(color_of("#33225580").map(|color| color.a), Some(128));
        for text in ["", "#", "#33", "#33556", "blue", "#33 55 AA", "#GG5500"] {
            assert_eq!(color_of(text), None, "{text}");
        }
    }
}
