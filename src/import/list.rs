//! Reads text as a list: one item for each line, without bullets and numbers.

use std::collections::BTreeMap;

use super::lines::unified;

/// Bullets that may directly precede the text.
const GLUED: &str = "•●◦▪▫■□‣⁃☐☑☒➢➤❖❑";

/// Bullets that need a space after them, because text may begin with them too.
const SPACED: &str = "-–—−·∙○◆◇►▶▸▹✓✔✗✘→⇒»";

/// Bullets only if every line of the same indentation has the same one: they occur at the beginning of ordinary text
/// too. `o` and `§` are bullets of Word, `*` of Markdown and the capture line's mark of a moment of truth.
const WEAK: &str = "o§*";

/// Letters that Word's bullets of the Wingdings font become in plain text; a tab follows them.
const WINGDINGS: &str = "Øüvq";

/// The mark at the beginning of a line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ListMark {
    /// A bullet that occurs only in lists, or any mark before a tab.
    Sure,
    /// A bullet that is one only among its like.
    Weak(char),
    /// A number.
    Number(u32),
    /// A letter in place of a number.
    Letter,
}

/// The items of the list `text`: its lines without bullets, numbers and indentation. Blank lines are left out, and
/// points below other points are items like these. A number or a letter before a space belongs to the text unless the
/// other lines show that it counts them.
#[must_use]
pub fn items(text: &str) -> Vec<String> {
    let text = unified(text);
    let (indents, lines): (Vec<usize>, Vec<&str>) =
        text.lines().filter(|line| !line.trim().is_empty()).map(|line| (indent(line), line.trim())).unzip();
    let marks: Vec<Option<(ListMark, &str)>> = lines.iter().map(|line| mark(line)).collect();
    let is_like = |indent: usize, bullet: char| {
        let level = indents.iter().zip(&marks).filter(|(other, _)| **other == indent);
        level.into_iter().all(|(_, mark)| matches!(mark, Some((ListMark::Weak(other), _)) if *other == bullet))
    };
    // Asked once for each indentation and bullet, because a list may have many lines.
    let mut weak = BTreeMap::new();
    for (indent, mark) in indents.iter().zip(&marks) {
        if let Some((ListMark::Weak(bullet), _)) = mark {
            weak.entry((*indent, *bullet)).or_insert_with(|| is_like(*indent, *bullet));
        }
    }
    let are_all_marked = marks.iter().all(Option::is_some);
    let is_numbered = counts(marks.iter().flatten().filter_map(|(mark, _)| match mark {
        ListMark::Number(number) => Some(*number),
        ListMark::Sure | ListMark::Weak(_) | ListMark::Letter => None,
    }));
    let is_list = are_all_marked && lines.len() > 1;
    let item = |((line, indent), mark): ((&&str, &usize), &Option<(ListMark, &str)>)| {
        let (mark, body) = mark.unwrap_or((ListMark::Letter, line));
        let is_mark = match mark {
            ListMark::Sure => true,
            ListMark::Weak(bullet) => {
                let is_among_its_like = weak.get(&(*indent, bullet)).copied().unwrap_or_default();
                is_among_its_like && are_all_marked && (is_list || bullet == '*')
            }
            ListMark::Number(_) => is_list || is_numbered,
            ListMark::Letter => is_list,
        };
        one_line(if is_mark { body } else { line })
    };
    lines.iter().zip(&indents).zip(&marks).map(item).filter(|item| !item.is_empty()).collect()
}

/// The width of the space before `line`, in characters.
fn indent(line: &str) -> usize {
    line.chars().take_while(|letter| letter.is_whitespace() || is_unseen(*letter)).count()
}

/// Whether `numbers` count: at least two, each one more than the one before or 1 again.
fn counts(numbers: impl Iterator<Item = u32>) -> bool {
    let numbers: Vec<u32> = numbers.collect();
    let follows =
        |pair: &[u32]| matches!(pair, [before, after] if *after == 1 || before.checked_add(1) == Some(*after));
    numbers.len() > 1 && numbers.windows(2).all(follows)
}

/// Whether `cell` of a table is nothing but the mark of a list.
pub(super) fn is_only_mark(cell: &str) -> bool {
    let cell = cell.trim();
    // Seen as before a tab, so that the marks which need one count.
    let with_tab = format!("{cell}\tx");
    !cell.is_empty() && matches!(mark(&with_tab), Some((ListMark::Sure, "x")))
}

/// The mark at the beginning of `line`, and the text after it.
fn mark(line: &str) -> Option<(ListMark, &str)> {
    let line = line.trim_start_matches(is_unseen);
    bullet(line).or_else(|| number(line)).or_else(|| letter(line))
}

fn bullet(line: &str) -> Option<(ListMark, &str)> {
    let first = line.chars().next()?;
    let rest = line.get(first.len_utf8()..)?;
    let is_spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    // Word puts the bullets of its Symbol and Wingdings fonts into this private range.
    if GLUED.contains(first) || ('\u{f000}'..='\u{f0ff}').contains(&first) || (is_spaced && SPACED.contains(first)) {
        return Some((ListMark::Sure, without_box(rest.trim())));
    }
    if (WEAK.contains(first) || WINGDINGS.contains(first)) && is_tab(rest) {
        return Some((ListMark::Sure, without_box(rest.trim())));
    }
    (is_spaced && !rest.is_empty() && WEAK.contains(first)).then(|| (ListMark::Weak(first), without_box(rest.trim())))
}

/// `body` without the box of Markdown's task lists.
fn without_box(body: &str) -> &str {
    let boxes = ["[ ] ", "[x] ", "[X] "];
    boxes.iter().find_map(|empty| body.strip_prefix(empty)).map_or(body, str::trim)
}

/// A number of up to three digits of any script, with a dot, a bracket or a dash behind it; before a tab also one with
/// parts, such as 2.1.
fn number(line: &str) -> Option<(ListMark, &str)> {
    let inside = line.strip_prefix('(').unwrap_or(line);
    let rest = inside.trim_start_matches(|letter| digit(letter).is_some());
    let digits = inside.get(..inside.len() - rest.len())?;
    let count = digits.chars().count();
    if !(1..=3).contains(&count) {
        return None;
    }
    let number = digits.chars().filter_map(digit).fold(0, |number: u32, digit| number * 10 + digit);
    let parts = rest.trim_start_matches(|letter: char| letter == '.' || digit(letter).is_some());
    if parts.len() < rest.len() && is_tab(parts) {
        return Some((ListMark::Sure, parts.trim()));
    }
    let rest = rest.strip_prefix(".)").or_else(|| rest.strip_prefix(['.', ')', '-', '–', 'ـ', '．', '）']))?;
    marked(ListMark::Number(number), rest)
}

/// A letter or a small Roman number with a dot or a bracket behind it.
fn letter(line: &str) -> Option<(ListMark, &str)> {
    let inside = line.strip_prefix('(').unwrap_or(line);
    let end = inside.find(['.', ')'])?;
    let name = inside.get(..end)?;
    let rest = inside.get(end + 1..)?;
    let is_letter = name.chars().count() == 1 && name.chars().all(char::is_alphabetic);
    let is_roman = (1..=5).contains(&name.len()) && name.chars().all(|letter| "ivxIVX".contains(letter));
    if is_letter {
        marked(ListMark::Letter, rest)
    } else {
        (is_roman && is_tab(rest)).then(|| (ListMark::Sure, rest.trim()))
    }
}

/// `mark` before `rest`, if a space follows; a mark before a tab is certain.
fn marked(mark: ListMark, rest: &str) -> Option<(ListMark, &str)> {
    let body = rest.trim();
    if is_tab(rest) {
        Some((ListMark::Sure, body))
    } else {
        (rest.starts_with(char::is_whitespace) && !body.is_empty()).then_some((mark, body))
    }
}

/// Whether the space at the beginning of `rest` contains a tab.
fn is_tab(rest: &str) -> bool {
    rest.chars().take_while(|letter| letter.is_whitespace()).any(|letter| letter == '\t')
}

/// The value of a digit in the Latin, Arabic or Persian script.
fn digit(letter: char) -> Option<u32> {
    let zero = match letter {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        other => return other.to_digit(10),
    };
    u32::from(letter).checked_sub(u32::from(zero))
}

/// Whether `letter` is invisible and only affects direction.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// `text` on one line: line ends and tabs become spaces.
pub(super) fn one_line(text: &str) -> String {
    text.trim().split(['\n', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts that the list `text` has the items `expected`.
    fn assert_items(text: &str, expected: &[&str]) {
        assert_eq!(items(text), expected, "{text:?}");
    }

    #[test]
    fn bullets_of_every_program_are_left_out() {
        for bullet in
            ["•\t", "o\t", "§\t", "\u{f0b7}\t", "\u{f0a7}", "●  ", "- ", "– ", "☐ ", "☑\t", "Ø\t", "- [ ] ", "• "]
        {
            assert_items(&format!("{bullet}Asks a friend\r\n{bullet}Reads\r\n"), &["Asks a friend", "Reads"]);
        }
        assert_items("* Asks\n* Reads", &["Asks", "Reads"]);
        assert_items("o Asks\no Reads", &["Asks", "Reads"]);
        assert_items("•\tAsks\n\to\tA friend\n\t\t▪\tTwice", &["Asks", "A friend", "Twice"]);
        assert_items("\u{200f}• می‌پرسد\n\u{200f}• می‌خواند", &["می‌پرسد", "می‌خواند"]);
    }

    #[test]
    fn numbers_of_every_script_are_left_out_where_they_count() {
        for [one, two] in [
            ["1.\t", "2.\t"],
            ["1) ", "2) "],
            ["۱- ", "۲- "],
            ["١) ", "٢) "],
            ["(1) ", "(2) "],
            ["a.\t", "b.\t"],
            ["i.\t", "ii.\t"],
            ["1.1\t", "1.2\t"],
        ] {
            assert_items(&format!("{one}Asks\n{two}Reads"), &["Asks", "Reads"]);
        }
        assert_items("Before paying\n1. Asks\n2. Reads", &["Before paying", "Asks", "Reads"]);
    }

    #[test]
    fn what_belongs_to_the_text_stays() {
        for kept in [
            "2. A line alone",
            "1. First\nno number",
            "2026. Year\n2027. Year",
            "3 days later\n5 days later",
            "3.5 stars\n4.5 stars",
            "-5 points\na * b",
            "o Brother\nanother film",
            "! Waits\n+ Better filters",
            "\"Finally!\" she said",
            "12 minutes on hold",
        ] {
            assert_eq!(items(kept).join("\n"), kept);
        }
    }

    #[test]
    fn a_bullet_that_text_begins_with_too_is_one_only_among_its_like() {
        assert_items("- Asks\n* Pays\n- Reads", &["Asks", "* Pays", "Reads"]);
        assert_items("* Asks\n1. Pays", &["* Asks", "Pays"]);
        assert_items("- Asks\n  * A friend\n  * A shop\n- Reads", &["Asks", "A friend", "A shop", "Reads"]);
        assert_items("* Asks\n  - A friend\n* Reads", &["Asks", "A friend", "Reads"]);
        assert_items("* Asks\n\n* Reads", &["Asks", "Reads"]);
    }

    #[test]
    fn stray_tabs_and_soft_breaks_within_a_line_are_spaces() {
        assert_items("\tAsks\n\t\tReads\nCalls\ttwice", &["Asks", "Reads", "Calls twice"]);
        assert_items("Line one\u{b}line two\r\nNext bullet\r\n", &["Line one line two", "Next bullet"]);
        assert_items(
            "First thought\rSecond thought\rThird thought",
            &["First thought", "Second thought", "Third thought"],
        );
    }
}
