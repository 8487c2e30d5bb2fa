//! The frame of every dialog: a title, the content, a row of buttons.

use egui::{Context, Id, Modal, ScrollArea, Ui, vec2};

use super::Answer;
use crate::ui::{
    flow,
    i18n::Message,
    widgets::{Button, ButtonLook, Label, scroll},
};

/// The height of a dialog's title, buttons and margins, with some space around it, in points.
const BARS: f32 = 168.0;

/// A button of a dialog and its answer.
pub(super) struct Choice {
    /// The label of the button.
    pub(super) text: String,
    /// The look of the button; Enter chooses the filled one.
    pub(super) look: ButtonLook,
    /// Whether the button is enabled.
    pub(super) is_enabled: bool,
    /// The answer.
    pub(super) answer: Answer,
}

impl Choice {
    /// An ordinary button.
    pub(super) fn new(text: Message, answer: Answer) -> Self {
        Self { text: text.text(), look: ButtonLook::Outlined, is_enabled: true, answer }
    }

    /// The button that Enter chooses.
    pub(super) fn main(text: Message, answer: Answer) -> Self {
        Self { look: ButtonLook::Filled, ..Self::new(text, answer) }
    }

    /// The button that Enter chooses, with words that contain values.
    pub(super) fn worded(text: String, answer: Answer) -> Self {
        Self { text, look: ButtonLook::Filled, is_enabled: true, answer }
    }

    /// A button that discards or overwrites something.
    pub(super) fn danger(text: Message, answer: Answer) -> Self {
        Self { look: ButtonLook::Danger, ..Self::new(text, answer) }
    }

    /// Enables or disables the button.
    pub(super) fn enabled(self, is_enabled: bool) -> Self {
        Self { is_enabled, ..self }
    }
}

/// Shows a dialog called `name`, `width` points wide. `content` shows its content and returns the buttons. Escape or a
/// click outside the dialog closes it.
pub(super) fn dialog_ui(
    ctx: &Context,
    name: impl Into<String>,
    width: f32,
    content: impl FnOnce(&mut Ui) -> Vec<Choice>,
) -> Option<Answer> {
    let name = name.into();
    let frame = egui::Frame::window(&ctx.global_style()).inner_margin(egui::Margin::same(22));
    let modal = Modal::new(Id::unique(("dialog", name.as_str()))).frame(frame).show(ctx, |ui| {
        ui.set_width(width.min(ctx.content_rect().width() - 80.0));
        ui.with_layout(flow::column(), |ui| {
            ui.add(Label::title(name).size(17.0));
            ui.add_space(2.0);
            // In a low window, or with a large interface, the content scrolls and the buttons stay.
            let height = ctx.content_rect().height() - BARS;
            let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
            let choices = scroll(ui, area, content).inner;
            ui.add_space(10.0);
            buttons_ui(ui, choices)
        })
        .inner
    });
    let is_closed = modal.should_close();
    modal.inner.or(is_closed.then_some(Answer::Close))
}

fn buttons_ui(ui: &mut Ui, choices: Vec<Choice>) -> Option<Answer> {
    let mut answer = None;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 36.0), flow::row_from_end(), |ui| {
        for choice in choices.into_iter().rev() {
            let is_main = choice.look == ButtonLook::Filled;
            let button = Button::text(choice.text).look(choice.look).enabled(choice.is_enabled);
            let response = ui.add(button.min_size(vec2(84.0, 34.0)));
            let nobody_has_focus = ui.memory(|memory| memory.focused().is_none());
            if is_main && choice.is_enabled && nobody_has_focus {
                response.request_focus();
            }
            if response.clicked() {
                answer = Some(choice.answer);
            }
        }
    });
    answer
}
