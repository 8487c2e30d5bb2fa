//! The bands of stages, which point in the direction of time, and their steps.

use std::sync::Arc;

use super::{brush::Brush, reading::Reading};
use crate::{
    geom::{BezPath, Point, Rect},
    layout::Layout,
    scene::{Group, GroupKey, Outline, Role},
    theme::{Sizes, Theme},
};

/// The inset of the strip that represents a collapsed stage or lane, from the sides of its column or row.
pub(super) const STRIP_INSET: f64 = 5.0;

/// A group for each stage and for each step.
pub(super) fn stages(layout: &Layout, reading: &Reading<'_>, theme: &Theme) -> Vec<Group> {
    let bands_bottom = layout.stages.iter().map(|stage| stage.rect.y1).fold(0.0, f64::max);
    let bands = layout.stages.iter().map(|stage| {
        let mut brush = Brush::default();
        let outline = chevron(stage.rect, layout.is_rtl, &theme.sizes);
        brush.fill(Outline::Path(Arc::new(outline)), theme.band(stage.index));
        let mut afar = Brush { items: brush.items.clone() };
        stage.afar.iter().for_each(|title| afar.text(title));
        brush.text(&stage.title);
        brush.text(&stage.text);
        if let Some(count) = &stage.count {
            let body = Rect::new(stage.column.x0, bands_bottom, stage.column.x1, stage.column.y1);
            brush.text(count);
            for brush in [&mut brush, &mut afar] {
                brush.fill_rounded(body.inset(-STRIP_INSET), theme.sizes.card_radius, theme.colors.chip);
            }
        }
        Group::new(GroupKey::of(Role::Stage, stage.id.as_str()), brush.items)
            .with_afar(layout.afar_below, afar.items)
            .read_as(&stage.title.block.text, reading.stage(&stage.id, 0))
    });
    let steps = layout.steps.iter().zip(1..).map(|(step, place)| {
        let mut brush = Brush::default();
        brush.fill_rounded(step.rect, theme.sizes.card_radius, theme.step(step.stage_index));
        let mut afar = Brush { items: brush.items.clone() };
        step.afar.iter().for_each(|title| afar.text(title));
        brush.text(&step.title);
        let stage = layout.stages.iter().find(|stage| stage.index == step.stage_index);
        let order = stage.map(|stage| reading.stage(&stage.id, place)).unwrap_or_default();
        Group::new(GroupKey::of(Role::Step, step.id.as_str()), brush.items)
            .with_afar(layout.afar_below, afar.items)
            .read_as(&step.title.block.text, order)
    });
    bands.chain(steps).collect()
}

/// The outline of a band: a notch at its start and a tip at its end, in the direction of time. The tip extends
/// `interlock` beyond `rect`.
fn chevron(rect: Rect, is_rtl: bool, sizes: &Sizes) -> BezPath {
    let (start, end, forth) = if is_rtl { (rect.x1, rect.x0, -1.0) } else { (rect.x0, rect.x1, 1.0) };
    let shoulder = end + (sizes.interlock - sizes.notch) * forth;
    let middle = rect.center().y;
    let corners = [
        Point::new(start, rect.y0),
        Point::new(shoulder, rect.y0),
        Point::new(end + sizes.interlock * forth, middle),
        Point::new(shoulder, rect.y1),
        Point::new(start, rect.y1),
        Point::new(start + sizes.notch * forth, middle),
    ];
    let mut path = BezPath::new();
    for (index, corner) in corners.into_iter().enumerate() {
        if index == 0 {
            path.move_to(corner);
        } else {
            path.line_to(corner);
        }
    }
    path.close_path();
    path
}
