//! The fields of every kind of thing: one enum for each kind, whose variants hold a value for one field.
//!
//! Commands and changes set fields, never whole things, so two edits of different fields of one thing never undo each
//! other. What identifies a thing (its id), what places it (a card's place and span, the order of a list) and what it
//! contains (the steps of a stage, the bytes of a picture) are no fields: they have commands of their own.

use std::{collections::BTreeSet, mem};

use super::weight::Weight;
use crate::model::{
    Card, CardId, Channel, Comment, CurveMarkers, Date, Digits, Evidence, Filter, FilterEffect, Lane, LaneHeight,
    LaneKind, Language, MapDirection, MapInfo, MapPart, MapState, Metric, Outcome, OwnChannel, Persona, PersonaId,
    Picture, PictureId, Presence, Score, Severity, Source, SourceId, SourceKind, Stage, StageWidth, Status, Step, View,
    Visibility,
};

/// An enum of the fields of one kind of thing.
macro_rules! fields {
    (
        $(#[$doc:meta])* $name:ident of $thing:ident $(, which also holds $($rest:ident)*)?
        { $($(#[$item_doc:meta])* $item:ident($type:ty) = $field:ident,)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name {
            $($(#[$item_doc])* $item($type),)*
        }

        impl $name {
            /// The names of all fields, as [`Self::name`] returns them.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($field),)*];

            /// Which field it is: the name of the model's field.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$item(_) => stringify!($field),)*
                }
            }

            /// Every field of `thing` with its value there.
            #[must_use]
            pub fn all_of(thing: &$thing) -> Vec<Self> {
                vec![$(Self::$item(thing.$field.clone()),)*]
            }

            /// The fields in which `after` differs from `before`, with their values in `after`.
            #[must_use]
            pub fn differing(before: &$thing, after: &$thing) -> Vec<Self> {
                let mut differing = Vec::new();
                $(if before.$field != after.$field {
                    differing.push(Self::$item(after.$field.clone()));
                })*
                differing
            }

            /// Whether the field has this value in `thing`.
            #[must_use]
            pub fn is_in(&self, thing: &$thing) -> bool {
                match self {
                    $(Self::$item(value) => thing.$field == *value,)*
                }
            }

            /// Sets the field of `thing` and returns the same field with the value it had before.
            #[must_use]
            pub fn put(self, thing: &mut $thing) -> Self {
                match self {
                    $(Self::$item(value) => Self::$item(mem::replace(&mut thing.$field, value)),)*
                }
            }
        }

        impl Weight for $name {
            fn held(&self) -> usize {
                match self {
                    $(Self::$item(value) => value.held(),)*
                }
            }
        }

        impl Weight for $thing {
            fn held(&self) -> usize {
                [$(self.$field.held(),)* $($(self.$rest.held(),)*)?].into_iter().fold(0, usize::saturating_add)
            }
        }
    };
}

fields! {
    /// A field of the map itself.
    InfoField of MapInfo {
        /// The map's name.
        Title(String) = title,
        /// Which business, product or part of the journey the map covers.
        Scope(String) = scope,
        /// The situation that is mapped.
        Scenario(String) = scenario,
        /// The customer's goals.
        Goals(Vec<String>) = goals,
        /// Whether the map shows the journey as it is or as it should become.
        State(MapState) = state,
        /// The language of the map's own words.
        Language(Language) = language,
        /// The way time runs.
        Direction(MapDirection) = direction,
        /// Who made the map.
        Authors(Vec<String>) = authors,
        /// When the map was made.
        Date(Option<Date>) = date,
        /// When the map is to be looked at again.
        ReviewDate(Option<Date>) = review_date,
        /// The markers at the points of the emotion curves.
        Markers(CurveMarkers) = markers,
        /// The digits of the numbers that the map writes itself.
        Digits(Digits) = digits,
        /// The parts of the page that are hidden.
        Hidden(BTreeSet<MapPart>) = hidden,
    }
}

fields! {
    /// A field of a persona.
    PersonaField of Persona {
        /// The name.
        Name(String) = name,
        /// The role.
        Role(String) = role,
        /// A sentence the persona would say.
        Quote(String) = quote,
        /// What the persona wants.
        Goals(Vec<String>) = goals,
        /// What the persona cannot do without.
        Needs(Vec<String>) = needs,
        /// What annoys the persona.
        Frustrations(Vec<String>) = frustrations,
        /// The portrait.
        Portrait(Option<PictureId>) = portrait,
    }
}

fields! {
    /// A field of a stage.
    StageField of Stage, which also holds steps {
        /// The title.
        Title(String) = title,
        /// The line under the title.
        Text(String) = text,
        /// The width; as wide as fits if `None`.
        Width(Option<StageWidth>) = width,
        /// How the stage is shown.
        Visibility(Visibility) = visibility,
    }
}

fields! {
    /// A field of a step.
    StepField of Step {
        /// The title.
        Title(String) = title,
    }
}

fields! {
    /// A field of a lane.
    LaneField of Lane {
        /// What the lane holds.
        Kind(LaneKind) = kind,
        /// The title.
        Title(String) = title,
        /// The hint in the lane's empty cells.
        Prompt(String) = prompt,
        /// Whether the touchpoints of a cell are grouped by channel.
        IsGrouped(bool) = is_grouped,
        /// The least height; as tall as its kind is if `None`.
        Height(Option<LaneHeight>) = height,
        /// How the lane is shown.
        Visibility(Visibility) = visibility,
    }
}

fields! {
    /// A field of a card.
    CardField of Card {
        /// The title.
        Title(String) = title,
        /// Running text.
        Text(String) = text,
        /// The channel customer and company meet over.
        Channel(Option<Channel>) = channel,
        /// Whether they meet online or offline.
        Presence(Option<Presence>) = presence,
        /// Why the customer gets in touch.
        ContactReason(String) = contact_reason,
        /// The department in charge.
        Department(String) = department,
        /// The shop, branch or reseller where it happens.
        PointOfSale(String) = point_of_sale,
        /// The personas the card concerns; everyone if empty.
        Personas(Vec<PersonaId>) = personas,
        /// How well the card is known to be true.
        Evidence(Option<Evidence>) = evidence,
        /// The sources that say so.
        Sources(Vec<SourceId>) = sources,
        /// The user's own words for finding and filtering.
        Tags(Vec<String>) = tags,
        /// How much a pain point hurts.
        Severity(Option<Severity>) = severity,
        /// Whether the touchpoint is a moment of truth.
        IsMomentOfTruth(bool) = is_moment_of_truth,
        /// The cards this one answers or belongs to.
        Links(Vec<CardId>) = links,
        /// How important an opportunity's need is to customers.
        Importance(Option<Score>) = importance,
        /// How satisfied customers are with today's offer.
        Satisfaction(Option<Score>) = satisfaction,
        /// How much an opportunity would change.
        Impact(Option<Score>) = impact,
        /// How much work an opportunity would be.
        Effort(Option<Score>) = effort,
        /// The person who takes care of it.
        Owner(String) = owner,
        /// The day by which it is to be done.
        Due(Option<Date>) = due,
        /// How far it is.
        Status(Option<Status>) = status,
        /// What people said about the card.
        Comments(Vec<Comment>) = comments,
        /// The measured value.
        Metric(Option<Metric>) = metric,
        /// Where the decision on the card can lead.
        Outcomes(Vec<Outcome>) = outcomes,
        /// The picture.
        Picture(Option<PictureId>) = picture,
    }
}

fields! {
    /// A field of one of the map's own channels.
    ChannelField of OwnChannel {
        /// The name.
        Title(String) = title,
        /// Whether the channel is online or offline.
        Presence(Option<Presence>) = presence,
    }
}

fields! {
    /// A field of a source.
    SourceField of Source {
        /// What sort of source it is.
        Kind(SourceKind) = kind,
        /// The title.
        Title(String) = title,
        /// A link, a file name, a page.
        Locator(String) = locator,
        /// When it was gathered.
        Date(Option<Date>) = date,
    }
}

fields! {
    /// A field of an embedded picture.
    PictureField of Picture, which also holds bytes {
        /// What the picture shows, in words.
        Description(String) = description,
    }
}

fields! {
    /// A field of a saved view.
    ViewField of View {
        /// The name.
        Name(String) = name,
        /// Which cards the view shows.
        Filter(Filter) = filter,
        /// What happens to the other cards.
        Effect(FilterEffect) = effect,
    }
}
