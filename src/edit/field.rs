//! The fields of every kind of thing: one enum for each kind, whose variants hold a value for one field.
//!
//! Commands and changes set fields, never whole things, so two edits of different fields of one thing never undo each
//! other. The identity of a thing (its id), its place (a card's place and span, the order of a list) and its content
//! (the steps of a stage, the bytes of a picture) are not fields; they have their own commands.

use std::{borrow::Borrow, collections::BTreeSet, mem};

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

            /// The name of the field, which is that of the model's field.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$item(_) => stringify!($field),)*
                }
            }

            /// All fields of `thing` with their values.
            #[must_use]
            pub fn all_of(thing: &$thing) -> Vec<Self> {
                vec![$(Self::$item(thing.$field.clone().into()),)*]
            }

            /// The fields in which `after` differs from `before`, with their values in `after`.
            #[must_use]
            pub fn differing(before: &$thing, after: &$thing) -> Vec<Self> {
                let mut differing = Vec::new();
                $(if before.$field != after.$field {
                    differing.push(Self::$item(after.$field.clone().into()));
                })*
                differing
            }

            /// Whether the field of `thing` has this value.
            #[must_use]
            pub fn is_in(&self, thing: &$thing) -> bool {
                match self {
                    $(Self::$item(value) => is_same(&thing.$field, value),)*
                }
            }

            /// Sets the field of `thing` and returns the same field with its previous value.
            #[must_use]
            pub fn put(self, thing: &mut $thing) -> Self {
                match self {
                    $(Self::$item(value) => Self::$item(exchange(&mut thing.$field, value)),)*
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

/// A value that a variant holds for a field of type `T`: the value itself, or a box that keeps the enum small.
trait Held<T>: Borrow<T> + From<T> {
    /// The value.
    fn unboxed(self) -> T;
}

impl<T> Held<T> for T {
    fn unboxed(self) -> T {
        self
    }
}

impl<T> Held<T> for Box<T> {
    fn unboxed(self) -> T {
        *self
    }
}

fn is_same<T: PartialEq>(field: &T, value: &impl Borrow<T>) -> bool {
    field == value.borrow()
}

/// Sets `field` to `value` and returns its previous value.
fn exchange<T, V: Held<T>>(field: &mut T, value: V) -> V {
    mem::replace(field, value.unboxed()).into()
}

fields! {
    /// A field of the map itself.
    InfoField of MapInfo, which also holds prompts {
        /// The title.
        Title(String) = title,
        /// The business, product or part of the journey that the map covers.
        Scope(String) = scope,
        /// The situation that is mapped.
        Scenario(String) = scenario,
        /// The customer's goals.
        Goals(Vec<String>) = goals,
        /// Whether the map shows the current or the desired journey.
        State(MapState) = state,
        /// The language of the labels that the program adds to the map.
        Language(Language) = language,
        /// The direction of time.
        Direction(MapDirection) = direction,
        /// The authors.
        Authors(Vec<String>) = authors,
        /// The date of the map.
        Date(Option<Date>) = date,
        /// The date of the next review.
        ReviewDate(Option<Date>) = review_date,
        /// The markers at the points of the emotion curves.
        Markers(CurveMarkers) = markers,
        /// The digits of the numbers that the program writes on the map.
        Digits(Digits) = digits,
        /// The parts of the page that are hidden.
        Hidden(BTreeSet<MapPart>) = hidden,
    }
}

fields! {
    /// A field of a persona.
    PersonaField of Persona, which also holds prompts {
        /// The name.
        Name(String) = name,
        /// The role.
        Role(String) = role,
        /// A sentence that the persona might say.
        Quote(String) = quote,
        /// The persona's goals.
        Goals(Vec<String>) = goals,
        /// The persona's needs.
        Needs(Vec<String>) = needs,
        /// The persona's frustrations.
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
        /// The width; automatic if `None`.
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
        /// The kind of lane.
        Kind(LaneKind) = kind,
        /// The title.
        Title(String) = title,
        /// The hint in the lane's empty cells.
        Prompt(String) = prompt,
        /// Whether the touchpoints of a cell are grouped by channel.
        IsGrouped(bool) = is_grouped,
        /// The minimum height; that of the kind if `None`.
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
        /// The channel over which customer and company meet.
        Channel(Option<Channel>) = channel,
        /// Whether they meet online or offline.
        Presence(Option<Presence>) = presence,
        /// The reason for which the customer gets in touch.
        ContactReason(String) = contact_reason,
        /// The department in charge.
        Department(String) = department,
        /// The shop, branch or reseller where it happens.
        PointOfSale(String) = point_of_sale,
        /// The personas that the card concerns; all if empty.
        Personas(Vec<PersonaId>) = personas,
        /// How well the card's claim is supported.
        Evidence(Option<Evidence>) = evidence,
        /// The sources of the card's claim.
        Sources(Vec<SourceId>) = sources,
        /// The user's tags for searching and filtering.
        Tags(Vec<String>) = tags,
        /// The severity of a pain point.
        Severity(Option<Severity>) = severity,
        /// Whether the touchpoint is a moment of truth.
        IsMomentOfTruth(bool) = is_moment_of_truth,
        /// The cards that this one answers or belongs to.
        Links(Vec<CardId>) = links,
        /// How important the need behind an opportunity is to customers.
        Importance(Option<Score>) = importance,
        /// How satisfied customers are with the present solution.
        Satisfaction(Option<Score>) = satisfaction,
        /// How much the opportunity would change.
        Impact(Option<Score>) = impact,
        /// How much work the opportunity would take.
        Effort(Option<Score>) = effort,
        /// The person responsible.
        Owner(String) = owner,
        /// The due date.
        Due(Option<Date>) = due,
        /// The status of the work.
        Status(Option<Status>) = status,
        /// The comments on the card.
        Comments(Vec<Comment>) = comments,
        /// The measured value.
        Metric(Option<Metric>) = metric,
        /// The possible outcomes of the decision on the card.
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
        /// Where to find it: a link, a file name, a page.
        Locator(String) = locator,
        /// When the data was collected.
        Date(Option<Date>) = date,
    }
}

fields! {
    /// A field of an embedded picture.
    PictureField of Picture, which also holds bytes {
        /// A description of the picture in words.
        Description(String) = description,
    }
}

fields! {
    /// A field of a saved view.
    ViewField of View {
        /// The name.
        Name(String) = name,
        /// The cards that the view selects.
        Filter(Box<Filter>) = filter,
        /// What happens to the other cards.
        Effect(FilterEffect) = effect,
    }
}
