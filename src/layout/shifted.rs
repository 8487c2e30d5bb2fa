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
    CurveBox: plot, faces, lines, stars, labels;
    CurveLine: points, runs, wanted, wanted_points;
    CurvePoint: point;
    CurveRun: path, known, assumed;
    WantedPoint: point;
    WantedRun: path, area, hatching;
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
