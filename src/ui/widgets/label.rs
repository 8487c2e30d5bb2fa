//! A label for words of the interface, right in every language.

use egui::{Color32, Response, Sense, Ui, Widget};

use super::{BODY, MapLabel, set_words};
use crate::{
    text::TextStyle,
    ui::{
        i18n,
        style::{Tokens, tight},
    },
};

/// A label for words of the interface. Where the interface is read from the right, so is the label.
#[derive(Clone, Debug)]
#[must_use = "a label is shown with `ui.add`"]
pub struct Label {
    words: String,
    style: TextStyle,
    color: Option<Color32>,
    is_quiet: bool,
    is_wrapped: bool,
    max_width: Option<f32>,
    sense: Sense,
}

impl Label {
    /// A label that says `words`, wrapped where they are wider than there is room.
    pub fn new(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            style: BODY,
            color: None,
            is_quiet: false,
            is_wrapped: true,
            max_width: None,
            sense: Sense::hover(),
        }
    }

    /// The title of a panel or a dialog.
    pub fn title(words: impl Into<String>) -> Self {
        Self { style: tight(15.5, 720.0), ..Self::new(words) }
    }

    /// Words that stand out.
    pub fn strong(words: impl Into<String>) -> Self {
        Self { style: TextStyle { weight: 600.0, ..BODY }, ..Self::new(words) }
    }

    /// A caption above a field, or a remark.
    pub fn caption(words: impl Into<String>) -> Self {
        Self { style: tight(12.5, 500.0), is_quiet: true, ..Self::new(words) }
    }

    /// In this size, in points.
    pub fn size(mut self, size: f64) -> Self {
        self.style.size = size;
        self
    }

    /// In this colour.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// On one line, cut with an ellipsis where it is too long.
    pub fn one_line(mut self) -> Self {
        self.is_wrapped = false;
        self
    }

    /// At most this wide, in points.
    pub fn max_width(mut self, width: f32) -> Self {
        self.max_width = Some(width);
        self
    }

    /// As something that can be clicked.
    pub fn sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }
}

impl Widget for Label {
    fn ui(self, ui: &mut Ui) -> Response {
        let ctx = ui.ctx().clone();
        let quiet = self.is_quiet.then(|| Tokens::of(&ctx).muted);
        let mut label = MapLabel::new(&self.words).style(self.style).sense(self.sense);
        label = label.direction(i18n::reading_direction(&self.words));
        if let Some(color) = self.color.or(quiet) {
            label = label.color(color);
        }
        if let Some(width) = self.max_width {
            label = label.max_width(width);
        }
        if self.is_wrapped {
            label = label.wrapped();
        }
        label.ui(ui, &mut &ctx)
    }
}

/// The most width of a tip, in points.
const TIP_WIDTH: f32 = 320.0;

/// Shows `words` while the pointer rests on `response`; nothing where there are none.
pub fn with_tip(response: Response, words: impl Into<String>) -> Response {
    let words = words.into();
    if words.is_empty() {
        return response;
    }
    response.on_hover_ui(|ui| {
        // A column from the right takes all the room there is: only what the words need is given.
        let widths = words.lines().map(|line| set_words(ui.ctx(), line, BODY, f32::INFINITY).size.x);
        ui.set_max_width(widths.fold(0.0, f32::max).ceil().min(TIP_WIDTH) + 1.0);
        ui.with_layout(crate::ui::flow::column(), |ui| {
            for line in words.lines() {
                ui.add(Label::new(line).max_width(TIP_WIDTH));
            }
        });
    })
}
