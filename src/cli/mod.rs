//! The command line: what can be done without a window. One file a command; `args` alone knows how they are spelled.
//!
//! Results go to the output stream, everything else to the error stream. A closed stream is no error: who pipes into
//! `head` has seen enough.

mod args;
mod check;
mod error;
mod export;
mod help;
mod new;
mod no_display;
mod picture;
mod templates;
mod today;

use std::{ffi::OsString, io::Write as _, path::PathBuf, process::ExitCode};

pub use args::{CheckArgs, ExportArgs, Invocation, NewArgs, parse};
pub use error::CliError;
pub use no_display::{has_display, without_display};

/// What is left to do after the command line was looked at.
#[derive(Debug)]
pub enum Next {
    /// Leave with this exit code: everything is done and said.
    Leave(ExitCode),
    /// Open the window, with the map in this file where one is named.
    Window(Option<PathBuf>),
}

/// Does what `args` ask for; the program's own name is not among them.
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
        Err(error) => Err(error),
    };
    Next::Leave(exit_code(result))
}

/// The exit code of `result`; an error is said first.
fn exit_code(result: Result<ExitCode, CliError>) -> ExitCode {
    result.unwrap_or_else(|error| {
        complain(&error.to_string());
        ExitCode::from(error.exit_code())
    })
}

/// Says what went wrong with the window; the exit code that goes with it.
#[must_use]
pub fn fail(error: &dyn std::error::Error) -> ExitCode {
    complain(&error.to_string());
    ExitCode::FAILURE
}

/// Writes a line to the output stream.
fn say(line: &str) {
    drop(writeln!(std::io::stdout().lock(), "{line}"));
}

/// Writes a line to the error stream.
fn complain(line: &str) {
    drop(writeln!(std::io::stderr().lock(), "{line}"));
}
