//! The cached tiles: their textures, whether they are up to date, and which ones to drop if memory runs short.

use std::collections::BTreeMap;

use egui::{Color32, Context, TextureHandle, TextureOptions};

use super::{
    grid::{Level, TileKey},
    pool::{Drawn, TilePixels},
};
use crate::{geom::Rect, raster::TILE_BYTES};

/// The memory limit for textures, in bytes. Visible tiles are kept even beyond it.
const MEMORY_LIMIT: usize = 192 << 20;

/// The content of a tile.
#[derive(Clone)]
pub(super) enum TilePaint {
    /// One colour.
    Plain(Color32),
    /// A texture.
    Texture(TextureHandle),
}

struct CachedTile {
    paint: TilePaint,
    /// The revision of the scene that the tile shows.
    revision: u64,
    /// The last frame that used the tile.
    used: u64,
}

/// The cached tiles.
///
/// A tile affected by an edit keeps its content until a newer one arrives, so that nothing flickers.
#[derive(Default)]
pub(super) struct Cache {
    tiles: BTreeMap<TileKey, CachedTile>,
    /// Damaged parts of the page with their revisions, for tiles that were being drawn at that time.
    damages: Vec<(u64, Rect)>,
    /// Tiles rendered before this revision are stale.
    all_stale_before: u64,
    bytes: usize,
}

impl Cache {
    /// The content of the tile, whether or not it is up to date.
    pub(super) fn paint(&self, key: TileKey) -> Option<&TilePaint> {
        self.tiles.get(&key).map(|tile| &tile.paint)
    }

    /// Whether the tile has any content.
    pub(super) fn has(&self, key: TileKey) -> bool {
        self.tiles.contains_key(&key)
    }

    /// Whether the tile is up to date.
    pub(super) fn is_fresh(&self, key: TileKey) -> bool {
        self.tiles.get(&key).is_some_and(|tile| self.is_current(key, tile.revision))
    }

    /// Records that the frame `frame` used the tile.
    pub(super) fn touch(&mut self, key: TileKey, frame: u64) {
        if let Some(tile) = self.tiles.get_mut(&key) {
            tile.used = frame;
        }
    }

    /// Records that `revision` changed the page within `areas`. Affected tiles of levels other than `kept` are dropped,
    /// because they would not be seen when replaced.
    pub(super) fn damage(&mut self, areas: &[Rect], revision: u64, kept: &[Level]) {
        self.damages.extend(areas.iter().map(|area| (revision, *area)));
        // A long list would be slow to search; tiles older than its first half count as stale.
        if self.damages.len() > 4_096 {
            let half = self.damages.len() / 2;
            let newest = self.damages.drain(..half).map(|(revision, _)| revision).max().unwrap_or(0);
            self.all_stale_before = self.all_stale_before.max(newest);
        }
        let is_hit = |key: &TileKey| areas.iter().any(|area| touches(*key, *area));
        self.tiles.retain(|key, _| kept.contains(&key.level) || !is_hit(key));
        self.count();
    }

    /// Records that `revision` changed the whole page.
    pub(super) fn damage_everything(&mut self, revision: u64, kept: &[Level]) {
        self.all_stale_before = revision;
        self.damages.clear();
        self.tiles.retain(|key, _| kept.contains(&key.level));
        self.count();
    }

    /// Drops every tile; tiles older than `revision` are stale.
    pub(super) fn clear(&mut self, revision: u64) {
        *self = Self { all_stale_before: revision, ..Self::default() };
    }

    /// Stores a finished tile, unless there is a newer one.
    pub(super) fn put(&mut self, ctx: &Context, drawn: Drawn, frame: u64) {
        let old = self.tiles.remove(&drawn.key);
        if let Some(old) = old {
            if old.revision > drawn.revision {
                self.tiles.insert(drawn.key, old);
                return;
            }
            self.bytes -= bytes_of(&old.paint);
        }
        let paint = match drawn.pixels {
            TilePixels::Plain(color) => TilePaint::Plain(color),
            TilePixels::Image(image) => TilePaint::Texture(ctx.load_texture("tile", image, TextureOptions::LINEAR)),
        };
        self.bytes += bytes_of(&paint);
        self.tiles.insert(drawn.key, CachedTile { paint, revision: drawn.revision, used: frame });
    }

    /// Drops the least recently used tiles until the rest and the `staged` bytes fit the limit, except tiles used by
    /// the frame `frame`.
    pub(super) fn trim(&mut self, frame: u64, staged: usize) {
        while self.bytes + staged > MEMORY_LIMIT {
            let idle = self.tiles.iter().filter(|(_, tile)| tile.used < frame && bytes_of(&tile.paint) > 0);
            let Some(key) = idle.min_by_key(|(_, tile)| tile.used).map(|(key, _)| *key) else { return };
            if let Some(tile) = self.tiles.remove(&key) {
                self.bytes -= bytes_of(&tile.paint);
            }
        }
    }

    /// The memory of the textures, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether a tile drawn at `revision` is up to date.
    pub(super) fn is_current(&self, key: TileKey, revision: u64) -> bool {
        revision >= self.all_stale_before && !self.damages_since(revision).iter().any(|(_, area)| touches(key, *area))
    }

    /// The damages newer than `revision`. They are sorted by revision, so for a fresh tile the thousands of older ones
    /// are not examined.
    fn damages_since(&self, revision: u64) -> &[(u64, Rect)] {
        let first = self.damages.partition_point(|(damaged, _)| *damaged <= revision);
        self.damages.get(first..).unwrap_or_default()
    }

    fn count(&mut self) {
        self.bytes = self.tiles.values().map(|tile| bytes_of(&tile.paint)).sum();
    }
}

/// Whether a change within `area` of the page can be visible in the tile.
fn touches(key: TileKey, area: Rect) -> bool {
    // Antialiasing colours pixels up to one and a half pixels beyond an outline.
    let edge = 2.0 / key.level.scale();
    let (tile, area) = (key.map_rect(), area.inflate(edge, edge));
    tile.x0 < area.x1 && area.x0 < tile.x1 && tile.y0 < area.y1 && area.y0 < tile.y1
}

fn bytes_of(paint: &TilePaint) -> usize {
    match paint {
        TilePaint::Plain(_) => 0,
        TilePaint::Texture(_) => TILE_BYTES,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui::ColorImage;

    use super::*;

    fn key(column: u32) -> TileKey {
        TileKey { level: Level::of_scale(1.0), row: 0, column }
    }

    fn drawn(column: u32, revision: u64) -> Drawn {
        Drawn { key: key(column), revision, pixels: TilePixels::Plain(Color32::WHITE), has_failed: false }
    }

    #[test]
    fn only_tiles_that_an_edit_touched_become_stale() {
        let mut cache = Cache::default();
        let ctx = Context::default();
        cache.put(&ctx, drawn(0, 1), 0);
        cache.put(&ctx, drawn(1, 1), 0);
        cache.damage(&[Rect::new(600.0, 10.0, 640.0, 20.0)], 2, &[key(0).level]);
        assert!(cache.is_fresh(key(0)));
        assert!(!cache.is_fresh(key(1)) && cache.has(key(1)));
        cache.put(&ctx, drawn(1, 2), 1);
        assert!(cache.is_fresh(key(1)));
    }

    #[test]
    fn a_tile_begun_before_an_edit_that_touches_it_arrives_stale() {
        let mut cache = Cache::default();
        cache.damage(&[Rect::new(10.0, 10.0, 20.0, 20.0)], 2, &[key(0).level]);
        cache.put(&Context::default(), drawn(0, 1), 0);
        assert!(cache.has(key(0)) && !cache.is_fresh(key(0)));
    }

    #[test]
    fn an_older_tile_never_replaces_a_newer_one() {
        let mut cache = Cache::default();
        let ctx = Context::default();
        cache.damage(&[Rect::new(10.0, 10.0, 20.0, 20.0)], 2, &[key(0).level]);
        cache.put(&ctx, drawn(0, 2), 0);
        cache.put(&ctx, drawn(0, 1), 0);
        assert!(cache.is_fresh(key(0)));
    }

    #[test]
    fn memory_stays_within_the_limit_and_keeps_what_was_used_last() {
        let mut cache = Cache::default();
        let ctx = Context::default();
        let image = Arc::new(ColorImage::filled([1, 1], Color32::RED));
        let tiles = u32::try_from(MEMORY_LIMIT / TILE_BYTES).unwrap() + 10;
        for column in 0..tiles {
            let pixels = TilePixels::Image(Arc::clone(&image));
            cache.put(&ctx, Drawn { key: key(column), revision: 1, pixels, has_failed: false }, u64::from(column));
        }
        cache.touch(key(0), 10_000);
        cache.trim(10_000, 0);
        assert!(cache.bytes() <= MEMORY_LIMIT);
        assert!(cache.has(key(0)) && cache.has(key(tiles - 1)));
        assert!(!cache.has(key(1)));
        // Tiles that wait for a preview take their part of it.
        cache.trim(10_001, MEMORY_LIMIT / 2);
        assert!(cache.bytes() <= MEMORY_LIMIT / 2);
    }

    #[test]
    fn a_fresh_tile_is_compared_with_no_damage_older_than_itself() {
        let mut cache = Cache::default();
        for revision in 1..=4_000 {
            cache.damage(&[Rect::new(10.0, 10.0, 20.0, 20.0)], revision, &[key(0).level]);
        }
        assert_eq!(cache.damages_since(3_999).len(), 1);
        assert!(cache.damages_since(4_000).is_empty());
        assert!(cache.is_current(key(0), 4_000) && !cache.is_current(key(0), 3_999));
    }
}
