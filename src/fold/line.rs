//! Texts of several lines on one.

/// `text` on one line: each stretch of spaces and line ends becomes one space.
#[must_use]
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` on one line, cut to `longest` characters with an ellipsis after them.
#[must_use]
pub fn shortened(text: &str, longest: usize) -> String {
    let line = on_one_line(text);
    match line.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_characters_and_keeps_no_space_before_the_ellipsis() {
        assert_eq!(on_one_line(" Two\n\tlines "), "Two lines");
        assert_eq!(shortened("سفر\nمشتری", 10), "سفر مشتری");
        assert_eq!(shortened("سفر\nمشتری", 4), "سفر…");
        assert_eq!(shortened(" \n", 4), "");
    }
}
