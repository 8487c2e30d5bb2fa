//! Cards as text for other programs.
//!
//! Cards of a single cell that have only titles make a plain list. If they have more, they make a table with headings
//! in the language of the map: a row for each card, and columns for the fields that any of them has. Cards of several
//! cells make a table as on the map: the stages across in order of time, the lanes with cards down, and in each field
//! the titles of the cell's cards, one per line. Safar reads both kinds of table back (`import`). Fields with line ends
//! or tabs are quoted.

use std::collections::BTreeSet;

use crate::{
    fold::on_one_line,
    import::Field,
    model::{Anchor, Card, Channel, FeelingKey, Map},
};

/// The cards of `clip` as text.
#[must_use]
pub fn text(clip: &Map) -> String {
    let cells: BTreeSet<_> = clip.cards.values().map(|card| (&card.place.lane, &card.place.stage)).collect();
    if cells.len() > 1 { grid(clip) } else { list(clip) }
}

/// The fields that a table of cards of one cell has.
const FIELDS: [Field; 6] = [Field::Title, Field::Text, Field::Channel, Field::Department, Field::Owner, Field::Feeling];

fn list(clip: &Map) -> String {
    let mut cards: Vec<&Card> = clip.cards.values().collect();
    cards.sort_by_key(|card| card.place.order);
    let rows: Vec<[String; 6]> = cards.into_iter().map(|card| FIELDS.map(|field| value(clip, card, field))).collect();
    let is_used = |at: &usize| rows.iter().any(|row| row.get(*at).is_some_and(|value| !value.is_empty()));
    let used: Vec<usize> = (0..FIELDS.len()).filter(is_used).collect();
    let heading = |at: &usize| FIELDS.get(*at).map_or("", |field| field.name_in(clip.info.language)).to_owned();
    let headings = (used.len() > 1).then(|| used.iter().map(heading).collect::<Vec<_>>());
    let values = |row: &[String; 6]| used.iter().filter_map(|at| row.get(*at).cloned()).collect::<Vec<_>>();
    let lines = headings.into_iter().chain(rows.iter().map(values));
    lines.map(|line| line.join("\t")).collect::<Vec<_>>().join("\n")
}

/// The value of `field` of `card`, on one line.
fn value(clip: &Map, card: &Card, field: Field) -> String {
    let is_untitled = card.title.trim().is_empty();
    match field {
        // A card without a title is represented by its text.
        Field::Title => on_one_line(if is_untitled { &card.text } else { &card.title }),
        Field::Text => on_one_line(if is_untitled { "" } else { &card.text }),
        Field::Channel => on_one_line(match &card.channel {
            Some(Channel::Known(known)) => known.title(clip.info.language),
            Some(own @ Channel::Own(_)) => clip.own_channel(own).map_or("", |own| own.title.as_str()),
            None => "",
        }),
        Field::Department => on_one_line(&card.department),
        Field::Owner => on_one_line(&card.owner),
        Field::Feeling => {
            let is_here = |key: &FeelingKey| key.anchor == Anchor::Card(card.id.clone());
            let mut here = clip.feelings.iter().filter(|(key, _)| is_here(key));
            // Of several personas, no number stands for all.
            match (here.next(), here.next()) {
                (Some((_, feeling)), None) => feeling.value.get().to_string(),
                (Some(_), Some(_)) | (None, _) => String::new(),
            }
        }
        Field::Personas
        | Field::Presence
        | Field::Evidence
        | Field::Sources
        | Field::Tags
        | Field::MomentOfTruth
        | Field::Severity
        | Field::Importance
        | Field::Satisfaction
        | Field::Impact
        | Field::Effort
        | Field::ContactReason
        | Field::PointOfSale
        | Field::Note => String::new(),
    }
}

fn grid(clip: &Map) -> String {
    let cells = clip.cells();
    let stages = used(clip.stages.iter().map(|stage| cells.keys().any(|(_, id)| **id == stage.id)));
    let field = |lane: &crate::model::Lane, stage: &crate::model::Stage| {
        let cards = cells.get(&(&lane.id, &stage.id)).map(Vec::as_slice).unwrap_or_default();
        let title = |card: &&Card| on_one_line(if card.title.trim().is_empty() { &card.text } else { &card.title });
        quoted(&cards.iter().map(title).collect::<Vec<_>>().join("\n"))
    };
    let stages = clip.stages.get(stages).unwrap_or_default();
    let row = |label: &str, fields: Vec<String>| {
        std::iter::once(quoted(&on_one_line(label))).chain(fields).collect::<Vec<_>>().join("\t")
    };
    let heading = row("", stages.iter().map(|stage| quoted(&on_one_line(&stage.title))).collect());
    let lanes = clip.lanes.iter().filter(|lane| cells.keys().any(|(id, _)| **id == lane.id));
    let rows = lanes.map(|lane| row(&lane.title, stages.iter().map(|stage| field(lane, stage)).collect()));
    std::iter::once(heading).chain(rows).collect::<Vec<_>>().join("\n")
}

/// The range from the first used place to the last.
fn used(places: impl DoubleEndedIterator<Item = bool> + ExactSizeIterator + Clone) -> std::ops::Range<usize> {
    let count = places.len();
    let first = places.clone().position(|is_used| is_used).unwrap_or(0);
    let last = places.rev().position(|is_used| is_used).map_or(0, |behind| count - behind);
    first..last
}

/// A field quoted as spreadsheets do, if necessary.
fn quoted(field: &str) -> String {
    if field.contains(['\n', '\t', '"']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}
