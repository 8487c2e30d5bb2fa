//! How to export a map as a PNG.

use std::sync::Arc;

use egui::{Context, Ui};

use super::{
    Answer,
    frame::{Choice, dialog_ui},
};
use crate::{
    export::{MAX_PIXELS, MAX_SIDE, PngSize},
    geom::Size,
    layout,
    model::{Map, StageId},
    text::FontBook,
    theme::{Density, Theme},
    ui::{
        look::density_label,
        style::{Tokens, caption, strong},
        view_state::ViewState,
        widgets::{MapLabel, number_field, segmented, tick},
    },
};

/// What a map is exported as.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportChoice {
    /// How large.
    pub size: PngSize,
    /// In which theme and density.
    pub theme: Arc<Theme>,
    /// Whether without the page's ground.
    pub is_transparent: bool,
    /// This stage alone; the whole map where `None`.
    pub stage: Option<StageId>,
}

/// What the number of the size says.
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
    /// The themes to choose from, as the files have them, with their names.
    themes: Vec<(Arc<Theme>, String)>,
    theme: usize,
    density: Density,
    stages: Vec<(StageId, String)>,
    unit: Unit,
    /// The number for each unit, so that changing the unit loses none.
    scale: f64,
    width: f64,
    dpi: f64,
    is_transparent: bool,
    stage: Option<StageId>,
}

impl ExportDialog {
    /// A dialog for `map`, whose page has the size `page`.
    #[must_use]
    pub fn new(map: &Map, page: Size, view: &ViewState) -> Self {
        let names = ["Light", "Dark", "Contrast", "Print"];
        let built_in = Theme::built_in().map(|theme| Arc::new(theme.clone())).into_iter().zip(names.map(str::to_owned));
        let own = view.brand().map(|theme| (Arc::clone(theme), "Your own".to_owned()));
        let themes: Vec<_> = built_in.chain(own).collect();
        let shown = &view.theme().name;
        let theme = themes.iter().rposition(|(theme, _)| theme.name == *shown).unwrap_or(0);
        Self {
            map: map.clone(),
            page,
            themes,
            theme,
            density: view.density(),
            stages: map.stages.iter().map(|stage| (stage.id.clone(), stage.title.clone())).collect(),
            unit: Unit::Scale,
            scale: 2.0,
            width: 3840.0,
            dpi: 192.0,
            is_transparent: false,
            stage: None,
        }
    }

    /// Shows the dialog and returns what was chosen.
    pub fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        let tokens = Tokens::of(ctx);
        dialog_ui(ctx, "Export as PNG", 420.0, |ui| {
            self.size_ui(ui, &tokens);
            self.look_ui(ui, &tokens, fonts);
            tick(ui, &mut self.is_transparent, "Transparent ground", "Transparent ground");
            self.stage_ui(ui, &tokens, fonts);
            let is_possible = self.problem().is_none();
            vec![
                Choice::new("Cancel", Answer::Close),
                Choice::main("Export…", Answer::Export(self.choice())).enabled(is_possible),
            ]
        })
    }

    fn look_ui(&mut self, ui: &mut Ui, tokens: &Tokens, fonts: &mut FontBook) {
        ui.label(caption("Theme", tokens));
        let themes: Vec<_> = self.themes.iter().enumerate().map(|(at, (_, name))| (at, name.as_str())).collect();
        let theme = segmented(ui, "Theme", &themes, Some(self.theme));
        ui.label(caption("Density", tokens));
        let densities = Density::ALL.map(|density| (density, density_label(density)));
        let density = segmented(ui, "Density", &densities, Some(self.density));
        if theme.is_some() || density.is_some() {
            self.theme = theme.unwrap_or(self.theme);
            self.density = density.unwrap_or(self.density);
            self.page = layout::layout(&self.map, &self.theme(), fonts).size;
        }
    }

    /// The chosen theme in the chosen density.
    fn theme(&self) -> Theme {
        self.themes.get(self.theme).map_or(Theme::light(), |(theme, _)| theme).with_density(self.density)
    }

    fn size_ui(&mut self, ui: &mut Ui, tokens: &Tokens) {
        ui.label(caption("Size", tokens));
        let units = [(Unit::Scale, "Scale"), (Unit::Width, "Width"), (Unit::Dpi, "Print (dpi)")];
        if let Some(unit) = segmented(ui, "Size", &units, Some(self.unit)) {
            self.unit = unit;
        }
        let (name, number) = match self.unit {
            Unit::Scale => ("Scale", &mut self.scale),
            Unit::Width => ("Width in pixels", &mut self.width),
            Unit::Dpi => ("Dots per inch", &mut self.dpi),
        };
        ui.push_id(name, |ui| {
            if let (_, Some(Some(entered))) = number_field(ui, name, Some(*number)) {
                *number = entered;
            }
        });
        match self.problem() {
            Some(problem) => ui.colored_label(tokens.bad, problem),
            None if self.stage.is_some() => ui.label(caption("The height follows from the stage.", tokens)),
            None => {
                let (width, height) = self.pixels();
                ui.label(strong(format!("{width:.0} × {height:.0} pixels")))
            }
        };
    }

    fn stage_ui(&mut self, ui: &mut Ui, tokens: &Tokens, fonts: &mut FontBook) {
        ui.label(caption("Part of the map", tokens));
        let title = self.stage.as_ref().and_then(|id| self.stages.iter().find(|(known, _)| known == id));
        let shown = if title.is_some() { "" } else { "Whole map" };
        let combo = egui::ComboBox::from_id_salt("part").width(ui.available_width()).selected_text(shown);
        let mut chosen = None;
        let response = combo.show_ui(ui, |ui| {
            if ui.selectable_label(self.stage.is_none(), "Whole map").clicked() {
                chosen = Some(None);
            }
            for (id, title) in &self.stages {
                let is_chosen = self.stage.as_ref() == Some(id);
                if MapLabel::new(title).selectable(is_chosen).ui(ui, fonts).clicked() {
                    chosen = Some(Some(id.clone()));
                    ui.close();
                }
            }
        });
        let rect = response.response.accessible_name("Part of the map").rect.shrink2(egui::vec2(12.0, 4.0));
        if let Some((_, title)) = title {
            let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect));
            MapLabel::new(title).max_width(rect.width() - 24.0).ui(&mut inside, fonts);
        }
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
    fn problem(&self) -> Option<&'static str> {
        let scale = self.scale();
        if !(scale > 0.0 && scale.is_finite()) {
            return Some("Enter a number greater than zero.");
        }
        let (width, height) = self.pixels();
        let is_too_large = width.max(height) > MAX_SIDE as f64 || width * height > MAX_PIXELS as f64;
        (is_too_large && self.stage.is_none()).then_some("This is larger than a PNG of ours can be. Enter less.")
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
        }
    }
}
