//! The real window, from start to end: the program that was built, on a real screen, with a real pointer.

mod screen;
mod view;

use std::{fs, path::Path, process::Command};

use image::{Rgba, RgbaImage};
use safar::{
    geom::Point,
    layout::{Layout, layout},
    model::{CardId, Map},
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

    // A pain point goes to the next stage. What is saved then differs in just that.
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
    // Enter takes the dialog's scale 2 and leads to the field for the path.
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

/// The picture that the command line exports of the map.
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

/// Where the map is on the screen, by the bands of the second and the fourth stage.
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
