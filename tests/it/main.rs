//! The integration tests: one binary, one module a topic.

mod png;
mod sample_scene;
mod text;
mod storage_read;
