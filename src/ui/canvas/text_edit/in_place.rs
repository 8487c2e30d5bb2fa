//! The editor of a text in place: it lies exactly over the drawn text.
//!
//! If the map is shown so small that the user could not read the text, the editor is larger than the text under it: it
//! is enlarged about the text's first corner and kept within the canvas.

use egui::{
    Color32, Context, CornerRadius, Event, Id, Key, LayerId, Modifiers, PointerButton, Sense, Shadow, Stroke,
    StrokeKind, Ui, WidgetInfo, accesskit,
};

use super::{
    super::{
        frame::CanvasFrame,
        keys::stage_around,
        request::{EditRequest, StartSelection},
        space::{color32, egui_rect, narrow, pos2},
    },
    target::{command, is_running_text, name_of, selection_of_text, target_beside, text_of},
};
use crate::{
    edit::Command,
    geom::{Point, Rect, Size, Vec2},
    layout::{TextBox, TextTarget},
    model::{Map, Place},
    text::{EditorFrame, FontBook},
    ui::{
        action::{Action, MapAction, keys::take_key},
        widgets::{FieldColors, FieldCore, field_menu_layer, has_field_menu},
    },
};

/// How far the editor's background extends beyond the text, in map units.
const MARGIN: Size = Size::new(6.0, 3.0);

/// The minimum font size while editing, in points.
const READABLE: f64 = 14.0;

/// A text that is being edited in place.
pub(super) struct InPlace {
    target: TextTarget,
    core: FieldCore,
    /// Whether the thing was just added and is removed again if it gets no text.
    is_new: bool,
    /// Where the editor was shown in the last frame; `None` before its first one.
    shown: Option<ShownEditor>,
}

/// The editor among egui's widgets.
#[derive(Clone, Copy)]
struct ShownEditor {
    id: Id,
    layer: LayerId,
    panel: egui::Rect,
}

impl InPlace {
    /// An editor over the text `target`; `None` if the page has no such text.
    pub(super) fn new(
        sight: &CanvasFrame<'_>,
        fonts: &mut FontBook,
        target: TextTarget,
        selection: StartSelection,
    ) -> Option<Self> {
        let text_box = sight.layout().text_box(&target)?;
        let text = text_of(sight.map(), &target)?;
        let core = FieldCore::new(fonts, &text, frame(&text_box), is_running_text(&target)).taking_tab();
        let core = match selection {
            StartSelection::All => core,
            StartSelection::End => core.with_caret_at_end(),
        };
        Some(Self { target, core, is_new: false, shown: None })
    }

    /// This editor for the title of a thing that was just added: without a title, the thing is removed again.
    pub(super) fn of_new_thing(self) -> Self {
        Self { is_new: true, ..self }
    }

    /// Whether the text is `target`.
    pub(super) fn is_of(&self, target: &TextTarget) -> bool {
        self.target == *target
    }

    /// Whether the editor has been shown, so that it takes keys.
    pub(super) fn is_shown(&self) -> bool {
        self.shown.is_some()
    }

    /// Whether the text has changed since editing began.
    pub(super) fn is_changed(&self) -> bool {
        self.core.text() != self.core.original()
    }

    /// Whether there is typing to undo, and typing to redo.
    pub(super) fn can_undo_redo(&self) -> (bool, bool) {
        (self.core.editor().can_undo(), self.core.editor().can_redo())
    }

    /// The rectangle of the text on the page.
    pub(super) fn rect(&self, sight: &CanvasFrame<'_>) -> Option<Rect> {
        Some(sight.layout().text_box(&self.target)?.rect)
    }

    /// Whether this frame has a press, a dropped file or a request of assistive technology for anything but the editor.
    ///
    /// egui removes the focus only when the editor is shown again, and by then the panels have requested changes of the
    /// map without the text. If this is called before, the text can be committed before those changes.
    pub(super) fn is_left(&self, ctx: &Context) -> bool {
        let Some(shown) = self.shown else { return false };
        let has_menu = has_field_menu(ctx, shown.id);
        let is_outside = |pos| {
            let layer = ctx.layer_id_at(pos);
            let is_on_menu = has_menu && layer == Some(field_menu_layer(shown.id));
            !is_on_menu && (!shown.panel.contains(pos) || layer != Some(shown.layer))
        };
        let (presses, is_asked, has_drops) = ctx.input(|input| {
            let presses = input.events.iter().filter_map(|event| match event {
                Event::PointerButton { pos, button, pressed: true, .. } if *button != PointerButton::Middle => {
                    Some(*pos)
                }
                _ => None,
            });
            let is_asked = input.events.iter().any(|event| is_request_elsewhere(event, shown.id));
            (presses.collect::<Vec<_>>(), is_asked, !input.raw.dropped_files.is_empty())
        });
        (is_asked && !has_menu) || has_drops || presses.into_iter().any(is_outside)
    }

    /// Ends the editing from outside: commits the text to `map` and releases the keyboard focus.
    pub(super) fn keep(self, ctx: &Context, map: &Map, actions: &mut Vec<Action>) {
        if let Some(shown) = self.shown {
            leave(ctx, shown.id);
        }
        self.commit(map, actions);
    }

    /// Puts the text into `map` and goes on editing. Returns `false`, and does nothing, if a new thing has no text yet.
    pub(super) fn store(&mut self, map: &Map, actions: &mut Vec<Action>) -> bool {
        let text = self.core.text();
        if self.is_new && text.trim().is_empty() {
            return false;
        }
        if text != self.core.original() {
            actions.extend(command(map, &self.target, text).map(Action::edit));
        }
        if std::mem::take(&mut self.is_new) {
            actions.push(Action::Map(MapAction::EndGesture));
        }
        self.core.mark_stored();
        true
    }

    /// Commits the text to `map`, which must be the one that the actions will find; only the text of the thing changes.
    pub(super) fn commit(self, map: &Map, actions: &mut Vec<Action>) {
        let text = self.core.text();
        if text.trim().is_empty() && self.is_new {
            actions.push(Action::Map(MapAction::CancelGesture));
            return;
        }
        if self.is_changed() {
            actions.extend(command(map, &self.target, text).map(Action::edit));
        }
        if self.is_new {
            actions.push(Action::Map(MapAction::EndGesture));
        }
    }

    /// Discards the text; a thing that was just added and has no text is removed.
    fn cancel(self, actions: &mut Vec<Action>) {
        if self.is_new {
            let is_empty = self.core.original().trim().is_empty();
            actions.push(if is_empty {
                Action::Map(MapAction::CancelGesture)
            } else {
                Action::Map(MapAction::EndGesture)
            });
        }
    }

    /// Shows the editor; returns it while editing continues.
    pub(super) fn ui(
        mut self,
        ui: &mut Ui,
        sight: &CanvasFrame<'_>,
        fonts: &mut FontBook,
        actions: &mut Vec<Action>,
    ) -> (Option<Self>, Option<EditRequest>) {
        let Some(text_box) = sight.layout().text_box(&self.target) else {
            self.cancel(actions);
            return (None, None);
        };
        let id = ui.scope_id().with("editor in place");
        self.core.set_frame(fonts, frame(&text_box));
        let place = self.place(sight, &text_box);
        let panel = egui_rect(place.panel);
        let response = ui.interact(panel, id, Sense::click_and_drag());
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, self.core.original(), self.core.text(), "");
            info.label = Some(name_of(&self.target).into());
            info
        });
        if self.shown.replace(ShownEditor { id, layer: ui.layer_id(), panel }).is_none() {
            response.request_focus();
        }
        let (origin, scale) = (pos2(place.origin), narrow(place.scale));
        self.core.follow_pointer(ui, fonts, &response, origin, scale);
        // In running text Enter starts a paragraph in the core; on the map, plain Enter always ends the editing.
        let listens = ui.memory(|memory| memory.has_focus(id)) && !self.core.editor().is_composing();
        let pressed = |modifiers, key| listens && take_key(ui.ctx(), modifiers, key);
        let next = [
            (pressed(Modifiers::SHIFT, Key::Tab), NextText::StageBefore),
            (pressed(Modifiers::NONE, Key::Tab), NextText::StageAfter),
            (pressed(Modifiers::NONE, Key::Enter), NextText::Below),
        ];
        let next = next.into_iter().find_map(|(is_pressed, next)| is_pressed.then_some(next));
        self.core.follow_menu(fonts, &response, origin, scale);
        let outcome = self.core.follow_keys(ui, fonts, id);
        self.paint(ui, sight, id, &place, &text_box);

        let is_left = !response.has_focus() && !response.gained_focus() && !has_field_menu(ui.ctx(), id);
        if outcome.is_cancelled {
            self.cancel(actions);
            leave(ui.ctx(), id);
            (None, None)
        } else if next.is_some() || outcome.is_committed || is_left {
            let request = next.and_then(|next| self.next_card(sight, next).or_else(|| self.next_title(sight, next)));
            self.commit(sight.map(), actions);
            if let Some(EditRequest::Text(target)) = &request {
                actions.extend(selection_of_text(target).map(MapAction::Select).map(Action::Map));
            }
            leave(ui.ctx(), id);
            (None, request)
        } else {
            (Some(self), None)
        }
    }

    /// The request for the card after the one whose title is edited; `None` if the text is not the title of a card, or
    /// if it was changed, so that Enter only keeps it.
    fn next_card(&self, sight: &CanvasFrame<'_>, next: NextText) -> Option<EditRequest> {
        let TextTarget::CardTitle(id) = &self.target else { return None };
        let text = self.core.text();
        let goes_on = !text.trim().is_empty() && (self.is_new || text == self.core.original());
        let place = &sight.map().card(id)?.place;
        let at = sight.map().stages.iter().position(|stage| stage.id == place.stage)?;
        let to = match next {
            NextText::Below if goes_on => Place { order: place.order.saturating_add(1), ..place.clone() },
            NextText::Below => return None,
            NextText::StageBefore | NextText::StageAfter => {
                let stage = stage_around(sight.map(), at, next == NextText::StageAfter)?;
                Place { stage: stage.id.clone(), order: usize::MAX, ..place.clone() }
            }
        };
        Some(EditRequest::AddNamed(Command::AddCard { place: to, title: String::new() }))
    }

    /// The request for the same text of the next or previous thing; `None` after Enter.
    fn next_title(&self, sight: &CanvasFrame<'_>, next: NextText) -> Option<EditRequest> {
        let is_forward = match next {
            NextText::Below => return None,
            NextText::StageAfter => true,
            NextText::StageBefore => false,
        };
        target_beside(sight, &self.target, is_forward).map(EditRequest::Text)
    }

    fn paint(&mut self, ui: &Ui, sight: &CanvasFrame<'_>, id: Id, place: &OnScreen, text_box: &TextBox) {
        let tokens = sight.tokens;
        let corner = CornerRadius::same(5);
        let (painter, panel) = (ui.painter(), egui_rect(place.panel));
        if place.scale > sight.view.zoom {
            let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(60) };
            painter.add(shadow.as_shape(panel, corner));
        }
        painter.rect(panel, corner, tokens.card, Stroke::new(1.5, tokens.accent), StrokeKind::Outside);
        let colors = FieldColors { ink: color32(text_box.color), ..FieldColors::of(&tokens) };
        self.core.paint(ui, id, panel, pos2(place.origin), narrow(place.scale), &colors);
    }

    /// The position of the editor: over the text, at a readable size.
    fn place(&self, sight: &CanvasFrame<'_>, text_box: &TextBox) -> OnScreen {
        let size = text_box.style.size.max(1.0);
        let scale = sight.view.zoom.max(READABLE / size);
        let text = Rect::from_origin_size(text_box.rect.origin(), self.core.editor().block().size);
        let room = text_box.rect.union(text);
        // The corner where lines begin stays in place.
        let first = if sight.layout().is_rtl { Point::new(room.x1, room.y0) } else { room.origin() };
        let anchor = sight.view.screen_point_from_map(first);
        let on_screen = |rect: Rect| (rect - first.to_vec2()).scale_from_origin(scale) + anchor.to_vec2();
        let panel = on_screen(room.inflate(MARGIN.width, MARGIN.height));
        let seen = sight.view.viewport.inset(-4.0);
        let inwards = |low: f64, high: f64, from: f64, to: f64| (high - to).min(0.0).max(low - from).min(high - from);
        let shift = if scale > sight.view.zoom {
            Vec2::new(inwards(seen.x0, seen.x1, panel.x0, panel.x1), inwards(seen.y0, seen.y1, panel.y0, panel.y1))
        } else {
            Vec2::ZERO
        };
        OnScreen { panel: panel + shift, origin: on_screen(text_box.rect).origin() + shift, scale }
    }
}

/// The text to edit after this one: that of the card below, or of the thing or stage after or before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NextText {
    Below,
    StageAfter,
    StageBefore,
}

/// The position of an editor on the screen.
#[derive(Clone, Copy, Debug)]
struct OnScreen {
    /// The background.
    panel: Rect,
    /// The corner of the text.
    origin: Point,
    /// Points per map unit.
    scale: f64,
}

/// Whether `event` is a request of assistive technology for another node than the editor `id`.
fn is_request_elsewhere(event: &Event, id: Id) -> bool {
    let Event::AccessKitActionRequest(request) = event else { return false };
    let only_looks = matches!(
        request.action,
        accesskit::Action::ScrollIntoView
            | accesskit::Action::ScrollToPoint
            | accesskit::Action::ShowTooltip
            | accesskit::Action::HideTooltip
    );
    !only_looks && request.target_node != id.accesskit_id()
}

fn leave(ctx: &Context, id: Id) {
    ctx.memory_mut(|memory| {
        if memory.has_focus(id) {
            memory.surrender_focus(id);
        }
    });
}

fn frame(text_box: &TextBox) -> EditorFrame {
    EditorFrame {
        style: text_box.style,
        width: Some(text_box.rect.width()),
        align: text_box.align,
        direction: text_box.base,
    }
}
