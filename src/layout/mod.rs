//! Layout: from a map, a theme and fonts to rectangles and set text.
//!
//! Each part is computed as if time ran to the right, and turned as a value when it is finished if time runs to the
//! left (`Setter::finished`). Set text is not mirrored; it is moved to the mirrored side. Lanes and cards are in their
//! own coordinates and shared between layouts ([`Placed`]); all other parts are on the page, in map units.

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
mod lane_boxes;
mod legend;
mod page;
mod placed;
mod read;
mod setter;
mod shifted;
mod whole;

pub use afar::overview_below;
pub use boxes::{
    BlueprintLine, CardBox, CardLook, CurveBox, CurveLine, CurvePoint, CurveRun, EvidenceSign, Face, Faded, HeaderBox,
    Hint, IconBox, LegendItem, LegendSample, PersonaBox, PersonaDot, PersonaList, Pill, Segment, SetText, StageBox,
    StepBox, WantedPoint, WantedRun,
};
pub use card::NOTE_FOLD;
pub use curve::monotone;
pub use icon::Icon;
pub use kinds::{channel_icon, lane_icon};
pub use lane::blueprint_lines;
pub use lane_boxes::{CellBox, ChipBox, GroupBox, LaneLayout, PlacedLane};
pub use page::{layout, layout_after, layout_filtered};
pub use placed::{Movable, OwnRect, Placed, Shift};
pub use read::{Border, DropSlot, Hit, PlacedCell, TextBox, TextTarget};
pub use whole::Layout;

/// The size of a wanted marker relative to a felt one.
pub const WANTED_MARKER: f64 = 0.62;
