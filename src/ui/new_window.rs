//! Another window of Safar: a process of its own, so that no fault in one map can reach the map of another window, and each
//! window can be closed by itself.
//!
//! Safar starts itself again with [`WINDOW_ARGUMENT`], the place of the first window and the map, if any. The new process
//! prints `shown` when its window has drawn a frame, or the reason why it has none.

use std::{
    ffi::{OsStr, OsString},
    fmt::Debug,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use super::i18n::m;
use crate::storage::WindowPlace;

/// The hidden first argument of a process that opens another window.
pub const WINDOW_ARGUMENT: &str = "--new-window";

const SHOWN: &str = "shown";

/// The request to open a window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowRequest {
    /// The map to open; `None` shows the start screen.
    pub map: Option<PathBuf>,
    /// The place of the window that it opens next to, if another window has requested it.
    pub beside: Option<WindowPlace>,
    /// Whether another window of Safar waits for the report that this one is shown.
    pub is_awaited: bool,
}

/// Starts other windows.
pub trait WindowStarter: Debug + Send + Sync {
    /// Starts a window and returns when it is shown.
    ///
    /// # Errors
    /// If there is no window; the reason, for the user.
    fn start(&self, request: &WindowRequest) -> Result<(), String>;
}

/// Starts windows as processes of this program.
#[derive(Clone, Copy, Debug, Default)]
pub struct OwnProgram;

impl WindowStarter for OwnProgram {
    fn start(&self, request: &WindowRequest) -> Result<(), String> {
        let program = std::env::current_exe().map_err(|error| error.to_string())?;
        start_program(&program, request)
    }
}

impl WindowRequest {
    /// The request in the `arguments` of the program, without its own name; `None` if they are not those of another window.
    pub fn of(mut arguments: impl Iterator<Item = OsString>) -> Option<Self> {
        arguments.next().filter(|first| first == WINDOW_ARGUMENT)?;
        let beside = arguments.next().and_then(|place| place_in(&place));
        Some(Self { map: arguments.next().map(PathBuf::from), beside, is_awaited: true })
    }

    fn arguments(&self) -> Vec<OsString> {
        let place = self.beside.map(|WindowPlace { corner, size, .. }| {
            let corner = corner.map_or_else(|| "-,-".to_owned(), |(x, y)| format!("{x},{y}"));
            format!("{corner},{},{}", size.0, size.1)
        });
        let first = [WINDOW_ARGUMENT.into(), place.unwrap_or_default().into()];
        let map = self.map.as_deref().map(|map| std::path::absolute(map).unwrap_or_else(|_| map.to_path_buf()));
        first.into_iter().chain(map.map(PathBuf::into_os_string)).collect()
    }
}

/// The place that `argument` describes: left, top, width and height.
fn place_in(argument: &OsStr) -> Option<WindowPlace> {
    let mut parts = argument.to_str()?.split(',');
    let (x, y) = (parts.next()?.parse().ok(), parts.next()?.parse().ok());
    let size = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(WindowPlace { corner: x.zip(y), size, is_maximized: false })
}

fn start_program(program: &Path, request: &WindowRequest) -> Result<(), String> {
    let mut command = Command::new(program);
    command.args(request.arguments()).stdin(Stdio::null()).stdout(Stdio::piped());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        // Ctrl+C in the terminal of the first window ends that one alone.
        command.process_group(0);
    }
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let mut line = String::new();
    let has_line = child.stdout.take().is_some_and(|out| BufReader::new(out).read_line(&mut line).is_ok());
    reap(child);
    match line.trim_end() {
        SHOWN if has_line => Ok(()),
        "" => Err(m("new-window-ended").text()),
        reason => Err(reason.to_owned()),
    }
}

/// Waits for the end of `child` on a thread of its own, so that the system can forget it. The child needs no one to wait for
/// it; without the thread it is forgotten when this process ends.
fn reap(mut child: Child) {
    let waiting = std::thread::Builder::new().name("other window".into()).spawn(move || drop(child.wait()));
    drop(waiting);
}

/// Reports to the window that requested this one that it is shown.
pub(super) fn report_shown() {
    report(SHOWN);
}

/// Reports to the window that requested this one why it is not shown.
pub fn report_failure(reason: &str) {
    report(&reason.replace('\n', " "));
}

fn report(line: &str) {
    // The other window may have been closed meanwhile.
    let mut out = std::io::stdout().lock();
    drop(writeln!(out, "{line}").and_then(|()| out.flush()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_of_another_window_are_read_as_they_were_written() {
        let place = WindowPlace { corner: Some((-1200, 40)), size: (1100, 700), is_maximized: false };
        for beside in [None, Some(place), Some(WindowPlace { corner: None, ..place })] {
            for map in [None, Some(PathBuf::from("/maps/--help سفر.ron"))] {
                let request = WindowRequest { map, beside, is_awaited: true };
                assert_eq!(WindowRequest::of(request.arguments().into_iter()), Some(request));
            }
        }
        assert_eq!(WindowRequest::of(["map.ron".into()].into_iter()), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_shows_no_window_is_reported_with_its_reason() {
        let request = WindowRequest::default();
        let said = |text: &str| {
            let path = std::env::temp_dir().join(format!("safar-no-window-{}-{}.sh", std::process::id(), text.len()));
            std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
            let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
            std::fs::set_permissions(&path, mode).unwrap();
            let result = start_program(&path, &request);
            std::fs::remove_file(&path).unwrap();
            result
        };
        assert_eq!(said("echo shown; sleep 600 >/dev/null &"), Ok(()));
        assert_eq!(said("echo no display was found"), Err("no display was found".to_owned()));
        assert_eq!(said("exit 3"), Err(m("new-window-ended").text()));
        assert!(start_program(Path::new("/no/such/program"), &request).is_err());
    }
}
