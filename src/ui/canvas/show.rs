//! A frame of the canvas: input, the preview of a drop, the picture, and what egui draws over it.

use egui::{EventFilter, Sense, Ui};

use super::{
    Canvas,
    access::{self, actions::NodeRequest},
    camera::CameraView,
    frame::{CanvasFrame, hit_of},
    keys::{self, clipboard},
    navigate,
    paint::{
        bar, lift, links,
        overlay::{self, SelectionLook},
        page,
    },
    pointer::{curve_hand, gesture},
    present,
    request::{EditRequest, StartSelection},
    viewing::Viewing,
};
use crate::{
    edit::Session,
    layout::Hit,
    text::FontBook,
    ui::{
        action::{
            Action, MapAction, ViewAction, ViewChange, WindowAction,
            keys::{CANVAS, CanvasKey, pressed},
        },
        desk::drawn_map::DrawnMap,
        i18n::m,
        style::Tokens,
    },
};

/// The distance scrolled by Page Up or Page Down, as a share of the canvas's height.
const PAGE_SHARE: f64 = 0.9;

impl Canvas {
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
        self.edit_text(ui, &response, &shown, fonts, actions);
        let is_idle = !self.text.is_active() && self.hand.pointing.gesture == gesture::PointerGesture::Idle;
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
        self.hand.choose_persona(seen);
        self.hand.follow_selection(seen);
        let request = self.follow(ui, response, seen, actions);
        self.grant(request, seen, actions);
        if let Some(presenting) = &mut self.presenting {
            presenting.frame(seen, &mut self.viewing.camera);
        }
        self.viewing.look(ui, response.rect, seen.drawn);
        CanvasFrame { view: self.viewing.view, ..*seen }
    }

    /// The map and view to draw: during a drag the preview of the drop, once its tiles are ready.
    fn with_preview(&mut self, ui: &Ui, held: &CanvasFrame<'_>, fonts: &mut FontBook) -> (DrawnMap, CameraView) {
        let gesture = &self.hand.pointing.gesture;
        let is_carrying = matches!(gesture, gesture::PointerGesture::Cards(_));
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
        asked: Option<NodeRequest>,
        actions: &mut Vec<Action>,
    ) {
        let request = match asked {
            Some(NodeRequest::Menu(hit)) => {
                self.hand.pointing.menu.open_beside(response, shown, Some(hit));
                None
            }
            Some(NodeRequest::Edit(request)) => Some(request),
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
        if ui.input(|input| input.events.iter().any(is_arrow)) {
            // The arrow is for the canvas. In the first frame after the canvas got the focus, egui does not know this
            // and would also move the focus.
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        }
        if let Some(presenting) = &mut self.presenting {
            presenting.follow_keys(ui, frame, &mut self.viewing.camera, actions);
            if presenting.timer.is_open() {
                return request;
            }
        }
        let mut pressed = pressed(ui, CANVAS);
        if self.presenting.is_some() {
            pressed.retain(|key| key.is_for_an_audience());
        }
        if pressed.contains(&CanvasKey::Fit) {
            actions.push(Action::View(ViewAction::Change(ViewChange::Fit)));
        }
        for (key, is_down) in [(CanvasKey::PageUp, false), (CanvasKey::PageDown, true)] {
            let Viewing { camera, view, .. } = &mut self.viewing;
            if pressed.contains(&key) && !navigate::scroll(camera, view, frame.layout().size, PAGE_SHARE, is_down) {
                actions.push(Action::Window(WindowAction::Explain(m("page-ends"))));
            }
        }
        if self.presenting.is_none() {
            clipboard::follow(ui, frame, actions);
        }
        if pressed.contains(&CanvasKey::Menu) {
            let first = frame.selection().card_ids().next().map(|id| Hit::Card(id.clone()));
            let hit = hit_of(frame.selection()).or(first);
            self.hand.pointing.menu.open_beside(response, frame, hit);
        }
        let before = actions.len();
        let request = request.or_else(|| keys::follow(&pressed, frame, &mut self.hand, actions));
        // Keys are also handled if nothing has the focus; in that case the canvas takes it.
        let is_used = actions.len() > before || !pressed.is_empty();
        if is_used && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
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
        let look = match (hides_selection, self.text.is_active()) {
            (true, _) => SelectionLook::Hidden,
            (false, true) => SelectionLook::Plain,
            (false, false) => SelectionLook::Glowing,
        };
        if look != SelectionLook::Hidden {
            curve_hand::paint_chosen(painter, frame);
            curve_hand::paint_adjusting(painter, frame, self.hand.adjusting.as_ref());
        }
        overlay::paint(painter, frame, &self.hand.pointing, look, self.presenting.is_some());
        if self.focus.is_shown && frame.selection().is_empty() {
            overlay::paint_focus(painter, frame);
        }
        match &self.hand.linking {
            Some(from) => links::paint_choice(ui, painter, frame, from, self.hand.pointing.hovered.as_ref()),
            None if look == SelectionLook::Hidden || self.hand.pointing.gesture != gesture::PointerGesture::Idle => {}
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
        !self.text.is_active()
            && self.hand.pointing.gesture == gesture::PointerGesture::Idle
            && !egui::Popup::is_any_open(ui.ctx())
            && ui.memory(|memory| memory.top_modal_layer().is_none())
            && (focused.is_none() || focused == Some(id))
    }

    fn grant(&mut self, request: Option<EditRequest>, frame: &CanvasFrame<'_>, actions: &mut Vec<Action>) {
        match request {
            Some(EditRequest::Text(target)) => self.text.request(target, StartSelection::All),
            Some(EditRequest::TextFromEnd(target)) => self.text.request(target, StartSelection::End),
            Some(EditRequest::AddNamed(command)) => actions.push(Action::Map(MapAction::Insert(Box::new(command)))),
            Some(EditRequest::AddFeeling(at, is_free)) => {
                curve_hand::add_feeling(frame, self.hand.persona.as_ref(), at, is_free, actions);
            }
            None => {}
        }
    }

    fn edit_text(
        &mut self,
        ui: &mut Ui,
        response: &egui::Response,
        frame: &CanvasFrame<'_>,
        fonts: &mut FontBook,
        actions: &mut Vec<Action>,
    ) {
        if let Some(rect) = self.text.begin(frame, fonts, actions) {
            self.viewing.camera.reveal(&self.viewing.view, rect);
        }
        let was_active = self.text.is_active();
        let request = self.text.ui(ui, frame, fonts, actions);
        if was_active && !self.text.is_active() && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        self.grant(request, frame, actions);
    }
}

fn is_arrow(event: &egui::Event) -> bool {
    let egui::Event::Key { key, pressed: true, .. } = event else { return false };
    matches!(key, egui::Key::ArrowUp | egui::Key::ArrowDown | egui::Key::ArrowLeft | egui::Key::ArrowRight)
}
