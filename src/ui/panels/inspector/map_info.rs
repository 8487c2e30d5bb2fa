//! The map's own fields.

use egui::Ui;

use super::{PanelContext, fields, head_ui, map_lists, parts, room, word_lists};
use crate::{
    edit::{Command, InfoField},
    layout::Icon,
    model::{CurveMarkers, Digits},
    ui::{
        i18n::{Message, m},
        widgets::segmented,
        words,
    },
};

/// The digit scripts, each named in itself.
const DIGITS: &[(Digits, Message)] = &[
    (Digits::Auto, m("digits-auto")),
    (Digits::Latin, m("digits-latin")),
    (Digits::ArabicIndic, m("digits-arabic")),
    (Digits::Persian, m("digits-persian")),
];

/// The markers at the points of curves.
const MARKERS: &[(CurveMarkers, Message)] =
    &[(CurveMarkers::Shapes, m("markers-shapes")), (CurveMarkers::Faces, m("markers-faces"))];

/// The map's own fields, personas, sources and channels.
pub(super) fn map_info_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let info = cx.map().info.clone();
    let set = Command::SetInfo;
    head_ui(ui, cx, Icon::Route, m("thing-map"), &[]);
    room::hidden_ui(ui, cx);
    fields::text_ui(ui, cx, m("field-title"), &info.title, 1, |text| set(InfoField::Title(text)));
    let (scenario, scope) = (&info.prompts.scenario, &info.prompts.scope);
    fields::prompted_text_ui(ui, cx, m("field-scenario"), scenario, &info.scenario, 3, |text| {
        set(InfoField::Scenario(text))
    });
    fields::prompted_text_ui(ui, cx, m("field-scope"), scope, &info.scope, 1, |text| set(InfoField::Scope(text)));
    fields::list_ui(ui, cx, m("field-goals"), &info.goals, '\n', |goals| set(InfoField::Goals(goals)));
    fields::choice_ui(ui, cx, m("field-state"), words::STATES, info.state, |state| set(InfoField::State(state)));
    fields::caption_ui(ui, m("field-language"));
    let chosen = segmented(ui, m("field-language"), words::LANGUAGES, Some(info.language));
    if let Some(language) = chosen.filter(|chosen| *chosen != info.language) {
        cx.actions.push(set(InfoField::Language(language)).into());
    }
    fields::list_choice_ui(ui, cx, m("field-direction"), words::DIRECTIONS, &info.direction, |direction| {
        set(InfoField::Direction(direction))
    });
    fields::list_choice_ui(ui, cx, m("field-digits"), DIGITS, &info.digits, |digits| set(InfoField::Digits(digits)));
    fields::choice_ui(ui, cx, m("field-markers"), MARKERS, info.markers, |markers| set(InfoField::Markers(markers)));
    fields::list_ui(ui, cx, m("field-authors"), &info.authors, '\n', |authors| set(InfoField::Authors(authors)));
    fields::date_ui(ui, cx, m("field-date"), info.date, |date| set(InfoField::Date(date)));
    fields::date_ui(ui, cx, m("field-review-date"), info.review_date, |date| set(InfoField::ReviewDate(date)));

    parts::shown_ui(ui, cx, &info);
    fields::section_ui(ui, m("section-personas"), true, |ui| map_lists::personas_ui(ui, cx));
    fields::section_ui(ui, m("section-sources"), true, |ui| map_lists::sources_ui(ui, cx));
    fields::section_ui(ui, m("section-own-channels"), false, |ui| map_lists::channels_ui(ui, cx));
    let (has_departments, has_tags) =
        (!cx.document.findings.uses().departments.is_empty(), !cx.document.findings.uses().tags.is_empty());
    if has_departments {
        fields::section_ui(ui, m("filter-departments"), false, |ui| word_lists::departments_ui(ui, cx));
    }
    if has_tags {
        fields::section_ui(ui, m("field-tags"), false, |ui| word_lists::tags_ui(ui, cx));
    }
}
