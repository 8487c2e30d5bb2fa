//! Converts the file types of version 1 to the model. Every value the model rejects becomes a fault with its position
//! in the file; conversion goes on, so that one run reports all faults.

use std::{
    collections::{BTreeMap, HashSet, btree_map::Entry},
    sync::Arc,
};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};

use super::{
    check::FileOrder,
    faults::{Faults, shortened},
    names,
    path::Path,
    v1,
};
use crate::model::{
    Anchor, Card, CardId, CardTable, Channel, ChannelId, Comment, Date, Feeling, FeelingKey, FeelingValue, Filter,
    InfoPrompts, Lane, LaneHeight, LaneId, Language, Map, MapInfo, Measure, Metric, Outcome, OwnChannel, Persona,
    PersonaId, PersonaPrompts, Picture, PictureId, Place, Score, Share, Source, SourceId, Span, Stage, StageId,
    StageWidth, Step, StepId, View, ViewId,
};

/// Converts `file`. Returns the map, the order of its things in the file, and the faults of single values; if there are
/// any, the map is incomplete and must not be used.
pub(super) fn map(file: v1::Map) -> (Map, FileOrder, Faults) {
    let mut order = FileOrder { cards: Vec::new(), feelings: Vec::new() };
    let mut faults = Faults::default();
    let root = Path::ROOT;
    let read = &mut Reader { faults: &mut faults };
    let info = read.info(
        Header {
            title: file.title,
            scope: file.scope,
            scenario: file.scenario,
            goals: file.goals,
            state: file.state,
            language: file.language,
            direction: file.direction,
            authors: file.authors,
            date: file.date,
            review_date: file.review_date,
            markers: file.markers,
            digits: file.digits,
            hidden: file.hidden,
            prompts: file.prompts,
        },
        &root,
    );
    let map = Map {
        info,
        personas: read.list(file.personas, &root.field("personas"), Reader::persona),
        stages: read.list(file.stages, &root.field("stages"), Reader::stage),
        lanes: read.list(file.lanes, &root.field("lanes"), Reader::lane),
        cards: read.cards(file.cards, &root.field("cards"), &mut order.cards),
        feelings: read.feelings(file.feelings, &root.field("feelings"), &mut order.feelings),
        channels: read.list(file.channels, &root.field("channels"), Reader::own_channel),
        sources: read.list(file.sources, &root.field("sources"), Reader::source),
        pictures: read.list(file.pictures, &root.field("pictures"), Reader::picture),
        views: read.list(file.views, &root.field("views"), Reader::view),
    };
    (map, order, faults)
}

/// The map's own fields before their values are checked.
struct Header {
    title: String,
    scope: String,
    scenario: String,
    goals: Vec<String>,
    state: v1::State,
    language: String,
    direction: v1::Direction,
    authors: Vec<String>,
    date: Option<String>,
    review_date: Option<String>,
    markers: v1::Markers,
    digits: v1::Digits,
    hidden: Vec<v1::MapPart>,
    prompts: v1::InfoPrompts,
}

/// Converts single things and records the values that the model rejects.
struct Reader<'a> {
    faults: &'a mut Faults,
}

impl Reader<'_> {
    fn info(&mut self, file: Header, at: &Path<'_>) -> MapInfo {
        let language = Language::from_tag(&file.language).unwrap_or_else(|| {
            self.faults.add(
                &at.field("language"),
                format!("{:?}", file.language),
                "\"en\", \"ar\" or \"fa\"",
                "Write the language the map's words are in.",
            );
            Language::default()
        });
        MapInfo {
            title: file.title,
            scope: file.scope,
            scenario: file.scenario,
            goals: file.goals,
            state: file.state.into(),
            language,
            direction: file.direction.into(),
            authors: file.authors,
            date: self.date(file.date, &at.field("date")),
            review_date: self.date(file.review_date, &at.field("review_date")),
            markers: file.markers.into(),
            digits: file.digits.into(),
            hidden: file.hidden.into_iter().map(Into::into).collect(),
            prompts: InfoPrompts {
                scope: file.prompts.scope,
                scenario: file.prompts.scenario,
                goals: file.prompts.goals,
            },
        }
    }

    fn persona(&mut self, file: v1::Persona, at: &Path<'_>) -> Option<Persona> {
        let portrait = self.optional_id(file.portrait, &at.field("portrait"), PictureId::new);
        Some(Persona {
            id: self.id(&file.id, &at.field("id"), PersonaId::new)?,
            name: file.name,
            role: file.role,
            quote: file.quote,
            goals: file.goals,
            needs: file.needs,
            frustrations: file.frustrations,
            portrait,
            prompts: PersonaPrompts { name: file.prompts.name, role: file.prompts.role, quote: file.prompts.quote },
        })
    }

    fn stage(&mut self, file: v1::Stage, at: &Path<'_>) -> Option<Stage> {
        let steps = self.list(file.steps, &at.field("steps"), |read, file: v1::Step, at| {
            Some(Step { id: read.id(&file.id, &at.field("id"), StepId::new)?, title: file.title })
        });
        let id = self.id(&file.id, &at.field("id"), StageId::new)?;
        let width = self.units(file.width, &at.field("width"), (StageWidth::LEAST, StageWidth::MOST));
        let (width, visibility) = (width.and_then(StageWidth::new), file.visibility.into());
        Some(Stage { id, title: file.title, text: file.text, steps, width, visibility })
    }

    fn lane(&mut self, file: v1::Lane, at: &Path<'_>) -> Option<Lane> {
        let id = self.id(&file.id, &at.field("id"), LaneId::new)?;
        let height = self.units(file.height, &at.field("height"), (LaneHeight::LEAST, LaneHeight::MOST));
        let (height, visibility) = (height.and_then(LaneHeight::new), file.visibility.into());
        let (kind, is_grouped) = (file.kind.into(), file.grouped);
        Some(Lane { id, kind, title: file.title, prompt: file.prompt, is_grouped, height, visibility })
    }

    fn cards(&mut self, files: Vec<v1::Card>, at: &Path<'_>, order: &mut Vec<Arc<Card>>) -> CardTable {
        let mut seen = HashSet::with_capacity(files.len());
        for (index, file) in files.into_iter().enumerate() {
            let at = at.index(index);
            let Some(card) = self.card(file, &at) else { continue };
            if seen.insert(card.id.clone()) {
                order.push(Arc::new(card));
            } else {
                self.faults.duplicate(&at.field("id"), card.id.as_str(), "card");
            }
        }
        order.iter().map(|card| (card.id.clone(), Arc::clone(card))).collect()
    }

    fn card(&mut self, file: v1::Card, at: &Path<'_>) -> Option<Card> {
        let place = self.place(&file.at, &at.field("at"));
        let comments = self.list(file.comments, &at.field("comments"), |read, file: v1::Comment, at| {
            let date = read.date(file.date, &at.field("date"));
            Some(Comment { author: file.author, date, text: file.text, is_open: file.open })
        });
        let outcomes = self.list(file.outcomes, &at.field("outcomes"), |read, file: v1::Outcome, at| {
            Some(Outcome { title: file.title, share: read.share(file.share, &at.field("share")) })
        });
        let remedy = "Count the stages that the card covers, its own among them.";
        let span = self.whole(file.span, &at.field("span"), 1, Span::MOST.into(), remedy);
        let card = Card {
            span: Span::clamped(usize::try_from(span?).ok()?),
            text: file.text,
            channel: file.channel.and_then(|channel| self.channel(&channel, &at.field("channel"))),
            presence: file.presence.map(Into::into),
            contact_reason: file.contact_reason,
            department: file.department,
            point_of_sale: file.point_of_sale,
            personas: self.ids(&file.personas, &at.field("personas"), PersonaId::new),
            evidence: file.evidence.map(Into::into),
            sources: self.ids(&file.sources, &at.field("sources"), SourceId::new),
            tags: file.tags,
            severity: file.severity.map(Into::into),
            is_moment_of_truth: file.moment_of_truth,
            links: self.ids(&file.links, &at.field("links"), CardId::new),
            importance: self.score(file.importance, &at.field("importance")),
            satisfaction: self.score(file.satisfaction, &at.field("satisfaction")),
            impact: self.score(file.impact, &at.field("impact")),
            effort: self.score(file.effort, &at.field("effort")),
            owner: file.owner,
            due: self.date(file.due, &at.field("due")),
            status: file.status.map(Into::into),
            comments,
            metric: file.metric.map(|metric| self.metric(metric, &at.field("metric"))),
            outcomes,
            picture: self.optional_id(file.picture, &at.field("picture"), PictureId::new),
            ..Card::new(self.id(&file.id, &at.field("id"), CardId::new)?, place?, file.title)
        };
        Some(card)
    }

    fn place(&mut self, (lane, stage, order): &(String, String, f64), at: &Path<'_>) -> Option<Place> {
        let lane = self.id(lane, &at.index(0), LaneId::new);
        let stage = self.id(stage, &at.index(1), StageId::new);
        let order = self.whole(*order, &at.index(2), 0, MAX_ORDER, "Count the cards before this one in its cell.");
        Some(Place { lane: lane?, stage: stage?, order: usize::try_from(order?).ok()? })
    }

    fn channel(&mut self, file: &v1::Channel, at: &Path<'_>) -> Option<Channel> {
        match names::channel(file) {
            Ok(known) => Some(Channel::Known(known)),
            Err(own) => Some(Channel::Own(self.id(own, at, ChannelId::new)?)),
        }
    }

    fn metric(&mut self, file: v1::Metric, at: &Path<'_>) -> Metric {
        let measure: Measure = file.measure.into();
        let inputs_at = at.field("measure");
        for (name, value) in names::measure(&measure).1 {
            self.finite(value, &inputs_at.field(name));
        }
        if let Measure::Own { value: Some(value), .. } = measure {
            self.finite(value, &inputs_at.field("value"));
        }
        for (name, value) in [("target", file.target), ("previous", file.previous)] {
            self.finite(value.unwrap_or_default(), &at.field(name));
        }
        let source = self.optional_id(file.source, &at.field("source"), SourceId::new);
        let date = self.date(file.date, &at.field("date"));
        Metric { measure, unit: file.unit, target: file.target, previous: file.previous, source, date }
    }

    fn feelings(
        &mut self,
        files: Vec<v1::Feeling>,
        at: &Path<'_>,
        order: &mut Vec<FeelingKey>,
    ) -> BTreeMap<FeelingKey, Feeling> {
        let mut feelings = BTreeMap::new();
        for (index, file) in files.into_iter().enumerate() {
            let at = at.index(index);
            let Some((key, feeling)) = self.feeling(file, &at) else { continue };
            match feelings.entry(key) {
                Entry::Occupied(entry) => self.faults.add(
                    &at,
                    format!("a second feeling of persona \"{}\" at the same point", entry.key().persona),
                    "at most one feeling of a persona at a point",
                    "Remove one of the two feelings, or move it to another card, step or stage.",
                ),
                Entry::Vacant(entry) => {
                    order.push(entry.key().clone());
                    entry.insert(feeling);
                }
            }
        }
        feelings
    }

    fn feeling(&mut self, file: v1::Feeling, at: &Path<'_>) -> Option<(FeelingKey, Feeling)> {
        let anchor_at = at.field("at");
        let anchor = match &file.at {
            v1::Anchor::Stage(id) => self.id(id, &anchor_at, StageId::new).map(Anchor::Stage),
            v1::Anchor::Step(id) => self.id(id, &anchor_at, StepId::new).map(Anchor::Step),
            v1::Anchor::Card(id) => self.id(id, &anchor_at, CardId::new).map(Anchor::Card),
        };
        let persona = self.id(&file.persona, &at.field("persona"), PersonaId::new);
        let value = self.feeling_value(file.value, &at.field("value"));
        let wanted = file.wanted.map(|wanted| self.feeling_value(wanted, &at.field("wanted")));
        let wanted = wanted.map_or(Some(None), |wanted| wanted.map(Some));
        let feeling = Feeling { value: value?, wanted: wanted?, is_assumed: file.assumed, note: file.note };
        Some((FeelingKey { persona: persona?, anchor: anchor? }, feeling))
    }

    fn feeling_value(&mut self, value: f64, at: &Path<'_>) -> Option<FeelingValue> {
        let level = FeelingValue::new(value);
        if level.is_none() {
            let expected = "a number from -2 (very bad) to 2 (very good)";
            self.faults.add(at, number(value), expected, "Write a value between -2.0 and 2.0.");
        }
        level
    }

    fn own_channel(&mut self, file: v1::OwnChannel, at: &Path<'_>) -> Option<OwnChannel> {
        let id = self.id(&file.id, &at.field("id"), ChannelId::new)?;
        Some(OwnChannel { id, title: file.title, presence: file.presence.map(Into::into) })
    }

    fn source(&mut self, file: v1::Source, at: &Path<'_>) -> Option<Source> {
        let date = self.date(file.date, &at.field("date"));
        let id = self.id(&file.id, &at.field("id"), SourceId::new)?;
        Some(Source { id, kind: file.kind.into(), title: file.title, locator: file.locator, date })
    }

    fn picture(&mut self, file: v1::Picture, at: &Path<'_>) -> Option<Picture> {
        let bytes = match BASE64.decode(&file.data) {
            Ok(bytes) => Some(Arc::from(bytes)),
            Err(error) => {
                self.faults.add(
                    &at.field("data"),
                    format!("text that is no base64 ({error})"),
                    "a PNG or JPEG picture in base64",
                    "Embed the picture again, or remove it and what refers to it.",
                );
                None
            }
        };
        let id = self.id(&file.id, &at.field("id"), PictureId::new)?;
        Some(Picture { id, description: file.description, bytes: bytes? })
    }

    fn view(&mut self, file: v1::View, at: &Path<'_>) -> Option<View> {
        let channels_at = at.field("channels");
        let channels = file.channels.iter().enumerate();
        let filter = Filter {
            personas: self.ids(&file.personas, &at.field("personas"), PersonaId::new),
            channels: channels.filter_map(|(index, it)| self.channel(it, &channels_at.index(index))).collect(),
            presences: file.presences.into_iter().map(Into::into).collect(),
            departments: file.departments,
            evidence: file.evidence.into_iter().map(Into::into).collect(),
            tags: file.tags,
            statuses: file.statuses.into_iter().map(Into::into).collect(),
            owners: file.owners,
            text: file.text,
        };
        let id = self.id(&file.id, &at.field("id"), ViewId::new)?;
        Some(View { id, name: file.name, filter, effect: file.effect.into() })
    }
}

/// The greatest order of a card in its cell: far beyond any real map, and exact as a floating-point number.
const MAX_ORDER: u32 = 1_000_000;

impl Reader<'_> {
    fn list<F, T>(
        &mut self,
        files: Vec<F>,
        at: &Path<'_>,
        mut convert: impl FnMut(&mut Self, F, &Path<'_>) -> Option<T>,
    ) -> Vec<T> {
        files.into_iter().enumerate().filter_map(|(index, file)| convert(self, file, &at.index(index))).collect()
    }

    fn id<T>(&mut self, text: &str, at: &Path<'_>, new: fn(&str) -> Option<T>) -> Option<T> {
        let id = new(text);
        if id.is_none() {
            self.faults.add(
                at,
                format!("the id {}", shortened(text)),
                "an id of 1 to 64 ASCII letters, digits, `-` and `_`",
                "Spell the id with these characters, here and wherever it is referred to.",
            );
        }
        id
    }

    fn ids<T>(&mut self, texts: &[String], at: &Path<'_>, new: fn(&str) -> Option<T>) -> Vec<T> {
        let numbered = texts.iter().enumerate();
        numbered.filter_map(|(index, text)| self.id(text, &at.index(index), new)).collect()
    }

    fn optional_id<T>(&mut self, text: Option<String>, at: &Path<'_>, new: fn(&str) -> Option<T>) -> Option<T> {
        text.and_then(|text| self.id(&text, at, new))
    }

    fn date(&mut self, text: Option<String>, at: &Path<'_>) -> Option<Date> {
        let text = text?;
        let date = Date::from_iso(&text);
        if date.is_none() {
            self.faults.add(
                at,
                format!("the date {}", shortened(&text)),
                "a day of the calendar written like \"2026-11-21\"",
                "Write year, month and day as numbers with hyphens, or remove the date.",
            );
        }
        date
    }

    fn score(&mut self, value: Option<f64>, at: &Path<'_>) -> Option<Score> {
        let score = self.whole(value?, at, 1, 10, "Write a whole number from 1 (least) to 10 (most).")?;
        Score::new(u8::try_from(score).ok()?)
    }

    fn units(&mut self, value: Option<f64>, at: &Path<'_>, (least, most): (u16, u16)) -> Option<u16> {
        let remedy = "Write a whole number of map units, or remove it for the automatic size.";
        u16::try_from(self.whole(value?, at, least.into(), most.into(), remedy)?).ok()
    }

    fn share(&mut self, value: Option<f64>, at: &Path<'_>) -> Option<Share> {
        let value = value?;
        let share = Share::new(value);
        if share.is_none() {
            let remedy = "Write how many of a hundred go this way.";
            self.faults.add(at, number(value), "a share from 0 to 100", remedy);
        }
        share
    }

    fn finite(&mut self, value: f64, at: &Path<'_>) {
        if !value.is_finite() {
            self.faults.add(
                at,
                number(value),
                "a finite number",
                "Write the number, or leave the metric's value open.",
            );
        }
    }

    fn whole(&mut self, value: f64, at: &Path<'_>, least: u32, most: u32, remedy: &str) -> Option<u32> {
        if value.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&value) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and in range")]
            return Some(value as u32);
        }
        self.faults.add(at, number(value), format!("a whole number from {least} to {most}"), remedy);
        None
    }
}

fn number(value: f64) -> String {
    const LONGEST_PLAIN: f64 = 1e15;
    if value.abs() < LONGEST_PLAIN { format!("the number {value}") } else { format!("the number {value:?}") }
}
