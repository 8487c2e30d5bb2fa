//! The window's handling of jobs that end late, in any order, with a failure or by a panic.
//!
//! Every job waits at a gate until the test releases it, so nothing here depends on the clock.

use std::{fs, path::Path, time::Duration};

use egui::{Key, Modifiers};
use safar::{
    edit::Command,
    model::{CardId, Language},
    storage::{self, Settings, ThemeChoice},
    ui::{
        action::{Action, FileAction, MapAction, ViewAction, WindowAction},
        file_picker::FileDialogs,
        jobs::{JobId, JobKind},
    },
};

use super::support::{desk::Desk, held_jobs::Release, temp::TempFolder, window::Setup};

#[test]
fn an_older_save_never_lands_over_a_newer_one() {
    let mut desk = Desk::open();
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    desk.edit("Two");
    desk.ask(Action::File(FileAction::Save));
    desk.gate.wait_for(JobKind::SaveMap, 1);
    // The newest first, as far as the window runs two of them at the same time at all.
    desk.until("both saves ended", |desk| {
        if let Some(newest) = desk.gate.waiting_of(JobKind::SaveMap).into_iter().max() {
            desk.gate.release(newest, Release::Work);
        }
        desk.window.app().is_idle()
    });
    assert!(!desk.says("The file has changed"), "the window's own save is nobody else's");
    assert_eq!(desk.stages_in("a.ron"), ["First", "One", "Two"]);
    assert!(!desk.is_modified());
}

#[test]
fn the_file_is_what_was_saved_last_also_where_that_was_undone_meanwhile() {
    let mut desk = Desk::open();
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    desk.ask(Action::Map(MapAction::Undo));
    assert!(!desk.is_modified(), "the file still holds this");
    desk.release(JobKind::SaveMap, Release::Work);
    desk.finish();
    assert_eq!(desk.stages_in("a.ron"), ["First", "One"]);
    assert!(desk.is_modified(), "the file now holds something else");
}

#[test]
fn the_result_of_a_save_changes_nothing_of_another_map() {
    let mut desk = Desk::open();
    desk.ask(Action::File(FileAction::OpenPath(desk.path("b.ron"))));
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    desk.release(JobKind::OpenMap, Release::Work);
    desk.release(JobKind::SaveMap, Release::Work);
    desk.finish();
    let document = desk.window.app().document().unwrap();
    let name = document.file.path.as_deref().and_then(Path::file_stem).unwrap().to_string_lossy().into_owned();
    assert_eq!(name, desk.title(), "the map keeps its own path");
    desk.edit("Two");
    desk.ask(Action::File(FileAction::Save));
    desk.finish();
    assert_eq!(storage::read_map(&desk.path("a.ron")).unwrap().map.info.title, "a");
    assert!(desk.stages_in("a.ron").contains(&"One".to_owned()));
}

#[test]
fn a_map_that_arrives_late_does_not_replace_edits_made_meanwhile() {
    let mut desk = Desk::open();
    desk.ask(Action::File(FileAction::OpenPath(desk.path("b.ron"))));
    desk.edit("Meanwhile");
    desk.release(JobKind::OpenMap, Release::Work);
    desk.finish();
    assert_eq!(desk.title(), "a");
    assert!(desk.asks_about_changes());
    desk.click("Cancel");
    desk.finish();
    assert_eq!((desk.title().as_str(), desk.asks_about_changes()), ("a", false), "the map that arrived is forgotten");

    desk.gate.close();
    desk.ask(Action::File(FileAction::OpenPath(desk.path("b.ron"))));
    assert!(desk.asks_about_changes());
    desk.click("Don’t save");
    desk.edit("And more");
    desk.release(JobKind::OpenMap, Release::Work);
    desk.until("the question", Desk::asks_about_changes);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.finish();
    assert_eq!(desk.title(), "b");
    assert_eq!(desk.stages_in("a.ron"), ["First", "Meanwhile", "And more"]);
}

#[test]
fn changes_that_were_given_up_are_not_asked_about_again_when_the_map_arrives() {
    let mut desk = Desk::open();
    desk.edit("Given up");
    desk.ask(Action::File(FileAction::OpenPath(desk.path("b.ron"))));
    desk.click("Don’t save");
    desk.release(JobKind::OpenMap, Release::Work);
    desk.finish();
    assert_eq!((desk.title().as_str(), desk.asks_about_changes()), ("b", false));
}

#[test]
fn of_several_maps_asked_for_the_last_is_shown_whichever_arrives_last() {
    let mut desk = Desk::open();
    desk.ask(Action::File(FileAction::OpenPath(desk.path("b.ron"))));
    desk.ask(Action::File(FileAction::OpenPath(desk.path("c.ron"))));
    let ids = desk.gate.wait_for(JobKind::OpenMap, 2);
    let (first, last) = (ids.iter().min().copied().unwrap(), ids.iter().max().copied().unwrap());
    desk.gate.release(last, Release::Work);
    desk.until("the last map", |desk| desk.title() == "c");
    desk.gate.release(first, Release::Work);
    desk.finish();
    assert_eq!(desk.title(), "c");
}

#[test]
fn a_new_map_begun_meanwhile_stays() {
    let mut desk = Desk::open();
    desk.ask(Action::File(FileAction::OpenPath(desk.path("b.ron"))));
    desk.ask(Action::File(FileAction::New(Language::English)));
    desk.release(JobKind::OpenMap, Release::Work);
    desk.finish();
    assert_eq!(desk.title(), "New journey map");
}

#[test]
fn what_waits_for_a_save_does_not_outlive_it() {
    let mut desk = Desk::open();
    desk.edit("One");
    desk.close();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.edit("Two");
    desk.release(JobKind::SaveMap, Release::Work);
    desk.until("the save is done", |desk| desk.window.app().is_idle());
    desk.frames();
    assert!(!desk.is_closed, "what was changed meanwhile is in no file");
    assert!(desk.asks_about_changes(), "so it is asked about");
    desk.click("Cancel");
    desk.ask(Action::File(FileAction::Save));
    desk.finish();
    assert!(!desk.is_closed, "a save minutes later closes nothing");
    assert!(!desk.is_modified());
}

#[test]
fn quitting_while_newer_edits_are_in_no_file_is_asked_about() {
    let mut desk = Desk::open();
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    desk.edit("Two");
    desk.ask(Action::File(FileAction::Quit));
    desk.release(JobKind::SaveMap, Release::Work);
    desk.until("the question", Desk::asks_about_changes);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.finish();
    assert!(desk.is_closed);
    assert_eq!(desk.stages_in("a.ron"), ["First", "One", "Two"]);
}

#[test]
fn closing_a_file_dialog_stops_no_export() {
    let mut desk = Desk::open_as(Setup { file_dialogs: FileDialogs::System, ..Setup::default() });
    desk.ask(Action::File(FileAction::Export));
    desk.click("Export…");
    desk.release(JobKind::PickFile, Release::Work);
    desk.until("the path field", |desk| desk.says("No file dialog could be opened"));
    let picture = desk.path("a.png");
    desk.enter_path(&picture);
    desk.gate.wait_for(JobKind::Export, 1);
    desk.ask(Action::File(FileAction::Open));
    desk.gate.wait_for(JobKind::PickFile, 1);
    desk.press(Modifiers::NONE, Key::Escape);
    desk.finish();
    assert!(picture.exists(), "the export goes on");
}

#[test]
fn a_job_that_panics_ends_with_a_message() {
    for release in [Release::Panic, Release::WorkThenPanic] {
        let mut desk = Desk::open();
        desk.edit("One");
        desk.ask(Action::File(FileAction::Save));
        desk.release(JobKind::SaveMap, release);
        desk.until("the save ends", |desk| desk.window.app().is_idle());
        desk.frames();
        assert!(desk.window.app().document().unwrap().file.save_problem.is_some(), "it is said that nothing was saved");
        assert!(desk.is_modified());

        desk.ask(Action::File(FileAction::OpenPath(desk.path("b.ron"))));
        desk.click("Don’t save");
        desk.release(JobKind::OpenMap, release);
        desk.until("a message", |desk| desk.says("The map could not be opened"));
        desk.click("Close");
        desk.ask(Action::File(FileAction::Save));
        desk.finish();
        assert!(!desk.is_modified());
        desk.close();
        assert!(desk.is_closed, "the window is not held back");
    }
}

#[test]
fn an_export_replaces_no_map() {
    let mut desk = Desk::open();
    let named_as_picture = desk.path("map.png");
    fs::copy(desk.path("b.ron"), &named_as_picture).unwrap();
    for path in [desk.path("a.ron"), desk.path("b.ron"), named_as_picture.clone()] {
        desk.gate.close();
        let before = fs::read(&path).unwrap();
        desk.ask(Action::File(FileAction::Export));
        desk.click("Export…");
        desk.enter_path(&path);
        assert!(!desk.says("Replace it?"), "the rules for the name come before the question");
        assert!(desk.says(if path == named_as_picture { "This file contains text" } else { "must end in .png" }));
        desk.press(Modifiers::NONE, Key::Enter);
        desk.finish();
        assert!(fs::read(&path).unwrap() == before, "{} was replaced by a picture", path.display());
        desk.press(Modifiers::NONE, Key::Escape);
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_named_as_a_picture_is_refused() {
    let mut desk = Desk::open();
    let pipe = desk.path("pipe.png");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    desk.ask(Action::Map(MapAction::ChoosePicture(CardId::numbered(1))));
    desk.enter_path(&pipe);
    desk.gate.open();
    desk.until("a message", |desk| desk.says("The picture could not be added"));
}

#[cfg(unix)]
#[test]
fn a_map_that_became_a_pipe_is_not_waited_for() {
    let mut desk = Desk::open();
    let path = desk.path("a.ron");
    fs::remove_file(&path).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    desk.finish();
    assert!(desk.window.app().document().unwrap().file.save_problem.is_some());
    desk.ask(Action::File(FileAction::SaveAs));
    desk.enter_path(&desk.path("elsewhere.ron"));
    desk.finish();
    desk.close();
    assert!(desk.is_closed);
}

/// A program that shows file dialogs waits for a session bus that never answers; then the window is closed.
#[cfg(target_os = "linux")]
#[test]
fn a_file_dialog_ends_with_the_window() {
    use std::{os::unix::net::UnixListener, process::Stdio, time::Instant};
    let folder = TempFolder::new();
    let bus = UnixListener::bind(folder.join("bus")).unwrap();
    let mut helper = std::process::Command::new(env!("CARGO_BIN_EXE_safar"))
        .args(["--pick-file", "open-map", "en", "/"])
        .env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", folder.join("bus").display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    bus.set_nonblocking(true).unwrap();
    let wait = |what: &str, is_so: &mut dyn FnMut() -> bool| {
        let begin = Instant::now();
        while !is_so() {
            assert!(begin.elapsed() < Duration::from_secs(20), "never: {what}");
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    let mut connection = None;
    wait("the helper asks the bus for a dialog", &mut || {
        connection = bus.accept().ok();
        connection.is_some()
    });
    assert!(helper.try_wait().unwrap().is_none(), "it waits for the bus");
    drop(helper.stdin.take());
    let begin = Instant::now();
    while helper.try_wait().unwrap().is_none() && begin.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(20));
    }
    let has_ended = helper.try_wait().unwrap().is_some();
    drop((helper.kill(), helper.wait()));
    assert!(has_ended, "the helper outlives the window");
}

#[test]
fn settings_are_written_in_order_and_before_the_program_ends() {
    let settings = TempFolder::new();
    let setup = || Setup { settings_folder: Some(settings.path().to_path_buf()), ..Setup::default() };
    let mut desk = Desk::open_as(setup());
    desk.ask(Action::Window(WindowAction::SpeakLanguage(Some(Language::Arabic))));
    desk.ask(Action::Window(WindowAction::SpeakLanguage(Some(Language::English))));
    desk.gate.wait_for(JobKind::SaveSettings, 1);
    // The newest first, as far as the window runs two of them at the same time at all.
    desk.until("all of it is written", |desk| {
        if let Some(newest) = desk.gate.waiting_of(JobKind::SaveSettings).into_iter().max() {
            desk.gate.release(newest, Release::Work);
        }
        desk.window.app().is_idle()
    });
    let language = || Settings::load_from(settings.path()).settings.language;
    assert_eq!(language(), Some(Language::English));

    desk.ask(Action::Window(WindowAction::SpeakLanguage(Some(Language::Persian))));
    desk.gate.wait_for(JobKind::SaveSettings, 1);
    // The gate opens, and the window is closed immediately.
    drop(desk);
    assert_eq!(language(), Some(Language::Persian), "it is in the file when the window is gone");
}

#[test]
fn two_windows_keep_each_others_recent_maps() {
    let settings = TempFolder::new();
    let setup = || Setup { settings_folder: Some(settings.path().to_path_buf()), ..Setup::default() };
    let (mut one, mut two) = (Desk::open_as(setup()), Desk::open_as(setup()));
    one.finish();
    two.finish();
    let open = |desk: &mut Desk, name: &str| {
        desk.ask(Action::File(FileAction::OpenPath(desk.path(name))));
        desk.finish();
    };
    open(&mut one, "b.ron");
    open(&mut two, "b.ron");
    open(&mut one, "c.ron");
    let wanted = [one.path("c.ron"), two.path("b.ron"), one.path("b.ron")];
    drop((one, two));
    let recent = Settings::load_from(settings.path()).settings.recent;
    let paths: Vec<_> = recent.into_iter().map(|recent| recent.path).take(3).collect();
    assert_eq!(paths, wanted);
}

#[test]
fn a_failed_export_is_explained_in_the_language_of_the_window() {
    let mut desk = Desk::open_as(Setup { language: Language::Arabic, ..Setup::default() });
    let folder = desk.path("gone");
    fs::create_dir(&folder).unwrap();
    desk.ask(Action::File(FileAction::Export));
    desk.click("تصدير…");
    desk.enter_path(&folder.join("a.png"));
    desk.gate.wait_for(JobKind::Export, 1);
    fs::remove_dir(&folder).unwrap();
    desk.finish();
    assert!(!desk.says("there is no such folder"), "an English sentence in the Arabic window");
    assert!(desk.says("a.png"), "the message names the file");
}

#[test]
fn a_picture_for_a_card_that_is_gone_leaves_nothing_in_the_map() {
    let mut desk = Desk::open();
    let picture = desk.path("picture.png");
    image::RgbaImage::from_pixel(2, 2, image::Rgba([9, 8, 7, 255])).save(&picture).unwrap();
    desk.ask(Action::Map(MapAction::ChoosePicture(CardId::numbered(1))));
    desk.enter_path(&picture);
    desk.gate.wait_for(JobKind::ReadPicture, 1);
    desk.ask(Action::edit(Command::DeleteCards(vec![CardId::numbered(1)])));
    desk.finish();
    assert!(desk.window.map().pictures.is_empty());
    assert!(desk.says("What this was about is no longer in the map"));
}

#[test]
fn an_export_behind_a_save_can_be_cancelled() {
    let mut desk = Desk::open();
    desk.ask(Action::File(FileAction::Export));
    desk.click("Export…");
    let picture = desk.path("a.png");
    desk.enter_path(&picture);
    desk.gate.wait_for(JobKind::Export, 1);
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    desk.gate.wait_for(JobKind::SaveMap, 1);
    desk.click("Cancel");
    desk.finish();
    assert!(!picture.exists(), "the export was cancelled");
    assert!(!desk.is_modified(), "the save was not");
}

#[test]
fn an_export_says_how_much_of_it_is_done() {
    let mut desk = Desk::open();
    desk.ask(Action::File(FileAction::Export));
    desk.click("Export…");
    desk.enter_path(&desk.path("a.png"));
    let export = desk.gate.wait_for(JobKind::Export, 1)[0];
    desk.frames();
    assert!(desk.says("Exporting…") && !desk.says(" %…"), "nothing is known yet");
    desk.gate.release(export, Release::WorkThenWait);
    desk.until("all of it is done", |desk| desk.says("Exporting… 100%"));
    desk.finish();
    assert!(desk.says("Exported"));
}

#[test]
fn the_theme_chosen_last_is_shown_whichever_is_read_last() {
    let mut desk = Desk::open();
    let brand = desk.path("brand.ron");
    fs::write(&brand, "(name: \"Own\")").unwrap();
    desk.ask(Action::View(ViewAction::ChooseTheme));
    desk.enter_path(&brand);
    desk.gate.wait_for(JobKind::ReadTheme, 1);
    desk.ask(Action::View(ViewAction::UseTheme(ThemeChoice::Dark)));
    desk.finish();
    assert_eq!(desk.window.app().document().unwrap().drawn.theme.name, "dark");
}

#[test]
fn an_older_save_of_a_brand_never_lands_over_a_newer_one() {
    let mut desk = Desk::open();
    for name in ["View", "Theme", "Edit brand…"] {
        desk.click(name);
    }
    let brand = desk.path("brand.ron");
    for (count, name) in [(1, "One"), (1, "Two")] {
        desk.window.control("Name of the brand").focus();
        desk.frames();
        desk.press(Modifiers::COMMAND, Key::A);
        desk.window.harness.event(egui::Event::Text(name.into()));
        desk.frames();
        desk.click("Save brand");
        desk.enter_path(&brand);
        desk.gate.wait_for(JobKind::SaveBrand, count);
    }
    // The newest first, as far as the window runs two of them at the same time at all.
    desk.until("both saves ended", |desk| {
        if let Some(newest) = desk.gate.waiting_of(JobKind::SaveBrand).into_iter().max() {
            desk.gate.release(newest, Release::Work);
        }
        desk.window.app().is_idle()
    });
    assert!(!desk.says("The file has changed"));
    assert_eq!(storage::read_theme(&brand).unwrap().theme.name, "Two");
}

#[test]
fn a_save_that_never_ends_can_be_left() {
    let mut desk = Desk::open_as(Setup { patience: Duration::from_millis(30), ..Setup::default() });
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    desk.gate.wait_for(JobKind::SaveMap, 1);
    desk.close();
    assert!(!desk.is_closed, "the save may still end");
    desk.until("it is said that the file does not answer", |desk| desk.says("does not answer"));
    desk.click("Cancel");
    assert!(!desk.is_closed);
    desk.close();
    desk.until("it is said again", |desk| desk.says("does not answer"));
    desk.click("Don’t wait");
    assert!(desk.is_closed);
}

#[test]
fn a_save_that_never_ends_does_not_matter_after_one_to_another_file() {
    let mut desk = Desk::open_as(Setup { patience: Duration::from_millis(30), ..Setup::default() });
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    let held = desk.gate.wait_for(JobKind::SaveMap, 1)[0];
    desk.ask(Action::File(FileAction::SaveAs));
    desk.enter_path(&desk.path("elsewhere.ron"));
    let of_elsewhere = |ids: Vec<JobId>| ids.into_iter().find(|id| *id != held);
    let other = of_elsewhere(desk.gate.wait_for(JobKind::SaveMap, 2)).unwrap();
    desk.gate.release(other, Release::Work);
    desk.until("the other save is done", |desk| !desk.is_modified());
    assert_eq!(desk.stages_in("elsewhere.ron"), ["First", "One"]);
    desk.close();
    assert!(desk.is_closed, "the first save holds nothing back");
}

#[test]
fn a_save_that_ends_after_one_to_another_file_brings_its_path_back_no_more() {
    let mut desk = Desk::open();
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    let held = desk.gate.wait_for(JobKind::SaveMap, 1)[0];
    desk.ask(Action::File(FileAction::SaveAs));
    desk.enter_path(&desk.path("elsewhere.ron"));
    let other = desk.gate.wait_for(JobKind::SaveMap, 2).into_iter().find(|id| *id != held).unwrap();
    desk.gate.release(other, Release::Work);
    desk.until("the other save is done", |desk| !desk.is_modified());
    desk.gate.release(held, Release::Work);
    desk.finish();
    assert_eq!(desk.window.app().document().unwrap().file.path.as_deref(), Some(desk.path("elsewhere.ron").as_path()));
}
