//! Every bundled map: it loads, is in canonical form, has no faults, and exports.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    ops::ControlFlow,
    path::PathBuf,
};

use safar::{
    analysis, draw,
    export::{self, PngOptions, PngSize},
    layout,
    model::{Date, LaneKind, Language, Map},
    storage::{BuiltIn, SAMPLES, TEMPLATES, read_map, write_map},
    text::FontBook,
    theme::Theme,
};

/// The maps in a folder of `maps/`, by file name. `SAFAR_NEW_SNAPSHOTS=1` writes the files again in canonical form.
fn maps(folder: &str) -> BTreeMap<String, Map> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("maps").join(folder);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!files.is_empty(), "no maps in {}", folder.display());
    files
        .into_iter()
        .map(|file| {
            let opened = read_map(&file).unwrap_or_else(|error| panic!("{error}"));
            assert!(opened.warnings.is_empty(), "{}: {:?}", file.display(), opened.warnings);
            if std::env::var_os("SAFAR_NEW_SNAPSHOTS").is_some() {
                fs::write(&file, write_map(&opened.map)).unwrap();
            }
            let text = fs::read_to_string(&file).unwrap();
            assert!(write_map(&opened.map) == text, "{} is not as the program writes it", file.display());
            (file.file_name().unwrap().to_str().unwrap().to_owned(), opened.map)
        })
        .collect()
}

fn language_of(name: &str) -> Language {
    Language::from_tag(name.split('.').nth(1).unwrap()).unwrap()
}

#[test]
fn samples_and_templates_load_and_are_in_canonical_form() {
    for (name, map) in maps("samples").into_iter().chain(maps("templates")) {
        assert_eq!(map.info.language, language_of(&name), "{name}");
    }
}

#[test]
fn the_title_of_a_bundled_map_is_known_without_parsing_it() {
    for built_in in BuiltIn::all() {
        assert_eq!(built_in.title(), built_in.map().unwrap().info.title, "{}", built_in.stem);
    }
}

#[test]
fn samples_leave_nothing_to_find() {
    let day = Date::from_iso("2026-11-22");
    for (name, map) in maps("samples") {
        let findings = analysis::findings(&map, day);
        assert!(findings.is_empty(), "{name}:\n{findings:#?}");
    }
}

#[test]
fn samples_show_what_a_map_can_hold() {
    for (name, map) in maps("samples") {
        assert!((30..=100).contains(&map.cards.len()), "{name} has {} cards", map.cards.len());
        assert!(map.personas.len() >= 2, "{name}");
        for kind in [
            LaneKind::Actions,
            LaneKind::Touchpoints,
            LaneKind::Channels,
            LaneKind::Thoughts,
            LaneKind::EmotionCurve,
            LaneKind::PainPoints,
            LaneKind::Opportunities,
            LaneKind::Metrics,
            LaneKind::Outcomes,
        ] {
            assert!(map.lanes.iter().any(|lane| lane.kind == kind), "{name} has no {kind:?}");
        }
        assert!(map.cards.values().any(|card| card.is_moment_of_truth), "{name}");
        for card in map.cards.values() {
            let share: f64 = card.outcomes.iter().filter_map(|way| way.share).map(safar::model::Share::percent).sum();
            assert!(card.outcomes.is_empty() || (share - 100.0).abs() < 1e-9, "{name}: {} adds up to {share}", card.id);
        }
    }
}

#[test]
fn a_template_is_the_same_map_in_every_language() {
    let templates = maps("templates");
    for name in templates.keys().filter_map(|name| name.strip_suffix(".en.ron")) {
        let shape = |language: Language| {
            let map = &templates[&format!("{name}.{}.ron", language.tag())];
            assert!(map.lanes.iter().all(|lane| !lane.prompt.is_empty()), "{name} has a lane without a prompt");
            let lanes: Vec<_> = map.lanes.iter().map(|lane| (lane.id.clone(), lane.kind)).collect();
            let stages: Vec<_> = map.stages.iter().map(|stage| (stage.id.clone(), stage.steps.len())).collect();
            (stages, lanes, map.personas.len(), map.cards.len())
        };
        for language in Language::ALL {
            assert_eq!(shape(language), shape(Language::English), "{name} in {}", language.tag());
        }
    }
}

#[test]
fn every_template_is_offered_in_every_language() {
    let files: BTreeSet<String> = maps("templates").into_keys().collect();
    let offered: BTreeSet<String> = TEMPLATES.iter().map(|template| format!("{}.ron", template.stem)).collect();
    assert_eq!(files, offered);
    let names: BTreeSet<&str> = TEMPLATES.iter().map(|template| template.name).collect();
    assert_eq!((names.len(), TEMPLATES.len()), (9, 27));
    assert_eq!(BuiltIn::all().count(), TEMPLATES.len() + SAMPLES.len());
    for template in BuiltIn::all() {
        assert_eq!(BuiltIn::with_stem(template.stem).map(|found| found.stem), Some(template.stem));
        let map = template.map().unwrap();
        assert_eq!(map.info.language, template.language, "{}", template.stem);
        assert_eq!(map.cards.is_empty(), template.is_template, "{}", template.stem);
    }
}

#[test]
fn templates_guide_with_words_of_their_own() {
    let mut prompts: BTreeMap<String, String> = BTreeMap::new();
    for (name, map) in maps("templates") {
        assert!(map.stages.iter().all(|stage| !stage.text.is_empty()), "{name} has a stage without its line");
        let header = &map.info.prompts;
        assert!(map.personas.len() == 1 && !header.scope.is_empty() && !header.scenario.is_empty(), "{name}");
        for lane in map.lanes {
            if let Some(other) = prompts.insert(lane.prompt, name.clone()) {
                panic!("{name} asks for its {} with a sentence of {other}", lane.title);
            }
        }
    }
}

/// The texts in a map's file: the quoted strings, without ids, file names and dates.
fn texts(map: &Map) -> Vec<String> {
    write_map(map).split('"').skip(1).step_by(2).filter(|text| !text.is_ascii()).map(str::to_owned).collect()
}

#[test]
fn arabic_and_persian_are_written_with_their_own_letters_and_signs() {
    for (name, map) in maps("samples").into_iter().chain(maps("templates")) {
        let foreign = match map.info.language {
            Language::English => continue,
            Language::Arabic => "یکۀ\u{200c}?;“”٬",
            Language::Persian => "يكة?;“”",
        };
        for text in texts(&map) {
            assert!(!text.contains(|letter| foreign.contains(letter)), "{name}: {text}");
            assert!(!text.contains(", ") && !text.contains("  "), "{name}: {text}");
        }
    }
}

#[test]
fn every_map_exports_as_a_picture_in_light_and_dark() {
    let mut fonts = FontBook::bundled();
    for (name, map) in maps("samples").into_iter().chain(maps("templates")) {
        for theme in [Theme::light(), Theme::dark()] {
            let placed = layout::layout(&map, theme, &mut fonts);
            let scene = draw::without_hints(&draw::draw(&map, &placed, theme));
            let mut png = Vec::new();
            let options = PngOptions::new(PngSize::Width(400));
            export::png(&scene, &options, &mut png, &mut |_| ControlFlow::Continue(()))
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            let picture = image::load_from_memory(&png).unwrap().into_rgba8();
            assert_eq!(picture.width(), 400, "{name}");
            let first = *picture.get_pixel(0, 0);
            let drawn = picture.pixels().filter(|pixel| **pixel != first).count();
            assert!(drawn > 2000, "{name}: only {drawn} pixels differ from the ground");
        }
    }
}
