//! The dialog for exporting a map as PNG.

use std::sync::Arc;

use egui::{Context, Ui};

use super::{
    Answer,
    frame::{Choice, dialog_ui},
    page_sizes::PageSizes,
};
use crate::{
    export::{CardFilter, MAX_PIXELS, MAX_SIDE, PngSize, Request, Scope},
    geom::Size,
    layout::overview_below,
    model::{Map, StageId},
    text::FontBook,
    theme::{Density, Theme},
    ui::{
        desk::view_state::ViewState,
        i18n::{self, Message, m},
        style::Tokens,
        widgets::{Label, MenuItem, number_field, segmented, select, tick},
        words,
    },
};

/// The unit of the size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SizeUnit {
    Scale,
    Width,
    Dpi,
}

/// The dialog.
pub struct ExportDialog {
    sizes: PageSizes,
    /// The size of the page with the chosen look, in map units; `None` until it is known.
    page: Option<Size>,
    /// The themes to choose from, unscaled, with their names.
    themes: Vec<(Arc<Theme>, String)>,
    theme: usize,
    density: Density,
    stages: Vec<(StageId, String)>,
    unit: SizeUnit,
    /// The number for each unit, so that switching units keeps them all.
    scale: f64,
    width: f64,
    dpi: f64,
    is_transparent: bool,
    stage: Option<StageId>,
    /// The filters to choose from with their names; the first shows all cards.
    filters: Vec<(CardFilter, String)>,
    filter: usize,
}

impl ExportDialog {
    /// A dialog for `map`; `page` is the size of its page as the window shows it.
    #[must_use]
    pub fn new(map: &Map, page: Size, view: &ViewState) -> Self {
        let names = [m("theme-light"), m("theme-dark"), m("theme-contrast"), m("theme-print")];
        let built_in = Theme::built_in().map(|theme| Arc::new(theme.clone())).into_iter().zip(names.map(Message::text));
        let own = view.own_theme().map(|theme| (Arc::new(theme.clone()), m("theme-own").text()));
        let themes: Vec<_> = built_in.chain(own).collect();
        let shown = &view.theme().name;
        let theme = themes.iter().rposition(|(theme, _)| theme.name == *shown).unwrap_or(0);
        let filter = usize::from(view.filter.is_on());
        Self {
            sizes: PageSizes::new(Arc::new(map.clone()), (theme, view.density(), filter), page),
            page: Some(page),
            themes,
            theme,
            density: view.density(),
            stages: map.shown().stages.iter().map(|stage| (stage.id.clone(), stage.title.clone())).collect(),
            unit: SizeUnit::Scale,
            scale: 2.0,
            width: 3840.0,
            dpi: 192.0,
            is_transparent: false,
            stage: None,
            filter,
            filters: filters(map, view),
        }
    }

    /// Shows the dialog; returns the answer once the user has chosen.
    pub fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        let tokens = Tokens::of(ctx);
        self.measure(ctx, fonts);
        dialog_ui(ctx, m("export-title"), 420.0, |ui| {
            self.size_ui(ui, &tokens, fonts);
            self.look_ui(ui);
            self.filter_ui(ui);
            tick(ui, &mut self.is_transparent, m("export-transparent"), m("export-transparent"));
            if self.is_transparent && self.theme().is_dark {
                ui.add(Label::caption(m("export-for-dark")));
            }
            self.stage_ui(ui);
            let is_possible = self.problem().is_none();
            vec![
                Choice::new(m("cancel"), Answer::Close),
                Choice::main(m("action-export"), Answer::Export(Box::new(self.request()))).enabled(is_possible),
            ]
        })
    }

    /// Whether the size of the page is being computed.
    #[must_use]
    pub fn is_measuring(&self) -> bool {
        self.sizes.is_measuring()
    }

    fn look_ui(&mut self, ui: &mut Ui) {
        ui.add(Label::caption(m("kind-theme")));
        let themes: Vec<_> = self.themes.iter().enumerate().map(|(at, (_, name))| (at, name.as_str())).collect();
        let theme = segmented(ui, m("kind-theme"), &themes, Some(self.theme));
        ui.add(Label::caption(m("menu-density")));
        let densities = Density::ALL.map(|density| (density, words::density_message(density)));
        let density = segmented(ui, m("menu-density"), &densities, Some(self.density));
        if theme.is_some() || density.is_some() {
            self.theme = theme.unwrap_or(self.theme);
            self.density = density.unwrap_or(self.density);
            ui.ctx().request_repaint();
        }
    }

    /// Measures the page with the chosen filter, theme and density.
    fn measure(&mut self, ctx: &Context, fonts: &FontBook) {
        let look = (self.theme, self.density, self.filter);
        self.page = self.sizes.get(look);
        if self.page.is_none() {
            let wake = ctx.clone();
            self.sizes.measure(look, self.request(), fonts, move || wake.request_repaint());
        }
    }

    /// The choice of cards, if there is more than one.
    fn filter_ui(&mut self, ui: &mut Ui) {
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
            ui.ctx().request_repaint();
        }
    }

    /// The chosen theme scaled to the chosen density.
    fn theme(&self) -> Theme {
        self.themes.get(self.theme).map_or(Theme::light(), |(theme, _)| theme).with_density(self.density)
    }

    fn size_ui(&mut self, ui: &mut Ui, tokens: &Tokens, fonts: &mut FontBook) {
        ui.add(Label::caption(m("export-size")));
        let units = [
            (SizeUnit::Scale, m("export-scale")),
            (SizeUnit::Width, m("export-width")),
            (SizeUnit::Dpi, m("export-dpi")),
        ];
        if let Some(unit) = segmented(ui, m("export-size"), &units, Some(self.unit)) {
            self.unit = unit;
        }
        let (name, number) = match self.unit {
            SizeUnit::Scale => (m("export-scale"), &mut self.scale),
            SizeUnit::Width => (m("export-width-pixels"), &mut self.width),
            SizeUnit::Dpi => (m("export-dots"), &mut self.dpi),
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
            None => match self.pixels() {
                Some((width, height)) => ui.add(Label::strong(m("export-pixels").with(&[
                    ("width", i18n::digits(&format!("{width:.0}")).into()),
                    ("height", i18n::digits(&format!("{height:.0}")).into()),
                ]))),
                None => ui.add(Label::strong(m("export-measuring"))),
            },
        };
        if self.scale().is_some_and(|scale| scale < overview_below(&self.theme())) {
            ui.add(Label::caption(m("export-from-afar")));
        }
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

    /// The scale in pixels per map unit; `None` while it depends on an unknown page size.
    fn scale(&self) -> Option<f64> {
        match self.unit {
            SizeUnit::Scale => Some(self.scale),
            SizeUnit::Width => self.page.map(|page| self.width / page.width.max(1.0)),
            SizeUnit::Dpi => Some(self.dpi / 96.0),
        }
    }

    /// The width and height of the picture of the whole map in pixels; `None` while the page size is unknown.
    fn pixels(&self) -> Option<(f64, f64)> {
        let (page, scale) = (self.page?, self.scale()?);
        Some(((page.width * scale).round(), (page.height * scale).round()))
    }

    #[expect(clippy::cast_precision_loss, reason = "the limits are far below 2^53")]
    fn problem(&self) -> Option<Message> {
        if self.scale().is_some_and(|scale| !(scale > 0.0 && scale.is_finite())) {
            return Some(m("export-zero"));
        }
        let (width, height) = self.pixels()?;
        let is_too_large = width.max(height) > MAX_SIDE as f64 || width * height > MAX_PIXELS as f64;
        (is_too_large && self.stage.is_none()).then_some(m("export-too-large"))
    }

    fn request(&self) -> Request {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded; the cast saturates")]
        let size = match self.unit {
            SizeUnit::Scale => PngSize::Scale(self.scale),
            SizeUnit::Width => PngSize::Width(self.width.round() as u32),
            SizeUnit::Dpi => PngSize::Dpi(self.dpi),
        };
        Request {
            scope: self.stage.clone().map_or(Scope::Map, Scope::Stage),
            cards: self.filters.get(self.filter).map(|(cards, _)| cards.clone()).unwrap_or_default(),
            is_transparent: self.is_transparent,
            ..Request::new(Arc::new(self.theme()), size)
        }
    }
}

/// The filters on offer: all cards, the window's filter if it is on, and the map's views.
fn filters(map: &Map, view: &ViewState) -> Vec<(CardFilter, String)> {
    let shown = Some(&view.filter).filter(|filter| filter.is_on()).map(|filter| filter.cards(map));
    let views = map.views.iter().map(|view| {
        let name = if view.name.trim().is_empty() { m("untitled").text() } else { view.name.replace('\n', " ") };
        (CardFilter::from(view), name)
    });
    let all = (CardFilter::default(), m("export-all-cards").text());
    std::iter::once(all).chain(shown.map(|filter| (filter, m("export-as-shown").text()))).chain(views).collect()
}
