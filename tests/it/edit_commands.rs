//! Random commands that fit a map, and the rules that every map keeps.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use safar::{
    edit::{
        CardField, CardPatch, ChannelField, Command, InfoField, LaneField, NewCard, NewLane, PersonaField,
        PictureField, Selection, Session, SourceField, StageField, StepField, ViewField,
    },
    model::{
        Anchor, Card, CardId, Channel, ChannelId, Feeling, FeelingKey, FeelingValue, Filter, FilterEffect,
        KnownChannel, LaneHeight, LaneId, LaneKind, Map, PersonaId, PictureId, Place, SourceId, SourceKind, Span,
        StageId, StageWidth, StepId, TextField, TextPlace, Thing, View, ViewId, Visibility,
    },
};

use crate::edit_donors as donor;

/// The raw material of a random command, which becomes a command for a particular map.
#[derive(Clone, Debug)]
pub(crate) struct Whim {
    kind: u8,
    pub(crate) a: u16,
    b: u16,
    pub(crate) c: u16,
    pub(crate) title: String,
}

/// A random whim.
pub(crate) fn whim() -> impl Strategy<Value = Whim> {
    let title = prop_oneof![
        Just(String::new()),
        "[a-z ]{1,12}",
        "[آ-ی]{1,8}",
        Just("سفر مشتری (CRM 2024)\n".to_owned()),
        Just("\u{202e}\u{200c}👩‍💻".to_owned()),
    ];
    (any::<u8>(), any::<u16>(), any::<u16>(), any::<u16>(), title).prop_map(|(kind, a, b, c, title)| Whim {
        kind,
        a,
        b,
        c,
        title,
    })
}

fn pick<T: Clone>(things: impl IntoIterator<Item = T>, at: u16) -> Option<T> {
    let things: Vec<_> = things.into_iter().collect();
    // One time in seventeen the id names a thing that does not exist.
    if things.is_empty() || at % 17 == 16 { None } else { Some(things[usize::from(at) % things.len()].clone()) }
}

fn some_stage(map: &Map, at: u16) -> StageId {
    pick(map.stages.iter().map(|stage| stage.id.clone()), at).unwrap_or_else(|| StageId::numbered(9999))
}

fn some_lane(map: &Map, at: u16) -> LaneId {
    pick(map.lanes.iter().map(|lane| lane.id.clone()), at).unwrap_or_else(|| LaneId::numbered(9999))
}

fn some_step(map: &Map, at: u16) -> StepId {
    let steps = map.stages.iter().flat_map(|stage| &stage.steps).map(|step| step.id.clone());
    pick(steps, at).unwrap_or_else(|| StepId::numbered(9999))
}

pub(crate) fn some_card(map: &Map, at: u16) -> CardId {
    pick(map.cards.keys().cloned(), at).unwrap_or_else(|| CardId::numbered(9999))
}

pub(crate) fn some_persona(map: &Map, at: u16) -> PersonaId {
    pick(map.personas.iter().map(|persona| persona.id.clone()), at).unwrap_or_else(|| PersonaId::numbered(9999))
}

pub(crate) fn some_source(map: &Map, at: u16) -> SourceId {
    pick(map.sources.iter().map(|source| source.id.clone()), at).unwrap_or_else(|| SourceId::numbered(9999))
}

pub(crate) fn some_channel(map: &Map, at: u16) -> ChannelId {
    pick(map.channels.iter().map(|channel| channel.id.clone()), at).unwrap_or_else(|| ChannelId::numbered(9999))
}

pub(crate) fn some_picture(map: &Map, at: u16) -> PictureId {
    pick(map.pictures.iter().map(|picture| picture.id.clone()), at).unwrap_or_else(|| PictureId::numbered(9999))
}

fn some_view(map: &Map, at: u16) -> ViewId {
    pick(map.views.iter().map(|view| view.id.clone()), at).unwrap_or_else(|| ViewId::numbered(9999))
}

impl Whim {
    fn cards(&self, map: &Map) -> Vec<CardId> {
        (0..=self.b % 4).map(|more| some_card(map, self.a.wrapping_add(more * 31))).collect()
    }

    pub(crate) fn place(&self, map: &Map) -> Place {
        let order = if self.c.is_multiple_of(11) { usize::MAX } else { usize::from(self.c % 7) };
        Place { lane: some_lane(map, self.b), stage: some_stage(map, self.c), order }
    }

    fn at(&self) -> usize {
        if self.c.is_multiple_of(13) { usize::MAX } else { usize::from(self.c % 6) }
    }

    pub(crate) fn kind(&self) -> LaneKind {
        LaneKind::ALL[usize::from(self.b) % LaneKind::ALL.len()]
    }

    pub(crate) fn visibility(&self) -> Visibility {
        [Visibility::Open, Visibility::Collapsed, Visibility::Hidden][usize::from(self.c % 3)]
    }

    /// One of `fields`.
    fn one_of<T: Clone>(&self, fields: &[T]) -> T {
        fields[usize::from(self.b) % fields.len()].clone()
    }

    /// The card with another value in one of its fields.
    fn rewritten(&self, map: &Map, id: CardId) -> Card {
        let before = map.card(&id).cloned();
        let mut card = before.unwrap_or_else(|| Card::new(id.clone(), self.place(map), ""));
        let _ = self.one_of(&CardField::all_of(&donor::card(self, map, id))).put(&mut card);
        card
    }

    fn patch(&self, map: &Map) -> CardPatch {
        match self.a % 16 {
            0 => CardPatch::AddTag(self.title.clone()),
            1 => CardPatch::RemoveTag("form".into()),
            2 => CardPatch::AddPersona(some_persona(map, self.c)),
            3 => CardPatch::RemovePersona(some_persona(map, self.c)),
            4 => CardPatch::AddSource(some_source(map, self.c)),
            5 => CardPatch::RemoveSource(some_source(map, self.c)),
            6 => CardPatch::AddLink(some_card(map, self.c)),
            7 => CardPatch::RemoveLink(some_card(map, self.c)),
            _ => self.one_of(&CardField::all_of(&donor::card(self, map, some_card(map, self.a)))).into(),
        }
    }

    /// A command that sets one field of one thing, whichever it is.
    fn setting_command(&self, map: &Map) -> Command {
        let id = self.a;
        match self.c % 9 {
            0 | 1 => Command::SetInfo(self.one_of(&InfoField::all_of(&donor::info(self)))),
            2 => Command::SetPersona {
                id: some_persona(map, id),
                field: self.one_of(&PersonaField::all_of(&donor::persona(self, map))),
            },
            3 => Command::SetStage {
                id: some_stage(map, id),
                field: self.one_of(&StageField::all_of(&donor::stage(self))),
            },
            4 => Command::SetStep { id: some_step(map, id), field: StepField::Title(self.title.clone()) },
            5 => {
                Command::SetLane { id: some_lane(map, id), field: self.one_of(&LaneField::all_of(&donor::lane(self))) }
            }
            6 => Command::SetOwnChannel {
                id: some_channel(map, id),
                field: self.one_of(&ChannelField::all_of(&donor::channel(self))),
            },
            7 => Command::SetSource {
                id: some_source(map, id),
                field: self.one_of(&SourceField::all_of(&donor::source(self))),
            },
            _ => {
                Command::SetPicture { id: some_picture(map, id), field: PictureField::Description(self.title.clone()) }
            }
        }
    }

    fn feeling_key(&self, map: &Map) -> FeelingKey {
        let anchor = match self.a % 4 {
            0 => Anchor::Stage(some_stage(map, self.b)),
            1 => Anchor::Step(some_step(map, self.b)),
            _ => Anchor::Card(some_card(map, self.b)),
        };
        FeelingKey { persona: some_persona(map, self.c), anchor }
    }

    /// Cards, each with a place of its own.
    fn spread(&self, map: &Map) -> Vec<(Card, Place)> {
        let place = |at: usize| Place { order: at, ..self.place(map) };
        self.cards(map).into_iter().enumerate().map(|(at, id)| (self.rewritten(map, id), place(at))).collect()
    }

    /// The command that this whim makes for `map`; sometimes one that is refused.
    pub(crate) fn command(&self, map: &Map) -> Command {
        let title = self.title.clone();
        match self.kind % 58 {
            0..=6 => Command::AddCard { place: self.place(map), title },
            7..=13 => Command::MoveCards { ids: self.cards(map), to: self.place(map) },
            14..=18 => Command::set_card(&some_card(map, self.a), self.patch(map)),
            19..=21 => {
                let value = FeelingValue::clamped(f64::from(self.c % 9) - 4.0);
                let wanted =
                    Some(FeelingValue::clamped(f64::from(self.a % 7) - 3.0)).filter(|_| self.b.is_multiple_of(2));
                let feeling = Feeling { value, wanted, is_assumed: self.c.is_multiple_of(2), note: title };
                Command::SetFeeling {
                    key: self.feeling_key(map),
                    feeling: Some(feeling).filter(|_| !self.c.is_multiple_of(5)),
                }
            }
            22 => Command::DeleteCards(self.cards(map)),
            23 => Command::DuplicateCards(self.cards(map)),
            24 if self.a.is_multiple_of(2) => Command::PasteAt(self.spread(map)),
            24 => Command::PasteCards {
                cards: self.cards(map).into_iter().map(|id| self.rewritten(map, id)).collect(),
                to: self.place(map),
            },
            25 => Command::SetCards { ids: self.cards(map), patch: self.patch(map) },
            26 => Command::AddStage { at: self.at(), title },
            27 => Command::MoveStage { id: some_stage(map, self.a), to: self.at() },
            28 if self.a.is_multiple_of(2) => Command::DeleteStage(some_stage(map, self.a)),
            28 => Command::DuplicateStage(some_stage(map, self.a)),
            37 if self.b.is_multiple_of(3) => Command::DeleteLane(some_lane(map, self.a)),
            29 | 33 | 37 | 39 | 44 | 47 => self.setting_command(map),
            30 | 31 => Command::AddStep { stage: some_stage(map, self.a), at: self.at(), title },
            32 => Command::MoveStep { id: some_step(map, self.a), stage: some_stage(map, self.b), to: self.at() },
            34 => Command::DeleteStep(some_step(map, self.a)),
            35 => Command::AddLane { at: self.at(), kind: self.kind(), title },
            36 => Command::MoveLane { id: some_lane(map, self.a), to: self.at() },
            38 => Command::AddPersona { at: self.at(), name: title },
            40 if self.b.is_multiple_of(2) => Command::DeletePersona(some_persona(map, self.a)),
            40 => Command::MovePersona { id: some_persona(map, self.a), to: self.at() },
            41 => Command::AddOwnChannel { title, presence: None },
            42 => Command::AddSource { kind: SourceKind::Survey, title },
            43 => Command::AddPicture { description: title, bytes: vec![1, 2, 3].into() },
            45 if self.b.is_multiple_of(2) => Command::DeleteSource(some_source(map, self.a)),
            45 => self.merging_command(map),
            46 if self.b.is_multiple_of(2) => Command::DeleteOwnChannel(some_channel(map, self.a)),
            46 => Command::DeletePicture(some_picture(map, self.a)),
            48 => {
                let card = self.rewritten(map, some_card(map, self.a));
                let lane = NewLane { at: self.at(), kind: self.kind(), title };
                let feeling = (some_persona(map, self.b), FeelingValue::BEST);
                Command::AddWholeCard(Box::new(NewCard {
                    card: Card { place: self.place(map), ..card },
                    lane: Some(lane).filter(|_| self.a.is_multiple_of(2)),
                    feeling: Some(feeling).filter(|_| self.c.is_multiple_of(2)),
                }))
            }
            49 | 50 => self.view_command(map),
            51..=56 => self.room_command(map),
            _ => self.texts_command(map),
        }
    }

    fn texts_command(&self, map: &Map) -> Command {
        let mut places = Vec::new();
        map.each_text(&mut |place, _| places.push(place));
        if self.c.is_multiple_of(17) || places.is_empty() {
            places = vec![TextPlace { thing: Thing::Card(some_card(map, self.a)), field: TextField::Tag(0) }];
        }
        let place = |at: u16| places[usize::from(at) % places.len()].clone();
        let title = self.title.clone();
        let texts = vec![(place(self.a), title.clone()), (place(self.b), title.clone())];
        Command::ReplaceTexts { what: "a".into(), with: title, texts }
    }

    /// A command about widths, heights, spans and visibility.
    fn room_command(&self, map: &Map) -> Command {
        match self.kind % 58 {
            51 | 52 => Command::StretchCard { id: some_card(map, self.a), span: Span::clamped(self.at()) },
            53 => {
                let width = Some(StageWidth::clamped(f64::from(self.c))).filter(|_| !self.c.is_multiple_of(4));
                Command::SetStage { id: some_stage(map, self.a), field: StageField::Width(width) }
            }
            54 => {
                let height = Some(LaneHeight::clamped(f64::from(self.c))).filter(|_| !self.c.is_multiple_of(4));
                Command::SetLane { id: some_lane(map, self.a), field: LaneField::Height(height) }
            }
            55 => Command::SetStage { id: some_stage(map, self.a), field: StageField::Visibility(self.visibility()) },
            _ if self.b.is_multiple_of(2) => {
                Command::SetLane { id: some_lane(map, self.a), field: LaneField::Visibility(self.visibility()) }
            }
            _ => Command::MergeSteps { id: some_step(map, self.a), into: some_step(map, self.c) },
        }
    }

    fn view_command(&self, map: &Map) -> Command {
        let filter = Filter {
            personas: vec![some_persona(map, self.a)],
            channels: vec![Channel::Own(some_channel(map, self.b)), Channel::Known(KnownChannel::Post)],
            text: self.title.clone(),
            ..Filter::default()
        };
        // Unknown views are refused, so a view is chosen often enough.
        let is_bold = !map.channels.is_empty() && self.a.is_multiple_of(2);
        let filter = if is_bold { filter } else { Filter { text: self.title.clone(), ..Filter::default() } };
        let (name, effect) = (self.title.clone(), FilterEffect::Hide);
        match self.c % 5 {
            _ if map.views.is_empty() => Command::AddView { at: self.at(), name, filter: Box::new(filter), effect },
            0 | 1 => Command::AddView { at: self.at(), name, filter: Box::new(filter), effect },
            2 => {
                let view = View { id: some_view(map, self.a), name, filter, effect };
                Command::SetView { id: view.id.clone(), field: self.one_of(&ViewField::all_of(&view)) }
            }
            3 if self.a.is_multiple_of(2) => {
                Command::UpdateView { id: some_view(map, self.a), name, filter: Box::new(filter), effect }
            }
            3 => Command::MoveView { id: some_view(map, self.a), to: self.at() },
            _ => Command::DeleteView(some_view(map, self.a)),
        }
    }

    fn merging_command(&self, map: &Map) -> Command {
        let word = |at: u16, of: &dyn Fn(&Card) -> Vec<String>| {
            pick(map.cards.values().flat_map(of), at).unwrap_or_else(|| self.title.clone())
        };
        let tags = |card: &Card| card.tags.clone();
        let departments = |card: &Card| vec![card.department.clone(), card.title.clone()];
        match self.c % 6 {
            0 => Command::MergeSource { id: some_source(map, self.a), into: some_source(map, self.c) },
            1 => Command::MergeOwnChannel {
                id: some_channel(map, self.a),
                into: Channel::Own(some_channel(map, self.c)),
            },
            2 => {
                let into = Channel::Known(KnownChannel::ALL[usize::from(self.c) % 16]);
                Command::MergeOwnChannel { id: some_channel(map, self.a), into }
            }
            3 => Command::RenameTag { from: word(self.a, &tags), to: word(self.b, &tags) },
            4 => Command::RenameTag { from: word(self.a, &tags), to: self.title.clone() },
            _ => Command::RenameDepartment { from: word(self.a, &departments), to: word(self.b, &departments) },
        }
    }

    /// The selection that this whim makes for `map`; sometimes of things that do not exist.
    pub(crate) fn selection(&self, map: &Map) -> Selection {
        match self.kind % 8 {
            0 => Selection::Nothing,
            1 => Selection::Stage(some_stage(map, self.a)),
            2 => Selection::Step(some_step(map, self.a)),
            3 => Selection::Lane(some_lane(map, self.a)),
            4 => Selection::Cell { lane: some_lane(map, self.a), stage: some_stage(map, self.b) },
            5 => Selection::Feeling(self.feeling_key(map)),
            6 => Selection::Persona(some_persona(map, self.a)),
            _ => Selection::cards(self.cards(map)),
        }
    }

    /// A number below `end`.
    pub(crate) fn below(&self, end: u16) -> u16 {
        self.c.rotate_left(5) % end
    }
}

/// Panics if `map` breaks a rule between its things.
pub(crate) fn assert_sound(map: &Map) {
    assert_unique("stages", map.stages.iter().map(|stage| &stage.id));
    assert_unique("steps", map.stages.iter().flat_map(|stage| &stage.steps).map(|step| &step.id));
    assert_unique("lanes", map.lanes.iter().map(|lane| &lane.id));
    assert_unique("personas", map.personas.iter().map(|persona| &persona.id));
    assert_unique("channels", map.channels.iter().map(|channel| &channel.id));
    assert_unique("sources", map.sources.iter().map(|source| &source.id));
    assert_unique("pictures", map.pictures.iter().map(|picture| &picture.id));
    assert_unique("views", map.views.iter().map(|view| &view.id));
    for view in &map.views {
        assert!(view.filter.personas.iter().all(|id| map.persona(id).is_some()), "personas of {}", view.id);
        let is_there = |channel: &Channel| matches!(channel, Channel::Known(_)) || map.own_channel(channel).is_some();
        assert!(view.filter.channels.iter().all(is_there), "channels of {}", view.id);
    }
    for persona in &map.personas {
        assert!(persona.portrait.iter().all(|id| map.picture(id).is_some()), "portrait of {}", persona.id);
    }
    let mut orders: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (id, card) in &map.cards {
        assert_eq!(*id, card.id);
        assert_card_sound(map, card);
        orders.entry((&card.place.lane, &card.place.stage)).or_default().push(card.place.order);
    }
    for (cell, mut orders) in orders {
        orders.sort_unstable();
        assert!(orders.iter().copied().eq(0..orders.len()), "orders of {cell:?}: {orders:?}");
    }
    for key in map.feelings.keys() {
        assert!(map.persona(&key.persona).is_some(), "whose feeling is {key:?}");
        let is_there = match &key.anchor {
            Anchor::Stage(id) => map.stage(id).is_some(),
            Anchor::Step(id) => map.step(id).is_some(),
            Anchor::Card(id) => map.card(id).is_some(),
        };
        assert!(is_there, "where is {key:?}");
    }
}

fn assert_card_sound(map: &Map, card: &Card) {
    let id = &card.id;
    assert!(map.lane(&card.place.lane).is_some_and(|lane| lane.kind.holds_cards()), "lane of {id}");
    assert!(map.stage(&card.place.stage).is_some(), "stage of {id}");
    assert!(
        card.channel.iter().all(|channel| matches!(channel, Channel::Known(_)) || map.own_channel(channel).is_some())
    );
    assert!(card.personas.iter().all(|id| map.persona(id).is_some()), "personas of {id}");
    assert!(card.sources.iter().all(|id| map.source(id).is_some()), "sources of {id}");
    assert!(card.links.iter().all(|link| map.card(link).is_some()), "links of {id}");
    assert!(card.picture.iter().all(|id| map.picture(id).is_some()), "picture of {id}");
    if let Some(metric) = &card.metric {
        assert!(metric.source.iter().all(|id| map.source(id).is_some()), "metric of {id}");
        assert!(metric.target.is_none_or(f64::is_finite), "metric of {id}");
    }
}

fn assert_unique<'a, T: Ord + std::fmt::Debug + 'a>(what: &str, ids: impl Iterator<Item = &'a T>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        assert!(seen.insert(id), "{id:?} twice among the {what}");
    }
}

/// Panics unless the cells of `map` are those that its cards name.
fn assert_cells_found(map: &Map) {
    let mut cells: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for card in map.cards.values() {
        cells.entry((&card.place.lane, &card.place.stage)).or_default().push(card);
    }
    for cards in cells.values_mut() {
        cards.sort_by_key(|card| card.place.order);
    }
    assert_eq!(map.cells(), cells);
    for lane in &map.lanes {
        let in_lane = cells.iter().filter(|((id, _), _)| **id == lane.id).flat_map(|(_, cards)| cards).copied();
        assert!(map.cards.in_lane(&lane.id).eq(in_lane), "{}", lane.id);
    }
    for ((lane, stage), cards) in cells {
        assert_eq!(map.cell(lane, stage), cards);
    }
}

/// Panics if `session` breaks a rule.
pub(crate) fn assert_session_sound(session: &Session) {
    assert_sound(session.map());
    assert_cells_found(session.map());
    let selection = session.selection().clone();
    assert_eq!(selection.clone().within(session.map()), selection, "the selection names what is not there");
}

/// A map with two stages, three lanes and a persona, so that every command finds something to act on.
pub(crate) fn small_map() -> Map {
    let mut session = Session::new(Map::default());
    let mut apply = |command| drop(session.apply(command).unwrap());
    apply(Command::AddStage { at: 0, title: "Awareness".to_owned() });
    apply(Command::AddStage { at: 1, title: "Decision".to_owned() });
    apply(Command::AddLane { at: 0, kind: LaneKind::Touchpoints, title: "Touchpoints".to_owned() });
    apply(Command::AddLane { at: 1, kind: LaneKind::EmotionCurve, title: "Feelings".to_owned() });
    apply(Command::AddLane { at: 2, kind: LaneKind::PainPoints, title: "Pain points".to_owned() });
    apply(Command::AddPersona { at: 0, name: "Mona, 34".to_owned() });
    apply(Command::AddStep { stage: StageId::numbered(1), at: 0, title: "Search".to_owned() });
    for title in ["Advert", "Compare prices", "Ask a friend"] {
        let place = Place { lane: LaneId::numbered(1), stage: StageId::numbered(1), order: usize::MAX };
        apply(Command::AddCard { place, title: title.to_owned() });
    }
    session.map().clone()
}
