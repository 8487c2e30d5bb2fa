//! The style of the window around the canvas: egui's style and fonts, built from colour tokens.
//!
//! The window and the map use the same font, so that they match. User text is not drawn by egui but by
//! `widgets::MapLabel`, because egui does not order mixed Arabic and English.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, FontTweak, Margin, Shadow, Stroke,
    TextStyle, Theme, Vec2, Visuals, epaint::text::VariationCoords, style::WidgetVisuals, vec2,
};

use crate::{color::Rgba, text};

/// The colours of the window, light or dark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tokens {
    /// Behind the page.
    pub ground: Color32,
    /// Bars and panels.
    pub bar: Color32,
    /// The start screen, like the page of a map.
    pub page: Color32,
    /// Cards and fields.
    pub card: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub muted: Color32,
    /// Dividing lines.
    pub hairline: Color32,
    /// The outline of a control.
    pub outline: Color32,
    /// The accent.
    pub accent: Color32,
    /// Text and icons on the accent.
    pub on_accent: Color32,
    /// The background of a selected item.
    pub selected: Color32,
    /// The background of a hovered item.
    pub hovered: Color32,
    /// Text and icons of a selected item.
    pub on_selected: Color32,
    /// A good value.
    pub good: Color32,
    /// A bad value.
    pub bad: Color32,
    /// The background of a warning.
    pub warning_ground: Color32,
    /// The icon of a warning.
    pub warning: Color32,
}

impl Tokens {
    const LIGHT: Self = Self {
        ground: Color32::from_rgb(0xF1, 0xF1, 0xEF),
        bar: Color32::from_rgb(0xFF, 0xFF, 0xFF),
        page: Color32::from_rgb(0xFB, 0xFB, 0xF9),
        card: Color32::from_rgb(0xFF, 0xFF, 0xFF),
        ink: Color32::from_rgb(0x1D, 0x22, 0x30),
        muted: Color32::from_rgb(0x5F, 0x69, 0x80),
        hairline: Color32::from_rgb(0xE4, 0xE6, 0xEB),
        outline: Color32::from_rgb(0xD5, 0xD8, 0xE0),
        accent: Color32::from_rgb(0x4C, 0x5F, 0xD5),
        on_accent: Color32::WHITE,
        selected: Color32::from_rgb(0xE8, 0xEB, 0xFB),
        hovered: Color32::from_rgb(0xF4, 0xF5, 0xF8),
        on_selected: Color32::from_rgb(0x3A, 0x4B, 0xB8),
        good: Color32::from_rgb(0x24, 0x7F, 0x49),
        bad: Color32::from_rgb(0xC0, 0x39, 0x2F),
        warning_ground: Color32::from_rgb(0xFF, 0xF6, 0xE3),
        warning: Color32::from_rgb(0xB3, 0x6B, 0x00),
    };

    const DARK: Self = Self {
        ground: Color32::from_rgb(0x0E, 0x11, 0x17),
        bar: Color32::from_rgb(0x17, 0x1B, 0x24),
        page: Color32::from_rgb(0x14, 0x17, 0x1F),
        card: Color32::from_rgb(0x1D, 0x22, 0x2D),
        ink: Color32::from_rgb(0xED, 0xEF, 0xF4),
        muted: Color32::from_rgb(0xA3, 0xAC, 0xBC),
        hairline: Color32::from_rgb(0x2A, 0x2F, 0x3B),
        outline: Color32::from_rgb(0x3A, 0x40, 0x4F),
        accent: Color32::from_rgb(0x5B, 0x6D, 0xE0),
        on_accent: Color32::WHITE,
        selected: Color32::from_rgb(0x2B, 0x33, 0x57),
        hovered: Color32::from_rgb(0x22, 0x27, 0x33),
        on_selected: Color32::from_rgb(0xB9, 0xC3, 0xFF),
        good: Color32::from_rgb(0x4C, 0xC2, 0x7E),
        bad: Color32::from_rgb(0xF0, 0x77, 0x6B),
        warning_ground: Color32::from_rgb(0x33, 0x2B, 0x1B),
        warning: Color32::from_rgb(0xE8, 0xB3, 0x4A),
    };

    /// Black on white, with strong lines.
    const LIGHT_CONTRAST: Self = Self {
        ground: Color32::from_rgb(0xE6, 0xE6, 0xE6),
        page: Color32::WHITE,
        ink: Color32::BLACK,
        muted: Color32::from_rgb(0x26, 0x2B, 0x36),
        hairline: Color32::from_rgb(0x6B, 0x72, 0x80),
        outline: Color32::from_rgb(0x3B, 0x42, 0x52),
        accent: Color32::from_rgb(0x1B, 0x2F, 0xB5),
        selected: Color32::from_rgb(0xDD, 0xE2, 0xFF),
        on_selected: Color32::from_rgb(0x1B, 0x2A, 0x8A),
        hovered: Color32::from_rgb(0xEE, 0xF0, 0xF4),
        good: Color32::from_rgb(0x0A, 0x5A, 0x2B),
        bad: Color32::from_rgb(0x8F, 0x1B, 0x13),
        warning: Color32::from_rgb(0x7A, 0x46, 0x00),
        ..Self::LIGHT
    };

    /// White on black, with strong lines.
    const DARK_CONTRAST: Self = Self {
        ground: Color32::from_rgb(0x1A, 0x1A, 0x1A),
        bar: Color32::BLACK,
        page: Color32::BLACK,
        card: Color32::BLACK,
        ink: Color32::WHITE,
        muted: Color32::from_rgb(0xD6, 0xDB, 0xE5),
        hairline: Color32::from_rgb(0x8A, 0x92, 0xA2),
        outline: Color32::from_rgb(0xC2, 0xC8, 0xD4),
        accent: Color32::from_rgb(0x4C, 0x5F, 0xD5),
        selected: Color32::from_rgb(0x1F, 0x29, 0x5C),
        on_selected: Color32::from_rgb(0xE0, 0xE5, 0xFF),
        hovered: Color32::from_rgb(0x2A, 0x2F, 0x3B),
        good: Color32::from_rgb(0x7F, 0xE3, 0xA6),
        bad: Color32::from_rgb(0xFF, 0xAE, 0xA6),
        warning: Color32::from_rgb(0xFF, 0xCC, 0x66),
        ..Self::DARK
    };

    /// The colours of the window of `ctx` at present.
    #[must_use]
    pub fn of(ctx: &Context) -> Self {
        let has_contrast = ctx.data(|data| data.get_temp(contrast_id())).unwrap_or(false);
        Self::for_look(ctx.theme(), has_contrast)
    }

    const fn for_look(theme: Theme, has_contrast: bool) -> Self {
        match (theme, has_contrast) {
            (Theme::Light, false) => Self::LIGHT,
            (Theme::Light, true) => Self::LIGHT_CONTRAST,
            (Theme::Dark, false) => Self::DARK,
            (Theme::Dark, true) => Self::DARK_CONTRAST,
        }
    }
}

/// The key in egui's data for whether the window has high contrast.
fn contrast_id() -> egui::Id {
    egui::Id::unique("window with high contrast")
}

/// The appearance of the window around the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WindowLook {
    /// Whether it is dark.
    pub is_dark: bool,
    /// Whether all lines and marks have high contrast.
    pub has_contrast: bool,
    /// Whether motion is reduced: no fading, sliding or blinking caret. The environment variable
    /// `SAFAR_REDUCED_MOTION=1` enforces it regardless of this field.
    pub is_still: bool,
}

/// The corner radius of controls.
pub const CORNER: CornerRadius = CornerRadius::same(8);
/// The width of the inspector in points.
pub const INSPECTOR_WIDTH: f32 = 304.0;
/// The height of a field or button in points.
pub const CONTROL_HEIGHT: f32 = 32.0;

/// The font family for emphasised words.
#[must_use]
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The font family for titles.
#[must_use]
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// A text style for interface words with tight line spacing.
#[must_use]
pub const fn tight(size: f64, weight: f64) -> text::TextStyle {
    text::TextStyle { size, weight, line_height: 1.4 }
}

/// Converts a colour of the map to egui's type.
#[must_use]
pub fn color32(color: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// The duration of fading and sliding, in seconds.
const ANIMATION_SECS: f32 = 0.1;

/// Installs Safar's fonts and its light and dark styles in `ctx`. Call once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    // Ctrl with plus and minus zooms the map, not the interface.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    for theme in [Theme::Light, Theme::Dark] {
        let tokens = Tokens::for_look(theme, false);
        let mut style = egui::Style { visuals: visuals(theme, &tokens), ..egui::Style::default() };
        style.text_styles = [
            (TextStyle::Heading, FontId::new(19.0, bold())),
            (TextStyle::Body, FontId::new(13.5, FontFamily::Proportional)),
            (TextStyle::Button, FontId::new(13.5, FontFamily::Proportional)),
            (TextStyle::Monospace, FontId::new(13.0, FontFamily::Monospace)),
            (TextStyle::Small, FontId::new(12.5, FontFamily::Proportional)),
        ]
        .into();
        style.spacing.item_spacing = vec2(8.0, 8.0);
        style.spacing.button_padding = vec2(12.0, 6.0);
        style.spacing.interact_size = vec2(32.0, CONTROL_HEIGHT);
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.window_margin = Margin::same(20);
        style.spacing.combo_height = 360.0;
        style.spacing.slider_rail_height = 4.0;
        style.spacing.scroll = scroll_style();
        style.interaction.tooltip_delay = 0.4;
        style.interaction.selectable_labels = false;
        style.animation_time = ANIMATION_SECS;
        ctx.set_style_of(theme, style);
    }
}

/// Applies `look` to the window of `ctx`.
pub fn wear(ctx: &Context, look: WindowLook) {
    let is_still = look.is_still || std::env::var_os("SAFAR_REDUCED_MOTION").is_some_and(|value| value == "1");
    ctx.data_mut(|data| data.insert_temp(contrast_id(), look.has_contrast));
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(theme, &Tokens::for_look(theme, look.has_contrast));
            style.visuals.text_cursor.blink = !is_still;
            style.animation_time = if is_still { 0.0 } else { ANIMATION_SECS };
            style.scroll_animation =
                if is_still { egui::style::ScrollAnimation::none() } else { egui::style::ScrollAnimation::default() };
        });
    }
    ctx.set_theme(if look.is_dark { Theme::Dark } else { Theme::Light });
}

/// Thin scroll bars that widen under the pointer.
fn scroll_style() -> egui::style::ScrollStyle {
    egui::style::ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        handle_min_length: 32.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.5,
        dormant_handle_opacity: 0.12,
        active_handle_opacity: 0.2,
        interact_handle_opacity: 0.45,
        ..egui::style::ScrollStyle::floating()
    }
}

fn fonts() -> FontDefinitions {
    const WEIGHTS: [(&str, f32); 3] = [("regular", 500.0), ("semibold", 600.0), ("bold", 720.0)];
    let vazirmatn: Arc<&'static [u8]> = Arc::new(text::VAZIRMATN);
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("symbols".into(), Arc::new(FontData::from_static(text::SYMBOLS)));
    fonts.font_data.insert("emoji".into(), Arc::new(FontData::from_static(text::EMOJI)));
    for (name, weight) in WEIGHTS {
        let tweak = FontTweak { coords: VariationCoords::new([(b"wght", weight)]), ..FontTweak::default() };
        let data = FontData::from_blob(vazirmatn.clone(), 0).tweak(tweak);
        fonts.font_data.insert(name.into(), Arc::new(data));
        fonts.families.insert(FontFamily::Name(name.into()), vec![name.into(), "symbols".into(), "emoji".into()]);
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["regular".into(), "symbols".into(), "emoji".into()]);
    }
    fonts
}

fn visuals(theme: Theme, tokens: &Tokens) -> Visuals {
    let mut visuals = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    let widget = |fill: Color32, outline: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, outline),
        corner_radius: CORNER,
        fg_stroke: Stroke::new(1.2, text),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(tokens.bar, tokens.hairline, tokens.ink);
    visuals.widgets.inactive = widget(tokens.card, tokens.outline, tokens.ink);
    visuals.widgets.hovered = widget(tokens.hovered, tokens.outline, tokens.ink);
    visuals.widgets.active = widget(tokens.selected, tokens.accent, tokens.ink);
    visuals.widgets.open = widget(tokens.hovered, tokens.accent, tokens.ink);
    visuals.selection.bg_fill = tokens.selected;
    visuals.selection.stroke = Stroke::new(1.5, tokens.accent);
    visuals.hyperlink_color = tokens.on_selected;
    visuals.weak_text_color = Some(tokens.muted);
    visuals.override_text_color = None;
    visuals.panel_fill = tokens.bar;
    visuals.window_fill = tokens.bar;
    visuals.window_stroke = Stroke::new(1.0, tokens.hairline);
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(10);
    visuals.extreme_bg_color = tokens.card;
    visuals.faint_bg_color = tokens.hovered;
    visuals.warn_fg_color = tokens.warning;
    visuals.error_fg_color = tokens.bad;
    let shadow = Color32::from_black_alpha(if theme == Theme::Dark { 120 } else { 28 });
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 24, spread: 0, color: shadow };
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: shadow };
    visuals.handle_shape = egui::style::HandleShape::Circle;
    visuals
}

/// The frame of a bar. The hairline towards the canvas is drawn by the panel.
pub fn bar_frame(tokens: &Tokens, margin: Vec2) -> egui::Frame {
    #[expect(clippy::cast_possible_truncation, reason = "margins are small whole numbers")]
    let margin = Margin::symmetric(margin.x as i8, margin.y as i8);
    egui::Frame::new().fill(tokens.bar).inner_margin(margin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_can_be_read_on_every_ground_and_of_high_contrast_easily() {
        for (theme, has_contrast, least) in
            [(Theme::Light, false, 4.5), (Theme::Dark, false, 4.5), (Theme::Light, true, 7.0), (Theme::Dark, true, 7.0)]
        {
            let tokens = Tokens::for_look(theme, has_contrast);
            let opaque = |color: Color32| Rgba { r: color.r(), g: color.g(), b: color.b(), a: 255 };
            for ground in [tokens.bar, tokens.page, tokens.card, tokens.hovered, tokens.selected] {
                for text in [tokens.ink, tokens.muted, tokens.on_selected, tokens.good, tokens.bad] {
                    let contrast = opaque(text).contrast(opaque(ground));
                    // Muted text and the two signal colours are never used on selected items.
                    let is_used = ground != tokens.selected || [tokens.ink, tokens.on_selected].contains(&text);
                    assert!(
                        !is_used || contrast >= least,
                        "{text:?} on {ground:?}: {contrast:.2}, {theme:?} {has_contrast}"
                    );
                }
            }
            for (text, ground) in [(tokens.ink, tokens.warning_ground), (tokens.bar, tokens.bad)] {
                let contrast = opaque(text).contrast(opaque(ground));
                assert!(contrast >= least, "the timer: {text:?} on {ground:?}: {contrast:.2}");
            }
            let sign = opaque(tokens.warning).contrast(opaque(tokens.warning_ground));
            assert!(sign >= 3.0, "the sign of the last minute: {sign:.2}");
            if has_contrast {
                assert!(opaque(tokens.hairline).contrast(opaque(tokens.bar)) >= 3.0);
                assert!(opaque(tokens.outline).contrast(opaque(tokens.card)) >= 4.5);
            }
        }
    }
}
