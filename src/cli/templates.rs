//! `safar templates`: lists the templates for `safar new`, those of the user last.

use std::process::ExitCode;

use super::{complain, say};
use crate::storage::{TEMPLATES, own_templates, templates_dir};

/// Prints a line for each template: name, language and title. The user's own are marked; the reason why one cannot be read
/// goes to the error stream.
pub(super) fn run() -> ExitCode {
    for template in TEMPLATES {
        let title = template.map().map(|map| map.info.title).unwrap_or_default();
        say(&format!("{:<22} {}  {title}", template.name, template.language.tag()));
    }
    for own in templates_dir().map(|folder| own_templates(&folder)).unwrap_or_default() {
        match own.content {
            Ok(facts) => say(&format!("{:<22} {}  your own", own.name, facts.language.tag())),
            Err(error) => complain(&error.to_string()),
        }
    }
    ExitCode::SUCCESS
}
