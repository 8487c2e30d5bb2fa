//! `safar new`: creates a map from a template.

use std::process::ExitCode;

use super::{CliError, NewArgs, say};
use crate::storage::{BuiltIn, TEMPLATES, save_map};

/// Writes the template to the new file.
pub(super) fn run(args: &NewArgs) -> Result<ExitCode, CliError> {
    let template = BuiltIn::template(&args.template, args.language).ok_or_else(|| {
        let mut names: Vec<_> = TEMPLATES.iter().map(|template| template.name).collect();
        names.dedup();
        let message = format!("There is no template {:?}; there is {}.", args.template, names.join(", "));
        CliError::Usage { message, command: Some("new") }
    })?;
    // A dangling link counts as a file too, because its target may be meant for something else.
    if !args.is_forced && args.output.symlink_metadata().is_ok() {
        return Err(CliError::Exists { path: args.output.clone() });
    }
    save_map(&args.output, &template.map()?)?;
    say(&format!("Wrote {}.", args.output.display()));
    Ok(ExitCode::SUCCESS)
}
