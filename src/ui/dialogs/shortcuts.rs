//! Every key that does something.

use egui::{Context, Grid};

use super::{
    Answer,
    frame::{Choice, dialog_ui},
};
use crate::ui::{
    action::{Action, spelled},
    style::{Tokens, caption, strong},
};

/// Keys and gestures of the canvas, which are no actions of their own.
const ON_THE_CANVAS: &[(&str, &str)] = &[
    ("Arrow keys", "Select the neighbour"),
    ("Enter", "Edit the title of what is selected"),
    ("Tab", "Go to the next control"),
    ("Alt + arrow keys", "Move the card, stage or lane"),
    ("Escape", "Let go, or select nothing"),
    ("1 … 5", "Set the feeling at the selected card"),
    ("M", "Mark a moment of truth"),
    ("Ctrl + C, X, V", "Copy, cut and paste cards; each line of a text becomes a card"),
    ("Drag", "Move a card, a stage, a step, a lane, a persona or a feeling"),
    ("Drag from the rail", "Make a card where you let go"),
    ("Alt + drag cards", "Put copies of them down"),
    ("Alt + drag a feeling", "Leave the whole and half levels"),
    ("Drag in the grid, Shift + drag", "Select the cards in a rectangle"),
    ("Space + drag", "Move the page"),
    ("Wheel", "Move the page"),
    ("Ctrl + wheel", "Zoom about the pointer"),
    ("F", "Show the whole map"),
];

/// The sheet of shortcuts.
pub(super) fn shortcuts_ui(ctx: &Context) -> Option<Answer> {
    let tokens = Tokens::of(ctx);
    let row = |ui: &mut egui::Ui, keys: &str, does: &str| {
        ui.label(strong(keys));
        ui.label(does);
        ui.end_row();
    };
    dialog_ui(ctx, "Keyboard shortcuts", 720.0, |ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        egui::ScrollArea::vertical().max_height(ctx.content_rect().height() - 220.0).show(ui, |ui| {
            ui.columns_const(|[left, right]| {
                for (at, (group, actions)) in Action::SHORTCUTS.iter().enumerate() {
                    let ui = if at < 2 { &mut *left } else { &mut *right };
                    ui.label(caption(*group, &tokens));
                    Grid::new(group).num_columns(2).spacing([18.0, 4.0]).min_col_width(150.0).show(ui, |ui| {
                        for action in *actions {
                            let keys: Vec<_> = action
                                .shortcuts()
                                .iter()
                                .filter(|keys| keys.logical_key != egui::Key::Equals)
                                .map(|keys| spelled(*keys))
                                .collect();
                            row(ui, &keys.join(" or "), action.label().trim_end_matches('…'));
                        }
                    });
                    ui.add_space(8.0);
                }
                left.label(caption("On the canvas", &tokens));
                Grid::new("canvas").num_columns(2).spacing([18.0, 4.0]).min_col_width(150.0).show(left, |ui| {
                    for (keys, does) in ON_THE_CANVAS {
                        row(ui, keys, does);
                    }
                });
            });
        });
        vec![Choice::main("Close", Answer::Close)]
    })
}
