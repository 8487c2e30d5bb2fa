//! The user's own templates: map files in one folder, written as safely as every map. A template's name is the title of its
//! map, and its file is named after it.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{
    error::StorageError,
    file_stem::file_stem,
    read::{Fingerprint, read_map},
    replace::make_private_folder,
    save::{save_map, save_map_unless_changed},
};
use crate::model::{Lane, Language, Map, MapInfo, Persona, Stage};

/// The maximum number of templates that are listed.
const MOST: usize = 200;

/// A template of the user.
#[derive(Debug)]
pub struct OwnTemplate {
    /// Its file.
    pub path: PathBuf,
    /// Its name: the title of the map, or the name of the file if the map has none or cannot be read.
    pub name: String,
    /// When the file was last written; `None` if the system does not tell.
    pub written: Option<SystemTime>,
    /// The language and the number of stages; or the reason why the file cannot be read.
    pub content: Result<TemplateFacts, StorageError>,
}

/// What a list of templates shows of one that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateFacts {
    /// The language of the map.
    pub language: Language,
    /// The number of stages.
    pub stages: usize,
}

/// How a map becomes a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateSpec {
    /// The name of the template.
    pub name: String,
    /// Its language.
    pub language: Language,
    /// Whether it keeps all texts of the map, or only the structure and the prompts.
    pub keeps_texts: bool,
}

/// The templates in `folder`, by name. A folder that does not exist has none; a file that cannot be read is listed with the
/// reason.
#[must_use]
pub fn own_templates(folder: &Path) -> Vec<OwnTemplate> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "ron")).collect();
    paths.sort();
    paths.truncate(MOST);
    let mut templates: Vec<_> = paths.into_iter().map(own_template).collect();
    templates.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
    templates
}

fn own_template(path: PathBuf) -> OwnTemplate {
    let written = fs::metadata(&path).and_then(|metadata| metadata.modified()).ok();
    let (title, content) = match read_map(&path) {
        Ok(opened) => {
            let facts = TemplateFacts { language: opened.map.info.language, stages: opened.map.stages.len() };
            (opened.map.info.title.trim().to_owned(), Ok(facts))
        }
        Err(error) => (String::new(), Err(error)),
    };
    let stem = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = if title.is_empty() { stem() } else { title };
    OwnTemplate { path, name, written, content }
}

/// Writes `map` as a template into `folder`, which is made if it is missing. Replaces no file: a template of the same name
/// gets a file with a number. Returns the file.
///
/// # Errors
/// If the file cannot be written; nothing is then changed.
pub fn save_template(folder: &Path, map: &Map, spec: &TemplateSpec) -> Result<PathBuf, StorageError> {
    make_private_folder(folder)?;
    let stem = Some(file_stem(&spec.name)).filter(|stem| !stem.is_empty()).unwrap_or_else(|| "template".to_owned());
    let numbered = (1_u32..).map(|number| if number == 1 { stem.clone() } else { format!("{stem} {number}") });
    let path = taken_name(numbered.map(|stem| folder.join(format!("{stem}.ron"))))?;
    let result = save_map_unless_changed(&path, &template_of(map, spec), &[Fingerprint::of(b"")]);
    if result.is_err() && fs::metadata(&path).is_ok_and(|metadata| metadata.len() == 0) {
        // The user needs to see the reason for the failure; a leftover empty file is harmless.
        drop(fs::remove_file(&path));
    }
    result.map(|_| path)
}

/// Creates an empty file at the first of `paths` where there is none, so that no other window can take the same one.
fn taken_name(paths: impl Iterator<Item = PathBuf>) -> Result<PathBuf, StorageError> {
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for path in paths {
        match fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(_) => return Ok(path),
            Err(error) if path.symlink_metadata().is_ok() => last = error,
            Err(error) => return Err(StorageError::from_io(&path.to_string_lossy(), "write the file", error)),
        }
    }
    Err(StorageError::from_io("template.ron", "write the file", last))
}

/// Gives the template in the file at `path` another name; the file keeps its own.
///
/// # Errors
/// If the file cannot be read or written; it is then as it was.
pub fn rename_template(path: &Path, name: &str) -> Result<(), StorageError> {
    let mut map = read_map(path)?.map;
    name.trim().clone_into(&mut map.info.title);
    save_map(path, &map).map(drop)
}

/// Deletes the template in the file at `path`. A file that is gone already is no error.
///
/// # Errors
/// If the file cannot be deleted.
pub fn delete_template(path: &Path) -> Result<(), StorageError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StorageError::from_io(&path.to_string_lossy(), "delete the file", error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// The template that `map` becomes. Without its texts, it keeps the stages with their steps, the lanes, the channels of its
/// own, all prompts and the look of the header; cards, feelings, sources, pictures and views are left out, and personas are
/// blank.
fn template_of(map: &Map, spec: &TemplateSpec) -> Map {
    let name = spec.name.trim().to_owned();
    if spec.keeps_texts {
        let mut whole = map.clone();
        whole.info.title = name;
        whole.info.language = spec.language;
        return whole;
    }
    let MapInfo { state, direction, markers, digits, hidden, prompts, .. } = map.info.clone();
    let language = spec.language;
    let info =
        MapInfo { title: name, language, state, direction, markers, digits, hidden, prompts, ..MapInfo::default() };
    let blank = |persona: &Persona| {
        let blank = Persona::new(persona.id.clone(), "");
        Persona { prompts: persona.prompts.clone(), ..blank }
    };
    let stages: Vec<Stage> = map.stages.clone();
    let lanes: Vec<Lane> = map.lanes.clone();
    let personas = map.personas.iter().map(blank).collect();
    Map { info, personas, stages, lanes, channels: map.channels.clone(), ..Map::default() }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, sync::Barrier, thread};

    use super::*;

    #[test]
    fn windows_that_save_templates_of_one_name_at_the_same_moment_lose_none() {
        const WINDOWS: usize = 6;
        let folder = std::env::temp_dir().join(format!("safar-same-name-{}", std::process::id()));
        let spec = TemplateSpec { name: "Workshop".to_owned(), language: Language::English, keeps_texts: true };
        let start = Barrier::new(WINDOWS);
        let save = || {
            start.wait();
            save_template(&folder, &Map::default(), &spec).unwrap()
        };
        let paths: BTreeSet<PathBuf> = thread::scope(|scope| {
            let windows: Vec<_> = (0..WINDOWS).map(|_| scope.spawn(save)).collect();
            windows.into_iter().map(|window| window.join().unwrap()).collect()
        });
        let found = own_templates(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!((paths.len(), found.len()), (WINDOWS, WINDOWS), "{paths:?}");
        assert!(found.iter().all(|template| template.content.is_ok()), "{found:?}");
    }
}
