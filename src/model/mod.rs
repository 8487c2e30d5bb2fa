//! The data model of a map: plain data, without reading, writing or drawing. This page is the glossary; the screen, the
//! files, the code and the README use these words and no others.
//!
//! A [`Map`] has [`Stage`]s (columns; a stage may have [`Step`]s) and [`Lane`]s (rows, each of a [`LaneKind`]). Where a
//! lane meets a stage is a *cell*. A [`Card`] sits in a cell, in order, and may cover the stages that follow
//! ([`Span`]). Stages and lanes are open, *collapsed* or *hidden* ([`Visibility`]). A *touchpoint* is a card in a
//! touchpoints lane: customer and company meet over a [`Channel`], online or offline ([`Presence`]). A [`Persona`]
//! travels the map and has one *emotion curve*: [`Feeling`]s from -2 to +2 at touchpoints, steps or stages
//! ([`Anchor`]), optionally with the level that is *wanted* there. A *moment of truth* is a touchpoint that decides.
//! *Pain points* and *opportunities* are cards and can be linked. A [`Metric`] is a measured number. An [`Outcome`] is
//! one way a decision can go, with its [`Share`]. [`Evidence`] says whether a card is assumed, partly supported or
//! researched, and from which [`Source`]. A [`Filter`] picks cards; a [`View`] is a filter saved in the map.
//!
//! In `layout` and `draw`, a *column* is the space a stage takes on the page and a *row* the space of a lane.
//!
//! Types enforce the rules that concern one value ([`FeelingValue`], [`Share`], [`Score`], [`Date`]). The rules between
//! things (unique ids, references that lead somewhere, orders without gaps) are checked by `storage` when it reads a
//! file and kept by `edit`.

mod card;
mod card_table;
mod channel;
mod date;
mod emotion;
#[cfg(test)]
mod grid_map;
mod id;
mod lane;
mod map;
mod metric;
mod outcome;
mod persona;
mod prompts;
mod reading;
mod room;
mod score;
mod shown;
mod source;
mod stage;
mod text_place;
mod view;

pub use card::{Card, Comment, Evidence, Place, Presence, Severity, Status};
pub use card_table::CardTable;
pub use channel::{Channel, KnownChannel, OwnChannel};
pub use date::Date;
pub use emotion::{Anchor, CurveMarkers, Feeling, FeelingKey, FeelingValue};
#[cfg(test)]
pub(crate) use grid_map::grid_map;
#[cfg(test)]
pub(crate) use id::comparisons;
pub use id::{CardId, ChannelId, LaneId, PersonaId, PictureId, SourceId, StageId, StepId, ViewId};
pub use lane::{Lane, LaneKind};
pub use map::{Digits, Language, MAX_CELLS, Map, MapDirection, MapInfo, MapPart, MapState};
pub use metric::{Measure, Metric};
pub use outcome::{Outcome, Share};
pub use persona::Persona;
pub use prompts::{InfoPrompts, PersonaPrompts};
pub use room::{Extent, LaneHeight, Span, StageWidth, Visibility};
pub use score::Score;
pub use source::{Picture, Source, SourceKind};
pub use stage::{Stage, Step};
pub use text_place::{TextField, TextPlace, Texts, Thing};
pub use view::{Filter, FilterEffect, Matcher, View};
