//! The colours of the brand: a row for each, swatches for the stages, a sample for each persona.

use egui::{Sense, Shape, Stroke, Ui, pos2, vec2};

use super::{
    PanelContext, change,
    color_field::{ColorChange, ColorField, swatches_ui},
};
use crate::{
    color::Rgba,
    layout::Icon,
    theme::{Marker, PersonaLook, Theme, Token},
    ui::{
        action::Action,
        brand::{BrandAsk, Pull, token_name},
        i18n::{self, m},
        style::{Tokens, color32, tight},
        widgets::{Button, ButtonLook, set_words},
    },
};

/// The maximum number of colours that a popup offers.
const MOST_OFFERED: usize = 24;

/// The colours of page, text and cards.
pub(super) fn page_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    rows_ui(ui, cx, &[Token::Page, Token::Ink, Token::Muted, Token::Card, Token::Hairline]);
}

/// The colours for good and bad values, and the cards that use them.
pub(super) fn judgement_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let good_and_bad = [Token::Good, Token::Bad, Token::PainEdge, Token::PainCard];
    rows_ui(ui, cx, &good_and_bad);
    rows_ui(ui, cx, &[Token::OpportunityEdge, Token::OpportunityCard, Token::StarFill]);
}

fn rows_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, tokens: &[Token]) {
    let Some(draft) = cx.view.draft() else { return };
    let theme = &draft.state().theme;
    let offered = offered(theme);
    for token in tokens {
        let name = token_name(*token);
        let field = ColorField::new(&name, theme.color(*token)).palette(&offered).mark(draft.steps().0).row();
        let asked = field.ui(ui, cx.fonts, |_| {});
        carry_out(cx, *token, asked);
    }
}

/// The colours of the stages, in the order in which they are used.
pub(super) fn stages_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let Some(draft) = cx.view.draft() else { return };
    let theme = &draft.state().theme;
    let (offered, count) = (offered(theme), theme.stages.len());
    let mut removed = None;
    ui.add_space(2.0);
    swatches_ui(ui, |ui| {
        for at in 0..count {
            let token = Token::StageHue(at);
            let name = token_name(token);
            let field = ColorField::new(&name, theme.color(token)).palette(&offered).mark(draft.steps().0);
            let below = |ui: &mut Ui| {
                let remove = Button::text(m("brand-stage-remove")).with_icon(Icon::Trash).look(ButtonLook::Danger);
                if ui.add(remove.enabled(count > 1)).clicked() {
                    removed = Some(at);
                    ui.close();
                }
            };
            let asked = field.ui(ui, cx.fonts, below);
            carry_out(cx, token, asked);
        }
        if count < Theme::MOST_STAGES {
            let add =
                Button::icon(Icon::Plus, m("brand-stage-add")).tooltip(m("brand-stage-add")).look(ButtonLook::Outlined);
            if ui.add(add.min_size(egui::Vec2::splat(28.0)).slim()).clicked() {
                change(cx, Pull::None, |state| state.theme.add_stage_color());
            }
        }
    });
    if let Some(at) = removed {
        change(cx, Pull::None, |state| state.theme.stages.remove(at));
    }
}

/// The colours of the personas, each with its marker and dashes.
pub(super) fn personas_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let Some(draft) = cx.view.draft() else { return };
    let theme = &draft.state().theme;
    let offered = offered(theme);
    for (at, look) in theme.personas.iter().enumerate() {
        let token = Token::PersonaColor(at);
        let name = token_name(token);
        let field = ColorField::new(&name, look.color).palette(&offered).mark(draft.steps().0);
        let asked = ui.horizontal(|ui| {
            ui.add_space(4.0);
            let asked = field.ui(ui, cx.fonts, |_| {});
            sample_ui(ui, theme, look);
            asked
        });
        carry_out(cx, token, asked.inner);
    }
}

fn carry_out(cx: &mut PanelContext<'_>, token: Token, asked: Option<ColorChange>) {
    match asked {
        Some(ColorChange::To(color, pull)) => change(cx, pull, |state| state.theme.choose(token, color)),
        Some(ColorChange::Back(mark)) => cx.actions.push(Action::Brand(BrandAsk::BackTo(mark))),
        Some(ColorChange::Undo) => cx.actions.push(Action::Brand(BrandAsk::Undo)),
        Some(ColorChange::Redo) => cx.actions.push(Action::Brand(BrandAsk::Redo)),
        None => {}
    }
}

/// The brand's present colours, without duplicates.
fn offered(theme: &Theme) -> Vec<Rgba> {
    let stages = (0..theme.stages.len()).map(Token::StageHue);
    let personas = (0..theme.personas.len()).map(Token::PersonaColor);
    let others = [
        Token::Ink,
        Token::Muted,
        Token::Page,
        Token::Good,
        Token::Bad,
        Token::PainEdge,
        Token::OpportunityEdge,
        Token::StarFill,
    ];
    let mut offered = Vec::new();
    for color in stages.chain(personas).chain(others).map(|token| theme.color(token)) {
        if !offered.contains(&color) {
            offered.push(color);
        }
    }
    offered.truncate(MOST_OFFERED);
    offered
}

/// A sample of a persona's curve and marker, with the hexadecimal colour.
fn sample_ui(ui: &mut Ui, theme: &Theme, look: &PersonaLook) {
    let tokens = Tokens::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let figures = set_words(ui.ctx(), &look.color.to_string(), tight(12.5, 500.0), f32::INFINITY);
    let mut room = rect.shrink2(vec2(6.0, 0.0));
    figures.paint_at(ui.painter(), room, true, tokens.muted);
    if i18n::is_rtl() {
        *room.left_mut() += figures.size.x + 12.0;
    } else {
        *room.right_mut() -= figures.size.x + 12.0;
    }
    let painter = ui.painter();
    painter.rect_filled(room, 6, color32(theme.colors.page));
    let line = room.shrink2(vec2(10.0, 0.0));
    #[expect(clippy::cast_possible_truncation, reason = "lengths of a theme")]
    let stroke = Stroke::new((look.width as f32).clamp(1.0, 4.0), color32(look.color));
    let ends = [line.left_center(), line.right_center()];
    match dashes(&look.dashes) {
        None => {
            painter.line_segment(ends, stroke);
        }
        Some((lengths, gaps)) => {
            painter.extend(Shape::dashed_line_with_offset(&ends, stroke, &lengths, &gaps, 0.0));
        }
    }
    let (center, side) = (line.center(), 6.0);
    let fill = color32(theme.colors.page);
    let corners = match look.marker {
        Marker::Circle => {
            painter.circle(center, side, fill, stroke);
            return;
        }
        Marker::Diamond => vec![(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)],
        Marker::Square => vec![(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        Marker::Triangle => vec![(0.0, -1.1), (1.1, 0.9), (-1.1, 0.9)],
    };
    let corners = corners.into_iter().map(|(x, y)| pos2(center.x + x * side, center.y + y * side)).collect();
    painter.add(Shape::convex_polygon(corners, fill, stroke));
}

/// The lengths of dashes and of gaps in points; `None` for a solid line.
fn dashes(dashes: &[f64]) -> Option<(Vec<f32>, Vec<f32>)> {
    if dashes.is_empty() {
        return None;
    }
    // A pattern of odd length swaps dashes and gaps on each repetition, so it is doubled. Half size shows more of it.
    let all = dashes.iter().chain(dashes.iter().filter(|_| dashes.len() % 2 == 1));
    #[expect(clippy::cast_possible_truncation, reason = "lengths of a theme")]
    let all: Vec<f32> = all.map(|length| (*length as f32 / 2.0).clamp(1.0, 200.0)).collect();
    Some((all.iter().step_by(2).copied().collect(), all.iter().skip(1).step_by(2).copied().collect()))
}
