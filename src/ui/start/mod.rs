//! The start screen: actions, recent maps, and templates with previews drawn by the map renderer.

mod context;
mod preview;
mod previews;
mod recent;
mod templates;

use egui::{Context, Key, Margin, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, vec2};

pub(super) use self::preview::draw_preview;
pub use self::preview::{DrawnPreview, PreviewKey};
use self::{
    context::StartContext,
    previews::Previews,
    recent::recent_ui,
    templates::{templates_in, templates_ui},
};
use super::{
    action::{Action, FileAction, WindowAction},
    flow,
    i18n::{self, Message, m},
    jobs::JobId,
    keymap,
    style::Tokens,
    widgets::{BODY, Button, ButtonLook, Label, follow_focus, paint_icon, scroll, segmented, set_words},
    words,
};
use crate::{
    layout::Icon,
    model::Language,
    storage::{SAMPLES, Settings},
    text::FontBook,
};

/// The minimum and maximum width of the left column.
const LEFT_WIDTH: (f32, f32) = (300.0, 372.0);
/// Space at both sides of the cards, for their outlines and the scroll bar.
const ROOM_AROUND: f32 = 20.0;

/// The start screen.
pub struct StartScreen {
    language: Language,
    previews: Previews,
}

impl StartScreen {
    /// A start screen that offers templates in `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language, previews: Previews::default() }
    }

    /// The language of the offered templates.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Changes the language of the offered templates.
    pub fn offer(&mut self, language: Language) {
        self.language = language;
    }

    /// Stops the drawing of previews, because the screen is no longer shown. Returns the job to leave, if one is in
    /// progress.
    pub fn leave(&mut self) -> Option<JobId> {
        self.previews.stop()
    }

    /// The next preview to draw, in display order; `None` while another is being drawn or if all are there.
    #[must_use]
    pub fn missing_preview(&self, is_dark: bool) -> Option<PreviewKey> {
        let shown = templates_in(self.language).chain(SAMPLES);
        self.previews.next_of(shown.map(|built_in| PreviewKey { stem: built_in.stem, is_dark }))
    }

    /// Records that `job` draws the preview `key`.
    pub fn draws_preview(&mut self, key: PreviewKey, job: JobId) {
        self.previews.draws(key, job);
    }

    /// Shows a preview that was drawn.
    pub fn take_preview(&mut self, ctx: &Context, drawn: DrawnPreview) {
        self.previews.take(ctx, drawn);
    }

    /// Handles that the preview of `job` cannot be drawn: its card shows none.
    pub fn fail_preview(&mut self, job: JobId) {
        self.previews.fail(job);
    }

    /// Shows the screen.
    pub fn ui(&mut self, ui: &mut Ui, fonts: &mut FontBook, settings: &Settings, actions: &mut Vec<Action>) {
        let tokens = Tokens::of(ui.ctx());
        let is_dark = ui.ctx().theme() == egui::Theme::Dark;
        let mut cx = StartContext { tokens, fonts, settings, is_dark, actions };
        egui::CentralPanel::no_frame().frame(egui::Frame::new().fill(tokens.page)).show(ui, |ui| {
            // Nine templates fit into a window of 1280 by 720.
            let top = (ui.available_height() * 0.06).clamp(28.0, 56.0);
            let margin = (ui.available_width() * 0.045).max(24.0);
            let room = ui.available_rect_before_wrap().shrink2(vec2(margin, 0.0));
            let left_width = (room.width() * 0.28).clamp(LEFT_WIDTH.0, LEFT_WIDTH.1);
            let (doing, templates) = columns(room, left_width);
            ui.scope_builder(UiBuilder::new().max_rect(doing).layout(flow::column()), |ui| {
                scroll(ui, ScrollArea::vertical().id_salt("start left"), |ui| {
                    ui.add_space(top);
                    self.doing_ui(ui, &mut cx);
                    recent_ui(ui, &cx.tokens, cx.fonts, &settings.recent, cx.actions);
                    drop_ui(ui, &cx.tokens);
                    languages_ui(ui, &mut cx);
                });
            });
            ui.scope_builder(UiBuilder::new().max_rect(templates).layout(flow::column()), |ui| {
                scroll(ui, ScrollArea::vertical().id_salt("start right").auto_shrink(false), |ui| {
                    ui.add_space(top);
                    let margin = Margin { left: 20, right: 20, top: 0, bottom: 40 };
                    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                        templates_ui(ui, &mut cx, &self.previews, &mut self.language);
                    });
                    follow_focus(ui);
                });
            });
        });
    }

    fn doing_ui(&self, ui: &mut Ui, cx: &mut StartContext<'_>) {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(44.0), Sense::hover());
            ui.painter().rect_filled(rect, 11, cx.tokens.accent);
            paint_icon(ui.painter(), Icon::Route, rect, 26.0, cx.tokens.on_accent);
            ui.add_space(4.0);
            ui.add(Label::title(m("start-name")).size(34.0));
            ui.add_space(2.0);
            ui.add(Label::caption(m("start-other-name")).size(21.0));
        });
        ui.add_space(4.0);
        ui.add(Label::caption(m("start-motto")).size(15.0));
        ui.add_space(24.0);
        let size = vec2(ui.available_width(), 46.0);
        let row = |icon, action: &Action, text: Message, look| {
            let keys = keymap::first_key_of(action);
            Button::text(text).with_icon(icon).look(look).hint(keys).min_size(size).start_aligned()
        };
        let new = Action::File(FileAction::New(self.language));
        let response = ui.add(row(Icon::Plus, &new, m("start-empty"), ButtonLook::Filled));
        // The first key press already works: Enter creates an empty map, Tab moves the focus.
        if ui.memory(|memory| memory.focused().is_none()) && ui.input(|input| input.key_pressed(Key::Enter)) {
            cx.actions.push(new.clone());
        }
        if response.clicked() {
            cx.actions.push(new);
        }
        if ui
            .add(row(Icon::FolderOpen, &Action::File(FileAction::Open), m("start-open"), ButtonLook::Outlined))
            .clicked()
        {
            cx.actions.push(Action::File(FileAction::Open));
        }
        ui.add_space(28.0);
    }
}

/// The columns for the actions and for the templates; the first is at the reading start.
fn columns(room: Rect, width: f32) -> (Rect, Rect) {
    const GAP: f32 = 52.0;
    let heights = room.y_range();
    if i18n::is_rtl() {
        let doing = Rect::from_x_y_ranges((room.right() - width)..=room.right(), heights);
        let others = (room.left() - ROOM_AROUND)..=(doing.left() - GAP + ROOM_AROUND);
        (doing, Rect::from_x_y_ranges(others, heights))
    } else {
        let doing = Rect::from_x_y_ranges(room.left()..=(room.left() + width), heights);
        let others = (doing.right() + GAP - ROOM_AROUND)..=(room.right() + ROOM_AROUND);
        (doing, Rect::from_x_y_ranges(others, heights))
    }
}

/// The languages of the interface, each named in itself, so that a user who cannot read the current one finds their
/// own.
fn languages_ui(ui: &mut Ui, cx: &mut StartContext<'_>) {
    ui.add(Label::caption(m("menu-language")));
    let current = cx.settings.language.unwrap_or_else(i18n::language);
    if let Some(language) = segmented(ui, m("menu-language"), words::LANGUAGES, Some(current)) {
        cx.actions.push(Action::Window(WindowAction::SpeakLanguage(Some(language))));
    }
    ui.add_space(24.0);
}

fn drop_ui(ui: &mut Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 72.0), Sense::hover());
    let is_over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let color = if is_over { tokens.accent } else { tokens.outline };
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, Stroke::new(1.2, color), 5.0, 4.0));
    let words = set_words(ui.ctx(), &m("start-drop").text(), BODY, rect.width() - 24.0);
    words.paint_in_middle(ui.painter(), rect, tokens.muted);
    ui.add_space(30.0);
}
