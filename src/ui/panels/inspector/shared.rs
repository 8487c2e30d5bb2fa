//! The fields that look the same for one card and for many: each shows the cards' common value and sets it on all.

use egui::Ui;

use super::{
    PanelContext,
    chosen::{Chosen, Shared},
    fields, remove_button,
};
use crate::{
    edit::CardField,
    model::{Channel, KnownChannel},
    ui::{
        action::Action,
        i18n::{Message, m},
        panels::filter::channel_name,
        widgets::{Label, MapField, MenuItem, segmented, select},
        words,
    },
};

/// The evidence of the cards.
pub(super) fn evidence_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &Chosen) {
    let options = (m("field-evidence"), words::EVIDENCES);
    optional_ui(ui, cx, cards, options, &cards.evidence, CardField::Evidence);
}

/// Whether customer and company meet online or offline.
pub(super) fn presence_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &Chosen) {
    let options = (m("field-presence"), words::PRESENCES);
    optional_ui(ui, cx, cards, options, &cards.presence, CardField::Presence);
}

/// The severity of pain points.
pub(super) fn severity_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &Chosen) {
    let options = (m("field-severity"), words::SEVERITIES);
    optional_ui(ui, cx, cards, options, &cards.severity, CardField::Severity);
}

/// The department in charge.
pub(super) fn department_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &Chosen) {
    text_ui(ui, cx, cards, m("field-department"), &cards.department, CardField::Department);
}

/// The person responsible for the cards.
pub(super) fn owner_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &Chosen) {
    text_ui(ui, cx, cards, m("field-owner"), &cards.owner, CardField::Owner);
}

/// A caption, with a remark if the cards differ.
fn caption_ui<T>(ui: &mut Ui, name: Message, cards: &Chosen, shared: &Shared<T>) {
    if cards.is_single() {
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
    cards: &Chosen,
    (name, options): (Message, &[(T, Message)]),
    shared: &Shared<Option<T>>,
    set: impl Fn(Option<T>) -> CardField,
) {
    caption_ui(ui, name, cards, shared);
    let current = shared.same().copied().flatten();
    if let Some(chosen) = segmented(ui, name, options, current) {
        let value = Some(chosen).filter(|chosen| current != Some(*chosen));
        cx.actions.push(Action::edit(cards.each(set(value))));
    }
}

/// Whether the cards are moments of truth.
pub(super) fn moment_of_truth_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &Chosen) {
    let name = m("field-moment-of-truth");
    let shared = &cards.is_moment_of_truth;
    caption_ui(ui, name, cards, shared);
    let chosen = segmented(ui, name, &[(false, m("no")), (true, m("yes"))], shared.same().copied());
    if let Some(decides) = chosen.filter(|chosen| shared.same() != Some(chosen)) {
        cx.actions.push(Action::edit(cards.each(CardField::IsMomentOfTruth(decides))));
    }
}

/// The channel: none, a built-in one, or one of the map's own.
pub(super) fn channel_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &Chosen) {
    let map = cx.document.session.map();
    let shared = cards.channel.same();
    caption_ui(ui, m("field-channel"), cards, &cards.channel);
    let word = |channel: Option<&Channel>| channel.map_or_else(|| m("channel-none").text(), |it| channel_name(map, it));
    let own = map.channels.iter().map(|own| Channel::Own(own.id.clone()));
    let all: Vec<Channel> = KnownChannel::ALL.into_iter().map(Channel::Known).chain(own).collect();
    let shown = shared.map_or_else(|| m("values-differ").text(), |channel| word(channel.as_ref()));
    select(ui, &m("field-channel").text(), &shown, |ui| {
        for channel in std::iter::once(None).chain(all.iter().map(Some)) {
            if ui
                .add(MenuItem::new(word(channel)).ticked(shared.is_some_and(|shared| shared.as_ref() == channel)))
                .clicked()
            {
                cx.actions.push(Action::edit(cards.each(CardField::Channel(channel.cloned()))));
                ui.close();
            }
        }
    });
}

/// The status of the cards.
pub(super) fn status_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &Chosen) {
    let shared = cards.status.same();
    caption_ui(ui, m("field-status"), cards, &cards.status);
    let unset = std::iter::once((None, m("not-set")));
    let all: Vec<_> = unset.chain(words::STATUSES.iter().map(|(status, word)| (Some(*status), *word))).collect();
    let word = shared.and_then(|status| all.iter().find(|(value, _)| value == status));
    let shown = word.map_or(m("values-differ"), |(_, word)| *word);
    select(ui, &m("field-status").text(), &shown.text(), |ui| {
        for (status, word) in &all {
            if ui.add(MenuItem::new(*word).ticked(shared == Some(status))).clicked() {
                cx.actions.push(Action::edit(cards.each(CardField::Status(*status))));
                ui.close();
            }
        }
    });
}

/// A text field; the typed text replaces that of every card.
fn text_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    cards: &Chosen,
    name: Message,
    shared: &Shared<String>,
    set: impl Fn(String) -> CardField,
) {
    let before = shared.same().map(String::as_str).unwrap_or_default();
    if cards.is_single() {
        fields::text_ui(ui, cx, name, before, 1, |text| cards.each(set(text)));
        return;
    }
    caption_ui(ui, name, cards, shared);
    let mut text = before.to_owned();
    ui.horizontal(|ui| {
        // If the cards differ, the field is empty and there is no text to delete, so a button clears them.
        let is_different = *shared == Shared::Different;
        let width = ui.available_width() - if is_different { 34.0 } else { 0.0 };
        let response = MapField::new(&name.text(), &mut text).width(width).ui(ui, cx.fonts);
        if text != before {
            cx.typing.push(cx.actions, &response, cards.each(set(text)));
        }
        if is_different && remove_button(ui, m("values-clear").with(&[("name", name.text().into())])) {
            cx.actions.push(Action::edit(cards.each(set(String::new()))));
        }
    });
}
