//! A table with the meaning of its columns.

use super::{
    arrangement::Arrangement,
    headings::{ColumnLane, ColumnRole, Field, FoldedHeading, role_of, roles_of},
    list::one_line,
    values::FeelingScale,
};
use crate::model::{LaneKind, Map, Place};

/// The number of rows that decide whether the first column has headings.
const MOST_SEEN: usize = 64;

/// A table, turned so that each row belongs to a stage or is a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The headings of the columns; none if the table has no headings.
    pub headings: Vec<String>,
    /// The rows below the headings, all equally long.
    pub rows: Vec<Vec<String>>,
    /// The meaning of each column.
    pub roles: Vec<ColumnRole>,
    /// Whether the rows here are columns of the pasted table.
    pub is_turned: bool,
    /// Whether each line of a cell is a card of its own.
    pub are_lines_cards: bool,
}

impl Sheet {
    /// The table `rows` for `map`, if its first row or its first column are recognised as headings: names of fields or
    /// lanes, or the stages of the map. `corner` is the selected place; tables with stages alone fill the lanes from
    /// there.
    #[must_use]
    pub fn recognised(map: &Map, rows: &[Vec<String>], corner: Option<&Place>) -> Option<Self> {
        let top: Vec<&str> = rows.first()?.iter().map(String::as_str).collect();
        let side: Vec<&str> = rows.iter().filter_map(|row| row.first()).map(String::as_str).take(MOST_SEEN).collect();
        let [across, down] = [&top, &side].map(|line| Line::of(map, line));
        let is_headed = |line: &Line, other: &Line| {
            2 * line.roles >= line.filled && (line.roles > 1 || (line.roles == 1 && other.stages > 0))
        };
        let (is_top, is_side) = (is_headed(&across, &down), is_headed(&down, &across));
        let is_better = across.roles * down.filled >= down.roles * across.filled;
        if rows.len() > 1 && is_top && (!is_side || is_better) {
            return Some(Self::headed(map, rows.to_vec(), false));
        }
        if top.len() > 1 && is_side {
            return Some(Self::headed(map, turned(rows), true));
        }
        let has_stages = |line: &Line| line.stages > 1 && 2 * line.stages >= line.filled;
        if has_stages(&across) {
            Some(Self::staged(map, turned(rows), true, corner))
        } else {
            has_stages(&down).then(|| Self::staged(map, rows.to_vec(), false, corner))
        }
    }

    /// The table `rows` without headings: it fills the cells from `corner` on, and stages run from column to column.
    #[must_use]
    pub fn block(map: &Map, rows: &[Vec<String>], corner: &Place) -> Self {
        let rows = turned(rows);
        let roles = lanes_from(map, Some(corner), rows.first().map_or(0, Vec::len));
        Self { headings: Vec::new(), rows, roles, is_turned: true, are_lines_cards: true }
    }

    /// The table `rows`, as the user says it is: with stages that follow each other across (`is_turned`) or down, with
    /// or without headings. Without, its first column has the stages.
    #[must_use]
    pub fn read_as(map: &Map, rows: &[Vec<String>], is_turned: bool, has_headings: bool) -> Self {
        let rows = if is_turned { turned(rows) } else { rows.to_vec() };
        if has_headings {
            return Self::headed(map, rows, is_turned);
        }
        let lanes = lanes_from(map, None, rows.first().map_or(0, Vec::len).saturating_sub(1));
        let roles = std::iter::once(ColumnRole::Stage).chain(lanes).collect();
        Self { headings: Vec::new(), rows, roles, is_turned, are_lines_cards: true }
    }

    /// A table whose first row has the headings.
    fn headed(map: &Map, mut rows: Vec<Vec<String>>, is_turned: bool) -> Self {
        let headings = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        let known = roles_of(map, &headings);
        let has_stage = known.contains(&Some(ColumnRole::Stage));
        let has_title = known.contains(&Some(ColumnRole::Field(Field::Title)));
        let role = |(at, (role, heading)): (usize, (Option<ColumnRole>, &String))| match role {
            Some(role) => role,
            // The corner of a table of lanes and stages has another word, or none.
            None if at == 0 && !has_stage && !has_title => ColumnRole::Stage,
            None if has_title => ColumnRole::Field(Field::Note),
            None if heading.trim().is_empty() && rows.iter().all(|row| row.get(at).is_none_or(String::is_empty)) => {
                ColumnRole::Skip
            }
            None => ColumnRole::Cards(ColumnLane::New(LaneKind::Notes, one_line(heading))),
        };
        let roles = known.into_iter().zip(&headings).enumerate().map(role).collect();
        Self { roles, headings, rows, is_turned, are_lines_cards: true }
    }

    /// A table whose first column has stages of the map. If the first cell is none, the first row has headings that are
    /// not known: names of new lanes.
    fn staged(map: &Map, rows: Vec<Vec<String>>, is_turned: bool, corner: Option<&Place>) -> Self {
        let first = rows.first().and_then(|row| row.first()).map_or("", String::as_str);
        if rows.len() > 1 && !is_stage(map, first) {
            return Self::headed(map, rows, is_turned);
        }
        let lanes = lanes_from(map, corner, rows.first().map_or(0, Vec::len).saturating_sub(1));
        let roles = std::iter::once(ColumnRole::Stage).chain(lanes).collect();
        Self { headings: Vec::new(), rows, roles, is_turned, are_lines_cards: true }
    }

    /// Whether any role of the sheet is one of a heading, and not only of a place in the block.
    #[must_use]
    pub fn has_stage_column(&self) -> bool {
        self.roles.contains(&ColumnRole::Stage)
    }

    /// The scale of the feelings of the table; `None` if it has none.
    #[must_use]
    pub fn scale(&self) -> Option<FeelingScale> {
        let column = self.roles.iter().position(|role| *role == ColumnRole::Field(Field::Feeling))?;
        Some(self.scale_of(column))
    }

    /// The scale of the numbers in a column.
    pub(super) fn scale_of(&self, column: usize) -> FeelingScale {
        let stated = self.headings.get(column).and_then(|heading| FeelingScale::stated(heading));
        stated.unwrap_or_else(|| self.scale_of_numbers(column))
    }

    fn scale_of_numbers(&self, column: usize) -> FeelingScale {
        FeelingScale::of(self.rows.iter().filter_map(|row| row.get(column)).map(String::as_str))
    }
}

/// What a row or column may have as headings.
struct Line {
    filled: usize,
    roles: usize,
    stages: usize,
}

impl Line {
    fn of(map: &Map, cells: &[&str]) -> Self {
        let filled = || cells.iter().filter(|cell| !cell.trim().is_empty());
        Self {
            filled: filled().count(),
            roles: filled().filter(|cell| role_of(map, cell).is_some()).count(),
            stages: filled().filter(|cell| is_stage(map, cell)).count(),
        }
    }
}

/// Whether `cell` is the title of a stage of `map`.
fn is_stage(map: &Map, cell: &str) -> bool {
    FoldedHeading::new(cell).is_some_and(|asked| map.stages.iter().any(|stage| asked.is(&stage.title)))
}

/// The roles of `count` columns that fill the lanes from `corner` on.
fn lanes_from(map: &Map, corner: Option<&Place>, count: usize) -> Vec<ColumnRole> {
    let mut slots = Arrangement::of(map);
    let first = slots.lane_of(corner.map(|corner| &corner.lane));
    let title = LaneKind::Notes.title(map.info.language);
    let role = |at: usize| {
        let at = slots.lane_after(first, at, LaneKind::Notes, title);
        let slot = slots.lanes.get(at);
        ColumnRole::Cards(match slot.and_then(|slot| slot.id.clone()) {
            Some(id) => ColumnLane::Own(id),
            None => ColumnLane::New(LaneKind::Notes, format!("{title} {}", at + 1 - map_lanes(map))),
        })
    };
    (0..count).map(role).collect()
}

/// The number of lanes of `map` that hold cards.
fn map_lanes(map: &Map) -> usize {
    map.lanes.iter().filter(|lane| lane.kind.holds_cards()).count()
}

/// `rows` with rows and columns exchanged.
fn turned(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let column = |at: usize| rows.iter().map(|row| row.get(at).cloned().unwrap_or_default()).collect();
    (0..columns).map(column).collect()
}
