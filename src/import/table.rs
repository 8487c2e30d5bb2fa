//! Text from a spreadsheet as a table.

/// The rows of `text` as lists of fields, if it is a table: with tabs between fields, as spreadsheets copy, or with
/// commas or semicolons, as they save. `None` for ordinary text. A quoted field may contain line ends, separators and
/// (doubled) quotation marks.
///
/// Because prose contains commas too, they count as separators only if no space follows any of them and every row has
/// the same number.
#[must_use]
pub fn table(text: &str) -> Option<Vec<Vec<String>>> {
    let text = text.trim_matches(['\n', '\r']);
    if text.contains('\t') {
        return Some(rows(text, '\t'));
    }
    [',', ';'].into_iter().find_map(|separator| {
        let rows = rows(text, separator);
        let columns = rows.first()?.len();
        let is_even = rows.len() > 1 && columns > 1 && rows.iter().all(|row| row.len() == columns);
        let is_prose = rows.iter().any(|row| row.iter().skip(1).any(|field| field.starts_with(' ')));
        (is_even && !is_prose).then_some(rows)
    })
}

fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut field = String::new();
    let mut is_quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if field.is_empty() => is_quoted = true,
            '\r' => {}
            '\n' if !is_quoted => {
                end_field(&mut rows, &mut field);
                rows.push(Vec::new());
            }
            other if other == separator && !is_quoted => end_field(&mut rows, &mut field),
            other => field.push(other),
        }
    }
    end_field(&mut rows, &mut field);
    rows
}

fn end_field(rows: &mut [Vec<String>], field: &mut String) {
    if let Some(row) = rows.last_mut() {
        row.push(std::mem::take(field));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Vec<Vec<String>>> {
        table(text)
    }

    #[test]
    fn tabs_part_fields_and_quotation_marks_hold_lines_together() {
        let rows = of("One\t\"Two\nlines\"\t\r\n\tSays \"hi\"\t\"A \"\"b\"\"\"\r\n").unwrap();
        assert_eq!(rows, [vec!["One", "Two\nlines", ""], vec!["", "Says \"hi\"", "A \"b\""]]);
    }

    #[test]
    fn commas_part_fields_in_tables_and_not_in_prose() {
        assert_eq!(of("a,b\nc,d").unwrap().len(), 2);
        assert_eq!(of("a;b;\"c;d\"\ne;f;g").unwrap()[0], ["a", "b", "c;d"]);
        assert_eq!(of("Calls twice, angry\nWaits, gives up"), None);
        assert_eq!(of("a,b"), None, "one line may be a sentence without spaces");
        assert_eq!(of("First\nSecond"), None);
    }
}
