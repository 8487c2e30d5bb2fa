//! Personas: who travels a map.

use super::{PersonaId, PersonaPrompts, PictureId};

/// A typical customer, described as one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Persona {
    /// The persona's id in the file.
    pub id: PersonaId,
    /// The persona's name, perhaps with an age: "Mona, 34".
    pub name: String,
    /// The persona's role or type: "Busy parent".
    pub role: String,
    /// A typical sentence of the persona.
    pub quote: String,
    /// The persona's goals.
    pub goals: Vec<String>,
    /// The things the persona cannot do without.
    pub needs: Vec<String>,
    /// The things that annoy the persona.
    pub frustrations: Vec<String>,
    /// The persona's portrait.
    pub portrait: Option<PictureId>,
    /// What the template asks for where name, role or quote are blank.
    pub prompts: PersonaPrompts,
}

impl Persona {
    /// Whether the persona has goals, needs or frustrations, which a two-line card cannot show. Blank entries do not
    /// count.
    #[must_use]
    pub fn has_details(&self) -> bool {
        [&self.goals, &self.needs, &self.frustrations].into_iter().flatten().any(|text| !text.trim().is_empty())
    }

    /// A persona called `name` with every other field empty.
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
            prompts: PersonaPrompts::default(),
        }
    }
}
