//! Editing: the effect of each command, the commands that are refused, and undo.

use safar::{
    edit::{
        CardField, CardPatch, Command, Created, EditError, InfoField, LaneField, NewCard, PersonaField, Selection,
        Session, SourceField, StageField, StepField,
    },
    model::{
        Anchor, Card, CardId, Channel, ChannelId, Feeling, FeelingKey, FeelingValue, Lane, LaneId, LaneKind, Map,
        Measure, Metric, PersonaId, PictureId, Place, SourceId, SourceKind, Stage, StageId, StepId,
    },
};

use crate::{
    edit_commands::{assert_session_sound, small_map},
    support::edits::put_card,
};

pub(crate) fn card(number: u64) -> CardId {
    CardId::numbered(number)
}

pub(crate) fn stage(number: u64) -> StageId {
    StageId::numbered(number)
}

pub(crate) fn at(lane: u64, stage: u64, order: usize) -> Place {
    Place { lane: LaneId::numbered(lane), stage: StageId::numbered(stage), order }
}

/// A session on the small map: c1 "Advert", c2 "Compare prices" and c3 "Ask a friend" in one cell.
pub(crate) fn session() -> Session {
    Session::new(small_map())
}

pub(crate) fn apply(session: &mut Session, command: Command) -> safar::edit::Applied {
    let applied = session.apply(command).unwrap();
    assert_session_sound(session);
    applied
}

fn titles(session: &Session, lane: u64, stage: u64) -> Vec<String> {
    let cell = session.map().cell(&LaneId::numbered(lane), &StageId::numbered(stage));
    cell.into_iter().map(|card| card.title.clone()).collect()
}

pub(crate) fn edited(session: &mut Session, number: u64, edit: impl FnOnce(&mut Card)) -> safar::edit::Applied {
    let mut card = session.map().card(&card(number)).unwrap().clone();
    edit(&mut card);
    let applied = put_card(session, &card).unwrap();
    assert_session_sound(session);
    applied
}

pub(crate) fn key(anchor: Anchor) -> FeelingKey {
    FeelingKey { persona: PersonaId::numbered(1), anchor }
}

fn feel(session: &mut Session, anchor: Anchor, value: f64) {
    let value = FeelingValue::new(value).unwrap();
    let feeling = Some(Feeling::new(value));
    apply(session, Command::SetFeeling { key: key(anchor), feeling });
}

#[test]
fn a_new_card_takes_the_next_free_number_and_its_place() {
    let mut session = session();
    let applied = apply(&mut session, Command::AddCard { place: at(1, 1, 1), title: "Read reviews".into() });
    assert_eq!(applied.created, [Created::Card(card(4))]);
    assert_eq!(applied.selection(), Some(Selection::card(card(4))));
    assert_eq!(applied.label.to_string(), "Add “Read reviews” to “Awareness”");
    assert_eq!(titles(&session, 1, 1), ["Advert", "Read reviews", "Compare prices", "Ask a friend"]);
}

#[test]
fn a_number_beyond_all_counting_is_stepped_over() {
    let mut map = small_map();
    let far = Card::new(CardId::new("c18446744073709551615").unwrap(), at(3, 1, 0), "far");
    map.cards.insert(far.id.clone(), far);
    let mut session = Session::new(map);
    let applied = apply(&mut session, Command::AddCard { place: at(3, 1, 0), title: String::new() });
    assert_eq!(applied.created, [Created::Card(card(4))]);
}

#[test]
fn an_order_past_the_end_means_the_end() {
    let mut session = session();
    apply(&mut session, Command::AddCard { place: at(1, 1, usize::MAX), title: "Last".into() });
    assert_eq!(session.map().card(&card(4)).unwrap().place, at(1, 1, 3));
}

#[test]
fn moving_a_card_counts_its_place_among_the_others() {
    let mut session = session();
    let applied = apply(&mut session, Command::MoveCards { ids: vec![card(1)], to: at(1, 1, 1) });
    assert_eq!(titles(&session, 1, 1), ["Compare prices", "Advert", "Ask a friend"]);
    assert_eq!(applied.label.to_string(), "Move “Advert” within Awareness");
    apply(&mut session, Command::MoveCards { ids: vec![card(3)], to: at(1, 1, 0) });
    assert_eq!(titles(&session, 1, 1), ["Ask a friend", "Compare prices", "Advert"]);
}

#[test]
fn moving_cards_keeps_their_order_and_closes_the_gap() {
    let mut session = session();
    apply(&mut session, Command::AddCard { place: at(1, 2, 0), title: "Buy".into() });
    let applied = apply(&mut session, Command::MoveCards { ids: vec![card(3), card(1), card(3)], to: at(1, 2, 0) });
    assert_eq!(applied.label.to_string(), "Move 2 cards to Decision");
    assert_eq!(titles(&session, 1, 2), ["Advert", "Ask a friend", "Buy"]);
    assert_eq!(titles(&session, 1, 1), ["Compare prices"]);
    assert_eq!(session.map().card(&card(2)).unwrap().place.order, 0);
}

#[test]
fn labels_say_what_happens_in_words() {
    let mut session = session();
    let mut label = |command| session.apply(command).unwrap().label.to_string();
    assert_eq!(label(Command::MoveCards { ids: vec![card(2)], to: at(1, 2, 0) }), "Move “Compare prices” to Decision");
    assert_eq!(
        label(Command::MoveCards { ids: vec![card(2)], to: at(3, 2, 0) }),
        "Move “Compare prices” to Pain points"
    );
    assert_eq!(label(Command::DeleteCards(vec![card(2)])), "Delete “Compare prices”");
    assert_eq!(label(Command::AddStage { at: 0, title: String::new() }), "Add a stage");
    let long = "A title that goes on and on, far past what fits into a menu";
    assert_eq!(label(Command::AddStage { at: 0, title: long.into() }), "Add “A title that goes on and on, far…”");
    let title = StepField::Title("Look\n around".into());
    let step = Command::SetStep { id: StepId::numbered(1), field: title };
    assert_eq!(label(step), "Rename “Search” to “Look around”");
    let info = InfoField::Title("A present".into());
    assert_eq!(label(Command::SetInfo(info)), "Rename the map to “A present”");
}

#[test]
fn renaming_a_card_says_both_titles_and_other_edits_do_not() {
    let mut session = session();
    let applied = edited(&mut session, 1, |card| card.title = "Poster".into());
    assert_eq!(applied.label.to_string(), "Rename “Advert” to “Poster”");
    let applied = edited(&mut session, 1, |card| card.owner = "Sam".into());
    assert_eq!(applied.label.to_string(), "Edit “Poster”");
}

#[test]
fn lanes_that_hold_no_cards_refuse_them() {
    let mut session = session();
    let refused = EditError::LaneHoldsNoCards { lane: "Feelings".into() };
    assert_eq!(refused.to_string(), "The lane “Feelings” cannot hold cards. Choose another lane.");
    let add = Command::AddCard { place: at(2, 1, 0), title: String::new() };
    assert_eq!(session.apply(add), Err(refused.clone()));
    let to = at(2, 1, 0);
    assert_eq!(session.apply(Command::MoveCards { ids: vec![card(1)], to: to.clone() }), Err(refused.clone()));
    assert_eq!(session.apply(Command::PasteCards { cards: Vec::new(), to }), Err(refused));
    assert_eq!(*session.map(), small_map());
}

#[test]
fn a_lane_with_cards_cannot_become_one_without() {
    let mut session = session();
    let become_kind = |kind| Command::SetLane { id: LaneId::numbered(1), field: LaneField::Kind(kind) };
    let refused = session.apply(become_kind(LaneKind::Channels));
    assert_eq!(refused, Err(EditError::LaneHasCards { lane: "Touchpoints".into(), count: 3 }));
    apply(&mut session, become_kind(LaneKind::Notes));
    assert_eq!(session.map().lanes[0].kind, LaneKind::Notes);
}

#[test]
fn what_is_not_there_is_refused_by_name() {
    let mut session = session();
    let gone = card(99);
    assert_eq!(session.apply(Command::DeleteCards(vec![card(1), gone.clone()])), Err(EditError::NoSuchCard(gone)));
    assert_eq!(session.apply(Command::DeleteStage(stage(9))), Err(EditError::NoSuchStage(stage(9))));
    let refused = session.apply(Command::set_card(&card(1), CardPatch::AddSource(SourceId::numbered(5))));
    assert_eq!(refused, Err(EditError::NoSuchSource(SourceId::numbered(5))));
    assert_eq!(*session.map(), small_map());
    assert!(!session.can_undo());
}

#[test]
fn numbers_that_are_not_finite_are_refused() {
    let mut session = session();
    let measure = Measure::Csat { satisfied: 1.0, answers: f64::INFINITY };
    let metric = CardField::Metric(Some(Metric { measure, ..Metric::empty() }));
    let refused = session.apply(Command::set_card(&card(1), metric));
    assert_eq!(refused, Err(EditError::NotFinite { card: "Advert".into() }));
}

#[test]
fn a_map_does_not_grow_beyond_what_a_file_can_hold() {
    let stages = (0..500).map(|number| Stage::new(StageId::numbered(number), "S"));
    let lanes = (0..100).map(|number| Lane::new(LaneId::numbered(number), LaneKind::Touchpoints, "L"));
    let map = Map { stages: stages.collect(), lanes: lanes.collect(), ..Map::default() };
    assert_eq!(map.stages.len() * map.lanes.len(), safar::model::MAX_CELLS);
    let mut session = Session::new(map.clone());
    let lane = || Command::AddLane { at: 0, kind: LaneKind::PainPoints, title: "Another".into() };
    for command in
        [Command::AddStage { at: 0, title: "Another".into() }, Command::DuplicateStage(StageId::numbered(3)), lane()]
    {
        assert_eq!(session.apply(command.clone()).err(), Some(EditError::TooManyCells), "{command:?}");
    }
    assert_eq!(*session.map(), map);
    session.apply(Command::DeleteStage(StageId::numbered(3))).unwrap();
    assert_eq!(session.apply(lane()).err(), Some(EditError::TooManyCells), "499 stages have room for 100 lanes");
    session.apply(Command::AddStage { at: 0, title: "Another".into() }).unwrap();
}

#[test]
fn commands_that_change_nothing_make_no_step() {
    let mut session = session();
    feel(&mut session, Anchor::Card(card(1)), 1.0);
    let mut session = Session::new(session.map().clone());
    let (map, revision) = (session.map().clone(), session.revision());
    let idle = [
        Command::SetInfo(InfoField::Title(map.info.title.clone())),
        Command::MoveCards { ids: vec![card(2)], to: at(1, 1, 1) },
        Command::MoveCards { ids: vec![card(2), card(3)], to: at(1, 1, 9) },
        Command::MoveCards { ids: Vec::new(), to: at(1, 1, 0) },
        Command::DeleteCards(Vec::new()),
        Command::DuplicateCards(Vec::new()),
        Command::PasteCards { cards: Vec::new(), to: at(1, 1, 0) },
        Command::set_card(&card(1), CardField::Title("Advert".into())),
        Command::set_cards(map.cards.values(), CardField::Owner(String::new())),
        Command::set_cards(map.cards.values(), CardPatch::RemoveTag("form".into())),
        Command::set_card(&card(1), CardPatch::AddLink(card(1))),
        Command::SetStage { id: stage(1), field: StageField::Title("Awareness".into()) },
        Command::MoveStage { id: stage(2), to: 9 },
        Command::SetStep { id: StepId::numbered(1), field: StepField::Title("Search".into()) },
        Command::MoveStep { id: StepId::numbered(1), stage: stage(1), to: 3 },
        Command::SetLane { id: LaneId::numbered(1), field: LaneField::Kind(LaneKind::Touchpoints) },
        Command::MoveLane { id: LaneId::numbered(1), to: 0 },
        Command::SetPersona { id: PersonaId::numbered(1), field: PersonaField::Portrait(None) },
        Command::MovePersona { id: PersonaId::numbered(1), to: 5 },
        Command::SetFeeling { key: key(Anchor::Stage(stage(1))), feeling: None },
        Command::SetFeeling {
            key: key(Anchor::Card(card(1))),
            feeling: map.feelings.get(&key(Anchor::Card(card(1)))).cloned(),
        },
    ];
    for command in idle {
        assert!(!session.apply(command.clone()).unwrap().is_change, "{command:?}");
    }
    assert_eq!(*session.map(), map);
    assert!(!session.can_undo() && !session.is_modified());
    assert_eq!(session.revision(), revision);
}

#[test]
fn deleting_a_card_takes_its_feelings_and_the_links_to_it() {
    let mut session = session();
    feel(&mut session, Anchor::Card(card(1)), -2.0);
    edited(&mut session, 2, |two| two.links = vec![card(1), card(3)]);
    let before = session.map().clone();
    apply(&mut session, Command::DeleteCards(vec![card(1)]));
    assert!(session.map().feelings.is_empty());
    assert_eq!(session.map().card(&card(2)).unwrap().links, [card(3)]);
    assert_eq!(session.map().card(&card(2)).unwrap().place.order, 0);
    session.undo();
    assert_eq!(*session.map(), before);
}

#[test]
fn deleting_a_stage_takes_all_that_is_in_it_and_undo_brings_all_back() {
    let mut session = session();
    apply(&mut session, Command::AddCard { place: at(3, 2, 0), title: "Too dear".into() });
    edited(&mut session, 4, |four| four.links = vec![card(2)]);
    feel(&mut session, Anchor::Card(card(1)), 1.0);
    feel(&mut session, Anchor::Step(StepId::numbered(1)), 0.5);
    feel(&mut session, Anchor::Stage(stage(1)), -1.0);
    feel(&mut session, Anchor::Stage(stage(2)), 2.0);
    let before = session.map().clone();
    apply(&mut session, Command::DeleteStage(stage(1)));
    assert_eq!(session.map().cards.len(), 1);
    assert_eq!(session.map().feelings.keys().collect::<Vec<_>>(), [&key(Anchor::Stage(stage(2)))]);
    assert!(session.map().card(&card(4)).unwrap().links.is_empty());
    session.undo();
    assert_eq!(*session.map(), before);
}

#[test]
fn deleting_a_lane_takes_its_cards() {
    let mut session = session();
    feel(&mut session, Anchor::Card(card(1)), 1.0);
    apply(&mut session, Command::DeleteLane(LaneId::numbered(1)));
    assert!(session.map().cards.is_empty() && session.map().feelings.is_empty());
}

#[test]
fn deleting_a_persona_takes_its_feelings_and_leaves_the_cards() {
    let mut session = session();
    feel(&mut session, Anchor::Card(card(1)), 1.0);
    edited(&mut session, 1, |one| one.personas = vec![PersonaId::numbered(1)]);
    apply(&mut session, Command::DeletePersona(PersonaId::numbered(1)));
    assert!(session.map().feelings.is_empty());
    assert!(session.map().card(&card(1)).unwrap().personas.is_empty());
}

#[test]
fn deleting_a_step_takes_its_feelings() {
    let mut session = session();
    let step = StepId::numbered(1);
    feel(&mut session, Anchor::Step(step.clone()), 1.0);
    let before = session.map().clone();
    apply(&mut session, Command::DeleteStep(step));
    assert!(session.map().feelings.is_empty());
    session.undo();
    assert_eq!(*session.map(), before);
}

#[test]
fn a_step_moved_to_another_stage_keeps_its_feeling() {
    let mut session = session();
    let step = StepId::numbered(1);
    feel(&mut session, Anchor::Step(step.clone()), 1.0);
    apply(&mut session, Command::MoveStep { id: step.clone(), stage: stage(2), to: 0 });
    assert_eq!(session.map().step(&step).unwrap().0.id, stage(2));
    assert_eq!(session.map().feelings.len(), 1);
}

#[test]
fn deleting_a_source_a_channel_or_a_picture_takes_it_off_the_cards() {
    let mut session = session();
    let source = apply(&mut session, Command::AddSource { kind: SourceKind::Survey, title: "Survey".into() });
    assert_eq!(source.created, [Created::Source(SourceId::numbered(1))]);
    apply(&mut session, Command::AddOwnChannel { title: "Bale".into(), presence: None });
    apply(&mut session, Command::AddPicture { description: "A shop".into(), bytes: vec![1].into() });
    let plain = session.map().clone();
    edited(&mut session, 1, |card| {
        card.sources = vec![SourceId::numbered(1)];
        card.channel = Some(Channel::Own(ChannelId::numbered(1)));
        card.picture = Some(PictureId::numbered(1));
        card.metric = Some(Metric { source: Some(SourceId::numbered(1)), ..Metric::empty() });
    });
    let field = PersonaField::Portrait(Some(PictureId::numbered(1)));
    apply(&mut session, Command::SetPersona { id: PersonaId::numbered(1), field });
    let full = session.map().clone();

    apply(&mut session, Command::DeleteSource(SourceId::numbered(1)));
    apply(&mut session, Command::DeleteOwnChannel(ChannelId::numbered(1)));
    apply(&mut session, Command::DeletePicture(PictureId::numbered(1)));
    let one = session.map().card(&card(1)).unwrap();
    assert_eq!(one.metric.as_ref().unwrap().source, None);
    assert_eq!(Card { metric: None, ..one.clone() }, plain.cards[&card(1)]);
    assert_eq!(session.map().personas, plain.personas);
    for _ in 0..3 {
        session.undo();
    }
    assert_eq!(*session.map(), full);
}

#[test]
fn a_source_that_is_edited_stays_where_it_is_named() {
    let mut session = session();
    apply(&mut session, Command::AddSource { kind: SourceKind::Survey, title: "Survey".into() });
    edited(&mut session, 1, |card| card.sources = vec![SourceId::numbered(1)]);
    let field = SourceField::Title("Survey, May".into());
    let applied = apply(&mut session, Command::SetSource { id: SourceId::numbered(1), field });
    assert_eq!(applied.label.to_string(), "Edit “Survey”");
    assert_eq!(session.map().card(&card(1)).unwrap().sources, [SourceId::numbered(1)]);
}

#[test]
fn copies_stand_below_their_originals_and_link_among_themselves() {
    let mut session = session();
    edited(&mut session, 1, |one| one.links = vec![card(2), card(3)]);
    feel(&mut session, Anchor::Card(card(1)), 1.0);
    let applied = apply(&mut session, Command::DuplicateCards(vec![card(2), card(1)]));
    assert_eq!(applied.label.to_string(), "Duplicate 2 cards");
    assert_eq!(titles(&session, 1, 1), ["Advert", "Advert", "Compare prices", "Compare prices", "Ask a friend"]);
    assert_eq!(session.map().card(&card(4)).unwrap().links, [card(5), card(3)]);
    assert_eq!(session.map().feelings.len(), 1);
}

#[test]
fn added_and_pasted_cards_name_each_thing_once() {
    let mut session = session();
    apply(&mut session, Command::AddSource { kind: SourceKind::Survey, title: "Survey".into() });
    let mut twice = Card::new(card(1), at(1, 1, 0), "Twice");
    twice.sources = vec![SourceId::numbered(1); 2];
    twice.personas = vec![PersonaId::numbered(1); 2];
    twice.links = vec![card(2); 2];
    let add = Command::AddWholeCard(Box::new(NewCard { card: twice.clone(), lane: None, feeling: None }));
    for command in [add, Command::PasteCards { cards: vec![twice], to: at(3, 2, 0) }] {
        let applied = apply(&mut session, command);
        let [Created::Card(id)] = &applied.created[..] else { panic!("{:?}", applied.created) };
        let new = session.map().card(id).unwrap();
        assert_eq!(new.sources, [SourceId::numbered(1)]);
        assert_eq!(new.personas, [PersonaId::numbered(1)]);
        assert_eq!(new.links, [card(2)]);
    }
}

#[test]
fn pasted_cards_leave_out_what_the_map_does_not_have() {
    let mut session = session();
    let mut foreign = Card::new(card(1), at(77, 88, 3), "From another map");
    foreign.sources = vec![SourceId::numbered(1)];
    foreign.personas = vec![PersonaId::numbered(1), PersonaId::numbered(2)];
    foreign.channel = Some(Channel::Own(ChannelId::numbered(1)));
    foreign.links = vec![card(50), card(2)];
    foreign.picture = Some(PictureId::numbered(1));
    foreign.metric = Some(Metric { source: Some(SourceId::numbered(1)), ..Metric::empty() });
    let second = Card::new(card(2), at(77, 88, 4), "Second");
    apply(&mut session, Command::PasteCards { cards: vec![foreign, second], to: at(3, 2, 0) });
    let pasted = session.map().card(&card(4)).unwrap();
    assert_eq!(pasted.place, at(3, 2, 0));
    assert_eq!((pasted.sources.len(), pasted.channel.clone(), pasted.picture.clone()), (0, None, None));
    assert_eq!(pasted.metric.as_ref().unwrap().source, None);
    assert_eq!(pasted.personas, [PersonaId::numbered(1)]);
    assert_eq!(pasted.links, [card(5)]);
    assert_eq!(titles(&session, 3, 2), ["From another map", "Second"]);
}

#[test]
fn a_duplicated_stage_has_steps_and_cards_of_its_own() {
    let mut session = session();
    edited(&mut session, 1, |one| one.links = vec![card(2)]);
    let applied = apply(&mut session, Command::DuplicateStage(stage(1)));
    assert_eq!(applied.selection(), Some(Selection::Stage(stage(3))));
    let order: Vec<_> = session.map().stages.iter().map(|stage| stage.id.as_str()).collect();
    assert_eq!(order, ["s1", "s3", "s2"]);
    assert_eq!(session.map().stages[1].steps[0].id, StepId::numbered(2));
    assert_eq!(titles(&session, 1, 3), titles(&session, 1, 1));
    assert_eq!(session.map().card(&card(4)).unwrap().links, [card(5)]);
}

#[test]
fn stages_and_lanes_move_to_their_final_position() {
    let mut session = session();
    apply(&mut session, Command::AddStage { at: 9, title: "After-sales".into() });
    apply(&mut session, Command::MoveStage { id: stage(1), to: 1 });
    let order = |session: &Session| session.map().stages.iter().map(|stage| stage.id.to_string()).collect::<Vec<_>>();
    assert_eq!(order(&session), ["s2", "s1", "s3"]);
    apply(&mut session, Command::MoveStage { id: stage(3), to: 0 });
    assert_eq!(order(&session), ["s3", "s2", "s1"]);
    apply(&mut session, Command::MoveLane { id: LaneId::numbered(3), to: 0 });
    let lanes: Vec<_> = session.map().lanes.iter().map(|lane| lane.id.as_str()).collect();
    assert_eq!(lanes, ["l3", "l1", "l2"]);
}

#[test]
fn editing_an_empty_map_works_from_nothing() {
    let mut session = Session::new(Map::default());
    let stage = apply(&mut session, Command::AddStage { at: 7, title: "First".into() });
    assert_eq!(stage.created, [Created::Stage(StageId::numbered(1))]);
    let lane = Command::AddLane { at: 7, kind: LaneKind::Notes, title: "Notes".into() };
    assert_eq!(apply(&mut session, lane).created, [Created::Lane(LaneId::numbered(1))]);
    apply(&mut session, Command::AddCard { place: at(1, 1, 0), title: "A note".into() });
    let prompt = Command::SetLane { id: LaneId::numbered(1), field: LaneField::Prompt("Anything".into()) };
    assert_eq!(apply(&mut session, prompt).label.to_string(), "Edit “Notes”");
}

/// The small map with imperfections a file may have: dangling references, a card in a lane that draws none.
fn imperfect() -> Session {
    let mut map = small_map();
    map.cards.edit(&card(1), |one| {
        one.personas = vec![PersonaId::numbered(8), PersonaId::numbered(8)];
        one.links = vec![card(70), card(1)];
        one.sources = vec![SourceId::numbered(6)];
        one.channel = Some(Channel::Own(ChannelId::numbered(5)));
        one.picture = Some(PictureId::numbered(4));
    });
    let stray = Card::new(card(9), at(2, 1, 0), "In the curve's lane");
    map.cards.insert(stray.id.clone(), stray);
    let feeling = Feeling::new(FeelingValue::BEST);
    map.feelings.insert(key(Anchor::Card(card(80))), feeling);
    Session::new(map)
}

#[test]
fn what_leads_nowhere_in_an_opened_map_does_not_stand_in_the_way() {
    let mut session = imperfect();
    let edit = |session: &mut Session, change: fn(&mut Card)| {
        let mut one = session.map().card(&card(1)).unwrap().clone();
        change(&mut one);
        put_card(session, &one)
    };
    assert!(edit(&mut session, |_| ()).is_ok_and(|applied| !applied.is_change));
    assert!(edit(&mut session, |one| one.title = "Poster".into()).is_ok_and(|applied| applied.is_change));
    assert_eq!(session.map().card(&card(1)).unwrap().personas.len(), 2, "kept as it was");
    let refused = edit(&mut session, |one| one.links.push(card(71)));
    assert_eq!(refused, Err(EditError::NoSuchCard(card(71))));
    let title = LaneField::Title("Curve".into());
    assert!(session.apply(Command::SetLane { id: LaneId::numbered(2), field: title }).is_ok());
    assert!(session.apply(Command::MoveCards { ids: vec![card(9)], to: at(1, 1, 0) }).is_ok());
    let clear = Command::SetFeeling { key: key(Anchor::Card(card(80))), feeling: None };
    assert!(session.apply(clear.clone()).is_ok_and(|applied| applied.is_change));
    assert_eq!(session.apply(clear), Err(EditError::NoSuchCard(card(80))));
}

#[test]
fn a_new_thing_is_not_meant_by_a_reference_that_leads_nowhere() {
    let mut session = imperfect();
    let mut created = |command| session.apply(command).unwrap().created;
    let add = Command::AddCard { place: at(1, 1, 0), title: String::new() };
    assert_eq!(created(add), [Created::Card(card(81))]);
    let persona = Command::AddPersona { at: 0, name: String::new() };
    assert_eq!(created(persona), [Created::Persona(PersonaId::numbered(9))]);
    let source = Command::AddSource { kind: SourceKind::Crm, title: String::new() };
    assert_eq!(created(source), [Created::Source(SourceId::numbered(7))]);
    let channel = Command::AddOwnChannel { title: String::new(), presence: None };
    assert_eq!(created(channel), [Created::Channel(ChannelId::numbered(6))]);
    let picture = Command::AddPicture { description: String::new(), bytes: vec![].into() };
    assert_eq!(created(picture), [Created::Picture(PictureId::numbered(5))]);
}

#[test]
fn a_card_names_a_thing_once_and_never_links_to_itself() {
    let mut session = session();
    edited(&mut session, 1, |one| {
        one.links = vec![card(2), card(1), card(2), card(3)];
        one.personas = vec![PersonaId::numbered(1), PersonaId::numbered(1)];
    });
    let one = session.map().card(&card(1)).unwrap();
    assert_eq!(one.links, [card(2), card(3)]);
    assert_eq!(one.personas, [PersonaId::numbered(1)]);
}
