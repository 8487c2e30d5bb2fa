//! Touchpoints grouped by channel: their positions, where dragged ones are dropped, where keys lead.

use safar::{
    edit::{Command, Session},
    geom::{Point, Rect},
    layout::{CellBox, Hit, Layout, layout},
    model::{CardId, LaneId, Map, Place, StageId},
    storage::parse_map,
    text::FontBook,
    theme::Theme,
};

use crate::support::on_page;

fn placed(map: &Map) -> Layout {
    layout(map, Theme::light(), &mut FontBook::bundled())
}

/// A map with a grouped lane: at the first stage six touchpoints (two calls, two pages, a letter, one without a
/// channel), at the second one call, at the third none.
fn map(language: &str) -> Map {
    let mut cards = String::new();
    let channels = ["Some(Phone)", "Some(WebSite)", "Some(Phone)", "None", "Some(WebSite)", "Some(Own(\"h1\"))"];
    for (order, channel) in channels.iter().enumerate() {
        let row = format!("(id: \"c{order}\", at: (\"t\", \"s1\", {order}), title: \"T{order}\", channel: {channel}),");
        cards.push_str(&row);
    }
    let text = format!(
        "(version: 1, title: \"t\", language: \"{language}\", stages: [(id: \"s1\", title: \"a\"), \
         (id: \"s2\", title: \"b\"), (id: \"s3\", title: \"c\")], \
         lanes: [(id: \"t\", kind: Touchpoints, title: \"t\", grouped: true), (id: \"n\", kind: Notes, title: \"n\")], \
         cards: [{cards} (id: \"c6\", at: (\"t\", \"s2\", 0), title: \"T6\", channel: Some(Phone)), \
         (id: \"c7\", at: (\"n\", \"s1\", 0), title: \"T7\", channel: Some(Search))], \
         channels: [(id: \"h1\", title: \"Courier\")])"
    );
    parse_map("grouped", text.as_bytes()).unwrap().map
}

fn id(id: &str) -> CardId {
    CardId::new(id).unwrap()
}

fn cell(layout: &Layout, stage: &str) -> CellBox {
    on_page::cells(layout).into_iter().find(|cell| cell.lane.as_str() == "t" && cell.stage.as_str() == stage).unwrap()
}

/// The ids of the cards of a cell as shown, from the top.
fn shown(layout: &Layout, stage: &str) -> Vec<String> {
    on_page::cards_in(layout, &cell(layout, stage)).iter().map(|card| card.id.to_string()).collect()
}

#[test]
fn cards_stand_under_the_names_of_their_channels_in_the_order_of_first_use() {
    let names = [["Phone", "Website", "No channel", "Courier"], ["تلفن", "وب‌سایت", "بدون کانال", "Courier"]];
    for (language, names) in ["en", "fa"].into_iter().zip(names) {
        let layout = placed(&map(language));
        assert_eq!(shown(&layout, "s1"), ["c0", "c2", "c1", "c4", "c3", "c5"]);
        let cell = cell(&layout, "s1");
        assert_eq!(cell.groups.iter().map(|group| &*group.title.block.text).collect::<Vec<_>>(), names);
        let mut bottom = cell.rect.y0;
        for group in &cell.groups {
            assert!(group.title.rect.y0 >= bottom && cell.rect.contains_rect(group.icon.rect));
            bottom = group.title.rect.y1;
            // The lane is the first, so that its cards come first.
            for card in &on_page::cards(&layout)[group.cards.clone()] {
                assert!(card.rect.y0 >= bottom);
                bottom = card.rect.y1;
            }
        }
        assert!(bottom <= cell.rect.y1);
        let icon_end = |group: &safar::layout::GroupBox| group.icon.rect.center().x < group.title.rect.center().x;
        assert!(cell.groups.iter().all(|group| icon_end(group) != layout.is_rtl));
    }
}

#[test]
fn without_channels_or_without_the_wish_nothing_is_grouped() {
    let mut ungrouped = map("en");
    ungrouped.lanes[0].is_grouped = false;
    assert_eq!(shown(&placed(&ungrouped), "s1"), ["c0", "c1", "c2", "c3", "c4", "c5"]);
    let mut silent = map("en");
    silent.cards.edit_each(|card| card.channel = None);
    let layout = placed(&silent);
    assert!(on_page::cells(&layout).iter().all(|cell| cell.groups.is_empty()));
    let mut other = map("en");
    other.lanes[1].is_grouped = true;
    assert!(cell(&placed(&other), "s3").groups.is_empty());
    assert!(on_page::cells(&placed(&other)).iter().all(|cell| cell.lane.as_str() == "t" || cell.groups.is_empty()));
}

#[test]
fn every_card_can_be_pointed_at_and_a_caption_is_the_cell() {
    for language in ["en", "fa"] {
        let layout = placed(&map(language));
        for card in &on_page::cards(&layout) {
            assert_eq!(layout.hit(card.rect.center()), Some(Hit::Card(card.id.clone())));
        }
        for group in &cell(&layout, "s1").groups {
            assert!(matches!(layout.hit(group.title.rect.center()), Some(Hit::Cell { .. })));
        }
    }
}

/// The order in which the cards of a lane's stage are shown after the move.
fn order_after(map: &Map, moving: &CardId, place: Place) -> Vec<String> {
    let stage = place.stage.to_string();
    let mut session = Session::new(map.clone());
    session.apply(Command::MoveCards { ids: vec![moving.clone()], to: place }).unwrap();
    shown(&placed(session.map()), &stage)
}

#[test]
fn a_card_lands_where_its_slot_is_shown() {
    for language in ["en", "fa"] {
        let map = map(language);
        let layout = placed(&map);
        let moves = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7"].map(|card| (card, "s1"));
        for (moving, stage) in moves.into_iter().chain([("c1", "s2"), ("c6", "s3")]) {
            let (moving, rect) = (id(moving), cell(&layout, stage).rect);
            // The first card of a channel determines the place of its group, so only cards of the same channel can be
            // compared.
            let channel = &map.cards[&moving].channel;
            let is_first = ["c0", "c1"].contains(&moving.as_str()) && stage == "s1";
            let counts = |card: &CardId| *card != moving && (!is_first || map.cards[card].channel == *channel);
            let mut y = rect.y0 + 1.0;
            while y < rect.y1 {
                let slot = layout.drop_slot(Point::new(rect.center().x, y), &moving).unwrap();
                let landed: Vec<CardId> = order_after(&map, &moving, slot.place).iter().map(|card| id(card)).collect();
                let landed: Vec<&CardId> = landed.iter().filter(|card| **card == moving || counts(card)).collect();
                let at = landed.iter().position(|card| **card == moving).unwrap();
                let is_above = |card: &CardId| layout.card_rect(card).unwrap().center().y < slot.rect.center().y;
                let above = landed.iter().filter(|card| ***card != moving && is_above(card)).count();
                assert_eq!(above, at, "{language}: {moving} at {y}: {landed:?}, {:?}", slot.rect);
                y += 3.0;
            }
        }
    }
}

#[test]
fn a_card_let_go_where_it_is_stays_what_it_was() {
    let map = map("en");
    let layout = placed(&map);
    for (moving, card) in &map.cards {
        let rect = layout.card_rect(moving).unwrap();
        let slot = layout.drop_slot(rect.center(), moving).unwrap();
        assert_eq!(slot.place, card.place, "{moving}");
    }
}

#[test]
fn a_new_channel_makes_a_group_of_its_own_between_others() {
    let map = map("en");
    let layout = placed(&map);
    let groups = &cell(&layout, "s1").groups;
    let between = groups[1].title.rect.y0 - 1.0;
    let slot = layout.drop_slot(Point::new(groups[0].title.rect.center().x, between), &id("c7")).unwrap();
    assert_eq!(order_after(&map, &id("c7"), slot.place), ["c0", "c2", "c7", "c1", "c4", "c3", "c5"]);
    let slot: Rect = slot.rect;
    assert!(slot.center().y > layout.card_rect(&id("c2")).unwrap().y1 - slot.height());
}

#[test]
fn moving_by_keys_keeps_to_the_group() {
    let map = map("en");
    let layout = placed(&map);
    let moved = |moving: &str, is_below: bool| {
        let (mover, order) = layout.swap_beside(&id(moving), is_below)?;
        let place = Place { lane: LaneId::new("t").unwrap(), stage: StageId::new("s1").unwrap(), order };
        Some(order_after(&map, &mover, place))
    };
    assert_eq!(moved("c0", true).unwrap(), ["c2", "c0", "c1", "c4", "c3", "c5"]);
    assert_eq!(moved("c2", false).unwrap(), ["c2", "c0", "c1", "c4", "c3", "c5"]);
    assert_eq!(moved("c1", true).unwrap(), ["c0", "c2", "c4", "c1", "c3", "c5"]);
    assert_eq!((moved("c2", true), moved("c0", false), moved("c3", true)), (None, None, None));
}

#[test]
fn a_department_is_said_once_for_neighbouring_cards() {
    let said = |is_grouped: bool, departments: [&str; 4]| {
        let mut map = map("en");
        map.lanes[0].is_grouped = is_grouped;
        for (number, department) in departments.into_iter().enumerate() {
            map.cards.edit(&id(&format!("c{number}")), |card| card.department = department.into());
        }
        let layout = placed(&map);
        let notes = |number: usize| layout.card(&id(&format!("c{number}"))).unwrap().it.notes.len();
        [0, 1, 2, 3].map(notes)
    };
    assert_eq!(said(false, ["A", "A", "B", "A"]), [1, 0, 1, 1]);
    assert_eq!(said(false, ["A", " A ", "", "A"]), [1, 0, 0, 1]);
    // In groups, the first and the third card are neighbours, and the second belongs to another channel.
    assert_eq!(said(true, ["A", "A", "A", "A"]), [1, 1, 0, 1]);
}
