//! The names of enum values in a version 1 file, with conversions in both directions. There is one list for each enum,
//! so that reading and writing always agree.

use super::v1;
use crate::model;

/// An enum whose values are single words in the file.
pub(super) trait Named: Copy {
    /// The value's word.
    fn name(self) -> &'static str;
}

macro_rules! same_names {
    ($($kind:ident = $model:ident: $($name:ident)+;)*) => {$(
        impl From<v1::$kind> for model::$model {
            fn from(kind: v1::$kind) -> Self {
                match kind { $(v1::$kind::$name => Self::$name,)+ }
            }
        }

        impl Named for model::$model {
            fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)+ }
            }
        }
    )*};
}

same_names! {
    State = MapState: Current Future;
    Direction = MapDirection: Auto Ltr Rtl;
    Markers = CurveMarkers: Shapes Faces;
    Digits = Digits: Auto Latin ArabicIndic Persian;
    MapPart = MapPart: Legend Sources Unexplored PersonaDetails;
    LaneKind = LaneKind: Actions Touchpoints Channels Thoughts EmotionCurve PainPoints Opportunities Metrics Outcomes
        Departments PhysicalEvidence Frontstage Backstage Support Pictures Notes;
    Visibility = Visibility: Open Collapsed Hidden;
    Presence = Presence: Online Offline;
    Evidence = Evidence: Assumed Partial Researched;
    Severity = Severity: Low Medium High;
    Status = Status: Open Planned InProgress Done Validated Rejected;
    Effect = FilterEffect: Fade Hide;
    SourceKind = SourceKind: WebAnalytics Crm Survey MysteryVisit Study Interviews SupportTranscripts Workshop Other;
}

macro_rules! channels {
    ($($name:ident)+) => {
        /// The file's type for a built-in channel, or for the id of one of the map's own.
        pub(super) fn channel(channel: &v1::Channel) -> Result<model::KnownChannel, &str> {
            match channel {
                $(v1::Channel::$name => Ok(model::KnownChannel::$name),)+
                v1::Channel::Own(id) => Err(id),
            }
        }

        impl Named for model::KnownChannel {
            fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)+ }
            }
        }
    };
}

channels! {
    Phone Chatbot LiveChat MobileApp WebSite Search SocialMedia Email Messaging Post Shop Reseller Event FaceToFace
    CallCentre WordOfMouth
}

macro_rules! measures {
    ($($name:ident: $($input:ident)+;)*) => {
        impl From<v1::Measure> for model::Measure {
            fn from(measure: v1::Measure) -> Self {
                match measure {
                    $(v1::Measure::$name { $($input),+ } => Self::$name { $($input),+ },)*
                    v1::Measure::Own { value, less_better } => Self::Own { value, is_less_better: less_better },
                }
            }
        }

        /// The measure's name in the file and its named inputs; no inputs for the user's own measures.
        pub(super) fn measure(measure: &model::Measure) -> (&'static str, Vec<(&'static str, f64)>) {
            match *measure {
                $(model::Measure::$name { $($input),+ } => {
                    (stringify!($name), vec![$((stringify!($input), $input)),+])
                })*
                model::Measure::Own { .. } => ("Own", Vec::new()),
            }
        }
    };
}

measures! {
    Csat: satisfied answers;
    Clv: purchase_value purchases_a_year years;
    Ces: sum answers;
    SessionTime: total sessions;
    BounceRate: single_page sessions;
    OpenRate: opened delivered;
    ConversionRate: conversions visitors;
    Nps: promoters passives detractors;
}
