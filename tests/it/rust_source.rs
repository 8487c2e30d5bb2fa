//! A minimal reader of Rust source, for checking rules: words and signs, without comments and strings.

use std::{fs, path::Path};

/// A source file.
#[derive(Debug)]
pub(crate) struct Source {
    /// The path from the project's folder, with forward slashes.
    pub(crate) path: String,
    /// The text.
    pub(crate) text: String,
}

/// A word or a sign of a source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// An identifier, a number or a single sign.
    pub(crate) text: String,
    /// The line, counted from 1.
    pub(crate) line: usize,
}

impl Source {
    /// Every Rust file under `folder` of the project, sorted by path.
    pub(crate) fn all_under(folder: &str) -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (mut folders, mut sources) = (vec![root.join(folder)], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                    sources.push(Self { path: name, text: fs::read_to_string(&path).unwrap() });
                }
            }
        }
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        sources
    }

    /// The tokens, without those of `#[cfg(test)]` modules.
    pub(crate) fn tokens(&self) -> Vec<Token> {
        without_test_modules(&tokens(&code_of(&self.text)))
    }

    /// The lines, without comments and strings.
    pub(crate) fn code_lines(&self) -> Vec<String> {
        code_of(&self.text).lines().map(str::to_owned).collect()
    }
}

/// `text` with comments and the content of strings and characters replaced by spaces.
fn code_of(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = skipped(&chars, at);
        if end == at {
            code.push(chars[at]);
            at += 1;
        } else {
            code.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    code
}

/// The end of the comment, string or character that begins at `at`; `at` if none begins there.
fn skipped(chars: &[char], at: usize) -> usize {
    let next = |offset: usize| chars.get(at + offset).copied().unwrap_or(' ');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let follows_word = at > 0 && is_word(chars[at - 1]);
    match chars[at] {
        '/' if next(1) == '/' => (at..chars.len()).find(|end| chars[*end] == '\n').unwrap_or(chars.len()),
        '/' if next(1) == '*' => end_of_block(chars, at),
        'r' if !follows_word && (next(1) == '"' || (next(1) == '#' && matches!(next(2), '"' | '#'))) => {
            end_of_raw(chars, at + 1)
        }
        '"' => end_of_quoted(chars, at, '"'),
        // A character literal; otherwise a lifetime.
        '\'' if next(1) == '\\' || next(2) == '\'' => end_of_quoted(chars, at, '\''),
        _ => at,
    }
}

fn end_of_block(chars: &[char], at: usize) -> usize {
    let (mut depth, mut end) = (0, at);
    while end + 1 < chars.len() {
        match (chars[end], chars[end + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                end += 1;
                continue;
            }
        }
        end += 2;
        if depth == 0 {
            return end;
        }
    }
    chars.len()
}

fn end_of_raw(chars: &[char], at: usize) -> usize {
    let hashes = chars[at..].iter().take_while(|c| **c == '#').count();
    let closes = |end: usize| {
        chars[end] == '"' && chars.get(end + 1..=end + hashes).is_some_and(|tail| tail.iter().all(|c| *c == '#'))
    };
    (at + hashes + 1..chars.len()).find(|end| closes(*end)).map_or(chars.len(), |end| end + hashes + 1)
}

fn end_of_quoted(chars: &[char], at: usize, quote: char) -> usize {
    let mut end = at + 1;
    while end < chars.len() && chars[end] != quote {
        end += if chars[end] == '\\' { 2 } else { 1 };
    }
    (end + 1).min(chars.len())
}

fn tokens(code: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (line, text) in code.lines().enumerate() {
        let mut is_in_word = false;
        for c in text.chars() {
            let is_word = c.is_alphanumeric() || c == '_';
            match tokens.last_mut().filter(|_| is_word && is_in_word) {
                Some(token) => token.text.push(c),
                None if c.is_whitespace() => {}
                None => tokens.push(Token { text: c.to_string(), line: line + 1 }),
            }
            is_in_word = is_word;
        }
    }
    tokens
}

/// The index of the brace that closes the one at `open`.
pub(crate) fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len().saturating_sub(1)
}

/// Whether the tokens from `at` on equal `words`, which are separated by spaces.
pub(crate) fn reads(tokens: &[Token], at: usize, words: &str) -> bool {
    words.split(' ').enumerate().all(|(offset, word)| tokens.get(at + offset).is_some_and(|token| token.text == word))
}

fn without_test_modules(tokens: &[Token]) -> Vec<Token> {
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        if reads(tokens, at, "# [ cfg ( test ) ] mod") {
            let Some(open) = (at..tokens.len()).find(|open| matches!(tokens[*open].text.as_str(), "{" | ";")) else {
                break;
            };
            at = if tokens[open].text == "{" { closing(tokens, open) + 1 } else { open + 1 };
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

#[test]
fn comments_strings_and_test_modules_are_not_read() {
    let text = "use a::b; // crate::ui\n/* x /* y */ crate::ui */ let s = \"crate::ui\\\"\"; let c = '\"'; let l: &'a str;\n\
                let r = r#\"crate::\"ui\"#;\n#[cfg(test)]\nmod tests { fn f() { crate::ui } }\nfn end() {}";
    let source = Source { path: String::new(), text: text.to_owned() };
    let words: Vec<_> = source.tokens().into_iter().map(|token| token.text).collect();
    assert_eq!(words.join(" "), "use a : : b ; let s = ; let c = ; let l : & ' a str ; let r = ; fn end ( ) { }");
    assert_eq!(source.tokens().last().unwrap().line, 6);
}
