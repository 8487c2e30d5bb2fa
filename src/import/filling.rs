//! The cards of a table, filled row by row.

use super::{
    arrangement::{ArrangedCard, ArrangedFeeling, Arrangement, FeelingPlace},
    headings::{ColumnLane, ColumnRole, Field, role_of},
    list::{items, one_line},
    sheet::Sheet,
    values::{self, FeelingScale},
};
use crate::{
    capture,
    fold::squashed,
    model::{Anchor, Feeling, FeelingKey, LaneKind, Map, Persona, PersonaId, Place},
};

/// A cell that did not become what its column means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRemark {
    /// The number of its row among the rows of the sheet, from 0.
    pub row: usize,
    /// The number of its column.
    pub column: usize,
    /// The content of the cell.
    pub cell: String,
    /// What became of it.
    pub outcome: RemarkOutcome,
}

/// What became of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkOutcome {
    /// Its value was not understood; the text of the card holds it.
    KeptAsText,
    /// It names a channel that the map gets as one of its own.
    NewChannel,
    /// The row has no card that could hold it.
    LeftOut,
    /// It is the feeling at a stage, which has one already.
    ReplacesFeeling,
    /// It is a number outside the scale of the feelings; the text of the card holds it.
    OffScale,
}

impl Sheet {
    /// The cards that the table becomes in `map`, and the cells that did not become what their columns mean. Rows
    /// without a stage go to the stage of `corner`, or, in a table without a column of stages or titles, to one stage
    /// after the other from there.
    #[must_use]
    pub fn arranged(&self, map: &Map, corner: Option<&Place>) -> (Arrangement, Vec<SheetRemark>) {
        let mut filling = Filling::new(self, map, corner);
        for (at, row) in self.rows.iter().enumerate() {
            filling.row(at, row);
        }
        (filling.all, filling.remarks)
    }
}

/// The cards of a sheet while its rows are read.
struct Filling<'a> {
    sheet: &'a Sheet,
    map: &'a Map,
    all: Arrangement,
    remarks: Vec<SheetRemark>,
    /// The index of the lane of each column.
    lanes: Vec<Option<usize>>,
    /// The scale of the feelings of each column.
    scales: Vec<FeelingScale>,
    /// The indices of the selected stage and lane.
    corner: (usize, usize),
    /// The index of the stage of the last row.
    stage: Option<usize>,
    /// Whether the present row names personas.
    names_persona: bool,
}

impl<'a> Filling<'a> {
    fn new(sheet: &'a Sheet, map: &'a Map, corner: Option<&Place>) -> Self {
        let mut all = Arrangement::of(map);
        if all.stages.is_empty() {
            all.add_stage(0, "");
        }
        if all.lanes.is_empty() {
            all.add_lane(LaneKind::Notes, LaneKind::Notes.title(map.info.language));
        }
        let corner = (all.stage_of(corner.map(|it| &it.stage)), all.lane_of(corner.map(|it| &it.lane)));
        let lanes = sheet.roles.iter().map(|role| match role {
            ColumnRole::Cards(ColumnLane::Own(id)) => Some(all.lane_of(Some(id))),
            ColumnRole::Cards(ColumnLane::New(kind, title)) => Some(new_lane(&mut all, *kind, title)),
            ColumnRole::Stage | ColumnRole::Lane | ColumnRole::Field(_) | ColumnRole::Skip => None,
        });
        let lanes = lanes.collect();
        let scales = (0..sheet.roles.len()).map(|at| sheet.scale_of(at)).collect();
        Self { sheet, map, all, remarks: Vec::new(), lanes, scales, corner, stage: None, names_persona: false }
    }

    /// The filled cells of `row` with their columns and roles.
    fn cells<'r>(&self, row: &'r [String]) -> impl Iterator<Item = (usize, &'a ColumnRole, &'r str)> + use<'a, 'r> {
        let filled = row.iter().zip(&self.sheet.roles).enumerate().filter(|(_, (cell, _))| !cell.trim().is_empty());
        filled.map(|(at, (cell, role))| (at, role, cell.as_str()))
    }

    fn row(&mut self, at: usize, row: &[String]) {
        if row.iter().all(|cell| cell.trim().is_empty()) && self.sheet.has_stage_column() {
            return;
        }
        let stage = self.stage_of(at, row);
        self.stage = Some(stage);
        self.names_persona = self.cells(row).any(|(_, role, _)| *role == ColumnRole::Field(Field::Personas));
        let cards = self.cards_of(stage, row);
        let main = self.main_of(&cards);
        // Whose the feelings are is known once the other fields are set.
        for is_feeling in [false, true] {
            for (column, role, cell) in self.cells(row) {
                if let ColumnRole::Field(field) = role
                    && *field != Field::Title
                    && (*field == Field::Feeling) == is_feeling
                {
                    self.field(at, column, *field, cell, &main);
                }
            }
        }
    }

    /// The index of the stage of the row `at`.
    fn stage_of(&mut self, at: usize, row: &[String]) -> usize {
        let has_titles = self.sheet.roles.contains(&ColumnRole::Field(Field::Title));
        let named = self.cells(row).find(|(_, role, _)| **role == ColumnRole::Stage).map(|(_, _, cell)| one_line(cell));
        match named {
            Some(title) => self.stage_named(&title),
            None if self.sheet.has_stage_column() || has_titles => self.stage.unwrap_or(self.corner.0),
            None => self.all.stage_after(self.corner.0, at, ""),
        }
    }

    /// The index of the stage `title`, which is added after the stage of the row before if the map lacks it.
    fn stage_named(&mut self, title: &str) -> usize {
        let asked = squashed(title);
        let titled = self.all.stages.iter().enumerate().filter(|(_, slot)| squashed(&slot.title) == asked);
        if let Some((own, _)) = titled.min_by_key(|(_, slot)| slot.is_hidden) {
            return own;
        }
        let after = self.stage.map_or(self.all.stages.len(), |stage| stage + 1);
        self.all.add_stage(after, title)
    }

    /// Adds the cards of `row`; returns their indices.
    fn cards_of(&mut self, stage: usize, row: &[String]) -> Vec<usize> {
        let named = self.cells(row).find(|(_, role, _)| **role == ColumnRole::Lane).map(|(_, _, cell)| one_line(cell));
        let lane_of_row = named.map_or(self.default_lane(), |name| self.lane_named(&name));
        let mut new = Vec::new();
        for (column, role, cell) in self.cells(row) {
            match role {
                ColumnRole::Field(Field::Title) => new.push((lane_of_row, one_line(cell))),
                ColumnRole::Cards(_) => {
                    let Some(lane) = self.lanes.get(column).copied().flatten() else { continue };
                    let titles = if self.sheet.are_lines_cards { items(cell) } else { vec![one_line(cell)] };
                    new.extend(titles.into_iter().map(|title| (lane, title)));
                }
                ColumnRole::Stage | ColumnRole::Lane | ColumnRole::Field(_) | ColumnRole::Skip => {}
            }
        }
        // A row with a text and no title is a card too.
        let has_text = self.cells(row).any(|(_, role, _)| *role == ColumnRole::Field(Field::Text));
        if new.is_empty() && has_text && self.sheet.roles.contains(&ColumnRole::Field(Field::Title)) {
            new.push((lane_of_row, String::new()));
        }
        let first = self.all.cards.len();
        self.all.cards.extend(new.into_iter().map(|(lane, title)| ArrangedCard::new(stage, lane, title)));
        (first..self.all.cards.len()).collect()
    }

    /// The lane of a card whose row names none: the selected one if it fits a table of cards, otherwise that of the
    /// touchpoints.
    fn default_lane(&self) -> usize {
        let touchpoints = self.all.lanes.iter().position(|slot| slot.kind == LaneKind::Touchpoints);
        if self.sheet.has_stage_column() { touchpoints.unwrap_or(self.corner.1) } else { self.corner.1 }
    }

    /// The index of the lane that `name` means; a new lane for notes if it means none.
    fn lane_named(&mut self, name: &str) -> usize {
        match role_of(self.map, name) {
            Some(ColumnRole::Cards(ColumnLane::Own(id))) => self.all.lane_of(Some(&id)),
            Some(ColumnRole::Cards(ColumnLane::New(kind, title))) => new_lane(&mut self.all, kind, &title),
            Some(ColumnRole::Stage | ColumnRole::Lane | ColumnRole::Field(_) | ColumnRole::Skip) | None => {
                new_lane(&mut self.all, LaneKind::Notes, name)
            }
        }
    }

    /// The cards that the fields of a row belong to: those in the lane of its first touchpoint, action or other card.
    fn main_of(&self, cards: &[usize]) -> Vec<usize> {
        let lane = |card: &usize| self.all.cards.get(*card).map(|card| card.lane);
        let kind = |card: &usize| lane(card).and_then(|lane| self.all.lanes.get(lane)).map(|slot| slot.kind);
        let of_kind = |wanted: LaneKind| cards.iter().find(|card| kind(card) == Some(wanted));
        let first = of_kind(LaneKind::Touchpoints).or_else(|| of_kind(LaneKind::Actions)).or(cards.first());
        let Some(first) = first else { return Vec::new() };
        cards.iter().copied().filter(|card| lane(card) == lane(first)).collect()
    }

    /// Sets `field` of the cards `main` to the value of `cell`.
    fn field(&mut self, row: usize, column: usize, field: Field, cell: &str, main: &[usize]) {
        if field == Field::Feeling && self.feeling(row, column, cell, main) {
            return;
        }
        let mut outcome = if main.is_empty() { Some(RemarkOutcome::LeftOut) } else { None };
        for at in main {
            let map = self.map;
            let Some(card) = self.all.cards.get_mut(*at) else { continue };
            match set(map, card, field, cell) {
                CellOutcome::Done => {}
                CellOutcome::NewChannel => outcome = Some(RemarkOutcome::NewChannel),
                CellOutcome::Refused => {
                    let heading = self.sheet.headings.get(column).map_or("", String::as_str);
                    note(card, heading, cell);
                    let scale = self.scales.get(column).copied().unwrap_or(FeelingScale::Map);
                    let is_off_scale = field == Field::Feeling && scale.is_off(cell);
                    let kept = if is_off_scale { RemarkOutcome::OffScale } else { RemarkOutcome::KeptAsText };
                    outcome = (field != Field::Note).then_some(kept);
                }
            }
        }
        if let Some(outcome) = outcome {
            self.remarks.push(SheetRemark { row, column, cell: one_line(cell), outcome });
        }
    }

    /// Sets the feeling of a row: at its card, or at its stage if it has several cards or none. Returns whether `cell`
    /// is a feeling and the map has a persona.
    fn feeling(&mut self, row: usize, column: usize, cell: &str, main: &[usize]) -> bool {
        let scale = self.scales.get(column).copied().unwrap_or(FeelingScale::Map);
        let Some((value, persona)) = values::feeling(cell, scale).zip(self.persona(main)) else { return false };
        let at = match (main, self.stage) {
            ([card], _) => FeelingPlace::Card(*card),
            (_, Some(stage)) => FeelingPlace::Stage(stage),
            (_, None) => return false,
        };
        if self.all.feelings.iter().any(|other| other.at == at && other.persona == persona) {
            return false;
        }
        let mut feeling = Feeling::new(value);
        if let FeelingPlace::Stage(stage) = at
            && let Some(stage) = self.all.stages.get(stage).and_then(|slot| slot.id.clone())
            && let Some(own) =
                self.map.feelings.get(&FeelingKey { persona: persona.clone(), anchor: Anchor::Stage(stage) })
        {
            // The note and the target of the feeling stay.
            feeling = Feeling { value, ..own.clone() };
            let outcome = RemarkOutcome::ReplacesFeeling;
            self.remarks.push(SheetRemark { row, column, cell: one_line(cell), outcome });
        }
        self.all.feelings.push(ArrangedFeeling { persona, at, feeling });
        true
    }

    /// The persona whose feelings the cards `main` state: the one they name, otherwise the map's first.
    fn persona(&self, main: &[usize]) -> Option<PersonaId> {
        let named = main.first().and_then(|card| self.all.cards.get(*card)?.card.personas.first());
        let first = || self.map.personas.first().map(|persona| persona.id.clone());
        // A row that names only personas whom the map lacks states no feeling of another one.
        if self.names_persona { named.cloned() } else { first() }
    }
}

/// The new lane of `kind` with `title`, which is added unless it is there.
fn new_lane(all: &mut Arrangement, kind: LaneKind, title: &str) -> usize {
    let same = all.lanes.iter().position(|slot| slot.kind == kind && squashed(&slot.title) == squashed(title));
    same.unwrap_or_else(|| all.add_lane(kind, title))
}

/// Adds the content of a cell to the text of `card`.
fn note(card: &mut ArrangedCard, heading: &str, cell: &str) {
    let text = &mut card.card.text;
    if !text.is_empty() {
        text.push('\n');
    }
    if !heading.trim().is_empty() {
        text.push_str(&one_line(heading));
        text.push_str(": ");
    }
    text.push_str(cell);
}

/// The personas of `map` that a cell names, and whether it names no others. A name may have a comma, as in "Mona, 34";
/// then the part before it suffices.
fn personas_named(map: &Map, cell: &str) -> (Vec<PersonaId>, bool) {
    const MOST_PARTS: usize = 4;
    let parts = values::names(cell);
    let called = |asked: &str| {
        let is_whole = |persona: &&Persona| squashed(&persona.name) == asked;
        let is_beginning =
            |persona: &&Persona| squashed(persona.name.split([',', '،']).next().unwrap_or_default()) == asked;
        let whole = map.personas.iter().find(is_whole);
        whole.or_else(|| map.personas.iter().find(is_beginning)).map(|persona| persona.id.clone())
    };
    let (mut found, mut are_all_known) = (Vec::new(), true);
    let mut rest = parts.as_slice();
    while let Some((_, behind)) = rest.split_first() {
        let longest = (1..=rest.len().min(MOST_PARTS)).rev().find_map(|count| {
            let (name, behind) = rest.split_at_checked(count)?;
            Some((called(&squashed(&name.concat()))?, behind))
        });
        rest = if let Some((persona, behind)) = longest {
            found.push(persona);
            behind
        } else {
            are_all_known = false;
            behind
        };
    }
    found.dedup();
    (found, are_all_known)
}

/// What setting a field came to.
enum CellOutcome {
    Done,
    NewChannel,
    Refused,
}

/// Sets `field` of `card` to the value of `cell`.
fn set(map: &Map, new: &mut ArrangedCard, field: Field, cell: &str) -> CellOutcome {
    let line = one_line(cell);
    let card = &mut new.card;
    let is_set = match field {
        // The titles are set when the cards are made; feelings do not belong to the card.
        Field::Title => true,
        Field::Feeling | Field::Note => false,
        Field::Text => {
            card.text = if card.text.is_empty() { cell.to_owned() } else { format!("{cell}\n{}", card.text) };
            true
        }
        Field::Channel => {
            let Some(channel) = capture::channel_named(map, &line) else {
                new.new_channel = Some(line);
                return CellOutcome::NewChannel;
            };
            card.presence = card.presence.or(capture::usual_presence(&channel));
            card.channel = Some(channel);
            true
        }
        Field::Personas => {
            let (personas, are_all_known) = personas_named(map, cell);
            card.personas = personas;
            are_all_known
        }
        Field::Department => kept(&mut card.department, line),
        Field::Owner => kept(&mut card.owner, line),
        Field::ContactReason => kept(&mut card.contact_reason, line),
        Field::PointOfSale => kept(&mut card.point_of_sale, line),
        Field::Tags => {
            card.tags = values::names(&cell.replace('#', ","));
            true
        }
        Field::Sources => {
            new.sources = cell.split([';', '؛', '\n']).map(one_line).filter(|name| !name.is_empty()).collect();
            true
        }
        Field::Presence => read(&mut card.presence, values::presence(cell)),
        Field::Evidence => read(&mut card.evidence, values::evidence(cell)),
        Field::Severity => read(&mut card.severity, values::severity(cell)),
        Field::Importance => read(&mut card.importance, values::score(cell)),
        Field::Satisfaction => read(&mut card.satisfaction, values::score(cell)),
        Field::Impact => read(&mut card.impact, values::score(cell)),
        Field::Effort => read(&mut card.effort, values::score(cell)),
        Field::MomentOfTruth => {
            let yes = values::yes(cell);
            card.is_moment_of_truth = yes.unwrap_or(false);
            yes.is_some()
        }
    };
    if is_set { CellOutcome::Done } else { CellOutcome::Refused }
}

/// Sets `field` to `value`; returns `true`.
fn kept(field: &mut String, value: String) -> bool {
    *field = value;
    true
}

/// Sets `field` to `value`, if that was understood; returns whether it was.
fn read<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let is_read = value.is_some();
    *field = value.or(field.take());
    is_read
}
