//! The timer of a presentation: the time in a corner of the screen, and the panel that sets it.
//!
//! The time is in the lower corner where reading ends, away from the heading of the page. Its state is told by its words and
//! its sign as well as by its colour.

use std::f32::consts::TAU;

use egui::{
    Align2, Area, Color32, Id, Key, Modifiers, Order, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::{
    geom::{BaseDirection, Direction},
    text::FontBook,
    ui::{
        action::{Action, ViewAction, keys::take_key},
        desk::timer::{ShownTime, Timer, TimerChange, TimerPhase},
        flow,
        i18n::{self, m},
        style::{Tokens, tight},
        widgets::{Button, ButtonLook, Label, MapField, SetWords, set_words, with_latin_digits},
    },
};

/// The times that are offered, in minutes.
const PRESETS: [usize; 3] = [5, 10, 15];
const MOST_MINUTES: f64 = 600.0;

/// The distance of the time from the corner of the screen, in points.
const MARGIN: f32 = 16.0;
const HEIGHT: f32 = 44.0;
const PADDING: f32 = 16.0;
/// The side of the sign before the time, and the space after it.
const SIGN: f32 = 22.0;
const GAP: f32 = 10.0;
const SIGN_LINE: f32 = 4.0;
const PANEL_WIDTH: f32 = 324.0;

/// The panel that sets the timer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TimerPanel {
    is_open: bool,
    /// The typed minutes, in digits of any script.
    minutes: String,
    /// The minutes that were started last, as typed.
    last: Option<String>,
    wants_focus: bool,
}

impl TimerPanel {
    /// Opens the panel.
    pub(super) fn open(&mut self) {
        self.minutes = self.last.clone().unwrap_or_else(|| minutes_text(5));
        (self.is_open, self.wants_focus) = (true, true);
    }

    /// Closes the panel.
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    /// Whether the panel is open, so that keys are for it.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    /// Shows the time in a corner of `screen`, if `timer` counts, and the panel, if it is open.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        screen: Rect,
        timer: &Timer,
        fonts: &mut FontBook,
        actions: &mut Vec<Action>,
    ) {
        let shown = timer.shown();
        if let Some(shown) = &shown
            && time_ui(ui, screen, shown).clicked()
        {
            if self.is_open { self.close() } else { self.open() }
        }
        if !self.is_open {
            return;
        }
        // The click that opened it was not a click elsewhere.
        let is_new = self.wants_focus;
        let above = MARGIN + if shown.is_some() { HEIGHT + 8.0 } else { 0.0 };
        let (side, pivot) = if i18n::is_rtl() {
            (screen.left() + MARGIN, Align2::LEFT_BOTTOM)
        } else {
            (screen.right() - MARGIN, Align2::RIGHT_BOTTOM)
        };
        let area = Area::new(Id::unique("timer panel")).order(Order::Foreground).pivot(pivot);
        let frame = egui::Frame::window(&ui.ctx().global_style()).inner_margin(egui::Margin::same(16));
        let chosen = area.fixed_pos(pos2(side, screen.bottom() - above)).show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(PANEL_WIDTH);
                ui.with_layout(flow::column(), |ui| self.panel_ui(ui, shown.as_ref(), fonts)).inner
            })
        });
        let is_left =
            ui.input(|input| input.key_pressed(Key::Escape)) || (!is_new && chosen.response.clicked_elsewhere());
        let chosen = chosen.inner.inner;
        if chosen.is_some() || is_left {
            if let Some(TimerChange::Start(_)) = chosen {
                self.last = Some(self.minutes.clone());
            }
            self.close();
            ui.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        }
        actions.extend(chosen.map(|change| Action::View(ViewAction::SetTimer(change))));
    }

    fn panel_ui(&mut self, ui: &mut Ui, shown: Option<&ShownTime>, fonts: &mut FontBook) -> Option<TimerChange> {
        ui.add(Label::title(m("timer-name")));
        let mut chosen = None;
        ui.horizontal(|ui| {
            for minutes in PRESETS {
                let words = m("timer-minutes-count").with(&[("minutes", minutes.into())]);
                if ui.add(Button::text(words).look(ButtonLook::Outlined).min_size(vec2(98.0, 34.0))).clicked() {
                    self.minutes = minutes_text(minutes);
                    chosen = Some(TimerChange::Start(seconds(minutes)));
                }
            }
        });
        ui.add(Label::caption(m("timer-minutes")));
        ui.horizontal(|ui| chosen = self.minutes_ui(ui, fonts).or(chosen));
        if let Some(shown) = shown {
            ui.add_space(4.0);
            ui.horizontal(|ui| chosen = running_ui(ui, shown).or(chosen));
        }
        chosen
    }

    /// Shows the field for the minutes and its button.
    fn minutes_ui(&mut self, ui: &mut Ui, fonts: &mut FontBook) -> Option<TimerChange> {
        self.take_arrows(ui);
        let secs = self.minutes();
        let name = m("timer-minutes").text();
        let field = MapField::new(&name, &mut self.minutes).direction(BaseDirection::Always(Direction::Ltr));
        let field = field.for_figures().width(120.0).ui(ui, fonts).response;
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        if secs.is_none() {
            let bad = Tokens::of(ui.ctx()).bad;
            ui.painter().rect_stroke(field.rect, 8, Stroke::new(1.5, bad), StrokeKind::Inside);
        }
        let is_entered = ui.input(|input| input.key_pressed(Key::Enter)) && (field.has_focus() || field.lost_focus());
        let start = Button::text(m("timer-start")).look(ButtonLook::Filled).enabled(secs.is_some());
        let is_started = ui.add(start.min_size(vec2(98.0, 34.0))).clicked();
        secs.filter(|_| is_entered || is_started).map(TimerChange::Start)
    }

    /// The arrows choose among the offered times.
    fn take_arrows(&mut self, ui: &Ui) {
        let taken = |key| take_key(ui.ctx(), Modifiers::NONE, key);
        let (up, down) = (taken(Key::ArrowUp), taken(Key::ArrowDown));
        let now = self.minutes().unwrap_or_default();
        let next = match (up, down) {
            (true, _) => PRESETS.into_iter().find(|minutes| seconds(*minutes) > now),
            (_, true) => PRESETS.into_iter().rev().find(|minutes| seconds(*minutes) < now),
            (false, false) => None,
        };
        self.minutes = next.map_or_else(|| std::mem::take(&mut self.minutes), minutes_text);
    }

    /// The typed time in seconds; `None` if it is no time.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and at most ten hours")]
    fn minutes(&self) -> Option<u32> {
        let minutes = with_latin_digits(&self.minutes).parse::<f64>().ok()?;
        let is_time = minutes.is_finite() && minutes * 60.0 >= 1.0 && minutes <= MOST_MINUTES;
        is_time.then(|| (minutes * 60.0).round() as u32)
    }
}

fn minutes_text(minutes: usize) -> String {
    i18n::digits(&minutes.to_string())
}

fn seconds(minutes: usize) -> u32 {
    u32::try_from(minutes * 60).unwrap_or(u32::MAX)
}

/// Shows the buttons for a timer that counts.
fn running_ui(ui: &mut Ui, shown: &ShownTime) -> Option<TimerChange> {
    let (pause, name) =
        if shown.is_paused { (TimerChange::Resume, m("timer-resume")) } else { (TimerChange::Pause, m("timer-pause")) };
    let offers = [(pause, name), (TimerChange::Restart, m("timer-restart")), (TimerChange::Stop, m("timer-stop"))];
    let mut chosen = None;
    for (change, name) in offers {
        if ui.add(Button::text(name).look(ButtonLook::Outlined).min_size(vec2(98.0, 34.0))).clicked() {
            chosen = Some(change);
        }
    }
    chosen
}

/// The words of the time, with these figures.
fn words(shown: &ShownTime, figures: &str) -> String {
    let message = match (shown.is_paused, shown.phase) {
        (true, TimerPhase::Early | TimerPhase::LastMinute) => m("timer-paused"),
        (false, TimerPhase::Early) => m("timer-left"),
        (false, TimerPhase::LastMinute) => m("timer-last-minute"),
        (true, TimerPhase::Over) => m("timer-over-paused"),
        (false, TimerPhase::Over) => m("timer-over"),
    };
    message.with(&[("time", i18n::digits(figures).into())])
}

/// Shows the time; a click opens or closes the panel.
fn time_ui(ui: &Ui, screen: Rect, shown: &ShownTime) -> Response {
    let words = words(shown, &shown.figures());
    let style = tight(20.0, 650.0);
    let set = set_words(ui.ctx(), &words, style, f32::INFINITY);
    // Wide enough for the widest digits, so that it does not change its size with every second.
    let widest = shown.figures().replace(|c: char| c.is_ascii_digit(), "8");
    let room = set_words(ui.ctx(), &self::words(shown, &widest), style, f32::INFINITY).size.x.max(set.size.x);
    let size = vec2(PADDING * 2.0 + SIGN + GAP + room, HEIGHT);
    let left = if i18n::is_rtl() { screen.left() + MARGIN } else { screen.right() - MARGIN - size.x };
    let rect = Rect::from_min_size(pos2(left, screen.bottom() - MARGIN - HEIGHT), size);

    let response = ui.interact(rect, Id::unique("time of the timer"), Sense::click());
    let name = format!("{}: {}", m("timer-name").text(), i18n::without_isolates(&words));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.clone()));
    let colors = TimeColors::of(shown.phase, &Tokens::of(ui.ctx()));
    paint(ui.painter(), rect, shown, &set, &colors);
    if response.has_focus() {
        ui.painter().rect_stroke(rect.expand(3.0), HEIGHT, Stroke::new(2.0, colors.outline), StrokeKind::Outside);
    }
    response
}

/// The colours of the time.
struct TimeColors {
    ground: Color32,
    ink: Color32,
    sign: Color32,
    outline: Color32,
}

impl TimeColors {
    fn of(phase: TimerPhase, tokens: &Tokens) -> Self {
        let (ground, ink, sign, outline) = match phase {
            TimerPhase::Early => (tokens.bar, tokens.ink, tokens.accent, tokens.outline),
            TimerPhase::LastMinute => (tokens.warning_ground, tokens.ink, tokens.warning, tokens.warning),
            TimerPhase::Over => (tokens.bad, tokens.bar, tokens.bar, tokens.bad),
        };
        Self { ground, ink, sign, outline }
    }
}

fn paint(painter: &Painter, rect: Rect, shown: &ShownTime, set: &SetWords, colors: &TimeColors) {
    painter.rect(rect, HEIGHT / 2.0, colors.ground, Stroke::new(1.5, colors.outline), StrokeKind::Inside);
    let inner = rect.shrink2(vec2(PADDING, 0.0));
    let middle = if i18n::is_rtl() { inner.right() - SIGN / 2.0 } else { inner.left() + SIGN / 2.0 };
    let sign = pos2(middle, inner.center().y);
    if shown.is_paused {
        paint_pause(painter, sign, colors.sign);
    } else if shown.phase == TimerPhase::Over {
        paint_call(painter, sign, colors.sign);
    } else {
        paint_ring(painter, sign, shown.share_left, colors.sign);
    }
    let room = if i18n::is_rtl() {
        inner.with_max_x(inner.right() - SIGN - GAP)
    } else {
        inner.with_min_x(inner.left() + SIGN + GAP)
    };
    set.paint_at(painter, room, false, colors.ink);
}

/// A ring that is complete at the beginning and loses what has passed, clockwise from the top.
fn paint_ring(painter: &Painter, middle: Pos2, share: f32, color: Color32) {
    const PARTS: u16 = 48;
    let radius = (SIGN - SIGN_LINE) / 2.0;
    painter.circle_stroke(middle, radius, Stroke::new(SIGN_LINE, color.gamma_multiply(0.22)));
    let point = |part: u16| {
        let turned = (1.0 - share * f32::from(part) / f32::from(PARTS)) * TAU - TAU / 4.0;
        middle + vec2(turned.cos(), turned.sin()) * radius
    };
    painter.add(Shape::line((0..=PARTS).map(point).collect(), Stroke::new(SIGN_LINE, color)));
}

fn paint_pause(painter: &Painter, middle: Pos2, color: Color32) {
    for side in [-1.0, 1.0] {
        let bar = Rect::from_center_size(middle + vec2(side * 4.5, 0.0), vec2(SIGN_LINE, SIGN - 6.0));
        painter.rect_filled(bar, 1.0, color);
    }
}

/// An exclamation mark in a circle.
fn paint_call(painter: &Painter, middle: Pos2, color: Color32) {
    painter.circle_stroke(middle, (SIGN - 2.0) / 2.0, Stroke::new(2.0, color));
    let bar = Rect::from_center_size(middle - vec2(0.0, 2.0), vec2(2.5, 8.0));
    painter.rect_filled(bar, 1.0, color);
    painter.circle_filled(middle + vec2(0.0, 5.0), 1.6, color);
}
