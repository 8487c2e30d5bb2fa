//! Frame times in the real window: a still canvas, a pan, a zoom, a card drag and the opening of every panel on maps of
//! 200, 1,000 and 5,000 cards.
//!
//! Run `cargo bench --bench window`, optionally with numbers of cards after `--`. It needs Xvfb, xdotool and Mesa's
//! software GL, and reports any that are missing. The window repaints continuously (`SAFAR_FRAME_LOG_REPAINT`), so that
//! a still canvas has a frame time to compare with; on software GL that is the cost of the pixels alone. The window
//! runs once more without this setting and without input, to count the frames of an idle window.

#![expect(clippy::print_stdout, reason = "a bench speaks to whoever started it")]
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a bench stops at the first fault")]
#![expect(clippy::cast_precision_loss, reason = "small counts")]

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

const SCREEN: (i32, i32) = (1920, 1080);
const PHASE: Duration = Duration::from_secs(3);

fn main() {
    for tool in ["Xvfb", "xdotool"] {
        if Command::new("which").arg(tool).stdout(Stdio::null()).status().map_or(true, |status| !status.success()) {
            println!("SKIPPED: frame times need {tool}");
            return;
        }
    }
    let folder = std::env::temp_dir().join(format!("safar-window-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the maps");
    println!(
        "{:>6}  {:<6} {:>7} {:>9} {:>9} {:>9} {:>9} {:>8}",
        "cards", "phase", "frames", "median ms", "p95 ms", "ui ms", "worst ui", "x still"
    );
    let asked: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![200, 1_000, 5_000] } else { asked };
    for cards in sizes {
        let map = folder.join(format!("{cards}.ron"));
        fs::write(&map, generated_map(cards)).expect("the map is written");
        report(cards, &map, &folder);
    }
    let _ = fs::remove_dir_all(folder);
}

/// Runs every phase of the window and prints a line for each.
fn report(cards: usize, map: &Path, folder: &Path) {
    let log = folder.join(format!("{cards}.log"));
    let window = Window::open(map, folder, &log, true);
    let phases = [
        ("still", window.during(|_| {})),
        ("pan", window.during(Window::pan)),
        ("zoom", window.during(Window::zoom)),
        ("drag", window.during(Window::drag)),
        ("panels", window.during(Window::panels)),
    ];
    window.close();
    let frames = read_log(&log);
    let mut still = None;
    for (name, span) in phases {
        let mut inside: Vec<_> = frames.iter().filter(|frame| span.contains(&frame.at)).copied().collect();
        if inside.is_empty() {
            println!("{cards:>6}  {name:<6} no frame was logged");
            continue;
        }
        inside.sort_by(|a, b| a.interval.total_cmp(&b.interval));
        let median = inside[inside.len() / 2].interval;
        let p95 = inside[inside.len() * 95 / 100].interval;
        let ui = inside.iter().map(|frame| frame.ui).sum::<f64>() / inside.len() as f64;
        let base = *still.get_or_insert(median);
        let worst = inside.iter().map(|frame| frame.ui).fold(0.0, f64::max);
        let frames = inside.len();
        let times = median / base;
        println!("{cards:>6}  {name:<6} {frames:>7} {median:>9.2} {p95:>9.2} {ui:>9.3} {worst:>9.2} {times:>8.2}");
    }
    let idle = folder.join(format!("{cards}-idle.log"));
    let window = Window::open(map, folder, &idle, false);
    let span = window.during(|_| {});
    window.close();
    let frames = read_log(&idle);
    let count = frames.iter().filter(|frame| span.contains(&frame.at)).count();
    if frames.is_empty() {
        println!("{cards:>6}  idle   no frame was logged");
    } else {
        println!("{cards:>6}  idle   {count:>7} frames in {} s", PHASE.as_secs());
    }
}

/// One frame: its start (seconds since 1970), the time since the previous one, and the part of it spent in Safar's
/// code.
#[derive(Clone, Copy)]
struct Frame {
    at: f64,
    interval: f64,
    ui: f64,
}

fn read_log(path: &Path) -> Vec<Frame> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let frame = |line: &str| {
        let mut numbers = line.split_whitespace().filter_map(|word| word.parse::<f64>().ok());
        Some(Frame { at: numbers.next()?, interval: numbers.next()?, ui: numbers.next()? })
    };
    text.lines().filter_map(frame).collect()
}

/// Safar in a window on a screen of its own.
struct Window {
    screen: Child,
    program: Child,
    display: String,
    turns: std::cell::Cell<i32>,
}

impl Window {
    fn open(map: &Path, folder: &Path, log: &Path, repaints: bool) -> Self {
        let number = folder.join("display");
        let _ = fs::remove_file(&number);
        let screen = Command::new("sh")
            .arg("-c")
            .arg(format!(
                "exec Xvfb -displayfd 3 -screen 0 {}x{}x24 -nolisten tcp 3>'{}' >/dev/null 2>&1",
                SCREEN.0,
                SCREEN.1,
                number.display()
            ))
            .spawn()
            .expect("Xvfb starts");
        let display = loop {
            match fs::read_to_string(&number) {
                Ok(text) if text.ends_with('\n') => break format!(":{}", text.trim()),
                _ => sleep(Duration::from_millis(50)),
            }
        };
        let mut program = Command::new(env!("CARGO_BIN_EXE_safar"));
        program
            .arg(map)
            .env("DISPLAY", &display)
            .env_remove("WAYLAND_DISPLAY")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("SAFAR_CONFIG_DIR", folder.join("config"))
            .env("SAFAR_WINDOW_SIZE", format!("{}x{}", SCREEN.0, SCREEN.1))
            .env("SAFAR_FRAME_LOG", log);
        if repaints {
            program.env("SAFAR_FRAME_LOG_REPAINT", "1");
        }
        let window = Self {
            screen,
            program: program.spawn().expect("safar starts"),
            display,
            turns: std::cell::Cell::default(),
        };
        // `--sync` waits until such a window exists.
        window.xdotool(&["search", "--sync", "--onlyvisible", "--name", "Safar", "windowfocus"]);
        sleep(Duration::from_secs(3));
        window
    }

    /// Repeats `act` for one phase and returns its time range in seconds since 1970.
    fn during(&self, act: impl Fn(&Self)) -> std::ops::Range<f64> {
        self.xdotool(&["mousemove", "1000", "560"]);
        sleep(Duration::from_millis(700));
        let begin = SystemTime::now();
        while begin.elapsed().unwrap_or_default() < PHASE {
            act(self);
            sleep(Duration::from_millis(5));
        }
        seconds(begin)..seconds(SystemTime::now())
    }

    /// Drags the map to and fro with the middle button.
    fn pan(&self) {
        self.swing("2", (1000, 560), 24);
    }

    /// Zooms in and out about the pointer.
    fn zoom(&self) {
        let step = |button: &'static str| {
            ["keydown", "ctrl", "click", "--repeat", "6", "--delay", "30", button, "keyup", "ctrl"]
        };
        self.xdotool(&step("4"));
        self.xdotool(&step("5"));
    }

    /// Drags a card near the top back and forth, trying another position each time.
    fn drag(&self) {
        let turn = self.turns.get();
        if turn == 0 {
            // Shows the whole map again; a wide one is at the top of the window.
            self.xdotool(&["key", "ctrl+1", "sleep", "0.5"]);
        }
        self.turns.set(turn + 1);
        self.swing("1", (900 + turn % 3 * 11, 150 + turn % 5 * 17), 16);
    }

    /// Opens and closes the outline, the history, the findings, the brand editor, the filter, the search, the palette and
    /// the inspector.
    fn panels(&self) {
        for (open, close) in [
            ("ctrl+shift+o", "ctrl+shift+o"),
            ("ctrl+shift+h", "ctrl+shift+h"),
            ("ctrl+shift+f", "ctrl+shift+f"),
            ("ctrl+shift+b", "ctrl+shift+b"),
            ("ctrl+shift+l", "Escape"),
            ("ctrl+f", "Escape"),
            ("ctrl+k", "Escape"),
            ("ctrl+i", "ctrl+i"),
        ] {
            self.xdotool(&["key", open, "sleep", "0.3", "key", close, "sleep", "0.3"]);
        }
    }

    fn swing(&self, button: &str, from: (i32, i32), steps: i32) {
        let mut words: Vec<String> =
            ["mousemove", &from.0.to_string(), &from.1.to_string(), "mousedown", button].map(Into::into).into();
        for step in (1..=steps).chain((1..steps).rev()) {
            let (x, y) = (from.0 - step * 12, from.1 - step * 5);
            words.extend(["mousemove".into(), x.to_string(), y.to_string(), "sleep".into(), "0.016".into()]);
        }
        words.extend(["mouseup".into(), button.into()]);
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        self.xdotool(&words);
    }

    fn xdotool(&self, words: &[&str]) {
        let _ = Command::new("xdotool").args(words).env("DISPLAY", &self.display).stdout(Stdio::null()).status();
    }

    /// Closes the window as a user would, so that the log is written.
    fn close(mut self) {
        // The drags are undone first, so that closing asks no question.
        self.xdotool(&["key", "Escape", "key", "--repeat", "60", "--delay", "30", "ctrl+z", "key", "ctrl+q"]);
        for _ in 0..200 {
            if matches!(self.program.try_wait(), Ok(Some(_))) {
                break;
            }
            sleep(Duration::from_millis(100));
        }
        let _ = self.program.kill();
        let _ = self.program.wait();
        let _ = self.screen.kill();
        let _ = self.screen.wait();
    }
}

fn seconds(time: SystemTime) -> f64 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64()
}

/// A map of `cards` cards over five lanes, in English, Arabic and Persian in turn.
fn generated_map(cards: usize) -> String {
    const TITLES: [&str; 6] = [
        "Compares three shops and reads the reviews",
        "يقارن عروض STC و Zain قبل القرار",
        "قیمت‌ها را در Torob مقایسه می‌کند",
        "Pays by card, 14 fields on one page",
        "ينتظر موعد التوصيل خلال 48 ساعة",
        "با مرکز تماس ۱۰ دقیقه حرف می‌زند",
    ];
    const KINDS: [&str; 5] = ["Actions", "Touchpoints", "Thoughts", "PainPoints", "Opportunities"];
    let stages = (cards / 25).clamp(4, 40);
    let mut text = format!(
        "(\n    version: 1,\n    title: \"{cards} cards\",\n    personas: [(id: \"p1\", name: \"Mona\")],\n    stages: [\n"
    );
    for stage in 0..stages {
        let _ = writeln!(text, "        (id: \"s{stage}\", title: \"Stage {stage}\"),");
    }
    text.push_str("    ],\n    lanes: [\n");
    for (lane, kind) in KINDS.iter().enumerate() {
        let _ = writeln!(text, "        (id: \"l{lane}\", kind: {kind}, title: \"{kind}\"),");
    }
    text.push_str("        (id: \"curve\", kind: EmotionCurve, title: \"Emotions\"),\n    ],\n    cards: [\n");
    let mut orders = vec![0; stages * KINDS.len()];
    for card in 0..cards {
        let (lane, stage) = (card % KINDS.len(), card / KINDS.len() % stages);
        let order = &mut orders[stage * KINDS.len() + lane];
        let _ = writeln!(
            text,
            "        (id: \"c{card}\", at: (\"l{lane}\", \"s{stage}\", {order}), title: \"{}\"),",
            TITLES[card % TITLES.len()]
        );
        *order += 1;
    }
    text.push_str("    ],\n    feelings: [\n");
    for stage in 0..stages {
        let value = f64::from(u8::try_from(stage * 7 % 5).unwrap_or(0)) - 2.0;
        let _ = writeln!(text, "        (persona: \"p1\", at: Stage(\"s{stage}\"), value: {value:.1}),");
    }
    text.push_str("    ],\n)\n");
    text
}
