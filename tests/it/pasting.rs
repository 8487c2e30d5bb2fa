//! Texts, tables and pictures of other programs, pasted and dropped.

use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers};
use safar::{
    edit::Selection,
    model::{LaneId, LaneKind, StageId},
    ui::{
        action::{Action, WindowAction},
        jobs::JobKind,
    },
};

use super::support::{desk::Desk, temp::TempFolder, window::Window};

/// Three stages; lanes for touchpoints, thoughts and pain points; no lane for pictures; a persona with a feeling.
const SMALL: &str = r#"(
    version: 1,
    title: "Small",
    personas: [(id: "p1", name: "Lena")],
    stages: [(id: "s1", title: "Before"), (id: "s2", title: "During"), (id: "s3", title: "After")],
    lanes: [
        (id: "l1", kind: Touchpoints, title: "Touchpoints"),
        (id: "l2", kind: Thoughts, title: "Thoughts"),
        (id: "l3", kind: PainPoints, title: "Pain points"),
        (id: "l4", kind: EmotionCurve, title: "Emotions"),
    ],
    cards: [(id: "c1", at: ("l1", "s1", 0), title: "Sees an ad")],
    feelings: [(persona: "p1", at: Card("c1"), value: 1.0, note: "Curious")],
)"#;

/// A window with the map [`SMALL`], and its folder.
pub(crate) fn small() -> (Window, TempFolder) {
    let folder = TempFolder::new();
    let path = folder.join("small.ron");
    std::fs::write(&path, SMALL).unwrap();
    (Window::open(1360.0, 860.0, Some(path)), folder)
}

/// A text of another program.
pub(crate) fn pasted(name: &str) -> String {
    std::fs::read_to_string(fixture(name)).unwrap()
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pasted").join(name)
}

impl Window {
    fn titles(&self, kind: LaneKind, stage: usize) -> Vec<String> {
        self.titles_in(&self.cell(kind, stage))
    }

    /// Pastes `text` into the cell of thoughts at the first stage.
    fn paste_into_thoughts(&mut self, text: &str) {
        let cell = self.cell(LaneKind::Thoughts, 0);
        self.select(cell);
        self.paste(text);
    }
}

/// The lists of other programs, each with the titles of its cards.
const LISTS: [(&str, &[&str]); 4] = [
    ("word-bullets.txt", &["Asks a friend", "Reads the reviews", "Calls the shop"]),
    ("carriage-returns.txt", &["First thought", "Second thought", "Third thought"]),
    ("vertical-tab.txt", &["Line one line two", "Next bullet"]),
    ("decimal-commas.txt", &["Delivery costs 4,90 € abroad", "Returning it costs 2,50 € by post"]),
];

#[test]
fn a_list_of_another_program_becomes_cards_in_the_selected_cell() {
    let (mut window, _folder) = small();
    let before = window.map().clone();
    for (name, titles) in LISTS {
        window.paste_into_thoughts(&pasted(name));
        assert_eq!(window.titles(LaneKind::Thoughts, 0), titles, "{name}");
        assert_eq!(window.map().cards.len(), 1 + titles.len(), "{name}: none elsewhere");
        window.press(Modifiers::COMMAND, Key::Z);
        assert_eq!(*window.map(), before, "{name} is one step");
    }
}

#[test]
fn the_capture_bar_reads_lists_as_the_canvas_does() {
    for (name, titles) in LISTS {
        let (mut window, _folder) = small();
        let cell = window.cell(LaneKind::Thoughts, 0);
        window.select(cell);
        window.ask(Action::Window(WindowAction::FocusCapture));
        window.settle();
        window.paste(&pasted(name));
        assert_eq!(window.titles(LaneKind::Thoughts, 0), titles, "{name}");
    }
}

#[test]
fn a_table_is_pasted_as_a_table_from_the_capture_bar_too() {
    let (mut window, _folder) = small();
    let cell = window.cell(LaneKind::Thoughts, 0);
    window.select(cell);
    window.ask(Action::Window(WindowAction::FocusCapture));
    window.settle();
    window.paste("Too dear\tToo slow\n\tToo late\n");
    assert_eq!(window.titles(LaneKind::Thoughts, 1), ["Too slow"]);
    assert_eq!(window.titles(LaneKind::PainPoints, 1), ["Too late"]);
}

#[test]
fn quotation_marks_of_spreadsheet_cells_stay_and_no_cell_swallows_another() {
    let (mut window, _folder) = small();
    let cell = window.cell(LaneKind::Touchpoints, 0);
    window.select(cell);
    // Its first column has the stages of this map.
    window.paste(&pasted("cells-with-quotation-marks.txt"));
    window.click("Paste 6 cards");
    assert_eq!(window.map().cards.len(), 1 + 6);
    assert_eq!(window.titles(LaneKind::Thoughts, 1), ["Waits"]);
    for title in ["\"Finally!\" she said", "\"Why is it so slow?", "27\" screen", "Pays"] {
        window.only(title);
    }
}

#[test]
fn a_soft_line_break_in_a_file_keeps_words_apart_on_the_map() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/vertical-tab.ron");
    let window = Window::open(1360.0, 860.0, Some(path));
    let layout = window.layout();
    let card = layout.card(&window.card_named("one\u{b}two")).unwrap();
    let lines = &card.it.title.block.lines;
    assert_eq!(lines.len(), 2, "the words are on two lines");
    assert_eq!(layout.stages[0].title.block.lines.len(), 2, "so are those of the stage");
}

#[test]
fn copied_cards_bring_their_feelings() {
    let (mut window, _folder) = small();
    let id = window.card_named("Sees an ad");
    let before = window.map().feelings.values().next().unwrap().clone();
    window.select(Selection::card(id));
    let text = window.copied(Event::Cut);
    assert!(window.map().feelings.is_empty());
    let cell = window.cell(LaneKind::Touchpoints, 2);
    window.select(cell);
    window.paste(&text);
    assert_eq!(window.map().feelings.values().next(), Some(&before), "the feeling came along");
    assert_eq!(window.map().feelings.len(), 1);
}

#[test]
fn cards_of_more_stages_than_the_map_has_bring_their_stages() {
    let mut window = Window::open(1360.0, 860.0, Some(shop()));
    window.press(Modifiers::COMMAND, Key::A);
    let text = window.copied(Event::Copy);
    let copied = window.map().clone();
    let ids: Vec<_> = copied.cards.values().map(|card| card.id.clone()).collect();
    drop(window);

    let folder = TempFolder::new();
    let mut window = Window::open_sharing(folder.path(), 1360.0, 860.0, Some(shop()));
    window.select(Selection::cards(ids));
    window.copied(Event::Copy);
    let path = folder.join("small.ron");
    std::fs::write(&path, SMALL).unwrap();
    window.ask(Action::File(safar::ui::action::FileAction::OpenPath(path)));
    window.settle();
    let cell = window.cell(LaneKind::Touchpoints, 0);
    window.select(cell);
    window.paste(&text);
    let map = window.map();
    assert_eq!(map.cards.len(), copied.cards.len() + 1);
    assert_eq!(map.stages.len(), copied.stages.len(), "stages were added");
    for card in copied.cards.values() {
        let pasted = map.cards.values().filter(|pasted| pasted.title == card.title).collect::<Vec<_>>();
        let at = |map: &safar::model::Map, card: &safar::model::Card| {
            map.stages.iter().position(|stage| stage.id == card.place.stage).unwrap()
        };
        assert!(pasted.iter().any(|pasted| at(map, pasted) == at(&copied, card)), "{} keeps its column", card.title);
    }
    assert_eq!(map.stages.last().unwrap().title, copied.stages.last().unwrap().title);
    assert!(window.mentions("stages"), "the new stages are named");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!((window.map().cards.len(), window.map().stages.len()), (1, 3), "all of it is one step");
}

fn shop() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples/online-shop.en.ron")
}

#[test]
fn a_dropped_file_that_is_no_map_asks_about_no_changes_and_loses_nothing() {
    let (mut window, folder) = small();
    window.paste_into_thoughts("Unsaved");
    let before = window.map().clone();
    let at = window.app().canvas().screen_rect(window.layout().size.to_rect()).center();
    for (name, bytes) in [("report.pdf", &b"%PDF-1.7 \xff\xfe\x00"[..]), ("film.mp4", b"\0\0\0\x18ftypmp42")] {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        window.drop_file(&path, at);
        assert!(window.controls(&|label| label == "Don’t save").is_empty(), "{name}: nothing would be lost");
        assert!(window.mentions(name), "{name} is named");
        assert_eq!(*window.map(), before);
        window.close_message();
    }
}

#[test]
fn a_dropped_list_becomes_cards_where_it_is_dropped() {
    let (mut window, folder) = small();
    let path = folder.join("list.txt");
    std::fs::write(&path, "• Asks\r\n• Reads\r\n").unwrap();
    let Selection::Cell { lane, stage } = window.cell(LaneKind::PainPoints, 1) else { unreachable!() };
    let at = window.app().canvas().screen_rect(window.layout().cell_rect(&lane, &stage).unwrap()).center();
    window.drop_file(&path, at);
    assert_eq!(window.titles(LaneKind::PainPoints, 1), ["Asks", "Reads"]);
}

#[test]
fn of_several_dropped_files_the_pictures_and_texts_are_taken_and_the_others_named() {
    let (mut window, folder) = small();
    let picture = fixture("picture.png");
    let [list, other] = ["list.txt", "report.pdf"].map(|name| folder.join(name));
    std::fs::write(&list, "Asks\nReads\n").unwrap();
    std::fs::write(&other, b"%PDF-1.7 \xff\xfe\x00").unwrap();
    let Selection::Cell { lane, stage } = window.cell(LaneKind::PainPoints, 1) else { unreachable!() };
    let at = window.app().canvas().screen_rect(window.layout().cell_rect(&lane, &stage).unwrap()).center();
    window.drop_files(&[&picture, &list, &other], at);
    assert_eq!(window.map().pictures.len(), 1);
    assert!(window.mentions("report.pdf"));
    // Cards are not added beneath a dialog.
    window.close_message();
    assert_eq!(window.titles(LaneKind::PainPoints, 1), ["Asks", "Reads"]);
}

impl Window {
    /// Whether a message or a dialog contains `words`.
    fn mentions(&self, words: &str) -> bool {
        use egui_kittest::kittest::Queryable as _;
        self.harness.query_all_by_label_contains(words).count() > 0
    }

    /// Closes the dialog with a message, if there is one.
    fn close_message(&mut self) {
        self.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn a_picture_pasted_where_it_is_not_drawn_gets_a_lane_that_draws_it() {
    let image = || std::sync::Arc::new(egui::ColorImage::filled([30, 20], egui::Color32::from_rgb(200, 30, 40)));
    let (mut window, _folder) = small();
    let before = window.map().clone();
    let cell = window.cell(LaneKind::Touchpoints, 1);
    window.select(cell);
    window.harness.event(Event::PasteImage(image()));
    window.settle();
    let map = window.map();
    let lane = map.lanes.iter().find(|lane| lane.kind == LaneKind::Pictures).expect("a lane for pictures was added");
    let card = map.cards.values().find(|card| card.picture.is_some()).unwrap();
    assert_eq!((&card.place.lane, &card.place.stage), (&lane.id, &map.stages[1].id));
    assert!(window.mentions("Pictures") && window.mentions("During"), "it is said where the picture went");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before, "lane, card and picture are one step");

    let id = window.card_named("Sees an ad");
    window.select(Selection::card(id.clone()));
    window.harness.event(Event::PasteImage(image()));
    window.settle();
    assert!(window.map().card(&id).unwrap().picture.is_some());
    assert!(window.mentions("only the inspector shows it"), "it is said where the picture is");
    window.click("Show it in a Pictures lane");
    let map = window.map();
    let lane = map.lanes.iter().find(|lane| lane.kind == LaneKind::Pictures).expect("a lane for pictures was added");
    let shown = map.cell(&lane.id, &map.stages[0].id);
    assert!(shown.iter().any(|card| card.picture.is_some()), "the picture is drawn at the stage of its card");
}

#[test]
fn a_table_with_headings_is_shown_with_what_it_becomes_before_anything_changes() {
    let (mut window, _folder) = small();
    let before = window.map().clone();
    let text = "Stage\tTouchpoint\tPain\tOpportunity\nBefore\tReads\tToo loud\tQuieter\nPays\tPays\tToo dear\t\n";
    window.paste_into_thoughts(text);
    assert_eq!(*window.map(), before, "nothing has changed yet");
    assert!(window.mentions("Column: Pain") && window.mentions("Pays (new)"), "it says what becomes what");
    window.picture("paste-table");
    window.click("Cancel");
    assert_eq!(*window.map(), before);

    window.paste_into_thoughts(text);
    window.click("Paste 5 cards");
    let map = window.map();
    assert_eq!(map.cards.len(), 6);
    assert_eq!(
        map.stages.iter().map(|stage| stage.title.as_str()).collect::<Vec<_>>(),
        ["Before", "Pays", "During", "After"]
    );
    assert!(map.lanes.iter().any(|lane| lane.kind == LaneKind::Opportunities));
    assert!(window.mentions("5 cards"), "it is said what was pasted");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before, "all of it is one step");
}

#[test]
fn the_meaning_of_a_column_can_be_chosen() {
    let (mut window, _folder) = small();
    window.paste_into_thoughts("Stage\tTouchpoint\tPain\nBefore\tReads\tToo loud\n");
    window.click("Column: Pain");
    window.click("Leave out");
    window.click("Paste 1 card");
    assert_eq!(window.map().cards.len(), 2);
    window.only("Reads");
}

#[test]
fn a_block_larger_than_the_map_is_shown_and_adds_stages_and_lanes() {
    let (mut window, _folder) = small();
    let before = window.map().clone();
    window.paste_into_thoughts(&pasted("larger-than-the-map.txt"));
    assert_eq!(*window.map(), before, "nothing has changed yet");
    window.click("Paste 20 cards");
    let map = window.map();
    assert_eq!((map.stages.len(), map.cards.len()), (5, 21));
    for lane in &map.lanes {
        for stage in &map.stages {
            assert!(map.cell(&lane.id, &stage.id).len() <= 1, "nothing piles up");
        }
    }
    assert!(window.mentions("2 stages, 2 lanes"), "the new ones are named");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before);
}

#[test]
fn the_scale_that_feelings_are_read_with_is_said() {
    let (mut window, _folder) = small();
    window.paste_into_thoughts("Stage\tTouchpoint\tFeeling\nBefore\tReads\t1\nDuring\tCalls\t5\n");
    assert!(window.mentions("Feelings from 1 to 5 become"), "the guess is said");
    window.click("Cancel");
    window.paste_into_thoughts("Stage\tTouchpoint\tFeeling\nBefore\tReads\t-1\nDuring\tCalls\t2\n");
    assert!(!window.mentions("Feelings from"), "nothing is converted");
}

#[test]
fn a_text_of_thousands_of_lines_is_refused_with_a_message() {
    let (mut window, _folder) = small();
    let before = window.map().clone();
    let rows = (0..3_000).map(|at| format!("a{at}\tb{at}\tc{at}\n")).collect::<Vec<_>>().concat();
    let lines = (0..3_000).map(|at| format!("line {at}\n")).collect::<Vec<_>>().concat();
    for text in [rows, lines] {
        window.paste_into_thoughts(&text);
        assert!(window.mentions("too much for cards"));
        window.click("Close");
        assert_eq!(*window.map(), before);
    }
}

#[test]
fn a_dropped_table_needs_an_open_map_and_two_tables_come_one_after_the_other() {
    let (mut window, folder) = small();
    let [one, two] = ["one.csv", "two.csv"].map(|name| folder.join(name));
    std::fs::write(&one, "Stage,Touchpoint\nBefore,Reads\nPays,Pays\n").unwrap();
    std::fs::write(&two, "Stage,Touchpoint\nBefore,Asks\nPays,Signs\n").unwrap();
    let at = window.app().canvas().screen_rect(window.layout().size.to_rect()).center();
    window.drop_files(&[&one, &two], at);
    window.click("Paste 2 cards");
    window.click("Paste 2 cards");
    assert_eq!(window.map().stages.iter().filter(|stage| stage.title == "Pays").count(), 1);
    assert_eq!(window.map().cards.len(), 5);

    let mut window = Window::open(1360.0, 860.0, None);
    window.drop_file(&one, egui::pos2(600.0, 400.0));
    assert!(window.mentions("one.csv"), "it is said that a map is needed");
}

#[test]
fn the_cards_of_a_table_are_shown_with_their_personas_and_feelings() {
    let (mut window, _folder) = small();
    let text = "Stage\tTouchpoint\tPersona\tFeeling\nBefore\tReads\tLena\t-1\nDuring\tCalls\t\t1.5\nAfter\t\t\t2\n";
    window.paste_into_thoughts(text);
    for words in ["Reads · Lena · −1", "Calls · +1.5", "+2"] {
        assert!(window.mentions(words), "{words}");
    }
}

#[test]
fn what_is_left_out_of_a_preview_is_counted_in_the_right_word() {
    let (mut window, _folder) = small();
    let turned = |columns: usize| {
        let row = |name: &str, cell: &str| format!("{name}\t{}", vec![cell; columns].join("\t"));
        [row("Stage", "Before"), row("Touchpoint", "Reads")].join("\n")
    };
    window.paste_into_thoughts(&turned(7));
    assert!(window.mentions("2 more columns") && !window.mentions("more rows"));
    window.click("Cancel");
    window.paste_into_thoughts(&format!("Stage\tTouchpoint\n{}", "Before\tReads\n".repeat(6)));
    assert!(window.mentions("1 more row"));
    window.click("Paste 6 cards");
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.mentions("Undone: Paste table"), "the step says what it was");
}

#[test]
fn a_file_of_another_program_opened_as_a_map_is_named_with_what_can_be_done() {
    let (mut window, folder) = small();
    let picture = folder.join("screen.ron");
    std::fs::copy(fixture("picture.png"), &picture).unwrap();
    window.ask(Action::File(safar::ui::action::FileAction::OpenPath(picture)));
    window.settle();
    assert!(window.mentions("is a picture (PNG)") && window.mentions("drop the picture on a card"));
}

#[test]
fn of_many_dropped_files_few_are_read_at_once_and_each_is_used() {
    let mut desk = Desk::open();
    let files: Vec<PathBuf> = (0..10).map(|at| desk.path(&format!("{at}.txt"))).collect();
    for file in &files {
        std::fs::write(file, "Asks\n").unwrap();
    }
    let window = &desk.window;
    let cell = window.layout().cell_rect(&LaneId::numbered(1), &StageId::numbered(1)).unwrap();
    let at = window.app().canvas().screen_rect(cell).center();
    desk.window.begin_drop(&files.iter().map(PathBuf::as_path).collect::<Vec<_>>(), at);
    desk.frames();
    desk.gate.wait_for(JobKind::LookAtDrop, 4);
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(desk.gate.waiting_of(JobKind::LookAtDrop).len(), 4);
    desk.finish();
    assert_eq!(desk.window.map().cards.len(), 11);
}
