//! The place of the next captured card: that of the selection, unless the user chose another or named another stage.

use egui::{Popup, RectAlign, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use super::PanelContext;
use crate::{
    capture::{self, CaptureTarget, Captured},
    edit::{Command, Selection},
    fold::shortened,
    geom::BaseDirection,
    layout::Icon,
    model::{Lane, LaneId, Map, PersonaId, Stage, StageId, Visibility},
    ui::{
        flow,
        i18n::{self, m},
        style::{CORNER, Tokens},
        widgets::{
            BODY, Label, MapLabel, MenuItem, focus_first_item, menu_caption, menu_column, paint_icon, scroll,
            set_words, with_tip,
        },
    },
};

/// The maximum width of the place, in points.
const WIDTH: f32 = 280.0;
/// The maximum share of the bar for it.
const SHARE: f32 = 0.28;
const HEIGHT: f32 = 30.0;
/// The width of each of the two lists of the menu.
const LIST_WIDTH: f32 = 236.0;
/// The most letters of a title in the menu.
const MOST_LETTERS: usize = 28;

/// A part of the place that the user chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
enum PlaceChoice {
    /// The selected cell.
    Selected,
    /// This lane.
    Lane(LaneId),
    /// This stage.
    Stage(StageId),
}

/// The place of the next captured card, as far as it differs from the selection.
#[derive(Debug, Default)]
pub(super) struct CapturePlace {
    lane: Option<LaneId>,
    stage: Option<StageId>,
    /// The lane and the stage of the selection when it was seen last.
    selected: (Option<LaneId>, Option<StageId>),
    /// Whether lane and stage are those that a line had before the selection changed. They hold for this line only.
    is_of_line: bool,
}

impl CapturePlace {
    /// Takes notice of the selection. A selected place replaces the chosen one. While there is a line (`has_line`), its
    /// place stays.
    pub(super) fn follow(&mut self, map: &Map, selection: &Selection, has_line: bool) {
        if !has_line {
            self.end_line();
        }
        let now = CaptureTarget::of(map, selection);
        let now = (now.lane, now.stage);
        if now == self.selected {
            return;
        }
        let before = std::mem::replace(&mut self.selected, now);
        let lane = self.lane.clone().or(before.0);
        let stage = self.stage.clone().or(before.1);
        let is_other = |now: bool, same: bool| now && !same;
        let (now_lane, now_stage) = (&self.selected.0, &self.selected.1);
        if has_line {
            self.is_of_line = true;
            (self.lane, self.stage) = (lane, stage);
        } else if is_other(now_stage.is_some(), *now_stage == stage) {
            (self.lane, self.stage) = (None, None);
        } else if is_other(now_lane.is_some(), *now_lane == lane) {
            self.lane = None;
        }
    }

    /// Call when the line has become a card or is given up.
    pub(super) fn end_line(&mut self) {
        if std::mem::take(&mut self.is_of_line) {
            (self.lane, self.stage) = (None, None);
        }
    }

    /// Stays at the stage that `line` names, if it names one.
    pub(super) fn stay_at(&mut self, line: &Captured) {
        if let Some(stage) = &line.stage {
            self.is_of_line = false;
            self.stage = Some(stage.clone());
        }
    }

    fn choose(&mut self, choice: PlaceChoice) {
        self.is_of_line = false;
        match choice {
            PlaceChoice::Selected => (self.lane, self.stage) = (None, None),
            PlaceChoice::Lane(id) => self.lane = Some(id),
            PlaceChoice::Stage(id) => self.stage = Some(id),
        }
    }

    /// The place of a line without marks; `persona` has the feelings.
    pub(super) fn target(&self, map: &Map, selection: &Selection, persona: Option<&PersonaId>) -> CaptureTarget {
        let selected = CaptureTarget::of(map, selection);
        let lane = self.lane.clone().filter(|id| map.lane(id).is_some()).or(selected.lane.clone());
        let stage = self.stage.clone().filter(|id| map.stage(id).is_some()).or(selected.stage.clone());
        let is_selected = lane == selected.lane && stage == selected.stage;
        CaptureTarget { lane, stage, order: selected.order.filter(|_| is_selected), persona: persona.cloned() }
    }

    /// Shows the stage and lane of the card that `captured` becomes, as a button with a menu to choose others. Returns
    /// whether the user has chosen.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut PanelContext<'_>,
        target: &CaptureTarget,
        captured: &Captured,
    ) -> bool {
        let place = place_of(cx.map(), target, captured);
        // The width is fixed, so that the line does not move under the caret when a mark changes the place.
        let width = (ui.available_width() * SHARE).min(WIDTH);
        let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
        let value = place.as_ref().map_or(m("capture-nowhere").text(), |(stage, lane)| format!("{stage} › {lane}"));
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, true, m("capture-place").text());
            info.current_text_value = Some(value.clone());
            info
        });
        self.paint(ui, cx, rect, &response, place.as_ref());
        let align = if i18n::is_rtl() { RectAlign::TOP_END } else { RectAlign::TOP_START };
        let is_by_key = response.clicked() && !response.clicked_by(egui::PointerButton::Primary);
        if is_by_key {
            focus_first_item(ui.ctx());
        }
        let response = with_tip(response, m("capture-place-tip"));
        let shown = Popup::menu(&response).align(align).gap(6.0).show(|ui| self.menu_ui(ui, cx.map(), target));
        let chosen = shown.and_then(|shown| shown.inner);
        let has_chosen = chosen.is_some();
        if let Some(choice) = chosen {
            self.choose(choice);
        }
        has_chosen
    }

    /// Paints the stage and the lane, in the accent colour if they are not those of the selection.
    fn paint(
        &self,
        ui: &mut Ui,
        cx: &mut PanelContext<'_>,
        rect: egui::Rect,
        response: &egui::Response,
        place: Option<&(String, String)>,
    ) {
        let tokens = Tokens::of(ui.ctx());
        if response.hovered() || Popup::is_id_open(ui.ctx(), Popup::default_response_id(response)) {
            ui.painter().rect_filled(rect, CORNER, tokens.hovered);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, CORNER, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
        }
        let is_chosen = self.lane.is_some() || self.stage.is_some();
        let mut ui = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(6.0, 0.0))).layout(flow::row()));
        let ui = &mut ui;
        ui.spacing_mut().item_spacing.x = 5.0;
        let (icon, _) = ui.allocate_exact_size(vec2(18.0, 24.0), Sense::hover());
        paint_icon(ui.painter(), Icon::Zap, icon, 16.0, tokens.accent);
        let width = ui.available_width() - 18.0;
        match place {
            None => drop(ui.add(Label::new(m("capture-nowhere")).max_width(width).one_line())),
            Some((stage, lane)) => {
                // The lane matters most, so a long stage title is shortened first.
                let style = crate::text::TextStyle { weight: 600.0, ..BODY };
                let ink = if is_chosen { tokens.accent } else { tokens.ink };
                let of_lane = set_words(ui.ctx(), lane, style, width * 0.6).size.x + 2.0;
                let title = |text| MapLabel::new(text).weight(600.0).color(ink);
                title(stage).max_width(width - of_lane - 20.0).ui(ui, cx.fonts);
                MapLabel::new("›").direction(BaseDirection::Always(i18n::direction())).ui(ui, cx.fonts);
                title(lane).max_width(of_lane).ui(ui, cx.fonts);
            }
        }
        let (arrow, _) = ui.allocate_exact_size(vec2(14.0, 24.0), Sense::hover());
        paint_icon(ui.painter(), Icon::ChevronDown, arrow, 13.0, tokens.muted);
    }

    /// The menu with the lanes and the stages next to each other; returns the choice.
    fn menu_ui(&self, ui: &mut Ui, map: &Map, target: &CaptureTarget) -> Option<PlaceChoice> {
        let mut chosen = None;
        let mut item = |ui: &mut Ui, title: &str, is_on: bool, choice: PlaceChoice| {
            let title = if title.trim().is_empty() { m("untitled").text() } else { title.to_owned() };
            let words = MenuItem::new(shortened(&title, MOST_LETTERS)).named(title).ticked(is_on);
            if ui.add(words).clicked() {
                chosen = Some(choice);
                ui.close();
            }
        };
        let unmarked = Captured { title: "x".into(), ..Captured::default() };
        let place = match capture::plan(map, target, &unmarked) {
            Ok(Command::AddWholeCard(new)) if new.lane.is_none() => Some(new.card.place),
            Ok(_) | Err(_) => None,
        };
        let is_lane = |lane: &Lane| place.as_ref().is_some_and(|place| place.lane == lane.id);
        let is_stage = |stage: &Stage| place.as_ref().is_some_and(|place| place.stage == stage.id);
        scroll(ui, ScrollArea::vertical().max_height(ui.ctx().content_rect().height() * 0.6), |ui| {
            ui.with_layout(flow::row().with_cross_align(egui::Align::Min), |ui| {
                list_ui(ui, "lanes", |ui| {
                    menu_caption(ui, m("thing-lane").text());
                    for lane in map.lanes.iter().filter(|lane| is_shown(lane.visibility) && lane.kind.holds_cards()) {
                        item(ui, &lane.title, is_lane(lane), PlaceChoice::Lane(lane.id.clone()));
                    }
                });
                list_ui(ui, "stages", |ui| {
                    menu_caption(ui, m("thing-stage").text());
                    for stage in map.stages.iter().filter(|stage| is_shown(stage.visibility)) {
                        item(ui, &stage.title, is_stage(stage), PlaceChoice::Stage(stage.id.clone()));
                    }
                    let is_selected = self.lane.is_none() && self.stage.is_none();
                    crate::ui::widgets::menu_line(ui);
                    item(ui, &m("capture-place-selected").text(), is_selected, PlaceChoice::Selected);
                });
            });
        });
        chosen
    }
}

/// A list of the menu.
fn list_ui(ui: &mut Ui, salt: &str, contents: impl FnOnce(&mut Ui)) {
    ui.push_id(salt, |ui| {
        ui.allocate_ui_with_layout(vec2(LIST_WIDTH, 0.0), flow::column(), |ui| {
            ui.set_width(LIST_WIDTH);
            menu_column(ui, contents);
        });
    });
}

fn is_shown(visibility: Visibility) -> bool {
    visibility != Visibility::Hidden
}

/// The titles of the stage and the lane of the card that `captured` becomes; `None` if it becomes none.
fn place_of(map: &Map, target: &CaptureTarget, captured: &Captured) -> Option<(String, String)> {
    let with_title = Captured { title: "x".into(), feeling: None, ..captured.clone() };
    let Ok(Command::AddWholeCard(new)) = capture::plan(map, target, &with_title) else { return None };
    let stage = map.stage(&new.card.place.stage).map(|stage| stage.title.clone()).unwrap_or_default();
    let lane = match &new.lane {
        Some(lane) => lane.title.clone(),
        None => map.lane(&new.card.place.lane).map(|lane| lane.title.clone()).unwrap_or_default(),
    };
    Some((stage, lane))
}
