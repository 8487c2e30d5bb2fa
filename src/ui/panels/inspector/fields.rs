//! The fields that the inspector is made of: a caption above, the control below, one command when it changes.

use egui::{Response, Ui};

use super::super::PanelContext;
use crate::{
    edit::Command,
    model::{Date, Score},
    ui::{
        style::{caption, strong},
        widgets::{MapField, date_field, number_field, segmented},
    },
};

/// A caption above a field.
pub(super) fn caption_ui(ui: &mut Ui, cx: &PanelContext<'_>, text: &str) {
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 5.0;
    ui.label(caption(text, &cx.tokens));
}

/// A field for text of `lines` lines; `command` makes a command of the new text.
pub(super) fn text_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: &str,
    text: &str,
    lines: usize,
    command: impl FnOnce(String) -> Command,
) {
    caption_ui(ui, cx, name);
    bare_text_ui(ui, cx, name, "", text, lines, command);
}

/// A field for text without a caption, showing `hint` while it is empty.
pub(super) fn bare_text_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: &str,
    hint: &str,
    text: &str,
    lines: usize,
    command: impl FnOnce(String) -> Command,
) {
    let mut edited = text.to_owned();
    let response = MapField::new(name, &mut edited).lines(lines).hint(hint).ui(ui, cx.fonts);
    if edited != text {
        cx.typing.push(cx.actions, &response, command(edited));
    }
}

/// A field for a list of texts, one a line.
pub(super) fn list_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: &str,
    list: &[String],
    separator: char,
    command: impl FnOnce(Vec<String>) -> Command,
) {
    caption_ui(ui, cx, name);
    let id = ui.scope_id().with(("list", name));
    let join = if separator == ',' { ", " } else { "\n" };
    let spelled = list.join(join);
    let draft = ui.data(|data| data.get_temp::<String>(id));
    let mut text = draft.clone().unwrap_or_else(|| spelled.clone());
    let hint = if separator == ',' { "Separated by commas" } else { "One a line" };
    let before = text.clone();
    let lines = if separator == ',' { 1 } else { list.len().clamp(2, 6) };
    let response = MapField::new(name, &mut text).lines(lines).hint(hint).ui(ui, cx.fonts);
    if text != before {
        let parts = text.split([separator, if separator == ',' { '،' } else { separator }]);
        let items: Vec<String> = parts.map(str::trim).filter(|part| !part.is_empty()).map(ToOwned::to_owned).collect();
        if items != list {
            cx.typing.push(cx.actions, &response, command(items));
        }
    }
    // What is being typed is kept as it is: an empty last line is no item yet, but the caret stands in it.
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
    name: &str,
    value: Option<f64>,
    command: impl FnOnce(Option<f64>) -> Option<Command>,
) {
    caption_ui(ui, cx, name);
    let (response, changed) = number_field(ui, name, value);
    if let Some(command) = changed.and_then(command) {
        cx.typing.push(cx.actions, &response, command);
    }
}

/// A field for a day.
pub(super) fn date_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: &str,
    value: Option<Date>,
    command: impl FnOnce(Option<Date>) -> Command,
) {
    caption_ui(ui, cx, name);
    let (response, changed) = date_field(ui, name, value);
    if let Some(date) = changed {
        cx.typing.push(cx.actions, &response, command(date));
    }
}

/// A choice of a few; choosing what is chosen already takes the choice back.
pub(super) fn optional_choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: &str,
    options: &[(T, &str)],
    current: Option<T>,
    command: impl FnOnce(Option<T>) -> Command,
) {
    caption_ui(ui, cx, name);
    if let Some(chosen) = segmented(ui, name, options, current) {
        cx.actions.push(command(Some(chosen).filter(|chosen| current != Some(*chosen))).into());
    }
}

/// A choice of a few, one of which always holds.
pub(super) fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: &str,
    options: &[(T, &str)],
    current: T,
    command: impl FnOnce(T) -> Command,
) {
    caption_ui(ui, cx, name);
    if let Some(chosen) = segmented(ui, name, options, Some(current)).filter(|chosen| *chosen != current) {
        cx.actions.push(command(chosen).into());
    }
}

/// A choice of many, in a list that drops down. The words are the program's own, not the user's.
pub(super) fn list_choice_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: &str,
    options: &[(T, &str)],
    current: &T,
    command: impl FnOnce(T) -> Command,
) {
    caption_ui(ui, cx, name);
    let word = options.iter().find(|(value, _)| value == current).map_or("", |(_, word)| *word);
    let mut chosen = None;
    let response = egui::ComboBox::from_id_salt(name)
        .width(ui.available_width())
        .selected_text(word)
        .show_ui(ui, |ui| {
            for (value, word) in options {
                if ui.selectable_label(value == current, *word).clicked() {
                    chosen = Some(value.clone());
                }
            }
        })
        .response;
    let _ = named(response, name);
    if let Some(chosen) = chosen.filter(|chosen| chosen != current) {
        cx.actions.push(command(chosen).into());
    }
}

/// A score from 1 to 10, or none.
pub(super) fn score_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: &str,
    score: Option<Score>,
    command: impl FnOnce(Option<Score>) -> Command,
) {
    caption_ui(ui, cx, name);
    let (response, changed) = number_field(ui, name, score.map(|score| f64::from(score.get())));
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

/// A part of the inspector that can be folded away.
pub(super) fn section_ui(ui: &mut Ui, title: &str, is_open: bool, add_contents: impl FnOnce(&mut Ui)) {
    ui.add_space(6.0);
    egui::CollapsingHeader::new(strong(title)).default_open(is_open).show_unindented(ui, add_contents);
}

/// `response` under another accessible name.
pub(super) fn named(response: Response, name: &str) -> Response {
    response.accessible_name(name)
}
