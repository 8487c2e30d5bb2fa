//! Layouts that follow the reading direction: they begin at the right in Arabic and Persian.

use egui::{Align, Layout, Panel};

use super::i18n::is_rtl;

/// A row from the start, vertically centred.
#[must_use]
pub fn row() -> Layout {
    if is_rtl() { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) }
}

/// A row from the end, vertically centred.
#[must_use]
pub fn row_from_end() -> Layout {
    if is_rtl() { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) }
}

/// A column aligned to the start. Rows inside it (`ui.horizontal`) begin at the start too.
#[must_use]
pub fn column() -> Layout {
    Layout::top_down(start())
}

/// The alignment to the start side.
#[must_use]
pub fn start() -> Align {
    if is_rtl() { Align::Max } else { Align::Min }
}

/// A panel on the start side.
pub fn start_panel(id: &str) -> Panel {
    if is_rtl() { Panel::right(id.to_owned()) } else { Panel::left(id.to_owned()) }
}

/// A panel on the end side.
pub fn end_panel(id: &str) -> Panel {
    if is_rtl() { Panel::left(id.to_owned()) } else { Panel::right(id.to_owned()) }
}
