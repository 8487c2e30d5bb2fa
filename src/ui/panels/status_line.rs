//! The line at the foot: whether the map is safe, what it holds, what it lacks, its language and the zoom.

use egui::{Align, Layout, Panel, Ui, vec2};

use super::PanelContext;
use crate::{
    layout::Icon,
    ui::{
        action::{Action, ViewChange},
        jobs::Jobs,
        style::{bar_frame, caption},
        widgets::{Button, Look, MapLabel, paint_icon},
        words,
    },
};

const HEIGHT: f32 = 30.0;

/// Shows the line; `zoom` is the canvas's, 1 for 100 %.
pub fn status_line_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, jobs: &Jobs, zoom: f64) {
    Panel::bottom("status line")
        .exact_size(HEIGHT)
        .resizable(false)
        .frame(bar_frame(&cx.tokens, vec2(14.0, 0.0)))
        .show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                saved_ui(ui, cx, jobs);
                ui.add_space(14.0);
                counts_ui(ui, cx);
                ui.add_space(14.0);
                findings_ui(ui, cx);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    zoom_ui(ui, cx, zoom);
                    ui.add_space(10.0);
                    language_ui(ui, cx);
                });
            });
        });
}

fn saved_ui(ui: &mut Ui, cx: &PanelContext<'_>, jobs: &Jobs) {
    let mark = |ui: &mut Ui, icon: Icon, color| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), egui::Sense::hover());
        paint_icon(ui.painter(), icon, rect, 14.0, color);
    };
    if let Some(job) = jobs.running().last() {
        ui.add(egui::Spinner::new().size(13.0));
        ui.label(caption(format!("{}…", job.label), &cx.tokens));
        if job.can_cancel && ui.add(egui::Button::new(caption("Cancel", &cx.tokens)).frame(false)).clicked() {
            job.cancel();
        }
        return;
    }
    let (icon, color, words) = match (&cx.document.save_problem, &cx.document.path, cx.session().is_modified()) {
        (Some(_), _, _) => (Icon::TriangleAlert, cx.tokens.bad, "Not saved: see above"),
        (None, _, true) => (Icon::CircleDashed, cx.tokens.warning, "Unsaved changes"),
        (None, None, false) => (Icon::CircleDashed, cx.tokens.muted, "Not saved to a file yet"),
        (None, Some(_), false) => (Icon::Check, cx.tokens.good, "Saved"),
    };
    mark(ui, icon, color);
    ui.label(caption(words, &cx.tokens));
}

fn counts_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    let map = cx.map();
    let count = |number: usize, one: &str, many: &str| format!("{number} {}", if number == 1 { one } else { many });
    let selected = cx.session().selection().card_ids().count();
    let mut text = format!(
        "{} · {} · {}",
        count(map.stages.len(), "stage", "stages"),
        count(map.lanes.len(), "lane", "lanes"),
        count(map.cards.len(), "card", "cards")
    );
    if selected > 1 {
        text = format!("{text} · {selected} selected");
    }
    ui.label(caption(text, &cx.tokens));
}

fn findings_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let words = match cx.document.findings.len() {
        0 => "No findings".to_owned(),
        1 => "1 finding".to_owned(),
        many => format!("{many} findings"),
    };
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), egui::Sense::hover());
    paint_icon(ui.painter(), Icon::ListChecks, rect, 14.0, cx.tokens.muted);
    let button = egui::Button::new(caption(&words, &cx.tokens)).frame(false).min_size(vec2(0.0, 22.0));
    if ui.add(button).on_hover_text(Action::ToggleFindings.tooltip()).clicked() {
        cx.actions.push(Action::ToggleFindings);
    }
}

fn language_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let map = cx.map();
    let language = words::word_of(words::LANGUAGES, &map.info.language);
    let direction = if map.is_rtl() { "right to left" } else { "left to right" };
    // The language's own name may run the other way than the rest.
    let text = format!("{direction} · {language}");
    MapLabel::new(&text).size(12.5).color(cx.tokens.muted).ui(ui, cx.fonts);
}

fn zoom_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, zoom: f64) {
    ui.spacing_mut().item_spacing.x = 2.0;
    let mut small = |ui: &mut Ui, icon, change: ViewChange| {
        let action = Action::View(change);
        if ui.add(Button::for_action(icon, &action).min_size(vec2(24.0, 24.0)).slim()).clicked() {
            cx.actions.push(action);
        }
    };
    small(ui, Icon::Plus, ViewChange::ZoomIn);
    let percent = format!("{:.0} %", zoom * 100.0);
    let button = egui::Button::new(caption(percent, &cx.tokens)).frame(false).min_size(vec2(46.0, 22.0));
    let response = ui.add(button).on_hover_text("Fit the map").accessible_name("Zoom: fit the map");
    if response.clicked() {
        cx.actions.push(Action::View(ViewChange::Fit));
    }
    let mut small = |ui: &mut Ui, icon, change: ViewChange| {
        let action = Action::View(change);
        if ui.add(Button::for_action(icon, &action).min_size(vec2(24.0, 24.0)).slim()).clicked() {
            cx.actions.push(action);
        }
    };
    small(ui, Icon::Minus, ViewChange::ZoomOut);
}

/// Why the last save failed, above the canvas, until a save succeeds.
pub fn save_problem_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let Some(problem) = &cx.document.save_problem else { return };
    let frame = egui::Frame::new().fill(cx.tokens.warning_ground).inner_margin(egui::Margin::symmetric(16, 10));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), egui::Sense::hover());
            paint_icon(ui.painter(), Icon::TriangleAlert, rect, 18.0, cx.tokens.warning);
            let room = ui.available_width() - 230.0;
            let text = format!("Not saved. {problem}");
            MapLabel::new(&text).max_width(room).max_lines(3).ui(ui, cx.fonts);
            for (words, action) in [("Try again", Action::Save), ("Save as…", Action::SaveAs)] {
                if ui.add(Button::text(words).look(Look::Outlined)).clicked() {
                    cx.actions.push(action);
                }
            }
        });
    });
}
