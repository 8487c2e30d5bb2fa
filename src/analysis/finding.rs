//! Findings: what a check found, which thing it concerns, and the sentence that says so.

use std::fmt;

use crate::{
    fold,
    model::{CardId, Channel, Date, LaneId, PersonaId, StageId},
};

/// A weakness that a check found in a map. Its `Display` is a full English sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The kind of finding.
    pub kind: FindingKind,
    /// The thing it concerns.
    pub subject: Subject,
    /// The title of the subject on the map; may be empty.
    pub title: String,
}

/// The kinds of findings. Findings are listed in the order of these variants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FindingKind {
    /// The review date of the map has passed.
    ReviewDatePassed(Date),
    /// The map has no stage.
    NoStages,
    /// The map has no persona.
    NoPersonas,
    /// The map has no lane for touchpoints.
    NoTouchpointLane,
    /// A stage has no card at all.
    StageEmpty,
    /// A stage has cards but no touchpoint.
    StageWithoutTouchpoint,
    /// A purchase stage has so many touchpoints that customers tire.
    PurchaseTiring {
        /// The number of touchpoints in the stage.
        touchpoints: usize,
    },
    /// A touchpoint does not say over which channel it happens.
    TouchpointWithoutChannel,
    /// A touchpoint does not say which department is in charge.
    TouchpointWithoutDepartment,
    /// No persona has a feeling at a touchpoint, at its stage or at a step of the stage.
    TouchpointWithoutFeeling,
    /// No opportunity answers a pain point.
    PainPointUnanswered,
    /// An opportunity has no owner.
    OpportunityWithoutOwner,
    /// The shares of a decision's outcomes do not add up to 100 %.
    OutcomesOff {
        /// The sum of the shares, in per cent.
        sum: f64,
    },
    /// Every card of a cell that states its evidence is assumed.
    CellOnlyAssumed,
    /// A channel is used at a single touchpoint, before the last stage.
    ChannelUsedOnce,
    /// A persona has no emotion curve.
    PersonaWithoutFeelings,
    /// A persona's emotion curve stops at the purchase.
    PersonaStopsAtPurchase,
}

/// The thing a finding concerns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The map as a whole.
    Map,
    /// A stage.
    Stage(StageId),
    /// A card.
    Card(CardId),
    /// A cell.
    Cell {
        /// The cell's lane.
        lane: LaneId,
        /// The cell's stage.
        stage: StageId,
    },
    /// A channel.
    Channel(Channel),
    /// A persona.
    Persona(PersonaId),
}

impl Finding {
    /// The finding as a full English sentence, the same as its `Display`.
    #[must_use]
    pub fn message(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = Quoted(&self.title);
        match self.kind {
            FindingKind::ReviewDatePassed(date) => write!(f, "The map was to be reviewed by {date}."),
            FindingKind::NoStages => write!(f, "The map has no stages."),
            FindingKind::NoPersonas => write!(f, "The map has no persona, so nobody travels it."),
            FindingKind::NoTouchpointLane => write!(f, "The map has no lane for touchpoints."),
            FindingKind::StageEmpty => write!(f, "The stage {title} is empty."),
            FindingKind::StageWithoutTouchpoint => write!(f, "The stage {title} has no touchpoint."),
            FindingKind::PurchaseTiring { touchpoints } => {
                write!(f, "The purchase stage {title} has {touchpoints} touchpoints; more than seven tire people.")
            }
            FindingKind::TouchpointWithoutChannel => write!(f, "The touchpoint {title} has no channel."),
            FindingKind::TouchpointWithoutDepartment => {
                write!(f, "The touchpoint {title} has no department in charge.")
            }
            FindingKind::TouchpointWithoutFeeling => write!(f, "No feeling is known at the touchpoint {title}."),
            FindingKind::PainPointUnanswered => write!(f, "No opportunity answers the pain point {title}."),
            FindingKind::OpportunityWithoutOwner => write!(f, "The opportunity {title} has no owner."),
            FindingKind::OutcomesOff { sum } => {
                write!(f, "The outcomes of {title} add up to {} %, not to 100 %.", (sum * 10.0).round() / 10.0)
            }
            FindingKind::CellOnlyAssumed => write!(f, "Everything in the cell {title} is assumed."),
            FindingKind::ChannelUsedOnce => write!(f, "The channel {title} is used once and never again."),
            FindingKind::PersonaWithoutFeelings => write!(f, "No feelings are recorded for the persona {title}."),
            FindingKind::PersonaStopsAtPurchase => {
                write!(
                    f,
                    "No feelings are recorded for the persona {title} after the purchase: the map stops at the sale."
                )
            }
        }
    }
}

/// A title in quotation marks on one line, cut to 60 characters.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 60;
        let words = fold::shortened(self.0, LONGEST);
        if words.is_empty() { f.write_str("without a title") } else { write!(f, "“{words}”") }
    }
}
