//! Requests for pictures: the part of the map, its look and the size.

use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

use super::{ExportError, Look, PngOptions, PngPicture, PngSize, description, picture, title};
use crate::{
    model::{CardId, Filter, FilterEffect, Map, MapPart, StageId, View},
    text::FontBook,
    theme::Theme,
};

/// A request for a picture of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The part of the page.
    pub scope: Scope,
    /// The cards.
    pub cards: CardFilter,
    /// The parts to leave out, in addition to those that the map hides itself.
    pub hidden: BTreeSet<MapPart>,
    /// The colours and sizes, already scaled to the density.
    pub theme: Arc<Theme>,
    /// The size of the picture.
    pub size: PngSize,
    /// Whether the page's background is left out.
    pub is_transparent: bool,
}

/// The part of the page that a picture shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The whole page.
    #[default]
    Map,
    /// The column of one stage.
    Stage(StageId),
}

/// The cards that a picture shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardFilter {
    /// The name of the saved view with this filter, which becomes part of the picture's title; `None` if it is not
    /// saved.
    pub view_name: Option<String>,
    /// Which cards are picked; an empty filter picks all.
    pub filter: Filter,
    /// What becomes of the cards that are not picked.
    pub effect: FilterEffect,
    /// Cards that are treated as picked whatever the filter says.
    pub kept: BTreeSet<CardId>,
}

impl From<&View> for CardFilter {
    fn from(view: &View) -> Self {
        Self {
            view_name: Some(view.name.clone()),
            filter: view.filter.clone(),
            effect: view.effect,
            kept: BTreeSet::new(),
        }
    }
}

impl Request {
    /// A request for the whole map with all its cards, in `theme`, of `size`, with its background.
    #[must_use]
    pub fn new(theme: Arc<Theme>, size: PngSize) -> Self {
        Self {
            scope: Scope::default(),
            cards: CardFilter::default(),
            hidden: BTreeSet::new(),
            theme,
            size,
            is_transparent: false,
        }
    }

    /// The look of the picture.
    #[must_use]
    pub fn look(&self) -> Look<'_> {
        let CardFilter { filter, effect, kept, .. } = &self.cards;
        Look { theme: &self.theme, filter, effect: *effect, kept, has_hints: false }
    }

    /// Draws `map` for this request, ready to be written as a PNG. The text is set in the fonts of the theme, which
    /// `fonts` uses from then on.
    ///
    /// # Errors
    /// If a font of the theme cannot be used, or if the stage of the request is not in `map` or is hidden. The size of
    /// the picture is checked by [`PngPicture::write`].
    pub fn png(&self, map: &Map, fonts: &mut FontBook) -> Result<PngPicture, ExportError> {
        fonts.use_family(&self.theme.font_files()).map_err(|source| ExportError::Font {
            file: self.theme.readable_fonts().nth(source.index).map(|font| font.name.clone()).unwrap_or_default(),
            source,
        })?;
        let map = self.without_hidden_parts(map);
        let drawn = picture(&map, self.look(), fonts, None);
        let region = match &self.scope {
            Scope::Map => None,
            Scope::Stage(id) => Some(drawn.layout.stage_column(id).ok_or(ExportError::OutsidePage)?),
        };
        let options = PngOptions {
            region,
            is_transparent: self.is_transparent,
            title: title(&map, self.cards.view_name.as_deref()),
            description: description(&map),
            language: Some(map.info.language),
            ..PngOptions::new(self.size)
        };
        Ok(PngPicture { scene: drawn.scene, options })
    }

    fn without_hidden_parts<'a>(&self, map: &'a Map) -> Cow<'a, Map> {
        if self.hidden.is_subset(&map.info.hidden) {
            return Cow::Borrowed(map);
        }
        let mut map = map.clone();
        map.info.hidden.extend(&self.hidden);
        Cow::Owned(map)
    }
}
