//! Which way the interface runs: layouts that begin where its readers begin, on the right in Arabic and Persian.

use egui::{Align, Layout, Panel};

use super::i18n::is_rtl;

/// Side by side from the start, in the middle of the height.
#[must_use]
pub fn row() -> Layout {
    if is_rtl() { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) }
}

/// Side by side from the end, in the middle of the height.
#[must_use]
pub fn row_from_end() -> Layout {
    if is_rtl() { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) }
}

/// One below the other, at the start. Rows within it (`ui.horizontal`) begin at the start too.
#[must_use]
pub fn column() -> Layout {
    Layout::top_down(start())
}

/// The side of the start.
#[must_use]
pub fn start() -> Align {
    if is_rtl() { Align::Max } else { Align::Min }
}

/// A panel on the side of the start.
pub fn start_panel(id: &str) -> Panel {
    if is_rtl() { Panel::right(id.to_owned()) } else { Panel::left(id.to_owned()) }
}

/// A panel on the side of the end.
pub fn end_panel(id: &str) -> Panel {
    if is_rtl() { Panel::left(id.to_owned()) } else { Panel::right(id.to_owned()) }
}
