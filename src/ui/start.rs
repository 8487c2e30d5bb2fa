//! The start screen: actions, recent maps, and templates with previews drawn by the map renderer.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc,
    thread,
};

use egui::{
    Color32, ColorImage, Context, CornerRadius, Key, Margin, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, TextureFilter, TextureHandle, TextureOptions, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::{
    action::{Action, FileAction, WindowAction},
    flow,
    i18n::{self, Message, Value, m},
    keymap,
    style::Tokens,
    widgets::{BODY, Button, ButtonLook, Label, MapLabel, follow_focus, paint_icon, scroll, segmented, set_words},
    words,
};
use crate::{
    draw,
    geom::{BaseDirection, Direction},
    layout::{self, Icon},
    model::{Language, Map},
    raster::{Ground, Rasterizer},
    storage::{BuiltIn, RecentMap, SAMPLES, Settings, TEMPLATES},
    text::FontBook,
    theme::Theme,
};

/// The size of a preview in pixels.
const PREVIEW: [usize; 2] = [512, 264];
/// The minimum and maximum width of the left column.
const LEFT_WIDTH: (f32, f32) = (300.0, 372.0);
/// The minimum width of a template's card.
const CARD_WIDTH: f32 = 240.0;
/// The maximum number of cards in a row.
const MOST_COLUMNS: f32 = 6.0;
const CARD_GAP: f32 = 26.0;
/// Space at both sides of the cards, for their outlines and the scroll bar.
const ROOM_AROUND: f32 = 20.0;
/// The height of the text below a preview.
const CARD_WORDS: f32 = 58.0;

/// Texture options for previews, which are shown smaller than they are drawn and must stay legible.
const SMALL: TextureOptions = TextureOptions { mipmap_mode: Some(TextureFilter::Linear), ..TextureOptions::LINEAR };

/// The start screen.
pub struct StartScreen {
    language: Language,
    previews: BTreeMap<(&'static str, bool), PreviewState>,
    sender: mpsc::Sender<DrawnPreview>,
    receiver: mpsc::Receiver<DrawnPreview>,
}

enum PreviewState {
    UnderWay,
    Ready(Box<ShownTemplate>),
}

struct ShownTemplate {
    texture: TextureHandle,
    title: String,
    facts: Facts,
}

/// A preview drawn in the background.
struct DrawnPreview {
    key: (&'static str, bool),
    image: ColorImage,
    title: String,
    facts: Facts,
}

impl StartScreen {
    /// A start screen that offers templates in `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { language, previews: BTreeMap::new(), sender, receiver }
    }

    /// The language of the offered templates.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Changes the language of the offered templates.
    pub fn offer(&mut self, language: Language) {
        self.language = language;
    }

    /// Drops previews that are still being drawn, because the screen is no longer shown.
    pub fn leave(&mut self) {
        (self.sender, self.receiver) = mpsc::channel();
        self.previews.retain(|_, preview| matches!(preview, PreviewState::Ready(_)));
    }

    /// Shows the screen.
    pub fn ui(&mut self, ui: &mut Ui, fonts: &mut FontBook, settings: &Settings, actions: &mut Vec<Action>) {
        let tokens = Tokens::of(ui.ctx());
        self.take_previews(ui.ctx());
        let is_dark = ui.ctx().theme() == egui::Theme::Dark;
        self.ask_for_previews(ui.ctx(), is_dark);
        egui::CentralPanel::no_frame().frame(egui::Frame::new().fill(tokens.page)).show(ui, |ui| {
            // Nine templates fit into a window of 1280 by 720.
            let top = (ui.available_height() * 0.06).clamp(28.0, 56.0);
            let margin = (ui.available_width() * 0.045).max(24.0);
            let room = ui.available_rect_before_wrap().shrink2(vec2(margin, 0.0));
            let left_width = (room.width() * 0.28).clamp(LEFT_WIDTH.0, LEFT_WIDTH.1);
            let (doing, templates) = columns(room, left_width);
            ui.scope_builder(UiBuilder::new().max_rect(doing).layout(flow::column()), |ui| {
                scroll(ui, ScrollArea::vertical().id_salt("start left"), |ui| {
                    ui.add_space(top);
                    self.doing_ui(ui, &tokens, actions);
                    recent_ui(ui, &tokens, fonts, &settings.recent, actions);
                    drop_ui(ui, &tokens);
                    languages_ui(ui, settings, actions);
                });
            });
            ui.scope_builder(UiBuilder::new().max_rect(templates).layout(flow::column()), |ui| {
                scroll(ui, ScrollArea::vertical().id_salt("start right").auto_shrink(false), |ui| {
                    ui.add_space(top);
                    let margin = Margin { left: 20, right: 20, top: 0, bottom: 40 };
                    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                        self.templates_ui(ui, &tokens, fonts, is_dark, actions);
                    });
                    follow_focus(ui);
                });
            });
        });
    }

    fn doing_ui(&self, ui: &mut Ui, tokens: &Tokens, actions: &mut Vec<Action>) {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(44.0), Sense::hover());
            ui.painter().rect_filled(rect, 11, tokens.accent);
            paint_icon(ui.painter(), Icon::Route, rect, 26.0, tokens.on_accent);
            ui.add_space(4.0);
            ui.add(Label::title(m("start-name")).size(34.0));
            ui.add_space(2.0);
            ui.add(Label::caption(m("start-other-name")).size(21.0));
        });
        ui.add_space(4.0);
        ui.add(Label::caption(m("start-motto")).size(15.0));
        ui.add_space(24.0);
        let size = vec2(ui.available_width(), 46.0);
        let row = |icon, action: &Action, text: Message, look| {
            let keys = keymap::first_key_of(action);
            Button::text(text).with_icon(icon).look(look).hint(keys).min_size(size).start_aligned()
        };
        let new = Action::File(FileAction::New(self.language));
        let response = ui.add(row(Icon::Plus, &new, m("start-empty"), ButtonLook::Filled));
        // The first key press already works: Enter creates an empty map, Tab moves the focus.
        if ui.memory(|memory| memory.focused().is_none()) && ui.input(|input| input.key_pressed(Key::Enter)) {
            actions.push(new.clone());
        }
        if response.clicked() {
            actions.push(new);
        }
        if ui
            .add(row(Icon::FolderOpen, &Action::File(FileAction::Open), m("start-open"), ButtonLook::Outlined))
            .clicked()
        {
            actions.push(Action::File(FileAction::Open));
        }
        ui.add_space(28.0);
    }

    fn templates_ui(
        &mut self,
        ui: &mut Ui,
        tokens: &Tokens,
        fonts: &mut FontBook,
        is_dark: bool,
        actions: &mut Vec<Action>,
    ) {
        ui.horizontal(|ui| {
            ui.add(Label::title(m("start-templates")).size(18.0));
            ui.with_layout(flow::row_from_end(), |ui| {
                ui.allocate_ui(vec2(240.0, 34.0), |ui| {
                    if let Some(language) = segmented(ui, m("field-language"), words::LANGUAGES, Some(self.language)) {
                        self.language = language;
                        actions.push(Action::Window(WindowAction::UseLanguage(language)));
                    }
                });
            });
        });
        ui.add_space(16.0);
        let templates: Vec<_> = self.shown_templates().collect();
        self.cards_ui(ui, tokens, fonts, is_dark, actions, &templates);
        ui.add_space(18.0);
        ui.add(Label::title(m("start-samples")).size(18.0));
        ui.add_space(12.0);
        let mut samples: Vec<_> = SAMPLES.iter().collect();
        samples.sort_by_key(|sample| sample.language != self.language);
        self.cards_ui(ui, tokens, fonts, is_dark, actions, &samples);
    }

    fn cards_ui(
        &self,
        ui: &mut Ui,
        tokens: &Tokens,
        fonts: &mut FontBook,
        is_dark: bool,
        actions: &mut Vec<Action>,
        shown: &[&BuiltIn],
    ) {
        let room = ui.available_width();
        let columns = ((room + CARD_GAP) / (CARD_WIDTH + CARD_GAP)).floor().clamp(1.0, MOST_COLUMNS);
        let width = ((room - CARD_GAP * (columns - 1.0)) / columns).min(2.2 * CARD_WIDTH);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 6")]
        for row in shown.chunks(columns as usize) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = CARD_GAP;
                for built_in in row {
                    let preview = match self.previews.get(&(built_in.stem, is_dark)) {
                        Some(PreviewState::Ready(shown)) => Some(shown.as_ref()),
                        Some(PreviewState::UnderWay) | None => None,
                    };
                    // The stable id keeps the card's name and focus when the preview of another card arrives.
                    let card = ui.push_id(built_in.stem, |ui| card_ui(ui, width, tokens, fonts, built_in, preview));
                    if card.inner.clicked() {
                        actions.push(Action::File(FileAction::NewFrom(built_in.stem.into())));
                    }
                }
            });
            ui.add_space(10.0);
        }
    }

    fn take_previews(&mut self, ctx: &Context) {
        for drawn in self.receiver.try_iter() {
            let name = format!("preview {}", drawn.key.0);
            let texture = ctx.load_texture(name, drawn.image, SMALL);
            let shown = ShownTemplate { texture, title: drawn.title, facts: drawn.facts };
            self.previews.insert(drawn.key, PreviewState::Ready(Box::new(shown)));
        }
    }

    /// Draws the visible previews in the background, one after another on one thread, in display order.
    fn ask_for_previews(&mut self, ctx: &Context, is_dark: bool) {
        let missing: Vec<&'static BuiltIn> = self
            .shown_templates()
            .chain(SAMPLES)
            .filter(|built_in| !self.previews.contains_key(&(built_in.stem, is_dark)))
            .collect();
        if missing.is_empty() {
            return;
        }
        for built_in in &missing {
            self.previews.insert((built_in.stem, is_dark), PreviewState::UnderWay);
        }
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        thread::spawn(move || {
            let theme = if is_dark { Theme::dark() } else { Theme::light() };
            let drawing = || {
                let (mut fonts, mut rasterizer) = (None, Rasterizer::new());
                move |built_in| draw_preview(built_in, is_dark, theme, &mut fonts, &mut rasterizer)
            };
            draw_each(missing, drawing, |drawn| {
                let is_wanted = sender.send(drawn).is_ok();
                ctx.request_repaint();
                is_wanted
            });
        });
    }

    fn shown_templates(&self) -> impl Iterator<Item = &'static BuiltIn> + use<> {
        let language = self.language;
        TEMPLATES.iter().filter(move |template| template.language == language)
    }
}

/// Draws each of `missing` and passes it to `send`, until that returns `false`. A map whose drawing panics gets no
/// preview, and the next ones are drawn by a new result of `make`.
fn draw_each<D: FnMut(&'static BuiltIn) -> DrawnPreview>(
    missing: Vec<&'static BuiltIn>,
    make: impl Fn() -> D,
    mut send: impl FnMut(DrawnPreview) -> bool,
) {
    let mut draw = make();
    for built_in in missing {
        match catch_unwind(AssertUnwindSafe(|| draw(built_in))) {
            Ok(drawn) => {
                if !send(drawn) {
                    return;
                }
            }
            Err(_) => draw = make(),
        }
    }
}

/// A sketch for a template, which is still empty; for a sample, the upper part of the map.
fn draw_preview(
    built_in: &'static BuiltIn,
    is_dark: bool,
    theme: &Theme,
    fonts: &mut Option<FontBook>,
    rasterizer: &mut Rasterizer,
) -> DrawnPreview {
    let map = built_in.map().unwrap_or_default();
    let scene = if built_in.is_template {
        draw::sketch(&map, theme)
    } else {
        let layout = layout::layout(&map, theme, fonts.get_or_insert_with(FontBook::bundled));
        draw::draw(&map, &layout, theme)
    };
    let [width, height] = PREVIEW;
    #[expect(clippy::cast_precision_loss, reason = "a preview is a few hundred pixels wide")]
    let scale = width as f64 / scene.size.width.max(1.0);
    let tile = rasterizer.tile(&scene, scale, 0, 0, Ground::Page);
    let pixels: Vec<Color32> = tile
        .rgba
        .chunks_exact(4)
        .take(width * height)
        .filter_map(|pixel| <[u8; 4]>::try_from(pixel).ok())
        .map(|[r, g, b, a]| Color32::from_rgba_premultiplied(r, g, b, a))
        .collect();
    let image = ColorImage::new(PREVIEW, pixels);
    DrawnPreview { key: (built_in.stem, is_dark), image, facts: Facts::of(&map), title: map.info.title }
}

/// The size of a map.
#[derive(Clone, Copy, Debug)]
struct Facts {
    stages: usize,
    steps: usize,
    lanes: usize,
    cards: usize,
}

impl Facts {
    fn of(map: &Map) -> Self {
        Self {
            stages: map.stages.len(),
            steps: map.stages.iter().map(|stage| stage.steps.len()).sum(),
            lanes: map.lanes.len(),
            cards: map.cards.len(),
        }
    }

    /// The counts in words: stages, steps and lanes of a template; stages and cards of a sample.
    fn text(&self) -> String {
        let stages = (m("count-stages"), self.stages);
        let of_template = [stages, (m("count-steps"), self.steps), (m("count-lanes"), self.lanes)];
        let of_sample = [stages, (m("count-cards"), self.cards)];
        let counts: &[(Message, usize)] = if self.cards == 0 { &of_template } else { &of_sample };
        let counts = counts.iter().filter(|(_, count)| *count > 0);
        let words: Vec<_> = counts.map(|(message, count)| message.with(&[("count", (*count).into())])).collect();
        words.join(&m("list-comma").text())
    }
}

/// The columns for the actions and for the templates; the first is at the reading start.
fn columns(room: Rect, width: f32) -> (Rect, Rect) {
    const GAP: f32 = 52.0;
    let heights = room.y_range();
    if i18n::is_rtl() {
        let doing = Rect::from_x_y_ranges((room.right() - width)..=room.right(), heights);
        let others = (room.left() - ROOM_AROUND)..=(doing.left() - GAP + ROOM_AROUND);
        (doing, Rect::from_x_y_ranges(others, heights))
    } else {
        let doing = Rect::from_x_y_ranges(room.left()..=(room.left() + width), heights);
        let others = (doing.right() + GAP - ROOM_AROUND)..=(room.right() + ROOM_AROUND);
        (doing, Rect::from_x_y_ranges(others, heights))
    }
}

/// The languages of the interface, each named in itself, so that a user who cannot read the current one finds their
/// own.
fn languages_ui(ui: &mut Ui, settings: &Settings, actions: &mut Vec<Action>) {
    ui.add(Label::caption(m("menu-language")));
    let current = settings.language.unwrap_or_else(i18n::language);
    if let Some(language) = segmented(ui, m("menu-language"), words::LANGUAGES, Some(current)) {
        actions.push(Action::Window(WindowAction::SpeakLanguage(Some(language))));
    }
    ui.add_space(24.0);
}

fn card_ui(
    ui: &mut Ui,
    width: f32,
    tokens: &Tokens,
    fonts: &mut FontBook,
    built_in: &BuiltIn,
    preview: Option<&ShownTemplate>,
) -> Response {
    #[expect(clippy::cast_precision_loss, reason = "a preview is a few hundred pixels wide")]
    let ratio = PREVIEW[1] as f32 / PREVIEW[0] as f32;
    let (rect, response) = ui.allocate_exact_size(vec2(width, (width * ratio).floor() + CARD_WORDS), Sense::click());
    let kind = if built_in.is_template { m("start-template-name") } else { m("start-sample-name") };
    let name = kind.with(&[("name", built_in.stem.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let outline = match (response.has_focus(), response.hovered()) {
        (true, _) => Stroke::new(2.0, tokens.accent),
        (false, true) => Stroke::new(1.5, tokens.muted.gamma_multiply(0.6)),
        (false, false) => Stroke::new(1.0, tokens.hairline),
    };
    ui.painter().rect(rect, 10, tokens.card, outline, StrokeKind::Outside);
    let picture = Rect::from_min_size(rect.min, vec2(rect.width(), (rect.width() * ratio).floor()));
    let corner = CornerRadius { nw: 10, ne: 10, sw: 0, se: 0 };
    ui.painter().rect_filled(picture, corner, tokens.page);
    let Some(shown) = preview else { return response };
    egui::Image::new(&shown.texture).corner_radius(corner).paint_at(ui, picture);
    ui.painter().hline(rect.x_range(), picture.bottom(), Stroke::new(1.0, tokens.hairline));
    let text = Rect::from_min_max(pos2(rect.left() + 14.0, picture.bottom() + 10.0), rect.max - vec2(14.0, 8.0));
    let mut words = ui.new_child(UiBuilder::new().max_rect(text).layout(flow::column()));
    words.spacing_mut().item_spacing.y = 2.0;
    MapLabel::new(&shown.title).size(14.0).weight(700.0).max_width(text.width()).ui(&mut words, fonts);
    words.add(Label::caption(shown.facts.text()).one_line());
    response
}

fn recent_ui(ui: &mut Ui, tokens: &Tokens, fonts: &mut FontBook, recent: &[RecentMap], actions: &mut Vec<Action>) {
    if recent.is_empty() {
        return;
    }
    ui.add(Label::title(m("start-recent")).size(15.0));
    ui.add_space(6.0);
    for map in recent.iter().take(7) {
        ui.push_id(&map.path, |ui| recent_map_ui(ui, tokens, fonts, map, actions));
    }
    ui.add_space(16.0);
}

fn recent_map_ui(ui: &mut Ui, tokens: &Tokens, fonts: &mut FontBook, map: &RecentMap, actions: &mut Vec<Action>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::click());
    let path = map.path.to_string_lossy();
    let name = m("start-open-path").with(&[("path", Value::path(path.as_ref()))]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 8, tokens.hovered);
    }
    let is_rtl = i18n::is_rtl();
    let from_start = |x: f32| if is_rtl { rect.right() - x } else { rect.left() + x };
    let sign = Rect::from_center_size(pos2(from_start(27.0), rect.center().y), Vec2::splat(34.0));
    ui.painter().rect_filled(sign, 8, tokens.selected);
    paint_icon(ui.painter(), Icon::Route, sign, 16.0, tokens.on_selected);
    let (a, b) = (from_start(56.0), from_start(rect.width() - 36.0));
    let text = Rect::from_x_y_ranges(a.min(b)..=a.max(b), (rect.top() + 6.0)..=(rect.bottom() - 4.0));
    let mut words = ui.new_child(UiBuilder::new().max_rect(text).layout(flow::column()));
    words.spacing_mut().item_spacing.y = 0.0;
    let untitled = m("untitled-map").text();
    let shown = if map.title.trim().is_empty() { untitled.as_str() } else { map.title.trim() };
    MapLabel::new(shown).size(14.0).weight(600.0).max_width(text.width()).ui(&mut words, fonts);
    MapLabel::new(&path)
        .direction(BaseDirection::Always(Direction::Ltr))
        .size(12.5)
        .color(tokens.muted)
        .max_width(text.width())
        .ui(&mut words, fonts);
    if response.clicked() {
        actions.push(Action::File(FileAction::OpenPath(map.path.clone())));
    }
    let forget = Rect::from_center_size(pos2(from_start(rect.width() - 20.0), rect.center().y), Vec2::splat(26.0));
    if response.hovered() || response.has_focus() || ui.rect_contains_pointer(forget) {
        let button = Button::icon(Icon::Close, m("start-forget-path").with(&[("path", Value::path(path.as_ref()))]))
            .tooltip(Action::File(FileAction::ForgetRecent(map.path.clone())).tooltip());
        let mut corner = ui.new_child(UiBuilder::new().max_rect(forget));
        if corner.add(button.min_size(Vec2::splat(26.0)).slim()).clicked() {
            actions.push(Action::File(FileAction::ForgetRecent(map.path.clone())));
        }
    }
}

fn drop_ui(ui: &mut Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 72.0), Sense::hover());
    let is_over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let color = if is_over { tokens.accent } else { tokens.outline };
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, Stroke::new(1.2, color), 5.0, 4.0));
    let words = set_words(ui.ctx(), &m("start-drop").text(), BODY, rect.width() - 24.0);
    words.paint_in_middle(ui.painter(), rect, tokens.muted);
    ui.add_space(30.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_that_cannot_be_drawn_keeps_no_other_from_its_preview() {
        let missing: Vec<_> = TEMPLATES.iter().take(3).collect();
        let drawing = || {
            |built_in: &'static BuiltIn| {
                assert!(built_in.stem != TEMPLATES[1].stem, "a template that cannot be drawn");
                let image = ColorImage::filled([1, 1], Color32::RED);
                let facts = Facts::of(&Map::default());
                DrawnPreview { key: (built_in.stem, false), image, facts, title: String::new() }
            }
        };
        let mut drawn = Vec::new();
        draw_each(missing, drawing, |preview| {
            drawn.push(preview.key.0);
            true
        });
        assert_eq!(drawn, [TEMPLATES[0].stem, TEMPLATES[2].stem]);
    }
}
