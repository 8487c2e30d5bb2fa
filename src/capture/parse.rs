//! Parsing a captured line.

use std::ops::Range;

use super::{
    marks::{
        NameMark, StartMark, face, is_escapable, is_like_number, is_prose, is_unseen, name_mark, number, quoted,
        start_mark,
    },
    names::{self, NameLookup, NamedLane, NamedThing},
};
use crate::{
    fold::fold,
    model::{Channel, FeelingValue, LaneId, LaneKind, Map, StageId},
};

/// A parsed line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Captured {
    /// The title: the line without its marks.
    pub title: String,
    /// The kind of lane the card belongs in; `None` for that of the selected cell.
    pub kind: Option<LaneKind>,
    /// The lane that is named by its title; it is of `kind`.
    pub lane: Option<LaneId>,
    /// The stage; `None` for the selected one.
    pub stage: Option<StageId>,
    /// The channel.
    pub channel: Option<Channel>,
    /// The tags, without duplicates.
    pub tags: Vec<String>,
    /// Whether it is a moment of truth.
    pub is_moment_of_truth: bool,
    /// The feeling.
    pub feeling: Option<FeelingValue>,
    /// The marks of the line, in order, with their meanings.
    pub parts: Vec<LineMark>,
}

/// A mark in a line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineMark {
    /// The bytes of the mark in the line.
    pub range: Range<usize>,
    /// The meaning of the mark.
    pub meaning: Meaning,
}

/// The meaning of a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// The card is of this kind.
    Kind(LaneKind),
    /// The card is in this lane.
    Lane(LaneId),
    /// The card is a moment of truth.
    MomentOfTruth,
    /// The card's channel.
    Channel(Channel),
    /// A tag.
    Tag(String),
    /// The card's stage.
    Stage(StageId),
    /// The feeling at the card.
    Feeling(FeelingValue),
    /// A backslash: the next character is an ordinary one.
    Escape,
    /// Not understood; the mark stays in the title.
    Unknown(Unknown),
}

/// The reason a mark is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No channel has this name.
    Channel,
    /// Several channels match; their titles.
    Channels(Vec<String>),
    /// No lane and no kind of lanes has this name.
    Lane,
    /// Several lanes or kinds of lanes match; their titles.
    Lanes(Vec<String>),
    /// No stage has this name or number.
    Stage,
    /// Several stages match; their titles.
    Stages(Vec<String>),
    /// The feeling is outside -2..+2.
    Feeling,
    /// The line already has a mark of this sort.
    Second,
}

impl Captured {
    /// The marks that were not understood, with their positions.
    pub fn unknown(&self) -> impl Iterator<Item = (&Range<usize>, &Unknown)> {
        self.parts.iter().filter_map(|part| match &part.meaning {
            Meaning::Unknown(unknown) => Some((&part.range, unknown)),
            Meaning::Kind(_)
            | Meaning::Lane(_)
            | Meaning::MomentOfTruth
            | Meaning::Channel(_)
            | Meaning::Tag(_)
            | Meaning::Stage(_)
            | Meaning::Feeling(_)
            | Meaning::Escape => None,
        })
    }
}

/// Parses `line` as a card of `map`. Never fails: marks that are not understood stay in the title.
#[must_use]
pub fn parse(map: &Map, line: &str) -> Captured {
    let mut parser = Parser { map, line, at: 0, last_kept: None, captured: Captured::default() };
    while let Some(start) = parser.next_word() {
        parser.word(start);
    }
    parser.captured
}

/// A name after a mark.
#[derive(Clone, Copy)]
struct TypedName<'n> {
    /// The start of the mark.
    from: usize,
    /// The start of the name, or of the quotation mark before it.
    name_from: usize,
    /// The name without quotation marks.
    name: &'n str,
    /// The end of the name, or of the quotation mark after it.
    end: usize,
}

struct Parser<'a> {
    map: &'a Map,
    line: &'a str,
    /// The start of the unparsed rest of the line.
    at: usize,
    /// The end of the last word that went into the title.
    last_kept: Option<usize>,
    captured: Captured,
}

impl<'a> Parser<'a> {
    /// Moves to the next word and returns its start.
    fn next_word(&mut self) -> Option<usize> {
        let rest = self.line.get(self.at..)?;
        let start = self.at + rest.find(|letter: char| !letter.is_whitespace())?;
        self.at = start;
        Some(start)
    }

    /// The end of the word that contains `from`.
    fn word_end(&self, from: usize) -> usize {
        let rest = self.line.get(from..).unwrap_or_default();
        from + rest.find(char::is_whitespace).unwrap_or(rest.len())
    }

    /// Parses the word that begins at `start`.
    fn word(&mut self, start: usize) {
        let end = self.word_end(start);
        let word = self.line.get(start..end).unwrap_or_default();
        let visible = start + word.find(|letter| !is_unseen(letter)).unwrap_or(word.len());
        let mut from = visible;
        if self.last_kept.is_none() {
            from = self.start_marks(visible, end);
            if from == end {
                self.at = end;
                return;
            }
        }
        let rest = self.line.get(from..end).unwrap_or_default();
        if let Some(escaped) = rest.strip_prefix('\\').filter(|rest| rest.starts_with(is_escapable)) {
            self.note(from..from + 1, Meaning::Escape);
            let before = self.line.get(start..visible).filter(|_| from == visible).unwrap_or_default();
            self.keep(from, &format!("{before}{escaped}"), end);
        } else if !self.named(from) && !self.felt(from, end) {
            // Direction marks before the word stay with it.
            let from = if from == visible { start } else { from };
            self.keep(from, self.line.get(from..end).unwrap_or_default(), end);
        }
    }

    /// Parses the marks before the title, from `from` on. Returns the start of the title, or `end` if the word is all
    /// marks.
    fn start_marks(&mut self, mut from: usize, end: usize) -> usize {
        while let Some(letter) = self.line.get(from..end).and_then(|rest| rest.chars().next()) {
            let next = from + letter.len_utf8();
            if is_unseen(letter) && from > self.at {
                from = next;
                continue;
            }
            let Some(mark) = start_mark(letter) else { break };
            if is_prose(self.line.get(from..).unwrap_or_default()) {
                break;
            }
            match mark {
                StartMark::Kind(kind) => {
                    if *self.captured.kind.get_or_insert(kind) != kind {
                        self.note(from..next, Meaning::Unknown(Unknown::Second));
                        break;
                    }
                    self.note(from..next, Meaning::Kind(kind));
                }
                StartMark::MomentOfTruth => {
                    self.captured.is_moment_of_truth = true;
                    self.note(from..next, Meaning::MomentOfTruth);
                }
            }
            from = next;
        }
        from
    }

    /// Parses a channel, tag or stage at `from`; returns whether there was one.
    fn named(&mut self, from: usize) -> bool {
        let rest = self.line.get(from..).unwrap_or_default();
        let Some(letter) = rest.chars().next() else { return false };
        let Some(mark) = name_mark(letter) else { return false };
        let name_from = from + letter.len_utf8();
        let behind = self.line.get(name_from..).unwrap_or_default();
        let (name, end) = if let Some((name, end)) = quoted(behind) {
            (behind.get(name).unwrap_or_default(), name_from + end)
        } else {
            let word = self.line.get(name_from..self.word_end(name_from)).unwrap_or_default();
            let name = word.trim_end_matches(is_behind_a_name);
            (name, name_from + name.len())
        };
        if !name.starts_with(char::is_alphanumeric) && name.len() == end - name_from {
            return false;
        }
        // A sign between the digits of a number, or before them, is no mark.
        let is_sign = matches!(letter, '٬' | '٫' | '/' | '／' | '÷') && !name.starts_with(char::is_alphabetic);
        let name = TypedName { from, name_from, name, end };
        match mark {
            NameMark::Channel | NameMark::Tag | NameMark::Lane if is_sign => false,
            NameMark::Channel => self.channel(name),
            NameMark::Tag => self.tag(name),
            NameMark::Lane => self.lane(name),
            NameMark::Stage => self.stage(name, false),
            NameMark::MirroredStage => self.is_rtl() && self.stage(name, true),
        }
    }

    fn channel(&mut self, typed: TypedName<'_>) -> bool {
        let TypedName { from, name, end, .. } = self.longest(typed, NamedThing::Channel);
        let meaning = match names::channel(self.map, name) {
            NameLookup::One(_) if self.captured.channel.is_some() => Meaning::Unknown(Unknown::Second),
            NameLookup::One(channel) => Meaning::Channel(self.captured.channel.insert(channel).clone()),
            NameLookup::Several(several) => Meaning::Unknown(Unknown::Channels(several)),
            NameLookup::Nothing => Meaning::Unknown(Unknown::Channel),
        };
        self.take(from..end, meaning)
    }

    fn tag(&mut self, TypedName { from, name, end, .. }: TypedName<'_>) -> bool {
        if !name.chars().any(char::is_alphabetic) {
            return false;
        }
        let tags = &mut self.captured.tags;
        if !tags.iter().any(|tag| fold(tag) == fold(name)) {
            tags.push(name.to_owned());
        }
        self.take(from..end, Meaning::Tag(name.to_owned()))
    }

    /// Parses a lane. A path, such as /usr/bin or /notes.txt, is ordinary text.
    fn lane(&mut self, typed: TypedName<'_>) -> bool {
        let word = self.line.get(typed.name_from..self.word_end(typed.end)).unwrap_or_default();
        let is_quoted = typed.end != typed.name_from + typed.name.len();
        if !is_quoted && (word.contains(['/', '\\']) || typed.name.contains(['.', '=', ':'])) {
            return false;
        }
        let TypedName { from, name, end, .. } = self.longest(typed, NamedThing::Lane);
        let meaning = match names::lane(self.map, name) {
            NameLookup::One(named) => self.named_lane(named),
            NameLookup::Several(several) => Meaning::Unknown(Unknown::Lanes(several)),
            NameLookup::Nothing => Meaning::Unknown(Unknown::Lane),
        };
        self.take(from..end, meaning)
    }

    /// Sets the lane of the card, unless an earlier mark says another.
    fn named_lane(&mut self, named: NamedLane) -> Meaning {
        let kind = match &named {
            NamedLane::Own(id) => self.map.lane(id).map(|lane| lane.kind),
            NamedLane::Kind(kind) => Some(*kind),
        };
        if self.captured.lane.is_some() || (self.captured.kind.is_some() && self.captured.kind != kind) {
            return Meaning::Unknown(Unknown::Second);
        }
        self.captured.kind = kind;
        match named {
            NamedLane::Own(id) => Meaning::Lane(self.captured.lane.insert(id).clone()),
            NamedLane::Kind(kind) => Meaning::Kind(kind),
        }
    }

    /// Parses a stage. With `is_mirrored` (written with `<`), a number amid other words is ordinary text, as in "less
    /// than 2".
    fn stage(&mut self, typed: TypedName<'_>, is_mirrored: bool) -> bool {
        let TypedName { from, name, end, .. } = self.longest(typed, NamedThing::Stage);
        let is_amid = self.last_kept.is_some() && self.line.get(end..).is_some_and(|rest| !rest.trim().is_empty());
        if is_mirrored && is_amid && !name.contains(char::is_alphabetic) {
            return false;
        }
        let meaning = match names::stage(self.map, name) {
            NameLookup::One(_) if self.captured.stage.is_some() => Meaning::Unknown(Unknown::Second),
            NameLookup::One(stage) => Meaning::Stage(self.captured.stage.insert(stage).clone()),
            NameLookup::Several(several) => Meaning::Unknown(Unknown::Stages(several)),
            NameLookup::Nothing => Meaning::Unknown(Unknown::Stage),
        };
        self.take(from..end, meaning)
    }

    /// The name together with the words after it, if together they are exactly the name of such a thing.
    fn longest<'n>(&self, typed: TypedName<'n>, named: NamedThing) -> TypedName<'n>
    where
        'a: 'n,
    {
        const MOST_WORDS: usize = 5;
        let TypedName { from, name_from, name, end } = typed;
        let is_quoted = end != name_from + name.len();
        let mut longest = typed;
        let mut word_end = end;
        for _ in 0..if is_quoted { 0 } else { MOST_WORDS } {
            let rest = self.line.get(word_end..).unwrap_or_default();
            let Some(gap) = rest.find(|letter: char| !letter.is_whitespace()).filter(|gap| *gap > 0) else { break };
            let next = word_end + gap;
            word_end = self.word_end(next);
            if !self.line.get(next..word_end).is_some_and(|word| word.starts_with(char::is_alphanumeric)) {
                break;
            }
            let words = self.line.get(name_from..word_end).unwrap_or_default().trim_end_matches(is_behind_a_name);
            if names::is_whole_name(self.map, words, named) {
                longest = TypedName { from, name_from, name: words, end: name_from + words.len() };
            }
        }
        longest
    }

    /// Parses the word from `from` to `end` as a feeling; returns whether it is one.
    fn felt(&mut self, from: usize, end: usize) -> bool {
        let word = self.line.get(from..end).unwrap_or_default();
        let bare: String = word.chars().filter(|letter| !is_unseen(*letter)).collect();
        let bare = bare.trim_end_matches([',', '.', '،', '؛', ';']);
        let value = face(bare).map(FeelingValue::get).or_else(|| number(bare));
        if value.is_none() && !is_like_number(bare) {
            return false;
        }
        let meaning = match value.and_then(FeelingValue::new) {
            Some(_) if self.captured.feeling.is_some() => Meaning::Unknown(Unknown::Second),
            Some(value) => Meaning::Feeling(*self.captured.feeling.insert(value)),
            None => Meaning::Unknown(Unknown::Feeling),
        };
        let visible = from + word.trim_end_matches([',', '.', '،', '؛', ';']).len();
        self.take(from..visible, meaning)
    }

    /// Records the mark at `range`. A known mark is removed from the title; an unknown one stays. Punctuation between
    /// the mark and the next space joins the word before.
    fn take(&mut self, range: Range<usize>, meaning: Meaning) -> bool {
        let end = self.word_end(range.end);
        let is_known = !matches!(meaning, Meaning::Unknown(_));
        self.note(range.clone(), meaning);
        if is_known {
            let behind = self.line.get(range.end..end).unwrap_or_default();
            if behind.contains(char::is_alphanumeric) {
                self.at = range.end;
                return true;
            }
            if !self.captured.title.is_empty() {
                self.captured.title.extend(behind.chars().filter(|letter| !is_unseen(*letter)));
            }
            self.at = end;
        } else {
            self.keep(range.start, self.line.get(range.start..end).unwrap_or_default(), end);
        }
        true
    }

    /// Appends `text`, found from `from` to `end` in the line, to the title.
    fn keep(&mut self, from: usize, text: &str, end: usize) {
        let between = self.last_kept.and_then(|last| self.line.get(last..from));
        match between.map(|between| between.trim_end_matches(is_unseen)) {
            Some(between) if between.chars().all(char::is_whitespace) => self.captured.title.push_str(between),
            Some(_) => self.captured.title.push(' '),
            None => {}
        }
        self.captured.title.push_str(text);
        self.last_kept = Some(end);
        self.at = end;
    }

    fn note(&mut self, range: Range<usize>, meaning: Meaning) {
        self.captured.parts.push(LineMark { range, meaning });
    }

    /// Whether the line is right to left, judged by its first letter.
    fn is_rtl(&self) -> bool {
        let first = self.line.chars().find(|letter| letter.is_alphabetic());
        first.is_some_and(
            |letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'),
        )
    }
}

/// Whether `letter` at the end of a name is punctuation and not part of the name.
fn is_behind_a_name(letter: char) -> bool {
    is_unseen(letter)
        || matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '…' | '،' | '؛' | '؟' | '»' | '”' | '"')
}
