//! What the map still lacks, each with a way to where.

use egui::{Panel, ScrollArea, Ui, vec2};

use super::PanelContext;
use crate::{
    analysis::{Finding, Subject},
    edit::Selection,
    layout::Icon,
    ui::{
        action::Action,
        flow,
        i18n::m,
        style::bar_frame,
        widgets::{Button, Label, Look, MapLabel, paint_icon},
        words,
    },
};

/// The list of findings.
#[derive(Debug, Default)]
pub struct Findings;

impl Findings {
    /// Shows the list above the status line.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut PanelContext<'_>) {
        let frame = bar_frame(&cx.tokens, vec2(16.0, 10.0));
        Panel::bottom("findings").default_size(190.0).size_range(110.0..=420.0).resizable(true).frame(frame).show(
            ui,
            |ui| {
                ui.with_layout(flow::column(), |ui| {
                    ui.horizontal(|ui| {
                        ui.add(Label::title(m("action-toggle-findings")));
                        ui.add(Label::caption(m("findings-remark")));
                        ui.with_layout(flow::row_from_end(), |ui| {
                            if ui.add(Button::icon(Icon::Close, m("findings-close"))).clicked() {
                                cx.actions.push(Action::ToggleFindings);
                            }
                        });
                    });
                    list_ui(ui, cx);
                });
            },
        );
    }
}

fn list_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let document = cx.document;
        if document.noticed.findings().is_empty() {
            ui.add(Label::caption(m("findings-none")));
        }
        for (at, finding) in document.noticed.findings().iter().enumerate() {
            ui.push_id(at, |ui| finding_ui(ui, cx, finding));
        }
    });
}

fn finding_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, finding: &Finding) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 24.0), egui::Sense::hover());
        paint_icon(ui.painter(), Icon::TriangleAlert, rect, 15.0, cx.tokens.warning);
        let text = words::finding(finding);
        let label = MapLabel::new(&text).max_width(ui.available_width() - 80.0).max_lines(2);
        label.ui(ui, cx.fonts);
        let Some(selection) = selection_of(&finding.subject) else { return };
        if ui.add(Button::text(m("findings-show")).look(Look::Link)).clicked() {
            cx.actions.push(Action::Jump(selection));
        }
    });
}

fn selection_of(subject: &Subject) -> Option<Selection> {
    match subject {
        Subject::Map | Subject::Channel(_) => None,
        Subject::Stage(id) => Some(Selection::Stage(id.clone())),
        Subject::Card(id) => Some(Selection::card(id.clone())),
        Subject::Cell { lane, stage } => Some(Selection::Cell { lane: lane.clone(), stage: stage.clone() }),
        Subject::Persona(id) => Some(Selection::Persona(id.clone())),
    }
}
