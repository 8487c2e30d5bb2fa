//! Safar's entry point: passes the arguments to the command line or opens the window, and returns the exit code.

use std::{path::Path, process::ExitCode};

use safar::cli::{self, Next};

fn main() -> ExitCode {
    #[cfg(feature = "gui")]
    if safar::ui::file_picker::run_as_helper(std::env::args_os().skip(1)) {
        return ExitCode::SUCCESS;
    }
    #[cfg(feature = "gui")]
    if let Some(request) = safar::ui::new_window::WindowRequest::of(std::env::args_os().skip(1)) {
        return open_other_window(request);
    }
    match cli::run(std::env::args_os().skip(1)) {
        Next::Leave(code) => code,
        Next::Window(map) if cli::has_display() => open_window(map.as_deref()),
        Next::Window(map) => cli::without_display(map.as_deref(), None),
    }
}

#[cfg(feature = "gui")]
fn open_window(map: Option<&Path>) -> ExitCode {
    use safar::ui::{self, RunError, new_window::WindowRequest};
    match ui::run(WindowRequest { map: map.map(Path::to_path_buf), ..WindowRequest::default() }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(RunError::NoDisplay(reason)) => cli::without_display(map, Some(&reason)),
        Err(error @ RunError::Failed(_)) => cli::fail(&error),
    }
}

/// Opens a window that another one has requested; the reason why it cannot be opened is for that one.
#[cfg(feature = "gui")]
fn open_other_window(request: safar::ui::new_window::WindowRequest) -> ExitCode {
    match safar::ui::run(request) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            safar::ui::new_window::report_failure(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "gui"))]
fn open_window(map: Option<&Path>) -> ExitCode {
    cli::without_display(map, Some("this program was built without its window"))
}
