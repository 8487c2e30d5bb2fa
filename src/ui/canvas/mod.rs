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
mod show;
mod space;
mod text_edit;
mod tiles;
mod timer;
mod viewing;

use egui::Ui;

use self::{
    camera::Camera,
    paint::{lift::Lifted, search_marks::SearchMarks},
    pointer::hand::CanvasHand,
    present::Present,
    preview::Preview,
    text_edit::TextEditing,
    tiles::Tiles,
    viewing::Viewing,
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
    pointer::card_drag::NewCardDrag,
    tiles::TileCounts,
};
use super::{
    action::{Action, ViewChange},
    desk::{timer::Timer, view_state::Tool},
};
use crate::{
    analysis,
    edit::Selection,
    geom::{Rect, Size},
    layout::{Hit, Layout},
    model::{CardId, Map, PersonaId},
    text::FontBook,
};

/// The canvas of one window.
pub struct Canvas {
    focus: Focus,
    viewing: Viewing,
    layers: Layers,
    hand: CanvasHand,
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

/// The drawing state that is kept between frames.
struct Layers {
    tiles: Tiles,
    preview: Preview,
    lifted: Lifted,
    marks: SearchMarks,
}

impl Canvas {
    /// A canvas in the window of `ctx` that will fit the first map it shows.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            focus: Focus::default(),
            viewing: Viewing::new(),
            layers: Layers {
                tiles: Tiles::new(ctx),
                preview: Preview::default(),
                lifted: Lifted::default(),
                marks: SearchMarks::default(),
            },
            hand: CanvasHand::default(),
            text: TextEditing::default(),
            presenting: None,
        }
    }

    /// Leaves the map: drops its tiles, drawing and decoded pictures, fits the page of the next one, and ends text
    /// editing without keeping the text.
    pub fn leave(&mut self) {
        self.layers.tiles.clear();
        self.viewing.camera = Camera::fitted();
        self.layers.preview = Preview::default();
        self.hand.leave_map();
        self.text.leave();
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

    /// Shows the panel that sets the timer, while presenting.
    pub fn show_timer(&mut self) {
        if let Some(present) = &mut self.presenting {
            present.timer.open();
        }
    }

    /// Shows the timer of the presentation on `screen`, over the map.
    pub fn timer_ui(
        &mut self,
        ui: &mut Ui,
        screen: egui::Rect,
        timer: &Timer,
        fonts: &mut FontBook,
        actions: &mut Vec<Action>,
    ) {
        if let Some(present) = &mut self.presenting {
            present.timer.ui(ui, screen, timer, fonts, actions);
        }
    }

    /// Points per map unit: 1 is 100 %.
    #[must_use]
    pub fn zoom(&self) -> f64 {
        self.viewing.camera.zoom()
    }

    /// Changes the zoom or position of the view of a page of the size `page`. A zoom is about `selected`, the rectangle of
    /// the selection (map), if it is in sight.
    pub fn change_view(&mut self, change: ViewChange, selected: Option<Rect>, page: Size) {
        let Viewing { camera, view, .. } = &mut self.viewing;
        navigate::change_view(camera, view, change, selected, page);
    }

    /// Stops fitting the page, so that the view stays as it is when its available space changes.
    pub fn hold(&mut self) {
        self.viewing.camera.hold();
    }

    /// Starts editing the title of the selected thing in place, in the next frame.
    pub fn rename(&mut self, selection: &Selection) {
        self.text.rename(selection);
    }

    /// Like [`Canvas::rename`], for a thing that the gesture in progress has added: the gesture ends when the user has
    /// entered a title, and is cancelled if there is none. Returns whether the thing has a title to edit.
    #[must_use]
    pub fn name_new(&mut self, selection: &Selection) -> bool {
        self.text.name_new(selection)
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

    /// Whether Up and Down change the selected feeling.
    #[must_use]
    pub fn is_adjusting(&self) -> bool {
        self.hand.adjusting.is_some()
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
        self.text.is_active()
    }

    /// Whether the text being edited in place is not that of the map any more.
    #[must_use]
    pub fn has_changed_text(&self) -> bool {
        self.text.is_changed()
    }

    /// Whether this frame has input for anything but the text being edited in place, so that the text must be committed
    /// first.
    #[must_use]
    pub fn is_text_left(&self, ctx: &egui::Context) -> bool {
        self.text.is_left(ctx)
    }

    /// Ends the editing of a text in place; returns the actions that commit it to `map`, the current map.
    #[must_use]
    pub fn keep_text(&mut self, ctx: &egui::Context, map: &Map) -> Vec<Action> {
        let was_active = self.text.is_active();
        let actions = self.text.keep(ctx, map);
        if let Some(id) = self.focus.id.filter(|_| was_active) {
            // A press on a control gives the focus to that control later in this frame.
            ctx.memory_mut(|memory| {
                if memory.focused().is_none() {
                    memory.request_focus(id);
                }
            });
        }
        actions
    }

    /// Whether the editor of a text is about to open and cannot take keys yet.
    #[must_use]
    pub fn is_opening_text(&self) -> bool {
        self.text.is_opening()
    }

    /// Puts a text that is being edited in place into `map` and goes on editing it; returns the actions that do so. The
    /// editing of a new thing without a text ends instead.
    #[must_use]
    pub fn store_text(&mut self, ctx: &egui::Context, map: &Map) -> Vec<Action> {
        self.text.store(ctx, map)
    }

    /// Sets the search matches to mark; `current` is emphasised.
    pub fn mark(&mut self, hits: &[analysis::Match], current: Option<analysis::Match>) {
        self.layers.marks.set(hits, current);
    }

    /// Whether the text edited in place has typing to undo, and typing to redo.
    #[must_use]
    pub fn can_undo_redo_typing(&self) -> (bool, bool) {
        self.text.can_undo_redo()
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
