//! `safar [MAP]` without a display: writes a picture instead of opening the window.

use std::{
    env,
    fs::File,
    io::{self, BufReader, Read},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use super::{CliError, exit_code, export, picture, say};
use crate::{
    export::{PngSize, Request},
    storage::SAMPLES,
    theme::Theme,
};

/// Whether this session has a display for a window. Always true on Windows and macOS; elsewhere X11 or Wayland must be
/// set up.
#[must_use]
pub fn has_display() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .into_iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Writes a picture of the map at `path`, or of the sample map, and reports it. `reason` is shown in parentheses after
/// "No display was found".
#[must_use]
pub fn without_display(path: Option<&Path>, reason: Option<&str>) -> ExitCode {
    exit_code(write_picture(path, reason))
}

fn write_picture(path: Option<&Path>, reason: Option<&str>) -> Result<ExitCode, CliError> {
    let (map, what) = match (path, SAMPLES.first()) {
        (Some(path), _) => (export::open(path)?, path.display().to_string()),
        (None, Some(sample)) => (sample.map()?, "the sample map".to_owned()),
        (None, None) => return Ok(ExitCode::FAILURE),
    };
    let output = free_name()?;
    let request = Request::new(Arc::new(Theme::light().clone()), PngSize::Scale(2.0));
    let info = picture::write(&map, &request, &output)?;
    // The root cause comes last; the parts before it name places in the code, which do not help the user.
    let cause = reason.and_then(|reason| reason.rsplit(": ").next());
    let reason = cause.map(|cause| format!(" ({cause})")).unwrap_or_default();
    say(&format!("No display was found{reason}, so there is no window."));
    say(&format!("Wrote the picture of {what} to {} ({} x {} pixels).", output.display(), info.width, info.height));
    say("With a display, `safar [MAP]` opens the window. `safar --help` lists what works without one.");
    Ok(ExitCode::SUCCESS)
}

/// A name for the picture: `journey.png`, or the first of `journey-2.png`, `journey-3.png` … that does not exist or is
/// a picture that Safar made.
fn free_name() -> Result<PathBuf, CliError> {
    const LAST: u32 = 99;
    let names = std::iter::once(PathBuf::from("journey.png"))
        .chain((2..=LAST).map(|number| PathBuf::from(format!("journey-{number}.png"))));
    let mut usable = names.filter(|name| name.symlink_metadata().is_err() || is_ours(name).unwrap_or(false));
    usable.next().ok_or(CliError::NoFreeName { last: LAST })
}

/// Whether the file is a PNG made by Safar, judged by the text chunks before the pixel data.
fn is_ours(path: &Path) -> io::Result<bool> {
    const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";
    const MAX_CHUNKS: usize = 64;
    if !path.symlink_metadata()?.is_file() {
        return Ok(false);
    }
    let mut file = BufReader::new(File::open(path)?);
    let mut signature = [0; 8];
    file.read_exact(&mut signature)?;
    if signature != SIGNATURE {
        return Ok(false);
    }
    for _ in 0..MAX_CHUNKS {
        let (mut length, mut kind) = ([0; 4], [0; 4]);
        file.read_exact(&mut length)?;
        file.read_exact(&mut kind)?;
        let length = u32::from_be_bytes(length);
        match &kind {
            b"iTXt" => {
                // The keyword, a zero byte, two bytes about compression, then the (empty) language and translated
                // keyword.
                const SOFTWARE: &[u8] = b"Software\0\0\0\0\0Safar ";
                const SOFTWARE_LEN: u32 = 19;
                let mut start = [0; SOFTWARE.len()];
                let known = start.len().min(length as usize);
                let start = start.get_mut(..known).unwrap_or_default();
                file.read_exact(start)?;
                if start == SOFTWARE {
                    return Ok(true);
                }
                file.seek_relative(i64::from(length.saturating_sub(SOFTWARE_LEN)) + 4)?;
            }
            b"IDAT" | b"IEND" => return Ok(false),
            _ => file.seek_relative(i64::from(length) + 4)?,
        }
    }
    Ok(false)
}
