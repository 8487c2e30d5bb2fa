//! UI side effects of filter, finding and list actions, in addition to the command they apply.

use std::sync::Arc;

use super::{
    action::MapList, app::SafarApp, document::Document, i18n::m, view_filter::ViewFilter, widgets::want_section, words,
};
use crate::{
    analysis::{self, Finding},
    edit::{Command, Selection},
    locale::clock::today,
    model::{CardId, ChannelId},
};

impl SafarApp {
    /// Shows the map through `filter` and removes from the selection what the filter hides.
    pub(super) fn use_filter(&mut self, filter: ViewFilter) {
        if let Some(document) = &mut self.document {
            let session = &mut document.session;
            let shown = filter.shown_of(session.map(), session.selection().clone());
            if shown != *session.selection() {
                session.select(shown);
            }
        }
        self.view.filter = Arc::new(filter);
    }

    /// Opens the section of `list` in the inspector.
    pub(super) fn manage(&mut self, ctx: &egui::Context, list: MapList) {
        if let Some(document) = &mut self.document {
            document.session.select(Selection::Nothing);
            self.arrange(|panels| panels.has_inspector = true);
            want_section(ctx, &list.title().text());
        }
    }

    /// Applies the fix for `finding`. If the fix adds an item without a title, editing of its title starts.
    pub(super) fn fix(&mut self, finding: &Finding) {
        let Some(document) = &self.document else { return };
        let Some(command) = analysis::fix(document.session.map(), finding, today()) else { return };
        match command {
            Command::AddWholeCard(_) | Command::AddStage { .. } | Command::AddPersona { .. } => {
                self.insert(|_, _| Some(vec![command]));
            }
            other => self.edit(other),
        }
    }
}

/// The message after `command`, if it changes cards that may be out of view: the number of cards it changed.
pub(super) fn said_after(document: &Document, command: &Command) -> Option<String> {
    let (map, uses) = (document.session.map(), document.noticed.uses());
    let count = |cards: Option<&Vec<CardId>>| cards.map_or(0, Vec::len);
    let named = |list: &[(String, Vec<CardId>)], name: &str| {
        count(
            list.iter().find(|(known, _)| crate::fold::fold(known) == crate::fold::fold(name)).map(|(_, cards)| cards),
        )
    };
    let source = |id| map.source(id).map_or("", |source| source.title.as_str());
    let channel = |id: &ChannelId| map.channels.iter().find(|own| own.id == *id).map_or("", |own| own.title.as_str());
    let (name, cards, is_gone) = match command {
        Command::DeleteOwnChannel(id) => (channel(id), count(uses.channels.get(id)), true),
        Command::MergeOwnChannel { id, .. } => (channel(id), count(uses.channels.get(id)), false),
        Command::DeleteSource(id) => (source(id), count(uses.sources.get(id)), true),
        Command::MergeSource { id, .. } => (source(id), count(uses.sources.get(id)), false),
        Command::RenameDepartment { from, to } => (from.as_str(), named(&uses.departments, from), to.trim().is_empty()),
        Command::RenameTag { from, to } => (from.as_str(), named(&uses.tags, from), to.trim().is_empty()),
        _ => return None, // Other commands only change what the user sees.
    };
    let said = if is_gone { m("toast-taken-off") } else { m("toast-changed-on") };
    (cards > 0).then(|| said.with(&[("name", words::quoted(name).into()), ("count", cards.into())]))
}
