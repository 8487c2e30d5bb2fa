//! What several topics' tests share.

pub(crate) mod arbitrary_map;
