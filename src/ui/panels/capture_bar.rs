//! The capture bar: an input line whose text becomes cards.
//!
//! Enter makes a card of the line, and pasting several lines makes a card of each. Next to the line the bar shows where
//! the card will go and the meaning of its marks.

use egui::{Event, Id, Panel, Sense, Ui, vec2};

use super::PanelContext;
use crate::{
    capture::{self, CaptureError, CaptureTarget, Captured, Meaning, Unknown},
    edit::Selection,
    geom::BaseDirection,
    import::{self, Pasted},
    layout::Icon,
    model::{Anchor, CardId, Channel, Map, PersonaId},
    text::FontBook,
    ui::{
        action::{
            Action, MapAction,
            keys::{CAPTURE, CaptureKey, take},
        },
        clipboard::Clip,
        flow,
        i18n::{self, Message, m},
        style::{Tokens, bar_frame},
        widgets::{BODY, Label, MapField, MapLabel, paint_icon, set_words},
        words,
    },
};

const HEIGHT: f32 = 46.0;
/// The maximum width of the text about the place of the card, in points.
const PLACE_WIDTH: f32 = 260.0;
/// The maximum share of the bar for this text.
const PLACE_SHARE: f32 = 0.26;
/// The maximum share of the bar for the meanings of the marks.
const PARTS_SHARE: f32 = 0.36;

/// The bar, with the line being typed.
#[derive(Debug, Default)]
pub struct CaptureBar {
    text: String,
    /// The line that the user left with Escape. It comes back, selected, when the bar is used again.
    left: String,
    wants_focus: bool,
    /// The reason the last line made no card.
    problem: Option<CaptureError>,
}

impl CaptureBar {
    /// Focuses the line in the next frame. If it is empty, the line that was left with Escape comes back.
    pub fn focus(&mut self) {
        self.wants_focus = true;
        self.bring_back();
    }

    /// Whether the line has the keyboard focus.
    #[must_use]
    pub fn has_focus(&self, ctx: &egui::Context) -> bool {
        ctx.memory(|memory| memory.has_focus(field_id()))
    }

    /// Whether the user is typing into the line or about to.
    #[must_use]
    pub fn is_in_use(&self, ctx: &egui::Context) -> bool {
        self.wants_focus || self.has_focus(ctx)
    }

    /// Whether there is text that is not a card yet.
    #[must_use]
    pub fn has_line(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// The text that is not a card yet; empty if there is none.
    #[must_use]
    pub fn line(&self) -> &str {
        self.text.trim()
    }

    /// Drops the text, including a line that was left with Escape: another map is shown.
    pub fn clear(&mut self) {
        self.empty();
        self.left.clear();
    }

    fn empty(&mut self) {
        self.text.clear();
        self.problem = None;
    }

    /// Empties the line and keeps its text for later.
    fn leave(&mut self) {
        if self.has_line() {
            self.left.clone_from(&self.text);
        }
        self.empty();
    }

    fn bring_back(&mut self) {
        if self.text.is_empty() {
            self.text = std::mem::take(&mut self.left);
        }
    }

    /// Takes the typed line and the place of its card; `None` if the line is blank.
    ///
    /// # Errors
    ///
    /// If the line cannot become a card. It is then kept, and the bar shows the reason.
    pub fn take_line(
        &mut self,
        map: &Map,
        selection: &Selection,
        persona: Option<&PersonaId>,
    ) -> Result<Option<(CaptureTarget, Captured)>, CaptureError> {
        if !self.has_line() {
            return Ok(None);
        }
        let target = target(map, selection, persona);
        let captured = capture::parse(map, &self.text);
        match capture::plan(map, &target, &captured) {
            Ok(_) => {
                self.empty();
                Ok(Some((target, captured)))
            }
            Err(problem) => {
                self.problem = Some(problem.clone());
                Err(problem)
            }
        }
    }

    /// Shows the bar. `persona` is the persona whose feelings the line states.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut PanelContext<'_>, persona: Option<&PersonaId>) {
        let frame = bar_frame(&cx.tokens, vec2(14.0, 6.0));
        Panel::bottom("capture").exact_size(HEIGHT).resizable(false).frame(frame).show(ui, |ui| {
            ui.with_layout(flow::row(), |ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                let target = target(cx.map(), cx.document.session.selection(), persona);
                let captured = capture::parse(cx.map(), &self.text);
                place_ui(ui, cx, &target, &captured);
                self.line_ui(ui, cx, &target, persona);
                self.remarks_ui(ui, cx, &captured, target.persona.as_ref());
            });
        });
    }

    fn line_ui(&mut self, ui: &mut Ui, cx: &mut PanelContext<'_>, target: &CaptureTarget, persona: Option<&PersonaId>) {
        let id = field_id();
        let has_focus = self.has_focus(ui.ctx());
        // The keys that leave the line are also keys of the field, and are taken only after the field has seen them.
        let entered = has_focus && take(ui, CAPTURE, CaptureKey::Keep);
        let pasted = if has_focus { take_pasted(ui) } else { None };
        let width = (ui.available_width() * (1.0 - PARTS_SHARE)).max(120.0).min(ui.available_width());
        let (name, hint) = (m("capture-name").text(), m("capture-hint").text());
        let before = self.text.clone();
        // One direction for all lines, so that nothing changes its side while the line is typed.
        let direction = BaseDirection::Always(i18n::map_direction());
        let field = MapField::new(&name, &mut self.text).hint(&hint).id(id).width(width);
        let response = field.direction(direction).keeps_on_escape().ui(ui, cx.fonts);
        if self.text != before {
            self.problem = None;
        }
        if response.outcome.is_cancelled {
            self.leave();
        } else if response.gained_focus() {
            self.bring_back();
        }
        // The Escape that leaves the line must not also end a presentation or clear the selection.
        if has_focus {
            take(ui, CAPTURE, CaptureKey::Leave);
        }
        if entered && !before.trim().is_empty() {
            self.text.clone_from(&before);
            let line = self.take_line(cx.map(), cx.session().selection(), persona);
            cx.actions
                .extend(line.ok().flatten().map(|(target, line)| Action::Map(MapAction::Capture(target, vec![line]))));
        }
        match pasted {
            Some((_, Pasted::List(items))) => {
                let lines = items.iter().map(|item| capture::parse(cx.map(), item)).collect();
                cx.actions.push(Action::Map(MapAction::Capture(target.clone(), lines)));
            }
            Some((text, Pasted::Table(_))) => cx.actions.push(Action::Clip(Clip::Text(text))),
            None => {}
        }
        if entered || std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
    }

    /// The meanings of the marks, or a hint about the bar while it is empty.
    fn remarks_ui(&self, ui: &mut Ui, cx: &PanelContext<'_>, captured: &Captured, persona: Option<&PersonaId>) {
        if let Some(problem) = &self.problem {
            let message = match problem {
                CaptureError::NoTitle => m("capture-no-title"),
                CaptureError::NoStage => m("capture-no-stage"),
                CaptureError::NoPersona => m("capture-no-persona"),
            };
            ui.add(Label::caption(message).color(cx.tokens.bad).one_line());
            return;
        }
        if self.text.trim().is_empty() {
            ui.add(Label::caption(m("capture-help")).one_line());
            return;
        }
        for part in &captured.parts {
            let Some((mut words, is_understood)) = said(cx.map(), &part.meaning) else { continue };
            // With several personas, the feeling is shown with the persona's name.
            let is_feeling = matches!(part.meaning, Meaning::Feeling(_)) && cx.map().personas.len() > 1;
            if let Some(who) = persona.and_then(|id| cx.map().persona(id)).filter(|_| is_feeling) {
                words = format!("{words} {}", i18n::isolated(who.name.trim()));
            }
            chip(ui, &cx.tokens, &words, is_understood);
        }
    }
}

fn field_id() -> Id {
    Id::unique("capture line")
}

/// Removes a paste from the input if it becomes several cards. The items of a list are captured line by line; a table is
/// pasted as on the canvas.
fn take_pasted(ui: &Ui) -> Option<(String, Pasted)> {
    ui.input_mut(|input| {
        let several = |event: &Event| {
            let Event::Paste(text) = event else { return None };
            let pasted = import::read(text);
            let is_several = match &pasted {
                Pasted::List(items) => items.len() > 1,
                Pasted::Table(_) => true,
            };
            is_several.then(|| (text.clone(), pasted))
        };
        let (at, pasted) = input.events.iter().enumerate().find_map(|(at, event)| Some((at, several(event)?)))?;
        input.events.remove(at);
        Some(pasted)
    })
}

/// The place that the selection gives to a line without marks.
fn target(map: &Map, selection: &Selection, persona: Option<&PersonaId>) -> CaptureTarget {
    let persona = persona.cloned();
    let of_card = |id: &CardId| match map.card(id) {
        Some(card) => CaptureTarget {
            lane: Some(card.place.lane.clone()),
            stage: Some(card.place.stage.clone()),
            order: Some(card.place.order.saturating_add(1)),
            persona: persona.clone(),
        },
        None => CaptureTarget { persona: persona.clone(), ..CaptureTarget::default() },
    };
    let none = CaptureTarget { persona: persona.clone(), ..CaptureTarget::default() };
    let of_step = |id| map.step(id).map(|(stage, _)| stage.id.clone());
    match selection {
        Selection::Nothing | Selection::Persona(_) => none,
        Selection::Cards(ids) => ids.last().map_or_else(|| none.clone(), of_card),
        Selection::Stage(id) => CaptureTarget { stage: Some(id.clone()), ..none },
        Selection::Step(id) => CaptureTarget { stage: of_step(id), ..none },
        Selection::Lane(id) => CaptureTarget { lane: Some(id.clone()), ..none },
        Selection::Cell { lane, stage } => {
            CaptureTarget { lane: Some(lane.clone()), stage: Some(stage.clone()), ..none }
        }
        Selection::Feeling(key) => match &key.anchor {
            Anchor::Stage(id) => CaptureTarget { stage: Some(id.clone()), ..none },
            Anchor::Step(id) => CaptureTarget { stage: of_step(id), ..none },
            Anchor::Card(id) => of_card(id),
        },
    }
}

/// Shows the stage and lane of the card.
fn place_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, target: &CaptureTarget, captured: &Captured) {
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 24.0), Sense::hover());
    paint_icon(ui.painter(), Icon::Zap, rect, 16.0, cx.tokens.accent);
    let map = cx.map();
    let with_title = Captured { title: "x".into(), feeling: None, ..captured.clone() };
    let place = match capture::plan(map, target, &with_title) {
        Ok(crate::edit::Command::AddWholeCard(new)) => {
            let stage = map.stage(&new.card.place.stage).map(|stage| stage.title.clone()).unwrap_or_default();
            let lane = match &new.lane {
                Some(lane) => lane.title.clone(),
                None => map.lane(&new.card.place.lane).map(|lane| lane.title.clone()).unwrap_or_default(),
            };
            Some((stage, lane))
        }
        Ok(_) | Err(_) => None,
    };
    // The width is fixed, so that the line does not move under the caret when a mark changes the place.
    let width = (ui.available_width() * PLACE_SHARE).min(PLACE_WIDTH);
    ui.allocate_ui_with_layout(vec2(width, 24.0), flow::row(), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.x = 5.0;
        let label = |text: &str, room: f32, ui: &mut Ui, fonts: &mut FontBook| {
            MapLabel::new(text).weight(600.0).max_width(room).ui(ui, fonts);
        };
        let Some((stage, lane)) = place else {
            ui.add(Label::new(m("capture-nowhere")).max_width(width).one_line());
            return;
        };
        // The lane matters most, so a long stage title is shortened first.
        let style = crate::text::TextStyle { weight: 600.0, ..BODY };
        let of_lane = set_words(ui.ctx(), &lane, style, width * 0.6).size.x + 2.0;
        label(&stage, width - of_lane - 20.0, ui, cx.fonts);
        MapLabel::new("›").direction(BaseDirection::Always(i18n::direction())).ui(ui, cx.fonts);
        label(&lane, ui.available_width(), ui, cx.fonts);
    });
}

/// The meaning of a mark in words, and whether the mark was understood; `None` if there is nothing to show.
fn said(map: &Map, meaning: &Meaning) -> Option<(String, bool)> {
    let known = |words: String| Some((words, true));
    match meaning {
        Meaning::Kind(kind) => known(words::card(*kind).text()),
        Meaning::MomentOfTruth => known(m("field-moment-of-truth").text()),
        Meaning::Channel(channel) => known(match channel {
            Channel::Known(channel) => channel.title(i18n::language()).to_owned(),
            Channel::Own(_) => map.own_channel(channel).map(|own| own.title.clone()).unwrap_or_default(),
        }),
        Meaning::Tag(tag) => known(format!("#{tag}")),
        Meaning::Stage(id) => known(map.stage(id).map(|stage| stage.title.clone()).unwrap_or_default()),
        Meaning::Feeling(value) => known(words::signed(*value)),
        Meaning::Escape => None,
        Meaning::Unknown(unknown) => Some((unknown_words(unknown), false)),
    }
}

fn unknown_words(unknown: &Unknown) -> String {
    let one_of = |message: Message, names: &[String]| {
        let names = names.join(&m("list-comma").text());
        message.with(&[("names", names.into())])
    };
    match unknown {
        Unknown::Channel => m("capture-unknown-channel").text(),
        Unknown::Channels(names) => one_of(m("capture-which-channel"), names),
        Unknown::Stage => m("capture-unknown-stage").text(),
        Unknown::Stages(names) => one_of(m("capture-which-stage"), names),
        Unknown::Feeling => m("capture-unknown-feeling").text(),
        Unknown::Second => m("capture-second").text(),
    }
}

fn chip(ui: &mut Ui, tokens: &Tokens, words: &str, is_understood: bool) {
    let room = ui.available_width();
    if room < 30.0 {
        return;
    }
    let (fill, ink) =
        if is_understood { (tokens.selected, tokens.on_selected) } else { (tokens.warning_ground, tokens.warning) };
    let set = set_words(ui.ctx(), words, crate::ui::style::tight(12.5, 500.0), room - 18.0);
    let (rect, response) = ui.allocate_exact_size(set.size + vec2(16.0, 4.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    ui.painter().rect_filled(rect, 10, fill);
    set.paint_in_middle(ui.painter(), rect, ink);
}
