//! The dark bar at the selection, with the most frequent actions for touchpoints and feelings.

use egui::{Area, Color32, CornerRadius, Frame, Margin, Order, Response, Sense, Shadow, Ui, WidgetInfo, pos2, vec2};

use crate::{
    edit::{Command, Selection},
    layout::Icon,
    model::{FeelingKey, FeelingValue, LaneKind, PersonaId},
    ui::{
        action::{Action, MapAction},
        canvas::{
            feelings::{feeling_word, set_feeling},
            frame::{CanvasFrame, anchor_of},
            space::{color32, egui_rect},
        },
        focus::{WindowArea, mark_area},
        i18n::{self, Message, m},
        widgets::{paint_icon, with_tip},
    },
};

/// The background of the bar, on light and dark pages alike.
pub(in crate::ui::canvas) const GROUND: Color32 = Color32::from_rgb(0x1D, 0x22, 0x30);

/// A thin edge that separates the bar from a dark page.
pub(in crate::ui::canvas) const EDGE: Color32 = Color32::from_rgb(0x3A, 0x41, 0x52);
const INK: Color32 = Color32::from_rgb(0xED, 0xEF, 0xF4);
const CHOSEN: Color32 = Color32::from_rgb(0xE8, 0xEB, 0xFB);
const HOVERED: Color32 = Color32::from_rgb(0x33, 0x3A, 0x4B);
/// The ring around the focused button.
const FOCUS: Color32 = Color32::from_rgb(0x9D, 0xAA, 0xF5);
const GOLD: Color32 = Color32::from_rgb(0xF0, 0xB4, 0x29);

/// The side of a button, in points.
const BUTTON: f32 = 28.0;
/// The padding around the buttons, in points.
const PADDING: f32 = 5.0;
/// The distance between the bar and the selection, in points.
const DISTANCE: f32 = 10.0;

const FACES: [(Icon, f64); 5] =
    [(Icon::Angry, -2.0), (Icon::Frown, -1.0), (Icon::Meh, 0.0), (Icon::Smile, 1.0), (Icon::Laugh, 2.0)];

/// Shows the bar if there are actions for the selection and the selection is in view.
pub(in crate::ui::canvas) fn show(
    ui: &Ui,
    frame: &CanvasFrame<'_>,
    persona: &mut Option<PersonaId>,
    actions: &mut Vec<Action>,
) {
    if !is_wanted(frame.selection()) {
        return;
    }
    let Some(rect) = frame.selected_rect() else { return };
    let target = egui_rect(frame.view.screen_rect_from_map(rect));
    if !egui_rect(frame.view.viewport).intersects(target) {
        return;
    }
    let id = ui.scope_id().with("selection bar");
    let known = egui::AreaState::load(ui.ctx(), id).and_then(|state| state.size);
    let room = known.unwrap_or(vec2(300.0, BUTTON + 2.0 * PADDING));
    let at = best_place(frame, target, room);
    let area = Area::new(id).order(Order::Middle);
    area.fixed_pos(at).constrain(false).show(ui.ctx(), |ui| {
        mark_area(ui, WindowArea::Canvas);
        let shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: Color32::from_black_alpha(60) };
        let ground = Frame::new()
            .fill(GROUND)
            .stroke((1.0, EDGE))
            .corner_radius(CornerRadius::same(10))
            .inner_margin(Margin::same(5))
            .shadow(shadow);
        ground.show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
            let items = items(frame, persona.as_ref());
            ui.horizontal(|ui| {
                for place in 0..items.len() {
                    // The first item is at the reading start; a right-to-left layout would take the whole available
                    // width.
                    let at = if i18n::is_rtl() { items.len() - 1 - place } else { place };
                    if let Some(item) = items.get(at) {
                        item_ui(ui, frame, item, persona, actions);
                    }
                }
            });
        });
    });
}

/// The position of a bar of the size `room` that covers as little as possible around `target`: above its cell, below
/// it, or closer; always within the canvas.
fn best_place(frame: &CanvasFrame<'_>, target: egui::Rect, room: egui::Vec2) -> egui::Pos2 {
    let seen = egui_rect(frame.view.viewport).shrink(4.0);
    let x = if frame.layout().is_rtl { target.right() - room.x } else { target.left() };
    let x = x.clamp(seen.left(), (seen.right() - room.x).max(seen.left()));
    let card = frame.selection().single_card().and_then(|id| frame.layout().card_rect(id));
    let cell = card.and_then(|rect| frame.layout().cell_at(rect.center()));
    let cell = cell.map_or(target, |cell| egui_rect(frame.view.screen_rect_from_map(cell.rect())));
    let above = |rect: egui::Rect| rect.top() - DISTANCE - room.y;
    // The padding of the cell keeps the bar off the card.
    let (over, under) = match card {
        Some(_) => (cell.top() - room.y, cell.bottom()),
        None => (above(target), target.bottom() + DISTANCE),
    };
    let heights = [over, above(target), under, target.bottom() + DISTANCE];
    let bars = heights.map(|y| egui::Rect::from_min_size(pos2(x, y), room));
    let covered = |bar: egui::Rect| -> f32 {
        let area = frame.view.map_rect_from_screen(crate::ui::canvas::space::rect(bar));
        let hidden = frame.layout().cards().map(|card| card.rect().intersect(area));
        let hidden: f64 = hidden.map(|rect| rect.width().max(0.0) * rect.height().max(0.0)).sum();
        crate::ui::canvas::space::narrow(hidden)
    };
    let fitting = bars.into_iter().filter(|bar| seen.contains_rect(*bar));
    let best = fitting.min_by(|a, b| covered(*a).total_cmp(&covered(*b))).map(|bar| bar.min);
    let top = best.map_or(above(target).clamp(seen.top(), (seen.bottom() - room.y).max(seen.top())), |min| min.y);
    pos2(x.round(), top.round())
}

fn is_wanted(selection: &Selection) -> bool {
    match selection {
        Selection::Cards(_) | Selection::Stage(_) | Selection::Step(_) | Selection::Feeling(_) => true,
        Selection::Nothing | Selection::Lane(_) | Selection::Cell { .. } | Selection::Persona(_) => false,
    }
}

/// An item of the bar.
enum BarItem {
    /// The persona whose feelings the faces set.
    Persona,
    /// A face that sets a feeling.
    Face(FeelingKey, Icon, f64),
    /// Toggles whether the selected touchpoints are moments of truth.
    Star,
    /// An action, with a name that differs from that of the inspector's button.
    Act(Icon, Message, Action),
    /// A dividing line.
    Divider,
}

/// The items for the selection, in reading order.
fn items(frame: &CanvasFrame<'_>, persona: Option<&PersonaId>) -> Vec<BarItem> {
    let mut items = Vec::new();
    let kind = selected_kind(frame);
    if feels(frame.selection(), kind)
        && let (Some(anchor), Some(whose)) = (anchor_of(frame.selection()), persona.cloned())
    {
        if frame.offered_personas().len() > 1 {
            items.extend([BarItem::Persona, BarItem::Divider]);
        }
        let key = FeelingKey { persona: whose, anchor };
        items.extend(FACES.map(|(icon, value)| BarItem::Face(key.clone(), icon, value)));
        items.push(BarItem::Divider);
    }
    let rename = BarItem::Act(Icon::Pencil, m("bar-rename"), Action::Map(MapAction::Rename));
    if matches!(frame.selection(), Selection::Cards(_)) {
        if kind == Some(LaneKind::Touchpoints) {
            items.push(BarItem::Star);
        }
        if frame.selection().single_card().is_some() {
            items.push(rename);
            items.push(BarItem::Act(Icon::Link, m("bar-link"), Action::Map(MapAction::Link)));
        }
        items.push(BarItem::Act(Icon::Copy, m("bar-duplicate"), Action::Map(MapAction::Duplicate)));
    } else if matches!(frame.selection(), Selection::Stage(_) | Selection::Step(_)) {
        items.push(rename);
    }
    items.push(BarItem::Act(Icon::Trash, m("bar-delete"), Action::Map(MapAction::Delete)));
    items
}

fn item_ui(
    ui: &mut Ui,
    frame: &CanvasFrame<'_>,
    item: &BarItem,
    persona: &mut Option<PersonaId>,
    actions: &mut Vec<Action>,
) {
    match item {
        BarItem::Persona => persona_button(ui, frame, persona),
        BarItem::Face(key, icon, value) => face_button(ui, frame, key, *icon, *value, actions),
        BarItem::Star => star_button(ui, frame, actions),
        BarItem::Act(icon, name, action) => {
            if button(ui, *icon, &name.text(), INK, false).clicked() {
                actions.push(action.clone());
            }
        }
        BarItem::Divider => divider(ui),
    }
}

/// The kind of lane of the selected card; `None` for several cards and for any other selection.
fn selected_kind(frame: &CanvasFrame<'_>) -> Option<LaneKind> {
    let card = frame.map().cards.get(frame.selection().single_card()?)?;
    frame.map().lane(&card.place.lane).map(|lane| lane.kind)
}

/// Whether the bar shows faces.
fn feels(selection: &Selection, kind: Option<LaneKind>) -> bool {
    match selection {
        Selection::Cards(_) => matches!(kind, Some(LaneKind::Touchpoints | LaneKind::Actions)),
        Selection::Stage(_) | Selection::Step(_) | Selection::Feeling(_) => true,
        Selection::Nothing | Selection::Lane(_) | Selection::Cell { .. } | Selection::Persona(_) => false,
    }
}

fn face_button(
    ui: &mut Ui,
    frame: &CanvasFrame<'_>,
    key: &FeelingKey,
    icon: Icon,
    value: f64,
    actions: &mut Vec<Action>,
) {
    let felt = frame.map().feelings.get(key).map(|feeling| feeling.value.get());
    let level = FeelingValue::clamped(value);
    let is_chosen = felt.is_some_and(|felt| (felt - value).abs() < 0.5);
    let name = m("bar-feeling").with(&[("feeling", feeling_word(level).into())]);
    if button(ui, icon, &name, INK, is_chosen).clicked() {
        let is_same = felt.is_some_and(|felt| (felt - value).abs() < 1e-9);
        // A second click on the same face removes the feeling.
        let clear = || Action::edit(Command::SetFeeling { key: key.clone(), feeling: None });
        actions.push(if is_same { clear() } else { set_feeling(frame.map(), key, level) });
    }
}

fn star_button(ui: &mut Ui, frame: &CanvasFrame<'_>, actions: &mut Vec<Action>) {
    let mut cards = frame.selection().card_ids().filter_map(|id| frame.map().cards.get(id));
    let is_set = cards.all(|card| card.is_moment_of_truth);
    if button(ui, Icon::Star, &m("bar-star").text(), GOLD, is_set).clicked() {
        actions.push(Action::Map(MapAction::ToggleMomentOfTruth));
    }
}

/// Shows the persona whose feelings the faces set; a click switches to the next persona.
fn persona_button(ui: &mut Ui, frame: &CanvasFrame<'_>, persona: &mut Option<PersonaId>) {
    let personas = frame.offered_personas();
    let at = personas.iter().position(|other| Some(&other.id) == persona.as_ref()).unwrap_or(0);
    let Some(current) = personas.get(at) else { return };
    let index = frame.map().personas.iter().position(|other| other.id == current.id).unwrap_or(0);
    let name = m("bar-whose-feelings").with(&[("name", current.name.as_str().into())]);
    let response = button_frame(ui, &name, false);
    let color = color32(persona_color(frame, index));
    ui.painter().circle_filled(response.rect.center(), 7.0, color);
    ui.painter().circle_stroke(response.rect.center(), 7.0, (1.5, INK));
    if with_tip(response, name).clicked() {
        *persona = personas.get((at + 1) % personas.len()).map(|next| next.id.clone());
    }
}

fn persona_color(frame: &CanvasFrame<'_>, index: usize) -> crate::color::Rgba {
    frame.drawn.theme.persona(index).color
}

fn divider(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, BUTTON), Sense::hover());
    ui.painter().vline(rect.center().x, rect.shrink(5.0).y_range(), (1.0, EDGE));
}

fn button(ui: &mut Ui, icon: Icon, name: &str, color: Color32, is_chosen: bool) -> Response {
    let response = button_frame(ui, name, is_chosen);
    let color = if is_chosen && color == INK { GROUND } else { color };
    paint_icon(ui.painter(), icon, response.rect, 17.0, color);
    with_tip(response, name)
}

fn button_frame(ui: &mut Ui, name: &str, is_chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(BUTTON, BUTTON), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_chosen, name));
    let fill = if is_chosen {
        CHOSEN
    } else if response.hovered() || response.has_focus() {
        HOVERED
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 7.0, fill);
    if response.has_focus() {
        ui.painter().rect_stroke(rect.expand(2.0), 8.0, (2.0, FOCUS), egui::StrokeKind::Inside);
    }
    response
}
