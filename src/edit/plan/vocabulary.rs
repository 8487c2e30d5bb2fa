//! Plans for words that cards share without a list in the map: departments and tags. Renaming one renames it
//! everywhere; giving it the name of another merges the two.

use super::{Deed, DeedPart, Nameless, Plan, StepLabel, references::edited_cards, views, words};
use crate::{
    fold::fold,
    model::{Card, Filter, LaneKind, Map},
};

/// Renames the department `from` to `to` everywhere, including lanes of departments.
pub(super) fn rename_department(map: &Map, from: &str, to: &str) -> Plan {
    let lanes: Vec<_> =
        map.lanes.iter().filter(|lane| lane.kind == LaneKind::Departments).map(|lane| &lane.id).collect();
    let is_in_lane = |card: &Card| lanes.contains(&&card.place.lane);
    let to = to.trim();
    let rename = |card: &mut Card| {
        if means(&card.department, from) {
            to.clone_into(&mut card.department);
        }
        // Without a name the card itself stays, because it may have more content.
        if !to.is_empty() && is_in_lane(card) && means(&card.title, from) {
            to.clone_into(&mut card.title);
        }
    };
    let exists =
        map.cards.values().any(|card| means(&card.department, to) || (is_in_lane(card) && means(&card.title, to)));
    let label = label(from, to, exists, Nameless::Department);
    plan(map, label, rename, |filter| renamed(&mut filter.departments, from, to))
}

/// Renames the tag `from` to `to` everywhere; a card that had both then has it once.
pub(super) fn rename_tag(map: &Map, from: &str, to: &str) -> Plan {
    let to = to.trim();
    let exists = map.cards.values().any(|card| card.tags.iter().any(|tag| means(tag, to)));
    let label = label(from, to, exists, Nameless::Tag);
    plan(map, label, |card| renamed(&mut card.tags, from, to), |filter| renamed(&mut filter.tags, from, to))
}

fn plan(map: &Map, label: StepLabel, rename: impl Fn(&mut Card), in_filter: impl Fn(&mut Filter)) -> Plan {
    let mut changes = edited_cards(map.cards.values(), rename);
    changes.extend(views::edited(map, in_filter));
    Plan::new(label, changes)
}

fn label(from: &str, to: &str, exists: bool, thing: Nameless) -> StepLabel {
    let (before, after) = (words::quoted(from, thing), words::quoted(to, thing));
    if to.is_empty() {
        StepLabel::new(Deed::TakeOff, [DeedPart::Nameless(thing), before])
    } else if exists && fold(from) != fold(to) {
        StepLabel::new(Deed::Merge, [before, after])
    } else {
        StepLabel::new(Deed::Rename, [before, after])
    }
}

/// Whether `text` is `word` in any spelling.
fn means(text: &str, word: &str) -> bool {
    let folded = fold(word);
    !word.is_empty() && (text == word || (!folded.is_empty() && fold(text) == folded))
}

/// Replaces `from` by `to` in `list` without leaving a duplicate; removes it if `to` is empty.
pub(super) fn renamed(list: &mut Vec<String>, from: &str, to: &str) {
    let Some(at) = list.iter().position(|word| means(word, from)) else { return };
    // If the new name is already in the list, and is not the old one in another spelling, it remains for both.
    let has_other = list.iter().any(|word| means(word, to) && !means(word, from));
    if to.is_empty() || has_other {
        list.retain(|word| !means(word, from));
        return;
    }
    let mut place = 0;
    list.retain(|word| {
        let stays = place == at || !means(word, from);
        place += 1;
        stays
    });
    if let Some(word) = list.get_mut(at) {
        to.clone_into(word);
    }
}
