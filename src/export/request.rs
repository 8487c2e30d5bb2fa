//! What to draw of a map, how, and how large: the same for every way to ask for a picture.

use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

use super::{ExportError, Look, PngOptions, PngPicture, PngSize, description, picture, title};
use crate::{
    model::{CardId, Filter, FilterEffect, Map, MapPart, StageId, View},
    text::FontBook,
    theme::Theme,
};

/// What to draw of a map, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// How much of the page.
    pub scope: Scope,
    /// Which cards.
    pub cards: CardFilter,
    /// Parts to leave out, in addition to those that the map hides itself.
    pub hidden: BTreeSet<MapPart>,
    /// Colours and sizes, in the density that is wanted.
    pub theme: Arc<Theme>,
    /// How large.
    pub size: PngSize,
    /// Whether the page's background is left out.
    pub is_transparent: bool,
}

/// How much of the page a picture shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    #[default]
    Map,
    /// The column of one stage.
    Stage(StageId),
}

/// The cards that a picture shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardFilter {
    /// The name of the map's view that this is, which becomes part of the picture's title; `None` if it is no view.
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
    /// The whole map with all its cards in `theme`, `size` large, on its own background.
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

    /// Draws `map` as asked, ready to be written as a PNG. The text is set in the fonts of the theme, which `fonts` uses
    /// from then on.
    ///
    /// # Errors
    /// When a font of the theme cannot be used, or `map` does not show the stage asked for. Whether the picture has a
    /// possible size is judged by [`PngPicture::write`].
    pub fn png(&self, map: &Map, fonts: &mut FontBook) -> Result<PngPicture, ExportError> {
        fonts.use_family(&self.theme.font_files()).map_err(|source| ExportError::Font {
            file: self.theme.fonts.get(source.index).map(|font| font.name.clone()).unwrap_or_default(),
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
