//! `safar export`: the picture of a map.

use std::{path::Path, process::ExitCode};

use super::{CliError, ExportArgs, complain, picture, say};
use crate::{
    model::{Map, StageId},
    storage::{Opened, read_map},
    theme::Theme,
};

/// Reads the map and writes its picture.
pub(super) fn run(args: &ExportArgs) -> Result<ExitCode, CliError> {
    let usage = |message: String| CliError::Usage { message, command: Some("export") };
    let is_png = args.output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png"));
    if !is_png {
        // Also what keeps a slip of the hand from replacing the map by its picture.
        return Err(usage(format!("The picture's file must end in .png: {}", args.output.display())));
    }
    let theme = Theme::named(&args.theme)
        .ok_or_else(|| usage(format!("There is no theme {:?}; there are light and dark.", args.theme)))?;
    let map = open(&args.map)?;
    let stage = args.stage.as_deref().map(|asked| stage(&map, asked)).transpose()?;
    let look = picture::Look { size: args.size, theme, is_transparent: args.is_transparent, stage };
    let info = picture::write(&map, &look, &args.output)?;
    say(&format!("Wrote {} ({} x {} pixels).", args.output.display(), info.width, info.height));
    Ok(ExitCode::SUCCESS)
}

/// The map in the file; what is imperfect about it is said.
pub(super) fn open(path: &Path) -> Result<Map, CliError> {
    let Opened { map, warnings, more_warnings, .. } = read_map(path)?;
    for warning in &warnings {
        complain(&format!("warning: {warning}"));
    }
    if more_warnings > 0 {
        complain(&format!("… and {more_warnings} more warnings"));
    }
    Ok(map)
}

/// The stage with the number, counted from 1, or with the id `asked`.
fn stage(map: &Map, asked: &str) -> Result<StageId, CliError> {
    let numbered = asked.parse::<usize>().ok().and_then(|number| map.stages.get(number.checked_sub(1)?));
    let found = numbered.or_else(|| map.stages.iter().find(|stage| stage.id.as_str() == asked));
    found.map(|stage| stage.id.clone()).ok_or_else(|| CliError::NoStage {
        asked: asked.to_owned(),
        count: map.stages.len(),
        titles: (1..)
            .zip(&map.stages)
            .map(|(at, stage)| format!("{at} {}", stage.title))
            .collect::<Vec<_>>()
            .join(", "),
    })
}
