//! The fields of several cards at once: their common values, and one step to set a value on all of them.

use std::collections::{BTreeMap, BTreeSet};

use egui::Ui;

use super::{PanelContext, fields, head_ui, remove_button};
use crate::{
    edit::Command,
    fold::fold,
    layout::Icon,
    model::{Card, CardId, Channel, KnownChannel, PersonaId},
    ui::{
        action::Action,
        i18n::{Message, m},
        panels::filter::channel_name,
        widgets::{Button, Label, Look, MapField, MenuItem, segmented, select, tick_row},
        words,
    },
};

/// The value of a field on several cards.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shared<T> {
    /// The same on all cards.
    Same(T),
    /// Different between cards.
    Different,
}

impl<T: PartialEq + Copy> Shared<T> {
    fn of<'a>(cards: &[&'a Card], value_of: impl Fn(&'a Card) -> T) -> Self {
        let mut values = cards.iter().map(|card| value_of(card));
        match values.next() {
            Some(first) if values.all(|value| value == first) => Self::Same(first),
            Some(_) | None => Self::Different,
        }
    }

    fn same(self) -> Option<T> {
        match self {
            Self::Same(value) => Some(value),
            Self::Different => None,
        }
    }
}

/// The command that changes each of `cards`.
fn each(cards: &[&Card], change: impl Fn(&mut Card)) -> Command {
    let changed = cards.iter().map(|card| {
        let mut card = (*card).clone();
        change(&mut card);
        card
    });
    Command::ReplaceCards(changed.collect())
}

/// The fields of the cards `ids`.
pub(super) fn cards_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, ids: &BTreeSet<CardId>) {
    let tools = [(Icon::Copy, Action::Duplicate), (Icon::Trash, Action::Delete)];
    head_ui(ui, cx, Icon::Rows, m("count-cards").with(&[("count", ids.len().into())]), &tools);
    ui.add(Label::caption(m("inspector-all-set")));
    let map = cx.document.session.map();
    let cards: Vec<&Card> = ids.iter().filter_map(|id| map.card(id)).collect();
    let cards = cards.as_slice();

    optional_ui(
        ui,
        cx,
        cards,
        (m("field-evidence"), words::EVIDENCES),
        |card| card.evidence,
        |card, it| {
            card.evidence = it;
        },
    );
    moment_of_truth_ui(ui, cx, cards);
    channel_ui(ui, cx, cards);
    optional_ui(
        ui,
        cx,
        cards,
        (m("field-presence"), words::PRESENCES),
        |card| card.presence,
        |card, it| {
            card.presence = it;
        },
    );
    text_ui(ui, cx, cards, m("field-department"), |card| &card.department, |card, text| card.department = text);
    optional_ui(
        ui,
        cx,
        cards,
        (m("field-severity"), words::SEVERITIES),
        |card| card.severity,
        |card, it| {
            card.severity = it;
        },
    );
    status_ui(ui, cx, cards);
    text_ui(ui, cx, cards, m("field-owner"), |card| &card.owner, |card, text| card.owner = text);
    tags_ui(ui, cx, cards);
    personas_ui(ui, cx, cards);
}

/// A caption, with a note if the cards differ.
fn caption_ui<T>(ui: &mut Ui, name: Message, shared: &Shared<T>) {
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 5.0;
    ui.horizontal(|ui| {
        ui.add(Label::caption(name));
        if matches!(shared, Shared::Different) {
            ui.add(Label::caption(m("values-differ")));
        }
    });
}

/// A choice between a few options; choosing the one that all cards have removes it from all of them.
fn optional_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    cards: &[&Card],
    (name, options): (Message, &[(T, Message)]),
    value_of: impl Fn(&Card) -> Option<T>,
    set: impl Fn(&mut Card, Option<T>),
) {
    let shared = Shared::of(cards, value_of);
    caption_ui(ui, name, &shared);
    let current = shared.same().flatten();
    if let Some(chosen) = segmented(ui, name, options, current) {
        let value = Some(chosen).filter(|chosen| current != Some(*chosen));
        cx.actions.push(Action::edit(each(cards, |card| set(card, value))));
    }
}

fn moment_of_truth_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    let name = m("field-moment-of-truth");
    let shared = Shared::of(cards, |card| card.is_moment_of_truth);
    caption_ui(ui, name, &shared);
    if let Some(decides) = segmented(ui, name, &[(false, m("no")), (true, m("yes"))], shared.same()) {
        cx.actions.push(Action::edit(each(cards, |card| card.is_moment_of_truth = decides)));
    }
}

fn channel_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    let map = cx.document.session.map();
    let shared = Shared::of(cards, |card| card.channel.as_ref());
    caption_ui(ui, m("field-channel"), &shared);
    let word = |channel: Option<&Channel>| channel.map_or_else(|| m("channel-none").text(), |it| channel_name(map, it));
    let own = map.channels.iter().map(|own| Channel::Own(own.id.clone()));
    let all: Vec<Channel> = KnownChannel::ALL.into_iter().map(Channel::Known).chain(own).collect();
    let shown = shared.same().map_or_else(|| m("values-differ").text(), word);
    select(ui, &m("field-channel").text(), &shown, |ui| {
        for channel in std::iter::once(None).chain(all.iter().map(Some)) {
            if ui.add(MenuItem::new(word(channel)).ticked(shared == Shared::Same(channel))).clicked() {
                cx.actions.push(Action::edit(each(cards, |card| card.channel = channel.cloned())));
                ui.close();
            }
        }
    });
}

fn status_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    let shared = Shared::of(cards, |card| card.status);
    caption_ui(ui, m("field-status"), &shared);
    let unset = std::iter::once((None, m("not-set")));
    let all: Vec<_> = unset.chain(words::STATUSES.iter().map(|(status, word)| (Some(*status), *word))).collect();
    let word = shared.same().and_then(|status| all.iter().find(|(value, _)| *value == status));
    let shown = word.map_or(m("values-differ"), |(_, word)| *word);
    select(ui, &m("field-status").text(), &shown.text(), |ui| {
        for (status, word) in &all {
            if ui.add(MenuItem::new(*word).ticked(shared == Shared::Same(*status))).clicked() {
                cx.actions.push(Action::edit(each(cards, |card| card.status = *status)));
                ui.close();
            }
        }
    });
}

/// A text field; the typed text replaces that of every card.
fn text_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    cards: &[&Card],
    name: Message,
    text_of: impl for<'c> Fn(&'c Card) -> &'c String,
    set: impl Fn(&mut Card, String),
) {
    let shared = Shared::of(cards, |card| text_of(card).as_str());
    caption_ui(ui, name, &shared);
    let before = shared.same().unwrap_or_default();
    let mut text = before.to_owned();
    ui.horizontal(|ui| {
        // If the cards differ, the field is empty and there is no text to delete, so a button clears them.
        let is_different = shared == Shared::Different;
        let width = ui.available_width() - if is_different { 34.0 } else { 0.0 };
        let response = MapField::new(&name.text(), &mut text).width(width).ui(ui, cx.fonts);
        if text != before {
            cx.typing.push(cx.actions, &response, each(cards, |card| set(card, text.clone())));
        }
        if is_different && remove_button(ui, m("values-clear").with(&[("name", name.text().into())])) {
            cx.actions.push(Action::edit(each(cards, |card| set(card, String::new()))));
        }
    });
}

/// Every tag of the cards, to add to all or remove from all, and a field for another tag.
fn tags_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    fields::caption_ui(ui, m("field-tags"));
    let mut tags: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for card in cards {
        let own: BTreeMap<String, &str> = card.tags.iter().map(|tag| (fold(tag), tag.as_str())).collect();
        for (folded, tag) in own {
            tags.entry(folded).or_insert((tag, 0)).1 += 1;
        }
    }
    for (folded, (tag, count)) in &tags {
        ui.push_id(("tag", folded), |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let room = ui.available_width() - 30.0;
                let change = ui.scope(|ui| {
                    ui.set_max_width(room);
                    let name = m("tag-on-all").with(&[("name", (*tag).into())]);
                    on_all_ui(ui, tag, &name, *count, cards.len())
                });
                let is_removed = remove_button(ui, m("tag-off-all").with(&[("name", (*tag).into())]));
                let off = |card: &mut Card| card.tags.retain(|other| fold(other) != *folded);
                match change.inner {
                    Some(true) => cx.actions.push(Action::edit(each(cards, |card| add_tag(card, tag)))),
                    Some(false) => cx.actions.push(Action::edit(each(cards, off))),
                    None if is_removed => cx.actions.push(Action::edit(each(cards, off))),
                    None => {}
                }
            });
        });
    }
    new_tag_ui(ui, cx, cards);
}

fn add_tag(card: &mut Card, tag: &str) {
    if card.tags.iter().all(|other| fold(other) != fold(tag)) {
        card.tags.push(tag.to_owned());
    }
}

fn new_tag_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    let draft_id = ui.scope_id().with("new tag");
    let mut text = ui.data(|data| data.get_temp::<String>(draft_id)).unwrap_or_default();
    ui.horizontal(|ui| {
        let name = m("tag-add").text();
        let width = ui.available_width() - 44.0;
        let field = MapField::new(&name, &mut text).hint(&name).width(width).ui(ui, cx.fonts);
        let is_entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
        let is_entered = is_entered && (field.has_focus() || field.lost_focus());
        let add = Button::icon(Icon::Plus, m("tag-add-now")).tooltip(m("tag-add-now")).look(Look::Outlined);
        let is_clicked = ui.add(add.enabled(!text.trim().is_empty())).clicked();
        if (is_entered || is_clicked) && !text.trim().is_empty() {
            let tag = text.trim().to_owned();
            cx.actions.push(Action::edit(each(cards, |card| add_tag(card, &tag))));
            text.clear();
        }
    });
    ui.data_mut(|data| data.insert_temp(draft_id, text));
}

/// The personas the cards concern.
fn personas_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    let personas = &cx.document.session.map().personas;
    if personas.is_empty() {
        return;
    }
    fields::caption_ui(ui, m("field-concerns"));
    for persona in personas {
        let count = cards.iter().filter(|card| card.personas.contains(&persona.id)).count();
        let row = ui.push_id(("persona", &persona.id), |ui| {
            let name = m("concerns-on-all").with(&[("name", persona.name.as_str().into())]);
            on_all_ui(ui, &persona.name, &name, count, cards.len())
        });
        if let Some(is_in) = row.inner {
            cx.actions.push(Action::edit(each(cards, |card| set_concerned(card, &persona.id, is_in))));
        }
    }
}

fn set_concerned(card: &mut Card, id: &PersonaId, is_in: bool) {
    if !is_in {
        card.personas.retain(|other| other != id);
    } else if !card.personas.contains(id) {
        card.personas.push(id.clone());
    }
}

/// A check box with `words`, ticked if all cards have the value; if only some have it, their number is shown at the
/// end. Returns the state to set on all cards if the user clicked it.
fn on_all_ui(ui: &mut Ui, words: &str, name: &str, count: usize, all: usize) -> Option<bool> {
    let mut is_on = count == all;
    let is_some = count > 0 && count < all;
    let some = m("filter-of").with(&[("shown", count.into()), ("all", all.into())]);
    let at_end = if is_some { some.as_str() } else { "" };
    let name = if is_some { format!("{name}{}{at_end}", m("list-comma").text()) } else { name.to_owned() };
    tick_row(ui, &mut is_on, &words.replace('\n', " "), &name, at_end).changed().then_some(is_on)
}
