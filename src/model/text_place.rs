//! Addresses of texts: one for every piece of text the user wrote in a map.

use super::{
    Card, CardId, ChannelId, Feeling, FeelingKey, Lane, LaneId, MapInfo, OwnChannel, Persona, PersonaId, Picture,
    PictureId, Source, SourceId, Stage, StageId, Step, StepId, View, ViewId,
};

/// A thing of a map that has texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// The map itself.
    Map,
    /// A persona.
    Persona(PersonaId),
    /// A stage.
    Stage(StageId),
    /// A step.
    Step(StepId),
    /// A lane.
    Lane(LaneId),
    /// A card.
    Card(CardId),
    /// A point of an emotion curve.
    Feeling(FeelingKey),
    /// A channel that the map defines itself.
    Channel(ChannelId),
    /// A source.
    Source(SourceId),
    /// An embedded picture.
    Picture(PictureId),
    /// A saved view.
    View(ViewId),
}

/// Which text of a thing; the number is an index (from 0) for fields that a thing has several of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextField {
    /// The title of a thing; the name of a persona or view.
    Title,
    /// The running text of a card; the line under a stage's title.
    Text,
    /// The scope of a map.
    Scope,
    /// The scenario of a map.
    Scenario,
    /// A goal of a map or of a persona.
    Goal(usize),
    /// An author of a map.
    Author(usize),
    /// The role of a persona.
    Role,
    /// The quote of a persona.
    Quote,
    /// A need of a persona.
    Need(usize),
    /// A frustration of a persona.
    Frustration(usize),
    /// The prompt of a lane, shown in its empty cells.
    Prompt,
    /// The reason for which the customer gets in touch.
    ContactReason,
    /// The department in charge.
    Department,
    /// The shop, branch or reseller of a card.
    PointOfSale,
    /// The owner of a card.
    Owner,
    /// A tag.
    Tag(usize),
    /// The author of a comment.
    CommentAuthor(usize),
    /// The text of a comment.
    CommentText(usize),
    /// The unit of a metric.
    Unit,
    /// The title of an outcome.
    Outcome(usize),
    /// The note of a feeling.
    Note,
    /// The locator of a source.
    Locator,
    /// The description of a picture.
    Description,
}

/// The address of one text in a map.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextPlace {
    /// The thing the text belongs to.
    pub thing: Thing,
    /// Which text of the thing.
    pub field: TextField,
}

/// A thing with texts.
pub trait Texts {
    /// Calls `visit` for each text, in reading order; also for empty texts.
    fn each_text<'a>(&'a self, visit: &mut dyn FnMut(TextField, &'a str));

    /// The text `field` for editing; `None` if the thing has no such text.
    fn text_mut(&mut self, field: TextField) -> Option<&mut String>;
}

macro_rules! texts {
    ($($thing:ident: $($name:ident $field:ident)* $(; $($list:ident $item:ident)*)?.)*) => {$(
        impl Texts for $thing {
            fn each_text<'a>(&'a self, visit: &mut dyn FnMut(TextField, &'a str)) {
                $(visit(TextField::$field, &self.$name);)*
                $($(for (at, text) in self.$list.iter().enumerate() {
                    visit(TextField::$item(at), text);
                })*)?
            }

            fn text_mut(&mut self, field: TextField) -> Option<&mut String> {
                $(if field == TextField::$field {
                    return Some(&mut self.$name);
                })*
                $($(if let TextField::$item(at) = field {
                    return self.$list.get_mut(at);
                })*)?
                None
            }
        }
    )*};
}

texts! {
    MapInfo: title Title scope Scope scenario Scenario; goals Goal authors Author.
    Persona: name Title role Role quote Quote; goals Goal needs Need frustrations Frustration.
    Stage: title Title text Text.
    Step: title Title.
    Lane: title Title prompt Prompt.
    Feeling: note Note.
    OwnChannel: title Title.
    Source: title Title locator Locator.
    Picture: description Description.
    View: name Title.
}

impl Texts for Card {
    fn each_text<'a>(&'a self, visit: &mut dyn FnMut(TextField, &'a str)) {
        visit(TextField::Title, &self.title);
        visit(TextField::Text, &self.text);
        visit(TextField::ContactReason, &self.contact_reason);
        visit(TextField::Department, &self.department);
        visit(TextField::PointOfSale, &self.point_of_sale);
        visit(TextField::Owner, &self.owner);
        for (at, tag) in self.tags.iter().enumerate() {
            visit(TextField::Tag(at), tag);
        }
        for (at, comment) in self.comments.iter().enumerate() {
            visit(TextField::CommentAuthor(at), &comment.author);
            visit(TextField::CommentText(at), &comment.text);
        }
        if let Some(metric) = &self.metric {
            visit(TextField::Unit, &metric.unit);
        }
        for (at, outcome) in self.outcomes.iter().enumerate() {
            visit(TextField::Outcome(at), &outcome.title);
        }
    }

    fn text_mut(&mut self, field: TextField) -> Option<&mut String> {
        match field {
            TextField::Title => Some(&mut self.title),
            TextField::Text => Some(&mut self.text),
            TextField::ContactReason => Some(&mut self.contact_reason),
            TextField::Department => Some(&mut self.department),
            TextField::PointOfSale => Some(&mut self.point_of_sale),
            TextField::Owner => Some(&mut self.owner),
            TextField::Tag(at) => self.tags.get_mut(at),
            TextField::CommentAuthor(at) => self.comments.get_mut(at).map(|comment| &mut comment.author),
            TextField::CommentText(at) => self.comments.get_mut(at).map(|comment| &mut comment.text),
            TextField::Unit => self.metric.as_mut().map(|metric| &mut metric.unit),
            TextField::Outcome(at) => self.outcomes.get_mut(at).map(|outcome| &mut outcome.title),
            TextField::Scope
            | TextField::Scenario
            | TextField::Goal(_)
            | TextField::Author(_)
            | TextField::Role
            | TextField::Quote
            | TextField::Need(_)
            | TextField::Frustration(_)
            | TextField::Prompt
            | TextField::Note
            | TextField::Locator
            | TextField::Description => None,
        }
    }
}
