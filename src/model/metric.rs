//! Metrics: measured numbers, computed from their inputs if the formula is known.

use super::{Date, SourceId};

/// A measured value.
#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    /// The measure, with its inputs.
    pub measure: Measure,
    /// The unit of the value: "%", "min", "€".
    pub unit: String,
    /// The value to reach.
    pub target: Option<f64>,
    /// The previous value, from which the trend is computed.
    pub previous: Option<f64>,
    /// The source of the numbers.
    pub source: Option<SourceId>,
    /// The day they were measured.
    pub date: Option<Date>,
}

/// A measure and its inputs. Every number is finite.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// Customer satisfaction: satisfied answers of all answers, in per cent.
    Csat {
        /// Answers that say "satisfied".
        satisfied: f64,
        /// All answers.
        answers: f64,
    },
    /// Customer lifetime value.
    Clv {
        /// Average value of a purchase.
        purchase_value: f64,
        /// Purchases a year.
        purchases_a_year: f64,
        /// Years as a customer.
        years: f64,
    },
    /// Customer effort score: the mean of the answers.
    Ces {
        /// Sum of the effort scores.
        sum: f64,
        /// Number of answers.
        answers: f64,
    },
    /// Mean session time; a session ends after 30 idle minutes.
    SessionTime {
        /// Time of all sessions together, in the metric's unit.
        total: f64,
        /// Number of sessions.
        sessions: f64,
    },
    /// Bounce rate: sessions of a single page, in per cent.
    BounceRate {
        /// Sessions that saw one page.
        single_page: f64,
        /// All sessions.
        sessions: f64,
    },
    /// Open rate of e-mails, in per cent.
    OpenRate {
        /// E-mails opened.
        opened: f64,
        /// E-mails delivered.
        delivered: f64,
    },
    /// Conversion rate, in per cent.
    ConversionRate {
        /// Visitors who did what the offer asks.
        conversions: f64,
        /// People who saw the offer.
        visitors: f64,
    },
    /// Net promoter score: promoters less detractors, in per cent of the answers.
    Nps {
        /// Answers of 9 or 10.
        promoters: f64,
        /// Answers of 7 or 8.
        passives: f64,
        /// Answers of 0 to 6.
        detractors: f64,
    },
    /// A measure of the user's own, given by its value.
    Own {
        /// The value; `None` if not known yet.
        value: Option<f64>,
        /// Whether a smaller value is better.
        is_less_better: bool,
    },
}

impl Metric {
    /// A metric of the user's own with no value yet.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            measure: Measure::Own { value: None, is_less_better: false },
            unit: String::new(),
            target: None,
            previous: None,
            source: None,
            date: None,
        }
    }

    /// The value; `None` if an input is missing or the result is not finite (a division by zero).
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        let value = match self.measure {
            Measure::Csat { satisfied, answers } => 100.0 * satisfied / answers,
            Measure::Clv { purchase_value, purchases_a_year, years } => purchase_value * purchases_a_year * years,
            Measure::Ces { sum, answers } => sum / answers,
            Measure::SessionTime { total, sessions } => total / sessions,
            Measure::BounceRate { single_page, sessions } => 100.0 * single_page / sessions,
            Measure::OpenRate { opened, delivered } => 100.0 * opened / delivered,
            Measure::ConversionRate { conversions, visitors } => 100.0 * conversions / visitors,
            Measure::Nps { promoters, passives, detractors } => {
                100.0 * (promoters - detractors) / (promoters + passives + detractors)
            }
            Measure::Own { value, .. } => value?,
        };
        value.is_finite().then_some(value)
    }

    /// Whether a smaller value is better.
    #[must_use]
    pub fn is_less_better(&self) -> bool {
        match self.measure {
            Measure::Ces { .. } | Measure::BounceRate { .. } => true,
            Measure::Own { is_less_better, .. } => is_less_better,
            Measure::Csat { .. }
            | Measure::Clv { .. }
            | Measure::SessionTime { .. }
            | Measure::OpenRate { .. }
            | Measure::ConversionRate { .. }
            | Measure::Nps { .. } => false,
        }
    }
}
