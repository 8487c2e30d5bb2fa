//! The README's commands run as they stand.

use std::{env, fs, os::unix::fs::symlink, path::Path, process::Command};

use crate::support::temp::TempFolder;

/// The lines of the README's shell blocks that run the program.
fn commands() -> Vec<String> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let blocks = readme.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("sh\n"));
    let lines = blocks.flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.filter(|line| line == "safar" || line.starts_with("safar ")).collect()
}

#[test]
fn every_command_of_the_readme_runs_on_the_shipped_samples() {
    let folder = TempFolder::new();
    symlink(Path::new(env!("CARGO_MANIFEST_DIR")).join("maps"), folder.join("maps")).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_safar")).parent().unwrap();
    let path = format!("{}:{}", program.display(), env::var("PATH").unwrap_or_default());
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        let run = Command::new("sh")
            .args(["-c", &command])
            .current_dir(folder.path())
            .env("PATH", &path)
            .env("SAFAR_CONFIG_DIR", folder.join("config"))
            .env("XDG_DATA_HOME", folder.join("data"))
            // Without a display, the window's picture is written to a file.
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() && said.is_empty(), "{command}: {said}");
    }
}
