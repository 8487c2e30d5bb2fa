//! Where everything of a map goes: a map, a theme and fonts in, rectangles and set text out.
//!
//! Everything is computed as if time ran to the right, and mirrored once at the end where it runs to the left
//! ([`mirror`]); set text is not mirrored, it stands on the other side of its rectangle. All coordinates of a finished
//! [`Layout`] are final ones on the page, in map units.

mod boxes;
mod hit;
mod icon;
mod slots;
mod target;

pub use boxes::{
    CardBox, CardLook, CellBox, ChipBox, CurveBox, CurveLine, CurvePoint, CurveRun, Face, HeaderBox, Hint, IconBox,
    LaneBox, Layout, LegendItem, LegendSample, PersonaBox, Segment, SetText, StageBox, StepBox,
};
pub use icon::Icon;
pub use target::{DropSlot, Hit, TextBox, TextTarget};
