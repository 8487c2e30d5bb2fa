//! Every control of the window is large enough, reachable and shows its focus.

use egui::{
    Key, Modifiers, Rect,
    accesskit::{Action as NodeAction, Role},
};
use egui_kittest::{Node, kittest::NodeT as _};
use safar::{
    edit::Selection,
    model::{LaneKind, Language},
    storage::SidePanel,
    ui::action::{Action, FileAction, MapAction, WindowAction},
};

use super::support::window::Window;

/// The minimum side of a control, in points.
const LEAST: f32 = 24.0;

fn sample(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

impl Window {
    /// The controls of the window: everything that can be clicked or focused. Except things on the map, which are as
    /// large as they are drawn, and controls that have an alternative: scroll bars (wheel and keys) and panel borders
    /// (hiding the panel).
    fn reachable(&self) -> Vec<Node<'_>> {
        let is_on_map = |node: &Node<'_>| {
            let mut above = node.accesskit_node().parent();
            while let Some(parent) = above {
                if parent.label().as_deref() == Some("Canvas") {
                    return true;
                }
                above = parent.parent();
            }
            false
        };
        let is_control = |node: &Node<'_>| {
            let role = node.accesskit_node().role();
            let acts = [NodeAction::Click, NodeAction::Focus];
            let data = node.accesskit_node();
            acts.iter().any(|action| data.data().supports_action(*action))
                && !matches!(
                    role,
                    Role::Window
                        | Role::GenericContainer
                        | Role::Unknown
                        | Role::Label
                        | Role::ScrollView
                        | Role::ScrollBar
                        | Role::Splitter
                )
                && !data.is_disabled()
                && !is_on_map(node)
        };
        self.harness.root().children_recursive().filter(is_control).collect()
    }

    fn too_small(&self, place: &str) -> Vec<String> {
        let screen = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 1100.0));
        let small = |rect: Rect| rect.width() < LEAST - 0.1 || rect.height() < LEAST - 0.1;
        let controls = self.reachable();
        assert!(controls.len() > 3, "{place} has controls");
        let is_seen = |node: &&Node<'_>| screen.contains_rect(node.rect());
        let found = controls.iter().filter(is_seen).filter(|node| small(node.rect()));
        found
            .map(|node| {
                format!(
                    "{place}: {:?} {:?} {:?}",
                    node.accesskit_node().role(),
                    node.accesskit_node().label(),
                    node.rect().size()
                )
            })
            .collect()
    }
}

fn selections(window: &Window) -> Vec<(&'static str, Selection)> {
    let map = window.map();
    let card_of = |kind: LaneKind| {
        let lane = map.lanes.iter().find(|lane| lane.kind == kind).unwrap();
        Selection::card(map.cards.values().find(|card| card.place.lane == lane.id).unwrap().id.clone())
    };
    vec![
        ("the map", Selection::Nothing),
        ("a stage", Selection::Stage(map.stages[0].id.clone())),
        ("a lane", Selection::Lane(map.lanes[0].id.clone())),
        ("a persona", Selection::Persona(map.personas[0].id.clone())),
        ("a touchpoint", card_of(LaneKind::Touchpoints)),
        ("a pain point", card_of(LaneKind::PainPoints)),
        ("an opportunity", card_of(LaneKind::Opportunities)),
        ("a metric", card_of(LaneKind::Metrics)),
        ("a decision", card_of(LaneKind::Outcomes)),
        ("several cards", Selection::cards(map.cards.keys().take(3).cloned())),
        ("a feeling", Selection::Feeling(map.feelings.keys().next().unwrap().clone())),
        ("a cell", Selection::Cell { lane: map.lanes[1].id.clone(), stage: map.stages[0].id.clone() }),
    ]
}

#[test]
fn every_control_is_large_enough_to_be_hit() {
    let mut window = Window::open(1280.0, 1100.0, Some(sample("online-shop.en.ron")));
    let mut small = window.too_small("the window");
    for (name, selection) in selections(&window) {
        window.ask(Action::Map(MapAction::Select(selection)));
        window.settle();
        small.extend(window.too_small(name));
    }
    for panel in [
        Action::Window(WindowAction::ToggleSide(SidePanel::Outline)),
        Action::Window(WindowAction::ToggleSide(SidePanel::History)),
        Action::Window(WindowAction::ToggleSide(SidePanel::Brand)),
        Action::Window(WindowAction::ToggleFindings),
    ] {
        window.ask(panel.clone());
        window.settle();
        small.extend(window.too_small(&panel.label()));
    }
    window.ask(Action::Map(MapAction::Select(Selection::Nothing)));
    window.settle();
    for menu in ["File", "Edit", "View", "Insert", "Help"] {
        window.click(menu);
        small.extend(window.too_small(menu));
        window.press(Modifiers::NONE, Key::Escape);
    }
    for dialog in [
        Action::Window(WindowAction::ShowShortcuts),
        Action::File(FileAction::Export),
        Action::Window(WindowAction::ShowAbout),
        Action::File(FileAction::SaveAs),
    ] {
        window.ask(dialog.clone());
        window.settle();
        small.extend(window.too_small(&dialog.label()));
        window.press(Modifiers::NONE, Key::Escape);
    }
    small.extend(Window::open(1280.0, 1100.0, None).too_small("the start screen"));
    small.sort();
    small.dedup();
    assert!(small.is_empty(), "too small to be hit:\n{}", small.join("\n"));
}

/// The shapes drawn in and around `rect`, as text.
fn drawn_around(window: &Window, rect: Rect) -> Vec<String> {
    let around = rect.expand(4.0);
    let shapes = window.harness.output().shapes.iter();
    let here = shapes.filter(|shape| around.contains_rect(shape.shape.visual_bounding_rect()));
    here.map(|shape| format!("{:?}", shape.shape)).collect()
}

#[test]
fn tab_reaches_every_control_and_each_shows_that_it_has_the_focus() {
    for (selection, panel) in [(4_usize, None), (0, None), (1, None), (0, Some(SidePanel::Brand))] {
        let mut window = Window::open(1280.0, 1100.0, Some(sample("online-shop.en.ron")));
        let (name, selection) = selections(&window).swap_remove(selection);
        window.ask(Action::Map(MapAction::Select(selection)));
        if let Some(panel) = panel {
            window.ask(Action::Window(WindowAction::ToggleSide(panel)));
        }
        window.settle();
        let ids = |window: &Window| -> Vec<_> {
            window
                .reachable()
                .iter()
                .map(|node| (node.accesskit_node().locate().0, node.accesskit_node().label()))
                .collect()
        };
        let wanted = ids(&window);
        let mut reached = std::collections::BTreeSet::new();
        let mut unseen = Vec::new();
        for _ in 0..wanted.len() + 12 {
            let before: Vec<_> =
                window.reachable().iter().map(|node| (node.accesskit_node().locate().0, node.rect())).collect();
            let drawn: Vec<_> = before.iter().map(|(id, rect)| (*id, drawn_around(&window, *rect))).collect();
            window.harness.key_press_modifiers(Modifiers::NONE, Key::Tab);
            for _ in 0..6 {
                window.harness.step();
            }
            // The canvas passes its focus to the selected thing.
            let is_focused = |node: &Node<'_>| {
                let node = node.accesskit_node();
                node.is_focused() || node.active_descendant().is_some_and(|active| active.is_focused())
            };
            let focused = window.reachable().into_iter().find(is_focused);
            let Some(focused) = focused else { continue };
            let (id, label, rect) =
                (focused.accesskit_node().locate().0, focused.accesskit_node().label(), focused.rect());
            let was = before.iter().find(|(other, _)| *other == id).map(|(_, rect)| *rect);
            let is_same = drawn.iter().any(|(other, shapes)| *other == id && *shapes == drawn_around(&window, rect));
            // The selected thing on the canvas shows the focus.
            let is_shown = label.as_deref() == Some("Canvas") && name != "the map";
            if is_same && !is_shown && was == Some(rect) && !reached.contains(&id) {
                unseen.push(format!("{label:?}"));
            }
            reached.insert(id);
        }
        let missed: Vec<_> = wanted.iter().filter(|(id, _)| !reached.contains(id)).map(|(_, label)| label).collect();
        assert!(missed.is_empty(), "{name}: Tab does not reach {missed:?}");
        assert!(unseen.is_empty(), "{name}: nothing shows the focus on {unseen:?}");
    }
}

#[test]
fn in_every_size_of_the_interface_no_control_of_the_bars_is_out_of_the_window_or_over_another() {
    for (language, percent) in [
        (Language::English, 75_u16),
        (Language::Persian, 150),
        (Language::English, 200),
        (Language::Arabic, 200),
        (Language::English, 300),
    ] {
        let mut window = Window::open_in(language, 1280.0, 720.0, Some(sample("online-shop.en.ron")));
        let ctx = window.harness.ctx.clone();
        ctx.set_zoom_factor(f32::from(percent) / 100.0);
        window.settle();
        window.ask(Action::Window(WindowAction::ToggleInspector));
        window.settle();
        let screen = ctx.content_rect();
        let controls = window.reachable();
        // The content of the side rail scrolls, so it may be taller than the space above the status line.
        let is_low = |node: &Node<'_>| node.rect().height() < 31.0 && node.rect().center().y > screen.bottom() - 31.0;
        let is_of_bar = |node: &&Node<'_>| node.rect().center().y < 48.0 || is_low(node);
        let bars: Vec<_> = controls.iter().filter(is_of_bar).collect();
        assert!(bars.len() > 8, "at {percent} % there are menus, tools and the zoom");
        let name = |node: &Node<'_>| node.accesskit_node().label().unwrap_or_default();
        for (at, node) in bars.iter().enumerate() {
            assert!(screen.expand(1.0).contains_rect(node.rect()), "at {percent} % out of the window: {}", name(node));
            for other in bars.iter().skip(at + 1) {
                let shared = node.rect().shrink(1.0).intersect(other.rect().shrink(1.0));
                let is_over = shared.width() > 0.0 && shared.height() > 0.0;
                assert!(!is_over, "at {percent} % {} lies over {}", name(node), name(other));
            }
        }
    }
}
