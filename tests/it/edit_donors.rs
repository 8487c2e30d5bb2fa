//! Things with a value in every field, from which random commands take one field at a time.

use safar::model::{
    Card, CardId, Channel, ChannelId, Comment, CurveMarkers, Date, Digits, Evidence, KnownChannel, Lane, LaneHeight,
    LaneId, Language, Map, MapDirection, MapInfo, MapPart, MapState, Measure, Metric, Outcome, OwnChannel, Persona,
    PersonaId, Presence, Score, Severity, Source, SourceId, SourceKind, Span, Stage, StageId, StageWidth, Status,
};

use crate::edit_commands::{Whim, some_card, some_channel, some_persona, some_picture, some_source};

/// `value` in half of the cases.
fn maybe<T>(whim: &Whim, value: T) -> Option<T> {
    whim.c.is_multiple_of(2).then_some(value)
}

fn day(whim: &Whim) -> Option<Date> {
    Date::new(2026, 1 + (whim.c % 12) as u8, 1)
}

pub(crate) fn card(whim: &Whim, map: &Map, id: CardId) -> Card {
    let (title, c) = (whim.title.clone(), whim.c);
    let score = |more: u16| Score::new((c.wrapping_add(more) % 10) as u8);
    let known = Channel::Known(KnownChannel::ALL[usize::from(c) % 16]);
    let target = if c.is_multiple_of(9) { f64::NAN } else { 4.5 };
    let measure = Measure::Own { value: Some(f64::from(c)), is_less_better: true };
    let source = map.sources.first().map(|source| source.id.clone());
    Card {
        place: whim.place(map),
        span: Span::ONE,
        title: title.clone(),
        text: title.clone(),
        channel: Some(if c.is_multiple_of(2) { known } else { Channel::Own(some_channel(map, c)) }),
        presence: maybe(whim, Presence::Online),
        contact_reason: title.clone(),
        department: title.clone(),
        point_of_sale: title.clone(),
        personas: vec![some_persona(map, c), some_persona(map, whim.a)],
        evidence: maybe(whim, Evidence::Researched),
        sources: vec![some_source(map, c), some_source(map, c)],
        tags: vec!["form".into(), title.clone()],
        severity: maybe(whim, Severity::High),
        is_moment_of_truth: c.is_multiple_of(2),
        links: vec![some_card(map, c), id.clone(), some_card(map, whim.a ^ c)],
        importance: score(0),
        satisfaction: score(1),
        impact: score(2),
        effort: score(3),
        owner: title.clone(),
        due: day(whim),
        status: maybe(whim, Status::Done),
        comments: vec![Comment { text: title.clone(), is_open: true, ..Comment::default() }],
        metric: Some(Metric { measure, target: Some(target), source, ..Metric::empty() }),
        outcomes: vec![Outcome { title, share: None }],
        picture: Some(some_picture(map, c)),
        id,
    }
}

pub(crate) fn info(whim: &Whim) -> MapInfo {
    let title = whim.title.clone();
    MapInfo {
        title: title.clone(),
        scope: title.clone(),
        scenario: title.clone(),
        goals: vec![title.clone()],
        state: MapState::Future,
        language: Language::ALL[usize::from(whim.c % 3)],
        direction: maybe(whim, MapDirection::Rtl).unwrap_or_default(),
        authors: vec![title],
        date: day(whim),
        review_date: day(whim),
        markers: maybe(whim, CurveMarkers::Faces).unwrap_or_default(),
        digits: maybe(whim, Digits::Latin).unwrap_or_default(),
        hidden: maybe(whim, MapPart::Legend).into_iter().collect(),
        prompts: safar::model::InfoPrompts::default(),
    }
}

pub(crate) fn persona(whim: &Whim, map: &Map) -> Persona {
    let title = whim.title.clone();
    Persona {
        id: PersonaId::numbered(1),
        name: title.clone(),
        role: title.clone(),
        quote: title.clone(),
        goals: vec![title.clone()],
        needs: vec![title.clone()],
        frustrations: vec![title],
        portrait: Some(some_picture(map, whim.c)),
        prompts: safar::model::PersonaPrompts::default(),
    }
}

pub(crate) fn stage(whim: &Whim) -> Stage {
    Stage {
        id: StageId::numbered(1),
        title: whim.title.clone(),
        text: whim.title.clone(),
        steps: Vec::new(),
        width: maybe(whim, StageWidth::clamped(f64::from(whim.c))),
        visibility: whim.visibility(),
    }
}

pub(crate) fn lane(whim: &Whim) -> Lane {
    Lane {
        id: LaneId::numbered(1),
        kind: whim.kind(),
        title: whim.title.clone(),
        prompt: whim.title.clone(),
        is_grouped: whim.c.is_multiple_of(2),
        height: maybe(whim, LaneHeight::clamped(f64::from(whim.c))),
        visibility: whim.visibility(),
    }
}

pub(crate) fn channel(whim: &Whim) -> OwnChannel {
    OwnChannel { id: ChannelId::numbered(1), title: whim.title.clone(), presence: maybe(whim, Presence::Offline) }
}

pub(crate) fn source(whim: &Whim) -> Source {
    Source {
        id: SourceId::numbered(1),
        kind: SourceKind::Crm,
        title: whim.title.clone(),
        locator: whim.title.clone(),
        date: day(whim),
    }
}
