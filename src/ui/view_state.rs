//! What the window shows beside the map: nothing of it is part of the document.

use std::sync::Arc;

use crate::{
    model::Language,
    storage::{Motion, OpenedTheme, Panels, ThemeChoice},
    theme::{Density, Theme},
    ui::{brand::BrandDraft, style::WindowLook, system_look::SystemLook, view_filter::ViewFilter},
};

/// What the pointer does on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Select and move things.
    #[default]
    Select,
    /// Move the page.
    Pan,
}

/// Where the window goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewportTarget {
    /// To the screen beside the one it is on.
    OtherScreen,
}

/// A change of the size of everything around the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterfaceSize {
    /// One step larger.
    Larger,
    /// One step smaller.
    Smaller,
    /// As large as the screen's own scale has it.
    Normal,
}

impl InterfaceSize {
    /// The sizes there are, in per cent of the screen's own scale.
    const STEPS: [u16; 10] = [75, 90, 100, 110, 125, 150, 175, 200, 250, 300];

    /// The size that follows `percent`.
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
    /// What the pointer does on the canvas.
    pub tool: Tool,
    /// Which panels are shown.
    pub panels: Panels,
    /// The panels to show again, where all were hidden by one key.
    pub hidden_panels: Option<Panels>,
    /// The filter to apply.
    pub filter: Arc<ViewFilter>,
    /// Whether the map is presented: alone on the screen.
    pub is_presenting: bool,
    /// Whether the capture bar is shown while presenting.
    pub is_capturing: bool,
    /// The interface's language that was chosen; the system's where none.
    pub language: Option<Language>,
    /// What the system's appearance is set to.
    system: SystemLook,
    motion: Motion,
    /// The theme that was chosen.
    choice: ThemeChoice,
    density: Density,
    /// The theme in the density.
    theme: Arc<Theme>,
    /// The theme that was read from a file last, as it is there.
    brand: Option<Arc<OpenedTheme>>,
    /// The brand that is edited: it is shown instead of what was chosen.
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
            is_capturing: false,
            language: None,
            system: SystemLook::default(),
            motion: Motion::System,
            choice: ThemeChoice::System,
            density: Density::default(),
            theme: Arc::new(Theme::light().clone()),
            brand: None,
            draft: None,
        }
    }
}

impl ViewState {
    /// The theme the map is drawn with.
    #[must_use]
    pub fn theme(&self) -> &Arc<Theme> {
        &self.theme
    }

    /// The theme that was chosen.
    #[must_use]
    pub fn choice(&self) -> &ThemeChoice {
        &self.choice
    }

    /// How much room things have on the map.
    #[must_use]
    pub fn density(&self) -> Density {
        self.density
    }

    /// The theme of the user's: the one that is edited, or the one that was read from a file last.
    #[must_use]
    pub fn own_theme(&self) -> Option<&Theme> {
        let edited = self.draft.as_ref().map(|draft| &draft.state().theme);
        edited.or(self.brand.as_ref().map(|brand| &brand.theme))
    }

    /// The brand that is edited.
    #[must_use]
    pub fn draft(&self) -> Option<&BrandDraft> {
        self.draft.as_deref()
    }

    /// Whether the brand that is edited has changes that no file holds.
    #[must_use]
    pub fn has_unsaved_brand(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.is_modified())
    }

    /// Begins to edit the theme that was chosen: the file it was read from, or a new one called `name`.
    pub fn begin_draft(&mut self, name: String) {
        let draft = match (&self.choice, &self.brand) {
            (ThemeChoice::File(path), Some(opened)) => BrandDraft::of_file(path.into(), opened),
            (_, _) => BrandDraft::new(self.built_in(), name),
        };
        self.draft = Some(Box::new(draft));
        self.follow();
    }

    /// Changes the brand that is edited; does nothing where none is.
    pub fn change_draft(&mut self, change: impl FnOnce(&mut BrandDraft)) {
        let Some(draft) = &mut self.draft else { return };
        let before = draft.revision();
        change(draft);
        if draft.revision() != before {
            self.follow();
        }
    }

    /// Lets the brand that is edited go.
    pub fn leave_draft(&mut self) {
        self.draft = None;
        self.follow();
    }

    /// Whether map and window are dark.
    #[must_use]
    pub fn is_dark(&self) -> bool {
        self.theme.is_dark
    }

    /// What the system's appearance is set to.
    #[must_use]
    pub fn system(&self) -> SystemLook {
        self.system
    }

    /// Whether nothing in the window moves by itself.
    #[must_use]
    pub fn is_still(&self) -> bool {
        match self.motion {
            Motion::System => self.system.is_still,
            Motion::Reduced => true,
            Motion::Full => false,
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

    /// Follows what the system's appearance is set to, where that was chosen.
    pub fn use_system(&mut self, system: SystemLook) {
        self.system = system;
        // A new brand that nobody has changed yet looks as the system does.
        if !self.has_unsaved_brand() && self.draft.as_ref().is_some_and(|draft| draft.path().is_none()) {
            self.draft = None;
        }
        self.follow();
    }

    /// Lets things in the window move by themselves from now on, or not.
    pub fn use_motion(&mut self, motion: Motion) {
        self.motion = motion;
    }

    /// Draws the map in a built-in theme from now on, or in the one that was read from a file. A brand that is edited goes,
    /// unless that would lose changes.
    pub fn use_theme(&mut self, choice: ThemeChoice) {
        self.choice = choice;
        if !self.has_unsaved_brand() {
            self.draft = None;
        }
        self.follow();
    }

    /// Draws the map in `opened`, which was read from the file at `path`, from now on.
    pub fn use_brand(&mut self, path: String, opened: OpenedTheme) {
        let fingerprint = opened.fingerprint;
        self.brand = Some(Arc::new(opened));
        let is_edited = self.draft.as_ref().is_some_and(|draft| {
            draft.path() == Some(std::path::Path::new(&path)) && draft.fingerprint() == Some(fingerprint)
        });
        if is_edited {
            // It was saved just now: what was done before can still be taken back.
            self.choice = ThemeChoice::File(path);
            self.follow();
        } else {
            self.use_theme(ThemeChoice::File(path));
        }
    }

    /// Gives things this much room from now on.
    pub fn use_density(&mut self, density: Density) {
        self.density = density;
        self.follow();
    }

    fn is_built_on_contrast(&self) -> bool {
        let edited = self.draft.as_ref().map(|draft| draft.state().base.name == Theme::contrast().name);
        edited.unwrap_or(self.choice == ThemeChoice::Contrast)
    }

    /// The built-in theme that was chosen; the light one where a file was.
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
