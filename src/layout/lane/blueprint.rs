//! The three lines of a service blueprint, between the lanes they separate.

use crate::{
    geom::{Point, Rect},
    layout::{
        BlueprintLine, PlacedLane,
        columns::Columns,
        setter::{Setter, TextLook},
    },
    model::LaneKind,
};

/// The gap between a line and its title.
const LABEL_PADDING: f64 = 6.0;

/// The distance from the customer of lanes of a kind; `None` for kinds without blueprint lines.
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

/// For lanes of these `kinds`, the indices of the lanes above which the lines of interaction, of visibility and of
/// internal interaction run: the first lane of each layer, if all lanes nearer to the customer are above it.
#[must_use]
pub fn blueprint_lines(kinds: &[LaneKind]) -> [Option<usize>; 3] {
    [1, 2, 3].map(|number| {
        let first = kinds.iter().position(|kind| layer(*kind) == Some(number))?;
        let last_nearer = kinds.iter().rposition(|kind| layer(*kind).is_some_and(|layer| layer < number))?;
        (last_nearer < first).then_some(first)
    })
}

/// The blueprint lines of `lanes`.
pub(in crate::layout) fn lines(lanes: &[PlacedLane], setter: &mut Setter<'_>, columns: &Columns) -> Vec<BlueprintLine> {
    let words = setter.words;
    let titles = [words.interaction, words.visibility, words.internal_interaction];
    let kinds: Vec<LaneKind> = lanes.iter().map(|lane| lane.it.kind).collect();
    let line = |(lane, title): (Option<usize>, &str)| {
        let y = lanes.get(lane?)?.at.y;
        let (start, padding) = (columns.start + setter.sizes().cell_padding, 2.0 * LABEL_PADDING);
        let look = TextLook::new(setter.theme.type_scale.caption, setter.theme.colors.muted).own().lines(1);
        let mut title = setter.set_tight(title, look, Point::new(start, y), columns.width - padding);
        let up = crate::geom::Vec2::new(0.0, -title.rect.height() / 2.0);
        title.rect = title.rect + up;
        let rect = Rect::new(setter.sizes().page_margin, y, columns.end(), y);
        let line = BlueprintLine { rect, gap: title.rect.inflate(LABEL_PADDING, 0.0), title };
        Some(setter.finished(line, columns.page_width))
    };
    blueprint_lines(&kinds).into_iter().zip(titles).filter_map(line).collect()
}
