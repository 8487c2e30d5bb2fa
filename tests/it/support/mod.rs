//! What several topics' tests share.

pub(crate) mod arbitrary_map;
#[cfg(feature = "gui")]
pub(crate) mod software_renderer;
pub(crate) mod temp;
#[cfg(feature = "gui")]
pub(crate) mod window;
