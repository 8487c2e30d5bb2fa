//! What was copied: text for other programs, and whole cards for Safar.
//!
//! The clipboard of the system gets text that lists, slides and spreadsheets take ([`text`]). What else is on the cards
//! does not go there, where it would only be in the way: this program keeps it ([`Clipboard`]), and leaves it for other
//! windows of Safar on this machine in one small map file in its folder for passing things (`storage::state_dir`).
//! Whoever pastes compares the text: where it is the text of the kept cards, the whole cards are meant.

mod adopt;
mod paste;
mod table;
mod text;

use std::{collections::BTreeSet, sync::Arc};

pub(in crate::ui) use paste::picture_place;
pub use table::table;
pub use text::text;

use egui::ViewportCommand;

use crate::{
    model::{Card, CardId, Channel, Map, MapInfo, Stage},
    ui::i18n::{Message, m},
};

/// What is asked of the clipboard.
#[derive(Clone, Debug, PartialEq)]
pub enum Clip {
    /// Keep these copied cards: a map of them and of what they refer to.
    Copied(Box<Map>),
    /// Paste text, or the cards it stands for, where something is selected.
    Text(String),
    /// Paste a picture where something is selected.
    Picture(Arc<egui::ColorImage>),
    /// Let the window system bring what its key for this would.
    Ask(ClipRequest),
}

/// What the window system can be asked for, as by its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClipRequest {
    /// Cut what is selected.
    Cut,
    /// Copy what is selected.
    Copy,
    /// Paste.
    Paste,
}

impl ClipRequest {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 3] = [Self::Cut, Self::Copy, Self::Paste];

    /// What menus call it.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Cut => m("context-cut"),
            Self::Copy => m("context-copy"),
            Self::Paste => m("context-paste"),
        }
    }

    /// The command that asks for it.
    #[must_use]
    pub fn command(self) -> ViewportCommand {
        match self {
            Self::Cut => ViewportCommand::RequestCut,
            Self::Copy => ViewportCommand::RequestCopy,
            Self::Paste => ViewportCommand::RequestPaste,
        }
    }
}

/// What was copied last in this window.
#[derive(Debug, Default)]
pub struct Clipboard {
    /// The cards, as a map that holds nothing but them and what they refer to.
    clip: Option<Box<Map>>,
    /// Whether they were copied from the map that is open now: then what they refer to is here under the same names.
    is_of_open_map: bool,
}

impl Clipboard {
    /// Keeps what was copied from the open map.
    pub fn keep(&mut self, clip: Box<Map>) {
        self.clip = Some(clip);
        self.is_of_open_map = true;
    }

    /// Another map was opened.
    pub fn leave_map(&mut self) {
        self.is_of_open_map = false;
    }

    /// The cards whose text is `pasted`, and whether they are of the open map.
    #[must_use]
    pub fn clip_of(&self, pasted: &str) -> Option<(&Map, bool)> {
        let clip = self.clip.as_deref().filter(|clip| is_text_of(clip, pasted))?;
        Some((clip, self.is_of_open_map))
    }
}

/// Whether `pasted` is the text that was copied with `clip`. Between programs line ends may change.
#[must_use]
pub fn is_text_of(clip: &Map, pasted: &str) -> bool {
    !clip.cards.is_empty() && text(clip).lines().eq(pasted.lines())
}

/// The cards `ids` of `map` with what they refer to: their lanes and stages, channels, sources, personas and pictures.
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
    clip.personas.retain(|persona| cards.iter().any(|card| card.personas.contains(&persona.id)));
    for persona in &mut clip.personas {
        persona.portrait = None;
    }
    let shown = |id: &crate::model::PictureId| cards.iter().any(|card| card.picture.as_ref() == Some(id));
    clip.pictures = map.pictures.iter().filter(|picture| shown(&picture.id)).cloned().collect();
    let shared = ids.iter().filter_map(|id| Some((id.clone(), Arc::clone(map.cards.shared(id)?))));
    clip.cards = shared.collect();
    clip
}
