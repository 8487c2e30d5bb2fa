//! The map's own fields.

use egui::Ui;

use super::{PanelContext, fields, head_ui, map_lists};
use crate::{edit::Command, layout::Icon, model::MapInfo, ui::words};

/// The map's own fields, its personas, sources and channels.
pub(super) fn map_info_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let info = cx.map().info.clone();
    let set = |change: &dyn Fn(&mut MapInfo)| {
        let mut info = info.clone();
        change(&mut info);
        Command::SetInfo(Box::new(info))
    };
    head_ui(ui, cx, Icon::Route, "Map", &[]);
    fields::text_ui(ui, cx, "Title", &info.title, 1, |text| set(&|info| info.title.clone_from(&text)));
    fields::text_ui(ui, cx, "Scenario", &info.scenario, 3, |text| set(&|info| info.scenario.clone_from(&text)));
    fields::text_ui(ui, cx, "Scope", &info.scope, 1, |text| set(&|info| info.scope.clone_from(&text)));
    fields::list_ui(ui, cx, "Goals", &info.goals, '\n', |goals| set(&|info| info.goals.clone_from(&goals)));
    fields::choice_ui(ui, cx, "State", words::STATES, info.state, |state| set(&|info| info.state = state));
    fields::choice_ui(ui, cx, "Language", words::LANGUAGES, info.language, |language| {
        set(&|info| info.language = language)
    });
    fields::list_choice_ui(ui, cx, "Direction", words::DIRECTIONS, &info.direction, |direction| {
        set(&|info| info.direction = direction)
    });
    fields::list_ui(ui, cx, "Authors", &info.authors, '\n', |authors| set(&|info| info.authors.clone_from(&authors)));
    fields::date_ui(ui, cx, "Date", info.date, |date| set(&|info| info.date = date));
    fields::date_ui(ui, cx, "Review date", info.review_date, |date| set(&|info| info.review_date = date));

    fields::section_ui(ui, "Personas", true, |ui| map_lists::personas_ui(ui, cx));
    fields::section_ui(ui, "Sources", true, |ui| map_lists::sources_ui(ui, cx));
    fields::section_ui(ui, "Own channels", false, |ui| map_lists::channels_ui(ui, cx));
}
