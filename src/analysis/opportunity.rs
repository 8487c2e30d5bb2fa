//! How much an opportunity is worth a look.

use crate::model::Card;

/// The opportunity score of a card, 1 to 19: importance, and once more what satisfaction lacks of it; `None` where the
/// card does not say both. After Ulwick, "Turn Customer Input into Innovation", 2002.
#[must_use]
pub fn opportunity_score(card: &Card) -> Option<u8> {
    let (importance, satisfaction) = (card.importance?.get(), card.satisfaction?.get());
    Some(importance.saturating_add(importance.saturating_sub(satisfaction)))
}
