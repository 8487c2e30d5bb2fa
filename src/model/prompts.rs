//! Prompts: what a template asks for in the header of a map. A prompt is shown in the window where the map's own text
//! is still blank; it is no content, so exported pictures and descriptions do not have it.

use std::borrow::Cow;

use super::{Map, MapInfo, Persona, PersonaId};

/// The prompts for the texts of a map's header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InfoPrompts {
    /// The prompt for [`MapInfo::scope`].
    pub scope: String,
    /// The prompt for [`MapInfo::scenario`].
    pub scenario: String,
    /// The prompt for [`MapInfo::goals`].
    pub goals: String,
}

/// The prompts for the texts of a persona.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonaPrompts {
    /// The prompt for [`Persona::name`].
    pub name: String,
    /// The prompt for [`Persona::role`].
    pub role: String,
    /// The prompt for [`Persona::quote`].
    pub quote: String,
}

/// `text`, or `prompt` if `text` is blank.
fn or_prompt<'a>(text: &'a str, prompt: &'a str) -> &'a str {
    if text.trim().is_empty() { prompt } else { text }
}

impl MapInfo {
    /// The scope, or its prompt.
    #[must_use]
    pub fn scope_or_prompt(&self) -> &str {
        or_prompt(&self.scope, &self.prompts.scope)
    }

    /// The scenario, or its prompt.
    #[must_use]
    pub fn scenario_or_prompt(&self) -> &str {
        or_prompt(&self.scenario, &self.prompts.scenario)
    }

    /// The goals, or their prompt.
    #[must_use]
    pub fn goals_or_prompt(&self) -> Vec<&str> {
        let prompt = Some(self.prompts.goals.as_str()).filter(|prompt| !prompt.trim().is_empty());
        if self.goals.is_empty() {
            prompt.into_iter().collect()
        } else {
            self.goals.iter().map(String::as_str).collect()
        }
    }
}

impl Persona {
    /// The role, or its prompt.
    #[must_use]
    pub fn role_or_prompt(&self) -> &str {
        or_prompt(&self.role, &self.prompts.role)
    }

    /// Whether the persona has only prompts: no text of its own and no portrait.
    fn is_untouched(&self) -> bool {
        let texts = [&self.name, &self.role, &self.quote].into_iter();
        let lists = [&self.goals, &self.needs, &self.frustrations].into_iter().flatten();
        self.prompts != PersonaPrompts::default()
            && self.portrait.is_none()
            && texts.chain(lists).all(|text| text.trim().is_empty())
    }
}

impl Map {
    /// The map without prompts, as it is exported. Personas at the end of the list that
    /// have only prompts and no feelings are left out. Borrows the map if it has no prompts.
    #[must_use]
    pub fn without_prompts(&self) -> Cow<'_, Self> {
        let has_prompts = self.info.prompts != InfoPrompts::default()
            || self.personas.iter().any(|persona| persona.prompts != PersonaPrompts::default());
        if !has_prompts {
            return Cow::Borrowed(self);
        }
        let mut map = self.clone();
        map.info.prompts = InfoPrompts::default();
        let has_feelings = |id: &PersonaId| self.feelings.keys().any(|key| key.persona == *id);
        // Only from the end, so that the others keep their colours.
        while map.personas.last().is_some_and(|last| last.is_untouched() && !has_feelings(&last.id)) {
            map.personas.pop();
        }
        map.personas.iter_mut().for_each(|persona| persona.prompts = PersonaPrompts::default());
        Cow::Owned(map)
    }
}
