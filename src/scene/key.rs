//! The identity of a group in a scene, and its position in the reading order of the page.

use std::{fmt, sync::Arc};

/// The kind of content of a group.
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
    /// The content of a cell other than its cards, such as channels.
    Cell,
    /// A line of a service blueprint.
    BlueprintLine,
    /// The levels of a curve's lane.
    CurveLevels,
    /// The area between a curve and the neutral level.
    CurveFill,
    /// The curve of the wanted feelings of a persona.
    WantedCurve,
    /// The curve of the feelings of a persona.
    Curve,
    /// The marks of the moments of truth on a curve's lane.
    CurveStars,
    /// The labels on a curve's lane.
    CurveLabels,
    /// A card.
    Card,
    /// The legend at the bottom of the page.
    Legend,
    /// The sources at the bottom of the page.
    Sources,
    /// A hint on what to fill in. Not part of the map's content.
    Hint,
    /// The markers of empty cells that should be filled. Not part of the map's content.
    BlankCells,
    /// A drawing that is not a map, such as the sketch of a template.
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

    /// Whether groups of this role are distinguished only by number.
    fn is_numbered(self) -> bool {
        matches!(self, Self::BlueprintLine | Self::Hint)
    }
}

/// The identity of a group in its scene; it stays the same from one scene of a map to the next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupKey {
    /// The kind of content.
    pub role: Role,
    /// The id of the lane of a cell or a curve.
    pub lane: Option<Arc<str>>,
    /// The id of the thing: for a cell that of the stage, for a curve that of the persona; `None` if there is only one
    /// group of the role.
    pub id: Option<Arc<str>>,
    /// The number of the group among those of the same role without an id.
    pub part: u16,
}

impl GroupKey {
    /// The key of the only group of its role.
    #[must_use]
    pub fn only(role: Role) -> Self {
        Self { role, lane: None, id: None, part: 0 }
    }

    /// The key of the group for the thing with this id.
    #[must_use]
    pub fn of(role: Role, id: &str) -> Self {
        Self { id: Some(id.into()), ..Self::only(role) }
    }

    /// The key of the group for the thing with this id in a lane.
    #[must_use]
    pub fn within(role: Role, lane: &str, id: &str) -> Self {
        Self { lane: Some(lane.into()), ..Self::of(role, id) }
    }

    /// The key of group number `part` (from 0) of `role`.
    #[must_use]
    pub fn numbered(role: Role, part: usize) -> Self {
        Self { part: u16::try_from(part).unwrap_or(u16::MAX), ..Self::only(role) }
    }

    /// Whether this is the key of the group of `role` with this id.
    #[must_use]
    pub fn is(&self, role: Role, id: &str) -> bool {
        self.role == role && self.id.as_deref() == Some(id)
    }

    /// Whether the group is a hint for filling in the map, which is not part of its content.
    #[must_use]
    pub fn is_hint(&self) -> bool {
        matches!(self.role, Role::Hint | Role::BlankCells)
    }
}

/// The key as text: `card c12`, `curve l3 p1`, `hint 0`.
impl fmt::Display for GroupKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.role.word())?;
        for id in [&self.lane, &self.id].into_iter().flatten() {
            write!(f, " {id}")?;
        }
        if self.role.is_numbered() { write!(f, " {}", self.part) } else { Ok(()) }
    }
}

/// The parts of a page in reading order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PagePart {
    /// Title and logo.
    Header,
    /// The personas.
    Personas,
    /// The stages with their steps.
    Stages,
    /// The lanes with all their content.
    Lanes,
    /// Legend and sources.
    Footer,
    /// Groups that are not read: lines and areas without a meaning of their own, and hints.
    #[default]
    Decoration,
}

/// The position of a group when the page is read from start to end, whatever the direction of the script. Positions
/// compare in that order.
///
/// It consists of coordinates rather than a running number, so that a new card changes the positions of few others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReadingOrder {
    /// The part of the page.
    pub part: PagePart,
    /// The lane, counted over the visible lanes.
    pub row: usize,
    /// 0 for a lane's label and other items of the whole lane; visible stages count from 1.
    pub column: usize,
    /// The position among the items with the same row and column.
    pub place: usize,
}

impl ReadingOrder {
    /// Whether the group is read.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.part != PagePart::Decoration
    }

    /// Position `place` of a part without rows and columns.
    #[must_use]
    pub fn place(part: PagePart, place: usize) -> Self {
        Self { part, place, ..Self::default() }
    }

    /// A position in the lane `row` at `column`.
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
