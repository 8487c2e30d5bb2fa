//! The command line: everything that works without a window. One file for each command; only `args` knows their syntax.
//!
//! Results go to the output stream, everything else to the error stream. A closed stream is not an error, because a
//! user who pipes into `head` does not want the rest.

mod args;
mod check;
mod error;
mod export;
mod help;
mod install;
mod new;
mod no_display;
mod picture;
mod templates;

use std::{ffi::OsString, io::Write as _, path::PathBuf, process::ExitCode};

pub use args::{CheckArgs, ExportArgs, InstallArgs, Invocation, NewArgs, parse};
pub use error::CliError;
pub use no_display::{has_display, without_display};

/// What `main` has to do after the command line was processed.
#[derive(Debug)]
pub enum Next {
    /// Exit with this code; all work is done and reported.
    Leave(ExitCode),
    /// Open the window, with the map in this file if given.
    Window(Option<PathBuf>),
}

/// Runs the command in `args`, which do not include the program's own name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Next {
    let result = match parse(args) {
        Ok(Invocation::Window(map)) => return Next::Window(map),
        Ok(Invocation::Help(command)) => {
            say(help::text(command).trim_end());
            Ok(ExitCode::SUCCESS)
        }
        Ok(Invocation::Version) => {
            say(concat!("safar ", env!("CARGO_PKG_VERSION")));
            Ok(ExitCode::SUCCESS)
        }
        Ok(Invocation::Export(args)) => export::run(&args),
        Ok(Invocation::New(args)) => new::run(&args),
        Ok(Invocation::Templates) => Ok(templates::run()),
        Ok(Invocation::Check(args)) => Ok(check::run(&args)),
        Ok(Invocation::InstallDesktop(args)) => install::run(args),
        Err(error) => Err(error),
    };
    Next::Leave(exit_code(result))
}

/// The exit code of `result`; prints the error, if any.
fn exit_code(result: Result<ExitCode, CliError>) -> ExitCode {
    result.unwrap_or_else(|error| {
        complain(&error.to_string());
        ExitCode::from(error.exit_code())
    })
}

/// Prints an error of the window; returns the exit code for it.
#[must_use]
pub fn fail(error: &dyn std::error::Error) -> ExitCode {
    complain(&error.to_string());
    ExitCode::FAILURE
}

/// Writes a line to the output stream.
fn say(line: &str) {
    drop(writeln!(std::io::stdout().lock(), "{}", for_terminal(line)));
}

/// Writes a line to the error stream.
fn complain(line: &str) {
    drop(writeln!(std::io::stderr().lock(), "{}", for_terminal(line)));
}

/// `text` without the control characters by which a title in a map, or the name of a file, could give orders to the
/// terminal. Ends of lines stay.
fn for_terminal(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '·' } else { c }).collect()
}
