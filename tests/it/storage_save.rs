//! Saving maps: the result is the old file or the complete new one, never anything else.

use std::{fs, io};

use safar::{
    model::{Card, CardId, Lane, LaneId, LaneKind, Map, Measure, Metric, Place, Stage, StageId},
    storage::{
        Fingerprint, Settings, StorageError, check_picture_path, has_changed, parse_map, read_map, replace_file,
        save_clip, save_map, save_map_unless_changed, save_theme,
    },
    theme::Theme,
};

use crate::support::temp::TempFolder;

fn map(title: &str) -> Map {
    let mut map = Map::default();
    title.clone_into(&mut map.info.title);
    map
}

#[test]
fn a_saved_map_reads_back_and_leaves_nothing_beside_it() {
    let folder = TempFolder::new();
    let path = folder.join("map.ron");
    let saved = save_map(&path, &map("One")).unwrap();
    let opened = read_map(&path).unwrap();
    assert_eq!((opened.map, opened.fingerprint), (map("One"), saved.fingerprint));
    save_map(&path, &map("Two")).unwrap();
    assert_eq!(read_map(&path).unwrap().map, map("Two"));
    assert_eq!(folder.names(), ["map.ron"]);
}

#[test]
fn what_does_not_read_back_does_not_replace_the_old_file() {
    let folder = TempFolder::new();
    let path = folder.join("map.ron");
    save_map(&path, &map("Old")).unwrap();
    let mut broken = map("New");
    broken.stages.push(Stage::new(StageId::numbered(1), ""));
    let (id, kind) = (LaneId::numbered(1), LaneKind::Metrics);
    broken.lanes.push(Lane::new(id, kind, ""));
    let place = Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order: 0 };
    let measure = Measure::Own { value: Some(f64::NAN), is_less_better: false };
    let card = Card {
        metric: Some(Metric { measure, ..Metric::empty() }),
        ..Card::new(CardId::numbered(1), place, "Not a number")
    };
    broken.cards.insert(card.id.clone(), card);
    let error = save_map(&path, &broken).unwrap_err();
    assert!(matches!(error, StorageError::NotVerified { .. }), "{error}");
    assert_eq!(read_map(&path).unwrap().map, map("Old"));
    assert_eq!(folder.names(), ["map.ron"]);
}

#[test]
fn a_failed_write_leaves_the_old_file_and_nothing_beside_it() {
    let folder = TempFolder::new();
    let path = folder.join("picture.png");
    fs::write(&path, "old").unwrap();
    let result: Result<(), StorageError> = replace_file(&path, |out| {
        out.write_all(&vec![0; 100_000]).unwrap();
        Err(StorageError::from_io("picture.png", "write the file", io::ErrorKind::StorageFull.into()))
    });
    let error = result.unwrap_err().to_string();
    assert!(error.contains("Free some space"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(folder.names(), ["picture.png"]);
}

#[test]
fn a_file_that_somebody_else_changed_is_not_replaced() {
    let folder = TempFolder::new();
    let path = folder.join("map.ron");
    let mine = save_map(&path, &map("Mine")).unwrap().fingerprint;
    save_map(&path, &map("Hers")).unwrap();
    assert!(has_changed(&path, &[mine]).unwrap());
    let error = save_map_unless_changed(&path, &map("Mine again"), &[mine]).unwrap_err();
    assert!(matches!(error, StorageError::ChangedOnDisk { .. }), "{error}");
    let opened = read_map(&path).unwrap();
    assert_eq!(opened.map, map("Hers"));
    save_map_unless_changed(&path, &map("Both"), &[opened.fingerprint]).unwrap();
    assert_eq!(read_map(&path).unwrap().map, map("Both"));
}

#[test]
fn a_file_touched_without_a_change_does_not_count_as_changed() {
    let folder = TempFolder::new();
    let path = folder.join("map.ron");
    let mine = save_map(&path, &map("Mine")).unwrap().fingerprint;
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes).unwrap();
    assert!(!has_changed(&path, &[mine]).unwrap());
    assert_eq!(mine, Fingerprint::of(&bytes));
    fs::remove_file(&path).unwrap();
    save_map_unless_changed(&path, &map("Mine"), &[mine]).unwrap();
    assert!(path.exists());
}

#[test]
fn a_folder_and_a_missing_folder_are_refused() {
    let folder = TempFolder::new();
    let error = save_map(folder.path(), &map("")).unwrap_err();
    assert!(matches!(error, StorageError::IsFolder { .. }), "{error}");
    let error = save_map(&folder.join("missing/map.ron"), &map("")).unwrap_err();
    assert!(matches!(error, StorageError::NoFolder { .. }), "{error}");
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn a_read_only_file_is_left_as_it_is() {
    let folder = TempFolder::new();
    let path = folder.join("map.ron");
    save_map(&path, &map("Old")).unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = save_map(&path, &map("New")).unwrap_err();
    assert!(matches!(error, StorageError::ReadOnly { .. }), "{error}");
    assert_eq!(read_map(&path).unwrap().map, map("Old"));
}

#[cfg(unix)]
#[test]
fn the_mode_of_a_file_is_kept_and_a_link_is_followed() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = TempFolder::new();
    let (real, link, dangling) = (folder.join("real.ron"), folder.join("link.ron"), folder.join("dangling.ron"));
    save_map(&real, &map("Old")).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.ron", &link).unwrap();
    save_map(&link, &map("New")).unwrap();
    assert_eq!(read_map(&real).unwrap().map, map("New"));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    symlink("target.ron", &dangling).unwrap();
    save_map(&dangling, &map("Newer")).unwrap();
    assert_eq!(read_map(&folder.join("target.ron")).unwrap().map, map("Newer"));
}

#[cfg(unix)]
#[test]
fn a_pipe_and_a_socket_are_refused_and_stay() {
    use std::os::unix::{fs::FileTypeExt as _, net::UnixListener};
    let folder = TempFolder::new();
    let (pipe, socket) = (folder.join("pipe.ron"), folder.join("socket.ron"));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let _listener = UnixListener::bind(&socket).unwrap();
    for path in [&pipe, &socket] {
        let error = save_map(path, &map("New")).unwrap_err();
        assert!(matches!(error, StorageError::NotAFile { .. }), "{error}");
        // Without this a save over a file that has become a pipe would wait for ever.
        let error = save_map_unless_changed(path, &map("New"), &[Fingerprint::of(b"old")]).unwrap_err();
        assert!(matches!(error, StorageError::NotAFile { .. }), "{error}");
    }
    assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
    assert!(fs::symlink_metadata(&socket).unwrap().file_type().is_socket());
    assert_eq!(folder.names(), ["pipe.ron", "socket.ron"]);
}

#[cfg(unix)]
#[test]
fn pictures_and_themes_refuse_a_pipe_too_also_through_a_link() {
    use std::os::unix::fs::{FileTypeExt as _, symlink};
    let folder = TempFolder::new();
    let (pipe, link) = (folder.join("pipe"), folder.join("link"));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink("pipe", &link).unwrap();
    for path in [&pipe, &link] {
        let refusals = [
            replace_file(path, |_| Ok::<_, StorageError>(())).unwrap_err(),
            save_map(path, &map("New")).unwrap_err(),
            save_theme(path, Theme::light(), Theme::light()).unwrap_err(),
        ];
        for error in refusals {
            assert!(matches!(error, StorageError::NotAFile { .. }), "{error}");
            let said = error.to_string();
            assert!(said.contains(path.to_str().unwrap()) && said.contains("another name"), "{said}");
        }
    }
    assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(folder.names(), ["link", "pipe"]);
}

#[cfg(unix)]
#[test]
fn what_is_kept_of_a_private_map_is_open_to_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = TempFolder::new();
    let own = folder.join("state");
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    save_clip(&own, &map("Private")).unwrap();
    Settings::default().save_to(&own).unwrap();
    assert_eq!(mode(&own), 0o700);
    for file in ["clipboard.ron", "settings.ron"] {
        assert_eq!(mode(&own.join(file)), 0o600, "{file}");
        fs::set_permissions(own.join(file), fs::Permissions::from_mode(0o644)).unwrap();
    }
    save_clip(&own, &map("Private")).unwrap();
    Settings::default().save_to(&own).unwrap();
    for file in ["clipboard.ron", "settings.ron"] {
        assert_eq!(mode(&own.join(file)), 0o600, "a {file} of an older Safar is closed too");
    }
}

#[test]
fn a_picture_goes_to_a_png_and_replaces_no_text() {
    let folder = TempFolder::new();
    let path = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let refused = |path: &std::path::Path| check_picture_path(path).err().map(|error| error.to_string());
    assert!(refused(&folder.join("map.ron")).unwrap().contains(".png"));
    assert!(refused(&folder.join("no-extension")).unwrap().contains(".png"));
    assert_eq!(refused(&folder.join("new.PNG")), None);
    let text = safar::storage::write_map(&map("سفر"));
    assert!(refused(&path("map.png", text.as_bytes())).unwrap().contains("this file contains text"));
    assert!(refused(&path("damaged.png", &text.as_bytes()[..25])).is_some());
    let long = "سفر ".repeat(200);
    assert!(refused(&path("cut.png", long.as_bytes())).is_some(), "cut within a letter");
    assert_eq!(refused(&path("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")), None);
    assert_eq!(refused(&path("empty.png", b"")), None);
}

#[test]
fn names_in_any_script_can_be_saved_to() {
    let folder = TempFolder::new();
    for name in ["سفر مشتری.ron", "رحلة العميل (2).ron", "旅.ron", "a b.ron", ".ron", "-o"] {
        save_map(&folder.join(name), &map(name)).unwrap();
        assert_eq!(read_map(&folder.join(name)).unwrap().map, map(name));
    }
    let error = save_map(&folder.join(&"x".repeat(300)), &map("")).unwrap_err().to_string();
    assert!(error.contains("shorter name"), "{error}");
}

#[test]
fn the_file_of_an_empty_map_is_as_short_as_it_can_be() {
    let text = "(\n    version: 1,\n    title: \"\",\n    language: \"en\",\n)\n";
    assert_eq!(safar::storage::write_map(&Map::default()), text);
    assert_eq!(parse_map("map.ron", text.as_bytes()).unwrap().map, Map::default());
}
