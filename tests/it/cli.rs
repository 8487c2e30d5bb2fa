//! The command line, run as a program.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::support::temp::TempFolder;

/// Runs the program in `folder`, without a display and with its settings in the same folder.
fn safar(folder: &TempFolder, args: &[&str]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_safar"))
        .args(args)
        .current_dir(folder.path())
        .env("SAFAR_CONFIG_DIR", folder.join("config"))
        .env("SAFAR_DATA_DIR", folder.join("data"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the program starts");
    Said::from(output)
}

/// The output of the program and its exit code.
#[derive(Debug)]
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name).to_str().unwrap().to_owned()
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// The width and height of the PNG file `name`.
fn png_size(folder: &TempFolder, name: &str) -> (u32, u32) {
    let reader = png::Decoder::new(std::io::BufReader::new(fs::File::open(folder.join(name)).unwrap()));
    let info = reader.read_info().unwrap();
    (info.info().width, info.info().height)
}

/// A picture that is to stay.
const PRECIOUS: &[u8] = b"\x89PNG precious";

#[test]
fn help_shows_every_command_with_examples_and_exit_codes() {
    let folder = TempFolder::new();
    let help = safar(&folder, &["--help"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    for word in ["export", "new", "templates", "check", "install-desktop", "Examples:", "Exit codes:"] {
        assert!(help.out.contains(word), "{word}: {}", help.out);
    }
    for command in ["export", "new", "templates", "check", "install-desktop"] {
        let own = safar(&folder, &[command, "--help"]);
        assert_eq!((own.code, own.err.as_str()), (Some(0), ""));
        assert!(own.out.contains(&format!("safar {command}")) && own.out.contains("Exit codes:"), "{}", own.out);
        assert_eq!(own.out, safar(&folder, &["help", command]).out);
    }
    let version = safar(&folder, &["--version"]);
    assert_eq!(version.out, format!("safar {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_sample_exports_in_the_size_asked_for_and_nothing_is_left_beside_it() {
    let folder = TempFolder::new();
    let said = safar(&folder, &["export", &sample("online-shop.en.ron"), "-o", "out.png", "--width", "400"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(png_size(&folder, "out.png").0, 400);
    assert_eq!(folder.names(), ["out.png"]);
}

#[test]
fn dots_to_an_inch_are_a_scale_and_a_stage_is_a_part_of_the_map() {
    let folder = TempFolder::new();
    let map = sample("leaving-telecom.ar.ron");
    for args in
        [&["--scale", "0.5"][..], &["--dpi", "48"], &["--scale", "0.5", "--stage", "2"], &["--scale=0.5", "--stage=s2"]]
    {
        let name = format!("{}.png", folder.names().len());
        let said = safar(&folder, &[&["export", &map, "-o", &name], args].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
    }
    let sizes: Vec<_> = (0..4).map(|number| png_size(&folder, &format!("{number}.png"))).collect();
    assert_eq!(sizes[0], sizes[1]);
    assert_eq!(sizes[2], sizes[3]);
    assert!(sizes[2].0 * 2 < sizes[0].0, "{sizes:?}");
}

#[test]
fn parts_of_a_map_can_be_left_out_and_others_are_named() {
    let folder = TempFolder::new();
    let map = sample("online-shop.en.ron");
    let size = |name: &str, args: &[&str]| {
        let said = safar(&folder, &[&["export", &map, "-o", name, "--scale", "0.25"], args].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        png_size(&folder, name)
    };
    let whole = size("whole.png", &[]);
    let plain = size("plain.png", &["--hide", "legend, sources", "--hide", "unexplored"]);
    let bare = size("bare.png", &["--hide=personas,legend,sources"]);
    assert!(whole.1 > plain.1 && plain.1 > bare.1, "{whole:?} {plain:?} {bare:?}");
    for wrong in ["curve", "", "legend,,sources", "Legend"] {
        let said = safar(&folder, &["export", &map, "-o", "x.png", "--hide", wrong]);
        assert_eq!(said.code, Some(2), "{said:?}");
        assert!(said.err.contains("cannot be hidden; legend, sources, unexplored and personas can."), "{said:?}");
    }
    assert!(!folder.join("x.png").exists());
}

#[test]
fn the_same_map_gives_the_same_picture_and_another_theme_another() {
    let folder = TempFolder::new();
    let map = sample("consultancy-clients.fa.ron");
    for (name, theme) in [("a.png", "light"), ("b.png", "light"), ("c.png", "dark")] {
        let said = safar(&folder, &["export", &map, "-o", name, "--scale", "0.3", "--theme", theme]);
        assert_eq!(said.code, Some(0), "{said:?}");
    }
    let [a, b, c] = ["a.png", "b.png", "c.png"].map(|name| fs::read(folder.join(name)).unwrap());
    assert!(a == b, "two pictures of one map differ");
    assert!(a != c, "the dark theme looks like the light one");
}

#[test]
fn a_refused_export_replaces_nothing() {
    let folder = TempFolder::new();
    let map = sample("online-shop.en.ron");
    let bare = fixture("every-lane.en.ron").to_str().unwrap().to_owned();
    fs::write(folder.join("out.png"), PRECIOUS).unwrap();
    for (args, code, word) in [
        (vec!["export", &map, "-o", "out.png", "--scale", "100000"], 1, "pixels"),
        (vec!["export", &map, "-o", "out.png", "--width", "0"], 1, "size"),
        (vec!["export", &map, "-o", "out.png", "--scale", "NaN"], 1, "size"),
        (vec!["export", &map, "-o", "out.png", "--stage", "40"], 1, "There is no stage 40"),
        (vec!["export", &map, "-o", "out.png", "--view", "Mona"], 1, "The map has 2: Mona’s journey"),
        (vec!["export", &bare, "-o", "out.png", "--view", "Mona"], 1, "The map has no views."),
        (vec!["export", &map, "-o", "out.png", "--theme", "pink"], 2, "no theme"),
        (vec!["export", &map, "-o", "out.png", "--width", "4", "--dpi", "4"], 2, "only one of"),
        (vec!["export", &map, "-o", "out.png", "--width", "wide"], 2, "must be a number"),
        (vec!["export", &map, "-o", "out.png", "--shadow"], 2, "--shadow is unknown"),
        (vec!["export", &map], 2, "Where to?"),
        (vec!["export", "-o", "out.png"], 2, "Which map?"),
        (vec!["export", "missing.ron", "-o", "out.png"], 1, "no such file"),
        (vec!["export", &map, "-o", "missing/out.png"], 1, "no such folder"),
    ] {
        let said = safar(&folder, &args);
        assert_eq!(said.code, Some(code), "{args:?}: {said:?}");
        assert!(said.err.contains(word), "{args:?}: {said:?}");
        assert_eq!(said.out, "");
    }
    assert_eq!(fs::read(folder.join("out.png")).unwrap(), PRECIOUS);
    assert_eq!(folder.names(), ["out.png"]);
}

#[test]
fn a_map_cannot_be_replaced_by_its_picture() {
    let folder = TempFolder::new();
    fs::copy(sample("online-shop.en.ron"), folder.join("map.ron")).unwrap();
    let before = fs::read(folder.join("map.ron")).unwrap();
    let said = safar(&folder, &["export", "map.ron", "-o", "map.ron"]);
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(fs::read(folder.join("map.ron")).unwrap() == before);
}

#[test]
fn every_bad_input_is_an_error_with_a_word_of_advice_and_overwrites_nothing() {
    let folder = TempFolder::new();
    fs::write(folder.join("out.png"), PRECIOUS).unwrap();
    fs::create_dir(folder.join("folder.ron")).unwrap();
    fs::File::create(folder.join("big.ron")).unwrap().set_len(100 * 1024 * 1024).unwrap();
    fs::write(folder.join("deep.ron"), "(".repeat(100_000)).unwrap();
    let mut inputs = vec!["folder.ron".into(), "big.ron".into(), "deep.ron".into(), PathBuf::from("missing.ron")];
    let refused = fixture("refused");
    for name in ["empty", "binary", "zero_bytes", "card_twice", "lane_of_card", "feeling_nan", "input_inf", "no_quote"]
    {
        inputs.push(refused.join(name).with_extension("ron"));
    }
    let before = folder.names();
    for input in &inputs {
        let input = input.to_str().unwrap();
        for args in [&["check", input][..], &["export", input, "-o", "out.png"], &[input]] {
            let said = safar(&folder, args);
            assert_eq!(said.code, Some(1), "{args:?}: {said:?}");
            assert!(said.err.starts_with(input) && said.err.trim_end().ends_with('.'), "{args:?}: {said:?}");
            assert!(said.err.len() < 3_000 && !said.err.contains("panicked"), "{args:?}: {said:?}");
        }
    }
    assert_eq!(fs::read(folder.join("out.png")).unwrap(), PRECIOUS);
    assert_eq!(folder.names(), before);
}

#[test]
fn a_ten_thousand_character_title_is_a_warning_and_exports() {
    let folder = TempFolder::new();
    let map = fixture("warned/long_title.ron");
    let said = safar(&folder, &["export", map.to_str().unwrap(), "-o", "out.png", "--scale", "0.5"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.err.contains("long_title.ron:37:20: found a title of 10000 characters"), "{}", said.err);
    assert!(folder.join("out.png").exists());
}

#[test]
fn check_tells_findings_and_fails_on_them_only_when_strict() {
    let folder = TempFolder::new();
    let map = fixture("vertical-tab.ron");
    let lenient = safar(&folder, &["check", map.to_str().unwrap()]);
    assert_eq!((lenient.code, lenient.err.as_str()), (Some(0), ""));
    assert!(lenient.out.contains("vertical-tab.ron: The map has no persona"), "{}", lenient.out);
    let strict = safar(&folder, &["check", "--strict", map.to_str().unwrap()]);
    assert_eq!((strict.code, &strict.out), (Some(1), &lenient.out));
}

#[test]
fn check_of_several_maps_judges_them_all_and_fails_if_one_does() {
    let folder = TempFolder::new();
    let (good, bad) = (sample("online-shop.en.ron"), fixture("refused/card_twice.ron"));
    let said = safar(&folder, &["check", bad.to_str().unwrap(), &good]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("card_twice.ron:35:17: found the id \"c1\" a second time"), "{}", said.err);
    assert!(said.out.contains("online-shop.en.ron: no errors, 0 warnings"), "{}", said.out);
}

#[test]
fn templates_of_the_user_are_listed_and_used_like_others() {
    let folder = TempFolder::new();
    let own = folder.join("data/templates");
    fs::create_dir_all(&own).unwrap();
    fs::copy(sample("consultancy-clients.fa.ron"), own.join("clients.ron")).unwrap();
    let template = fs::read_to_string(sample("online-shop.en.ron")).unwrap();
    let title = "title: \"Ordering a birthday present online\"";
    assert!(template.contains(title));
    fs::write(own.join("shop.ron"), template.replacen(title, "title: \"Our lanes\"", 1)).unwrap();
    fs::write(own.join("broken.ron"), "(").unwrap();
    let listed = safar(&folder, &["templates"]);
    assert_eq!(listed.code, Some(0), "{listed:?}");
    let line = listed.out.lines().find(|line| line.starts_with("Our lanes ")).expect("it is listed");
    assert!(line.contains(" en ") && line.ends_with("your own"), "{line}");
    assert!(listed.err.contains("broken.ron"), "{}", listed.err);
    let said = safar(&folder, &["new", "--template", "Our lanes", "--lang", "ar", "-o", "a.ron"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(fs::read(folder.join("a.ron")).unwrap(), fs::read(own.join("shop.ron")).unwrap());
    let said = safar(&folder, &["new", "--template", "No lanes", "-o", "b.ron"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("Our lanes"), "{}", said.err);
}

#[test]
fn a_new_map_is_its_template_and_no_old_file_is_lost() {
    let folder = TempFolder::new();
    let listed = safar(&folder, &["templates"]);
    for language in ["en", "ar", "fa"] {
        let name = format!("{language}.ron");
        let said = safar(&folder, &["new", "--template", "customer-journey", "--lang", language, "-o", &name]);
        assert_eq!(said.code, Some(0), "{said:?}");
        let template = format!("maps/templates/customer-journey.{language}.ron");
        let template = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(template)).unwrap();
        assert!(fs::read(folder.join(&name)).unwrap() == template);
        assert!(
            listed
                .out
                .lines()
                .any(|line| line.starts_with("customer-journey ") && line.contains(&format!(" {language}  "))),
            "{listed:?}"
        );
    }
    fs::write(folder.join("en.ron"), "precious").unwrap();
    let said = safar(&folder, &["new", "-o", "en.ron"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("--force"), "{said:?}");
    assert_eq!(fs::read(folder.join("en.ron")).unwrap(), b"precious");
    assert_eq!(safar(&folder, &["new", "-o", "en.ron", "--force"]).code, Some(0));
    for args in [&["new", "-o", "x.ron", "--lang", "de"][..], &["new", "-o", "x.ron", "-t", "none"], &["new"]] {
        assert_eq!(safar(&folder, args).code, Some(2), "{args:?}");
    }
    assert!(!folder.join("x.ron").exists());
}

#[test]
fn words_that_make_no_sense_are_refused_with_a_way_on() {
    let folder = TempFolder::new();
    for args in [&["exprot"][..], &["--frob"], &["templates", "x"], &["a.ron", "b.ron"], &["help", "frob"], &["check"]]
    {
        let said = safar(&folder, args);
        assert_eq!(said.code, Some(2), "{args:?}: {said:?}");
        assert!(said.err.contains("--help"), "{args:?}: {said:?}");
    }
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn without_a_display_the_sample_becomes_a_picture() {
    let folder = TempFolder::new();
    let said = safar(&folder, &[]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(said.out.contains("No display was found"), "{}", said.out);
    assert!(said.out.contains("journey.png"), "{}", said.out);
    assert!(png_size(&folder, "journey.png").0 > 1_000);
    assert_eq!(folder.names(), ["journey.png"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_display_that_cannot_be_reached_is_none() {
    let folder = TempFolder::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_safar"));
    command.current_dir(folder.path()).env("SAFAR_CONFIG_DIR", folder.join("config"));
    command.env("DISPLAY", ":4242").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    let said = Said::from(command.output().expect("the program starts"));
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("No display was found (") && !said.err.contains("panicked"), "{said:?}");
    assert!(folder.join("journey.png").exists());
}

#[test]
fn without_a_display_a_picture_of_ours_is_replaced_and_another_is_not() {
    let folder = TempFolder::new();
    let map = sample("leaving-telecom.ar.ron");
    assert_eq!(safar(&folder, &[&map]).code, Some(0));
    let first = fs::read(folder.join("journey.png")).unwrap();
    assert_eq!(safar(&folder, &[&sample("consultancy-clients.fa.ron")]).code, Some(0));
    assert_eq!(folder.names(), ["journey.png"]);
    assert!(fs::read(folder.join("journey.png")).unwrap() != first);
    // A PNG of another program, with text chunks of its own.
    let mut theirs = Vec::new();
    let mut encoder = png::Encoder::new(&mut theirs, 1, 1);
    encoder.add_itxt_chunk("Title".to_owned(), "Software Safar".to_owned()).unwrap();
    encoder.add_text_chunk("Software".to_owned(), "Safar Viewer".to_owned()).unwrap();
    encoder.write_header().unwrap().write_image_data(&[0]).unwrap();
    fs::write(folder.join("journey.png"), &theirs).unwrap();
    let said = safar(&folder, &[&map]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("journey-2.png"), "{}", said.out);
    assert_eq!(fs::read(folder.join("journey.png")).unwrap(), theirs);
    assert!(fs::read(folder.join("journey-2.png")).unwrap() == first);
    assert_eq!(folder.names(), ["journey-2.png", "journey.png"]);
}

#[test]
fn a_picture_tells_its_title_and_describes_the_map() {
    let folder = TempFolder::new();
    let map = sample("online-shop.en.ron");
    assert_eq!(safar(&folder, &["export", &map, "-o", "out.png", "--scale", "0.2"]).code, Some(0));
    let reader = png::Decoder::new(std::io::BufReader::new(fs::File::open(folder.join("out.png")).unwrap()));
    let reader = reader.read_info().unwrap();
    let texts = &reader.info().utf8_text;
    let text = |keyword: &str| texts.iter().find(|text| text.keyword == keyword).unwrap().get_text().unwrap();
    assert_eq!(text("Title"), "Ordering a birthday present online");
    let description = text("Description");
    for part in ["Customer journey map: Ordering a birthday present online", "Mona, 34", "Consideration"] {
        assert!(description.contains(part), "{description}");
    }
}

#[test]
fn export_takes_themes_and_densities_by_name_and_themes_from_files() {
    let folder = TempFolder::new();
    let map = sample("online-shop.en.ron");
    fs::write(folder.join("brand.ron"), "(name: \"x\", colors: (muted: \"#999999\"))").unwrap();
    let mut pictures = Vec::new();
    for (theme, density) in [
        ("light", "comfortable"),
        ("contrast", "comfortable"),
        ("print", "compact"),
        ("print", "wall"),
        ("brand.ron", "wall"),
    ] {
        let args = ["export", &map, "-o", "out.png", "--width", "500", "--theme", theme, "--density", density];
        let said = safar(&folder, &args);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert_eq!(said.err.contains("warning: brand.ron: colors.muted"), theme == "brand.ron", "{said:?}");
        pictures.push(fs::read(folder.join("out.png")).unwrap());
    }
    pictures.sort();
    pictures.dedup();
    assert_eq!(pictures.len(), 5, "every look is another");

    for (option, value, code, words) in [
        ("--theme", "blue", 2, "there are light, dark, contrast, print"),
        ("--density", "tight", 2, "comfortable, compact and wall"),
        ("--theme", "missing.ron", 1, "missing.ron: there is no such file"),
    ] {
        let said = safar(&folder, &["export", &map, "-o", "none.png", option, value]);
        assert!(said.code == Some(code) && said.err.contains(words), "{said:?}");
        assert!(!folder.join("none.png").exists());
    }
}

#[test]
fn a_title_gives_no_orders_to_the_terminal() {
    let folder = TempFolder::new();
    let title = "\\u{1b}]0;owned\\u{7} \\u{9b}31m red";
    let stages = format!("(id: \"s1\", title: \"Asks\"), (id: \"s2\", title: \"{title}\")");
    let lane = "(id: \"n\", kind: Notes, title: \"Notes\")";
    let card = "(id: \"c1\", at: (\"n\", \"s1\", 0), title: \"one\")";
    let map = format!("(version: 1, title: \"\", stages: [{stages}], lanes: [{lane}], cards: [{card}])");
    fs::write(folder.join("map.ron"), map).unwrap();
    let said = safar(&folder, &["check", "map.ron"]);
    assert!(said.out.contains("owned"), "the finding names the stage: {said:?}");
    let said = format!("{}{}", said.out, said.err);
    assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
}

#[test]
fn damaged_fonts_of_a_theme_are_named_and_the_picture_is_made_without_them() {
    let folder = TempFolder::new();
    let map = sample("online-shop.en.ron");
    fs::write(folder.join("cut.ttf"), &safar::text::VAZIRMATN[..900]).unwrap();
    let mut one_byte = safar::text::VAZIRMATN.to_vec();
    one_byte[41_952] = 0x3F;
    fs::write(folder.join("one-byte.ttf"), one_byte).unwrap();
    fs::write(folder.join("brand.ron"), "(name: \"x\", fonts: [\"cut.ttf\", \"one-byte.ttf\"])").unwrap();
    let said = safar(&folder, &["export", &map, "-o", "out.png", "--width", "300", "--theme", "brand.ron"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.err.contains("warning: cut.ttf: found no font that can be read"), "{said:?}");
    assert!(said.err.contains("warning: one-byte.ttf: found 1 damaged glyph"), "{said:?}");
    assert!(folder.join("out.png").exists());
}

#[test]
fn a_map_is_exported_through_its_views_which_are_named_where_one_is_missing() {
    let folder = TempFolder::new();
    let map = fixture("whole.ron").to_str().unwrap().to_owned();
    let export = |output: &str, more: &[&str]| {
        let mut args = vec!["export", &map, "-o", output, "--scale", "0.5"];
        args.extend(more);
        safar(&folder, &args)
    };
    for (output, more) in
        [("plain.png", &[][..]), ("all.png", &["--view", "v2"]), ("mona.png", &["--view", "WHAT mona meets online"])]
    {
        let said = export(output, more);
        assert_eq!(said.code, Some(0), "{said:?}");
    }
    let pixels = |name: &str| {
        let file = std::io::BufReader::new(fs::File::open(folder.join(name)).unwrap());
        let mut reader = png::Decoder::new(file).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut bytes).unwrap();
        bytes
    };
    assert!(pixels("plain.png") == pixels("all.png"), "a view that asks nothing shows everything");
    assert!(pixels("plain.png") != pixels("mona.png"));
    let said = export("none.png", &["--view", "Ali"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("no view \"Ali\". The map has 2: What Mona meets online, All"), "{said:?}");
    assert!(!folder.join("none.png").exists());
}

#[test]
fn check_reports_what_a_view_asks_for_that_is_gone() {
    let folder = TempFolder::new();
    let map = fixture("warned/persona_of_view.ron").to_str().unwrap().to_owned();
    let said = safar(&folder, &["check", &map]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("\"p8\", which names no persona"), "{said:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_place_for_a_map_or_a_picture_not_even_by_force() {
    use std::os::unix::fs::FileTypeExt as _;
    let folder = TempFolder::new();
    let pipes = ["pipe.ron", "pipe.png"];
    for pipe in pipes {
        assert!(Command::new("mkfifo").arg(folder.join(pipe)).status().unwrap().success());
    }
    let sample = sample("online-shop.en.ron");
    for args in [["new", "--force", "-o", "pipe.ron"].as_slice(), &["export", &sample, "-o", "pipe.png"]] {
        let said = safar(&folder, args);
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{args:?}");
        assert!(said.err.contains("pipe.") && said.err.contains("Choose another name"), "{}", said.err);
    }
    for pipe in pipes {
        assert!(fs::symlink_metadata(folder.join(pipe)).unwrap().file_type().is_fifo(), "{pipe} was replaced");
    }
    assert_eq!(folder.names().len(), 2, "{:?}", folder.names());
}

#[test]
fn a_picture_too_small_for_its_texts_says_that_it_has_only_titles() {
    let folder = TempFolder::new();
    let map = sample("online-shop.en.ron");
    for (scale, is_small) in [("0.3", true), ("1", false)] {
        let said = safar(&folder, &["export", &map, "-o", "out.png", "--scale", scale]);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
        assert_eq!(said.out.contains("only the titles are drawn"), is_small, "{said:?}");
    }
    assert!(safar(&folder, &["export", "--help"]).out.contains("the titles, enlarged"));
}

#[test]
fn light_texts_without_their_background_are_warned_of() {
    let folder = TempFolder::new();
    let map = sample("online-shop.en.ron");
    for (theme, is_transparent, warns) in [("dark", true, true), ("dark", false, false), ("light", true, false)] {
        let transparent = is_transparent.then_some("--transparent");
        let args = ["export", &map, "-o", "out.png", "--scale", "0.5", "--theme", theme];
        let args: Vec<&str> = args.into_iter().chain(transparent).collect();
        let said = safar(&folder, &args);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert_eq!(said.err.contains("can only be read on a dark slide"), warns, "{theme}: {said:?}");
    }
}
