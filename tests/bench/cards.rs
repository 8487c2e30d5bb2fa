//! Maps of any number of cards in three scripts; the same number gives the same map.

use std::collections::BTreeMap;

use safar::model::{
    Anchor, Card, CardId, CardTable, Channel, Evidence, Feeling, FeelingKey, FeelingValue, KnownChannel, Lane, LaneId,
    LaneKind, Map, MapInfo, Persona, PersonaId, Place, Severity, Stage, StageId,
};

/// The lanes with cards, and the curve.
const LANES: [(u64, LaneKind, &str); 5] = [
    (1, LaneKind::Actions, "Actions"),
    (2, LaneKind::Touchpoints, "Touchpoints"),
    (3, LaneKind::EmotionCurve, "Emotions"),
    (4, LaneKind::PainPoints, "Pain points"),
    (5, LaneKind::Opportunities, "فرصت‌ها"),
];

/// The texts of the cards, about as long as the two lines that the other programs draw.
const TITLES: [&str; 10] = [
    "Compares prices and plans with a friend",
    "مقایسهٔ قیمت‌ها و طرح‌ها با یک دوست",
    "يقارن الأسعار والخطط مع صديق له",
    "Opens the mobile app and signs in again",
    "در فروشگاه منتظر پاسخ کارشناس می‌ماند",
    "Calls the support hotline about the bill",
    "يتصل بمركز الخدمة ليسأل عن الفاتورة",
    "Adds an item (CRM 2024) to the basket",
    "سفارش را در CRM 2024 پیگیری می‌کند",
    "Confirms the e-mail address, then pays",
];

/// A map of `count` cards, spread over stages so that the page is about as wide as a screen.
pub(crate) fn map(count: usize) -> Map {
    let per_stage = [(20, 4), (200, 20), (1000, 50), (5000, 120)];
    let height = per_stage.into_iter().find(|(most, _)| count <= *most).map_or(200, |(_, height)| height);
    let stages: Vec<Stage> = (1..=count.div_ceil(height).max(1) as u64).map(stage).collect();
    let lanes = LANES.map(|(id, kind, title)| Lane::new(LaneId::numbered(id), kind, title));
    let kinds: Vec<&Lane> = lanes.iter().filter(|lane| lane.kind.holds_cards()).collect();
    let mut orders: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut cards = CardTable::default();
    for number in 0..count {
        let (at, row) = (number / height, number % height);
        let lane = row * kinds.len() / height;
        let order = orders.entry((at, lane)).or_default();
        if let (Some(stage), Some(lane)) = (stages.get(at), kinds.get(lane)) {
            let place = Place { lane: lane.id.clone(), stage: stage.id.clone(), order: *order };
            let card = card(number, place, lane.kind);
            cards.insert(card.id.clone(), card);
        }
        *order += 1;
    }
    let persona = Persona::new(PersonaId::numbered(1), "Mona, 34");
    let feelings = feelings(&persona.id, &stages);
    Map {
        info: MapInfo { title: format!("{count} cards"), scenario: "A bench".to_owned(), ..MapInfo::default() },
        personas: vec![persona],
        stages,
        lanes: lanes.to_vec(),
        cards,
        feelings,
        ..Map::default()
    }
}

fn stage(number: u64) -> Stage {
    Stage { text: "what happens".to_owned(), ..Stage::new(StageId::numbered(number), format!("Stage {number}")) }
}

fn card(number: usize, place: Place, kind: LaneKind) -> Card {
    let title = TITLES.get(number % TITLES.len()).copied().unwrap_or_default();
    let channel = KnownChannel::ALL.get(number % KnownChannel::ALL.len()).copied();
    let is_touchpoint = kind == LaneKind::Touchpoints;
    Card {
        channel: channel.filter(|_| is_touchpoint).map(Channel::Known),
        evidence: is_touchpoint.then_some(if number.is_multiple_of(7) {
            Evidence::Assumed
        } else {
            Evidence::Researched
        }),
        severity: (kind == LaneKind::PainPoints).then_some(Severity::High),
        ..Card::new(CardId::numbered(number as u64 + 1), place, format!("{title} {number}"))
    }
}

/// A feeling for each stage, alternately good and bad.
fn feelings(persona: &PersonaId, stages: &[Stage]) -> BTreeMap<FeelingKey, Feeling> {
    let ups = [0.5, 1.5, -1.0, 0.0, -1.5, 2.0];
    let feeling = |(stage, up): (&Stage, &f64)| {
        let key = FeelingKey { persona: persona.clone(), anchor: Anchor::Stage(stage.id.clone()) };
        (key, Feeling::new(FeelingValue::clamped(*up)))
    };
    stages.iter().zip(ups.iter().cycle()).map(feeling).collect()
}
