//! Toasts: short messages at the bottom of the window that disappear by themselves.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use egui::{Align2, Context, Id, Layout, Order, Ui, vec2};

use crate::{
    layout::Icon,
    text::FontBook,
    ui::{
        action::{Action, MapAction},
        focus::{WindowArea, mark_area},
        i18n::{self, m},
        widgets::{Button, ButtonLook, MapLabel},
    },
};

/// The number of missing characters that a message names.
const MOST_NAMED: usize = 12;

const SHOWN_FOR: Duration = Duration::from_secs(6);
/// The distance of a message from the lower edge, in points: above the capture bar, where the user may be typing.
const ABOVE_BARS: f32 = 90.0;
/// The same without bars.
const ABOVE_EDGE: f32 = 28.0;

/// The visible messages.
#[derive(Debug, Default)]
pub struct Toasts {
    shown: Vec<Toast>,
    /// The number and text of the message shown last, even after it has disappeared.
    latest: (u64, String),
    /// The characters without a font that a message named already.
    named_missing: BTreeSet<char>,
}

#[derive(Debug)]
struct Toast {
    text: String,
    action: Option<Action>,
    until: Instant,
}

/// The parts of a message, from its start.
#[derive(Clone, Copy)]
enum Part {
    Words,
    Action,
    Close,
}

impl Toasts {
    /// Shows `text`, which may contain user text, with a button for `action`.
    pub fn show(&mut self, text: impl Into<String>, action: Option<Action>) {
        let text = text.into();
        self.latest = (self.latest.0 + 1, text.clone());
        self.shown.clear();
        self.shown.push(Toast { text, action, until: Instant::now() + SHOWN_FOR });
    }

    /// The message shown last, with its number, even if it has disappeared; `None` if there never was one.
    #[must_use]
    pub fn latest(&self) -> Option<(u64, &str)> {
        (self.latest.0 > 0).then_some((self.latest.0, self.latest.1.as_str()))
    }

    /// Removes the message `text`, if it is visible, because the user did what it suggests.
    pub fn take_back(&mut self, text: &str) {
        self.shown.retain(|toast| toast.text != text);
    }

    /// Takes a message away that offers to take back a step, once the map has changed again: its revision is
    /// `revision`.
    pub fn follow(&mut self, revision: Option<u64>) {
        self.shown.retain(|toast| match toast.action {
            Some(Action::Map(MapAction::TakeBack { revision: then, .. })) => revision == Some(then),
            Some(_) | None => true,
        });
    }

    /// Shows a message that names the characters of `missing`, which no font has, unless an earlier one did.
    pub fn name_missing(&mut self, missing: &BTreeSet<char>) {
        let unnamed: Vec<char> = missing.difference(&self.named_missing).copied().collect();
        if unnamed.is_empty() {
            return;
        }
        // The character itself may be drawn as a box here too.
        let name = |character: &char| format!("\u{2066}{character} (U+{:04X})\u{2069}", u32::from(*character));
        let mut named: Vec<String> = unnamed.iter().take(MOST_NAMED).map(name).collect();
        if unnamed.len() > MOST_NAMED {
            named.push("…".to_owned());
        }
        let named = named.join(&m("list-comma").text());
        self.show(m("missing-characters").with(&[("characters", named.into())]), None);
        self.named_missing.extend(unnamed);
    }

    /// Removes all messages.
    pub fn clear(&mut self) {
        self.shown.clear();
    }

    /// Shows the messages, above the bars at the bottom of the window if it `has_bars`.
    pub fn ui(&mut self, ctx: &Context, has_bars: bool, fonts: &mut FontBook, actions: &mut Vec<Action>) {
        let now = Instant::now();
        self.shown.retain(|toast| toast.until > now);
        let Some(toast) = self.shown.first() else { return };
        ctx.request_repaint_after(toast.until - now);
        let area = egui::Area::new(Id::unique(("message", self.latest.0)))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, if has_bars { -ABOVE_BARS } else { -ABOVE_EDGE }));
        let frame = egui::Frame::window(&ctx.global_style()).inner_margin(egui::Margin::symmetric(14, 8));
        // A right-to-left layout would take the whole width, whereas a left-to-right layout takes only what it needs.
        let row = Layout::left_to_right(egui::Align::Center);
        let mut parts = [Part::Words, Part::Action, Part::Close];
        if i18n::is_rtl() {
            parts.reverse();
        }
        let mut is_used = false;
        area.show(ctx, |ui| {
            let mut show = |ui: &mut Ui| {
                for part in parts {
                    is_used |= toast.part_ui(ui, part, fonts, actions);
                }
            };
            frame.show(ui, |ui| {
                mark_area(ui, WindowArea::Message);
                ui.with_layout(row, |ui| show(ui))
            });
        });
        if is_used {
            self.clear();
        }
    }
}

impl Toast {
    /// Shows a part of the message; returns whether the user has used the message, so that it disappears.
    fn part_ui(&self, ui: &mut Ui, part: Part, fonts: &mut FontBook, actions: &mut Vec<Action>) -> bool {
        match part {
            Part::Words => {
                let room = ui.ctx().content_rect().width() - 160.0;
                let label = MapLabel::new(&self.text).direction(i18n::interface_base());
                label.max_width(room.min(620.0)).max_lines(3).ui(ui, fonts);
                false
            }
            Part::Action => {
                let Some(action) = &self.action else { return false };
                let is_chosen = ui.add(Button::text(action.label()).look(ButtonLook::Link)).clicked();
                actions.extend(is_chosen.then(|| action.clone()));
                is_chosen
            }
            Part::Close => {
                let close = Button::icon(Icon::Close, m("toast-close"));
                ui.add(close.min_size(vec2(24.0, 24.0))).clicked()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_without_a_font_are_named_with_their_codes() {
        let mut toasts = Toasts::default();
        toasts.name_missing(&BTreeSet::from(['客']));
        assert!(toasts.latest().is_some_and(|(_, text)| text.contains("客 (U+5BA2)")), "{:?}", toasts.latest());
    }
}
