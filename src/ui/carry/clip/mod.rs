//! Carries out copying and pasting: what becomes of whole cards, tables, lists and pictures at the selection, and what
//! is asked or shown before.

mod dropped;
mod pasting;

use std::sync::Arc;

pub(in crate::ui) use self::dropped::{looked_at, paste_dropped};
use self::pasting::{corner, paste_arranged, paste_cards};
use super::{Effect, FileEffect, Task, pictures::picture_place};
use crate::{
    capture::{CaptureTarget, Captured},
    edit::{Selection, Session},
    import::{self, Additions, ArrangedCard, Arrangement, Pasted, Sheet},
    model::Map,
    ui::{
        action::{Action, MapAction},
        clipboard::{Clip, Clipboard, MOST_UNASKED, is_text_of},
        dialogs::{PasteTable, Question},
        i18n::m,
        jobs::PictureTarget,
    },
};

/// The most items of a list, and rows of a table, that are pasted at once.
const MOST_ROWS: usize = 1_000;

/// The most cells of a table that is pasted.
const MOST_CELLS: usize = 10_000;

/// The state that copying and pasting may change directly.
pub(in crate::ui) struct ClipHand<'a> {
    /// The open map.
    pub(in crate::ui) session: Option<&'a mut Session>,
    /// The cards copied last in this window.
    pub(in crate::ui) clipboard: &'a mut Clipboard,
    /// Whether copied cards are shared with other windows.
    pub(in crate::ui) is_sharing: bool,
}

/// Carries out a clipboard request.
pub(in crate::ui) fn carry(hand: &mut ClipHand<'_>, clip: Clip) -> Vec<Effect> {
    match clip {
        Clip::Copied(cards) => copied(hand, cards),
        Clip::Text(text) => paste(hand, text),
        Clip::Plain(text) => match &mut hand.session {
            Some(session) => paste_read(session, Pasted::List(import::items(&text.replace('\t', " ")))),
            None => Vec::new(),
        },
        Clip::Picture(image) => paste_picture(hand, image),
        Clip::Lines(target, lines) => ask_about_lines(target, lines),
        Clip::Arranged(all) => match &mut hand.session {
            Some(session) => paste_arranged(session, *all, true),
            None => Vec::new(),
        },
        Clip::Ask(request) => vec![Effect::AskClipboard(request)],
    }
}

/// Keeps the copied cards, also for other windows.
fn copied(hand: &mut ClipHand<'_>, clip: Box<Map>) -> Vec<Effect> {
    let share = hand.is_sharing.then(|| FileEffect::Start(Task::ShareClip(clip.clone())).into());
    hand.clipboard.keep(clip);
    share.into_iter().collect()
}

/// Pastes text from the clipboard, or the cards it was made from; those of another window are read first.
fn paste(hand: &mut ClipHand<'_>, text: String) -> Vec<Effect> {
    let Some(session) = &mut hand.session else { return Vec::new() };
    if let Some((clip, is_of_open_map)) = hand.clipboard.clip_of(&text) {
        paste_cards(session, clip, is_of_open_map)
    } else if hand.is_sharing {
        vec![FileEffect::Start(Task::ReadClip(text)).into()]
    } else {
        paste_read(session, import::read(&text))
    }
}

/// Pastes `text`, or the cards `shared` that another window left if it is their text.
pub(in crate::ui) fn paste_shared(session: &mut Session, text: &str, shared: Option<&Map>) -> Vec<Effect> {
    match shared.filter(|clip| is_text_of(clip, text)) {
        Some(clip) => paste_cards(session, clip, false),
        None => paste_read(session, import::read(text)),
    }
}

/// Pastes a list into the selected cell, and a table from there on. A table with headings, or one that needs more
/// stages or lanes than the map has, is shown with what will become of it first; a long list is asked about.
fn paste_read(session: &mut Session, pasted: Pasted) -> Vec<Effect> {
    if is_too_large(&pasted) {
        return too_large();
    }
    let map = session.map();
    let nowhere = || vec![Effect::say(m("paste-where"))];
    match (pasted, corner(session, None)) {
        (Pasted::Table(rows), corner) => {
            let known = Sheet::recognised(map, &rows, corner.as_ref());
            let is_headed = known.is_some();
            let block = || corner.as_ref().map(|corner| Sheet::block(map, &rows, corner));
            let Some(sheet) = known.or_else(block) else { return nowhere() };
            let (arranged, _) = sheet.arranged(map, corner.as_ref());
            if is_headed || arranged.additions() != Additions::default() {
                return vec![Effect::ShowTable(Box::new(PasteTable::new(map.clone(), rows, sheet, corner)))];
            }
            paste_arranged(session, arranged, false)
        }
        (Pasted::List(_), None) => nowhere(),
        (Pasted::List(items), Some(corner)) => {
            let count = items.len();
            let mut all = Arrangement::of(map);
            let (stage, lane) = (all.stage_of(Some(&corner.stage)), all.lane_of(Some(&corner.lane)));
            let card = |(at, item)| ArrangedCard {
                order: corner.order.saturating_add(at),
                ..ArrangedCard::new(stage, lane, item)
            };
            all.cards.extend(items.into_iter().enumerate().map(card));
            if count > MOST_UNASKED {
                return ask_about(count, Action::Clip(Clip::Arranged(Box::new(all))));
            }
            paste_arranged(session, all, false)
        }
    }
}

/// Asks whether so many lines that were pasted into the capture bar are meant as cards.
fn ask_about_lines(target: CaptureTarget, lines: Vec<Captured>) -> Vec<Effect> {
    if lines.len() > MOST_ROWS {
        return too_large();
    }
    ask_about(lines.len(), Action::Map(MapAction::Capture(target, lines)))
}

/// Asks whether `count` lines are meant as cards, which `then` adds.
fn ask_about(count: usize, then: Action) -> Vec<Effect> {
    vec![FileEffect::AskInTurn(Question::ManyLines { count, then }).into()]
}

fn too_large() -> Vec<Effect> {
    vec![FileEffect::Tell(m("paste-table-title"), m("paste-too-large").text()).into()]
}

/// Whether `pasted` is too large to be meant as cards, such as a log or the answers to a survey.
fn is_too_large(pasted: &Pasted) -> bool {
    match pasted {
        Pasted::List(items) => items.len() > MOST_ROWS,
        Pasted::Table(rows) => rows.len() > MOST_ROWS || rows.iter().map(Vec::len).sum::<usize>() > MOST_CELLS,
    }
}

/// Pastes a picture from the clipboard: onto the selected card or persona, otherwise as a new card.
fn paste_picture(hand: &mut ClipHand<'_>, image: Arc<egui::ColorImage>) -> Vec<Effect> {
    let Some(session) = &hand.session else { return Vec::new() };
    let selection = session.selection();
    let target = if let Selection::Persona(id) = selection {
        Some(PictureTarget::Persona(id.clone()))
    } else if let Some(id) = selection.single_card() {
        Some(PictureTarget::Card(id.clone()))
    } else {
        corner(session, None).map(|place| picture_place(&place.lane, &place.stage))
    };
    match target {
        Some(target) => vec![FileEffect::Start(Task::EncodePicture(image, target)).into()],
        None => vec![Effect::say(m("paste-where"))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{CardId, Lane, LaneId, LaneKind, Stage, StageId},
        ui::{
            clipboard::{clip, text},
            jobs::{DropId, FileContent, LookedAt},
        },
    };

    /// Stages Before and After, lanes for touchpoints and thoughts; the cell of thoughts at Before is selected.
    fn session() -> Session {
        let mut map = Map::default();
        for (at, title) in (1..).zip(["Before", "After"]) {
            map.stages.push(Stage::new(StageId::numbered(at), title));
        }
        map.lanes.push(Lane::new(LaneId::numbered(1), LaneKind::Touchpoints, "Touchpoints"));
        map.lanes.push(Lane::new(LaneId::numbered(2), LaneKind::Thoughts, "Thoughts"));
        let mut session = Session::new(map);
        session.select(Selection::Cell { lane: LaneId::numbered(2), stage: StageId::numbered(1) });
        session
    }

    fn carried(session: &mut Session, clipboard: &mut Clipboard, is_sharing: bool, clip: Clip) -> Vec<Effect> {
        carry(&mut ClipHand { session: Some(session), clipboard, is_sharing }, clip)
    }

    fn pasted(session: &mut Session, text: &str) -> Vec<Effect> {
        carried(session, &mut Clipboard::default(), false, Clip::Text(text.to_owned()))
    }

    #[test]
    fn a_list_goes_into_the_selected_cell_and_one_of_hundreds_of_lines_is_asked_about() {
        let mut session = session();
        assert_eq!(pasted(&mut session, "- Asks\n- Reads"), []);
        assert_eq!(session.map().cell(&LaneId::numbered(2), &StageId::numbered(1)).len(), 2);
        let lines = |count: usize| "A line\n".repeat(count);
        let effects = pasted(&mut session, &lines(201));
        let [Effect::File(FileEffect::AskInTurn(Question::ManyLines { count: 201, then }))] = &effects[..] else {
            panic!("{effects:?}")
        };
        assert_eq!(session.map().cards.len(), 2, "nothing changes before the answer");
        let Action::Clip(clip) = then.clone() else { panic!("{then:?}") };
        carried(&mut session, &mut Clipboard::default(), false, clip);
        assert_eq!(session.map().cards.len(), 203);
        assert!(matches!(&pasted(&mut session, &lines(1_001))[..], [Effect::File(FileEffect::Tell(..))]));
        assert_eq!(session.map().cards.len(), 203);
    }

    #[test]
    fn hundreds_of_lines_for_the_capture_bar_are_asked_about_too() {
        let mut session = session();
        let lines = |count: usize| vec![Captured { title: "x".into(), ..Captured::default() }; count];
        let of = |count: usize| Clip::Lines(CaptureTarget::default(), lines(count));
        let effects = carried(&mut session, &mut Clipboard::default(), false, of(300));
        assert!(matches!(
            &effects[..],
            [Effect::File(FileEffect::AskInTurn(Question::ManyLines { count: 300, then: Action::Map(_) }))]
        ));
        let effects = carried(&mut session, &mut Clipboard::default(), false, of(1_001));
        assert!(matches!(&effects[..], [Effect::File(FileEffect::Tell(..))]));
    }

    #[test]
    fn a_table_with_headings_changes_nothing_before_it_was_seen() {
        let mut session = session();
        let before = session.map().clone();
        let effects = pasted(&mut session, "Stage\tTouchpoint\nBefore\tReads\n");
        assert!(matches!(&effects[..], [Effect::ShowTable(_)]), "{effects:?}");
        assert_eq!(*session.map(), before);
        assert_eq!(pasted(&mut session, "One\tTwo"), [], "a block that fits is pasted");
        assert_eq!(session.map().cards.len(), 2);
    }

    #[test]
    fn text_of_copied_cards_pastes_the_cards_and_other_text_asks_the_other_windows() {
        let mut session = session();
        pasted(&mut session, "Asks");
        let ids = session.map().cards.values().map(|card| card.id.clone()).collect();
        let cards = clip(session.map(), &ids);
        let mut clipboard = Clipboard::default();
        let effects = carried(&mut session, &mut clipboard, true, Clip::Copied(Box::new(cards.clone())));
        assert_eq!(effects, [FileEffect::Start(Task::ShareClip(Box::new(cards.clone()))).into()]);
        assert_eq!(carried(&mut session, &mut clipboard, true, Clip::Text(text(&cards))), []);
        assert_eq!(session.map().cards.len(), 2);
        let other = Clip::Text("Something else".into());
        let effects = carried(&mut session, &mut clipboard, true, other);
        assert_eq!(effects, [FileEffect::Start(Task::ReadClip("Something else".into())).into()]);
        assert_eq!(paste_shared(&mut session, "Something else", None), []);
        assert_eq!(session.map().cards.len(), 3);
    }

    #[test]
    fn a_picture_goes_onto_the_selected_card_or_into_the_selected_cell_and_otherwise_a_message_asks_where() {
        let mut session = session();
        let image = || Arc::new(egui::ColorImage::filled([1, 1], egui::Color32::RED));
        let target = |session: &mut Session| {
            let effects = carried(session, &mut Clipboard::default(), false, Clip::Picture(image()));
            if let [Effect::File(FileEffect::Start(Task::EncodePicture(_, target)))] = &effects[..] {
                return Some(target.clone());
            }
            assert!(matches!(effects[..], [Effect::Say(..)]), "{effects:?}");
            None
        };
        let (lane, stage) = (LaneId::numbered(2), StageId::numbered(1));
        assert_eq!(target(&mut session), Some(picture_place(&lane, &stage)));
        pasted(&mut session, "Asks");
        assert_eq!(target(&mut session), Some(PictureTarget::Card(CardId::numbered(1))));
        session.select(Selection::Nothing);
        assert_eq!(target(&mut session), None);
    }

    #[test]
    fn a_dropped_file_is_used_by_its_content() {
        let file = |content: FileContent, is_alone: bool| LookedAt {
            path: "/tmp/list.txt".into(),
            content,
            drop: DropId::numbered(1),
            is_alone,
        };
        let cards = FileContent::Cards(Pasted::List(vec!["Asks".into()]));
        assert!(matches!(
            &looked_at(true, file(cards.clone(), true))[..],
            [Effect::File(FileEffect::KeepDropped(DropId { .. }, Pasted::List(_)))]
        ));
        let told = |effects: &[Effect]| matches!(effects, [Effect::File(FileEffect::TellMore(_, text))] if text.contains("list.txt"));
        assert!(told(&looked_at(false, file(cards, true))), "a map is needed");
        assert!(told(&looked_at(true, file(FileContent::Unknown, true))));
        assert!(told(&looked_at(true, file(FileContent::Map, false))), "a map comes alone");
        assert!(matches!(&looked_at(true, file(FileContent::Map, true))[..], [Effect::File(FileEffect::Push(_))]));
    }

    #[test]
    fn a_dropped_text_goes_where_it_was_dropped() {
        let mut session = session();
        let there = Selection::Cell { lane: LaneId::numbered(1), stage: StageId::numbered(2) };
        paste_dropped(&mut session, Pasted::List(vec!["Asks".into()]), Some(there));
        assert_eq!(session.map().cell(&LaneId::numbered(1), &StageId::numbered(2)).len(), 1);
    }
}
