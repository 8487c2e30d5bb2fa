//! A workshop by keyboard only: from an empty map to forty cards, typed as people talk.
//!
//! `SAFAR_NEW_SNAPSHOTS=1 cargo test workshop` writes the fixtures.

use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use safar::{
    edit::Selection,
    model::{Anchor, Evidence, FeelingKey, LaneKind, Language, Visibility},
    storage,
    ui::action::{Action, MapAction, ViewAction, WindowAction},
};

use super::support::window::Window;

const NONE: Modifiers = Modifiers::NONE;

/// The texts of the workshop in one language.
struct Words {
    language: Language,
    /// Lines for the capture bar, with marks.
    lines: [&'static str; 16],
    /// Lines that are pasted together.
    pasted: &'static str,
    /// The customer's actions, card by card.
    actions: [&'static str; 12],
}

const ENGLISH: Words = Words {
    language: Language::English,
    lines: [
        "Sees the advert @social",
        "Reads the reviews @website >2 =+1",
        "Calls the shop @phone >2 =-1 #call",
        "! Waits ten minutes in the queue >2",
        "+ Call back within the hour >2",
        "* Pays at the checkout @website >2 =-2",
        "? Is my card safe here? >2",
        "Gets the parcel @post >3 =+2",
        "! The box is torn >3 #box",
        "+ A stronger box >3 #box",
        "Asks the chatbot @chatbot >3 :(",
        "? Who do I ask now? >3",
        "Tells a friend @word >3 :)",
        "! No thank-you note >3",
        "+ A card in the parcel >3",
        "Follows the brand C# a+b me@shop.example >3",
    ],
    pasted: "- Reads the newsletter >1\n- Visits the shop\n\n• Asks at the desk\nTries it on\n",
    actions: [
        "Sees a post",
        "Asks a friend",
        "Makes a list",
        "Compares prices",
        "Chooses a size",
        "Fills the basket",
        "Enters the address",
        "Waits",
        "Unpacks",
        "Wraps it",
        "Gives it",
        "Sends one back",
    ],
};

const PERSIAN: Words = Words {
    language: Language::Persian,
    lines: [
        "آگهی را می‌بیند @شبکه",
        "نظرها را می‌خواند @وب‌سایت >۲ =+۱",
        "به فروشگاه زنگ می‌زند @تلفن >۲ =-۱ #تماس",
        "! ده دقیقه پشت خط می‌ماند >۲",
        "+ تماس برگشتی تا یک ساعت >۲",
        "* در سایت می‌پردازد @وب‌سایت >۲ =-۲",
        "؟ کارت من اینجا امن است؟ >۲",
        "بسته را می‌گیرد @پست >۳ =+۲",
        "! جعبه پاره است >۳ #جعبه",
        "+ جعبهٔ محکم‌تر >۳ #جعبه",
        "از CRM 360 می‌پرسد @چت‌بات >۳ :(",
        "؟ حالا از که بپرسم؟ >۳",
        "به دوستی می‌گوید @دهان >۳ :)",
        "! یادداشت تشکر نبود >۳",
        "+ کارتی در بسته >۳",
        "برند را در Instagram دنبال می‌کند >۳",
    ],
    pasted: "- خبرنامه را می‌خواند >۱\n- به فروشگاه سر می‌زند\n\n• از پیشخوان می‌پرسد\nامتحانش می‌کند\n",
    actions: [
        "پستی می‌بیند",
        "از دوستی می‌پرسد",
        "فهرست می‌نویسد",
        "قیمت‌ها را می‌سنجد",
        "اندازه را انتخاب می‌کند",
        "سبد را پر می‌کند",
        "نشانی را می‌نویسد",
        "منتظر می‌ماند",
        "باز می‌کند",
        "کادو می‌کند",
        "هدیه می‌دهد",
        "یکی را پس می‌فرستد",
    ],
};

fn fixture(language: Language) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/workshop.{}.ron", language.tag()))
}

/// The arrow keys in the direction of time and against it.
fn along(language: Language) -> (Key, Key) {
    if language.is_rtl() { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) }
}

/// Builds the map of `words`, and checks on the way that undo and redo work.
fn hold_workshop(words: &Words) -> Window {
    let (later, earlier) = along(words.language);
    let mut window = Window::open_in(words.language, 1280.0, 800.0, None);
    window.press(Modifiers::COMMAND, Key::N);

    window.press(NONE, Key::C);
    for line in words.lines {
        window.type_text(line);
        window.press(NONE, Key::Enter);
    }
    assert_eq!(window.map().cards.len(), 16, "each line is a card");
    // The capture field is empty, so the key undoes a line of the map, one at a time, and redoes it.
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.map().cards.len(), 14);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.map().cards.len(), 16);
    window.harness.event(Event::Paste(words.pasted.into()));
    window.settle();
    assert_eq!(window.map().cards.len(), 20, "each pasted line is a card");
    window.press(NONE, Key::Escape);

    // To the first cell of the first lane, where the cards are typed one after another.
    window.press(Modifiers::COMMAND, Key::Home);
    window.press(NONE, Key::ArrowDown);
    assert!(
        matches!(selection(&window), Selection::Cell { .. }),
        "an empty cell can be reached: {:?}",
        selection(&window)
    );
    window.press(NONE, Key::Enter);
    for (at, action) in words.actions.iter().enumerate() {
        window.type_text(action);
        let is_last_of_stage = at % 4 == 3;
        window.press(NONE, if is_last_of_stage && at < 11 { Key::Tab } else { Key::Enter });
    }
    window.press(NONE, Key::Escape);
    assert_eq!(window.map().cards.len(), 32, "and the card without a title went away");

    // Shift+Tab goes back one stage.
    window.press(NONE, Key::Enter);
    window.press(Modifiers::SHIFT, Key::Tab);
    window.type_text("4");
    window.press(NONE, Key::Enter);
    window.press(NONE, Key::Escape);
    assert_eq!(window.map().cards.len(), 33);

    // The selected card is duplicated, moved, given a feeling, marked and deleted.
    window.press(Modifiers::COMMAND, Key::D);
    window.press(Modifiers::ALT, earlier);
    window.press(NONE, Key::Num2);
    window.press(NONE, Key::E);
    window.press(NONE, Key::M);
    for _ in 0..8 {
        window.press(Modifiers::COMMAND, Key::D);
    }
    window.press(NONE, Key::Delete);
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::ALT, Key::ArrowUp);
    window.press(NONE, Key::Home);
    window.press(NONE, later);
    assert_eq!(window.map().cards.len(), 42);
    window.press(NONE, Key::Delete);
    window.press(NONE, Key::End);
    window.press(NONE, Key::Delete);
    assert_eq!(window.map().cards.len(), 40);
    window
}

fn selection(window: &Window) -> Selection {
    window.app().document().unwrap().session.selection().clone()
}

fn assert_workshop(words: &Words) {
    let window = hold_workshop(words);
    let written = storage::write_map(window.map());
    let path = fixture(words.language);
    if std::env::var_os("SAFAR_NEW_SNAPSHOTS").is_some() {
        std::fs::write(&path, &written).unwrap();
    }
    assert_eq!(written, std::fs::read_to_string(&path).unwrap(), "the map is the one of {}", path.display());
}

#[test]
fn forty_cards_are_made_by_keyboard_alone() {
    assert_workshop(&ENGLISH);
}

#[test]
fn forty_cards_are_made_by_keyboard_alone_in_persian() {
    assert_workshop(&PERSIAN);
}

#[test]
fn undoing_the_workshop_gives_the_empty_map() {
    let mut window = hold_workshop(&ENGLISH);
    while window.app().document().unwrap().session.can_undo() {
        window.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(window.map(), &safar::locale::empty_map(Language::English));
}

#[test]
fn any_action_is_found_by_a_few_letters_and_done() {
    let mut window = Window::open(1280.0, 800.0, None);
    window.press(Modifiers::COMMAND, Key::N);
    let lanes = window.map().lanes.len();
    window.press(Modifiers::COMMAND, Key::K);
    window.type_text("lane metr");
    window.press(NONE, Key::Enter);
    assert_eq!(window.map().lanes.len(), lanes + 1);
    assert!(window.map().lanes.iter().any(|lane| lane.kind == LaneKind::Metrics));
    window.press(NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::K);
    window.type_text("delete");
    assert!(window.harness.query_all_by_label("Delete").count() > 1, "it is in the list, beside the inspector");
    window.press(NONE, Key::Escape);
    assert_eq!(window.map().lanes.len(), lanes + 1, "leaving the list does nothing");
}

#[test]
fn what_context_menus_offer_is_found_by_a_few_letters_too() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples/online-shop.en.ron");
    let mut window = Window::open(1280.0, 800.0, Some(sample));
    let opened = window.map().clone();
    let stages = [opened.stages[1].id.clone(), opened.stages[2].id.clone()];
    let of_stage = |stage| opened.cards.values().filter(move |card| card.place.stage == stage);
    let find = |window: &mut Window, letters: &str| {
        window.press(Modifiers::COMMAND, Key::K);
        window.type_text(letters);
        window.press(NONE, Key::Enter);
    };
    window.select(Selection::Stage(stages[1].clone()));
    for (letters, visibility) in [
        ("collapse purchase", Visibility::Collapsed),
        ("expand purchase", Visibility::Open),
        ("hide purchase", Visibility::Hidden),
    ] {
        find(&mut window, letters);
        assert_eq!(window.map().stages[2].visibility, visibility, "{letters}");
    }
    assert!(selection(&window).is_empty(), "what is hidden stays selected");
    find(&mut window, "show purchase");
    assert_eq!(window.map().stages[2].visibility, Visibility::Open);

    // Two cards of different lanes, moved in one step.
    let cards: Vec<_> = of_stage(stages[1].clone()).take(2).map(|card| card.id.clone()).collect();
    window.select(Selection::cards(cards.clone()));
    find(&mut window, "move stage consider");
    assert!(cards.iter().all(|id| window.map().card(id).unwrap().place.stage == stages[0]));
    find(&mut window, "evidence researched");
    assert!(cards.iter().all(|id| window.map().card(id).unwrap().evidence == Some(Evidence::Researched)));
    for _ in 0..6 {
        window.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(*window.map(), opened);

    find(&mut window, "show on the map loyalty");
    assert_eq!(selection(&window), Selection::Stage(opened.stages[4].id.clone()));
    find(&mut window, "feel very good");
    let persona = window.app().canvas().persona().unwrap().clone();
    let key = FeelingKey { persona, anchor: Anchor::Stage(opened.stages[4].id.clone()) };
    assert!(window.map().feelings[&key].value.get() >= 2.0);
}

/// The count next to the search field, which begins with `begin`.
fn counted(window: &Window, begin: &str) -> String {
    let labels = window.harness.query_all_by_label_contains(begin).filter_map(|node| {
        let node = node.accesskit_node();
        node.value().or_else(|| node.label())
    });
    labels.into_iter().find(|label| label.starts_with(begin)).expect("what was found is counted")
}

#[test]
fn words_are_found_stepped_through_and_replaced_in_one_step() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples/online-shop.en.ron");
    let mut window = Window::open(1280.0, 800.0, Some(sample));
    let opened = window.map().clone();
    window.press(Modifiers::COMMAND, Key::F);
    window.type_text("COURIER");
    let label = counted(&window, "1 of ");
    let count: usize = label.rsplit(' ').next().unwrap().parse().unwrap();
    assert!(count > 1, "{label}");
    window.press(NONE, Key::Enter);
    counted(&window, "2 of ");
    window.press(Modifiers::SHIFT, Key::Enter);
    counted(&window, "1 of ");
    assert!(matches!(selection(&window), Selection::Cards(_)), "the card is selected: {:?}", selection(&window));
    window.click("Replace…");
    window.type_text("messenger");
    window.click("Replace all");
    let text = storage::write_map(window.map());
    assert!(!text.to_lowercase().contains("courier") && text.contains("messenger"));
    window.ask(Action::View(ViewAction::StopFinding));
    window.ask(Action::Map(MapAction::Undo));
    window.settle();
    assert_eq!(*window.map(), opened, "one step takes all of it back");
}

/// Presses the key of each letter of `text`, one per frame, like a fast typist on a slow computer.
fn type_at_once(window: &mut Window, text: &str) {
    for letter in text.chars() {
        let key = Key::from_name(&letter.to_uppercase().to_string()).unwrap();
        let press =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        window.harness.input_mut().events.extend([press(true), Event::Text(letter.to_string()), press(false)]);
        window.harness.step();
    }
}

#[test]
fn letters_right_after_the_key_that_opens_a_field_go_into_it() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples/online-shop.en.ron");
    let mut window = Window::open(1280.0, 800.0, Some(sample));
    let opened = window.map().clone();
    // Pressed and released in one frame, directly before the first letter.
    let press = |window: &mut Window, modifiers, key| {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        window.harness.input_mut().events.extend([event(true), event(false)]);
        window.harness.step();
    };
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_at_once(&mut window, "courier");
    window.settle();
    counted(&window, "1 of ");
    window.press(NONE, Key::Escape);
    assert_eq!(*window.map(), opened, "no letter was taken for a shortcut");

    window.press(NONE, Key::Escape);
    press(&mut window, NONE, Key::C);
    type_at_once(&mut window, "pays");
    press(&mut window, NONE, Key::Enter);
    type_at_once(&mut window, "steps");
    press(&mut window, NONE, Key::Enter);
    window.settle();
    let titles = |window: &Window| window.map().cards.values().map(|card| card.title.clone()).collect::<Vec<_>>();
    let added: Vec<_> =
        titles(&window).into_iter().filter(|title| ["pays", "steps"].contains(&title.as_str())).collect();
    assert_eq!(added, ["pays", "steps"]);

    window.press(NONE, Key::Escape);
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::Enter);
    type_at_once(&mut window, "asks");
    press(&mut window, NONE, Key::Tab);
    type_at_once(&mut window, "pets");
    press(&mut window, NONE, Key::Escape);
    window.settle();
    let count = window.map().cards.len();
    assert!(titles(&window).contains(&"asks".to_owned()), "{:?}", titles(&window));
    assert_eq!(count, opened.cards.len() + 3, "the card whose title was let go is gone with it");
}

#[test]
fn presenting_steps_through_the_stages_and_ends() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples/consultancy-clients.fa.ron");
    let mut window = Window::open(1280.0, 800.0, Some(sample));
    let opened = window.map().clone();
    window.press(NONE, Key::F5);
    assert!(window.harness.query_by_label("Export").is_none(), "the panels are gone");
    let stages = opened.stages.iter().map(|stage| Selection::Stage(stage.id.clone())).collect::<Vec<_>>();
    // The map runs from right to left, so left is later.
    for stage in stages.iter().take(3) {
        window.press(NONE, Key::ArrowLeft);
        assert_eq!(selection(&window), *stage);
    }
    window.press(NONE, Key::ArrowRight);
    assert_eq!(selection(&window), stages[1]);
    window.press(NONE, Key::Num5);
    assert_eq!(window.map().feelings.len(), opened.feelings.len() + 1, "keys still set feelings");
    window.press(NONE, Key::C);
    window.type_text("از ته سالن");
    window.press(NONE, Key::Enter);
    assert_eq!(window.map().cards.len(), opened.cards.len() + 1, "and lines are still captured");
    window.press(NONE, Key::Escape);
    window.press(NONE, Key::Home);
    window.press(NONE, Key::Escape);
    assert!(window.harness.query_by_label("Export").is_some(), "Escape ends");
}

/// After a slow frame, the next one receives everything pressed in the meantime.
#[test]
fn presses_that_come_in_one_frame_are_taken_one_after_the_other() {
    let mut window = Window::open(1360.0, 860.0, Some(PathBuf::from("maps/samples/online-shop.en.ron")));
    let before = window.map().cards.len();
    window.ask(Action::Window(WindowAction::FocusCapture));
    window.harness.run_steps(2);
    let press = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    let release = |key, modifiers| Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers };
    let key = |key, modifiers| [press(key, modifiers), release(key, modifiers)];
    let mut events = Vec::new();
    for text in ["first said", "second said"] {
        events.push(Event::Text(text.into()));
        events.extend(key(Key::Enter, Modifiers::NONE));
    }
    window.harness.input_mut().events.extend(events);
    window.harness.run_steps(8);
    for title in ["first said", "second said"] {
        assert_eq!(window.map().cards.values().filter(|card| card.title == title).count(), 1, "{title}");
    }
    let undo: Vec<Event> = (0..2).flat_map(|_| key(Key::Z, Modifiers::COMMAND)).collect();
    window.harness.input_mut().events.extend(undo);
    window.harness.run_steps(4);
    assert_eq!(window.map().cards.len(), before, "both were taken back");
}
