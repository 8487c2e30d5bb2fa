//! Commands that tests put together from whole things.

use safar::{
    edit::{Applied, CardField, Command, EditError, Session},
    model::Card,
};

/// The commands that give the card `before` the fields of `after`, one for each field that differs.
pub(crate) fn card_edits(before: &Card, after: &Card) -> Vec<Command> {
    let fields = CardField::differing(before, after);
    fields.into_iter().map(|field| Command::set_card(&before.id, field)).collect()
}

/// Gives the card of the same id in `session` the fields of `card`, each in a step of its own. Returns what the last of
/// them did.
pub(crate) fn put_card(session: &mut Session, card: &Card) -> Result<Applied, EditError> {
    let before = session.map().card(&card.id).ok_or_else(|| EditError::NoSuchCard(card.id.clone()))?.clone();
    let mut applied = Applied::default();
    for command in card_edits(&before, card) {
        applied = session.apply(command)?;
    }
    Ok(applied)
}
