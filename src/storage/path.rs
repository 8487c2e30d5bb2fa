//! Where in the structure of a map file something is: "the second source of the fourth card".

/// One step from a value to a value within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// The field of a struct.
    Field(&'static str),
    /// The element of a list or a tuple, from 0.
    Index(usize),
}

/// The keys from the whole file to a value. A chain on the stack: reading a map without faults allocates none.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    last: Option<(&'a Path<'a>, Key)>,
}

impl<'a> Path<'a> {
    /// The whole file.
    pub(super) const ROOT: Self = Path { last: None };

    /// The field `name` of the value here.
    pub(super) fn field(&'a self, name: &'static str) -> Self {
        Path { last: Some((self, Key::Field(name))) }
    }

    /// The element number `index` of the value here, from 0.
    pub(super) fn index(&'a self, index: usize) -> Self {
        Path { last: Some((self, Key::Index(index))) }
    }

    /// The keys, from the outermost.
    pub(super) fn keys(&self) -> Vec<Key> {
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
