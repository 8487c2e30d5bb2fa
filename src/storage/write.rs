//! Writes a map as the text of its file. The text is canonical: the same map gives the same bytes, and moving a card
//! changes a few lines. Default values are left out; the order of fields is fixed.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};

use super::{
    names::{self, Named},
    node::{Fields, Node, number, quoted},
    read::VERSION,
};
use crate::model::{
    Anchor, Card, Channel, Comment, CurveMarkers, Date, Digits, Feeling, FeelingKey, FilterEffect, Lane, Map,
    MapDirection, MapState, Measure, Metric, Outcome, OwnChannel, Persona, Picture, Score, Source, Span, Stage, View,
    Visibility,
};

/// The text of the file for `map`.
#[must_use]
pub fn write_map(map: &Map) -> String {
    let mut file = Fields::default();
    info(map, &mut file);
    file.rows("personas", map.personas.iter().map(persona));
    file.rows("stages", map.stages.iter().map(stage));
    file.rows("lanes", map.lanes.iter().map(lane));
    file.rows("cards", map.cards.values().map(card));
    file.rows("feelings", map.feelings.iter().map(|(key, it)| feeling(key, it)));
    file.rows("channels", map.channels.iter().map(own_channel));
    file.rows("sources", map.sources.iter().map(source));
    file.rows("pictures", map.pictures.iter().map(picture));
    file.rows("views", map.views.iter().map(view));
    Node::Block(file).into_file()
}

fn info(map: &Map, file: &mut Fields) {
    let info = &map.info;
    file.atom("version", VERSION.to_string());
    file.text("title", &info.title);
    file.some_text("scope", &info.scope);
    file.some_text("scenario", &info.scenario);
    file.texts("goals", &info.goals);
    if info.state != MapState::default() {
        file.atom("state", info.state.name());
    }
    file.text("language", info.language.tag());
    if info.direction != MapDirection::default() {
        file.atom("direction", info.direction.name());
    }
    file.texts("authors", &info.authors);
    file.some("date", date(info.date));
    file.some("review_date", date(info.review_date));
    if info.markers != CurveMarkers::default() {
        file.atom("markers", info.markers.name());
    }
    if info.digits != Digits::default() {
        file.atom("digits", info.digits.name());
    }
    file.words("hidden", info.hidden.iter().map(|part| part.name().to_owned()));
    let prompts = &info.prompts;
    prompts_of([("scope", &prompts.scope), ("scenario", &prompts.scenario), ("goals", &prompts.goals)], file);
}

fn persona(persona: &Persona) -> Node {
    let mut file = Fields::default();
    file.text("id", persona.id.as_str());
    file.text("name", &persona.name);
    file.some_text("role", &persona.role);
    file.some_text("quote", &persona.quote);
    file.texts("goals", &persona.goals);
    file.texts("needs", &persona.needs);
    file.texts("frustrations", &persona.frustrations);
    file.some("portrait", persona.portrait.as_ref().map(|id| quoted(id.as_str())));
    let prompts = &persona.prompts;
    prompts_of([("name", &prompts.name), ("role", &prompts.role), ("quote", &prompts.quote)], &mut file);
    Node::Struct(file)
}

/// Writes the prompts that are not empty.
fn prompts_of(prompts: [(&'static str, &String); 3], file: &mut Fields) {
    if prompts.iter().any(|(_, prompt)| !prompt.is_empty()) {
        let mut own = Fields::default();
        for (name, prompt) in prompts {
            own.some_text(name, prompt);
        }
        file.node("prompts", Node::Struct(own));
    }
}

fn stage(stage: &Stage) -> Node {
    let mut file = Fields::default();
    file.text("id", stage.id.as_str());
    file.text("title", &stage.title);
    file.some_text("text", &stage.text);
    let steps = stage.steps.iter().map(|step| {
        let mut file = Fields::default();
        file.text("id", step.id.as_str());
        file.text("title", &step.title);
        Node::Struct(file)
    });
    if !stage.steps.is_empty() {
        file.node("steps", Node::List(steps.collect()));
    }
    file.some("width", stage.width.map(|width| width.get().to_string()));
    visibility(stage.visibility, &mut file);
    Node::Struct(file)
}

fn lane(lane: &Lane) -> Node {
    let mut file = Fields::default();
    file.text("id", lane.id.as_str());
    file.atom("kind", lane.kind.name());
    file.text("title", &lane.title);
    file.some_text("prompt", &lane.prompt);
    file.flag("grouped", lane.is_grouped);
    file.some("height", lane.height.map(|height| height.get().to_string()));
    visibility(lane.visibility, &mut file);
    Node::Struct(file)
}

fn visibility(visibility: Visibility, file: &mut Fields) {
    if visibility != Visibility::default() {
        file.atom("visibility", visibility.name());
    }
}

fn card(card: &Card) -> Node {
    let mut file = Fields::default();
    let place = &card.place;
    file.text("id", card.id.as_str());
    file.atom("at", format!("(\"{}\", \"{}\", {})", place.lane, place.stage, place.order));
    if card.span != Span::ONE {
        file.atom("span", card.span.get().to_string());
    }
    file.text("title", &card.title);
    file.some_text("text", &card.text);
    file.some("channel", card.channel.as_ref().map(channel));
    file.some("presence", name(card.presence));
    file.some_text("contact_reason", &card.contact_reason);
    file.some_text("department", &card.department);
    file.some_text("point_of_sale", &card.point_of_sale);
    file.words("personas", card.personas.iter().map(|id| quoted(id.as_str())));
    file.some("evidence", name(card.evidence));
    file.words("sources", card.sources.iter().map(|id| quoted(id.as_str())));
    file.texts("tags", &card.tags);
    file.some("severity", name(card.severity));
    file.flag("moment_of_truth", card.is_moment_of_truth);
    file.words("links", card.links.iter().map(|id| quoted(id.as_str())));
    file.some("importance", score(card.importance));
    file.some("satisfaction", score(card.satisfaction));
    file.some("impact", score(card.impact));
    file.some("effort", score(card.effort));
    file.some_text("owner", &card.owner);
    file.some("due", date(card.due));
    file.some("status", name(card.status));
    file.rows("comments", card.comments.iter().map(comment));
    if let Some(value) = &card.metric {
        file.node("metric", Node::Tagged("Some", Box::new(metric(value))));
    }
    file.rows("outcomes", card.outcomes.iter().map(outcome));
    file.some("picture", card.picture.as_ref().map(|id| quoted(id.as_str())));
    Node::Block(file)
}

fn comment(comment: &Comment) -> Node {
    let mut file = Fields::default();
    file.some_text("author", &comment.author);
    file.some("date", date(comment.date));
    file.text("text", &comment.text);
    file.flag("open", comment.is_open);
    Node::Struct(file)
}

fn metric(metric: &Metric) -> Node {
    let mut inputs = Fields::default();
    let (measure, values) = names::measure(&metric.measure);
    for (name, value) in values {
        inputs.atom(name, number(value));
    }
    if let Measure::Own { value, is_less_better } = metric.measure {
        inputs.some("value", value.map(number));
        inputs.flag("less_better", is_less_better);
    }
    let mut file = Fields::default();
    file.node("measure", Node::Tagged(measure, Box::new(Node::Struct(inputs))));
    file.some_text("unit", &metric.unit);
    file.some("target", metric.target.map(number));
    file.some("previous", metric.previous.map(number));
    file.some("source", metric.source.as_ref().map(|id| quoted(id.as_str())));
    file.some("date", date(metric.date));
    Node::Struct(file)
}

fn outcome(outcome: &Outcome) -> Node {
    let mut file = Fields::default();
    file.text("title", &outcome.title);
    file.some("share", outcome.share.map(|share| number(share.percent())));
    Node::Struct(file)
}

fn feeling(key: &FeelingKey, feeling: &Feeling) -> Node {
    let mut file = Fields::default();
    file.text("persona", key.persona.as_str());
    file.atom(
        "at",
        match &key.anchor {
            Anchor::Stage(id) => format!("Stage(\"{id}\")"),
            Anchor::Step(id) => format!("Step(\"{id}\")"),
            Anchor::Card(id) => format!("Card(\"{id}\")"),
        },
    );
    file.atom("value", number(feeling.value.get()));
    file.some("wanted", feeling.wanted.map(|wanted| number(wanted.get())));
    file.flag("assumed", feeling.is_assumed);
    file.some_text("note", &feeling.note);
    Node::Struct(file)
}

fn own_channel(channel: &OwnChannel) -> Node {
    let mut file = Fields::default();
    file.text("id", channel.id.as_str());
    file.text("title", &channel.title);
    file.some("presence", name(channel.presence));
    Node::Struct(file)
}

fn source(source: &Source) -> Node {
    let mut file = Fields::default();
    file.text("id", source.id.as_str());
    file.atom("kind", source.kind.name());
    file.text("title", &source.title);
    file.some_text("locator", &source.locator);
    file.some("date", date(source.date));
    Node::Struct(file)
}

fn picture(picture: &Picture) -> Node {
    let mut file = Fields::default();
    file.text("id", picture.id.as_str());
    file.some_text("description", &picture.description);
    file.atom("data", format!("\"{}\"", BASE64.encode(&picture.bytes)));
    Node::Struct(file)
}

fn view(view: &View) -> Node {
    let mut file = Fields::default();
    let filter = &view.filter;
    file.text("id", view.id.as_str());
    file.text("name", &view.name);
    if view.effect != FilterEffect::default() {
        file.atom("effect", view.effect.name());
    }
    file.words("personas", filter.personas.iter().map(|id| quoted(id.as_str())));
    file.words("channels", filter.channels.iter().map(channel));
    file.words("presences", filter.presences.iter().map(|it| it.name().to_owned()));
    file.texts("departments", &filter.departments);
    file.words("evidence", filter.evidence.iter().map(|it| it.name().to_owned()));
    file.texts("tags", &filter.tags);
    file.words("statuses", filter.statuses.iter().map(|it| it.name().to_owned()));
    file.texts("owners", &filter.owners);
    file.some_text("text", &filter.text);
    Node::Struct(file)
}

fn channel(channel: &Channel) -> String {
    match channel {
        Channel::Known(known) => known.name().to_owned(),
        Channel::Own(id) => format!("Own(\"{id}\")"),
    }
}

fn date(date: Option<Date>) -> Option<String> {
    date.map(|date| format!("\"{date}\""))
}

fn score(score: Option<Score>) -> Option<String> {
    score.map(|score| score.get().to_string())
}

fn name<T: Named>(kind: Option<T>) -> Option<String> {
    kind.map(|kind| kind.name().to_owned())
}
