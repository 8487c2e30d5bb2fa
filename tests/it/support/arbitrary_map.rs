//! Random valid maps for property tests, with every field in use and strings that break careless writers.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, option::of, prelude::*, sample::select};
use safar::model::{
    Anchor, Card, CardId, Channel, ChannelId, Comment, CurveMarkers, Date, Digits, Evidence, Feeling, FeelingKey,
    FeelingValue, Filter, FilterEffect, InfoPrompts, KnownChannel, Lane, LaneHeight, LaneId, LaneKind, Language, Map,
    MapDirection, MapInfo, MapPart, MapState, Measure, Metric, Outcome, OwnChannel, Persona, PersonaId, PersonaPrompts,
    Picture, PictureId, Place, Presence, Score, Severity, Share, Source, SourceId, SourceKind, Span, Stage, StageId,
    StageWidth, Status, Step, StepId, View, ViewId, Visibility,
};

/// A map of up to 5 stages, 6 lanes and 14 cards in which every reference leads somewhere and no order has gaps.
pub(crate) fn arbitrary_map() -> impl Strategy<Value = Map> {
    let skeleton = (info(), vec(persona(), 0..4), stages(), vec(lane(), 1..7), vec(own_channel(), 0..3));
    let stock = (vec(source(), 0..4), vec(picture(), 0..3));
    let content = (vec(card(), 0..14), vec(feeling(), 0..10), vec(view(), 0..3));
    (skeleton, stock, content).prop_map(|((info, personas, stages, lanes, channels), (sources, pictures), content)| {
        let mut map = Map { info, personas, stages, lanes, channels, sources, pictures, ..Map::default() };
        give_ids(&mut map);
        let (cards, feelings, views) = content;
        for card in cards {
            add_card(&mut map, card);
        }
        link_cards(&mut map);
        for feeling in feelings {
            add_feeling(&mut map, feeling);
        }
        for view in views {
            add_view(&mut map, view);
        }
        map
    })
}

/// Any text that a user, a paste or a careless program could bring: ordinary words in three scripts, bidi marks,
/// joiners, emoji, newlines, quotes, control characters, RON syntax.
pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "",
        "a",
        "Wait",
        " ",
        "  ",
        "سفر مشتری",
        "می\u{200c}خواهم",
        "العميل",
        "CRM 2024",
        "(",
        ")",
        "\"",
        "\\",
        "\\n",
        "'",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\0",
        "\u{1}",
        "\u{7f}",
        "\u{85}",
        "\u{200d}",
        "\u{200e}",
        "\u{200f}",
        "\u{202e}",
        "\u{2066}",
        "\u{2069}",
        "\u{feff}",
        "\u{2028}",
        "\u{a0}",
        "\u{ad}",
        "👨\u{200d}👩\u{200d}👧",
        "❤\u{fe0f}",
        "👋🏽",
        "🇸🇦",
        "旅",
        "e\u{301}",
        "\u{301}",
        "//",
        "/*",
        "*/",
        "r#\"",
        "\"#",
        "Some(",
        "]",
        ",",
        ":",
        "{",
        "}",
        "\u{10ffff}",
        "\u{fffe}",
        "\u{e000}",
        "#![enable(implicit_some)]",
        "\\u{200c}",
        "۱۲۳",
        "١٢٣",
    ]);
    prop_oneof![
        4 => vec(pieces, 0..6).prop_map(|pieces| pieces.concat()),
        1 => vec(any::<char>(), 0..12).prop_map(|chars| chars.into_iter().collect()),
    ]
}

/// A card with indices instead of ids; `add_card` resolves them in the map.
#[derive(Clone, Debug)]
struct Draft {
    card: Card,
    own_channel: Option<usize>,
    picks: Picks,
}

#[derive(Clone, Debug)]
struct Picks {
    lane: usize,
    stage: usize,
    personas: Vec<usize>,
    sources: Vec<usize>,
    links: Vec<usize>,
    picture: Option<usize>,
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(hostile_text(), 0..3)
}

fn date() -> impl Strategy<Value = Option<Date>> {
    of((1_u16..=9999, 1_u8..=12, 1_u8..=31).prop_filter_map("a day of the calendar", |(y, m, d)| Date::new(y, m, d)))
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        select(vec![0.0, -0.0, 1.0, -1.0, 0.1, 1e16, 1e300, 5e-324, f64::MAX, f64::MIN, 1.0 / 3.0]),
        any::<f64>().prop_filter("finite", |number| number.is_finite()),
        (-10_000_i32..10_000).prop_map(|number| f64::from(number) / 8.0),
    ]
}

fn info() -> impl Strategy<Value = MapInfo> {
    let words = (hostile_text(), hostile_text(), hostile_text(), texts(), texts());
    let kinds = (
        select(vec![MapState::Current, MapState::Future]),
        select(Language::ALL.to_vec()),
        select(vec![MapDirection::Auto, MapDirection::Ltr, MapDirection::Rtl]),
        select(vec![CurveMarkers::Shapes, CurveMarkers::Faces]),
        select(vec![Digits::Auto, Digits::Latin, Digits::ArabicIndic, Digits::Persian]),
        vec(select(MapPart::ALL.to_vec()), 0..3),
    );
    (words, kinds, date(), date()).prop_map(
        |(
            (title, scope, scenario, goals, authors),
            (state, language, direction, markers, digits, hidden),
            date,
            review_date,
        )| MapInfo {
            prompts: InfoPrompts { scope: title.clone(), scenario: scope.clone(), goals: String::new() },
            title,
            scope,
            scenario,
            goals,
            state,
            language,
            direction,
            authors,
            date,
            review_date,
            markers,
            digits,
            hidden: BTreeSet::from_iter(hidden),
        },
    )
}

fn persona() -> impl Strategy<Value = Persona> {
    let words = (hostile_text(), hostile_text(), hostile_text());
    (words, texts(), texts(), texts(), any::<bool>()).prop_map(
        |((name, role, quote), goals, needs, frustrations, has_portrait)| Persona {
            prompts: PersonaPrompts { name: quote.clone(), role: String::new(), quote: role.clone() },
            role,
            quote,
            goals,
            needs,
            frustrations,
            portrait: has_portrait.then(|| PictureId::numbered(1)),
            ..Persona::new(PersonaId::numbered(1), name)
        },
    )
}

fn stages() -> impl Strategy<Value = Vec<Stage>> {
    let room = (of((StageWidth::LEAST..=StageWidth::MOST).prop_filter_map("a width", StageWidth::new)), visibility());
    let stage = (hostile_text(), hostile_text(), vec(hostile_text(), 0..3), room).prop_map(
        |(title, text, steps, (width, visibility))| Stage {
            id: StageId::numbered(1),
            title,
            text,
            steps: steps.into_iter().map(|title| Step { id: StepId::numbered(1), title }).collect(),
            width,
            visibility,
        },
    );
    vec(stage, 1..6)
}

/// A visibility, mostly open.
fn visibility() -> impl Strategy<Value = Visibility> {
    prop_oneof![4 => Just(Visibility::Open), 1 => Just(Visibility::Collapsed), 1 => Just(Visibility::Hidden)]
}

fn lane() -> impl Strategy<Value = Lane> {
    let words = (hostile_text(), hostile_text());
    let room = (of((LaneHeight::LEAST..=LaneHeight::MOST).prop_filter_map("a height", LaneHeight::new)), visibility());
    (select(LaneKind::ALL.to_vec()), words, any::<bool>(), room).prop_map(
        |(kind, (title, prompt), is_grouped, (height, visibility))| Lane {
            id: LaneId::numbered(1),
            kind,
            title,
            prompt,
            is_grouped,
            height,
            visibility,
        },
    )
}

fn own_channel() -> impl Strategy<Value = OwnChannel> {
    (hostile_text(), presence()).prop_map(|(title, presence)| OwnChannel {
        id: ChannelId::numbered(1),
        title,
        presence,
    })
}

fn presence() -> impl Strategy<Value = Option<Presence>> {
    of(select(vec![Presence::Online, Presence::Offline]))
}

fn source() -> impl Strategy<Value = Source> {
    let kind = select(vec![
        SourceKind::WebAnalytics,
        SourceKind::Crm,
        SourceKind::Survey,
        SourceKind::MysteryVisit,
        SourceKind::Study,
        SourceKind::Interviews,
        SourceKind::SupportTranscripts,
        SourceKind::Workshop,
        SourceKind::Other,
    ]);
    (kind, hostile_text(), hostile_text(), date()).prop_map(|(kind, title, locator, date)| Source {
        id: SourceId::numbered(1),
        kind,
        title,
        locator,
        date,
    })
}

fn picture() -> impl Strategy<Value = Picture> {
    (hostile_text(), vec(any::<u8>(), 0..40)).prop_map(|(description, bytes)| Picture {
        id: PictureId::numbered(1),
        description,
        bytes: bytes.into(),
    })
}

fn measure() -> impl Strategy<Value = Measure> {
    (0..9, number(), number(), number(), any::<bool>()).prop_map(|(kind, a, b, c, flag)| match kind {
        0 => Measure::Csat { satisfied: a, answers: b },
        1 => Measure::Clv { purchase_value: a, purchases_a_year: b, years: c },
        2 => Measure::Ces { sum: a, answers: b },
        3 => Measure::SessionTime { total: a, sessions: b },
        4 => Measure::BounceRate { single_page: a, sessions: b },
        5 => Measure::OpenRate { opened: a, delivered: b },
        6 => Measure::ConversionRate { conversions: a, visitors: b },
        7 => Measure::Nps { promoters: a, passives: b, detractors: c },
        _ => Measure::Own { value: (a < b).then_some(c), is_less_better: flag },
    })
}

fn metric() -> impl Strategy<Value = Metric> {
    (measure(), hostile_text(), of(number()), of(number()), any::<bool>(), date()).prop_map(
        |(measure, unit, target, previous, has_source, date)| Metric {
            measure,
            unit,
            target,
            previous,
            source: has_source.then(|| SourceId::numbered(1)),
            date,
        },
    )
}

fn score() -> impl Strategy<Value = Option<Score>> {
    of((1_u8..=10).prop_filter_map("a score", Score::new))
}

fn outcomes() -> impl Strategy<Value = Vec<Outcome>> {
    let share = of((0.0_f64..=100.0).prop_filter_map("a share", Share::new));
    vec((hostile_text(), share).prop_map(|(title, share)| Outcome { title, share }), 0..3)
}

fn comments() -> impl Strategy<Value = Vec<Comment>> {
    let comment = (hostile_text(), date(), hostile_text(), any::<bool>());
    vec(comment.prop_map(|(author, date, text, is_open)| Comment { author, date, text, is_open }), 0..3)
}

fn picks() -> impl Strategy<Value = Picks> {
    let few = || vec(0..20_usize, 0..3);
    (0..20_usize, 0..20_usize, few(), few(), few(), of(0..20_usize)).prop_map(
        |(lane, stage, personas, sources, links, picture)| Picks { lane, stage, personas, sources, links, picture },
    )
}

fn card() -> impl Strategy<Value = Draft> {
    let place = Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order: 0 };
    let words =
        (hostile_text(), hostile_text(), hostile_text(), hostile_text(), hostile_text(), hostile_text(), texts());
    let kinds = (
        of(select(KnownChannel::ALL.to_vec())),
        of(0..20_usize),
        presence(),
        of(select(vec![Evidence::Assumed, Evidence::Partial, Evidence::Researched])),
        of(select(vec![Severity::Low, Severity::Medium, Severity::High])),
        of(select(vec![
            Status::Open,
            Status::Planned,
            Status::InProgress,
            Status::Done,
            Status::Validated,
            Status::Rejected,
        ])),
        any::<bool>(),
        prop_oneof![3 => Just(1_u16), 2 => 1..6_u16, 1 => Just(Span::MOST)],
    );
    let rest = (score(), score(), score(), score(), date(), comments(), of(metric()), outcomes());
    (words, kinds, rest, picks()).prop_map(move |(words, kinds, rest, picks)| {
        let (title, text, contact_reason, department, point_of_sale, owner, tags) = words;
        let (known, own_channel, presence, evidence, severity, status, is_moment_of_truth, stages) = kinds;
        let (importance, satisfaction, impact, effort, due, comments, metric, outcomes) = rest;
        let card = Card {
            span: Span::clamped(stages.into()),
            text,
            channel: known.map(Channel::Known),
            presence,
            contact_reason,
            department,
            point_of_sale,
            evidence,
            tags,
            severity,
            is_moment_of_truth,
            importance,
            satisfaction,
            impact,
            effort,
            owner,
            due,
            status,
            comments,
            metric,
            outcomes,
            ..Card::new(CardId::numbered(1), place.clone(), title)
        };
        Draft { card, own_channel, picks }
    })
}

/// A persona, an anchor of one of three kinds (both by index), and the feeling.
type FeelingDraft = (usize, u8, usize, Feeling);

fn feeling() -> impl Strategy<Value = FeelingDraft> {
    let value = (-2.0_f64..=2.0).prop_filter_map("a feeling", FeelingValue::new);
    let feeling = (value.clone(), of(value), any::<bool>(), hostile_text());
    let feeling = feeling.prop_map(|(value, wanted, is_assumed, note)| Feeling { value, wanted, is_assumed, note });
    (0..20_usize, 0..3_u8, 0..20_usize, feeling)
}

/// A view whose persona and own channel are given by number.
type ViewDraft = (View, usize, usize);

fn view() -> impl Strategy<Value = ViewDraft> {
    let words = (hostile_text(), hostile_text(), texts(), texts(), texts());
    let kinds = (
        vec(select(KnownChannel::ALL.to_vec()), 0..3),
        vec(select(vec![Presence::Online, Presence::Offline]), 0..2),
        vec(select(vec![Evidence::Assumed, Evidence::Partial, Evidence::Researched]), 0..2),
        vec(select(vec![Status::Open, Status::Planned, Status::Done]), 0..2),
        select(vec![FilterEffect::Fade, FilterEffect::Hide]),
    );
    (words, kinds, 0..20_usize, 0..20_usize).prop_map(|(words, kinds, persona, channel)| {
        let (name, text, departments, tags, owners) = words;
        let (channels, presences, evidence, statuses, effect) = kinds;
        let channels = channels.into_iter().map(Channel::Known).collect();
        let filter =
            Filter { personas: Vec::new(), channels, presences, departments, evidence, tags, statuses, owners, text };
        (View { id: ViewId::numbered(1), name, filter, effect }, persona, channel)
    })
}

fn add_view(map: &mut Map, (mut view, persona, channel): ViewDraft) {
    view.id = ViewId::numbered(map.views.len() as u64 + 1);
    view.filter.personas.extend(pick(&map.personas, persona).map(|persona| persona.id));
    view.filter.channels.extend(pick(&map.channels, channel).map(|own| Channel::Own(own.id)));
    map.views.push(view);
}

/// Gives ids to everything but cards, and makes portraits and metrics refer to things that exist.
fn give_ids(map: &mut Map) {
    let mut steps = 1..;
    for (stage, number) in map.stages.iter_mut().zip(1..) {
        stage.id = StageId::numbered(number);
        for step in &mut stage.steps {
            step.id = StepId::numbered(steps.next().expect("numbers do not end"));
        }
    }
    map.lanes.iter_mut().zip(1..).for_each(|(it, number)| it.id = LaneId::numbered(number));
    map.channels.iter_mut().zip(1..).for_each(|(it, number)| it.id = ChannelId::numbered(number));
    map.sources.iter_mut().zip(1..).for_each(|(it, number)| it.id = SourceId::numbered(number));
    map.pictures.iter_mut().zip(1..).for_each(|(it, number)| it.id = PictureId::numbered(number));
    let has_picture = !map.pictures.is_empty();
    for (persona, number) in map.personas.iter_mut().zip(1..) {
        persona.id = PersonaId::numbered(number);
        persona.portrait = persona.portrait.take().filter(|_| has_picture);
    }
}

/// The element of `all` at `number` modulo their count.
fn pick<T: Clone>(all: &[T], number: usize) -> Option<T> {
    all.get(number.checked_rem(all.len())?).cloned()
}

fn add_card(map: &mut Map, Draft { mut card, own_channel, picks }: Draft) {
    let holding: Vec<_> = map.lanes.iter().filter(|lane| lane.kind.holds_cards()).map(|lane| lane.id.clone()).collect();
    let (Some(lane), Some(stage)) = (pick(&holding, picks.lane), pick(&map.stages, picks.stage)) else { return };
    card.id = CardId::numbered(map.cards.len() as u64 + 1);
    let order = map.cell(&lane, &stage.id).len();
    card.place = Place { lane, stage: stage.id, order };
    let ids = |picks: &[usize], count: usize| {
        picks.iter().filter(|pick| **pick < count).map(|pick| *pick as u64 + 1).collect::<Vec<_>>()
    };
    card.personas = ids(&picks.personas, map.personas.len()).into_iter().map(PersonaId::numbered).collect();
    card.sources = ids(&picks.sources, map.sources.len()).into_iter().map(SourceId::numbered).collect();
    card.links = picks.links.iter().map(|pick| CardId::numbered(*pick as u64 + 1)).collect();
    card.picture = picks.picture.and_then(|number| pick(&map.pictures, number)).map(|picture| picture.id);
    if let Some(own) = own_channel.and_then(|number| pick(&map.channels, number)) {
        card.channel = Some(Channel::Own(own.id));
    }
    if let Some(metric) = &mut card.metric {
        metric.source = metric.source.take().filter(|_| !map.sources.is_empty());
    }
    map.cards.insert(card.id.clone(), card);
}

/// Removes dangling links once all cards are known.
fn link_cards(map: &mut Map) {
    let known: Vec<_> = map.cards.keys().cloned().collect();
    map.cards.edit_each(|card| card.links.retain(|link| known.contains(link)));
}

fn add_feeling(map: &mut Map, (persona, kind, place, feeling): FeelingDraft) {
    let steps: Vec<_> = map.stages.iter().flat_map(|stage| stage.steps.clone()).collect();
    let cards: Vec<_> = map.cards.keys().cloned().collect();
    let anchor = match kind {
        0 => pick(&map.stages, place).map(|stage| Anchor::Stage(stage.id)),
        1 => pick(&steps, place).map(|step| Anchor::Step(step.id)),
        _ => pick(&cards, place).map(Anchor::Card),
    };
    if let (Some(persona), Some(anchor)) = (pick(&map.personas, persona), anchor) {
        let feelings: &mut BTreeMap<_, _> = &mut map.feelings;
        feelings.insert(FeelingKey { persona: persona.id, anchor }, feeling);
    }
}
