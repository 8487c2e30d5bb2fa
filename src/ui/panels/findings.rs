//! What the map still lacks, each with a way to where.

use egui::{Panel, ScrollArea, Ui, vec2};

use super::PanelContext;
use crate::{
    analysis::{Finding, Subject},
    edit::Selection,
    layout::Icon,
    ui::{
        action::Action,
        style::{bar_frame, caption, title},
        widgets::{Button, MapLabel, paint_icon},
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
                ui.horizontal(|ui| {
                    ui.label(title("Findings"));
                    ui.label(caption("What a colleague would ask about this map.", &cx.tokens));
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        if ui.add(Button::icon(Icon::Close, "Close the findings")).clicked() {
                            cx.actions.push(Action::ToggleFindings);
                        }
                    });
                });
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    let document = cx.document;
                    if document.findings.is_empty() {
                        ui.label(caption("Nothing is missing.", &cx.tokens));
                    }
                    for (at, finding) in document.findings.iter().enumerate() {
                        ui.push_id(at, |ui| finding_ui(ui, cx, finding));
                    }
                });
            },
        );
    }
}

fn finding_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, finding: &Finding) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 24.0), egui::Sense::hover());
        paint_icon(ui.painter(), Icon::TriangleAlert, rect, 15.0, cx.tokens.warning);
        let text = finding.message();
        let label = MapLabel::new(&text).max_width(ui.available_width() - 80.0).max_lines(2);
        label.ui(ui, cx.fonts);
        let Some(selection) = selection_of(&finding.subject) else { return };
        let show = egui::Button::new(egui::RichText::new("Show").color(cx.tokens.on_selected)).frame(false);
        if ui.add(show).clicked() {
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
