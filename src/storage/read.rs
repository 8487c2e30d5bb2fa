//! Reading a map file. Each step has its own clear error: size, damage, text encoding, version, syntax, values,
//! relations.

use std::{
    fmt,
    fs::{self, File},
    io::{self, Read},
    path::Path as FilePath,
};

use super::{
    check,
    error::{Problem, StorageError},
    excerpt::{FileText, shown},
    faults::{Fault, Faults},
    format::FileFormat,
    from_v1, locate, syntax, v1,
};
use crate::model::Map;

/// The size limit of a map file in bytes.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// The newest format version this program reads, and the one it writes.
pub(super) const VERSION: u32 = 1;

/// A map read from a file.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The map.
    pub map: Map,
    /// The imperfections of the file, at most 50 and one for comments; none of its content was lost.
    pub warnings: Vec<Problem>,
    /// The number of further imperfections.
    pub more_warnings: usize,
    /// The fingerprint of the file's content.
    pub fingerprint: Fingerprint,
}

/// Identifies the content of a file by its size and a hash. Equal contents have equal fingerprints, in every run and
/// every version of the program. It does not withstand an attacker, who could construct another file with the same
/// fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    size: usize,
    hash: u64,
}

impl Fingerprint {
    /// The fingerprint of a file that holds `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        // FNV-1a (Fowler, Noll and Vo), 64 bits, with the usual offset and prime.
        let hash = bytes
            .iter()
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
        Self { size: bytes.len(), hash }
    }
}

/// The fingerprint in one word, for files that list fingerprints.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:016x}", self.size, self.hash)
    }
}

/// Reads the map in the file at `path`.
///
/// # Errors
/// If the file cannot be read, or for the reasons given at [`parse_map`].
pub fn read_map(path: &FilePath) -> Result<Opened, StorageError> {
    parse_map(&path.to_string_lossy(), &read_bytes(path)?)
}

/// Reads the file at `path`, up to the size limit for maps.
pub(super) fn read_bytes(path: &FilePath) -> Result<Vec<u8>, StorageError> {
    read_up_to(path, MAX_BYTES)
}

/// Reads the file at `path`; an error if it has more than `limit` bytes.
pub(super) fn read_up_to(path: &FilePath, limit: u64) -> Result<Vec<u8>, StorageError> {
    let name = path.to_string_lossy();
    let failed = |source: io::Error| StorageError::from_io(&name, "read the file", source);
    let too_large = |size| StorageError::TooLarge { file: name.to_string(), size, limit };
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(StorageError::IsFolder { file: name.to_string() });
    }
    if metadata.len() > limit {
        return Err(too_large(metadata.len()));
    }
    // The file may grow while it is read, and a pipe or device has no size, so the limit is applied while reading too.
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    match u64::try_from(bytes.len()) {
        Ok(size) if size <= limit => Ok(bytes),
        _ => Err(too_large(limit + 1)),
    }
}

/// Whether the file at `path` exists with a content that is none of `known`.
///
/// # Errors
/// If the file cannot be read, or is a pipe or a device, from which reading may never end.
pub fn has_changed(path: &FilePath, known: &[Fingerprint]) -> Result<bool, StorageError> {
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return Err(StorageError::NotAFile { file: path.to_string_lossy().into_owned() });
    }
    match read_bytes(path) {
        Ok(bytes) => Ok(!known.contains(&Fingerprint::of(&bytes))),
        Err(StorageError::NotFound { .. }) => Ok(false),
        Err(StorageError::TooLarge { .. }) => Ok(true),
        Err(error) => Err(error),
    }
}

/// The map in `bytes`; `name` is the file name in errors.
///
/// # Errors
/// If the bytes are not a map of a known version, or its values or ids contradict each other. The latter errors state
/// line and column, what was found, what was expected, and what to do.
pub fn parse_map(name: &str, bytes: &[u8]) -> Result<Opened, StorageError> {
    let (map, (warnings, more_warnings)) = parse(name, bytes, Orders::Settled)?;
    Ok(Opened { map, warnings, more_warnings, fingerprint: Fingerprint::of(bytes) })
}

/// How to treat the orders of cards in their cells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Orders {
    /// Renumber them without gaps.
    Settled,
    /// Keep them as they are in the file.
    Kept,
}

/// Problems with positions, and the number of further ones.
type Located = (Vec<Problem>, usize);

pub(super) fn parse(name: &str, bytes: &[u8], orders: Orders) -> Result<(Map, Located), StorageError> {
    let text = decode(name, bytes)?;
    let source = FileText { file: name, text };
    let unmerged = |error| unmerged(source).unwrap_or(error);
    probe_version(source).map_err(unmerged)?;
    let file: v1::Map = ron::from_str(text).map_err(|error| unmerged(refused(&error, source)))?;
    let (mut map, order, mut faults) = from_v1::map(file);
    let mut warnings = Faults::default();
    // If a value has a fault, the map lacks that thing, and every reference to it would be reported too.
    if faults.0.is_empty() {
        check::relations(&map, &order, &mut faults, &mut warnings);
    }
    if !faults.0.is_empty() {
        let (problems, more) = located(faults, source);
        return Err(StorageError::Invalid { problems, more });
    }
    if orders == Orders::Settled {
        check::settle_orders(&mut map, &order, &mut warnings);
    }
    let (mut warnings, more) = located(warnings, source);
    warnings.extend(comment_warning(source));
    Ok((map, (warnings, more)))
}

/// The maximum number of problems that are located and reported. Locating each one scans the text, and users do not
/// read more.
const REPORTED: usize = 50;

fn located(faults: Faults, source: FileText<'_>) -> Located {
    let more = faults.0.len().saturating_sub(REPORTED);
    let problem = |fault: Fault| {
        let offset = locate::value(source.text, &fault.path);
        source.problem(offset, fault.found, fault.expected, fault.remedy)
    };
    let mut problems: Vec<_> = faults.0.into_iter().take(REPORTED).map(problem).collect();
    problems.sort_by_key(|problem| (problem.line, problem.column));
    (problems, more)
}

/// The error for a file with the marks that git leaves where it could not merge two versions.
fn unmerged(source: FileText<'_>) -> Option<StorageError> {
    let mut lines = source.text.lines().enumerate();
    let (at, _) = lines.find(|(_, line)| line.starts_with("<<<<<<<"))?;
    let has_both =
        lines.any(|(_, line)| line.starts_with("=======")) && lines.any(|(_, line)| line.starts_with(">>>>>>>"));
    has_both.then(|| StorageError::Unmerged { file: source.file.to_owned(), line: at + 1 })
}

/// Decodes `bytes` as UTF-8, without a byte order mark.
fn decode<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, StorageError> {
    let damaged = |found| Err(StorageError::Damaged { file: name.to_owned(), found });
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.is_empty() {
        return damaged("an empty file");
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return damaged("nothing but zero bytes");
    }
    if let Some(format) = FileFormat::of(bytes) {
        return Err(StorageError::OtherFormat { file: name.to_owned(), format });
    }
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(no_text(name, bytes, error.valid_up_to())),
    };
    if text.trim().is_empty() {
        return damaged("nothing but spaces");
    }
    // For ron a zero byte is just an unexpected character; actually the file is binary or damaged.
    match text.find('\0') {
        Some(offset) => Err(no_text(name, bytes, offset)),
        None => Ok(text),
    }
}

fn no_text(name: &str, bytes: &[u8], offset: usize) -> StorageError {
    let before = bytes.get(..offset).and_then(|valid| str::from_utf8(valid).ok()).unwrap_or_default();
    let byte = bytes.get(offset).copied().unwrap_or_default();
    let found = format!("the byte 0x{byte:02X}, which is no part of a text");
    let remedy = "Open a map (.ron); if this is one, save it as UTF-8 or take it from a backup.".to_owned();
    let source = FileText { file: name, text: before };
    let expected = "a map as UTF-8 text".to_owned();
    StorageError::Invalid { problems: vec![source.problem(offset, found, expected, remedy)], more: 0 }
}

/// Rejects any version but [`VERSION`], before the rest of the file is judged by its rules.
fn probe_version(source: FileText<'_>) -> Result<(), StorageError> {
    let Some(offset) = locate::field(source.text, "version") else { return Ok(()) };
    let version = locate::token(source.text, offset);
    if version == VERSION.to_string() {
        return Ok(());
    }
    let is_number = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    let is_newer = is_number && version.parse::<u32>().map_or(true, |version| version > VERSION);
    if is_newer {
        let place = locate::Position::of(source.text, offset);
        return Err(StorageError::Newer {
            file: source.file.to_owned(),
            line: place.line,
            column: place.column,
            version: version.chars().take(20).collect(),
            supported: VERSION,
        });
    }
    let remedy = format!("Write `version: {VERSION}`.");
    let found = format!("the version {}", shown(version));
    let problem = source.problem(offset, found, format!("version {VERSION}"), remedy);
    Err(StorageError::Invalid { problems: vec![problem], more: 0 })
}

/// The error for text that `ron` rejected. Says first if the file is not a map at all or has no version.
fn refused(error: &ron::error::SpannedError, source: FileText<'_>) -> StorageError {
    let invalid = |problem| StorageError::Invalid { problems: vec![problem], more: 0 };
    let start = locate::skip_space(source.text, 0);
    let first = locate::token(source.text, start);
    let begins_as_map = matches!(first, "(" | "Map" | "#");
    let is_wellformed = || ron::from_str::<serde::de::IgnoredAny>(source.text).is_ok();
    if !begins_as_map {
        let remedy = "This is no map: open a file that Safar saved (.ron).".to_owned();
        invalid(source.problem(start, shown(first), format!("`(version: {VERSION}, title: …`"), remedy))
    } else if locate::field(source.text, "version").is_none() && is_wellformed() {
        let remedy = format!("If this is a map, write `version: {VERSION},` before its title.");
        invalid(source.problem(start, "no field `version`".to_owned(), format!("`version: {VERSION}`"), remedy))
    } else {
        invalid(syntax::problem(error, source))
    }
}

fn comment_warning(source: FileText<'_>) -> Option<Problem> {
    let offset = locate::comment(source.text)?;
    Some(source.problem(
        offset,
        "a comment".to_owned(),
        "a file without comments".to_owned(),
        "Move what it says into a text or a note of the map: saving from Safar leaves comments out.".to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, parse_map};
    use crate::{
        model::{comparisons, grid_map},
        storage::write_map,
    };

    /// Looking each card up in a table of 2,400 takes about eleven comparisons, one for each lookup of the card, its lane
    /// and its stage four to six.
    #[test]
    fn a_card_of_a_large_map_is_looked_up_few_times_while_it_is_read() {
        let map = grid_map(40, 6, 10);
        let text = write_map(&map);
        let (opened, made) = comparisons::made_by(|| parse_map("large.ron", text.as_bytes()).unwrap());
        let per_card = made / map.cards.len();
        assert!(opened.map == map && per_card <= 32, "{per_card} comparisons a card");
    }

    /// Compares with published values of FNV-1a; another algorithm would invalidate all stored fingerprints.
    #[test]
    fn a_fingerprint_is_the_same_in_every_version() {
        for (bytes, hash) in
            [("", 0xcbf2_9ce4_8422_2325_u64), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(Fingerprint::of(bytes.as_bytes()), Fingerprint { size: bytes.len(), hash });
        }
    }
}
