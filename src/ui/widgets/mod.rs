//! The controls that the window is made of, beside egui's own.

mod button;
mod feeling_slider;
mod field_core;
mod field_keys;
mod follow_focus;
mod icon;
mod map_field;
mod map_label;
mod number_field;
mod segmented;
mod text_texture;
mod thumbnail;
mod tick;

pub use button::{Button, Look};
pub use feeling_slider::FeelingSlider;
pub use field_core::{FieldColors, FieldCore, FieldOutcome};
pub use follow_focus::follow_focus;
pub use icon::paint_icon;
pub use map_field::{FieldResponse, MapField, is_writing};
pub use map_label::{BODY, MapLabel};
pub use number_field::{date_field, number_field};
pub use segmented::segmented;
pub use text_texture::paint_block;
pub use thumbnail::thumbnail;
pub use tick::tick;
