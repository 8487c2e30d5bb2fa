//! Random sequences of edits, saves, opens, exports and attempts to leave, while jobs are slow, fail, panic and end in
//! any order. In every case no edit is lost silently, each file gets only content meant for it, and the window can be
//! closed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use egui::{Event, Key, Modifiers, ViewportCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use safar::{
    edit::Command,
    model::{Language, Map, Stage, StageId},
    storage,
    ui::{
        action::{Action, FileAction, MapAction},
        jobs::{DocumentId, JobKind},
    },
};

use super::support::{
    held_jobs::{HeldJobs, Release},
    temp::TempFolder,
    window::{Setup, Window},
};

/// The part of a map's content that these tests change: its title and the titles of its stages.
type State = Vec<String>;

fn state_of(map: &Map) -> State {
    std::iter::once(&map.info.title).chain(map.stages.iter().map(|stage| &stage.title)).cloned().collect()
}

/// A pseudo-random sequence of numbers (xorshift64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// The open map, as the test expects it.
#[derive(Clone)]
struct Open {
    id: DocumentId,
    state: State,
    /// The content when it was opened.
    first: State,
    /// The files it may be saved to: the one it was opened from, and those the user chose.
    paths: BTreeSet<PathBuf>,
}

struct Run {
    window: Window,
    gate: Arc<HeldJobs>,
    folder: TempFolder,
    random: Random,
    open: Option<Open>,
    /// The state of a map that the user agreed to lose.
    given_up: Option<(DocumentId, State)>,
    /// The contents that were to be written to each file, in order.
    asked: BTreeMap<PathBuf, Vec<State>>,
    /// The last content of each file, and its index in `asked`.
    held: BTreeMap<PathBuf, (State, usize)>,
    count: usize,
    is_closed: bool,
    log: String,
}

const NAMES: [&str; 5] = ["a.ron", "b.ron", "c.ron", "d.ron", "e.ron"];

impl Drop for Run {
    #[expect(clippy::print_stdout, reason = "a failure at random needs its history")]
    fn drop(&mut self) {
        self.gate.open();
        if std::thread::panicking() {
            let lines: Vec<_> = self.log.lines().collect();
            println!("the last events:\n{}", lines[lines.len().saturating_sub(40)..].join("\n"));
        }
    }
}

impl Run {
    fn new(random: Random) -> Self {
        let folder = TempFolder::new();
        let mut held = BTreeMap::new();
        for name in &NAMES[..3] {
            let mut map = Map::default();
            (*name).clone_into(&mut map.info.title);
            map.stages.push(Stage::new(StageId::numbered(1), "First"));
            storage::save_map(&folder.join(name), &map).unwrap();
            held.insert(folder.join(name), (state_of(&map), 0));
        }
        let gate = Arc::new(HeldJobs::default());
        // A limited patience would depend on the clock; it has its own tests.
        let patience = Duration::from_secs(100_000);
        let setup = Setup { gate: Some(Arc::clone(&gate)), patience, ..Setup::default() };
        let path = folder.join("a.ron");
        let window = Window::open_whole(900.0, 600.0, Some(path), setup);
        gate.close();
        let mut run = Self {
            window,
            gate,
            folder,
            random,
            open: None,
            given_up: None,
            asked: BTreeMap::new(),
            held,
            count: 0,
            is_closed: false,
            log: String::new(),
        };
        run.look();
        run
    }

    fn frames(&mut self) {
        for _ in 0..2 {
            self.window.harness.step();
        }
        self.is_closed |= self.window.app().is_closing();
    }

    fn says(&self, words: &str) -> bool {
        self.window.harness.query_all_by_label_contains(words).count() > 0
    }

    fn has(&self, control: &str) -> bool {
        !self.window.controls(&|name| name == control).is_empty()
    }

    fn press(&mut self, key: Key) {
        self.window.harness.key_press_modifiers(Modifiers::NONE, key);
        self.frames();
    }

    fn click(&mut self, name: &str) {
        self.window.control(name).click();
        self.frames();
    }

    fn ask(&mut self, action: Action) {
        self.window.ask(action);
        self.frames();
    }

    fn note(&mut self, words: impl std::fmt::Display) {
        writeln!(self.log, "{words}").unwrap();
    }

    /// Records that the open map may be written to `path` from now on.
    fn will_save_to(&mut self, path: Option<PathBuf>) {
        let (Some(path), Some(open)) = (path, &mut self.open) else { return };
        open.paths.insert(path.clone());
        self.asked.entry(path).or_default().push(open.state.clone());
    }

    fn own_path(&self) -> Option<PathBuf> {
        self.window.app().document().and_then(|document| document.file.path.clone())
    }

    /// Compares the open map and the content of the files with the expected ones.
    fn look(&mut self) {
        self.look_at_files();
        let document = self.window.app().document();
        let now = document.map(|document| (document.id, state_of(document.session.map()), document.file.path.clone()));
        let is_same = now.as_ref().map(|(id, ..)| *id) == self.open.as_ref().map(|open| open.id);
        if !is_same || self.is_closed {
            self.must_be_safe();
        }
        match (now, &mut self.open) {
            (Some((_, state, path)), Some(open)) if is_same => {
                assert!(path.as_ref().is_none_or(|path| open.paths.contains(path)), "a map got the path of another");
                open.state = state;
            }
            (Some((id, state, path)), open) => {
                *open = Some(Open { id, first: state.clone(), state, paths: path.into_iter().collect() });
            }
            (None, open) => *open = None,
        }
    }

    /// Checks that each file changes only to a content that was to be written to it, and never back to an older one.
    fn look_at_files(&mut self) {
        for name in NAMES {
            let path = self.folder.join(name);
            if !path.exists() {
                continue;
            }
            let state = state_of(&storage::read_map(&path).expect("no file is ever damaged").map);
            let (before, at) = self.held.get(&path).cloned().unwrap_or_default();
            if state == before {
                continue;
            }
            let asked = self.asked.get(&path).map(Vec::as_slice).unwrap_or_default();
            let found = asked.iter().enumerate().skip(at).find(|(_, asked)| **asked == state);
            let (at, _) = found.unwrap_or_else(|| panic!("{name} holds {state:?}, which was not to be there any more"));
            self.held.insert(path, (state, at + 1));
        }
    }

    /// Checks, after the open map was replaced or closed, that only changes the user agreed to lose are lost.
    fn must_be_safe(&self) {
        let Some(open) = &self.open else { return };
        let is_untouched = open.state == open.first;
        let is_given_up = self.given_up.as_ref() == Some(&(open.id, open.state.clone()));
        let is_in_file = open.paths.iter().any(|path| self.held.get(path).is_some_and(|(held, _)| *held == open.state));
        assert!(is_untouched || is_given_up || is_in_file, "lost: {:?}; files: {:?}", open.state, self.held);
    }

    /// Performs one random action of the user or the system.
    fn event(&mut self) {
        let is_answered = self.answer();
        if !is_answered {
            match self.random.below(100) {
                0..34 => self.release(),
                34..40 if self.open.is_none() => self.ask(Action::File(FileAction::New(Language::English))),
                34..64 => self.edit(),
                64..68 => self.ask(Action::Map(MapAction::Undo)),
                68..80 => self.save(),
                80..84 => self.save_as(),
                84..90 => self.open_a_map(),
                90..92 => self.ask(Action::File(FileAction::New(Language::English))),
                92..94 => self.ask(Action::File(FileAction::CloseMap)),
                94..97 => self.export(),
                _ => self.close(),
            }
        }
        self.look();
    }

    fn edit(&mut self) {
        if self.open.is_none() {
            return;
        }
        self.count += 1;
        let title = format!("Edit {}", self.count);
        self.note(&title);
        let before = self.open.as_ref().map(|open| open.id);
        self.ask(Action::edit(Command::AddStage { at: usize::MAX, title: title.clone() }));
        let document = self.window.app().document().expect("a map does not close by itself");
        let is_there = document.session.map().stages.iter().any(|stage| stage.title == title);
        assert!(is_there || Some(document.id) != before, "an edit that was made is in the map");
    }

    fn save(&mut self) {
        self.note("save");
        self.will_save_to(self.own_path());
        self.ask(Action::File(FileAction::Save));
    }

    fn save_as(&mut self) {
        self.note("save as");
        self.ask(Action::File(FileAction::SaveAs));
    }

    fn open_a_map(&mut self) {
        let path = self.folder.join(NAMES[self.random.below(NAMES.len())]);
        self.note(format_args!("open {}", path.display()));
        self.ask(Action::File(FileAction::OpenPath(path)));
    }

    fn export(&mut self) {
        self.note("export");
        self.ask(Action::File(FileAction::Export));
    }

    fn close(&mut self) {
        self.note("close the window");
        let viewport = self.window.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        self.window.harness.step();
        let commands = self.window.harness.output().viewport_output.values().flat_map(|output| &output.commands);
        self.is_closed |= !commands.into_iter().any(|command| *command == ViewportCommand::CancelClose);
        self.frames();
    }

    /// Releases one of the waiting jobs, or makes it fail in some way.
    fn release(&mut self) {
        let waiting = self.gate.waiting();
        if waiting.is_empty() {
            return self.frames();
        }
        let job = waiting[self.random.below(waiting.len())].clone();
        let release =
            [Release::Work, Release::Work, Release::Work, Release::Work, Release::WorkThenPanic, Release::Panic];
        let release = release[self.random.below(release.len())];
        let fails = job.kind == JobKind::SaveMap && self.random.below(6) == 0;
        self.note(format_args!("release {:?} {:?}: {release:?}, fails: {fails}", job.kind, job.path));
        let path = job.path.clone().filter(|path| fails && path.exists());
        if let Some(path) = &path {
            set_read_only(path, true);
        }
        self.gate.release(job.id, release);
        self.gate.wait_until_ended(job.id);
        // Until the window has heard of it, a save could go to another path than the test knows.
        while self.window.app().jobs().is_running(job.id) {
            self.frames();
            std::thread::sleep(Duration::from_millis(1));
        }
        if let Some(path) = &path {
            set_read_only(path, false);
        }
        self.frames();
    }

    /// Answers the open dialog; returns whether there is one. Sometimes it is left open, so that jobs end while it is
    /// shown.
    fn answer(&mut self) -> bool {
        if self.says("Save your changes?") {
            self.later_or(|run| match run.random.below(4) {
                0 => {
                    run.note("don't save");
                    run.given_up = run.open.as_ref().map(|open| (open.id, open.state.clone()));
                    run.click("Don’t save");
                }
                1 => run.press(Key::Escape),
                _ => {
                    run.note("save, then");
                    run.will_save_to(run.own_path());
                    run.press(Key::Enter);
                }
            });
        } else if self.says("The file has changed") {
            self.later_or(|run| match run.random.below(3) {
                0 => {
                    run.note("replace the file");
                    run.will_save_to(run.own_path());
                    run.click("Replace the file");
                }
                1 => run.press(Key::Escape),
                _ => run.press(Key::Enter),
            });
        } else if self.says("Export as PNG") {
            self.later_or(|run| if run.random.below(2) == 0 { run.click("Export…") } else { run.press(Key::Escape) });
        } else if self.has("Path") {
            self.later_or(Self::answer_path);
        } else if self.has("Close") && self.says("could not be") {
            self.press(Key::Escape);
        } else {
            return false;
        }
        true
    }

    fn later_or(&mut self, answer: impl FnOnce(&mut Self)) {
        if self.random.below(4) == 0 { self.release() } else { answer(self) }
    }

    fn answer_path(&mut self) {
        if self.random.below(4) == 0 {
            return self.press(Key::Escape);
        }
        let is_export = self.says("Export a picture");
        // Sometimes the user exports to a map's file by mistake.
        let name = if is_export && self.random.below(3) > 0 { "p.png" } else { NAMES[self.random.below(NAMES.len())] };
        let path = self.folder.join(name);
        self.note(format_args!("path {name}, export: {is_export}"));
        let typed = path.to_str().unwrap();
        let mut tries = 0..20;
        while self.window.control("Path").accesskit_node().value().as_deref() != Some(typed) {
            self.window.control("Path").focus();
            self.frames();
            self.window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
            self.frames();
            self.window.harness.event(Event::Text(typed.into()));
            self.frames();
            tries.next().expect("the path is typed");
        }
        if !is_export {
            self.will_save_to(Some(path.clone()));
        }
        self.press(Key::Enter);
        if is_export && name != "p.png" {
            assert!(self.has("Path"), "a picture goes to no file that is not called .png");
            return self.press(Key::Escape);
        }
        // The file at the path is looked up on a background thread.
        let mut tries = 0..5000;
        while self.has("Path") {
            if self.says("Replace it?") {
                self.press(Key::Enter);
            }
            self.frames();
            std::thread::sleep(Duration::from_millis(1));
            tries.next().expect("the path is taken");
        }
    }

    /// Releases everything and closes the window in whatever state it is.
    fn end(mut self) -> Random {
        self.note("the end");
        self.gate.open();
        for _ in 0..2000 {
            if self.is_closed {
                break;
            }
            self.frames();
            self.look();
            if !self.answer_at_the_end() && self.window.app().is_idle() {
                self.close();
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        assert!(self.is_closed, "the window cannot be closed");
        self.look();
        let picture = self.folder.join("p.png");
        assert!(!picture.exists() || is_png(&picture), "a picture is a picture");
        std::mem::replace(&mut self.random, Random(1))
    }

    fn answer_at_the_end(&mut self) -> bool {
        if self.says("Save your changes?") {
            self.given_up = self.open.as_ref().map(|open| (open.id, open.state.clone()));
            self.click("Don’t save");
        } else if self.says("The file has changed")
            || self.says("Export as PNG")
            || self.has("Path")
            || self.has("Close")
        {
            self.press(Key::Escape);
        } else {
            return false;
        }
        true
    }
}

fn set_read_only(path: &Path, is_read_only: bool) {
    let mut permissions = fs::metadata(path).unwrap().permissions();
    permissions.set_readonly(is_read_only);
    fs::set_permissions(path, permissions).unwrap();
}

fn is_png(path: &Path) -> bool {
    fs::read(path).unwrap().starts_with(b"\x89PNG")
}

/// Runs `count` actions; a window that was closed is followed by another.
fn events(seed: u64, count: usize) {
    let mut random = Random(seed);
    let mut left = count;
    while left > 0 {
        let mut run = Run::new(random);
        while left > 0 && !run.is_closed {
            run.event();
            left -= 1;
        }
        random = run.end();
    }
}

#[test]
fn no_edit_is_lost_whatever_jobs_do() {
    events(0x5afa_0001, 300);
}

/// Takes minutes: `cargo test --test it late_jobs -- --ignored`.
#[test]
#[ignore = "ten thousand events for each of five seeds take minutes"]
fn no_edit_is_lost_in_ten_thousand_events() {
    for seed in [1, 2, 3, 4, 5] {
        events(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed) | 1, 10_000);
    }
}
