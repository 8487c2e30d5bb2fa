//! Cards as text for other programs.
//!
//! Cards of a single cell make one line each: title, text, channel, department and owner, separated by tabs. Empty
//! fields at the end of a line are omitted, so cards with only titles make a plain list. Cards of several cells make a
//! table in spreadsheet form: a row for each lane, a column for each stage in order of time, and in each field the
//! titles of the cell's cards, one per line. Fields with line ends or tabs are quoted.

use std::collections::BTreeSet;

use crate::model::{Card, Channel, Map};

/// The cards of `clip` as text.
#[must_use]
pub fn text(clip: &Map) -> String {
    let cells: BTreeSet<_> = clip.cards.values().map(|card| (&card.place.lane, &card.place.stage)).collect();
    if cells.len() > 1 { grid(clip) } else { list(clip) }
}

fn list(clip: &Map) -> String {
    let mut cards: Vec<&Card> = clip.cards.values().collect();
    cards.sort_by_key(|card| card.place.order);
    let lines: Vec<String> = cards.into_iter().map(|card| line(clip, card)).collect();
    lines.join("\n")
}

/// One card as one line.
fn line(clip: &Map, card: &Card) -> String {
    let channel = match &card.channel {
        Some(Channel::Known(known)) => known.title(clip.info.language).to_owned(),
        Some(own @ Channel::Own(_)) => clip.own_channel(own).map(|own| own.title.clone()).unwrap_or_default(),
        None => String::new(),
    };
    // A card without a title is represented by its text.
    let (title, text) = if card.title.trim().is_empty() { (&card.text, "") } else { (&card.title, card.text.as_str()) };
    let fields = [title, text, &channel, &card.department, &card.owner].map(on_one_line);
    let used = fields.iter().rposition(|field| !field.is_empty()).map_or(0, |last| last + 1);
    fields.into_iter().take(used).collect::<Vec<_>>().join("\t")
}

fn grid(clip: &Map) -> String {
    let cells = clip.cells();
    let lanes = used(clip.lanes.iter().map(|lane| cells.keys().any(|(id, _)| **id == lane.id)));
    let stages = used(clip.stages.iter().map(|stage| cells.keys().any(|(_, id)| **id == stage.id)));
    let field = |lane: &crate::model::Lane, stage: &crate::model::Stage| {
        let cards = cells.get(&(&lane.id, &stage.id)).map(Vec::as_slice).unwrap_or_default();
        let title = |card: &&Card| on_one_line(if card.title.trim().is_empty() { &card.text } else { &card.title });
        quoted(&cards.iter().map(title).collect::<Vec<_>>().join("\n"))
    };
    let rows = clip.lanes.get(lanes).unwrap_or_default().iter().map(|lane| {
        let columns = clip.stages.get(stages.clone()).unwrap_or_default().iter();
        columns.map(|stage| field(lane, stage)).collect::<Vec<_>>().join("\t")
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// The range from the first used place to the last.
fn used(places: impl DoubleEndedIterator<Item = bool> + ExactSizeIterator + Clone) -> std::ops::Range<usize> {
    let count = places.len();
    let first = places.clone().position(|is_used| is_used).unwrap_or(0);
    let last = places.rev().position(|is_used| is_used).map_or(0, |behind| count - behind);
    first..last
}

fn on_one_line(text: impl AsRef<str>) -> String {
    text.as_ref().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A field quoted as spreadsheets do, if necessary.
fn quoted(field: &str) -> String {
    if field.contains(['\n', '\t', '"']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}
