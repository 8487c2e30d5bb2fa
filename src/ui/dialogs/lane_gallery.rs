//! The gallery of lane kinds, for choosing the kind of a new lane.

use egui::{Context, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::{
    Answer,
    frame::{Choice, dialog_ui},
};
use crate::{
    edit::Command,
    layout::lane_icon,
    model::{LaneKind, Map},
    text::{Align, TextSpec},
    ui::{
        action::{Action, MapAction, lane_kind_message},
        carry::lane_title,
        flow,
        i18n::{self, Message, m},
        style::{CORNER, Tokens, tight},
        widgets::{BODY, Label, TextSetter as _, paint_block, paint_icon, set_words},
    },
};

const WIDTH: f32 = 780.0;
const GAP: f32 = 20.0;
const ROW: f32 = 56.0;
/// The side of the tile behind the icon.
const TILE: f32 = 34.0;
const PADDING: f32 = 9.0;

/// The kinds in groups: two columns of two groups each.
const GROUPS: [[(Message, &[LaneKind]); 2]; 2] = [
    [
        (
            m("lanes-lived"),
            &[LaneKind::Actions, LaneKind::Touchpoints, LaneKind::Channels, LaneKind::Thoughts, LaneKind::EmotionCurve],
        ),
        (m("lanes-else"), &[LaneKind::Pictures, LaneKind::Notes]),
    ],
    [
        (m("lanes-learnt"), &[LaneKind::PainPoints, LaneKind::Opportunities, LaneKind::Metrics, LaneKind::Outcomes]),
        (
            m("lanes-behind"),
            &[
                LaneKind::Frontstage,
                LaneKind::Backstage,
                LaneKind::Support,
                LaneKind::PhysicalEvidence,
                LaneKind::Departments,
            ],
        ),
    ],
];

/// The gallery of lane kinds.
#[derive(Debug)]
pub struct LaneGallery {
    /// The index of the new lane; `None` for below the selected one.
    at: Option<usize>,
    /// The kinds of the map's present lanes.
    there: Vec<LaneKind>,
    language: crate::model::Language,
    has_shown: bool,
}

impl LaneGallery {
    /// A gallery for `map`; the new lane becomes number `at`, or goes below the selected one if `None`.
    #[must_use]
    pub fn new(map: &Map, at: Option<usize>) -> Self {
        let there = map.lanes.iter().map(|lane| lane.kind).collect();
        Self { at, there, language: map.info.language, has_shown: false }
    }

    /// Shows the gallery; returns the answer once the user has chosen.
    pub(super) fn ui(&mut self, ctx: &Context) -> Option<Answer> {
        let mut chosen = None;
        let closed = dialog_ui(ctx, m("lanes-title"), WIDTH, |ui| {
            // Leaves space for the scroll bar, which overlaps the side.
            let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(6, 0));
            chosen = frame.show(ui, |ui| self.columns_ui(ui)).inner;
            vec![Choice::new(m("close"), Answer::Close)]
        });
        chosen.map(|kind| Answer::Do(vec![self.added(kind)])).or(closed)
    }

    /// Whether the map has no lane of some kind.
    fn lacks_some(&self) -> bool {
        GROUPS.iter().flatten().flat_map(|(_, kinds)| *kinds).any(|kind| !self.there.contains(kind))
    }

    /// The action that adds a lane of `kind`.
    fn added(&self, kind: LaneKind) -> Action {
        match self.at {
            None => Action::Map(MapAction::AddLane(kind)),
            Some(at) => {
                // The lane's title is in the map's language, not in the interface's.
                let title = lane_title(kind, self.language).to_owned();
                Action::Map(MapAction::Insert(Box::new(Command::AddLane { at, kind, title })))
            }
        }
    }

    fn columns_ui(&mut self, ui: &mut Ui) -> Option<LaneKind> {
        let (area, width) = (ui.available_rect_before_wrap(), (ui.available_width() - GAP) / 2.0);
        let mut chosen = None;
        let mut bottom = area.top();
        for (at, groups) in GROUPS.iter().enumerate() {
            let is_at_right = (at == 1) != i18n::is_rtl();
            let left = if is_at_right { area.left() + width + GAP } else { area.left() };
            let column = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
            let mut column = ui.new_child(egui::UiBuilder::new().max_rect(column).layout(flow::column()).id_salt(at));
            column.spacing_mut().item_spacing = Vec2::ZERO;
            for (caption, kinds) in groups {
                column.add_space(6.0);
                column.add(Label::caption(*caption));
                column.add_space(4.0);
                for kind in *kinds {
                    let response = kind_ui(&mut column, *kind, self.there.contains(kind));
                    // The first kind that the map has no lane of is the likeliest choice.
                    let is_likeliest = !self.there.contains(kind) || !self.lacks_some();
                    if is_likeliest && !std::mem::replace(&mut self.has_shown, true) {
                        response.request_focus();
                    }
                    if response.clicked() {
                        chosen = Some(*kind);
                    }
                }
            }
            bottom = bottom.max(column.min_rect().bottom());
        }
        ui.allocate_rect(Rect::from_min_max(area.min, pos2(area.right(), bottom)), Sense::hover());
        chosen
    }
}

/// A kind of lane with its explanation; next to the name it says whether the map has such a lane.
fn kind_ui(ui: &mut Ui, kind: LaneKind, is_there: bool) -> Response {
    let message = lane_kind_message(kind);
    let there = if is_there { m("lanes-there").text() } else { String::new() };
    let width = ui.available_width() - TILE - 3.0 * PADDING;
    let there_words = set_words(ui.ctx(), &there, tight(12.0, 500.0), width / 3.0);
    let name = set_words(ui.ctx(), &message.text(), BODY_STRONG, width - there_words.size.x - PADDING);
    let tip = message.tip();
    let tip = TextSpec {
        text: &tip,
        style: tight(12.0, 500.0),
        width: Some(f64::from(width)),
        align: Align::Start,
        direction: i18n::interface_base(),
        max_lines: Some(2),
    };
    let tip = (&mut ui.ctx()).set(&tip);
    #[expect(clippy::cast_possible_truncation, reason = "heights in a window")]
    let height = name.size.y + tip.size.height as f32;
    let row = vec2(ui.available_width(), ROW.max(height + 2.0 * PADDING));
    let (rect, response) = ui.allocate_exact_size(row, Sense::click());
    response.widget_info(|| {
        let comma = m("list-comma").text();
        let parts = [message.text(), message.tip(), there.clone()];
        let said = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(&comma);
        egui::WidgetInfo::labeled(egui::Role::MenuItem, true, said)
    });
    let tokens = Tokens::of(ui.ctx());
    if response.has_focus() {
        ui.painter().rect_filled(rect, CORNER, tokens.selected);
        ui.painter().rect_stroke(rect, CORNER, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
        response.scroll_to_me(None);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, CORNER, tokens.hovered);
    }
    let inside = rect.shrink(PADDING);
    let (tile_left, words_left) = if i18n::is_rtl() {
        (inside.right() - TILE, inside.left())
    } else {
        (inside.left(), inside.left() + TILE + PADDING)
    };
    let tile = Rect::from_min_size(pos2(tile_left, rect.center().y - TILE / 2.0), Vec2::splat(TILE));
    ui.painter().rect_filled(tile, CORNER, tokens.hovered);
    ui.painter().rect_stroke(tile, CORNER, Stroke::new(1.0, tokens.hairline), StrokeKind::Inside);
    paint_icon(ui.painter(), lane_icon(kind), tile, 18.0, tokens.on_selected);

    let line = Rect::from_min_size(pos2(words_left, rect.center().y - height / 2.0), vec2(width, name.size.y));
    name.paint_at(ui.painter(), line, false, tokens.ink);
    there_words.paint_at(ui.painter(), line, true, tokens.muted);
    paint_block(ui.painter(), &tip, line.left_bottom(), 1.0, tokens.muted);
    response
}

/// The text style of a kind's name.
const BODY_STRONG: crate::text::TextStyle = crate::text::TextStyle { weight: 650.0, ..BODY };
