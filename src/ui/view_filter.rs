//! The filter that the map is seen through in this window. It belongs to the view and not to the map.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    edit::{Command, Selection, Session},
    layout::{Layout, layout_filtered_with},
    model::{Card, CardId, Channel, Filter, FilterEffect, Map, View},
    text::FontBook,
    theme::Theme,
};

/// What the window leaves of the map.
///
/// Where cards are left out, those that are selected are shown all the same, and stay until another filter is chosen: a
/// new card, one that was changed so that the filter no longer picks it, one that a finding led to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewFilter {
    /// Which cards are picked.
    pub filter: Filter,
    /// What becomes of the others.
    pub effect: FilterEffect,
    /// Cards that are shown without being picked.
    kept: BTreeSet<CardId>,
    /// What the filter was before names in it were changed, or after, where that was taken back.
    others: Vec<Filter>,
}

impl ViewFilter {
    /// Shows what `filter` picks, and nothing else yet.
    #[must_use]
    pub fn new(filter: Filter, effect: FilterEffect) -> Self {
        Self { filter, effect, ..Self::default() }
    }

    /// Whether anything is left out or faint.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.filter.is_empty()
    }

    /// Whether cards are left out.
    #[must_use]
    pub fn hides(&self) -> bool {
        self.effect == FilterEffect::Hide && self.is_on()
    }

    /// `map`, laid out as it is seen.
    #[must_use]
    pub fn layout(&self, map: &Map, theme: &Theme, fonts: &mut FontBook) -> Layout {
        layout_filtered_with(map, &self.filter, self.effect, &self.kept, theme, fonts)
    }

    /// Whether `view` shows the same.
    #[must_use]
    pub fn is_of(&self, view: &View) -> bool {
        view.filter == self.filter && view.effect == self.effect
    }

    /// The cards of `map` that stand out: those that are picked, and those that are kept in sight.
    #[must_use]
    pub fn picked(&self, map: &Map) -> BTreeSet<CardId> {
        let matcher = self.filter.matcher(map);
        let stands_out = |card: &&Card| self.kept.contains(&card.id) || matcher.matches(card);
        map.cards.values().filter(stands_out).map(|card| card.id.clone()).collect()
    }

    /// What is left of `selection` among what is shown.
    #[must_use]
    pub fn shown_of(&self, map: &Map, selection: Selection) -> Selection {
        match selection {
            Selection::Cards(ids) if self.hides() => {
                let matcher = self.filter.matcher(map);
                Selection::cards(ids.into_iter().filter(|id| map.card(id).is_some_and(|card| matcher.matches(card))))
            }
            other => other,
        }
    }

    /// Forgets the personas and channels that `map` no longer has.
    pub(super) fn follow(this: &mut Arc<Self>, map: &Map) {
        let is_there = |channel: &Channel| matches!(channel, Channel::Known(_)) || map.own_channel(channel).is_some();
        let asked = &this.filter;
        if asked.personas.iter().any(|id| map.persona(id).is_none()) || !asked.channels.iter().all(is_there) {
            let this = Arc::make_mut(this);
            this.filter.personas.retain(|id| map.persona(id).is_some());
            this.filter.channels.retain(is_there);
        }
    }

    /// What is asked for once `command` has changed names in it; `None` where it does not.
    #[must_use]
    pub(super) fn renamed(&self, command: &Command) -> Option<Filter> {
        let mut filter = self.filter.clone();
        command.follow_in(&mut filter);
        (filter != self.filter).then_some(filter)
    }

    /// Asks for `renamed`, where something was, and remembers what was asked for before.
    pub(super) fn follow_names(this: &mut Arc<Self>, renamed: Option<Filter>) {
        if let Some(filter) = renamed {
            let this = Arc::make_mut(this);
            let before = std::mem::replace(&mut this.filter, filter);
            this.others.push(before);
        }
    }

    /// Follows `map` after steps were taken back, or made again, that changed names.
    pub(super) fn follow_names_back(this: &mut Arc<Self>, map: &Map) {
        if this.others.is_empty() || this.filter.is_known_to(map) {
            return;
        }
        if let Some(at) = this.others.iter().rposition(|other| other.is_known_to(map)) {
            let this = Arc::make_mut(this);
            if let Some(other) = this.others.get_mut(at) {
                std::mem::swap(&mut this.filter, other);
            }
        }
    }

    /// Keeps `cards` in sight where cards are left out.
    pub(super) fn keep(this: &mut Arc<Self>, cards: &[CardId]) {
        if this.hides() {
            Arc::make_mut(this).kept.extend(cards.iter().cloned());
        }
    }

    /// Keeps those selected cards in sight that `layout` leaves out; says whether it must be made anew for them.
    pub(super) fn keep_selected(this: &mut Arc<Self>, session: &Session, layout: &Layout) -> bool {
        if !this.hides() {
            return false;
        }
        let is_missing = |id: &&CardId| !this.kept.contains(*id) && layout.card_rect(id).is_none();
        let missing: Vec<_> = session.selection().card_ids().filter(is_missing).cloned().collect();
        if missing.is_empty() {
            return false;
        }
        Arc::make_mut(this).kept.extend(missing);
        true
    }
}

/// How many of the map's cards `layout` shows as picked.
#[must_use]
pub fn shown_count(layout: &Layout) -> usize {
    layout.cards.len().saturating_sub(layout.faded.cards.len())
}
