//! Filters and views: the cards they select, how they are stored, and how a filtered map looks.

use std::collections::BTreeSet;

use proptest::prelude::*;
use safar::{
    analysis::facets,
    draw::draw,
    edit::{Command, Session, ViewField},
    layout::{Faded, Layout, layout, layout_filtered},
    model::{
        Card, CardId, Channel, ChannelId, Evidence, Filter, FilterEffect, KnownChannel, LaneId, LaneKind, Map,
        PersonaId, Place, StageId, Status, ViewId,
    },
    scene::{Item, Role, Scene},
    storage::{parse_map, write_map},
    text::FontBook,
    theme::Theme,
};

use crate::{
    rooms::is_seen,
    support::{arbitrary_map::arbitrary_map, on_page},
};

fn sample(language: &str) -> Map {
    let name = format!("tests/fixtures/every-lane.{language}.ron");
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    safar::storage::read_map(&path).unwrap().map
}

fn through(map: &Map, filter: &Filter, effect: FilterEffect) -> Layout {
    layout_filtered(map, filter, effect, Theme::light(), &mut FontBook::bundled())
}

fn scene(map: &Map, layout: &Layout) -> Scene {
    draw(map, layout, Theme::light())
}

fn picked(map: &Map, filter: &Filter) -> BTreeSet<CardId> {
    map.cards.values().filter(|card| filter.matches(map, card)).map(|card| card.id.clone()).collect()
}

fn persona(id: &str) -> Filter {
    Filter { personas: vec![PersonaId::new(id).unwrap()], ..Filter::default() }
}

#[test]
fn each_facet_picks_by_its_own_and_spelling_does_not_matter() {
    let place = Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order: 0 };
    let mut map = Map::default();
    let mut session = Session::new(Map::default());
    session
        .apply(Command::AddOwnChannel { title: "Bale".into(), presence: Some(safar::model::Presence::Online) })
        .unwrap();
    map.channels.clone_from(&session.map().channels);
    let card = Card {
        channel: Some(Channel::Own(ChannelId::numbered(1))),
        department: "خدمات مشتري".into(),
        evidence: Some(Evidence::Partial),
        tags: vec!["Crème".into()],
        status: Some(Status::Planned),
        owner: "Nour ".into(),
        text: "Pays by card".into(),
        personas: vec![PersonaId::numbered(1)],
        ..Card::new(CardId::numbered(1), place, "Checkout")
    };
    let none = Filter::default();
    let cases = [
        (Filter { personas: vec![PersonaId::numbered(1)], ..none.clone() }, true),
        (Filter { personas: vec![PersonaId::numbered(2)], ..none.clone() }, false),
        (Filter { channels: vec![Channel::Own(ChannelId::numbered(1))], ..none.clone() }, true),
        (Filter { channels: vec![Channel::Known(KnownChannel::Post)], ..none.clone() }, false),
        (Filter { presences: vec![safar::model::Presence::Online], ..none.clone() }, true),
        (Filter { presences: vec![safar::model::Presence::Offline], ..none.clone() }, false),
        (Filter { departments: vec!["خدمات مشتری".into()], ..none.clone() }, true),
        (Filter { departments: vec!["IT".into()], ..none.clone() }, false),
        (Filter { evidence: vec![Evidence::Assumed, Evidence::Partial], ..none.clone() }, true),
        (Filter { evidence: vec![Evidence::Assumed], ..none.clone() }, false),
        (Filter { tags: vec!["creme".into()], ..none.clone() }, true),
        (Filter { tags: vec!["cream".into()], ..none.clone() }, false),
        (Filter { statuses: vec![Status::Planned], ..none.clone() }, true),
        (Filter { statuses: vec![Status::Done], ..none.clone() }, false),
        (Filter { owners: vec!["nour".into()], ..none.clone() }, true),
        (Filter { owners: vec![String::new()], ..none.clone() }, false),
        (Filter { text: "BY card".into(), ..none.clone() }, true),
        (Filter { text: "cash".into(), ..none.clone() }, false),
        (Filter { tags: vec!["creme".into()], owners: vec!["Sam".into()], ..none.clone() }, false),
        (none, true),
    ];
    for (filter, expected) in cases {
        assert_eq!(filter.matches(&map, &card), expected, "{filter:?}");
    }
}

#[test]
fn a_facet_has_the_first_spelling_of_a_text_without_the_spaces_around_it() {
    let place = |order| Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order };
    let mut map = Map::default();
    for (order, tags) in [[" Billing ", "billing"], ["BILLING", " "]].into_iter().enumerate() {
        let id = CardId::numbered(order as u64 + 1);
        let tags = tags.map(str::to_owned).to_vec();
        map.cards.insert(id.clone(), Card { tags, ..Card::new(id, place(order), "") });
    }
    assert_eq!(facets(&map, &Filter::default()).tags, [("Billing".to_owned(), 2)]);
}

#[test]
fn facets_count_what_each_value_would_leave() {
    let map = sample("en");
    let all = facets(&map, &Filter::default());
    assert_eq!(all.personas.len(), 3);
    for (id, count) in &all.personas {
        assert_eq!(*count, picked(&map, &persona(id.as_str())).len());
    }
    for (tag, count) in &all.tags {
        let filter = Filter { tags: vec![tag.clone()], ..Filter::default() };
        assert_eq!(*count, picked(&map, &filter).len(), "{tag}");
    }
    for (channel, count) in &all.channels {
        let filter = Filter { channels: vec![channel.clone()], ..Filter::default() };
        assert_eq!(*count, picked(&map, &filter).len(), "{channel:?}");
    }
    let asked = Filter { evidence: vec![Evidence::Assumed], ..Filter::default() };
    let beside = facets(&map, &asked);
    assert_eq!(beside.evidence, all.evidence, "a facet is not narrowed by itself");
    for (department, count) in &beside.departments {
        let filter = Filter { departments: vec![department.clone()], ..asked.clone() };
        assert_eq!(*count, picked(&map, &filter).len(), "{department}");
    }
}

#[test]
fn without_a_filter_the_layout_is_the_same() {
    for language in ["en", "fa"] {
        let map = sample(language);
        let plain = layout(&map, Theme::light(), &mut FontBook::bundled());
        for effect in [FilterEffect::Fade, FilterEffect::Hide] {
            assert_eq!(through(&map, &Filter::default(), effect), plain);
        }
    }
}

#[test]
fn fading_moves_nothing_and_makes_what_is_not_picked_faint() {
    for language in ["en", "fa"] {
        let map = sample(language);
        let plain = layout(&map, Theme::light(), &mut FontBook::bundled());
        let filter = persona("p2");
        let faded = through(&map, &filter, FilterEffect::Fade);
        assert_eq!(on_page::cards(&faded), on_page::cards(&plain));
        assert_eq!(faded.size, plain.size);
        let others = map.cards.keys().filter(|id| !picked(&map, &filter).contains(id)).cloned().collect();
        assert_eq!(faded.faded.cards, others);
        assert!(!others.is_empty());
        let (before, after) = (scene(&map, &plain), scene(&map, &faded));
        let contrast = |item: &Item| match item {
            Item::Glyphs { color, .. } => Some(color.contrast(Theme::light().colors.page)),
            _ => None,
        };
        for (a, b) in before
            .groups
            .iter()
            .filter(|group| group.key.role == Role::Card)
            .zip(after.groups.iter().filter(|group| group.key.role == Role::Card))
        {
            let id = CardId::new(a.key.id.as_deref().unwrap()).unwrap();
            assert_eq!(a.key, b.key);
            assert_eq!(a.bounds, b.bounds);
            if others.contains(&id) {
                let texts: Vec<f64> = b.items.iter().filter_map(contrast).collect();
                assert!(!texts.is_empty() && texts.iter().all(|it| (1.1..2.6).contains(it)), "{id}: {texts:?}");
            } else {
                assert_eq!(a, b);
            }
        }
    }
}

#[test]
fn a_channel_fades_at_the_stages_where_only_other_touchpoints_use_it() {
    let text = "(version: 1, title: \"t\", stages: [(id: \"s1\", title: \"a\"), (id: \"s2\", title: \"b\"), \
                (id: \"s3\", title: \"c\")], lanes: [(id: \"l1\", kind: Touchpoints, title: \"n\"), \
                (id: \"l2\", kind: Actions, title: \"m\"), (id: \"l3\", kind: Channels, title: \"o\")], cards: [\
                (id: \"c1\", at: (\"l1\", \"s1\", 0), title: \"x\", channel: Some(Phone), tags: [\"wanted\"]), \
                (id: \"c2\", at: (\"l1\", \"s1\", 1), title: \"x\", channel: Some(Phone)), \
                (id: \"c3\", at: (\"l1\", \"s1\", 2), title: \"x\", channel: Some(Email)), \
                (id: \"c4\", at: (\"l1\", \"s2\", 0), span: 2, title: \"x\", channel: Some(Phone)), \
                (id: \"c5\", at: (\"l2\", \"s1\", 0), title: \"x\", channel: Some(Post))])";
    let map = parse_map("faded", text.as_bytes()).unwrap().map;
    let filter = Filter { tags: vec!["wanted".into()], ..Filter::default() };
    let faded = through(&map, &filter, FilterEffect::Fade).faded;
    let expected = [(1, KnownChannel::Email), (2, KnownChannel::Phone), (3, KnownChannel::Phone)];
    let expected = expected.map(|(stage, channel)| (StageId::numbered(stage), Channel::Known(channel)));
    assert_eq!(faded.channels, expected.into());
    assert_eq!(faded.cards.len(), 4);
}

#[test]
fn a_card_a_persona_or_a_channel_fades_by_itself() {
    let map = sample("en");
    let plain = layout(&map, Theme::light(), &mut FontBook::bundled());
    assert!(plain.faded.is_empty());
    let touchpoint = map.cards.values().find(|card| card.channel.is_some()).unwrap();
    let alone = [
        Faded { cards: [touchpoint.id.clone()].into(), ..Faded::default() },
        Faded { personas: [map.personas[0].id.clone()].into(), ..Faded::default() },
        Faded {
            channels: [(touchpoint.place.stage.clone(), touchpoint.channel.clone().unwrap())].into(),
            ..Faded::default()
        },
    ];
    for faded in alone {
        assert!(!faded.is_empty(), "{faded:?}");
        let mut layout = plain.clone();
        layout.faded = faded.clone();
        let is_seen = scene(&map, &layout).groups != scene(&map, &plain).groups;
        assert!(is_seen || !faded.channels.is_empty(), "{faded:?}");
    }
}

#[test]
fn a_persona_asked_for_comes_forward_and_the_others_fade_or_go() {
    let map = sample("en");
    let plain = layout(&map, Theme::light(), &mut FontBook::bundled());
    assert_eq!(plain.curves[0].lines[0].persona.as_str(), "p1");
    let faded = through(&map, &persona("p2"), FilterEffect::Fade);
    let order: Vec<_> = faded.curves[0].lines.iter().map(|line| line.persona.as_str()).collect();
    assert_eq!(order[0], "p2");
    assert_eq!(order.len(), plain.curves[0].lines.len());
    assert_eq!(faded.faded.personas.len(), 2);
    let (before, after) = (scene(&map, &plain), scene(&map, &faded));
    let group =
        |scene: &Scene, name: &str| scene.groups.iter().find(|group| group.key.to_string() == name).cloned().unwrap();
    let lane = &plain.curves[0].lane;
    for name in [format!("curve {lane} p1"), "persona p1".to_owned(), "persona p3".to_owned()] {
        assert_ne!(group(&before, &name), group(&after, &name), "{name}");
    }
    assert_eq!(group(&before, &format!("curve {lane} p2")), group(&after, &format!("curve {lane} p2")));
    assert_eq!(group(&before, "persona p2"), group(&after, "persona p2"));
    let hidden = through(&map, &persona("p2"), FilterEffect::Hide);
    assert_eq!(hidden.personas.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["p2"]);
    assert_eq!(hidden.personas[0].index, 1, "and keeps its look");
    assert_eq!(hidden.curves[0].lines.len(), 1);
}

#[test]
fn hiding_leaves_cards_out_and_claims_nothing_about_their_cells() {
    let map = sample("en");
    let filter = Filter { channels: vec![Channel::Known(KnownChannel::WebSite)], ..Filter::default() };
    let plain = layout(&map, Theme::light(), &mut FontBook::bundled());
    let hidden = through(&map, &filter, FilterEffect::Hide);
    let shown: BTreeSet<_> = hidden.cards().map(|card| card.it.id.clone()).collect();
    assert_eq!(shown, picked(&map, &filter));
    assert!(hidden.size.height < plain.size.height);
    assert!(hidden.faded.is_empty());
    for (before, after) in on_page::cells(&plain).iter().zip(&on_page::cells(&hidden)) {
        assert_eq!(before.is_unexplored, after.is_unexplored, "{after:?}");
        assert!(!after.has_dash || before.has_dash, "a dash says that nothing is there: {after:?}");
    }
    let points = |layout: &Layout| layout.curves[0].lines.iter().map(|line| line.points.len()).sum::<usize>();
    assert_eq!(points(&plain), points(&hidden), "what is felt stays felt");
    let chips: Vec<_> = hidden.cells().flat_map(|cell| &cell.it.chips).map(|chip| chip.channel.clone()).collect();
    assert!(chips.iter().all(|channel| *channel == Channel::Known(KnownChannel::WebSite)) && !chips.is_empty());
}

#[test]
fn a_card_dropped_among_shown_ones_lands_beside_them_in_the_whole_map() {
    let mut session = Session::new(Map::default());
    session.apply(Command::AddStage { at: 0, title: String::new() }).unwrap();
    session.apply(Command::AddLane { at: 0, kind: LaneKind::Touchpoints, title: String::new() }).unwrap();
    let place = Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order: usize::MAX };
    for title in ["hidden", "shown", "hidden", "shown"] {
        session.apply(Command::AddCard { place: place.clone(), title: title.into() }).unwrap();
    }
    let layout = through(session.map(), &Filter { text: "shown".into(), ..Filter::default() }, FilterEffect::Hide);
    let whole = |order, moving: &[u64]| {
        let moving: Vec<_> = moving.iter().map(|id| CardId::numbered(*id)).collect();
        layout.whole_place(session.map(), &Place { order, ..place.clone() }, &moving).order
    };
    assert_eq!((whole(0, &[]), whole(1, &[]), whole(2, &[])), (1, 3, 4));
    assert_eq!((whole(0, &[2]), whole(1, &[2])), (2, 3));
}

#[test]
fn a_view_forgets_what_is_deleted_and_undo_gives_it_back() {
    let mut session = Session::new(Map::default());
    session.apply(Command::AddPersona { at: 0, name: "Mona".into() }).unwrap();
    session.apply(Command::AddPersona { at: 1, name: "Ali".into() }).unwrap();
    session.apply(Command::AddOwnChannel { title: "Bale".into(), presence: None }).unwrap();
    let channel = Channel::Own(ChannelId::numbered(1));
    let filter = Filter {
        personas: vec![PersonaId::numbered(1), PersonaId::numbered(2)],
        channels: vec![channel.clone(), Channel::Known(KnownChannel::Post)],
        ..Filter::default()
    };
    let add = Command::AddView { at: 0, name: "Mine".into(), filter: Box::new(filter), effect: FilterEffect::Hide };
    assert_eq!(session.apply(add).unwrap().label.to_string(), "Keep the view “Mine”");
    let before = session.map().clone();
    session.apply(Command::DeletePersona(PersonaId::numbered(2))).unwrap();
    session.apply(Command::DeleteOwnChannel(ChannelId::numbered(1))).unwrap();
    let view = session.map().view(&ViewId::numbered(1)).unwrap().clone();
    assert_eq!(view.filter.personas, [PersonaId::numbered(1)]);
    assert_eq!(view.filter.channels, [Channel::Known(KnownChannel::Post)]);
    let mut dangling = view.filter.clone();
    dangling.channels.push(channel);
    let set = |field| Command::SetView { id: view.id.clone(), field };
    assert!(session.apply(set(ViewField::Filter(Box::new(dangling)))).is_err(), "a new reference leads somewhere");
    let renamed = session.apply(set(ViewField::Name("Ours".into()))).unwrap();
    assert_eq!(renamed.label.to_string(), "Rename “Mine” to “Ours”");
    for _ in 0..3 {
        session.undo().unwrap();
    }
    assert_eq!(*session.map(), before);
}

#[test]
fn a_map_without_views_is_written_as_before() {
    let mut map = parse_map("whole.ron", include_bytes!("../fixtures/whole.ron")).unwrap().map;
    assert_eq!(map.views.len(), 2);
    assert_eq!(map.views[1].filter, Filter::default());
    map.views.clear();
    assert!(!write_map(&map).contains("views:"));
}

fn values() -> impl Strategy<Value = Filter> {
    let text = prop_oneof![3 => Just(String::new()), 1 => "[aeو]"];
    let facets = (any::<[bool; 8]>(), text, 1..4_u64);
    facets.prop_map(|(has, text, number)| {
        let one = |at: usize| has[at] && has[(at + 3) % 8];
        Filter {
            personas: vec![PersonaId::numbered(number); usize::from(one(0))],
            channels: [KnownChannel::Phone, KnownChannel::Email]
                .into_iter()
                .map(Channel::Known)
                .filter(|_| one(1))
                .collect(),
            evidence: [Evidence::Assumed, Evidence::Partial].into_iter().filter(|_| one(2)).collect(),
            statuses: [Status::Open, Status::Done].into_iter().filter(|_| one(3)).collect(),
            tags: [String::new(), "a".to_owned()].into_iter().filter(|_| one(4)).collect(),
            departments: [String::new(), "Wait".to_owned()].into_iter().filter(|_| one(5)).collect(),
            owners: [String::new(), "a".to_owned()].into_iter().filter(|_| one(6)).collect(),
            presences: vec![safar::model::Presence::Online; usize::from(one(7))],
            text,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_facet_only_takes_away_and_another_value_only_adds(map in arbitrary_map(), filter in values(), more in values()) {
        let before = picked(&map, &filter);
        let mut narrower = filter.clone();
        let mut wider = filter.clone();
        macro_rules! each {
            ($($facet:ident)*) => {$(
                if narrower.$facet.is_empty() {
                    narrower.$facet.clone_from(&more.$facet);
                } else {
                    wider.$facet.extend(more.$facet.iter().cloned());
                }
            )*};
        }
        each!(personas channels presences departments evidence tags statuses owners);
        prop_assert!(picked(&map, &narrower).is_subset(&before));
        prop_assert!(picked(&map, &wider).is_superset(&before));
        prop_assert_eq!(picked(&map, &Filter::default()).len(), map.cards.len());
    }

    #[test]
    fn a_map_through_any_filter_shows_just_what_is_picked(map in arbitrary_map(), filter in values()) {
        let placed: BTreeSet<_> = through(&map, &filter, FilterEffect::Hide).cards().map(|card| card.it.id.clone()).collect();
        let seen: BTreeSet<_> = map.cards.values().filter(|card| is_seen(&map, card)).map(|card| card.id.clone()).collect();
        let picked = picked(&map, &filter);
        prop_assert_eq!(placed, seen.intersection(&picked).cloned().collect::<BTreeSet<_>>());
        let faded = through(&map, &filter, FilterEffect::Fade);
        prop_assert_eq!(faded.card_count(), seen.len());
        prop_assert_eq!(faded.faded.cards.len(), map.cards.len() - picked.len());
        prop_assert!(draw(&map, &faded, Theme::light()).groups.len() > 1);
    }
}
