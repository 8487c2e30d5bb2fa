//! The rules of `ARCHITECTURE.md` that can be checked by reading source files.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust_source::{Source, Token, closing, reads};

/// The modules that each module may use.
const MAY_USE: [(&str, &[&str]); 18] = [
    ("geom", &[]),
    ("color", &[]),
    ("fold", &[]),
    ("model", &["color", "fold"]),
    ("locale", &["geom", "model"]),
    ("edit", &["model", "fold"]),
    ("analysis", &["model", "edit", "fold"]),
    ("capture", &["model", "edit", "fold"]),
    ("text", &["geom", "color"]),
    ("theme", &["color", "text"]),
    ("scene", &["geom", "color", "text"]),
    ("layout", &["locale", "model", "theme", "text", "geom", "color"]),
    ("draw", &["layout", "model", "theme", "text", "geom", "color", "scene"]),
    ("raster", &["scene", "text", "geom", "color"]),
    ("export", &["draw", "raster", "layout", "theme", "scene", "text", "geom", "color", "locale", "model"]),
    ("import", &["scene", "model", "edit", "fold", "capture"]),
    ("storage", &["model", "edit", "theme"]),
    ("main", &["cli", "ui"]),
];

/// The libraries that only some modules may use.
const KEPT_TO: [(&str, &[&str]); 10] = [
    ("egui", &["src/ui/"]),
    ("eframe", &["src/ui/"]),
    ("rfd", &["src/ui/"]),
    ("vello_cpu", &["src/raster/"]),
    ("skrifa", &["src/raster/"]),
    ("jiff", &["src/locale/"]),
    ("icu_calendar", &["src/locale/"]),
    ("serde", &["src/storage/", "src/theme/"]),
    ("ron", &["src/storage/", "src/theme/"]),
    ("fs", &["src/storage/", "src/cli/", "src/ui/jobs.rs", "src/ui/jobs/"]),
];

const LONGEST_FILE: usize = 600;
const LONGEST_FUNCTION: usize = 80;

/// The top-level module that the file at `path` belongs to.
fn module_of(path: &str) -> &str {
    let path = path.trim_start_matches("src/");
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// The modules of the crate that `source` uses, each with its line.
fn uses(source: &Source) -> Vec<(String, usize)> {
    let tokens = source.tokens();
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let root = if module_of(&source.path) == "main" { "safar : :" } else { "crate : :" };
        if reads(&tokens, at, root) {
            found.extend(first_segments(&tokens, at + 3));
        } else if let Some(end) = end_of_supers(&tokens, at, depth_of(&source.path)) {
            found.extend(first_segments(&tokens, end));
        }
    }
    found
}

/// The number of modules that contain the file at `path`.
fn depth_of(path: &str) -> usize {
    path.trim_start_matches("src/").trim_end_matches("/mod.rs").split('/').count()
}

/// If as many `super::` as lead to the crate's root begin at `at`: the index after them.
fn end_of_supers(tokens: &[Token], at: usize, depth: usize) -> Option<usize> {
    let leads_there = (0..depth).all(|step| reads(tokens, at + 3 * step, "super : :"));
    leads_there.then_some(at + 3 * depth)
}

/// The first names of the path or use tree that begins at `at`.
fn first_segments(tokens: &[Token], at: usize) -> Vec<(String, usize)> {
    if !reads(tokens, at, "{") {
        return tokens.get(at).map(|token| (token.text.clone(), token.line)).into_iter().collect();
    }
    let (mut depth, mut found) = (0, Vec::new());
    for inner in at..=closing(tokens, at) {
        match tokens[inner].text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            word if depth == 1 && matches!(tokens[inner - 1].text.as_str(), "{" | ",") && word != "," => {
                found.push((word.to_owned(), tokens[inner].line));
            }
            _ => {}
        }
    }
    found
}

/// Whether `module` may use `other`.
fn may_use(module: &str, other: &str) -> bool {
    let row = MAY_USE.iter().find(|(name, _)| *name == module);
    match (module, row) {
        _ if module == other => true,
        ("cli", _) => other != "ui",
        ("ui", _) => other != "cli",
        (_, Some((_, row))) => row.contains(&other),
        (_, None) => false,
    }
}

fn forbidden_uses(source: &Source) -> Vec<String> {
    let module = module_of(&source.path);
    let is_module = |name: &str| MAY_USE.iter().any(|(row, _)| *row == name) || matches!(name, "cli" | "ui");
    uses(source)
        .into_iter()
        .filter(|(other, _)| is_module(other) && !may_use(module, other))
        .map(|(other, line)| format!("{}:{line}: {module} may not use {other}", source.path))
        .collect()
}

fn misplaced_libraries(source: &Source) -> Vec<String> {
    let tokens = source.tokens();
    let is_path =
        |at: usize| reads(&tokens, at + 1, ": :") || (at > 0 && matches!(tokens[at - 1].text.as_str(), "use"));
    let in_std =
        |at: usize| tokens[at].text == "fs" && at > 0 && matches!(tokens[at - 1].text.as_str(), ":" | "{" | ",");
    let misplaced = |(at, token): (usize, &Token)| {
        let (library, places) = KEPT_TO.iter().find(|(library, _)| token.text == *library)?;
        let is_use = is_path(at) || in_std(at);
        let is_home = places.iter().any(|place| source.path.starts_with(place));
        (is_use && !is_home).then(|| format!("{}:{}: {library} belongs to {places:?}", source.path, token.line))
    };
    tokens.iter().enumerate().filter_map(misplaced).collect()
}

/// Places of the window where the file system is asked something: that can take minutes on a network folder.
///
/// Jobs run off the window's thread; the helper that shows a file dialog is a process of its own.
fn file_questions(source: &Source) -> Vec<String> {
    let is_free = ["src/ui/jobs/", "src/ui/file_picker/helper.rs"];
    if !source.path.starts_with("src/ui/") || is_free.iter().any(|free| source.path.starts_with(free)) {
        return Vec::new();
    }
    let tokens = source.tokens();
    let questions = ["exists", "try_exists", "is_dir", "is_file", "is_symlink", "metadata", "read_dir", "canonicalize"];
    let asks = |at: usize, question: &str| {
        reads(&tokens, at, &format!(". {question} ( )")) || reads(&tokens, at, &format!("Path : : {question}"))
    };
    (0..tokens.len())
        .filter(|at| questions.iter().any(|question| asks(*at, question)))
        .map(|at| format!("{}:{}: asks the file system on the window's thread", source.path, tokens[at].line))
        .collect()
}

fn panicking(source: &Source) -> Vec<String> {
    let tokens = source.tokens();
    // A file may state with a lint exception that it does, and why.
    let may_panic = (0..tokens.len()).any(|at| reads(&tokens, at, "expect ( clippy : : panic , reason"));
    let panics = |at: usize| {
        let is_method = [". unwrap (", ". expect (", ". unwrap_err (", ". expect_err ("];
        let is_macro = ["todo !", "unimplemented !", "dbg !", "unreachable !"];
        is_method.iter().chain(&is_macro).any(|words| reads(&tokens, at, words))
            || (!may_panic && reads(&tokens, at, "panic !"))
    };
    (0..tokens.len())
        .filter(|at| panics(*at))
        .map(|at| format!("{}:{}: can panic, or is left over", source.path, tokens[at].line))
        .collect()
}

fn too_long(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let mut found = Vec::new();
    if lines > LONGEST_FILE {
        found.push(format!("{}: {lines} lines", source.path));
    }
    let tokens = source.tokens();
    for at in (0..tokens.len()).filter(|at| tokens[*at].text == "fn") {
        let Some(open) = (at..tokens.len()).find(|open| matches!(tokens[*open].text.as_str(), "{" | ";")) else {
            continue;
        };
        let lines = tokens[closing(&tokens, open)].line - tokens[at].line + 1;
        if tokens[open].text == "{" && lines > LONGEST_FUNCTION {
            found.push(format!("{}:{}: {} has {lines} lines", source.path, tokens[at].line, tokens[at + 1].text));
        }
    }
    found
}

fn unopened(source: &Source) -> Option<String> {
    (!source.text.starts_with("//! ")).then(|| format!("{} does not open with what it is for", source.path))
}

/// Whether the line of code begins an arm that catches everything left over: `_ =>`, or the same in disguise, such as
/// `other =>`, `(_, _) =>` or `| _ =>`. An arm with a condition catches nothing for certain.
fn catches_all(line: &str) -> bool {
    let Some((pattern, _)) = line.split_once("=>") else { return false };
    let last = pattern.rsplit('|').next().unwrap_or_default().trim();
    let inner = last.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(last);
    let is_name = |word: &str| {
        let word = word.trim();
        word.starts_with(|c: char| c.is_lowercase() || c == '_')
            && word.chars().all(|c| c.is_alphanumeric() || c == '_')
            && !matches!(word, "true" | "false")
    };
    inner.split(',').filter(|part| !part.trim().is_empty()).all(is_name) && !inner.trim().is_empty()
}

/// Catch-all arms next to arms for variants of the enums `own`; in the drawing modules all arms `_ =>`, unless a comment
/// in the line gives a reason.
fn careless_arms(source: &Source, own: &BTreeSet<String>) -> Vec<String> {
    let (code, text): (Vec<_>, Vec<_>) = (source.code_lines(), source.text.lines().collect());
    let is_drawing = matches!(module_of(&source.path), "draw" | "export" | "raster");
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_over_own = |at: usize| {
        let arms =
            code[..at].iter().rev().take_while(|line| line.trim().is_empty() || indent(line) >= indent(&code[at]));
        arms.filter(|line| indent(line) == indent(&code[at])).any(|line| {
            let pattern = line.split("=>").next().unwrap_or_default();
            pattern
                .split(|c: char| !c.is_alphanumeric() && c != ':')
                .any(|path| path.split_once("::").is_some_and(|(name, _)| name == "Self" || own.contains(name)))
        })
    };
    (0..code.len())
        .filter(|at| catches_all(&code[*at]))
        .filter(|at| {
            let is_plain = code[*at].trim_start().starts_with("_ =>");
            is_over_own(*at) || (is_drawing && is_plain && !text[*at].contains("// "))
        })
        .map(|at| format!("{}:{}: this arm hides variants; name them, or ask with `if let`", source.path, at + 1))
        .collect()
}

/// The crate's enums: the declaring module, the name, and whether every module can see it.
fn own_enums(sources: &[Source]) -> Vec<(&str, String, bool)> {
    let mut enums = Vec::new();
    for source in sources {
        let (module, tokens) = (module_of(&source.path), source.tokens());
        for at in (1..tokens.len()).filter(|at| tokens[*at].text == "enum") {
            let is_public = tokens[at - 1].text == "pub";
            if tokens[at + 1].text == "$" {
                enums.extend(named_by_macro(&tokens, at).into_iter().map(|name| (module, name, is_public)));
            } else {
                enums.push((module, tokens[at + 1].text.clone(), is_public));
            }
        }
    }
    enums
}

/// The names of the enums that the macro around the token `at` declares where the same file calls it: each is the first
/// word with a capital in the call.
fn named_by_macro(tokens: &[Token], at: usize) -> Vec<String> {
    let Some(start) = (0..at).rev().find(|start| reads(tokens, *start, "macro_rules !")) else { return Vec::new() };
    let call = format!("{} ! {{", tokens[start + 2].text);
    let is_name = |token: &&Token| token.text.starts_with(char::is_uppercase);
    let named = |call: usize| tokens[call + 3..].iter().find(is_name).map(|token| token.text.clone());
    (0..tokens.len()).filter(|at| reads(tokens, *at, &call)).filter_map(named).collect()
}

fn assert_none(found: impl IntoIterator<Item = String>) {
    let found: Vec<_> = found.into_iter().collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

fn fake(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

#[test]
fn modules_use_only_what_stands_below_them() {
    let sources = Source::all_under("src");
    let modules: BTreeSet<_> = sources.iter().map(|source| module_of(&source.path)).collect();
    let known: BTreeSet<_> = MAY_USE.iter().map(|(name, _)| *name).chain(["cli", "lib", "ui"]).collect();
    assert_eq!(modules, known, "every module has a row in the table");
    assert_none(sources.iter().filter(|source| module_of(&source.path) != "lib").flat_map(forbidden_uses));
}

#[test]
fn libraries_stay_where_they_belong() {
    assert_none(Source::all_under("src").iter().flat_map(misplaced_libraries));
}

/// The names that `kind` (`struct` or `enum`) `name` lists at its first level in `source`: its fields or its variants.
fn members(source: &Source, kind: &str, name: &str) -> Vec<String> {
    let tokens = source.tokens();
    let start = (0..tokens.len()).find(|at| reads(&tokens, *at, &format!("{kind} {name} {{")));
    let Some(open) = start.map(|at| at + 2) else { return Vec::new() };
    let (mut depth, mut names) = (0, Vec::new());
    for at in open..=closing(&tokens, open) {
        let begins = |end: &str| tokens.get(at + 1).is_some_and(|next| next.text == end);
        match tokens[at].text.as_str() {
            "{" | "(" | "<" | "[" => depth += 1,
            "}" | ")" | ">" | "]" => depth -= 1,
            word if depth == 1 && kind == "struct" && begins(":") && tokens[at - 1].text != ":" => {
                names.push(word.to_owned());
            }
            word if depth == 1 && kind == "enum" && matches!(tokens[at - 1].text.as_str(), "{" | ",") => {
                names.push(word.to_owned());
            }
            _ => {}
        }
    }
    names
}

#[test]
fn the_application_and_the_actions_stay_surveyable() {
    let sources = Source::all_under("src/ui");
    let of = |kind: &str, name: &str| {
        let found: Vec<_> =
            sources.iter().map(|source| members(source, kind, name)).filter(|n| !n.is_empty()).collect();
        assert_eq!(found.len(), 1, "{kind} {name} is declared once: {found:?}");
        found.into_iter().next().unwrap_or_default()
    };
    for holder in ["SafarApp", "Desk", "WindowState", "Document", "Files"] {
        let fields = of("struct", holder);
        assert!((5..=8).contains(&fields.len()), "{holder} has at most 8 fields: {fields:?}");
    }
    let variants = of("enum", "Action");
    assert_eq!(variants, ["File", "Map", "View", "Window", "Brand", "Clip"], "actions are nested by what they act on");
}

#[test]
fn the_window_never_waits_for_the_file_system() {
    assert_none(Source::all_under("src/ui").iter().flat_map(file_questions));
    let asked = |text: &str| file_questions(&fake("src/ui/dialogs/path_field.rs", text)).len();
    assert_eq!(asked("fn f() { path.exists(); path.is_dir(); folder.is_none_or(Path::is_dir); path.metadata() }"), 4);
    assert_eq!(asked("fn f() { self.exists; is_dir(); facts.exists }"), 0);
}

/// The files of the window that may rasterise: on threads of their own, or single words and a symbol.
const RASTERISE: [&str; 4] =
    ["src/ui/canvas/tiles/", "src/ui/start/preview.rs", "src/ui/widgets/text_texture.rs", "src/ui/shell/app_icon.rs"];

fn rasterising(source: &Source) -> Option<String> {
    let is_allowed = RASTERISE.iter().any(|place| source.path.starts_with(place));
    let token = source.tokens().into_iter().find(|token| token.text == "Rasterizer")?;
    (!is_allowed).then(|| format!("{}:{}: the window would wait for the rasteriser", source.path, token.line))
}

#[test]
fn the_window_never_waits_for_the_rasteriser() {
    assert_none(Source::all_under("src/ui").iter().filter_map(rasterising));
    assert!(rasterising(&fake("src/ui/canvas/paint/lift.rs", "use crate::raster::Rasterizer;")).is_some());
}

/// Files that start threads without a `catch_unwind` of their own, and what happens there after a panic.
const END_BY_A_PANIC: [(&str, &str); 11] = [
    ("src/ui/jobs/mod.rs", "a job catches its own panic"),
    ("src/ui/jobs/writer.rs", "it runs jobs, and a job catches its own panic"),
    ("src/ui/jobs/readers.rs", "it runs jobs, and a job catches its own panic"),
    ("src/text/together.rs", "what the thread has not set is set again by the caller"),
    ("src/export/png/bands.rs", "the export ends with the panic, inside a job, which reports it"),
    ("src/ui/file_picker/helper.rs", "a listener that ends is a dialog that was cancelled"),
    ("src/ui/jobs/documents.rs", "a question to the file system, which does not panic"),
    ("src/ui/jobs/lookup.rs", "questions to the file system, which do not panic"),
    ("src/ui/desk/findings.rs", "the window sees that the channel is closed and tries again"),
    ("src/ui/widgets/thumbnail.rs", "the answer that the thread drops says that the picture is damaged"),
    ("src/ui/dialogs/page_sizes.rs", "the dialog sees that the channel is closed and shows no size"),
];

/// Threads that would end without a word if what they do panicked.
fn fragile_threads(source: &Source) -> Option<String> {
    let tokens = source.tokens();
    let starts = |at: &usize| ["thread : : spawn (", ". spawn ("].iter().any(|words| reads(&tokens, *at, words));
    let at = (0..tokens.len()).find(starts)?;
    let is_child = (0..tokens.len()).any(|at| reads(&tokens, at, "Command : : new"));
    let survives = (0..tokens.len()).any(|at| tokens[at].text == "catch_unwind") || is_child;
    let is_known = END_BY_A_PANIC.iter().any(|(path, _)| source.path == *path);
    (!survives && !is_known).then(|| format!("{}:{}: a panic would end this thread", source.path, tokens[at].line))
}

#[test]
fn no_thread_ends_without_a_word() {
    assert_none(Source::all_under("src").iter().filter_map(fragile_threads));
    let found = |text: &str| fragile_threads(&fake("src/ui/start/preview.rs", text)).is_some();
    assert!(found("fn f() { thread::spawn(move || draw()); }"));
    assert!(!found("fn f() { thread::spawn(move || drop(catch_unwind(draw))); }"));
}

/// The lines that ask egui for a key, which ignores further modifiers.
fn careless_keys(source: &Source) -> Vec<String> {
    let asks = |line: &String| line.contains(".consume_key(") || line.contains(".consume_shortcut(");
    let lines = source.code_lines().into_iter().enumerate().filter(|(_, line)| asks(line));
    lines.map(|(at, _)| format!("{}:{}: `action/keys/exact` reads keys", source.path, at + 1)).collect()
}

#[test]
fn a_key_is_read_with_exactly_its_modifiers() {
    let seen = careless_keys(&fake("src/ui/panels/menu.rs", "fn f() { input.consume_key(NONE, Key::A); }"));
    assert_eq!(seen.len(), 1);
    assert_none(Source::all_under("src").iter().flat_map(careless_keys));
}

#[test]
fn nothing_outside_tests_panics_by_choice() {
    assert_none(Source::all_under("src").iter().flat_map(panicking));
}

#[test]
fn files_open_with_their_purpose_and_stay_readable() {
    let sources: Vec<_> = ["src", "tests"].into_iter().flat_map(Source::all_under).collect();
    assert_none(sources.iter().filter_map(unopened).chain(sources.iter().flat_map(too_long)));
}

#[test]
fn no_arm_hides_a_variant_of_our_own_enums() {
    let sources = Source::all_under("src");
    let enums = own_enums(&sources);
    let seen_from = |module: &str| {
        let seen = enums.iter().filter(|(home, _, is_public)| *is_public || *home == module);
        seen.map(|(_, name, _)| name.clone()).collect::<BTreeSet<_>>()
    };
    let enums_of: BTreeMap<_, _> =
        sources.iter().map(|source| module_of(&source.path)).map(|module| (module, seen_from(module))).collect();
    assert!(enums_of["layout"].contains("LaneKind") && enums_of["layout"].contains("Side"));
    assert!(["Deed", "Nameless", "CardField", "ViewField"].iter().all(|name| enums_of["ui"].contains(*name)));
    assert_none(sources.iter().flat_map(|source| careless_arms(source, &enums_of[module_of(&source.path)])));
}

#[test]
fn the_checks_see_what_they_forbid() {
    let uses = |path: &str, text: &str| forbidden_uses(&fake(path, text)).len();
    assert_eq!(uses("src/model/map.rs", "use crate::edit::Session;"), 1);
    assert_eq!(uses("src/edit/plan/mod.rs", "use crate::{layout::{Hit, text}, model::Map, theme};"), 2);
    assert_eq!(uses("src/edit/plan/cards.rs", "fn f() { super::super::super::storage::read_map() }"), 1);
    assert_eq!(uses("src/edit/plan/mod.rs", "fn f() { super::super::storage::read_map() }"), 1);
    assert_eq!(uses("src/edit/plan/cards.rs", "use super::super::Change; use crate::model::Map;"), 0);
    assert_eq!(uses("src/cli/mod.rs", "use crate::{ui::App, draw};"), 1);

    let libraries = |path: &str, text: &str| misplaced_libraries(&fake(path, text)).len();
    assert_eq!(libraries("src/cli/mod.rs", "use egui::Ui; fn f(x: eframe::Frame) {}"), 2);
    assert_eq!(libraries("src/layout/mod.rs", "use std::{collections::BTreeMap, fs, io};"), 1);
    assert_eq!(libraries("src/draw/mod.rs", "fn f() { std::fs::read(x); }"), 1);
    assert_eq!(libraries("src/storage/mod.rs", "use std::fs; use ron::Value;"), 0);

    let panics = |text: &str| panicking(&fake("src/model/map.rs", text)).len();
    assert_eq!(panics("fn f() { x.unwrap(); y.expect(\"z\"); todo!(); panic!() }"), 4);
    assert_eq!(panics("#[expect(unused, reason = \"r\")] fn f() { x.unwrap_or(1) }"), 0);

    let long = format!("//! A file.\nfn f() {{\n{}}}\n", "    call();\n".repeat(LONGEST_FUNCTION));
    assert_eq!(too_long(&fake("src/geom.rs", &long)).len(), 1);
    assert_eq!(too_long(&fake("src/geom.rs", &"\n".repeat(LONGEST_FILE + 1))).len(), 1);
    assert!(unopened(&fake("src/geom.rs", "use x;")).is_some());

    let own = BTreeSet::from(["Kind".to_owned()]);
    let arms = |path: &str, text: &str| careless_arms(&fake(path, text), &own).len();
    let over = |first: &str, rest: &str| format!("match x {{\n    {first} => 1,\n    {rest}\n}}");
    assert_eq!(arms("src/layout/mod.rs", &over("Kind::A", "_ => 2,")), 1);
    assert_eq!(arms("src/layout/mod.rs", &over("Kind::A", "_ => 2, // Because.")), 1);
    for disguise in ["other => f(other),", "(_, _) => 2,", "(one, other) => 2,", "Kind::B | _ => 2,"] {
        assert_eq!(arms("src/layout/mod.rs", &over("Kind::A", disguise)), 1, "{disguise}");
    }
    for honest in ["Kind::B => 2,", "(Kind::B, _) => 2,", "other if f(other) => 2,", "(true, false) => 2,"] {
        assert_eq!(arms("src/layout/mod.rs", &over("Kind::A", honest)), 0, "{honest}");
    }
    assert_eq!(arms("src/layout/mod.rs", &over("'a'", "_ => 2,")), 0);
    assert_eq!(arms("src/draw/mod.rs", &over("'a'", "_ => 2,")), 1);
    assert_eq!(arms("src/draw/mod.rs", &over("'a'", "_ => 2, // Because.")), 0);
}

/// Types that share a name with another one, and why no reader takes one for the other.
const NAMED_TWICE: [(&str, &str); 1] =
    [("Group", "the drawn group of a scene; in `layout/lane/grouping`, an alias for the cards of a channel")];

/// The names of the structs, enums, traits and aliases that `source` declares.
fn declared_types(source: &Source) -> BTreeSet<String> {
    let tokens = source.tokens();
    let mut depth = 0;
    let mut names = BTreeSet::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            // Within braces, `type` names an associated type.
            "struct" | "enum" | "trait" | "union" | "type" if token.text != "type" || depth == 0 => {
                let name = tokens.get(at + 1).filter(|name| name.text.starts_with(char::is_uppercase));
                names.extend(name.map(|name| name.text.clone()));
            }
            _ => {}
        }
    }
    names
}

#[test]
fn a_type_has_a_name_of_its_own() {
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    // The frozen types of a file format repeat those of the model on purpose.
    for source in Source::all_under("src").iter().filter(|source| source.path != "src/storage/v1.rs") {
        for name in declared_types(source) {
            homes.entry(name).or_default().push(source.path.clone());
        }
    }
    let is_known = |name: &str| NAMED_TWICE.iter().any(|(known, _)| *known == name);
    let twice = homes.iter().filter(|(name, homes)| homes.len() > 1 && !is_known(name));
    assert_none(twice.map(|(name, homes)| format!("{name} is declared in {}", homes.join(" and "))));
    for (name, _) in NAMED_TWICE {
        assert!(
            homes.get(name).is_some_and(|homes| homes.len() > 1),
            "{name} is declared once; remove it from the list"
        );
    }
    let declared =
        declared_types(&fake("src/a.rs", "pub struct A<T>(T); type B = A; impl C for A { type D = A; } fn e() {}"));
    assert_eq!(declared.into_iter().collect::<Vec<_>>(), ["A", "B"]);
}

#[test]
fn words_of_the_interface_are_drawn_by_our_text_engine() {
    // Texts that egui would draw itself, without bidirectional order.
    let of_egui = [
        "RichText",
        "ui . label (",
        "ui . button (",
        ". on_hover_text (",
        ". menu_button (",
        ". checkbox (",
        ". heading (",
        "egui : : Button",
        "egui : : Label",
        "ComboBox : :",
        "TextEdit",
        "CollapsingHeader",
        "painter ( ) . text (",
        "painter . text (",
        "layout_no_wrap",
        ". colored_label (",
        ". selectable_label (",
        ". radio (",
    ];
    let mut found = Vec::new();
    for source in Source::all_under("src/ui") {
        let tokens = source.tokens();
        for at in 0..tokens.len() {
            for words in of_egui.iter().filter(|words| reads(&tokens, at, words)) {
                found.push(format!("{}:{}: {words}", source.path, tokens[at].line));
            }
        }
    }
    assert!(found.is_empty(), "egui would draw these words: {found:#?}");
}
