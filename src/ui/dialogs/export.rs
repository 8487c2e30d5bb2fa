//! The dialog for exporting a map as PNG.

use std::sync::Arc;

use egui::{Context, Ui};

use super::{
    Answer,
    frame::{Choice, dialog_ui},
};
use crate::{
    export::{MAX_PIXELS, MAX_SIDE, PngSize},
    geom::Size,
    model::{Map, StageId},
    text::FontBook,
    theme::{Density, Theme},
    ui::{
        i18n::{self, Message, m},
        style::Tokens,
        view_filter::ViewFilter,
        view_state::ViewState,
        widgets::{Label, MenuItem, number_field, segmented, select, tick},
        words,
    },
};

/// The options of an export.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportChoice {
    /// The size of the picture.
    pub size: PngSize,
    /// The theme, scaled to the chosen density.
    pub theme: Arc<Theme>,
    /// Whether the background is transparent.
    pub is_transparent: bool,
    /// The only stage to export; `None` for the whole map.
    pub stage: Option<StageId>,
    /// The filter through which the map is seen.
    pub filter: Arc<ViewFilter>,
}

/// The unit of the size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Scale,
    Width,
    Dpi,
}

/// The dialog.
pub struct ExportDialog {
    map: Map,
    page: Size,
    /// The themes to choose from, unscaled, with their names.
    themes: Vec<(Arc<Theme>, String)>,
    theme: usize,
    density: Density,
    stages: Vec<(StageId, String)>,
    unit: Unit,
    /// The number for each unit, so that switching units keeps them all.
    scale: f64,
    width: f64,
    dpi: f64,
    is_transparent: bool,
    stage: Option<StageId>,
    /// The filters to choose from with their names; the first shows all cards.
    filters: Vec<(Arc<ViewFilter>, String)>,
    filter: usize,
}

impl ExportDialog {
    /// A dialog for `map`, whose page has the size `page`.
    #[must_use]
    pub fn new(map: &Map, page: Size, view: &ViewState) -> Self {
        let names = [m("theme-light"), m("theme-dark"), m("theme-contrast"), m("theme-print")];
        let built_in = Theme::built_in().map(|theme| Arc::new(theme.clone())).into_iter().zip(names.map(Message::text));
        let own = view.own_theme().map(|theme| (Arc::new(theme.clone()), m("theme-own").text()));
        let themes: Vec<_> = built_in.chain(own).collect();
        let shown = &view.theme().name;
        let theme = themes.iter().rposition(|(theme, _)| theme.name == *shown).unwrap_or(0);
        Self {
            map: map.clone(),
            page,
            themes,
            theme,
            density: view.density(),
            stages: map.shown().stages.iter().map(|stage| (stage.id.clone(), stage.title.clone())).collect(),
            unit: Unit::Scale,
            scale: 2.0,
            width: 3840.0,
            dpi: 192.0,
            is_transparent: false,
            stage: None,
            filter: usize::from(view.filter.is_on()),
            filters: filters(map, view),
        }
    }

    /// Shows the dialog; returns the answer once the user has chosen.
    pub fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        let tokens = Tokens::of(ctx);
        dialog_ui(ctx, m("export-title"), 420.0, |ui| {
            self.size_ui(ui, &tokens, fonts);
            self.look_ui(ui, fonts);
            self.filter_ui(ui, fonts);
            tick(ui, &mut self.is_transparent, m("export-transparent"), m("export-transparent"));
            self.stage_ui(ui);
            let is_possible = self.problem().is_none();
            vec![
                Choice::new(m("cancel"), Answer::Close),
                Choice::main(m("action-export"), Answer::Export(self.choice())).enabled(is_possible),
            ]
        })
    }

    fn look_ui(&mut self, ui: &mut Ui, fonts: &mut FontBook) {
        ui.add(Label::caption(m("kind-theme")));
        let themes: Vec<_> = self.themes.iter().enumerate().map(|(at, (_, name))| (at, name.as_str())).collect();
        let theme = segmented(ui, m("kind-theme"), &themes, Some(self.theme));
        ui.add(Label::caption(m("menu-density")));
        let densities = Density::ALL.map(|density| (density, words::density_message(density)));
        let density = segmented(ui, m("menu-density"), &densities, Some(self.density));
        if theme.is_some() || density.is_some() {
            self.theme = theme.unwrap_or(self.theme);
            self.density = density.unwrap_or(self.density);
            self.measure(fonts);
        }
    }

    /// Measures the page with the chosen filter, theme and density.
    fn measure(&mut self, fonts: &mut FontBook) {
        self.page = self.filter().layout(&self.map, &self.theme(), fonts).size;
    }

    fn filter(&self) -> Arc<ViewFilter> {
        self.filters.get(self.filter).map(|(filter, _)| Arc::clone(filter)).unwrap_or_default()
    }

    /// The choice of cards, if there is one.
    fn filter_ui(&mut self, ui: &mut Ui, fonts: &mut FontBook) {
        if self.filters.len() < 2 {
            return;
        }
        ui.add(Label::caption(m("export-cards")));
        let shown = self.filters.get(self.filter).map_or("", |(_, name)| name.as_str());
        let mut chosen = None;
        select(ui, &m("export-cards").text(), shown, |ui| {
            for (at, (_, name)) in self.filters.iter().enumerate() {
                let item = ui.push_id(at, |ui| ui.add(MenuItem::new(name.as_str()).ticked(at == self.filter)));
                if item.inner.clicked() {
                    chosen = Some(at);
                    ui.close();
                }
            }
        });
        if let Some(at) = chosen {
            self.filter = at;
            self.measure(fonts);
        }
    }

    /// The chosen theme in the chosen density.
    fn theme(&self) -> Theme {
        self.themes.get(self.theme).map_or(Theme::light(), |(theme, _)| theme).with_density(self.density)
    }

    fn size_ui(&mut self, ui: &mut Ui, tokens: &Tokens, fonts: &mut FontBook) {
        ui.add(Label::caption(m("export-size")));
        let units = [(Unit::Scale, m("export-scale")), (Unit::Width, m("export-width")), (Unit::Dpi, m("export-dpi"))];
        if let Some(unit) = segmented(ui, m("export-size"), &units, Some(self.unit)) {
            self.unit = unit;
        }
        let (name, number) = match self.unit {
            Unit::Scale => (m("export-scale"), &mut self.scale),
            Unit::Width => (m("export-width-pixels"), &mut self.width),
            Unit::Dpi => (m("export-dots"), &mut self.dpi),
        };
        let name = name.text();
        ui.push_id(&name, |ui| {
            if let (_, Some(Some(entered))) = number_field(ui, fonts, &name, Some(*number)) {
                *number = entered;
            }
        });
        match self.problem() {
            Some(problem) => ui.add(Label::new(problem).color(tokens.bad)),
            None if self.stage.is_some() => ui.add(Label::caption(m("export-height-follows"))),
            None => {
                let (width, height) = self.pixels();
                ui.add(Label::strong(m("export-pixels").with(&[
                    ("width", i18n::digits(&format!("{width:.0}")).into()),
                    ("height", i18n::digits(&format!("{height:.0}")).into()),
                ])))
            }
        };
    }

    fn stage_ui(&mut self, ui: &mut Ui) {
        ui.add(Label::caption(m("export-part")));
        let title = self.stage.as_ref().and_then(|id| self.stages.iter().find(|(known, _)| known == id));
        let shown = title.map_or_else(|| m("export-whole").text(), |(_, title)| title.clone());
        let mut chosen = None;
        select(ui, &m("export-part").text(), &shown, |ui| {
            let stages = self.stages.iter().map(|(id, title)| (Some(id), title.clone()));
            for (id, title) in std::iter::once((None, m("export-whole").text())).chain(stages) {
                if ui.add(MenuItem::new(title).ticked(self.stage.as_ref() == id)).clicked() {
                    chosen = Some(id.cloned());
                    ui.close();
                }
            }
        });
        if let Some(stage) = chosen {
            self.stage = stage;
        }
    }

    fn scale(&self) -> f64 {
        match self.unit {
            Unit::Scale => self.scale,
            Unit::Width => self.width / self.page.width.max(1.0),
            Unit::Dpi => self.dpi / 96.0,
        }
    }

    fn pixels(&self) -> (f64, f64) {
        ((self.page.width * self.scale()).round(), (self.page.height * self.scale()).round())
    }

    #[expect(clippy::cast_precision_loss, reason = "the limits are far below 2^53")]
    fn problem(&self) -> Option<Message> {
        let scale = self.scale();
        if !(scale > 0.0 && scale.is_finite()) {
            return Some(m("export-zero"));
        }
        let (width, height) = self.pixels();
        let is_too_large = width.max(height) > MAX_SIDE as f64 || width * height > MAX_PIXELS as f64;
        (is_too_large && self.stage.is_none()).then_some(m("export-too-large"))
    }

    fn choice(&self) -> ExportChoice {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded; the cast saturates")]
        let size = match self.unit {
            Unit::Scale => PngSize::Scale(self.scale),
            Unit::Width => PngSize::Width(self.width.round() as u32),
            Unit::Dpi => PngSize::Dpi(self.dpi),
        };
        ExportChoice {
            size,
            theme: Arc::new(self.theme()),
            is_transparent: self.is_transparent,
            stage: self.stage.clone(),
            filter: self.filter(),
        }
    }
}

/// The filters on offer: all cards, the window's filter if it is on, and the map's views.
fn filters(map: &Map, view: &ViewState) -> Vec<(Arc<ViewFilter>, String)> {
    let shown = Some(Arc::clone(&view.filter)).filter(|filter| filter.is_on());
    let views = map.views.iter().map(|view| {
        let name = if view.name.trim().is_empty() { m("untitled").text() } else { view.name.replace('\n', " ") };
        (Arc::new(ViewFilter::new(view.filter.clone(), view.effect)), name)
    });
    let all = (Arc::default(), m("export-all-cards").text());
    std::iter::once(all).chain(shown.map(|filter| (filter, m("export-as-shown").text()))).chain(views).collect()
}
