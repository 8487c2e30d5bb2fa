//! The start screen: what to do, recent maps, and templates with previews of real maps drawn by our rasteriser.

use std::{collections::BTreeMap, sync::mpsc, thread};

use egui::{
    Align, Color32, ColorImage, Context, CornerRadius, FontId, Key, Layout, Margin, Rect, Response, Role, ScrollArea,
    Sense, Stroke, StrokeKind, TextureFilter, TextureHandle, TextureOptions, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::{
    action::{Action, spelled},
    style::{Tokens, bold, caption, title},
    widgets::{Button, Look, MapLabel, follow_focus, paint_icon, segmented},
    words,
};
use crate::{
    draw,
    layout::{self, Icon},
    model::{Language, Map},
    raster::{Ground, Rasterizer},
    storage::{BuiltIn, RecentMap, SAMPLES, Settings, TEMPLATES},
    text::FontBook,
    theme::Theme,
};

/// The size of a preview, in pixels.
const PREVIEW: [usize; 2] = [512, 264];
/// The least and the greatest width of the left column.
const LEFT_WIDTH: (f32, f32) = (300.0, 372.0);
/// The least width of a template's card.
const CARD_WIDTH: f32 = 240.0;
/// The most cards in a row.
const MOST_COLUMNS: f32 = 6.0;
const CARD_GAP: f32 = 26.0;
/// The room at both sides of the cards: for their outlines, and for the scroll bar.
const ROOM_AROUND: f32 = 20.0;
/// The room for the words below a preview.
const CARD_WORDS: f32 = 58.0;

/// Previews are shown smaller than they are drawn, and stay legible so.
const SMALL: TextureOptions = TextureOptions { mipmap_mode: Some(TextureFilter::Linear), ..TextureOptions::LINEAR };

/// The start screen.
pub struct StartScreen {
    language: Language,
    previews: BTreeMap<(&'static str, bool), Preview>,
    sender: mpsc::Sender<Drawn>,
    receiver: mpsc::Receiver<Drawn>,
}

enum Preview {
    UnderWay,
    Ready(Box<Shown>),
}

struct Shown {
    texture: TextureHandle,
    title: String,
    facts: String,
}

/// A preview that was drawn in the background.
struct Drawn {
    key: (&'static str, bool),
    image: ColorImage,
    title: String,
    facts: String,
}

impl StartScreen {
    /// A start screen whose templates are in `language`.
    #[must_use]
    pub fn new(_ctx: &Context, language: Language) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { language, previews: BTreeMap::new(), sender, receiver }
    }

    /// The language of the templates.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Gives up the previews that are still being drawn, because the screen is no longer shown.
    pub fn leave(&mut self) {
        (self.sender, self.receiver) = mpsc::channel();
        self.previews.retain(|_, preview| matches!(preview, Preview::Ready(_)));
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
            let left = Rect::from_min_max(room.min, pos2(room.left() + left_width, room.bottom()));
            let right = Rect::from_min_max(
                pos2(left.right() + 52.0 - ROOM_AROUND, room.top()),
                pos2(room.right() + ROOM_AROUND, room.bottom()),
            );
            ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
                ScrollArea::vertical().id_salt("start left").show(ui, |ui| {
                    ui.add_space(top);
                    self.doing_ui(ui, &tokens, actions);
                    recent_ui(ui, &tokens, fonts, &settings.recent, actions);
                    drop_ui(ui, &tokens);
                });
            });
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
                ScrollArea::vertical().id_salt("start right").auto_shrink(false).show(ui, |ui| {
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
            ui.label(title("Safar").font(FontId::new(34.0, bold())));
            ui.add_space(2.0);
            ui.label(caption("سفر", tokens).size(21.0));
        });
        ui.add_space(4.0);
        ui.label(caption("Journey maps, drawn where the work is.", tokens).size(15.0));
        ui.add_space(24.0);
        let size = vec2(ui.available_width(), 46.0);
        let row = |icon, action: &Action, text: &str, look| {
            let keys = action.shortcuts().first().map(|keys| spelled(*keys)).unwrap_or_default();
            Button::text(text).with_icon(icon).look(look).hint(keys).min_size(size).start_aligned()
        };
        let new = Action::New(self.language);
        let response = ui.add(row(Icon::Plus, &new, "Empty map", Look::Filled));
        // The first key press works: Enter begins an empty map, Tab goes on from there.
        if ui.memory(|memory| memory.focused().is_none()) && ui.input(|input| input.key_pressed(Key::Enter)) {
            actions.push(new.clone());
        }
        if response.clicked() {
            actions.push(new);
        }
        if ui.add(row(Icon::FolderOpen, &Action::Open, "Open a map…", Look::Outlined)).clicked() {
            actions.push(Action::Open);
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
            ui.label(title("Start from a template").size(18.0));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.allocate_ui(vec2(240.0, 34.0), |ui| {
                    if let Some(language) = segmented(ui, "Language", words::LANGUAGES, Some(self.language)) {
                        self.language = language;
                        actions.push(Action::UseLanguage(language));
                    }
                });
            });
        });
        ui.add_space(16.0);
        let templates: Vec<_> = self.shown_templates().collect();
        self.cards_ui(ui, tokens, fonts, is_dark, actions, &templates);
        ui.add_space(18.0);
        ui.label(title("Look at an example").size(18.0));
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
                        Some(Preview::Ready(shown)) => Some(shown.as_ref()),
                        Some(Preview::UnderWay) | None => None,
                    };
                    // A card keeps its name, and with it the focus, when the preview of another arrives.
                    let card = ui.push_id(built_in.stem, |ui| card_ui(ui, width, tokens, fonts, built_in, preview));
                    if card.inner.clicked() {
                        actions.push(Action::NewFrom(built_in.stem.into()));
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
            let shown = Shown { texture, title: drawn.title, facts: drawn.facts };
            self.previews.insert(drawn.key, Preview::Ready(Box::new(shown)));
        }
    }

    /// Has the previews on show drawn in the background, all of them by one thread, in the order they stand in.
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
            self.previews.insert((built_in.stem, is_dark), Preview::UnderWay);
        }
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        thread::spawn(move || {
            let theme = if is_dark { Theme::dark() } else { Theme::light() };
            let (mut fonts, mut rasterizer) = (None, Rasterizer::new());
            for built_in in missing {
                let drawn = draw_preview(built_in, is_dark, theme, &mut fonts, &mut rasterizer);
                if sender.send(drawn).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        });
    }

    fn shown_templates(&self) -> impl Iterator<Item = &'static BuiltIn> + use<> {
        let language = self.language;
        TEMPLATES.iter().filter(move |template| template.language == language)
    }
}

/// A sketch of a template, which is still blank, and the upper part of a sample as it is.
fn draw_preview(
    built_in: &'static BuiltIn,
    is_dark: bool,
    theme: &Theme,
    fonts: &mut Option<FontBook>,
    rasterizer: &mut Rasterizer,
) -> Drawn {
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
    Drawn { key: (built_in.stem, is_dark), image, facts: facts(&map), title: map.info.title }
}

/// How large `map` is: of a template its stages, steps and lanes, of a sample its stages and cards.
fn facts(map: &Map) -> String {
    let steps = map.stages.iter().map(|stage| stage.steps.len()).sum();
    let of_template = [("stage", map.stages.len()), ("step", steps), ("lane", map.lanes.len())];
    let of_sample = [("stage", map.stages.len()), ("card", map.cards.len())];
    let counts: &[(&str, usize)] = if map.cards.is_empty() { &of_template } else { &of_sample };
    let counts = counts.iter().filter(|(_, count)| *count > 0).map(|(what, count)| match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    });
    counts.collect::<Vec<_>>().join(", ")
}

fn card_ui(
    ui: &mut Ui,
    width: f32,
    tokens: &Tokens,
    fonts: &mut FontBook,
    built_in: &BuiltIn,
    preview: Option<&Shown>,
) -> Response {
    #[expect(clippy::cast_precision_loss, reason = "a preview is a few hundred pixels wide")]
    let ratio = PREVIEW[1] as f32 / PREVIEW[0] as f32;
    let (rect, response) = ui.allocate_exact_size(vec2(width, (width * ratio).floor() + CARD_WORDS), Sense::click());
    let kind = if built_in.is_template { "Template" } else { "Example" };
    let name = format!("{kind} {}", built_in.stem);
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
    let align = if built_in.language.is_rtl() { Align::Max } else { Align::Min };
    let mut words = ui.new_child(UiBuilder::new().max_rect(text).layout(Layout::top_down(align)));
    words.spacing_mut().item_spacing.y = 2.0;
    MapLabel::new(&shown.title).size(14.0).weight(700.0).max_width(text.width()).ui(&mut words, fonts);
    words.label(caption(&shown.facts, tokens));
    response
}

fn recent_ui(ui: &mut Ui, tokens: &Tokens, fonts: &mut FontBook, recent: &[RecentMap], actions: &mut Vec<Action>) {
    if recent.is_empty() {
        return;
    }
    ui.label(title("Recent").size(15.0));
    ui.add_space(6.0);
    for map in recent.iter().take(7) {
        ui.push_id(&map.path, |ui| recent_map_ui(ui, tokens, fonts, map, actions));
    }
    ui.add_space(16.0);
}

fn recent_map_ui(ui: &mut Ui, tokens: &Tokens, fonts: &mut FontBook, map: &RecentMap, actions: &mut Vec<Action>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::click());
    let path = map.path.to_string_lossy();
    let name = format!("Open {path}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 8, tokens.hovered);
    }
    let sign = Rect::from_center_size(pos2(rect.left() + 27.0, rect.center().y), Vec2::splat(34.0));
    ui.painter().rect_filled(sign, 8, tokens.selected);
    paint_icon(ui.painter(), Icon::Route, sign, 16.0, tokens.on_selected);
    let text = Rect::from_min_max(pos2(sign.right() + 12.0, rect.top() + 6.0), rect.max - vec2(36.0, 4.0));
    let mut words = ui.new_child(UiBuilder::new().max_rect(text).layout(Layout::top_down(Align::Min)));
    words.spacing_mut().item_spacing.y = 0.0;
    let shown = if map.title.trim().is_empty() { "Untitled map" } else { map.title.trim() };
    MapLabel::new(shown).size(14.0).weight(600.0).max_width(text.width()).ui(&mut words, fonts);
    MapLabel::new(&path).size(12.5).color(tokens.muted).max_width(text.width()).ui(&mut words, fonts);
    if response.clicked() {
        actions.push(Action::OpenPath(map.path.clone()));
    }
    let forget = Rect::from_center_size(pos2(rect.right() - 20.0, rect.center().y), Vec2::splat(26.0));
    if response.hovered() || response.has_focus() || ui.rect_contains_pointer(forget) {
        let button = Button::icon(Icon::Close, format!("Forget {path}"))
            .tooltip(Action::ForgetRecent(map.path.clone()).tooltip());
        let mut corner = ui.new_child(UiBuilder::new().max_rect(forget));
        if corner.add(button.min_size(Vec2::splat(26.0)).slim()).clicked() {
            actions.push(Action::ForgetRecent(map.path.clone()));
        }
    }
}

fn drop_ui(ui: &mut Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 72.0), Sense::hover());
    let is_over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let color = if is_over { tokens.accent } else { tokens.outline };
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, Stroke::new(1.2, color), 5.0, 4.0));
    let font = FontId::proportional(13.5);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, "Drop a map here to open it", font, tokens.muted);
    ui.add_space(30.0);
}
