//! The time from a map's file to its picture, compared with other programs:
//!
//! ```sh
//! cargo bench --bench pipeline                       # without others: Safar's own stages and whole process
//! cargo bench --bench pipeline -- 200 1000           # only these numbers of cards
//! SAFAR_PEERS_DIR=/path/to/bench cargo bench --bench pipeline
//! ```
//!
//! The folder in `SAFAR_PEERS_DIR` holds `target/release/pngfloor`, a bare pipeline that shapes, fills and encodes
//! about the same scene (N cards with two lines of text) at 3840x2160 and does nothing else. Graphviz takes part where
//! `neato` is on the path. Whole processes run in turns, so that a machine whose speed drifts is fair to all.

#![expect(clippy::print_stdout, reason = "a bench speaks to whoever started it")]

mod cards;
mod clock;
mod process;
mod search;
mod stages;

use std::{env, error::Error};

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo passes `--bench`; numbers are ours.
    let asked: Vec<usize> = env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let counts = if asked.is_empty() { vec![20, 200, 1000, 5000] } else { asked };
    println!("Medians in milliseconds; pictures fitted to 3840x2160; {} threads.\n", clock::threads());
    stages::print_header();
    for &count in &counts {
        stages::measure(count)?;
    }
    println!("\nEditing: from a key press to the tiles that show it.\n");
    counts.iter().try_for_each(|&count| stages::measure_key_press(count))?;
    println!(
        "\nOne letter in the title of one card: the layout from nothing, after the one before, and the drawing.\n"
    );
    counts.iter().try_for_each(|&count| stages::measure_letter(count))?;
    println!("\nSearch: the index of every text, a letter typed into it, all hits replaced.\n");
    counts.iter().try_for_each(|&count| search::measure(count))?;
    println!("\nWhole process, map file to picture file, in turns.\n");
    process::measure(&counts)
}
