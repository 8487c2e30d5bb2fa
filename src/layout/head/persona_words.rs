//! The words for a persona's name and quote, or their prompts.

use crate::{color::Rgba, layout::setter::Setter, model::Persona};

/// The words for the name of `persona` and their colour: prompts are muted.
pub(super) fn name_of<'a>(persona: &'a Persona, setter: &Setter<'_>) -> (&'a str, Rgba) {
    let colors = &setter.theme.colors;
    if !persona.name.trim().is_empty() {
        return (&persona.name, colors.ink);
    }
    match persona.prompts.name.trim() {
        "" => (setter.words.untitled, colors.ink),
        prompt => (prompt, colors.muted),
    }
}

/// The quote of `persona` in quotation marks, or its prompt; `None` if it has neither.
pub(super) fn quote_of(persona: &Persona, setter: &Setter<'_>) -> Option<String> {
    if !persona.quote.trim().is_empty() {
        return Some(setter.quoted(&persona.quote));
    }
    Some(persona.prompts.quote.trim().to_owned()).filter(|prompt| !prompt.is_empty())
}
