//! A label for words of the interface, in any language.

use egui::{Color32, Response, Sense, Ui, Widget};

use super::{BODY, MapLabel, set_words};
use crate::{
    text::TextStyle,
    ui::{
        i18n,
        style::{Tokens, tight},
    },
};

/// A label for words of the interface. It is right to left in a right-to-left interface.
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
    /// A label with `words`, wrapped to the available width.
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

    /// Emphasised words.
    pub fn strong(words: impl Into<String>) -> Self {
        Self { style: TextStyle { weight: 600.0, ..BODY }, ..Self::new(words) }
    }

    /// A caption above a field, or a note.
    pub fn caption(words: impl Into<String>) -> Self {
        Self { style: tight(12.5, 500.0), is_quiet: true, ..Self::new(words) }
    }

    /// Sets the font size in points.
    pub fn size(mut self, size: f64) -> Self {
        self.style.size = size;
        self
    }

    /// Sets the colour.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Limits the label to one line, cut with an ellipsis.
    pub fn one_line(mut self) -> Self {
        self.is_wrapped = false;
        self
    }

    /// Limits the width, in points.
    pub fn max_width(mut self, width: f32) -> Self {
        self.max_width = Some(width);
        self
    }

    /// Makes the label sense clicks or drags.
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
        label = label.direction(i18n::interface_base());
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

/// The maximum width of a tooltip, in points.
const TIP_WIDTH: f32 = 320.0;

/// Shows `words` as a tooltip of `response`; no tooltip if they are empty.
pub fn with_tip(response: Response, words: impl Into<String>) -> Response {
    let words = words.into();
    if words.is_empty() {
        return response;
    }
    response.on_hover_ui(|ui| {
        // A right-aligned column takes all available width, so the width is limited to what the words need.
        let widths = words.lines().map(|line| set_words(ui.ctx(), line, BODY, f32::INFINITY).size.x);
        ui.set_max_width(widths.fold(0.0, f32::max).ceil().min(TIP_WIDTH) + 1.0);
        ui.with_layout(crate::ui::flow::column(), |ui| {
            for line in words.lines() {
                ui.add(Label::new(line).max_width(TIP_WIDTH));
            }
        });
    })
}
