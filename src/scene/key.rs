//! What a group of a scene is: its key, and where it comes when the page is read aloud.

use std::{fmt, sync::Arc};

/// The kind of thing that a group draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The lines between lanes and stages.
    Grid,
    /// Title, scenario and goals at the top of the page.
    Header,
    /// The theme's logo.
    Logo,
    /// A persona at the top of the page.
    Persona,
    /// The band of a stage.
    Stage,
    /// A step of a stage.
    Step,
    /// The label of a lane.
    Lane,
    /// What a cell shows in addition to its cards, such as channels.
    Cell,
    /// A line of a service blueprint.
    BlueprintLine,
    /// The levels of a curve's lane.
    CurveLevels,
    /// The area between a curve and the neutral level.
    CurveFill,
    /// The curve of what a persona should feel.
    WantedCurve,
    /// The curve of what a persona feels.
    Curve,
    /// The marks of the moments of truth on a curve's lane.
    CurveStars,
    /// The words on a curve's lane.
    CurveLabels,
    /// A card.
    Card,
    /// The legend at the foot of the page.
    Legend,
    /// The sources at the foot of the page.
    Sources,
    /// A hint on what to fill in. No part of the map's content.
    Hint,
    /// The signs in the empty cells of a lane that something goes there. No part of the map's content.
    BlankCells,
    /// A drawing that is no map, such as the sketch of a template.
    Sketch,
}

impl Role {
    /// The word for this role in the text dump.
    fn word(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Header => "header",
            Self::Logo => "logo",
            Self::Persona => "persona",
            Self::Stage => "stage",
            Self::Step => "step",
            Self::Lane => "lane",
            Self::Cell => "cell",
            Self::BlueprintLine => "blueprint",
            Self::CurveLevels => "levels",
            Self::CurveFill => "fill",
            Self::WantedCurve => "wanted",
            Self::Curve => "curve",
            Self::CurveStars => "stars",
            Self::CurveLabels => "labels",
            Self::Card => "card",
            Self::Legend => "legend",
            Self::Sources => "sources",
            Self::Hint => "hint",
            Self::BlankCells => "hint lane",
            Self::Sketch => "sketch",
        }
    }

    /// Whether groups of this role are told apart by their number alone.
    fn is_numbered(self) -> bool {
        matches!(self, Self::BlueprintLine | Self::Hint)
    }
}

/// Identifies a group in its scene, and from one scene of a map to the next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupKey {
    /// The kind of thing that is drawn.
    pub role: Role,
    /// The id of the lane that the thing is in, for cells and curves.
    pub lane: Option<Arc<str>>,
    /// The id of the thing; of a cell its stage's, of a curve its persona's; `None` if there is only one of the role.
    pub id: Option<Arc<str>>,
    /// Counts groups of the same role that have no id.
    pub part: u16,
}

impl GroupKey {
    /// The key of the only group of its role.
    #[must_use]
    pub fn only(role: Role) -> Self {
        Self { role, lane: None, id: None, part: 0 }
    }

    /// The key of the thing with this id.
    #[must_use]
    pub fn of(role: Role, id: &str) -> Self {
        Self { id: Some(id.into()), ..Self::only(role) }
    }

    /// The key of the thing with this id in a lane.
    #[must_use]
    pub fn within(role: Role, lane: &str, id: &str) -> Self {
        Self { lane: Some(lane.into()), ..Self::of(role, id) }
    }

    /// The key of group number `part` (from 0) of those of `role`.
    #[must_use]
    pub fn numbered(role: Role, part: usize) -> Self {
        Self { part: u16::try_from(part).unwrap_or(u16::MAX), ..Self::only(role) }
    }

    /// Whether this is the group of the thing of `role` with this id.
    #[must_use]
    pub fn is(&self, role: Role, id: &str) -> bool {
        self.role == role && self.id.as_deref() == Some(id)
    }

    /// Whether the group helps to fill in the map and is no part of its content.
    #[must_use]
    pub fn is_hint(&self) -> bool {
        matches!(self.role, Role::Hint | Role::BlankCells)
    }
}

/// The key in words: `card c12`, `curve l3 p1`, `hint 0`.
impl fmt::Display for GroupKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.role.word())?;
        for id in [&self.lane, &self.id].into_iter().flatten() {
            write!(f, " {id}")?;
        }
        if self.role.is_numbered() { write!(f, " {}", self.part) } else { Ok(()) }
    }
}

/// The parts of a page, in the order in which they are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PagePart {
    /// Title and logo.
    Header,
    /// The personas.
    Personas,
    /// The stages with their steps.
    Stages,
    /// The lanes with everything in them.
    Lanes,
    /// Legend and sources.
    Footer,
    /// What is not read: lines and areas without a meaning of their own, and hints.
    #[default]
    Decoration,
}

/// Where a group comes when the page is read from its start to its end, in either direction of the script. Compares in that
/// order.
///
/// It is a place and not a number in a sequence, so that a new card changes the place of few others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReadingOrder {
    /// The part of the page.
    pub part: PagePart,
    /// The lane, counted from the first that is shown.
    pub row: usize,
    /// 0 for a lane's label and what belongs to the whole lane, from 1 the stages that are shown.
    pub column: usize,
    /// The place among what has the same row and column.
    pub place: usize,
}

impl ReadingOrder {
    /// Whether the group is read at all.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.part != PagePart::Decoration
    }

    /// Place number `place` of a part that has no rows and columns.
    #[must_use]
    pub fn place(part: PagePart, place: usize) -> Self {
        Self { part, place, ..Self::default() }
    }

    /// A place in the lane `row`, at `column`.
    #[must_use]
    pub fn in_lane(row: usize, column: usize, place: usize) -> Self {
        Self { part: PagePart::Lanes, row, column, place }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_as_the_thing_they_are_of() {
        for (key, words) in [
            (GroupKey::only(Role::Header), "header"),
            (GroupKey::of(Role::Card, "c12"), "card c12"),
            (GroupKey::within(Role::Curve, "l3", "p1"), "curve l3 p1"),
            (GroupKey::numbered(Role::Hint, 0), "hint 0"),
            (GroupKey::of(Role::BlankCells, "l2"), "hint lane l2"),
        ] {
            assert_eq!(key.to_string(), words);
        }
        assert!(GroupKey::of(Role::BlankCells, "l2").is_hint() && !GroupKey::of(Role::Lane, "l2").is_hint());
    }
}
