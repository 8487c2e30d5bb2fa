//! Density: how much space the things on a page take.

use serde::{Deserialize, Serialize};

use super::{Sizes, Theme, TypeFace};

/// How much space the things on a page take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Density {
    /// The theme's own sizes.
    #[default]
    Comfortable,
    /// Fits as much as possible on a slide: smaller text and gaps, shortened cards.
    Compact,
    /// Readable from three metres: larger text, no details, shortened cards.
    Wall,
}

/// The smallest font size that scaling produces, in map units.
const TEXT_MIN: f64 = 12.0;

/// The factors by which each group of sizes is scaled.
struct Factors {
    text: f64,
    columns: f64,
    heights: f64,
    gaps: f64,
    marks: f64,
}

impl Density {
    /// Every density, the default first.
    pub const ALL: [Self; 3] = [Self::Comfortable, Self::Compact, Self::Wall];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
            Self::Wall => "wall",
        }
    }

    /// The density called `name`; `None` if there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|density| density.name() == name)
    }

    /// The maximum number of lines in a card's title; longer titles end with an ellipsis.
    #[must_use]
    pub fn title_lines(self) -> usize {
        match self {
            Self::Comfortable => 8,
            Self::Compact => 4,
            Self::Wall => 3,
        }
    }

    /// The maximum number of lines in a card's text; 0 leaves the text out.
    #[must_use]
    pub fn text_lines(self) -> usize {
        match self {
            Self::Comfortable => 12,
            Self::Compact => 2,
            Self::Wall => 0,
        }
    }

    /// Whether explanations are shown: quotes of personas, goals.
    #[must_use]
    pub fn has_details(self) -> bool {
        match self {
            Self::Comfortable | Self::Compact => true,
            Self::Wall => false,
        }
    }

    /// The scale of text and of the small signs next to it, relative to the theme.
    #[must_use]
    pub fn scale(self) -> f64 {
        self.factors().text
    }

    fn factors(self) -> Factors {
        match self {
            Self::Comfortable => Factors { text: 1.0, columns: 1.0, heights: 1.0, gaps: 1.0, marks: 1.0 },
            Self::Compact => Factors { text: 0.92, columns: 0.84, heights: 0.76, gaps: 0.66, marks: 0.9 },
            Self::Wall => Factors { text: 1.6, columns: 1.14, heights: 1.5, gaps: 1.25, marks: 1.5 },
        }
    }
}

impl Theme {
    /// This theme scaled to `density`. Call it on the unscaled theme only: scaling twice compounds.
    #[must_use]
    pub fn with_density(&self, density: Density) -> Self {
        let mut theme = self.clone();
        theme.density = density;
        let factors = density.factors();
        let scale = &mut theme.type_scale;
        for face in [
            &mut scale.title,
            &mut scale.stage,
            &mut scale.card,
            &mut scale.body,
            &mut scale.label,
            &mut scale.caption,
            &mut scale.number,
            &mut scale.avatar,
        ] {
            *face = resized(*face, factors.text);
        }
        resize(&mut theme.sizes, &factors);
        let lines = factors.text.max(1.0);
        theme.sizes.hairline *= lines;
        theme.sizes.icon_stroke *= lines.sqrt();
        theme.assumed_dashes.iter_mut().for_each(|dash| *dash *= lines);
        theme.personas = theme.personas.map(|look| look.widened(lines));
        theme
    }
}

/// `face` scaled by `factor` and rounded to quarters of a unit. The size never falls below [`TEXT_MIN`] or, if smaller,
/// the original size.
fn resized(face: TypeFace, factor: f64) -> TypeFace {
    let size = (face.size * factor * 4.0).round() / 4.0;
    TypeFace { size: size.max(face.size.min(TEXT_MIN)), ..face }
}

fn resize(sizes: &mut Sizes, factors: &Factors) {
    let Sizes {
        page_margin,
        page_top,
        page_width_min,
        label_column,
        column,
        column_min,
        header_gap,
        subtitle_gap,
        band_height,
        band_padding,
        notch,
        interlock: _,
        step_height,
        cell_padding,
        lane_padding,
        lane_height_min,
        label_gap: _,
        card_gap,
        card_height_min,
        card_padding_x,
        card_padding_y,
        card_radius: _,
        edge,
        tile,
        tile_radius,
        icon,
        lane_icon,
        icon_stroke: _,
        mark,
        bullet,
        bullet_gap: _,
        curve_height,
        curve_inset,
        marker,
        star,
        face,
        avatar,
        persona_gap,
        sample,
        picture_ratio: _,
        bar,
        hairline: _,
        footer_gap,
        page_bottom,
        shadow_blur: _,
        shadow_drop: _,
    } = sizes;
    let all = [
        (factors.columns, vec![page_width_min, label_column, column, column_min]),
        (factors.heights, vec![band_height, step_height, lane_height_min, card_height_min, curve_height]),
        (factors.gaps, vec![page_margin, page_top, header_gap, subtitle_gap, band_padding, cell_padding]),
        (factors.gaps, vec![lane_padding, card_gap, card_padding_x, card_padding_y, persona_gap, footer_gap]),
        (factors.gaps, vec![page_bottom, notch]),
        (factors.marks, vec![edge, tile, tile_radius, icon, lane_icon, mark, bullet, marker, star, face, avatar]),
        (factors.marks, vec![sample, bar, curve_inset]),
    ];
    for (factor, lengths) in all {
        for length in lengths {
            *length = (*length * factor).round();
        }
    }
}
