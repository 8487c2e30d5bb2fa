//! The whole application without a real window, operated by the names of its controls.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{Receiver, channel},
    },
    time::{Duration, Instant},
};

use egui::accesskit;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::{Harness, Node, kittest::NodeT as _};
use safar::{
    model::{Language, Map},
    ui::{
        AppOptions, SafarApp, desk::timer::WallClock, file_picker::FileDialogs, interface::Interface, jobs::Gate,
        new_window::WindowStarter, style,
    },
};

use super::{
    held_jobs::HeldJobs,
    other_windows::OtherWindows,
    software_renderer::{Picture, SoftwareRenderer},
};

/// The options of a test's window.
pub(crate) struct Setup {
    pub(crate) file_dialogs: FileDialogs,
    pub(crate) language: Language,
    pub(crate) settings_folder: Option<PathBuf>,
    pub(crate) templates_folder: Option<PathBuf>,
    pub(crate) shared_folder: Option<PathBuf>,
    /// The gate at which jobs wait for the test.
    pub(crate) gate: Option<Arc<HeldJobs>>,
    pub(crate) patience: Duration,
    /// The clock of the timer.
    pub(crate) clock: WallClock,
    /// Starts other windows.
    pub(crate) new_windows: Arc<dyn WindowStarter>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            file_dialogs: FileDialogs::PathField,
            language: Language::English,
            settings_folder: None,
            templates_folder: None,
            shared_folder: None,
            gate: None,
            patience: Duration::from_secs(20),
            clock: WallClock::default(),
            new_windows: Arc::new(OtherWindows::answering(Ok(()))),
        }
    }
}

/// The application under test.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, Option<SafarApp>>,
    renderer: SoftwareRenderer,
    size: Vec2,
    /// Receives a message for each request for a frame: by the window, by a job that ended, or by a tile thread.
    woken: Receiver<()>,
}

impl Window {
    /// The application, `width` by `height` points large, with the map at `path` open if given.
    pub(crate) fn open(width: f32, height: f32, path: Option<PathBuf>) -> Self {
        Self::open_whole(width, height, path, Setup::default())
    }

    /// Like [`open`](Self::open), in another language.
    pub(crate) fn open_in(language: Language, width: f32, height: f32, path: Option<PathBuf>) -> Self {
        Self::open_whole(width, height, path, Setup { language, ..Setup::default() })
    }

    /// Like [`open`](Self::open), asking for files with `file_dialogs`.
    pub(crate) fn open_with(width: f32, height: f32, path: Option<PathBuf>, file_dialogs: FileDialogs) -> Self {
        Self::open_whole(width, height, path, Setup { file_dialogs, ..Setup::default() })
    }

    /// Like [`open`](Self::open), but shares copied cards with other windows through `folder`.
    pub(crate) fn open_sharing(folder: &Path, width: f32, height: f32, path: Option<PathBuf>) -> Self {
        let shared_folder = Some(folder.to_path_buf());
        Self::open_whole(width, height, path, Setup { shared_folder, ..Setup::default() })
    }

    /// Like [`open`](Self::open), with all options.
    pub(crate) fn open_whole(width: f32, height: f32, path: Option<PathBuf>, setup: Setup) -> Self {
        let renderer = SoftwareRenderer::default();
        let size = Vec2::new(width, height);
        let mut path = Some(path);
        let harness = Harness::builder()
            .with_size(size)
            .with_max_steps(200)
            .renderer(renderer.clone())
            .with_context_setup(style::install)
            .build_ui_state(
                move |ui, app: &mut Option<SafarApp>| {
                    let options = || AppOptions {
                        file_dialogs: setup.file_dialogs,
                        settings_folder: setup.settings_folder.clone(),
                        templates_folder: setup.templates_folder.clone(),
                        shared_folder: setup.shared_folder.clone(),
                        has_system_fonts: false,
                        language: Some(setup.language),
                        system: None,
                        gate: setup.gate.clone().map(|gate| gate as Arc<dyn Gate>),
                        patience: setup.patience,
                        clock: setup.clock.clone(),
                        new_windows: Arc::clone(&setup.new_windows),
                    };
                    let app = app.get_or_insert_with(|| SafarApp::new(ui.ctx(), options(), path.take().flatten()));
                    app.ui(ui);
                },
                None,
            );
        let (sender, woken) = channel();
        // The test may have ended when the last thread of a window requests a frame.
        harness.ctx.set_request_repaint_callback(move |_| {
            let _ = sender.send(());
        });
        let mut window = Self { harness, renderer, size, woken };
        window.settle();
        window
    }

    /// Runs frames until no work is in progress and the window requests no further frame.
    ///
    /// As in the real window, a frame runs when one is requested: by the frame before, or by a thread that has
    /// finished. In between, this waits for the thread instead of running frames that show nothing new.
    pub(crate) fn settle(&mut self) {
        // Changes made by the test itself appear in the next frame; what that frame requests, in the one after it.
        self.harness.ctx.request_repaint();
        let mut quiet = 0;
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_mins(1) {
            while self.woken.try_recv().is_ok() {}
            self.harness.step();
            let is_idle = self.is_idle();
            quiet = if is_idle { quiet + 1 } else { 0 };
            // Continuous movement, such as scrolling during a drag, requests frames endlessly.
            if is_idle && (!self.asks_for_a_frame() || quiet > 4) {
                // The test names controls in the language of the window that it has used last.
                Interface::of(&self.harness.ctx).stay();
                return;
            }
            if !self.asks_for_a_frame() {
                // The timeout is for a thread that finishes without requesting a frame.
                let _ = self.woken.recv_timeout(Duration::from_millis(100));
            }
        }
        panic!("the application never came to rest");
    }

    /// Whether no job is in progress and the canvas shows the current map.
    fn is_idle(&self) -> bool {
        let tiles = self.app().canvas().tile_counts();
        self.app().is_idle() && tiles.pending == 0 && tiles.inexact == 0
    }

    /// Whether the last frame requested another one immediately.
    fn asks_for_a_frame(&self) -> bool {
        self.harness.output().viewport_output.values().any(|window| window.repaint_delay.is_zero())
    }

    /// Waits until no work is in progress, runs a frame, and returns when the next one is due. A tile that a slow
    /// computer finishes only now does not count as unrest.
    pub(crate) fn step_at_rest(&mut self) -> Duration {
        self.settle();
        self.harness.step();
        self.harness.output().viewport_output.values().next().expect("there is one window").repaint_delay
    }

    pub(crate) fn app(&self) -> &SafarApp {
        self.harness.state().as_ref().expect("the first frame makes the application")
    }

    /// Triggers `action` in the next frame.
    pub(crate) fn ask(&mut self, action: safar::ui::action::Action) {
        self.harness.state_mut().as_mut().expect("the first frame makes the application").ask(action);
    }

    /// Simulates a change of the system's appearance to `look`.
    pub(crate) fn system_says(&mut self, look: safar::ui::shell::system_look::SystemLook) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().as_mut().expect("the first frame makes the application").follow_system(&ctx, look);
        self.settle();
    }

    /// Selects `selection`.
    pub(crate) fn select(&mut self, selection: safar::edit::Selection) {
        self.ask(safar::ui::action::Action::Map(safar::ui::action::MapAction::Select(selection)));
        self.harness.run_steps(2);
        self.settle();
    }

    pub(crate) fn map(&self) -> &Map {
        self.app().document().expect("a map is open").session.map()
    }

    /// Clicks the control with this name.
    pub(crate) fn click(&mut self, name: &str) {
        self.control(name).click();
        self.settle();
    }

    /// The control with this name; a caption may have the same name.
    pub(crate) fn control<'a>(&'a self, name: &'a str) -> Node<'a> {
        let mut controls = self.controls(&|label| label == name);
        if controls.is_empty() {
            // The names of things on the map continue with more details.
            controls = self.controls(&|label| label.strip_prefix(name).is_some_and(|rest| rest.starts_with(", ")));
        }
        assert_eq!(controls.len(), 1, "controls called {name}");
        controls.remove(0)
    }

    /// Every control whose name satisfies `is_meant`.
    pub(crate) fn controls<'a>(&'a self, is_meant: &dyn Fn(&str) -> bool) -> Vec<Node<'a>> {
        let root = self.harness.root();
        let is_control = |node: &Node<'a>| {
            let node = node.accesskit_node();
            node.role() != accesskit::Role::Label && node.label().is_some_and(|label| is_meant(&label))
        };
        root.children_recursive().filter(is_control).collect()
    }

    /// The text that a copy or cut event puts on the clipboard.
    pub(crate) fn copied(&mut self, event: Event) -> String {
        self.harness.event(event);
        self.harness.step();
        let copied = self.harness.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        self.settle();
        copied.expect("something is copied")
    }

    /// Presses and releases a key.
    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Types text into the focused field.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.into()));
        self.settle();
    }

    /// Enters a path into the visible path field.
    pub(crate) fn enter_path(&mut self, path: &Path) {
        self.press(Modifiers::COMMAND, Key::A);
        self.type_text(path.to_str().expect("test paths are Unicode"));
        self.press(Modifiers::NONE, Key::Enter);
    }

    /// Drags with the pointer between two positions.
    pub(crate) fn drag(&mut self, from: egui::Pos2, to: egui::Pos2) {
        self.harness.hover_at(from);
        self.harness.run_steps(1);
        self.harness.drag_at(from);
        self.harness.run_steps(1);
        for part in [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0] {
            self.harness.hover_at(from + (to - from) * part);
            self.harness.run_steps(2);
        }
        self.harness.drop_at(to);
        self.harness.remove_cursor();
        self.settle();
    }

    /// A picture of the window, also written to `target/ui-pictures`.
    pub(crate) fn picture(&mut self, name: &str) -> Picture {
        self.settle();
        let picture = self.renderer.draw(&self.harness.ctx, self.harness.output(), self.size);
        picture.save(name);
        picture
    }
}
