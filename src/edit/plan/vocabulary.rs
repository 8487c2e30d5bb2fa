//! Words that cards share without a list of their own: departments and tags. Renaming one renames it everywhere, and by
//! the name of another the two become one.

use super::{Deed, DeedPart, Nameless, Plan, StepLabel, references::edited_cards, views, words};
use crate::{
    fold::fold,
    model::{Card, Filter, LaneKind, Map},
};

/// Calls the department `from` `to` wherever it is named, in lanes of departments too.
pub(super) fn rename_department(map: &Map, from: &str, to: &str) -> Plan {
    let lanes: Vec<_> =
        map.lanes.iter().filter(|lane| lane.kind == LaneKind::Departments).map(|lane| &lane.id).collect();
    let is_in_lane = |card: &Card| lanes.contains(&&card.place.lane);
    let to = to.trim();
    let rename = |card: &mut Card| {
        if means(&card.department, from) {
            to.clone_into(&mut card.department);
        }
        // Without a name the card itself stays: it may say more than that.
        if !to.is_empty() && is_in_lane(card) && means(&card.title, from) {
            to.clone_into(&mut card.title);
        }
    };
    let exists =
        map.cards.values().any(|card| means(&card.department, to) || (is_in_lane(card) && means(&card.title, to)));
    let label = label(from, to, exists, Nameless::Department);
    plan(map, label, rename, |filter| renamed(&mut filter.departments, from, to))
}

/// Calls the tag `from` `to` wherever it is; a card that had both has it once.
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

/// Whether `text` is `word` in some spelling.
fn means(text: &str, word: &str) -> bool {
    let folded = fold(word);
    !word.is_empty() && (text == word || (!folded.is_empty() && fold(text) == folded))
}

/// Puts `to` in the place of `from` in `list`, where it is then once; takes it out where `to` is empty.
pub(super) fn renamed(list: &mut Vec<String>, from: &str, to: &str) {
    let Some(at) = list.iter().position(|word| means(word, from)) else { return };
    // What is there under the new name already, and is not the old one in another spelling, stands for both.
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
