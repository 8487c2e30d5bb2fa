//! The help texts.

/// The commands that have their own help text.
pub(super) const COMMANDS: [&str; 5] = ["export", "new", "templates", "check", "install-desktop"];

/// The help text of `command`, or of the whole program if the command is `None` or has no help text.
pub(super) fn text(command: Option<&str>) -> &'static str {
    match command {
        Some("export") => EXPORT,
        Some("new") => NEW,
        Some("templates") => TEMPLATES,
        Some("check") => CHECK,
        Some("install-desktop") => INSTALL_DESKTOP,
        _ => PROGRAM,
    }
}

const PROGRAM: &str = "\
Safar designs customer journey maps.

Usage:
  safar [MAP]                    open the window, with a map if one is named
  safar export MAP -o out.png    export a map as a picture
  safar new -o map.ron           create a map from a template
  safar templates                list the templates
  safar check MAP...             report errors and findings in maps
  safar install-desktop          add Safar to the applications menu (Linux)
  safar help COMMAND             explain a command

Options:
  -h, --help       show this text; after a command, the help of that command
  -V, --version    show the version

Examples:
  safar maps/samples/online-shop.en.ron
  safar export map.ron -o map.png --width 3840
  safar new --template customer-journey --lang fa -o map.ron

Without a display, `safar [MAP]` writes a picture of the map, or of a sample,
to journey.png in the current folder.

Exit codes: 0 success; 1 the command failed, or a map has errors;
2 the arguments are wrong. Errors go to the error stream.
";

const EXPORT: &str = "\
Exports a map as a picture, the same as the window shows and exports.

Usage:
  safar export MAP -o FILE.png [options]

Options:
  -o, --output FILE.png    the picture; an existing file is replaced once the new
                           picture is complete
  --scale N                pixels per map unit (2 if no size is given)
  --width N                width in pixels; the height follows
  --height N               height in pixels; the width follows
  --dpi N                  pixels per inch on paper; 96 is scale 1
  --theme NAME|FILE.ron    light (the default), dark, contrast (high contrast),
                           print (readable without colour), or your theme file
  --density NAME           comfortable (the default), compact (more on a slide),
                           or wall (large, without details)
  --transparent            transparent background
  --stage N                only the stage with this number, counted from 1,
                           or with this id
  --view NAME              apply this view of the map: cards that its filter does
                           not match are faded or left out
  --hide PART,PART         leave out legend, sources, unexplored (the hatching
                           of unexplored stages) or personas (their goals,
                           needs and frustrations)

A picture so small that a card's title would have less than 6.5 pixels shows only
the titles, enlarged; the command says so.

Examples:
  safar export map.ron -o map.png
  safar export map.ron -o wall.png --width 3840 --theme dark
  safar export map.ron -o slide.png --stage 2 --transparent
  safar export map.ron -o brand.png --theme brand.ron --density compact
  safar export map.ron -o plain.png --hide legend,sources

Exit codes: 0 success; 1 the map has errors or the picture cannot be made, and
nothing was written; 2 the arguments are wrong.
";

const NEW: &str = "\
Creates a map from a template.

Usage:
  safar new [--template NAME] [--lang en|ar|fa] -o FILE.ron

Options:
  -o, --output FILE.ron    the new map
  -t, --template NAME      the template: one of `safar templates`, or one of your own
                           that you saved in the window; customer-journey if none
                           is named
  --lang en|ar|fa          English, Arabic or Persian; English if none is named
  --force                  replace an existing file

Examples:
  safar new -o map.ron
  safar new --template customer-journey --lang ar -o map.ron

Exit codes: 0 success; 1 the file exists or cannot be written; 2 the arguments
are wrong, or there is no such template.
";

const TEMPLATES: &str = "\
Lists the templates for `safar new`, with their languages and titles; the ones
that you saved yourself come last.

Usage:
  safar templates

Exit codes: 0 success; 2 the arguments are wrong.
";

const CHECK: &str = "\
Reports errors in maps, with line and column, and findings such as an empty
stage.

Usage:
  safar check [--strict] MAP...

Options:
  --strict    also fail if there are warnings or findings

Examples:
  safar check map.ron
  safar check --strict maps/samples/*.ron

Exit codes: 0 no errors; 1 a map has errors, or with --strict warnings or
findings; 2 the arguments are wrong.
";

const INSTALL_DESKTOP: &str = "\
Adds Safar to the applications menu of your desktop on Linux, with its icon,
and lets file managers open maps with it. Only for you, without root.

Usage:
  safar install-desktop [--undo]

Options:
  --undo    remove what this command has written, and nothing else

The files go to $XDG_DATA_HOME, or to ~/.local/share. A file that is not from
this command, or was changed since, is never replaced or removed. Run it again
after moving the program.

Exit codes: 0 success; 1 another file is in the way, or a folder cannot be
written; 2 the arguments are wrong.
";
