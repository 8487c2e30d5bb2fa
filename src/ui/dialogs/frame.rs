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
    let id = Id::unique(("dialog", name.as_str()));
    let area = Modal::default_area(id).accessible_name(name.as_str());
    let modal = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
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
            let is_focus_free = ui.memory(|memory| memory.focused().is_none());
            if is_main && choice.is_enabled && is_focus_free && may_take_focus(ui.ctx()) {
                response.request_focus();
            }
            if response.clicked() {
                answer = Some(choice.answer);
            }
        }
    });
    answer
}

/// The time without a key after which a dialog that opened by itself gives its main button the keyboard focus.
const REST_SECS: f64 = 1.5;

/// When the user last pressed a key since a dialog opened by itself, in seconds of egui's clock.
#[derive(Clone, Copy)]
struct LastKey(f64);

fn last_key() -> Id {
    Id::unique("the last key since a dialog opened by itself")
}

/// Records that a dialog opens by itself, because a job ended, and not by an action of the user.
///
/// The user may be typing and not see it yet: until no key has been pressed for [`REST_SECS`], no button has the keyboard
/// focus, so that a space or an Enter of the sentence being typed does not answer the question.
pub(in crate::ui) fn opened_by_itself(ctx: &Context) {
    let now = ctx.input(|input| input.time);
    ctx.data_mut(|data| data.insert_temp(last_key(), LastKey(now)));
}

/// Records that the next dialog is opened by the user.
pub(in crate::ui) fn opened_by_user(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<LastKey>(last_key()));
}

/// Whether the open dialog may give a button the focus.
fn may_take_focus(ctx: &Context) -> bool {
    let Some(LastKey(at)) = ctx.data(|data| data.get_temp(last_key())) else { return true };
    let is_key = |event: &egui::Event| {
        matches!(event, egui::Event::Text(_) | egui::Event::Ime(_) | egui::Event::Key { pressed: true, .. })
    };
    let (now, has_key) = ctx.input(|input| (input.time, input.events.iter().any(is_key)));
    if has_key {
        ctx.data_mut(|data| data.insert_temp(last_key(), LastKey(now)));
    }
    let left = if has_key { REST_SECS } else { REST_SECS - (now - at) };
    if left > 0.0 {
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
    left <= 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_that_opens_by_itself_waits_with_the_focus_until_the_user_stops_typing() {
        let ctx = Context::default();
        let at = |time: f64, events: &[egui::Event], acts: &dyn Fn(&Context)| {
            let mut may = false;
            let input = egui::RawInput { time: Some(time), events: events.to_vec(), ..Default::default() };
            let mut output = ctx.run_ui(input, |ui| {
                acts(ui.ctx());
                may = may_take_focus(ui.ctx());
            });
            output.textures_delta.clear();
            may
        };
        let nothing = |_: &Context| {};
        assert!(at(1.0, &[], &nothing), "the user opened the first dialog");
        assert!(!at(2.0, &[], &opened_by_itself));
        assert!(!at(3.0, &[egui::Event::Text(" ".into())], &nothing));
        assert!(!at(4.4, &[], &nothing), "the last letter was less than the rest ago");
        assert!(at(4.6, &[], &nothing));
        assert!(!at(5.0, &[], &opened_by_itself));
        assert!(at(5.1, &[], &opened_by_user));
    }
}
