//! Fading of the cards, personas and curves that a filter excludes.

use std::sync::Arc;

use crate::{
    color::Rgba,
    layout::Layout,
    model::CardId,
    scene::{Afar, GradientStop, Group, GroupKey, Item, Outline, Paint, Role},
    theme::Theme,
};

/// Opacity of faded items: visible, but not readable at a glance.
const STRENGTH: f64 = 0.28;

/// `group`, faded if `layout` lists its card or persona as faded.
pub(super) fn faded(group: Group, layout: &Layout, theme: &Theme) -> Group {
    if layout.faded.is_empty() || !is_faded(&group.key, layout) {
        return group;
    }
    let afar = group.afar.map(|afar| Afar { items: faint_items(afar.items, theme), ..afar });
    Group { items: faint_items(group.items, theme), afar, ..group }
}

/// Whether `key` is that of the group of a faded card or persona.
fn is_faded(key: &GroupKey, layout: &Layout) -> bool {
    let faded = &layout.faded;
    let Some(id) = key.id.as_deref() else { return false };
    match key.role {
        Role::Card => CardId::new(id).is_some_and(|id| faded.cards.contains(&id)),
        Role::Persona | Role::Curve | Role::CurveFill | Role::WantedCurve => {
            faded.personas.iter().any(|persona| persona.as_str() == id)
        }
        Role::Grid
        | Role::Header
        | Role::Logo
        | Role::Stage
        | Role::Step
        | Role::Lane
        | Role::Cell
        | Role::BlueprintLine
        | Role::CurveLevels
        | Role::CurveStars
        | Role::CurveLabels
        | Role::Legend
        | Role::Sources
        | Role::Hint
        | Role::BlankCells
        | Role::Sketch => false,
    }
}

/// `items` faded towards the page colour.
pub(super) fn faint_items(items: Vec<Item>, theme: &Theme) -> Vec<Item> {
    items.into_iter().flat_map(|item| faint_item(item, theme.colors.page)).collect()
}

/// `color` mixed into the page colour. An opaque colour stays opaque, so that items beneath it do not show through.
fn faint_color(color: Rgba, page: Rgba) -> Rgba {
    if color.a == u8::MAX { color.faded(STRENGTH).over(page) } else { color.faded(STRENGTH) }
}

fn faint_item(item: Item, page: Rgba) -> Vec<Item> {
    let faint = |color| faint_color(color, page);
    match item {
        Item::Fill { outline, paint } => vec![Item::Fill { outline, paint: faint_paint(paint, page) }],
        Item::Stroke { outline, pen, color } => vec![Item::Stroke { outline, pen, color: faint(color) }],
        Item::Glyphs { block, origin, color } => {
            vec![Item::Glyphs { block: Arc::clone(&block), origin, color: faint(color) }]
        }
        Item::Shadow { rect, deviation, color } => vec![Item::Shadow { rect, deviation, color: color.faded(STRENGTH) }],
        // A picture keeps its pixels; a translucent rectangle in the page colour covers it.
        Item::Image { bitmap, rect, instead } => {
            let veil = Paint::Solid(page.faded(1.0 - STRENGTH));
            vec![Item::Image { bitmap, rect, instead }, Item::Fill { outline: Outline::Rounded(rect), paint: veil }]
        }
    }
}

fn faint_paint(paint: Paint, page: Rgba) -> Paint {
    match paint {
        Paint::Solid(color) => Paint::Solid(faint_color(color, page)),
        Paint::Linear { from, to, stops } => {
            let stops = stops.into_iter().map(|stop| GradientStop { color: stop.color.faded(STRENGTH), ..stop });
            Paint::Linear { from, to, stops: stops.collect() }
        }
    }
}
