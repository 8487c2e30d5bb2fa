//! Saving maps: the result is the old file or the complete new one, never anything else.

use std::{fs, io};

use safar::{
    model::{Card, CardId, Lane, LaneId, LaneKind, Map, Measure, Metric, Place, Stage, StageId},
    storage::{
        Fingerprint, StorageError, has_changed, parse_map, read_map, replace_file, save_map, save_map_unless_changed,
    },
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
    assert!(has_changed(&path, mine).unwrap());
    let error = save_map_unless_changed(&path, &map("Mine again"), mine).unwrap_err();
    assert!(matches!(error, StorageError::ChangedOnDisk { .. }), "{error}");
    let opened = read_map(&path).unwrap();
    assert_eq!(opened.map, map("Hers"));
    save_map_unless_changed(&path, &map("Both"), opened.fingerprint).unwrap();
    assert_eq!(read_map(&path).unwrap().map, map("Both"));
}

#[test]
fn a_file_touched_without_a_change_does_not_count_as_changed() {
    let folder = TempFolder::new();
    let path = folder.join("map.ron");
    let mine = save_map(&path, &map("Mine")).unwrap().fingerprint;
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes).unwrap();
    assert!(!has_changed(&path, mine).unwrap());
    assert_eq!(mine, Fingerprint::of(&bytes));
    fs::remove_file(&path).unwrap();
    save_map_unless_changed(&path, &map("Mine"), mine).unwrap();
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
