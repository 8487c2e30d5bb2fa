//! A window whose jobs wait for the test, with three maps to work on.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use egui::{Event, Key, Modifiers, ViewportCommand};
use safar::{
    edit::Command,
    model::{Card, CardId, Lane, LaneId, LaneKind, Map, Place, Stage, StageId},
    storage,
    ui::{action::Action, jobs::JobKind},
};

use super::{
    held_jobs::{HeldJobs, Release},
    temp::TempFolder,
    window::{Setup, Window},
};

/// A window whose jobs wait for the test.
pub(crate) struct Desk {
    pub(crate) window: Window,
    pub(crate) gate: Arc<HeldJobs>,
    folder: TempFolder,
    /// Whether the window was closed.
    pub(crate) is_closed: bool,
}

/// A map with a lane, a stage and a card.
fn map(title: &str) -> Map {
    let mut map = Map::default();
    title.clone_into(&mut map.info.title);
    map.stages.push(Stage::new(StageId::numbered(1), "First"));
    map.lanes.push(Lane::new(LaneId::numbered(1), LaneKind::Touchpoints, "Lane"));
    let place = Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order: 0 };
    let card = Card::new(CardId::numbered(1), place, "Card");
    map.cards.insert(card.id.clone(), card);
    map
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.gate.open();
    }
}

impl Desk {
    /// A window with the map `a.ron` open; `b.ron` and `c.ron` lie in the same folder.
    pub(crate) fn open() -> Self {
        Self::open_as(Setup::default())
    }

    pub(crate) fn open_as(setup: Setup) -> Self {
        let folder = TempFolder::new();
        for title in ["a", "b", "c"] {
            storage::save_map(&folder.join(&format!("{title}.ron")), &map(title)).unwrap();
        }
        let gate = Arc::new(HeldJobs::default());
        let path = folder.join("a.ron");
        let window = Window::open_whole(900.0, 620.0, Some(path), Setup { gate: Some(Arc::clone(&gate)), ..setup });
        gate.close();
        Self { window, gate, folder, is_closed: false }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Runs a few frames.
    pub(crate) fn frames(&mut self) {
        for _ in 0..3 {
            self.window.harness.step();
        }
        self.is_closed |= self.window.app().is_closing();
    }

    /// Runs frames until `is_so`.
    pub(crate) fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        for _ in 0..2000 {
            self.frames();
            if is_so(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        panic!("never: {what}; waiting: {:?}", self.gate.waiting());
    }

    pub(crate) fn ask(&mut self, action: Action) {
        self.window.ask(action);
        self.frames();
    }

    /// An edit of the open map that can be found again by `title`.
    pub(crate) fn edit(&mut self, title: &str) {
        self.ask(Action::edit(Command::AddStage { at: usize::MAX, title: title.into() }));
    }

    pub(crate) fn click(&mut self, name: &str) {
        self.window.control(name).click();
        self.frames();
    }

    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.window.harness.key_press_modifiers(modifiers, key);
        self.frames();
    }

    /// Answers the path field that is shown.
    pub(crate) fn enter_path(&mut self, path: &Path) {
        self.press(Modifiers::COMMAND, Key::A);
        self.window.harness.event(Event::Text(path.to_str().unwrap().into()));
        self.frames();
        self.press(Modifiers::NONE, Key::Enter);
        // The file at the path is looked up on a background thread.
        self.until("the path is taken, asked about or refused", |desk| {
            let words = ["Replace it?", "must end in .png", "This file contains text"];
            !desk.asks_for_a_path() || words.iter().any(|words| desk.says(words))
        });
    }

    pub(crate) fn asks_for_a_path(&self) -> bool {
        ["Path", "مسار الملف"].iter().any(|name| !self.window.controls(&|label| label == *name).is_empty())
    }

    /// The window's own button to close it.
    pub(crate) fn close(&mut self) {
        let viewport = self.window.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        self.window.harness.step();
        let commands = self.window.harness.output().viewport_output.values().flat_map(|output| &output.commands);
        self.is_closed |= !commands.into_iter().any(|command| *command == ViewportCommand::CancelClose);
        self.frames();
    }

    /// Waits for the only job of this kind, and releases it.
    pub(crate) fn release(&mut self, kind: JobKind, release: Release) {
        let id = self.gate.wait_for(kind, 1)[0];
        self.gate.release(id, release);
        self.until("the released job leaves the gate", |desk| !desk.gate.waiting_of(kind).contains(&id));
        self.frames();
    }

    /// Opens the gate and waits until all is done.
    pub(crate) fn finish(&mut self) {
        self.gate.open();
        self.until("all jobs are done", |desk| desk.window.app().is_idle());
        self.frames();
    }

    pub(crate) fn says(&self, words: &str) -> bool {
        use egui_kittest::kittest::Queryable as _;
        self.window.harness.query_all_by_label_contains(words).count() > 0
    }

    pub(crate) fn asks_about_changes(&self) -> bool {
        self.says("Save your changes?")
    }

    pub(crate) fn title(&self) -> String {
        self.window.map().info.title.clone()
    }

    pub(crate) fn is_modified(&self) -> bool {
        self.window.app().document().unwrap().session.is_modified()
    }

    /// The titles of the stages in the file `name`.
    pub(crate) fn stages_in(&self, name: &str) -> Vec<String> {
        stages(&storage::read_map(&self.path(name)).unwrap().map)
    }
}

fn stages(map: &Map) -> Vec<String> {
    map.stages.iter().map(|stage| stage.title.clone()).collect()
}
