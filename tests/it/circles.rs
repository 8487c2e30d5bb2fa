//! There are no circular dependencies between files. Imports are followed through the `pub use` of each `mod.rs`.
//!
//! Two files that depend on each other can only be understood, moved and tested together. A circle is found as a set of
//! files from each of which all others can be reached; the sets listed here are allowed, for the given reasons.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::rust_source::{Source, Token, reads};

/// Circles that may remain, each with the reason. A name that ends with a slash is a folder and means all files in it.
const HARMLESS: &[(&str, &[&str])] = &[
    ("What a map is: one vocabulary in several files, none of which does anything with the others.", &["src/model/"]),
    (
        "What a theme is: its tokens, its brand and its densities.",
        &["src/theme/brand.rs", "src/theme/density.rs", "src/theme/tokens.rs"],
    ),
    (
        "The rules of edits: each plan may call on another, and `Session` is what they all plan for.",
        &["src/edit/plan/", "src/edit/session.rs"],
    ),
    ("The editor and the changes it makes.", &["src/text/editor/mod.rs", "src/text/editor/changes.rs"]),
    (
        "The book of fonts sets texts together with books of its own.",
        &["src/text/font_book.rs", "src/text/together.rs"],
    ),
    ("Commands share what `cli` says on paper and in errors.", &["src/cli/"]),
    ("The parts of one drawing.", &["src/draw/mod.rs", "src/draw/lane.rs"]),
    ("The parts of one dialog frame.", &["src/ui/dialogs/"]),
    ("The bundles speak the language that `i18n` knows.", &["src/ui/i18n/"]),
    ("The parts of one panel.", &["src/ui/panels/inspector/"]),
    ("The parts of one panel.", &["src/ui/panels/side/brand/"]),
];

/// The path of a module in the crate, outermost module first.
type Path = Vec<String>;

/// The source files with their imports.
struct Crate {
    files: BTreeMap<Path, File>,
}

struct File {
    /// The path relative to the project's folder.
    name: String,
    tokens: Vec<Token>,
    imports: Vec<Import>,
}

/// A name that a `use` brings into a file.
struct Import {
    /// The name in this file; `*` for a glob import.
    name: String,
    /// The imported path, from the root of the crate.
    target: Path,
    /// Whether the import is re-exported.
    is_exported: bool,
}

impl Crate {
    fn of(sources: &[Source]) -> Self {
        let is_module = |source: &&Source| !matches!(source.path.as_str(), "src/lib.rs" | "src/main.rs");
        let file = |source: &Source| {
            let (path, tokens) = (module_path(&source.path), source.tokens());
            let imports = imports(&path, &tokens);
            (path, File { name: source.path.clone(), tokens, imports })
        };
        Self { files: sources.iter().filter(is_module).map(file).collect() }
    }

    /// The file that defines the item at `path`, found through re-exports; `None` for a bare module and for items of
    /// other crates.
    fn home(&self, path: &[String], depth: usize) -> Option<&Path> {
        let known = (1..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length]))?;
        let (module, rest) = path.split_at(known);
        let (module, file) = self.files.get_key_value(module)?;
        let (first, others) = rest.split_first()?;
        let through = |import: &Import| -> Option<&Path> {
            let is_glob = import.name == "*";
            if (import.name != *first && !is_glob) || depth > 12 {
                return None;
            }
            let mut target = import.target.clone();
            target.extend(is_glob.then(|| first.clone()));
            target.extend(others.iter().cloned());
            // A glob import does not show whether the module has the name.
            self.home(&target, depth + 1).filter(|home| !is_glob || self.declares(home, first))
        };
        file.imports.iter().find_map(through).or_else(|| {
            // A module of this crate, or an import from another crate, is not an item of this file.
            let leads_out = file.imports.iter().any(|import| import.name == *first);
            (!leads_out).then_some(module)
        })
    }

    /// Whether the file of `module` has an item called `name`.
    fn declares(&self, module: &Path, name: &str) -> bool {
        let tokens = &self.files[module].tokens;
        let keywords = ["fn", "struct", "enum", "trait", "type", "const", "static", "mod"];
        tokens.windows(2).any(|pair| keywords.contains(&pair[0].text.as_str()) && pair[1].text == name)
    }

    /// The files on which the file of `module` depends.
    fn needs(&self, module: &Path) -> BTreeSet<&Path> {
        let file = &self.files[module];
        let mut needed: BTreeSet<&Path> = file
            .imports
            .iter()
            // A file does not depend on names that it only re-exports.
            .filter(|import| !import.is_exported || occurs_outside_uses(&file.tokens, &import.name))
            .filter_map(|import| self.home(&import.target, 0))
            .collect();
        for path in paths(module, file, self) {
            needed.extend(self.home(&path, 0));
        }
        needed.remove(module);
        needed
    }

    /// The sets of files from each of which all others can be reached, each with its shortest circle.
    fn circles(&self) -> Vec<Circle> {
        let needs: BTreeMap<&Path, BTreeSet<&Path>> = self.files.keys().map(|path| (path, self.needs(path))).collect();
        let reach: BTreeMap<&Path, BTreeSet<&Path>> = needs.keys().map(|path| (*path, reached(&needs, path))).collect();
        let mut done = BTreeSet::new();
        let mut circles = Vec::new();
        for path in needs.keys().copied() {
            if !reach[path].contains(path) || !done.insert(path) {
                continue;
            }
            let members: Vec<&Path> = reach[path].iter().copied().filter(|other| reach[other].contains(path)).collect();
            done.extend(members.iter().copied());
            let name = |path: &Path| self.files[path].name.clone();
            let shortest = members.iter().map(|member| circle_through(&needs, member)).min_by_key(Vec::len);
            circles.push(Circle {
                files: members.iter().map(|member| name(member)).collect(),
                shortest: shortest.unwrap_or_default().into_iter().map(name).collect(),
            });
        }
        circles
    }
}

/// Files that depend on each other.
struct Circle {
    files: BTreeSet<String>,
    /// The shortest circle.
    shortest: Vec<String>,
}

/// The path of the module in the file at `path`.
fn module_path(path: &str) -> Path {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    path.trim_end_matches("/mod").split('/').map(str::to_owned).collect()
}

/// All files that can be reached from `from`; includes `from` only if there is a way back.
fn reached<'a>(needs: &BTreeMap<&'a Path, BTreeSet<&'a Path>>, from: &Path) -> BTreeSet<&'a Path> {
    let (mut reached, mut next) = (BTreeSet::new(), needs[from].iter().copied().collect::<Vec<_>>());
    while let Some(path) = next.pop() {
        if reached.insert(path) {
            next.extend(needs[path].iter().copied());
        }
    }
    reached
}

/// The shortest circle through `start`.
fn circle_through<'a>(needs: &BTreeMap<&'a Path, BTreeSet<&'a Path>>, start: &'a Path) -> Vec<&'a Path> {
    let mut ways: VecDeque<Vec<&Path>> = VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in &needs[way[way.len() - 1]] {
            let longer: Vec<&Path> = way.iter().copied().chain([*next]).collect();
            if *next == start {
                return longer;
            }
            if seen.insert(*next) {
                ways.push_back(longer);
            }
        }
    }
    Vec::new()
}

/// The imports of a file.
fn imports(module: &Path, tokens: &[Token]) -> Vec<Import> {
    let mut imports = Vec::new();
    for at in (0..tokens.len()).filter(|at| tokens[*at].text == "use") {
        let is_exported = at > 0 && matches!(tokens[at - 1].text.as_str(), "pub" | ")");
        let mut leaves = Vec::new();
        use_tree(tokens, at + 1, &mut Vec::new(), &mut leaves);
        for (path, name) in leaves {
            let target = from_root(module, &path).or_else(|| from_child(module, tokens, &path));
            imports.extend(target.map(|target| Import { name, target, is_exported }));
        }
    }
    imports
}

/// Reads the use tree at `at`, adds its leaves (path and local name) and returns the position after it.
fn use_tree(tokens: &[Token], mut at: usize, prefix: &mut Path, leaves: &mut Vec<(Path, String)>) -> usize {
    let depth = prefix.len();
    loop {
        let word = tokens[at].text.as_str();
        at += 1;
        if word == "{" {
            while tokens[at].text != "}" {
                at = use_tree(tokens, at, prefix, leaves);
                at += usize::from(tokens[at].text == ",");
            }
            at += 1;
            break;
        }
        // The tokens of `::` and `*`, and identifiers.
        if reads(tokens, at, ": :") {
            prefix.push(word.to_owned());
            at += 2;
            continue;
        }
        let mut path = prefix.clone();
        if !matches!(word, "self" | "*") || prefix.is_empty() {
            path.extend((word != "*").then(|| word.to_owned()));
        }
        let name = if tokens[at].text == "as" {
            at += 2;
            tokens[at - 1].text.clone()
        } else if word == "self" {
            prefix.last().cloned().unwrap_or_default()
        } else {
            word.to_owned()
        };
        leaves.push((path, name));
        break;
    }
    prefix.truncate(depth);
    at
}

/// `path` as written in `module`, from the root of the crate; `None` if it is in another crate.
fn from_root(module: &Path, path: &[String]) -> Option<Path> {
    let (first, rest) = path.split_first()?;
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some(module.iter().chain(rest).cloned().collect()),
        "super" => {
            let outer = module.split_last()?.1.to_vec();
            if rest.first().is_some_and(|next| next == "super") {
                from_root(&outer, rest)
            } else {
                Some(outer.iter().chain(rest).cloned().collect())
            }
        }
        _ => None,
    }
}

/// `path` from the root of the crate, if it begins with a module that the file itself declares.
fn from_child(module: &Path, tokens: &[Token], path: &[String]) -> Option<Path> {
    let declaration = format!("mod {} ;", path.first()?);
    let is_child = (0..tokens.len()).any(|at| reads(tokens, at, &declaration));
    is_child.then(|| module.iter().chain(path).cloned().collect())
}

/// The paths in the code of a file outside its `use` declarations, from the root of the crate.
fn paths(module: &Path, file: &File, all: &Crate) -> Vec<Path> {
    let tokens = &file.tokens;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].text == "use" {
            at = (at..tokens.len()).find(|end| tokens[*end].text == ";").unwrap_or(tokens.len());
        }
        let starts = at < tokens.len() && !(at > 1 && reads(tokens, at - 2, ": :")) && reads(tokens, at + 1, ": :");
        if !starts {
            at += 1;
            continue;
        }
        let mut path = vec![tokens[at].text.clone()];
        while reads(tokens, at + 1, ": :") && tokens.get(at + 3).is_some_and(|next| is_word(&next.text)) {
            path.push(tokens[at + 3].text.clone());
            at += 3;
        }
        at += 1;
        let child: Path = module.iter().cloned().chain([path[0].clone()]).collect();
        let imported = file.imports.iter().find(|import| import.name == path[0]);
        if let Some(whole) = from_root(module, &path) {
            found.push(whole);
        } else if let Some(import) = imported {
            found.push(import.target.iter().chain(&path[1..]).cloned().collect());
        } else if all.files.contains_key(&child) {
            found.push(child.into_iter().chain(path[1..].iter().cloned()).collect());
        }
    }
    found
}

fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Whether `name` occurs in the code outside `use` declarations.
fn occurs_outside_uses(tokens: &[Token], name: &str) -> bool {
    let mut is_in_use = false;
    tokens.iter().any(|token| {
        is_in_use = (is_in_use || token.text == "use") && token.text != ";";
        !is_in_use && token.text == name
    })
}

/// Descriptions of the circles that `allowed` does not list.
fn new_circles(sources: &[Source], allowed: &[(&str, &[&str])]) -> Vec<String> {
    let is_allowed = |circle: &Circle| {
        let is_named = |file: &String, name: &str| file == name || (name.ends_with('/') && file.starts_with(name));
        let holds = |names: &[&str]| circle.files.iter().all(|file| names.iter().any(|name| is_named(file, name)));
        allowed.iter().any(|(_, names)| holds(names))
    };
    let circles = Crate::of(sources).circles().into_iter().filter(|circle| !is_allowed(circle));
    let words = |circle: Circle| {
        let files: Vec<_> = circle.files.into_iter().collect();
        format!(
            "{} files need each other, for example {}\n  {}",
            files.len(),
            circle.shortest.join(" -> "),
            files.join("\n  ")
        )
    };
    circles.map(words).collect()
}

#[test]
fn no_new_circle_joins_the_files() {
    let found = new_circles(&Source::all_under("src"), HARMLESS);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn a_circle_is_seen_through_re_exports_children_and_paths_in_code() {
    let fake = |files: &[(&str, &str)], allowed: &[(&str, &[&str])]| {
        let sources: Vec<_> =
            files.iter().map(|(path, text)| Source { path: (*path).to_owned(), text: (*text).to_owned() }).collect();
        new_circles(&sources, allowed).len()
    };
    let re_exports = ("src/a/mod.rs", "mod b; mod c; pub use self::{b::B, c::C};");
    let (b, c) = (("src/a/b.rs", "use super::C; pub struct B;"), ("src/a/c.rs", "use crate::a::B; pub struct C;"));
    assert_eq!(fake(&[re_exports, b, c], &[]), 1, "through what a mod.rs exports");
    assert_eq!(fake(&[re_exports, b, ("src/a/c.rs", "pub struct C;")], &[]), 0, "one way only");
    assert_eq!(fake(&[re_exports, b, c], &[("a reason", &["src/a/b.rs", "src/a/c.rs"])]), 0, "allowed by name");
    assert_eq!(fake(&[re_exports, b, c], &[("a reason", &["src/a/b.rs", "src/a/d.rs"])]), 1, "another one");
    let d = ("src/d.rs", "use super::e; fn f() -> u8 { e::G::new() }");
    assert_eq!(fake(&[d, ("src/e.rs", "pub struct G; fn h() { crate::d::f() }")], &[]), 1, "by paths in the code");
    let child =
        [("src/p/mod.rs", "mod q; fn f() { q::g() } pub struct P;"), ("src/p/q.rs", "use super::P; pub fn g() {}")];
    assert_eq!(fake(&child, &[]), 1, "a parent and its child");
    let renamed = [
        ("src/r.rs", "use crate::s::{self as t}; fn f() { t::S }"),
        ("src/s.rs", "use crate::r::f as g; pub struct S;"),
    ];
    assert_eq!(fake(&renamed, &[]), 1, "under other names");
    let in_test = ("src/e.rs", "pub struct G; #[cfg(test)] mod tests { use crate::d::f; }");
    assert_eq!(fake(&[d, in_test], &[]), 0, "a test module may look anywhere");
}
