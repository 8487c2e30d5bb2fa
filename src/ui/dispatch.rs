//! One place that turns actions into commands, jobs and changes of the view.

use egui::{Context, ViewportCommand};

use super::{
    action::Action,
    app::SafarApp,
    canvas::{cards_of_lane, cards_of_stage},
    dialogs::{Dialog, LaneGallery, Palette, ShortcutSheet},
    faults,
    i18n::{self, m},
    insert,
    jobs::PictureTarget,
    managing, new_map, panels,
    step_words::{done, step},
    view_filter::ViewFilter,
    view_state::{InterfaceSize, Tool, ViewportTarget},
};
use crate::{
    edit::{CardField, Command, EditError, Selection, Session},
    model::{Card, FeelingKey, Language, Map},
    storage::{BuiltIn, Panels, SidePanel},
};

impl SafarApp {
    /// Carries out everything that was asked for in this frame.
    pub(super) fn dispatch_all(&mut self, ctx: &Context) {
        let actions = std::mem::take(&mut self.actions);
        if actions.is_empty() {
            return;
        }
        for action in actions {
            self.dispatch(ctx, action);
        }
        ctx.request_repaint();
    }

    pub(super) fn dispatch(&mut self, ctx: &Context, action: Action) {
        if self.would_lose_changes_by(&action) {
            self.ask_about_changes(action);
            return;
        }
        self.perform_keeping_brand(ctx, action);
    }

    /// Carries out `action` without asking whether changes may be lost.
    pub(super) fn perform(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::New(language) => self.open_map(new_map::empty_map(language), None),
            Action::NewFrom(name) => {
                if let Some(Ok(map)) = BuiltIn::with_stem(&name).map(BuiltIn::map) {
                    self.open_map(map, None);
                }
            }
            Action::Open => self.ask_for_map(),
            Action::OpenPath(path) => self.open_path(path),
            Action::ForgetRecent(path) => self.forget_recent(&path),
            Action::Save => self.save(false),
            Action::SaveAs => self.ask_for_save_file(),
            Action::Export => self.show_export(),
            Action::CloseMap => self.close_map(ctx),
            Action::Quit => {
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Action::Undo
            | Action::Redo
            | Action::Delete
            | Action::Duplicate
            | Action::Rename
            | Action::SelectAll
            | Action::Edit(_)
            | Action::Insert(_)
            | Action::BeginGesture(_)
            | Action::EndGesture
            | Action::CancelGesture
            | Action::Select(_)
            | Action::Jump(_)
            | Action::AddCard(_)
            | Action::AddStage
            | Action::AddStep
            | Action::AddLane(_)
            | Action::AddPersona
            | Action::ToggleMomentOfTruth
            | Action::NextEvidence
            | Action::Capture(..)
            | Action::TravelTo(_)
            | Action::TakeBack { .. }
            | Action::Fix(_) => self.perform_on_map(action),
            Action::EditNote(key) => self.edit_note(ctx, key),
            Action::Link => self.start_linking(),
            Action::Clip(clip) => self.clip(ctx, clip),
            Action::ToggleMotion => self.toggle_motion(ctx),
            Action::ChoosePicture(id) => self.ask_for_picture(PictureTarget::Card(id)),
            Action::ChoosePortrait(id) => self.ask_for_picture(PictureTarget::Persona(id)),
            Action::UseFilter(filter) => self.use_filter(*filter),
            Action::ShowFilter => panels::show_filter(ctx),
            Action::UseTool(tool) => self.use_tool(tool),
            Action::View(change) => self.canvas.change_view(change),
            Action::UseTheme(choice) => self.use_theme(ctx, choice),
            Action::ChooseTheme => self.ask_for_theme(),
            Action::Brand(ask) => self.ask_brand(ctx, ask),
            Action::UseDensity(density) => self.use_density(ctx, density),
            Action::ResizeInterface(size) => self.resize_interface(ctx, size),
            Action::UseLanguage(language) => self.keep_template_language(language),
            Action::SpeakLanguage(language) => self.speak(language),
            Action::Find => self.find(),
            Action::StopFinding => self.stop_finding(),
            Action::ChooseLane(at) => self.choose_lane(at),
            Action::Manage(list) => self.manage(ctx, list),
            Action::ShowPalette => self.show_palette(),
            Action::FocusCapture => {
                self.view.is_capturing = true;
                self.capture.focus();
            }
            Action::Present | Action::StopPresenting => self.present(ctx, action == Action::Present),
            Action::MoveWindow(ViewportTarget::OtherScreen) => to_other_screen(ctx),
            Action::ToggleInspector => self.arrange(|panels| panels.has_inspector = !panels.has_inspector),
            Action::ToggleFindings => self.arrange(|panels| panels.has_findings = !panels.has_findings),
            Action::ToggleSide(side) => self.toggle_side(ctx, side),
            Action::TogglePanels => self.toggle_panels(),
            Action::ShowShortcuts => self.dialog = Some(Dialog::Shortcuts(ShortcutSheet::default())),
            Action::ShowAbout => self.dialog = Some(Dialog::About),
        }
    }

    /// Carries out what changes the map, or what of it is selected.
    fn perform_on_map(&mut self, action: Action) {
        match action {
            Action::Undo | Action::Redo => self.travel(action == Action::Undo),
            Action::Delete => self.delete(),
            Action::Duplicate => self.duplicate(),
            Action::Rename => self.rename(),
            Action::SelectAll => self.select_all(),
            Action::Edit(command) => self.edit(*command),
            Action::Insert(command) => self.insert(|_, _| Some(vec![*command])),
            Action::BeginGesture(label) => self.with_session(|session| session.begin_gesture(label)),
            Action::EndGesture => self.with_session(Session::end_gesture),
            Action::CancelGesture => self.with_session(Session::cancel_gesture),
            Action::Select(selection) => self.with_session(|session| session.select(selection)),
            Action::Jump(selection) => self.jump(&selection),
            Action::AddCard(kind) => self.insert(|map, selection| Some(insert::card(map, selection, kind))),
            Action::AddStage => self.insert(|map, selection| Some(insert::stage(map, selection))),
            Action::AddStep => self.insert(insert::step),
            Action::AddLane(kind) => self.insert(|map, selection| Some(insert::lane(map, selection, kind))),
            Action::AddPersona => self.insert(|map, _| Some(insert::persona(map))),
            Action::ToggleMomentOfTruth => self.change_cards(insert::toggled_moment_of_truth),
            Action::NextEvidence => self.change_cards(insert::next_evidence),
            Action::Capture(target, lines) => self.capture_lines(target, &lines),
            Action::TravelTo(position) => self.travel_to(position),
            Action::TakeBack { revision, to } => self.take_back(revision, to),
            Action::Fix(finding) => self.fix(&finding),
            _ => {} // Of files and of the window: `perform` has carried it out.
        }
    }

    fn forget_recent(&mut self, path: &std::path::Path) {
        self.settings.forget(path);
        self.keep_settings();
    }

    fn find(&mut self) {
        self.search.get_or_insert_default();
        self.search_wants_focus = true;
        // The bar takes a little of the canvas's height: the map is not to shrink for that.
        self.canvas.hold();
    }

    pub(super) fn stop_finding(&mut self) {
        self.search = None;
        self.canvas.mark(&[], None);
    }

    fn choose_lane(&mut self, at: Option<usize>) {
        if let Some(document) = &self.document {
            self.dialog = Some(Dialog::Lanes(LaneGallery::new(document.session.map(), at)));
        }
    }

    fn show_palette(&mut self) {
        let session = self.document.as_ref().map(|document| &document.session);
        self.dialog =
            Some(Dialog::Palette(Box::new(Palette::new(session, self.start.language(), self.canvas.persona()))));
    }

    /// Shows the map alone on the screen, or among its panels again.
    pub(super) fn present(&mut self, ctx: &Context, is_presenting: bool) {
        self.typing.forget();
        if let Some(document) = &mut self.document {
            // What is selected, and the bar beside it, are the facilitator's and not the room's.
            let kept = if is_presenting { document.session.selection().clone() } else { Selection::Nothing };
            let before = std::mem::replace(&mut self.selection_before_presenting, kept);
            let selection = if is_presenting { Selection::Nothing } else { before };
            document.session.select(selection.within(document.session.map()));
        }
        self.view.is_presenting = is_presenting;
        self.view.is_capturing = false;
        self.canvas.present(is_presenting);
        self.toasts.clear();
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(is_presenting));
        if is_presenting {
            self.toasts.show(m("toast-presenting"), None);
        }
    }

    /// Shows other panels from now on, and remembers them.
    pub(super) fn arrange(&mut self, change: impl FnOnce(&mut Panels)) {
        change(&mut self.view.panels);
        self.view.hidden_panels = None;
        self.settings.panels = self.view.panels;
        self.keep_settings();
    }

    fn toggle_side(&mut self, ctx: &Context, side: SidePanel) {
        self.arrange(|panels| panels.side = Some(side).filter(|side| panels.side != Some(*side)));
        if self.view.panels.side != Some(SidePanel::Brand) {
            self.close_brand(ctx);
        }
    }

    /// Hides all panels, or shows those again that were hidden so.
    fn toggle_panels(&mut self) {
        if let Some(panels) = self.view.hidden_panels.take() {
            self.view.panels = panels;
        } else {
            self.view.hidden_panels = Some(self.view.panels);
            self.view.panels = Panels::NONE;
        }
    }

    fn resize_interface(&mut self, ctx: &Context, size: InterfaceSize) {
        self.settings.interface_percent = size.applied_to(self.settings.interface_percent);
        self.apply_interface_size(ctx);
        self.toasts.show(
            m("toast-interface-size")
                .with(&[("percent", i18n::digits(&self.settings.interface_percent.to_string()).into())]),
            None,
        );
        self.keep_settings();
    }

    pub(super) fn use_tool(&mut self, tool: Tool) {
        self.view.tool = tool;
        self.canvas.set_tool(tool);
    }

    pub(super) fn with_session(&mut self, change: impl FnOnce(&mut Session)) {
        if let Some(document) = &mut self.document {
            change(&mut document.session);
        }
    }

    /// Applies `command` and selects what it made, where that can be selected; a refusal is shown.
    pub(super) fn edit(&mut self, command: Command) {
        let Some(document) = &mut self.document else { return };
        let said = managing::said_after(document, &command);
        let before = document.session.position();
        let renamed = self.view.filter.renamed(&command);
        match document.session.apply(command) {
            Ok(applied) => {
                ViewFilter::follow_names(&mut self.view.filter, renamed);
                if let Some(selection) = applied.selection() {
                    document.session.select(selection);
                }
                if let Some(said) = said.filter(|_| applied.is_change) {
                    self.toasts.show(said, Some(taking_back(&document.session, before)));
                }
            }
            Err(error) => self.refused(&error),
        }
    }

    pub(super) fn refused(&mut self, error: &EditError) {
        self.toasts.show(faults::edit_fault(error), None);
    }

    fn travel(&mut self, is_undo: bool) {
        self.typing.forget();
        let Some(document) = &mut self.document else { return };
        let label = if is_undo { document.session.undo() } else { document.session.redo() };
        let said = if is_undo { m("toast-undone") } else { m("toast-redone") };
        ViewFilter::follow_names_back(&mut self.view.filter, document.session.map());
        if let Some(label) = label {
            self.toasts.show(said.with(&[("what", step(&label).into())]), None);
        }
    }

    fn travel_to(&mut self, position: usize) {
        self.typing.forget();
        self.with_session(|session| session.travel_to(position));
        if let Some(document) = &self.document {
            ViewFilter::follow_names_back(&mut self.view.filter, document.session.map());
        }
    }

    /// Takes back every step after the first `to`, unless the map is no longer the one of `revision`.
    fn take_back(&mut self, revision: u64, to: usize) {
        let Some(session) = self.document.as_ref().map(|document| &document.session) else { return };
        if session.revision() != revision {
            return;
        }
        // A single step is named when it is taken back; a gesture that is under way is one too.
        if session.position() <= to + 1 { self.travel(true) } else { self.travel_to(to) }
    }

    fn delete(&mut self) {
        let Some(document) = &mut self.document else { return };
        let command = match document.session.selection().clone() {
            Selection::Nothing | Selection::Cell { .. } => return,
            Selection::Cards(ids) => Command::DeleteCards(ids.iter().cloned().collect()),
            Selection::Stage(id) => Command::DeleteStage(id),
            Selection::Step(id) => Command::DeleteStep(id),
            Selection::Lane(id) => Command::DeleteLane(id),
            Selection::Persona(id) => Command::DeletePersona(id),
            Selection::Feeling(key) => Command::SetFeeling { key, feeling: None },
        };
        document.session.end_gesture();
        let before = document.session.position();
        let gap = insert::Gap::of(document.session.map(), document.session.selection());
        match document.session.apply(command) {
            Ok(applied) => {
                // Who works by keyboard goes on beside what is gone.
                document.session.select(gap.filled(document.session.map()));
                self.toasts.show(done(&applied.label), Some(taking_back(&document.session, before)));
            }
            Err(error) => self.refused(&error),
        }
    }

    fn duplicate(&mut self) {
        let Some(document) = &mut self.document else { return };
        let command = match document.session.selection().clone() {
            Selection::Cards(ids) => Command::DuplicateCards(ids.iter().cloned().collect()),
            Selection::Stage(id) => Command::DuplicateStage(id),
            Selection::Nothing
            | Selection::Cell { .. }
            | Selection::Step(_)
            | Selection::Lane(_)
            | Selection::Persona(_)
            | Selection::Feeling(_) => return,
        };
        match document.session.apply(command) {
            Ok(applied) => {
                if let Some(selection) = applied.selection() {
                    self.jump(&selection);
                }
            }
            Err(error) => self.refused(&error),
        }
    }

    /// Sets the field that `choose` returns for the selected cards on all of them.
    fn change_cards(&mut self, choose: impl FnOnce(&[&Card]) -> Option<CardField>) {
        let Some(document) = &self.document else { return };
        let session = &document.session;
        let cards: Vec<&Card> = session.selection().card_ids().filter_map(|id| session.map().card(id)).collect();
        if let Some(field) = choose(&cards) {
            self.edit(Command::set_cards(cards, field));
        }
    }

    fn rename(&mut self) {
        if let Some(document) = &self.document {
            self.canvas.rename(document.session.selection());
        }
    }

    /// Lets the note of a feeling be written in the inspector.
    fn edit_note(&mut self, ctx: &Context, key: FeelingKey) {
        if !self.view.panels.has_inspector {
            self.arrange(|panels| panels.has_inspector = true);
        }
        panels::want_note(ctx, &key);
        self.with_session(|session| session.select(Selection::Feeling(key)));
    }

    /// Lets the card to link to be chosen.
    fn start_linking(&mut self) {
        let selection = self.document.as_ref().map(|document| document.session.selection());
        match selection.and_then(Selection::single_card).cloned() {
            Some(card) => {
                self.canvas.start_linking(card);
                self.toasts.show(m("linking-how"), None);
            }
            None => self.toasts.show(m("linking-what"), None),
        }
    }

    /// Selects the cards of the selected stage or lane; every card that is not hidden where neither is selected, or where
    /// it has none.
    fn select_all(&mut self) {
        let filter = self.view.filter.clone();
        self.with_session(|session| {
            let map = session.map();
            let own = match session.selection() {
                Selection::Stage(id) => cards_of_stage(map, id),
                Selection::Lane(id) => cards_of_lane(map, id),
                Selection::Nothing
                | Selection::Cards(_)
                | Selection::Step(_)
                | Selection::Cell { .. }
                | Selection::Persona(_)
                | Selection::Feeling(_) => Selection::Nothing,
            };
            let picked = filter.picked(map).into_iter();
            let shown: Vec<_> =
                picked.filter(|id| map.card(id).is_some_and(|card| map.is_shown(&card.place))).collect();
            let here = Selection::cards(shown.iter().filter(|id| own.has_card(id)).cloned());
            let cards = if here.is_empty() { Selection::cards(shown) } else { here };
            session.select(cards);
        });
    }

    /// Selects, and brings into view what is selected.
    fn jump(&mut self, selection: &Selection) {
        let theme = self.view.theme().clone();
        let Some(document) = &mut self.document else { return };
        document.session.select(selection.clone());
        document.refresh(&theme, &mut self.view.filter, &mut self.fonts);
        if let Some(rect) = insert::rect_of(&document.drawn.layout, selection) {
            self.canvas.change_view(super::action::ViewChange::Reveal(rect));
        }
    }

    /// Carries out `commands` as one step, selects what is new and lets its title be typed.
    pub(super) fn insert(&mut self, plan: impl FnOnce(&Map, &Selection) -> Option<Vec<Command>>) {
        let Some(document) = &mut self.document else { return };
        let selection = document.session.selection().clone();
        let Some(commands) = plan(document.session.map(), &selection) else { return };
        document.session.begin_gesture(String::new());
        let mut created = None;
        for command in commands {
            match document.session.apply(command) {
                Ok(applied) => created = applied.selection().or(created),
                Err(error) => {
                    document.session.cancel_gesture();
                    self.refused(&error);
                    return;
                }
            }
        }
        // Making a thing and naming it is one step: the gesture goes on until its title is typed.
        let is_named = created.is_some_and(|selection| {
            self.jump(&selection);
            self.canvas.name_new(&selection)
        });
        if !is_named {
            self.with_session(Session::end_gesture);
        }
    }

    /// Remembers the language of the templates on the start screen.
    fn keep_template_language(&mut self, language: Language) {
        if self.settings.template_language != Some(language) {
            self.settings.template_language = Some(language);
            self.keep_settings();
        }
    }

    /// Speaks `language` from now on, or the system's where there is none.
    fn speak(&mut self, language: Option<Language>) {
        self.settings.language = language;
        self.view.language = language;
        i18n::use_language(self.interface_language());
        if self.settings.template_language.is_none() {
            self.start.offer(i18n::language());
        }
        self.keep_settings();
    }

    pub(super) fn keep_settings(&mut self) {
        if let Some(file) = &self.files.settings {
            self.jobs.save_settings(std::sync::Arc::clone(file), self.settings.clone());
        }
    }
}

/// Takes back what has just been done to the map of `session`, in which `before` steps were made then.
pub(super) fn taking_back(session: &Session, before: usize) -> Action {
    Action::TakeBack { revision: session.revision(), to: before }
}

/// Moves the window to the screen beside the one it is on: to the right where there is one, else to the left. Window
/// systems tell nothing of other screens; a place beyond the last of them is brought back by the system.
fn to_other_screen(ctx: &Context) {
    let (outer, monitor, is_fullscreen) = ctx.input(|input| {
        let viewport = input.viewport();
        (viewport.outer_rect, viewport.monitor_size, viewport.fullscreen.unwrap_or(false))
    });
    let (Some(outer), Some(monitor)) = (outer, monitor) else { return };
    let by = if outer.left() >= monitor.x { -monitor.x } else { monitor.x };
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
    ctx.send_viewport_cmd(ViewportCommand::OuterPosition(outer.min + egui::vec2(by, 0.0)));
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(is_fullscreen));
}
