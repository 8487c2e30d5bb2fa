//! The words for the kinds of lanes, and for adding a card to each.

use crate::{
    model::LaneKind,
    ui::i18n::{Message, m},
};

/// The name of a lane of this kind that has no title of its own.
#[must_use]
pub fn lane_kind_message(kind: LaneKind) -> Message {
    match kind {
        LaneKind::Actions => m("lane-actions"),
        LaneKind::Touchpoints => m("lane-touchpoints"),
        LaneKind::Channels => m("lane-channels"),
        LaneKind::Thoughts => m("lane-thoughts"),
        LaneKind::EmotionCurve => m("lane-emotion-curve"),
        LaneKind::PainPoints => m("lane-pain-points"),
        LaneKind::Opportunities => m("lane-opportunities"),
        LaneKind::Metrics => m("lane-metrics"),
        LaneKind::Outcomes => m("lane-outcomes"),
        LaneKind::Departments => m("lane-departments"),
        LaneKind::PhysicalEvidence => m("lane-physical-evidence"),
        LaneKind::Frontstage => m("lane-frontstage"),
        LaneKind::Backstage => m("lane-backstage"),
        LaneKind::Support => m("lane-support"),
        LaneKind::Pictures => m("lane-pictures"),
        LaneKind::Notes => m("lane-notes"),
    }
}

/// The message for adding a card to a lane of this kind.
pub(super) fn add_message(kind: LaneKind) -> Message {
    match kind {
        LaneKind::Actions => m("action-add-actions"),
        LaneKind::Touchpoints => m("action-add-touchpoints"),
        LaneKind::Channels | LaneKind::EmotionCurve | LaneKind::Support => m("action-add-card"),
        LaneKind::Thoughts => m("action-add-thoughts"),
        LaneKind::PainPoints => m("action-add-pain-points"),
        LaneKind::Opportunities => m("action-add-opportunities"),
        LaneKind::Metrics => m("action-add-metrics"),
        LaneKind::Outcomes => m("action-add-outcomes"),
        LaneKind::Departments => m("action-add-departments"),
        LaneKind::PhysicalEvidence => m("action-add-physical-evidence"),
        LaneKind::Frontstage => m("action-add-frontstage"),
        LaneKind::Backstage => m("action-add-backstage"),
        LaneKind::Pictures => m("action-add-pictures"),
        LaneKind::Notes => m("action-add-notes"),
    }
}
