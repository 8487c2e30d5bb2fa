//! Opens the window of the application.

use std::sync::Arc;

use egui::Ui;

use super::{
    app::{AppOptions, SafarApp},
    app_icon::app_icon,
    frame_log,
    placement::{LEAST_SIZE, OpeningPlace, PlaceWatch, Screen, USUAL_SIZE, beside},
    system_look::SystemWatch,
};
use crate::{
    storage::{Settings, WindowPlace, config_dir, state_dir, templates_dir},
    ui::{
        desk::timer::WallClock,
        file_picker::FileDialogs,
        jobs,
        new_window::{OwnProgram, WindowRequest, report_shown},
    },
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
        if std::mem::take(&mut self.window.outer.is_awaited) {
            report_shown();
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep_place();
        self.jobs.finish(self.options.patience);
        if let Some(log) = self.window.log.take() {
            let (path, text) = log.finish();
            jobs::write_log(&path, &text);
        }
    }
}

impl SafarApp {
    /// Remembers the place of the window in the settings.
    fn keep_place(&mut self) {
        let place = self.window.outer.place.as_ref().and_then(PlaceWatch::place);
        if place.is_some() && place != self.settings.window {
            self.settings.window = place;
            self.keep_settings();
        }
    }
}

/// Opens the window that `request` describes and returns when it is closed.
///
/// # Errors
///
/// If no window can be opened.
pub fn run(request: WindowRequest) -> Result<(), RunError> {
    let system = Some(SystemWatch::begin());
    let settings_folder = config_dir();
    let asked_size = asked_size();
    // A window of a given size is for benchmarks and pictures; it neither uses nor changes what the user's window remembers.
    let is_kept = asked_size.is_none();
    let remembered = || settings_folder.as_deref().and_then(Settings::window_in);
    let before = if is_kept { request.beside.map(beside).or_else(remembered) } else { None };
    let viewport = viewport(asked_size, before);
    let mut native = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    // Waiting for the screen would hide the time a frame takes.
    native.glow_options.vsync = !frame_log::repaints_always();
    let options = AppOptions {
        file_dialogs: FileDialogs::from_environment(),
        settings_folder,
        templates_folder: templates_dir(),
        shared_folder: state_dir(),
        has_system_fonts: true,
        language: None,
        system,
        gate: None,
        clock: WallClock::default(),
        new_windows: Arc::new(OwnProgram),
        patience: jobs::PATIENCE,
    };
    let start = Box::new(move |cc: &eframe::CreationContext<'_>| {
        if is_kept {
            open_on_a_screen(cc, before);
        }
        if before.is_some_and(|before| before.is_maximized) {
            // Window managers ignore the request of a window that is not shown yet.
            cc.egui_ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
        }
        let mut app = SafarApp::new(&cc.egui_ctx, options, request.map);
        app.window.outer.is_awaited = request.is_awaited;
        app.window.outer.place = is_kept.then(|| PlaceWatch::from(before));
        Ok(Box::new(app) as Box<dyn eframe::App>)
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

/// The window to create: of the `asked` size, or at the place it had `before`.
fn viewport(asked: Option<[f32; 2]>, before: Option<WindowPlace>) -> egui::ViewportBuilder {
    #[expect(clippy::cast_precision_loss, reason = "the size and the place of a window")]
    let pair = |(x, y): (u32, u32)| [x as f32, y as f32];
    let size = asked.unwrap_or_else(|| pair(before.map_or(USUAL_SIZE, |before| before.size)));
    let viewport = egui::ViewportBuilder::default()
        .with_title("Safar")
        .with_app_id("safar")
        .with_icon(app_icon())
        .with_inner_size(size)
        .with_min_inner_size(pair(LEAST_SIZE))
        .with_drag_and_drop(true);
    match before.and_then(|before| before.corner) {
        // Tells the window manager that the user has chosen a place; `open_on_a_screen` makes it exact.
        #[expect(clippy::cast_precision_loss, reason = "the place of a window")]
        Some((x, y)) => viewport.with_position([x as f32, y as f32]),
        None => viewport,
    }
}

/// Moves and resizes the new window, which is not shown yet, so that it opens inside a screen, where it was `before` if
/// possible.
fn open_on_a_screen(cc: &eframe::CreationContext<'_>, before: Option<WindowPlace>) {
    let Some(window) = cc.winit_window() else { return };
    let primary = window.primary_monitor();
    let mut monitors: Vec<_> = window.available_monitors().collect();
    monitors.sort_by_key(|monitor| Some(monitor) != primary.as_ref());
    let screens = monitors.iter().map(|monitor| {
        let (corner, size) = (monitor.position(), monitor.size());
        Screen { corner: (corner.x, corner.y), size: (size.width, size.height), scale: monitor.scale_factor() }
    });
    let screens: Vec<_> = screens.filter(|screen| screen.size.0 > 0 && screen.size.1 > 0).collect();
    let Some(place) = OpeningPlace::on(&screens, before) else { return };
    let mut size = window.inner_size();
    (size.width, size.height) = place.least;
    window.set_min_inner_size(Some(size));
    (size.width, size.height) = place.size;
    // The answer is the size that the window system has granted; egui asks for it itself.
    let _ = window.request_inner_size(size);
    if let (Some((x, y)), Some(mut corner)) = (place.corner, window.outer_position().ok()) {
        (corner.x, corner.y) = (x, y);
        window.set_outer_position(corner);
    }
}

/// The size of the window in the environment variable `SAFAR_WINDOW_SIZE`, as in `1920x1080`, in points.
fn asked_size() -> Option<[f32; 2]> {
    let asked = std::env::var("SAFAR_WINDOW_SIZE").ok()?;
    let (width, height) = asked.split_once('x')?;
    Some([width.parse().ok()?, height.parse().ok()?])
}
