//! Code shared by the tests of several topics.

pub(crate) mod arbitrary_map;
#[cfg(feature = "gui")]
pub(crate) mod desk;
pub(crate) mod edits;
#[cfg(feature = "gui")]
pub(crate) mod held_jobs;
pub(crate) mod on_page;
#[cfg(feature = "gui")]
pub(crate) mod other_windows;
pub(crate) mod rects;
pub(crate) mod reference;
pub(crate) mod shipped_maps;
#[cfg(feature = "gui")]
pub(crate) mod software_renderer;
pub(crate) mod stress_map;
pub(crate) mod temp;
#[cfg(feature = "gui")]
pub(crate) mod window;
