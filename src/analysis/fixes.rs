//! Automatic repairs of findings, each in one command.

use super::finding::{Finding, FindingKind, Subject};
use crate::{
    edit::{CardField, Command, InfoField, NewCard, NewLane},
    model::{Card, CardId, Date, Lane, LaneId, LaneKind, Map, Outcome, Place, Share, StageId},
};

/// The command that repairs `finding` or begins to, by adding an empty card for the user to fill in. `None` if the user
/// has to decide something first, or if `finding` no longer applies to `map`. Without `today`, no date is set.
///
/// A repair never invents content: it gives nothing a feeling, department, channel or owner.
#[must_use]
pub fn fix(map: &Map, finding: &Finding, today: Option<Date>) -> Option<Command> {
    match (finding.kind, &finding.subject) {
        (FindingKind::ReviewDatePassed(_), _) => {
            let review_date = Some(year_after(today?)?);
            Some(Command::SetInfo(InfoField::ReviewDate(review_date)))
        }
        (FindingKind::NoStages, _) => Some(Command::AddStage { at: 0, title: String::new() }),
        (FindingKind::NoPersonas, _) => Some(Command::AddPersona { at: 0, name: String::new() }),
        (FindingKind::NoTouchpointLane, _) => {
            let NewLane { at, kind, title } = new_lane(map, LaneKind::Touchpoints);
            Some(Command::AddLane { at, kind, title })
        }
        (FindingKind::StageEmpty | FindingKind::StageWithoutTouchpoint, Subject::Stage(stage)) => {
            new_card(map, stage, None, LaneKind::Touchpoints, |_| {})
        }
        (FindingKind::PainPointUnanswered, Subject::Card(id)) => answer(map, id),
        (FindingKind::OutcomesOff { .. }, Subject::Card(id)) => {
            let card = map.card(id)?;
            Some(Command::set_card(id, CardField::Outcomes(spread(&card.outcomes)?)))
        }
        (
            FindingKind::StageEmpty
            | FindingKind::StageWithoutTouchpoint
            | FindingKind::PainPointUnanswered
            | FindingKind::OutcomesOff { .. }
            | FindingKind::PurchaseTiring { .. }
            | FindingKind::TouchpointWithoutChannel
            | FindingKind::TouchpointWithoutDepartment
            | FindingKind::TouchpointWithoutFeeling
            | FindingKind::OpportunityWithoutOwner
            | FindingKind::CellOnlyAssumed
            | FindingKind::ChannelUsedOnce
            | FindingKind::PersonaWithoutFeelings
            | FindingKind::PersonaStopsAtPurchase,
            _,
        ) => None,
    }
}

/// Adds an opportunity linked to the pain point `id`, at its stage and for its personas.
fn answer(map: &Map, id: &CardId) -> Option<Command> {
    let pain = map.card(id)?;
    new_card(map, &pain.place.stage, Some(&pain.place), LaneKind::Opportunities, |card| {
        card.links.push(pain.id.clone());
        card.personas = pain.personas.iter().filter(|id| map.persona(id).is_some()).cloned().collect();
    })
}

/// Adds an empty card at `stage` to the lane of `kind` nearest to `near`. The command also adds the lane if the map has
/// none.
fn new_card(
    map: &Map,
    stage: &StageId,
    near: Option<&Place>,
    kind: LaneKind,
    fill: impl FnOnce(&mut Card),
) -> Option<Command> {
    map.stage(stage)?;
    let lane = map.nearest_lane(kind, near.map(|place| &place.lane));
    // The lane in a card's place is ignored if the command adds a lane.
    let id = lane.map_or_else(|| LaneId::numbered(1), |lane| lane.id.clone());
    let place = Place { lane: id, stage: stage.clone(), order: usize::MAX };
    let mut card = Card::new(CardId::numbered(1), place, "");
    fill(&mut card);
    let lane = lane.is_none().then(|| new_lane(map, kind));
    Some(Command::AddWholeCard(Box::new(NewCard { card, lane, feeling: None })))
}

fn new_lane(map: &Map, kind: LaneKind) -> NewLane {
    let title = kind.title(map.info.language).to_owned();
    NewLane { at: Lane::usual_place(&map.lanes, kind), kind, title }
}

/// The same day one year later; 28 February for 29 February.
fn year_after(date: Date) -> Option<Date> {
    let year = date.year().checked_add(1)?;
    Date::new(year, date.month(), date.day()).or_else(|| Date::new(year, date.month(), 28))
}

/// `outcomes` with shares scaled to whole per cents that add up to exactly 100. The largest remainders are rounded up.
/// Unknown shares stay unknown; `None` if all are unknown.
fn spread(outcomes: &[Outcome]) -> Option<Vec<Outcome>> {
    let known: Vec<f64> = outcomes.iter().filter_map(|outcome| outcome.share).map(Share::percent).collect();
    let sum: f64 = known.iter().sum();
    let count = u32::try_from(known.len()).ok().filter(|count| *count > 0)?;
    let wanted = |share: f64| if sum > 0.0 { share * 100.0 / sum } else { 100.0 / f64::from(count) };
    let exact: Vec<f64> = known.into_iter().map(wanted).collect();
    let mut whole: Vec<f64> = exact.iter().map(|share| share.floor()).collect();
    let mut by_remainder: Vec<usize> = (0..exact.len()).collect();
    let remainder = |at: usize| exact.get(at).map_or(0.0, |share| share.fract());
    by_remainder.sort_by(|a, b| remainder(*b).total_cmp(&remainder(*a)));
    let mut missing = 100.0 - whole.iter().sum::<f64>();
    for at in by_remainder {
        if let Some(share) = whole.get_mut(at).filter(|_| missing > 0.5) {
            *share += 1.0;
            missing -= 1.0;
        }
    }
    let mut shares = whole.into_iter();
    let after = outcomes.iter().map(|outcome| {
        let share = outcome.share.and_then(|_| shares.next()).and_then(Share::new);
        Outcome { title: outcome.title.clone(), share }
    });
    Some(after.collect())
}
