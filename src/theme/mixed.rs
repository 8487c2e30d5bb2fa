//! Derived colours: hues mixed with the colour they lie on.

use super::{PersonaLook, StageLook, Theme};
use crate::color::Rgba;

impl PersonaLook {
    /// This look with the curve and its dashes scaled by `factor`.
    pub(super) fn widened(mut self, factor: f64) -> Self {
        self.width *= factor;
        self.dashes.iter_mut().for_each(|dash| *dash *= factor);
        self
    }
}

impl Theme {
    /// The colours of the stage at `index` in the map, counted from 0.
    #[must_use]
    pub fn stage(&self, index: usize) -> &StageLook {
        self.stages.at(index)
    }

    /// The look of the persona at `index` in the map, counted from 0.
    #[must_use]
    pub fn persona(&self, index: usize) -> &PersonaLook {
        self.personas.at(index)
    }

    /// The opaque colour of the band of the stage at `index`.
    #[must_use]
    pub fn band(&self, index: usize) -> Rgba {
        let is_repeat = self.stages.is_second_half(index);
        let tint = if is_repeat { self.tints.band_repeat } else { self.tints.band };
        self.stage(index).hue.faded(tint).over(self.colors.page)
    }

    /// The opaque colour of a step of the stage at `index`.
    #[must_use]
    pub fn step(&self, index: usize) -> Rgba {
        self.stage(index).hue.faded(self.tints.step).over(self.colors.page)
    }

    /// The opaque colour behind an icon on a card of the stage at `index`.
    #[must_use]
    pub fn tile(&self, index: usize) -> Rgba {
        self.stage(index).hue.faded(self.tints.tile).over(self.colors.card)
    }

    /// The opaque colour behind the initial of the persona at `index`.
    #[must_use]
    pub fn avatar(&self, index: usize) -> Rgba {
        self.persona(index).color.faded(self.tints.avatar).over(self.colors.page)
    }
}
