//! Carries out actions on the map as a file, and decides what follows from the results of jobs and from the answers of
//! the user.
//!
//! A result changes only what it belongs to. A result for a document that is no longer open, or for a request that is
//! no longer the newest, is dropped; a map that arrives replaces the open one only if nothing is lost or the user
//! agrees.

mod effect;
mod hand;
mod leave;
mod open;
mod picked;
mod picture;
mod results;
mod save;
mod suggested;
mod templates;
mod theme;

pub(in crate::ui) use self::{
    effect::{FileEffect, Task},
    hand::{FileHand, OpenMap, TypedText},
    leave::{ask_about_changes, give_up, go_on, leave_save, look_for_stalled_save, would_lose_changes_by},
    open::announce_arrived,
    picked::{ask_for_export_file, picked},
    results::finished,
    save::save,
    suggested::ask_for_file,
    theme::show_theme_file,
};
use std::path::PathBuf;

use super::Effect;
use crate::{
    locale::{copy_of, empty_map},
    storage::BuiltIn,
    ui::{action::FileAction, i18n::m, jobs::Asked},
};

/// Carries out `action`, whatever changes it loses.
pub(in crate::ui) fn carry(hand: &mut FileHand<'_>, action: FileAction) -> Vec<Effect> {
    match action {
        FileAction::New(language) => vec![FileEffect::ShowMap(Box::new(empty_map(language)), None).into()],
        FileAction::NewFrom(name) => match BuiltIn::with_stem(&name).map(BuiltIn::map) {
            Some(Ok(map)) => vec![FileEffect::ShowMap(Box::new(map), None).into()],
            Some(Err(_)) | None => Vec::new(),
        },
        FileAction::Open => ask_for_file(hand, Asked::OpenMap),
        FileAction::OpenPath(path) => open::open_path(hand, path),
        FileAction::NewWindow => vec![FileEffect::Start(Task::OpenWindow(None)).into()],
        FileAction::OpenInNewWindow(path) => open::open_in_new_window(hand, path),
        FileAction::DuplicateMap => duplicate(hand),
        FileAction::NewFromOwn(path) => templates::use_template(hand, path),
        FileAction::Template(action) => templates::carry(hand, action),
        FileAction::ForgetRecent(paths) => forget(hand, &paths),
        FileAction::PutBackRecent(maps) => {
            for (at, map) in maps {
                hand.settings.put_back(at, map);
            }
            vec![Effect::KeepSettings]
        }
        FileAction::Save => save(hand, false),
        FileAction::SaveAs => save::save_as(hand),
        FileAction::Export => vec![FileEffect::ShowExport.into()],
        FileAction::CopyPicture(part) => vec![FileEffect::CopyPicture(part).into()],
        FileAction::CloseMap => vec![FileEffect::CloseMap.into()],
        FileAction::Quit => vec![FileEffect::Quit.into()],
    }
}

/// Removes the maps at `paths` from the recent maps; a message offers to put them back.
fn forget(hand: &mut FileHand<'_>, paths: &[PathBuf]) -> Vec<Effect> {
    let forgotten = hand.settings.recent.iter().cloned().enumerate().filter(|(_, map)| paths.contains(&map.path));
    let forgotten: Vec<_> = forgotten.collect();
    if forgotten.is_empty() {
        return Vec::new();
    }
    for path in paths {
        hand.settings.forget(path);
    }
    let said = m("recent-forgotten").with(&[("count", forgotten.len().into())]);
    vec![Effect::Say(said, Some(FileAction::PutBackRecent(forgotten).into())), Effect::KeepSettings]
}

/// Shows a copy of the open map that counts as unsaved.
fn duplicate(hand: &mut FileHand<'_>) -> Vec<Effect> {
    let Some(map) = &mut hand.map else { return Vec::new() };
    map.session.end_gesture();
    vec![FileEffect::ShowCopy(Box::new(copy_of(map.session.map()))).into()]
}

#[cfg(test)]
mod tests {
    use std::{
        path::{Path, PathBuf},
        sync::Arc,
    };

    use super::*;
    use crate::{
        edit::{Command, SavePoint, Session},
        model::{Language, Map},
        storage::{Fingerprint, Opened, Saved, Settings, StorageError},
        ui::{
            action::{Action, ViewAction},
            brand::{BrandAsk, BrandState, Pull},
            carry::brand,
            desk::{map_file::MapFile, view_state::ViewState},
            dialogs::Question,
            files::Files,
            jobs::{DocumentId, Finished, JobId, JobInfo, JobKind, JobResult, Jobs, Owner},
        },
    };

    /// The state around an open map, without a window.
    struct Fixture {
        id: DocumentId,
        session: Session,
        file: MapFile,
        view: ViewState,
        settings: Settings,
        files: Files,
        jobs: Jobs,
        line: &'static str,
    }

    impl Fixture {
        /// A map called `title` with a file at `path`.
        fn new(title: &str, path: Option<&str>) -> Self {
            let mut map = empty_map(Language::English);
            map.info.title = title.to_owned();
            let file = path.map(|path| (PathBuf::from(path), Fingerprint::of(b"as read")));
            Self {
                id: DocumentId::unused(),
                session: Session::new(map),
                file: MapFile::new(file),
                view: ViewState::default(),
                settings: Settings::default(),
                files: Files::default(),
                jobs: Jobs::new(&egui::Context::default(), None),
                line: "",
            }
        }

        fn hand(&mut self) -> FileHand<'_> {
            FileHand {
                map: Some(OpenMap { id: self.id, session: &mut self.session, file: &mut self.file }),
                view: &mut self.view,
                settings: &mut self.settings,
                files: &mut self.files,
                jobs: &self.jobs,
                typed: TypedText { line: self.line, is_any: !self.line.is_empty() },
            }
        }

        fn add_persona(&mut self) {
            self.session.apply(Command::AddPersona { at: 0, name: "Mona".into() }).unwrap();
        }

        /// A number that no job has, greater than those before.
        fn job(&mut self) -> JobId {
            self.jobs.open(PathBuf::from("/no/such/map.ron"))
        }

        /// The effects of the end of a job.
        fn finished(&mut self, id: JobId, kind: JobKind, owner: Owner, path: &str, outcome: JobResult) -> Vec<Effect> {
            let job = JobInfo { id, kind, owner, path: Some(path.into()) };
            finished(&mut self.hand(), Finished { job, outcome })
        }

        fn saved(&mut self, id: JobId, owner: Owner, point: SavePoint, path: &str) -> Vec<Effect> {
            let result = Ok(Saved { fingerprint: Fingerprint::of(b"as written") });
            self.finished(id, JobKind::SaveMap, owner, path, JobResult::Saved { point, result })
        }
    }

    fn opened(title: &str) -> JobResult {
        let mut map = Map::default();
        map.info.title = title.to_owned();
        let fingerprint = Fingerprint::of(title.as_bytes());
        JobResult::Opened(Ok(Box::new(Opened { map, warnings: Vec::new(), more_warnings: 0, fingerprint })))
    }

    #[test]
    fn a_map_without_a_file_is_saved_to_one_that_the_user_is_asked_for() {
        let mut desk = Fixture::new("A/B", None);
        let effects = carry(&mut desk.hand(), FileAction::Save);
        let asked = Asked::SaveMap(desk.id);
        let suggested = desk.files.documents.path().join("A-B.ron");
        assert_eq!(effects, [Effect::EndTyping, FileEffect::AskForFile(asked.clone(), suggested).into()]);
        let effects = picked(&mut desk.hand(), asked, crate::ui::file_picker::Picked::File("/maps/shop".into()));
        let save = Task::SaveMap("/maps/shop.ron".into(), None);
        assert_eq!(effects, [Effect::EndTyping, FileEffect::Start(save).into()]);
    }

    #[test]
    fn a_save_expects_the_content_that_was_read_unless_the_user_replaces_it() {
        let mut desk = Fixture::new("Shop", Some("/maps/shop.ron"));
        for (overwrites, expected) in [(false, Some(Fingerprint::of(b"as read"))), (true, None)] {
            let effects = save(&mut desk.hand(), overwrites);
            let task = Task::SaveMap("/maps/shop.ron".into(), expected);
            assert_eq!(effects, [Effect::EndTyping, FileEffect::Start(task).into()]);
        }
    }

    #[test]
    fn the_result_of_a_save_belongs_to_its_own_map_and_to_the_state_it_wrote() {
        let mut desk = Fixture::new("Shop", None);
        let (id, point) = (desk.job(), desk.session.save_point());
        let of_other = Owner::Document(DocumentId::unused());
        assert!(desk.saved(id, of_other, point, "/maps/other.ron").is_empty());
        assert_eq!(desk.file.path, None);
        desk.add_persona();
        let (older, newer) = (desk.job(), desk.job());
        let owner = Owner::Document(desk.id);
        let effects = desk.saved(newer, owner, point, "/maps/shop.ron");
        assert_eq!(effects.first(), Some(&Effect::KeepSettings));
        assert!(desk.session.is_modified(), "the persona is not in the file");
        let now = desk.session.save_point();
        desk.saved(older, owner, now, "/maps/copy.ron");
        assert_eq!(desk.file.path.as_deref(), Some(Path::new("/maps/shop.ron")), "the save requested last decides");
        assert!(desk.session.is_modified());
    }

    #[test]
    fn a_failed_save_is_said_at_the_map_it_belongs_to() {
        let mut desk = Fixture::new("Shop", Some("/maps/shop.ron"));
        let (id, point) = (desk.job(), desk.session.save_point());
        desk.file.last_save = Some((id, point));
        let fault = |file: &str| JobResult::Saved { point, result: Err(StorageError::ReadOnly { file: file.into() }) };
        let owner = Owner::Document(desk.id);
        let effects = desk.finished(id, JobKind::SaveMap, owner, "/maps/shop.ron", fault("shop.ron"));
        assert_eq!(effects, [FileEffect::CloseStalled(crate::ui::dialogs::Stalled::Map).into()]);
        assert!(desk.file.save_problem.is_some());
        let gone = Owner::Document(DocumentId::unused());
        let effects = desk.finished(id, JobKind::SaveMap, gone, "/maps/old.ron", fault("old.ron"));
        assert!(matches!(effects.as_slice(), [Effect::Say(..)]), "{effects:?}");
        let conflict = JobResult::Saved { point, result: Err(StorageError::ChangedOnDisk { file: "shop.ron".into() }) };
        let effects = desk.finished(id, JobKind::SaveMap, owner, "/maps/shop.ron", conflict);
        let path = PathBuf::from("/maps/shop.ron");
        assert_eq!(effects, [FileEffect::AskInTurn(Question::Conflict { path }).into()]);
    }

    #[test]
    fn of_the_maps_asked_for_only_the_newest_is_shown_and_only_once() {
        let mut desk = Fixture::new("Shop", None);
        carry(&mut desk.hand(), FileAction::OpenPath("/maps/a.ron".into()));
        let older = desk.job();
        desk.files.opening.request = Some(older);
        let effects = carry(&mut desk.hand(), FileAction::OpenPath("/maps/b.ron".into()));
        let read = FileEffect::Start(Task::OpenMap("/maps/b.ron".into()));
        assert_eq!(effects, [FileEffect::Leave(older).into(), read.into()]);
        let newer = desk.job();
        desk.files.opening.request = Some(newer);
        desk.finished(older, JobKind::OpenMap, Owner::Window, "/maps/a.ron", opened("A"));
        assert!(announce_arrived(&mut desk.hand()).is_empty(), "the older request is gone");
        desk.finished(newer, JobKind::OpenMap, Owner::Window, "/maps/b.ron", opened("B"));
        let show = FileAction::OpenPath("/maps/b.ron".into());
        assert_eq!(announce_arrived(&mut desk.hand()), [FileEffect::KeepTextThen(show.clone().into()).into()]);
        assert!(announce_arrived(&mut desk.hand()).is_empty());
        let effects = carry(&mut desk.hand(), show);
        let [Effect::KeepSettings, Effect::File(FileEffect::ShowMap(map, Some(_)))] = effects.as_slice() else {
            panic!("{effects:?}")
        };
        assert_eq!(map.info.title, "B");
        assert_eq!(desk.settings.recent.first().map(|map| map.title.as_str()), Some("B"));
    }

    #[test]
    fn a_map_with_changes_is_left_only_after_the_user_agreed_to_lose_them() {
        let mut desk = Fixture::new("Shop", None);
        let quit = Action::from(FileAction::Quit);
        assert!(!would_lose_changes_by(&desk.hand(), &quit));
        desk.line = "A line in the capture bar";
        assert!(would_lose_changes_by(&desk.hand(), &quit));
        desk.line = "";
        desk.add_persona();
        assert!(would_lose_changes_by(&desk.hand(), &quit));
        assert!(!would_lose_changes_by(&desk.hand(), &FileAction::Save.into()), "saving loses nothing");
        let effects = ask_about_changes(&mut desk.hand(), quit.clone());
        let question = Question::Unsaved { title: "Shop".into(), line: desk.line.to_owned(), then: quit.clone() };
        assert_eq!(effects, [Effect::EndTyping, FileEffect::Ask(question).into()]);
        assert_eq!(give_up(&mut desk.hand(), quit.clone()), [FileEffect::Carry(quit.clone()).into()]);
        assert!(!would_lose_changes_by(&desk.hand(), &quit), "the user agreed");
        desk.add_persona();
        assert!(would_lose_changes_by(&desk.hand(), &quit), "to lose an earlier state");
    }

    #[test]
    fn what_waits_for_a_save_goes_on_once_it_has_ended() {
        let mut desk = Fixture::new("Shop", Some("/maps/shop.ron"));
        let close = Action::from(FileAction::CloseMap);
        desk.files.leaving.after_save = Some(crate::ui::files::Waiting::new(close.clone()));
        assert_eq!(go_on(&mut desk.hand()), [FileEffect::KeepTextThen(close).into()]);
        assert!(go_on(&mut desk.hand()).is_empty());
    }

    #[test]
    fn a_job_that_breaks_ends_what_waits_for_it() {
        let mut desk = Fixture::new("Shop", None);
        desk.files.opening.awaits_first_map = true;
        let id = desk.job();
        let broken = || JobResult::Broken("a thread panicked".into());
        let effects = desk.finished(id, JobKind::OpenMap, Owner::Window, "/maps/a.ron", broken());
        assert!(matches!(effects.as_slice(), [Effect::File(FileEffect::Tell(..))]), "{effects:?}");
        assert!(!desk.files.opening.awaits_first_map, "the start screen is shown again");
        desk.files.picking.job = Some(id);
        let effects = desk.finished(id, JobKind::PickFile, Owner::Window, "", broken());
        assert_eq!(effects, [FileEffect::CancelWaiting.into()]);
    }

    #[test]
    fn a_brand_with_changes_is_left_only_after_a_question_and_saved_under_its_name() {
        let mut desk = Fixture::new("Shop", Some("/maps/shop.ron"));
        desk.view.begin_draft("Sea".into());
        let dark = Action::from(ViewAction::UseTheme(crate::storage::ThemeChoice::Dark));
        assert_eq!(brand::instead_of(&mut desk.hand(), &dark), None, "nothing has changed");
        let mut state = desk.view.draft().unwrap().state().clone();
        state.theme.name = "Deep sea".into();
        let become_state = BrandAsk::Become(Box::new(state), Pull::None);
        assert_eq!(brand::carry(&mut desk.hand(), become_state), [Effect::Wear]);
        let question = Question::UnsavedBrand { name: "Deep sea".into(), then: dark.clone() };
        assert_eq!(brand::instead_of(&mut desk.hand(), &dark), Some(vec![FileEffect::Ask(question).into()]));
        let suggested = PathBuf::from("/maps/Deep sea.ron");
        let asked = FileEffect::AskForFile(Asked::SaveTheme, suggested.clone());
        assert_eq!(brand::save_then(&mut desk.hand(), dark.clone()), [asked.into()]);
        let effects =
            picked(&mut desk.hand(), Asked::SaveTheme, crate::ui::file_picker::Picked::File(suggested.clone()));
        assert_eq!(effects, [FileEffect::Start(Task::SaveBrand(suggested, None)).into()]);
        assert!(brand::close(&mut desk.hand()).is_empty(), "closing the panel loses nothing");
        brand::carry(&mut desk.hand(), BrandAsk::Undo);
        assert_eq!(brand::close(&mut desk.hand()), [Effect::Wear]);
        assert!(desk.view.draft().is_none());
    }

    #[test]
    fn a_logo_that_was_read_goes_to_its_own_brand() {
        let mut desk = Fixture::new("Shop", None);
        desk.view.begin_draft("Sea".into());
        let before: BrandState = desk.view.draft().unwrap().state().clone();
        let (id, owner) = (desk.job(), Owner::Brand(crate::ui::jobs::BrandId::unused()));
        let font = crate::theme::Asset { name: "own.ttf".into(), bytes: Arc::from(&b"font"[..]), is_damaged: false };
        let result = JobResult::BrandAssetRead(Ok(crate::ui::jobs::BrandAsset::Font(font)));
        assert!(desk.finished(id, JobKind::ReadFont, owner, "/fonts/own.ttf", result).is_empty());
        assert_eq!(*desk.view.draft().unwrap().state(), before, "it was read for another brand");
    }
}
