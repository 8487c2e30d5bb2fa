//! Opens the window of the application.

use std::path::PathBuf;

use egui::Ui;

use super::{
    app::{AppOptions, SafarApp},
    app_icon::app_icon,
    frame_log,
    system_look::SystemWatch,
};
use crate::{
    storage::{config_dir, state_dir},
    ui::{file_picker::FileDialogs, jobs},
};

/// The reason why no window was opened.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is no display, or none that supports drawing.
    #[error("no display was found: {0}")]
    NoDisplay(String),
    /// The window could not be opened for another reason.
    #[error("the window could not be opened: {0}")]
    Failed(String),
}

impl eframe::App for SafarApp {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.jobs.finish(self.options.patience);
        if let Some(log) = self.window.log.take() {
            let (path, text) = log.finish();
            jobs::write_log(&path, &text);
        }
    }
}

/// Opens the window, with the map at `path` if given, and returns when it is closed.
///
/// # Errors
///
/// If no window can be opened.
pub fn run(path: Option<PathBuf>) -> Result<(), RunError> {
    let system = Some(SystemWatch::begin());
    let viewport = egui::ViewportBuilder::default()
        .with_title("Safar")
        .with_app_id("safar")
        .with_icon(app_icon())
        .with_inner_size(window_size())
        .with_min_inner_size([860.0, 560.0])
        .with_drag_and_drop(true);
    let mut native = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    // Waiting for the screen would hide the time a frame takes.
    native.glow_options.vsync = !frame_log::repaints_always();
    let options = AppOptions {
        file_dialogs: FileDialogs::from_environment(),
        settings_folder: config_dir(),
        shared_folder: state_dir(),
        has_system_fonts: true,
        language: None,
        system,
        gate: None,
        patience: jobs::PATIENCE,
    };
    let start = Box::new(move |cc: &eframe::CreationContext<'_>| {
        Ok(Box::new(SafarApp::new(&cc.egui_ctx, options, path)) as Box<dyn eframe::App>)
    });
    eframe::run_native("safar", native, start).map_err(|error| match error {
        eframe::Error::AppCreation(why) => RunError::Failed(why.to_string()),
        eframe::Error::Winit(_)
        | eframe::Error::WinitEventLoop(_)
        | eframe::Error::Glutin(_)
        | eframe::Error::NoGlutinConfigs(..)
        | eframe::Error::OpenGL(_) => RunError::NoDisplay(error.to_string()),
    })
}

/// The initial size of the window, in points. The environment variable `SAFAR_WINDOW_SIZE=1920x1080` sets another, for
/// benchmarks and pictures.
fn window_size() -> [f32; 2] {
    let asked = std::env::var("SAFAR_WINDOW_SIZE").ok();
    let size = asked.as_deref().and_then(|size| {
        let (width, height) = size.split_once('x')?;
        Some([width.parse().ok()?, height.parse().ok()?])
    });
    size.unwrap_or([1360.0, 860.0])
}
