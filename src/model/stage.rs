//! Stages, the columns of a map, and the steps within them.

use super::{StageId, StepId};

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
}

/// A smaller stretch within a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The step's name in the file.
    pub id: StepId,
    /// What the step is called.
    pub title: String,
}
