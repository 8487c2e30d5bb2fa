//! A field for user text, in any script.

use std::ops::Deref;

use egui::{Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{
    BODY, FieldColors, FieldCore, FieldOutcome, field_core::requested_text, has_field_menu, paint_block,
    spoken::spoken_direction,
};
use crate::{
    geom::{BaseDirection, Direction},
    text::{Align, EditorFrame, FontBook, TextSpec, TextStyle},
    ui::{
        i18n,
        style::{CONTROL_HEIGHT, CORNER, Tokens},
    },
};

/// The padding between a field's outline and its text, in points.
const PADDING: egui::Vec2 = vec2(10.0, 6.0);

/// A field for user text. A multiline field grows with its text, and Enter starts a paragraph. A single-line field
/// scrolls sideways to keep the caret visible, and Enter commits.
#[must_use = "a field is shown with `ui`"]
pub struct MapField<'a> {
    name: &'a str,
    text: &'a mut String,
    hint: &'a str,
    lines: usize,
    width: Option<f32>,
    style: TextStyle,
    direction: BaseDirection,
    id: Option<Id>,
    is_framed: bool,
    keeps_on_escape: bool,
    is_for_figures: bool,
}

/// The result of showing a field; dereferences to egui's [`Response`].
#[derive(Clone, Debug)]
pub struct FieldResponse {
    /// egui's response; its `changed()` equals `outcome.is_changed`.
    pub response: Response,
    /// The user's actions. `is_committed` is also set if the field lost the focus after a change.
    pub outcome: FieldOutcome,
}

impl Deref for FieldResponse {
    type Target = Response;

    fn deref(&self) -> &Response {
        &self.response
    }
}

/// The state of the focused field. Fields without focus need only their text.
#[derive(Default)]
struct ActiveField {
    fields: Vec<Active>,
}

#[derive(Clone)]
struct Active {
    id: Id,
    core: FieldCore,
    /// The text the caller passed last, to detect changes from outside.
    given: String,
    /// The scroll offset of a single-line text, in points.
    shift: f32,
    last_seen: u64,
}

impl egui::Plugin for ActiveField {
    fn debug_name(&self) -> &'static str {
        "field for user text"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        // A field that is no longer shown is no longer edited.
        let pass = ui.ctx().cumulative_pass_nr();
        self.fields.retain(|field| field.last_seen + 2 >= pass);
    }
}

/// Whether the user is typing into a field, one of Safar's or egui's own.
pub fn is_writing(ctx: &egui::Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    let fields = ctx.plugin_or_default::<ActiveField>();
    ctx.text_edit_focused() || fields.lock().fields.iter().any(|field| Some(field.id) == focused)
}

/// Whether the focused field has typing to undo, and typing to redo.
pub fn can_undo_redo_typing(ctx: &egui::Context) -> (bool, bool) {
    let focused = ctx.memory(egui::Memory::focused);
    let fields = ctx.plugin_or_default::<ActiveField>();
    let fields = fields.lock();
    let field = fields.fields.iter().find(|field| Some(field.id) == focused);
    field.map_or((false, false), |field| (field.core.editor().can_undo(), field.core.editor().can_redo()))
}

/// Focuses the next field that is shown.
pub fn focus_next_field(ctx: &egui::Context) {
    ctx.data_mut(|data| data.insert_temp(awaited_field(), true));
}

fn awaited_field() -> Id {
    Id::unique("awaited field")
}

impl<'a> MapField<'a> {
    /// A single-line field for `text`; `name` is its name for assistive technology and tests.
    pub fn new(name: &'a str, text: &'a mut String) -> Self {
        Self {
            name,
            text,
            hint: "",
            lines: 1,
            width: None,
            style: BODY,
            direction: i18n::map_base(),
            id: None,
            is_framed: true,
            keeps_on_escape: false,
            is_for_figures: false,
        }
    }

    /// Sets the placeholder shown while the field is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Sets the minimum number of lines; with more than one, the text may have paragraphs.
    pub fn lines(mut self, lines: usize) -> Self {
        self.lines = lines.max(1);
        self
    }

    /// Sets the width in points; the default is the available width.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Sets a style other than the window's body text.
    pub fn style(mut self, style: TextStyle) -> Self {
        self.style = style;
        self
    }

    /// Sets how the direction of a paragraph is decided; the default is as on the map.
    pub fn direction(mut self, direction: BaseDirection) -> Self {
        self.direction = direction;
        self
    }

    /// Sets the id, so that other code can focus the field.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// For text that takes effect while it is typed: Escape leaves the field and keeps the text.
    pub fn keeps_on_escape(mut self) -> Self {
        self.keeps_on_escape = true;
        self
    }

    /// For numbers and dates, which are aligned to the start of the interface's lines.
    pub fn for_figures(mut self) -> Self {
        self.is_for_figures = true;
        self
    }

    /// Draws no fill and outline.
    pub fn frameless(mut self) -> Self {
        self.is_framed = false;
        self
    }

    /// Shows the field and handles its input.
    pub fn ui(mut self, ui: &mut Ui, fonts: &mut FontBook) -> FieldResponse {
        let id = self.id.unwrap_or_else(|| ui.make_persistent_id(("field", self.name)));
        let width = self.width.unwrap_or_else(|| ui.available_width()).max(24.0);
        let inner_width = width - 2.0 * PADDING.x;
        let before = self.text.clone();
        let mut active = self.taken(ui, fonts, id, inner_width);

        let height = self.height(fonts, active.as_ref(), inner_width);
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let mut response = ui.interact(rect, id, Sense::click_and_drag());
        let is_pressed = response.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_pressed());
        let is_awaited = ui.data_mut(|data| data.remove_temp::<bool>(awaited_field())).is_some();
        if is_pressed || is_awaited || response.clicked() || response.secondary_clicked() {
            response.request_focus();
        }
        let has_focus = ui.is_enabled() && response.has_focus();
        let is_addressed = ui.is_enabled() && requested_text(ui, id).is_some();
        if (has_focus || is_addressed) && active.is_none() {
            active = Some(self.activated(ui, fonts, id, inner_width));
        }
        let inner = Rect::from_min_size(rect.min + PADDING, vec2(inner_width, rect.height() - 2.0 * PADDING.y));
        let mut outcome = FieldOutcome::default();
        if let Some(active) = &mut active {
            outcome = self.follow(ui, fonts, &response, active, inner);
        }
        if outcome.is_committed || outcome.is_cancelled {
            response.surrender_focus();
        }
        if outcome.is_changed {
            response.mark_changed();
        }
        self.paint(ui, fonts, &response, active.as_mut(), rect, inner);
        self.describe(ui, &response, &before);
        if let Some(active) = active.filter(|_| response.has_focus() || has_menu(&response)) {
            ui.ctx().plugin_or_default::<ActiveField>().lock().fields.push(active);
        }
        FieldResponse { response, outcome }
    }

    fn frame(&self, inner_width: f32) -> EditorFrame {
        let width = (self.lines > 1).then_some(f64::from(inner_width));
        // Figures keep their left-to-right order in every interface.
        let align = if self.is_for_figures && i18n::is_rtl() { Align::End } else { Align::Start };
        EditorFrame { style: self.style, width, align, direction: self.direction }
    }

    /// Takes the field's stored state, updated to the caller's text and the present width.
    fn taken(&mut self, ui: &Ui, fonts: &mut FontBook, id: Id, inner_width: f32) -> Option<Active> {
        let plugin = ui.ctx().plugin_or_default::<ActiveField>();
        let mut active = {
            let mut kept = plugin.lock();
            let at = kept.fields.iter().position(|field| field.id == id)?;
            kept.fields.swap_remove(at)
        };
        active.last_seen = ui.ctx().cumulative_pass_nr();
        if *self.text != active.given && *self.text != active.core.text() {
            active.core.set_text(fonts, self.text);
        }
        active.given.clone_from(self.text);
        active.core.set_frame(fonts, self.frame(inner_width));
        Some(active)
    }

    fn activated(&self, ui: &Ui, fonts: &mut FontBook, id: Id, inner_width: f32) -> Active {
        let core = FieldCore::new(fonts, self.text, self.frame(inner_width), self.lines > 1);
        let last_seen = ui.ctx().cumulative_pass_nr();
        Active { id, core, given: self.text.clone(), shift: 0.0, last_seen }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "lengths in a window")]
    fn height(&self, fonts: &mut FontBook, active: Option<&Active>, inner_width: f32) -> f32 {
        let line = (self.style.size * self.style.line_height) as f32;
        if self.lines == 1 {
            return CONTROL_HEIGHT.max(line + 2.0 * PADDING.y);
        }
        let set = match active {
            Some(active) => active.core.editor().block().size.height as f32,
            None => fonts.block(&self.spec(self.text, inner_width)).size.height as f32,
        };
        set.max(line * self.lines as f32) + 2.0 * PADDING.y
    }

    fn spec<'t>(&self, text: &'t str, inner_width: f32) -> TextSpec<'t> {
        let EditorFrame { style, width, align, direction } = self.frame(inner_width);
        TextSpec { text, style, width, align, direction, max_lines: None }
    }

    /// Handles pointer and keys, and writes the editor's text back to the caller.
    fn follow(
        &mut self,
        ui: &Ui,
        fonts: &mut FontBook,
        response: &Response,
        active: &mut Active,
        inner: Rect,
    ) -> FieldOutcome {
        let origin = self.origin(active, inner);
        active.core.follow_pointer(ui, fonts, response, origin, 1.0);
        let typed = self.keeps_on_escape.then(|| active.core.text());
        let is_turned = active.core.follow_menu(fonts, response, origin, 1.0);
        let mut outcome = active.core.follow_keys(ui, fonts, response.id);
        outcome.is_changed |= is_turned;
        if let Some(typed) = typed.filter(|_| outcome.is_cancelled) {
            active.core.set_text(fonts, &typed);
            outcome.is_changed = false;
        }
        let text = active.core.text();
        let is_left = !response.has_focus() && !has_menu(response);
        outcome.is_committed |= is_left && text != active.core.original();
        if *self.text != text {
            *self.text = text;
        }
        active.given.clone_from(self.text);
        outcome
    }

    /// The top left corner of the edited text. A single line wider than the field is scrolled so that the caret is
    /// visible.
    #[expect(clippy::cast_possible_truncation, reason = "lengths in a window")]
    fn origin(&self, active: &mut Active, inner: Rect) -> Pos2 {
        if self.lines > 1 {
            return inner.min;
        }
        let editor = active.core.editor();
        let block = editor.block();
        let (width, height) = (block.size.width as f32, block.size.height as f32);
        let caret = editor.focus_rect().x0 as f32;
        let slack = inner.width() - width;
        let is_at_right = block.direction.is_rtl() || self.frame(inner.width()).align == Align::End;
        let resting = if is_at_right { slack } else { 0.0 };
        let wished = if slack >= 0.0 { resting } else { active.shift.clamp(slack, 0.0) };
        // The caret may be behind trailing spaces, which do not count towards the block's width.
        active.shift = wished.clamp(1.0 - caret, (inner.width() - 1.0 - caret).max(1.0 - caret));
        pos2(inner.left() + active.shift, inner.center().y - height / 2.0)
    }

    fn paint(
        &self,
        ui: &Ui,
        fonts: &mut FontBook,
        response: &Response,
        active: Option<&mut Active>,
        rect: Rect,
        inner: Rect,
    ) {
        if !ui.is_rect_visible(rect) {
            return;
        }
        let tokens = Tokens::of(ui.ctx());
        if self.is_framed {
            let outline = if response.hovered() { tokens.muted.gamma_multiply(0.6) } else { tokens.outline };
            let stroke = if response.has_focus() { Stroke::new(2.0, tokens.accent) } else { Stroke::new(1.0, outline) };
            let fill = if ui.is_enabled() { tokens.card } else { tokens.ground };
            ui.painter().rect(rect, CORNER, fill, stroke, StrokeKind::Inside);
        }
        let clip = inner.expand2(vec2(4.0, PADDING.y - 1.0));
        if self.text.is_empty() && active.as_ref().is_none_or(|active| !active.core.editor().is_composing()) {
            self.paint_hint(ui, fonts, inner, clip, tokens.muted.gamma_multiply(0.75));
        }
        if let Some(active) = active.filter(|_| response.has_focus()) {
            let origin = self.origin(active, inner);
            active.core.paint(ui, response.id, clip, origin, 1.0, &FieldColors::of(&tokens));
        } else {
            let ink = if ui.is_enabled() { tokens.ink } else { tokens.ink.gamma_multiply(0.4) };
            self.paint_still(ui, fonts, self.spec(self.text, inner.width()), inner, clip, ink);
        }
    }

    /// Draws the placeholder, at the side where the text will start.
    fn paint_hint(&self, ui: &Ui, fonts: &mut FontBook, inner: Rect, clip: Rect, ink: egui::Color32) {
        let spec = self.spec(self.hint, inner.width());
        let starts_at_right = spec.direction.of("").is_some_and(Direction::is_rtl) != (spec.align == Align::End);
        let align = if starts_at_right { Align::Right } else { Align::Left };
        let spec = TextSpec { align, direction: i18n::interface_base(), ..spec };
        self.paint_still(ui, fonts, spec, inner, clip, ink);
    }

    /// Draws text that is not being edited; a single line is cut at the field's width.
    #[expect(clippy::cast_possible_truncation, reason = "lengths in a window")]
    fn paint_still(
        &self,
        ui: &Ui,
        fonts: &mut FontBook,
        mut spec: TextSpec<'_>,
        inner: Rect,
        clip: Rect,
        ink: egui::Color32,
    ) {
        if self.lines == 1 {
            spec = TextSpec { width: Some(f64::from(inner.width())), max_lines: Some(1), ..spec };
        }
        let block = fonts.block(&spec);
        let height = block.size.height as f32;
        let top = if self.lines == 1 { inner.center().y - height / 2.0 } else { inner.top() };
        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        paint_block(&painter, &block, pos2(inner.left(), top), 1.0, ink);
    }

    /// Reports the field's name, its text and the direction of the text to assistive technology.
    fn describe(&self, ui: &Ui, response: &Response, before: &str) {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_text_direction(spoken_direction(self.direction, self.text));
        });
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(ui.is_enabled(), before, &*self.text, self.hint);
            info.label = Some(self.name.to_owned());
            if self.lines > 1 {
                info.role = Role::MultilineTextInput;
            }
            info
        });
    }
}

/// Whether the menu of the field with this response is open.
fn has_menu(response: &Response) -> bool {
    has_field_menu(&response.ctx, response.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_reads_as_the_map_does() {
        let direction = |text: &str| {
            let mut text = text.to_owned();
            MapField::new("Title", &mut text).frame(100.0).direction.of(&text)
        };
        i18n::use_map_direction(Some(Direction::Rtl));
        for text in ["CRM ما", "ما CRM", "۱۰٪ – ۲۰٪", ""] {
            assert_eq!(direction(text), Some(Direction::Rtl), "{text}");
        }
        assert_eq!(direction("Product page"), Some(Direction::Ltr));
        i18n::use_map_direction(Some(Direction::Ltr));
        assert_eq!(direction("سفر is a journey"), Some(Direction::Ltr));
        assert_eq!(direction("سفر"), Some(Direction::Rtl));
        i18n::use_map_direction(None);
    }
}
