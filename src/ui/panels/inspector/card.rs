//! The fields of a card: first those shown for every card, then the rest in collapsible sections.

use egui::Ui;

use super::{PanelContext, card_more, feelings, fields, head_ui, metric};
use crate::{
    edit::Command,
    layout::{Icon, lane_icon},
    model::{Anchor, Card, CardId, Channel, KnownChannel, LaneKind},
    ui::{
        action::Action,
        i18n::{self, m},
        widgets::{Button, MapLabel, MenuItem, paint_icon, scroll, select, with_tip},
        words,
    },
};

/// A command that puts a changed copy of `card` in its place.
pub(super) fn with(card: &Card, change: impl FnOnce(&mut Card)) -> Command {
    let mut card = card.clone();
    change(&mut card);
    Command::ReplaceCard(Box::new(card))
}

/// The fields of a card.
pub(super) fn card_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, id: &CardId) {
    let Some(card) = cx.map().card(id).cloned() else { return };
    let kind = cx.map().lane(&card.place.lane).map_or(LaneKind::Notes, |lane| lane.kind);
    head_ui(
        ui,
        cx,
        lane_icon(kind),
        words::card(kind),
        &[(Icon::Copy, Action::Duplicate), (Icon::Trash, Action::Delete)],
    );
    fields::text_ui(ui, cx, m("field-title"), &card.title, 2, |title| with(&card, |card| card.title = title));
    match kind {
        LaneKind::Metrics => metric::metric_ui(ui, cx, &card),
        LaneKind::Outcomes => card_more::outcomes_ui(ui, cx, &card),
        LaneKind::Pictures => card_more::card_picture_ui(ui, cx, &card),
        LaneKind::Actions
        | LaneKind::Touchpoints
        | LaneKind::Channels
        | LaneKind::Thoughts
        | LaneKind::EmotionCurve
        | LaneKind::PainPoints
        | LaneKind::Opportunities
        | LaneKind::Departments
        | LaneKind::PhysicalEvidence
        | LaneKind::Frontstage
        | LaneKind::Backstage
        | LaneKind::Support
        | LaneKind::Notes => {}
    }
    if kind == LaneKind::Touchpoints {
        contact_ui(ui, cx, &card);
    }
    if kind == LaneKind::PainPoints {
        severity_ui(ui, cx, &card);
    }
    fields::optional_choice_ui(ui, cx, m("field-evidence"), words::EVIDENCES, card.evidence, |evidence| {
        with(&card, |card| card.evidence = evidence)
    });
    feelings::feelings_ui(ui, cx, &Anchor::Card(id.clone()));
    fields::choice_ui(
        ui,
        cx,
        m("field-moment-of-truth"),
        &[(false, m("no")), (true, m("yes"))],
        card.is_moment_of_truth,
        |decides| with(&card, |card| card.is_moment_of_truth = decides),
    );
    fields::list_ui(ui, cx, m("field-tags"), &card.tags, ',', |tags| with(&card, |card| card.tags = tags));
    if kind == LaneKind::Opportunities {
        card_more::weighing_ui(ui, cx, &card);
    }
    links_ui(ui, cx, &card);
    sections_ui(ui, cx, &card, kind);
}

/// The collapsible sections: everything a card can have in any lane. A section with content is open at first.
fn sections_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card, kind: LaneKind) {
    fields::section_ui(ui, m("section-text-picture"), !card.text.is_empty() || card.picture.is_some(), |ui| {
        fields::text_ui(ui, cx, m("field-text"), &card.text, 4, |text| with(card, |card| card.text = text));
        if kind != LaneKind::Pictures {
            card_more::card_picture_ui(ui, cx, card);
        }
    });
    if kind != LaneKind::Touchpoints {
        fields::section_ui(ui, m("section-channel-place"), card.channel.is_some(), |ui| contact_ui(ui, cx, card));
    }
    fields::section_ui(
        ui,
        m("section-personas-sources"),
        !card.personas.is_empty() || !card.sources.is_empty(),
        |ui| {
            card_more::personas_ui(ui, cx, card);
            card_more::sources_ui(ui, cx, card);
        },
    );
    let is_assigned = !card.owner.is_empty() || card.due.is_some() || card.status.is_some();
    fields::section_ui(ui, m("section-work"), is_assigned, |ui| card_more::work_ui(ui, cx, card));
    if kind != LaneKind::PainPoints {
        fields::section_ui(ui, m("field-severity"), card.severity.is_some(), |ui| severity_ui(ui, cx, card));
    }
    if kind != LaneKind::Opportunities {
        let is_weighed = [card.importance, card.satisfaction, card.impact, card.effort].iter().any(Option::is_some);
        fields::section_ui(ui, m("section-weighing"), is_weighed, |ui| card_more::weighing_ui(ui, cx, card));
    }
    if kind != LaneKind::Metrics {
        fields::section_ui(ui, m("section-metric"), card.metric.is_some(), |ui| metric::metric_ui(ui, cx, card));
    }
    if kind != LaneKind::Outcomes {
        fields::section_ui(ui, m("section-outcomes"), !card.outcomes.is_empty(), |ui| {
            card_more::outcomes_ui(ui, cx, card);
        });
    }
    fields::section_ui(ui, m("section-comments"), !card.comments.is_empty(), |ui| card_more::comments_ui(ui, cx, card));
}

fn severity_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card) {
    fields::optional_choice_ui(ui, cx, m("field-severity"), words::SEVERITIES, card.severity, |severity| {
        with(card, |card| card.severity = severity)
    });
}

/// How customer and company meet: channel, presence and so on.
fn contact_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card) {
    channel_ui(ui, cx, card);
    fields::optional_choice_ui(ui, cx, m("field-presence"), words::PRESENCES, card.presence, |presence| {
        with(card, |card| card.presence = presence)
    });
    fields::text_ui(ui, cx, m("field-contact-reason"), &card.contact_reason, 1, |text| {
        with(card, |card| card.contact_reason = text)
    });
    fields::text_ui(ui, cx, m("field-department"), &card.department, 1, |text| {
        with(card, |card| card.department = text)
    });
    fields::text_ui(ui, cx, m("field-point-of-sale"), &card.point_of_sale, 1, |text| {
        with(card, |card| card.point_of_sale = text)
    });
}

/// The channel: none, a built-in one, or one of the map's own.
fn channel_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card) {
    fields::caption_ui(ui, m("field-channel"));
    let own: Vec<_> = cx.map().channels.clone();
    let name_of = |channel: &Option<Channel>| match channel {
        None => m("channel-none").text(),
        Some(Channel::Known(known)) => known.title(i18n::language()).to_owned(),
        Some(Channel::Own(id)) => own.iter().find(|own| own.id == *id).map(|own| own.title.clone()).unwrap_or_default(),
    };
    let all =
        KnownChannel::ALL.into_iter().map(Channel::Known).chain(own.iter().map(|own| Channel::Own(own.id.clone())));
    let mut chosen: Option<Option<Channel>> = None;
    select(ui, &m("field-channel").text(), &name_of(&card.channel), |ui| {
        for channel in std::iter::once(None).chain(all.map(Some)) {
            if ui.add(MenuItem::new(name_of(&channel)).ticked(card.channel == channel)).clicked() {
                chosen = Some(channel);
                ui.close();
            }
        }
    });
    if let Some(channel) = chosen.filter(|channel| *channel != card.channel) {
        cx.actions.push(Action::edit(with(card, |card| card.channel = channel)));
    }
}

/// The linked cards in both directions, and a list to link more.
fn links_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card) {
    let answers: Vec<Card> = cx.map().cards.values().filter(|other| other.links.contains(&card.id)).cloned().collect();
    if !card.links.is_empty() {
        fields::caption_ui(ui, m("links-to"));
    }
    for id in &card.links {
        let Some(linked) = cx.map().card(id).cloned() else { continue };
        ui.push_id(("link", id), |ui| {
            ui.horizontal(|ui| {
                linked_card_ui(ui, cx, &linked, ui.available_width() - 34.0);
                if super::remove_button(ui, m("links-remove").text()) {
                    let links = card.links.iter().filter(|link| *link != id).cloned().collect();
                    cx.actions.push(Action::edit(with(card, |card| card.links = links)));
                }
            });
        });
    }
    if !answers.is_empty() {
        fields::caption_ui(ui, m("links-from"));
    }
    for answer in &answers {
        ui.push_id(("answer", &answer.id), |ui| linked_card_ui(ui, cx, answer, ui.available_width()));
    }
    ui.add_space(4.0);
    let button = ui.add(Button::text(m("links-add")).with_icon(Icon::Link).look(crate::ui::widgets::Look::Outlined));
    egui::Popup::menu(&button).width(280.0).show(|ui| {
        scroll(ui, egui::ScrollArea::vertical().max_height(320.0), |ui| {
            for other in card_more::linkable(cx.document.session.map(), card) {
                if MapLabel::new(&other.title).selectable(false).ui(ui, cx.fonts).clicked() {
                    let mut links = card.links.clone();
                    links.push(other.id.clone());
                    cx.actions.push(Action::edit(with(card, |card| card.links = links)));
                    ui.close();
                }
            }
        });
    });
}

/// A linked card: icon and title; a click shows it on the map.
fn linked_card_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, linked: &Card, width: f32) {
    let kind = cx.map().lane(&linked.place.lane).map_or(LaneKind::Notes, |lane| lane.kind);
    let frame = egui::Frame::new().fill(cx.tokens.card).stroke((1.0, cx.tokens.outline)).corner_radius(8);
    let inner = frame.inner_margin(egui::Margin::symmetric(8, 4)).show(ui, |ui| {
        ui.set_width(width - 18.0);
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(18.0), egui::Sense::hover());
            paint_icon(ui.painter(), lane_icon(kind), rect, 15.0, cx.tokens.muted);
            MapLabel::new(&linked.title).max_width(width - 52.0).ui(ui, cx.fonts);
        });
    });
    let response = with_tip(inner.response.interact(egui::Sense::click()), m("action-jump"));
    let name = m("show-card").with(&[("title", linked.title.as_str().into())]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.clicked() {
        cx.actions.push(Action::Jump(crate::edit::Selection::card(linked.id.clone())));
    }
}
