//! The state of the view, none of which is part of the document.

use std::sync::Arc;

use crate::{
    edit::Selection,
    model::Language,
    storage::{MotionChoice, OpenedTheme, Panels, ThemeChoice},
    theme::{Density, Theme},
    ui::{
        brand::BrandDraft,
        desk::{timer::Timer, view_filter::ViewFilter},
        shell::system_look::SystemLook,
        style::WindowLook,
    },
};

/// The effect of the pointer on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Selects and moves items.
    #[default]
    Select,
    /// Pans the page.
    Pan,
}

/// A target for moving the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewportTarget {
    /// The screen next to the current one.
    OtherScreen,
}

/// A change of the size of the user interface around the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterfaceSize {
    /// One step larger.
    Larger,
    /// One step smaller.
    Smaller,
    /// The size that the scale factor of the screen gives.
    Normal,
}

impl InterfaceSize {
    /// The available sizes, in per cent of the screen's own scale.
    const STEPS: [u16; 10] = [75, 90, 100, 110, 125, 150, 175, 200, 250, 300];

    /// The size after this change, starting from `percent`.
    #[must_use]
    pub fn applied_to(self, percent: u16) -> u16 {
        match self {
            Self::Larger => Self::STEPS.into_iter().find(|step| *step > percent).unwrap_or(300),
            Self::Smaller => Self::STEPS.into_iter().rev().find(|step| *step < percent).unwrap_or(75),
            Self::Normal => 100,
        }
    }
}

/// The state of the view.
#[derive(Clone, Debug)]
pub struct ViewState {
    /// The effect of the pointer on the canvas.
    pub tool: Tool,
    /// The panels that are shown.
    pub panels: Panels,
    /// The panels to show again, if one key hid all of them.
    pub hidden_panels: Option<Panels>,
    /// The filter through which the map is seen.
    pub filter: Arc<ViewFilter>,
    /// Whether the map is presented, that is shown alone on the screen.
    pub is_presenting: bool,
    /// The selection to restore after the presentation.
    pub selection_before_presenting: Selection,
    /// The timer of presentations.
    pub timer: Timer,
    /// Whether the capture bar is shown while presenting.
    pub is_capturing: bool,
    /// The language chosen for the interface; `None` follows the system.
    pub language: Option<Language>,
    /// The appearance settings of the system.
    system: SystemLook,
    motion: MotionChoice,
    /// The chosen theme.
    choice: ThemeChoice,
    density: Density,
    /// The theme scaled to `density`.
    theme: Arc<Theme>,
    /// The theme file loaded last, unmodified.
    brand: Option<Arc<OpenedTheme>>,
    /// The brand being edited; shown instead of the chosen theme.
    draft: Option<Box<BrandDraft>>,
}

impl Default for ViewState {
    fn default() -> Self {
        Self {
            tool: Tool::Select,
            panels: Panels::default(),
            hidden_panels: None,
            filter: Arc::default(),
            is_presenting: false,
            selection_before_presenting: Selection::Nothing,
            timer: Timer::default(),
            is_capturing: false,
            language: None,
            system: SystemLook::default(),
            motion: MotionChoice::System,
            choice: ThemeChoice::System,
            density: Density::default(),
            theme: Arc::new(Theme::light().clone()),
            brand: None,
            draft: None,
        }
    }
}

impl ViewState {
    /// The theme with which the map is drawn.
    #[must_use]
    pub fn theme(&self) -> &Arc<Theme> {
        &self.theme
    }

    /// The chosen theme.
    #[must_use]
    pub fn choice(&self) -> &ThemeChoice {
        &self.choice
    }

    /// The density of the map.
    #[must_use]
    pub fn density(&self) -> Density {
        self.density
    }

    /// The user's theme: the one being edited, or the one loaded from a file last.
    #[must_use]
    pub fn own_theme(&self) -> Option<&Theme> {
        let edited = self.draft.as_ref().map(|draft| &draft.state().theme);
        edited.or(self.brand.as_ref().map(|brand| &brand.theme))
    }

    /// The brand being edited.
    #[must_use]
    pub fn draft(&self) -> Option<&BrandDraft> {
        self.draft.as_deref()
    }

    /// Whether the brand being edited has unsaved changes.
    #[must_use]
    pub fn has_unsaved_brand(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.is_modified())
    }

    /// Starts editing the chosen theme: the loaded file, or a new theme called `name` based on the built-in one.
    pub fn begin_draft(&mut self, name: String) {
        let draft = if let (ThemeChoice::File(path), Some(opened)) = (&self.choice, &self.brand) {
            BrandDraft::of_file(path.into(), opened)
        } else {
            BrandDraft::new(self.built_in(), name)
        };
        self.draft = Some(Box::new(draft));
        self.follow();
    }

    /// Changes the brand being edited; does nothing if there is none.
    pub fn change_draft(&mut self, change: impl FnOnce(&mut BrandDraft)) {
        let Some(draft) = &mut self.draft else { return };
        let before = draft.revision();
        change(draft);
        if draft.revision() != before {
            self.follow();
        }
    }

    /// Stops editing the brand and drops its changes.
    pub fn leave_draft(&mut self) {
        self.draft = None;
        self.follow();
    }

    /// Whether map and window are dark.
    #[must_use]
    pub fn is_dark(&self) -> bool {
        self.theme.is_dark
    }

    /// The appearance settings of the system.
    #[must_use]
    pub fn system(&self) -> SystemLook {
        self.system
    }

    /// Whether animations are off.
    #[must_use]
    pub fn is_still(&self) -> bool {
        match self.motion {
            MotionChoice::System => self.system.is_still,
            MotionChoice::Reduced => true,
            MotionChoice::Full => false,
        }
    }

    /// The appearance of the window around the map.
    #[must_use]
    pub fn window_look(&self) -> WindowLook {
        WindowLook {
            is_dark: self.is_dark(),
            has_contrast: self.system.has_contrast || self.is_built_on_contrast(),
            is_still: self.is_still(),
        }
    }

    /// Stores the appearance settings of the system and applies them where the user left the choice to the system.
    pub fn use_system(&mut self, system: SystemLook) {
        self.system = system;
        // An unmodified new brand is based on the system's appearance.
        if !self.has_unsaved_brand() && self.draft.as_ref().is_some_and(|draft| draft.path().is_none()) {
            self.draft = None;
        }
        self.follow();
    }

    /// Sets whether the window may show animations.
    pub fn use_motion(&mut self, motion: MotionChoice) {
        self.motion = motion;
    }

    /// Draws the map in the chosen theme, built-in or from a file. A brand being edited is dropped unless it has
    /// unsaved changes.
    pub fn use_theme(&mut self, choice: ThemeChoice) {
        self.choice = choice;
        if !self.has_unsaved_brand() {
            self.draft = None;
        }
        self.follow();
    }

    /// Draws the map in `opened`, which was read from the file at `path`.
    pub fn use_brand(&mut self, path: String, opened: OpenedTheme) {
        let fingerprint = opened.fingerprint;
        self.brand = Some(Arc::new(opened));
        let is_edited = self.draft.as_ref().is_some_and(|draft| {
            draft.path() == Some(std::path::Path::new(&path)) && draft.fingerprint() == Some(fingerprint)
        });
        if is_edited {
            // The file is the draft that was just saved; its undo history stays.
            self.choice = ThemeChoice::File(path);
            self.follow();
        } else {
            self.use_theme(ThemeChoice::File(path));
        }
    }

    /// Sets the density of the map.
    pub fn use_density(&mut self, density: Density) {
        self.density = density;
        self.follow();
    }

    fn is_built_on_contrast(&self) -> bool {
        let edited = self.draft.as_ref().map(|draft| draft.state().base.name == Theme::contrast().name);
        edited.unwrap_or(self.choice == ThemeChoice::Contrast)
    }

    /// The chosen built-in theme; the light one if a file was chosen.
    fn built_in(&self) -> &'static Theme {
        let system = self.system.theme();
        match if self.choice == ThemeChoice::System { &system } else { &self.choice } {
            ThemeChoice::System | ThemeChoice::Light | ThemeChoice::File(_) => Theme::light(),
            ThemeChoice::Dark => Theme::dark(),
            ThemeChoice::Contrast => Theme::contrast(),
            ThemeChoice::Print => Theme::print(),
        }
    }

    fn follow(&mut self) {
        let of_file = self.brand.as_ref().filter(|_| matches!(self.choice, ThemeChoice::File(_)));
        let theme = match (&self.draft, of_file) {
            (Some(draft), _) => &draft.state().theme,
            (None, Some(opened)) => &opened.theme,
            (None, None) => self.built_in(),
        };
        self.theme = Arc::new(theme.with_density(self.density));
    }
}
