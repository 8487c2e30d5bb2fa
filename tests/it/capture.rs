//! Captured lines: which marks are understood, which text is left alone, and the cards that result.

use proptest::{collection::vec, prelude::*, sample::select};
use safar::{
    capture::{CaptureError, CaptureTarget, Captured, Meaning, Unknown, is_where_unmarked_goes, parse, plan},
    edit::{Command, Session},
    import::items,
    model::{
        Anchor, Channel, ChannelId, FeelingKey, FeelingValue, KnownChannel, LaneId, LaneKind, Language, Map, PersonaId,
        Presence, StageId,
    },
};

/// Stages "Awareness" s1, "Purchase" s2, "After-sales" s3, "خرید" s4; lanes l1 actions, l2 touchpoints, l3 emotions, l4
/// thoughts, l5 pain points, l6 touchpoints; a persona p1 and a channel h1 of the map's own, "Bale messenger".
fn workshop() -> Map {
    let mut session = Session::new(Map::default());
    let mut apply = |command| drop(session.apply(command).unwrap());
    for title in ["Awareness", "Purchase", "After-sales", "خرید"] {
        apply(Command::AddStage { at: 9, title: title.into() });
    }
    let kinds = [LaneKind::Actions, LaneKind::Touchpoints, LaneKind::EmotionCurve, LaneKind::Thoughts];
    for kind in kinds.into_iter().chain([LaneKind::PainPoints, LaneKind::Touchpoints]) {
        apply(Command::AddLane { at: 9, kind, title: format!("{kind:?}") });
    }
    apply(Command::AddPersona { at: 0, name: "Mona".into() });
    apply(Command::AddOwnChannel { title: "Bale messenger".into(), presence: Some(Presence::Online) });
    session.map().clone()
}

fn read(line: &str) -> Captured {
    let captured = parse(&workshop(), line);
    for part in &captured.parts {
        assert!(line.get(part.range.clone()).is_some_and(|part| !part.is_empty()), "{line:?}: {part:?}");
    }
    captured
}

fn known(channel: KnownChannel) -> Channel {
    Channel::Known(channel)
}

fn feeling(value: f64) -> Option<FeelingValue> {
    FeelingValue::new(value)
}

#[test]
fn each_mark_says_its_own() {
    let captured = read("!* Waits 20 minutes @phone #billing :( >2");
    assert_eq!(captured.title, "Waits 20 minutes");
    assert_eq!(captured.kind, Some(LaneKind::PainPoints));
    assert!(captured.is_moment_of_truth);
    assert_eq!(captured.channel, Some(known(KnownChannel::Phone)));
    assert_eq!(captured.tags, ["billing"]);
    assert_eq!(captured.feeling, feeling(-1.0));
    assert_eq!(captured.stage, Some(StageId::numbered(2)));
    assert_eq!(captured.parts.len(), 6);
    assert_eq!(read("+ Answer in one ring").kind, Some(LaneKind::Opportunities));
    assert_eq!(read("? Why so expensive?").kind, Some(LaneKind::Thoughts));
    assert_eq!(read("؟ چرا این‌قدر گران؟").title, "چرا این‌قدر گران؟");
    assert_eq!(read("!!!Nobody answers").title, "Nobody answers");
    assert_eq!(read("@email ! No reply").kind, Some(LaneKind::PainPoints));
}

#[test]
fn feelings_are_faces_and_numbers_in_any_digits() {
    for (mark, value) in [
        (":)", 1.0),
        (":-)", 1.0),
        (":))", 2.0),
        (":(", -1.0),
        (":((", -2.0),
        (":|", 0.0),
        ("=+1", 1.0),
        ("=-2", -2.0),
        ("=−2", -2.0),
        ("=۱", 1.0),
        ("=٢", 2.0),
        ("=-۱٫۵", -1.5),
        ("=1.5", 1.5),
        ("=2-", -2.0),
        ("=0", 0.0),
        ("\u{200e}=-1\u{200e}", -1.0),
    ] {
        let captured = read(&format!("Waits {mark} there"));
        assert_eq!((captured.feeling, captured.title.as_str()), (feeling(value), "Waits there"), "{mark}");
    }
}

#[test]
fn names_are_known_in_every_language_and_by_their_beginning() {
    for name in ["phone", "Pho", "الهاتف", "تلفن"] {
        assert_eq!(read(&format!("Calls @{name}")).channel, Some(known(KnownChannel::Phone)), "{name}");
    }
    for name in ["live chat", "\"live chat\"", "“Live Chat”", "livechat", "live-chat", "live"] {
        let captured = read(&format!("Asks @{name}, then waits"));
        assert_eq!(
            (captured.channel, captured.title.as_str()),
            (Some(known(KnownChannel::LiveChat)), "Asks, then waits")
        );
    }
    let bale = read("Writes @bale");
    assert_eq!(bale.channel, Some(Channel::Own(ChannelId::numbered(1))));
    for (name, stage) in [("2", 2), ("۲", 2), ("pur", 2), ("after-sales", 3), ("\"After-sales\"", 3), ("خر", 4)] {
        assert_eq!(read(&format!("Pays >{name}")).stage, Some(StageId::numbered(stage)), "{name}");
    }
}

#[test]
fn marks_work_in_text_from_right_to_left() {
    let captured = read("\u{202b}! بیست دقیقه منتظر می‌ماند @تلفن، #صورتحساب :( >۲\u{202c}");
    assert_eq!(captured.title.trim_matches(['\u{202b}', '\u{202c}']), "بیست دقیقه منتظر می‌ماند،");
    assert_eq!(captured.kind, Some(LaneKind::PainPoints));
    assert_eq!(captured.channel, Some(known(KnownChannel::Phone)));
    assert_eq!(captured.tags, ["صورتحساب"]);
    assert_eq!((captured.feeling, captured.stage), (feeling(-1.0), Some(StageId::numbered(2))));
    let captured = read("\u{200f}+ الرد خلال دقيقة \u{2066}@email\u{2069} <2");
    assert_eq!((captured.kind, captured.channel), (Some(LaneKind::Opportunities), Some(known(KnownChannel::Email))));
    assert_eq!(captured.stage, Some(StageId::numbered(2)), "a keyboard from right to left types the other bracket");
    assert_eq!(read("کمتر از <2 دقیقه").title, "کمتر از <2 دقیقه");
    assert_eq!(read("takes <2").title, "takes <2");
}

#[test]
fn a_mark_names_the_lane_in_every_language_and_by_its_beginning() {
    for (mark, kind) in [
        ("/thought", LaneKind::Thoughts),
        ("/th", LaneKind::Thoughts),
        ("/action", LaneKind::Actions),
        ("/touch", LaneKind::Touchpoints),
        ("/pain", LaneKind::PainPoints),
        ("/pain point", LaneKind::PainPoints),
        ("/opp", LaneKind::Opportunities),
        ("/note", LaneKind::Notes),
        ("／ideas", LaneKind::Opportunities),
        ("/فکر", LaneKind::Thoughts),
        ("/اقدام", LaneKind::Actions),
        ("/درد", LaneKind::PainPoints),
        ("÷یادداشت", LaneKind::Notes),
        ("/فكرة", LaneKind::Thoughts),
        ("/إجراء", LaneKind::Actions),
        ("÷ملاحظة", LaneKind::Notes),
    ] {
        for line in [format!("{mark} Waits there"), format!("Waits {mark} there"), format!("Waits there {mark}.")] {
            let captured = read(&line);
            assert_eq!(captured.kind, Some(kind), "{line}");
            assert_eq!(captured.title.trim_end_matches('.'), "Waits there", "{line}");
        }
    }
    let own = read("/\"PainPoints\" Waits");
    assert_eq!((own.kind, own.title.as_str()), (Some(LaneKind::PainPoints), "Waits"), "a lane of the map by its title");
    let command = plan(&workshop(), &target(1, 1), &own).unwrap();
    assert!(matches!(command, Command::AddWholeCard(new) if new.card.place.lane == LaneId::numbered(5)));
}

#[test]
fn signs_of_persian_and_arabic_keyboards_are_marks() {
    assert_eq!(read("؟ چرا گران؟").kind, Some(LaneKind::Thoughts));
    assert_eq!(read("زنگ می‌زند ٬تلفن").channel, Some(known(KnownChannel::Phone)));
    assert_eq!(read("زنگ می‌زند ٫صورتحساب").tags, ["صورتحساب"]);
    assert!(read("× می‌پردازد").is_moment_of_truth);
    assert_eq!(read("می‌پردازد >۲").stage, Some(StageId::numbered(2)));
    assert_eq!(read("می‌پردازد ＜۲").stage, Some(StageId::numbered(2)));
    for (mark, value) in
        [("=+۱", 1.0), ("＝＋۱", 1.0), ("=۱/۵", 1.5), ("=−۱٫۵", -1.5), ("=١،٥", 1.5), (":-((", -2.0), (":-))", 2.0)]
    {
        let captured = read(&format!("می‌پردازد {mark}"));
        assert_eq!((captured.feeling, captured.title.as_str()), (feeling(value), "می‌پردازد"), "{mark}");
    }
    let line = "می‌پرسد @تلفن؛ بعد #فوری، می‌رود";
    assert_eq!(read(line).title, "می‌پرسد؛ بعد، می‌رود");
    for kept in ["۱٬۰۰۰ تومان", "٬۰۰۰", "×۲ سریع‌تر", "۶ ÷ ۲", "٪۲۰ تخفیف", "۲۰٪ تخفیف", "نرخ ۱٫۵", "ساعت ۱۰/۳۰"]
    {
        assert_eq!(read(kept), Captured { title: kept.to_owned(), ..Captured::default() }, "{kept}");
    }
}

#[test]
fn what_looks_like_a_mark_and_is_none_is_reported() {
    for (line, mark) in [
        ("/lunch with Ben", "/lunch"),
        ("! + Waits", "+"),
        ("! Waits /thought", "/thought"),
        ("Waits =1-2", "=1-2"),
        ("می‌پردازد <هتل", "<هتل"),
        ("می‌پردازد <۹", "<۹"),
        ("می‌پردازد ٬فکس", "٬فکس"),
    ] {
        let captured = read(line);
        let unknown: Vec<_> = captured.unknown().map(|(range, _)| &line[range.clone()]).collect();
        assert_eq!(unknown, [mark], "{line}");
        assert!(captured.title.ends_with(line.trim_start_matches("! ")), "{line}: {}", captured.title);
    }
}

#[test]
fn what_only_looks_like_a_mark_is_left_alone() {
    for line in [
        "Reads /usr/share/doc and /notes.txt",
        "and/or, 24/7, n/a",
        "on 12/03/2026 or ۱۴۰۵/۰۹/۰۹",
        "Rates it 4 /10",
        "A / alone",
        "Waits == long",
        "Learns C# and F#",
        "a+b is c",
        "Writes to nour@example.com",
        "An @ alone",
        "The # key, the > sign and a lone = too",
        "#1 in sales",
        "Wow! Really?",
        "5 > 3 => true -> yes",
        "Says :-/ and :o",
        "+98 21 1234 is called",
        "+۹۸۲۱ is called",
        "*100# is dialled",
        "*very* slow",
        "**bold** words",
        "a = b",
        "x=1",
        "C:\\users",
        "(:-) in brackets)",
        "https://safar.example/#top",
        "1\u{a0}000\u{2009}km  with   gaps",
    ] {
        let captured = read(line);
        assert_eq!(captured, Captured { title: line.to_owned(), ..Captured::default() });
    }
}

#[test]
fn a_backslash_makes_a_mark_an_ordinary_sign() {
    for (line, title) in [
        ("\\! not a pain", "! not a pain"),
        ("\\+ plus", "+ plus"),
        ("calls \\@phone", "calls @phone"),
        ("\\#tag \\>2 \\:) \\=1", "#tag >2 :) =1"),
        ("\\\\@phone", "\\@phone"),
        ("!\\!x", "!x"),
    ] {
        let captured = read(line);
        assert_eq!(captured.title, title);
        assert!(captured.parts.iter().any(|part| part.meaning == Meaning::Escape));
        assert!(captured.channel.is_none() && captured.tags.is_empty() && captured.feeling.is_none());
    }
}

#[test]
fn unknown_marks_are_reported_and_stay_in_the_title() {
    let line = "Sends a @fax to >9 =7 @sh";
    let captured = read(line);
    assert_eq!(captured.title, "Sends a @fax to >9 =7");
    let unknown: Vec<_> = captured.unknown().map(|(range, why)| (&line[range.clone()], why.clone())).collect();
    assert_eq!(unknown, [("@fax", Unknown::Channel), (">9", Unknown::Stage), ("=7", Unknown::Feeling)]);
    assert_eq!(captured.channel, Some(known(KnownChannel::Shop)));
    let twice = read("Calls @phone @email >1 >2 :) :(");
    assert_eq!(twice.title, "Calls @email >2 :(");
    assert!(twice.unknown().all(|(_, why)| *why == Unknown::Second));
    let several = read("Asks @s");
    assert!(matches!(several.unknown().next(), Some((_, Unknown::Channels(names))) if names.len() == 3));
    assert_eq!(several.title, "Asks @s");
}

fn target(lane: u64, stage: u64) -> CaptureTarget {
    CaptureTarget {
        lane: Some(LaneId::numbered(lane)),
        stage: Some(StageId::numbered(stage)),
        ..CaptureTarget::default()
    }
}

#[test]
fn a_line_is_one_step_with_all_it_says() {
    let mut session = Session::new(workshop());
    let before = session.map().clone();
    let typed = "+ Answer within a ring @phone #quick =+2 >3";
    let command = plan(session.map(), &target(2, 1), &parse(session.map(), typed)).unwrap();
    let applied = session.apply(command).unwrap();
    let map = session.map();
    let [id] = applied.cards().cloned().collect::<Vec<_>>()[..].to_vec().try_into().unwrap();
    let card = map.card(&id).unwrap();
    assert_eq!((card.title.as_str(), card.presence), ("Answer within a ring", Some(Presence::Offline)));
    assert_eq!((card.channel.clone(), card.tags.clone()), (Some(known(KnownChannel::Phone)), vec!["quick".to_owned()]));
    assert_eq!(card.place.stage, StageId::numbered(3));
    let lane = map.lane(&card.place.lane).unwrap();
    assert_eq!((lane.kind, lane.title.as_str()), (LaneKind::Opportunities, "Opportunities"), "the lane was made");
    let at = map.lanes.iter().position(|other| other.id == lane.id);
    assert_eq!(at, Some(6), "behind the last lane that usually stands before it");
    let key = FeelingKey { persona: PersonaId::numbered(1), anchor: Anchor::Card(card.id.clone()) };
    assert_eq!(map.feelings[&key].value, FeelingValue::BEST);
    assert_eq!(applied.selection(), Some(safar::edit::Selection::card(card.id.clone())));
    session.undo().unwrap();
    assert_eq!(*session.map(), before);
    assert!(!session.can_undo());
}

#[test]
fn a_card_goes_to_the_selected_cell_unless_a_mark_says_otherwise() {
    let map = workshop();
    let place = |target: &CaptureTarget, line: &str| match plan(&map, target, &parse(&map, line)).unwrap() {
        Command::AddWholeCard(new) => {
            assert_eq!(new.lane, None);
            (new.card.place.lane.number().unwrap(), new.card.place.stage.number().unwrap(), new.card.place.order)
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(place(&CaptureTarget { order: Some(2), ..target(1, 3) }, "Pays"), (1, 3, 2));
    assert_eq!(place(&CaptureTarget { order: Some(2), ..target(1, 3) }, "Pays >2"), (1, 2, usize::MAX));
    assert_eq!(place(&target(1, 3), "! Waits"), (5, 3, usize::MAX));
    assert_eq!(place(&target(3, 2), "No cards in a curve"), (2, 2, usize::MAX), "the nearer of two lanes");
    assert_eq!(place(&CaptureTarget::default(), "Nothing selected"), (2, 1, usize::MAX));
    assert_eq!(place(&target(9, 9), "What is gone"), (2, 1, usize::MAX));
}

#[test]
fn a_line_whose_marks_lead_to_another_cell_is_not_where_the_next_one_without_marks_goes() {
    let map = workshop();
    let stays = |target: &CaptureTarget, line: &str| {
        is_where_unmarked_goes(&map, target, &plan(&map, target, &parse(&map, line)).unwrap())
    };
    for line in ["Pays", "Pays >3", "* Pays @phone #cash :)"] {
        assert!(stays(&target(1, 3), line), "{line}");
    }
    for line in ["Pays >2", "! Waits", "! Waits >2", "+ A lane that the map does not have yet"] {
        assert!(!stays(&target(1, 3), line), "{line}");
    }
    assert!(stays(&target(5, 3), "! Waits"), "the mark names the selected lane");
    assert!(stays(&CaptureTarget::default(), "Nothing selected >1"));
    assert!(!is_where_unmarked_goes(&map, &target(1, 3), &Command::AddStage { at: 0, title: String::new() }));
}

#[test]
fn what_cannot_be_made_is_said() {
    let map = workshop();
    let refused = |map: &Map, line: &str| plan(map, &CaptureTarget::default(), &parse(map, line)).unwrap_err();
    for line in ["", "  ", "!", "@phone #tag"] {
        assert_eq!(refused(&map, line), CaptureError::NoTitle, "{line:?}");
    }
    assert_eq!(refused(&Map::default(), "Pays"), CaptureError::NoStage);
    assert_eq!(refused(&Map { personas: Vec::new(), ..map }, "Pays :)"), CaptureError::NoPersona);
}

#[test]
fn many_lines_make_many_cards_in_order_a_step_each() {
    let mut session = Session::new(workshop());
    let text = "- Searches\r\n\n  • Compares @web\n! Finds nothing\n+ Better filters\n";
    for line in items(text) {
        let command = plan(session.map(), &target(1, 1), &parse(session.map(), &line)).unwrap();
        session.apply(command).unwrap();
    }
    let cell = session.map().cell(&LaneId::numbered(1), &StageId::numbered(1));
    assert_eq!(cell.iter().map(|card| card.title.as_str()).collect::<Vec<_>>(), ["Searches", "Compares"]);
    assert_eq!(session.map().cards.len(), 4);
    assert_eq!(std::iter::from_fn(|| session.undo()).count(), 4);
}

/// A line with the same meaning as `captured`.
fn render(map: &Map, captured: &Captured, at: usize) -> String {
    let escaped = |word: &&str| {
        let first = word.find(|letter: char| !matches!(letter, '\u{200e}' | '\u{200f}' | '\u{200c}')).unwrap();
        let (before, rest) = word.split_at(first);
        let is_mark = rest.starts_with(|letter: char| "!！+＋?؟？*＊×@＠٬#＃٫/／÷><＞＜:=＝()|\\".contains(letter));
        format!("{before}{}{rest}", if is_mark { "\\" } else { "" })
    };
    let mut words: Vec<_> = captured.title.split(' ').collect::<Vec<_>>().iter().map(escaped).collect();
    let mut marks: Vec<String> = captured.tags.iter().map(|tag| format!("#\"{tag}\"")).collect();
    marks.extend(captured.channel.as_ref().map(|channel| match channel {
        Channel::Known(known) => format!("@\"{}\"", known.title(Language::Persian)),
        Channel::Own(_) => format!("@«{}»", map.own_channel(channel).unwrap().title),
    }));
    marks.extend(captured.stage.as_ref().map(|stage| format!(">“{}”", map.stage(stage).unwrap().title)));
    marks.extend(captured.feeling.map(|feeling| format!("={}", feeling.get())));
    let at = at % (words.len() + 1);
    words.splice(at..at, marks);
    let lane = captured.lane.as_ref().map(|id| map.lane(id).unwrap().title.clone());
    let kind = match (lane, captured.kind) {
        (Some(title), _) => format!("/«{title}» "),
        (None, Some(LaneKind::PainPoints)) => "! ".to_owned(),
        (None, Some(LaneKind::Opportunities)) => "+ ".to_owned(),
        (None, Some(LaneKind::Thoughts)) => "? ".to_owned(),
        (None, Some(kind)) => format!("÷\"{}\" ", kind.title(Language::Arabic)),
        (None, None) => String::new(),
    };
    format!("{}{kind}{}", if captured.is_moment_of_truth { "* " } else { "" }, words.join(" "))
}

fn word() -> impl Strategy<Value = String> {
    let hostile = vec![
        "C#",
        "a+b",
        "x@y.z",
        "@",
        "@phone",
        "#tag",
        "#",
        ">2",
        ">",
        "<2",
        ":)",
        "=1",
        "\\!",
        "\\",
        "!",
        "+98",
        "*",
        "؟",
        "سفر",
        "می\u{200c}خواهم",
        "\u{200f}!x",
        "\u{200e}@phone",
        "العميل،",
        "(:",
        "):",
        "|:",
        "خرید",
        "👍",
        "/thought",
        "/usr/bin",
        "/",
        "٬تلفن",
        "÷",
        "chat",
        "live",
    ];
    prop_oneof![select(hostile).prop_map(str::to_owned), "[a-zآ-ی!?.,@#>*+=:()\\\\]{1,6}"]
}

fn captured() -> impl Strategy<Value = Captured> {
    let kinds = LaneKind::ALL.into_iter().filter(|kind| kind.holds_cards()).map(|kind| (Some(kind), None));
    let kinds = kinds.chain([(None, None), (Some(LaneKind::PainPoints), Some(LaneId::numbered(5)))]);
    let kinds: Vec<_> = kinds.collect();
    let own = Channel::Own(ChannelId::numbered(1));
    let channels = KnownChannel::ALL.into_iter().map(Channel::Known).chain([own]).collect::<Vec<_>>();
    let marks = (
        select(kinds),
        proptest::option::of(select(channels)),
        proptest::option::of((1..=4_u64).prop_map(StageId::numbered)),
        proptest::option::of((-8..=8_i32).prop_map(|value| FeelingValue::clamped(f64::from(value) / 4.0))),
        proptest::collection::btree_set("[a-fآ-ت]( [a-f]{1,3})?", 0..3),
        any::<bool>(),
    );
    (vec(word(), 1..6), marks).prop_map(|(words, ((kind, lane), channel, stage, feeling, tags, is_moment_of_truth))| {
        let mut spelled: Vec<String> = Vec::new();
        for tag in tags {
            if !spelled.iter().any(|known| safar::fold::fold(known) == safar::fold::fold(&tag)) {
                spelled.push(tag);
            }
        }
        let title = words.join(" ");
        Captured { title, kind, lane, stage, channel, tags: spelled, is_moment_of_truth, feeling, parts: Vec::new() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_line_reads_back_as_what_it_was_written_from(captured in captured(), at in 0..7_usize) {
        let map = workshop();
        let line = render(&map, &captured, at);
        let read = Captured { parts: Vec::new(), ..parse(&map, &line) };
        prop_assert_eq!(read, captured, "{}", line);
    }

    #[test]
    fn nothing_typed_is_lost(line in prop_oneof![crate::support::arbitrary_map::hostile_text(), vec(word(), 0..6).prop_map(|it| it.join(" "))]) {
        let map = workshop();
        let captured = parse(&map, &line);
        let mut end = 0;
        let mut rest = String::new();
        for part in &captured.parts {
            prop_assert!(part.range.start >= end, "{:?}", captured.parts);
            let is_kept = matches!(part.meaning, Meaning::Unknown(_));
            rest.push_str(&line[end..if is_kept { part.range.end } else { part.range.start }]);
            end = part.range.end;
        }
        rest.push_str(&line[end..]);
        let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&captured.title), letters(&rest));
    }
}

#[test]
fn a_card_goes_to_a_lane_and_a_stage_that_are_shown() {
    let mut map = workshop();
    map.lanes[1].visibility = safar::model::Visibility::Hidden;
    map.stages[0].visibility = safar::model::Visibility::Hidden;
    let Ok(Command::AddWholeCard(new)) = plan(&map, &CaptureTarget::default(), &parse(&map, "Pays")) else {
        panic!("a card")
    };
    assert_eq!((new.card.place.lane, new.card.place.stage), (LaneId::numbered(6), StageId::numbered(2)));
    let Ok(Command::AddWholeCard(new)) = plan(&map, &target(1, 2), &parse(&map, "Pays /touch")) else {
        panic!("a card")
    };
    assert_eq!(new.card.place.lane, LaneId::numbered(6));
    map.lanes[5].visibility = safar::model::Visibility::Hidden;
    let Ok(Command::AddWholeCard(new)) = plan(&map, &target(1, 2), &parse(&map, "Pays /touch")) else {
        panic!("a card")
    };
    assert_eq!(new.card.place.lane, LaneId::numbered(2), "a hidden one rather than another kind");
}
