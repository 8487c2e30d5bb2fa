//! The parts of menus: items with a shortcut or a tick, and submenus.

use egui::{
    Color32, FocusDirection, Key, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, containers::menu::SubMenu,
    vec2,
};

use super::{BODY, SetWords, paint_icon, set_words, with_tip};
use crate::{
    layout::Icon,
    text::TextStyle,
    ui::{
        flow, i18n,
        style::{CORNER, Tokens, tight},
    },
};

const HEIGHT: f32 = 28.0;
const PADDING: f32 = 10.0;
/// The width of the tick or icon before the words, in points.
const MARK: f32 = 22.0;
/// The minimum gap between the words and the shortcut, in points.
const GAP: f32 = 24.0;

/// A menu item.
#[derive(Clone, Debug)]
#[must_use = "an entry is shown with `ui.add`"]
pub struct MenuItem {
    words: String,
    name: Option<String>,
    keys: String,
    mark: Mark,
    is_enabled: bool,
    is_danger: bool,
    /// Why it cannot be chosen.
    reason: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// No space before the words.
    None,
    /// Space for a tick, and whether it is shown.
    Tick(bool),
    /// A tick if set, otherwise no space.
    Single(bool),
    /// An icon.
    Icon(Icon),
    /// An arrow at the end, for a submenu.
    Arrow,
}

impl MenuItem {
    /// An item with the label `words`.
    pub fn new(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            name: None,
            keys: String::new(),
            mark: Mark::None,
            is_enabled: true,
            is_danger: false,
            reason: None,
        }
    }

    /// Shows `keys` in small letters at the end.
    pub fn keys(mut self, keys: impl Into<String>) -> Self {
        self.keys = keys.into();
        self
    }

    /// Sets a name for assistive technology that differs from the label.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Shows a tick if `is_on`; otherwise leaves space for one.
    pub fn ticked(mut self, is_on: bool) -> Self {
        self.mark = Mark::Tick(is_on);
        self
    }

    /// Shows a tick if `is_on`; for items among others that never have a tick.
    pub fn marked(mut self, is_on: bool) -> Self {
        self.mark = Mark::Single(is_on);
        self
    }

    /// Shows an icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.mark = Mark::Icon(icon);
        self
    }

    /// Enables or disables the item.
    pub fn enabled(mut self, is_enabled: bool) -> Self {
        self.is_enabled = is_enabled;
        self
    }

    /// Greys the entry out and shows `reason` in its tip; leaves it enabled if there is none.
    pub fn unavailable(mut self, reason: Option<String>) -> Self {
        self.is_enabled = reason.is_none();
        self.reason = reason;
        self
    }

    /// Uses the danger colour, for actions that delete something.
    pub fn danger(mut self) -> Self {
        self.is_danger = true;
        self
    }
}

/// Focuses the first item of the menu that opens next.
pub fn focus_first_item(ctx: &egui::Context) {
    ctx.data_mut(|data| data.insert_temp(awaited_item(), true));
}

fn awaited_item() -> egui::Id {
    egui::Id::unique("awaited menu entry")
}

impl egui::Widget for MenuItem {
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui.ctx());
        let words = set_words(ui.ctx(), &self.words, BODY, 420.0);
        let keys = set_words(ui.ctx(), &self.keys, tight(12.5, 500.0), f32::INFINITY);
        let mark = match self.mark {
            Mark::None | Mark::Single(false) => 0.0,
            Mark::Single(true) | Mark::Tick(_) | Mark::Icon(_) | Mark::Arrow => MARK,
        };
        let keys_width = if self.keys.is_empty() { 0.0 } else { GAP + keys.size.x };
        let content = 2.0 * PADDING + mark + words.size.x + keys_width;
        let room = if ui.is_sizing_pass() { content } else { ui.available_width().max(content) };
        let sense = if self.is_enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(room, HEIGHT), sense);
        if self.is_enabled
            && !ui.is_sizing_pass()
            && ui.data_mut(|data| data.remove_temp::<bool>(awaited_item())).is_some()
        {
            response.request_focus();
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        let name = self.name.as_ref().unwrap_or(&self.words);
        response.widget_info(|| match self.mark {
            Mark::Tick(is_on) | Mark::Single(is_on) => {
                WidgetInfo::selected(Role::MenuItem, self.is_enabled, is_on, name)
            }
            Mark::None | Mark::Icon(_) | Mark::Arrow => WidgetInfo::labeled(Role::MenuItem, self.is_enabled, name),
        });
        if ui.is_rect_visible(rect) {
            self.paint(ui, &tokens, &response, &words, &keys);
        }
        match self.reason {
            Some(reason) => with_tip(response, reason),
            None => response,
        }
    }
}

impl MenuItem {
    fn paint(&self, ui: &Ui, tokens: &Tokens, response: &Response, words: &SetWords, keys: &SetWords) {
        let rect = response.rect;
        if self.is_enabled && (response.hovered() || response.has_focus()) {
            ui.painter().rect_filled(rect, CORNER, tokens.hovered);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, CORNER, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
        }
        let faded = |color: Color32| if self.is_enabled { color } else { color.gamma_multiply(0.4) };
        let ink = faded(if self.is_danger { tokens.bad } else { tokens.ink });
        let inside = rect.shrink2(vec2(PADDING, 0.0));
        let (mark, text) = split_at_start(inside, if self.mark == Mark::Arrow { 0.0 } else { self.mark_width() });
        match self.mark {
            Mark::Tick(true) | Mark::Single(true) => paint_icon(ui.painter(), Icon::Check, mark, 13.0, tokens.accent),
            Mark::Icon(icon) => paint_icon(ui.painter(), icon, mark, 15.0, faded(tokens.muted)),
            Mark::Arrow => {
                let (_, end) = split_at_start(inside, inside.width() - 14.0);
                paint_icon(ui.painter(), Icon::ChevronRight, end, 14.0, faded(tokens.muted));
            }
            Mark::None | Mark::Tick(false) | Mark::Single(false) => {}
        }
        words.paint_at(ui.painter(), text, false, ink);
        keys.paint_at(ui.painter(), text, true, faded(tokens.muted));
    }

    fn mark_width(&self) -> f32 {
        if [Mark::None, Mark::Single(false)].contains(&self.mark) { 0.0 } else { MARK }
    }
}

/// Splits `rect` into its first `width` points in reading direction and the rest.
#[must_use]
pub fn split_at_start(rect: egui::Rect, width: f32) -> (egui::Rect, egui::Rect) {
    if i18n::is_rtl() {
        let (others, first) = rect.split_left_right_at_x(rect.right() - width);
        (first, others)
    } else {
        rect.split_left_right_at_x(rect.left() + width)
    }
}

/// Whether the focus was on an item that opens a submenu in the last frame.
#[must_use]
pub fn is_at_submenu(ctx: &egui::Context) -> bool {
    let frame = ctx.cumulative_frame_nr();
    ctx.data(|data| data.get_temp::<u64>(submenu_item())).is_some_and(|seen| seen + 1 >= frame)
}

fn submenu_item() -> egui::Id {
    egui::Id::unique("focused item with a submenu")
}

/// An item that opens a submenu.
pub fn submenu(ui: &mut Ui, words: impl Into<String>, contents: impl FnOnce(&mut Ui)) {
    wide_submenu(ui, words, 220.0, contents);
}

/// An item that opens a submenu of this width, in points.
pub fn wide_submenu(ui: &mut Ui, words: impl Into<String>, width: f32, contents: impl FnOnce(&mut Ui)) {
    let entry = MenuItem { mark: Mark::Arrow, ..MenuItem::new(words) };
    let mut response = ui.add(entry);
    if i18n::is_rtl() {
        // egui opens submenus to the right of the item's rectangle. If there is room on the left, that rectangle is
        // moved so far to the left that the submenu ends where the item begins.
        let frame = egui::Frame::menu(ui.style()).total_margin().sum().x;
        let by = response.rect.width() + width + 2.0 * frame;
        if response.rect.left() - width - 2.0 * frame > ui.ctx().content_rect().left() {
            response.interact_rect = response.interact_rect.translate(vec2(-by, 0.0));
        }
    }
    // The arrow key towards the submenu opens it; the opposite key leads back.
    let is_at_entry = response.has_focus();
    let turned = |ui: &Ui, from, to| {
        if i18n::is_rtl() && ui.input(|input| input.key_pressed(from)) {
            ui.memory_mut(|memory| memory.move_focus(to));
        }
    };
    if is_at_entry {
        let frame = ui.ctx().cumulative_frame_nr();
        ui.data_mut(|data| data.insert_temp::<u64>(submenu_item(), frame));
        turned(ui, Key::ArrowLeft, FocusDirection::Right);
    }
    SubMenu::new().show(ui, &response, |ui| {
        if !is_at_entry {
            turned(ui, Key::ArrowRight, FocusDirection::Left);
        }
        ui.set_width(width);
        menu_column(ui, contents);
    });
}

/// Lays out menu items from top to bottom, aligned to the interface's start.
pub fn menu_column<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(flow::column().with_cross_justify(true), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        contents(ui)
    })
    .inner
}

/// A divider between items.
pub fn menu_line(ui: &mut Ui) {
    ui.add_space(3.0);
    let width = if ui.is_sizing_pass() { 8.0 } else { ui.available_width() };
    let (rect, _) = ui.allocate_exact_size(vec2(width, 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0, Tokens::of(ui.ctx()).hairline);
    ui.add_space(3.0);
}

/// A caption above a group of items.
pub fn menu_caption(ui: &mut Ui, words: impl Into<String>) {
    let tokens = Tokens::of(ui.ctx());
    let style = TextStyle { weight: 600.0, ..tight(11.5, 500.0) };
    let set = set_words(ui.ctx(), &words.into(), style, 300.0);
    let width = set.size.x + 2.0 * PADDING;
    let width = if ui.is_sizing_pass() { width } else { ui.available_width().max(width) };
    let (rect, _) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
    set.paint_at(ui.painter(), rect.shrink2(vec2(PADDING, 0.0)), false, tokens.muted);
}
