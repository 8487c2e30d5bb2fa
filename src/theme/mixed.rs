//! Colours that follow from the tokens: hues laid over their grounds.

use super::{PersonaLook, StageLook, Theme};
use crate::color::Rgba;

impl PersonaLook {
    /// This look with a curve `factor` times as wide.
    pub(super) fn widened(mut self, factor: f64) -> Self {
        self.width *= factor;
        self.dashes.iter_mut().for_each(|dash| *dash *= factor);
        self
    }
}

impl Theme {
    /// The colours of the stage at `index`, counted from the map's first.
    #[must_use]
    pub fn stage(&self, index: usize) -> &StageLook {
        self.stages.at(index)
    }

    /// The look of the persona at `index`, counted from the map's first.
    #[must_use]
    pub fn persona(&self, index: usize) -> &PersonaLook {
        self.personas.at(index)
    }

    /// The colour of the band of the stage at `index`, opaque.
    #[must_use]
    pub fn band(&self, index: usize) -> Rgba {
        let is_repeat = self.stages.is_second_half(index);
        let tint = if is_repeat { self.tints.band_repeat } else { self.tints.band };
        self.stage(index).hue.faded(tint).over(self.colors.page)
    }

    /// The colour of a step of the stage at `index`, opaque.
    #[must_use]
    pub fn step(&self, index: usize) -> Rgba {
        self.stage(index).hue.faded(self.tints.step).over(self.colors.page)
    }

    /// The colour behind an icon on a card of the stage at `index`, opaque.
    #[must_use]
    pub fn tile(&self, index: usize) -> Rgba {
        self.stage(index).hue.faded(self.tints.tile).over(self.colors.card)
    }

    /// The colour behind the initial of the persona at `index`, opaque.
    #[must_use]
    pub fn avatar(&self, index: usize) -> Rgba {
        self.persona(index).color.faded(self.tints.avatar).over(self.colors.page)
    }
}
