//! The helper process: it shows one file dialog of the system and prints the answer.

use std::{
    ffi::OsString,
    io::Write as _,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use super::{CANCELLED, FileKind, HELPER_ARGUMENT, PICKED};
use crate::{model::Language, ui::i18n};

/// If `arguments` (without the program's own name) ask for a helper: shows the requested dialog, prints the answer and
/// returns true.
pub fn run_as_helper(mut arguments: impl Iterator<Item = OsString>) -> bool {
    if arguments.next().is_none_or(|first| first != HELPER_ARGUMENT) {
        return false;
    }
    end_with_the_window();
    let answer = answer(&arguments.collect::<Vec<_>>());
    // An error means that the reader has ended, so no answer is needed.
    drop(writeln!(std::io::stdout().lock(), "{answer}"));
    true
}

/// Ends this process when its standard input is closed; the window keeps it open as long as it lives.
fn end_with_the_window() {
    let listener = thread::Builder::new().name("listener".into());
    let listening = listener.spawn(|| {
        // Nothing is ever sent; an error has the same meaning as the end of input.
        drop(std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink()));
        std::process::exit(1);
    });
    // Without the thread, the dialog works, but the user has to close it.
    drop(listening);
}

fn answer(arguments: &[OsString]) -> String {
    let kind = arguments
        .first()
        .and_then(|name| FileKind::ALL.iter().find(|(_, known)| name.to_str() == Some(*known)).map(|(kind, _)| *kind));
    let Some(kind) = kind else { return "failed".into() };
    let suggested = arguments.get(2).map(PathBuf::from).unwrap_or_default();

    let language = arguments.get(1).and_then(|tag| Language::from_tag(tag.to_str()?));
    i18n::use_language(language.unwrap_or_default());

    let has_failed = listen_for_errors();
    let mut dialog = rfd::FileDialog::new().set_title(kind.title()).add_filter(kind.filter_name(), kind.extensions());
    if let Some(folder) = suggested.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = suggested.file_name().and_then(|name| name.to_str()).filter(|_| kind.is_save()) {
        dialog = dialog.set_file_name(name);
    }
    let picked = if kind.is_save() { dialog.save_file() } else { dialog.pick_file() };
    match picked.as_deref().map(Path::to_str) {
        Some(Some(path)) => format!("{PICKED}{path}"),
        Some(None) => "failed".into(),
        None if has_failed.load(Ordering::Relaxed) => "failed".into(),
        None => CANCELLED.into(),
    }
}

/// Returns a flag that is set when `rfd` logs an error.
fn listen_for_errors() -> Arc<AtomicBool> {
    struct Listener(Arc<AtomicBool>);

    impl log::Log for Listener {
        fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
            metadata.level() == log::Level::Error && metadata.target().starts_with("rfd")
        }

        fn log(&self, record: &log::Record<'_>) {
            if self.enabled(record.metadata()) {
                self.0.store(true, Ordering::Relaxed);
            }
        }

        fn flush(&self) {}
    }

    let flag = Arc::new(AtomicBool::new(false));
    if log::set_boxed_logger(Box::new(Listener(flag.clone()))).is_ok() {
        log::set_max_level(log::LevelFilter::Error);
    }
    flag
}
