//! The canvas: the map in the window, and all work on it.
//!
//! The canvas reads the session and the drawn map, shows them and pushes actions; it changes neither. The picture of
//! the map comes from `tiles`; egui draws only what lies over it (`overlay`).

mod access;
mod camera;
mod feelings;
mod frame;
mod keys;
mod menu;
mod navigate;
mod paint;
mod pointer;
mod present;
mod preview;
mod request;
mod space;
mod text_edit;
mod tiles;

use egui::{EventFilter, Sense, Ui};

use self::{
    access::actions::Asked,
    camera::{Camera, View},
    frame::{CanvasFrame, hit_of},
    keys::clipboard,
    navigate::Navigation,
    paint::{
        bar,
        lift::{self, Lifted},
        links,
        overlay::{self, SelectionLook},
        page,
        search_marks::SearchMarks,
    },
    pointer::{Pointing, curve_hand, gesture},
    present::Present,
    preview::Preview,
    request::{EditRequest, title_of},
    text_edit::{InPlace, StartSelection},
    tiles::Tiles,
};
pub(in crate::ui) use self::{
    feelings::{LEVELS, feeling_word, set_feeling},
    frame::anchor_of,
    menu::{
        card_menu::{as_one_step, moved},
        room_menu::{hiding, stretched},
    },
};
pub use self::{
    menu::room_menu::{cards_of_lane, cards_of_stage, hidden},
    pointer::card_drag::NewCard,
    tiles::TileCounts,
};
use super::{
    action::{
        Action, MapAction, ViewAction, ViewChange,
        keys::{CANVAS, CanvasKey, pressed},
    },
    desk::{drawn_map::DrawnMap, view_state::Tool},
    i18n::m,
    style::Tokens,
};
use crate::{
    analysis,
    edit::{Selection, Session},
    geom::{Point, Rect},
    layout::{Hit, Layout, TextTarget},
    model::{CardId, Map, PersonaId},
    text::FontBook,
};

/// The canvas of one window.
pub struct Canvas {
    focus: Focus,
    viewing: Viewing,
    layers: Layers,
    hand: Hand,
    text: TextEditing,
    /// The state of the presentation, while the map is shown alone.
    presenting: Option<Present>,
}

/// The canvas as a widget with the keyboard focus or without.
#[derive(Default)]
struct Focus {
    /// The canvas's widget id, once it has been shown.
    id: Option<egui::Id>,
    /// Whether the focus came by keyboard and must be visible even if nothing is selected.
    is_shown: bool,
}

/// The camera and the view of the map.
struct Viewing {
    camera: Camera,
    /// The view of the last frame.
    view: View,
    navigation: Navigation,
}

/// The drawing state that is kept between frames.
struct Layers {
    tiles: Tiles,
    preview: Preview,
    lifted: Lifted,
    marks: SearchMarks,
}

/// The state of the pointer and of actions by it and by keys.
#[derive(Default)]
struct Hand {
    tool: Tool,
    pointing: Pointing,
    /// The persona whose feelings the bar and the keys set, if the user has chosen one.
    persona: Option<PersonaId>,
    /// The card for which the user is choosing a card to link to.
    linking: Option<CardId>,
}

/// The editing of a text in place.
#[derive(Default)]
struct TextEditing {
    editor: Option<InPlace>,
    /// A text to edit, until the frame in which it can be found, and what is selected in it then.
    requested: Option<(TextTarget, StartSelection)>,
    /// Whether the thing to be named was just added.
    is_new: bool,
}

impl Canvas {
    /// A canvas in the window of `ctx` that will fit the first map it shows.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        let view = View { viewport: Rect::ZERO, zoom: 1.0, pixels_per_point: 1.0, origin: Point::ORIGIN };
        Self {
            focus: Focus::default(),
            viewing: Viewing { camera: Camera::fitted(), view, navigation: Navigation::default() },
            layers: Layers {
                tiles: Tiles::new(ctx),
                preview: Preview::default(),
                lifted: Lifted::default(),
                marks: SearchMarks::default(),
            },
            hand: Hand::default(),
            text: TextEditing::default(),
            presenting: None,
        }
    }

    /// Leaves the map: drops its tiles, drawing and decoded pictures, fits the page of the next one, and ends text
    /// editing without keeping the text.
    pub fn leave(&mut self) {
        self.layers.tiles.clear();
        self.viewing.camera = Camera::fitted();
        self.hand.pointing = Pointing::default();
        self.layers.preview = Preview::default();
        self.text.editor = None;
        self.text.requested = None;
        self.hand.persona = None;
        self.hand.linking = None;
    }

    /// Sets the tool.
    pub fn set_tool(&mut self, tool: Tool) {
        self.hand.tool = tool;
    }

    /// Starts a presentation with the whole map, or ends it.
    pub fn present(&mut self, is_presenting: bool) {
        self.presenting = is_presenting.then(Present::default);
        self.viewing.camera.fit();
    }

    /// Points per map unit: 1 is 100 %.
    #[must_use]
    pub fn zoom(&self) -> f64 {
        self.viewing.camera.zoom()
    }

    /// Changes the zoom or position of the view.
    pub fn change_view(&mut self, change: ViewChange) {
        navigate::change_view(&mut self.viewing.camera, &self.viewing.view, change);
    }

    /// Stops fitting the page, so that the view stays as it is when its available space changes.
    pub fn hold(&mut self) {
        self.viewing.camera.hold();
    }

    /// Starts editing the title of the selected thing in place, in the next frame.
    pub fn rename(&mut self, selection: &Selection) {
        let title = hit_of(selection).and_then(|hit| title_of(&hit));
        self.text.requested = title.map(|target| (target, StartSelection::All));
    }

    /// Like [`Canvas::rename`], for a thing that the gesture in progress has added: the gesture ends when the user has
    /// entered a title, and is cancelled if there is none. Returns whether the thing has a title to edit.
    #[must_use]
    pub fn name_new(&mut self, selection: &Selection) -> bool {
        self.rename(selection);
        self.text.is_new = self.text.requested.is_some();
        self.text.is_new
    }

    /// Lets the user choose a card to link `card` to.
    pub fn start_linking(&mut self, card: CardId) {
        self.hand.linking = Some(card);
    }

    /// Whether the user is choosing a card to link to.
    #[must_use]
    pub fn is_linking(&self) -> bool {
        self.hand.linking.is_some()
    }

    /// The thing at `pos` (screen), in the view of the last frame.
    #[must_use]
    pub fn thing_at(&self, layout: &Layout, pos: egui::Pos2) -> Option<Hit> {
        let at = space::point(pos);
        let is_inside = self.viewing.view.viewport.contains(at);
        layout.hit(self.viewing.view.map_point_from_screen(at)).filter(|_| is_inside)
    }

    /// Whether a text of the map is being edited in place, so that keys belong to the text.
    #[must_use]
    pub fn is_editing_text(&self) -> bool {
        self.text.editor.is_some()
    }

    /// Whether the text being edited in place is not that of the map any more.
    #[must_use]
    pub fn has_changed_text(&self) -> bool {
        self.text.editor.as_ref().is_some_and(InPlace::is_changed)
    }

    /// Whether this frame has input for anything but the text being edited in place, so that the text must be committed
    /// first.
    #[must_use]
    pub fn is_text_left(&self, ctx: &egui::Context) -> bool {
        self.text.editor.as_ref().is_some_and(|editor| editor.is_left(ctx))
    }

    /// Ends the editing of a text in place; returns the actions that commit it to `map`, the current map.
    #[must_use]
    pub fn keep_text(&mut self, ctx: &egui::Context, map: &Map) -> Vec<Action> {
        let mut actions = Vec::new();
        if let Some(editor) = self.text.editor.take() {
            editor.keep(ctx, map, &mut actions);
        }
        actions
    }

    /// Puts a text that is being edited in place into `map` and goes on editing it; returns the actions that do so. The
    /// editing of a new thing without a text ends instead.
    #[must_use]
    pub fn store_text(&mut self, ctx: &egui::Context, map: &Map) -> Vec<Action> {
        let mut actions = Vec::new();
        let is_stored = self.text.editor.as_mut().is_some_and(|editor| editor.store(map, &mut actions));
        if is_stored { actions } else { self.keep_text(ctx, map) }
    }

    /// Sets the search matches to mark; `current` is emphasised.
    pub fn mark(&mut self, hits: &[analysis::Match], current: Option<analysis::Match>) {
        self.layers.marks.set(hits, current);
    }

    /// Whether the text edited in place has typing to undo, and typing to redo.
    #[must_use]
    pub fn can_undo_redo_typing(&self) -> (bool, bool) {
        self.text.editor.as_ref().map_or((false, false), InPlace::can_undo_redo)
    }

    /// The persona whose feelings the bar and the keys set.
    #[must_use]
    pub fn persona(&self) -> Option<&PersonaId> {
        self.hand.persona.as_ref()
    }

    /// Whether the canvas itself has the keyboard focus, rather than a control next to or on it.
    #[must_use]
    pub fn has_focus(&self, ctx: &egui::Context) -> bool {
        self.focus.id.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }

    /// Whether drawing a part of the map has failed; `true` only once per open map, for a message to the user.
    pub fn take_failure(&mut self) -> bool {
        self.layers.tiles.take_failure()
    }

    /// Statistics of the tiles.
    #[must_use]
    pub fn tile_counts(&self) -> TileCounts {
        self.layers.tiles.counts()
    }

    /// The screen rectangle of `rect` (map) in points, in the view of the last frame.
    #[must_use]
    pub fn screen_rect(&self, rect: Rect) -> egui::Rect {
        space::egui_rect(self.viewing.view.screen_rect_from_map(rect))
    }

    /// Shows the map in the remaining space of `ui` and pushes the user's actions.
    ///
    /// It works with three frames in turn: `seen`, the map as the last frame showed it, to which pointer and key input
    /// refers; `held`, the same map after the input has moved the camera, from which the landing place of a drag is
    /// computed; and `shown`, the map with the preview of the drop, which is drawn.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        drawn: &DrawnMap,
        fonts: &mut FontBook,
        actions: &mut Vec<Action>,
    ) {
        let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, m("canvas-name").text()));
        self.focus.follow(ui, &response);
        let seen = self.seen(ui, &response, session, drawn);
        let held = self.held(ui, &response, &seen, actions);
        let (outcome, view) = self.with_preview(ui, &held, fonts);
        let shown = CanvasFrame { drawn: &outcome, view, ..held };

        // If bars leave no room, the canvas must not be drawn over them.
        let room = Some(rect.intersect(ui.clip_rect())).filter(egui::Rect::is_positive);
        let painter = ui.painter_at(room.unwrap_or(egui::Rect::from_min_size(rect.min, egui::Vec2::ZERO)));
        page::paint_ground(&painter, &shown);
        self.layers.tiles.show(&painter, &view, self.viewing.navigation.is_zooming(ui));
        page::paint_edge(&painter, &shown);
        let asked = access::add(ui, response.id, &shown, actions);
        let hides_selection = self.presenting.as_ref().is_some_and(|present| present.hides(shown.selection()));
        self.paint_over(ui, &painter, &shown, hides_selection, fonts);
        self.layers.lifted.paint(&painter, &held, &self.hand.pointing.gesture, &mut self.layers.tiles);
        self.edit_text(ui, &shown, fonts, actions);
        let is_idle = self.text.editor.is_none() && self.hand.pointing.gesture == gesture::Gesture::Idle;
        if is_idle && !hides_selection {
            bar::show(ui, &shown, &mut self.hand.persona, actions);
        }
        if self.presenting.is_some() {
            present::paint_pointer(ui, &view);
        }
        self.follow_requests(&response, &shown, asked, actions);
    }

    /// The map as the last frame showed it, in the view after wheel and pinch input.
    fn seen<'a>(
        &mut self,
        ui: &Ui,
        response: &egui::Response,
        session: &'a Session,
        drawn: &'a DrawnMap,
    ) -> CanvasFrame<'a> {
        self.layers.preview.settle(session, drawn, &mut self.viewing.camera);
        if !self.layers.preview.is_active() {
            self.layers.tiles.follow(ui.ctx(), &drawn.scene);
        }
        self.viewing.look(ui, response.rect, drawn);
        self.viewing.navigation.follow(ui, response, &mut self.viewing.camera, &self.viewing.view);
        CanvasFrame { session, drawn, view: self.viewing.view, tokens: Tokens::of(ui.ctx()) }
    }

    /// The same map after pointer and key input has moved the camera.
    fn held<'a>(
        &mut self,
        ui: &Ui,
        response: &egui::Response,
        seen: &CanvasFrame<'a>,
        actions: &mut Vec<Action>,
    ) -> CanvasFrame<'a> {
        self.choose_persona(seen);
        let request = self.follow(ui, response, seen, actions);
        self.grant(request, seen, actions);
        if let Some(presenting) = &mut self.presenting {
            presenting.frame(seen, &mut self.viewing.camera);
        }
        self.viewing.look(ui, response.rect, seen.drawn);
        CanvasFrame { view: self.viewing.view, ..*seen }
    }

    /// The map and view to draw: during a drag the preview of the drop, once its tiles are ready.
    fn with_preview(&mut self, ui: &Ui, held: &CanvasFrame<'_>, fonts: &mut FontBook) -> (DrawnMap, View) {
        let gesture = &self.hand.pointing.gesture;
        let is_carrying = matches!(gesture, gesture::Gesture::Cards(_));
        let preview = &mut self.layers.preview;
        preview.follow(held, is_carrying, gesture.landing(held), fonts);
        let is_zooming = self.viewing.navigation.is_zooming(ui);
        preview.advance(ui.ctx(), &held.view, &mut self.layers.tiles, is_zooming);
        preview.shown(held.drawn, &held.view)
    }

    /// Carries out requests of assistive technology and of the context menu.
    fn follow_requests(
        &mut self,
        response: &egui::Response,
        shown: &CanvasFrame<'_>,
        asked: Option<Asked>,
        actions: &mut Vec<Action>,
    ) {
        let request = match asked {
            Some(Asked::Menu(hit)) => {
                self.hand.pointing.menu.open_beside(response, shown, Some(hit));
                None
            }
            Some(Asked::Edit(request)) => Some(request),
            None => None,
        };
        let chosen = self.hand.pointing.menu.show(response, shown, self.hand.persona.as_ref(), actions);
        self.grant(request.or(chosen), shown, actions);
    }

    /// Handles the pointer and keys of one frame.
    fn follow(
        &mut self,
        ui: &Ui,
        response: &egui::Response,
        frame: &CanvasFrame<'_>,
        actions: &mut Vec<Action>,
    ) -> Option<EditRequest> {
        let request = match self.hand.linking.take() {
            Some(from) => {
                let listens = self.listens_to_keys(ui, response.id);
                self.hand.linking = links::follow(ui, response, frame, from, listens, actions);
                self.hand.pointing.look(response, frame);
                None
            }
            None => self.hand.pointing.follow(ui, response, frame, &mut self.viewing.camera, self.hand.tool, actions),
        };
        if !self.listens_to_keys(ui, response.id) {
            return request;
        }
        if let Some(presenting) = &mut self.presenting {
            presenting.follow_keys(ui, frame, &mut self.viewing.camera, actions);
        }
        let pressed = pressed(ui, CANVAS);
        if pressed.contains(&CanvasKey::Fit) {
            actions.push(Action::View(ViewAction::Change(ViewChange::Fit)));
        }
        clipboard::follow(ui, frame, actions);
        if pressed.contains(&CanvasKey::Menu) {
            let first = frame.selection().card_ids().next().map(|id| Hit::Card(id.clone()));
            let hit = hit_of(frame.selection()).or(first);
            self.hand.pointing.menu.open_beside(response, frame, hit);
        }
        let before = actions.len();
        let request = request.or_else(|| keys::follow(&pressed, frame, self.hand.persona.as_ref(), actions));
        // Keys are also handled if nothing has the focus; in that case the canvas takes it.
        if actions.len() > before && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
            // The canvas used the arrow key; egui must not move the focus with it too.
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        }
        request
    }

    /// Draws the overlays: the dimmed rest of a presentation, search marks, outlines, links, the chosen line of a curve and
    /// the places where dragged cards would land.
    fn paint_over(
        &mut self,
        ui: &Ui,
        painter: &egui::Painter,
        frame: &CanvasFrame<'_>,
        hides_selection: bool,
        fonts: &mut FontBook,
    ) {
        if let Some(presenting) = &self.presenting {
            presenting.paint_dim(painter, frame);
            presenting.paint_count(painter, frame);
        }
        self.layers.marks.paint(painter, frame, fonts);
        let look = match (hides_selection, self.text.editor.is_some()) {
            (true, _) => SelectionLook::Hidden,
            (false, true) => SelectionLook::Plain,
            (false, false) => SelectionLook::Glowing,
        };
        if look != SelectionLook::Hidden {
            curve_hand::paint_chosen(painter, frame);
        }
        overlay::paint(painter, frame, &self.hand.pointing, look, self.presenting.is_some());
        if self.focus.is_shown && frame.selection().is_empty() {
            overlay::paint_focus(painter, frame);
        }
        match &self.hand.linking {
            Some(from) => links::paint_choice(ui, painter, frame, from, self.hand.pointing.hovered.as_ref()),
            None if look == SelectionLook::Hidden || self.hand.pointing.gesture != gesture::Gesture::Idle => {}
            None => links::paint(ui, painter, frame, &self.hand.pointing),
        }
        lift::paint_slots(painter, frame, self.layers.preview.slots());
    }

    /// Whether keys are meant for the canvas: no text field and no other control has the focus.
    fn listens_to_keys(&self, ui: &Ui, id: egui::Id) -> bool {
        let focused = ui.memory(egui::Memory::focused);
        if focused == Some(id) {
            // Arrows and Escape belong to the canvas and do not move the focus; Tab moves to the next control.
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        self.text.editor.is_none()
            && self.hand.pointing.gesture == gesture::Gesture::Idle
            && !egui::Popup::is_any_open(ui.ctx())
            && ui.memory(|memory| memory.top_modal_layer().is_none())
            && (focused.is_none() || focused == Some(id))
    }

    fn grant(&mut self, request: Option<EditRequest>, frame: &CanvasFrame<'_>, actions: &mut Vec<Action>) {
        match request {
            Some(EditRequest::Text(target)) => self.text.requested = Some((target, StartSelection::All)),
            Some(EditRequest::TextFromEnd(target)) => self.text.requested = Some((target, StartSelection::End)),
            Some(EditRequest::AddNamed(command)) => actions.push(Action::Map(MapAction::Insert(Box::new(command)))),
            Some(EditRequest::AddFeeling(at, is_free)) => {
                curve_hand::add_feeling(frame, self.hand.persona.as_ref(), at, is_free, actions);
            }
            None => {}
        }
    }

    /// Chooses the persona whose feelings are set: the selected one, otherwise the previously chosen one, otherwise the
    /// first in the list.
    fn choose_persona(&mut self, frame: &CanvasFrame<'_>) {
        let chosen = match frame.selection() {
            Selection::Persona(id) => Some(id.clone()),
            Selection::Feeling(key) => Some(key.persona.clone()),
            Selection::Nothing
            | Selection::Cards(_)
            | Selection::Stage(_)
            | Selection::Step(_)
            | Selection::Lane(_)
            | Selection::Cell { .. } => None,
        };
        let offered = frame.offered_personas();
        let is_offered = |id: &PersonaId| offered.iter().any(|persona| persona.id == *id);
        let kept = self.hand.persona.take().filter(is_offered);
        self.hand.persona = chosen.or(kept).or_else(|| offered.first().map(|persona| persona.id.clone()));
    }

    fn edit_text(&mut self, ui: &mut Ui, frame: &CanvasFrame<'_>, fonts: &mut FontBook, actions: &mut Vec<Action>) {
        if let Some((target, selection)) = self.text.requested.take() {
            if let Some(editor) = self.text.editor.take() {
                editor.commit(frame.map(), actions);
            }
            let is_new = std::mem::take(&mut self.text.is_new);
            self.text.editor = InPlace::new(frame, fonts, target, selection);
            if is_new {
                self.text.editor = self.text.editor.take().map(InPlace::of_new_thing);
            }
            if is_new && self.text.editor.is_none() {
                actions.push(Action::Map(MapAction::EndGesture));
            }
            if let Some(rect) = self.text.editor.as_ref().and_then(|editor| editor.rect(frame)) {
                self.viewing.camera.reveal(&self.viewing.view, rect);
            }
        }
        if let Some(editor) = self.text.editor.take() {
            // Actions that end the editing come before any others of this frame, such as adding another card.
            let mut closing = Vec::new();
            let (editor, request) = editor.ui(ui, frame, fonts, &mut closing);
            actions.splice(0..0, closing);
            self.text.editor = editor;
            self.grant(request, frame, actions);
        }
    }
}

impl Focus {
    /// Records whether the canvas has the focus and whether that must be visible.
    fn follow(&mut self, ui: &Ui, response: &egui::Response) {
        self.id = Some(response.id);
        self.is_shown = response.has_focus()
            && !ui.input(|input| input.pointer.any_down())
            && (self.is_shown || response.gained_focus());
    }
}

impl Viewing {
    /// Updates the view for `drawn` within `rect` of the screen and the current camera.
    fn look(&mut self, ui: &Ui, rect: egui::Rect, drawn: &DrawnMap) {
        let pixels_per_point = f64::from(ui.ctx().pixels_per_point());
        let (page, is_rtl) = (drawn.layout.size, drawn.layout.is_rtl);
        self.view = self.camera.view(space::rect(rect), page, pixels_per_point, is_rtl);
    }
}
