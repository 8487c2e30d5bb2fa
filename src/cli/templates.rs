//! `safar templates`: lists the templates for `safar new`.

use std::process::ExitCode;

use super::say;
use crate::storage::TEMPLATES;

/// Prints a line for each template: name, language and title.
pub(super) fn run() -> ExitCode {
    for template in TEMPLATES {
        let title = template.map().map(|map| map.info.title).unwrap_or_default();
        say(&format!("{:<22} {}  {title}", template.name, template.language.tag()));
    }
    ExitCode::SUCCESS
}
