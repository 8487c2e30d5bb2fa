//! The examples, the user's own templates and the ones that come with the program, each as a card with its preview.

use egui::{Key, Modifiers, Ui, vec2};

use super::{
    card::{GAP, StartCardWords, card_ui, columns, hint_card_ui},
    context::StartContext,
    map_row::day_words,
    own::TemplateEntry,
    preview::{PreviewKey, PreviewOf},
    previews::Previews,
    recent::menu_ui,
};
use crate::{
    model::Language,
    storage::{BuiltIn, SAMPLES, TEMPLATES},
    ui::{
        action::{Action, FileAction, TemplateAction, WindowAction, keys::take_key},
        flow,
        i18n::m,
        widgets::{Label, segmented},
        words,
    },
};

/// The minimum width of the card of an example and of a template.
const EXAMPLE: f32 = 240.0;
const TEMPLATE: f32 = 166.0;
/// The maximum number of cards in a row.
const MOST_EXAMPLES: f32 = 3.0;
const MOST_TEMPLATES: f32 = 8.0;
/// Until as many maps were opened, the examples come first.
const KNOWS_SAFAR: usize = 3;

/// The cards of the start screen.
pub(super) struct Cards<'a> {
    pub(super) previews: &'a mut Previews,
    pub(super) own: &'a [TemplateEntry],
    /// The language in which templates are offered.
    pub(super) language: &'a mut Language,
    /// Whether the first card gets the keyboard focus.
    pub(super) focuses_first: bool,
}

impl Cards<'_> {
    /// Shows all cards: the examples first for a user who has opened few maps, otherwise last.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &mut StartContext<'_>) {
        let is_new = cx.settings.recent.len() < KNOWS_SAFAR;
        if is_new {
            self.examples_ui(ui, cx);
        }
        if !self.own.is_empty() {
            self.own_ui(ui, cx);
        }
        self.templates_ui(ui, cx);
        if !is_new {
            self.examples_ui(ui, cx);
        }
    }

    fn examples_ui(&mut self, ui: &mut Ui, cx: &mut StartContext<'_>) {
        ui.horizontal(|ui| {
            ui.add(Label::title(m("start-samples")).size(16.0));
            ui.add_space(6.0);
            ui.add(Label::caption(m("start-samples-how")));
        });
        ui.add_space(10.0);
        let mut samples: Vec<_> = SAMPLES.iter().collect();
        samples.sort_by_key(|sample| sample.language != *self.language);
        grid_ui(ui, (EXAMPLE, MOST_EXAMPLES), samples.len(), |ui, width, at| {
            if let Some(sample) = samples.get(at) {
                self.built_in_ui(ui, cx, width, sample);
            }
        });
        ui.add_space(12.0);
    }

    fn templates_ui(&mut self, ui: &mut Ui, cx: &mut StartContext<'_>) {
        ui.horizontal(|ui| {
            ui.add(Label::title(m("start-templates")).size(16.0));
            ui.with_layout(flow::row_from_end(), |ui| {
                ui.allocate_ui(vec2(220.0, 32.0), |ui| {
                    if let Some(chosen) = segmented(ui, m("start-templates-in"), words::LANGUAGES, Some(*self.language))
                    {
                        *self.language = chosen;
                        cx.actions.push(Action::Window(WindowAction::UseLanguage(chosen)));
                    }
                });
                ui.add_space(4.0);
                ui.add(Label::caption(m("start-templates-in")));
            });
        });
        ui.add_space(10.0);
        let language = *self.language;
        let templates: Vec<_> = TEMPLATES.iter().filter(|template| template.language == language).collect();
        let hints = usize::from(self.own.is_empty());
        grid_ui(ui, (TEMPLATE, MOST_TEMPLATES), templates.len() + hints, |ui, width, at| match templates.get(at) {
            Some(template) => self.built_in_ui(ui, cx, width, template),
            None => hint_card_ui(ui, width, cx),
        });
        ui.add_space(12.0);
    }

    /// The card of a map that comes with the program. An example says in which language it is.
    fn built_in_ui(&mut self, ui: &mut Ui, cx: &mut StartContext<'_>, width: f32, built_in: &BuiltIn) {
        let kind = if built_in.is_template { m("start-template-name") } else { m("start-sample-name") };
        let words = StartCardWords {
            name: kind.with(&[("name", built_in.title().into())]),
            title: built_in.title().to_owned(),
            line: String::new(),
            badge: (!built_in.is_template).then(|| words::in_itself(built_in.language)),
            is_broken: false,
        };
        let preview = self.previews.ask(&PreviewKey { of: PreviewOf::BuiltIn(built_in.stem), is_dark: cx.is_dark });
        // The stable id keeps the card's name and focus when the preview of another card arrives.
        let card = ui.push_id(built_in.stem, |ui| card_ui(ui, width, cx, &words, preview)).inner;
        if std::mem::take(&mut self.focuses_first) {
            card.request_focus();
        }
        if card.clicked() {
            cx.actions.push(Action::File(FileAction::NewFrom(built_in.stem.into())));
        }
    }

    fn own_ui(&mut self, ui: &mut Ui, cx: &mut StartContext<'_>) {
        ui.add(Label::title(m("start-own-templates")).size(16.0));
        ui.add_space(10.0);
        let own = self.own;
        grid_ui(ui, (TEMPLATE, MOST_TEMPLATES), own.len() + 1, |ui, width, at| match own.get(at) {
            Some(template) => self.own_card_ui(ui, cx, width, template),
            None => hint_card_ui(ui, width, cx),
        });
        ui.add_space(12.0);
    }

    /// The card of a template of the user. One that cannot be read says why, and can only be deleted.
    fn own_card_ui(&mut self, ui: &mut Ui, cx: &mut StartContext<'_>, width: f32, template: &TemplateEntry) {
        let words = own_words(template);
        let file = PreviewKey { of: PreviewOf::File(template.path.clone()), is_dark: cx.is_dark };
        let preview = self.previews.ask(&file);
        let card = ui.push_id(&template.path, |ui| card_ui(ui, width, cx, &words, preview)).inner;
        if std::mem::take(&mut self.focuses_first) {
            card.request_focus();
        }
        let new = Action::File(FileAction::NewFromOwn(template.path.clone()));
        let (path, name) = (template.path.clone(), template.name.clone());
        let rename = Action::File(FileAction::Template(TemplateAction::AskToRename(path.clone(), name.clone())));
        let delete = Action::File(FileAction::Template(TemplateAction::AskToDelete(path, name)));
        if card.clicked() && !words.is_broken {
            cx.actions.push(new.clone());
        }
        let pressed = |ui: &Ui, key| take_key(ui.ctx(), Modifiers::NONE, key);
        if card.has_focus() && pressed(ui, Key::Delete) {
            cx.actions.push(delete.clone());
        }
        if card.has_focus() && !words.is_broken && pressed(ui, Key::F2) {
            cx.actions.push(rename.clone());
        }
        let all = [new, rename, delete];
        let offered = if words.is_broken { all.get(2..) } else { Some(all.as_slice()) };
        menu_ui(&card, cx, &template.name, offered.unwrap_or_default());
        if let Err(reason) = &template.content {
            crate::ui::widgets::with_tip(card, reason.clone());
        }
    }
}

fn own_words(template: &TemplateEntry) -> StartCardWords {
    let name = m("start-own-template-name").with(&[("name", template.name.as_str().into())]);
    match &template.content {
        Ok(facts) => {
            let stages = m("count-stages").with(&[("count", facts.stages.into())]);
            let day = template.day.map(|day| m("own-kept").with(&[("day", day_words(day).into())]));
            let line = std::iter::once(stages).chain(day).collect::<Vec<_>>().join(" · ");
            StartCardWords { name, title: template.name.clone(), line, badge: None, is_broken: false }
        }
        Err(reason) => StartCardWords {
            name: [name, reason.clone()].join(&m("list-comma").text()),
            title: template.name.clone(),
            line: m("own-unreadable").text(),
            badge: None,
            is_broken: true,
        },
    }
}

/// Shows `count` cards in rows; the cards are at least `least` points wide and at most `most` in a row.
fn grid_ui(ui: &mut Ui, (least, most): (f32, f32), count: usize, mut card: impl FnMut(&mut Ui, f32, usize)) {
    let (columns, width) = columns(ui.available_width(), least, most);
    for first in (0..count).step_by(columns) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for at in first..(first + columns).min(count) {
                card(ui, width, at);
            }
        });
        ui.add_space(GAP - ui.spacing().item_spacing.y);
    }
}
