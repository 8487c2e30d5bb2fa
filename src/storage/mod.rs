//! Reading and writing maps, themes and settings. The only user of `serde` and the file system for maps.
//!
//! - [`parse_map`] and [`read_map`] turn a file into a [`Map`](crate::model::Map) and warnings, or say exactly what is
//!   wrong with it.
//! - [`write_map`] is canonical: the same map always gives the same bytes, and a small change gives a small difference.
//! - [`Settings`] are stored on this computer, apart from every map.
//! - [`read_theme`] and [`save_theme`] read and write a brand with its fonts and its logo.
//! - [`save_map`] and [`replace_file`] replace a file by a complete new one, or leave it as it was.

mod builtin;
mod check;
mod error;
mod excerpt;
mod faults;
mod file_stamp;
mod file_stem;
mod folders;
mod format;
mod from_v1;
mod locate;
mod names;
mod node;
mod own_templates;
mod path;
mod picture_file;
mod read;
mod replace;
mod save;
mod settings;
mod settings_file;
mod shared;
mod syntax;
mod text_file;
mod theme_file;
mod theme_save;
mod v1;
mod window_place;
mod write;

pub use builtin::{BuiltIn, SAMPLES, TEMPLATES};
pub use error::{Problem, StorageError};
pub use file_stamp::FileStamp;
pub use file_stem::file_stem;
pub use folders::{config_dir, state_dir, templates_dir};
pub use format::{FileFormat, FormatUse};
pub use own_templates::{
    OwnTemplate, TemplateFacts, TemplateSpec, delete_template, own_templates, rename_template, save_template,
};
pub use picture_file::{check_picture_path, has_png_name, read_picture_file};
pub use read::{Fingerprint, MAX_BYTES, Opened, has_changed, parse_map, read_map};
pub use replace::replace_file;
pub use save::{Saved, save_map, save_map_unless_changed};
pub use settings::{LoadedSettings, MAX_RECENT, MotionChoice, Panels, RecentMap, Settings, SidePanel, ThemeChoice};
pub use settings_file::SettingsFile;
pub use shared::{clip_path, read_clip, save_clip};
pub use text_file::read_text_file;
pub use theme_file::{MAX_FONTS, OpenedTheme, read_font, read_logo, read_theme};
pub use theme_save::{save_theme, save_theme_unless_changed};
pub use window_place::WindowPlace;
pub use write::write_map;
