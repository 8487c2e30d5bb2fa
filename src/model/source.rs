//! Sources, where the knowledge in a map comes from, and the pictures embedded in it.

use std::sync::Arc;

use super::{Date, PictureId, SourceId};

/// A source of the knowledge in a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The source's id in the file.
    pub id: SourceId,
    /// The type of source.
    pub kind: SourceKind,
    /// The source's title: "12 interviews, March".
    pub title: String,
    /// Where to find the source: a link, a file name, a page.
    pub locator: String,
    /// When the data was collected.
    pub date: Option<Date>,
}

/// The type of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// Counted visits and clicks.
    WebAnalytics,
    /// Customer records and campaign data.
    Crm,
    /// A satisfaction survey.
    Survey,
    /// A visit by a researcher posing as a customer.
    MysteryVisit,
    /// A statistical study.
    Study,
    /// Interviews with customers, former customers or lost prospects.
    Interviews,
    /// Transcripts of support calls and chats.
    SupportTranscripts,
    /// Assumptions of a workshop.
    Workshop,
    /// Any other source.
    Other,
}

/// A picture embedded in the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The picture's id in the file.
    pub id: PictureId,
    /// A description of the picture in words.
    pub description: String,
    /// The encoded picture, a PNG or a JPEG file.
    pub bytes: Arc<[u8]>,
}
