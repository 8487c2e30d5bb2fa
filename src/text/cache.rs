//! A bounded cache that drops the entries that were not used recently.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher},
};

/// A hash of a key, the same in every run of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct KeyHash(u64);

/// A hasher for [`KeyHash`] keys, which returns the hash that they contain.
#[derive(Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = self.0.rotate_left(8) ^ hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type ByKeyHash<T> = HashMap<KeyHash, T, BuildHasherDefault<KeyHasher>>;

impl KeyHash {
    /// The hash of `key`, or of anything that hashes in the same way.
    pub(super) fn of(key: &impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// A cache of two maps, a young one and an old one. An entry that is used moves to the young map. When the young map
/// would exceed its limit, it becomes the old one and the previous old map is dropped. The cache therefore holds
/// between one and two limits of the most recently used entries, and never iterates over them.
pub(super) struct TwoGenerations<K, V> {
    young: ByKeyHash<CacheEntry<K, V>>,
    old: ByKeyHash<CacheEntry<K, V>>,
    young_cost: usize,
    old_cost: usize,
    limit: usize,
}

struct CacheEntry<K, V> {
    key: K,
    value: V,
    cost: usize,
}

impl<K: PartialEq, V> TwoGenerations<K, V> {
    /// An empty cache; a generation ends when its cost would exceed `limit`.
    pub(super) fn new(limit: usize) -> Self {
        Self { young: HashMap::default(), old: HashMap::default(), young_cost: 0, old_cost: 0, limit }
    }

    /// Removes and returns the value of `key`.
    pub(super) fn take(&mut self, hash: KeyHash, key: &K) -> Option<V> {
        if self.young.get(&hash).is_some_and(|entry| entry.key == *key) {
            let entry = self.young.remove(&hash)?;
            self.young_cost = self.young_cost.saturating_sub(entry.cost);
            return Some(entry.value);
        }
        self.old.get(&hash).filter(|entry| entry.key == *key)?;
        self.remove_old(hash).map(|entry| entry.value)
    }

    /// The value whose key satisfies `is_key`; its entry becomes young again.
    pub(super) fn get(&mut self, hash: KeyHash, is_key: impl Fn(&K) -> bool) -> Option<&V> {
        let is_old = self.old.get(&hash).is_some_and(|entry| is_key(&entry.key));
        if is_old && let Some(entry) = self.remove_old(hash) {
            self.put(hash, entry.key, entry.value, entry.cost);
        }
        self.young.get(&hash).filter(|entry| is_key(&entry.key)).map(|entry| &entry.value)
    }

    /// Stores `value`; `cost` counts towards the limit.
    pub(super) fn put(&mut self, hash: KeyHash, key: K, value: V, cost: usize) {
        if self.young_cost.saturating_add(cost) > self.limit {
            self.age();
        }
        self.young_cost = self.young_cost.saturating_add(cost);
        if let Some(replaced) = self.young.insert(hash, CacheEntry { key, value, cost }) {
            self.young_cost = self.young_cost.saturating_sub(replaced.cost);
        }
    }

    /// Changes the limit of a generation. If the cache holds more, each call drops the entries that were not used since
    /// the previous one.
    pub(super) fn set_limit(&mut self, limit: usize) {
        self.limit = limit;
        if self.young_cost > limit {
            self.age();
        } else if self.old_cost > limit {
            self.old = HashMap::default();
            self.old_cost = 0;
        }
    }

    /// The cost of all entries.
    #[cfg(test)]
    pub(super) fn cost(&self) -> usize {
        self.young_cost.saturating_add(self.old_cost)
    }

    /// Makes the young map the old one, and drops the previous old one.
    fn age(&mut self) {
        self.old = std::mem::take(&mut self.young);
        self.old_cost = std::mem::take(&mut self.young_cost);
    }

    fn remove_old(&mut self, hash: KeyHash) -> Option<CacheEntry<K, V>> {
        let entry = self.old.remove(&hash)?;
        self.old_cost = self.old_cost.saturating_sub(entry.cost);
        Some(entry)
    }

    /// Removes all entries.
    pub(super) fn clear(&mut self) {
        self.young.clear();
        self.old.clear();
        (self.young_cost, self.old_cost) = (0, 0);
    }
}
