//! The dialog for a pasted table: what each column means, and the cards that the table becomes, before anything
//! changes.

mod cards;
mod columns;

use egui::{Context, Ui};

use super::{
    Answer,
    frame::{Choice, dialog_ui},
};
use crate::{
    import::{Arrangement, FeelingScale, RemarkOutcome, Sheet, SheetRemark, is_number},
    locale::numerals,
    model::{FeelingValue, Map, Place},
    text::FontBook,
    ui::{
        action::Action,
        clipboard::Clip,
        flow,
        i18n::{self, m},
        style::Tokens,
        widgets::{Label, MapLabel, segmented, tick},
        words,
    },
};

/// The number of remarks that are listed.
const SHOWN_REMARKS: usize = 4;

/// A pasted table and the meaning of its columns.
#[derive(Clone, Debug, PartialEq)]
pub struct PasteTable {
    map: Map,
    /// The table as it was pasted.
    rows: Vec<Vec<String>>,
    corner: Option<Place>,
    sheet: Sheet,
    /// What the table becomes with the present meanings.
    arranged: Arrangement,
    remarks: Vec<SheetRemark>,
}

impl PasteTable {
    /// The dialog for the table `rows`, read as `sheet`, that is pasted into `map` at `corner`.
    #[must_use]
    pub fn new(map: Map, rows: Vec<Vec<String>>, sheet: Sheet, corner: Option<Place>) -> Self {
        let (arranged, remarks) = sheet.arranged(&map, corner.as_ref());
        Self { map, rows, corner, sheet, arranged, remarks }
    }

    /// Shows the dialog; returns the answer once the user has decided.
    pub(super) fn ui(&mut self, ctx: &Context, fonts: &mut FontBook) -> Option<Answer> {
        dialog_ui(ctx, m("paste-table-title"), 1020.0, |ui| {
            ui.add(Label::caption(m("paste-table-hint")));
            ui.add_space(4.0);
            let before = self.sheet.clone();
            self.choices_ui(ui);
            ui.add_space(6.0);
            columns::columns_ui(ui, &self.map, &mut self.sheet);
            if self.sheet != before {
                (self.arranged, self.remarks) = self.sheet.arranged(&self.map, self.corner.as_ref());
            }
            ui.add_space(10.0);
            ui.add(Label::strong(m("paste-table-cards")));
            ui.add_space(2.0);
            cards::cards_ui(ui, &self.map, &self.arranged);
            self.remarks_ui(ui, fonts);
            let count = self.arranged.cards.len();
            let paste = m("paste-cards").with(&[("count", count.into())]);
            let answer = Answer::Do(vec![Action::Clip(Clip::Arranged(Box::new(self.arranged.clone())))]);
            vec![Choice::new(m("cancel"), Answer::Close), Choice::worded(paste, answer).enabled(count > 0)]
        })
    }

    /// Whether the stages follow each other down or across, whether there are headings, and whether lines are cards.
    fn choices_ui(&mut self, ui: &mut Ui) {
        ui.with_layout(flow::column(), |ui| {
            ui.set_max_width(ui.available_width());
            let options = [(false, m("paste-table-down")), (true, m("paste-table-across"))];
            let chosen = ui.scope(|ui| {
                ui.set_max_width(420.0);
                segmented(ui, m("paste-table-turned"), &options, Some(self.sheet.is_turned))
            });
            if let Some(is_turned) = chosen.inner.filter(|is_turned| *is_turned != self.sheet.is_turned) {
                self.sheet = Sheet::read_as(&self.map, &self.rows, is_turned, !self.sheet.headings.is_empty());
            }
            let mut has_headings = !self.sheet.headings.is_empty();
            let words = if self.sheet.is_turned { m("paste-table-first-column") } else { m("paste-table-first-row") };
            if tick(ui, &mut has_headings, words, words).changed() {
                self.sheet = Sheet::read_as(&self.map, &self.rows, self.sheet.is_turned, has_headings);
            }
            if self.rows.iter().flatten().any(|cell| cell.contains('\n')) {
                tick(ui, &mut self.sheet.are_lines_cards, m("paste-table-lines"), m("paste-table-lines"));
            }
        });
    }

    /// The cells that do not become what their columns mean.
    fn remarks_ui(&self, ui: &mut Ui, fonts: &mut FontBook) {
        let tokens = Tokens::of(ui.ctx());
        let shown = self.remarks.iter().take(SHOWN_REMARKS);
        ui.add_space(6.0);
        // A scale that was guessed is said.
        if let Some(scale) = self.sheet.scale().filter(|scale| *scale != FeelingScale::Map) {
            let (least, most) = scale.range();
            let number = |number: i8| numerals::short(f64::from(number), i18n::language());
            let said = m("paste-scale").with(&[("least", number(least).into()), ("most", number(most).into())]);
            MapLabel::new(&said).color(tokens.muted).direction(i18n::interface_base()).ui(ui, fonts);
        }
        for remark in shown {
            let message = match remark.outcome {
                RemarkOutcome::KeptAsText => m("paste-kept-as-text"),
                RemarkOutcome::NewChannel => m("paste-new-channel"),
                RemarkOutcome::LeftOut => m("paste-left-out"),
                RemarkOutcome::ReplacesFeeling => m("paste-replaces"),
                RemarkOutcome::OffScale => m("paste-off-scale"),
            };
            let heading = self.sheet.headings.get(remark.column).map_or("", String::as_str);
            let (least, most) = self.sheet.scale().unwrap_or(FeelingScale::Map).range();
            let said = message.with(&[
                ("cell", shown_cell(&remark.cell).into()),
                ("heading", heading.into()),
                ("least", signed(least).into()),
                ("most", signed(most).into()),
            ]);
            let color = if remark.outcome == RemarkOutcome::NewChannel { tokens.muted } else { tokens.warning };
            MapLabel::new(&said).color(color).direction(i18n::interface_base()).ui(ui, fonts);
        }
        if self.remarks.len() > SHOWN_REMARKS {
            let more = self.remarks.len() - SHOWN_REMARKS;
            ui.add(Label::caption(m("more-remarks").with(&[("count", more.into())])));
        }
    }
}

/// The value `number` of a feeling in words.
fn signed(number: i8) -> String {
    words::signed(FeelingValue::clamped(f64::from(number)))
}

/// The content of a cell on one line. A number keeps its sign on the left, as everywhere on the map.
fn shown_cell(cell: &str) -> String {
    let line = cell.split('\n').collect::<Vec<_>>().join(" · ");
    if is_number(&line) { format!("\u{2066}{line}\u{2069}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_from_left_to_right_with_its_sign_and_a_text_as_it_is() {
        assert_eq!(shown_cell("−۱"), "\u{2066}−۱\u{2069}");
        assert_eq!(shown_cell("Two\nlines"), "Two · lines");
    }

    #[test]
    fn a_persian_message_keeps_the_signs_of_numbers_on_their_left() {
        i18n::use_language(crate::model::Language::Persian);
        let (least, most) = (signed(-2), signed(2));
        let values = [("cell", "x".into()), ("heading", "y".into()), ("least", least.into()), ("most", most.into())];
        let said = m("paste-off-scale").with(&values);
        assert!(said.contains("\u{2066}−۲\u{2069}") && said.contains("\u{2066}+۲\u{2069}"), "{said:?}");
    }
}
