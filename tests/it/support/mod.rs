//! What several topics' tests share.

pub(crate) mod arbitrary_map;
pub(crate) mod temp;
