//! Visits every rectangle of a part, to move or mirror the part as a whole.

use super::{
    BlueprintLine, CardBox, CellBox, ChipBox, EvidenceSign, GroupBox, HeaderBox, Hint, IconBox, LaneBox, LegendItem,
    PersonaBox, PersonaDot, PersonaList, Pill, Segment, SetText, StageBox, StepBox,
};
use crate::geom::{Rect, Vec2, mirrored_rect};

/// A part made of rectangles.
pub(super) trait Rects {
    /// Calls `visit` once for each rectangle.
    fn each_rect(&mut self, visit: &mut dyn FnMut(&mut Rect));

    /// Moves the part down by `by`.
    fn move_down(&mut self, by: f64) {
        self.each_rect(&mut |rect| *rect = *rect + Vec2::new(0.0, by));
    }

    /// Mirrors the part left to right on a page that is `page_width` wide.
    fn mirror(&mut self, page_width: f64) {
        self.each_rect(&mut |rect| *rect = mirrored_rect(*rect, page_width));
    }
}

impl Rects for Rect {
    fn each_rect(&mut self, visit: &mut dyn FnMut(&mut Rect)) {
        visit(self);
    }
}

impl<T: Rects> Rects for Option<T> {
    fn each_rect(&mut self, visit: &mut dyn FnMut(&mut Rect)) {
        if let Some(part) = self {
            part.each_rect(visit);
        }
    }
}

impl<T: Rects> Rects for Vec<T> {
    fn each_rect(&mut self, visit: &mut dyn FnMut(&mut Rect)) {
        for part in self {
            part.each_rect(visit);
        }
    }
}

macro_rules! rects {
    ($($part:ident: $($field:ident),+;)*) => {$(
        impl Rects for $part {
            fn each_rect(&mut self, visit: &mut dyn FnMut(&mut Rect)) {
                $(self.$field.each_rect(visit);)+
            }
        }
    )*};
}

rects! {
    SetText: rect;
    IconBox: rect;
    HeaderBox: title, afar, subtitle, goals, logo;
    PersonaBox: rect, avatar, initial, name, afar, role, quote, sample, lists;
    PersonaList: caption, icon, items, bullets;
    StageBox: rect, column, title, afar, text, count;
    StepBox: rect, title, afar;
    LaneBox: rect, label, icon, title, afar, count;
    CellBox: rect, blank, chips, groups;
    GroupBox: icon, title;
    ChipBox: rect, icon, title;
    Segment: rect;
    Pill: rect, title;
    PersonaDot: rect;
    EvidenceSign: rect;
    LegendItem: rect, label, title;
    Hint: title, frame;
    BlueprintLine: rect, gap, title;
}

impl Rects for CardBox {
    fn each_rect(&mut self, visit: &mut dyn FnMut(&mut Rect)) {
        self.rect.each_rect(visit);
        self.title.each_rect(visit);
        self.afar.each_rect(visit);
        self.text.each_rect(visit);
        self.notes.each_rect(visit);
        self.tile.each_rect(visit);
        self.icons.each_rect(visit);
        self.bullet.each_rect(visit);
        self.segments.each_rect(visit);
        self.pills.each_rect(visit);
        self.personas.each_rect(visit);
        self.evidence.each_rect(visit);
        if let Some((_, rect)) = &mut self.picture {
            visit(rect);
        }
    }
}
