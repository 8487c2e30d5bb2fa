//! Where everything of a map goes: a map, a theme and fonts in, rectangles and set text out.
//!
//! Everything is computed as if time ran to the right, and mirrored once at the end where it runs to the left
//! (`page`); set text is not mirrored, it stands on the other side of its rectangle. All coordinates of a finished
//! [`Layout`] are final ones on the page, in map units.

mod abreast;
mod afar;
mod anchors;
mod blueprint;
mod borders;
mod boxes;
pub mod calendar;
mod card;
mod cell_cards;
mod chips;
mod columns;
mod curve;
mod curve_labels;
mod curve_markers;
mod filtered;
mod foot;
mod grouping;
mod header;
mod hit;
mod icon;
mod kinds;
mod legend;
mod links;
mod marks;
mod metric;
pub mod monotone;
pub mod number;
mod outcome;
mod page;
mod persona_card;
mod rects;
mod row_label;
mod rows;
mod setter;
mod slots;
mod stacks;
mod stars;
mod target;
mod wanted;
mod words;

pub use blueprint::blueprint_lines;
pub use borders::Border;
pub use boxes::{
    BlueprintLine, CardBox, CardLook, CellBox, ChipBox, CurveBox, CurveLine, CurvePoint, CurveRun, EvidenceSign, Face,
    GroupBox, HeaderBox, Hint, IconBox, LaneBox, Layout, LegendItem, LegendSample, PersonaBox, PersonaDot, PersonaList,
    Pill, Segment, SetText, StageBox, StepBox, WantedPoint, WantedRun,
};
pub use card::NOTE_FOLD;
pub use filtered::{Faded, layout_filtered, layout_filtered_with};
pub use icon::Icon;
pub use kinds::{channel_icon, lane_icon};
pub use page::layout;
pub use target::{DropSlot, Hit, TextBox, TextTarget};
pub use words::Words;

/// How large the marker of what is wanted is, compared with that of what is felt.
pub const WANTED_MARKER: f64 = 0.62;
