//! Reads text as the cells of a table: as spreadsheets put them on the clipboard, and as they save them.

use std::collections::BTreeMap;

use super::{
    lines::unified,
    list::{is_only_mark, items, one_line},
    values,
};

/// The most cells of a block; a short text with one long row could have any number.
const MOST_CELLS: usize = 1_000_000;

/// Pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// A list of items; one for a single line.
    List(Vec<String>),
    /// The rows of a table. All have the same number of cells, and no row or column at the border is blank. A cell may
    /// have several lines.
    Table(Vec<Vec<String>>),
}

/// Reads text from the clipboard. Spreadsheets put tabs between cells there, but so do word processors after the
/// bullets of a list: it is a table if at least half of the rows have two filled cells besides bullets, or if the text
/// is a regular block of several columns.
#[must_use]
pub fn read(text: &str) -> Pasted {
    let text = unified(text);
    let text = text.trim_matches('\n');
    let table = if text.contains('\t') {
        Some(rows(text, '\t', Quotes::Spreadsheet)).filter(|rows| is_table(rows))
    } else {
        markdown(text).or_else(|| separated(text))
    };
    match table.map(squared) {
        Some(rows) if rows.iter().any(|row| row.len() > 1) => Pasted::Table(rows),
        Some(_) | None => Pasted::List(list(text)),
    }
}

/// Reads the table in a text file: with tabs, semicolons or commas between its cells, whichever divides its rows best.
#[must_use]
pub fn read_file(text: &str) -> Pasted {
    let text = unified(text);
    let text = text.trim_matches('\n');
    let (named, text) = match text.split_once('\n') {
        // Excel writes and reads such a first line.
        Some((first, rest)) if first.len() == 5 && first.starts_with("sep=") => (first.chars().last(), rest),
        _ => (None, text),
    };
    let separators = named.map_or(vec!['\t', ';', ','], |separator| vec![separator]);
    let best = separators
        .into_iter()
        .map(|separator| rows(text, separator, Quotes::File))
        .map(|rows| (evenness(&rows), rows))
        .filter(|(evenness, _)| *evenness >= if named.is_some() { 0.0 } else { 0.7 })
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, rows)| rows);
    match best.or_else(|| markdown(text)).map(squared) {
        Some(rows) if rows.iter().any(|row| row.len() > 1) => Pasted::Table(rows),
        Some(_) | None => read(text),
    }
}

/// The share of the rows that have as many cells as most have; 0 if most have one.
fn evenness(rows: &[Vec<String>]) -> f64 {
    let mut counts = BTreeMap::<usize, usize>::new();
    for row in rows.iter().filter(|row| is_filled(row)) {
        *counts.entry(row.len()).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let usual = counts.into_iter().max_by_key(|(len, count)| (*count, *len)).filter(|(len, _)| *len > 1);
    let Some((_, usual)) = usual else { return 0.0 };
    #[expect(clippy::cast_precision_loss, reason = "a share of the rows of a table")]
    let share = usual as f64 / all as f64;
    share
}

/// The items of a list. A spreadsheet quotes a cell of several lines in a single column too.
fn list(text: &str) -> Vec<String> {
    let rows = rows(text, '\t', Quotes::Spreadsheet);
    let is_column = rows.iter().all(|row| row.len() == 1) && rows.len() < text.lines().count();
    let cells: Vec<String> = rows.into_iter().flatten().collect();
    if is_column { items(&cells.join("\n")) } else { items(text) }
}

/// How quotation marks around a cell are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// As spreadsheets copy: only a cell with a line end, a tab or doubled marks is quoted, and a number with a comma
    /// by some programs. Marks around other cells are part of the text.
    Spreadsheet,
    /// As spreadsheets save: any cell may be quoted.
    File,
}

/// The rows of `text`, whose cells are divided by `separator`. A cell is quoted only if its closing mark stands before
/// a separator or an end; a mark anywhere else is part of the text.
fn rows(text: &str, separator: char, quotes: Quotes) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, behind) = quoted(rest, separator, quotes).unwrap_or_else(|| {
            let end = rest.find([separator, '\n']).unwrap_or(rest.len());
            let (cell, behind) = rest.split_at(end);
            (cell.to_owned(), behind)
        });
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        let mut letters = behind.chars();
        match letters.next() {
            Some('\n') => rows.push(Vec::new()),
            Some(_) => {}
            None => return rows,
        }
        rest = letters.as_str();
    }
}

/// The content of the quoted cell at the beginning of `text`, and the text after it; `None` if there is none.
fn quoted(text: &str, separator: char, quotes: Quotes) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut letters = text.strip_prefix('"')?.chars();
    let mut has_doubled = false;
    while let Some(letter) = letters.next() {
        let behind = letters.as_str();
        match letter {
            '"' if behind.starts_with('"') => {
                letters.next();
                has_doubled = true;
                cell.push('"');
            }
            '"' => {
                let is_closing = behind.is_empty() || behind.starts_with([separator, '\n']);
                let has_reason = quotes == Quotes::File
                    || has_doubled
                    || cell.is_empty()
                    || cell.contains(['\n', '\t'])
                    || values::number(&cell).is_some();
                return (is_closing && has_reason).then_some((cell, behind));
            }
            other => cell.push(other),
        }
    }
    None
}

/// Whether the cells of `rows`, divided by tabs, are a table and not a list with tabs.
fn is_table(rows: &[Vec<String>]) -> bool {
    let filled: Vec<Vec<usize>> = rows.iter().map(|row| filled_columns(row)).filter(|row| !row.is_empty()).collect();
    let wide = filled.iter().filter(|row| row.len() > 1).count();
    let has_columns = filled.iter().any(|row| Some(row.as_slice()) != filled.first().map(Vec::as_slice));
    let is_regular = rows.len() > 1 && rows.windows(2).all(|pair| matches!(pair, [a, b] if a.len() == b.len()));
    (wide > 0 && 2 * wide >= filled.len()) || (is_regular && has_columns)
}

/// The indices of the filled cells of `row`, without the mark of a list before them.
fn filled_columns(row: &[String]) -> Vec<usize> {
    let filled = row.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    let mut filled: Vec<(usize, &String)> = filled.collect();
    if filled.len() > 1 && filled.first().is_some_and(|(_, cell)| is_only_mark(cell)) {
        filled.remove(0);
    }
    filled.into_iter().map(|(at, _)| at).collect()
}

/// The rows of text with commas or semicolons between cells, as in a file. Prose has them too: no space may follow one,
/// none may stand between digits, every row must have as many, and there must be at least three rows or three columns.
fn separated(text: &str) -> Option<Vec<Vec<String>>> {
    [',', ';'].into_iter().find_map(|separator| {
        let rows = rows(text, separator, Quotes::File);
        let columns = rows.first()?.len();
        let is_even = columns > 1 && rows.iter().all(|row| row.len() == columns);
        let is_prose = rows.iter().any(|row| row.iter().skip(1).any(|cell| cell.starts_with(char::is_whitespace)));
        let is_large = rows.len() > 1 && (rows.len() > 2 || columns > 2);
        (is_even && is_large && !is_prose && !divides_number(text, separator)).then_some(rows)
    })
}

/// Whether a `separator` stands between two digits somewhere in `text`, outside quoted cells.
fn divides_number(text: &str, separator: char) -> bool {
    let mut rest = text;
    let mut is_after_digit = false;
    loop {
        let (first, last, behind) = if let Some((_, behind)) = quoted(rest, separator, Quotes::File) {
            (None, None, behind)
        } else {
            let end = rest.find([separator, '\n']).unwrap_or(rest.len());
            let (cell, behind) = rest.split_at(end);
            (cell.chars().next(), cell.chars().next_back(), behind)
        };
        if is_after_digit && first.is_some_and(char::is_numeric) {
            return true;
        }
        let mut letters = behind.chars();
        let Some(end) = letters.next() else { return false };
        is_after_digit = end == separator && last.is_some_and(char::is_numeric);
        rest = letters.as_str();
    }
}

/// The rows of a Markdown table, without the line below its headings.
fn markdown(text: &str) -> Option<Vec<Vec<String>>> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let cells = |line: &&str| -> Option<Vec<String>> {
        let inside = line.strip_prefix('|')?;
        let inside = inside.strip_suffix('|').unwrap_or(inside);
        Some(inside.split('|').map(|cell| cell.trim().replace("<br>", "\n")).collect())
    };
    let rows = lines.iter().map(cells).collect::<Option<Vec<_>>>()?;
    let is_rule =
        |row: &[String]| row.iter().all(|cell| !cell.is_empty() && cell.chars().all(|it| matches!(it, '-' | ':')));
    (rows.len() > 1).then(|| rows.into_iter().filter(|row| !is_rule(row)).collect())
}

/// `rows` as a block: all equally long, without blank rows and columns at its borders, the cells trimmed. Empty if the
/// block would have more than `MOST_CELLS`: it is no table of cards.
fn squared(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    while rows.last().is_some_and(|row| !is_filled(row)) {
        rows.pop();
    }
    let first = rows.iter().position(|row| is_filled(row)).unwrap_or(rows.len());
    rows.drain(..first);
    let used = || rows.iter().flat_map(|row| row.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()));
    let (left, right) = (used().map(|(at, _)| at).min().unwrap_or(0), used().map(|(at, _)| at + 1).max().unwrap_or(0));
    if rows.len().saturating_mul(right.saturating_sub(left)) > MOST_CELLS {
        return Vec::new();
    }
    let cell = |row: &[String], at: usize| trimmed(row.get(at).map_or("", String::as_str));
    rows.iter().map(|row| (left..right).map(|at| cell(row, at)).collect()).collect()
}

/// `cell` without blank lines and outer space.
fn trimmed(cell: &str) -> String {
    cell.lines().map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn is_filled(row: &[String]) -> bool {
    row.iter().any(|cell| !cell.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Vec<Vec<String>> {
        match read(text) {
            Pasted::Table(rows) => rows,
            Pasted::List(items) => panic!("a list: {items:?}"),
        }
    }

    fn listed(text: &str) -> Vec<String> {
        match read(text) {
            Pasted::List(items) => items,
            Pasted::Table(rows) => panic!("a table: {rows:?}"),
        }
    }

    #[test]
    fn tabs_divide_cells_and_quotation_marks_hold_lines_together() {
        let rows = table("One\t\"Two\nlines\"\t\r\n\tSays \"hi\"\t\"A \"\"b\"\"\"\r\n");
        assert_eq!(rows, [["One", "Two\nlines", ""], ["", "Says \"hi\"", "A \"b\""]]);
    }

    #[test]
    fn a_cell_is_quoted_only_if_its_closing_mark_stands_before_a_separator_or_an_end() {
        let text = include_str!("../../tests/fixtures/pasted/cells-with-quotation-marks.txt");
        assert_eq!(
            table(text),
            [
                ["Before", "\"Finally!\" she said", "Calls"],
                ["During", "\"Why is it so slow?", "Waits"],
                ["After", "27\" screen", "Pays"],
            ]
        );
        assert_eq!(table("\"Finally!\"\tCalls")[0], ["\"Finally!\"", "Calls"], "marks of a verbatim stay");
        assert_eq!(listed("\"Two\nlines\"\nOther"), ["Two", "lines", "Other"], "a cell of a single column");
    }

    #[test]
    fn a_quoted_number_is_the_number() {
        assert_eq!(table("Before\t\"3,5\"\nAfter\t\"−1,5\""), [["Before", "3,5"], ["After", "−1,5"]]);
        let rows = table("Stage,Score,Owner\nBefore,\"3,5\",Sara\nAfter,\"4,5\",Ali");
        assert_eq!(rows[1], ["Before", "3,5", "Sara"]);
        assert_eq!(listed("Costs 1,5\nCosts 2,5\nCosts 3,5").len(), 3, "commas of numbers still divide nothing");
    }

    #[test]
    fn a_list_with_tabs_is_no_table() {
        let text = include_str!("../../tests/fixtures/pasted/word-bullets.txt");
        assert_eq!(listed(text), ["Asks a friend", "Reads the reviews", "Calls the shop"]);
        assert_eq!(listed("•\tAsks\r\n\to\tA friend\r\n•\tReads\r\n"), ["Asks", "A friend", "Reads"]);
        assert_eq!(listed("One\nTwo\n\tThree\nFour"), ["One", "Two", "Three", "Four"], "a stray tab");
        assert_eq!(listed("\u{f0b7}\tOne\n\u{f0b7}\tTwo"), ["One", "Two"]);
        assert_eq!(listed("1.\tOne\n2.\tTwo"), ["One", "Two"]);
    }

    #[test]
    fn a_regular_block_is_a_table_however_few_cells_are_filled() {
        assert_eq!(table("A\t\t\n\tB\t\n\t\tC"), [["A", "", ""], ["", "B", ""], ["", "", "C"]]);
        assert_eq!(table("A\tB"), [["A", "B"]]);
        assert_eq!(table("\tA\tB\n\tC\tD"), [["A", "B"], ["C", "D"]], "a blank column at the side is none");
    }

    #[test]
    fn every_line_end_ends_a_row() {
        assert_eq!(table("A1\tA2\rB1\tB2"), [["A1", "A2"], ["B1", "B2"]]);
    }

    #[test]
    fn commas_divide_cells_of_tables_and_not_of_prose_and_numbers() {
        assert_eq!(table("a,b\nc,d\ne,f").len(), 3);
        assert_eq!(table("a;b;\"c;d\"\ne;f;g")[0], ["a", "b", "c;d"]);
        let text = include_str!("../../tests/fixtures/pasted/decimal-commas.txt");
        assert_eq!(listed(text), ["Delivery costs 4,90 € abroad", "Returning it costs 2,50 € by post"]);
        for prose in [
            "Delivery costs 4,90 € abroad\nReturning it costs 2,50 € by post",
            "1,200 visits\n3,400 visits\n2,100 visits",
            "Calls twice, angry\nWaits, gives up",
            "a,b",
            "Waits,pays\nCalls,leaves",
        ] {
            assert_eq!(listed(prose).join("\n"), prose);
        }
    }

    #[test]
    fn markdown_tables_are_tables() {
        let rows = table("| Stage | Touchpoint |\n|---|:--|\n| Before | Sees an ad |\n");
        assert_eq!(rows, [["Stage", "Touchpoint"], ["Before", "Sees an ad"]]);
    }

    #[test]
    fn a_file_may_quote_any_cell_and_divides_cells_as_its_rows_show() {
        let read = |text: &str| match read_file(text) {
            Pasted::Table(rows) => rows,
            Pasted::List(items) => panic!("a list: {items:?}"),
        };
        assert_eq!(read("\u{feff}Stage,Cost\r\nBefore,\"4,90\"\r\n"), [["Stage", "Cost"], ["Before", "4,90"]]);
        assert_eq!(read("sep=;\nStage;Cost\nBefore;4,90\n"), [["Stage", "Cost"], ["Before", "4,90"]]);
        assert_eq!(read_file("Asks\nReads, and waits\n"), Pasted::List(vec!["Asks".into(), "Reads, and waits".into()]));
    }
}
