//! The desktop entry: its text with the path of this program.
//!
//! Quoting follows the Desktop Entry Specification, sections "Exec" and "Value types". The value is unescaped twice: as
//! a string, then as a command line. So a backslash in a path is four backslashes in the file.

use std::path::Path;

use super::super::CliError;

/// The entry without the path. It is valid as it is, for a program in the search path.
const TEMPLATE: &str = include_str!("../../../assets/desktop/safar.desktop");
/// The characters that a quoted argument needs a backslash before.
const ESCAPED: [char; 4] = ['"', '`', '$', '\\'];
/// The other characters that an argument may contain only in quotes.
const RESERVED: [char; 13] = [' ', '\'', '>', '<', '~', '|', '&', ';', '*', '?', '#', '(', ')'];

/// The text of the desktop entry that starts `program`.
///
/// # Errors
/// If an entry cannot name this path.
pub(super) fn text(program: &Path) -> Result<String, CliError> {
    let refused = |why: &'static str| CliError::ProgramPath { path: program.to_owned(), why };
    let path = program.to_str().ok_or_else(|| refused("is not valid Unicode"))?;
    if path.contains(char::is_control) {
        return Err(refused("contains a control character"));
    }
    // The specification allows none in the name of a program: it would count as a variable.
    if path.contains('=') {
        return Err(refused("contains an equals sign"));
    }
    let lines = TEMPLATE.lines().map(|line| match line.split_once('=') {
        Some(("Exec", _)) => format!("Exec={} %f\n", as_string(&as_argument(path))),
        Some(("TryExec", _)) => format!("TryExec={}\n", as_string(path)),
        Some(_) | None => format!("{line}\n"),
    });
    Ok(lines.collect())
}

/// `text` as one argument of a command line.
fn as_argument(text: &str) -> String {
    let is_plain = !text.contains(|c| ESCAPED.contains(&c) || RESERVED.contains(&c));
    let mut argument = String::new();
    for c in text.chars() {
        if ESCAPED.contains(&c) {
            argument.push('\\');
        }
        argument.push(c);
        // One per cent sign would begin a field code such as `%f`.
        if c == '%' {
            argument.push(c);
        }
    }
    if is_plain { argument } else { format!("\"{argument}\"") }
}

/// `text` as a value of the type string.
fn as_string(text: &str) -> String {
    text.replace('\\', "\\\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exec(path: &str) -> String {
        let text = text(Path::new(path)).unwrap();
        text.lines().find_map(|line| line.strip_prefix("Exec=")).unwrap().to_owned()
    }

    #[test]
    fn a_path_is_quoted_by_the_rules_of_the_specification() {
        assert_eq!(exec("/usr/bin/safar"), "/usr/bin/safar %f");
        assert_eq!(exec("/opt/my tools/safar"), "\"/opt/my tools/safar\" %f");
        assert_eq!(exec("/home/نرگس/سفر"), "/home/نرگس/سفر %f");
        assert_eq!(exec("/a\\b/safar"), r#""/a\\\\b/safar" %f"#, "four backslashes, as the specification has it");
        assert_eq!(exec("/cost $5/safar"), r#""/cost \\$5/safar" %f"#);
        assert_eq!(exec("/50%/safar"), "/50%%/safar %f");
        assert_eq!(exec("/it's/\"a\"/`b`"), r#""/it's/\\"a\\"/\\`b\\`" %f"#);
        let entry = text(Path::new("/a\\b c/safar")).unwrap();
        assert!(entry.contains("\nTryExec=/a\\\\b c/safar\n"), "{entry}");
    }

    #[test]
    fn a_path_that_no_entry_can_name_is_refused() {
        for path in ["/a=b/safar", "/a\nb/safar"] {
            let refused = text(Path::new(path)).unwrap_err().to_string();
            assert!(refused.contains("contains a"), "{refused}");
        }
    }
}
