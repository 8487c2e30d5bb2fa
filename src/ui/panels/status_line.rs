//! The status line: whether the map is saved, its counts, its findings, its language and the zoom.

use egui::{Panel, Ui, vec2};

use super::PanelContext;
use crate::{
    layout::Icon,
    ui::{
        action::{Action, FileAction, ViewAction, ViewChange, WindowAction},
        action_widgets::action_button,
        flow,
        focus::{WindowArea, mark_area},
        i18n::{self, Message, m},
        jobs::{Jobs, Running},
        style::bar_frame,
        widgets::{Button, ButtonLook, Label, MapLabel, paint_icon},
        words,
    },
};

const HEIGHT: f32 = 30.0;

/// Shows the line; `zoom` is the canvas's zoom, 1 for 100 %.
pub fn status_line_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, jobs: &Jobs, zoom: f64) {
    Panel::bottom("status line")
        .exact_size(HEIGHT)
        .resizable(false)
        .frame(bar_frame(&cx.tokens, vec2(14.0, 0.0)))
        .show(ui, |ui| {
            mark_area(ui, WindowArea::Status);
            ui.with_layout(flow::row(), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                saved_ui(ui, cx, jobs);
                ui.add_space(14.0);
                // With a large interface, controls take precedence over counts.
                if ui.available_width() > 560.0 {
                    counts_ui(ui, cx);
                    ui.add_space(14.0);
                }
                findings_ui(ui, cx);
                ui.with_layout(flow::row_from_end(), |ui| {
                    zoom_ui(ui, cx, zoom);
                    ui.add_space(10.0);
                    if ui.available_width() > 160.0 {
                        language_ui(ui, cx);
                    }
                });
            });
        });
}

fn saved_ui(ui: &mut Ui, cx: &PanelContext<'_>, jobs: &Jobs) {
    let mark = |ui: &mut Ui, icon: Icon, color| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), egui::Sense::hover());
        paint_icon(ui.painter(), icon, rect, 14.0, color);
    };
    let mut is_busy = false;
    for running in jobs.running().iter().filter(|running| running.job.kind.is_shown()) {
        is_busy = true;
        ui.push_id(running.job.id, |ui| job_ui(ui, running));
    }
    if is_busy {
        return;
    }
    let (icon, color, words) = match (&cx.document.file.save_problem, &cx.document.file.path, cx.is_unsaved) {
        (Some(_), _, _) => (Icon::TriangleAlert, cx.tokens.bad, m("status-save-failed")),
        (None, _, true) => (Icon::CircleDashed, cx.tokens.warning, m("status-unsaved")),
        (None, None, false) => (Icon::CircleDashed, cx.tokens.muted, m("status-no-file")),
        (None, Some(_), false) => (Icon::Check, cx.tokens.good, m("status-saved")),
    };
    mark(ui, icon, color);
    ui.add(Label::caption(words));
}

/// A job under way: what it does, how much of it is done, and a button if it can be cancelled.
fn job_ui(ui: &mut Ui, running: &Running) {
    ui.add(egui::Spinner::new().size(13.0));
    let share = running.share_done().map(|share| format!(" {}", i18n::percent(share))).unwrap_or_default();
    ui.add(Label::caption(format!("{}…{share}", running.job.kind.message().text())));
    let can_cancel = running.job.kind.can_cancel();
    if can_cancel && ui.add(Button::text(m("cancel")).slim().min_size(vec2(0.0, 24.0))).clicked() {
        running.cancel();
    }
}

fn counts_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    let map = cx.map();
    let count = |message: Message, count: usize| message.with(&[("count", count.into())]);
    let selected = cx.session().selection().card_ids().count();
    let mut counts = vec![
        count(m("count-stages"), map.stages.len()),
        count(m("count-lanes"), map.lanes.len()),
        count(m("count-cards"), map.cards.len()),
    ];
    if selected > 1 {
        counts.push(count(m("count-selected"), selected));
    }
    ui.add(Label::caption(counts.join(" · ")));
}

fn findings_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let words = m("count-findings").with(&[("count", cx.document.findings.findings().len().into())]);
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), egui::Sense::hover());
    paint_icon(ui.painter(), Icon::ListChecks, rect, 14.0, cx.tokens.muted);
    let button = Button::text(words)
        .slim()
        .min_size(vec2(0.0, 24.0))
        .tooltip(Action::Window(WindowAction::ToggleFindings).tooltip());
    if ui.add(button).clicked() {
        cx.actions.push(Action::Window(WindowAction::ToggleFindings));
    }
}

fn language_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let map = cx.map();
    let language = words::in_itself(map.info.language);
    let direction = if map.is_rtl() { m("status-rtl") } else { m("status-ltr") };
    let text = format!("{language} · {}", direction.text());
    ui.add(Label::caption(text));
}

fn zoom_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, zoom: f64) {
    ui.spacing_mut().item_spacing.x = 2.0;
    let mut small = |ui: &mut Ui, icon, change: ViewChange| {
        let action = Action::View(ViewAction::Change(change));
        if ui.add(action_button(icon, &action).min_size(vec2(24.0, 24.0)).slim()).clicked() {
            cx.actions.push(action);
        }
    };
    small(ui, Icon::Plus, ViewChange::ZoomIn);
    let button = Button::text(i18n::percent(zoom)).named(m("status-zoom-name")).tooltip(m("action-zoom-fit"));
    if ui.add(button.slim().min_size(vec2(46.0, 24.0))).clicked() {
        cx.actions.push(Action::View(ViewAction::Change(ViewChange::Fit)));
    }
    let mut small = |ui: &mut Ui, icon, change: ViewChange| {
        let action = Action::View(ViewAction::Change(change));
        if ui.add(action_button(icon, &action).min_size(vec2(24.0, 24.0)).slim()).clicked() {
            cx.actions.push(action);
        }
    };
    small(ui, Icon::Minus, ViewChange::ZoomOut);
}

/// The reason the last save failed, shown above the canvas until a save succeeds.
pub fn save_problem_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let Some(problem) = &cx.document.file.save_problem else { return };
    let frame = egui::Frame::new().fill(cx.tokens.warning_ground).inner_margin(egui::Margin::symmetric(16, 10));
    frame.show(ui, |ui| {
        mark_area(ui, WindowArea::Problem);
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), egui::Sense::hover());
            paint_icon(ui.painter(), Icon::TriangleAlert, rect, 18.0, cx.tokens.warning);
            let room = ui.available_width() - 230.0;
            let text = m("status-not-saved-because").with(&[("problem", problem.as_str().into())]);
            let label = MapLabel::new(&text).direction(i18n::interface_base());
            label.max_width(room).max_lines(3).ui(ui, cx.fonts);
            for (words, action) in [
                (m("status-try-again"), Action::File(FileAction::Save)),
                (m("action-save-as"), Action::File(FileAction::SaveAs)),
            ] {
                if ui.add(Button::text(words).look(ButtonLook::Outlined)).clicked() {
                    cx.actions.push(action);
                }
            }
        });
    });
}
