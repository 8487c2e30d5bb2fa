//! What the user's hand holds between frames: the tool, the pointer's state, and what pointer and keys act on.

use super::Pointing;
use crate::{
    edit::Selection,
    model::{CardId, FeelingKey, PersonaId},
    ui::{
        canvas::{frame::CanvasFrame, keys::extend::CellRange},
        desk::view_state::Tool,
    },
};

/// The state of the pointer and of actions by it and by keys.
#[derive(Default)]
pub(in crate::ui::canvas) struct CanvasHand {
    pub(in crate::ui::canvas) tool: Tool,
    pub(in crate::ui::canvas) pointing: Pointing,
    /// The persona whose feelings the bar and the keys set, if the user has chosen one.
    pub(in crate::ui::canvas) persona: Option<PersonaId>,
    /// The card for which the user is choosing a card to link to.
    pub(in crate::ui::canvas) linking: Option<CardId>,
    /// The selected feeling while Up and Down change it.
    pub(in crate::ui::canvas) adjusting: Option<FeelingKey>,
    /// The cells selected with Shift and the arrow keys.
    pub(in crate::ui::canvas) range: Option<CellRange>,
}

impl CanvasHand {
    /// Drops everything that concerns the open map. The tool is kept.
    pub(in crate::ui::canvas) fn leave_map(&mut self) {
        *self = Self { tool: self.tool, ..Self::default() };
    }

    /// Ends the adjusting of a feeling that is not the selection any more.
    pub(in crate::ui::canvas) fn follow_selection(&mut self, frame: &CanvasFrame<'_>) {
        let is_selected = |key: &FeelingKey| matches!(frame.selection(), Selection::Feeling(now) if now == key);
        self.adjusting.take_if(|key| !is_selected(key));
    }

    /// Chooses the persona whose feelings are set: the selected one, otherwise the previously chosen one, otherwise the
    /// first in the list.
    pub(in crate::ui::canvas) fn choose_persona(&mut self, frame: &CanvasFrame<'_>) {
        let chosen = match frame.selection() {
            Selection::Persona(id) => Some(id.clone()),
            Selection::Feeling(key) => Some(key.persona.clone()),
            Selection::Nothing
            | Selection::Cards(_)
            | Selection::Stage(_)
            | Selection::Step(_)
            | Selection::Lane(_)
            | Selection::Cell { .. } => None,
        };
        let offered = frame.offered_personas();
        let is_offered = |id: &PersonaId| offered.iter().any(|persona| persona.id == *id);
        let kept = self.persona.take().filter(is_offered);
        self.persona = chosen.or(kept).or_else(|| offered.first().map(|persona| persona.id.clone()));
    }
}
