//! `safar install-desktop` and its undo, run as a program with data folders of their own.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::support::temp::TempFolder;

/// The exit code and the output of a command.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs `program install-desktop` with these variables alone. Unless they name a `PATH`, no tools are found.
fn install_with(program: &Path, variables: &[(&str, &Path)], arguments: &[&str]) -> Ran {
    let mut command = Command::new(program);
    command.arg("install-desktop").args(arguments).env_clear().env("PATH", "/nowhere");
    let output = command.envs(variables.iter().copied()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_safar"))
}

/// Runs the command for the data folder `data`.
fn install(data: &Path, arguments: &[&str]) -> Ran {
    install_with(program(), &[("XDG_DATA_HOME", data)], arguments)
}

/// The files below `folder` with their content, and the folders.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut tree = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path.clone());
                tree.insert(path, None);
            } else {
                tree.insert(path.clone(), Some(fs::read(&path).unwrap()));
            }
        }
    }
    tree
}

/// The value of `key` in the installed desktop entry.
fn entry_value(data: &Path, key: &str) -> String {
    let entry = fs::read_to_string(data.join("applications/safar.desktop")).unwrap();
    let value = entry.lines().find_map(|line| line.strip_prefix(&format!("{key}=")));
    value.unwrap_or_else(|| panic!("no {key}: {entry}")).to_owned()
}

#[test]
fn undo_removes_what_was_installed_and_nothing_else() {
    let folder = TempFolder::new();
    let data = folder.path();
    fs::create_dir_all(data.join("applications")).unwrap();
    fs::create_dir_all(data.join("icons/hicolor/48x48/apps")).unwrap();
    fs::write(data.join("applications/other.desktop"), "[Desktop Entry]\n").unwrap();
    let before = tree(data);

    let ran = install(data, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    assert_eq!(entry_value(data, "Exec"), format!("{} %f", program().display()));
    assert_eq!(entry_value(data, "StartupWMClass"), "safar", "the window's own name, see ui/shell/run");
    assert!(data.join("mime/packages/safar.xml").is_file());
    for side in [16, 22, 24, 32, 48, 64, 128, 256, 512] {
        let icon = image::open(data.join(format!("icons/hicolor/{side}x{side}/apps/safar.png"))).unwrap().into_rgba8();
        assert_eq!(icon.dimensions(), (side, side));
        assert_eq!(icon.get_pixel(0, 0)[3], 0, "the corner is round");
        assert_eq!(icon.get_pixel(side / 2, 0).0, [0x4C, 0x5F, 0xD5, 255], "the upper edge is the accent");
    }
    assert!(fs::read_to_string(data.join("icons/hicolor/scalable/apps/safar.svg")).unwrap().starts_with("<svg"));
    for said in ["applications/safar.desktop", "update-mime-database is not installed", "--undo"] {
        assert!(ran.out.contains(said), "{said}: {ran:?}");
    }

    let undone = install(data, &["--undo"]);
    assert_eq!((undone.code, undone.err.as_str()), (Some(0), ""), "{undone:?}");
    assert_eq!(tree(data), before);
    let again = install(data, &["--undo"]);
    assert!(again.code == Some(0) && again.out.contains("nothing to remove"), "{again:?}");
    assert_eq!(tree(data), before);
}

#[test]
fn installing_twice_is_the_same_as_once_also_after_the_program_moved() {
    let folder = TempFolder::new();
    let (first, data) = (folder.join("first"), folder.join("data"));
    fs::hard_link(program(), &first).unwrap();
    install_with(&first, &[("XDG_DATA_HOME", &data)], &[]);
    assert_eq!(entry_value(&data, "Exec"), format!("{} %f", first.display()));
    for _ in 0..2 {
        let ran = install(&data, &[]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert_eq!(entry_value(&data, "Exec"), format!("{} %f", program().display()));
    }
    let once = tree(&data);
    install(&data, &[]);
    assert_eq!(tree(&data), once);
    install(&data, &["--undo"]);
    assert_eq!(tree(&data), BTreeMap::new());
}

#[test]
fn a_file_of_another_program_is_neither_replaced_nor_removed() {
    let folder = TempFolder::new();
    let data = folder.path();
    fs::create_dir_all(data.join("applications")).unwrap();
    fs::write(data.join("applications/safar.desktop"), "mine").unwrap();
    let before = tree(data);
    let ran = install(data, &[]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.contains("applications/safar.desktop") && ran.err.contains("Nothing was written"), "{ran:?}");
    assert_eq!(tree(data), before);
    install(data, &["--undo"]);
    assert_eq!(tree(data), before);

    // A file of ours that the user has edited since is the user's.
    fs::remove_file(data.join("applications/safar.desktop")).unwrap();
    assert_eq!(install(data, &[]).code, Some(0));
    fs::write(data.join("applications/safar.desktop"), "edited").unwrap();
    assert_eq!(install(data, &[]).code, Some(1), "an edited file is not replaced");
    let undone = install(data, &["--undo"]);
    assert!(undone.out.contains("was left as it is"), "{undone:?}");
    assert_eq!(tree(data).into_values().flatten().collect::<Vec<_>>(), [b"edited"]);
}

#[test]
fn the_entry_starts_a_program_at_any_path_that_it_can_name() {
    let folder = TempFolder::new();
    let data = folder.join("data");
    for name in ["my tools", "نرگس و سفر", "cost $5 `now`", "a\\b \"c\" 'd'", "50%"] {
        let home = folder.join(name);
        fs::create_dir(&home).unwrap();
        let moved = home.join("safar");
        fs::hard_link(program(), &moved).unwrap();
        assert_eq!(install_with(&moved, &[("XDG_DATA_HOME", &data)], &[]).code, Some(0));
        // As desktops read the line: first the escapes of a string, then the quotes and escapes of a shell.
        let line = entry_value(&data, "Exec").replace("\\\\", "\\").replace("%f", "--version").replace("%%", "%");
        let started = Command::new("sh").args(["-c", &line]).output().unwrap();
        let said = String::from_utf8_lossy(&started.stdout);
        assert!(said.starts_with("safar "), "{name}: {line}: {}", String::from_utf8_lossy(&started.stderr));
    }
    let refused = folder.join("a=b");
    fs::hard_link(program(), &refused).unwrap();
    let ran = install_with(&refused, &[("XDG_DATA_HOME", &data)], &[]);
    assert!(ran.code == Some(1) && ran.err.contains("equals sign"), "{ran:?}");
}

#[test]
fn without_a_folder_to_write_to_the_command_says_what_to_do() {
    let folder = TempFolder::new();
    let none = install_with(program(), &[], &[]);
    assert!(none.code == Some(1) && none.err.contains("Set HOME, or XDG_DATA_HOME"), "{none:?}");
    let home = install_with(program(), &[("HOME", folder.path())], &[]);
    assert_eq!(home.code, Some(0), "{home:?}");
    assert!(folder.join(".local/share/applications/safar.desktop").is_file());
    let no_folder = install(Path::new("/dev/null/data"), &[]);
    assert!(no_folder.code == Some(1) && no_folder.err.contains("/dev/null/data"), "{no_folder:?}");

    // What was written before a failure is known, and goes away.
    let data = folder.join("data");
    fs::create_dir(&data).unwrap();
    fs::write(data.join("icons"), "a file where a folder should be").unwrap();
    let before = tree(&data);
    let failed = install(&data, &[]);
    assert!(failed.code == Some(1) && failed.err.contains("icons"), "{failed:?}");
    assert!(data.join("applications/safar.desktop").is_file());
    assert_eq!(install(&data, &["--undo"]).code, Some(0));
    assert_eq!(tree(&data), before);
}

#[test]
fn the_databases_are_made_again_and_go_with_the_last_file_that_they_describe() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = TempFolder::new();
    let (tools, data) = (folder.join("tools"), folder.join("data"));
    fs::create_dir(&tools).unwrap();
    for (name, made) in [("update-mime-database", "types"), ("update-desktop-database", "mimeinfo.cache")] {
        let script = format!("#!/bin/sh\necho made > \"$1/{made}\"\n");
        fs::write(tools.join(name), script).unwrap();
        fs::set_permissions(tools.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let variables = [("XDG_DATA_HOME", data.as_path()), ("PATH", tools.as_path())];
    for _ in 0..2 {
        let ran = install_with(program(), &variables, &[]);
        assert!(ran.code == Some(0) && !ran.out.contains("is not installed"), "{ran:?}");
        assert!(data.join("mime/types").is_file() && data.join("applications/mimeinfo.cache").is_file());
    }
    assert_eq!(install_with(program(), &variables, &["--undo"]).code, Some(0));
    assert_eq!(tree(&data), BTreeMap::new());

    // The database of another program's types stays.
    install_with(program(), &variables, &[]);
    fs::write(data.join("mime/packages/other.xml"), "other").unwrap();
    install_with(program(), &variables, &["--undo"]);
    let left: Vec<_> = tree(&data).into_keys().map(|path| path.strip_prefix(&data).unwrap().to_owned()).collect();
    assert_eq!(left, ["mime", "mime/packages", "mime/packages/other.xml", "mime/types"].map(PathBuf::from));
}

/// Whether `content` fits the nested matches of the file type for maps, in the manner of the shared MIME database.
fn is_map_by_magic(content: &[u8]) -> bool {
    let file_type = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/desktop/safar.xml")).unwrap();
    let attribute = |line: &str, name: &str| {
        let value = line.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap();
        value.replace("&quot;", "\"")
    };
    let mut matches = file_type.lines().filter(|line| line.contains("<match ")).map(|line| {
        let offset = attribute(line, "offset");
        let (first, last) = offset.split_once(':').unwrap();
        let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
        let value = attribute(line, "value").into_bytes();
        (first..=last).any(|at| content.get(at..).is_some_and(|rest| rest.starts_with(&value)))
    });
    assert_eq!(file_type.matches("<match ").count(), 3);
    matches.all(|fits| fits)
}

#[test]
fn the_file_type_tells_maps_from_other_ron_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = |folder: &str| {
        let entries = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).collect::<Vec<_>>()
    };
    let maps: Vec<_> = ["maps/samples", "maps/templates"].into_iter().flat_map(files).collect();
    assert!(maps.len() > 20);
    for map in maps {
        let content = fs::read_to_string(&map).unwrap();
        assert!(is_map_by_magic(content.as_bytes()), "{}", map.display());
        assert!(is_map_by_magic(content.replace('\n', "\r\n").as_bytes()), "with other ends of lines");
        assert!(is_map_by_magic(format!("\u{feff}{content}").as_bytes()), "with a byte order mark");
    }
    for theme in files("assets/themes") {
        assert!(!is_map_by_magic(&fs::read(&theme).unwrap()), "{}", theme.display());
    }
    assert!(!is_map_by_magic(b"(\n    version: 1,\n    title: \"Dungeon\",\n    levels: [],\n)"));
}
