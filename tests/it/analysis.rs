//! Findings: each is shown by the smallest map that has it, and by a change that removes it.

use safar::{
    analysis::{FindingKind, Subject, channel_use, findings, purchase_stage},
    edit::{Command, Created, InfoField, Session},
    model::{
        Anchor, Card, CardId, CardTable, Channel, Date, Evidence, Feeling, FeelingKey, FeelingValue, KnownChannel,
        LaneId, LaneKind, Map, Outcome, PersonaId, Place, Score, Share, StageId, StepId,
    },
};

use crate::support::{edits::put_card, shipped_maps::shipped_maps};

/// A map without findings: stages "Awareness" s1, "Purchase" s2, "Use" s3; lanes l1 touchpoints, l2 pain
/// points, l3 opportunities, l4 outcomes; a touchpoint c1 to c3 at each stage, felt by the persona p1.
fn faultless() -> Session {
    let mut session = Session::new(Map::default());
    for title in ["Awareness", "Purchase", "Use"] {
        apply(&mut session, Command::AddStage { at: 9, title: title.into() });
    }
    for kind in [LaneKind::Touchpoints, LaneKind::PainPoints, LaneKind::Opportunities, LaneKind::Outcomes] {
        apply(&mut session, Command::AddLane { at: 9, kind, title: format!("{kind:?}") });
    }
    apply(&mut session, Command::AddPersona { at: 0, name: "Mona".into() });
    for stage in 1..=3 {
        let id = add(&mut session, 1, stage, "Web page");
        edit(&mut session, &id, |card| {
            card.channel = Some(Channel::Known(KnownChannel::WebSite));
            card.department = "Marketing".into();
        });
        feel(&mut session, Anchor::Card(id), true);
    }
    assert_eq!(messages(&session), [""; 0]);
    session
}

fn apply(session: &mut Session, command: Command) -> Vec<Created> {
    session.apply(command).unwrap().created
}

fn add(session: &mut Session, lane: u64, stage: u64, title: &str) -> CardId {
    let place = Place { lane: LaneId::numbered(lane), stage: StageId::numbered(stage), order: usize::MAX };
    match apply(session, Command::AddCard { place, title: title.into() }).as_slice() {
        [Created::Card(id)] => id.clone(),
        other => panic!("{other:?}"),
    }
}

fn edit(session: &mut Session, id: &CardId, change: impl FnOnce(&mut Card)) {
    let mut card = session.map().card(id).unwrap().clone();
    change(&mut card);
    put_card(session, &card).unwrap();
}

fn feel(session: &mut Session, anchor: Anchor, is_felt: bool) {
    let key = FeelingKey { persona: PersonaId::numbered(1), anchor };
    let feeling = Feeling::new(FeelingValue::BEST);
    apply(session, Command::SetFeeling { key, feeling: Some(feeling).filter(|_| is_felt) });
}

fn messages(session: &Session) -> Vec<String> {
    findings(session.map(), None).iter().map(ToString::to_string).collect()
}

fn only_subject(session: &Session) -> Subject {
    match findings(session.map(), None).as_slice() {
        [finding] => finding.subject.clone(),
        other => panic!("{other:?}"),
    }
}

fn card(number: u64) -> CardId {
    CardId::numbered(number)
}

#[test]
fn an_empty_map_lacks_everything() {
    let session = Session::new(Map::default());
    let expected = [
        "The map has no stages.",
        "The map has no persona, so nobody travels it.",
        "The map has no lane for touchpoints.",
    ];
    assert_eq!(messages(&session), expected);
}

#[test]
fn a_review_date_that_has_passed_is_noticed_the_day_after() {
    let mut session = faultless();
    let review_date = Date::new(2026, 9, 1);
    apply(&mut session, Command::SetInfo(InfoField::ReviewDate(review_date)));
    assert_eq!(findings(session.map(), review_date), []);
    assert_eq!(findings(session.map(), None), []);
    let found = findings(session.map(), Date::new(2026, 9, 2));
    assert_eq!(found[0].message(), "The map was to be reviewed by 2026-09-01.");
    assert_eq!((found.len(), &found[0].subject), (1, &Subject::Map));
}

#[test]
fn a_stage_without_cards_is_empty_and_not_also_without_touchpoints() {
    let mut session = faultless();
    apply(&mut session, Command::AddStage { at: 3, title: "Loyalty".into() });
    assert_eq!(messages(&session), ["The stage “Loyalty” is empty."]);
    assert_eq!(only_subject(&session), Subject::Stage(StageId::numbered(4)));
}

#[test]
fn a_stage_with_cards_but_no_touchpoint_is_noticed() {
    let mut session = faultless();
    apply(&mut session, Command::AddStage { at: 3, title: "Loyalty".into() });
    add(&mut session, 4, 4, "Stays?");
    assert_eq!(messages(&session), ["The stage “Loyalty” has no touchpoint."]);
}

#[test]
fn more_than_seven_touchpoints_at_the_purchase_tire_people() {
    let mut session = faultless();
    let more = |session: &mut Session, stage| {
        let copy = session.map().card(&card(1)).unwrap().clone();
        let to = Place { lane: LaneId::numbered(1), stage: StageId::numbered(stage), order: usize::MAX };
        apply(session, Command::PasteCards { cards: vec![copy], to });
    };
    for _ in 0..8 {
        more(&mut session, 1);
    }
    for _ in 0..6 {
        more(&mut session, 2);
    }
    feel(&mut session, Anchor::Stage(StageId::numbered(1)), true);
    feel(&mut session, Anchor::Stage(StageId::numbered(2)), true);
    assert_eq!(messages(&session), [""; 0]);
    more(&mut session, 2);
    let expected = "The purchase stage “Purchase” has 8 touchpoints; more than seven tire people.";
    assert_eq!(messages(&session), [expected]);
}

#[test]
fn a_touchpoint_without_a_channel_is_noticed() {
    let mut session = faultless();
    edit(&mut session, &card(2), |card| card.channel = None);
    assert_eq!(messages(&session), ["The touchpoint “Web page” has no channel."]);
    assert_eq!(only_subject(&session), Subject::Card(card(2)));
}

#[test]
fn a_touchpoint_without_a_department_is_noticed() {
    let mut session = faultless();
    edit(&mut session, &card(2), |card| card.department = "  ".into());
    assert_eq!(messages(&session), ["The touchpoint “Web page” has no department in charge."]);
}

#[test]
fn a_touchpoint_without_a_feeling_is_noticed_unless_its_stage_or_a_step_has_one() {
    let mut session = faultless();
    feel(&mut session, Anchor::Card(card(2)), false);
    assert_eq!(messages(&session), ["No feeling is known at the touchpoint “Web page”."]);
    feel(&mut session, Anchor::Stage(StageId::numbered(2)), true);
    assert_eq!(messages(&session), [""; 0]);
    feel(&mut session, Anchor::Stage(StageId::numbered(2)), false);
    apply(&mut session, Command::AddStep { stage: StageId::numbered(2), at: 0, title: "Pay".into() });
    feel(&mut session, Anchor::Step(StepId::numbered(1)), true);
    assert_eq!(messages(&session), [""; 0]);
}

#[test]
fn a_pain_point_is_answered_by_a_link_either_way() {
    let mut session = faultless();
    let pain = add(&mut session, 2, 1, "Too slow");
    assert_eq!(messages(&session), ["No opportunity answers the pain point “Too slow”."]);
    let opportunity = add(&mut session, 3, 1, "Faster pages");
    edit(&mut session, &opportunity, |card| {
        card.owner = "Sam".into();
        card.links = vec![pain.clone()];
    });
    assert_eq!(messages(&session), [""; 0]);
    edit(&mut session, &opportunity, |card| card.links.clear());
    edit(&mut session, &pain, |card| card.links = vec![opportunity.clone()]);
    assert_eq!(messages(&session), [""; 0]);
    edit(&mut session, &pain, |pain| pain.links = vec![card(1)]);
    assert_eq!(only_subject(&session), Subject::Card(pain));
}

#[test]
fn an_opportunity_without_an_owner_is_noticed() {
    let mut session = faultless();
    add(&mut session, 3, 2, "One page checkout");
    assert_eq!(messages(&session), ["The opportunity “One page checkout” has no owner."]);
}

#[test]
fn outcomes_that_do_not_add_up_are_noticed() {
    let mut session = faultless();
    let decision = add(&mut session, 4, 2, "Hires us?");
    let mut with = |shares: &[Option<f64>]| {
        edit(&mut session, &decision, |card| {
            let outcome = |share: &Option<f64>| Outcome { title: "A way".into(), share: share.and_then(Share::new) };
            card.outcomes = shares.iter().map(outcome).collect();
        });
        messages(&session)
    };
    assert_eq!(with(&[Some(35.0), Some(60.0)]), ["The outcomes of “Hires us?” add up to 95 %, not to 100 %."]);
    assert_eq!(with(&[Some(35.0), Some(66.04)]), ["The outcomes of “Hires us?” add up to 101 %, not to 100 %."]);
    assert_eq!(with(&[Some(60.0), Some(60.0), None]), ["The outcomes of “Hires us?” add up to 120 %, not to 100 %."]);
    for fine in [&[Some(33.3), Some(33.3), Some(33.3)][..], &[Some(35.0), None], &[None, None], &[]] {
        assert_eq!(with(fine), [""; 0], "{fine:?}");
    }
}

#[test]
fn a_cell_with_only_assumptions_is_noticed() {
    let mut session = faultless();
    let first = add(&mut session, 4, 1, "Stays?");
    add(&mut session, 4, 1, "Nobody said how this is known");
    edit(&mut session, &first, |card| card.evidence = Some(Evidence::Assumed));
    assert_eq!(messages(&session), ["Everything in the cell “Outcomes / Awareness” is assumed."]);
    let cell = Subject::Cell { lane: LaneId::numbered(4), stage: StageId::numbered(1) };
    assert_eq!(only_subject(&session), cell);
    let third = add(&mut session, 4, 1, "Looked at");
    edit(&mut session, &third, |card| card.evidence = Some(Evidence::Partial));
    assert_eq!(messages(&session), [""; 0]);
}

#[test]
fn a_channel_used_once_and_never_again_is_noticed_before_the_last_stage() {
    let mut session = faultless();
    let chat = || Some(Channel::Known(KnownChannel::Chatbot));
    edit(&mut session, &card(3), |card| card.channel = chat());
    assert_eq!(messages(&session), [""; 0], "at the last stage there is no again");
    edit(&mut session, &card(1), |card| card.channel = chat());
    edit(&mut session, &card(3), |card| card.channel = Some(Channel::Known(KnownChannel::WebSite)));
    assert_eq!(messages(&session), ["The channel “Chatbot” is used once and never again."]);
    assert_eq!(only_subject(&session), Subject::Channel(Channel::Known(KnownChannel::Chatbot)));
}

#[test]
fn a_persona_without_feelings_is_noticed() {
    let mut session = faultless();
    apply(&mut session, Command::AddPersona { at: 1, name: "Reza".into() });
    assert_eq!(messages(&session), ["No feelings are recorded for the persona “Reza”."]);
    assert_eq!(only_subject(&session), Subject::Persona(PersonaId::numbered(2)));
}

#[test]
fn a_curve_that_stops_at_the_purchase_is_noticed() {
    let mut session = faultless();
    feel(&mut session, Anchor::Card(card(3)), false);
    let kinds: Vec<_> = findings(session.map(), None).iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [FindingKind::TouchpointWithoutFeeling, FindingKind::PersonaStopsAtPurchase]);
    let expected = "No feelings are recorded for the persona “Mona” after the purchase: the map stops at the sale.";
    assert_eq!(messages(&session)[1], expected);
    apply(&mut session, Command::DeleteStage(StageId::numbered(3)));
    assert_eq!(messages(&session), [""; 0], "nothing follows the purchase");
}

#[test]
fn the_purchase_is_known_by_its_title_in_three_languages() {
    let purchase = |titles: &[&str]| {
        let mut session = Session::new(Map::default());
        for title in titles {
            apply(&mut session, Command::AddStage { at: 99, title: (*title).into() });
        }
        purchase_stage(session.map())
    };
    assert_eq!(purchase(&["Awareness", "Consideration", "Purchase", "Retention", "Advocacy"]), Some(2));
    assert_eq!(purchase(&["الوعي", "المفاضلة", "الشراء", "الاحتفاظ", "التوصية"]), Some(2));
    assert_eq!(purchase(&["آگاهی", "بررسی گزینه‌ها", "خرید", "حفظ مشتری", "معرفی به دیگران"]), Some(2));
    assert_eq!(purchase(&["الوعي والبحث عن المعلومات", "مقارنة العروض", "اتخاذ القرار", "ما بعد البيع"]), Some(2));
    assert_eq!(purchase(&["آگاهی و جست‌وجو", "بررسی و مقایسه", "تصمیم", "پس از فروش"]), Some(2));
    assert_eq!(purchase(&["Awareness", "Decision", "Checkout", "Use"]), Some(2));
    assert_eq!(purchase(&["Pre-purchase", "Client experience", "Between engagements", "Former client"]), None);
    assert_eq!(purchase(&["پیش از خرید", "تجربهٔ مشتری", "بین دو همکاری", "مشتری سابق"]), None);
    assert_eq!(purchase(&["ما قبل الشراء", "تجربة العميل", "ما بين التعاقدات", "العميل السابق"]), None);
    assert_eq!(purchase(&["Satisfaction", "Interaction"]), None);
}

#[test]
fn channels_are_counted_at_each_stage() {
    let mut session = faultless();
    edit(&mut session, &card(2), |card| card.channel = Some(Channel::Known(KnownChannel::Phone)));
    let uses: Vec<_> = channel_use(session.map())
        .into_iter()
        .map(|channel_use| (channel_use.channel, channel_use.touchpoints))
        .collect();
    let known = Channel::Known;
    assert_eq!(uses, [(known(KnownChannel::Phone), vec![0, 1, 0]), (known(KnownChannel::WebSite), vec![1, 0, 1])]);
}

#[test]
fn an_opportunity_scores_importance_and_what_satisfaction_lacks() {
    let place = Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order: 0 };
    let mut card = Card::new(CardId::numbered(1), place, "");
    let mut score = |importance, satisfaction| {
        (card.importance, card.satisfaction) = (Score::new(importance), Score::new(satisfaction));
        card.opportunity_score()
    };
    assert_eq!(score(8, 3), Some(13));
    assert_eq!(score(3, 8), Some(3));
    assert_eq!(score(10, 1), Some(19));
    assert_eq!(score(8, 0), None);
}

#[test]
fn titles_are_quoted_on_one_line_and_shortened() {
    let mut session = faultless();
    edit(&mut session, &card(2), |card| {
        card.title = "Web\n\npage".into();
        card.channel = None;
    });
    assert_eq!(messages(&session), ["The touchpoint “Web page” has no channel."]);
    edit(&mut session, &card(2), |card| card.title = String::new());
    assert_eq!(messages(&session), ["The touchpoint without a title has no channel."]);
    edit(&mut session, &card(2), |card| card.title = "نقطه ".repeat(5000));
    assert!(messages(&session)[0].chars().count() < 110);
}

#[test]
fn a_stage_that_a_card_goes_on_over_is_not_empty() {
    let text = "(version: 1, title: \"t\", stages: [(id: \"s1\", title: \"a\"), (id: \"s2\", title: \"b\")], \
                lanes: [(id: \"l1\", kind: Touchpoints, title: \"n\")], \
                cards: [(id: \"c1\", at: (\"l1\", \"s1\", 0), span: SPAN, title: \"x\", channel: Some(Phone))])";
    let empty = |span: &str| {
        let map = safar::storage::parse_map("span", text.replace("SPAN", span).as_bytes()).unwrap().map;
        let kinds = findings(&map, None).into_iter().map(|finding| finding.kind);
        kinds.filter(|kind| *kind == FindingKind::StageEmpty).count()
    };
    assert_eq!((empty("1"), empty("2")), (1, 0));
}

#[test]
fn a_map_that_was_just_begun_has_no_findings_about_its_empty_stages_and_personas() {
    for (name, mut map) in shipped_maps() {
        map.cards = CardTable::default();
        map.feelings.clear();
        let found = findings(&map, None);
        assert!(found.iter().all(|finding| finding.subject == Subject::Map), "{name}: {found:?}");
    }
}
