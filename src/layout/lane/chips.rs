//! The channels in use at a stage, as small labels.

use super::cells::Cells;
use crate::{
    geom::{Point, Rect, Vec2, as_f64},
    layout::{
        ChipBox, IconBox, Movable as _,
        columns::Inside,
        kinds,
        setter::{Setter, TextLook},
    },
    locale::numerals,
    model::{Channel, LaneKind, Map},
};

/// The channels `used` at a stage as small labels, on as many lines as needed, beginning at y 0.
pub(super) fn chips(map: &Map, used: &[(Channel, usize)], inside: Inside, setter: &mut Setter<'_>) -> Vec<ChipBox> {
    let (theme, sizes) = (setter.theme, setter.sizes());
    let look = TextLook::new(theme.type_scale.caption, theme.colors.ink).lines(1);
    let tall = setter.line(theme.type_scale.caption) + 8.0;
    let (mut x, mut y) = (inside.x0, 0.0);
    let mut chips = Vec::new();
    for (channel, count) in used {
        let mut words = channel_name(map, channel, setter);
        if *count > 1 {
            words = format!("{words} ×{}", numerals::short(as_f64(*count), setter.numerals));
        }
        let before = 8.0 + sizes.icon + 6.0;
        let most = inside.x1 - inside.x0 - before - 10.0;
        let title = setter.set_tight(&words, look, Point::new(before, 4.0), most);
        let width = title.rect.x1 + 10.0;
        if x > inside.x0 && x + width > inside.x1 {
            x = inside.x0;
            y += tall + 6.0;
        }
        let rect = Rect::new(0.0, 0.0, width, tall);
        let at = Point::new(8.0 + sizes.icon / 2.0, tall / 2.0);
        let icon = IconBox {
            icon: kinds::channel_icon(Some(channel)),
            rect: Rect::from_center_size(at, (sizes.icon, sizes.icon)),
            color: theme.stage(inside.stage_index).text,
        };
        let chip = ChipBox { channel: channel.clone(), rect, icon, title };
        chips.push(chip.moved(Vec2::new(x, y)));
        x += width + 6.0;
    }
    chips
}

/// The name of `channel` in this map.
pub(super) fn channel_name(map: &Map, channel: &Channel, setter: &Setter<'_>) -> String {
    match channel {
        Channel::Known(known) => known.title(setter.language).to_owned(),
        Channel::Own(id) => map.own_channel(channel).map_or_else(|| id.to_string(), |own| own.title.clone()),
    }
}

/// For each stage, the channels of its touchpoints (including those that extend over it), in the touchpoints' order,
/// with the number of touchpoints of each.
pub(super) fn channels_by_stage<'a>(map: &'a Map, cells: &Cells<'a>) -> Vec<Vec<(&'a Channel, usize)>> {
    let mut by_stage: Vec<Vec<(&Channel, usize)>> = vec![Vec::new(); map.stages.len()];
    for lane in map.lanes.iter().filter(|lane| lane.kind == LaneKind::Touchpoints) {
        for (at, stage) in map.stages.iter().enumerate() {
            for card in cells.get(&(&lane.id, &stage.id)).into_iter().flatten() {
                let Some(channel) = &card.channel else { continue };
                for counts in by_stage.iter_mut().skip(at).take(card.span.get()) {
                    match counts.iter_mut().find(|(known, _)| *known == channel) {
                        Some((_, count)) => *count += 1,
                        None => counts.push((channel, 1)),
                    }
                }
            }
        }
    }
    by_stage
}
