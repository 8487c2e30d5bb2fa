//! Automatic repairs of findings in one step.

use safar::{
    analysis::{Finding, FindingKind, findings, fix},
    edit::{Command, InfoField, Session},
    model::{Card, Date, LaneId, LaneKind, Map, Outcome, PersonaId, Place, Share, StageId},
};

use crate::support::{edits::put_card, shipped_maps::shipped_maps};

fn today() -> Option<Date> {
    Date::new(2028, 2, 29)
}

fn of_kind(session: &Session, is_it: impl Fn(FindingKind) -> bool) -> Option<Finding> {
    findings(session.map(), today()).into_iter().find(|finding| is_it(finding.kind))
}

/// Repairs the finding; checks that it is gone afterwards and that one undo restores the map.
fn repaired(session: &mut Session, is_it: impl Fn(FindingKind) -> bool + Copy) {
    let finding = of_kind(session, is_it).expect("the finding is there");
    let before = session.map().clone();
    session.apply(fix(session.map(), &finding, today()).expect("there is a fix")).unwrap();
    let left = findings(session.map(), today());
    assert!(!left.contains(&finding), "{finding}");
    session.undo().unwrap();
    assert_eq!(*session.map(), before);
    session.redo().unwrap();
}

fn with_lanes(kinds: &[LaneKind]) -> Session {
    let mut session = Session::new(Map::default());
    session.apply(Command::AddStage { at: 0, title: "Purchase".into() }).unwrap();
    for kind in kinds {
        session.apply(Command::AddLane { at: 9, kind: *kind, title: String::new() }).unwrap();
    }
    session
}

fn add(session: &mut Session, title: &str) -> Card {
    let place = Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order: 0 };
    let applied = session.apply(Command::AddCard { place, title: title.into() }).unwrap();
    let id = applied.cards().next().unwrap().clone();
    session.map().card(&id).unwrap().clone()
}

#[test]
fn an_empty_map_is_repaired_step_by_step() {
    let mut session = Session::new(Map::default());
    repaired(&mut session, |kind| kind == FindingKind::NoStages);
    repaired(&mut session, |kind| kind == FindingKind::NoPersonas);
    repaired(&mut session, |kind| kind == FindingKind::NoTouchpointLane);
    add(&mut session, "Asks");
    session.apply(Command::AddStage { at: 9, title: "Pays".into() }).unwrap();
    repaired(&mut session, |kind| kind == FindingKind::StageEmpty);
    assert_eq!(session.map().lanes[0].title, "Touchpoints");
    assert_eq!(session.map().cards.len(), 2);
}

#[test]
fn a_stage_without_a_touchpoint_gets_an_empty_one() {
    let mut session = with_lanes(&[LaneKind::Actions, LaneKind::Touchpoints]);
    add(&mut session, "Pays");
    repaired(&mut session, |kind| kind == FindingKind::StageWithoutTouchpoint);
    assert!(session.map().cards.values().any(|card| card.title.is_empty() && card.place.lane == LaneId::numbered(2)));
}

#[test]
fn a_pain_point_gets_an_opportunity_that_answers_it_in_a_lane_made_for_it() {
    let mut session = with_lanes(&[LaneKind::PainPoints]);
    let pain = add(&mut session, "Waits");
    repaired(&mut session, |kind| kind == FindingKind::PainPointUnanswered);
    let answer = session.map().cards.values().find(|card| card.links == [pain.id.clone()]).unwrap();
    assert_eq!(answer.place.stage, pain.place.stage);
    assert_eq!(session.map().lane(&answer.place.lane).unwrap().kind, LaneKind::Opportunities);
}

#[test]
fn the_answer_to_a_pain_point_is_for_its_personas_that_the_map_has() {
    let mut session = with_lanes(&[LaneKind::PainPoints]);
    session.apply(Command::AddPersona { at: 0, name: "Mona".into() }).unwrap();
    let pain = add(&mut session, "Waits");
    let mut map = session.map().clone();
    let personas = [1, 9].map(PersonaId::numbered);
    map.cards.edit(&pain.id, |card| card.personas = personas.to_vec());
    let mut session = Session::new(map);
    repaired(&mut session, |kind| kind == FindingKind::PainPointUnanswered);
    let answer = session.map().cards.values().find(|card| card.links == [pain.id.clone()]).unwrap();
    assert_eq!(answer.personas, personas[..1]);
}

#[test]
fn shares_are_spread_to_a_hundred_in_proportion() {
    let spread = |shares: &[Option<f64>]| {
        let mut session = with_lanes(&[LaneKind::Outcomes]);
        let outcome = |share: &Option<f64>| Outcome { title: "o".into(), share: share.and_then(Share::new) };
        let outcomes = shares.iter().map(outcome).collect();
        let card = Card { outcomes, ..add(&mut session, "Decides") };
        put_card(&mut session, &card).unwrap();
        repaired(&mut session, |kind| matches!(kind, FindingKind::OutcomesOff { .. }));
        let card = session.map().card(&card.id).unwrap();
        card.outcomes.iter().map(|outcome| outcome.share.map(Share::percent)).collect::<Vec<_>>()
    };
    assert_eq!(spread(&[Some(30.0), Some(20.0)]), [Some(60.0), Some(40.0)]);
    assert_eq!(spread(&[Some(1.0), Some(1.0), Some(1.0)]), [Some(34.0), Some(33.0), Some(33.0)]);
    assert_eq!(spread(&[Some(0.0), Some(0.0)]), [Some(50.0), Some(50.0)]);
    assert_eq!(spread(&[Some(90.0), None, Some(60.0)]), [Some(60.0), None, Some(40.0)]);
}

#[test]
fn a_review_that_was_missed_is_put_off_by_a_year() {
    let review_date = Date::new(2027, 1, 1);
    let mut session = with_lanes(&[]);
    session.apply(Command::SetInfo(InfoField::ReviewDate(review_date))).unwrap();
    repaired(&mut session, |kind| matches!(kind, FindingKind::ReviewDatePassed(_)));
    assert_eq!(session.map().info.review_date, Date::new(2029, 2, 28));
}

#[test]
fn every_fix_for_every_shipped_map_takes_its_finding_away() {
    let mut fixes = 0;
    for (name, map) in shipped_maps() {
        for finding in findings(&map, today()) {
            let mut session = Session::new(map.clone());
            if let Some(command) = fix(&map, &finding, today()) {
                assert!(session.apply(command).unwrap().is_change, "{name}: {finding}");
                assert!(!findings(session.map(), today()).contains(&finding), "{name}: {finding}");
                fixes += 1;
            }
        }
    }
    assert!(fixes > 0);
}
