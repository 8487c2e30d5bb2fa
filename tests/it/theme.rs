//! Themes: every token is there, colours can be told apart, mistakes are found with their place.

use safar::{color::Rgba, theme::Theme};

/// WCAG 2.2: text needs 4.5 to 1, marks that carry meaning 3 to 1.
const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;

fn check(faults: &mut Vec<String>, theme: &Theme, what: &str, top: Rgba, ground: Rgba, least: f64) {
    let contrast = top.over(ground).contrast(ground);
    if contrast < least {
        faults.push(format!("{}: {what}: {top} on {ground} is {contrast:.2}, needs {least}", theme.name));
    }
}

#[test]
fn text_and_marks_stand_out_from_their_grounds_in_every_theme() {
    let mut faults = Vec::new();
    for theme in Theme::built_in() {
        let c = &theme.colors;
        let mut text = |what: &str, top, ground| check(&mut faults, theme, what, top, ground, TEXT);
        for (name, ground) in [
            ("page", c.page),
            ("card", c.card),
            ("pain point", c.pain_card),
            ("opportunity", c.opportunity_card),
            ("chip", c.chip),
        ] {
            text(&format!("ink on {name}"), c.ink, ground);
            text(&format!("muted on {name}"), c.muted, ground);
        }
        for (name, color) in [("good", c.good), ("bad", c.bad)] {
            text(name, color, c.page);
        }
        for index in 0..theme.stages.len() {
            text("stage title", c.ink, theme.band(index));
            text("stage text", c.band_text, theme.band(index));
            text("step", c.ink, theme.step(index));
        }
        for index in 0..theme.personas.len() {
            text("initial", theme.persona(index).text, theme.avatar(index));
        }
        let mut mark = |what: &str, top, ground| check(&mut faults, theme, what, top, ground, MARK);
        for index in 0..theme.stages.len() {
            let look = theme.stage(index);
            mark("icon in its tile", look.text, theme.tile(index));
            mark("icon on a chip", look.text, c.chip);
            mark("edge beside the page", look.hue, c.page);
            mark("edge beside its card", look.hue, c.card);
        }
        for look in theme.personas.iter() {
            mark("curve", look.color, c.page);
        }
        for ground in [c.page, c.card] {
            mark("star", c.star, ground);
            mark("assumed", c.card_dash, ground);
        }
        mark("pain point's edge", c.pain_edge, c.pain_card);
        mark("opportunity's edge", c.opportunity_edge, c.opportunity_card);
        mark("frame of a missing part", c.faint, c.page);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_built_in_themes_are_found_by_name() {
    assert_eq!(Theme::named("light"), Some(Theme::light()));
    assert_eq!(Theme::named("dark"), Some(Theme::dark()));
    assert_eq!(Theme::named("Light"), None);
    assert!(Theme::dark().is_dark && !Theme::light().is_dark);
}

#[test]
fn no_text_of_a_map_is_smaller_than_twelve_units() {
    for theme in Theme::built_in() {
        let s = &theme.type_scale;
        for face in [s.title, s.stage, s.card, s.body, s.label, s.caption, s.number, s.avatar] {
            assert!(face.size >= 12.0, "{}: {face:?}", theme.name);
        }
    }
}

const LIGHT: &str = include_str!("../../assets/themes/light.ron");

/// What is said about the light theme with `from` written as `to`.
fn fault(from: &str, to: &str) -> String {
    assert!(LIGHT.contains(from));
    Theme::from_ron(&LIGHT.replacen(from, to, 1)).expect_err("a broken theme").to_string()
}

/// Where in the light theme `text` is, as `LINE:`.
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
    assert!(endless.contains("not a length"), "{endless}");

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
    for module in ["layout", "draw"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(module);
        for entry in std::fs::read_dir(folder).expect("the module's folder") {
            let path = entry.expect("an entry").path();
            let text = std::fs::read_to_string(&path).expect("a source file");
            for literal in ["Rgba::new(", "Rgba { r", "from_hex("] {
                assert!(!text.contains(literal), "{} holds {literal}", path.display());
            }
        }
    }
}
