//! Which channel or stage a typed name means.

use crate::{
    fold::{fold, squashed},
    model::{Channel, KnownChannel, Language, Map, StageId},
};

/// What a typed name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named<T> {
    /// To one thing.
    One(T),
    /// To several, which are called so.
    Several(Vec<String>),
    /// To nothing.
    Nothing,
}

/// Something that has names.
struct Candidate<T> {
    it: T,
    /// What it is called where several are meant.
    title: String,
    /// Every name it goes by.
    names: Vec<String>,
}

/// The channel of `map` that `name` means: one of the map's own before a built-in one.
pub(super) fn channel(map: &Map, name: &str) -> Named<Channel> {
    let own = map.channels.iter().map(|own| Candidate {
        it: Channel::Own(own.id.clone()),
        title: own.title.clone(),
        names: vec![own.title.clone()],
    });
    let known = KnownChannel::ALL.into_iter().map(|known| Candidate {
        it: Channel::Known(known),
        title: known.title(map.info.language).to_owned(),
        names: Language::ALL.into_iter().map(|language| known.title(language).to_owned()).collect(),
    });
    meant(&own.chain(known).collect::<Vec<_>>(), name)
}

/// The stage of `map` that `name` means: by its number, counted from 1, or by its title.
pub(super) fn stage(map: &Map, name: &str) -> Named<StageId> {
    let folded = fold(name);
    if !folded.is_empty() && folded.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = folded.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let stage = number.and_then(|at| map.stages.get(at));
        return stage.map_or(Named::Nothing, |stage| Named::One(stage.id.clone()));
    }
    let stages = map.stages.iter().map(|stage| Candidate {
        it: stage.id.clone(),
        title: stage.title.clone(),
        names: vec![stage.title.clone()],
    });
    meant(&stages.collect::<Vec<_>>(), name)
}

/// Whether `name` is exactly what some channel or stage is called: then it may take several words.
pub(super) fn is_whole_name(map: &Map, name: &str, is_channel: bool) -> bool {
    let asked = squashed(name);
    let is_asked = |title: &str| !asked.is_empty() && squashed(title) == asked;
    if is_channel {
        let known = || KnownChannel::ALL.into_iter();
        map.channels.iter().any(|own| is_asked(&own.title))
            || known().any(|known| Language::ALL.into_iter().any(|language| is_asked(known.title(language))))
    } else {
        map.stages.iter().any(|stage| is_asked(&stage.title))
    }
}

/// The one of `candidates` that `name` means: one that is called just so, else the only one whose name begins so, else
/// the only one with a word that begins so.
fn meant<T: Clone>(candidates: &[Candidate<T>], name: &str) -> Named<T> {
    let asked = squashed(name);
    if asked.is_empty() {
        return Named::Nothing;
    }
    let whole = candidates.iter().find(|one| one.names.iter().any(|name| squashed(name) == asked));
    if let Some(whole) = whole {
        return Named::One(whole.it.clone());
    }
    let begins = |name: &String| squashed(name).starts_with(&asked);
    let has_word = |name: &String| words(name).iter().any(|word| word.starts_with(&asked));
    let having = |is_it: &dyn Fn(&String) -> bool| -> Vec<&Candidate<T>> {
        candidates.iter().filter(|one| one.names.iter().any(is_it)).collect()
    };
    let found = Some(having(&begins)).filter(|found| !found.is_empty()).unwrap_or_else(|| having(&has_word));
    match found.as_slice() {
        [] => Named::Nothing,
        [one] => Named::One(one.it.clone()),
        several => Named::Several(several.iter().map(|one| one.title.clone()).collect()),
    }
}

/// The words of `name`, folded; a half-space and a hyphen part words too.
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
        let known = |channel| Named::One(Channel::Known(channel));
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
        ] {
            assert_eq!(channel(&map, name), known(expected), "{name}");
        }
        assert!(matches!(channel(&map, "s"), Named::Several(several) if several.len() == 3));
        assert_eq!(channel(&map, "fax"), Named::Nothing);
        assert_eq!(channel(&map, ""), Named::Nothing);
        let own = OwnChannel { id: ChannelId::numbered(1), title: "Phone".to_owned(), presence: None };
        map.channels.push(own);
        assert_eq!(channel(&map, "phone"), Named::One(Channel::Own(ChannelId::numbered(1))));
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
            assert_eq!(stage(&map, name), Named::One(StageId::numbered(expected)), "{name}");
        }
        assert_eq!(stage(&map, "0"), Named::Nothing);
        assert_eq!(stage(&map, "4"), Named::Nothing);
        assert!(matches!(stage(&map, "a"), Named::Several(_)));
    }
}
