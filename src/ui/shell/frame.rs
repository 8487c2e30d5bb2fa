//! The order of a frame: results and input first, then the panels and the canvas, then the actions they pushed.

use egui::{Context, Ui, ViewportCommand};

use super::{app::SafarApp, keyboard::leave_field, system_look::SystemWatch};
use crate::{
    edit::Session,
    geom::Direction,
    ui::{
        action::{Action, FileAction},
        flow,
        focus::{self, WindowArea, mark_area},
        i18n::m,
        interface::{EnteredInterface, Interface},
        panels::{self, Findings, PanelContext},
        style::{self, Tokens},
        widgets::is_writing,
    },
};

/// The minimum height of the canvas, in points, for the findings to be shown below it.
const LEAST_HEIGHT: f32 = 180.0;

impl SafarApp {
    /// Runs one frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        if let Some(log) = &mut self.window.log {
            log.begin();
        }
        let ctx = ui.ctx().clone();
        let _entered = self.enter_interface(&ctx);
        let had_dialog = self.dialog.is_some();
        if self.desk.canvas.is_text_left(&ctx) {
            self.keep_text(&ctx);
        }
        self.finish_jobs(&ctx);
        if let Some(look) = self.options.system.as_ref().and_then(SystemWatch::take) {
            self.follow_system(&ctx, look);
        }
        self.follow_window(&ctx);
        self.take_drops(&ctx);
        self.follow_focus(&ctx);
        self.take_shortcuts(&ctx);
        self.follow_timer(&ctx);
        self.window.announcer.ui(ui);
        let (was_linking, was_adjusting) = (self.desk.canvas.is_linking(), self.desk.canvas.is_adjusting());
        self.show(ui);
        self.draw_next_preview(&ctx);
        // While presenting, the capture bar is hidden when it loses the keyboard focus.
        self.desk.view.is_capturing &= self.desk.capture.is_in_use(&ctx);
        self.show_over(&ctx);
        if was_linking && !self.desk.canvas.is_linking() {
            self.window.toasts.take_back(&m("linking-how").text());
        }
        if was_adjusting && !self.desk.canvas.is_adjusting() {
            self.window.toasts.take_back(&m("adjusting-how").text());
        }
        if self.desk.canvas.take_failure() {
            self.window.toasts.show(m("toast-tile-failed"), None);
        }
        // Before the actions, which may request another picture.
        self.follow_copied_text(&ctx);
        self.queue.now.append(&mut self.queue.late);
        self.desk.typing.settle(&ctx, &mut self.queue.now);
        self.dispatch_all(&ctx);
        if !had_dialog && self.dialog.is_some() {
            // A menu that stayed open beneath the dialog would take its keys.
            egui::Popup::close_all(&ctx);
        }
        let session = self.desk.session();
        if self.window.announcer.follow(&self.window.toasts, session) {
            ctx.request_repaint();
        }
        if let Some(log) = &mut self.window.log {
            log.end();
            if log.repaints_always {
                ctx.request_repaint();
            }
        }
    }

    /// Handles the keys that move the keyboard focus, wherever it is.
    fn follow_focus(&self, ctx: &Context) {
        let has_bars = self.desk.document.is_some() && !self.desk.view.is_presenting;
        focus::follow(ctx, has_bars);
        if has_bars {
            panels::take_menu_keys(ctx);
        }
    }

    /// Enters the interface of this window for the frame.
    fn enter_interface(&self, ctx: &Context) -> EnteredInterface {
        let map = self.desk.session().map(Session::map);
        let map_direction = map.map(|map| Direction::from_rtl(map.is_rtl()));
        let interface = Interface { language: self.interface_language(), map_direction, ..Interface::of(ctx) };
        interface.keep_in(ctx);
        interface.enter()
    }

    /// Lets the timer count, says what it has reached, and asks for the frame in which it shows another second.
    fn follow_timer(&mut self, ctx: &Context) {
        let is_presenting = self.desk.view.is_presenting;
        let timer = &mut self.desk.view.timer;
        match timer.follow().map(|news| news.message().text()) {
            // The audience sees the timer itself.
            Some(words) if is_presenting => self.window.announcer.say(words),
            Some(words) => self.window.toasts.show(words, None),
            None => {}
        }
        if let Some(wait) = timer.next_change(is_presenting) {
            ctx.request_repaint_after(wait);
        }
    }

    /// Shows the start screen, or the map with its panels.
    fn show(&mut self, ui: &mut Ui) {
        self.follow_brand(ui.ctx());
        let is_unsaved = self.desk.has_unsaved_changes();
        let Some(document) = &mut self.desk.document else {
            if self.files.opening.awaits_first_map {
                let page = egui::Frame::new().fill(Tokens::of(ui.ctx()).page);
                egui::CentralPanel::no_frame().frame(page).show(ui, |_| {});
                return;
            }
            self.window.start.ui(ui, &mut self.desk.fonts, &self.settings, &mut self.queue.now);
            self.list_templates();
            return;
        };
        let theme = self.desk.view.theme().clone();
        document.is_presented = self.desk.view.is_presenting;
        document.refresh(&theme, &mut self.desk.view.filter, &mut self.desk.fonts);
        document.findings.refresh(&document.session, Some(ui.ctx()));
        self.window.toasts.name_missing(&document.drawn.missing);
        let zoom = self.desk.canvas.zoom();
        let mut cx = PanelContext {
            document,
            is_unsaved,
            view: &self.desk.view,
            fonts: &mut self.desk.fonts,
            actions: &mut self.queue.now,
            typing: &mut self.desk.typing,
            tokens: Tokens::of(ui.ctx()),
            recent: &self.settings.recent,
            previews: self.window.start.previews(),
        };
        let persona = self.desk.canvas.persona().cloned();
        if self.desk.view.is_presenting {
            if self.desk.view.is_capturing {
                self.desk.capture.ui(ui, &mut cx, persona.as_ref());
            }
            egui::CentralPanel::no_frame().frame(egui::Frame::new().fill(cx.tokens.ground)).show(ui, |ui| {
                let screen = ui.max_rect();
                self.desk.canvas.ui(ui, &cx.document.session, &cx.document.drawn, cx.fonts, cx.actions);
                self.desk.canvas.timer_ui(ui, screen, &cx.view.timer, cx.fonts, cx.actions);
            });
            return;
        }
        panels::top_bar_ui(ui, &mut cx);
        panels::status_line_ui(ui, &mut cx, &self.jobs, zoom);
        if let Some(search) = &mut self.desk.search {
            let wants_focus = std::mem::take(&mut search.wants_focus);
            panels::find_bar_ui(ui, &mut cx, search, wants_focus);
            self.desk.canvas.mark(search.hits(), search.current());
        }
        self.desk.capture.ui(ui, &mut cx, persona.as_ref());
        if panels::has_room_for_inspector(ui, self.desk.view.panels) {
            let panel = flow::end_panel("inspector").exact_size(style::INSPECTOR_WIDTH).resizable(false);
            panel.frame(egui::Frame::new().fill(cx.tokens.bar)).show(ui, |ui| {
                mark_area(ui, WindowArea::Inspector);
                self.desk.inspector.ui(ui, &mut cx);
            });
        }
        panels::side_rail_ui(ui, &mut cx);
        panels::side_panel_ui(ui, &mut cx);
        if self.desk.view.panels.has_findings && ui.available_height() >= LEAST_HEIGHT {
            Findings.ui(ui, &mut cx);
        }
        let ground = egui::Frame::new().fill(cx.tokens.ground);
        egui::CentralPanel::no_frame().frame(ground).show(ui, |ui| {
            panels::save_problem_ui(ui, &mut cx);
            mark_area(ui, WindowArea::Canvas);
            self.desk.canvas.ui(ui, &cx.document.session, &cx.document.drawn, cx.fonts, cx.actions);
            // The status line is shown before the canvas, so it shows the new zoom in the next frame.
            if (self.desk.canvas.zoom() - zoom).abs() > f64::EPSILON {
                ui.ctx().request_repaint();
            }
        });
    }

    /// Shows the dialog and the messages on top of everything else.
    fn show_over(&mut self, ctx: &Context) {
        if let Some(answer) = self.dialog.as_mut().and_then(|dialog| dialog.ui(ctx, &mut self.desk.fonts)) {
            self.answered(ctx, answer);
        }
        let has_bars = !self.desk.view.is_presenting || self.desk.view.is_capturing;
        self.window.toasts.follow(self.desk.document.as_ref().map(|document| document.session.revision()));
        self.window.toasts.ui(ctx, has_bars, &mut self.desk.fonts, &mut self.queue.now);
    }

    /// Handles the requests of the window system, follows the place of the window and sets its title.
    fn follow_window(&mut self, ctx: &Context) {
        if let Some(place) = &mut self.window.outer.place {
            ctx.input(|input| place.follow(input.viewport(), input.pixels_per_point()));
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.window.outer.may_close {
            self.keep_text(ctx);
            // A field that stores its text when it loses the focus does so in this frame; only then is it known whether
            // there is anything to lose.
            let is_writing = is_writing(ctx);
            if is_writing {
                leave_field(ctx);
            }
            let hand = self.file_hand();
            if is_writing || hand.would_lose_brand() || hand.would_lose_changes() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.queue.late.push(Action::File(FileAction::Quit));
            }
        }
        let title = self.window_title();
        if title != self.window.outer.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.window.outer.title = title;
        }
    }
}
