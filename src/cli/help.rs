//! The help texts.

/// The commands that have their own help text.
pub(super) const COMMANDS: [&str; 4] = ["export", "new", "templates", "check"];

/// The help text of `command`, or of the whole program if the command is `None` or has no help text.
pub(super) fn text(command: Option<&str>) -> &'static str {
    match command {
        Some("export") => EXPORT,
        Some("new") => NEW,
        Some("templates") => TEMPLATES,
        Some("check") => CHECK,
        _ => PROGRAM,
    }
}

const PROGRAM: &str = "\
Safar designs customer journey maps.

Usage:
  safar [MAP]                    open the window, with a map if one is named
  safar export MAP -o out.png    make a picture of a map
  safar new -o map.ron           make a new map from a template
  safar templates                list the templates
  safar check MAP...             say what is wrong with maps
  safar help COMMAND             explain a command

Options:
  -h, --help       this text; behind a command, the command's own
  -V, --version    the version

Examples:
  safar maps/samples/online-shop.en.ron
  safar export map.ron -o map.png --width 3840
  safar new --template customer-journey --lang fa -o map.ron

Without a display, `safar [MAP]` writes the picture of the map, or of a sample,
to journey.png in the current folder.

Exit codes: 0 done; 1 the work could not be done, or a map has errors;
2 the arguments are wrong. Errors go to the error stream.
";

const EXPORT: &str = "\
Makes a picture of a map, the same as the window shows and exports.

Usage:
  safar export MAP -o FILE.png [options]

Options:
  -o, --output FILE.png    the picture; a file of that name is replaced, once
                           the new picture is complete
  --scale N                pixels to a map unit; 2 if no size is given
  --width N                pixels in a row; the height follows
  --height N               rows of pixels; the width follows
  --dpi N                  pixels to an inch on paper; 96 is scale 1
  --theme NAME|FILE.ron    light (as a rule), dark, contrast (high contrast),
                           print (needs no colour), or a theme file of yours
  --density NAME           comfortable (as a rule), compact (more on a slide),
                           or wall (large, without details)
  --transparent            no ground behind the map
  --stage N                only the stage with this number, counted from 1,
                           or with this id
  --view NAME              through this view of the map: the cards that its
                           filter does not pick are faint, or left out
  --hide PART,PART         leave out legend, sources, unexplored (the hatching
                           of stages nobody has looked at) or personas (their
                           goals, needs and frustrations)

Examples:
  safar export map.ron -o map.png
  safar export map.ron -o wall.png --width 3840 --theme dark
  safar export map.ron -o slide.png --stage 2 --transparent
  safar export map.ron -o brand.png --theme brand.ron --density compact
  safar export map.ron -o plain.png --hide legend,sources

Exit codes: 0 done; 1 the map has errors or the picture cannot be made, and
nothing was written; 2 the arguments are wrong.
";

const NEW: &str = "\
Makes a new map from a template.

Usage:
  safar new [--template NAME] [--lang en|ar|fa] -o FILE.ron

Options:
  -o, --output FILE.ron    the new map
  -t, --template NAME      the template; customer-journey if none is named
  --lang en|ar|fa          English, Arabic or Persian; English if none is named
  --force                  replace a file of that name

Examples:
  safar new -o map.ron
  safar new --template customer-journey --lang ar -o map.ron

Exit codes: 0 done; 1 the file exists or cannot be written; 2 the arguments
are wrong, or there is no such template.
";

const TEMPLATES: &str = "\
Lists the templates for `safar new`, with their languages and titles.

Usage:
  safar templates

Exit codes: 0 done; 2 the arguments are wrong.
";

const CHECK: &str = "\
Says what is wrong with maps: errors with line and column, and findings such as
an empty stage.

Usage:
  safar check [--strict] MAP...

Options:
  --strict    count warnings and findings as failure

Examples:
  safar check map.ron
  safar check --strict maps/samples/*.ron

Exit codes: 0 no errors; 1 a map has errors, or with --strict warnings or
findings; 2 the arguments are wrong.
";
