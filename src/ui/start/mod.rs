//! The start screen: actions, recent maps, and templates with previews drawn by the map renderer.

mod card;
mod context;
mod map_row;
mod own;
mod preview;
mod previews;
mod recent;
mod templates;

use egui::{Context, Key, Margin, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, vec2};

use self::{context::StartContext, own::OwnTemplates, recent::recent_ui, templates::Cards};
pub(super) use self::{
    map_row::{RowLook, map_row},
    preview::draw_preview,
    previews::PreviewRequest,
};
pub use self::{
    own::TemplateEntry,
    preview::{DrawnPreview, PreviewKey, PreviewOf},
    previews::Previews,
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
use crate::{layout::Icon, model::Language, storage::Settings, text::FontBook};

/// The minimum and maximum width of the left column.
const LEFT_WIDTH: (f32, f32) = (300.0, 372.0);
/// Space at both sides of a column, for the outlines of its controls and the scroll bar.
const ROOM_AROUND: f32 = 20.0;

/// The start screen.
pub struct StartScreen {
    language: Language,
    previews: Previews,
    own: OwnTemplates,
    /// Whether all recent maps are shown, rather than a few.
    shows_all_recent: bool,
    /// Whether the first card gets the keyboard focus in the next frame.
    focuses_first: bool,
}

impl StartScreen {
    /// A start screen that offers templates in `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            previews: Previews::default(),
            own: OwnTemplates::default(),
            shows_all_recent: false,
            focuses_first: false,
        }
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

    /// Stops the drawing of previews, because the screen is no longer shown. Returns the jobs to leave. What may change on
    /// the disk meanwhile is looked at again when the screen returns.
    pub fn leave(&mut self) -> Vec<JobId> {
        self.previews.outdate_files();
        self.own.outdate();
        self.previews.stop()
    }

    /// The previews, which the File menu shows too.
    pub(super) fn previews(&mut self) -> &mut Previews {
        &mut self.previews
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

    /// Whether the user's own templates are to be listed now.
    pub(super) fn takes_templates(&mut self) -> bool {
        self.own.take_outdated()
    }

    /// Lists the user's own templates again, because they have changed.
    pub(super) fn list_templates_again(&mut self) {
        self.own.outdate();
        self.previews.outdate_files();
    }

    /// Shows the user's own templates, which were listed.
    pub(super) fn take_templates(&mut self, entries: Vec<TemplateEntry>) {
        self.own.entries = entries;
    }

    /// Shows the screen.
    pub fn ui(&mut self, ui: &mut Ui, fonts: &mut FontBook, settings: &Settings, actions: &mut Vec<Action>) {
        let tokens = Tokens::of(ui.ctx());
        let is_dark = ui.ctx().theme() == egui::Theme::Dark;
        let mut cx = StartContext { tokens, fonts, settings, is_dark, actions };
        // In the frame of the key, egui would move the focus on from there.
        let focuses_first = std::mem::replace(&mut self.focuses_first, wants_focus(ui));
        if self.focuses_first {
            ui.ctx().request_repaint();
        }
        egui::CentralPanel::no_frame().frame(egui::Frame::new().fill(tokens.page)).show(ui, |ui| {
            let top = (ui.available_height() * 0.05).clamp(24.0, 48.0);
            let margin = (ui.available_width() * 0.035).max(ROOM_AROUND + 4.0);
            let room = ui.available_rect_before_wrap().shrink2(vec2(margin, 0.0));
            let left_width = (room.width() * 0.27).clamp(LEFT_WIDTH.0, LEFT_WIDTH.1);
            let (doing, cards) = columns(room, left_width);
            column_ui(ui, "start left", doing, top, |ui| {
                self.doing_ui(ui, &mut cx);
                recent_ui(ui, &mut cx, &mut self.previews, &mut self.shows_all_recent);
                drop_ui(ui, &cx.tokens);
                languages_ui(ui, &mut cx);
            });
            column_ui(ui, "start right", cards, top, |ui| {
                let (previews, own, language) = (&mut self.previews, &self.own.entries, &mut self.language);
                Cards { previews, own, language, focuses_first }.ui(ui, &mut cx);
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
        ui.add_space(18.0);
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
        ui.add_space(20.0);
    }
}

/// Whether an arrow key is pressed while nothing has the keyboard focus: then the first card gets it.
fn wants_focus(ui: &Ui) -> bool {
    let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    ui.memory(|memory| memory.focused().is_none())
        && ui.input(|input| arrows.iter().any(|arrow| input.key_pressed(*arrow)))
}

/// Shows `content` in a column that scrolls, with room for the scroll bar next to it.
fn column_ui(ui: &mut Ui, id: &str, column: Rect, top: f32, content: impl FnOnce(&mut Ui)) {
    let around = column.expand2(vec2(ROOM_AROUND, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(around).layout(flow::column()), |ui| {
        scroll(ui, ScrollArea::vertical().id_salt(id).auto_shrink(false), |ui| {
            ui.add_space(top);
            let margin = Margin { left: 20, right: 20, top: 0, bottom: 32 };
            egui::Frame::new().inner_margin(margin).show(ui, |ui| ui.with_layout(flow::column(), content));
            follow_focus(ui);
        });
    });
}

/// The columns for the actions and for the cards; the first is at the reading start.
fn columns(room: Rect, width: f32) -> (Rect, Rect) {
    const GAP: f32 = 48.0;
    let heights = room.y_range();
    let (doing, others) = if i18n::is_rtl() {
        ((room.right() - width)..=room.right(), room.left()..=(room.right() - width - GAP))
    } else {
        (room.left()..=(room.left() + width), (room.left() + width + GAP)..=room.right())
    };
    (Rect::from_x_y_ranges(doing, heights), Rect::from_x_y_ranges(others, heights))
}

/// The languages of the interface, each named in itself, so that a user who cannot read the current one finds their
/// own.
fn languages_ui(ui: &mut Ui, cx: &mut StartContext<'_>) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
        paint_icon(ui.painter(), Icon::Languages, rect, 16.0, cx.tokens.muted);
        ui.add(Label::caption(m("menu-language")));
    });
    let current = cx.settings.language.unwrap_or_else(i18n::language);
    if let Some(language) = segmented(ui, m("menu-language"), words::LANGUAGES, Some(current)) {
        cx.actions.push(Action::Window(WindowAction::SpeakLanguage(Some(language))));
    }
}

fn drop_ui(ui: &mut Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 56.0), Sense::hover());
    let is_over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let color = if is_over { tokens.accent } else { tokens.outline };
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, Stroke::new(1.2, color), 5.0, 4.0));
    let words = set_words(ui.ctx(), &m("start-drop").text(), BODY, rect.width() - 24.0);
    words.paint_in_middle(ui.painter(), rect, tokens.muted);
    ui.add_space(16.0);
}
