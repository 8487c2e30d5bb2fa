//! `safar check`: reports the faults, warnings and findings of maps.

use std::{path::Path, process::ExitCode};

use super::{CheckArgs, complain, say};
use crate::{
    analysis::findings,
    locale::clock::today,
    storage::{Opened, read_map},
};

/// Checks every map. Fails if a map does not open or, in strict mode, has a warning or finding.
pub(super) fn run(args: &CheckArgs) -> ExitCode {
    // Check all maps, even after one has failed.
    let failed = args.maps.iter().filter(|map| !check(map, args.is_strict)).count();
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether the map in the file passes. Errors go to the error stream, everything else to the output stream.
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
