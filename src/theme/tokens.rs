//! The tokens of a theme: their names and uses.

use serde::Deserialize;

use super::{Asset, Cycle, Density, Logo, file};
use crate::{color::Rgba, text::TextStyle};

/// Defines a struct of tokens of one type, and a patch struct with the tokens that a short file overrides.
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

        /// The tokens that a short file overrides.
        #[derive(Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub(super) struct $patch {
            $(#[serde(deserialize_with = $some)] $field: Option<$type>,)*
        }

        impl $name {
            /// The tokens that differ from `base`, with their names in a file.
            pub(super) fn differing(&self, base: &Self) -> Vec<(&'static str, $type)> {
                let mut differing = Vec::new();
                $(if !is_same(&self.$field, &base.$field) { differing.push((stringify!($field), self.$field)); })*
                differing
            }

            /// These tokens, except that those equal to `old` become those of `new`.
            pub(super) fn rebased(&self, old: &Self, new: &Self) -> Self {
                Self { $($field: if is_same(&self.$field, &old.$field) { new.$field } else { self.$field },)* }
            }
        }

        impl $patch {
            /// Overrides the tokens of `old`.
            pub(super) fn apply(self, old: &mut $name) {
                $(if let Some(value) = self.$field { old.$field = value; })*
            }
        }
    };
}

/// Whether two values are exactly equal, so that a file need not state the token.
fn is_same<T: PartialEq>(one: &T, other: &T) -> bool {
    one == other
}

/// The look of a map: every colour and size that `layout` and `draw` use.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The theme's name on the command line.
    pub name: String,
    /// Whether the page is dark.
    pub is_dark: bool,
    /// Colours that do not belong to a stage or a persona.
    pub colors: Colors,
    /// The colours of stages, used in turn.
    pub stages: Cycle<StageLook>,
    /// How strongly a hue is laid over its ground.
    pub tints: Tints,
    /// The looks of personas, used in turn.
    pub personas: Cycle<PersonaLook>,
    /// Lengths of dashes and gaps of lines that mark assumed content.
    #[serde(deserialize_with = "file::dashes")]
    pub assumed_dashes: Vec<f64>,
    /// Sizes and weights of text.
    pub type_scale: TypeScale,
    /// Line heights.
    pub line_heights: LineHeights,
    /// Lengths, in map units.
    pub sizes: Sizes,
    /// The density; the sizes in this struct are already scaled to it.
    #[serde(skip)]
    pub density: Density,
    /// The theme's own fonts, searched before the bundled ones; usually empty.
    #[serde(skip)]
    pub fonts: Vec<Asset>,
    /// The logo at the end of the header, if any.
    #[serde(skip)]
    pub logo: Option<Logo>,
}

tokens! {
    /// Colours that do not belong to a stage or a persona.
    Colors, ColorsPatch of Rgba, by "file::rgba", "file::some_rgba", {
        /// The page.
        page,
        /// Text.
        ink,
        /// Secondary text: captions, thoughts, labels.
        muted,
        /// The line under a stage's title.
        band_text,
        /// Marks that may be overlooked: the dash in an empty cell, placeholder marks.
        faint,
        /// Lines between lanes and stages.
        hairline,
        /// A card.
        card,
        /// The line around a card.
        card_border,
        /// The dashed outline of an assumed card.
        card_dash,
        /// A card's shadow.
        shadow,
        /// Good values, as text and as a mark.
        good,
        /// Bad values, as text and as a mark.
        bad,
        /// The area between the curve and neutral, above neutral.
        good_fill,
        /// The area between the curve and neutral, below neutral.
        bad_fill,
        /// The card of a pain point.
        pain_card,
        /// The edge of a pain point's card.
        pain_edge,
        /// The card of an opportunity.
        opportunity_card,
        /// The edge of an opportunity's card.
        opportunity_edge,
        /// The outline of the star that marks a moment of truth.
        star,
        /// The inside of that star.
        star_fill,
        /// The grid lines of the five levels of feeling.
        level,
        /// The line of neutral feeling.
        neutral,
        /// The background of a small label.
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
    /// The opacity of a hue over its ground, 0 to 1.
    Tints, TintsPatch of f64, by "file::length", "file::some_length", {
        /// A stage's band, for the first half of the stage colours.
        band,
        /// A stage's band, for the second half of the stage colours, which repeats the hues of the first.
        band_repeat,
        /// A step.
        step,
        /// The side of the square behind a card's icon.
        tile,
        /// The disc behind a persona's initial.
        avatar,
        /// The area between the felt and the wanted curve.
        gap,
        /// The vertical hatching of that area.
        hatch,
    }
}

/// The look of one persona's curve and marks.
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
    /// Lengths of dashes and gaps of the curve; empty for a solid line.
    #[serde(deserialize_with = "file::dashes")]
    pub dashes: Vec<f64>,
    /// The width of the curve.
    #[serde(deserialize_with = "file::length")]
    pub width: f64,
}

/// The shape of the marker at a stated feeling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Marker {
    /// A circle.
    Circle,
    /// A square standing on its corner.
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
    /// The text style of this level with the given line height (a multiple of the font size).
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
    /// Line heights, as multiples of the font size.
    LineHeights, LineHeightsPatch of f64, by "file::length", "file::some_length", {
        /// For maps in Latin script.
        latin,
        /// For maps in Arabic script.
        arabic,
    }
}

tokens! {
    /// Lengths, in map units.
    Sizes, SizesPatch of f64, by "file::length", "file::some_length", {
        /// Margin at the left and right of the page.
        page_margin,
        /// Margin at the top of the page.
        page_top,
        /// The minimum width of a page.
        page_width_min,
        /// The width of the column of lane labels.
        label_column,
        /// The width of a stage's column, for up to five stages.
        column,
        /// The minimum width of a stage's column.
        column_min,
        /// The gap between the header and the stage bands.
        header_gap,
        /// The gap between a title and the line under it.
        subtitle_gap,
        /// The minimum height of a stage band.
        band_height,
        /// The horizontal padding of text in a band.
        band_padding,
        /// The depth of a band's arrow.
        notch,
        /// How far the tip of a band reaches into the next column.
        interlock,
        /// The minimum height of a step.
        step_height,
        /// The horizontal padding of cards in a column.
        cell_padding,
        /// The vertical padding of cards in a lane.
        lane_padding,
        /// The minimum height of a lane.
        lane_height_min,
        /// The gap between a lane's icon and its title.
        label_gap,
        /// The gap between two cards.
        card_gap,
        /// The minimum height of a card.
        card_height_min,
        /// The horizontal padding of a card's content.
        card_padding_x,
        /// The vertical padding of a card's content.
        card_padding_y,
        /// The radius of a card's corners.
        card_radius,
        /// The width of a card's coloured edge.
        edge,
        /// The side of the square behind a card's icon.
        tile,
        /// The radius of that square's corners.
        tile_radius,
        /// The size of an icon on a card.
        icon,
        /// The size of the icon above a lane's title.
        lane_icon,
        /// The line width of an icon that is 24 units wide; other sizes scale it.
        icon_stroke,
        /// The size of a small sign at a card's end: star, offline.
        mark,
        /// The size of an action's bullet.
        bullet,
        /// The gap between a bullet and its text.
        bullet_gap,
        /// The height of an emotion curve lane.
        curve_height,
        /// The distance of the best feeling from the top of that lane, and of the worst from its bottom.
        curve_inset,
        /// Half the width of a marker on a curve.
        marker,
        /// The size of the star of a moment of truth on a curve.
        star,
        /// The size of a face at the side of a curve.
        face,
        /// The diameter of the disc with a persona's initial.
        avatar,
        /// The gap between two personas.
        persona_gap,
        /// The length of a curve sample in header and legend.
        sample,
        /// The width of a picture divided by its height.
        picture_ratio,
        /// The height of the bar with an outcome's shares.
        bar,
        /// The width of a hairline.
        hairline,
        /// The gap between lanes and footer.
        footer_gap,
        /// Margin at the bottom of the page.
        page_bottom,
        /// The standard deviation of a card's shadow.
        shadow_blur,
        /// The vertical offset of a card's shadow.
        shadow_drop,
    }
}
