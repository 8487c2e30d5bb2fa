//! Each stage of the pipeline by itself.

use std::{collections::BTreeSet, error::Error, ops::ControlFlow, time::Instant};

use safar::{
    draw::{Before, draw, draw_after, without_hints},
    edit::{Command, Session},
    export::{PngOptions, PngSize, png},
    geom::{Point, Rect, Size},
    layout::{layout, layout_after},
    model::{Anchor, Feeling, FeelingKey, FeelingValue, Filter, FilterEffect, Map, Place},
    raster::{Ground, Rasterizer, TILE, TILE_BYTES},
    scene::{Damage, Scene, damage},
    storage::{parse_map, write_map},
    text::FontBook,
    theme::Theme,
};

use super::{
    cards,
    clock::{median, median_of, milliseconds},
};

/// The scale at which a page fits 3840x2160.
pub(crate) fn fitting(page: Size) -> f64 {
    (3840.0 / page.width).min(2160.0 / page.height)
}

/// Prints the column headings of [`measure`].
pub(crate) fn print_header() {
    println!(
        "{:>6} {:>10} {:>8} {:>8} {:>8} {:>8} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "cards", "page", "load", "fonts", "layout", "draw", "raster", "PNG", "tile", "relayout", "damage"
    );
}

/// Prints the median time of every stage for a map of `count` cards.
///
/// `raster` is one thread drawing every tile of the picture, `PNG` the whole export to memory on all threads, `tile`
/// the slowest tile at 100 %, `relayout` layout and drawing after one card moved, `damage` finding what that changed.
pub(crate) fn measure(count: usize) -> Result<(), Box<dyn Error>> {
    let text = write_map(&cards::map(count));
    let map = parse_map("bench.ron", text.as_bytes())?.map;
    let theme = Theme::light();
    let mut fonts = FontBook::bundled();
    let placed = layout(&map, theme, &mut fonts);
    let scene = without_hints(&draw(&map, &placed, theme));
    let scale = fitting(scene.size);
    let (old, moved) = moved_card(map.clone())?;
    let mut turn = false;
    println!(
        "{count:>6} {:>10} {:>8.2} {:>8.2} {:>8.2} {:>8.2} {:>9.2} {:>9.2} {:>9.2} {:>9.2} {:>9.2}",
        format!("{:.0}x{:.0}", scene.size.width, scene.size.height),
        median_of(|| parse_map("bench.ron", text.as_bytes()).map(|opened| opened.map)),
        median_of(FontBook::bundled),
        median_of(|| layout(&map, theme, &mut FontBook::bundled())),
        median_of(|| draw(&map, &placed, theme)),
        median_of(all_tiles(&scene, scale)),
        median_of(|| exported(&scene, scale)),
        costliest_tile(&scene),
        median_of(|| {
            turn = !turn;
            let map = if turn { &moved } else { &old };
            draw(map, &layout(map, theme, &mut fonts), theme)
        }),
        {
            let other = draw(&moved, &layout(&moved, theme, &mut fonts), theme);
            median_of(|| damage(&scene, &other))
        },
    );
    Ok(())
}

/// Prints the median time from a key press that sets a feeling to the tiles that show it: the command, layout, drawing,
/// finding the damage, and drawing every damaged tile of a 1920x1080 window over the middle of the map.
pub(crate) fn measure_key_press(count: usize) -> Result<(), Box<dyn Error>> {
    let map = cards::map(count);
    let theme = Theme::light();
    let mut fonts = FontBook::bundled();
    let card = map.cards.values().nth(map.cards.len() / 2).ok_or("a map without cards")?.id.clone();
    let persona = map.personas.first().ok_or("a map without personas")?.id.clone();
    let mut session = Session::new(map);
    let mut placed = layout(session.map(), theme, &mut fonts);
    let mut scene = draw(session.map(), &placed, theme);
    let mut rasterizer = Rasterizer::new();
    let mut is_good = false;
    let (mut tiles, mut failed) = (0, None);
    let time = median_of(|| {
        is_good = !is_good;
        let value = FeelingValue::clamped(if is_good { 2.0 } else { -2.0 });
        let key = FeelingKey { persona: persona.clone(), anchor: Anchor::Card(card.clone()) };
        let before = session.map().feelings.get(&key).cloned();
        let feeling = Feeling { value, ..before.unwrap_or_else(|| Feeling::new(value)) };
        if let Err(error) = session.apply(Command::SetFeeling { key, feeling: Some(feeling) }) {
            failed = Some(error);
        }
        let (map, filter, effect) = (session.map(), Filter::default(), FilterEffect::Fade);
        let next_placed = layout_after(map, &filter, effect, &BTreeSet::new(), theme, &mut fonts, Some(&placed));
        let before = Before { layout: &placed, scene: &scene };
        let next = draw_after(session.map(), &next_placed, theme, Some(before));
        let changed = damage(&scene, &next);
        let (middle_x, middle_y) = (next.size.width / 2.0, next.size.height / 2.0);
        let seen = Rect::new(middle_x - 960.0, middle_y - 540.0, middle_x + 960.0, middle_y + 540.0);
        tiles = 0;
        for (column, row) in tiles_of(seen) {
            let side = f64::from(TILE);
            let corner = Point::new(f64::from(column) * side, f64::from(row) * side);
            let tile = Rect::from_origin_size(corner, (side, side));
            let is_changed = match &changed {
                Damage::Everything => true,
                Damage::Rects(areas) => areas.iter().any(|area| area.overlaps(tile)),
            };
            if is_changed {
                drop(rasterizer.tile(&next, 1.0, column, row, Ground::Page));
                tiles += 1;
            }
        }
        (placed, scene) = (next_placed, next);
    });
    println!("{count:>6} cards: key press to changed tiles {time:.2} ms ({tiles} tiles)");
    failed.map_or(Ok(()), |error| Err(error.into()))
}

/// Prints the median times after a letter was typed into the title of a card in the middle of the map: the layout from
/// nothing, the layout that reuses the one before, and the drawing that reuses the one before.
pub(crate) fn measure_letter(count: usize) -> Result<(), Box<dyn Error>> {
    let mut map = cards::map(count);
    let theme = Theme::light();
    let mut fonts = FontBook::bundled();
    let (filter, effect, kept) = (Filter::default(), FilterEffect::Fade, BTreeSet::new());
    let card = map.cards.values().nth(count / 2).ok_or("a map without cards")?.id.clone();
    let mut placed = layout(&map, theme, &mut fonts);
    let mut scene = draw(&map, &placed, theme);
    let type_letter = |map: &mut Map| {
        map.cards.edit(&card, |card| {
            if card.title.pop() != Some('x') {
                card.title.push('x');
            }
        });
    };
    let whole = median_of(|| {
        type_letter(&mut map);
        layout(&map, theme, &mut fonts)
    });
    let (mut laying_out, mut drawing) = (Vec::new(), Vec::new());
    let both = median_of(|| {
        type_letter(&mut map);
        let start = Instant::now();
        let next = layout_after(&map, &filter, effect, &kept, theme, &mut fonts, Some(&placed));
        laying_out.push(milliseconds(start.elapsed()));
        let start = Instant::now();
        let before = Before { layout: &placed, scene: &scene };
        let next_scene = draw_after(&map, &next, theme, Some(before));
        drawing.push(milliseconds(start.elapsed()));
        (placed, scene) = (next, next_scene);
    });
    let (after, drawn) = (median(&mut laying_out), median(&mut drawing));
    println!("{count:>6} cards: {whole:.2} ms, {after:.2} ms, {drawn:.2} ms (both, with the edit: {both:.2} ms)");
    Ok(())
}

/// The tiles at 100 % that `seen` touches.
fn tiles_of(seen: Rect) -> Vec<(u32, u32)> {
    let side = f64::from(TILE);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page has few thousand tiles")]
    let range = |from: f64, to: f64| ((from.max(0.0) / side) as u32)..=((to.max(0.0) / side) as u32);
    range(seen.y0, seen.y1).flat_map(|row| range(seen.x0, seen.x1).map(move |column| (column, row))).collect()
}

/// The map, and the map with a card from its middle moved to the top of its cell.
fn moved_card(map: safar::model::Map) -> Result<(safar::model::Map, safar::model::Map), Box<dyn Error>> {
    let card = map.cards.values().nth(map.cards.len() / 2).ok_or("a map without cards")?;
    let (id, place) = (card.id.clone(), Place { order: 0, ..card.place.clone() });
    let mut session = Session::new(map.clone());
    session.apply(Command::MoveCards { ids: vec![id], to: place })?;
    Ok((map, session.map().clone()))
}

fn all_tiles(scene: &Scene, scale: f64) -> impl FnMut() {
    let mut rasterizer = Rasterizer::new();
    let mut buffer = vec![0; TILE_BYTES];
    move || {
        for row in 0..2160_u32.div_ceil(TILE) {
            for column in 0..3840_u32.div_ceil(TILE) {
                rasterizer.tile_into(scene, scale, column, row, Ground::Page, &mut buffer);
            }
        }
    }
}

fn exported(scene: &Scene, scale: f64) -> usize {
    let mut out = Vec::new();
    let done = png(scene, &PngOptions::new(PngSize::Scale(scale)), &mut out, &mut |_| ControlFlow::Continue(()));
    done.map_or(0, |_| out.len())
}

/// The time of the slowest of the first tiles at 100 %, where a canvas begins.
fn costliest_tile(scene: &Scene) -> f64 {
    let mut rasterizer = Rasterizer::new();
    let places = [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (1, 2)];
    let times = places.map(|(column, row)| median_of(|| rasterizer.tile(scene, 1.0, column, row, Ground::Page)));
    times.into_iter().fold(0.0, f64::max)
}
