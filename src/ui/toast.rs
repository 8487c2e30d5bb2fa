//! Short messages at the foot of the window that go away by themselves.

use std::time::{Duration, Instant};

use egui::{Align2, Context, Id, Order, vec2};

use super::{
    action::Action,
    flow,
    i18n::m,
    widgets::{Button, Look, MapLabel},
};
use crate::text::FontBook;

const SHOWN_FOR: Duration = Duration::from_secs(6);
/// How far above the lower edge a message stands, in points: above the capture bar, where somebody may be typing.
const ABOVE_BARS: f32 = 90.0;

/// The messages that are shown.
#[derive(Debug, Default)]
pub struct Toasts {
    shown: Vec<Toast>,
    /// The message shown last, also when it is gone, and how many there were.
    latest: (u64, String),
}

#[derive(Debug)]
struct Toast {
    text: String,
    action: Option<Action>,
    until: Instant,
}

impl Toasts {
    /// Shows `text`, which may hold the user's own words, and a button for `action`.
    pub fn show(&mut self, text: impl Into<String>, action: Option<Action>) {
        let text = text.into();
        self.latest = (self.latest.0 + 1, text.clone());
        self.shown.clear();
        self.shown.push(Toast { text, action, until: Instant::now() + SHOWN_FOR });
    }

    /// The message shown last, whether it is still there or not, with its number; none where there never was one.
    #[must_use]
    pub fn latest(&self) -> Option<(u64, &str)> {
        (self.latest.0 > 0).then_some((self.latest.0, self.latest.1.as_str()))
    }

    /// Takes the messages away.
    pub fn clear(&mut self) {
        self.shown.clear();
    }

    /// Shows the messages.
    pub fn ui(&mut self, ctx: &Context, fonts: &mut FontBook, actions: &mut Vec<Action>) {
        let now = Instant::now();
        self.shown.retain(|toast| toast.until > now);
        let Some(toast) = self.shown.first() else { return };
        ctx.request_repaint_after(toast.until - now);
        let area = egui::Area::new(Id::unique("message"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -ABOVE_BARS));
        let mut is_used = false;
        area.show(ctx, |ui| {
            let frame = egui::Frame::window(ui.style()).inner_margin(egui::Margin::symmetric(14, 8));
            frame.show(ui, |ui| {
                ui.with_layout(flow::row(), |ui| {
                    MapLabel::new(&toast.text).max_width(620.0).max_lines(3).ui(ui, fonts);
                    if let Some(action) = &toast.action {
                        let label = action.label();
                        if ui.add(Button::text(label).look(Look::Link)).clicked() {
                            actions.push(action.clone());
                            is_used = true;
                        }
                    }
                    let close = Button::icon(crate::layout::Icon::Close, m("toast-close"));
                    is_used |= ui.add(close.min_size(vec2(24.0, 24.0))).clicked();
                });
            });
        });
        if is_used {
            self.clear();
        }
    }
}
