//! Sketches of maps: stages and lanes with cards and a curve as placeholders for later content.
//!
//! Used for previews of templates, whose own pages are still empty. No text is set, so a sketch needs no fonts and is
//! fast; the preview shows its words next to the sketch. The sketch depends only on the map.

use std::sync::Arc;

use super::brush::Brush;
use crate::{
    color::Rgba,
    geom::{BezPath, Point, Rect, Size},
    layout::{IconBox, blueprint_lines, lane_icon, monotone},
    model::{LaneKind, Map},
    scene::{Group, GroupKey, Outline, Pen, Role, Scene},
    theme::Theme,
};

/// The size of a sketch, in map units.
pub const SKETCH_SIZE: Size = Size::new(512.0, 264.0);

const MARGIN: f64 = 22.0;
/// The margin above and below everything.
const TOP: f64 = 17.0;
/// The width of the column of lane icons.
const LABELS: f64 = 44.0;
const ICON: f64 = 17.0;
const BAND: f64 = 25.0;
const NOTCH: f64 = 8.0;
const STEP: f64 = 11.0;
const GAP: f64 = 7.0;
/// The minimum and maximum height of a lane of weight 1.
const LANE: (f64, f64) = (15.0, 43.0);
/// The height of a card: its share of the available height, its minimum and its maximum.
const CARD: (f64, f64, f64) = (0.62, 9.0, 20.0);
const RADIUS: f64 = 3.0;
const LINE: f64 = 3.6;
/// The opacity of a stage's colour over the page, for its band and its steps.
const BAND_TINT: f64 = 0.3;
const STEP_TINT: f64 = 0.13;
/// The values of a sketched curve, from -1 to 1, starting somewhere in this list.
const MOODS: [f64; 11] = [-0.35, 0.55, -0.1, 0.75, 0.2, -0.7, -0.25, 0.85, 0.35, -0.55, 0.6];
/// The lengths of lines that represent words, as shares of the available width.
const WORDS: [f64; 7] = [0.78, 0.55, 0.9, 0.66, 0.84, 0.5, 0.72];
/// The shares of a decision's outcomes, with the opacity of the colour of each.
const WAYS: [(f64, f64); 3] = [(0.5, 0.95), (0.3, 0.55), (0.2, 0.28)];

/// The sketch of `map`, without its words and cards.
#[must_use]
pub fn sketch(map: &Map, theme: &Theme) -> Scene {
    let columns = map.stages.len().max(1);
    let width = (SKETCH_SIZE.width - 2.0 * MARGIN - LABELS) / as_f64(columns);
    let mut sheet = SketchSheet {
        brush: Brush::default(),
        theme,
        is_rtl: map.is_rtl(),
        columns,
        width,
        seed: map.stages.len() * 3 + map.lanes.len(),
    };
    let mut y = sheet.stages(map);
    let kinds: Vec<LaneKind> = map.lanes.iter().map(|lane| lane.kind).collect();
    let lines = blueprint_lines(&kinds);
    let weights: f64 = map.lanes.iter().map(|lane| weight(lane.kind)).sum();
    let unit = ((SKETCH_SIZE.height - TOP - y) / weights.max(1.0)).clamp(LANE.0, LANE.1);
    for (index, lane) in map.lanes.iter().enumerate() {
        let height = unit * weight(lane.kind);
        if lines.contains(&Some(index)) {
            sheet.line(y);
        }
        sheet.lane(index, lane.kind, Rect::new(0.0, y, SKETCH_SIZE.width, y + height));
        y += height;
    }
    let groups = vec![Arc::new(Group::new(GroupKey::only(Role::Sketch), sheet.brush.items))];
    Scene { size: SKETCH_SIZE, background: theme.colors.page, groups }
}

/// The relative height of a lane of `kind`.
fn weight(kind: LaneKind) -> f64 {
    match kind {
        LaneKind::EmotionCurve => 3.0,
        LaneKind::Touchpoints | LaneKind::Pictures => 1.5,
        LaneKind::Actions
        | LaneKind::Channels
        | LaneKind::Thoughts
        | LaneKind::PainPoints
        | LaneKind::Opportunities
        | LaneKind::Metrics
        | LaneKind::Outcomes
        | LaneKind::Departments
        | LaneKind::PhysicalEvidence
        | LaneKind::Frontstage
        | LaneKind::Backstage
        | LaneKind::Support
        | LaneKind::Notes => 1.0,
    }
}

/// A sketch being drawn, in the direction of time; only [`SketchSheet::placed`] mirrors.
struct SketchSheet<'a> {
    brush: Brush,
    theme: &'a Theme,
    is_rtl: bool,
    columns: usize,
    /// The width of a stage's column.
    width: f64,
    /// Varies the sketches of different maps.
    seed: usize,
}

impl SketchSheet<'_> {
    /// Draws the bands and the steps; returns the y at which the lanes begin.
    fn stages(&mut self, map: &Map) -> f64 {
        let mut bottom = TOP + BAND;
        for (stage, index) in map.stages.iter().zip(0..) {
            let band = self.column(index, TOP, TOP + BAND);
            let color = self.tint(index, BAND_TINT);
            self.chevron(band, color);
            let steps = as_f64(stage.steps.len().max(1));
            for (_, step) in stage.steps.iter().zip(0_u8..) {
                let x = band.x0 + 2.0 + band.width() * f64::from(step) / steps;
                let top = TOP + BAND + GAP;
                let rect = Rect::new(x, top, x + band.width() / steps - 4.0, top + STEP);
                let color = self.tint(index, STEP_TINT);
                self.fill(rect, RADIUS, color);
                bottom = rect.y1;
            }
        }
        bottom + GAP
    }

    fn lane(&mut self, index: usize, kind: LaneKind, row: Rect) {
        let middle = row.center().y;
        let side = ICON.min(row.height() * 0.8);
        let icon = Rect::from_center_size(Point::new(MARGIN + ICON / 2.0, middle), (side, side));
        let sign = IconBox { icon: lane_icon(kind), rect: self.placed(icon), color: self.theme.colors.faint };
        self.brush.icon(&sign, self.is_rtl, self.theme);
        if kind == LaneKind::EmotionCurve {
            self.curve(row);
            return;
        }
        for stage in 0..self.columns {
            let room = self.column(stage, row.y0, row.y1);
            let inset = (room.width() * 0.06).min(6.0);
            let room = Rect::new(room.x0 + inset, room.y0, room.x1 - inset, room.y1);
            self.cell(kind, room, stage, self.seed + index * 5 + stage * (stage + 6));
        }
    }

    /// Draws the content of a cell; `turn` varies it.
    fn cell(&mut self, kind: LaneKind, room: Rect, stage: usize, turn: usize) {
        let colors = &self.theme.colors;
        let middle = room.center().y;
        let hue = self.theme.stage(stage).hue;
        match kind {
            LaneKind::Actions => {
                let dot = Rect::from_center_size(Point::new(room.x0 + 3.0, middle), (LINE + 1.0, LINE + 1.0));
                self.fill(dot, LINE, hue);
                self.words(Rect::new(room.x0 + 11.0, room.y0, room.x1, room.y1), turn, colors.neutral);
            }
            LaneKind::Thoughts => {
                let quarter = Rect::new(room.x0, middle - 5.0 - LINE, room.x1, middle - 1.0);
                self.words(quarter, turn, colors.level);
                let below = Rect::new(room.x0, middle + 1.0, room.x1, middle + 5.0 + LINE);
                self.words(below, turn + 3, colors.level);
            }
            LaneKind::Touchpoints => self.touchpoints(room, stage, turn),
            LaneKind::Channels => self.chips(room, turn),
            LaneKind::PainPoints if turn % 4 != 2 => self.card(room, colors.pain_card, colors.pain_edge),
            LaneKind::Opportunities if turn % 4 != 1 => {
                self.card(room, colors.opportunity_card, colors.opportunity_edge);
            }
            LaneKind::Metrics => {
                let number = Rect::new(room.x0, middle - 5.0, room.x0 + room.width() * 0.26, middle + 5.0);
                self.fill(number, 2.0, colors.faint);
                self.words(Rect::new(number.x1 + 6.0, room.y0, room.x1, room.y1), turn, colors.level);
            }
            LaneKind::Outcomes if turn.is_multiple_of(2) => self.ways(room, hue),
            LaneKind::Departments | LaneKind::Backstage | LaneKind::Support => {
                let ground = hue.faded(STEP_TINT).over(colors.page);
                self.plain(room, ground, ground);
            }
            LaneKind::PhysicalEvidence | LaneKind::Frontstage | LaneKind::Notes => {
                self.plain(room, colors.card, colors.faint);
            }
            LaneKind::Pictures => self.fill(room.inset(-2.0), RADIUS, colors.chip),
            LaneKind::PainPoints | LaneKind::Opportunities | LaneKind::Outcomes | LaneKind::EmotionCurve => {}
        }
    }

    /// Draws one card, or two below each other.
    fn touchpoints(&mut self, room: Rect, stage: usize, turn: usize) {
        let hue = self.theme.stage(stage).hue;
        let half = room.height() / 2.0;
        let cards = if turn.is_multiple_of(3) { 1 } else { 2 };
        for at in 0..cards {
            let y = room.y0 + half * f64::from(at) + if cards == 1 { half / 2.0 } else { 0.0 };
            self.card(Rect::new(room.x0, y, room.x1, y + half), self.theme.colors.card, hue);
        }
    }

    /// Draws a card with a coloured edge in the middle of `room`.
    fn card(&mut self, room: Rect, ground: Rgba, edge: Rgba) {
        let rect = card_in(room);
        self.plain(room, ground, self.theme.colors.card_border);
        self.fill(Rect::new(rect.x0, rect.y0, rect.x0 + 3.0, rect.y1), 1.5, edge);
    }

    fn plain(&mut self, room: Rect, ground: Rgba, border: Rgba) {
        let rect = card_in(room);
        self.fill(rect, RADIUS, border);
        self.fill(rect.inset(-1.0), RADIUS - 1.0, ground);
    }

    fn chips(&mut self, room: Rect, turn: usize) {
        let tall = card_in(room).height() - 1.0;
        let middle = room.center().y;
        let mut x = room.x0;
        for wide in [1.9, 1.2, 1.5].iter().take(1 + turn % 3) {
            let width = wide * tall;
            if x + width > room.x1 {
                break;
            }
            let rect = Rect::new(x, middle - tall / 2.0, x + width, middle + tall / 2.0);
            self.fill(rect, tall / 2.0, self.theme.colors.level);
            x += width + 4.0;
        }
    }

    /// Draws the bar of a decision.
    fn ways(&mut self, room: Rect, hue: Rgba) {
        let middle = room.center().y;
        let mut x = room.x0;
        for (share, strength) in WAYS {
            let width = room.width() * share;
            let color = hue.faded(strength * 0.7).over(self.theme.colors.page);
            self.fill(Rect::new(x, middle - 4.0, x + width - 2.0, middle + 4.0), 1.5, color);
            x += width;
        }
    }

    /// Draws a line that represents words.
    fn words(&mut self, room: Rect, turn: usize, color: Rgba) {
        let long = WORDS.get(turn % WORDS.len()).copied().unwrap_or(0.7) * room.width();
        let middle = room.center().y;
        self.fill(Rect::new(room.x0, middle - LINE / 2.0, room.x0 + long, middle + LINE / 2.0), LINE / 2.0, color);
    }

    /// Draws a dashed line across all stages.
    fn line(&mut self, y: f64) {
        let (x0, x1) = (MARGIN + LABELS, SKETCH_SIZE.width - MARGIN);
        let (from, to) = (self.placed_point(Point::new(x0, y)), self.placed_point(Point::new(x1, y)));
        self.brush.line(from, to, Pen::sharp(1.6).dashed(&[7.0, 5.0]), self.theme.colors.faint);
    }

    fn curve(&mut self, row: Rect) {
        let (middle, reach) = (row.center().y, row.height() / 2.0 - 6.0);
        let (x0, x1) = (MARGIN + LABELS, SKETCH_SIZE.width - MARGIN);
        let (from, to) = (self.placed_point(Point::new(x0, middle)), self.placed_point(Point::new(x1, middle)));
        self.brush.line(from, to, Pen::sharp(1.2), self.theme.colors.neutral);
        let many = if self.columns < 6 { 2 } else { 1 };
        let steps = self.columns * many;
        let mut points: Vec<Point> = (0..steps)
            .map(|at| {
                let mood = MOODS.get((self.seed + at) % MOODS.len()).copied().unwrap_or_default();
                let x = x0 + (as_f64(at) + 0.5) * self.width / as_f64(many);
                self.placed_point(Point::new(x, middle - mood * reach))
            })
            .collect();
        points.sort_by(|a, b| a.x.total_cmp(&b.x));
        let slopes = monotone::slopes(&points);
        let path = Arc::new(monotone::path(&points, &slopes));
        let color = self.theme.persona(0).color;
        self.brush.stroke(Outline::Path(path), Pen::round(3.0), color);
        for point in points {
            self.fill_around(point, 4.6, color);
            self.fill_around(point, 2.6, self.theme.colors.page);
        }
    }

    fn fill_around(&mut self, at: Point, reach: f64, color: Rgba) {
        self.brush.fill_rounded(Rect::from_center_size(at, (2.0 * reach, 2.0 * reach)), reach, color);
    }

    fn chevron(&mut self, band: Rect, color: Rgba) {
        let middle = band.center().y;
        let end = band.x1 + NOTCH / 2.0;
        let corners = [
            (band.x0, band.y0),
            (end - NOTCH, band.y0),
            (end, middle),
            (end - NOTCH, band.y1),
            (band.x0, band.y1),
            (band.x0 + NOTCH, middle),
        ];
        let mut path = BezPath::new();
        for (index, (x, y)) in corners.into_iter().enumerate() {
            let corner = self.placed_point(Point::new(x, y));
            if index == 0 {
                path.move_to(corner);
            } else {
                path.line_to(corner);
            }
        }
        path.close_path();
        self.brush.fill(Outline::Path(Arc::new(path)), color);
    }

    fn fill(&mut self, rect: Rect, radius: f64, color: Rgba) {
        let placed = self.placed(rect);
        self.brush.fill_rounded(placed, radius, color);
    }

    fn tint(&self, stage: usize, strength: f64) -> Rgba {
        self.theme.stage(stage).hue.faded(strength).over(self.theme.colors.page)
    }

    fn column(&self, stage: usize, y0: f64, y1: f64) -> Rect {
        let x = MARGIN + LABELS + as_f64(stage) * self.width;
        Rect::new(x, y0, x + self.width, y1)
    }

    fn placed(&self, rect: Rect) -> Rect {
        if !self.is_rtl {
            return rect;
        }
        Rect::new(SKETCH_SIZE.width - rect.x1, rect.y0, SKETCH_SIZE.width - rect.x0, rect.y1)
    }

    fn placed_point(&self, point: Point) -> Point {
        if self.is_rtl { Point::new(SKETCH_SIZE.width - point.x, point.y) } else { point }
    }
}

/// The rectangle of a card in `room`, with limited height and some padding.
fn card_in(room: Rect) -> Rect {
    let (part, least, most) = CARD;
    let tall = (room.height() * part).clamp(least, most);
    Rect::from_center_size(room.center(), (room.width(), tall))
}

#[expect(clippy::cast_precision_loss, reason = "maps have few stages")]
fn as_f64(count: usize) -> f64 {
    count as f64
}
