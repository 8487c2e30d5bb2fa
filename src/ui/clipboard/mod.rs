//! The clipboard: text for other programs, and whole cards for Safar.
//!
//! The system's clipboard gets text that lists, slides and spreadsheets accept ([`text`]). The other fields of the
//! cards are not put there, where they would only be in the way. This window keeps them ([`Clipboard`]) and writes them
//! to a small map file for other windows of Safar on this computer (in `storage::state_dir`). Pasting compares the
//! text: if it is the text of the kept cards, the whole cards are pasted. `ui/carry/clip` carries out what is asked
//! for.

mod adopt;
mod arrange;
mod text;

use std::{collections::BTreeSet, sync::Arc};

pub(super) use adopt::adopted;
pub(super) use arrange::{Destination, arranged};
pub use text::text;

use egui::ViewportCommand;

use crate::{
    capture::{CaptureTarget, Captured},
    import::Arrangement,
    model::{Anchor, Card, CardId, Channel, FeelingKey, Map, MapInfo, Stage},
    ui::i18n::{Message, m},
};

/// The most items of a list that are pasted without a question: a longer one may be a log that was dropped by mistake.
pub(super) const MOST_UNASKED: usize = 200;

/// A request to the clipboard.
#[derive(Clone, Debug, PartialEq)]
pub enum Clip {
    /// Keep these copied cards: a map of them and of everything they refer to.
    Copied(Box<Map>),
    /// Paste this text, or the cards it was made from, at the selection.
    Text(String),
    /// Paste the lines of this text at the selection, whatever it was copied from.
    Plain(String),
    /// Paste a picture at the selection.
    Picture(Arc<egui::ColorImage>),
    /// Add these cards of a table or a long list, to which the user has agreed.
    Arranged(Box<Arrangement>),
    /// Ask whether these lines, more than are taken without a question, are meant as cards.
    Lines(CaptureTarget, Vec<Captured>),
    /// Ask the window system to send a clipboard event, as its own keys do.
    Ask(ClipRequest),
}

/// A clipboard event of the window system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClipRequest {
    /// Cut the selection.
    Cut,
    /// Copy the selection.
    Copy,
    /// Paste.
    Paste,
    /// Paste as text: each line becomes a card with this title, whatever program it was copied in.
    PastePlain,
}

impl ClipRequest {
    /// Every request, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Cut, Self::Copy, Self::Paste, Self::PastePlain];

    /// The message with its name in menus.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Cut => m("context-cut"),
            Self::Copy => m("context-copy"),
            Self::Paste => m("context-paste"),
            Self::PastePlain => m("context-paste-plain"),
        }
    }

    /// The egui command that requests it.
    #[must_use]
    pub fn command(self) -> ViewportCommand {
        match self {
            Self::Cut => ViewportCommand::RequestCut,
            Self::Copy => ViewportCommand::RequestCopy,
            Self::Paste | Self::PastePlain => ViewportCommand::RequestPaste,
        }
    }
}

/// The cards that were copied last in this window.
#[derive(Debug, Default)]
pub struct Clipboard {
    /// The cards, as a map of only them and what they refer to.
    clip: Option<Box<Map>>,
    /// Whether they were copied from the map that is open now, where their references are valid under the same ids.
    is_of_open_map: bool,
    /// The pass in which the window system was asked for text that is to be pasted as lines of text.
    asked_plain: Option<u64>,
}

impl Clipboard {
    /// Keeps cards copied from the open map.
    pub fn keep(&mut self, clip: Box<Map>) {
        self.clip = Some(clip);
        self.is_of_open_map = true;
    }

    /// Call when another map is opened.
    pub fn leave_map(&mut self) {
        self.is_of_open_map = false;
    }

    /// Notes that the text that the window system is asked for in this `pass` is to be pasted as lines of text.
    pub fn ask_plain(&mut self, pass: u64) {
        self.asked_plain = Some(pass);
    }

    /// Whether the text that has arrived in this `pass` is to be pasted as lines of text; the next one is not. An empty
    /// clipboard sends nothing, so that the request expires.
    pub fn take_plain(&mut self, pass: u64) -> bool {
        self.asked_plain.take().is_some_and(|asked| pass <= asked + 10)
    }

    /// The kept cards if their text is `pasted`, and whether they are from the open map.
    #[must_use]
    pub fn clip_of(&self, pasted: &str) -> Option<(&Map, bool)> {
        let clip = self.clip.as_deref().filter(|clip| is_text_of(clip, pasted))?;
        Some((clip, self.is_of_open_map))
    }
}

/// Whether `pasted` is the text of `clip`. Line ends are ignored, because other programs may change them.
#[must_use]
pub fn is_text_of(clip: &Map, pasted: &str) -> bool {
    !clip.cards.is_empty() && text(clip).lines().eq(pasted.lines())
}

/// The cards `ids` of `map` with the feelings at them and everything they refer to: lanes, stages, channels, sources,
/// personas and pictures.
#[must_use]
pub fn clip(map: &Map, ids: &BTreeSet<CardId>) -> Map {
    let cards: Vec<&Card> = map.cards.values().filter(|card| ids.contains(&card.id)).collect();
    let channels = |id: &crate::model::ChannelId| {
        cards.iter().any(|card| matches!(&card.channel, Some(Channel::Own(own)) if own == id))
    };
    let sources = |id: &crate::model::SourceId| {
        let of_metric = |card: &Card| card.metric.as_ref().and_then(|metric| metric.source.clone());
        cards.iter().any(|card| card.sources.contains(id) || of_metric(card).as_ref() == Some(id))
    };
    let mut clip = Map {
        info: MapInfo { language: map.info.language, direction: map.info.direction, ..MapInfo::default() },
        stages: map.stages.iter().map(|stage| Stage { steps: Vec::new(), ..stage.clone() }).collect(),
        lanes: map.lanes.iter().filter(|lane| lane.kind.holds_cards()).cloned().collect(),
        personas: map.personas.clone(),
        channels: map.channels.iter().filter(|channel| channels(&channel.id)).cloned().collect(),
        sources: map.sources.iter().filter(|source| sources(&source.id)).cloned().collect(),
        ..Map::default()
    };
    let is_felt = |key: &FeelingKey| matches!(&key.anchor, Anchor::Card(id) if ids.contains(id));
    let feelings = map.feelings.iter().filter(|(key, _)| is_felt(key));
    clip.feelings = feelings.map(|(key, feeling)| (key.clone(), feeling.clone())).collect();
    clip.personas.retain(|persona| {
        cards.iter().any(|card| card.personas.contains(&persona.id))
            || clip.feelings.keys().any(|key| key.persona == persona.id)
    });
    for persona in &mut clip.personas {
        persona.portrait = None;
    }
    let shown = |id: &crate::model::PictureId| cards.iter().any(|card| card.picture.as_ref() == Some(id));
    clip.pictures = map.pictures.iter().filter(|picture| shown(&picture.id)).cloned().collect();
    let shared = ids.iter().filter_map(|id| Some((id.clone(), Arc::clone(map.cards.shared(id)?))));
    clip.cards = shared.collect();
    clip
}
