//! Requests of the brand panel: changing, saving and leaving the edited brand.

use std::path::{Path, PathBuf};

use egui::Context;

use super::{BrandAsk, BrandDraft, BrandState, Pull};
use crate::{
    storage::{MAX_FONTS, OpenedTheme, SidePanel, StorageError},
    theme::{Asset, Logo},
    ui::{
        action::Action,
        desk::document::file_stem,
        dialogs::{Dialog, Stalled},
        files::Waiting,
        i18n::{Value, m},
        jobs::{Asked, BrandAsset, BrandContent, JobId, JobInfo, JobKind, Owner},
        shell::app::SafarApp,
        words::faults::storage_fault,
    },
};

impl SafarApp {
    /// Starts editing the theme in use when the brand panel is shown, and closes finished steps. Called once per frame.
    pub(in crate::ui) fn follow_brand(&mut self, ctx: &Context) {
        if self.desk.view.panels.side == Some(SidePanel::Brand) && self.desk.view.draft().is_none() {
            self.desk.view.begin_draft(m("brand-new-name").text());
            self.apply_theme(ctx);
        }
        self.desk.view.change_draft(|draft| draft.settle(ctx));
    }

    /// Carries out `ask`.
    pub(in crate::ui) fn ask_brand(&mut self, ctx: &Context, ask: BrandAsk) {
        match ask {
            BrandAsk::Become(state, pull) => self.change_brand(ctx, |draft| draft.become_state(*state, pull)),
            BrandAsk::Undo => self.change_brand(ctx, BrandDraft::undo),
            BrandAsk::Redo => self.change_brand(ctx, BrandDraft::redo),
            BrandAsk::BackTo(count) => self.change_brand(ctx, |draft| draft.back_to(count)),
            BrandAsk::Revert => self.change_brand(ctx, BrandDraft::revert),
            BrandAsk::Save => self.save_brand(false),
            BrandAsk::Overwrite => self.save_brand(true),
            BrandAsk::SaveAs => self.ask_for_brand_file(),
            BrandAsk::AddFont => self.ask_for_asset(Asked::Font),
            BrandAsk::ChooseLogo => self.ask_for_asset(Asked::Logo),
        }
    }

    /// Saves the brand, then runs `action`.
    pub(in crate::ui) fn save_brand_then(&mut self, action: Action) {
        self.files.after_brand = Some(Waiting::new(action));
        self.save_brand(false);
    }

    /// Discards the unsaved changes of the brand and runs `action`.
    pub(in crate::ui) fn discard_brand_then(&mut self, ctx: &Context, action: Action) {
        self.desk.view.leave_draft();
        self.apply_theme(ctx);
        // The map may have been edited since the action was requested.
        self.take_last(ctx, action);
    }

    fn change_brand(&mut self, ctx: &Context, change: impl FnOnce(&mut BrandDraft)) {
        self.desk.view.change_draft(change);
        self.apply_theme(ctx);
    }

    /// Handles closing the brand panel: an unmodified draft is dropped.
    pub(in crate::ui) fn close_brand(&mut self, ctx: &Context) {
        if !self.desk.view.has_unsaved_brand() {
            self.desk.view.leave_draft();
            self.apply_theme(ctx);
        }
    }

    /// Runs `action`; asks first if it would lose changes of the brand.
    pub(in crate::ui) fn perform_keeping_brand(&mut self, ctx: &Context, action: Action) {
        if !action.leaves_brand() || !self.would_lose_brand() {
            self.perform(ctx, action);
        } else if self.newest_brand_save().is_some() {
            self.files.after_brand = Some(Waiting::new(action));
        } else {
            let name = self.desk.view.draft().map(|draft| draft.state().theme.name.clone()).unwrap_or_default();
            self.dialog = Some(Dialog::UnsavedBrand { name, then: action });
        }
    }

    /// Whether the edited brand has changes that no file has yet, including those being saved.
    pub(in crate::ui) fn would_lose_brand(&self) -> bool {
        self.desk.view.has_unsaved_brand() || self.newest_brand_save().is_some()
    }

    /// The newest save of the edited brand, while it is in progress.
    pub(in crate::ui) fn newest_brand_save(&self) -> Option<JobId> {
        let id = self.desk.view.draft()?.id();
        let mut saves = self.jobs.running().iter().rev().map(|running| &running.job);
        saves.find(|job| job.kind == JobKind::SaveBrand && job.owner == Owner::Brand(id)).map(|job| job.id)
    }

    /// Saves the brand to its file; asks for a file if it has none. `overwrites` allows replacing another program's
    /// changes of the file.
    fn save_brand(&mut self, overwrites: bool) {
        let Some(draft) = self.desk.view.draft() else { return };
        match draft.path().map(PathBuf::from) {
            None => self.ask_for_brand_file(),
            Some(path) => {
                let expected = draft.fingerprint().filter(|_| !overwrites);
                self.files.drop_brand_conflict();
                self.jobs.save_theme(draft.id(), path, content(draft), expected);
            }
        }
    }

    /// Saves the brand to another file that the user has confirmed.
    pub(in crate::ui) fn save_brand_to(&mut self, path: PathBuf) {
        self.files.drop_brand_conflict();
        if let Some(draft) = self.desk.view.draft() {
            self.jobs.save_theme(draft.id(), path, content(draft), None);
        }
    }

    /// Reads the chosen font or logo.
    pub(in crate::ui) fn read_asset(&mut self, asked: &Asked, path: PathBuf) {
        let Some(id) = self.desk.view.draft().map(BrandDraft::id) else { return };
        if *asked == Asked::Font {
            self.jobs.read_font(id, path);
        } else {
            self.files.reading_logo = Some(self.jobs.read_logo(id, path));
        }
    }

    fn ask_for_brand_file(&mut self) {
        if let Some(path) = self.suggested_brand_path() {
            self.ask_for(Asked::SaveTheme, path);
        }
    }

    /// The path to suggest for the edited brand.
    pub(in crate::ui) fn suggested_brand_path(&self) -> Option<PathBuf> {
        let draft = self.desk.view.draft()?;
        let stem = Some(file_stem(&draft.state().theme.name)).filter(|stem| !stem.is_empty());
        let stem = stem.unwrap_or_else(|| m("brand-new-name").text());
        let suggested = || self.folder().join(format!("{stem}.ron"));
        Some(draft.path().map_or_else(suggested, PathBuf::from))
    }

    fn ask_for_asset(&mut self, asked: Asked) {
        let of_brand = self.desk.view.draft().and_then(BrandDraft::path).and_then(Path::parent);
        let folder = of_brand.map_or_else(|| self.folder(), |folder| folder.join(""));
        self.ask_for(asked, folder);
    }

    /// Handles the result of saving.
    pub(in crate::ui) fn brand_saved(
        &mut self,
        ctx: &Context,
        job: &JobInfo,
        revision: u64,
        result: Result<Box<OpenedTheme>, StorageError>,
    ) {
        let path = job.path.clone().unwrap_or_default();
        let draft = self.desk.view.draft().filter(|draft| job.owner == Owner::Brand(draft.id()));
        let Some(is_newest) = draft.map(|draft| draft.is_newest_saved(job.id)) else {
            // Another brand is being edited now, or none, because the user did not wait for this save.
            if let Err(error) = result {
                self.tell(m("brand-save-failed"), storage_fault(&error));
            }
            return;
        };
        self.close_stalled(Stalled::Brand);
        match result {
            Ok(_) if !is_newest => {}
            Ok(opened) => {
                self.desk.view.change_draft(|draft| draft.saved(job.id, path.clone(), revision, &opened));
                let said = m("brand-saved").with(&[("path", Value::path(path.to_string_lossy()))]);
                self.show_theme_file(ctx, &path, *opened);
                self.window.toasts.show(said, None);
            }
            // The waiting action continues to wait until the user answers the question.
            Err(StorageError::ChangedOnDisk { .. }) => self.show_or_queue(Dialog::BrandConflict { path }),
            Err(error) => self.brand_save_failed(storage_fault(&error)),
        }
    }

    /// Handles a failed save; `problem` is the reason.
    pub(in crate::ui) fn brand_save_failed(&mut self, problem: String) {
        self.close_stalled(Stalled::Brand);
        self.stop_waiting_for_brand();
        self.tell(m("brand-save-failed"), problem);
    }

    /// Adds a font or a logo that was read to the brand.
    pub(in crate::ui) fn brand_asset_read(&mut self, ctx: &Context, result: Result<BrandAsset, String>) {
        match result {
            Ok(BrandAsset::Font(font)) => self.add_font(ctx, font),
            Ok(BrandAsset::Logo(logo)) => self.use_logo(ctx, logo),
            Err(text) => self.tell(m("theme-failed"), text),
        }
    }

    fn add_font(&mut self, ctx: &Context, font: Asset) {
        let Some(draft) = self.desk.view.draft() else { return };
        let mut state = draft.state().clone();
        if state.theme.fonts.len() >= MAX_FONTS {
            let said = m("brand-most-fonts").with(&[("count", MAX_FONTS.into())]);
            self.window.toasts.show(said, None);
            return;
        }
        if state.theme.fonts.iter().all(|own| own.bytes != font.bytes) {
            state.theme.fonts.push(font);
        }
        self.change_brand(ctx, |draft| draft.become_state(state, Pull::None));
    }

    fn use_logo(&mut self, ctx: &Context, logo: Logo) {
        let Some(draft) = self.desk.view.draft() else { return };
        let mut state = draft.state().clone();
        state.theme.logo = Some(logo);
        self.change_brand(ctx, |draft| draft.become_state(state, Pull::None));
    }
}

/// The part of `draft` that its file holds.
fn content(draft: &BrandDraft) -> BrandContent {
    let BrandState { base, theme } = draft.state().clone();
    BrandContent { base, theme, revision: draft.revision() }
}
