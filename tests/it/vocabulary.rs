//! Words and things shared by many cards: renamed and merged everywhere in one step, and counted.

use safar::{
    analysis::uses,
    edit::{Command, Session},
    model::{
        Card, CardId, Channel, ChannelId, Filter, FilterEffect, KnownChannel, LaneId, LaneKind, Map, Metric, Place,
        SourceId, SourceKind, StageId,
    },
};

use crate::support::edits::card_edits;

/// A map with a lane of touchpoints, one of departments, two own channels, two sources and a view.
fn session(cards: &[Card]) -> Session {
    let mut session = Session::new(Map::default());
    let mut apply = |command| drop(session.apply(command).unwrap());
    apply(Command::AddStage { at: 0, title: "Start".into() });
    for (at, kind) in [LaneKind::Touchpoints, LaneKind::Departments].into_iter().enumerate() {
        apply(Command::AddLane { at, kind, title: String::new() });
    }
    for title in ["Bale", "Rubika"] {
        apply(Command::AddOwnChannel { title: title.into(), presence: None });
    }
    for title in ["Interviews", "Calls"] {
        apply(Command::AddSource { kind: SourceKind::Other, title: title.into() });
    }
    for card in cards {
        apply(Command::AddCard { place: card.place.clone(), title: card.title.clone() });
        for command in card_edits(&Card::new(card.id.clone(), card.place.clone(), &*card.title), card) {
            apply(command);
        }
    }
    let filter = Filter {
        tags: vec!["Form".into()],
        departments: vec!["Sales".into()],
        channels: vec![own(1), own(2)],
        ..Filter::default()
    };
    apply(Command::AddView { at: 0, name: "Mine".into(), filter: Box::new(filter), effect: FilterEffect::Fade });
    session
}

fn own(number: u64) -> Channel {
    Channel::Own(ChannelId::numbered(number))
}

fn card(number: u64, lane: u64, title: &str) -> Card {
    let place = Place { lane: LaneId::numbered(lane), stage: StageId::numbered(1), order: usize::MAX };
    Card::new(CardId::numbered(number), place, title)
}

fn tagged(number: u64, tags: &[&str]) -> Card {
    Card { tags: tags.iter().map(ToString::to_string).collect(), ..card(number, 1, "x") }
}

fn tags(session: &Session) -> Vec<Vec<&str>> {
    session.map().cards.values().map(|card| card.tags.iter().map(String::as_str).collect()).collect()
}

/// Applies `command`, checks that one undo reverts all of it, and returns its label.
fn apply_in_one_step(session: &mut Session, command: Command) -> String {
    let before = session.map().clone();
    let label = session.apply(command).unwrap().label.to_string();
    let after = session.map().clone();
    assert_eq!(session.undo().map(|label| label.to_string()).as_ref(), Some(&label));
    assert_eq!(*session.map(), before);
    session.redo().unwrap();
    assert_eq!(*session.map(), after);
    label
}

#[test]
fn a_tag_is_renamed_in_every_spelling_and_in_views() {
    let mut session = session(&[tagged(1, &["form", "mobile"]), tagged(2, &["FORM"]), tagged(3, &["formal"])]);
    let rename = |from: &str, to: &str| Command::RenameTag { from: from.into(), to: to.into() };
    let label = apply_in_one_step(&mut session, rename("form", " Forms "));
    assert_eq!(label, "Rename “form” to “Forms”");
    assert_eq!(tags(&session), [vec!["Forms", "mobile"], vec!["Forms"], vec!["formal"]]);
    assert_eq!(session.map().views[0].filter.tags, ["Forms"]);
    let spelled = apply_in_one_step(&mut session, rename("forms", "FORMS"));
    assert_eq!(spelled, "Rename “forms” to “FORMS”");
    assert_eq!(tags(&session)[1], ["FORMS"]);
}

#[test]
fn a_tag_renamed_to_another_is_one_with_it() {
    let mut session = session(&[tagged(1, &["form", "mobile"]), tagged(2, &["form"]), tagged(3, &["mobile"])]);
    let label = apply_in_one_step(&mut session, Command::RenameTag { from: "form".into(), to: "mobile".into() });
    assert_eq!(label, "Merge “form” into “mobile”");
    assert_eq!(tags(&session), [["mobile"], ["mobile"], ["mobile"]]);
}

#[test]
fn a_tag_renamed_to_nothing_is_taken_off() {
    let mut session = session(&[tagged(1, &["form", "mobile"]), tagged(2, &["form"])]);
    let label = apply_in_one_step(&mut session, Command::RenameTag { from: "form".into(), to: String::new() });
    assert_eq!(label, "Take the tag “form” off the cards");
    assert_eq!(tags(&session), [vec!["mobile"], vec![]]);
    assert!(session.map().views[0].filter.tags.is_empty());
}

#[test]
fn a_department_is_renamed_where_it_is_named_and_where_it_is_the_card() {
    let named = Card { department: "sales".into(), ..card(1, 1, "Sales") };
    let mut session = session(&[named, card(2, 2, "Sales"), card(3, 2, "IT")]);
    let rename = |to: &str| Command::RenameDepartment { from: "Sales".into(), to: to.into() };
    apply_in_one_step(&mut session, rename("Retail"));
    let said = |session: &Session| {
        let cards = session.map().cards.values();
        cards.map(|card| (card.title.clone(), card.department.clone())).collect::<Vec<_>>()
    };
    let pairs =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(said(&session), pairs(&[("Sales", "Retail"), ("Retail", ""), ("IT", "")]));
    assert_eq!(session.map().views[0].filter.departments, ["Retail"]);
    let label = session.apply(Command::RenameDepartment { from: "Retail".into(), to: String::new() }).unwrap().label;
    assert_eq!(label.to_string(), "Take the department “Retail” off the cards");
    assert_eq!(said(&session), pairs(&[("Sales", ""), ("Retail", ""), ("IT", "")]), "a card keeps its title");
}

#[test]
fn merged_channels_are_one_on_cards_and_in_views() {
    let with = |number, channel| Card { channel: Some(channel), ..card(number, 1, "x") };
    let mut session = session(&[with(1, own(1)), with(2, own(2))]);
    let merge = |into| Command::MergeOwnChannel { id: ChannelId::numbered(1), into };
    let label = apply_in_one_step(&mut session, merge(own(2)));
    assert_eq!(label, "Merge “Bale” into “Rubika”");
    assert!(session.map().cards.values().all(|card| card.channel == Some(own(2))));
    assert_eq!(session.map().channels.len(), 1);
    assert_eq!(session.map().views[0].filter.channels, [own(2)]);
    let known = Channel::Known(KnownChannel::Messaging);
    session.apply(Command::MergeOwnChannel { id: ChannelId::numbered(2), into: known.clone() }).unwrap();
    assert!(session.map().cards.values().all(|card| card.channel.as_ref() == Some(&known)));
    assert!(session.map().channels.is_empty());
}

#[test]
fn merging_into_itself_or_into_nothing_changes_nothing() {
    let mut session = session(&[]);
    let before = session.map().clone();
    let id = ChannelId::numbered(1);
    assert!(!session.apply(Command::MergeOwnChannel { id: id.clone(), into: own(1) }).unwrap().is_change);
    assert!(session.apply(Command::MergeOwnChannel { id, into: own(9) }).is_err());
    let source = SourceId::numbered(1);
    assert!(!session.apply(Command::MergeSource { id: source.clone(), into: source.clone() }).unwrap().is_change);
    assert!(session.apply(Command::MergeSource { id: source, into: SourceId::numbered(9) }).is_err());
    assert_eq!(*session.map(), before);
}

#[test]
fn merged_sources_are_named_once_and_by_metrics_too() {
    let (first, second) = (SourceId::numbered(1), SourceId::numbered(2));
    let both = Card { sources: vec![first.clone(), second.clone()], ..card(1, 1, "x") };
    let measured = Card { metric: Some(Metric { source: Some(first.clone()), ..Metric::empty() }), ..card(2, 1, "x") };
    let mut session = session(&[both, measured]);
    assert_eq!(uses(session.map()).sources[&first].len(), 2);
    let label = apply_in_one_step(&mut session, Command::MergeSource { id: first, into: second.clone() });
    assert_eq!(label, "Merge “Interviews” into “Calls”");
    let cards: Vec<_> = session.map().cards.values().collect();
    assert_eq!(cards[0].sources, std::slice::from_ref(&second));
    assert_eq!(cards[1].metric.as_ref().unwrap().source.as_ref(), Some(&second));
    assert_eq!(session.map().sources.len(), 1);
}

#[test]
fn uses_list_each_card_once_and_fold_spellings() {
    let cards = [
        Card { department: " IT ".into(), channel: Some(own(1)), ..tagged(1, &[" Form", "form"]) },
        Card { channel: Some(Channel::Known(KnownChannel::Post)), ..tagged(2, &["form", " "]) },
        card(3, 2, "it"),
    ];
    let uses = uses(session(&cards).map());
    let ids = |numbers: &[u64]| numbers.iter().map(|number| CardId::numbered(*number)).collect::<Vec<_>>();
    assert_eq!(uses.tags, [("Form".to_owned(), ids(&[1, 2]))]);
    assert_eq!(uses.departments, [("IT".to_owned(), ids(&[1, 3]))]);
    assert_eq!(uses.channels.into_iter().collect::<Vec<_>>(), [(ChannelId::numbered(1), ids(&[1]))]);
    assert!(uses.sources.is_empty());
}

#[test]
fn a_card_that_names_a_source_twice_is_one_use_of_it() {
    let source = SourceId::numbered(1);
    let metric = Some(Metric { source: Some(source.clone()), ..Metric::empty() });
    let both = Card { sources: vec![source.clone()], metric, ..card(1, 1, "x") };
    assert_eq!(uses(session(&[both]).map()).sources[&source], [CardId::numbered(1)]);
}
