//! Safar's entry point.

fn main() {}
