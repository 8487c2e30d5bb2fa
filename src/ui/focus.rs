//! The way of the keyboard focus through the window.
//!
//! Tab goes through the controls in reading order, whatever the order in which the code adds them: area by area
//! ([`WindowArea`]), and within a line from its start, which is at the right in Arabic and Persian. While a menu, a
//! popup or a dialog is open, Tab stays in it. F6 goes from area to area, each of which remembers its control. A control
//! that gets the focus is scrolled into view. When a menu, a popup or a dialog closes, the focus returns to where it
//! was.
//!
//! egui itself goes by the order of creation, in which bars that are laid out from their end run backwards.

use std::collections::BTreeMap;

use egui::{Context, Event, FocusDirection, Id, IdMap, Key, LayerId, Order, Rect, Ui, WidgetRects, accesskit};

use super::{
    action::keys::{WALK, WalkKey, take_key},
    i18n,
};

/// An area of the window, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WindowArea {
    /// The menus and tools at the top.
    TopBar,
    /// The search bar.
    FindBar,
    /// The reason why the last save failed.
    Problem,
    /// The tool strip.
    Rail,
    /// The outline, the history or the brand editor.
    Side,
    /// The map.
    Canvas,
    /// The inspector.
    Inspector,
    /// The findings.
    Findings,
    /// The capture bar.
    Capture,
    /// The status line.
    Status,
    /// A message over the map.
    Message,
}

/// Says that the controls in `ui` are those of `area`. Call it in every frame that shows the area.
pub fn mark_area(ui: &Ui, area: WindowArea) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.ctx().plugin_or_default::<Walk>().lock().areas.insert(ui.unique_id(), (area, pass));
}

/// Says that the control `id` uses the Tab key itself.
pub fn keep_tab(ctx: &Context, id: Id) {
    ctx.plugin_or_default::<Walk>().lock().keeps_tab = Some(id);
}

/// What is known about the focus between frames.
#[derive(Default)]
struct Walk {
    /// The area of each marked `Ui`, and the pass that showed it last. An area can have several, such as the map and the
    /// bar over it.
    areas: IdMap<(WindowArea, u64)>,
    /// The control that had the focus last in each area.
    last: BTreeMap<WindowArea, Id>,
    keeps_tab: Option<Id>,
    focused: Option<Id>,
    /// Whether a menu, a popup or a dialog is open, and the control that had the focus when it opened.
    is_over: bool,
    before: Option<Id>,
}

impl egui::Plugin for Walk {
    fn debug_name(&self) -> &'static str {
        "way of the keyboard focus"
    }
}

/// A control that can take the focus.
#[derive(Clone, Copy, Debug)]
struct FocusStop {
    id: Id,
    area: Option<WindowArea>,
    rect: Rect,
    is_cut: bool,
}

/// Moves the focus by Tab and by the keys of [`WALK`], and gives it back after a menu or a dialog. Call it at the start
/// of a frame, before any control is shown. `has_areas` is whether F6 goes round the areas.
pub fn follow(ctx: &Context, has_areas: bool) {
    let plugin = ctx.plugin_or_default::<Walk>();
    let mut walk = plugin.lock();
    let pass = ctx.cumulative_pass_nr();
    walk.areas.retain(|_, (_, shown)| *shown + 1 >= pass);
    let is_over = egui::Popup::is_any_open(ctx) || ctx.memory(|memory| memory.top_modal_layer().is_some());
    let focused = ctx.memory(egui::Memory::focused);
    let is_new = focused != walk.focused;
    walk.give_back(ctx, is_over);
    let (tab, area_key) = (tab_pressed(ctx), has_areas.then(|| area_key_pressed(ctx)).flatten());
    if !is_new && tab.is_none() && area_key.is_none() {
        return;
    }
    let stops = walk.stops(ctx);
    let here = stops.iter().find(|stop| Some(stop.id) == focused).copied();
    if let Some((id, area)) = here.and_then(|stop| Some((stop.id, stop.area?))) {
        walk.last.insert(area, id);
    }
    walk.focused = focused;
    if let Some(is_forward) = tab.filter(|_| focused.is_none() || walk.keeps_tab != focused) {
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        let at = stops.iter().position(|stop| Some(stop.id) == focused);
        focus(ctx, neighbour(&stops, at, is_forward));
    } else if let Some(is_forward) = area_key.filter(|_| !is_over) {
        focus(ctx, walk.in_next_area(&stops, here.and_then(|stop| stop.area), is_forward));
    }
}

impl Walk {
    /// Gives the focus back to the control that had it before the menu or dialog that has just closed, unless the focus
    /// is somewhere in the window by now.
    fn give_back(&mut self, ctx: &Context, is_over: bool) {
        match (self.is_over, is_over) {
            (false, true) => self.before = self.focused,
            (true, false) => {
                let is_in_window = |id| layer_of(ctx, id).is_some_and(|layer| layer.order < Order::Foreground);
                let is_free = !ctx.memory(egui::Memory::focused).is_some_and(is_in_window);
                if let Some(before) = self.before.filter(|id| is_free && layer_of(ctx, *id).is_some()) {
                    ctx.memory_mut(|memory| memory.request_focus(before));
                }
            }
            (false, false) | (true, true) => {}
        }
        self.is_over = is_over;
    }

    /// The controls of the last frame among which Tab goes round, in reading order.
    fn stops(&self, ctx: &Context) -> Vec<FocusStop> {
        let layers: Vec<LayerId> =
            ctx.memory(|memory| memory.layer_ids().filter(|layer| memory.allows_interaction(*layer)).collect());
        ctx.viewport(|viewport| {
            let widgets = &viewport.prev_pass.widgets;
            let is_marked =
                |layer: &LayerId| self.areas.keys().any(|id| widgets.get(*id).is_some_and(|ui| ui.layer_id == *layer));
            let stops_of = |layer: &LayerId| self.stops_in(widgets, *layer);
            let is_ring = |layer: &&LayerId| layer.order == Order::Foreground && !is_marked(layer);
            let rings = layers.iter().rev().filter(is_ring).map(stops_of);
            if let Some(ring) = rings.into_iter().find(|stops| !stops.is_empty()) {
                return in_reading_order(ring);
            }
            let marked = layers.iter().filter(|layer| **layer != background() && is_marked(layer));
            in_reading_order(stops_of(&background()).into_iter().chain(marked.flat_map(stops_of)).collect())
        })
    }

    /// The controls in `layer`, in the order in which they were added.
    fn stops_in(&self, widgets: &WidgetRects, layer: LayerId) -> Vec<FocusStop> {
        let rects = widgets.get_layer(layer).filter(|widget| widget.enabled && widget.sense.is_focusable());
        let stop = |widget: &egui::WidgetRect| FocusStop {
            id: widget.id,
            area: self.area_of(widgets, widget.parent_id),
            rect: widget.rect,
            is_cut: !widget.interact_rect.expand(1.0).contains_rect(widget.rect),
        };
        rects.map(stop).collect()
    }

    /// The area of the `Ui` `id`, which it is or which contains it.
    fn area_of(&self, widgets: &WidgetRects, mut id: Id) -> Option<WindowArea> {
        loop {
            if let Some((area, _)) = self.areas.get(&id) {
                return Some(*area);
            }
            let parent = widgets.get(id)?.parent_id;
            if parent == id {
                return None;
            }
            id = parent;
        }
    }

    /// The control to focus in the area after or before `here`; from nowhere, F6 goes on from the map.
    fn in_next_area<'a>(
        &self,
        stops: &'a [FocusStop],
        here: Option<WindowArea>,
        is_forward: bool,
    ) -> Option<&'a FocusStop> {
        let mut areas: Vec<WindowArea> = stops.iter().filter_map(|stop| stop.area).collect();
        areas.dedup();
        let here = here.unwrap_or(WindowArea::Canvas);
        let at = areas.iter().position(|area| *area == here);
        let area = *neighbour(&areas, at, is_forward)?;
        let mut within = stops.iter().filter(|stop| stop.area == Some(area));
        let last = self.last.get(&area);
        within.clone().find(|stop| Some(&stop.id) == last).or_else(|| within.next())
    }
}

/// The item after or before the one at `at`, round the end; from nowhere the first or the last.
fn neighbour<T>(items: &[T], at: Option<usize>, is_forward: bool) -> Option<&T> {
    let count = items.len();
    match (at, is_forward) {
        (Some(at), true) => items.get((at + 1) % count),
        (Some(at), false) => items.get((at + count - 1) % count),
        (None, true) => items.first(),
        (None, false) => items.last(),
    }
}

/// Sorts `stops` by area, and within a line from its start.
fn in_reading_order(mut stops: Vec<FocusStop>) -> Vec<FocusStop> {
    stops.sort_by_key(|stop| stop.area);
    sort_lines(&mut stops, i18n::is_rtl());
    stops
}

/// Sorts neighbouring controls of one area that are on one line from the line's start.
fn sort_lines(stops: &mut [FocusStop], is_rtl: bool) {
    let mut rest = stops;
    while let Some(first) = rest.first().copied() {
        let is_beside = |stop: &FocusStop| stop.area == first.area && are_on_one_line(stop.rect, first.rect);
        let length = rest.iter().take_while(|stop| is_beside(stop)).count().max(1);
        let (line, others) = rest.split_at_mut(length);
        line.sort_by(|a, b| {
            if is_rtl { b.rect.right().total_cmp(&a.rect.right()) } else { a.rect.left().total_cmp(&b.rect.left()) }
        });
        rest = others;
    }
}

/// Whether `a` and `b` share at least half of the lower one's height.
fn are_on_one_line(a: Rect, b: Rect) -> bool {
    let shared = a.bottom().min(b.bottom()) - a.top().max(b.top());
    shared > 0.5 * a.height().min(b.height())
}

/// Gives `stop` the focus and scrolls it into view.
fn focus(ctx: &Context, stop: Option<&FocusStop>) {
    let Some(stop) = stop else { return };
    ctx.memory_mut(|memory| memory.request_focus(stop.id));
    if stop.is_cut {
        // egui scrolls whatever contains a control at the request of assistive technology.
        let request = accesskit::ActionRequest {
            action: accesskit::Action::ScrollIntoView,
            target_tree: accesskit::TreeId::ROOT,
            target_node: stop.id.accesskit_id(),
            data: None,
        };
        ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
    }
    ctx.request_repaint();
}

/// Whether Tab was pressed: `Some(true)`, or with Shift: `Some(false)`.
fn tab_pressed(ctx: &Context) -> Option<bool> {
    ctx.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Key { key: Key::Tab, pressed: true, modifiers, .. } if modifiers.is_none() => Some(true),
            Event::Key { key: Key::Tab, pressed: true, modifiers, .. } if modifiers.shift_only() => Some(false),
            _ => None,
        })
    })
}

/// Takes the key that goes to the next area (`true`) or the previous one.
fn area_key_pressed(ctx: &Context) -> Option<bool> {
    [(WalkKey::PreviousArea, false), (WalkKey::NextArea, true)]
        .into_iter()
        .find_map(|(key, is_forward)| take_walk_key(ctx, key).then_some(is_forward))
}

/// Removes the key for `does` from the input; returns whether it was pressed.
pub(super) fn take_walk_key(ctx: &Context, does: WalkKey) -> bool {
    let mut keys = WALK.iter().filter(|(row, _)| *row == does).flat_map(|(_, keys)| *keys);
    keys.any(|keys| take_key(ctx, keys.modifiers, keys.logical_key))
}

fn layer_of(ctx: &Context, id: Id) -> Option<LayerId> {
    ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).map(|widget| widget.layer_id))
}

fn background() -> LayerId {
    LayerId::background()
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    fn stops(rects: &[(f32, f32)]) -> Vec<FocusStop> {
        let stop = |(at, (x, y)): (usize, &(f32, f32))| FocusStop {
            id: Id::unique(at),
            area: None,
            rect: Rect::from_min_size(pos2(*x, *y), vec2(30.0, 30.0)),
            is_cut: false,
        };
        rects.iter().enumerate().map(stop).collect()
    }

    fn sorted(rects: &[(f32, f32)], is_rtl: bool) -> Vec<usize> {
        let mut stops = stops(rects);
        sort_lines(&mut stops, is_rtl);
        let at = |stop: &FocusStop| (0..rects.len()).find(|at| Id::unique(*at) == stop.id);
        stops.iter().filter_map(at).collect()
    }

    #[test]
    fn a_line_is_read_from_its_start_and_columns_stay_apart() {
        // A line laid out from its end, with a low button, above two columns.
        let rects = [(90.0, 0.0), (50.0, 4.0), (10.0, 0.0), (0.0, 40.0), (0.0, 80.0), (60.0, 40.0), (60.0, 80.0)];
        assert_eq!(sorted(&rects, false), [2, 1, 0, 3, 4, 5, 6]);
        assert_eq!(sorted(&rects, true), [0, 1, 2, 3, 4, 5, 6]);
    }
}
