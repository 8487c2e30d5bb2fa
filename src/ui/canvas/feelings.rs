//! How a feeling is set and called, for the curve, the keys, the menus and the bar alike.

use crate::{
    edit::Command,
    model::{Feeling, FeelingKey, FeelingValue, Map},
    ui::{
        action::Action,
        i18n::{Message, m},
    },
};

/// The feelings of the keys 1 to 5, worst first.
pub(in crate::ui) const LEVELS: [f64; 5] = [-2.0, -1.0, 0.0, 1.0, 2.0];

/// The action that sets the feeling at `key` to `value` and keeps its other fields.
pub(in crate::ui) fn set_feeling(map: &Map, key: &FeelingKey, value: FeelingValue) -> Action {
    let feeling = match map.feelings.get(key) {
        Some(feeling) => Feeling { value, ..feeling.clone() },
        None => Feeling::new(value),
    };
    Action::edit(Command::SetFeeling { key: key.clone(), feeling: Some(feeling) })
}

/// The action that sets or removes the wanted level of the feeling at `key`; `None` if there is no such feeling.
pub(super) fn set_wanted(map: &Map, key: &FeelingKey, wanted: Option<FeelingValue>) -> Option<Action> {
    let feeling = Feeling { wanted, ..map.feelings.get(key)?.clone() };
    Some(Action::edit(Command::SetFeeling { key: key.clone(), feeling: Some(feeling) }))
}

/// Rounds to whole levels, or to tenths if `is_free`.
pub(super) fn snapped(value: FeelingValue, is_free: bool) -> FeelingValue {
    let steps = if is_free { 10.0 } else { 1.0 };
    FeelingValue::clamped((value.get() * steps).round() / steps)
}

/// The word for the level nearest to a feeling.
pub(in crate::ui) fn feeling_word(value: FeelingValue) -> Message {
    match value.get() {
        v if v <= -1.5 => m("feeling-very-bad"),
        v if v <= -0.5 => m("feeling-bad"),
        v if v < 0.5 => m("feeling-neutral"),
        v if v < 1.5 => m("feeling-good"),
        _ => m("feeling-very-good"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feelings_snap_to_levels_and_freely_to_tenths() {
        let value = FeelingValue::clamped(1.37);
        assert!((snapped(value, false).get() - 1.0).abs() < 1e-12);
        assert!((snapped(value, true).get() - 1.4).abs() < 1e-12);
    }
}
