//! Tables with headings: which are recognised, what their columns mean, and the cards they become.

use safar::{
    edit::Session,
    import::{Additions, ColumnLane, ColumnRole, Field, Pasted, RemarkOutcome, Sheet, read},
    model::{
        Anchor, Card, Channel, FeelingKey, KnownChannel, Lane, LaneId, LaneKind, Language, Map, Persona, PersonaId,
        Place, Stage, StageId,
    },
};

/// Stages Before, During and After; lanes l1 touchpoints, l2 thoughts, l3 pain points, l4 a curve; a persona.
fn small() -> Map {
    let mut map = Map::default();
    for (at, title) in (1..).zip(["Before", "During", "After"]) {
        map.stages.push(Stage::new(StageId::numbered(at), title));
    }
    let lanes = [
        (LaneKind::Touchpoints, "Touchpoints"),
        (LaneKind::Thoughts, "Thoughts"),
        (LaneKind::PainPoints, "Pain points"),
        (LaneKind::EmotionCurve, "Emotions"),
    ];
    for (at, (kind, title)) in (1..).zip(lanes) {
        map.lanes.push(Lane::new(LaneId::numbered(at), kind, title));
    }
    map.personas.push(Persona::new(PersonaId::numbered(1), "Lena"));
    map
}

fn table(text: &str) -> Vec<Vec<String>> {
    match read(text) {
        Pasted::Table(rows) => rows,
        Pasted::List(items) => panic!("a list: {items:?}"),
    }
}

fn recognised(map: &Map, text: &str) -> Sheet {
    Sheet::recognised(map, &table(text), None).expect("the headings are recognised")
}

/// The map after pasting `text`, whose headings are recognised.
fn pasted(map: &Map, text: &str) -> Map {
    let (all, _) = recognised(map, text).arranged(map, None);
    let mut session = Session::new(map.clone());
    all.add_to(&mut session).unwrap();
    session.map().clone()
}

/// The cards of `map` as lines "stage / lane: title".
fn cards(map: &Map) -> Vec<String> {
    let mut lines = Vec::new();
    for stage in &map.stages {
        for lane in &map.lanes {
            for card in map.cell(&lane.id, &stage.id) {
                lines.push(format!("{} / {}: {}", stage.title, lane.title, card.title));
            }
        }
    }
    lines
}

fn only<'a>(map: &'a Map, title: &str) -> &'a Card {
    map.cards.values().find(|card| card.title == title).expect("there is such a card")
}

#[test]
fn stages_down_and_lanes_across_become_cards_in_their_cells() {
    let text = "Stage\tTouchpoint\tPain\tOpportunity\r\n\
                Before\tSees an ad\tToo loud\tQuieter ads\r\n\
                During\t\"Calls\nWaits\"\tOn hold\t\r\n\
                Pays\tPays at the till\t\tPay by phone\r\n";
    let map = pasted(&small(), text);
    assert_eq!(
        cards(&map),
        [
            "Before / Touchpoints: Sees an ad",
            "Before / Pain points: Too loud",
            "Before / Opportunities: Quieter ads",
            "During / Touchpoints: Calls",
            "During / Touchpoints: Waits",
            "During / Pain points: On hold",
            "Pays / Touchpoints: Pays at the till",
            "Pays / Opportunities: Pay by phone",
        ]
    );
    let stages: Vec<_> = map.stages.iter().map(|stage| stage.title.as_str()).collect();
    assert_eq!(stages, ["Before", "During", "Pays", "After"], "a new stage follows the one of the row before");
}

#[test]
fn stages_across_and_lanes_down_are_turned() {
    let text = "\tBefore\tAfter\nTouchpoints\tSees an ad\tPays\nThoughts\tToo dear\t\nEmotions\t-1\t+2\n";
    let map = pasted(&small(), text);
    assert_eq!(
        cards(&map),
        ["Before / Touchpoints: Sees an ad", "Before / Thoughts: Too dear", "After / Touchpoints: Pays"]
    );
    let feeling = |title: &str| {
        let anchor = Anchor::Card(only(&map, title).id.clone());
        map.feelings[&FeelingKey { persona: PersonaId::numbered(1), anchor }].value.get()
    };
    assert_eq!((feeling("Sees an ad"), feeling("Pays")), (-1.0, 2.0));
}

#[test]
fn a_row_a_card_fills_the_fields_of_the_card() {
    let text = "Stage\tLane\tTitle\tText\tChannel\tOwner\tFeeling\tTags\tSeverity\tMoment of truth\tTicket\n\
                Before\tTouchpoints\tSees an ad\tIn the tram\tSocial media\tSara\t4\tads, tram\t\tx\tB-102\n\
                \tPain points\tToo loud\t\t\t\t1\t\tHigh\t\t\n\
                During\tTouchpoint\tCalls\t\tFax\tAli\tok?\t\t\t\t\n";
    let map = small();
    let sheet = recognised(&map, text);
    let (all, remarks) = sheet.arranged(&map, None);
    let outcomes: Vec<_> = remarks.iter().map(|remark| (remark.cell.as_str(), remark.outcome)).collect();
    assert_eq!(outcomes, [("Fax", RemarkOutcome::NewChannel), ("ok?", RemarkOutcome::KeptAsText)]);
    let mut session = Session::new(map);
    all.add_to(&mut session).unwrap();
    let map = session.map();
    let ad = only(map, "Sees an ad");
    assert_eq!(ad.text, "In the tram\nTicket: B-102");
    assert_eq!(ad.channel, Some(Channel::Known(KnownChannel::SocialMedia)));
    assert_eq!((ad.owner.as_str(), ad.is_moment_of_truth), ("Sara", true));
    assert_eq!(ad.tags, ["ads", "tram"]);
    let loud = only(map, "Too loud");
    assert_eq!(
        (&loud.place.stage, &loud.place.lane),
        (&StageId::numbered(1), &LaneId::numbered(3)),
        "a blank stage goes on"
    );
    assert!(loud.severity.is_some());
    let calls = only(map, "Calls");
    assert_eq!(map.own_channel(calls.channel.as_ref().unwrap()).unwrap().title, "Fax");
    assert_eq!(calls.text, "Feeling: ok?");
    let values: Vec<f64> = map.feelings.values().map(|feeling| feeling.value.get()).collect();
    assert_eq!(values, [1.0, -2.0], "from 1 to 5");
}

#[test]
fn headings_are_recognised_in_three_languages_in_any_spelling() {
    let map = Map { lanes: Vec::new(), ..small() };
    for (heading, kind) in [
        ("Pain point", LaneKind::PainPoints),
        ("PAIN POINTS", LaneKind::PainPoints),
        ("Ideas", LaneKind::Opportunities),
        ("نقطهٔ درد", LaneKind::PainPoints),
        ("نقاط درد", LaneKind::PainPoints),
        ("فرصت‌ها", LaneKind::Opportunities),
        ("اقدامات مشتری", LaneKind::Actions),
        ("نقاط الاتصال", LaneKind::Touchpoints),
        ("نقاط الألم", LaneKind::PainPoints),
        ("Touch-points", LaneKind::Touchpoints),
    ] {
        let sheet = recognised(&map, &format!("مرحله\t{heading}\nBefore\tOne\nDuring\tTwo"));
        assert!(
            matches!(&sheet.roles[1], ColumnRole::Cards(ColumnLane::New(found, _)) if *found == kind),
            "{heading}: {:?}",
            sheet.roles
        );
    }
    for (heading, field) in [
        ("Owner", Field::Owner),
        ("مسئول", Field::Owner),
        ("المسؤول", Field::Owner),
        ("Feeling (1-5)", Field::Feeling),
        ("احساس", Field::Feeling),
        ("المشاعر", Field::Feeling),
        ("کانال", Field::Channel),
        ("القناة", Field::Channel),
    ] {
        let sheet = recognised(&map, &format!("Phase\tTitle\t{heading}\nBefore\tOne\tx\n"));
        assert_eq!(sheet.roles[2], ColumnRole::Field(field), "{heading}");
    }
}

#[test]
fn every_kind_of_lane_is_recognised_by_its_title_in_every_language() {
    let map = Map { lanes: Vec::new(), ..small() };
    for language in Language::ALL {
        for kind in LaneKind::ALL {
            let sheet = recognised(&map, &format!("Stage\tTitle\t{}\nBefore\tA\tB\n", kind.title(language)));
            assert!(!matches!(&sheet.roles[2], ColumnRole::Field(Field::Note)), "{kind:?} in {language:?}");
        }
    }
}

#[test]
fn a_table_without_headings_is_a_block_whose_columns_are_stages() {
    let map = small();
    let corner = Place { lane: LaneId::numbered(2), stage: StageId::numbered(1), order: usize::MAX };
    let text = include_str!("../fixtures/pasted/larger-than-the-map.txt");
    let rows = table(text);
    assert_eq!(Sheet::recognised(&map, &rows, Some(&corner)), None);
    let (all, remarks) = Sheet::block(&map, &rows, &corner).arranged(&map, Some(&corner));
    assert_eq!(remarks, []);
    assert_eq!(all.additions(), Additions { stages: 2, lanes: 2 });
    let mut session = Session::new(map);
    all.add_to(&mut session).unwrap();
    let map = session.map();
    let filled = map.lanes.iter().flat_map(|lane| map.stages.iter().map(|stage| map.cell(&lane.id, &stage.id).len()));
    assert!(filled.clone().all(|count| count <= 1), "no cell has two");
    assert_eq!(filled.sum::<usize>(), 20);
    assert_eq!(only(map, "A5").place.stage, map.stages[4].id);
    assert_eq!(only(map, "B1").place.lane, map.lanes.iter().find(|lane| lane.kind == LaneKind::Notes).unwrap().id);
}

#[test]
fn a_first_row_of_the_maps_stages_is_their_row() {
    let corner = Place { lane: LaneId::numbered(2), stage: StageId::numbered(1), order: usize::MAX };
    let map = small();
    let sheet = Sheet::recognised(&map, &table("After\tBefore\nPays\tSees an ad"), Some(&corner)).unwrap();
    let (all, _) = sheet.arranged(&map, Some(&corner));
    let mut session = Session::new(map);
    all.add_to(&mut session).unwrap();
    assert_eq!(cards(session.map()), ["Before / Thoughts: Sees an ad", "After / Thoughts: Pays"]);
}

#[test]
fn cards_that_look_like_headings_by_chance_are_a_block() {
    let map = small();
    for text in ["Asks\tPhone\nReads\tNotes", "Pain\tToo dear\nToo slow\tToo late", "Before\tx\ny\tz"] {
        assert_eq!(Sheet::recognised(&map, &table(text), None), None, "{text:?}");
    }
}

#[test]
fn the_headings_that_safar_writes_are_read_back() {
    let map = small();
    for language in Language::ALL {
        for field in Field::ALL {
            let text = format!("{}\t{}\nOne\tx\n", Field::Title.name_in(language), field.name_in(language));
            assert_eq!(recognised(&map, &text).roles[1], ColumnRole::Field(field), "{field:?} in {language:?}");
        }
    }
}

#[test]
fn a_feeling_belongs_to_the_persona_of_its_row_whatever_the_order_of_the_columns() {
    let mut map = small();
    map.personas.push(Persona::new(PersonaId::numbered(2), "Ben"));
    let text = "Stage\tTouchpoint\tFeeling\tPersona\nDuring\tCalls\tbad\tBen\nAfter\tPays\tgood\tSam\n";
    let map = pasted(&map, text);
    let whose: Vec<_> = map.feelings.keys().map(|key| key.persona.clone()).collect();
    assert_eq!(whose, [PersonaId::numbered(2)], "Sam is no persona, and the feeling is nobody else's");
    assert!(only(&map, "Pays").text.contains("good") && only(&map, "Pays").text.contains("Sam"));
}

#[test]
fn a_stated_presence_and_a_stated_scale_hold() {
    let map = pasted(&small(), "Stage\tTitle\tPresence\tChannel\nDuring\tCalls\toffline\tE-mail\n");
    assert_eq!(only(&map, "Calls").presence, Some(safar::model::Presence::Offline));
    let map = pasted(&small(), "Stage\tTouchpoint\tFeeling (1-5)\nBefore\tReads\t1\nDuring\tCalls\t2\n");
    let values: Vec<f64> = map.feelings.values().map(|feeling| feeling.value.get()).collect();
    assert_eq!(values, [-2.0, -1.0]);
}

#[test]
fn a_feeling_at_a_stage_keeps_its_note_and_its_replacement_is_remarked() {
    let mut map = small();
    let key = FeelingKey { persona: PersonaId::numbered(1), anchor: Anchor::Stage(StageId::numbered(1)) };
    let mut feeling = safar::model::Feeling::new(safar::model::FeelingValue::BEST);
    feeling.note = "Asked in March".into();
    map.feelings.insert(key.clone(), feeling);
    let text = "Stage\tTouchpoint\tFeeling\nBefore\t\"One\nTwo\"\t-1\n";
    let (_, remarks) = recognised(&map, text).arranged(&map, None);
    assert_eq!(remarks.iter().map(|remark| remark.outcome).collect::<Vec<_>>(), [RemarkOutcome::ReplacesFeeling]);
    let map = pasted(&map, text);
    assert_eq!((map.feelings[&key].note.as_str(), map.feelings[&key].value.get()), ("Asked in March", -1.0));
}

#[test]
fn the_first_column_of_a_list_of_titles_is_no_stage() {
    let sheet = recognised(&small(), "Key\tTitle\tOwner\nB-1\tPays\tSara\nB-2\tCalls\tAli\n");
    assert_eq!(sheet.roles[0], ColumnRole::Field(Field::Note));
}

#[test]
fn a_table_loses_no_card_on_a_map_without_stages() {
    let map = Map { stages: Vec::new(), ..small() };
    let map = pasted(&map, "Title\tOwner\tFeeling\nPays\tSara\t1\nCalls\tAli\t-1\n");
    assert_eq!((map.cards.len(), map.stages.len(), map.feelings.len()), (2, 1, 2));
}

#[test]
fn a_channel_in_a_table_is_named_whole() {
    let map = pasted(&small(), "Stage\tTitle\tChannel\nBefore\tReads\tPho\n");
    assert_eq!(map.channels.iter().map(|own| own.title.as_str()).collect::<Vec<_>>(), ["Pho"]);
}

#[test]
fn one_feeling_off_the_scale_is_said_and_rescales_no_other() {
    let text = "Stage\tTouchpoint\tFeeling\nBefore\tReads\t-1\nDuring\tCalls\t-1.5\nAfter\tPays\t3\n";
    let (_, remarks) = recognised(&small(), text).arranged(&small(), None);
    let said: Vec<_> = remarks.iter().map(|remark| (remark.cell.as_str(), remark.outcome)).collect();
    assert_eq!(said, [("3", RemarkOutcome::OffScale)]);
    let map = pasted(&small(), text);
    let values: Vec<f64> = map.feelings.values().map(|feeling| feeling.value.get()).collect();
    assert_eq!(values, [-1.0, -1.5]);
    assert_eq!(only(&map, "Pays").text, "Feeling: 3");
}

#[test]
fn costs_and_questions_are_not_taken_for_something_else() {
    let sheet = recognised(&small(), "Stage\tTitle\tCost\tهزینه\nBefore\tReads\t3\t4\n");
    let note = ColumnRole::Field(Field::Note);
    assert_eq!(sheet.roles[2..], [note.clone(), note], "no effort from 1 to 10");
    for heading in ["Questions", "الأسئلة", "پرسش‌ها"] {
        let sheet = recognised(&small(), &format!("Stage\tTouchpoint\t{heading}\nBefore\tReads\tWhy?\n"));
        assert!(
            matches!(&sheet.roles[2], ColumnRole::Cards(ColumnLane::New(LaneKind::Notes, title)) if title == heading),
            "{heading}: {:?}",
            sheet.roles
        );
    }
}

#[test]
fn a_column_goes_to_a_shown_lane_and_the_second_of_two_equal_ones_to_the_second_lane() {
    let mut map = small();
    map.lanes[1].visibility = safar::model::Visibility::Hidden;
    map.lanes.push(Lane::new(LaneId::numbered(5), LaneKind::Thoughts, "Thoughts"));
    map.lanes.push(Lane::new(LaneId::numbered(6), LaneKind::Thoughts, "Thoughts"));
    let sheet = recognised(&map, "Stage\tTouchpoint\tThoughts\tThoughts\nBefore\tReads\tWhy?\tHow?\n");
    let own = |number| ColumnRole::Cards(ColumnLane::Own(LaneId::numbered(number)));
    assert_eq!(sheet.roles[2..], [own(5), own(6)]);
    let sheet = recognised(&map, "Stage\tTouchpoint\tThought\nBefore\tReads\tWhy?\n");
    assert_eq!(sheet.roles[2], own(5), "by its kind too");
    map.stages[0].visibility = safar::model::Visibility::Hidden;
    map.stages.push(Stage::new(StageId::numbered(4), "Before"));
    let map = pasted(&map, "Stage\tTouchpoint\nBefore\tReads\n");
    assert_eq!(only(&map, "Reads").place.stage, StageId::numbered(4));
}

#[test]
fn a_persona_is_known_by_its_whole_name_with_a_comma_and_by_the_name_before_it() {
    let mut map = small();
    map.personas = ["Lena, 34", "نرگس رستمی، ۴۶ ساله", "Ben"]
        .into_iter()
        .zip(1..)
        .map(|(name, number)| Persona::new(PersonaId::numbered(number), name))
        .collect();
    for (cell, expected) in [
        ("Lena, 34", &[1][..]),
        ("lena", &[1]),
        ("نرگس رستمی، ۴۶ ساله", &[2]),
        ("نرگس رستمی", &[2]),
        ("Ben, Lena, 34; نرگس رستمی، ۴۶ ساله", &[3, 1, 2]),
    ] {
        let text = format!("Stage\tTouchpoint\tPersona\nBefore\tReads\t{cell}\n");
        let (_, remarks) = recognised(&map, &text).arranged(&map, None);
        assert_eq!(remarks, [], "{cell}");
        let expected: Vec<_> = expected.iter().map(|number| PersonaId::numbered(*number)).collect();
        assert_eq!(only(&pasted(&map, &text), "Reads").personas, expected, "{cell}");
    }
}
