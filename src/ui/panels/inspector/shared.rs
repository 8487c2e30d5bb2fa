//! The fields that look the same for one card and for many: each shows the cards' common value and sets it on all.

use egui::Ui;

use super::{PanelContext, fields, remove_button};
use crate::{
    edit::{CardField, CardPatch, Command},
    model::{Card, Channel, KnownChannel},
    ui::{
        action::Action,
        i18n::{Message, m},
        panels::filter::channel_name,
        widgets::{Label, MapField, MenuItem, segmented, select},
        words,
    },
};

/// The value of one field in several cards.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shared<T> {
    /// All cards have this value.
    Same(T),
    /// The cards have different values.
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

/// The command that edits the same field of each of `cards`.
pub(super) fn each(cards: &[&Card], patch: impl Into<CardPatch>) -> Command {
    Command::set_cards(cards.iter().copied(), patch)
}

/// How well the cards are known to be true.
pub(super) fn evidence_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    let options = (m("field-evidence"), words::EVIDENCES);
    optional_ui(ui, cx, cards, options, |card| card.evidence, CardField::Evidence);
}

/// Whether customer and company meet online or offline.
pub(super) fn presence_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    let options = (m("field-presence"), words::PRESENCES);
    optional_ui(ui, cx, cards, options, |card| card.presence, CardField::Presence);
}

/// How much pain points hurt.
pub(super) fn severity_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    let options = (m("field-severity"), words::SEVERITIES);
    optional_ui(ui, cx, cards, options, |card| card.severity, CardField::Severity);
}

/// The department in charge.
pub(super) fn department_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    text_ui(ui, cx, cards, m("field-department"), |card| &card.department, CardField::Department);
}

/// The person who takes care of the cards.
pub(super) fn owner_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    text_ui(ui, cx, cards, m("field-owner"), |card| &card.owner, CardField::Owner);
}

/// A caption, with a remark if the cards differ.
fn caption_ui<T>(ui: &mut Ui, name: Message, cards: &[&Card], shared: &Shared<T>) {
    if cards.len() == 1 {
        fields::caption_ui(ui, name);
        return;
    }
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
    set: impl Fn(Option<T>) -> CardField,
) {
    let shared = Shared::of(cards, value_of);
    caption_ui(ui, name, cards, &shared);
    let current = shared.same().flatten();
    if let Some(chosen) = segmented(ui, name, options, current) {
        let value = Some(chosen).filter(|chosen| current != Some(*chosen));
        cx.actions.push(Action::edit(each(cards, set(value))));
    }
}

/// Whether the cards are moments of truth.
pub(super) fn moment_of_truth_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    let name = m("field-moment-of-truth");
    let shared = Shared::of(cards, |card| card.is_moment_of_truth);
    caption_ui(ui, name, cards, &shared);
    let chosen = segmented(ui, name, &[(false, m("no")), (true, m("yes"))], shared.same());
    if let Some(decides) = chosen.filter(|chosen| shared != Shared::Same(*chosen)) {
        cx.actions.push(Action::edit(each(cards, CardField::IsMomentOfTruth(decides))));
    }
}

/// The channel: none, a built-in one, or one of the map's own.
pub(super) fn channel_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    let map = cx.document.session.map();
    let shared = Shared::of(cards, |card| card.channel.as_ref());
    caption_ui(ui, m("field-channel"), cards, &shared);
    let word = |channel: Option<&Channel>| channel.map_or_else(|| m("channel-none").text(), |it| channel_name(map, it));
    let own = map.channels.iter().map(|own| Channel::Own(own.id.clone()));
    let all: Vec<Channel> = KnownChannel::ALL.into_iter().map(Channel::Known).chain(own).collect();
    let shown = shared.same().map_or_else(|| m("values-differ").text(), word);
    select(ui, &m("field-channel").text(), &shown, |ui| {
        for channel in std::iter::once(None).chain(all.iter().map(Some)) {
            if ui.add(MenuItem::new(word(channel)).ticked(shared == Shared::Same(channel))).clicked() {
                cx.actions.push(Action::edit(each(cards, CardField::Channel(channel.cloned()))));
                ui.close();
            }
        }
    });
}

/// How far the cards' matters are.
pub(super) fn status_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &[&Card]) {
    let shared = Shared::of(cards, |card| card.status);
    caption_ui(ui, m("field-status"), cards, &shared);
    let unset = std::iter::once((None, m("not-set")));
    let all: Vec<_> = unset.chain(words::STATUSES.iter().map(|(status, word)| (Some(*status), *word))).collect();
    let word = shared.same().and_then(|status| all.iter().find(|(value, _)| *value == status));
    let shown = word.map_or(m("values-differ"), |(_, word)| *word);
    select(ui, &m("field-status").text(), &shown.text(), |ui| {
        for (status, word) in &all {
            if ui.add(MenuItem::new(*word).ticked(shared == Shared::Same(*status))).clicked() {
                cx.actions.push(Action::edit(each(cards, CardField::Status(*status))));
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
    set: impl Fn(String) -> CardField,
) {
    if let [card] = cards {
        fields::text_ui(ui, cx, name, text_of(card), 1, |text| each(cards, set(text)));
        return;
    }
    let shared = Shared::of(cards, |card| text_of(card).as_str());
    caption_ui(ui, name, cards, &shared);
    let before = shared.same().unwrap_or_default();
    let mut text = before.to_owned();
    ui.horizontal(|ui| {
        // If the cards differ, the field is empty and there is no text to delete, so a button clears them.
        let is_different = shared == Shared::Different;
        let width = ui.available_width() - if is_different { 34.0 } else { 0.0 };
        let response = MapField::new(&name.text(), &mut text).width(width).ui(ui, cx.fonts);
        if text != before {
            cx.typing.push(cx.actions, &response, each(cards, set(text)));
        }
        if is_different && remove_button(ui, m("values-clear").with(&[("name", name.text().into())])) {
            cx.actions.push(Action::edit(each(cards, set(String::new()))));
        }
    });
}
