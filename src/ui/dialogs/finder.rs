//! A search field above a list: the arrow keys choose a row and Enter confirms it. The palette and the choice of a card
//! to link to are such lists.

use egui::{
    Align2, Context, Id, Key, Modal, Modifiers, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, vec2,
};

use crate::{
    geom::BaseDirection,
    layout::Icon,
    text::{FontBook, TextStyle},
    ui::{
        action::keys::take_key,
        flow,
        i18n::{self, Message, m},
        style::{CORNER, Tokens, tight},
        widgets::{
            BODY, Label, MapField, has_any_field_menu, paint_icon, scroll, set_words, set_words_in, split_at_start,
        },
    },
};

const WIDTH: f32 = 600.0;
const ROW: f32 = 34.0;
const CAPTION: f32 = 30.0;
/// The height of the list, in points.
const HEIGHT: f32 = 12.0 * ROW;
/// The width of a row's icon with the space after it, in points.
const MARK: f32 = 28.0;
/// The number of rows that Page Up and Page Down pass over.
const PAGE: usize = 10;

/// An item of the list.
pub(super) enum FinderItem {
    /// A caption above a group of rows.
    Caption(String),
    /// A row that can be chosen.
    Row(FinderRow),
}

/// A row of the list.
pub(super) struct FinderRow {
    /// The index of the entry in the list of the caller.
    pub(super) entry: usize,
    /// The icon before the label.
    pub(super) icon: Option<Icon>,
    /// The label.
    pub(super) label: String,
    /// How the direction of the label is decided.
    pub(super) direction: BaseDirection,
    /// Small words after the label.
    pub(super) note: String,
    /// Small words at the end of the row.
    pub(super) side: FinderSide,
    /// Whether it can be chosen now.
    pub(super) is_enabled: bool,
}

/// The words at the end of a row.
pub(super) enum FinderSide {
    /// The keys of an action.
    Keys(String),
    /// Anything else, such as the reason why an action is not available.
    Words(String),
}

/// The words around the list.
pub(super) struct FinderWords {
    /// The name of the list, which its field shows while it is empty.
    pub(super) name: Message,
    /// Shown if no row is found.
    pub(super) none: Message,
    /// The number of entries, at the end of the last line.
    pub(super) count: String,
}

/// What the user did with the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FinderAnswer {
    /// Closed it.
    Close,
    /// Chose the entry with this index.
    Entry(usize),
}

/// The list, with the typed text.
#[derive(Default)]
pub(super) struct Finder {
    text: String,
    /// The index of the row that Enter takes.
    at: usize,
    items: Vec<FinderItem>,
    /// The text that `items` were found for.
    found_for: Option<String>,
    /// Whether the row was chosen by an arrow key. Assistive technology then reads it instead of the field.
    is_walking: bool,
    has_shown: bool,
}

/// The keys of a frame that choose a row.
struct FinderKeys {
    by: isize,
    is_entered: bool,
}

impl Finder {
    /// Shows the list. `search` returns the items for a text; it is called only when the text has changed.
    pub(super) fn ui(
        &mut self,
        ctx: &Context,
        fonts: &mut FontBook,
        words: &FinderWords,
        search: impl FnOnce(&str) -> Vec<FinderItem>,
    ) -> Option<FinderAnswer> {
        let id = Id::unique(("finder", words.name.name()));
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, 90.0));
        let area = area.accessible_name(words.name.text());
        let frame = egui::Frame::window(&ctx.global_style()).inner_margin(egui::Margin::same(12));
        let modal = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
            ui.set_width(WIDTH.min(ctx.content_rect().width() - 60.0));
            ui.with_layout(flow::column(), |ui| self.contents_ui(ui, fonts, words, search)).inner
        });
        let is_closed = modal.should_close();
        modal.inner.or(is_closed.then_some(FinderAnswer::Close))
    }

    fn contents_ui(
        &mut self,
        ui: &mut Ui,
        fonts: &mut FontBook,
        words: &FinderWords,
        search: impl FnOnce(&str) -> Vec<FinderItem>,
    ) -> Option<FinderAnswer> {
        let has_menu = has_any_field_menu(ui.ctx());
        let keys = if has_menu { FinderKeys { by: 0, is_entered: false } } else { finder_keys(ui) };
        if !has_menu && take_key(ui.ctx(), Modifiers::NONE, Key::Escape) {
            return Some(FinderAnswer::Close);
        }
        let name = words.name.text();
        let field = MapField::new(&name, &mut self.text).hint(&name).direction(i18n::interface_base()).ui(ui, fonts);
        if !has_menu && (!std::mem::replace(&mut self.has_shown, true) || !field.has_focus()) {
            field.request_focus();
        }
        if self.found_for.as_ref() != Some(&self.text) {
            self.items = search(&self.text);
            self.found_for = Some(self.text.clone());
            self.at = 0;
            self.is_walking = false;
        }
        self.is_walking |= keys.by != 0;
        let rows = self.items.iter().filter(|item| matches!(item, FinderItem::Row(_))).count();
        if rows == 0 {
            ui.add(Label::caption(words.none));
        }
        self.at = self.at.saturating_add_signed(keys.by).min(rows.saturating_sub(1));
        let clicked = self.list_ui(ui, keys.by != 0, field.id);
        foot_ui(ui, words);
        let chosen = clicked.or(keys.is_entered.then_some(self.at))?;
        let row = self.rows().nth(chosen).filter(|row| row.is_enabled)?;
        Some(FinderAnswer::Entry(row.entry))
    }

    fn rows(&self) -> impl Iterator<Item = &FinderRow> {
        self.items.iter().filter_map(|item| match item {
            FinderItem::Row(row) => Some(row),
            FinderItem::Caption(_) => None,
        })
    }

    /// Shows the items; only those in sight are laid out. Returns the index of the row that was clicked.
    fn list_ui(&self, ui: &mut Ui, is_moved: bool, field: Id) -> Option<usize> {
        let tokens = Tokens::of(ui.ctx());
        let mut clicked = None;
        let area = ScrollArea::vertical().max_height(HEIGHT).min_scrolled_height(HEIGHT).auto_shrink([false, true]);
        scroll(ui, area, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut index = 0;
            for item in &self.items {
                match item {
                    FinderItem::Caption(words) => caption_ui(ui, words, &tokens),
                    FinderItem::Row(row) => {
                        let is_chosen = index == self.at;
                        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
                        if is_chosen && is_moved {
                            // The caption above the first row is shown with it.
                            let above = if index == 0 { CAPTION } else { 0.0 };
                            ui.scroll_to_rect(rect.expand2(vec2(0.0, above)), None);
                        }
                        if is_chosen || ui.is_rect_visible(rect) {
                            let response = row_ui(ui, rect, row, is_chosen, &tokens);
                            if response.clicked() {
                                clicked = Some(index);
                            }
                            if is_chosen && self.is_walking {
                                let row = response.id.accesskit_id();
                                ui.ctx().accesskit_node_builder(field, |node| node.set_active_descendant(row));
                            }
                        }
                        index += 1;
                    }
                }
            }
        });
        clicked
    }
}

/// Takes the keys that choose a row.
fn finder_keys(ui: &Ui) -> FinderKeys {
    let pressed = |key| take_key(ui.ctx(), Modifiers::NONE, key);
    let page = isize::try_from(PAGE).unwrap_or_default();
    let steps = [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, page), (Key::PageUp, -page)];
    let by = steps.into_iter().filter(|(key, _)| pressed(*key)).map(|(_, by)| by).sum();
    FinderKeys { by, is_entered: pressed(Key::Enter) }
}

fn caption_ui(ui: &mut Ui, words: &str, tokens: &Tokens) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), CAPTION));
    if ui.is_rect_visible(rect) {
        let inside = rect.with_min_y(rect.top() + 6.0).shrink2(vec2(12.0, 0.0));
        let style = TextStyle { weight: 600.0, ..tight(12.0, 600.0) };
        set_words(ui.ctx(), words, style, inside.width()).paint_at(ui.painter(), inside, false, tokens.muted);
    }
}

/// Shows a row.
fn row_ui(ui: &Ui, rect: Rect, row: &FinderRow, is_chosen: bool, tokens: &Tokens) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(("row", row.entry)), Sense::CLICK);
    response.widget_info(|| {
        let side = match &row.side {
            FinderSide::Words(words) => words.as_str(),
            FinderSide::Keys(_) => "",
        };
        let comma = m("list-comma").text();
        let parts = [row.label.as_str(), row.note.as_str(), side].into_iter().filter(|part| !part.is_empty());
        let name = i18n::without_isolates(&parts.collect::<Vec<_>>().join(&comma));
        egui::WidgetInfo::selected(egui::Role::MenuItem, row.is_enabled, is_chosen, name)
    });
    if is_chosen {
        ui.painter().rect_filled(rect, CORNER, tokens.selected);
        ui.painter().rect_stroke(rect, CORNER, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, CORNER, tokens.hovered);
    }
    let ink = if row.is_enabled { tokens.ink } else { tokens.muted };
    let inside = rect.shrink2(vec2(12.0, 0.0));
    let (mark, words) = split_at_start(inside, MARK);
    if let Some(icon) = row.icon {
        let (mark, _) = split_at_start(mark, 18.0);
        paint_icon(ui.painter(), icon, mark, 16.0, if is_chosen { tokens.on_selected } else { tokens.muted });
    }
    let taken = side_ui(ui, words, &row.side, tokens);
    let room = words.width() - taken - 16.0;
    let label = set_words_in(ui.ctx(), &row.label, BODY, room, row.direction);
    label.paint_at(ui.painter(), words, false, ink);
    let (_, behind) = split_at_start(words, label.size.x + 12.0);
    let note = set_words(ui.ctx(), &row.note, tight(12.5, 500.0), (room - label.size.x - 12.0).max(8.0));
    if room - label.size.x > 40.0 {
        note.paint_at(ui.painter(), behind, false, tokens.muted);
    }
    response
}

/// Draws the words at the end of a row; returns their width.
fn side_ui(ui: &Ui, rect: Rect, side: &FinderSide, tokens: &Tokens) -> f32 {
    let (words, is_keys) = match side {
        FinderSide::Keys(words) => (words, true),
        FinderSide::Words(words) => (words, false),
    };
    if words.is_empty() {
        return 0.0;
    }
    let set = set_words(ui.ctx(), words, tight(12.5, 500.0), rect.width() * 0.55);
    if is_keys {
        let (width, height) = (set.size.x + 14.0, 22.0);
        let center = egui::pos2(
            if i18n::is_rtl() { rect.left() + width / 2.0 } else { rect.right() - width / 2.0 },
            rect.center().y,
        );
        let cap = Rect::from_center_size(center, vec2(width, height));
        ui.painter().rect(cap, 5, tokens.card, Stroke::new(1.0, tokens.outline), StrokeKind::Inside);
        set.paint_in_middle(ui.painter(), cap, tokens.muted);
        return width;
    }
    set.paint_at(ui.painter(), rect, true, tokens.muted);
    set.size.x
}

/// The last line: the keys of the list, and the number of entries.
fn foot_ui(ui: &mut Ui, words: &FinderWords) {
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.add(Label::caption(m("finder-keys")).one_line());
        ui.with_layout(flow::row_from_end(), |ui| ui.add(Label::caption(words.count.as_str()).one_line()));
    });
}
