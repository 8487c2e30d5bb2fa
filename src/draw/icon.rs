//! The outlines of icons, parsed once from the Lucide set (ISC licence, next to the file).

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{geom::BezPath, layout::Icon};

static OUTLINES: LazyLock<BTreeMap<&'static str, BezPath>> =
    LazyLock::new(|| include_str!("../../assets/icons/lucide.txt").lines().filter_map(outline).collect());
static FACES: LazyLock<BTreeMap<&'static str, BezPath>> = LazyLock::new(|| {
    let faces = include_str!("../../assets/icons/lucide.txt").lines().filter(|line| line.ends_with(CIRCLE));
    faces.map(|line| line.trim_end_matches(CIRCLE).trim_end_matches(';')).filter_map(outline).collect()
});
/// The circle around a face, as in the file.
const CIRCLE: &str = "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0Z";
static BLANK: LazyLock<BezPath> = LazyLock::new(BezPath::new);

/// The lines of `icon` in a box 24 units wide, to be drawn about 1.75 units wide with round ends.
#[must_use]
pub fn icon_path(icon: Icon) -> &'static BezPath {
    OUTLINES.get(icon.name()).unwrap_or(&BLANK)
}

/// The parts of a face inside its circle: eyes and mouth.
pub(super) fn face_path(face: Icon) -> &'static BezPath {
    FACES.get(face.name()).unwrap_or(&BLANK)
}

/// Parses a line of the file: a name, a space, and SVG path data with pieces separated by `;`.
fn outline(line: &'static str) -> Option<(&'static str, BezPath)> {
    let (name, pieces) = line.split_once(' ')?;
    let mut outline = BezPath::new();
    for piece in pieces.split(';') {
        outline.extend(BezPath::from_svg(piece).ok()?);
    }
    Some((name, outline))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Rect, Shape as _};

    #[test]
    fn every_icon_has_an_outline_within_its_box() {
        for icon in Icon::ALL {
            let path = icon_path(*icon);
            assert!(!path.elements().is_empty(), "{icon:?} has no outline");
            let bounds = path.bounding_box();
            assert!(
                Rect::new(0.0, 0.0, 24.0, 24.0).union(bounds).area() <= 576.5,
                "{icon:?} leaves its box: {bounds:?}"
            );
        }
        for face in [Icon::Angry, Icon::Frown, Icon::Meh, Icon::Smile, Icon::Laugh] {
            let bounds = face_path(face).bounding_box();
            assert!(bounds.width() > 5.0 && bounds.width() < 12.0 && bounds.height() > 5.0, "{face:?}: {bounds:?}");
        }
        assert_eq!(OUTLINES.len(), Icon::ALL.len(), "every outline of the file is in use");
    }
}
