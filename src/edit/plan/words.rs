//! Words for labels: titles, shortened and quoted.

/// The most characters of a title that a label shows.
const LONGEST: usize = 32;

/// `title` in quotation marks, on one line and shortened; `otherwise` without marks where it is blank.
pub(super) fn quoted(title: &str, otherwise: &str) -> String {
    let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return otherwise.to_owned();
    }
    let Some((end, _)) = words.char_indices().nth(LONGEST) else { return format!("“{words}”") };
    let kept = words.get(..end).unwrap_or_default().trim_end();
    format!("“{kept}…”")
}

/// `title` of the only card, or how many there are.
pub(super) fn cards(titles: &[&str]) -> String {
    match titles {
        [title] => quoted(title, "a card"),
        _ => format!("{} cards", titles.len()),
    }
}

/// `title` on one line and shortened, without quotation marks; `otherwise` where it is blank.
pub(super) fn title(title: &str, otherwise: &str) -> String {
    let quoted = quoted(title, otherwise);
    quoted.trim_start_matches('“').trim_end_matches('”').to_owned()
}

/// "Rename “A” to “B”".
pub(super) fn renamed(before: &str, after: &str, thing: &str) -> String {
    match (before.trim().is_empty(), after.trim().is_empty()) {
        (_, true) => format!("Clear the title of {}", quoted(before, thing)),
        (true, false) => format!("Name {thing} {}", quoted(after, thing)),
        (false, false) => format!("Rename {} to {}", quoted(before, thing), quoted(after, thing)),
    }
}
