//! Safar designs customer journey maps. The modules, in the order in which a map passes through them:
//!
//! 1. [`storage`] reads a RON file into a [`model::Map`] and writes it back, atomically.
//! 2. [`edit`] is the only way to change a map; every change knows its inverse.
//! 3. [`layout`] places the map on a page, with text positioned by [`text`] and sizes from a [`theme`].
//! 4. [`draw`] turns the placed map into a [`scene`]: a list in which everything is decided.
//! 5. [`raster`] turns any region of a scene at any scale into pixels.
//! 6. [`export`] writes the scene as a file for presentations.
//! 7. [`import`] reads parts of a map from the content of other programs.
//! 8. [`cli`] and, with the feature `gui`, `ui` are the two ways in.

pub mod color;
pub mod fold;
pub mod geom;

pub mod model;

pub mod locale;

pub mod edit;

pub mod analysis;
pub mod capture;

pub mod text;
pub mod theme;

pub mod layout;

pub mod scene;

pub mod draw;

pub mod raster;

pub mod export;
pub mod import;
pub mod storage;

pub mod cli;
#[cfg(feature = "gui")]
pub mod ui;
