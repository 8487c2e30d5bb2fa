//! The icons of the program and of its files, in the sizes of the hicolor theme.

use std::ops::ControlFlow;

use super::super::CliError;
use crate::export::{PngOptions, PngSize, app_sign, app_sign_svg, png};

/// The sides of the icons, in pixels.
const SIDES: [u32; 9] = [16, 22, 24, 32, 48, 64, 128, 256, 512];

/// The icons, each with its path in the theme.
pub(super) fn all() -> Result<Vec<(String, Vec<u8>)>, CliError> {
    let mut icons = vec![("scalable/apps/safar.svg".to_owned(), app_sign_svg().into_bytes())];
    let scene = app_sign();
    for side in SIDES {
        let name = format!("{side}x{side}/apps/safar.png");
        let options = PngOptions { is_transparent: true, ..PngOptions::new(PngSize::Width(side)) };
        let mut content = Vec::new();
        png(&scene, &options, &mut content, &mut |_| ControlFlow::Continue(()))
            .map_err(|source| CliError::Export { path: name.clone().into(), source })?;
        icons.push((name, content));
    }
    Ok(icons)
}
