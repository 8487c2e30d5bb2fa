//! Parses the command line. Performs no action.

use std::{collections::BTreeSet, ffi::OsString, path::PathBuf};

use lexopt::{
    Arg::{Long, Short, Value},
    Parser, ValueExt as _,
};

use super::CliError;
use crate::{
    export::PngSize,
    model::{Language, MapPart},
    theme::Density,
};

/// A parsed command line.
#[derive(Clone, Debug, PartialEq)]
pub enum Invocation {
    /// Show help, for one command if given.
    Help(Option<&'static str>),
    /// Show the program's version.
    Version,
    /// Open the window, with a map if given.
    Window(Option<PathBuf>),
    /// Export a picture of a map.
    Export(ExportArgs),
    /// Create a map from a template.
    New(NewArgs),
    /// List the templates.
    Templates,
    /// Check maps.
    Check(CheckArgs),
    /// Make Safar known to the desktop.
    InstallDesktop(InstallArgs),
}

/// Arguments of `safar export`.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportArgs {
    /// The map's file.
    pub map: PathBuf,
    /// The picture's file.
    pub output: PathBuf,
    /// The size of the picture.
    pub size: PngSize,
    /// The theme's name, or the path of a theme file.
    pub theme: OsString,
    /// The density of the map.
    pub density: Density,
    /// Whether the background is transparent.
    pub is_transparent: bool,
    /// The only stage to show: its number (from 1) or its id.
    pub stage: Option<String>,
    /// The view to apply: its name or its id.
    pub view: Option<String>,
    /// The parts to leave out, in addition to those the map hides itself.
    pub hidden: BTreeSet<MapPart>,
}

/// Arguments of `safar new`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewArgs {
    /// The template's name.
    pub template: String,
    /// The language of the new map.
    pub language: Language,
    /// The file of the new map.
    pub output: PathBuf,
    /// Whether to replace an existing file.
    pub is_forced: bool,
}

/// Arguments of `safar check`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckArgs {
    /// The maps' files; at least one.
    pub maps: Vec<PathBuf>,
    /// Whether warnings and findings count as failures.
    pub is_strict: bool,
}

/// Arguments of `safar install-desktop`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstallArgs {
    /// Whether to remove what an earlier call has written.
    pub is_undo: bool,
}

/// Parses `args`, which do not include the program's own name.
///
/// # Errors
/// If the arguments are not valid.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Invocation, CliError> {
    let mut words = ArgWords { parser: Parser::from_args(args), command: None };
    let Some(first) = words.next()? else { return Ok(Invocation::Window(None)) };
    match first {
        Word::Option(name) => match name.as_str() {
            "--help" | "-h" => Ok(Invocation::Help(None)),
            "--version" | "-V" => Ok(Invocation::Version),
            other => Err(words.unknown(other)),
        },
        Word::Value(value) => match value.to_str() {
            Some("export") => words.export(),
            Some("new") => words.new_map(),
            Some("templates") => words.templates(),
            Some("check") => words.check(),
            Some("install-desktop") => words.install_desktop(),
            Some("help") => words.help(),
            _ => words.window(value),
        },
    }
}

/// One argument.
enum Word {
    /// `-o` or `--output`, with its hyphens.
    Option(String),
    /// Anything else.
    Value(OsString),
}

/// The remaining arguments, and the command they belong to.
struct ArgWords {
    parser: Parser,
    command: Option<&'static str>,
}

impl ArgWords {
    fn usage(&self, message: impl Into<String>) -> CliError {
        CliError::Usage { message: message.into(), command: self.command }
    }

    fn unknown(&self, option: &str) -> CliError {
        self.usage(format!("The option {option} is unknown here."))
    }

    fn unexpected(&self, value: &OsString) -> CliError {
        self.usage(format!("The argument `{}` is not expected here.", value.display()))
    }

    fn next(&mut self) -> Result<Option<Word>, CliError> {
        let command = self.command;
        let usage = |error: lexopt::Error| CliError::Usage { message: sentence(&error), command };
        Ok(self.parser.next().map_err(usage)?.map(|arg| match arg {
            Short(letter) => Word::Option(format!("-{letter}")),
            Long(name) => Word::Option(format!("--{name}")),
            Value(value) => Word::Value(value),
        }))
    }

    fn value(&mut self) -> Result<OsString, CliError> {
        self.parser.value().map_err(|error| self.usage(sentence(&error)))
    }

    fn text(&mut self, option: &str) -> Result<String, CliError> {
        let value = self.value()?;
        value.string().map_err(|_| self.usage(format!("The value of {option} is not valid text.")))
    }

    fn number<T: std::str::FromStr>(&mut self, option: &str, example: &str) -> Result<T, CliError> {
        let text = self.text(option)?;
        text.parse()
            .map_err(|_| self.usage(format!("The value of {option} must be a number such as {example}, not {text:?}.")))
    }

    fn export(mut self) -> Result<Invocation, CliError> {
        self.command = Some("export");
        let (mut map, mut output, mut size, mut stage, mut view) = (None, None, None, None, None);
        let (mut theme, mut density, mut is_transparent) = (OsString::from("light"), Density::default(), false);
        let mut hidden = BTreeSet::new();
        while let Some(word) = self.next()? {
            match word {
                Word::Option(option) => match option.as_str() {
                    "-o" | "--output" => output = Some(PathBuf::from(self.value()?)),
                    "--scale" | "--dpi" | "--width" | "--height" if size.is_some() => {
                        return Err(self.usage("Give only one of --scale, --width, --height and --dpi."));
                    }
                    "--scale" => size = Some(PngSize::Scale(self.number(&option, "2")?)),
                    "--dpi" => size = Some(PngSize::Dpi(self.number(&option, "192")?)),
                    "--width" => size = Some(PngSize::Width(self.number(&option, "3840")?)),
                    "--height" => size = Some(PngSize::Height(self.number(&option, "2160")?)),
                    "--theme" => theme = self.value()?,
                    "--density" => density = self.density(&option)?,
                    "--transparent" => is_transparent = true,
                    "--stage" => stage = Some(self.text(&option)?),
                    "--view" => view = Some(self.text(&option)?),
                    "--hide" => hidden.append(&mut self.parts(&option)?),
                    "--help" | "-h" => return Ok(Invocation::Help(self.command)),
                    other => return Err(self.unknown(other)),
                },
                Word::Value(value) if map.is_none() => map = Some(PathBuf::from(value)),
                Word::Value(value) => return Err(self.unexpected(&value)),
            }
        }
        let map = map.ok_or_else(|| self.usage("Which map? Name its file: `safar export MAP -o out.png`."))?;
        let output = output.ok_or_else(|| self.usage("Where to? Name the picture's file: `-o out.png`."))?;
        let size = size.unwrap_or(PngSize::Scale(2.0));
        Ok(Invocation::Export(ExportArgs { map, output, size, theme, density, is_transparent, stage, view, hidden }))
    }

    fn density(&mut self, option: &str) -> Result<Density, CliError> {
        let name = self.text(option)?;
        Density::named(&name).ok_or_else(|| {
            self.usage(format!("There is no density {name:?}; there are comfortable, compact and wall."))
        })
    }

    /// Reads names of map parts, separated by commas.
    fn parts(&mut self, option: &str) -> Result<BTreeSet<MapPart>, CliError> {
        let listed = self.text(option)?;
        let named = |name: &str| MapPart::ALL.into_iter().find(|part| part_name(*part) == name);
        let part = |name: &str| {
            named(name).ok_or_else(|| {
                self.usage(format!("{name:?} cannot be hidden; legend, sources, unexplored and personas can."))
            })
        };
        listed.split(',').map(|name| part(name.trim())).collect()
    }

    fn new_map(mut self) -> Result<Invocation, CliError> {
        self.command = Some("new");
        let (mut template, mut output, mut is_forced) = ("customer-journey".to_owned(), None, false);
        let mut language = Language::English;
        while let Some(word) = self.next()? {
            match word {
                Word::Option(option) => match option.as_str() {
                    "-o" | "--output" => output = Some(PathBuf::from(self.value()?)),
                    "-t" | "--template" => template = self.text(&option)?,
                    "--lang" => {
                        let tag = self.text(&option)?;
                        let unknown = || self.usage(format!("The language {tag:?} is not one of en, ar and fa."));
                        language = Language::from_tag(&tag).ok_or_else(unknown)?;
                    }
                    "--force" => is_forced = true,
                    "--help" | "-h" => return Ok(Invocation::Help(self.command)),
                    other => return Err(self.unknown(other)),
                },
                Word::Value(value) => return Err(self.unexpected(&value)),
            }
        }
        let output = output.ok_or_else(|| self.usage("Where to? Name the new map's file: `-o map.ron`."))?;
        Ok(Invocation::New(NewArgs { template, language, output, is_forced }))
    }

    fn templates(mut self) -> Result<Invocation, CliError> {
        self.command = Some("templates");
        match self.next()? {
            None => Ok(Invocation::Templates),
            Some(Word::Option(option)) if matches!(option.as_str(), "--help" | "-h") => {
                Ok(Invocation::Help(self.command))
            }
            Some(Word::Option(option)) => Err(self.unknown(&option)),
            Some(Word::Value(value)) => Err(self.unexpected(&value)),
        }
    }

    fn check(mut self) -> Result<Invocation, CliError> {
        self.command = Some("check");
        let (mut maps, mut is_strict) = (Vec::new(), false);
        while let Some(word) = self.next()? {
            match word {
                Word::Option(option) => match option.as_str() {
                    "--strict" => is_strict = true,
                    "--help" | "-h" => return Ok(Invocation::Help(self.command)),
                    other => return Err(self.unknown(other)),
                },
                Word::Value(value) => maps.push(PathBuf::from(value)),
            }
        }
        if maps.is_empty() {
            return Err(self.usage("Which map? Name its file: `safar check MAP`."));
        }
        Ok(Invocation::Check(CheckArgs { maps, is_strict }))
    }

    fn install_desktop(mut self) -> Result<Invocation, CliError> {
        self.command = Some("install-desktop");
        let mut is_undo = false;
        while let Some(word) = self.next()? {
            match word {
                Word::Option(option) => match option.as_str() {
                    "--undo" => is_undo = true,
                    "--help" | "-h" => return Ok(Invocation::Help(self.command)),
                    other => return Err(self.unknown(other)),
                },
                Word::Value(value) => return Err(self.unexpected(&value)),
            }
        }
        Ok(Invocation::InstallDesktop(InstallArgs { is_undo }))
    }

    fn help(mut self) -> Result<Invocation, CliError> {
        match self.next()? {
            None => Ok(Invocation::Help(None)),
            Some(Word::Value(value)) => match super::help::COMMANDS.iter().find(|name| value == **name) {
                Some(name) => Ok(Invocation::Help(Some(name))),
                None => Err(self.usage(format!("There is no command `{}`.", value.display()))),
            },
            Some(Word::Option(option)) => Err(self.unknown(&option)),
        }
    }

    fn window(mut self, map: OsString) -> Result<Invocation, CliError> {
        match self.next()? {
            None => {}
            Some(Word::Option(option)) if matches!(option.as_str(), "--help" | "-h") => {
                return Ok(Invocation::Help(None));
            }
            Some(Word::Option(option)) => return Err(self.unknown(&option)),
            Some(Word::Value(value)) => return Err(self.unexpected(&value)),
        }
        let is_word = map.to_str().is_some_and(|text| text.bytes().all(|byte| byte.is_ascii_lowercase()));
        let map = PathBuf::from(map);
        if is_word && !map.exists() {
            let message = format!("There is no command `{}`, and no map of that name.", map.display());
            return Err(self.usage(message));
        }
        Ok(Invocation::Window(Some(map)))
    }
}

/// The name of `part` on the command line.
fn part_name(part: MapPart) -> &'static str {
    match part {
        MapPart::Legend => "legend",
        MapPart::Sources => "sources",
        MapPart::Unexplored => "unexplored",
        MapPart::PersonaDetails => "personas",
    }
}

/// The message of lexopt as a sentence.
fn sentence(error: &lexopt::Error) -> String {
    let text = error.to_string();
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
