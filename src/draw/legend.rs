//! The footer of the page: the legend and the sources.

use std::sync::Arc;

use super::{
    brush::Brush,
    curve::{HATCH_LINE, wanted_pen},
    hatch::{UNEXPLORED_GAP, UNEXPLORED_LINE, hatch},
    head::sample,
    sign::evidence,
};
use crate::{
    geom::{Point, Rect},
    layout::{Icon, IconBox, Layout, LegendSample},
    model::Evidence,
    scene::{Group, GroupKey, PagePart, Pen, ReadingOrder, Role},
    theme::Theme,
};

/// The width of a sample line.
const LINE: f64 = 2.0;
/// The evidence sign and a severity dot, relative to a sign's height; the extra height of a score over its number.
const SIGN: f64 = 0.7;
const SCORE_RISE: f64 = 2.0;
const DOT: f64 = 0.32;
const DOT_GAP: f64 = 0.19;
/// The vertical inset of the wanted gap, relative to the height.
const WANTED_INSET: f64 = 0.14;

/// The legend and the sources, each as a group.
pub(super) fn footer(layout: &Layout, theme: &Theme) -> Vec<Group> {
    let mut brush = Brush::default();
    let color = theme.colors.muted;
    for item in &layout.legend {
        match item.sample {
            LegendSample::MomentOfTruth => brush.star(item.rect, theme),
            LegendSample::Offline => {
                brush.icon(&IconBox { icon: Icon::Store, rect: item.rect, color }, layout.is_rtl, theme);
            }
            LegendSample::Wanted => wanted(&mut brush, item.rect, theme),
            LegendSample::Assumed => sample(&mut brush, item.rect, &theme.assumed_dashes, LINE, color),
            LegendSample::Partial => {
                evidence(&mut brush, Evidence::Partial, square(item.rect, item.rect.height() * SIGN), theme);
            }
            LegendSample::Severity => severity(&mut brush, item.rect, theme),
            LegendSample::Score => {
                let tall = item.label.as_ref().map_or(item.rect.height(), |label| label.rect.height() + SCORE_RISE);
                let rect = Rect::from_center_size(item.rect.center(), (item.rect.width(), tall));
                brush.fill_rounded(rect, rect.height() / 2.0, theme.colors.good);
                item.label.iter().for_each(|label| brush.text(label));
            }
            LegendSample::Linked => {
                brush.icon(&IconBox { icon: Icon::Link, rect: item.rect, color }, layout.is_rtl, theme);
            }
            LegendSample::OpenQuestion => {
                let icon = IconBox { icon: Icon::Help, rect: item.rect, color: theme.colors.bad };
                brush.icon(&icon, layout.is_rtl, theme);
            }
            LegendSample::NotLookedAt => {
                hatch(&mut brush, item.rect, UNEXPLORED_GAP, UNEXPLORED_LINE, theme.colors.neutral, layout.is_rtl);
            }
            LegendSample::Researched => sample(&mut brush, item.rect, &[], LINE, color),
        }
        brush.text(&item.title);
    }
    let legend = Group::new(GroupKey::only(Role::Legend), brush.items)
        .with_afar(layout.afar_below, Vec::new())
        .read_as(&Arc::default(), ReadingOrder::place(PagePart::Footer, 0));
    let mut brush = Brush::default();
    let mut label = Arc::default();
    if let Some(sources) = &layout.sources {
        brush.text(sources);
        label = Arc::clone(&sources.block.text);
    }
    let order = ReadingOrder::place(PagePart::Footer, 1);
    vec![legend, Group::new(GroupKey::only(Role::Sources), brush.items).read_as(&label, order)]
}

/// Draws a sample of the wanted line with the gap to the felt line.
fn wanted(brush: &mut Brush, rect: Rect, theme: &Theme) {
    let color = theme.colors.muted;
    let gap = rect.inset((0.0, -rect.height() * WANTED_INSET));
    let step = gap.width() / 5.0;
    for x in [0.5, 1.5, 2.5, 3.5, 4.5].map(|at| gap.x0 + at * step) {
        let width = HATCH_LINE * theme.density.scale();
        brush.upright(Point::new(x, gap.y0), Point::new(x, gap.y1), width, color.faded(theme.tints.hatch));
    }
    brush.line(Point::new(gap.x0, gap.y0), Point::new(gap.x1, gap.y0), wanted_pen(theme), color);
    brush.line(Point::new(gap.x0, gap.y1), Point::new(gap.x1, gap.y1), Pen::round(LINE), color);
}

fn square(rect: Rect, side: f64) -> Rect {
    Rect::from_center_size(rect.center(), (side, side))
}

/// Draws three dots, the highest severity of a pain point.
fn severity(brush: &mut Brush, rect: Rect, theme: &Theme) {
    let (dot, gap) = (rect.height() * DOT, rect.height() * DOT_GAP);
    for at in [-1.0, 0.0, 1.0] {
        let center = Point::new(rect.center().x + at * (dot + gap), rect.center().y);
        brush.fill_rounded(Rect::from_center_size(center, (dot, dot)), dot / 2.0, theme.colors.pain_edge);
    }
}
