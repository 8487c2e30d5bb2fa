//! Stages, the columns of a map, and the steps within them.

use super::{StageId, StageWidth, StepId, Visibility};

/// One stretch of the journey: a column of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// The stage's name in the file.
    pub id: StageId,
    /// What the stage is called.
    pub title: String,
    /// A line under the title: what happens here.
    pub text: String,
    /// The stage's smaller stretches, in order of time; often none.
    pub steps: Vec<Step>,
    /// How wide somebody made the stage; as wide as fits where `None`.
    pub width: Option<StageWidth>,
    /// How the stage is shown.
    pub visibility: Visibility,
}

impl Stage {
    /// A stage called `title` and nothing else.
    #[must_use]
    pub fn new(id: StageId, title: impl Into<String>) -> Self {
        Self {
            id,
            title: title.into(),
            text: String::new(),
            steps: Vec::new(),
            width: None,
            visibility: Visibility::Open,
        }
    }
}

/// A smaller stretch within a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The step's name in the file.
    pub id: StepId,
    /// What the step is called.
    pub title: String,
}
