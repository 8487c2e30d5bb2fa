//! Titles as names of files.

/// `title` as a file name without extension; empty if nothing of it can be in a name.
#[must_use]
pub fn file_stem(title: &str) -> String {
    let name = title.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c });
    let name: String = name.take(60).collect();
    name.trim().trim_matches('.').to_owned()
}
