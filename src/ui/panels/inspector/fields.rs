//! The building blocks of the inspector: a caption above a control that requests one command when it changes.

use egui::Ui;

use crate::{
    edit::Command,
    model::{Date, Score},
    ui::{
        i18n::{Message, m},
        panels::PanelContext,
        widgets::{Label, MapField, MenuItem, date_field, number_field, section, segmented, select},
    },
};

/// A caption above a field.
pub(super) fn caption_ui(ui: &mut Ui, text: Message) {
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 5.0;
    ui.add(Label::caption(text));
}

/// A text field with `lines` lines; `command` makes the command for the new text.
pub(super) fn text_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: Message,
    text: &str,
    lines: usize,
    command: impl FnOnce(String) -> Command,
) {
    prompted_text_ui(ui, cx, name, "", text, lines, command);
}

/// A text field that shows `prompt`, a text of the map, while it is empty.
pub(super) fn prompted_text_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: Message,
    prompt: &str,
    text: &str,
    lines: usize,
    command: impl FnOnce(String) -> Command,
) {
    caption_ui(ui, name);
    bare_text_ui(ui, cx, name, prompt, text, lines, command);
}

/// A text field without a caption; `hint` is its placeholder.
pub(super) fn bare_text_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: impl Into<String>,
    hint: impl Into<String>,
    text: &str,
    lines: usize,
    command: impl FnOnce(String) -> Command,
) {
    let mut edited = text.to_owned();
    let response = MapField::new(&name.into(), &mut edited).lines(lines).hint(&hint.into()).ui(ui, cx.fonts);
    if edited != text {
        cx.typing.push(cx.actions, &response, command(edited));
    }
}

/// The accessible name of the field `name` of the thing at `at` in a list; a number tells them apart for screen
/// readers.
pub(super) fn numbered(name: Message, at: usize) -> String {
    if at == 0 {
        name.text()
    } else {
        m("field-numbered").with(&[("name", name.text().into()), ("at", (at + 1).into())])
    }
}

/// A field for a list of texts, one per line.
pub(super) fn list_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: Message,
    list: &[String],
    separator: char,
    command: impl FnOnce(Vec<String>) -> Command,
) {
    caption_ui(ui, name);
    let id = ui.scope_id().with(("list", name.name()));
    let join = if separator == ',' { ", " } else { "\n" };
    let spelled = list.join(join);
    let draft = ui.data(|data| data.get_temp::<String>(id));
    let mut text = draft.clone().unwrap_or_else(|| spelled.clone());
    let hint = if separator == ',' { m("hint-commas") } else { m("hint-lines") };
    let before = text.clone();
    let lines = if separator == ',' { 1 } else { list.len().clamp(2, 6) };
    let response = MapField::new(&name.text(), &mut text).lines(lines).hint(&hint.text()).ui(ui, cx.fonts);
    if text != before {
        let parts = text.split([separator, if separator == ',' { '،' } else { separator }]);
        let items: Vec<String> = parts.map(str::trim).filter(|part| !part.is_empty()).map(ToOwned::to_owned).collect();
        if items != list {
            cx.typing.push(cx.actions, &response, command(items));
        }
    }
    // The text is kept as typed: an empty last line is not an item yet, but the caret is in it.
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, text));
    } else if draft.is_some() {
        ui.data_mut(|data| data.remove_temp::<String>(id));
    }
}

/// A field for a number.
pub(super) fn number_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: Message,
    value: Option<f64>,
    command: impl FnOnce(Option<f64>) -> Option<Command>,
) {
    caption_ui(ui, name);
    let (response, changed) = number_field(ui, cx.fonts, &name.text(), value);
    if let Some(command) = changed.and_then(command) {
        cx.typing.push(cx.actions, &response, command);
    }
}

/// A field for a date.
pub(super) fn date_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: Message,
    value: Option<Date>,
    command: impl FnOnce(Option<Date>) -> Command,
) {
    caption_ui(ui, name);
    let (response, changed) = date_field(ui, cx.fonts, &name.text(), value);
    if let Some(date) = changed {
        cx.typing.push(cx.actions, &response, command(date));
    }
}

/// A choice between a few options; choosing the current one again clears it.
pub(super) fn optional_choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: Message,
    options: &[(T, Message)],
    current: Option<T>,
    command: impl FnOnce(Option<T>) -> Command,
) {
    caption_ui(ui, name);
    if let Some(chosen) = segmented(ui, name, options, current) {
        cx.actions.push(command(Some(chosen).filter(|chosen| current != Some(*chosen))).into());
    }
}

/// A choice between a few options, one of which is always chosen.
pub(super) fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: Message,
    options: &[(T, Message)],
    current: T,
    command: impl FnOnce(T) -> Command,
) {
    caption_ui(ui, name);
    if let Some(chosen) = segmented(ui, name, options, Some(current)).filter(|chosen| *chosen != current) {
        cx.actions.push(command(chosen).into());
    }
}

/// A choice between many options, in a drop-down list. For words of the interface, not for user text.
pub(super) fn list_choice_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: Message,
    options: &[(T, Message)],
    current: &T,
    command: impl FnOnce(T) -> Command,
) {
    caption_ui(ui, name);
    let word = options.iter().find(|(value, _)| value == current).map(|(_, word)| word.text()).unwrap_or_default();
    let mut chosen = None;
    select(ui, &name.text(), &word, |ui| {
        for (value, word) in options {
            if ui.add(MenuItem::new(*word).ticked(value == current)).clicked() {
                chosen = Some(value.clone());
                ui.close();
            }
        }
    });
    if let Some(chosen) = chosen.filter(|chosen| chosen != current) {
        cx.actions.push(command(chosen).into());
    }
}

/// A score from 1 to 10, or none.
pub(super) fn score_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: Message,
    score: Option<Score>,
    command: impl FnOnce(Option<Score>) -> Command,
) {
    caption_ui(ui, name);
    let (response, changed) = number_field(ui, cx.fonts, &name.text(), score.map(|score| f64::from(score.get())));
    let entered = changed.map(|number| number.map(whole_score));
    match entered {
        Some(Some(Some(score))) => cx.typing.push(cx.actions, &response, command(Some(score))),
        Some(None) => cx.typing.push(cx.actions, &response, command(None)),
        Some(Some(None)) | None => {}
    }
}

fn whole_score(number: f64) -> Option<Score> {
    (1..=10u8).find(|whole| (f64::from(*whole) - number).abs() < 1e-9).and_then(Score::new)
}

/// A collapsible section of the inspector.
pub(super) fn section_ui(ui: &mut Ui, title: Message, is_open: bool, add_contents: impl FnOnce(&mut Ui)) {
    ui.add_space(6.0);
    section(ui, &title.text(), is_open, add_contents);
}
