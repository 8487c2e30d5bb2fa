//! What the palette offers for the selection and for the things of this map: the commands of context menus, by name.

use crate::{
    edit::{CardField, Command, LaneField, Selection, Session, StageField},
    model::{Card, FeelingKey, FeelingValue, LaneId, Map, PersonaId, Place, StageId, Visibility},
    ui::{
        action::{Action, MapAction, ViewAction},
        canvas::{
            LEVELS, anchor_of, as_one_step, cards_of_lane, cards_of_stage, feeling_word, hidden, hiding, moved,
            set_feeling, stretched,
        },
        carry,
        clipboard::{Clip, ClipRequest},
        desk::view_filter::ViewFilter,
        i18n::{self, Message, m},
        keymap,
        words::{EVIDENCES, quoted, steps},
    },
};

/// An entry of the palette.
pub(super) struct Offer {
    pub(super) label: String,
    pub(super) keys: String,
    pub(super) actions: Vec<Action>,
}

/// The entries for the selection of `session`, for hidden things, and for views. Feelings are set for `persona`.
pub(super) fn of_selection(session: &Session, persona: Option<&PersonaId>) -> Vec<Offer> {
    let mut offers = Offers { session, all: Vec::new() };
    let map = session.map();
    offers.clipboard();
    offers.feelings(persona);
    offers.cards();
    match session.selection() {
        Selection::Step(id) => {
            let stage = map.step(id).map(|(stage, _)| stage);
            let at = stage.and_then(|stage| stage.steps.iter().position(|step| step.id == *id));
            if let Some(next) = stage.zip(at).and_then(|(stage, at)| stage.steps.get(at + 1)) {
                offers.command(Command::MergeSteps { id: next.id.clone(), into: id.clone() });
            }
        }
        Selection::Persona(id) => {
            let at = map.personas.iter().position(|persona| persona.id == *id).unwrap_or(0);
            for (label, to) in [(m("persona-move-earlier"), at.checked_sub(1)), (m("persona-move-later"), Some(at + 1))]
            {
                if let Some(to) = to.filter(|to| *to < map.personas.len()) {
                    let command = Command::MovePersona { id: id.clone(), to };
                    offers.add(label.text(), "", [Action::edit(command)]);
                }
            }
            offers.add(
                Action::Map(MapAction::ChoosePortrait(id.clone())).label(),
                "",
                [Action::Map(MapAction::ChoosePortrait(id.clone()))],
            );
        }
        Selection::Nothing
        | Selection::Cards(_)
        | Selection::Stage(_)
        | Selection::Lane(_)
        | Selection::Cell { .. } => {}
        Selection::Feeling(key) => {
            let action = Action::Map(MapAction::EditNote(key.clone()));
            offers.add(action.label(), "", [action]);
        }
    }
    let (lane, stage) = place_of(map, session.selection());
    if let Some(id) = stage {
        offers.stage(&id);
    }
    if let Some(id) = lane {
        offers.lane(&id);
    }
    for (_, command) in hidden(map) {
        offers.command(command);
    }
    offers.map_wide();
    offers.all
}

/// The lane and the stage of the selection, as far as it lies in one.
fn place_of(map: &Map, selection: &Selection) -> (Option<LaneId>, Option<StageId>) {
    match selection {
        Selection::Cards(ids) => {
            let mut places = ids.iter().filter_map(|id| Some(&map.card(id)?.place));
            let Some(first) = places.next() else { return (None, None) };
            let (lane, stage) = places.fold((Some(&first.lane), Some(&first.stage)), |(lane, stage), place| {
                (lane.filter(|lane| **lane == place.lane), stage.filter(|stage| **stage == place.stage))
            });
            (lane.cloned(), stage.cloned())
        }
        Selection::Feeling(_) => (None, None),
        one @ (Selection::Nothing
        | Selection::Persona(_)
        | Selection::Stage(_)
        | Selection::Step(_)
        | Selection::Lane(_)
        | Selection::Cell { .. }) => carry::place_of(map, one),
    }
}

struct Offers<'a> {
    session: &'a Session,
    all: Vec<Offer>,
}

impl Offers<'_> {
    fn add(&mut self, label: String, keys: &str, actions: impl IntoIterator<Item = Action>) {
        self.all.push(Offer { label, keys: keys.to_owned(), actions: actions.into_iter().collect() });
    }

    /// Adds a command under the name of its step, unless it would change nothing.
    fn command(&mut self, command: Command) {
        if let Some(label) = self.label_of(&command) {
            self.add(label, "", [Action::edit(command)]);
        }
    }

    /// The name of the step of `command`; `None` if it would change nothing.
    fn label_of(&self, command: &Command) -> Option<String> {
        let (label, is_change) = self.session.preview(command.clone()).ok()?;
        is_change.then(|| steps::step(&label))
    }

    /// Adds one of several choices.
    fn choice(&mut self, of: Message, choice: &str, action: Action) {
        self.add(format!("{}: {choice}", of.text()), "", [action]);
    }

    fn clipboard(&mut self) {
        let has_selection = !self.session.selection().is_empty();
        for request in [ClipRequest::Paste, ClipRequest::Cut, ClipRequest::Copy] {
            if has_selection || request == ClipRequest::Paste {
                let action = Action::Clip(Clip::Ask(request));
                self.add(action.label(), &keymap::first_key_of(&action), [action]);
            }
        }
    }

    fn feelings(&mut self, persona: Option<&PersonaId>) {
        let Some((persona, anchor)) = persona.cloned().zip(anchor_of(self.session.selection())) else { return };
        let key = FeelingKey { persona, anchor };
        for (number, value) in (1..).zip(LEVELS).collect::<Vec<(u8, _)>>() {
            let value = FeelingValue::clamped(value);
            let action = set_feeling(self.session.map(), &key, value);
            self.add(
                format!("{}: {}", m("field-feelings").text(), feeling_word(value).text()),
                &i18n::digits(&number.to_string()),
                [action],
            );
        }
        self.command(Command::SetFeeling { key, feeling: None });
    }

    fn cards(&mut self) {
        let map = self.session.map();
        let cards: Vec<&Card> = self.session.selection().card_ids().filter_map(|id| map.card(id)).collect();
        if let [card] = cards.as_slice() {
            for action in [MapAction::LinkTo(card.id.clone()), MapAction::ChoosePicture(card.id.clone())] {
                let action = Action::Map(action);
                self.add(action.label(), "", [action]);
            }
            for span in [1, -1].into_iter().filter_map(|by| stretched(map, &card.id, by)) {
                self.command(Command::StretchCard { id: card.id.clone(), span });
            }
        }
        if cards.is_empty() {
            return;
        }
        for (evidence, name) in EVIDENCES.iter().map(|(evidence, name)| (Some(*evidence), *name)) {
            let command = Command::set_cards(cards.iter().copied(), CardField::Evidence(evidence));
            self.choice(m("field-evidence"), &name.text(), Action::edit(command));
        }
        for stage in &map.stages {
            let to = |card: &Card| Place { stage: stage.id.clone(), order: usize::MAX, ..card.place.clone() };
            let is_here = cards.iter().all(|card| card.place.stage == stage.id);
            self.moves(m("context-move-to-stage"), &stage.title, is_here, moved(&cards, &to));
        }
        for lane in map.lanes.iter().filter(|lane| lane.kind.holds_cards()) {
            let to = |card: &Card| Place { lane: lane.id.clone(), order: usize::MAX, ..card.place.clone() };
            let is_here = cards.iter().all(|card| card.place.lane == lane.id);
            self.moves(m("context-move-to-lane"), &lane.title, is_here, moved(&cards, &to));
        }
    }

    fn moves(&mut self, of: Message, title: &str, is_here: bool, moves: Vec<Command>) {
        if !is_here {
            self.add(format!("{}: {}", of.text(), quoted(title)), "", as_one_step(moves));
        }
    }

    fn stage(&mut self, id: &StageId) {
        let Some(stage) = self.session.map().stage(id) else { return };
        self.shown(stage.visibility, |visibility| Command::SetStage {
            id: id.clone(),
            field: StageField::Visibility(visibility),
        });
        self.command(Command::SetStage { id: id.clone(), field: StageField::Width(None) });
        self.command(Command::DuplicateStage(id.clone()));
        self.select(&stage.title, cards_of_stage(self.session.map(), id));
    }

    fn lane(&mut self, id: &LaneId) {
        let Some(lane) = self.session.map().lane(id) else { return };
        self.shown(lane.visibility, |visibility| Command::SetLane {
            id: id.clone(),
            field: LaneField::Visibility(visibility),
        });
        self.command(Command::SetLane { id: id.clone(), field: LaneField::Height(None) });
        self.select(&lane.title, cards_of_lane(self.session.map(), id));
    }

    fn shown(&mut self, now: Visibility, show: impl Fn(Visibility) -> Command) {
        let other = if now == Visibility::Open { Visibility::Collapsed } else { Visibility::Open };
        self.command(show(other));
        let hide = show(Visibility::Hidden);
        if let Some(label) = self.label_of(&hide) {
            self.add(label, "", hiding(hide));
        }
    }

    fn select(&mut self, title: &str, cards: Selection) {
        if !cards.is_empty() {
            self.choice(m("context-select-cards"), &quoted(title), Action::Map(MapAction::Select(cards)));
        }
    }

    /// Places to go to, curves to bring to the front, views to show.
    fn map_wide(&mut self) {
        let map = self.session.map();
        for stage in map.stages.iter().filter(|stage| stage.visibility != Visibility::Hidden) {
            self.choice(
                m("action-jump"),
                &quoted(&stage.title),
                Action::Map(MapAction::Jump(Selection::Stage(stage.id.clone()))),
            );
        }
        for persona in &map.personas {
            let choose = Action::Map(MapAction::Select(Selection::Persona(persona.id.clone())));
            self.choice(m("context-whose-curve"), &quoted(&persona.name), choose);
        }
        for view in &map.views {
            let filter = ViewFilter::new(view.filter.clone(), view.effect);
            self.choice(m("action-filter"), &quoted(&view.name), Action::View(ViewAction::UseFilter(Box::new(filter))));
        }
    }
}
