//! Personas: who travels a map.

use super::{PersonaId, PictureId};

/// A typical customer, described as one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Persona {
    /// The persona's name in the file.
    pub id: PersonaId,
    /// What the persona is called, perhaps with an age: "Mona, 34".
    pub name: String,
    /// What the persona is: "Busy parent".
    pub role: String,
    /// A sentence the persona would say.
    pub quote: String,
    /// What the persona wants.
    pub goals: Vec<String>,
    /// What the persona cannot do without.
    pub needs: Vec<String>,
    /// What annoys the persona.
    pub frustrations: Vec<String>,
    /// The persona's portrait.
    pub portrait: Option<PictureId>,
}

impl Persona {
    /// Whether more is known of the persona than a card of two lines can say: goals, needs or frustrations.
    #[must_use]
    pub fn has_details(&self) -> bool {
        [&self.goals, &self.needs, &self.frustrations].into_iter().flatten().any(|text| !text.trim().is_empty())
    }

    /// A persona called `name` of whom nothing else is known yet.
    #[must_use]
    pub fn new(id: PersonaId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            role: String::new(),
            quote: String::new(),
            goals: Vec::new(),
            needs: Vec::new(),
            frustrations: Vec::new(),
            portrait: None,
        }
    }
}
