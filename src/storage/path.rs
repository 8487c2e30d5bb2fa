//! Addresses in the structure of a map file: "the second source of the fourth card".

/// One step of an address, from a value to a value inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PathKey {
    /// The field of a struct.
    Field(&'static str),
    /// The element of a list or tuple, counted from 0.
    Index(usize),
}

/// The keys from the root of the file to a value. A linked list on the stack: reading a map without faults allocates no
/// paths.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    last: Option<(&'a Path<'a>, PathKey)>,
}

impl<'a> Path<'a> {
    /// The whole file.
    pub(super) const ROOT: Self = Path { last: None };

    /// The address of the field `name` of the value here.
    pub(super) fn field(&'a self, name: &'static str) -> Self {
        Path { last: Some((self, PathKey::Field(name))) }
    }

    /// The address of element `index` (from 0) of the value here.
    pub(super) fn index(&'a self, index: usize) -> Self {
        Path { last: Some((self, PathKey::Index(index))) }
    }

    /// The keys, outermost first.
    pub(super) fn keys(&self) -> Vec<PathKey> {
        let mut keys = Vec::new();
        let mut path = self;
        while let Some((parent, key)) = path.last {
            keys.push(key);
            path = parent;
        }
        keys.reverse();
        keys
    }
}
