//! `safar check`: what is wrong with maps, and what a careful reader would notice.

use std::{path::Path, process::ExitCode};

use super::{CheckArgs, complain, say, today::today};
use crate::{
    analysis::findings,
    storage::{Opened, read_map},
};

/// Judges every map, and fails where one does not open or, when strict, leaves anything to wish.
pub(super) fn run(args: &CheckArgs) -> ExitCode {
    // Every map is judged, also behind one that fails.
    let failed = args.maps.iter().filter(|map| !check(map, args.is_strict)).count();
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether the map in the file passes. Says what is found: errors on the error stream, the rest on the other.
fn check(path: &Path, is_strict: bool) -> bool {
    let Opened { map, warnings, more_warnings, .. } = match read_map(path) {
        Ok(opened) => opened,
        Err(error) => {
            complain(&error.to_string());
            return false;
        }
    };
    for warning in &warnings {
        say(&format!("warning: {warning}"));
    }
    if more_warnings > 0 {
        say(&format!("… and {more_warnings} more warnings"));
    }
    let findings = findings(&map, today());
    for finding in &findings {
        say(&format!("{}: {finding}", path.display()));
    }
    let warnings = warnings.len() + more_warnings;
    say(&format!(
        "{}: no errors, {}, {}",
        path.display(),
        count(warnings, "warning", "warnings"),
        count(findings.len(), "finding", "findings")
    ));
    !is_strict || (warnings == 0 && findings.is_empty())
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
