//! The templates and the samples on the start screen, each with its preview.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{
    context::StartContext,
    preview::{PREVIEW, PreviewKey},
    previews::{Previews, ShownTemplate},
};
use crate::{
    model::Language,
    storage::{BuiltIn, SAMPLES, TEMPLATES},
    ui::{
        action::{Action, FileAction, WindowAction},
        flow,
        i18n::m,
        widgets::{Label, MapLabel, segmented},
        words,
    },
};

/// The minimum width of a template's card.
const CARD_WIDTH: f32 = 240.0;
/// The maximum number of cards in a row.
const MOST_COLUMNS: f32 = 6.0;
const CARD_GAP: f32 = 26.0;
/// The height of the text below a preview.
const CARD_WORDS: f32 = 58.0;

/// The templates in `language`.
pub(super) fn templates_in(language: Language) -> impl Iterator<Item = &'static BuiltIn> {
    TEMPLATES.iter().filter(move |template| template.language == language)
}

/// Shows the templates and the samples; the user can change the `language` of the templates.
pub(super) fn templates_ui(ui: &mut Ui, cx: &mut StartContext<'_>, previews: &Previews, language: &mut Language) {
    ui.horizontal(|ui| {
        ui.add(Label::title(m("start-templates")).size(18.0));
        ui.with_layout(flow::row_from_end(), |ui| {
            ui.allocate_ui(vec2(240.0, 34.0), |ui| {
                if let Some(chosen) = segmented(ui, m("field-language"), words::LANGUAGES, Some(*language)) {
                    *language = chosen;
                    cx.actions.push(Action::Window(WindowAction::UseLanguage(chosen)));
                }
            });
        });
    });
    ui.add_space(16.0);
    let templates: Vec<_> = templates_in(*language).collect();
    cards_ui(ui, cx, previews, &templates);
    ui.add_space(18.0);
    ui.add(Label::title(m("start-samples")).size(18.0));
    ui.add_space(12.0);
    let mut samples: Vec<_> = SAMPLES.iter().collect();
    samples.sort_by_key(|sample| sample.language != *language);
    cards_ui(ui, cx, previews, &samples);
}

fn cards_ui(ui: &mut Ui, cx: &mut StartContext<'_>, previews: &Previews, shown: &[&BuiltIn]) {
    let room = ui.available_width();
    let columns = ((room + CARD_GAP) / (CARD_WIDTH + CARD_GAP)).floor().clamp(1.0, MOST_COLUMNS);
    let width = ((room - CARD_GAP * (columns - 1.0)) / columns).min(2.2 * CARD_WIDTH);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 6")]
    for row in shown.chunks(columns as usize) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = CARD_GAP;
            for built_in in row {
                let preview = previews.get(PreviewKey { stem: built_in.stem, is_dark: cx.is_dark });
                // The stable id keeps the card's name and focus when the preview of another card arrives.
                let card = ui.push_id(built_in.stem, |ui| card_ui(ui, width, cx, built_in, preview));
                if card.inner.clicked() {
                    cx.actions.push(Action::File(FileAction::NewFrom(built_in.stem.into())));
                }
            }
        });
        ui.add_space(10.0);
    }
}

fn card_ui(
    ui: &mut Ui,
    width: f32,
    cx: &mut StartContext<'_>,
    built_in: &BuiltIn,
    preview: Option<&ShownTemplate>,
) -> Response {
    #[expect(clippy::cast_precision_loss, reason = "a preview is a few hundred pixels wide")]
    let ratio = PREVIEW[1] as f32 / PREVIEW[0] as f32;
    let (rect, response) = ui.allocate_exact_size(vec2(width, (width * ratio).floor() + CARD_WORDS), Sense::click());
    let kind = if built_in.is_template { m("start-template-name") } else { m("start-sample-name") };
    let name = kind.with(&[("name", built_in.stem.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let outline = match (response.has_focus(), response.hovered()) {
        (true, _) => Stroke::new(2.0, cx.tokens.accent),
        (false, true) => Stroke::new(1.5, cx.tokens.muted.gamma_multiply(0.6)),
        (false, false) => Stroke::new(1.0, cx.tokens.hairline),
    };
    ui.painter().rect(rect, 10, cx.tokens.card, outline, StrokeKind::Outside);
    let picture = Rect::from_min_size(rect.min, vec2(rect.width(), (rect.width() * ratio).floor()));
    let corner = CornerRadius { nw: 10, ne: 10, sw: 0, se: 0 };
    ui.painter().rect_filled(picture, corner, cx.tokens.page);
    let Some(shown) = preview else { return response };
    egui::Image::new(&shown.texture).corner_radius(corner).paint_at(ui, picture);
    ui.painter().hline(rect.x_range(), picture.bottom(), Stroke::new(1.0, cx.tokens.hairline));
    let text = Rect::from_min_max(pos2(rect.left() + 14.0, picture.bottom() + 10.0), rect.max - vec2(14.0, 8.0));
    let mut words = ui.new_child(UiBuilder::new().max_rect(text).layout(flow::column()));
    words.spacing_mut().item_spacing.y = 2.0;
    MapLabel::new(&shown.title).size(14.0).weight(700.0).max_width(text.width()).ui(&mut words, cx.fonts);
    words.add(Label::caption(shown.facts.text()).one_line());
    response
}
