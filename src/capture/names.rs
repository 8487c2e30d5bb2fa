//! Looks up the channel, lane or stage that a typed name means.

use super::kinds::kind_names;
use crate::{
    fold::{fold, squashed},
    model::{Channel, KnownChannel, LaneId, LaneKind, Language, Map, StageId},
};

/// The result of looking up a typed name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NameLookup<T> {
    /// The name means this thing.
    One(T),
    /// The name is ambiguous; the titles of the candidates.
    Several(Vec<String>),
    /// The name matches nothing.
    Nothing,
}

/// A kind of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedThing {
    /// Channels.
    Channel,
    /// Lanes.
    Lane,
    /// Stages.
    Stage,
}

/// What the name of a lane means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NamedLane {
    /// A lane of the map.
    Own(LaneId),
    /// Any lane of this kind.
    Kind(LaneKind),
}

/// A thing that a name may mean.
struct Candidate<T> {
    it: T,
    /// Its title, for messages about ambiguous names.
    title: String,
    /// Its names.
    names: Vec<String>,
    /// Its synonyms.
    synonyms: Vec<&'static str>,
}

/// The channels of `map`: its own, then the built-in ones.
fn channels(map: &Map) -> Vec<Candidate<Channel>> {
    let own = map.channels.iter().map(|own| Candidate {
        it: Channel::Own(own.id.clone()),
        title: own.title.clone(),
        names: vec![own.title.clone()],
        synonyms: Vec::new(),
    });
    let known = KnownChannel::ALL.into_iter().map(|known| Candidate {
        it: Channel::Known(known),
        title: known.title(map.info.language).to_owned(),
        names: Language::ALL.into_iter().map(|language| known.title(language).to_owned()).collect(),
        synonyms: synonyms(known).to_vec(),
    });
    own.chain(known).collect()
}

/// The channel of `map` that `name` means. The map's own channels win over the built-in ones.
pub(super) fn channel(map: &Map, name: &str) -> NameLookup<Channel> {
    meant(&channels(map), name)
}

/// The channel of `map` whose whole name or synonym is `name`.
pub(super) fn whole_channel(map: &Map, name: &str) -> Option<Channel> {
    whole(&channels(map), &squashed(name)).map(|found| found.it.clone())
}

/// Names of cards, in addition to those of the kinds of lanes, that only the capture line knows: in the heading of a
/// table they may mean something else.
const TYPED_ONLY: [(LaneKind, &[&str]); 2] = [
    (LaneKind::Thoughts, &["question", "سؤال", "السؤال", "أسئلة", "الأسئلة", "پرسش", "پرسش‌ها"]),
    (LaneKind::Touchpoints, &["اتصال"]),
];

/// The lane or the kind of lanes that `name` means. A lane of the map of which this is the whole title wins, then a
/// kind with this whole name, then the beginnings of both in this order.
pub(super) fn lane(map: &Map, name: &str) -> NameLookup<NamedLane> {
    let own = map.lanes.iter().filter(|lane| lane.kind.holds_cards()).map(|lane| Candidate {
        it: NamedLane::Own(lane.id.clone()),
        title: lane.title.clone(),
        names: vec![lane.title.clone()],
        synonyms: Vec::new(),
    });
    let own: Vec<_> = own.collect();
    let typed_only = |kind: LaneKind| TYPED_ONLY.into_iter().filter(move |(other, _)| *other == kind);
    let kinds = LaneKind::ALL.into_iter().filter(|kind| kind.holds_cards()).map(|kind| Candidate {
        it: NamedLane::Kind(kind),
        title: kind.title(map.info.language).to_owned(),
        names: Language::ALL.into_iter().map(|language| kind.title(language).to_owned()).collect(),
        synonyms: kind_names(kind).chain(typed_only(kind).flat_map(|(_, names)| names.iter().copied())).collect(),
    });
    let kinds: Vec<_> = kinds.collect();
    let asked = squashed(name);
    // "ideas" is the plural of a known name.
    let singular = asked.strip_suffix('s').unwrap_or(&asked).to_owned();
    let titled: Vec<_> = own.iter().filter(|lane| !asked.is_empty() && squashed(&lane.title) == asked).collect();
    if !titled.is_empty() {
        return one_of_lanes(map, &titled);
    }
    if let Some(found) = whole(&kinds, &asked).or_else(|| whole(&kinds, &singular)) {
        return NameLookup::One(found.it.clone());
    }
    let begun = beginning(&own, &asked);
    if begun.is_empty() { lookup(&beginning(&kinds, &asked)) } else { one_of_lanes(map, &begun) }
}

/// The meaning of a name that these lanes of `map` have: several of one kind mean any lane of this kind.
fn one_of_lanes(map: &Map, lanes: &[&Candidate<NamedLane>]) -> NameLookup<NamedLane> {
    let kind = |lane: &&Candidate<NamedLane>| match &lane.it {
        NamedLane::Own(id) => map.lane(id).map(|lane| lane.kind),
        NamedLane::Kind(kind) => Some(*kind),
    };
    match lanes.first().and_then(kind) {
        Some(first) if lanes.len() > 1 && lanes.iter().all(|lane| kind(lane) == Some(first)) => {
            NameLookup::One(NamedLane::Kind(first))
        }
        Some(_) | None => lookup(lanes),
    }
}

/// The stage of `map` that `name` means, by its number (counted from 1) or its title.
pub(super) fn stage(map: &Map, name: &str) -> NameLookup<StageId> {
    let folded = fold(name);
    if !folded.is_empty() && folded.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = folded.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let stage = number.and_then(|at| map.stages.get(at));
        return stage.map_or(NameLookup::Nothing, |stage| NameLookup::One(stage.id.clone()));
    }
    let stages = map.stages.iter().map(|stage| Candidate {
        it: stage.id.clone(),
        title: stage.title.clone(),
        names: vec![stage.title.clone()],
        synonyms: Vec::new(),
    });
    meant(&stages.collect::<Vec<_>>(), name)
}

/// Whether `name` is exactly the name of a thing of this kind; only such names may have several unquoted words.
pub(super) fn is_whole_name(map: &Map, name: &str, named: NamedThing) -> bool {
    let asked = squashed(name);
    let is_asked = |title: &str| !asked.is_empty() && squashed(title) == asked;
    let is_titled = |title: &dyn Fn(Language) -> &'static str| Language::ALL.into_iter().any(|it| is_asked(title(it)));
    match named {
        NamedThing::Channel => {
            let is_known = |known: KnownChannel| {
                is_titled(&|language| known.title(language)) || synonyms(known).iter().any(|name| is_asked(name))
            };
            map.channels.iter().any(|own| is_asked(&own.title)) || KnownChannel::ALL.into_iter().any(is_known)
        }
        NamedThing::Lane => {
            let is_known =
                |kind: LaneKind| is_titled(&|language| kind.title(language)) || kind_names(kind).any(is_asked);
            let mut kinds = LaneKind::ALL.into_iter().filter(|kind| kind.holds_cards());
            let mut own = map.lanes.iter().filter(|lane| lane.kind.holds_cards());
            own.any(|lane| is_asked(&lane.title)) || kinds.any(is_known)
        }
        NamedThing::Stage => map.stages.iter().any(|stage| is_asked(&stage.title)),
    }
}

/// The candidate that `name` means: one of which it is the whole name, otherwise the only one with such a beginning.
fn meant<T: Clone>(candidates: &[Candidate<T>], name: &str) -> NameLookup<T> {
    let asked = squashed(name);
    match whole(candidates, &asked) {
        Some(found) => NameLookup::One(found.it.clone()),
        None => lookup(&beginning(candidates, &asked)),
    }
}

/// The first candidate with the whole name `asked`, otherwise the first with this whole synonym.
fn whole<'a, T>(candidates: &'a [Candidate<T>], asked: &str) -> Option<&'a Candidate<T>> {
    let is_named = |one: &&Candidate<T>| one.names.iter().any(|name| squashed(name) == asked);
    let is_also = |one: &&Candidate<T>| one.synonyms.iter().any(|name| squashed(name) == asked);
    let named = candidates.iter().find(is_named).or_else(|| candidates.iter().find(is_also));
    named.filter(|_| !asked.is_empty())
}

/// The candidates with a name that begins with `asked`; if there are none, those with a word of a name, and then those
/// with a synonym, that does.
fn beginning<'a, T>(candidates: &'a [Candidate<T>], asked: &str) -> Vec<&'a Candidate<T>> {
    if asked.is_empty() {
        return Vec::new();
    }
    let begins = |name: &String| squashed(name).starts_with(asked);
    let has_word = |name: &String| words(name).iter().any(|word| word.starts_with(asked));
    let having = |is_it: &dyn Fn(&String) -> bool| -> Vec<&'a Candidate<T>> {
        candidates.iter().filter(|one| one.names.iter().any(is_it)).collect()
    };
    let mut found = having(&begins);
    if found.is_empty() {
        found = having(&has_word);
    }
    if found.is_empty() {
        let begins = |one: &&Candidate<T>| one.synonyms.iter().any(|name| squashed(name).starts_with(asked));
        found = candidates.iter().filter(begins).collect();
    }
    found
}

/// The meaning of a name that `found` have.
fn lookup<T: Clone>(found: &[&Candidate<T>]) -> NameLookup<T> {
    match found {
        [] => NameLookup::Nothing,
        [one] => NameLookup::One(one.it.clone()),
        several => NameLookup::Several(several.iter().map(|one| one.title.clone()).collect()),
    }
}

/// Synonyms of a built-in channel, in all languages.
fn synonyms(channel: KnownChannel) -> &'static [&'static str] {
    match channel {
        KnownChannel::Phone => &["call", "telephone", "تماس", "تماس تلفنی", "مكالمة", "اتصال", "هاتف", "جوال"],
        KnownChannel::Chatbot => &["bot", "ربات", "بات", "بوت"],
        KnownChannel::LiveChat => &["chat", "چت", "گفتگو", "دردشة"],
        KnownChannel::MobileApp => &["app", "اپ", "اپلیکیشن", "برنامه", "تطبيق"],
        KnownChannel::WebSite => &["web", "site", "webpage", "وب", "سایت", "موقع", "الويب"],
        KnownChannel::Search => &["google", "گوگل", "بحث", "جستجو", "غوغل"],
        KnownChannel::SocialMedia => {
            &["instagram", "facebook", "linkedin", "اینستاگرام", "لینکدین", "انستغرام", "فيسبوك", "سوشال"]
        }
        KnownChannel::Email => &["mail", "newsletter", "میل", "رایانامه", "إيميل", "خبرنامه"],
        KnownChannel::Messaging => {
            &["sms", "whatsapp", "telegram", "پیامک", "واتساپ", "تلگرام", "واتس", "رسالة", "رسائل", "الرسائل"]
        }
        KnownChannel::Post => &["letter", "parcel", "نامه", "پستی", "رسالة بريدية", "بريد", "البريد"],
        KnownChannel::Shop => &["store", "branch", "showroom", "مغازه", "شعبه", "متجر", "فرع", "محل"],
        KnownChannel::Reseller => &["dealer", "partner", "agent", "نماینده", "عاملیت", "موزع", "وكيل"],
        KnownChannel::Event => &["fair", "expo", "conference", "نمایشگاه", "همایش", "معرض", "مؤتمر", "فعالية"],
        KnownChannel::FaceToFace => {
            &["in person", "meeting", "visit", "حضوری", "جلسه", "ملاقات", "شخصيًا", "زيارة", "وجهًا لوجه"]
        }
        KnownChannel::CallCentre => &["call center", "hotline", "helpline", "کال سنتر", "مرکز تلفن", "الخط الساخن"],
        KnownChannel::WordOfMouth => &[
            "mouth",
            "friend",
            "friends",
            "referral",
            "دهان به دهان",
            "دهان",
            "معرفی",
            "دوستان",
            "توصیه",
            "توصية",
            "صديق",
        ],
    }
}

/// The words of `name`, folded; half-spaces and hyphens separate words too.
fn words(name: &str) -> Vec<String> {
    name.split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '/' | '&' | '\u{200c}'))
        .map(squashed)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ChannelId, Lane, OwnChannel, Stage};

    #[test]
    fn channels_are_known_by_name_in_any_language_by_beginning_and_by_word() {
        let mut map = Map::default();
        let known = |channel| NameLookup::One(Channel::Known(channel));
        for (name, expected) in [
            ("phone", KnownChannel::Phone),
            ("PHO", KnownChannel::Phone),
            ("e-mail", KnownChannel::Email),
            ("email", KnownChannel::Email),
            ("mail", KnownChannel::Email),
            ("app", KnownChannel::MobileApp),
            ("FaceToFace", KnownChannel::FaceToFace),
            ("الهاتف", KnownChannel::Phone),
            ("تلفن", KnownChannel::Phone),
            ("وبسايت", KnownChannel::WebSite),
            ("سایت", KnownChannel::WebSite),
            ("البريد", KnownChannel::Post),
            ("chat", KnownChannel::LiveChat),
            ("instagram", KnownChannel::SocialMedia),
            ("پیامک", KnownChannel::Messaging),
            ("in person", KnownChannel::FaceToFace),
            ("حضوری", KnownChannel::FaceToFace),
            ("دهان‌به‌دهان", KnownChannel::WordOfMouth),
            ("دهان", KnownChannel::WordOfMouth),
            ("friend", KnownChannel::WordOfMouth),
            ("insta", KnownChannel::SocialMedia),
        ] {
            assert_eq!(channel(&map, name), known(expected), "{name}");
        }
        assert!(matches!(channel(&map, "s"), NameLookup::Several(several) if several.len() == 3));
        assert_eq!(channel(&map, "fax"), NameLookup::Nothing);
        assert_eq!(channel(&map, ""), NameLookup::Nothing);
        let own = OwnChannel { id: ChannelId::numbered(1), title: "Phone".to_owned(), presence: None };
        map.channels.push(own);
        assert_eq!(channel(&map, "phone"), NameLookup::One(Channel::Own(ChannelId::numbered(1))));
    }

    #[test]
    fn no_other_name_means_two_channels() {
        let mut seen: Vec<(String, KnownChannel)> = Vec::new();
        for known in KnownChannel::ALL {
            let titles = Language::ALL.map(|language| known.title(language));
            for name in titles.iter().chain(synonyms(known)) {
                let name = squashed(name);
                let other = seen.iter().find(|(seen, channel)| *seen == name && *channel != known);
                assert_eq!(other, None, "{name} also means {known:?}");
                seen.push((name, known));
            }
        }
    }

    #[test]
    fn lanes_are_known_by_title_and_by_kind_in_any_language() {
        let mut map = Map::default();
        let kind = |kind| NameLookup::One(NamedLane::Kind(kind));
        for (name, expected) in [
            ("thought", LaneKind::Thoughts),
            ("Thoughts", LaneKind::Thoughts),
            ("th", LaneKind::Thoughts),
            ("action", LaneKind::Actions),
            ("act", LaneKind::Actions),
            ("touch", LaneKind::Touchpoints),
            ("pain", LaneKind::PainPoints),
            ("ideas", LaneKind::Opportunities),
            ("note", LaneKind::Notes),
            ("question", LaneKind::Thoughts),
            ("فکر", LaneKind::Thoughts),
            ("اقدام", LaneKind::Actions),
            ("درد", LaneKind::PainPoints),
            ("فرصت", LaneKind::Opportunities),
            ("یاد", LaneKind::Notes),
            ("نقطه تماس", LaneKind::Touchpoints),
            ("تماس", LaneKind::Touchpoints),
            ("فكرة", LaneKind::Thoughts),
            ("إجراء", LaneKind::Actions),
            ("ألم", LaneKind::PainPoints),
            ("فرصة", LaneKind::Opportunities),
            ("ملاحظة", LaneKind::Notes),
            ("اتصال", LaneKind::Touchpoints),
        ] {
            assert_eq!(lane(&map, name), kind(expected), "{name}");
        }
        assert_eq!(lane(&map, "lunch"), NameLookup::Nothing);
        assert!(matches!(lane(&map, "t"), NameLookup::Several(_)));
        for (number, kind, title) in
            [(1, LaneKind::Thoughts, "What Mona thinks"), (2, LaneKind::Notes, "Thought-out notes")]
        {
            map.lanes.push(Lane::new(LaneId::numbered(number), kind, title));
        }
        assert_eq!(lane(&map, "what"), NameLookup::One(NamedLane::Own(LaneId::numbered(1))));
        assert_eq!(lane(&map, "thought"), kind(LaneKind::Thoughts), "the whole name of a kind wins over a beginning");
        assert_eq!(lane(&map, "thought-o"), NameLookup::One(NamedLane::Own(LaneId::numbered(2))));
    }

    #[test]
    fn no_other_name_means_two_kinds_of_lanes() {
        let mut seen: Vec<(String, LaneKind)> = Vec::new();
        for kind in LaneKind::ALL {
            for name in Language::ALL.map(|language| kind.title(language)).into_iter().chain(kind_names(kind)) {
                let name = squashed(name);
                let other = seen.iter().find(|(seen, other)| *seen == name && *other != kind);
                assert_eq!(other, None, "{name} also means {kind:?}");
                seen.push((name, kind));
            }
        }
    }

    #[test]
    fn stages_are_known_by_number_and_by_beginning() {
        let mut map = Map::default();
        for (number, title) in [(1, "Awareness"), (2, "آگاهی و جست‌وجو"), (3, "After-sales")] {
            let id = StageId::numbered(number);
            map.stages.push(Stage::new(id, title));
        }
        for (name, expected) in [("1", 1), ("۲", 2), ("٣", 3), ("aw", 1), ("اگاه", 2), ("sales", 3), ("aftersales", 3)]
        {
            assert_eq!(stage(&map, name), NameLookup::One(StageId::numbered(expected)), "{name}");
        }
        assert_eq!(stage(&map, "0"), NameLookup::Nothing);
        assert_eq!(stage(&map, "4"), NameLookup::Nothing);
        assert!(matches!(stage(&map, "a"), NameLookup::Several(_)));
    }
}
