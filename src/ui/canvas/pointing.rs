//! What the pointer does on the canvas: presses, clicks, double clicks and the drags they become.

use egui::{CursorIcon, DragAndDrop, Key, Modifiers, PointerButton, Response, Ui};

use super::{
    camera::Camera,
    carry::{Carry, NewCard},
    curve_hand::persona_at,
    gesture::{Gesture, scroll_under},
    menu::Menu,
    resize::{self, Resize},
    room_menu::showing,
    sight::{Sight, selection_of},
    space::point,
};
use crate::{
    edit::{Command, Selection},
    geom::Point,
    layout::{Border, Hit, TextTarget},
    model::{LaneKind, Place, Visibility},
    ui::{action::Action, view_state::Tool},
};

/// The pointer on the canvas, from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Pointing {
    /// The drag that is under way.
    pub(super) gesture: Gesture,
    /// What is under the pointer, where it could do something.
    pub(super) hovered: Option<Hit>,
    /// The border under the pointer, where it could be moved.
    pub(super) border: Option<Border>,
    /// The context menu.
    pub(super) menu: Menu,
}

/// What pointing asks the canvas itself for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wish {
    /// Edit this text in place.
    Edit(TextTarget),
    /// Name the card that the command adds.
    AddNamed(Command),
    /// Add a feeling at this point (map), freely between the levels where asked so.
    AddFeeling(Point, bool),
}

impl Pointing {
    /// Follows the pointer through one frame.
    pub(super) fn follow(
        &mut self,
        ui: &Ui,
        response: &Response,
        sight: &Sight<'_>,
        camera: &mut Camera,
        tool: Tool,
        actions: &mut Vec<Action>,
    ) -> Option<Wish> {
        let (modifiers, is_space_down, is_down, escapes) =
            ui.input(|i| (i.modifiers, i.key_down(Key::Space), i.pointer.primary_down(), i.key_pressed(Key::Escape)));
        let pans = tool == Tool::Pan || (is_space_down && is_keyboard_free(ui, response));
        let pointer = ui.input(|i| i.pointer.latest_pos()).map(point);
        (self.hovered, self.border) = (None, None);
        self.receive(ui, sight, pointer);
        if self.gesture != Gesture::Idle {
            self.drag(ui, sight, camera, pointer, (is_down, escapes), actions);
        } else if let Some(at) = response.hover_pos().map(point) {
            self.hovered = if pans { None } else { sight.hit(at) };
            self.border = if pans { None } else { resize::border_at(sight, at) };
        }
        if self.gesture == Gesture::Idle {
            self.press(ui, response, sight, pans, modifiers, actions);
            if matches!(self.gesture, Gesture::Resize(_)) {
                // A page that is made wider must not shrink to fit.
                camera.hold();
            }
        }
        if let Some(cursor) = self.cursor(response, pans, is_down) {
            ui.ctx().set_cursor_icon(cursor);
        }
        if pans { None } else { self.click(response, sight, modifiers, actions) }
    }

    /// Only looks at what is under the pointer.
    pub(super) fn look(&mut self, response: &Response, sight: &Sight<'_>) {
        self.hovered = response.hover_pos().and_then(|pos| sight.hit(point(pos)));
    }

    /// Takes the drag back, if there is one.
    pub(super) fn cancel(&mut self, actions: &mut Vec<Action>) {
        std::mem::take(&mut self.gesture).cancel(actions);
    }

    /// Takes over a card that is dragged in from the rail.
    fn receive(&mut self, ui: &Ui, sight: &Sight<'_>, pointer: Option<Point>) {
        let Some(at) = pointer.filter(|at| sight.view.viewport.contains(*at)) else { return };
        if self.gesture == Gesture::Idle
            && let Some(new) = DragAndDrop::take_payload::<NewCard>(ui.ctx())
        {
            self.gesture = Gesture::Cards(Carry::of_new(new.0, sight.view.map_point_from_screen(at)));
        }
    }

    fn press(
        &mut self,
        ui: &Ui,
        response: &Response,
        sight: &Sight<'_>,
        pans: bool,
        modifiers: Modifiers,
        actions: &mut Vec<Action>,
    ) {
        let Some(from) = ui.input(|i| i.pointer.press_origin()).map(point) else { return };
        let hit = if pans { None } else { sight.hit(from) };
        if response.is_pointer_button_down_on() && ui.input(|i| i.pointer.primary_pressed()) && !pans {
            response.request_focus();
            // Selecting at the press, not the release, is what makes a canvas feel quick.
            if !modifiers.command && !modifiers.shift {
                match resize::border_at(sight, from).as_ref() {
                    Some(border) => actions.push(Action::Select(resize::owner(border))),
                    None => select_pressed(sight, hit.as_ref(), actions),
                }
            }
        }
        if response.drag_started_by(PointerButton::Primary) {
            let from_in_map = sight.view.map_point_from_screen(from);
            let border = if pans { None } else { resize::border_at(sight, from) };
            self.gesture = if pans {
                Gesture::Pan { held: from_in_map }
            } else if let Some(border) = border {
                Gesture::Resize(Resize::begun(sight, border, from, actions))
            } else {
                Gesture::begun(sight, hit, from_in_map, modifiers, actions)
            };
            let pointer = ui.input(|i| i.pointer.latest_pos()).map_or(from, point);
            self.gesture.follow(sight, pointer, modifiers, actions);
        }
    }

    fn drag(
        &mut self,
        ui: &Ui,
        sight: &Sight<'_>,
        camera: &mut Camera,
        pointer: Option<Point>,
        (is_down, escapes): (bool, bool),
        actions: &mut Vec<Action>,
    ) {
        if escapes {
            ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
            self.cancel(actions);
            return;
        }
        let (modifiers, secs) = ui.input(|i| (i.modifiers, f64::from(i.stable_dt.min(0.05))));
        if let Some(pointer) = pointer {
            self.gesture.follow(sight, pointer, modifiers, actions);
            camera.pan(self.gesture.pan_to(sight, pointer));
            if scroll_under(camera, self.gesture.scroll_speed(sight, pointer), secs) {
                ui.ctx().request_repaint();
            }
        }
        if !is_down {
            std::mem::take(&mut self.gesture).finish(sight, actions);
        }
    }

    fn click(
        &mut self,
        response: &Response,
        sight: &Sight<'_>,
        modifiers: Modifiers,
        actions: &mut Vec<Action>,
    ) -> Option<Wish> {
        let at = response.interact_pointer_pos().map(point)?;
        if response.secondary_clicked() {
            let hit = sight.hit(at);
            if let Some(hit) = &hit {
                let is_among = matches!(hit, Hit::Card(id) if sight.selection().has_card(id));
                actions.extend(selection_of(hit).filter(|_| !is_among).map(Action::Select));
            }
            self.menu.at_pointer(hit);
            return None;
        }
        if response.double_clicked() {
            let hit = sight.hit(at);
            let command = resize::border_at(sight, at).as_ref().and_then(resize::automatic);
            if let Some(command) = command.or_else(|| expansion(sight, hit.as_ref()?)) {
                actions.push(Action::edit(command));
                return None;
            }
            return wish_of_double_click(sight, &hit?, sight.view.map_point_from_screen(at), modifiers);
        }
        // By the pointer: egui also calls Enter and Space on the focused canvas a click.
        if response.clicked_by(PointerButton::Primary) {
            // Where press and release come in one frame, the press was not seen.
            response.request_focus();
            let hit = sight.hit(at);
            let adds = modifiers.command || modifiers.shift;
            if let (Some(Hit::Card(id)), true) = (&hit, adds) {
                actions.push(Action::Select(sight.selection().with_card_toggled(id)));
            } else if !adds {
                let of_border = resize::border_at(sight, at).as_ref().map(resize::owner);
                let of_hit = || hit.as_ref().and_then(|hit| clicked(sight, hit, at)).unwrap_or_default();
                let selection = of_border.unwrap_or_else(of_hit);
                if selection != *sight.selection() {
                    actions.push(Action::Select(selection));
                }
            }
        }
        None
    }

    /// The cursor that tells what a press does here; none where the pointer is not the canvas's.
    fn cursor(&self, response: &Response, pans: bool, is_down: bool) -> Option<CursorIcon> {
        if self.gesture == Gesture::Idle && !response.hovered() {
            return None;
        }
        Some(match (&self.gesture, &self.hovered) {
            (
                Gesture::Pan { .. }
                | Gesture::Cards(_)
                | Gesture::Reorder(_)
                | Gesture::Stage { .. }
                | Gesture::Lane { .. },
                _,
            ) => CursorIcon::Grabbing,
            (Gesture::Resize(held), _) => resize::cursor(&held.border),
            (Gesture::Idle, _) if !pans && self.border.is_some() => resize::cursor(self.border.as_ref()?),
            (Gesture::Marquee { .. }, _) => CursorIcon::Crosshair,
            (Gesture::Feeling { .. }, _) | (Gesture::Idle, Some(Hit::Feeling(_) | Hit::Wanted(_))) => {
                CursorIcon::ResizeVertical
            }
            (Gesture::Idle, _) if pans && is_down => CursorIcon::Grabbing,
            (Gesture::Idle, _) if pans => CursorIcon::Grab,
            (Gesture::Idle, Some(Hit::Card(_) | Hit::Stage(_) | Hit::Lane(_))) => CursorIcon::Grab,
            (Gesture::Idle, Some(Hit::Title | Hit::Scenario)) => CursorIcon::Text,
            (Gesture::Idle, Some(Hit::Persona(_) | Hit::Step(_))) => CursorIcon::PointingHand,
            (Gesture::Idle, Some(Hit::Cell { .. }) | None) => CursorIcon::Default,
        })
    }
}

/// Whether no field and no other control has the keyboard.
fn is_keyboard_free(ui: &Ui, response: &Response) -> bool {
    ui.memory(|memory| memory.focused().is_none_or(|focused| focused == response.id))
}

/// Selects what a press without modifiers hits. Empty ground stays until the click is done: it may become a pan.
fn select_pressed(sight: &Sight<'_>, hit: Option<&Hit>, actions: &mut Vec<Action>) {
    let is_selected = match hit {
        Some(Hit::Card(id)) => sight.selection().has_card(id),
        Some(Hit::Stage(_) | Hit::Lane(_) | Hit::Feeling(_) | Hit::Wanted(_) | Hit::Step(_) | Hit::Persona(_)) => false,
        Some(Hit::Title | Hit::Scenario | Hit::Cell { .. }) | None => return,
    };
    let selection = hit.and_then(selection_of).filter(|selection| !is_selected && selection != sight.selection());
    actions.extend(selection.map(Action::Select));
}

/// What a click on `hit` at `at` (screen) selects: on a curve the persona whose line is there.
fn clicked(sight: &Sight<'_>, hit: &Hit, at: Point) -> Option<Selection> {
    let persona = match hit {
        Hit::Cell { .. } => persona_at(sight, sight.view.map_point_from_screen(at)),
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
fn expansion(sight: &Sight<'_>, hit: &Hit) -> Option<Command> {
    let (now, command) = showing(sight.map(), hit, Visibility::Open)?;
    (now == Visibility::Collapsed).then_some(command)
}

/// What a double click on `hit` at `at` (map) asks for: the text that is there, else the title.
fn wish_of_double_click(sight: &Sight<'_>, hit: &Hit, at: Point, modifiers: Modifiers) -> Option<Wish> {
    if let Some(target) = text_at(sight, hit, at).or_else(|| title_of(hit)) {
        return Some(Wish::Edit(target));
    }
    match hit {
        Hit::Cell { lane, stage } => {
            let is_curve = sight.map().lane(lane).is_some_and(|lane| lane.kind == LaneKind::EmotionCurve);
            let card = || add_card_to(sight, lane, stage).map(Wish::AddNamed);
            if is_curve { Some(Wish::AddFeeling(at, modifiers.alt)) } else { card() }
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

/// The text at `at` (map) that is not the thing's title.
fn text_at(sight: &Sight<'_>, hit: &Hit, at: Point) -> Option<TextTarget> {
    let targets = match hit {
        Hit::Card(id) if sight.map().card(id).is_none_or(|card| card.text.is_empty()) => Vec::new(),
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
    let is_there = |target: &TextTarget| sight.layout().text_box(target).is_some_and(|text| text.rect.contains(at));
    targets.into_iter().find(is_there)
}

/// The text that renaming the thing edits.
pub(super) fn title_of(hit: &Hit) -> Option<TextTarget> {
    match hit {
        Hit::Title => Some(TextTarget::MapTitle),
        Hit::Scenario => Some(TextTarget::Scenario),
        Hit::Persona(id) => Some(TextTarget::PersonaName(id.clone())),
        Hit::Stage(id) => Some(TextTarget::StageTitle(id.clone())),
        Hit::Step(id) => Some(TextTarget::StepTitle(id.clone())),
        Hit::Lane(id) => Some(TextTarget::LaneTitle(id.clone())),
        Hit::Card(id) => Some(TextTarget::CardTitle(id.clone())),
        Hit::Cell { .. } | Hit::Feeling(_) | Hit::Wanted(_) => None,
    }
}

/// The command that adds a card at the end of a cell; `None` where the lane holds no cards.
pub(super) fn add_card_to(
    sight: &Sight<'_>,
    lane: &crate::model::LaneId,
    stage: &crate::model::StageId,
) -> Option<Command> {
    let row = sight.map().lane(lane)?;
    let place = Place { lane: lane.clone(), stage: stage.clone(), order: usize::MAX };
    row.kind.holds_cards().then(|| Command::AddCard { place, title: String::new() })
}

/// What to select when Escape is pressed and nothing else was to be taken back.
pub(super) fn selection_after_escape(selection: &Selection) -> Option<Selection> {
    (!selection.is_empty()).then_some(Selection::Nothing)
}
