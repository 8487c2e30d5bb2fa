//! Colours of the brand with too little contrast, each with a button that repairs it.

use egui::{Id, Ui};

use super::{PanelContext, change};
use crate::{
    layout::Icon,
    theme::Token,
    ui::{
        brand::{Pull, token_name},
        flow,
        i18n::{self, m},
        widgets::{Button, ButtonLook, Label, paint_icon},
    },
};

/// A colour with too little contrast.
pub(super) struct Remark {
    token: Token,
    grounds: Vec<Token>,
    /// Its lowest contrast.
    ratio: f64,
    /// The highest contrast that is required of it.
    least: f64,
}

/// The colours with too little contrast, each once with all of its grounds.
pub(super) fn of(cx: &PanelContext<'_>) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = Vec::new();
    let faint = cx.view.draft().map(|draft| draft.state().theme.faint_tokens()).unwrap_or_default();
    for faint in faint {
        if let Some(remark) = remarks.iter_mut().find(|remark| remark.token == faint.token) {
            remark.grounds.push(faint.ground);
            remark.ratio = remark.ratio.min(faint.ratio);
            remark.least = remark.least.max(faint.least);
        } else {
            let (token, ratio, least) = (faint.token, faint.ratio, faint.least);
            remarks.push(Remark { token, grounds: vec![faint.ground], ratio, least });
        }
    }
    remarks
}

/// Shows the remarks.
pub(super) fn remarks_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, remarks: &[Remark]) {
    if remarks.is_empty() {
        return;
    }
    ui.add_space(8.0);
    let title = ui.add(Label::strong(m("brand-remarks")));
    if ui.data_mut(|data| data.remove_temp::<bool>(wanted_id())).is_some() {
        title.scroll_to_me(Some(egui::Align::Min));
    }
    for remark in remarks {
        ui.add_space(2.0);
        let frame = egui::Frame::new().fill(cx.tokens.warning_ground).corner_radius(8).inner_margin(8);
        ui.push_id(remark.token.to_string(), |ui| frame.show(ui, |ui| remark_ui(ui, cx, remark)));
    }
}

/// Scrolls to the remarks.
pub(super) fn show(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp(wanted_id(), true));
    ui.ctx().request_repaint();
}

fn wanted_id() -> Id {
    Id::unique("remarks on the brand wanted")
}

fn remark_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, remark: &Remark) {
    let name = token_name(remark.token);
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(18.0, 20.0), egui::Sense::hover());
        paint_icon(ui.painter(), Icon::TriangleAlert, rect, 15.0, cx.tokens.warning);
        ui.with_layout(flow::column(), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(sentence(remark, &name)).size(12.5));
            let fix = m("brand-fix-named").with(&[("name", name.as_str().into())]);
            let fix = Button::text(m("brand-fix")).named(i18n::without_isolates(&fix)).look(ButtonLook::Link).slim();
            if ui.add(fix.min_size(egui::vec2(24.0, 26.0))).clicked() {
                change(cx, Pull::None, |state| state.theme = state.theme.mended(remark.token));
            }
        });
    });
}

/// `name` as written inside a sentence.
fn within_sentence(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn sentence(remark: &Remark, name: &str) -> String {
    // Rounded down, so that a failing ratio never looks like a passing one.
    let ratio = |ratio: f64| i18n::digits(&format!("{:.1}", (ratio * 10.0).floor() / 10.0));
    let grounds: Vec<String> =
        remark.grounds.iter().take(3).map(|ground| within_sentence(&token_name(*ground))).collect();
    let grounds = grounds.join(&m("list-comma").text());
    let values = [
        ("name", name.into()),
        ("grounds", grounds.into()),
        ("ratio", ratio(remark.ratio).into()),
        ("least", ratio(remark.least).into()),
        ("more", remark.grounds.len().saturating_sub(3).into()),
    ];
    if remark.grounds.len() > 3 { m("brand-remark-more").with(&values) } else { m("brand-remark").with(&values) }
}
