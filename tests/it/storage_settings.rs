//! Settings: stored on the computer; a fault in them never keeps the program from starting.

use std::{fs, path::Path};

use safar::{
    model::Language,
    storage::{
        MAX_RECENT, MotionChoice, Panels, RecentMap, Settings, SettingsFile, SidePanel, ThemeChoice, WindowPlace,
    },
    theme::Density,
};

use crate::support::temp::TempFolder;

#[test]
fn settings_read_back_as_they_were_written() {
    let folder = TempFolder::new();
    let settings = Settings {
        recent: vec![RecentMap {
            path: folder.join("سفر.ron"), title: "سفر \u{200c}\"مشتری\"\n".to_owned()
        }],
        theme: ThemeChoice::File("/brands/آبی.ron".into()),
        density: Density::Wall,
        template_language: Some(Language::Arabic),
        language: Some(Language::Persian),
        panels: Panels { has_inspector: false, has_findings: true, side: Some(SidePanel::History) },
        keys: [("action-save".to_owned(), vec!["F12".to_owned()])].into(),
        motion: MotionChoice::Full,
        interface_percent: 125,
        window: Some(WindowPlace { corner: Some((-1200, 40)), size: (1100, 700), is_maximized: true }),
    };
    let inner = folder.join("made/when missing");
    settings.save_to(&inner).unwrap();
    let loaded = Settings::load_from(&inner);
    assert_eq!(Settings::window_in(&inner), settings.window);
    assert_eq!((loaded.settings, loaded.problem), (settings, None));
}

#[test]
fn without_a_file_defaults_hold() {
    let folder = TempFolder::new();
    let loaded = Settings::load_from(&folder.join("missing"));
    assert_eq!((loaded.settings, loaded.problem), (Settings::default(), None));
}

#[test]
fn a_damaged_file_is_put_aside_and_defaults_hold() {
    for damage in [&b"(recent: [("[..], b"", &[0; 100], b"\xff\xfe", b"(theme: Purple)"] {
        let folder = TempFolder::new();
        fs::write(folder.join("settings.ron"), damage).unwrap();
        assert_eq!(Settings::window_in(folder.path()), None, "which leaves the file to be put aside");
        let loaded = Settings::load_from(folder.path());
        assert_eq!(loaded.settings, Settings::default());
        assert!(loaded.problem.unwrap().contains("settings.ron.corrupt"));
        assert_eq!(folder.names(), ["settings.ron.corrupt"]);
        assert_eq!(fs::read(folder.join("settings.ron.corrupt")).unwrap(), damage);
    }
}

#[test]
fn windows_that_write_at_the_same_moment_lose_no_recent_map() {
    let folder = TempFolder::new();
    let count = 8;
    for _ in 0..6 {
        let folder = folder.path();
        Settings::default().save_to(folder).unwrap();
        let begin = std::sync::Barrier::new(count);
        std::thread::scope(|scope| {
            for window in 0..count {
                let begin = &begin;
                scope.spawn(move || {
                    let (file, loaded) = SettingsFile::open(folder);
                    let mut settings = loaded.settings;
                    settings.remember(Path::new(&format!("/maps/{window}.ron")), "A map");
                    begin.wait();
                    file.save(&settings).unwrap();
                });
            }
        });
        let recent = Settings::load_from(folder).settings.recent;
        assert_eq!(recent.len(), count, "{recent:?}");
    }
}

#[test]
fn reduced_motion_of_an_older_program_stays_reduced() {
    let folder = TempFolder::new();
    fs::write(folder.join("settings.ron"), "(reduces_motion: true)").unwrap();
    let settings = Settings::load_from(folder.path()).settings;
    assert_eq!(settings.motion, MotionChoice::Reduced);
    settings.save_to(folder.path()).unwrap();
    assert_eq!(Settings::load_from(folder.path()).settings, settings);
}

#[test]
fn settings_of_a_newer_program_are_read_as_far_as_they_are_known() {
    let folder = TempFolder::new();
    fs::write(folder.join("settings.ron"), "(theme: Light, zoom: Some(1.5), layout: Wide(3))").unwrap();
    let loaded = Settings::load_from(folder.path());
    assert_eq!((loaded.settings.theme, loaded.problem), (ThemeChoice::Light, None));
}

#[test]
fn the_newest_map_comes_first_and_each_only_once() {
    let mut settings = Settings::default();
    for number in 0..20 {
        settings.remember(Path::new(&format!("/maps/{number}.ron")), "A map");
    }
    settings.remember(Path::new("/maps/15.ron"), "Renamed");
    assert_eq!(settings.recent.len(), MAX_RECENT);
    assert_eq!(settings.recent[0], RecentMap { path: "/maps/15.ron".into(), title: "Renamed".to_owned() });
    assert_eq!(settings.recent[1].path, Path::new("/maps/19.ron"));
    settings.forget(Path::new("/maps/15.ron"));
    assert!(settings.recent.iter().all(|recent| recent.path != Path::new("/maps/15.ron")));
}
