//! The controls of the window, in addition to egui's own.

mod button;
mod feeling_slider;
mod field_core;
mod field_keys;
mod field_menu;
mod follow_focus;
mod icon;
mod interface_text;
mod label;
mod map_field;
mod map_label;
mod menu_item;
mod number_field;
mod scroll;
mod section;
mod segmented;
mod select;
mod spoken;
mod text_texture;
mod thumbnail;
mod tick;

pub use button::{Button, ButtonLook};
pub use feeling_slider::FeelingSlider;
pub use field_core::{FieldColors, FieldCore, FieldOutcome};
pub use field_menu::{close_outside_fields, field_menu_layer, has_any_field_menu, has_field_menu};
pub use follow_focus::follow_focus;
pub use icon::paint_icon;
pub use interface_text::{SetWords, TextSetter, set_words, set_words_in};
pub use label::{Label, with_tip};
pub use map_field::{FieldResponse, MapField, can_undo_redo_typing, focus_next_field, is_writing};
pub use map_label::{BODY, MapLabel};
pub use menu_item::{
    MenuItem, focus_first_item, is_at_submenu, menu_caption, menu_column, menu_line, split_at_start, submenu,
    wide_submenu,
};
pub use number_field::{date_field, number_field, with_latin_digits};
pub use scroll::scroll;
pub use section::{section, want_section};
pub use segmented::segmented;
pub use select::select;
pub use text_texture::paint_block;
pub use thumbnail::thumbnail;
pub use tick::{tick, tick_row};
