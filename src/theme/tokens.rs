//! The tokens: their names and what each is for.

use serde::Deserialize;

use super::{Asset, Cycle, Density, Logo, file};
use crate::{color::Rgba, text::TextStyle};

/// A struct of tokens of one type, and the struct of those of them that a short file gives anew.
macro_rules! tokens {
    (
        $(#[$doc:meta])* $name:ident, $patch:ident of $type:ty, by $reader:literal, $some:literal,
        { $($(#[$field_doc:meta])* $field:ident,)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* #[serde(deserialize_with = $reader)] pub $field: $type,)*
        }

        /// Those of the tokens that a short file gives anew.
        #[derive(Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub(super) struct $patch {
            $(#[serde(deserialize_with = $some)] $field: Option<$type>,)*
        }

        impl $name {
            /// The tokens that are others than in `base`, with their names in a file.
            pub(super) fn differing(&self, base: &Self) -> Vec<(&'static str, $type)> {
                let mut differing = Vec::new();
                $(if !is_same(&self.$field, &base.$field) { differing.push((stringify!($field), self.$field)); })*
                differing
            }

            /// These tokens, but those that are as in `old` as in `new`.
            pub(super) fn rebased(&self, old: &Self, new: &Self) -> Self {
                Self { $($field: if is_same(&self.$field, &old.$field) { new.$field } else { self.$field },)* }
            }
        }

        impl $patch {
            /// Lays the new tokens over `old`.
            pub(super) fn apply(self, old: &mut $name) {
                $(if let Some(value) = self.$field { old.$field = value; })*
            }
        }
    };
}

/// Whether two values of a token are the same to the last bit that a file says: then the file need not say it.
fn is_same<T: PartialEq>(one: &T, other: &T) -> bool {
    one == other
}

/// How a map looks: everything `layout` and `draw` do not decide themselves.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// What the theme is called on the command line.
    pub name: String,
    /// Whether the page is dark.
    pub is_dark: bool,
    /// Colours that do not belong to a stage or a persona.
    pub colors: Colors,
    /// The stages' colours in turn.
    pub stages: Cycle<StageLook>,
    /// How strongly a hue is laid over its ground.
    pub tints: Tints,
    /// The personas' looks in turn.
    pub personas: Cycle<PersonaLook>,
    /// Lengths of dashes and gaps of what is only assumed.
    #[serde(deserialize_with = "file::dashes")]
    pub assumed_dashes: Vec<f64>,
    /// Sizes and weights of text.
    pub type_scale: TypeScale,
    /// Distances of baselines.
    pub line_heights: LineHeights,
    /// Lengths, in map units.
    pub sizes: Sizes,
    /// How much room things have; the sizes above are already those of this density.
    #[serde(skip)]
    pub density: Density,
    /// The fonts that text is set in before the bundled ones; none as a rule.
    #[serde(skip)]
    pub fonts: Vec<Asset>,
    /// What stands at the end of the header, if anything.
    #[serde(skip)]
    pub logo: Option<Logo>,
}

tokens! {
    /// Colours that do not belong to a stage or a persona.
    Colors, ColorsPatch of Rgba, by "file::rgba", "file::some_rgba", {
        /// The ground of everything.
        page,
        /// Text.
        ink,
        /// Text of lesser weight: captions, thoughts, labels.
        muted,
        /// The line under a stage's title.
        band_text,
        /// Marks that may be overlooked: the dash in an empty cell, placeholders' marks.
        faint,
        /// Lines between lanes and stages.
        hairline,
        /// A card.
        card,
        /// The line around a card.
        card_border,
        /// The broken line around a card that is only assumed.
        card_dash,
        /// A card's shadow.
        shadow,
        /// What is good, as text and as a mark.
        good,
        /// What is bad, as text and as a mark.
        bad,
        /// The fill between the curve and neutral, above.
        good_fill,
        /// The fill between the curve and neutral, below.
        bad_fill,
        /// A pain point.
        pain_card,
        /// A pain point's edge.
        pain_edge,
        /// An opportunity.
        opportunity_card,
        /// An opportunity's edge.
        opportunity_edge,
        /// The outline of the mark of a moment of truth.
        star,
        /// The inside of the mark of a moment of truth.
        star_fill,
        /// The five levels of feeling.
        level,
        /// The line of neutral feeling.
        neutral,
        /// The ground of a small label.
        chip,
    }
}

/// The colours of one stage.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageLook {
    /// Bands (tinted) and card edges.
    #[serde(deserialize_with = "file::rgba")]
    pub hue: Rgba,
    /// Icons and small text in the stage's colour.
    #[serde(deserialize_with = "file::rgba")]
    pub text: Rgba,
}

tokens! {
    /// How strongly a hue is laid over its ground, 0 to 1.
    Tints, TintsPatch of f64, by "file::length", "file::some_length", {
        /// A stage's band, for the first half of the stages' colours.
        band,
        /// A stage's band, for the second half, which repeats the first.
        band_repeat,
        /// A step.
        step,
        /// The square behind a card's icon.
        tile,
        /// The disc behind a persona's initial.
        avatar,
        /// The room between what is felt and what is wanted.
        gap,
        /// The upright lines across that room.
        hatch,
    }
}

/// How one persona's curve and marks look.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonaLook {
    /// The curve and its markers.
    #[serde(deserialize_with = "file::rgba")]
    pub color: Rgba,
    /// The persona's initial on its tinted disc.
    #[serde(deserialize_with = "file::rgba")]
    pub text: Rgba,
    /// The shape at each stated feeling.
    pub marker: Marker,
    /// Lengths of dashes and gaps of the curve; solid where empty.
    #[serde(deserialize_with = "file::dashes")]
    pub dashes: Vec<f64>,
    /// The width of the curve.
    #[serde(deserialize_with = "file::length")]
    pub width: f64,
}

/// The shape that stands at a stated feeling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Marker {
    /// A circle.
    Circle,
    /// A square on its corner.
    Diamond,
    /// A square.
    Square,
    /// A triangle.
    Triangle,
}

/// Size and weight of one level of text.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeFace {
    /// Font size in map units.
    #[serde(deserialize_with = "file::length")]
    pub size: f64,
    /// Weight, 100 to 900.
    #[serde(deserialize_with = "file::length")]
    pub weight: f64,
}

impl TypeFace {
    /// The style of this level with lines `line_height` times its size apart.
    #[must_use]
    pub fn style(self, line_height: f64) -> TextStyle {
        TextStyle { size: self.size, weight: self.weight, line_height }
    }
}

tokens! {
    /// Sizes and weights of text.
    TypeScale, TypeScalePatch of TypeFace, by "file::face", "file::some_face", {
        /// The map's title.
        title,
        /// A stage's title.
        stage,
        /// A card's title.
        card,
        /// Running text, bullets, quotes.
        body,
        /// A lane's title, a persona's name.
        label,
        /// Captions and legend.
        caption,
        /// A metric's value.
        number,
        /// A persona's initial.
        avatar,
    }
}

tokens! {
    /// Distances of baselines as multiples of the font's size.
    LineHeights, LineHeightsPatch of f64, by "file::length", "file::some_length", {
        /// In maps in Latin script.
        latin,
        /// In maps in Arabic script.
        arabic,
    }
}

tokens! {
    /// Lengths, in map units.
    Sizes, SizesPatch of f64, by "file::length", "file::some_length", {
        /// Empty room left and right of everything.
        page_margin,
        /// Empty room above everything.
        page_top,
        /// The least width of a page.
        page_width_min,
        /// The column of lane labels.
        label_column,
        /// The column of a stage, where there are up to five.
        column,
        /// The least width of a stage's column.
        column_min,
        /// Between header and stage bands.
        header_gap,
        /// Between title and the line under it.
        subtitle_gap,
        /// The least height of a stage band.
        band_height,
        /// From a band's side to its text.
        band_padding,
        /// How deep a band's arrow is.
        notch,
        /// How far a band's tip reaches into the next column.
        interlock,
        /// The least height of a step.
        step_height,
        /// From a column's side to its cards.
        cell_padding,
        /// From a lane's top or bottom to its cards.
        lane_padding,
        /// The least height of a lane.
        lane_height_min,
        /// Between a lane's icon and its title.
        label_gap,
        /// Between two cards.
        card_gap,
        /// The least height of a card.
        card_height_min,
        /// From a card's side to what it says.
        card_padding_x,
        /// From a card's top or bottom to what it says.
        card_padding_y,
        /// The radius of a card's corners.
        card_radius,
        /// The width of a card's coloured edge.
        edge,
        /// The square behind a card's icon.
        tile,
        /// The radius of that square's corners.
        tile_radius,
        /// An icon on a card.
        icon,
        /// The icon over a lane's title.
        lane_icon,
        /// The width of an icon's lines when the icon is 24 units wide.
        icon_stroke,
        /// A small sign at a card's end: star, offline.
        mark,
        /// An action's bullet.
        bullet,
        /// Between bullet and text.
        bullet_gap,
        /// The height of the emotion curve's lane.
        curve_height,
        /// From that lane's top to the best feeling, and from the worst to its bottom.
        curve_inset,
        /// Half the width of a marker on the curve.
        marker,
        /// The mark of a moment of truth on the curve.
        star,
        /// A face at the curve's side.
        face,
        /// The disc with a persona's initial.
        avatar,
        /// Between two personas.
        persona_gap,
        /// The sample of a curve in header and legend.
        sample,
        /// Width of a picture divided by its height.
        picture_ratio,
        /// The height of the bar of an outcome's shares.
        bar,
        /// The width of a hairline.
        hairline,
        /// Between lanes and footer.
        footer_gap,
        /// Empty room below everything.
        page_bottom,
        /// Standard deviation of a card's shadow.
        shadow_blur,
        /// How far a card's shadow falls.
        shadow_drop,
    }
}
