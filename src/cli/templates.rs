//! `safar templates`: lists what `safar new` can begin with.

use std::process::ExitCode;

use super::say;
use crate::storage::TEMPLATES;

/// Writes a line for each template: its name, its language and its title.
pub(super) fn run() -> ExitCode {
    for template in TEMPLATES {
        let title = template.map().map(|map| map.info.title).unwrap_or_default();
        say(&format!("{:<22} {}  {title}", template.name, template.language.tag()));
    }
    ExitCode::SUCCESS
}
