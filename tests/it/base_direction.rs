//! The base direction of texts in maps of three languages: the map's, if they have a letter of that direction.

use proptest::prelude::*;
use safar::{
    geom::Direction,
    layout::layout,
    model::{Card, CardId, Lane, LaneId, LaneKind, Language, Map, Place, Stage, StageId},
    text::FontBook,
    theme::Theme,
};

/// A piece of a text, and the direction of its letters.
type Piece = (&'static str, Option<Direction>);

const PIECES: [Piece; 16] = [
    ("CRM", Some(Direction::Ltr)),
    ("checkout page", Some(Direction::Ltr)),
    ("Путь", Some(Direction::Ltr)),
    ("客户", Some(Direction::Ltr)),
    ("سفر", Some(Direction::Rtl)),
    ("می‌خرد؟", Some(Direction::Rtl)),
    ("العميل،", Some(Direction::Rtl)),
    ("מסע", Some(Direction::Rtl)),
    ("12", None),
    ("۱۴۰۵/۰۹/۰۸", None),
    ("٤٥٪", None),
    ("(", None),
    ("–", None),
    ("!", None),
    ("🙂", None),
    ("«", None),
];

fn mixed() -> impl Strategy<Value = Vec<Piece>> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..7)
}

fn expected(pieces: &[Piece], of_map: Direction) -> Direction {
    let has = |direction| pieces.iter().any(|piece| piece.1 == Some(direction));
    if has(of_map) || !has(of_map.reversed()) { of_map } else { of_map.reversed() }
}

/// A map with `text` in its title, a stage, a lane and a card.
fn map_with(text: &str, language: Language) -> Map {
    let mut map = Map::default();
    map.info.language = language;
    text.clone_into(&mut map.info.title);
    map.stages.push(Stage::new(StageId::numbered(1), text));
    map.lanes.push(Lane::new(LaneId::numbered(1), LaneKind::Notes, text));
    let place = Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order: 0 };
    let card = Card::new(CardId::numbered(1), place, text);
    map.cards.insert(card.id.clone(), card);
    map
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_text_on_the_map_has_the_direction_of_its_map(pieces in mixed(), language in prop::sample::select(Language::ALL.to_vec())) {
        let text = pieces.iter().map(|piece| piece.0).collect::<Vec<_>>().join(" ");
        let map = map_with(&text, language);
        let expected = expected(&pieces, Direction::from_rtl(map.is_rtl()));
        let layout = layout(&map, Theme::light(), &mut FontBook::bundled());
        let card = layout.card(&CardId::numbered(1)).unwrap();
        for set in [&layout.header.title, &layout.stages[0].title, &layout.lanes[0].it.title, &card.it.title] {
            prop_assert_eq!(set.block.direction, expected, "{} in {:?}", text, language);
        }
    }
}

#[cfg(feature = "gui")]
mod in_the_window {
    use safar::{
        storage::save_map,
        ui::i18n::{self, m},
    };

    use super::*;
    use crate::support::{temp::TempFolder, window::Window};

    /// The direction in which `message` shows `title`: that of the isolate around it, else that of the message.
    fn shown_in(message: &str, title: &str, interface: Language) -> Direction {
        let before = message.rfind(title).map(|at| &message[..at]).unwrap();
        match before.chars().next_back() {
            Some('\u{2066}') => Direction::Ltr,
            Some('\u{2067}') => Direction::Rtl,
            Some(_) | None => Direction::from_rtl(interface.is_rtl()),
        }
    }

    #[test]
    fn the_title_of_the_window_reads_as_the_map_does() {
        let folder = TempFolder::new();
        let path = folder.join("map.ron");
        save_map(&path, &map_with("CRM ما", Language::Persian)).unwrap();
        let window = Window::open(1360.0, 860.0, Some(path));
        assert_eq!(window.app().window_title(), "\u{2067}CRM ما\u{2069} — Safar");
    }

    #[test]
    fn a_message_names_characters_that_no_font_has() {
        let folder = TempFolder::new();
        let path = folder.join("map.ron");
        save_map(&path, &map_with("客户", Language::Persian)).unwrap();
        let window = Window::open(1360.0, 860.0, Some(path));
        assert!(!window.controls(&|label| label.contains("客, 户")).is_empty(), "the message is shown or announced");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn a_text_in_a_message_has_the_direction_of_its_map(
            pieces in mixed(),
            language in prop::sample::select(Language::ALL.to_vec()),
            interface in prop::sample::select(Language::ALL.to_vec()),
        ) {
            let text = pieces.iter().map(|piece| piece.0).collect::<Vec<_>>().join(" ");
            let of_map = Direction::from_rtl(language.is_rtl());
            i18n::use_language(interface);
            i18n::use_map_direction(Some(of_map));
            let message = m("quoted").with(&[("title", text.as_str().into())]);
            let title = i18n::isolated(&text);
            i18n::use_map_direction(None);
            let expected = expected(&pieces, of_map);
            prop_assert_eq!(shown_in(&message, &text, interface), expected, "{:?}", message);
            prop_assert_eq!(shown_in(&title, &text, interface), expected, "{:?}", title);
        }
    }
}
