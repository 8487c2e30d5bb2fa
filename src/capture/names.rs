//! Looks up the channel or stage that a typed name means.

use crate::{
    fold::{fold, squashed},
    model::{Channel, KnownChannel, Language, Map, StageId},
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

/// A thing that a name may mean.
struct Candidate<T> {
    it: T,
    /// Its title, for messages about ambiguous names.
    title: String,
    /// Its names.
    names: Vec<String>,
    /// Its synonyms.
    synonyms: &'static [&'static str],
}

/// The channel of `map` that `name` means. The map's own channels win over the built-in ones.
pub(super) fn channel(map: &Map, name: &str) -> NameLookup<Channel> {
    let own = map.channels.iter().map(|own| Candidate {
        it: Channel::Own(own.id.clone()),
        title: own.title.clone(),
        names: vec![own.title.clone()],
        synonyms: &[],
    });
    let known = KnownChannel::ALL.into_iter().map(|known| Candidate {
        it: Channel::Known(known),
        title: known.title(map.info.language).to_owned(),
        names: Language::ALL.into_iter().map(|language| known.title(language).to_owned()).collect(),
        synonyms: synonyms(known),
    });
    meant(&own.chain(known).collect::<Vec<_>>(), name)
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
        synonyms: &[],
    });
    meant(&stages.collect::<Vec<_>>(), name)
}

/// Whether `name` is exactly the name of a channel or stage; only such names may have several unquoted words.
pub(super) fn is_whole_name(map: &Map, name: &str, is_channel: bool) -> bool {
    let asked = squashed(name);
    let is_asked = |title: &str| !asked.is_empty() && squashed(title) == asked;
    if is_channel {
        let known = || KnownChannel::ALL.into_iter();
        map.channels.iter().any(|own| is_asked(&own.title))
            || known().any(|known| Language::ALL.into_iter().any(|language| is_asked(known.title(language))))
            || known().any(|known| synonyms(known).iter().any(|name| is_asked(name)))
    } else {
        map.stages.iter().any(|stage| is_asked(&stage.title))
    }
}

/// The candidate that `name` means. Tried in turn: an equal name, an equal synonym, the only candidate with a name that
/// begins so, with a word that begins so, with a synonym that begins so.
fn meant<T: Clone>(candidates: &[Candidate<T>], name: &str) -> NameLookup<T> {
    let asked = squashed(name);
    if asked.is_empty() {
        return NameLookup::Nothing;
    }
    let whole = candidates.iter().find(|one| one.names.iter().any(|name| squashed(name) == asked));
    let also = |one: &&Candidate<T>| one.synonyms.iter().any(|name| squashed(name) == asked);
    if let Some(whole) = whole.or_else(|| candidates.iter().find(also)) {
        return NameLookup::One(whole.it.clone());
    }
    let begins = |name: &String| squashed(name).starts_with(&asked);
    let has_word = |name: &String| words(name).iter().any(|word| word.starts_with(&asked));
    let having = |is_it: &dyn Fn(&String) -> bool| -> Vec<&Candidate<T>> {
        candidates.iter().filter(|one| one.names.iter().any(is_it)).collect()
    };
    let mut found = having(&begins);
    if found.is_empty() {
        found = having(&has_word);
    }
    if found.is_empty() {
        let begins = |one: &&Candidate<T>| one.synonyms.iter().any(|name| squashed(name).starts_with(&asked));
        found = candidates.iter().filter(begins).collect();
    }
    match found.as_slice() {
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
    use crate::model::{ChannelId, OwnChannel, Stage};

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
