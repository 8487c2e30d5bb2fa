//! The controls that the window is made of, beside egui's own.

mod button;
mod feeling_slider;
mod icon;
mod number_field;
mod segmented;

pub use button::{Button, Look};
pub use feeling_slider::FeelingSlider;
pub use icon::paint_icon;
pub use number_field::{date_field, number_field};
pub use segmented::segmented;
