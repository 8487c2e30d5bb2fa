//! A card of the start screen: the preview of a map with its title and a line about it.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{
    context::StartContext,
    preview::PREVIEW,
    previews::{PreviewCard, ShownPreview},
};
use crate::{
    layout::Icon,
    ui::{
        flow,
        i18n::{self, m},
        style::tight,
        widgets::{Label, MapLabel, paint_icon, set_words, split_at_start},
    },
};

/// Space between cards, in points.
pub(super) const GAP: f32 = 14.0;
/// The height of the text below a preview.
const WORDS: f32 = 56.0;
const CORNER: u8 = 10;

/// The words of a card.
pub(super) struct StartCardWords {
    /// The name for assistive technology.
    pub(super) name: String,
    /// The title; empty for the title of the map, once its preview is drawn.
    pub(super) title: String,
    /// The line below the title; empty for the facts of the map, once its preview is drawn.
    pub(super) line: String,
    /// A word at the end of that line.
    pub(super) badge: Option<&'static str>,
    /// Whether the map cannot be used.
    pub(super) is_broken: bool,
}

/// The number of cards of at least `least` points in a row of `room` points, and their width.
pub(super) fn columns(room: f32, least: f32, most: f32) -> (usize, f32) {
    let columns = ((room + GAP) / (least + GAP)).floor().clamp(1.0, most);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful")]
    let count = columns as usize;
    (count, ((room - GAP * (columns - 1.0)) / columns).min(2.0 * least).floor())
}

/// The size of a card of this width.
fn size(width: f32) -> egui::Vec2 {
    vec2(width, picture_height(width) + WORDS)
}

fn picture_height(width: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a preview is a few hundred pixels wide")]
    let ratio = PREVIEW[1] as f32 / PREVIEW[0] as f32;
    (width * ratio).floor()
}

/// Shows a card.
pub(super) fn card_ui(
    ui: &mut Ui,
    width: f32,
    cx: &mut StartContext<'_>,
    words: &StartCardWords,
    preview: Option<&ShownPreview>,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(size(width), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, i18n::without_isolates(&words.name)));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let outline = match (response.has_focus(), response.hovered()) {
        (true, _) => Stroke::new(2.0, cx.tokens.accent),
        (false, true) => Stroke::new(1.5, cx.tokens.muted.gamma_multiply(0.6)),
        (false, false) => Stroke::new(1.0, cx.tokens.hairline),
    };
    ui.painter().rect(rect, CORNER, cx.tokens.card, outline, StrokeKind::Outside);
    let picture = Rect::from_min_size(rect.min, vec2(rect.width(), picture_height(width)));
    let corner = CornerRadius { nw: CORNER, ne: CORNER, sw: 0, se: 0 };
    ui.painter().rect_filled(picture, corner, cx.tokens.page);
    let ready = match preview {
        Some(ShownPreview::Ready(card)) => {
            egui::Image::new(&card.texture).corner_radius(corner).paint_at(ui, picture);
            Some(&**card)
        }
        Some(ShownPreview::Missing | ShownPreview::Failed) => {
            paint_icon(ui.painter(), Icon::FileText, picture, 28.0, cx.tokens.muted);
            None
        }
        None => None,
    };
    ui.painter().hline(rect.x_range(), picture.bottom(), Stroke::new(1.0, cx.tokens.hairline));
    words_ui(ui, cx, rect, picture.bottom(), words, ready);
    response
}

fn words_ui(
    ui: &mut Ui,
    cx: &mut StartContext<'_>,
    rect: Rect,
    top: f32,
    words: &StartCardWords,
    ready: Option<&PreviewCard>,
) {
    let text = Rect::from_min_max(pos2(rect.left() + 12.0, top + 8.0), rect.max - vec2(12.0, 6.0));
    let mut column = ui.new_child(UiBuilder::new().max_rect(text).layout(flow::column()));
    column.spacing_mut().item_spacing.y = 2.0;
    let title = ready.filter(|_| words.title.is_empty()).map_or(words.title.as_str(), |card| card.title.as_str());
    let ink = if words.is_broken { cx.tokens.muted } else { cx.tokens.ink };
    MapLabel::new(title).size(14.0).weight(700.0).color(ink).max_width(text.width()).ui(&mut column, cx.fonts);
    let line = if words.line.is_empty() { ready.map(|card| card.facts.text()) } else { Some(words.line.clone()) };
    let badge = words.badge.map(|badge| set_words(ui.ctx(), badge, tight(11.5, 600.0), 90.0));
    let width = text.width() - badge.as_ref().map_or(0.0, |badge| badge.size.x + 24.0);
    if let Some(line) = line {
        let color = if words.is_broken { cx.tokens.bad } else { cx.tokens.muted };
        column.add(Label::caption(line).one_line().color(color).max_width(width.max(20.0)));
    }
    if let Some(badge) = badge {
        let row = Rect::from_min_max(pos2(text.left(), text.bottom() - 22.0), text.max);
        let (_, pill) = split_at_start(row, row.width() - badge.size.x - 16.0);
        ui.painter().rect_filled(pill, 8, cx.tokens.ground);
        badge.paint_in_middle(ui.painter(), pill, cx.tokens.ink);
    }
}

/// A dashed card that tells how to make a template.
pub(super) fn hint_card_ui(ui: &mut Ui, width: f32, cx: &mut StartContext<'_>) {
    let (rect, _) = ui.allocate_exact_size(size(width), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let rect = rect.shrink(1.0);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, Stroke::new(1.2, cx.tokens.outline), 5.0, 4.0));
    let (start, _) = split_at_start(rect.shrink2(vec2(10.0, 0.0)), 24.0);
    let sign = Rect::from_center_size(pos2(start.center().x, rect.top() + 30.0), egui::Vec2::splat(24.0));
    paint_icon(ui.painter(), Icon::LayoutTemplate, sign, 22.0, cx.tokens.muted);
    let text = Rect::from_min_max(pos2(rect.left() + 10.0, sign.bottom() + 8.0), rect.max - vec2(10.0, 8.0));
    let mut column = ui.new_child(UiBuilder::new().max_rect(text).layout(flow::column()));
    column.add(Label::new(m("own-hint")).size(13.5).max_width(text.width()));
    column.add(Label::caption(m("own-hint-how")).max_width(text.width()));
}
