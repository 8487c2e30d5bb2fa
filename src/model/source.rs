//! Sources: where the knowledge in a map comes from; and the pictures embedded in it.

use std::sync::Arc;

use super::{Date, PictureId, SourceId};

/// Where something in the map is known from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The source's name in the file.
    pub id: SourceId,
    /// What sort of source it is.
    pub kind: SourceKind,
    /// What the source is called: "12 interviews, March".
    pub title: String,
    /// A link, a file name, a page: where to find it.
    pub locator: String,
    /// When it was gathered.
    pub date: Option<Date>,
}

/// What sort of source it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// Counted visits and clicks.
    WebAnalytics,
    /// Customer records and campaign data.
    Crm,
    /// A satisfaction survey.
    Survey,
    /// A visit by somebody who posed as a customer.
    MysteryVisit,
    /// A statistical study.
    Study,
    /// Interviews with customers, former customers or lost prospects.
    Interviews,
    /// Transcripts of support calls and chats.
    SupportTranscripts,
    /// What a workshop assumed.
    Workshop,
    /// Anything else.
    Other,
}

/// A picture embedded in the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The picture's name in the file.
    pub id: PictureId,
    /// What the picture shows, in words.
    pub description: String,
    /// The encoded picture, a PNG or a JPEG file.
    pub bytes: Arc<[u8]>,
}
