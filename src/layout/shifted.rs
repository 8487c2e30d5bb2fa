//! Moving the parts of a layout as values: each becomes the same part with all its rectangles in their new place.

use super::{
    BlueprintLine, CardBox, CellBox, ChipBox, CurveBox, CurveLine, CurvePoint, CurveRun, EvidenceSign, Face, GroupBox,
    HeaderBox, Hint, IconBox, LaneLayout, LegendItem, Movable, OwnRect, PersonaBox, PersonaDot, PersonaList, Pill,
    Segment, SetText, Shift, StageBox, StepBox, WantedPoint, WantedRun,
};
use crate::{geom::Rect, model::PictureId};

macro_rules! movable {
    ($($part:ident: $($field:ident),+;)*) => {$(
        impl Movable for $part {
            fn shifted(mut self, shift: Shift) -> Self {
                $(self.$field = self.$field.shifted(shift);)+
                self
            }
        }
    )*};
}

movable! {
    SetText: rect;
    IconBox: rect;
    PersonaBox: rect, avatar, initial, name, afar, role, quote, sample, lists;
    StageBox: rect, column, title, afar, text, count;
    StepBox: rect, title, afar;
    LaneLayout: rect, label, icon, title, afar, count, cells, cards, hints;
    CellBox: rect, blank, chips, groups;
    GroupBox: icon, title;
    ChipBox: rect, icon, title;
    Segment: rect;
    Pill: rect, title;
    PersonaDot: rect;
    EvidenceSign: rect;
    LegendItem: rect, label, title;
    Face: icon;
    CardBox: title, afar, text, notes, tile, icons, bullet, segments, pills, personas, evidence, picture;
    HeaderBox: title, afar, subtitle, goals, logo;
    PersonaList: caption, icon, items, bullets;
    Hint: title, frame;
    BlueprintLine: rect, gap, title;
    CurveLine: points, runs, wanted, wanted_points;
    CurvePoint: point;
    CurveRun: path, known, assumed;
    WantedPoint: point;
    WantedRun: path, area, hatching;
}

/// Levels are heights, so turning the curve leaves them as they are.
impl Movable for CurveBox {
    fn shifted(self, shift: Shift) -> Self {
        let down = match shift {
            Shift::By(by) => by.y,
            Shift::Turn(_) => 0.0,
        };
        Self {
            plot: self.plot.shifted(shift),
            levels: self.levels.map(|level| level + down),
            faces: self.faces.shifted(shift),
            lines: self.lines.shifted(shift),
            stars: self.stars.shifted(shift),
            labels: self.labels.shifted(shift),
            ..self
        }
    }
}

impl OwnRect for CardBox {
    fn own_rect(&self) -> Rect {
        self.size.to_rect()
    }
}

impl OwnRect for LaneLayout {
    fn own_rect(&self) -> Rect {
        self.rect
    }
}

/// A picture is the same wherever it is.
impl Movable for (PictureId, Rect) {
    fn shifted(self, shift: Shift) -> Self {
        (self.0, self.1.shifted(shift))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        layout::layout,
        model::{Anchor, Feeling, FeelingKey, FeelingValue, LaneKind, MapDirection, Persona, PersonaId, grid_map},
        text::FontBook,
        theme::Theme,
    };

    #[test]
    fn a_curve_moves_with_its_levels_and_keeps_their_heights_when_it_is_turned() {
        let mut map = grid_map(3, 1, 1);
        map.lanes[0].kind = LaneKind::EmotionCurve;
        map.info.direction = MapDirection::Ltr;
        let persona = PersonaId::numbered(1);
        map.personas.push(Persona::new(persona.clone(), "Lena"));
        for stage in &map.stages {
            let key = FeelingKey { persona: persona.clone(), anchor: Anchor::Stage(stage.id.clone()) };
            map.feelings.insert(key, Feeling::new(FeelingValue::NEUTRAL));
        }
        let curve = CurveBox::clone(&layout(&map, Theme::light(), &mut FontBook::bundled()).curves[0]);
        let is_at_height = |curve: &CurveBox| {
            let [best, _, neutral, _, worst] = curve.levels;
            let points = curve.lines.iter().flat_map(|line| &line.points).map(|point| point.point.y);
            let pairs = points.map(|y| (y, neutral)).chain([(curve.plot.y0, best), (curve.plot.y1, worst)]);
            pairs.into_iter().all(|(a, b)| (a - b).abs() < 1e-9)
        };
        assert!(curve.lines[0].points.len() == 3 && is_at_height(&curve));
        let lower = curve.clone().moved_down(40.0);
        assert!(is_at_height(&lower), "{:?} at {:?}", lower.levels, lower.plot);
        assert!(is_at_height(&curve.shifted(Shift::Turn(5_000.0))));
    }
}
