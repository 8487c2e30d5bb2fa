//! Hit testing: the thing at a point, and the position of a thing.
//!
//! Lanes are sorted by y and stages by time, so the cell of a point is found by bisection, and only its few cards are
//! searched.

use crate::{
    geom::{Point, Rect},
    layout::{CardBox, CurveBox, Hit, Layout, SetText, TextBox, TextTarget},
    model::{CardId, FeelingKey, LaneId, PersonaId, StageId, StepId},
};

/// The distance from a feeling's marker within which the pointer hits it, in map units.
const FEELING_REACH: f64 = 12.0;
/// The distance from a line of the header within which the pointer hits it, in map units.
const TEXT_REACH: f64 = 4.0;

impl Layout {
    /// The topmost thing at `point`; `None` on empty ground.
    #[must_use]
    pub fn hit(&self, point: Point) -> Option<Hit> {
        self.grid_hit(point).or_else(|| self.band_hit(point)).or_else(|| self.header_hit(point))
    }

    fn grid_hit(&self, point: Point) -> Option<Hit> {
        let lane_at = self.lane_index_at(point.y)?;
        let lane = self.lanes.get(lane_at)?;
        if lane.on_page(&lane.it.label).contains(point) {
            return Some(Hit::Lane(lane.it.id.clone()));
        }
        let curve = self.curves.iter().find(|curve| curve.lane == lane.it.id);
        if let Some(feeling) = curve.and_then(|curve| nearest_feeling(curve, point)) {
            return Some(feeling);
        }
        let cell = self.cell_at(point)?;
        let card = cell.cards_over().find(|card| card.rect().contains(point));
        Some(match card {
            Some(card) => Hit::Card(card.it.id.clone()),
            None if lane.it.is_collapsed => Hit::Lane(lane.it.id.clone()),
            None if cell.it.is_collapsed => Hit::Stage(cell.it.stage.clone()),
            None => Hit::Cell { lane: cell.it.lane.clone(), stage: cell.it.stage.clone() },
        })
    }

    fn band_hit(&self, point: Point) -> Option<Hit> {
        let step = self.steps.iter().find(|step| step.rect.contains(point)).map(|step| Hit::Step(step.id.clone()));
        step.or_else(|| {
            let stage = self.stages.iter().find(|stage| stage.rect.contains(point))?;
            Some(Hit::Stage(stage.id.clone()))
        })
    }

    fn header_hit(&self, point: Point) -> Option<Hit> {
        if let Some(persona) = self.personas.iter().find(|persona| persona.rect.contains(point)) {
            Some(Hit::Persona(persona.id.clone()))
        } else if self.header.title.is_at(point) {
            Some(Hit::Title)
        } else if self.header.subtitle.is_at(point) {
            Some(Hit::Scenario)
        } else {
            None
        }
    }

    /// The rectangle of the card `id`.
    #[must_use]
    pub fn card_rect(&self, id: &CardId) -> Option<Rect> {
        Some(self.card(id)?.rect())
    }

    /// The band of the stage `id`.
    #[must_use]
    pub fn stage_rect(&self, id: &StageId) -> Option<Rect> {
        Some(self.stages.iter().find(|stage| stage.id == *id)?.rect)
    }

    /// The whole column of the stage `id`, from its band to the last lane.
    #[must_use]
    pub fn stage_column(&self, id: &StageId) -> Option<Rect> {
        Some(self.stages.iter().find(|stage| stage.id == *id)?.column)
    }

    /// The rectangle of the step `id`.
    #[must_use]
    pub fn step_rect(&self, id: &StepId) -> Option<Rect> {
        Some(self.steps.iter().find(|step| step.id == *id)?.rect)
    }

    /// The whole row of the lane `id`, with its label.
    #[must_use]
    pub fn lane_rect(&self, id: &LaneId) -> Option<Rect> {
        Some(self.lane(id)?.rect())
    }

    /// The label of the lane `id`.
    #[must_use]
    pub fn lane_label_rect(&self, id: &LaneId) -> Option<Rect> {
        let lane = self.lane(id)?;
        Some(lane.on_page(&lane.it.label))
    }

    /// The rectangle of the cell of `lane` and `stage`.
    #[must_use]
    pub fn cell_rect(&self, lane: &LaneId, stage: &StageId) -> Option<Rect> {
        let stage = self.stages.iter().position(|column| column.id == *stage)?;
        let lane = self.lane(lane)?;
        Some(lane.on_page(&lane.it.cells.get(stage)?.rect))
    }

    /// The rectangle of the persona `id` in the header.
    #[must_use]
    pub fn persona_rect(&self, id: &PersonaId) -> Option<Rect> {
        Some(self.personas.iter().find(|persona| persona.id == *id)?.rect)
    }

    /// The rectangle around the lines of the map's title.
    #[must_use]
    pub fn title_rect(&self) -> Rect {
        let title = &self.header.title;
        let lines = title.block.lines.iter().map(|line| line.rect).reduce(|a, b| a.union(b));
        lines.map_or(title.rect, |lines| lines + title.rect.origin().to_vec2())
    }

    /// The position of the feeling `key` on the first curve that shows it.
    #[must_use]
    pub fn feeling_point(&self, key: &FeelingKey) -> Option<Point> {
        let mut points = self.curves.iter().flat_map(|curve| &curve.lines).flat_map(|line| &line.points);
        Some(points.find(|point| point.key == *key)?.point)
    }

    /// The position of the wanted level of the feeling `key` on the first curve that shows it.
    #[must_use]
    pub fn wanted_point(&self, key: &FeelingKey) -> Option<Point> {
        let mut points = self.curves.iter().flat_map(|curve| &curve.lines).flat_map(|line| &line.wanted_points);
        Some(points.find(|point| point.key == *key)?.point)
    }

    /// The distance from a marker's centre to its side, in map units.
    #[must_use]
    pub fn marker_reach(&self) -> f64 {
        self.curves.first().map_or(0.0, |curve| curve.reach)
    }

    /// The position and look of the text `target`, even if it is empty.
    #[must_use]
    pub fn text_box(&self, target: &TextTarget) -> Option<TextBox> {
        Some(self.set_text(target)?.text_box())
    }

    /// The text that can be edited at `target`, as drawn.
    #[must_use]
    pub fn set_text(&self, target: &TextTarget) -> Option<SetText> {
        let persona = |id: &PersonaId| self.personas.iter().find(|persona| persona.id == *id);
        let stage = |id: &StageId| self.stages.iter().find(|stage| stage.id == *id);
        let card = |id: &CardId, text: fn(&CardBox) -> &SetText| {
            let card = self.card(id)?;
            Some(card.on_page(text(card.it)))
        };
        let text = match target {
            TextTarget::MapTitle => &self.header.title,
            TextTarget::Scenario => &self.header.subtitle,
            TextTarget::PersonaName(id) => &persona(id)?.name,
            TextTarget::PersonaRole(id) => persona(id)?.role.as_ref()?,
            TextTarget::PersonaQuote(id) => persona(id)?.quote.as_ref()?,
            TextTarget::StageTitle(id) => &stage(id)?.title,
            TextTarget::StageText(id) => &stage(id).filter(|stage| stage.count.is_none())?.text,
            TextTarget::StepTitle(id) => &self.steps.iter().find(|step| step.id == *id)?.title,
            TextTarget::LaneTitle(id) => {
                let lane = self.lane(id)?;
                return Some(lane.on_page(&lane.it.title));
            }
            TextTarget::CardTitle(id) => return card(id, |card| &card.title),
            TextTarget::CardText(id) => return card(id, |card| &card.text),
        };
        Some(text.clone())
    }
}

impl SetText {
    /// Whether one of the lines is at or near `point`.
    fn is_at(&self, point: Point) -> bool {
        let point = point - self.rect.origin().to_vec2();
        self.block.lines.iter().any(|line| line.rect.inflate(TEXT_REACH, TEXT_REACH).contains(point))
    }

    /// The data for an editor over this text.
    #[must_use]
    pub fn text_box(&self) -> TextBox {
        TextBox { rect: self.rect, style: self.style, color: self.color, align: self.align, base: self.base }
    }
}

/// The marker nearest to `to`, of a feeling or of a wanted level.
fn nearest_feeling(curve: &CurveBox, to: Point) -> Option<Hit> {
    let lines = || curve.lines.iter();
    let felt = lines().flat_map(|line| &line.points).map(|felt| (felt.point, Hit::Feeling, &felt.key));
    let wanted = lines().flat_map(|line| &line.wanted_points);
    let wanted = wanted.map(|wanted| (wanted.point, Hit::Wanted as fn(FeelingKey) -> Hit, &wanted.key));
    felt.map(|(point, hit, key)| (point, hit as fn(FeelingKey) -> Hit, key))
        .chain(wanted)
        .map(|(point, hit, key)| (point.distance(to), hit, key))
        .filter(|(distance, ..)| *distance <= FEELING_REACH.max(curve.reach))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, hit, key)| hit(key.clone()))
}
