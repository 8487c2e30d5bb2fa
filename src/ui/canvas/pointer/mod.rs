//! Pointer input on the canvas: presses, clicks, double clicks and drags.

pub(super) mod card_drag;
pub(super) mod curve_hand;
pub(super) mod gesture;
pub(super) mod hand;
pub(super) mod reorder;
pub(super) mod resize;

use egui::{CursorIcon, DragAndDrop, Key, Modifiers, PointerButton, Response, Ui};

use self::{
    card_drag::{CardDrag, NewCardDrag},
    curve_hand::persona_at,
    gesture::{PointerGesture, scroll_under},
    resize::Resize,
};
use super::{
    camera::Camera,
    frame::{CanvasFrame, selection_of},
    menu::{Menu, room_menu::showing},
    request::{EditRequest, add_card_to, title_of},
    space::point,
};
use crate::{
    edit::{Command, Selection},
    geom::Point,
    layout::{Border, Hit, TextTarget},
    model::{LaneKind, Visibility},
    ui::{
        action::{Action, MapAction, keys::take_key},
        desk::view_state::Tool,
    },
};

/// The state of the pointer between frames.
#[derive(Debug, Default)]
pub(super) struct Pointing {
    /// The drag in progress.
    pub(super) gesture: PointerGesture,
    /// The thing under the pointer, if the pointer can act on it.
    pub(super) hovered: Option<Hit>,
    /// The border under the pointer, if it can be dragged.
    pub(super) border: Option<Border>,
    /// The context menu.
    pub(super) menu: Menu,
}

impl Pointing {
    /// Handles the pointer in one frame.
    pub(super) fn follow(
        &mut self,
        ui: &Ui,
        response: &Response,
        frame: &CanvasFrame<'_>,
        camera: &mut Camera,
        tool: Tool,
        actions: &mut Vec<Action>,
    ) -> Option<EditRequest> {
        let (modifiers, is_space_down, is_down, escapes) =
            ui.input(|i| (i.modifiers, i.key_down(Key::Space), i.pointer.primary_down(), i.key_pressed(Key::Escape)));
        let pans = tool == Tool::Pan || (is_space_down && is_keyboard_free(ui, response));
        let pointer = ui.input(|i| i.pointer.latest_pos()).map(point);
        (self.hovered, self.border) = (None, None);
        self.receive(ui, frame, pointer);
        if self.gesture != PointerGesture::Idle {
            self.drag(ui, frame, camera, pointer, (is_down, escapes), actions);
        } else if let Some(at) = response.hover_pos().map(point) {
            self.hovered = if pans { None } else { frame.hit(at) };
            self.border = if pans { None } else { resize::border_at(frame, at) };
        }
        if self.gesture == PointerGesture::Idle {
            self.press(ui, response, frame, pans, modifiers, actions);
            if matches!(self.gesture, PointerGesture::Resize(_)) {
                // A page that the user makes wider must not shrink to fit.
                camera.hold();
            }
        }
        if let Some(cursor) = self.cursor(response, pans, is_down) {
            ui.ctx().set_cursor_icon(cursor);
        }
        if pans { None } else { self.click(response, frame, modifiers, actions) }
    }

    /// Updates the hovered thing only.
    pub(super) fn look(&mut self, response: &Response, frame: &CanvasFrame<'_>) {
        self.hovered = response.hover_pos().and_then(|pos| frame.hit(point(pos)));
    }

    /// Cancels the drag, if there is one.
    pub(super) fn cancel(&mut self, actions: &mut Vec<Action>) {
        std::mem::take(&mut self.gesture).cancel(actions);
    }

    /// Takes over a card that is dragged in from the side rail.
    fn receive(&mut self, ui: &Ui, frame: &CanvasFrame<'_>, pointer: Option<Point>) {
        let Some(at) = pointer.filter(|at| frame.view.viewport.contains(*at)) else { return };
        if self.gesture == PointerGesture::Idle
            && let Some(new) = DragAndDrop::take_payload::<NewCardDrag>(ui.ctx())
        {
            self.gesture = PointerGesture::Cards(CardDrag::of_new(new.0, frame.view.map_point_from_screen(at)));
        }
    }

    fn press(
        &mut self,
        ui: &Ui,
        response: &Response,
        frame: &CanvasFrame<'_>,
        pans: bool,
        modifiers: Modifiers,
        actions: &mut Vec<Action>,
    ) {
        let Some(from) = ui.input(|i| i.pointer.press_origin()).map(point) else { return };
        let hit = if pans { None } else { frame.hit(from) };
        if response.is_pointer_button_down_on() && ui.input(|i| i.pointer.primary_pressed()) && !pans {
            response.request_focus();
            // Selecting on press rather than on release makes the canvas feel fast.
            if !modifiers.command && !modifiers.shift {
                match resize::border_at(frame, from).as_ref() {
                    Some(border) => actions.push(Action::Map(MapAction::Select(resize::owner(border)))),
                    None => select_pressed(frame, hit.as_ref(), actions),
                }
            }
        }
        if response.drag_started_by(PointerButton::Primary) {
            let from_in_map = frame.view.map_point_from_screen(from);
            let border = if pans { None } else { resize::border_at(frame, from) };
            self.gesture = if pans {
                PointerGesture::Pan { held: from_in_map }
            } else if let Some(border) = border {
                PointerGesture::Resize(Resize::begun(frame, border, from, actions))
            } else {
                PointerGesture::begun(frame, hit, from_in_map, modifiers, actions)
            };
            let pointer = ui.input(|i| i.pointer.latest_pos()).map_or(from, point);
            self.gesture.follow(frame, pointer, modifiers, actions);
        }
    }

    fn drag(
        &mut self,
        ui: &Ui,
        frame: &CanvasFrame<'_>,
        camera: &mut Camera,
        pointer: Option<Point>,
        (is_down, escapes): (bool, bool),
        actions: &mut Vec<Action>,
    ) {
        if escapes {
            take_key(ui.ctx(), Modifiers::NONE, Key::Escape);
            self.cancel(actions);
            return;
        }
        let (modifiers, secs) = ui.input(|i| (i.modifiers, f64::from(i.stable_dt.min(0.05))));
        if let Some(pointer) = pointer {
            self.gesture.follow(frame, pointer, modifiers, actions);
            camera.pan(self.gesture.pan_to(frame, pointer));
            if scroll_under(camera, self.gesture.scroll_speed(frame, pointer), secs) {
                ui.ctx().request_repaint();
            }
        }
        if !is_down {
            std::mem::take(&mut self.gesture).finish(frame, actions);
        }
    }

    fn click(
        &mut self,
        response: &Response,
        frame: &CanvasFrame<'_>,
        modifiers: Modifiers,
        actions: &mut Vec<Action>,
    ) -> Option<EditRequest> {
        let at = response.interact_pointer_pos().map(point)?;
        if response.secondary_clicked() {
            let hit = frame.hit(at);
            if let Some(hit) = &hit {
                let is_among = matches!(hit, Hit::Card(id) if frame.selection().has_card(id));
                actions.extend(selection_of(hit).filter(|_| !is_among).map(MapAction::Select).map(Action::Map));
            }
            self.menu.at_pointer(hit);
            return None;
        }
        if response.double_clicked() {
            let hit = frame.hit(at);
            let command = resize::border_at(frame, at).as_ref().and_then(resize::automatic);
            if let Some(command) = command.or_else(|| expansion(frame, hit.as_ref()?)) {
                actions.push(Action::edit(command));
                return None;
            }
            return request_of_double_click(frame, &hit?, frame.view.map_point_from_screen(at), modifiers);
        }
        // Only real clicks: egui also reports Enter and Space on the focused canvas as clicks.
        if response.clicked_by(PointerButton::Primary) {
            // If press and release came in one frame, the press was not handled.
            response.request_focus();
            let hit = frame.hit(at);
            let adds = modifiers.command || modifiers.shift;
            if let (Some(Hit::Card(id)), true) = (&hit, adds) {
                actions.push(Action::Map(MapAction::Select(frame.selection().with_card_toggled(id))));
            } else if !adds {
                let of_border = resize::border_at(frame, at).as_ref().map(resize::owner);
                let of_hit = || hit.as_ref().and_then(|hit| clicked(frame, hit, at)).unwrap_or_default();
                let selection = of_border.unwrap_or_else(of_hit);
                if selection != *frame.selection() {
                    actions.push(Action::Map(MapAction::Select(selection)));
                }
            }
        }
        None
    }

    /// The cursor for what a press would do here; `None` if the pointer is not the canvas's.
    fn cursor(&self, response: &Response, pans: bool, is_down: bool) -> Option<CursorIcon> {
        if self.gesture == PointerGesture::Idle && !response.hovered() {
            return None;
        }
        Some(match (&self.gesture, &self.hovered) {
            (PointerGesture::Cards(drag), _) if drag.is_copy => CursorIcon::Copy,
            (
                PointerGesture::Pan { .. }
                | PointerGesture::Cards(_)
                | PointerGesture::Reorder(_)
                | PointerGesture::Stage { .. }
                | PointerGesture::Lane { .. },
                _,
            ) => CursorIcon::Grabbing,
            (PointerGesture::Resize(held), _) => resize::cursor(&held.border),
            (PointerGesture::Idle, _) if !pans && self.border.is_some() => resize::cursor(self.border.as_ref()?),
            (PointerGesture::Marquee { .. }, _) => CursorIcon::Crosshair,
            (PointerGesture::Feeling { .. }, _) | (PointerGesture::Idle, Some(Hit::Feeling(_) | Hit::Wanted(_))) => {
                CursorIcon::ResizeVertical
            }
            (PointerGesture::Idle, _) if pans && is_down => CursorIcon::Grabbing,
            (PointerGesture::Idle, _) if pans => CursorIcon::Grab,
            (PointerGesture::Idle, Some(Hit::Card(_) | Hit::Stage(_) | Hit::Lane(_))) => CursorIcon::Grab,
            (PointerGesture::Idle, Some(Hit::Title | Hit::Scenario)) => CursorIcon::Text,
            (PointerGesture::Idle, Some(Hit::Persona(_) | Hit::Step(_))) => CursorIcon::PointingHand,
            (PointerGesture::Idle, Some(Hit::Cell { .. }) | None) => CursorIcon::Default,
        })
    }
}

/// Whether no text field and no other control has the focus.
fn is_keyboard_free(ui: &Ui, response: &Response) -> bool {
    ui.memory(|memory| memory.focused().is_none_or(|focused| focused == response.id))
}

/// Selects the thing hit by a press without modifiers. A press on empty ground changes nothing yet, because it may
/// become a pan.
fn select_pressed(frame: &CanvasFrame<'_>, hit: Option<&Hit>, actions: &mut Vec<Action>) {
    let is_selected = match hit {
        Some(Hit::Card(id)) => frame.selection().has_card(id),
        Some(Hit::Stage(_) | Hit::Lane(_) | Hit::Feeling(_) | Hit::Wanted(_) | Hit::Step(_) | Hit::Persona(_)) => false,
        Some(Hit::Title | Hit::Scenario | Hit::Cell { .. }) | None => return,
    };
    let selection = hit.and_then(selection_of).filter(|selection| !is_selected && selection != frame.selection());
    actions.extend(selection.map(MapAction::Select).map(Action::Map));
}

/// The selection made by a click on `hit` at `at` (screen): on a curve, the persona whose line is there.
fn clicked(frame: &CanvasFrame<'_>, hit: &Hit, at: Point) -> Option<Selection> {
    let persona = match hit {
        Hit::Cell { .. } => persona_at(frame, frame.view.map_point_from_screen(at)),
        Hit::Title
        | Hit::Scenario
        | Hit::Persona(_)
        | Hit::Stage(_)
        | Hit::Step(_)
        | Hit::Lane(_)
        | Hit::Feeling(_)
        | Hit::Wanted(_)
        | Hit::Card(_) => None,
    };
    persona.map(Selection::Persona).or_else(|| selection_of(hit))
}

/// The command that expands the collapsed stage or lane that was hit.
fn expansion(frame: &CanvasFrame<'_>, hit: &Hit) -> Option<Command> {
    let (now, command) = showing(frame.map(), hit, Visibility::Open)?;
    (now == Visibility::Collapsed).then_some(command)
}

/// The request of a double click on `hit` at `at` (map): to edit the text there, otherwise the title.
fn request_of_double_click(frame: &CanvasFrame<'_>, hit: &Hit, at: Point, modifiers: Modifiers) -> Option<EditRequest> {
    if let Some(target) = text_at(frame, hit, at).or_else(|| title_of(hit)) {
        return Some(EditRequest::Text(target));
    }
    match hit {
        Hit::Cell { lane, stage } => {
            let is_curve = frame.map().lane(lane).is_some_and(|lane| lane.kind == LaneKind::EmotionCurve);
            let card = || add_card_to(frame, lane, stage).map(EditRequest::AddNamed);
            if is_curve { Some(EditRequest::AddFeeling(at, modifiers.alt)) } else { card() }
        }
        Hit::Title
        | Hit::Scenario
        | Hit::Persona(_)
        | Hit::Stage(_)
        | Hit::Step(_)
        | Hit::Lane(_)
        | Hit::Feeling(_)
        | Hit::Wanted(_)
        | Hit::Card(_) => None,
    }
}

/// The text at `at` (map), if it is not the thing's title. The overview draws only titles, in the places of all texts.
fn text_at(frame: &CanvasFrame<'_>, hit: &Hit, at: Point) -> Option<TextTarget> {
    if frame.view.pixels_per_unit() < frame.layout().afar_below {
        return None;
    }
    let targets = match hit {
        Hit::Card(id) if frame.map().card(id).is_none_or(|card| card.text.is_empty()) => Vec::new(),
        Hit::Card(id) => vec![TextTarget::CardText(id.clone())],
        Hit::Stage(id) => vec![TextTarget::StageText(id.clone())],
        Hit::Persona(id) => vec![TextTarget::PersonaRole(id.clone()), TextTarget::PersonaQuote(id.clone())],
        Hit::Title
        | Hit::Scenario
        | Hit::Step(_)
        | Hit::Lane(_)
        | Hit::Cell { .. }
        | Hit::Feeling(_)
        | Hit::Wanted(_) => Vec::new(),
    };
    let is_there = |target: &TextTarget| frame.layout().text_box(target).is_some_and(|text| text.rect.contains(at));
    targets.into_iter().find(is_there)
}
