//! `safar export`: exports a map as a picture.

use std::{ffi::OsStr, path::Path, process::ExitCode, sync::Arc};

use super::{CliError, ExportArgs, complain, picture, say};
use crate::{
    export::{CardFilter, Request, Scope, font_warnings},
    fold::fold,
    layout::overview_below,
    model::{Map, StageId, View, Visibility},
    storage::{Opened, OpenedTheme, StorageError, check_picture_path, read_map, read_theme},
    theme::Theme,
};

/// Reads the map and writes its picture.
pub(super) fn run(args: &ExportArgs) -> Result<ExitCode, CliError> {
    let usage = |message: String| CliError::Usage { message, command: Some("export") };
    // This also prevents replacing the map by its picture by mistake.
    check_picture_path(&args.output).map_err(|error| {
        let is_of_name = matches!(error, StorageError::NotPng { .. });
        if is_of_name { usage(error.to_string()) } else { error.into() }
    })?;
    let theme = theme(&args.theme)?.with_density(args.density);
    let map = open(&args.map)?;
    let stage = args.stage.as_deref().map(|asked| stage(&map, asked)).transpose()?;
    let view = args.view.as_deref().map(|asked| view(&map, asked)).transpose()?;
    let request = Request {
        scope: stage.map_or(Scope::Map, Scope::Stage),
        cards: view.map(CardFilter::from).unwrap_or_default(),
        hidden: args.hidden.clone(),
        is_transparent: args.is_transparent,
        ..Request::new(Arc::new(theme), args.size)
    };
    if request.is_transparent && request.theme.is_dark {
        complain(
            "warning: the texts of this theme are light. Without its background, the picture can only be read on a dark \
             slide; otherwise choose another theme.",
        );
    }
    let info = picture::write(&map, &request, &args.output)?;
    say(&format!("Wrote {} ({} x {} pixels).", args.output.display(), info.width, info.height));
    if info.scale < overview_below(&request.theme) {
        say("At this size only the titles are drawn, enlarged. A larger size shows every text.");
    }
    Ok(ExitCode::SUCCESS)
}

/// The built-in theme with this name, or the theme in the file with this name. Prints warnings about hard-to-read
/// colours and damaged fonts.
fn theme(asked: &OsStr) -> Result<Theme, CliError> {
    if let Some(theme) = asked.to_str().and_then(Theme::named) {
        return Ok(theme.clone());
    }
    let path = Path::new(asked);
    if path.extension().is_none() && path.components().count() == 1 {
        return Err(CliError::Usage {
            message: format!(
                "There is no theme `{}`; there are light, dark, contrast, print, and files: FILE.ron.",
                asked.display()
            ),
            command: Some("export"),
        });
    }
    let OpenedTheme { theme, warnings, lost_fonts, .. } = read_theme(path)?;
    for warning in lost_fonts.into_iter().chain(font_warnings(&theme)).chain(warnings) {
        complain(&format!("warning: {warning}"));
    }
    Ok(theme)
}

/// The map in the file. Prints warnings about its faults.
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

/// The view with the name `asked` in any spelling, or with that id.
fn view<'a>(map: &'a Map, asked: &str) -> Result<&'a View, CliError> {
    let called = |is_it: &dyn Fn(&View) -> bool| map.views.iter().filter(|view| is_it(view)).collect::<Vec<&View>>();
    let exact = called(&|view| view.name == asked || view.id.as_str() == asked);
    let found = if exact.is_empty() { called(&|view| fold(&view.name) == fold(asked)) } else { exact };
    match found.as_slice() {
        [view] => Ok(view),
        [] => Err(CliError::NoView {
            asked: asked.to_owned(),
            names: map.views.iter().map(|view| view.name.clone()).collect(),
        }),
        several => Err(CliError::SeveralViews {
            asked: asked.to_owned(),
            ids: several.iter().map(|view| view.id.to_string()).collect(),
        }),
    }
}

/// The stage with the number `asked`, counted from 1, or with that id.
fn stage(map: &Map, asked: &str) -> Result<StageId, CliError> {
    let numbered = asked.parse::<usize>().ok().and_then(|number| map.stages.get(number.checked_sub(1)?));
    let found = numbered.or_else(|| map.stages.iter().find(|stage| stage.id.as_str() == asked));
    let found = found.ok_or_else(|| CliError::NoStage {
        asked: asked.to_owned(),
        count: map.stages.len(),
        titles: (1..)
            .zip(&map.stages)
            .map(|(at, stage)| format!("{at} {}", stage.title))
            .collect::<Vec<_>>()
            .join(", "),
    })?;
    if found.visibility == Visibility::Hidden {
        return Err(CliError::HiddenStage { title: found.title.clone() });
    }
    Ok(found.id.clone())
}
