//! Arbitrary pointer and key input on the canvas while saves are slow or panic: nothing breaks, the file gets every edit, and
//! undoing everything restores the map as it was opened.

use std::sync::Arc;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use safar::{
    model::{LaneKind, Language},
    storage::SidePanel,
    ui::action::{Action, FileAction, MapAction, ViewAction, ViewChange, WindowAction},
};

use super::support::{
    held_jobs::{HeldJobs, Release},
    window::{Setup, Window},
};

/// A small pseudo-random number generator (xorshift64*); the same seed gives the same numbers.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % limit
    }

    fn part(&mut self) -> f32 {
        f32::from(u16::try_from(self.below(1000)).unwrap()) / 1000.0
    }

    fn place(&mut self, rect: Rect) -> Pos2 {
        rect.min + vec2(rect.width() * self.part(), rect.height() * self.part())
    }

    fn modifiers(&mut self) -> Modifiers {
        let of = |is_down: bool, modifiers: Modifiers| if is_down { modifiers } else { Modifiers::NONE };
        of(self.below(6) == 0, Modifiers::SHIFT)
            | of(self.below(8) == 0, Modifiers::ALT)
            | of(self.below(8) == 0, Modifiers::COMMAND)
    }
}

const KEYS: [Key; 26] = [
    Key::ArrowUp,
    Key::ArrowDown,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::Enter,
    Key::Escape,
    Key::Tab,
    Key::Delete,
    Key::F2,
    Key::M,
    Key::T,
    Key::P,
    Key::S,
    Key::F,
    Key::Num1,
    Key::Num5,
    Key::D,
    Key::Z,
    Key::Y,
    Key::A,
    Key::E,
    Key::L,
    Key::Home,
    Key::End,
    Key::K,
    Key::Backspace,
];

/// An action that neither asks for a file nor leaves the map.
fn any_action(chance: &mut Chance) -> Action {
    let kind = LaneKind::ALL[chance.below(LaneKind::ALL.len())];
    match chance.below(25) {
        0 => Action::Map(MapAction::AddStage),
        1 => Action::Map(MapAction::AddStep),
        2 => Action::Map(MapAction::AddPersona),
        3 => Action::Map(MapAction::AddLane(kind)),
        4..=6 => Action::Map(MapAction::AddCard(if kind.holds_cards() { kind } else { LaneKind::Touchpoints })),
        7 => Action::Map(MapAction::SelectAll),
        8 => Action::Map(MapAction::Link),
        9 => Action::Map(MapAction::Delete),
        10 => Action::Map(MapAction::Duplicate),
        11 => Action::Map(MapAction::Rename),
        12 => Action::Map(MapAction::NextEvidence),
        13 => Action::View(ViewAction::Find),
        14 => Action::Window(WindowAction::FocusCapture),
        15 => Action::View(ViewAction::ShowFilter),
        16 => Action::Window(WindowAction::ShowPalette),
        17 => Action::View(ViewAction::Present),
        18 => Action::View(ViewAction::StopPresenting),
        19 => Action::Window(WindowAction::ToggleSide([SidePanel::Outline, SidePanel::History][chance.below(2)])),
        20 => Action::Window(WindowAction::TogglePanels),
        21 => Action::View(ViewAction::Change(
            [ViewChange::ZoomIn, ViewChange::ZoomOut, ViewChange::Fit][chance.below(3)],
        )),
        22 => Action::Map(MapAction::ChooseLane(None)),
        23 => Action::Window(WindowAction::SpeakLanguage(Some(
            [Language::English, Language::Arabic, Language::Persian][chance.below(3)],
        ))),
        _ => [Action::Map(MapAction::Undo), Action::Map(MapAction::Redo)][chance.below(2)].clone(),
    }
}

fn act(window: &mut Window, chance: &mut Chance, canvas: Rect, is_down: &mut bool) {
    // Occasionally outside the canvas: over the side rail and beyond the edges.
    let area = if chance.below(12) == 0 { canvas.expand(40.0) } else { canvas };
    let at = chance.place(area);
    match chance.below(18) {
        0..=4 => window.harness.event(Event::PointerMoved(at)),
        5..=8 => {
            let modifiers = chance.modifiers();
            window.harness.event(Event::PointerMoved(at));
            *is_down = !*is_down;
            let button = PointerButton::Primary;
            window.harness.event(Event::PointerButton { pos: at, button, pressed: *is_down, modifiers });
        }
        9 => {
            for pressed in [true, false, true, false] {
                let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
                window.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
            }
            *is_down = false;
        }
        10 => window.harness.event(Event::Text(["ab", "سلام", "x\u{200C}y", " "][chance.below(4)].into())),
        11 => window.harness.event(Event::Zoom(0.6 + chance.part())),
        12 => {
            let paste = Event::Paste("one\n• two\n\nسه".into());
            window.harness.event([Event::Copy, Event::Cut, paste.clone(), paste][chance.below(4)].clone());
        }
        13 => window.ask(any_action(chance)),
        14 => {
            window.harness.event(Event::Text(["! slow", "+ app @phone", "#tag :)", "> ایده"][chance.below(4)].into()));
        }
        _ => {
            let modifiers = chance.modifiers();
            let key = KEYS[chance.below(KEYS.len())];
            window.harness.key_press_modifiers(modifiers, key);
        }
    }
    window.harness.step();
}

/// Releases the jobs also when a test fails: the window that goes would wait for them.
struct ReleasedAtTheEnd(Arc<HeldJobs>);

impl Drop for ReleasedAtTheEnd {
    fn drop(&mut self) {
        self.0.open();
    }
}

/// Lets one of the waiting jobs end, whichever came first, now and then by a panic.
fn end_a_job(gate: &HeldJobs, chance: &mut Chance) {
    let waiting = gate.waiting();
    if !waiting.is_empty() {
        let job = &waiting[chance.below(waiting.len())];
        gate.release(job.id, if chance.below(3) == 0 { Release::Panic } else { Release::Work });
    }
}

/// Saves, and checks that the file then holds what the window shows.
fn file_gets_everything(window: &mut Window, path: &std::path::Path, seed: u64) {
    window.ask(Action::File(FileAction::Save));
    window.settle();
    let saved = safar::storage::read_map(path).expect("the map can be read").map;
    assert!(saved == *window.map(), "seed {seed}: an edit is missing from the file");
    assert!(!window.app().document().unwrap().session.is_modified(), "seed {seed}: the window knows that it is saved");
}

fn anything_goes(seed: u64, sample: &str, events: usize) {
    // Uses a copy, because one of the keys saves.
    let path = std::env::temp_dir().join(format!("safar-random-{seed}-{}.ron", std::process::id()));
    let shipped = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(sample);
    std::fs::copy(shipped, &path).unwrap();
    let copy = path.clone();
    let gate = Arc::new(HeldJobs::default());
    let setup = Setup { gate: Some(Arc::clone(&gate)), ..Setup::default() };
    let mut window = Window::open_whole(1100.0, 700.0, Some(path), setup);
    let _released = ReleasedAtTheEnd(Arc::clone(&gate));
    gate.close();
    let opened = window.map().clone();
    let canvas = Rect::from_min_max(pos2(64.0, 58.0), pos2(780.0, 660.0));
    let mut chance = Chance(seed);
    let mut is_down = false;
    for _ in 0..events {
        act(&mut window, &mut chance, canvas, &mut is_down);
        if chance.below(10) == 0 {
            window.ask(Action::File(FileAction::Save));
        }
        if chance.below(10) == 0 {
            end_a_job(&gate, &mut chance);
        }
    }
    gate.open();
    if is_down {
        let (pos, button, modifiers) = (canvas.center(), PointerButton::Primary, Modifiers::NONE);
        window.harness.event(Event::PointerButton { pos, button, pressed: false, modifiers });
    }
    for _ in 0..4 {
        window.press(Modifiers::NONE, Key::Escape);
    }
    assert!(!window.app().document().unwrap().session.is_in_gesture(), "seed {seed}: a gesture was left open");
    file_gets_everything(&mut window, &copy, seed);
    let _ = std::fs::remove_file(copy);
    let mut steps = 0;
    while window.app().document().unwrap().session.can_undo() {
        window.ask(safar::ui::action::Action::Map(safar::ui::action::MapAction::Undo));
        window.harness.step();
        steps += 1;
        assert!(steps < 20_000, "undoing comes to an end");
    }
    assert!(steps > 5, "seed {seed} did something");
    assert!(*window.map() == opened, "seed {seed}: undoing everything gives the map that was opened");
}

#[test]
fn anything_done_to_an_english_map_can_be_undone() {
    for seed in [1, 77] {
        anything_goes(seed, "online-shop.en.ron", 400);
    }
}

#[test]
fn anything_done_to_a_persian_map_can_be_undone() {
    anything_goes(5, "consultancy-clients.fa.ron", 400);
}

/// The long run, for use after changes to the tools: three seeds of ten thousand events each.
///
/// `cargo test --release --test it anything_done_for_long -- --ignored` takes three or four minutes.
#[test]
#[ignore = "takes minutes, and many in a debug build"]
fn anything_done_for_long_can_be_undone() {
    for (seed, sample) in
        [(11, "online-shop.en.ron"), (12, "consultancy-clients.fa.ron"), (13, "leaving-telecom.ar.ron")]
    {
        anything_goes(seed, sample, 10_000);
    }
}
