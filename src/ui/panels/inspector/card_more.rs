//! The list-like parts of a card: personas, sources, work, rating, outcomes, comments and the picture.

use egui::Ui;

use super::{PanelContext, add_button, card::set, chosen::Chosen, fields, remove_button, shared};
use crate::{
    edit::{CardField, CardPatch, Command, PictureField},
    layout::Icon,
    model::{Card, CardId, Comment, Outcome, PictureId, Score, Share},
    ui::{
        action::{Action, MapAction},
        i18n::{self, Message, m},
        widgets::{Button, ButtonLook, Label, MapLabel, focus_next_field, number_field, thumbnail, tick},
    },
};

/// The personas the card concerns.
pub(super) fn personas_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card) {
    fields::caption_ui(ui, m("field-concerns"));
    for persona in &cx.document.session.map().personas {
        ui.push_id(("persona", &persona.id), |ui| {
            let mut is_in = card.personas.contains(&persona.id);
            if tick_ui(ui, cx, &mut is_in, &persona.name) {
                let patch = if is_in { CardPatch::AddPersona } else { CardPatch::RemovePersona };
                cx.actions.push(Action::edit(set(&card.id, patch(persona.id.clone()))));
            }
        });
    }
}

/// The sources of the card.
pub(super) fn sources_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card) {
    fields::caption_ui(ui, m("section-sources"));
    let sources = &cx.document.session.map().sources;
    if sources.is_empty() {
        ui.add(Label::caption(m("sources-where")));
    }
    for source in sources {
        ui.push_id(("source", &source.id), |ui| {
            let mut is_in = card.sources.contains(&source.id);
            if tick_ui(ui, cx, &mut is_in, &source.title) {
                let patch = if is_in { CardPatch::AddSource } else { CardPatch::RemoveSource };
                cx.actions.push(Action::edit(set(&card.id, patch(source.id.clone()))));
            }
        });
    }
}

/// A check box with user text; returns whether it was changed.
fn tick_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, is_in: &mut bool, words: &str) -> bool {
    ui.horizontal(|ui| {
        let has_changed = tick(ui, is_in, "", words).changed();
        MapLabel::new(words).max_width(ui.available_width()).ui(ui, cx.fonts);
        has_changed
    })
    .inner
}

/// The owner, the due date and the status.
pub(super) fn work_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card, chosen: &Chosen) {
    shared::owner_ui(ui, cx, chosen);
    fields::date_ui(ui, cx, m("field-due"), card.due, |due| set(&card.id, CardField::Due(due)));
    shared::status_ui(ui, cx, chosen);
}

/// The scores that rate an opportunity.
pub(super) fn weighing_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card) {
    let with = |field: fn(Option<Score>) -> CardField| move |score| set(&card.id, field(score));
    ui.columns_const(|[left, right]| {
        fields::score_ui(left, cx, m("field-importance"), card.importance, with(CardField::Importance));
        fields::score_ui(left, cx, m("field-impact"), card.impact, with(CardField::Impact));
        fields::score_ui(right, cx, m("field-satisfaction"), card.satisfaction, with(CardField::Satisfaction));
        fields::score_ui(right, cx, m("field-effort"), card.effort, with(CardField::Effort));
    });
}

/// The outcomes of a decision, with their shares and the sum of these.
pub(super) fn outcomes_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card) {
    fields::caption_ui(ui, m("section-outcomes"));
    let set = |outcomes: Vec<Outcome>| set(&card.id, CardField::Outcomes(outcomes));
    for (at, outcome) in card.outcomes.iter().enumerate() {
        let replaced = |new: Option<Outcome>| {
            let mut outcomes = card.outcomes.clone();
            outcomes.splice(at..=at, new);
            outcomes
        };
        let name = fields::numbered(m("field-outcome"), at);
        ui.push_id(("outcome", at), |ui| {
            ui.horizontal(|ui| {
                let width = ui.available_width() - 110.0;
                ui.scope(|ui| {
                    ui.set_width(width);
                    fields::bare_text_ui(ui, cx, name, m("hint-outcome"), &outcome.title, 1, |title| {
                        set(replaced(Some(Outcome { title, ..outcome.clone() })))
                    });
                });
                ui.scope(|ui| {
                    ui.set_width(52.0);
                    let (response, changed) = number_field(
                        ui,
                        cx.fonts,
                        &fields::numbered(m("field-share"), at),
                        outcome.share.map(Share::percent),
                    );
                    if let Some(share) = changed.and_then(percentage) {
                        let outcomes = replaced(Some(Outcome { share, ..outcome.clone() }));
                        cx.typing.push(cx.actions, &response, set(outcomes));
                    }
                });
                ui.add(Label::new(if i18n::is_rtl() { "٪" } else { "%" }));
                if remove_button(ui, m("outcome-remove").text()) {
                    cx.actions.push(Action::edit(set(replaced(None))));
                }
            });
        });
    }
    let shares: Vec<f64> = card.outcomes.iter().filter_map(|outcome| outcome.share.map(Share::percent)).collect();
    if !shares.is_empty() {
        let sum: f64 = shares.iter().sum();
        let is_whole = (sum - 100.0).abs() < 0.05;
        let text = if is_whole {
            m("shares-whole").text()
        } else {
            m("shares-off").with(&[("sum", i18n::digits(&format!("{sum:.1}")).into())])
        };
        ui.add(Label::caption(text).color(if is_whole { cx.tokens.muted } else { cx.tokens.warning }));
    }
    if add_button(ui, m("outcome-add")) {
        let mut outcomes = card.outcomes.clone();
        outcomes.push(Outcome::default());
        cx.actions.push(Action::edit(set(outcomes)));
    }
}

/// The share that a number field means: `None` if the number cannot be a share, `Some(None)` for an empty field.
#[expect(clippy::option_option, reason = "the outer says whether to change, the inner is the new share")]
fn percentage(entered: Option<f64>) -> Option<Option<Share>> {
    match entered {
        Some(number) => Share::new(number).map(Some),
        None => Some(None),
    }
}

/// Focuses the last comment on the card `id` when it is shown next.
pub fn want_comment(ctx: &egui::Context, id: &CardId) {
    ctx.data_mut(|data| data.insert_temp(wanted_comment(), id.clone()));
}

fn is_comment_wanted(ctx: &egui::Context, id: &CardId) -> bool {
    ctx.data_mut(|data| {
        let is_wanted = data.get_temp::<CardId>(wanted_comment()).is_some_and(|wanted| wanted == *id);
        if is_wanted {
            data.remove::<CardId>(wanted_comment());
        }
        is_wanted
    })
}

fn wanted_comment() -> egui::Id {
    egui::Id::unique("wanted comment")
}

/// The comments on the card.
pub(super) fn comments_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card) {
    let set = |comments: Vec<Comment>| set(&card.id, CardField::Comments(comments));
    for (at, comment) in card.comments.iter().enumerate() {
        let replaced = |new: Option<Comment>| {
            let mut comments = card.comments.clone();
            comments.splice(at..=at, new);
            comments
        };
        ui.push_id(("comment", at), |ui| {
            egui::Frame::new().fill(cx.tokens.hovered).corner_radius(8).inner_margin(10).show(ui, |ui| {
                let name = fields::numbered(m("field-comment"), at);
                if at + 1 == card.comments.len() && is_comment_wanted(ui.ctx(), &card.id) {
                    focus_next_field(ui.ctx());
                }
                fields::bare_text_ui(ui, cx, name, m("field-comment"), &comment.text, 2, |text| {
                    set(replaced(Some(Comment { text, ..comment.clone() })))
                });
                fields::bare_text_ui(
                    ui,
                    cx,
                    fields::numbered(m("field-comment-author"), at),
                    m("hint-author"),
                    &comment.author,
                    1,
                    |author| set(replaced(Some(Comment { author, ..comment.clone() }))),
                );
                fields::date_ui(ui, cx, m("field-comment-date"), comment.date, |date| {
                    set(replaced(Some(Comment { date, ..comment.clone() })))
                });
                ui.horizontal(|ui| {
                    let mut is_open = comment.is_open;
                    if tick(ui, &mut is_open, m("field-open-question"), m("field-open-question")).changed() {
                        cx.actions.push(Action::edit(set(replaced(Some(Comment { is_open, ..comment.clone() })))));
                    }
                    if remove_button(ui, m("comment-delete").text()) {
                        cx.actions.push(Action::edit(set(replaced(None))));
                    }
                });
            });
        });
    }
    if add_button(ui, m("comment-add")) {
        let mut comments = card.comments.clone();
        comments.push(Comment { is_open: true, ..Comment::default() });
        cx.actions.push(Action::edit(set(comments)));
    }
}

/// The picture of the card.
pub(super) fn card_picture_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, card: &Card) {
    fields::caption_ui(ui, m("field-picture"));
    picture_ui(ui, cx, card.picture.as_ref(), Action::Map(MapAction::ChoosePicture(card.id.clone())), || {
        set(&card.id, CardField::Picture(None))
    });
}

/// A picture: its description, and buttons to choose another one or remove it.
pub(super) fn picture_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    picture: Option<&PictureId>,
    choose: Action,
    removed: impl FnOnce() -> Command,
) {
    let picture = picture.and_then(|id| cx.map().picture(id)).cloned();
    if let Some(picture) = &picture {
        thumbnail(ui, picture, egui::vec2(ui.available_width(), 160.0));
        fields::bare_text_ui(
            ui,
            cx,
            m("field-picture-description"),
            m("hint-picture"),
            &picture.description,
            1,
            |text| Command::SetPicture { id: picture.id.clone(), field: PictureField::Description(text) },
        );
    }
    ui.horizontal(|ui| {
        let words = if picture.is_some() { m("picture-another").text() } else { choose.label() };
        if ui.add(Button::text(words).with_icon(Icon::ImagePlus).look(ButtonLook::Outlined)).clicked() {
            cx.actions.push(choose);
        }
        if picture.is_some() && remove_button(ui, m("picture-remove").text()) {
            cx.actions.push(Action::edit(removed()));
        }
    });
}

/// A computed value with its name.
pub(super) fn computed_ui(ui: &mut Ui, name: Message, value: String) {
    ui.horizontal(|ui| {
        ui.add(Label::caption(name));
        ui.add(Label::strong(value));
    });
}
