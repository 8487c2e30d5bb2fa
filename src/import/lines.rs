//! Line ends of pasted text.

/// `text` with line feeds as its only line ends. Every program has its own: CR and LF (Windows), CR alone (older
/// programs for the Mac), U+0085, U+2029, a form feed. A soft line break (the vertical tab of slides, U+2028 of Pages
/// and Keynote) does not end a paragraph; it becomes a space, so that the words around it stay apart.
#[must_use]
pub fn unified(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{85}' | '\u{2029}' | '\u{c}' => out.push('\n'),
            '\u{b}' | '\u{2028}' => out.push(' '),
            '\0' => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_is_a_line_feed_and_a_soft_break_is_a_space() {
        assert_eq!(unified("a\r\nb\rc\nd\u{2029}e\r\r\nf"), "a\nb\nc\nd\ne\n\nf");
        assert_eq!(unified("one\u{b}two\u{2028}three"), "one two three");
    }
}
