//! `safar check`: reports the faults, warnings and findings of maps.

use std::{path::Path, process::ExitCode, sync::Arc};

use super::{CheckArgs, complain, picture::warn_of_missing, say};
use crate::{
    analysis::findings,
    export::{PngSize, Request},
    locale::clock::today,
    model::Map,
    storage::{Opened, read_map},
    text::FontBook,
    theme::Theme,
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
    check_fonts(&map);
    let warnings = warnings.len() + more_warnings;
    say(&format!(
        "{}: no errors, {}, {}",
        path.display(),
        count(warnings, "warning", "warnings"),
        count(findings.len(), "finding", "findings")
    ));
    !is_strict || (warnings == 0 && findings.is_empty())
}

/// Warns of characters that no font of this computer has. That is no fault of the map.
fn check_fonts(map: &Map) {
    let request = Request::new(Arc::new(Theme::light().clone()), PngSize::Scale(1.0));
    // The bundled theme has no fonts of its own that could be damaged.
    if let Ok(picture) = request.png(map, &mut FontBook::with_system_fonts()) {
        warn_of_missing(&picture);
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
