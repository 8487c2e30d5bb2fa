//! The list of findings, each with a way to its place and to its repair.

use egui::{Panel, ScrollArea, Ui, vec2};

use super::PanelContext;
use crate::{
    analysis::{Finding, Subject, fix},
    edit::Selection,
    layout::Icon,
    locale::clock::today,
    model::Map,
    ui::{
        action::{Action, MapAction, WindowAction},
        flow,
        focus::{WindowArea, mark_area},
        i18n::{self, Message, m},
        style::bar_frame,
        widgets::{Button, ButtonLook, Label, MapLabel, paint_icon, scroll},
        words,
    },
};

/// The height of a row, in points.
const ROW: f32 = 30.0;
/// The distance between two rows, and the height of the title with its margins.
const ROW_GAP: f32 = 6.0;
const HEAD: f32 = 66.0;
/// Up to this number of findings the panel is as tall as its content.
const MOST_WITHOUT_SCROLLING: usize = 4;
/// The width that the buttons of a row take.
const BUTTONS: f32 = 170.0;

/// The list of findings.
#[derive(Debug, Default)]
pub struct Findings;

impl Findings {
    /// Shows the list above the status line.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut PanelContext<'_>) {
        let frame = bar_frame(&cx.tokens, vec2(16.0, 10.0));
        // In a low window, or with a large interface, the map keeps half of the height.
        let most = (ui.available_height() / 2.0).clamp(60.0, 420.0);
        let panel = if let Some(height) = short_height(cx) {
            Panel::bottom("findings-few").exact_size(height.min(most)).resizable(false)
        } else {
            let (size, least) = (most.min(190.0), most.min(110.0));
            Panel::bottom("findings").default_size(size).size_range(least..=most).resizable(true)
        };
        panel.frame(frame).show(ui, |ui| {
            mark_area(ui, WindowArea::Findings);
            ui.with_layout(flow::column(), |ui| {
                ui.horizontal(|ui| {
                    ui.add(Label::title(m("action-toggle-findings")));
                    ui.add(Label::caption(m("findings-remark")));
                    ui.with_layout(flow::row_from_end(), |ui| {
                        if ui.add(Button::icon(Icon::Close, m("findings-close"))).clicked() {
                            cx.actions.push(Action::Window(WindowAction::ToggleFindings));
                        }
                    });
                });
                list_ui(ui, cx);
            });
        });
    }
}

/// The height of the list's content in points if there are few findings; `None` if the list scrolls.
fn short_height(cx: &PanelContext<'_>) -> Option<f32> {
    // One line says that there is nothing, or that the search failed.
    let rows = cx.document.findings.findings().len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "at most a handful")]
    let height = |rows: usize| rows as f32 * (ROW + ROW_GAP);
    (rows <= MOST_WITHOUT_SCROLLING).then(|| HEAD + height(rows))
}

fn list_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    scroll(ui, ScrollArea::vertical().auto_shrink(false), |ui| {
        let document = cx.document;
        if document.findings.has_failed() {
            ui.add(Label::caption(m("findings-failed")));
        } else if document.findings.findings().is_empty() {
            ui.add(Label::caption(m("findings-none")));
        }
        for (at, finding) in document.findings.findings().iter().enumerate() {
            ui.push_id(at, |ui| finding_ui(ui, cx, finding));
        }
    });
}

fn finding_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, finding: &Finding) {
    // Only the visible rows are laid out and drawn.
    let room = egui::Rect::from_min_size(ui.cursor().left_top(), vec2(ui.available_width(), ROW));
    if !ui.is_rect_visible(room.expand(ROW)) {
        ui.allocate_space(vec2(ui.available_width(), ROW));
        return;
    }
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 24.0), egui::Sense::hover());
        paint_icon(ui.painter(), Icon::TriangleAlert, rect, 15.0, cx.tokens.warning);
        let text = words::finding(finding);
        // The buttons of all rows begin at one place.
        let width = (ui.available_width() - BUTTONS).max(60.0);
        ui.allocate_ui_with_layout(vec2(width, ROW), flow::row(), |ui| {
            ui.set_min_width(width);
            MapLabel::new(&text).direction(i18n::interface_base()).max_width(width).ui(ui, cx.fonts);
        });
        let show = Button::text(m("findings-show")).look(ButtonLook::Link).slim().tooltip(m("action-jump").tip());
        let show =
            show.min_size(vec2(0.0, 26.0)).named(m("findings-show-what").with(&[("finding", text.as_str().into())]));
        if ui.add(show).clicked() {
            cx.actions.push(Action::Map(MapAction::Jump(selection_of(cx.map(), &finding.subject))));
        }
        fix_ui(ui, cx, finding, m("findings-fix-what"));
    });
}

/// A button that repairs `finding`, if there is an automatic repair; `name` is its accessible name.
pub(super) fn fix_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, finding: &Finding, name: Message) {
    if fix(cx.map(), finding, today()).is_none() {
        return;
    }
    let name = name.with(&[("finding", words::finding(finding).into())]);
    let button = Button::text(m("action-fix")).look(ButtonLook::Link).named(name).tooltip(words::fix(finding.kind));
    if ui.add(button.slim().min_size(vec2(0.0, 26.0))).clicked() {
        cx.actions.push(Action::Map(MapAction::Fix(Box::new(finding.clone()))));
    }
}

/// The selection that shows the subject of a finding. The map's own fields are shown when nothing is selected.
fn selection_of(map: &Map, subject: &Subject) -> Selection {
    match subject {
        Subject::Map => Selection::Nothing,
        Subject::Channel(channel) => {
            let users = map.cards.values().filter(|card| card.channel.as_ref() == Some(channel));
            Selection::cards(users.map(|card| card.id.clone()))
        }
        Subject::Stage(id) => Selection::Stage(id.clone()),
        Subject::Card(id) => Selection::card(id.clone()),
        Subject::Cell { lane, stage } => Selection::Cell { lane: lane.clone(), stage: stage.clone() },
        Subject::Persona(id) => Selection::Persona(id.clone()),
    }
}
