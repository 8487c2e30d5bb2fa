//! The system's fonts, with a fontconfig of the test's own: three small fonts of boxes, two of them with all Hebrew
//! letters, the third with signs such as ⅓. They were made for these tests; each letter is a filled box.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use crate::support::temp::TempFolder;

const HEBREW: &str = "(version: 1, title: \"מסע הלקוח\", language: \"en\")";
const SIGNS: &str = "(version: 1, title: \"سهم ⅓ و ₿\", language: \"fa\")";

/// A folder with a map and a fontconfig that knows the fonts `files` and prefers Zayin Sans.
fn folder(map: &str, files: &[&str]) -> TempFolder {
    let folder = TempFolder::new();
    fs::write(folder.join("map.ron"), map).unwrap();
    fs::create_dir(folder.join("fonts")).unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fonts");
    for file in files {
        fs::copy(fixtures.join(file), folder.join("fonts").join(file)).unwrap();
    }
    let config = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{0}/fonts</dir>\
         <cachedir>{0}/cache</cachedir><alias><family>sans-serif</family><prefer><family>Zayin Sans</family></prefer>\
         </alias></fontconfig>",
        folder.path().display()
    );
    fs::write(folder.join("fonts.conf"), config).unwrap();
    folder
}

/// Runs the program in `folder` with its fonts.
fn safar(folder: &TempFolder, args: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_safar"))
        .args(args)
        .current_dir(folder.path())
        .env("FONTCONFIG_FILE", folder.join("fonts.conf"))
        .env("SAFAR_CONFIG_DIR", folder.join("config"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    output
}

/// The picture of `map` with these fonts, and the warnings.
fn exported(map: &str, files: &[&str]) -> (Vec<u8>, String) {
    let folder = folder(map, files);
    let output = safar(&folder, &["export", "map.ron", "-o", "map.png"]);
    (fs::read(folder.join("map.png")).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn of_several_fonts_for_a_script_the_preferred_sans_serif_one_is_taken() {
    let (old, _) = exported(HEBREW, &["aleph-old.ttf"]);
    let (sans, _) = exported(HEBREW, &["zayin-sans.ttf"]);
    let (both, warnings) = exported(HEBREW, &["aleph-old.ttf", "zayin-sans.ttf"]);
    assert!(old != sans, "the fonts look different");
    assert!(both == sans, "the first font by name was taken");
    assert_eq!(warnings, "");
}

#[test]
fn a_sign_of_all_scripts_is_found_in_any_font_that_has_it() {
    let (without, warnings) = exported(SIGNS, &["zayin-sans.ttf"]);
    assert!(warnings.contains("no font here has these characters") && warnings.contains("⅓ (U+2153)"), "{warnings}");
    let (with, warnings) = exported(SIGNS, &["zayin-sans.ttf", "signs.ttf"]);
    assert_eq!(warnings, "");
    assert!(with != without);
}

#[test]
fn without_any_fonts_a_picture_has_boxes_and_both_commands_name_the_characters() {
    let folder = folder(HEBREW, &[]);
    for args in [&["export", "map.ron", "-o", "map.png"][..], &["check", "map.ron"]] {
        let warnings = String::from_utf8(safar(&folder, args).stderr).unwrap();
        assert!(warnings.contains("ס (U+05E1)") && warnings.contains("Noto"), "{args:?}: {warnings}");
    }
}
