//! The filter of the window. It is part of the view and not of the map.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    edit::{Command, Selection, Session},
    export::{CardFilter, Look},
    layout::Layout,
    model::{Card, CardId, Channel, Filter, FilterEffect, Map, View},
    text::FontBook,
    theme::Theme,
};

/// A filter with the cards it must not hide.
///
/// With [`FilterEffect::Hide`], selected cards stay visible even if the filter does not match them, until another
/// filter is chosen: a new card, a card whose change made it mismatch, a card that a finding led to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewFilter {
    /// The criteria.
    pub filter: Filter,
    /// What happens to the other cards.
    pub effect: FilterEffect,
    /// Cards that are shown although they do not match.
    kept: BTreeSet<CardId>,
    /// Former versions of the filter before (or, after undo, after) renames of names in it.
    others: Vec<Filter>,
}

impl ViewFilter {
    /// A filter without exceptions.
    #[must_use]
    pub fn new(filter: Filter, effect: FilterEffect) -> Self {
        Self { filter, effect, ..Self::default() }
    }

    /// Whether any card may be hidden or faded.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.filter.is_empty()
    }

    /// Whether cards may be hidden.
    #[must_use]
    pub fn hides(&self) -> bool {
        self.effect == FilterEffect::Hide && self.is_on()
    }

    /// The look of the map through this filter in `theme`.
    #[must_use]
    pub fn look<'a>(&'a self, theme: &'a Theme, has_hints: bool) -> Look<'a> {
        Look { theme, filter: &self.filter, effect: self.effect, kept: &self.kept, has_hints }
    }

    /// The same cards as those of an export. If they are those of a view of `map`, the export has its name.
    #[must_use]
    pub fn cards(&self, map: &Map) -> CardFilter {
        let view = map.views.iter().find(|view| self.is_of(view) && self.kept.is_empty());
        CardFilter {
            view_name: view.map(|view| view.name.clone()),
            filter: self.filter.clone(),
            effect: self.effect,
            kept: self.kept.clone(),
        }
    }

    /// The layout of `map` as filtered.
    #[must_use]
    pub fn layout(&self, map: &Map, theme: &Theme, fonts: &mut FontBook) -> Layout {
        self.look(theme, true).layout(map, fonts)
    }

    /// Whether `view` has the same filter and effect.
    #[must_use]
    pub fn is_of(&self, view: &View) -> bool {
        view.filter == self.filter && view.effect == self.effect
    }

    /// The cards of `map` that are not faded or hidden: the matching ones and the exceptions.
    #[must_use]
    pub fn picked(&self, map: &Map) -> BTreeSet<CardId> {
        let matcher = self.filter.matcher(map);
        let stands_out = |card: &&Card| self.kept.contains(&card.id) || matcher.matches(card);
        map.cards.values().filter(stands_out).map(|card| card.id.clone()).collect()
    }

    /// The part of `selection` that is visible.
    #[must_use]
    pub fn shown_of(&self, map: &Map, selection: Selection) -> Selection {
        if let Selection::Cards(ids) = &selection
            && self.hides()
        {
            let matcher = self.filter.matcher(map);
            let is_shown = |id: &&CardId| map.card(id).is_some_and(|card| matcher.matches(card));
            return Selection::cards(ids.iter().filter(is_shown).cloned());
        }
        selection
    }

    /// Removes personas and channels that `map` no longer has.
    pub(in crate::ui) fn follow(this: &mut Arc<Self>, map: &Map) {
        let is_there = |channel: &Channel| matches!(channel, Channel::Known(_)) || map.own_channel(channel).is_some();
        let asked = &this.filter;
        if asked.personas.iter().any(|id| map.persona(id).is_none()) || !asked.channels.iter().all(is_there) {
            let this = Arc::make_mut(this);
            this.filter.personas.retain(|id| map.persona(id).is_some());
            this.filter.channels.retain(is_there);
        }
    }

    /// The filter after `command` renamed something in it; `None` if nothing in it was renamed.
    #[must_use]
    pub(in crate::ui) fn renamed(&self, command: &Command) -> Option<Filter> {
        let mut filter = self.filter.clone();
        command.follow_in(&mut filter);
        (filter != self.filter).then_some(filter)
    }

    /// Changes the filter to `renamed`, if given, and remembers the former one.
    pub(in crate::ui) fn follow_names(this: &mut Arc<Self>, renamed: Option<Filter>) {
        if let Some(filter) = renamed {
            let this = Arc::make_mut(this);
            let before = std::mem::replace(&mut this.filter, filter);
            this.others.push(before);
        }
    }

    /// Adapts the filter to `map` after renames were undone or redone.
    pub(in crate::ui) fn follow_names_back(this: &mut Arc<Self>, map: &Map) {
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

    /// Makes `cards` exceptions, if the filter hides cards.
    pub(in crate::ui) fn keep(this: &mut Arc<Self>, cards: &[CardId]) {
        if this.hides() {
            Arc::make_mut(this).kept.extend(cards.iter().cloned());
        }
    }

    /// Makes the selected cards that `layout` lacks exceptions; returns whether the layout must be recomputed.
    pub(in crate::ui) fn keep_selected(this: &mut Arc<Self>, session: &Session, layout: &Layout) -> bool {
        if !this.hides() {
            return false;
        }
        let is_missing = |id: &&CardId| !this.kept.contains(*id) && !layout.has_card(id);
        let missing: Vec<_> = session.selection().card_ids().filter(is_missing).cloned().collect();
        if missing.is_empty() {
            return false;
        }
        Arc::make_mut(this).kept.extend(missing);
        true
    }
}

/// The number of cards that `layout` shows unfaded.
#[must_use]
pub fn shown_count(layout: &Layout) -> usize {
    layout.card_count().saturating_sub(layout.faded.cards.len())
}
