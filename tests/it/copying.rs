//! Copying and pasting cards: between cells, maps, windows and other programs.

use std::sync::Arc;

use egui::{Event, Key, Modifiers};
use safar::{
    edit::{Command, Selection},
    model::{Card, CardId, Channel, Evidence, LaneKind, Map, PictureId, Place, StageId},
    ui::{
        action::{Action, FileAction},
        clipboard::{clip, is_text_of, text},
    },
};

use super::support::{edits::card_edits, temp::TempFolder, window::Window};

/// The rows of a table.
fn rows_of(text: &str) -> Vec<Vec<String>> {
    match safar::import::read(text) {
        safar::import::Pasted::Table(rows) => rows,
        safar::import::Pasted::List(items) => panic!("a list: {items:?}"),
    }
}

fn sample(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

fn english() -> Window {
    Window::open(1360.0, 860.0, Some(sample("online-shop.en.ron")))
}

/// A small picture file.
fn dot() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbaImage::from_pixel(2, 2, image::Rgba([9, 8, 7, 255]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

impl Window {
    pub(crate) fn cell(&self, kind: LaneKind, stage: usize) -> Selection {
        let lane = self.map().lanes.iter().find(|lane| lane.kind == kind).unwrap().id.clone();
        Selection::Cell { lane, stage: self.map().stages[stage].id.clone() }
    }

    pub(crate) fn titles_in(&self, selection: &Selection) -> Vec<String> {
        let Selection::Cell { lane, stage } = selection else { panic!("a cell") };
        self.map().cell(lane, stage).into_iter().map(|card| card.title.clone()).collect()
    }

    pub(crate) fn paste(&mut self, text: &str) {
        self.harness.event(Event::Paste(text.to_owned()));
        self.settle();
    }

    pub(crate) fn only(&self, title: &str) -> Card {
        let mut found = self.map().cards.values().filter(|card| card.title == title);
        let card = found.next().expect("the card is there").clone();
        assert!(found.next().is_none(), "there is one {title}");
        card
    }
}

/// The first touchpoint, given a channel of the map's own, a source and a picture.
fn furnished(window: &mut Window) -> CardId {
    let id = window.map().cards.values().find(|card| card.title == "Checkout").unwrap().id.clone();
    for command in [
        Command::AddOwnChannel { title: "Pigeon".into(), presence: None },
        Command::AddSource { kind: safar::model::SourceKind::Survey, title: "Asked at the till".into() },
        Command::AddPicture { description: "A dot".into(), bytes: Arc::from(dot()) },
    ] {
        window.ask(Action::edit(command));
        window.settle();
    }
    let map = window.map();
    let mut card = map.card(&id).unwrap().clone();
    card.title = "Furnished".into();
    card.channel = map.channels.last().map(|own| Channel::Own(own.id.clone()));
    card.sources = map.sources.last().map(|source| source.id.clone()).into_iter().collect();
    card.picture = map.pictures.last().map(|picture| picture.id.clone());
    card.evidence = Some(Evidence::Partial);
    card.owner = "Sara".into();
    card.text = "With\nmuch on it".into();
    for command in card_edits(window.map().card(&id).unwrap(), &card) {
        window.ask(Action::edit(command));
        window.settle();
    }
    id
}

#[test]
fn a_card_pasted_into_another_map_keeps_all_that_is_on_it() {
    let mut window = english();
    let id = furnished(&mut window);
    let original = window.map().card(&id).unwrap().clone();
    window.select(Selection::card(id));
    let text = window.copied(Event::Copy);
    let line = "Furnished\tWith much on it\tPigeon\tDigital\tSara".replace("Digital", &original.department);
    assert_eq!(text, format!("Title\tText\tChannel\tDepartment\tOwner\n{line}"));

    window.ask(Action::File(FileAction::NewFrom("digital-journey.en".into())));
    window.settle();
    window.click("Don’t save");
    let cell = window.cell(LaneKind::Touchpoints, 1);
    window.select(cell.clone());
    let before = window.map().clone();
    window.paste(&text);
    let pasted = window.only("Furnished");
    let map = window.map();
    let own = map.own_channel(pasted.channel.as_ref().unwrap()).unwrap();
    assert_eq!(own.title, "Pigeon");
    assert_eq!(map.source(&pasted.sources[0]).unwrap().title, "Asked at the till");
    assert_eq!(&*map.picture(pasted.picture.as_ref().unwrap()).unwrap().bytes, dot());
    let same = Card {
        id: original.id.clone(),
        place: original.place.clone(),
        channel: original.channel.clone(),
        sources: original.sources.clone(),
        picture: original.picture.clone(),
        personas: original.personas.clone(),
        links: original.links.clone(),
        ..pasted.clone()
    };
    assert_eq!(same, original, "everything else is as it was");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before, "and all of it is one step");
}

#[test]
fn a_card_copied_in_one_window_is_pasted_whole_in_another() {
    let folder = TempFolder::new();
    let mut first = Window::open_sharing(folder.path(), 1280.0, 800.0, Some(sample("online-shop.en.ron")));
    let id = furnished(&mut first);
    first.select(Selection::card(id));
    let text = first.copied(Event::Copy);
    let mut waited = 0;
    while folder.names().is_empty() && waited < 500 {
        std::thread::sleep(std::time::Duration::from_millis(10));
        waited += 1;
    }
    let mut second = Window::open_sharing(folder.path(), 1280.0, 800.0, Some(sample("consultancy-clients.fa.ron")));
    let cell = second.cell(LaneKind::Touchpoints, 0);
    second.select(cell);
    // Other systems use other line ends.
    second.paste(&text.replace('\n', "\r\n"));
    let pasted = second.only("Furnished");
    assert_eq!((pasted.evidence, pasted.owner.as_str()), (Some(Evidence::Partial), "Sara"));
    assert_eq!(pasted.text, "With\nmuch on it");
    assert_eq!(&*second.map().picture(pasted.picture.as_ref().unwrap()).unwrap().bytes, dot());
    second.paste("Something else");
    assert_eq!(second.only("Something else").owner, "", "other text is only text");
}

#[test]
fn cards_of_several_cells_are_a_table_for_spreadsheets_and_keep_their_places_here() {
    let mut window = english();
    let [first, second] = [0, 1].map(|at| window.map().stages[at].id.clone());
    let lanes: Vec<_> = window.map().lanes.iter().filter(|lane| lane.kind.holds_cards()).take(2).cloned().collect();
    let wanted = |card: &&Card| {
        (card.place.stage == first || card.place.stage == second) && lanes.iter().any(|lane| lane.id == card.place.lane)
    };
    let ids: std::collections::BTreeSet<_> =
        window.map().cards.values().filter(wanted).map(|card| card.id.clone()).collect();
    let clip = clip(window.map(), &ids);
    let text = text(&clip);
    assert!(is_text_of(&clip, &text));
    let rows = rows_of(&text);
    assert_eq!((rows.len(), rows[0].len()), (3, 3), "a row for a lane, a column for a stage, and their titles");
    assert_eq!(rows[0][1..], [0, 1].map(|at: usize| window.map().stages[at].title.clone()));
    assert_eq!([&rows[1][0], &rows[2][0]], [&lanes[0].title, &lanes[1].title]);
    let titles = |lane: usize, stage: &StageId| -> Vec<String> {
        window.map().cell(&lanes[lane].id, stage).into_iter().map(|card| card.title.clone()).collect()
    };
    assert_eq!(rows[2][1].lines().collect::<Vec<_>>(), titles(1, &first));
    assert_eq!(rows[1][2].lines().collect::<Vec<_>>(), titles(0, &second));

    let copied = titles(1, &second);
    window.select(Selection::cards(ids));
    let text = window.copied(Event::Copy);
    let corner = Selection::Cell { lane: lanes[0].id.clone(), stage: window.map().stages[2].id.clone() };
    let across = Selection::Cell { lane: lanes[1].id.clone(), stage: window.map().stages[3].id.clone() };
    let already = window.titles_in(&across);
    window.select(corner);
    window.paste(&text);
    assert_eq!(window.titles_in(&across), [already, copied].concat(), "one lane below, one stage later");
}

#[test]
fn a_table_from_a_spreadsheet_fills_cells_from_the_selected_one_on() {
    let mut window = english();
    let before = window.map().clone();
    let cell = window.cell(LaneKind::PainPoints, 0);
    window.select(cell.clone());
    window.paste("One\t\"Two\nand three\"\r\n\tBelow\r\n");
    assert!(window.titles_in(&cell).contains(&"One".to_owned()));
    let later = window.cell(LaneKind::PainPoints, 1);
    assert!(window.titles_in(&later).ends_with(&["Two".to_owned(), "and three".to_owned()]));
    let holding: Vec<_> = before.lanes.iter().filter(|lane| lane.kind.holds_cards()).collect();
    let at = holding.iter().position(|lane| lane.kind == LaneKind::PainPoints).unwrap();
    let below = window.only("Below").place;
    assert_eq!((below.lane, below.stage), (holding[at + 1].id.clone(), before.stages[1].id.clone()));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before, "a pasted table is one step");
}

#[test]
fn a_pasted_table_runs_with_time_in_a_map_from_right_to_left() {
    let mut window = Window::open(1280.0, 800.0, Some(sample("consultancy-clients.fa.ron")));
    let cell = window.cell(LaneKind::Touchpoints, 0);
    window.select(cell);
    window.paste("یکم\tدوم");
    assert_eq!(window.only("دوم").place.stage, window.map().stages[1].id);
}

#[test]
fn cutting_takes_the_cards_of_the_selected_cell_away_and_pasting_brings_them_back_whole() {
    let mut window = english();
    let cell = window.cell(LaneKind::Touchpoints, 2);
    let before = window.titles_in(&cell);
    assert!(!before.is_empty());
    window.select(cell.clone());
    let text = window.copied(Event::Cut);
    assert_eq!(window.titles_in(&cell), Vec::<String>::new());
    let to = window.cell(LaneKind::Touchpoints, 0);
    let there = window.titles_in(&to);
    window.select(to.clone());
    window.paste(&text);
    assert_eq!(window.titles_in(&to), [there, before].concat());
}

#[test]
fn a_picture_from_the_clipboard_becomes_the_selected_cards_or_a_new_card() {
    let mut window = english();
    let image = Arc::new(egui::ColorImage::filled([3, 2], egui::Color32::from_rgb(200, 30, 40)));
    let id = window.map().cards.values().find(|card| card.title == "Checkout").unwrap().id.clone();
    window.select(Selection::card(id.clone()));
    window.harness.event(Event::PasteImage(Arc::clone(&image)));
    window.settle();
    let picture = |map: &Map, id: Option<PictureId>| image::load_from_memory(&map.picture(&id.unwrap()).unwrap().bytes);
    let shown = picture(window.map(), window.map().card(&id).unwrap().picture.clone()).unwrap();
    assert_eq!((shown.width(), shown.height(), shown.to_rgba8().get_pixel(1, 1).0), (3, 2, [200, 30, 40, 255]));
    let cell = window.cell(LaneKind::PainPoints, 1);
    let count = window.map().cards.len();
    window.select(cell);
    window.harness.event(Event::PasteImage(image));
    window.settle();
    assert_eq!(window.map().cards.len(), count + 1);
    let new = window.selection_of_one();
    assert!(window.map().card(&new).unwrap().picture.is_some());
}

impl Window {
    fn selection_of_one(&self) -> CardId {
        self.app().document().unwrap().session.selection().single_card().expect("one card is selected").clone()
    }

    pub(crate) fn drop_file(&mut self, path: &std::path::Path, at: egui::Pos2) {
        self.drop_files(&[path], at);
    }

    pub(crate) fn drop_files(&mut self, paths: &[&std::path::Path], at: egui::Pos2) {
        self.begin_drop(paths, at);
        self.settle();
    }

    /// Drops the files in the next frame.
    pub(crate) fn begin_drop(&mut self, paths: &[&std::path::Path], at: egui::Pos2) {
        self.harness.hover_at(at);
        for path in paths {
            self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.to_path_buf())));
        }
    }
}

/// A file dropped onto the window.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_picture_file_dropped_onto_a_card_is_its_picture_and_onto_a_cell_a_new_card() {
    let folder = TempFolder::new();
    let path = folder.join("Till.png");
    std::fs::write(&path, dot()).unwrap();
    let mut window = english();
    let id = window.map().cards.values().find(|card| card.title == "Checkout").unwrap().id.clone();
    let layout = |window: &Window| window.app().document().unwrap().drawn.layout.clone();
    let at = window.app().canvas().screen_rect(layout(&window).card_rect(&id).unwrap()).center();
    window.drop_file(&path, at);
    let picture = window.map().card(&id).unwrap().picture.clone().unwrap();
    assert_eq!(window.map().picture(&picture).unwrap().description, "Till");

    let Selection::Cell { lane, stage } = window.cell(LaneKind::PainPoints, 0) else { unreachable!() };
    let at = window.app().canvas().screen_rect(layout(&window).cell_rect(&lane, &stage).unwrap()).center();
    window.drop_file(&path, at);
    let new = window.map().card(&window.selection_of_one()).unwrap().clone();
    let Place { lane: to, stage: when, .. } = new.place;
    let pictures = window.map().lanes.iter().find(|lane| lane.kind == LaneKind::Pictures).map(|lane| lane.id.clone());
    assert_eq!((to, when), (pictures.unwrap_or(lane), stage), "in the lane for pictures where there is one");
    assert_eq!(new.title, "Till");
}

#[test]
fn of_several_pictures_dropped_onto_a_card_the_first_is_its_picture_and_the_others_are_not_embedded() {
    use egui_kittest::kittest::Queryable as _;

    let folder = TempFolder::new();
    let paths = ["Till.png", "Shelf.png", "Door.png"].map(|name| folder.join(name));
    for path in &paths {
        std::fs::write(path, dot()).unwrap();
    }
    let mut window = english();
    let id = window.map().cards.values().find(|card| card.title == "Checkout").unwrap().id.clone();
    let before = window.map().pictures.len();
    let layout = window.app().document().unwrap().drawn.layout.clone();
    let at = window.app().canvas().screen_rect(layout.card_rect(&id).unwrap()).center();
    window.drop_files(&paths.each_ref().map(std::path::PathBuf::as_path), at);
    assert_eq!(window.map().pictures.len(), before + 1, "pictures that nothing uses are embedded");
    let picture = window.map().card(&id).unwrap().picture.clone().unwrap();
    assert_eq!(window.map().picture(&picture).unwrap().description, "Till");
    assert!(window.harness.query_all_by_label_contains("The first of the files").count() > 0, "the user is told so");
}

#[test]
fn a_lane_without_copied_cards_has_no_row_in_the_text() {
    let window = english();
    let map = window.map();
    let of = |kind: LaneKind, stage: usize| {
        let lane = &map.lanes.iter().find(|lane| lane.kind == kind).unwrap().id;
        map.cell(lane, &map.stages[stage].id).first().unwrap().id.clone()
    };
    let ids = [of(LaneKind::Actions, 0), of(LaneKind::PainPoints, 1)].into();
    let rows = rows_of(&text(&clip(map, &ids)));
    assert_eq!(rows.len(), 3, "the stages and two lanes: {rows:?}");
}

#[test]
fn personas_of_cards_that_the_other_map_lacks_are_named() {
    let (mut window, _folder) = super::pasting::small();
    let persona = window.map().personas[0].id.clone();
    let id = window.card_named("Sees an ad");
    let edit = Command::set_card(&id, safar::edit::CardField::Personas(vec![persona]));
    window.ask(Action::edit(edit));
    window.settle();
    window.ask(Action::edit(Command::AddPersona { at: 1, name: "Ben".into() }));
    window.settle();
    window.select(Selection::card(id));
    let text = window.copied(Event::Copy);
    window.ask(Action::File(FileAction::NewFrom("digital-journey.en".into())));
    window.settle();
    window.click("Don’t save");
    let cell = window.cell(LaneKind::Touchpoints, 1);
    window.select(cell);
    window.paste(&text);
    assert!(window.says("concern Lena"), "the persona of the card is named");
}
