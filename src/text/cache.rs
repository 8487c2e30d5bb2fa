//! A bounded cache that forgets what has not been asked for lately.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher},
};

/// A hash of a key, the same in every run of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Fingerprint(u64);

/// Takes a fingerprint for the hash that it is.
#[derive(Default)]
pub(super) struct Fingerprints(u64);

impl Hasher for Fingerprints {
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

type ByFingerprint<T> = HashMap<Fingerprint, T, BuildHasherDefault<Fingerprints>>;

impl Fingerprint {
    /// The fingerprint of anything that hashes as the key does.
    pub(super) fn of(key: &impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// Two maps, a young one and an old one. What is asked for moves to the young map; when the young map has grown past
/// its limit it becomes the old one, and what was old is forgotten. So the cache holds between one and two limits of
/// what was used last, and never walks over its entries.
pub(super) struct TwoGenerations<K, V> {
    young: ByFingerprint<Entry<K, V>>,
    old: ByFingerprint<Entry<K, V>>,
    young_cost: usize,
    limit: usize,
}

struct Entry<K, V> {
    key: K,
    value: V,
    cost: usize,
}

impl<K: PartialEq, V> TwoGenerations<K, V> {
    /// An empty cache; a generation ends when the costs in it reach `limit`.
    pub(super) fn new(limit: usize) -> Self {
        Self { young: HashMap::default(), old: HashMap::default(), young_cost: 0, limit }
    }

    /// Takes the value of `key` out.
    pub(super) fn take(&mut self, fingerprint: Fingerprint, key: &K) -> Option<V> {
        if self.young.get(&fingerprint).is_some_and(|entry| entry.key == *key) {
            let entry = self.young.remove(&fingerprint)?;
            self.young_cost = self.young_cost.saturating_sub(entry.cost);
            return Some(entry.value);
        }
        self.old.get(&fingerprint).filter(|entry| entry.key == *key)?;
        self.old.remove(&fingerprint).map(|entry| entry.value)
    }

    /// The value whose key `is_key` recognises, which becomes young again.
    pub(super) fn get(&mut self, fingerprint: Fingerprint, is_key: impl Fn(&K) -> bool) -> Option<&V> {
        let is_old = self.old.get(&fingerprint).is_some_and(|entry| is_key(&entry.key));
        if is_old && let Some(entry) = self.old.remove(&fingerprint) {
            self.put(fingerprint, entry.key, entry.value, entry.cost);
        }
        self.young.get(&fingerprint).filter(|entry| is_key(&entry.key)).map(|entry| &entry.value)
    }

    /// Keeps `value`, which counts `cost` towards the limit.
    pub(super) fn put(&mut self, fingerprint: Fingerprint, key: K, value: V, cost: usize) {
        if self.young_cost.saturating_add(cost) > self.limit {
            self.old = std::mem::take(&mut self.young);
            self.young_cost = 0;
        }
        self.young_cost = self.young_cost.saturating_add(cost);
        if let Some(replaced) = self.young.insert(fingerprint, Entry { key, value, cost }) {
            self.young_cost = self.young_cost.saturating_sub(replaced.cost);
        }
    }

    /// Lets a generation hold at least `limit`.
    pub(super) fn grow(&mut self, limit: usize) {
        self.limit = self.limit.max(limit);
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.young.clear();
        self.old.clear();
        self.young_cost = 0;
    }
}
