//! `safar new`: creates a map from a template.

use std::process::ExitCode;

use super::{CliError, NewArgs, say};
use crate::storage::{BuiltIn, OwnTemplate, TEMPLATES, own_templates, read_map, save_map, templates_dir};

/// The user's template that is meant: one of that name, in the language of `args` if there are several.
fn own_named<'a>(own: &'a [OwnTemplate], args: &NewArgs) -> Option<&'a OwnTemplate> {
    let named = || own.iter().filter(|template| template.name == args.template);
    let is_of_language =
        |template: &&OwnTemplate| template.content.as_ref().is_ok_and(|facts| facts.language == args.language);
    named().find(is_of_language).or_else(|| named().next())
}

fn no_template(name: &str, own: &[OwnTemplate]) -> CliError {
    let mut names: Vec<_> = TEMPLATES.iter().map(|template| template.name).collect();
    names.dedup();
    names.extend(own.iter().filter(|template| template.content.is_ok()).map(|template| template.name.as_str()));
    let message = format!("There is no template {name:?}; there is {}.", names.join(", "));
    CliError::Usage { message, command: Some("new") }
}

/// Writes the template to the new file.
pub(super) fn run(args: &NewArgs) -> Result<ExitCode, CliError> {
    let own = templates_dir().map(|folder| own_templates(&folder)).unwrap_or_default();
    let map = match (BuiltIn::template(&args.template, args.language), own_named(&own, args)) {
        (Some(built_in), _) => built_in.map()?,
        (None, Some(own)) => read_map(&own.path)?.map,
        (None, None) => return Err(no_template(&args.template, &own)),
    };
    // A dangling link counts as a file too, because its target may be meant for something else.
    if !args.is_forced && args.output.symlink_metadata().is_ok() {
        return Err(CliError::Exists { path: args.output.clone() });
    }
    save_map(&args.output, &map)?;
    say(&format!("Wrote {}.", args.output.display()));
    Ok(ExitCode::SUCCESS)
}
