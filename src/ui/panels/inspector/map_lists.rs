//! The lists that belong to the whole map: personas, sources, own channels. Departments and tags are in `word_lists`.

use egui::Ui;

use super::{
    PanelContext, add_button, fields, remove_button,
    usage::{merge_ui, used_ui},
};
use crate::{
    edit::{ChannelField, Command, Selection, SourceField},
    layout::Icon,
    model::{Channel, KnownChannel, OwnChannel, Source, SourceKind},
    ui::{
        action::{Action, MapAction},
        i18n::{self, m},
        widgets::{Button, MapLabel},
        words,
    },
};

/// The personas, each with a button that opens its fields.
pub(super) fn personas_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let personas = cx.map().personas.clone();
    for persona in &personas {
        ui.push_id(&persona.id, |ui| {
            ui.horizontal(|ui| {
                let edit =
                    Button::icon(Icon::UserRound, m("persona-edit").with(&[("name", persona.name.as_str().into())]));
                if ui.add(edit).clicked() {
                    cx.actions.push(Action::Map(MapAction::Select(Selection::Persona(persona.id.clone()))));
                }
                MapLabel::new(&persona.name).ui(ui, cx.fonts);
            });
        });
    }
    if add_button(ui, m("persona-new")) {
        cx.actions.push(Action::Map(MapAction::AddPersona));
    }
}

/// The sources with all their fields.
pub(super) fn sources_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let sources = cx.map().sources.clone();
    for (at, source) in sources.iter().enumerate() {
        ui.push_id(&source.id, |ui| source_ui(ui, cx, source, at));
    }
    if add_button(ui, m("source-add")) {
        cx.actions.push(Action::edit(Command::AddSource { kind: SourceKind::Other, title: m("source-new").into() }));
    }
}

fn source_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, source: &Source, at: usize) {
    let set = |field| Command::SetSource { id: source.id.clone(), field };
    egui::Frame::new().fill(cx.tokens.hovered).corner_radius(8).inner_margin(10).show(ui, |ui| {
        let title = fields::numbered(m("field-source-title"), at);
        fields::bare_text_ui(ui, cx, title, m("field-title"), &source.title, 1, |text| set(SourceField::Title(text)));
        fields::list_choice_ui(ui, cx, m("field-source-kind"), words::SOURCE_KINDS, &source.kind, |kind| {
            set(SourceField::Kind(kind))
        });
        let locator = fields::numbered(m("field-source-where"), at);
        fields::bare_text_ui(ui, cx, locator, m("hint-source-where"), &source.locator, 1, |text| {
            set(SourceField::Locator(text))
        });
        fields::date_ui(ui, cx, m("field-source-date"), source.date, |date| set(SourceField::Date(date)));
        ui.horizontal(|ui| {
            let delete = m("source-delete-named").with(&[("name", source.title.as_str().into())]);
            if ui.add(Button::text(m("source-delete")).with_icon(Icon::Trash).named(delete)).clicked() {
                cx.actions.push(Action::edit(Command::DeleteSource(source.id.clone())));
            }
            let others = cx.map().sources.iter().filter(|other| other.id != source.id);
            let others: Vec<_> = others.map(|other| (other.title.clone(), other.id.clone())).collect();
            if let Some(into) = merge_ui(ui, &source.title, others) {
                cx.actions.push(Action::edit(Command::MergeSource { id: source.id.clone(), into }));
            }
        });
        used_ui(ui, cx, &source.title, cx.document.findings.uses().sources.get(&source.id));
    });
}

/// The map's own channels with all their fields.
pub(super) fn channels_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let channels = cx.map().channels.clone();
    for (at, channel) in channels.iter().enumerate() {
        let name = fields::numbered(m("field-channel-name"), at);
        let set = |field| Command::SetOwnChannel { id: channel.id.clone(), field };
        ui.push_id(&channel.id, |ui| {
            ui.horizontal(|ui| {
                let room = ui.available_width() - 68.0;
                ui.scope(|ui| {
                    ui.set_width(room);
                    fields::bare_text_ui(ui, cx, name, m("field-name"), &channel.title, 1, |text| {
                        set(ChannelField::Title(text))
                    });
                });
                if let Some(into) = merge_ui(ui, &channel.title, other_channels(cx, channel)) {
                    cx.actions.push(Action::edit(Command::MergeOwnChannel { id: channel.id.clone(), into }));
                }
                if remove_button(ui, m("channel-delete").with(&[("name", channel.title.as_str().into())])) {
                    cx.actions.push(Action::edit(Command::DeleteOwnChannel(channel.id.clone())));
                }
            });
            used_ui(ui, cx, &channel.title, cx.document.findings.uses().channels.get(&channel.id));
            fields::optional_choice_ui(ui, cx, m("field-presence"), words::PRESENCES, channel.presence, |presence| {
                set(ChannelField::Presence(presence))
            });
        });
    }
    if add_button(ui, m("channel-add")) {
        cx.actions.push(Action::edit(Command::AddOwnChannel { title: m("channel-new").into(), presence: None }));
    }
}

/// The channels that `channel` can be merged into: the map's own first.
fn other_channels(cx: &PanelContext<'_>, channel: &OwnChannel) -> Vec<(String, Channel)> {
    let own = cx.map().channels.iter().filter(|other| other.id != channel.id);
    let own = own.map(|other| (other.title.clone(), Channel::Own(other.id.clone())));
    let known = KnownChannel::ALL.map(|known| (known.title(i18n::language()).to_owned(), Channel::Known(known)));
    own.chain(known).collect()
}
