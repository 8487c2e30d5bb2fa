//! The palette: every action, found by a few letters of its name or by another word for it, and the cards of the map.
//!
//! While nothing is typed, it begins with what fits the selection, then what was used last, then what is often used
//! everywhere.

use std::cell::OnceCell;

use egui::Context;

use super::{
    Answer,
    finder::{Finder, FinderAnswer, FinderItem, FinderRow, FinderSide, FinderWords},
    link, offers,
    suited::{self, OFTEN},
    synonyms::{self, Synonyms},
};
use crate::{
    edit::{Selection, Session},
    fold::{Folded, Query, fuzzy},
    layout::{Icon, lane_icon},
    model::{CardId, LaneKind, Language, PersonaId},
    storage::{SidePanel, ThemeChoice},
    text::FontBook,
    theme::Density,
    ui::{
        action::{Action, Env, FileAction, MapAction, MapList, ViewAction, WindowAction},
        desk::view_state::ViewportTarget,
        i18n::{self, Message, m},
        keymap,
    },
};

/// The number of entries for the selection that are shown while nothing is typed.
const MOST_SUITED: usize = 7;
/// The number of cards that are found at most.
const MOST_CARDS: usize = 20;

/// An entry of the list.
struct PaletteEntry {
    actions: Vec<Action>,
    label: String,
    /// The name in the settings file; empty for entries of the selection.
    name: &'static str,
    keys: String,
    /// The reason it cannot be done now.
    problem: Option<Message>,
    is_of_selection: bool,
    synonyms: Synonyms,
}

/// A card that can be found.
struct PaletteCard {
    id: CardId,
    kind: LaneKind,
    title: String,
    text: String,
    place: String,
    /// The title and the text, folded when something is first typed.
    folded: OnceCell<(Folded, Folded)>,
}

/// The place in which a card contains the typed text, from the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum CardMatch {
    /// The start of the title.
    TitleStart,
    /// Elsewhere in the title.
    Title,
    /// The text only.
    Text,
}

/// The list of actions, with the typed text.
pub struct Palette {
    finder: Finder,
    contents: PaletteContents,
}

/// What is on offer, from which the list for a text is made.
struct PaletteContents {
    entries: Vec<PaletteEntry>,
    cards: Vec<PaletteCard>,
    /// The name of the selection, and what fits it best.
    selected: Option<String>,
    suited: Vec<Action>,
    /// What was used last, newest first.
    recent: Vec<Action>,
}

impl Palette {
    /// Every action, with the entries for the map of `session` and its selection. A new map would be in `language`;
    /// feelings are set for `persona`; `recent` was used last.
    #[must_use]
    pub fn new(session: Option<&Session>, language: Language, persona: Option<&PersonaId>, recent: &[Action]) -> Self {
        let env = Env::of(session);
        let of_selection = session.map(|session| offers::of_selection(session, persona)).unwrap_or_default();
        let of_selection = of_selection.into_iter().map(|offer| PaletteEntry {
            synonyms: synonyms::of(&offer.actions),
            actions: offer.actions,
            label: offer.label,
            name: "",
            keys: offer.keys,
            problem: None,
            is_of_selection: true,
        });
        let always = offered(language).into_iter().map(|action| PaletteEntry {
            label: label_of(&action),
            name: action.name(),
            keys: keymap::first_key_of(&action),
            problem: action.availability(env).err(),
            is_of_selection: suited::is_for_selection(&action),
            synonyms: synonyms::of(std::slice::from_ref(&action)),
            actions: vec![action],
        });
        let cards = session.map(cards_of).unwrap_or_default();
        let contents = PaletteContents {
            entries: always.chain(of_selection).collect(),
            cards,
            selected: session.and_then(suited::name_of_selection),
            suited: session.map(suited::to_selection).unwrap_or_default(),
            recent: recent.to_vec(),
        };
        Self { finder: Finder::default(), contents }
    }

    /// The action of `actions`, chosen in the palette, if it is worth offering again: one that makes sense whatever is
    /// selected.
    #[must_use]
    pub fn worth_recalling(actions: &[Action]) -> Option<&Action> {
        let [action] = actions else { return None };
        suited::is_for_everywhere(action).then_some(action)
    }

    /// Shows the list; returns the answer once the user has chosen.
    pub fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        let Self { finder, contents } = self;
        let words = FinderWords {
            name: m("palette-title"),
            none: m("palette-none"),
            count: m("palette-count").with(&[("count", contents.entries.len().into())]),
        };
        match finder.ui(ctx, fonts, &words, |text| contents.items(text))? {
            FinderAnswer::Close => Some(Answer::Close),
            FinderAnswer::Entry(at) => contents.actions_of(at).map(Answer::Do),
        }
    }
}

impl PaletteContents {
    /// The actions of the item `at`: an entry, or after the entries a card.
    fn actions_of(&self, at: usize) -> Option<Vec<Action>> {
        if let Some(entry) = self.entries.get(at) {
            return Some(entry.actions.clone());
        }
        let card = self.cards.get(at.checked_sub(self.entries.len())?)?;
        Some(vec![Action::Map(MapAction::Jump(Selection::card(card.id.clone())))])
    }

    fn items(&self, text: &str) -> Vec<FinderItem> {
        if text.trim().is_empty() { self.at_first() } else { self.found(text) }
    }

    /// The list while nothing is typed.
    fn at_first(&self) -> Vec<FinderItem> {
        let mut shown: Vec<usize> = Vec::new();
        let mut items = Vec::new();
        let mut group = |caption: String, wanted: Vec<usize>| {
            let new: Vec<usize> = wanted.into_iter().filter(|at| !shown.contains(at)).collect();
            if !new.is_empty() {
                items.push(FinderItem::Caption(caption));
            }
            items.extend(new.iter().filter_map(|at| self.row(*at, String::new())));
            shown.extend(new);
        };
        let of =
            |actions: &[Action]| -> Vec<usize> { actions.iter().filter_map(|action| self.entry_of(action)).collect() };
        let can = |at: &usize| self.entries.get(*at).is_some_and(|entry| entry.problem.is_none());
        if let Some(selected) = &self.selected {
            let suited = of(&self.suited).into_iter().filter(can).take(MOST_SUITED);
            group(selected.clone(), suited.collect());
        }
        group(m("palette-recent").text(), of(&self.recent).into_iter().filter(can).collect());
        group(m("palette-everywhere").text(), of(OFTEN));
        let is_last =
            |at: &usize| self.entries.get(*at).is_some_and(|entry| entry.actions == [FileAction::Quit.into()]);
        let (last, others): (Vec<usize>, Vec<usize>) = (0..self.entries.len()).partition(is_last);
        let (possible, not): (Vec<usize>, Vec<usize>) = others.into_iter().partition(can);
        group(m("palette-all").text(), possible.into_iter().chain(not).chain(last).collect());
        items
    }

    /// The entries and cards that match `text`, best first; of equal matches, those that cannot be done now come last.
    fn found(&self, text: &str) -> Vec<FinderItem> {
        let mut found: Vec<(i32, bool, usize, String)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(at, entry)| {
                let (score, note) = entry.matched(text)?;
                Some((-score, entry.problem.is_some(), at, note))
            })
            .collect();
        found.sort_by_key(|(score, is_off, at, _)| (*score, *is_off, *at));
        let is_of_selection = |at: usize| self.entries.get(at).is_some_and(|entry| entry.is_of_selection);
        let selected = self.selected.as_ref().filter(|_| found.iter().any(|(_, _, at, _)| is_of_selection(*at)));
        let mut items = Vec::new();
        // The group with the best match comes first, so that Enter takes it; of equal ones, that of the selection.
        let best = found.first().map(|(score, is_off, ..)| (*score, *is_off));
        let is_best = |score: i32, is_off: bool| best == Some((score, is_off));
        let first = found.iter().any(|(score, is_off, at, _)| is_best(*score, *is_off) && is_of_selection(*at));
        for of_selection in [first, !first] {
            let caption = match (selected, of_selection) {
                (None, _) => String::new(),
                (Some(name), true) => name.clone(),
                (Some(_), false) => m("palette-everywhere").text(),
            };
            let rows: Vec<FinderItem> = found
                .iter()
                .filter(|(_, _, at, _)| is_of_selection(*at) == of_selection)
                .filter_map(|(_, _, at, note)| self.row(*at, note.clone()))
                .collect();
            if !rows.is_empty() && !caption.is_empty() {
                items.push(FinderItem::Caption(caption));
            }
            items.extend(rows);
        }
        items.extend(self.found_cards(text));
        items
    }

    /// The cards that contain `text`, best first, under a caption that says how many there are if some are left out.
    fn found_cards(&self, text: &str) -> Vec<FinderItem> {
        let query = Query::new(text);
        let cards = self.cards.iter().enumerate();
        let mut matching: Vec<(CardMatch, usize, &PaletteCard)> =
            cards.filter_map(|(at, card)| Some((card.matched(&query)?, at, card))).collect();
        matching.sort_by_key(|(quality, at, _)| (*quality, *at));
        let count = matching.len();
        let rows = matching.into_iter().take(MOST_CARDS).map(|(_, at, card)| {
            FinderItem::Row(FinderRow {
                entry: self.entries.len() + at,
                icon: Some(lane_icon(card.kind)),
                label: if card.title.trim().is_empty() { m("untitled").text() } else { card.title.clone() },
                direction: i18n::map_base(),
                note: String::new(),
                side: FinderSide::Words(card.place.clone()),
                is_enabled: true,
            })
        });
        let mut items: Vec<FinderItem> = rows.collect();
        if !items.is_empty() {
            let text = ("text", text.trim().into());
            let caption = if count > items.len() {
                m("palette-some-cards").with(&[text, ("shown", items.len().into()), ("count", count.into())])
            } else {
                m("palette-cards").with(&[text])
            };
            items.insert(0, FinderItem::Caption(caption));
        }
        items
    }

    /// The index of the entry that does just `action`.
    fn entry_of(&self, action: &Action) -> Option<usize> {
        self.entries.iter().position(|entry| entry.actions.as_slice() == std::slice::from_ref(action))
    }

    fn row(&self, at: usize, note: String) -> Option<FinderItem> {
        let entry = self.entries.get(at)?;
        let side = match entry.problem {
            Some(problem) => FinderSide::Words(problem.text()),
            None => FinderSide::Keys(entry.keys.clone()),
        };
        Some(FinderItem::Row(FinderRow {
            entry: at,
            icon: entry.actions.first().and_then(icon_of),
            label: entry.label.clone(),
            direction: i18n::interface_base(),
            note,
            side,
            is_enabled: entry.problem.is_none(),
        }))
    }
}

impl PaletteCard {
    /// Where the card contains `query`, if it does.
    fn matched(&self, query: &Query) -> Option<CardMatch> {
        if query.is_empty() {
            return None;
        }
        let fold = || (Folded::of(self.title.trim_start()), Folded::of(&self.text));
        let (title, text) = self.folded.get_or_init(fold);
        match title.ranges_of(query).first() {
            Some(found) if found.start == 0 => Some(CardMatch::TitleStart),
            Some(_) => Some(CardMatch::Title),
            None => (!text.ranges_of(query).is_empty()).then_some(CardMatch::Text),
        }
    }
}

impl PaletteEntry {
    /// The quality of the best match of `text`, and the other word that it was found by if the label does not show it.
    fn matched(&self, text: &str) -> Option<(i32, String)> {
        let label = fuzzy(text, &self.label).map(|found| found.score);
        // The English name, which many users know from other programs.
        let name = fuzzy(text, self.name).map(|found| found.score);
        let own = label.max(name);
        let other = self.synonyms.matching(text).filter(|(score, _)| own.is_none_or(|own| own < *score));
        match other {
            Some((score, word)) => Some((score, m("palette-found-by").with(&[("word", word.into())]))),
            None => Some((own?, String::new())),
        }
    }
}

/// The cards of the map, in the order of their ids.
fn cards_of(session: &Session) -> Vec<PaletteCard> {
    let map = session.map();
    let cards = map.cards.values().map(|card| PaletteCard {
        id: card.id.clone(),
        kind: map.lane(&card.place.lane).map_or(LaneKind::Notes, |lane| lane.kind),
        title: card.title.replace('\n', " "),
        text: card.text.clone(),
        place: link::place_of(map, card),
        folded: OnceCell::new(),
    });
    cards.collect()
}

/// The icon of an action that has one on its button.
fn icon_of(action: &Action) -> Option<Icon> {
    if let Action::Map(MapAction::AddCard(kind) | MapAction::AddLane(kind)) = action {
        return Some(lane_icon(*kind));
    }
    let icons: [(bool, Icon); 22] = [
        (matches!(action, Action::File(FileAction::Save | FileAction::SaveAs)), Icon::Save),
        (matches!(action, Action::File(FileAction::Open)), Icon::FolderOpen),
        (matches!(action, Action::File(FileAction::New(_))), Icon::FilePlus),
        (matches!(action, Action::File(FileAction::Export)), Icon::Upload),
        (matches!(action, Action::Map(MapAction::Undo)), Icon::Undo),
        (matches!(action, Action::Map(MapAction::Redo)), Icon::Redo),
        (matches!(action, Action::Map(MapAction::Delete)), Icon::Trash),
        (matches!(action, Action::Map(MapAction::Duplicate)), Icon::Copy),
        (matches!(action, Action::Map(MapAction::Rename)), Icon::Pencil),
        (matches!(action, Action::Map(MapAction::Link | MapAction::LinkTo(_))), Icon::Link),
        (matches!(action, Action::Map(MapAction::ToggleMomentOfTruth)), Icon::Star),
        (matches!(action, Action::Map(MapAction::AddStage)), Icon::AddColumn),
        (matches!(action, Action::Map(MapAction::ChooseLane(_))), Icon::AddRow),
        (matches!(action, Action::Map(MapAction::AddPersona)), Icon::UserPlus),
        (matches!(action, Action::Map(MapAction::ChoosePicture(_) | MapAction::ChoosePortrait(_))), Icon::ImagePlus),
        (matches!(action, Action::View(ViewAction::Present)), Icon::Presentation),
        (matches!(action, Action::View(ViewAction::Find)), Icon::Search),
        (matches!(action, Action::View(ViewAction::ShowFilter | ViewAction::UseFilter(_))), Icon::Funnel),
        (matches!(action, Action::Window(WindowAction::ToggleInspector)), Icon::PanelRight),
        (matches!(action, Action::Window(WindowAction::ToggleSide(SidePanel::History))), Icon::History),
        (matches!(action, Action::Window(WindowAction::ToggleFindings)), Icon::ListChecks),
        (matches!(action, Action::Window(WindowAction::ShowShortcuts)), Icon::Keyboard),
    ];
    icons.into_iter().find_map(|(is_meant, icon)| is_meant.then_some(icon))
}

/// The label of the entry; for a choice it includes the name of the menu.
fn label_of(action: &Action) -> String {
    let is_of_theme = matches!(
        action,
        Action::View(ViewAction::UseTheme(_) | ViewAction::ChooseTheme)
            | Action::Window(WindowAction::ToggleSide(SidePanel::Brand))
    );
    let menus = [
        (is_of_theme, m("menu-theme")),
        (matches!(action, Action::View(ViewAction::UseDensity(_))), m("menu-density")),
        (matches!(action, Action::Window(WindowAction::SpeakLanguage(_))), m("menu-language")),
        (matches!(action, Action::Map(MapAction::AddLane(_))), m("action-add-lane")),
    ];
    match menus.into_iter().find_map(|(is_meant, menu)| is_meant.then_some(menu)) {
        Some(menu) => format!("{}: {}", menu.text(), action.label()),
        None => action.label(),
    }
}

/// Every action that needs no further input.
fn offered(language: Language) -> Vec<Action> {
    // First the actions with keys, then the others.
    let mut all: Vec<_> = Action::SHORTCUTS.iter().flat_map(|(_, actions)| actions.iter().cloned()).collect();
    all.retain(|action| {
        !matches!(action, Action::File(FileAction::New(_)) | Action::Window(WindowAction::ShowPalette))
    });
    all.extend([
        Action::File(FileAction::New(language)),
        Action::Map(MapAction::AddStep),
        Action::Map(MapAction::ChooseLane(None)),
    ]);
    all.extend(MapList::ALL.map(WindowAction::Manage).map(Action::Window));
    all.push(Action::Window(WindowAction::MoveWindow(ViewportTarget::OtherScreen)));
    all.extend(LaneKind::ALL.into_iter().filter(|kind| kind.holds_cards()).map(MapAction::AddCard).map(Action::Map));
    all.extend(LaneKind::ALL.map(MapAction::AddLane).map(Action::Map));
    all.extend(
        std::iter::once(ThemeChoice::System).chain(ThemeChoice::BUILT_IN).map(ViewAction::UseTheme).map(Action::View),
    );
    all.extend([ViewAction::ShowTimer, ViewAction::ChooseTheme].map(Action::View));
    all.extend(Density::ALL.map(ViewAction::UseDensity).map(Action::View));
    all.extend(
        [None, Some(Language::English), Some(Language::Arabic), Some(Language::Persian)]
            .map(WindowAction::SpeakLanguage)
            .map(Action::Window),
    );
    all.extend([Action::Window(WindowAction::ToggleMotion), Action::Window(WindowAction::ShowAbout)]);
    let mut seen = Vec::new();
    all.retain(|action| {
        let is_new = !seen.contains(action);
        seen.push(action.clone());
        is_new
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caption_says_how_many_of_the_cards_are_shown() {
        let caption = |count: usize| {
            let card = |at: usize| PaletteCard {
                id: CardId::numbered(at as u64),
                kind: LaneKind::Notes,
                title: "Zebra".into(),
                text: String::new(),
                place: String::new(),
                folded: OnceCell::new(),
            };
            let cards = (0..count).map(card).collect();
            let contents =
                PaletteContents { entries: Vec::new(), cards, selected: None, suited: Vec::new(), recent: Vec::new() };
            match contents.found_cards("zebra").into_iter().next() {
                Some(FinderItem::Caption(words)) => words,
                Some(FinderItem::Row(_)) | None => String::new(),
            }
        };
        assert_eq!(caption(20), "Cards with “zebra”");
        assert_eq!(caption(31), "Cards with “zebra”: 20 of 31");
    }
}
