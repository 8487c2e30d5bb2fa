//! Brand files: they read back as written, contain only what differs from the base, and have fonts and logo next to
//! them.

use std::{fs, io::Cursor, path::Path};

use proptest::{collection::vec, option::of, prelude::*, sample::select};
use safar::{
    color::Rgba,
    storage::{StorageError, read_font, read_logo, read_theme, save_theme, save_theme_unless_changed},
    text::{EMOJI, VAZIRMATN},
    theme::{AssetName, Brand, Cycle, Marker, PersonaLook, StageLook, Theme, Token, TypeFace},
};

use crate::support::{arbitrary_map::hostile_text, temp::TempFolder};

fn color() -> impl Strategy<Value = Rgba> {
    (any::<[u8; 3]>(), select(vec![255, 255, 255, 0, 77])).prop_map(|([r, g, b], a)| Rgba::new(r, g, b, a))
}

fn length() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..10_000.0, select(vec![0.0, 1.0, 0.1, 1e-9, 10_000.0, 12.5])]
}

fn dashes() -> impl Strategy<Value = Vec<f64>> {
    vec(0.001..400.0, 0..5)
}

fn stage() -> impl Strategy<Value = StageLook> {
    (color(), color()).prop_map(|(hue, text)| StageLook { hue, text })
}

fn persona() -> impl Strategy<Value = PersonaLook> {
    let markers = select(vec![Marker::Circle, Marker::Diamond, Marker::Square, Marker::Triangle]);
    (color(), color(), markers, dashes(), length()).prop_map(|(color, text, marker, dashes, width)| PersonaLook {
        color,
        text,
        marker,
        dashes,
        width,
    })
}

fn cycle<T: Clone + std::fmt::Debug>(look: impl Strategy<Value = T>, most: usize) -> impl Strategy<Value = Cycle<T>> {
    vec(look, 1..=most).prop_map(|looks| Cycle::try_from(looks).unwrap())
}

fn asset_name() -> impl Strategy<Value = AssetName> {
    hostile_text().prop_map(|text| AssetName::nearest(&text))
}

fn brand() -> impl Strategy<Value = Brand> {
    let base = select(Theme::built_in().to_vec());
    let lists = (of(cycle(stage(), 10)), of(cycle(persona(), 5)), of(dashes()));
    let tokens = (of(color()), of(color()), of(length()), of(length()), of((1.0..90.0, 100.0..900.0)), of(length()));
    let files = (vec(asset_name(), 0..3), of(asset_name()), any::<bool>());
    (base, hostile_text(), lists, tokens, files).prop_map(
        |(base, name, (stages, personas, assumed), tokens, (fonts, logo, is_dark))| {
            let mut theme = Theme { name, is_dark, ..base.clone() };
            theme.stages = stages.unwrap_or(theme.stages);
            theme.personas = personas.unwrap_or(theme.personas);
            theme.assumed_dashes = assumed.unwrap_or(theme.assumed_dashes);
            let (page, chip, band, column, face, arabic) = tokens;
            theme.colors.page = page.unwrap_or(theme.colors.page);
            theme.colors.chip = chip.unwrap_or(theme.colors.chip);
            theme.tints.band = band.unwrap_or(theme.tints.band);
            theme.sizes.column = column.unwrap_or(theme.sizes.column);
            theme.line_heights.arabic = arabic.unwrap_or(theme.line_heights.arabic);
            let face = face.map(|(size, weight)| TypeFace { size, weight });
            theme.type_scale.title = face.unwrap_or(theme.type_scale.title);
            Brand { base, theme, fonts, logo }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_brand_reads_back_as_it_was_written(brand in brand()) {
        let text = brand.to_ron();
        let read = Brand::from_ron(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        prop_assert_eq!(&read, &brand, "{}", text);
        prop_assert_eq!(read.to_ron(), text);
    }
}

#[test]
fn a_file_says_what_it_is_and_only_what_differs() {
    let mut theme = Theme { name: "Blue Harbour".into(), ..Theme::dark().clone() };
    theme.colors.page = Rgba::new(0, 16, 24, 255);
    theme.sizes.column = 300.0;
    let text = Brand::of(Theme::dark(), &theme, vec![AssetName::nearest("A.ttf")], AssetName::new("logo.png")).to_ron();
    let said =
        "// A Safar theme: a built-in theme to build on, and what is different. Colours are #RRGGBB or #RRGGBBAA.
(
    name: \"Blue Harbour\",
    base: \"dark\",
    colors: (
        page: \"#001018\",
    ),
    sizes: (
        column: 300.0,
    ),
    fonts: [\"A.ttf\"],
    logo: \"logo.png\",
)
";
    assert_eq!(text, said);
}

#[test]
fn another_base_changes_what_the_brand_left_as_it_was() {
    let mut theme = Theme { name: "x".into(), ..Theme::light().clone() };
    theme.colors.page = Rgba::new(250, 240, 230, 255);
    let dark = theme.rebased(Theme::light(), Theme::dark());
    assert_eq!((dark.colors.page, dark.colors.ink), (theme.colors.page, Theme::dark().colors.ink));
    assert!(dark.is_dark && dark.name == "x" && dark.stages == Theme::dark().stages);
    assert_eq!(dark.rebased(Theme::dark(), Theme::light()), theme);

    // The chosen entries of a list stay, the others follow the base, and the text on chosen colours stays readable.
    theme.choose(Token::PersonaColor(1), Rgba::from_hex("#D06000").unwrap());
    let dark = theme.rebased(Theme::light(), Theme::dark());
    assert_eq!((dark.persona(0), dark.persona(1).color), (Theme::dark().persona(0), theme.persona(1).color));
    assert!(dark.persona(1).text.contrast(dark.avatar(1)) >= 4.5);
}

#[test]
fn what_belongs_to_a_chosen_colour_can_be_read() {
    for base in Theme::built_in() {
        for color in ["#F4D35E", "#0D3B66", "#EE964B", "#7B2D8E", "#2A9D8F"].map(|text| Rgba::from_hex(text).unwrap()) {
            let mut theme = base.clone();
            theme.choose(Token::StageHue(0), color);
            theme.choose(Token::PersonaColor(0), color);
            theme.choose(Token::PainEdge, color);
            theme.choose(Token::StarFill, color);
            let text = theme.stage(0).text;
            assert!(text.contrast(theme.tile(0)) >= 4.5, "{} {color}: {text}", base.name);
            let text = theme.persona(0).text;
            assert!(text.contrast(theme.avatar(0)) >= 4.5, "{} {color}: {text}", base.name);
            assert!(theme.colors.ink.contrast(theme.colors.pain_card) >= 4.5, "{} {color}", base.name);
            assert!(theme.colors.star.contrast(theme.colors.page) >= 3.0, "{} {color}", base.name);
            assert_eq!((theme.stage(0).hue, theme.colors.star_fill), (color, color));
        }
    }
}

#[test]
fn what_is_mended_stands_out_and_keeps_its_hue() {
    let mut theme = Theme::light().clone();
    theme.choose(Token::StageHue(1), Rgba::from_hex("#FFE08A").unwrap());
    theme.choose(Token::Muted, Rgba::from_hex("#A9B4C8").unwrap());
    theme.choose(Token::Good, Rgba::from_hex("#7FD79A").unwrap());
    let told: Vec<Token> = theme.faint_tokens().iter().map(|faint| faint.token).collect();
    for token in [Token::StageHue(1), Token::Muted, Token::Good, Token::Card] {
        assert!(told.contains(&token), "{token} is told: {told:?}");
        theme = theme.mended(token);
    }
    assert_eq!(theme.faint_tokens(), []);
    let hue = theme.stage(1).hue;
    assert!(hue.r > hue.g && hue.g > hue.b, "still a yellow: {hue}");
    assert_eq!(theme.colors.card, Theme::light().colors.card, "a card is no text");
}

fn png(side: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbaImage::new(side, side).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A brand with a font and a logo in `folder`.
fn equipped(folder: &Path) -> Theme {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("Own.ttf"), VAZIRMATN).unwrap();
    fs::write(folder.join("logo.png"), png(20)).unwrap();
    let mut theme = Theme { name: "own".into(), ..Theme::light().clone() };
    theme.fonts.push(read_font(&folder.join("Own.ttf")).unwrap());
    theme.logo = Some(read_logo(&folder.join("logo.png")).unwrap());
    theme
}

#[test]
fn fonts_and_logo_go_with_the_file_and_replace_nothing() {
    let folder = TempFolder::new();
    let theme = equipped(&folder.join("from"));
    let target = folder.join("to");
    fs::create_dir_all(&target).unwrap();
    fs::write(target.join("logo.png"), b"somebody else's").unwrap();

    let saved = save_theme(&target.join("own.ron"), Theme::light(), &theme).unwrap();
    assert_eq!(fs::read(target.join("logo.png")).unwrap(), b"somebody else's");
    assert_eq!(fs::read(target.join("logo-2.png")).unwrap(), png(20));
    let text = fs::read_to_string(target.join("own.ron")).unwrap();
    assert!(text.contains("fonts: [\"Own.ttf\"]") && text.contains("logo: \"logo-2.png\""), "{text}");
    let read = read_theme(&target.join("own.ron")).unwrap();
    assert_eq!((&read.theme, read.fingerprint), (&saved.theme, saved.fingerprint));

    // Saving again from its present folder changes nothing and copies nothing.
    save_theme(&target.join("own.ron"), Theme::light(), &saved.theme).unwrap();
    assert_eq!(fs::read_to_string(target.join("own.ron")).unwrap(), text);
    // Saving again from its original folder finds the existing copies.
    save_theme(&target.join("own.ron"), Theme::light(), &theme).unwrap();
    assert_eq!(fs::read_to_string(target.join("own.ron")).unwrap(), text);
    assert_eq!(fs::read_dir(&target).unwrap().count(), 4);
}

#[test]
fn files_in_folders_within_the_themes_folder_stay_where_they_are_and_others_are_copied() {
    let folder = TempFolder::new();
    let home = folder.join("brands");
    equipped(&home.join("assets"));
    fs::write(home.join("x.ron"), "(name: \"x\", fonts: [\"assets/Own.ttf\"], logo: \"assets/logo.png\")").unwrap();
    let opened = read_theme(&home.join("x.ron")).unwrap();
    save_theme(&home.join("x.ron"), opened.base, &opened.theme).unwrap();
    let text = fs::read_to_string(home.join("x.ron")).unwrap();
    assert!(text.contains("[\"assets/Own.ttf\"]") && text.contains("\"assets/logo.png\""), "{text}");
    assert_eq!(fs::read_dir(&home).unwrap().count(), 2);

    // From a folder next to it: no name leads there, so the files come along.
    let other = folder.join("others");
    fs::create_dir(&other).unwrap();
    save_theme(&other.join("x.ron"), opened.base, &opened.theme).unwrap();
    let text = fs::read_to_string(other.join("x.ron")).unwrap();
    assert!(text.contains("[\"Own.ttf\"]") && text.contains("\"logo.png\""), "{text}");
    let roundabout = other.join("../brands/x.ron");
    let mut theme = opened.theme;
    theme.logo.as_mut().unwrap().picture.name = other.join("../others/logo.png").to_string_lossy().into_owned();
    save_theme(&roundabout, opened.base, &theme).unwrap();
    assert_eq!(read_theme(&roundabout).unwrap().theme.logo.unwrap().ratio.to_bits(), 1.0_f64.to_bits());
}

#[test]
fn a_brand_that_is_saved_keeps_the_names_of_its_damaged_fonts_in_their_order() {
    let folder = TempFolder::new();
    let path = folder.join("own.ron");
    fs::write(folder.join("cut.ttf"), &EMOJI[..900]).unwrap();
    fs::write(folder.join("whole.ttf"), EMOJI).unwrap();
    fs::write(&path, "(name: \"own\", fonts: [\"cut.ttf\", \"whole.ttf\"])").unwrap();
    let opened = read_theme(&path).unwrap();
    let changed = Theme { name: "other".into(), ..opened.theme };
    let saved = save_theme(&path, opened.base, &changed).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("fonts: [\"cut.ttf\", \"whole.ttf\"]"), "{text}");

    // The user puts an undamaged copy in its place while the brand is open: the file keeps its name and its content.
    fs::write(folder.join("cut.ttf"), EMOJI).unwrap();
    save_theme(&path, saved.base, &saved.theme).unwrap();
    let read = read_theme(&path).unwrap();
    assert_eq!((read.theme.font_files().len(), read.lost_fonts), (2, Vec::new()));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);

    // In another folder the damaged file is copied, because a theme whose font is missing cannot be read.
    let there = folder.join("there");
    fs::create_dir(&there).unwrap();
    save_theme(&there.join("own.ron"), saved.base, &saved.theme).unwrap();
    let copy = read_theme(&there.join("own.ron")).unwrap();
    assert_eq!((copy.theme.fonts.len(), copy.lost_fonts.len()), (2, 1));
}

/// A file whose name is a name on one system alone is copied under a name for all.
#[cfg(unix)]
#[test]
fn a_file_with_a_name_for_one_system_alone_is_copied_under_another() {
    let folder = TempFolder::new();
    let mut theme = equipped(&folder.join("from"));
    fs::write(folder.join("lo:go\\.png"), png(20)).unwrap();
    theme.logo = Some(read_logo(&folder.join("lo:go\\.png")).unwrap());
    save_theme(&folder.join("own.ron"), Theme::light(), &theme).unwrap();
    let text = fs::read_to_string(folder.join("own.ron")).unwrap();
    assert!(text.contains("logo: \"lo-go-.png\""), "{text}");
    assert!(read_theme(&folder.join("own.ron")).is_ok());
}

#[test]
fn a_file_that_somebody_else_changed_is_left_and_a_failure_leaves_nothing() {
    let folder = TempFolder::new();
    let path = folder.join("own.ron");
    let theme = Theme { name: "own".into(), ..Theme::light().clone() };
    let saved = save_theme(&path, Theme::light(), &theme).unwrap();
    fs::write(&path, "(name: \"theirs\")").unwrap();
    let refused = save_theme_unless_changed(&path, Theme::light(), &theme, &[saved.fingerprint]).unwrap_err();
    assert!(matches!(refused, StorageError::ChangedOnDisk { .. }), "{refused}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "(name: \"theirs\")");

    let theme = equipped(&folder.join("from"));
    fs::create_dir(folder.join("taken.ron")).unwrap();
    let refused = save_theme(&folder.join("taken.ron"), Theme::light(), &theme).unwrap_err();
    assert!(matches!(refused, StorageError::IsFolder { .. }), "{refused}");
    assert!(!folder.join("logo.png").exists() && !folder.join("Own.ttf").exists());
    let nowhere = save_theme(&folder.join("missing/own.ron"), Theme::light(), &theme).unwrap_err();
    assert!(matches!(nowhere, StorageError::NoFolder { .. }), "{nowhere}");
}
