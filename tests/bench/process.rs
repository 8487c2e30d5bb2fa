//! Whole processes: Safar and other programs, run in turns.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use safar::{layout::layout, storage::write_map, text::FontBook, theme::Theme};

use super::{
    cards,
    clock::{median, milliseconds},
    stages::fitting,
};

/// The number of turns for each program.
const TURNS: usize = 15;

/// A program that makes a picture.
struct Contestant {
    name: &'static str,
    command: Command,
    times: Vec<f64>,
}

/// Prints the median times of whole processes for maps of `counts` cards, also as multiples of the bare pipeline's.
pub(crate) fn measure(counts: &[usize]) -> Result<(), Box<dyn Error>> {
    let bare = bare_pipeline();
    if bare.is_none() {
        println!("SAFAR_PEERS_DIR names no folder with target/release/pngfloor: Safar runs without that peer.");
    }
    if !is_on_path("neato") {
        println!("`neato` is not on the path: Safar runs without Graphviz.");
    }
    let folder = env::temp_dir().join(format!("safar-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    for &count in counts {
        let mut contestants = contestants(count, &folder, bare.as_deref())?;
        for turn in 0..=TURNS {
            for contestant in &mut contestants {
                let time = contestant.run()?;
                if turn > 0 {
                    contestant.times.push(time);
                }
            }
        }
        print(count, contestants);
    }
    fs::remove_dir_all(&folder)?;
    Ok(())
}

fn print(count: usize, contestants: Vec<Contestant>) {
    let medians: Vec<(&str, f64)> =
        contestants.into_iter().map(|mut contestant| (contestant.name, median(&mut contestant.times))).collect();
    let of = |name: &str| medians.iter().find(|(other, _)| *other == name).map(|(_, time)| *time);
    let mut line = format!("{count:>6} cards:");
    for (name, time) in &medians {
        // Writing to a string cannot fail.
        let _ = write!(line, "  {name} {time:.1} ms");
        if let Some(bare) = of("bare pipeline").filter(|_| *name != "bare pipeline") {
            let _ = write!(line, " ({:.2}x)", time / bare);
        }
    }
    println!("{line}");
}

fn contestants(count: usize, folder: &Path, bare: Option<&Path>) -> Result<Vec<Contestant>, Box<dyn Error>> {
    let map = cards::map(count);
    let file = folder.join(format!("{count}.ron"));
    fs::write(&file, write_map(&map))?;
    let page = layout(&map, Theme::light(), &mut FontBook::bundled()).size;
    let mut safar = Command::new(env!("CARGO_BIN_EXE_safar"));
    safar.arg("export").arg(&file).arg("-o").arg(folder.join("safar.png"));
    safar.arg("--scale").arg(fitting(page).to_string());
    let mut contestants = vec![Contestant::new("safar export", safar)];
    if let Some(bare) = bare {
        let mut command = Command::new(bare);
        command.arg("cli").arg(count.to_string()).arg(folder.join("bare.png"));
        contestants.push(Contestant::new("bare pipeline", command));
    }
    if is_on_path("neato") {
        let graph = folder.join(format!("{count}.dot"));
        fs::write(&graph, graph_of(count))?;
        let mut command = Command::new("neato");
        command.arg("-n2").arg("-Tpng").arg("-o").arg(folder.join("graph.png")).arg(&graph);
        contestants.push(Contestant::new("graphviz", command));
    }
    Ok(contestants)
}

impl Contestant {
    fn new(name: &'static str, mut command: Command) -> Self {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Self { name, command, times: Vec::new() }
    }

    fn run(&mut self) -> Result<f64, Box<dyn Error>> {
        let start = Instant::now();
        let status = self.command.status()?;
        let time = milliseconds(start.elapsed());
        if status.success() { Ok(time) } else { Err(format!("{} failed: {status}", self.name).into()) }
    }
}

/// A graph of pinned boxes with two lines of text, one for each card, on a page fitted to 3840x2160.
#[expect(clippy::cast_precision_loss, reason = "a few thousand cards")]
fn graph_of(count: usize) -> String {
    let rows = ((count as f64 / 3.4).sqrt().ceil()).max(1.0);
    let columns = (count as f64 / rows).ceil();
    let dpi = (3840.0 / (columns * 184.0)).min(2160.0 / (rows * 96.0)) * 72.0;
    let mut graph = format!(
        "graph G {{ dpi={dpi:.3}; node [shape=box style=\"rounded,filled\" fixedsize=true \
                             width=2.22 height=1 fontsize=11];\n"
    );
    for card in 0..count {
        let (x, y) = ((card as f64 / rows).floor() * 184.0, -(card as f64 % rows) * 96.0);
        let title = "Compares prices and plans";
        let _ = writeln!(graph, "c{card} [pos=\"{x:.0},{y:.0}\" label=\"{title}\\nTouchpoint {card}, customer\"];");
    }
    graph.push('}');
    graph
}

fn bare_pipeline() -> Option<PathBuf> {
    let program = PathBuf::from(env::var_os("SAFAR_PEERS_DIR")?).join("target/release/pngfloor");
    program.is_file().then_some(program)
}

fn is_on_path(program: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}
