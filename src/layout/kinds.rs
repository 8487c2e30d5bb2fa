//! The looks of lane kinds, and the icons of channels.

use super::{CardLook, Icon};
use crate::model::{Channel, KnownChannel, LaneKind};

/// The look of cards in a lane of `kind`.
pub(super) fn card_look(kind: LaneKind) -> CardLook {
    match kind {
        LaneKind::Actions => CardLook::Bullet,
        LaneKind::Touchpoints => CardLook::Touchpoint,
        LaneKind::Thoughts => CardLook::Quote,
        LaneKind::PainPoints => CardLook::PainPoint,
        LaneKind::Opportunities => CardLook::Opportunity,
        LaneKind::Metrics => CardLook::Metric,
        LaneKind::Outcomes => CardLook::Outcome,
        LaneKind::Pictures => CardLook::Picture,
        LaneKind::Departments => CardLook::Department,
        LaneKind::PhysicalEvidence => CardLook::Tangible,
        LaneKind::Frontstage => CardLook::Frontstage,
        LaneKind::Backstage => CardLook::Backstage,
        LaneKind::Support => CardLook::Support,
        LaneKind::Notes => CardLook::Note,
        LaneKind::Channels | LaneKind::EmotionCurve => CardLook::Plain,
    }
}

/// The icon of lanes of `kind`.
#[must_use]
pub fn lane_icon(kind: LaneKind) -> Icon {
    match kind {
        LaneKind::Actions => Icon::Footprints,
        LaneKind::Touchpoints => Icon::Route,
        LaneKind::Channels => Icon::Waypoints,
        LaneKind::Thoughts => Icon::MessageCircleMore,
        LaneKind::EmotionCurve => Icon::Heart,
        LaneKind::PainPoints => Icon::TriangleAlert,
        LaneKind::Opportunities => Icon::Lightbulb,
        LaneKind::Metrics => Icon::ChartLine,
        LaneKind::Outcomes => Icon::Split,
        LaneKind::Departments => Icon::Building,
        LaneKind::PhysicalEvidence => Icon::TabletSmartphone,
        LaneKind::Frontstage => Icon::Theater,
        LaneKind::Backstage => Icon::EyeOff,
        LaneKind::Support => Icon::Cog,
        LaneKind::Pictures => Icon::Image,
        LaneKind::Notes => Icon::StickyNote,
    }
}

/// The icon of `channel`; a dashed circle for `None`.
#[must_use]
pub fn channel_icon(channel: Option<&Channel>) -> Icon {
    match channel {
        None => Icon::CircleDashed,
        Some(Channel::Own(_)) => Icon::Waypoints,
        Some(Channel::Known(known)) => match known {
            KnownChannel::Phone => Icon::Phone,
            KnownChannel::Chatbot => Icon::Bot,
            KnownChannel::LiveChat => Icon::MessagesSquare,
            KnownChannel::MobileApp => Icon::Smartphone,
            KnownChannel::WebSite => Icon::Globe,
            KnownChannel::Search => Icon::Search,
            KnownChannel::SocialMedia => Icon::ThumbsUp,
            KnownChannel::Email => Icon::Mail,
            KnownChannel::Messaging => Icon::MessageSquareText,
            KnownChannel::Post => Icon::Package,
            KnownChannel::Shop => Icon::Store,
            KnownChannel::Reseller => Icon::ShoppingBag,
            KnownChannel::Event => Icon::CalendarHeart,
            KnownChannel::FaceToFace => Icon::Handshake,
            KnownChannel::CallCentre => Icon::Headset,
            KnownChannel::WordOfMouth => Icon::Megaphone,
        },
    }
}
