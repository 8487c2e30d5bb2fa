//! The real window from start to end: the built program on a real screen with a real pointer.

mod screen;
mod view;

use std::{fs, path::Path, process::Command};

use image::{Rgba, RgbaImage};
use safar::{
    geom::Point,
    layout::{Layout, layout},
    model::{Anchor, CardId, Language, Map},
    storage::read_map,
    text::FontBook,
    theme::Theme,
};
use screen::Screen;
use view::View;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/maps/samples/consultancy-clients.fa.ron");

#[test]
#[ignore = "needs Xvfb, xdotool, ImageMagick and Mesa, which .ci/run installs before it runs this"]
fn a_card_is_dragged_undone_saved_and_exported_in_the_real_window() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("real-window");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("map.ron");
    fs::copy(SAMPLE, &file).unwrap();
    let opened = fs::read(&file).unwrap();
    let map = read_map(&file).unwrap().map;
    let page = export(&file, &folder.join("page.png"), "1");
    let placed = layout(&map, Theme::light(), &mut FontBook::bundled());

    let mut screen = Screen::with_program(1600, 1000, &folder, &[&file]);
    let view = find_map(&mut screen, &page, &placed);
    let picture = screen.still_picture();
    let difference = view.difference(&page, &picture);
    assert!(difference < 4.0, "the screen does not show the map: {difference} {view:?}");

    // A pain point is dragged to the next stage. Only that differs in the saved file.
    let (card, target) = a_card_and_another_cell(&map);
    let start = placed.card_rect(&card).unwrap().center();
    let cell = placed.cell_rect(&map.card(&card).unwrap().place.lane, &target).unwrap();
    screen.drag(view.place(start), view.place(Point::new(cell.center().x, cell.y1 - 4.0)));
    screen.press(&["ctrl+s"]);
    screen.wait_for("the moved card in the file", |_| (fs::read(&file).unwrap() != opened).then_some(()));
    let moved = read_map(&file).unwrap().map;
    assert_eq!(moved.card(&card).unwrap().place.stage, target);
    assert_eq!(moved.cards.len(), map.cards.len());

    screen.press(&["ctrl+z", "ctrl+s"]);
    screen.wait_for("the opened map in the file", |_| (fs::read(&file).unwrap() == opened).then_some(()));

    let picture_file = folder.join("exported.png");
    screen.press(&["ctrl+e"]);
    screen.still_picture();
    // Enter accepts the dialog's scale 2 and leads to the path field.
    screen.press(&["Return"]);
    screen.still_picture();
    screen.press(&["ctrl+a"]);
    screen.type_text(picture_file.to_str().unwrap());
    screen.press(&["Return"]);
    let exported = screen.wait_for("the exported picture", |_| image::open(&picture_file).ok()).into_rgba8();
    let reference = export(&file, &folder.join("page-2.png"), "2");
    assert!(exported == reference, "the window exports another picture than the command line");

    screen.press(&["ctrl+q"]);
    assert!(screen.ended().success());
    assert_eq!(fs::read(&file).unwrap(), opened, "quitting changed the file");
}

#[test]
#[ignore = "needs Xvfb, xdotool, ImageMagick and Mesa, which .ci/run installs before it runs this"]
fn a_workshop_is_typed_faster_than_the_window_draws_and_nothing_is_lost() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("real-workshop");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("map.ron");
    let empty = safar::locale::empty_map(Language::English);
    fs::write(&file, safar::storage::write_map(&empty)).unwrap();
    let mut screen = Screen::with_program(1280, 720, &folder, &[&file]);
    screen.still_picture();
    screen.focus();

    // The captured lines with marks; the customer's actions, card after card; a stage, added by the palette.
    screen.rush(&["c"], "Sees the advert @social\nReads reviews @web >2 =+1\n! Waits in the queue >2 #call\n");
    screen.rush(&[], "+ Call back within the hour >2\n* Pays at the checkout @web >2 =-2\n? Is my card safe >2\n");
    screen.rush(&["Escape", "ctrl+Home", "Down", "Return"], "Looks around\nAsks a friend\nWrites a list\n");
    screen.rush(&["Escape", "ctrl+k"], "add stage\n");
    screen.rush(&[], "Comes back\n");
    screen.rush(&["Escape", "ctrl+f"], "advert");
    screen.rush(&["Escape", "F5", "Right", "5", "Escape", "ctrl+s"], "");
    let expected = [
        "Sees the advert",
        "Reads reviews",
        "Waits in the queue",
        "Call back within the hour",
        "Pays at the checkout",
        "Is my card safe",
        "Looks around",
        "Asks a friend",
        "Writes a list",
    ];
    let map = screen.wait_for("what was typed, in the file", |_| {
        let map = read_map(&file).ok()?.map;
        (map.stages.len() > empty.stages.len() && map.cards.len() >= expected.len()).then_some(map)
    });
    let mut titles: Vec<&str> = map.cards.values().map(|card| card.title.as_str()).collect();
    titles.sort_unstable();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(titles, expected);
    assert!(map.stages.iter().any(|stage| stage.title == "Comes back"));
    let felt = |title: &str| {
        let card = map.cards.values().find(|card| card.title == title).unwrap();
        map.feelings.iter().find(|(key, _)| key.anchor == Anchor::Card(card.id.clone())).map(|(_, it)| it.value.get())
    };
    assert_eq!((felt("Reads reviews"), felt("Pays at the checkout")), (Some(1.0), Some(-2.0)));
    let first = Anchor::Stage(map.stages[0].id.clone());
    assert!(
        map.feelings.keys().any(|key| key.anchor == first),
        "the presenter's 5 is a feeling at the stage in the light"
    );
    screen.press(&["ctrl+q"]);
    assert!(screen.ended().success());
}

/// The picture of the map as exported by the command line.
fn export(map: &Path, to: &Path, scale: &str) -> RgbaImage {
    let status = Command::new(env!("CARGO_BIN_EXE_safar"))
        .arg("export")
        .arg(map)
        .arg("-o")
        .arg(to)
        .args(["--scale", scale])
        .status()
        .unwrap();
    assert!(status.success());
    image::open(to).unwrap().into_rgba8()
}

/// Where the map is on the screen, located by the bands of the second and the fourth stage.
fn find_map(screen: &mut Screen, page: &RgbaImage, placed: &Layout) -> View {
    let colors: Vec<Rgba<u8>> = [1, 3]
        .iter()
        .map(|index| {
            let band = placed.stages[*index].rect;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a pixel of the page")]
            let (x, y) = (band.center().x as u32, (band.y1 - 4.0) as u32);
            *page.get_pixel(x, y)
        })
        .collect();
    screen.wait_for("the map on the screen", |screen| View::find(page, &screen.picture(), &colors))
}

/// A pain point, and the stage after its own.
fn a_card_and_another_cell(map: &Map) -> (CardId, safar::model::StageId) {
    let card = map
        .cards
        .values()
        .find(|card| card.place.lane.as_str() == "pains" && card.place.stage.as_str() == "s3")
        .unwrap();
    (card.id.clone(), map.stages[3].id.clone())
}
