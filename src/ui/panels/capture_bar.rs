//! The capture bar: an input line whose text becomes cards.
//!
//! Enter makes a card of the line, and pasting several lines makes a card of each. Next to the line the bar shows where
//! the card will go, which can be changed there (`capture_place`); above the bar, the meaning of its marks.

use egui::{Align2, Area, Color32, Context, Event, Id, Order, Panel, Rect, Sense, Ui, vec2};

use super::{PanelContext, capture_place::CapturePlace};
use crate::{
    capture::{self, CaptureError, CaptureTarget, Captured, Meaning, Unknown},
    edit::Selection,
    geom::BaseDirection,
    import::{self, Pasted},
    model::{Channel, Map, PersonaId},
    ui::{
        action::{
            Action, MapAction,
            keys::{CAPTURE, CaptureKey, take},
        },
        clipboard::{Clip, MOST_UNASKED},
        flow,
        focus::{WindowArea, mark_area},
        i18n::{self, Message, m},
        style::bar_frame,
        widgets::{MapField, set_words, with_tip},
        words,
    },
};

const HEIGHT: f32 = 46.0;
/// The gap between the bar and the meanings of the marks above it, in points.
const ABOVE: f32 = 6.0;

/// The bar, with the line being typed.
#[derive(Debug, Default)]
pub struct CaptureBar {
    text: String,
    /// The line that the user set aside with Escape. It comes back, selected, when the bar is used again.
    left: String,
    place: CapturePlace,
    wants_focus: bool,
    /// The reason the last line made no card.
    problem: Option<CaptureError>,
}

impl CaptureBar {
    /// Focuses the line in the next frame. If it is empty, the line that was set aside with Escape comes back.
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

    /// Whether there is text that is not a card yet, in the bar or set aside.
    #[must_use]
    pub fn has_line(&self) -> bool {
        !self.line().is_empty()
    }

    /// The text that is not a card yet, in the bar or set aside; empty if there is none.
    #[must_use]
    pub fn line(&self) -> &str {
        let typed = self.text.trim();
        if typed.is_empty() { self.left.trim() } else { typed }
    }

    /// Drops the text, including a line that was set aside with Escape, and the chosen place: another map is shown.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    fn empty(&mut self) {
        self.text.clear();
        self.problem = None;
    }

    /// Empties the line and keeps its text for later.
    fn leave(&mut self) {
        if self.is_typed() {
            self.left.clone_from(&self.text);
        }
        self.empty();
    }

    /// Whether there is text in the line.
    fn is_typed(&self) -> bool {
        !self.text.trim().is_empty()
    }

    fn bring_back(&mut self) {
        if self.text.is_empty() {
            self.text = std::mem::take(&mut self.left);
        }
    }

    /// Takes the line in the bar, or the one set aside, and the place of its card; `None` if there is none.
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
        self.bring_back();
        if !self.is_typed() {
            return Ok(None);
        }
        self.place.follow(map, selection, true);
        let target = self.place.target(map, selection, persona);
        let captured = capture::parse(map, &self.text);
        match capture::plan(map, &target, &captured) {
            Ok(_) => {
                self.empty();
                self.place.end_line();
                self.place.stay_at(&captured);
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
        let panel = Panel::bottom("capture").exact_size(HEIGHT).resizable(false).frame(frame);
        let shown = panel.show(ui, |ui| {
            mark_area(ui, WindowArea::Capture);
            ui.with_layout(flow::row(), |ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                let selection = cx.document.session.selection();
                self.place.follow(cx.map(), selection, self.is_typed());
                let target = self.place.target(cx.map(), selection, persona);
                let captured = capture::parse(cx.map(), &self.text);
                if self.place.ui(ui, cx, &target, &captured) {
                    self.focus();
                }
                self.line_ui(ui, cx, &target, persona);
                (captured, target.persona)
            })
            .inner
        });
        let (captured, persona) = shown.inner;
        if self.has_focus(ui.ctx()) || self.problem.is_some() {
            above_ui(ui.ctx(), shown.response.rect, |ui| self.remarks_ui(ui, cx, &captured, persona.as_ref()));
        }
    }

    fn line_ui(&mut self, ui: &mut Ui, cx: &mut PanelContext<'_>, target: &CaptureTarget, persona: Option<&PersonaId>) {
        let id = field_id();
        let has_focus = self.has_focus(ui.ctx());
        // The keys that leave the line are also keys of the field, and are taken only after the field has seen them.
        let entered = has_focus && take(ui, CAPTURE, CaptureKey::Keep);
        let pasted = if has_focus { take_pasted(ui) } else { None };
        let width = ui.available_width();
        let (name, hint) = (m("capture-name").text(), m("capture-hint").text());
        let before = self.text.clone();
        // One direction for all lines, so that nothing changes its side while the line is typed.
        let direction = BaseDirection::Always(i18n::map_direction());
        let field = MapField::new(&name, &mut self.text).hint(&hint).id(id).width(width);
        let response = field.direction(direction).keeps_on_escape().ui(ui, cx.fonts);
        if !has_focus {
            with_tip(response.response.clone(), m("capture-help"));
        }
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
                let lines: Vec<_> = items.iter().map(|item| capture::parse(cx.map(), item)).collect();
                for line in &lines {
                    self.place.stay_at(line);
                }
                let is_long = lines.len() > MOST_UNASKED;
                cx.actions.push(if is_long {
                    Action::Clip(Clip::Lines(target.clone(), lines))
                } else {
                    Action::Map(MapAction::Capture(target.clone(), lines))
                });
            }
            Some((text, Pasted::Table(_))) => cx.actions.push(Action::Clip(Clip::Text(text))),
            None => {}
        }
        if entered || std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
    }

    /// The meanings of the marks, or those that there are while the line is empty.
    fn remarks_ui(&self, ui: &mut Ui, cx: &PanelContext<'_>, captured: &Captured, persona: Option<&PersonaId>) {
        if let Some(problem) = &self.problem {
            let message = match problem {
                CaptureError::NoTitle => m("capture-no-title"),
                CaptureError::NoStage => m("capture-no-stage"),
                CaptureError::NoPersona => m("capture-no-persona"),
            };
            chip(ui, &message.text(), cx.tokens.warning_ground, cx.tokens.bad);
            return;
        }
        if !self.is_typed() {
            chip(ui, &m("capture-help").text(), cx.tokens.bar, cx.tokens.muted);
            return;
        }
        for part in &captured.parts {
            let Some((mut words, is_understood)) = said(cx.map(), &part.meaning) else { continue };
            if !is_understood && let Some(mark) = self.text.get(part.range.clone()) {
                words = m("capture-not-understood").with(&[("mark", mark.into()), ("why", words.as_str().into())]);
            }
            // With several personas, the feeling is shown with the persona's name.
            let is_feeling = matches!(part.meaning, Meaning::Feeling(_)) && cx.map().personas.len() > 1;
            if let Some(who) = persona.and_then(|id| cx.map().persona(id)).filter(|_| is_feeling) {
                words = format!("{words} {}", i18n::isolated(who.name.trim()));
            }
            let tokens = &cx.tokens;
            if is_understood {
                chip(ui, &words, tokens.selected, tokens.on_selected);
            } else {
                chip(ui, &words, tokens.warning_ground, tokens.warning);
            }
        }
    }
}

fn field_id() -> Id {
    Id::unique("capture line")
}

/// Removes a paste from the input if it becomes several cards. The items of a list are captured line by line; a table
/// is pasted as on the canvas.
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

/// The meaning of a mark in words, and whether the mark was understood; `None` if there is nothing to show.
fn said(map: &Map, meaning: &Meaning) -> Option<(String, bool)> {
    let known = |words: String| Some((words, true));
    match meaning {
        Meaning::Kind(kind) => known(words::card(*kind).text()),
        Meaning::Lane(id) => known(map.lane(id).map(|lane| lane.title.clone()).unwrap_or_default()),
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
        Unknown::Lane => m("capture-unknown-lane").text(),
        Unknown::Lanes(names) => one_of(m("capture-which-lane"), names),
        Unknown::Stage => m("capture-unknown-stage").text(),
        Unknown::Stages(names) => one_of(m("capture-which-stage"), names),
        Unknown::Feeling => m("capture-unknown-feeling").text(),
        Unknown::Second => m("capture-second").text(),
    }
}

/// Shows `contents` over the canvas, above the bar at `bar`. Clicks there go to the canvas.
fn above_ui(ctx: &Context, bar: Rect, contents: impl FnOnce(&mut Ui)) {
    let (corner, at) = if i18n::is_rtl() {
        (Align2::RIGHT_BOTTOM, bar.right_top() + vec2(-14.0, -ABOVE))
    } else {
        (Align2::LEFT_BOTTOM, bar.left_top() + vec2(14.0, -ABOVE))
    };
    let area = Area::new(Id::unique("meanings of marks")).order(Order::Middle).interactable(false);
    area.pivot(corner).fixed_pos(at).show(ctx, |ui| {
        ui.set_width(bar.width() - 28.0);
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.with_layout(flow::row().with_main_wrap(true), contents);
    });
}

/// Words on a ground of their own.
fn chip(ui: &mut Ui, words: &str, fill: Color32, ink: Color32) {
    let set = set_words(ui.ctx(), words, crate::ui::style::tight(12.5, 500.0), ui.max_rect().width() - 18.0);
    let (rect, response) = ui.allocate_exact_size(set.size + vec2(16.0, 6.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, i18n::without_isolates(words)));
    ui.painter().rect_filled(rect, 10, fill);
    set.paint_in_middle(ui.painter(), rect, ink);
}
