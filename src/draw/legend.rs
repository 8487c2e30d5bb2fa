//! The page's foot: what the signs mean, and the sources.

use super::{brush::Brush, header::sample};
use crate::{
    layout::{Icon, IconBox, Layout, LegendSample},
    scene::Group,
    theme::Theme,
};

/// The width of a sample line.
const LINE: f64 = 2.0;

/// The legend and the sources, a group each.
pub(super) fn footer(layout: &Layout, theme: &Theme) -> Vec<Group> {
    let mut brush = Brush::default();
    let color = theme.colors.muted;
    for item in &layout.legend {
        match item.sample {
            LegendSample::MomentOfTruth => brush.star(item.rect, theme),
            LegendSample::Offline => {
                brush.icon(&IconBox { icon: Icon::Store, rect: item.rect, color }, layout.is_rtl, theme);
            }
            LegendSample::Assumed => sample(&mut brush, item.rect, &theme.assumed_dashes, LINE, color),
            LegendSample::Researched => sample(&mut brush, item.rect, &[], LINE, color),
        }
        brush.text(&item.title);
    }
    let legend = Group::new("legend", brush.items);
    let mut brush = Brush::default();
    if let Some(sources) = &layout.sources {
        brush.text(sources);
    }
    vec![legend, Group::new("sources", brush.items)]
}
