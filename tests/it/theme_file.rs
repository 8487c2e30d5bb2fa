//! The user's theme files: a base and the differences from it, fonts and a logo, errors with their position.

use std::{fs, io::Cursor, path::Path};

use safar::{
    geom::{BaseDirection, Rect},
    layout::layout,
    storage::{OpenedTheme, StorageError, read_map, read_theme},
    text::{Align, BrokenFont, EMOJI, FontBook, TextSpec, TextStyle},
    theme::{AssetName, Brand, Density, Theme},
};

use crate::support::temp::TempFolder;

/// The result of reading a theme file with the content `text`.
fn read(folder: &TempFolder, text: &str) -> Result<OpenedTheme, StorageError> {
    fs::write(folder.join("brand.ron"), text).unwrap();
    read_theme(&folder.join("brand.ron"))
}

/// The message about a theme file with the content `text`, without the folder's name.
fn fault(text: &str) -> String {
    let folder = TempFolder::new();
    let said = read(&folder, text).expect_err("a broken theme").to_string();
    said.replace(&format!("{}/", folder.path().display()), "")
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbaImage::new(width, height).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn what_a_theme_file_leaves_out_is_as_in_its_base() {
    let folder = TempFolder::new();
    let OpenedTheme { theme, warnings, .. } =
        read(&folder, "(name: \"sea\", base: \"dark\", colors: (page: \"#001018\"), sizes: (column: 300.0))").unwrap();
    let mut expected = Theme::dark().clone();
    expected.name = "sea".into();
    expected.colors.page = safar::color::Rgba::from_hex("#001018").unwrap();
    expected.sizes.column = 300.0;
    assert_eq!(theme, expected);
    assert_eq!(warnings, [""; 0]);

    let plain = read(&folder, "\u{feff}(name: \"plain\")").unwrap().theme;
    assert_eq!(Theme { name: "light".into(), ..plain }, *Theme::light());
}

#[test]
fn colours_that_cannot_be_read_are_told_with_token_and_ratio() {
    let folder = TempFolder::new();
    let opened = read(&folder, "(name: \"pale\", colors: (muted: \"#999999\"))").unwrap();
    assert!(
        opened.warnings.iter().any(|warning| warning.ends_with(
            "brand.ron: colors.muted (#999999) on colors.card (#FFFFFF) has a contrast of 2.84:1, text needs 4.5:1."
        )),
        "{:#?}",
        opened.warnings
    );
    let stages = read(&folder, "(name: \"pale\", stages: [(hue: \"#FFEEAA\", text: \"#3F51C4\")])").unwrap();
    assert!(stages.warnings.iter().any(|warning| warning.contains("stages[0].hue")), "{:#?}", stages.warnings);
}

#[test]
fn a_broken_theme_file_is_refused_with_place_found_and_expected() {
    for (text, said) in [
        (
            "(\n    name: \"x\",\n    colors: (\n        page: \"sea green\",\n    ),\n)",
            "brand.ron:4:16: found the string \"sea green\", expected a colour written \"#RRGGBB\" or \"#RRGGBBAA\"",
        ),
        ("(\n    name: \"x\",\n    base: \"blue\",\n)", "brand.ron:3:12: found the unknown word `blue`"),
        (
            "(\n    name: \"x\",\n    colors: (\n        pge: \"#FFFFFF\",\n",
            "brand.ron:4:9: found the unknown field `pge`",
        ),
        ("(name: \"x\", sizes: (column: -3.0))", "expected a length from 0 to 10000"),
        ("(base: \"dark\")", "found no field `name`"),
        ("", "brand.ron:1:1: found the end of the file, expected `(`"),
        ("(name: \"x\", stages: [])", "at least one"),
        ("(name: \"x\", type_scale: (title: (size: 0.0, weight: 700.0)))", "expected a font size of at least 1"),
    ] {
        let fault = fault(text);
        assert!(fault.contains(said), "{text}: {fault}");
    }
    assert!(fault("(name: \"x\", pge: 1)").contains("Correct the name of the token"));
}

#[test]
fn what_a_theme_file_names_must_be_what_it_is_for() {
    assert!(fault("(name: \"x\", logo: \"missing.png\")").starts_with("missing.png: there is no such file"));
    assert!(fault("(name: \"x\", logo: \"brand.ron\")").contains("expected a PNG or JPEG picture"));
    let folder = TempFolder::new();
    fs::create_dir(folder.join("fonts")).unwrap();
    let said = read(&folder, "(name: \"x\", fonts: [\"fonts\"])").unwrap_err().to_string();
    assert!(said.contains("found a folder, expected a font"), "{said}");
    fs::write(folder.join("cut.png"), &png(40, 40)[..60]).unwrap();
    let cut = read(&folder, "(name: \"x\", logo: \"cut.png\")").unwrap_err().to_string();
    assert!(cut.contains("a picture that cannot be read"), "{cut}");
    fs::write(folder.join("brand.ron"), b"\xff\xfe").unwrap();
    assert!(read_theme(&folder.join("brand.ron")).unwrap_err().to_string().contains("expected a theme file"));
}

#[test]
fn a_theme_with_a_damaged_font_is_read_without_it() {
    let folder = TempFolder::new();
    fs::write(folder.join("whole.ttf"), EMOJI).unwrap();
    fs::write(folder.join("cut.ttf"), &EMOJI[..900]).unwrap();
    let opened = read(&folder, "(name: \"x\", fonts: [\"cut.ttf\", \"whole.ttf\"])").unwrap();
    let fonts: Vec<_> = opened.theme.font_files().iter().map(|font| font.len()).collect();
    assert_eq!(fonts, [EMOJI.len()]);
    let [lost] = &opened.lost_fonts[..] else { panic!("{:?}", opened.lost_fonts) };
    assert!(lost.contains("cut.ttf: found no font that can be read, expected a TrueType or OpenType font"), "{lost}");
    assert!(FontBook::bundled().use_family(&opened.theme.font_files()).is_ok());
}

#[test]
fn fonts_and_logo_are_plain_names_in_the_themes_folder() {
    let outside = TempFolder::new();
    fs::write(outside.join("private.png"), png(4, 4)).unwrap();
    let absolute = outside.join("private.png").to_str().unwrap().to_owned();
    let folder = TempFolder::new();
    fs::create_dir_all(folder.join("brand/art")).unwrap();
    fs::write(folder.join("secret.png"), png(4, 4)).unwrap();
    fs::write(folder.join("brand/art/logo.png"), png(4, 4)).unwrap();
    let read = |name: &str| {
        let text = format!("(\n    name: \"x\",\n    logo: {name:?},\n)");
        fs::write(folder.join("brand/x.ron"), text).unwrap();
        read_theme(&folder.join("brand/x.ron"))
    };
    for name in [
        absolute.as_str(),
        "../secret.png",
        "art/../../secret.png",
        "art/..\\..\\secret.png",
        "./art/logo.png",
        "art//logo.png",
        "//host/share/logo.png",
        "\\\\host\\share\\logo.png",
        "\\\\?\\C:\\logo.png",
        "C:\\logo.png",
        "C:logo.png",
        "http://host/logo.png",
        "NUL",
        "art/con.png",
        "COM1",
        "logo.png:stream",
        "art/.. /logo.png",
        "logo.png.",
        "",
        "art/",
        "lo\u{0}go.png",
        "lo\ngo.png",
    ] {
        let said = read(name).expect_err(name).to_string();
        assert!(said.contains("x.ron:3:11: found the string"), "{name}: {said}");
        assert!(said.contains("expected the name of a file in the theme's folder"), "{name}: {said}");
        assert!(said.contains("Copy the file into the folder of the theme"), "{name}: {said}");
    }
    for name in ["art/logo.png", "art/نشان شرکت.png", "art/a..b.png", "conduit.png"] {
        fs::write(folder.join("brand").join(name), png(4, 4)).unwrap();
        let logo = read(name).unwrap_or_else(|error| panic!("{error}")).theme.logo.expect("a logo");
        assert_eq!(Path::new(&logo.picture.name), folder.join("brand").join(name));
    }
    let text = "(name: \"x\", fonts: [\"a.ttf\", \"../b.ttf\"])";
    let said = fault(text);
    assert!(said.contains("brand.ron:1:30: found the string \"../b.ttf\""), "{said}");
}

/// In a thread of its own: opening a pipe waits for a writer.
#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_no_font_and_is_not_waited_for() {
    let folder = TempFolder::new();
    let made = std::process::Command::new("mkfifo").arg(folder.join("font.ttf")).status();
    assert!(made.is_ok_and(|status| status.success()), "a pipe");
    std::os::unix::fs::symlink("/dev/zero", folder.join("zero.ttf")).unwrap();
    for name in ["font.ttf", "zero.ttf"] {
        fs::write(folder.join("brand.ron"), format!("(name: \"x\", fonts: [{name:?}])")).unwrap();
        let (sender, said) = std::sync::mpsc::channel();
        let theme = folder.join("brand.ron");
        std::thread::spawn(move || sender.send(read_theme(&theme).unwrap_err().to_string()));
        let said = said.recv_timeout(std::time::Duration::from_secs(10)).expect("an answer");
        assert!(said.contains("found a pipe, a device or a socket, expected a font"), "{said}");
    }
}

#[test]
fn text_is_set_in_the_fonts_of_the_theme_and_in_the_bundled_ones_again() {
    let spec = TextSpec {
        text: "2026",
        style: TextStyle { size: 14.0, weight: 600.0, line_height: 1.3 },
        width: None,
        align: Align::Start,
        direction: BaseDirection::FirstLetter,
        max_lines: None,
    };
    let mut fonts = FontBook::bundled();
    let usual = fonts.block(&spec);
    fonts.use_family(&[EMOJI.into()]).unwrap();
    let own = fonts.block(&spec);
    assert_ne!(own, usual, "the digits come from the other font");
    assert_eq!(own.runs[0].font.data.as_ref(), EMOJI);

    assert_eq!(fonts.use_family(&[EMOJI.into(), b"no font"[..].into()]), Err(BrokenFont { index: 1 }));
    assert_eq!(fonts.block(&spec), own, "a broken font changes nothing");
    fonts.use_family(&[]).unwrap();
    assert_eq!(fonts.block(&spec), usual);
}

#[test]
fn the_logo_stands_at_the_headers_end_clear_of_everything() {
    let folder = TempFolder::new();
    for (width, height) in [(60, 60), (600, 100), (2000, 20), (20, 400)] {
        fs::write(folder.join("logo.png"), png(width, height)).unwrap();
        let theme = read(&folder, "(name: \"x\", logo: \"logo.png\")").unwrap().theme;
        for name in ["online-shop.en.ron", "consultancy-clients.fa.ron"] {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples");
            let map = read_map(&root.join(name)).unwrap().map;
            for density in Density::ALL {
                let placed = layout(&map, &theme.with_density(density), &mut FontBook::bundled());
                let logo = placed.header.logo.expect("a place for the logo");
                let ratio = f64::from(width) / f64::from(height);
                assert!((logo.width() / logo.height() / ratio - 1.0).abs() < 1e-9, "{logo:?}");
                let side = if placed.is_rtl { logo.x0 } else { placed.size.width - logo.x1 };
                assert!((side - theme.with_density(density).sizes.page_margin).abs() < 1e-9, "{logo:?}");
                let others = placed.personas.iter().map(|persona| persona.rect);
                let others: Vec<Rect> = others.chain([placed.header.title.rect, placed.header.subtitle.rect]).collect();
                for other in others.into_iter().chain(placed.stages.iter().map(|stage| stage.rect)) {
                    assert!(logo.intersect(other).area() == 0.0, "{name} {density:?}: {logo:?} over {other:?}");
                }
            }
        }
    }
}

#[test]
fn the_theme_file_of_the_readme_is_one() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let themes = readme.split("## Themes and density").nth(1).unwrap();
    let text = themes.split("```").nth(1).unwrap().trim_start_matches("ron");
    let brand = Brand::from_ron(text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((brand.fonts.len(), brand.logo.as_ref().map(AssetName::as_str)), (2, Some("logo.png")));
    assert!(brand.theme.faint_tokens().is_empty(), "{:#?}", brand.theme.faint_tokens());
}
