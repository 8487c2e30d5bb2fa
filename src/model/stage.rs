//! Stages, the columns of a map, and the steps within them.

use super::{StageId, StageWidth, StepId, Visibility};

/// A stage of the journey: a column of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// The stage's id in the file.
    pub id: StageId,
    /// The stage's title.
    pub title: String,
    /// The line under the title: what happens in this stage.
    pub text: String,
    /// The steps of the stage, in order of time; often empty.
    pub steps: Vec<Step>,
    /// The width the user gave the stage; `None` to fit the content.
    pub width: Option<StageWidth>,
    /// How the stage is shown.
    pub visibility: Visibility,
}

impl Stage {
    /// A stage with `title` and defaults for every other field.
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

/// A step within a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The step's id in the file.
    pub id: StepId,
    /// The step's title.
    pub title: String,
}
