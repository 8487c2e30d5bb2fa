//! Themes: every token is present, colours are distinguishable, errors are reported with their position.

use safar::theme::{Density, Theme};

use crate::rust_source::Source;

#[test]
fn text_and_marks_stand_out_from_their_grounds_in_every_theme() {
    let faint =
        |theme: &&Theme| theme.faint_tokens().iter().map(|f| format!("{}: {f}", theme.name)).collect::<Vec<_>>();
    let faults: Vec<_> = Theme::built_in().iter().flat_map(faint).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_built_in_themes_are_found_by_name() {
    for theme in Theme::built_in() {
        assert_eq!(Theme::named(&theme.name), Some(theme));
    }
    assert_eq!(Theme::named("Light"), None);
    assert!(Theme::dark().is_dark && !Theme::light().is_dark);
}

#[test]
fn no_text_of_a_map_is_smaller_than_twelve_units() {
    for (theme, density) in Theme::built_in().into_iter().flat_map(|theme| Density::ALL.map(|density| (theme, density)))
    {
        let s = theme.with_density(density).type_scale;
        for face in [s.title, s.stage, s.card, s.body, s.label, s.caption, s.number, s.avatar] {
            assert!(face.size >= 12.0, "{} {density:?}: {face:?}", theme.name);
        }
    }
}

const LIGHT: &str = include_str!("../../assets/themes/light.ron");

/// The message about the light theme with `from` replaced by `to`.
fn fault(from: &str, to: &str) -> String {
    assert!(LIGHT.contains(from));
    Theme::from_ron(&LIGHT.replacen(from, to, 1)).expect_err("a broken theme").to_string()
}

/// The position of `text` in the light theme, as `LINE:`.
fn line_of(text: &str) -> String {
    let line = LIGHT.lines().position(|line| line.contains(text)).expect("the text is there");
    format!("{}:", line + 1)
}

#[test]
fn a_broken_theme_is_refused_with_the_place_of_the_fault() {
    let colour = fault("ink: \"#1D2230\"", "ink: \"dark blue\"");
    assert!(colour.starts_with(&line_of("ink:")) && colour.contains("dark blue"), "{colour}");

    let unknown = fault("muted:", "mutted:");
    assert!(unknown.starts_with(&line_of("muted:")) && unknown.contains("mutted"), "{unknown}");

    let missing = fault("        page_margin: 44.0,\n", "");
    assert!(missing.contains("page_margin"), "{missing}");

    let negative = fault("page_margin: 44.0", "page_margin: -44.0");
    assert!(negative.starts_with(&line_of("page_margin:")) && negative.contains("-44"), "{negative}");

    let endless = fault("page_margin: 44.0", "page_margin: inf");
    assert!(endless.contains("a length from 0"), "{endless}");

    let dash = fault("assumed_dashes: [0.1, 6.0]", "assumed_dashes: [0.0, 6.0]");
    assert!(dash.contains("length of a dash"), "{dash}");
}

#[test]
fn a_theme_without_stages_looks_is_refused() {
    let start = LIGHT.find("    stages: [").expect("stages");
    let end = LIGHT.find("    tints:").expect("tints");
    let text = format!("{}    stages: [],\n{}", &LIGHT[..start], &LIGHT[end..]);
    let fault = Theme::from_ron(&text).expect_err("no looks").to_string();
    assert!(fault.contains("at least one"), "{fault}");
}

#[test]
fn no_colour_is_decided_outside_the_themes() {
    // The sign of the program has the same colours in every theme.
    let is_of_maps = |source: &Source| !source.path.ends_with("draw/app_sign.rs");
    for source in ["src/layout", "src/draw"].into_iter().flat_map(Source::all_under).filter(is_of_maps) {
        for literal in ["Rgba::new(", "Rgba { r", "from_hex("] {
            assert!(!source.text.contains(literal), "{} holds {literal}", source.path);
        }
    }
}
