//! The timer of a presentation, with a clock that the test moves.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use egui::{Key, Modifiers, accesskit};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use safar::{
    model::Language,
    storage::ThemeChoice,
    ui::{
        action::{Action, ViewAction},
        desk::timer::{TimerChange, WallClock},
    },
};

use crate::support::window::{Setup, Window};

const NONE: Modifiers = Modifiers::NONE;

/// A window, and the clock that its timer follows.
struct Timed {
    window: Window,
    time_ms: Arc<AtomicU64>,
}

impl Timed {
    /// A presentation of the sample in `language`, whose interface is in the same language.
    fn presenting(language: Language) -> Self {
        let name = match language {
            Language::English => "online-shop.en.ron",
            Language::Arabic => "leaving-telecom.ar.ron",
            Language::Persian => "consultancy-clients.fa.ron",
        };
        let sample: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name);
        let time_ms = Arc::new(AtomicU64::new(1_700_000_000_000));
        let clock = Arc::clone(&time_ms);
        let clock = WallClock::new(move || Duration::from_millis(clock.load(Ordering::Relaxed)));
        let mut window = Window::open_whole(1280.0, 720.0, Some(sample), Setup { language, clock, ..Setup::default() });
        window.press(NONE, Key::F5);
        Self { window, time_ms }
    }

    fn press(&mut self, key: Key) {
        self.window.press(NONE, key);
    }

    fn pass_ms(&mut self, ms: u64) {
        self.time_ms.fetch_add(ms, Ordering::Relaxed);
        self.window.settle();
    }

    fn change(&mut self, change: TimerChange) {
        self.window.ask(Action::View(ViewAction::SetTimer(change)));
        self.window.settle();
    }

    /// The words of the time; empty if no timer counts.
    fn time(&self) -> String {
        let nodes = self.window.harness.root().children_recursive();
        let mut names = nodes.filter_map(|node| node.accesskit_node().label());
        let prefixes = ["Timer: ", "المؤقّت: ", "زمان‌سنج: "];
        let found =
            names.find_map(|name| prefixes.iter().find_map(|prefix| name.strip_prefix(prefix).map(str::to_owned)));
        found.unwrap_or_default()
    }

    /// What a screen reader was told last.
    fn heard(&self) -> String {
        let mut nodes = self.window.harness.root().children_recursive();
        let region = nodes.find(|node| node.accesskit_node().live() == accesskit::Live::Polite);
        region.and_then(|node| node.accesskit_node().label()).unwrap_or_default().trim().to_owned()
    }

    fn has_panel(&self) -> bool {
        self.window.harness.query_all_by_label("Start").next().is_some()
    }
}

#[test]
fn a_timer_goes_on_from_stage_to_stage_and_when_the_presentation_is_left_and_begun_again() {
    let mut timed = Timed::presenting(Language::English);
    let before = timed.window.map().clone();
    timed.press(Key::ArrowRight);
    timed.press(Key::T);
    assert!(timed.has_panel());
    assert_eq!(timed.window.map(), &before, "while presenting, T adds no touchpoint");
    timed.press(Key::Enter);
    assert!(!timed.has_panel());
    assert_eq!(timed.time(), "5:00 left");
    timed.pass_ms(61_000);
    assert_eq!(timed.time(), "3:59 left");
    timed.press(Key::ArrowRight);
    timed.press(Key::Home);
    assert_eq!(timed.time(), "3:59 left");
    timed.press(Key::Escape);
    assert_eq!(timed.time(), "", "outside, the time is not in the way");
    timed.pass_ms(60_000);
    timed.press(Key::F5);
    assert_eq!(timed.time(), "2:59 left");
    assert_eq!(timed.window.map(), &before);
}

#[test]
fn minutes_are_typed_in_any_digits_or_chosen_and_escape_closes_the_panel_alone() {
    let mut timed = Timed::presenting(Language::English);
    for (typed, time) in [("12", "12:00 left"), ("۷", "7:00 left"), ("٩٠", "90:00 left"), ("2.5", "2:30 left")] {
        timed.press(Key::T);
        timed.window.type_text(typed);
        timed.press(Key::Enter);
        assert_eq!(timed.time(), time);
    }
    timed.press(Key::T);
    for wrong in ["0", "soon", "601", "-5"] {
        timed.window.press(Modifiers::COMMAND, Key::A);
        timed.window.type_text(wrong);
        timed.press(Key::Enter);
        assert_eq!(timed.time(), "2:30 left", "{wrong} is no time");
        timed.press(Key::Escape);
        assert!(!timed.has_panel(), "Escape closes the panel");
        timed.press(Key::T);
    }
    timed.press(Key::Escape);
    assert_eq!(timed.time(), "2:30 left", "and the presentation goes on");
    // The arrows choose among the offered times, and buttons have them too.
    timed.press(Key::T);
    timed.press(Key::ArrowUp);
    timed.press(Key::ArrowUp);
    timed.press(Key::Enter);
    assert_eq!(timed.time(), "10:00 left");
    timed.press(Key::T);
    timed.window.click("15 minutes");
    assert_eq!(timed.time(), "15:00 left");
    assert!(!timed.has_panel());
}

#[test]
fn a_timer_is_paused_begun_again_and_ended() {
    let mut timed = Timed::presenting(Language::English);
    timed.change(TimerChange::Start(600));
    timed.pass_ms(30_000);
    timed.press(Key::T);
    timed.window.click("Pause");
    timed.pass_ms(120_000);
    assert_eq!(timed.time(), "9:30 · paused");
    timed.press(Key::T);
    timed.window.click("Continue");
    timed.pass_ms(1_000);
    assert_eq!(timed.time(), "9:29 left");
    timed.press(Key::T);
    timed.window.click("Start over");
    assert_eq!(timed.time(), "10:00 left");
    timed.press(Key::T);
    timed.window.click("End");
    assert_eq!(timed.time(), "");
    timed.press(Key::ArrowRight);
    assert!(!timed.window.app().document().unwrap().session.selection().is_empty(), "the keys are the canvas's again");
}

#[test]
fn the_last_minute_and_the_end_are_seen_in_words_and_heard_once() {
    let mut timed = Timed::presenting(Language::English);
    timed.change(TimerChange::Start(120));
    timed.pass_ms(60_000);
    assert_eq!((timed.time().as_str(), timed.heard().as_str()), ("1:00 · last minute", "One minute left"));
    timed.press(Key::ArrowRight);
    timed.window.press(NONE, Key::Num5);
    assert_ne!(timed.heard(), "One minute left");
    timed.pass_ms(1_000);
    assert_ne!(timed.heard(), "One minute left", "it is told once");
    timed.pass_ms(59_000);
    assert_eq!((timed.time().as_str(), timed.heard().as_str()), ("0:00 over time", "Time is up"));
    timed.pass_ms(75_000);
    assert_eq!(timed.time(), "1:15 over time");

    // Outside the presentation a message says it.
    timed.change(TimerChange::Start(120));
    timed.press(Key::Escape);
    timed.pass_ms(120_000);
    assert_eq!(timed.heard(), "Time is up");
    assert!(timed.window.harness.query_all_by_label("Time is up").next().is_some());
}

#[test]
fn a_timer_wakes_the_window_once_a_second_and_no_timer_never() {
    let mut timed = Timed::presenting(Language::English);
    // The message about the keys goes away by itself.
    timed.press(Key::ArrowRight);
    let long = Duration::from_secs(5);
    let rest = |timed: &mut Timed| (0..40).map(|_| timed.window.step_at_rest()).last().unwrap();
    let is_asleep = |timed: &mut Timed| rest(timed) > Duration::from_secs(1);
    assert!(is_asleep(&mut timed));
    timed.change(TimerChange::Start(600));
    let wait = rest(&mut timed);
    assert!(wait > Duration::from_millis(900) && wait <= Duration::from_secs(1), "{wait:?}");
    timed.pass_ms(300);
    let wait = rest(&mut timed);
    assert!(wait > Duration::from_millis(600) && wait <= Duration::from_millis(700), "{wait:?}");
    timed.change(TimerChange::Pause);
    assert!(is_asleep(&mut timed), "a timer that stands still costs nothing");
    timed.change(TimerChange::Resume);
    timed.press(Key::Escape);
    let wait = (0..40).map(|_| timed.window.step_at_rest()).last().unwrap();
    assert!(wait > long, "outside, it is woken for the last minute: {wait:?}");
}

#[test]
fn the_time_is_in_the_lower_corner_in_the_language_of_the_interface() {
    for (language, times) in [
        (Language::English, ["4:30 left", "0:42 · last minute", "0:08 over time"]),
        (Language::Arabic, ["بقي ٤:٣٠", "٠:٤٢ · الدقيقة الأخيرة", "تجاوزنا الوقت بـ ٠:٠٨"]),
        (Language::Persian, ["۴:۳۰ مانده", "۰:۴۲ · دقیقهٔ آخر", "۰:۰۸ از وقت گذشته"]),
    ] {
        let mut timed = Timed::presenting(language);
        for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
            timed.window.ask(Action::View(ViewAction::UseTheme(theme.clone())));
            timed.change(TimerChange::Start(300));
            for (step, (ms, time)) in [30_000, 228_000, 50_000].into_iter().zip(times).enumerate() {
                timed.pass_ms(ms);
                assert_eq!(timed.time(), time);
                timed.window.picture(&format!("timer-{}-{theme:?}-{step}", language.tag()));
            }
            timed.press(Key::T);
            timed.window.picture(&format!("timer-{}-{theme:?}-panel", language.tag()));
            timed.press(Key::Escape);
        }
        let nodes = timed.window.harness.root().children_recursive();
        let time = nodes.filter(|node| node.accesskit_node().label().is_some_and(|name| name.ends_with(times[2])));
        let place = time.map(|node| node.rect()).next().unwrap();
        assert!(place.top() > 640.0 && place.bottom() < 720.0, "away from the heading: {place:?}");
        let is_left = place.center().x < 640.0;
        assert_eq!(is_left, language.is_rtl(), "where reading ends: {place:?}");
        assert!(place.height() >= 24.0);
    }
}
