//! The palette: every action, found by typing a few letters of its name.

use egui::{Align2, Area, Context, Id, Key, Modal, Modifiers, ScrollArea, Sense, Stroke, StrokeKind, Ui, vec2};

use super::{Answer, offers};
use crate::{
    edit::Session,
    fold::fuzzy,
    layout::Icon,
    model::{LaneKind, Language, PersonaId},
    storage::{SidePanel, ThemeChoice},
    text::FontBook,
    theme::Density,
    ui::{
        action::{Action, Env, FileAction, MapAction, MapList, ViewAction, WindowAction, keys::take_key},
        desk::view_state::ViewportTarget,
        flow,
        i18n::{self, Message, m},
        keymap,
        style::{CORNER, Tokens, tight},
        widgets::{BODY, Label, MapField, paint_icon, scroll, set_words},
    },
};

const WIDTH: f32 = 560.0;
const ROW: f32 = 34.0;
const MOST_ROWS: f32 = 10.0;

/// An entry of the list.
struct PaletteEntry {
    actions: Vec<Action>,
    label: String,
    /// The name in the settings file; empty for entries of the selection.
    name: &'static str,
    keys: String,
    /// The reason it cannot be done now.
    problem: Option<Message>,
}

/// The list of actions, with the typed text.
pub struct Palette {
    text: String,
    entries: Vec<PaletteEntry>,
    /// The index of the row that Enter chooses.
    at: usize,
    has_shown: bool,
}

impl Palette {
    /// Every action, with the entries for the map of `session` and its selection. A new map would be in `language`;
    /// feelings are set for `persona`.
    #[must_use]
    pub fn new(session: Option<&Session>, language: Language, persona: Option<&PersonaId>) -> Self {
        let env = Env::of(session);
        let of_selection = session.map(|session| offers::of_selection(session, persona)).unwrap_or_default();
        let of_selection = of_selection.into_iter().map(|offer| PaletteEntry {
            actions: offer.actions,
            label: offer.label,
            name: "",
            keys: offer.keys,
            problem: None,
        });
        let always = offered(language).into_iter().map(|action| PaletteEntry {
            label: label_of(&action),
            name: action.name(),
            keys: keymap::first_key_of(&action),
            problem: action.availability(env).err(),
            actions: vec![action],
        });
        Self { text: String::new(), entries: always.chain(of_selection).collect(), at: 0, has_shown: false }
    }

    /// Shows the list; returns the answer once the user has chosen.
    pub fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        let tokens = Tokens::of(ctx);
        let area = Area::new(Id::unique("palette area"))
            .anchor(Align2::CENTER_TOP, vec2(0.0, 90.0))
            .order(egui::Order::Foreground);
        let frame = egui::Frame::window(&ctx.global_style()).inner_margin(egui::Margin::same(12));
        let modal = Modal::new(Id::unique("palette")).area(area).frame(frame).show(ctx, |ui| {
            ui.set_width(WIDTH.min(ctx.content_rect().width() - 60.0));
            ui.with_layout(flow::column(), |ui| self.list_ui(ui, fonts, &tokens)).inner
        });
        let is_closed = modal.should_close();
        modal.inner.or(is_closed.then_some(Answer::Close))
    }

    fn list_ui(&mut self, ui: &mut Ui, fonts: &mut FontBook, tokens: &Tokens) -> Option<Answer> {
        let pressed = |key| take_key(ui.ctx(), Modifiers::NONE, key);
        let (down, up, enter) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter));
        if pressed(Key::Escape) {
            return Some(Answer::Close);
        }
        let (name, before) = (m("palette-title").text(), self.text.clone());
        let field = MapField::new(&name, &mut self.text).hint(&name).direction(i18n::interface_base()).ui(ui, fonts);
        if !std::mem::replace(&mut self.has_shown, true) || !field.has_focus() {
            field.request_focus();
        }
        if self.text != before {
            self.at = 0;
        }
        let shown = self.matching();
        if shown.is_empty() {
            ui.add(Label::caption(m("palette-none")));
        }
        let last = shown.len().saturating_sub(1);
        self.at = if down { (self.at + 1).min(last) } else { self.at.min(last) };
        self.at -= usize::from(up && self.at > 0);
        let mut chosen = enter.then_some(self.at);
        scroll(
            ui,
            ScrollArea::vertical()
                .max_height(MOST_ROWS * ROW)
                .min_scrolled_height(MOST_ROWS * ROW)
                .auto_shrink([false, true]),
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (row, entry) in shown.iter().enumerate() {
                    let Some(entry) = self.entries.get(*entry) else { continue };
                    let response = entry_ui(ui, tokens, entry, row == self.at);
                    if row == self.at && (down || up) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        chosen = Some(row);
                    }
                }
            },
        );
        let entry = self.entries.get(*shown.get(chosen?)?)?;
        entry.problem.is_none().then(|| Answer::Do(entry.actions.clone()))
    }

    /// The indices of entries that match the typed text, best first; of equal matches, those that cannot be done now
    /// come last.
    fn matching(&self) -> Vec<usize> {
        let scored = self.entries.iter().enumerate().filter_map(|(at, entry)| {
            // Also by the English name, which many users know from other programs.
            let score = fuzzy(&self.text, &entry.label).or_else(|| fuzzy(&self.text, entry.name))?.score;
            Some((-score, entry.problem.is_some(), at))
        });
        let mut scored: Vec<_> = scored.collect();
        scored.sort_unstable();
        scored.into_iter().map(|(_, _, at)| at).collect()
    }
}

fn entry_ui(ui: &mut Ui, tokens: &Tokens, entry: &PaletteEntry, is_chosen: bool) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let is_enabled = entry.problem.is_none();
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::MenuItem, is_enabled, is_chosen, &entry.label));
    if is_chosen {
        ui.painter().rect_filled(rect, CORNER, tokens.selected);
        ui.painter().rect_stroke(rect, CORNER, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, CORNER, tokens.hovered);
    }
    let ink = if is_enabled { tokens.ink } else { tokens.muted };
    let inside = rect.shrink2(vec2(12.0, 0.0));
    let side = entry.problem.map_or_else(|| entry.keys.clone(), Message::text);
    let side = set_words(ui.ctx(), &side, tight(12.5, 500.0), inside.width() / 2.0);
    let room = inside.width() - side.size.x - 16.0;
    set_words(ui.ctx(), &entry.label, BODY, room).paint_at(ui.painter(), inside, false, ink);
    side.paint_at(ui.painter(), inside, true, tokens.muted);
    if !is_enabled && side.size.x < 1.0 {
        paint_icon(ui.painter(), Icon::Lock, inside, 12.0, tokens.muted);
    }
    response
}

/// The label of the entry; for a choice it includes the name of the menu.
fn label_of(action: &Action) -> String {
    let is_of_theme = matches!(
        action,
        Action::View(ViewAction::UseTheme(_) | ViewAction::ChooseTheme)
            | Action::Window(WindowAction::ToggleSide(SidePanel::Brand))
    );
    let menus = [
        (is_of_theme, m("menu-theme")),
        (matches!(action, Action::View(ViewAction::UseDensity(_))), m("menu-density")),
        (matches!(action, Action::Window(WindowAction::SpeakLanguage(_))), m("menu-language")),
        (matches!(action, Action::Map(MapAction::AddLane(_))), m("action-add-lane")),
    ];
    match menus.into_iter().find_map(|(is_meant, menu)| is_meant.then_some(menu)) {
        Some(menu) => format!("{}: {}", menu.text(), action.label()),
        None => action.label(),
    }
}

/// Every action that needs no further input.
fn offered(language: Language) -> Vec<Action> {
    // First the actions with keys, then the others.
    let mut all: Vec<_> = Action::SHORTCUTS.iter().flat_map(|(_, actions)| actions.iter().cloned()).collect();
    all.retain(|action| {
        !matches!(action, Action::File(FileAction::New(_)) | Action::Window(WindowAction::ShowPalette))
    });
    all.extend([
        Action::File(FileAction::New(language)),
        Action::Map(MapAction::AddStep),
        Action::Map(MapAction::ChooseLane(None)),
    ]);
    all.extend(MapList::ALL.map(WindowAction::Manage).map(Action::Window));
    all.push(Action::Window(WindowAction::MoveWindow(ViewportTarget::OtherScreen)));
    all.extend(LaneKind::ALL.into_iter().filter(|kind| kind.holds_cards()).map(MapAction::AddCard).map(Action::Map));
    all.extend(LaneKind::ALL.map(MapAction::AddLane).map(Action::Map));
    all.extend(
        std::iter::once(ThemeChoice::System).chain(ThemeChoice::BUILT_IN).map(ViewAction::UseTheme).map(Action::View),
    );
    all.extend([ViewAction::ShowTimer, ViewAction::ChooseTheme].map(Action::View));
    all.extend(Density::ALL.map(ViewAction::UseDensity).map(Action::View));
    all.extend(
        [None, Some(Language::English), Some(Language::Arabic), Some(Language::Persian)]
            .map(WindowAction::SpeakLanguage)
            .map(Action::Window),
    );
    all.extend([Action::Window(WindowAction::ToggleMotion), Action::Window(WindowAction::ShowAbout)]);
    let mut seen = Vec::new();
    all.retain(|action| {
        let is_new = !seen.contains(action);
        seen.push(action.clone());
        is_new
    });
    all
}
