//! The lists of a map, findings, and several cards at once, edited in the window.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use safar::{
    edit::{CardField, Command, Selection, Session},
    model::{
        Card, CardId, Channel, ChannelId, Evidence, KnownChannel, LaneId, LaneKind, Map, PersonaId, Place, Presence,
        Severity, SourceId, SourceKind, StageId, Status,
    },
    storage,
    ui::action::{Action, MapAction, WindowAction},
};

use crate::support::{temp::TempFolder, window::Window};

fn id(number: u64) -> CardId {
    CardId::numbered(number)
}

fn own(number: u64) -> Channel {
    Channel::Own(ChannelId::numbered(number))
}

/// A map with two touchpoints and a pain point, two own channels, two sources, departments and tags.
fn small_map() -> Map {
    let mut session = Session::new(Map::default());
    let mut apply = |command| drop(session.apply(command).unwrap());
    apply(Command::AddStage { at: 0, title: "Start".into() });
    apply(Command::AddLane { at: 0, kind: LaneKind::Touchpoints, title: "Touchpoints".into() });
    apply(Command::AddLane { at: 1, kind: LaneKind::PainPoints, title: "Pain points".into() });
    for (at, name) in ["Mona", "Karim"].into_iter().enumerate() {
        apply(Command::AddPersona { at, name: name.into() });
    }
    for title in ["Bale", "Rubika"] {
        apply(Command::AddOwnChannel { title: title.into(), presence: None });
    }
    for title in ["Interviews", "Calls"] {
        apply(Command::AddSource { kind: SourceKind::Other, title: title.into() });
    }
    let cards = [("Advert", 1), ("Checkout", 1), ("Slow", 2)];
    for (at, (title, lane)) in cards.into_iter().enumerate() {
        let place = Place { lane: LaneId::numbered(lane), stage: StageId::numbered(1), order: usize::MAX };
        apply(Command::AddCard { place, title: title.into() });
        for field in [
            CardField::Channel(Some(own(1))),
            CardField::Sources(vec![SourceId::numbered(1)]),
            CardField::Tags(vec![if at == 0 { "mobile" } else { "form" }.into()]),
            CardField::Department(if at == 0 { "Sales" } else { "Retail" }.into()),
        ] {
            apply(Command::set_card(&id(at as u64 + 1), field));
        }
    }
    session.map().clone()
}

fn window() -> (TempFolder, Window) {
    let folder = TempFolder::new();
    let path = folder.join("map.ron");
    storage::save_map(&path, &small_map()).unwrap();
    (folder, Window::open(1280.0, 2400.0, Some(path)))
}

fn select(window: &mut Window, selection: Selection) {
    window.ask(Action::Map(MapAction::Select(selection)));
    window.settle();
}

fn selection(window: &Window) -> &Selection {
    window.app().document().unwrap().session.selection()
}

fn says(window: &Window, text: &str) -> bool {
    window.harness.query_all_by_label_contains(text).next().is_some()
}

fn retype(window: &mut Window, field: &str, text: &str) {
    window.control(field).focus();
    window.settle();
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text(text);
}

#[test]
fn a_tag_is_renamed_on_every_card_when_its_name_is_kept() {
    let (_folder, mut window) = window();
    window.click("Tags");
    retype(&mut window, "Tag form", "mobile");
    assert_eq!(window.map().cards[&id(2)].tags, ["form"], "what is half typed changes nothing");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.map().cards.values().all(|card| card.tags == ["mobile"]));
    assert!(says(&window, "was changed on 2 cards"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map().cards[&id(2)].tags, ["form"], "one undo takes the merging back");
    window.click("Take the tag form off the cards");
    assert!(window.map().cards[&id(2)].tags.is_empty() && window.map().cards[&id(1)].tags == ["mobile"]);
}

#[test]
fn where_a_thing_is_used_is_counted_and_shown() {
    let (_folder, mut window) = window();
    window.click("Departments");
    window.click("Show the cards with Retail");
    assert_eq!(*selection(&window), Selection::cards([id(2), id(3)]));
    select(&mut window, Selection::Nothing);
    window.click("Show the cards with Interviews");
    assert_eq!(*selection(&window), Selection::cards([id(1), id(2), id(3)]));
    select(&mut window, Selection::Nothing);
    assert!(window.harness.query_by_label("Show the cards with Calls").is_none(), "what is used nowhere leads nowhere");
}

#[test]
fn departments_channels_and_sources_are_merged_in_one_step() {
    let (_folder, mut window) = window();
    let opened = window.map().clone();
    window.click("Departments");
    window.click("Merge Sales into…");
    window.click("Retail");
    assert!(window.map().cards.values().all(|card| card.department == "Retail"));
    window.click("Merge Interviews into…");
    window.click("Calls");
    assert!(window.map().cards.values().all(|card| card.sources == [SourceId::numbered(2)]));
    window.click("Own channels");
    window.click("Merge Bale into…");
    window.click("Rubika");
    assert!(window.map().cards.values().all(|card| card.channel == Some(own(2))));
    assert_eq!((window.map().channels.len(), window.map().sources.len()), (1, 1));
    for _ in 0..3 {
        window.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(*window.map(), opened);
}

#[test]
fn deleting_what_is_in_use_says_from_how_many_cards_and_can_be_undone() {
    let (_folder, mut window) = window();
    window.click("Delete the source Interviews");
    assert!(says(&window, "“Interviews” was taken off 3 cards"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map().cards[&id(1)].sources, [SourceId::numbered(1)]);
    window.click("Own channels");
    window.click("Delete the channel Rubika");
    assert!(!says(&window, "was taken off"), "where nothing was taken away, nothing is said");
    window.click("Delete the channel Bale");
    assert!(says(&window, "“Bale” was taken off 3 cards"));
}

#[test]
fn a_finding_is_shown_and_fixed_and_what_is_new_is_typed_at_once() {
    let (_folder, mut window) = window();
    window.ask(Action::Window(WindowAction::ToggleFindings));
    window.settle();
    let pain = "No opportunity answers the pain point “Slow”.";
    window.click(&format!("Show: {pain}"));
    assert_eq!(*selection(&window), Selection::card(id(3)));
    let before = window.map().clone();
    window.click(&format!("Fix: {pain}"));
    window.type_text("Faster pages");
    window.press(Modifiers::NONE, Key::Enter);
    window.press(Modifiers::NONE, Key::Escape);
    let made = window.map().cards.values().find(|card| card.title == "Faster pages").expect("it was typed");
    assert_eq!(made.links, [id(3)]);
    assert!(!says(&window, pain), "it is no longer found");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), before, "fixing and typing is one step");
    select(&mut window, Selection::card(id(3)));
    window.click(&format!("Fix here: {pain}"));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(*window.map(), before, "without a title nothing was made");
}

#[test]
fn a_finding_that_leaves_a_choice_is_only_shown() {
    let (_folder, mut window) = window();
    window.ask(Action::Window(WindowAction::ToggleFindings));
    window.settle();
    let lacks = "No feeling is known at the touchpoint “Advert”.";
    assert!(window.harness.query_by_label(&format!("Show: {lacks}")).is_some());
    assert!(window.harness.query_by_label(&format!("Fix: {lacks}")).is_none());
}

#[test]
fn several_cards_say_where_they_differ_and_are_set_in_one_step() {
    let (_folder, mut window) = window();
    let opened = window.map().clone();
    select(&mut window, Selection::cards([id(1), id(2)]));
    let all = |window: &Window, holds: &dyn Fn(&Card) -> bool| {
        let map = window.map();
        [id(1), id(2)].iter().all(|id| holds(&map.cards[id])) && !holds(&map.cards[&id(3)])
    };
    assert_eq!(window.harness.query_all_by_label("different values").count(), 1, "the departments differ");
    retype(&mut window, "Department", "Web");
    assert!(all(&window, &|card| card.department == "Web"));
    window.press(Modifiers::NONE, Key::Enter);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.map(), opened, "the typing is one step");
    window.click("Clear: Department");
    assert!([id(1), id(2)].iter().all(|id| window.map().cards[id].department.is_empty()));
    window.press(Modifiers::COMMAND, Key::Z);
    window.click("Evidence: Partial");
    assert!(all(&window, &|card| card.evidence == Some(Evidence::Partial)));
    window.click("Moment of truth: Yes");
    assert!(all(&window, &|card| card.is_moment_of_truth));
    window.click("Online or offline: Offline");
    assert!(all(&window, &|card| card.presence == Some(Presence::Offline)));
    window.click("Severity: High");
    assert!(all(&window, &|card| card.severity == Some(Severity::High)));
    window.click("Status");
    window.click("Planned");
    assert!(all(&window, &|card| card.status == Some(Status::Planned)));
    window.click("Channel");
    window.click("E-mail");
    assert!(all(&window, &|card| card.channel == Some(Channel::Known(KnownChannel::Email))));
    retype(&mut window, "Owner", "Lena");
    assert!(all(&window, &|card| card.owner == "Lena"));
    window.click("All apply to Karim");
    assert!(all(&window, &|card| card.personas == [PersonaId::numbered(2)]));
}

#[test]
fn tags_are_put_on_several_cards_and_taken_off() {
    let (_folder, mut window) = window();
    select(&mut window, Selection::cards([id(1), id(2)]));
    let tags = |window: &Window| [1, 2].map(|number| window.map().cards[&id(number)].tags.join(" "));
    window.click("Tag mobile on all, 1 of 2");
    assert_eq!(tags(&window), ["mobile", "form mobile"]);
    window.click("Take the tag form off all");
    assert_eq!(tags(&window), ["mobile", "mobile"]);
    window.control("Another tag").focus();
    window.settle();
    window.type_text("Web");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(tags(&window), ["mobile Web", "mobile Web"]);
    window.click("Tag Web on all");
    assert_eq!(tags(&window), ["mobile", "mobile"]);
    assert_eq!(window.map().cards[&id(3)].tags, ["form"]);
}

#[test]
fn a_portrait_that_is_chosen_is_no_larger_than_needed() {
    let (folder, mut window) = window();
    let path = folder.join("face.png");
    image::RgbImage::from_pixel(1200, 900, image::Rgb([90, 140, 200])).save(&path).unwrap();
    for (action, side) in [
        (Action::Map(MapAction::ChoosePortrait(PersonaId::numbered(1))), 512),
        (Action::Map(MapAction::ChoosePicture(id(1))), 1200),
    ] {
        window.ask(action);
        window.settle();
        window.enter_path(&path);
        let picture = window.map().pictures.last().expect("it was taken");
        assert_eq!(image::load_from_memory(&picture.bytes).unwrap().width(), side);
    }
}

#[test]
fn pictures_of_the_lists_for_people() {
    let (_folder, mut window) = window();
    for section in ["Own channels", "Departments", "Tags"] {
        window.click(section);
    }
    window.ask(Action::Window(WindowAction::ToggleFindings));
    window.settle();
    let lists = window.picture("managers");
    select(&mut window, Selection::cards([id(1), id(2)]));
    let several = window.picture("several-cards");
    assert_ne!(lists.pixels, several.pixels);
}
