//! The integration tests: one binary with one module per topic.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by a panic, also in the functions its tests share"
)]

#[cfg(feature = "gui")]
mod access;
mod afar;
mod analysis;
mod architecture;
mod base_direction;
mod bidi_conformance;
#[cfg(feature = "gui")]
mod brand_editor;
mod brand_write;
#[cfg(feature = "gui")]
mod by_hand;
#[cfg(feature = "gui")]
mod canvas;
#[cfg(feature = "gui")]
mod canvas_random;
mod capture;
mod circles;
mod cli;
#[cfg(feature = "gui")]
mod copying;
mod description;
#[cfg(feature = "gui")]
mod desktop;
mod draw;
mod edit;
mod edit_commands;
mod edit_donors;
mod edit_fields;
mod edit_history;
mod edit_random;
mod edit_stress;
#[cfg(feature = "gui")]
mod export_dialog;
#[cfg(feature = "gui")]
mod facilitator;
mod filter;
#[cfg(feature = "gui")]
mod filter_window;
mod fixes;
#[cfg(feature = "gui")]
mod flow;
#[cfg(feature = "gui")]
mod focus;
mod fold;
mod grouping;
#[cfg(feature = "gui")]
mod hands;
#[cfg(feature = "gui")]
mod held_keys;
#[cfg(feature = "gui")]
mod i18n;
#[cfg(target_os = "linux")]
mod install;
#[cfg(feature = "gui")]
mod jobs;
mod lane_curves;
#[cfg(feature = "gui")]
mod lane_gallery;
mod lanes;
#[cfg(feature = "gui")]
mod late_jobs;
mod layout;
mod layout_after;
mod layout_curve;
#[cfg(feature = "gui")]
mod looks;
#[cfg(feature = "gui")]
mod managers_window;
mod maps;
#[cfg(feature = "gui")]
mod meanwhile;
#[cfg(feature = "gui")]
mod one_picture;
mod own_templates;
#[cfg(feature = "gui")]
mod palette;
#[cfg(feature = "gui")]
mod pasting;
mod persona_cards;
#[cfg(feature = "gui")]
mod pictures_taken;
mod png;
#[cfg(feature = "gui")]
mod presenting;
#[cfg(feature = "gui")]
mod prompts;
mod raster;
#[cfg(unix)]
mod readme;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod real_window;
mod rooms;
#[cfg(feature = "gui")]
mod rooms_window;
mod rust_source;
mod sample_scene;
mod scene;
mod script;
mod search;
mod sheets;
#[cfg(feature = "gui")]
mod start;
mod storage_read;
mod storage_save;
mod storage_settings;
mod storage_write;
mod support;
#[cfg(target_os = "linux")]
mod system_fonts;
#[cfg(feature = "gui")]
mod targets;
#[cfg(feature = "gui")]
mod terms;
mod text;
mod text_cases;
mod text_editor;
#[cfg(feature = "gui")]
mod text_fields;
mod theme;
mod theme_file;
mod theme_scenes;
#[cfg(feature = "gui")]
mod timer;
mod touched;
#[cfg(feature = "gui")]
mod two_hands;
#[cfg(feature = "gui")]
mod two_windows;
#[cfg(feature = "gui")]
mod usual_keys;
mod vocabulary;
#[cfg(feature = "gui")]
mod window;
#[cfg(feature = "gui")]
mod workshop;
