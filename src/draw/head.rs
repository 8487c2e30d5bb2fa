//! The header of the page: title, scenario, goals and personas.

use super::brush::Brush;
use crate::{
    color::Rgba,
    geom::{Point, Rect, RoundedRect, Vec2},
    layout::{Layout, PersonaBox},
    model::Map,
    scene::{Bitmap, Group, GroupKey, Item, Outline, PagePart, Pen, ReadingOrder, Role},
    theme::Theme,
};

/// The group of the titles, and a group for each persona.
pub(super) fn header(map: &Map, layout: &Layout, theme: &Theme) -> Vec<Group> {
    let mut brush = Brush::default();
    let header = &layout.header;
    for text in [Some(&header.title), Some(&header.subtitle), header.goals.as_ref()].into_iter().flatten() {
        brush.text(text);
    }
    let mut afar = Brush::default();
    header.afar.iter().for_each(|title| afar.text(title));
    let titles = Group::new(GroupKey::only(Role::Header), brush.items)
        .with_afar(layout.afar_below, afar.items)
        .read_as(&header.title.block.text, ReadingOrder::place(PagePart::Header, 0));
    let mut brush = Brush::default();
    let logo = theme.logo.as_ref().and_then(|logo| Bitmap::of(&logo.picture.bytes)).zip(header.logo);
    if let Some((bitmap, rect)) = logo {
        let rect = RoundedRect::from_rect(rect, 0.0);
        brush.items.push(Item::Image { bitmap, rect, instead: Rgba::TRANSPARENT });
    }
    let logo = Group::new(GroupKey::only(Role::Logo), brush.items);
    let personas = layout.personas.iter().enumerate().map(|(at, persona)| {
        let order = ReadingOrder::place(PagePart::Personas, at);
        persona_group(map, persona, layout, theme).read_as(&persona.name.block.text, order)
    });
    [titles, logo].into_iter().chain(personas).collect()
}

fn persona_group(map: &Map, persona: &PersonaBox, layout: &Layout, theme: &Theme) -> Group {
    let mut brush = Brush::default();
    let look = theme.persona(persona.index);
    if persona.is_card {
        ground(&mut brush, persona.rect, theme);
    }
    let radius = persona.avatar.width() / 2.0;
    let portrait = persona.portrait.as_ref().and_then(|id| Bitmap::of(&map.picture(id)?.bytes));
    match portrait {
        Some(bitmap) => {
            let rect = RoundedRect::from_rect(persona.avatar, radius);
            brush.items.push(Item::Image { bitmap, rect, instead: theme.avatar(persona.index) });
        }
        None => brush.fill_rounded(persona.avatar, radius, theme.avatar(persona.index)),
    }
    persona.initial.iter().for_each(|initial| brush.text(initial));
    sample(&mut brush, persona.sample, &look.dashes, look.width, look.color);
    brush.marker(persona.sample.center(), persona.index, theme);
    let mut afar = Brush { items: brush.items.clone() };
    persona.afar.iter().for_each(|name| afar.text(name));
    for text in [Some(&persona.name), persona.role.as_ref(), persona.quote.as_ref()].into_iter().flatten() {
        brush.text(text);
    }
    for list in &persona.lists {
        brush.icon(&list.icon, layout.is_rtl, theme);
        brush.text(&list.caption);
        for bullet in &list.bullets {
            brush.fill_rounded(*bullet, bullet.width() / 2.0, theme.colors.muted);
        }
        list.items.iter().for_each(|item| brush.text(item));
    }
    Group::new(GroupKey::of(Role::Persona, persona.id.as_str()), brush.items).with_afar(layout.afar_below, afar.items)
}

/// Draws the ground of a persona's card.
fn ground(brush: &mut Brush, rect: Rect, theme: &Theme) {
    let (sizes, colors) = (&theme.sizes, &theme.colors);
    let radius = sizes.card_radius * 1.5;
    if colors.shadow.a > 0 {
        let fallen = RoundedRect::from_rect(rect + Vec2::new(0.0, sizes.shadow_drop), radius);
        brush.items.push(Item::Shadow { rect: fallen, deviation: sizes.shadow_blur, color: colors.shadow });
    }
    brush.fill_rounded(rect, radius, colors.card);
    let line = RoundedRect::from_rect(rect.inset(-sizes.hairline / 2.0), radius);
    brush.stroke(Outline::Rounded(line), Pen::sharp(sizes.hairline), colors.card_border);
}

/// Draws a short sample of a line in the middle of `rect`.
pub(super) fn sample(brush: &mut Brush, rect: Rect, dashes: &[f64], width: f64, color: Rgba) {
    let y = rect.center().y;
    let pen = Pen::round(width).dashed(dashes);
    brush.line(Point::new(rect.x0, y), Point::new(rect.x1, y), pen, color);
}
