//! Layout: from a map, a theme and fonts to rectangles and set text.
//!
//! Everything is computed as if time ran to the right, and mirrored once at the end if it runs to the left (`page`).
//! Set text is not mirrored; it is moved to the mirrored side. All coordinates of a finished [`Layout`] are final, on
//! the page, in map units.

mod afar;
mod boxes;
mod card;
mod columns;
mod curve;
mod filtered;
mod head;
mod icon;
mod kinds;
mod lane;
mod legend;
mod page;
mod read;
mod rects;
mod setter;
mod whole;

pub use boxes::{
    BlueprintLine, CardBox, CardLook, CellBox, ChipBox, CurveBox, CurveLine, CurvePoint, CurveRun, EvidenceSign, Face,
    Faded, GroupBox, HeaderBox, Hint, IconBox, LaneBox, LegendItem, LegendSample, PersonaBox, PersonaDot, PersonaList,
    Pill, Segment, SetText, StageBox, StepBox, WantedPoint, WantedRun,
};
pub use card::NOTE_FOLD;
pub use curve::monotone;
pub use icon::Icon;
pub use kinds::{channel_icon, lane_icon};
pub use lane::blueprint_lines;
pub use page::{layout, layout_after, layout_filtered};
pub use read::{Border, DropSlot, Hit, TextBox, TextTarget};
pub use whole::Layout;

/// The size of a wanted marker relative to a felt one.
pub const WANTED_MARKER: f64 = 0.62;
