//! Parts of a map from the content of other programs: lists of word processors, tables of spreadsheets, pictures to
//! embed.
//!
//! Text is read by the same rules wherever it comes from: pasting, the capture bar, dropped files. [`read`] tells lists
//! from tables; [`Sheet`] knows the meaning of a table's columns; an [`Arrangement`] holds cards that are not in a map
//! yet, with the stages and lanes that they need.

mod arrangement;
mod cells;
mod filling;
mod headings;
mod lines;
mod list;
mod picture;
mod sheet;
mod values;

pub use arrangement::{Additions, ArrangedCard, ArrangedFeeling, Arrangement, FeelingPlace, LaneSlot, StageSlot};
pub use cells::{Pasted, read, read_file};
pub use filling::{RemarkOutcome, SheetRemark};
pub use headings::{ColumnLane, ColumnRole, Field, lane_of_kind};
pub use lines::unified;
pub use list::items;
pub use picture::{CARD_PICTURE_SIDE, NotEmbedded, PORTRAIT_SIDE, embeddable};
pub use sheet::Sheet;
pub use values::{FeelingScale, is_number};
