//! Moving the parts of a layout as values: each becomes the same part with all its rectangles in their new place.

use super::{
    BlueprintLine, CardBox, CellBox, ChipBox, CurveBox, CurveLine, CurvePoint, CurveRun, EvidenceSign, Face, GroupBox,
    HeaderBox, Hint, IconBox, LaneLayout, LegendItem, Movable, OwnRect, PersonaBox, PersonaDot, PersonaList, Pill,
    Segment, SetText, Shift, StageBox, StepBox, WantedPoint, WantedRun,
};
use crate::geom::Rect;

macro_rules! movable {
    ($($part:ident: $($field:ident),+;)*) => {$(
        impl Movable for $part {
            fn shifted(self, shift: Shift) -> Self {
                Self { $($field: self.$field.shifted(shift),)+ ..self }
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
    CurveBox: plot, faces, lines, stars, labels;
    CurveLine: points, runs, wanted, wanted_points;
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

/// The pieces of a card, with its size as it is.
impl Movable for CardBox {
    fn shifted(self, shift: Shift) -> Self {
        Self {
            title: self.title.shifted(shift),
            afar: self.afar.shifted(shift),
            text: self.text.shifted(shift),
            notes: self.notes.shifted(shift),
            tile: self.tile.shifted(shift),
            icons: self.icons.shifted(shift),
            bullet: self.bullet.shifted(shift),
            segments: self.segments.shifted(shift),
            pills: self.pills.shifted(shift),
            personas: self.personas.shifted(shift),
            evidence: self.evidence.shifted(shift),
            picture: self.picture.map(|(picture, rect)| (picture, rect.shifted(shift))),
            ..self
        }
    }
}

impl Movable for HeaderBox {
    fn shifted(self, shift: Shift) -> Self {
        Self {
            title: self.title.shifted(shift),
            afar: self.afar.shifted(shift),
            subtitle: self.subtitle.shifted(shift),
            goals: self.goals.shifted(shift),
            logo: self.logo.shifted(shift),
        }
    }
}

impl Movable for PersonaList {
    fn shifted(self, shift: Shift) -> Self {
        Self {
            caption: self.caption.shifted(shift),
            icon: self.icon.shifted(shift),
            items: self.items.shifted(shift),
            bullets: self.bullets.shifted(shift),
        }
    }
}

impl Movable for Hint {
    fn shifted(self, shift: Shift) -> Self {
        Self { title: self.title.shifted(shift), frame: self.frame.shifted(shift) }
    }
}

impl Movable for BlueprintLine {
    fn shifted(self, shift: Shift) -> Self {
        Self { rect: self.rect.shifted(shift), gap: self.gap.shifted(shift), title: self.title.shifted(shift) }
    }
}

impl Movable for CurvePoint {
    fn shifted(self, shift: Shift) -> Self {
        Self { point: shift.point(self.point), ..self }
    }
}

impl Movable for WantedPoint {
    fn shifted(self, shift: Shift) -> Self {
        Self { point: shift.point(self.point), ..self }
    }
}

impl Movable for CurveRun {
    fn shifted(self, shift: Shift) -> Self {
        let shifted = |paths: Vec<_>| paths.iter().map(|path| shift.path(path)).collect();
        Self { path: shift.path(&self.path), known: shifted(self.known), assumed: shifted(self.assumed) }
    }
}

impl Movable for WantedRun {
    fn shifted(self, shift: Shift) -> Self {
        Self {
            path: shift.path(&self.path),
            area: shift.path(&self.area),
            hatching: self.hatching.into_iter().map(|ends| ends.map(|end| shift.point(end))).collect(),
        }
    }
}
