//! A virtual screen (Xvfb) that runs the program, operated like a person would: pointer, keyboard, eyes.

use std::{
    fmt::Debug,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use image::RgbaImage;

/// The time limit of any step; a software renderer on a busy computer is slow to draw its first frame.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program in its window, which covers the whole screen. Dropping this value ends both.
pub(super) struct Screen {
    server: Child,
    app: Child,
    display: String,
    folder: PathBuf,
}

impl Screen {
    /// Starts a screen of `width` by `height` pixels and the program with `arguments` on it. Its settings and its
    /// output go to `folder`.
    pub(super) fn with_program(width: u32, height: u32, folder: &Path, arguments: &[&Path]) -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", &format!("{width}x{height}x24")])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed");
        let mut number = String::new();
        let stdout = server.stdout.take().expect("the server's output is piped");
        BufReader::new(stdout).read_line(&mut number).expect("the server says its display");
        let display = format!(":{}", number.trim());

        let log = std::fs::File::create(folder.join("program.log")).expect("the folder can be written");
        let app = Command::new(env!("CARGO_BIN_EXE_safar"))
            .args(arguments)
            .env("DISPLAY", &display)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("HOME", folder)
            .env("SAFAR_CONFIG_DIR", folder.join("config"))
            .env("SAFAR_FILE_DIALOG", "path")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdout(log.try_clone().expect("a file handle can be copied"))
            .stderr(log)
            .spawn()
            .expect("the program starts");
        let mut screen = Self { server, app, display, folder: folder.to_owned() };
        screen.cover(width, height);
        screen
    }

    /// Makes the window as large as the screen and focuses it, because there is no window manager to do so.
    fn cover(&mut self, width: u32, height: u32) {
        let window = self.wait_for("a window", |screen| {
            screen.xdotool(&["search", "--onlyvisible", "--name", "."]).lines().next().map(str::to_owned)
        });
        let (width, height) = (width.to_string(), height.to_string());
        self.xdotool(&["windowmove", &window, "0", "0", "windowsize", &window, &width, &height]);
        self.xdotool(&["windowfocus", &window]);
    }

    /// Focuses the window again, if nothing has been clicked since it became visible.
    pub(super) fn focus(&self) {
        self.xdotool(&["search", "--onlyvisible", "--name", "Safar", "windowfocus", "--sync"]);
    }

    /// Waits until `look` finds something, and returns it.
    pub(super) fn wait_for<T>(&mut self, what: &str, mut look: impl FnMut(&mut Self) -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(found) = look(self) {
                return found;
            }
            let ended = self.app.try_wait().expect("the program can be asked");
            if ended.is_some() || start.elapsed() > PATIENCE {
                let log = std::fs::read_to_string(self.folder.join("program.log")).unwrap_or_default();
                panic!(
                    "waited for {what} in vain; the program {}; the last picture and the log are in {}\n{log}",
                    ended.map_or("still runs".to_owned(), |status| format!("ended with {status}")),
                    self.folder.display(),
                );
            }
            sleep(Duration::from_millis(200));
        }
    }

    /// A screenshot.
    pub(super) fn picture(&self) -> RgbaImage {
        let path = self.folder.join("screen.png");
        let status = Command::new("import")
            .args(["-window", "root"])
            .arg(format!("png:{}", path.display()))
            .env("DISPLAY", &self.display)
            .status()
            .expect("ImageMagick is installed");
        assert!(status.success(), "the screen could not be pictured");
        image::open(&path).expect("ImageMagick writes a PNG").into_rgba8()
    }

    /// A screenshot, taken once two in a row are the same.
    pub(super) fn still_picture(&mut self) -> RgbaImage {
        let mut last = self.picture();
        self.wait_for("a still picture", |screen| {
            sleep(Duration::from_millis(300));
            let next = screen.picture();
            let is_still = next == last;
            last = next;
            is_still.then(|| last.clone())
        })
    }

    /// Presses the key combinations one after another.
    pub(super) fn press(&self, keys: &[&str]) {
        for key in keys {
            self.xdotool(&["key", "--clearmodifiers", key]);
            sleep(Duration::from_millis(150));
        }
    }

    /// Types `text`.
    pub(super) fn type_text(&self, text: &str) {
        self.xdotool(&["type", "--delay", "20", text]);
        sleep(Duration::from_millis(300));
    }

    /// Presses the keys and types `text` right after them without waiting for the window, faster than a person could.
    pub(super) fn rush(&self, keys: &[&str], text: &str) {
        for key in keys {
            self.xdotool(&["key", key]);
        }
        for line in text.split_inclusive('\n') {
            self.xdotool(&["type", "--delay", "12", line.trim_end_matches('\n')]);
            if line.ends_with('\n') {
                self.xdotool(&["key", "Return"]);
            }
        }
    }

    /// Moves the pointer to `from`, presses, drags to `to` and releases.
    pub(super) fn drag(&self, from: (i32, i32), to: (i32, i32)) {
        self.point_at(from);
        self.xdotool(&["mousedown", "1"]);
        for step in 1..=12 {
            let along = |a: i32, b: i32| a + (b - a) * step / 12;
            self.point_at((along(from.0, to.0), along(from.1, to.1)));
        }
        sleep(Duration::from_millis(300));
        self.xdotool(&["mouseup", "1"]);
        sleep(Duration::from_millis(300));
    }

    /// Moves the pointer to a pixel of the screen.
    pub(super) fn point_at(&self, (x, y): (i32, i32)) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        sleep(Duration::from_millis(40));
    }

    /// Waits until the program ends by itself.
    pub(super) fn ended(mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.app.try_wait().expect("the program can be asked") {
                return status;
            }
            if start.elapsed() > PATIENCE {
                self.picture();
                panic!("the program did not end; the last picture is in {}", self.folder.display());
            }
            sleep(Duration::from_millis(100));
        }
    }

    fn xdotool(&self, arguments: &[impl AsRef<std::ffi::OsStr> + Debug]) -> String {
        let output = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.display)
            .output()
            .expect("xdotool is installed");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// Ends the program and the screen, whether the test passed or not.
impl Drop for Screen {
    fn drop(&mut self) {
        for child in [&mut self.app, &mut self.server] {
            // An error means that it has ended already.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
