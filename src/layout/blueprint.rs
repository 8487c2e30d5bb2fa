//! The three lines of a service blueprint, between the lanes they part.

use super::{
    BlueprintLine, LaneBox,
    columns::Columns,
    setter::{Setter, TextLook},
};
use crate::{
    geom::{Point, Rect},
    model::LaneKind,
};

/// From a label's words to where the line goes on.
const LABEL_PADDING: f64 = 6.0;

/// How far from the customer the lanes of a kind are; `None` for those that no line concerns.
fn layer(kind: LaneKind) -> Option<u8> {
    match kind {
        LaneKind::Actions | LaneKind::Touchpoints => Some(0),
        LaneKind::Frontstage => Some(1),
        LaneKind::Backstage => Some(2),
        LaneKind::Support => Some(3),
        LaneKind::Channels
        | LaneKind::Thoughts
        | LaneKind::EmotionCurve
        | LaneKind::PainPoints
        | LaneKind::Opportunities
        | LaneKind::Metrics
        | LaneKind::Outcomes
        | LaneKind::Departments
        | LaneKind::PhysicalEvidence
        | LaneKind::Pictures
        | LaneKind::Notes => None,
    }
}

/// The lines that `lanes` have: one over the first lane of each layer, where all lanes nearer to the customer stand
/// above it.
pub(super) fn lines(lanes: &[LaneBox], setter: &mut Setter<'_>, columns: &Columns) -> Vec<BlueprintLine> {
    let words = setter.words;
    let titles = [(1, words.interaction), (2, words.visibility), (3, words.internal_interaction)];
    let line = |(number, title): (u8, &str)| {
        let first = lanes.iter().position(|lane| layer(lane.kind) == Some(number))?;
        let is_nearer = |lane: &LaneBox| layer(lane.kind).is_some_and(|layer| layer < number);
        let last_nearer = lanes.iter().rposition(is_nearer)?;
        if last_nearer > first {
            return None;
        }
        let y = lanes.get(first)?.rect.y0;
        let (start, padding) = (columns.start + setter.sizes().cell_padding, 2.0 * LABEL_PADDING);
        let look = TextLook::new(setter.theme.type_scale.caption, setter.theme.colors.muted).own().lines(1);
        let mut title = setter.set_tight(title, look, Point::new(start, y), columns.width - padding);
        let up = crate::geom::Vec2::new(0.0, -title.rect.height() / 2.0);
        title.rect = title.rect + up;
        let rect = Rect::new(setter.sizes().page_margin, y, columns.end(), y);
        Some(BlueprintLine { rect, gap: title.rect.inflate(LABEL_PADDING, 0.0), title })
    };
    titles.into_iter().filter_map(line).collect()
}
