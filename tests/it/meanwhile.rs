//! What the user does while jobs are under way: edits, dialogs and text being typed when a result arrives.
//!
//! Every job waits at a gate until the test releases it, so nothing here depends on the clock.

use std::{path::PathBuf, time::Duration};

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use safar::{
    edit::Selection,
    model::{CardId, LaneKind, Language},
    storage,
    ui::{
        action::{Action, FileAction, MapAction, WindowAction},
        jobs::JobKind,
    },
};

use super::support::{desk::Desk, held_jobs::Release, window::Setup};

impl Desk {
    fn type_text(&mut self, text: &str) {
        self.window.harness.event(Event::Text(text.into()));
        self.frames();
    }

    /// Replaces the text of a field.
    fn fill(&mut self, name: &str, text: &str) {
        self.window.control(name).focus();
        self.frames();
        self.press(Modifiers::COMMAND, Key::A);
        self.type_text(text);
    }

    /// The event of a click on a control, for a frame in which a dialog hides the control from this test.
    fn click_of(&self, name: &str) -> Event {
        let (target_node, target_tree) = self.window.control(name).accesskit_node().locate();
        let action = egui::accesskit::Action::Click;
        Event::AccessKitActionRequest(egui::accesskit::ActionRequest { action, target_tree, target_node, data: None })
    }

    fn select_card(&mut self) {
        self.ask(Action::Map(MapAction::Select(Selection::card(CardId::numbered(1)))));
    }

    fn new_picture(&self, name: &str, red: u8) -> PathBuf {
        let picture = self.path(name);
        image::RgbaImage::from_pixel(2, 2, image::Rgba([red, 8, 7, 255])).save(&picture).unwrap();
        picture
    }

    /// Chooses a picture for the card; its job waits.
    fn begin_picture(&mut self, name: &str, red: u8) {
        let picture = self.new_picture(name, red);
        let count = self.gate.waiting_of(JobKind::ReadPicture).len();
        self.ask(Action::Map(MapAction::ChoosePicture(CardId::numbered(1))));
        self.enter_path(&picture);
        self.gate.wait_for(JobKind::ReadPicture, count + 1);
    }

    /// Edits a brand that has the file `brand.ron`, changes it, and requests to quit and to save it first.
    fn quit_saving_the_brand(&mut self) {
        for name in ["View", "Theme", "Edit brand…"] {
            self.click(name);
        }
        self.fill("Name of the brand", "One");
        self.click("Save brand");
        self.enter_path(&self.path("brand.ron"));
        self.finish();
        self.gate.close();
        self.fill("Name of the brand", "Two");
        self.ask(Action::File(FileAction::Quit));
        self.press(Modifiers::NONE, Key::Enter);
        self.gate.wait_for(JobKind::SaveBrand, 1);
    }
}

#[test]
fn quitting_after_a_slow_save_of_the_brand_asks_about_the_map_changed_meanwhile() {
    let mut desk = Desk::open();
    desk.quit_saving_the_brand();
    desk.edit("Meanwhile");
    desk.release(JobKind::SaveBrand, Release::Work);
    desk.until("the brand is saved", |desk| desk.window.app().is_idle());
    desk.frames();
    assert!(!desk.is_closed, "the window closes over unsaved edits of the map");
    assert!(desk.asks_about_changes());
    desk.press(Modifiers::NONE, Key::Enter);
    desk.finish();
    assert!(desk.is_closed);
    assert_eq!(desk.stages_in("a.ron"), ["First", "Meanwhile"]);
}

#[test]
fn leaving_a_slow_save_of_the_brand_asks_about_the_map_changed_meanwhile() {
    let mut desk = Desk::open_as(Setup { patience: Duration::from_millis(30), ..Setup::default() });
    desk.quit_saving_the_brand();
    desk.edit("Meanwhile");
    desk.until("the file does not answer", |desk| desk.says("does not answer"));
    desk.click("Don’t wait");
    assert!(!desk.is_closed, "the window closes over unsaved edits of the map");
    assert!(desk.asks_about_changes());
}

#[test]
fn changes_of_the_map_given_up_before_the_question_about_the_brand_are_not_asked_about_again() {
    let mut desk = Desk::open();
    desk.quit_saving_the_brand();
    desk.finish();
    assert!(desk.is_closed, "nothing but the brand was changed");

    let mut desk = Desk::open();
    desk.edit("Given up");
    for name in ["View", "Theme", "Edit brand…"] {
        desk.click(name);
    }
    desk.fill("Name of the brand", "One");
    desk.ask(Action::File(FileAction::Quit));
    desk.click("Don’t save");
    assert!(desk.asks_about_changes(), "those of the brand");
    desk.click("Don’t save");
    assert!(desk.is_closed);
}

#[test]
fn an_edit_made_as_another_map_arrives_is_an_edit_of_the_map_that_was_shown() {
    let mut desk = Desk::open();
    desk.select_card();
    let click = desk.click_of("Moment of truth: Yes");
    desk.ask(Action::File(FileAction::OpenPath(desk.path("b.ron"))));
    desk.ask(Action::Window(WindowAction::ShowAbout));
    desk.release(JobKind::OpenMap, Release::Work);
    desk.until("the map has arrived", |desk| desk.window.app().is_idle());
    // The map would be shown in the frame after the dialog is closed; the click is in that frame too.
    desk.window.harness.event(Event::Key {
        key: Key::Escape,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    desk.window.harness.event(click);
    desk.frames();
    desk.finish();
    assert_eq!(desk.title(), "a", "the edit was made here");
    assert!(desk.window.map().card(&CardId::numbered(1)).unwrap().is_moment_of_truth);
    assert!(desk.asks_about_changes());
    desk.click("Don’t save");
    desk.finish();
    assert_eq!(desk.title(), "b");
    assert!(!desk.window.map().card(&CardId::numbered(1)).unwrap().is_moment_of_truth, "nobody edited this map");
}

#[test]
fn what_waits_for_a_save_does_not_replace_the_map_under_a_dialog() {
    let mut desk = Desk::open();
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    desk.ask(Action::File(FileAction::New(Language::English)));
    desk.ask(Action::File(FileAction::SaveAs));
    desk.release(JobKind::SaveMap, Release::Work);
    desk.until("the save is done", |desk| desk.window.app().is_idle());
    desk.frames();
    assert_eq!(desk.title(), "a", "the dialog is about this map");
    desk.enter_path(&desk.path("elsewhere.ron"));
    desk.finish();
    assert_eq!(desk.stages_in("elsewhere.ron"), ["First", "One"]);
    assert_eq!(desk.title(), "New journey map", "now nothing is in its way");
}

#[test]
fn closing_any_other_dialog_does_not_end_the_waiting_for_a_save() {
    type Look<'a> = (&'a str, &'a dyn Fn(&mut Desk));
    let looks: [Look<'_>; 3] = [
        ("About", &|desk| desk.ask(Action::Window(WindowAction::ShowAbout))),
        ("the shortcuts", &|desk| desk.ask(Action::Window(WindowAction::ShowShortcuts))),
        ("an export", &|desk| {
            desk.ask(Action::File(FileAction::Export));
            desk.click("Export…");
            assert!(desk.asks_for_a_path());
        }),
    ];
    for (what, look) in looks {
        let mut desk = Desk::open();
        desk.edit("One");
        desk.ask(Action::File(FileAction::Save));
        desk.ask(Action::File(FileAction::Quit));
        look(&mut desk);
        desk.press(Modifiers::NONE, Key::Escape);
        desk.release(JobKind::SaveMap, Release::Work);
        desk.until("the save is done", |desk| desk.window.app().is_idle());
        desk.frames();
        assert!(desk.is_closed, "the window does not close after the save, because {what} was closed before");
    }
}

#[test]
fn who_chooses_no_file_for_the_map_does_not_leave_it_later() {
    let mut desk = Desk::open();
    desk.ask(Action::File(FileAction::New(Language::English)));
    desk.edit("One");
    desk.ask(Action::File(FileAction::Quit));
    assert!(desk.asks_about_changes());
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.asks_for_a_path());
    desk.press(Modifiers::NONE, Key::Escape);
    desk.ask(Action::File(FileAction::Save));
    desk.enter_path(&desk.path("new.ron"));
    desk.finish();
    assert!(desk.path("new.ron").exists());
    assert!(!desk.is_closed, "choosing no file cancelled the quitting");
}

#[test]
fn letters_typed_after_a_picture_arrived_are_one_step() {
    let mut desk = Desk::open();
    desk.begin_picture("picture.png", 9);
    desk.select_card();
    desk.fill("Title", "a");
    desk.release(JobKind::ReadPicture, Release::Work);
    desk.until("the picture is read", |desk| desk.window.app().is_idle());
    desk.until("the picture is in the map", |desk| !desk.window.map().pictures.is_empty());
    for letter in ["b", "c", "d"] {
        desk.type_text(letter);
    }
    let title = |desk: &Desk| desk.window.map().card(&CardId::numbered(1)).unwrap().title.clone();
    assert_eq!(title(&desk), "abcd");
    desk.ask(Action::Map(MapAction::Undo));
    assert_eq!(title(&desk), "a", "the letters after the picture are one step");
    desk.ask(Action::Map(MapAction::Undo));
    assert_eq!((title(&desk).as_str(), desk.window.map().pictures.is_empty()), ("a", true));
    desk.ask(Action::Map(MapAction::Undo));
    assert_eq!(title(&desk), "Card");
}

#[test]
fn a_new_card_can_still_be_given_up_after_a_picture_arrived() {
    let mut desk = Desk::open();
    desk.begin_picture("picture.png", 9);
    desk.ask(Action::Map(MapAction::AddCard(LaneKind::Touchpoints)));
    assert_eq!(desk.window.map().cards.len(), 2);
    desk.release(JobKind::ReadPicture, Release::Work);
    desk.until("the picture is read", |desk| desk.window.app().is_idle());
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("the picture is in the map", |desk| !desk.window.map().pictures.is_empty());
    assert_eq!(desk.window.map().cards.len(), 1, "the untitled card is gone");
}

#[test]
fn of_two_pictures_for_a_card_the_one_chosen_last_is_used_whichever_is_read_last() {
    let mut desk = Desk::open();
    desk.begin_picture("older.png", 9);
    desk.begin_picture("newer.png", 200);
    let ids = desk.gate.waiting_of(JobKind::ReadPicture);
    for id in [ids.iter().max().copied().unwrap(), ids.iter().min().copied().unwrap()] {
        desk.gate.release(id, Release::Work);
        desk.gate.wait_until_ended(id);
        desk.until("the result is handled", |desk| !desk.gate.waiting_of(JobKind::ReadPicture).contains(&id));
        desk.frames();
    }
    desk.finish();
    let pictures: Vec<_> = desk.window.map().pictures.iter().map(|picture| picture.description.clone()).collect();
    assert_eq!(pictures, ["newer"]);
}

#[test]
fn a_conflict_does_not_take_the_place_of_a_path_being_typed() {
    let mut desk = Desk::open();
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    desk.gate.wait_for(JobKind::SaveMap, 1);
    std::fs::copy(desk.path("b.ron"), desk.path("a.ron")).unwrap();
    desk.ask(Action::File(FileAction::SaveAs));
    desk.release(JobKind::SaveMap, Release::Work);
    desk.until("the save ends", |desk| desk.window.app().is_idle());
    desk.frames();
    assert!(desk.asks_for_a_path(), "the path is still being typed");
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(desk.says("The file has changed"), "then the question is asked");
}

#[test]
fn an_export_to_the_file_of_the_map_replaces_no_save_that_waits() {
    let mut desk = Desk::open();
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    desk.gate.wait_for(JobKind::SaveMap, 1);
    desk.edit("Two");
    desk.ask(Action::File(FileAction::Save));
    desk.ask(Action::File(FileAction::Export));
    desk.click("Export…");
    desk.enter_path(&desk.path("a.ron"));
    assert!(desk.says("must end in .png"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.finish();
    assert_eq!(desk.stages_in("a.ron"), ["First", "One", "Two"]);
    assert!(!desk.is_modified());
}

#[test]
fn a_map_that_was_not_shown_because_of_a_line_that_makes_no_card_is_read_again() {
    let mut desk = Desk::open();
    desk.ask(Action::File(FileAction::OpenPath(desk.path("b.ron"))));
    desk.fill("Capture line", "#tag");
    desk.release(JobKind::OpenMap, Release::Work);
    desk.until("the question", Desk::asks_about_changes);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.finish();
    assert_eq!(desk.title(), "a", "the line cannot become a card");
    desk.fill("Capture line", " ");
    std::fs::copy(desk.path("c.ron"), desk.path("b.ron")).unwrap();
    desk.ask(Action::File(FileAction::OpenPath(desk.path("b.ron"))));
    desk.finish();
    assert_eq!(desk.title(), "c", "the file has another content now");
}

#[test]
fn a_line_given_up_for_a_map_that_cannot_be_opened_is_kept() {
    let mut desk = Desk::open();
    std::fs::write(desk.path("b.ron"), "damaged").unwrap();
    desk.fill("Capture line", "a thought");
    desk.ask(Action::File(FileAction::OpenPath(desk.path("b.ron"))));
    assert!(desk.asks_about_changes());
    desk.click("Don’t save");
    desk.finish();
    assert!(desk.says("The map could not be opened"));
    desk.click("Close");
    let line = desk.window.control("Capture line").accesskit_node().value();
    assert_eq!(line.as_deref(), Some("a thought"));
    desk.gate.close();
    desk.ask(Action::File(FileAction::OpenPath(desk.path("c.ron"))));
    desk.click("Don’t save");
    desk.finish();
    assert_eq!((desk.title().as_str(), desk.asks_about_changes()), ("c", false));
    assert_eq!(desk.window.control("Capture line").accesskit_node().value().unwrap_or_default(), "");
}

#[test]
fn a_save_that_fails_after_it_was_left_is_reported() {
    let mut desk = Desk::open_as(Setup { patience: Duration::from_millis(30), ..Setup::default() });
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    desk.gate.wait_for(JobKind::SaveMap, 1);
    desk.ask(Action::File(FileAction::CloseMap));
    desk.until("the file does not answer", |desk| desk.says("does not answer"));
    desk.click("Don’t wait");
    assert!(desk.window.app().document().is_none());
    desk.release(JobKind::SaveMap, Release::Panic);
    desk.until("it is said that nothing was saved", |desk| desk.says("Not saved."));
}

#[test]
fn an_older_save_that_succeeds_does_not_hide_the_failure_of_a_newer_one() {
    let mut desk = Desk::open();
    desk.edit("One");
    desk.ask(Action::File(FileAction::Save));
    let older = desk.gate.wait_for(JobKind::SaveMap, 1)[0];
    desk.ask(Action::File(FileAction::SaveAs));
    desk.enter_path(&desk.path("elsewhere.ron"));
    let newer = desk.gate.wait_for(JobKind::SaveMap, 2).into_iter().find(|id| *id != older).unwrap();
    let problem = |desk: &Desk| desk.window.app().document().unwrap().file.save_problem.is_some();
    desk.gate.release(newer, Release::Panic);
    desk.until("the newer save fails", problem);
    desk.gate.release(older, Release::Work);
    desk.finish();
    assert!(problem(&desk), "the file chosen last was not written");
}

#[test]
fn an_older_save_of_a_brand_to_another_file_does_not_bring_that_file_back() {
    let mut desk = Desk::open();
    for name in ["View", "Theme", "Edit brand…"] {
        desk.click(name);
    }
    desk.fill("Name of the brand", "One");
    desk.click("Save brand");
    desk.enter_path(&desk.path("older.ron"));
    let older = desk.gate.wait_for(JobKind::SaveBrand, 1)[0];
    desk.click("Save brand as…");
    desk.enter_path(&desk.path("newer.ron"));
    let newer = desk.gate.wait_for(JobKind::SaveBrand, 2).into_iter().find(|id| *id != older).unwrap();
    desk.gate.release(newer, Release::Work);
    desk.until("the newer save is done", |desk| desk.says("newer.ron"));
    desk.gate.release(older, Release::Work);
    desk.finish();
    desk.fill("Name of the brand", "Two");
    desk.window.control("Save brand").focus();
    desk.frames();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.finish();
    let name = |file: &str| storage::read_theme(&desk.path(file)).unwrap().theme.name;
    assert_eq!((name("older.ron").as_str(), name("newer.ron").as_str()), ("One", "Two"));
}
