//! The brand panel as designers use it: choosing colours while the map shows them, and saving a theme file.

use std::fs;

use egui::{Event, Key, Modifiers, Pos2, accesskit::Role};
use egui_kittest::kittest::NodeT as _;
use safar::{
    model::Language,
    storage::read_theme,
    text::VAZIRMATN,
    theme::{Theme, Token},
    ui::action::{Action, FileAction, MapAction, ViewAction, WindowAction},
};

use super::support::{
    temp::TempFolder,
    window::{Setup, Window},
};

fn sample(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name)
}

fn english() -> Window {
    Window::open(1360.0, 900.0, Some(sample("online-shop.en.ron")))
}

impl Window {
    /// The theme in which the open map is drawn.
    fn shown(&self) -> &Theme {
        &self.app().document().unwrap().drawn.theme
    }

    fn shown_color(&self, token: Token) -> String {
        self.shown().color(token).to_string()
    }

    /// Whether anything on the map has this colour.
    fn draws(&self, color: &str) -> bool {
        format!("{:?}", self.app().document().unwrap().drawn.scene).contains(color)
    }

    fn open_theme(&mut self, path: &std::path::Path) {
        for name in ["View", "Theme", "From a file…"] {
            self.click(name);
        }
        self.enter_path(path);
    }

    fn edit_brand(&mut self) {
        self.click("View");
        self.click("Theme");
        self.click("Edit brand…");
    }

    /// The centre of the control whose name begins with `beginning`.
    fn place(&self, beginning: &str) -> Pos2 {
        let controls = self.controls(&|label| label.starts_with(beginning));
        assert_eq!(controls.len(), 1, "controls called {beginning}…");
        controls[0].rect().center()
    }

    /// Scrolls to the control whose name begins with `beginning` and clicks it.
    fn reach(&mut self, beginning: &str) {
        let focus = |window: &Self| {
            let controls = window.controls(&|label| label.starts_with(beginning));
            assert_eq!(controls.len(), 1, "controls called {beginning}…");
            controls[0].focus();
        };
        focus(self);
        self.settle();
        self.controls(&|label| label.starts_with(beginning))[0].click();
        self.settle();
    }

    /// Opens or closes the popup of the colour whose name begins with `beginning`.
    fn open_color(&mut self, beginning: &str) {
        self.reach(beginning);
    }

    /// Bases the brand on another built-in theme.
    fn build_on(&mut self, name: &str) {
        self.reach("Built on");
        self.choose_in_menu(name);
    }

    /// Chooses the item with this name in the open menu; a button may have the same name.
    pub(crate) fn choose_in_menu(&mut self, name: &str) {
        let entries = self.controls(&|label| label == name);
        let entry = entries.into_iter().find(|entry| entry.accesskit_node().role() == Role::MenuItem);
        entry.expect("an entry").click();
        self.settle();
    }

    /// Enters `text` into the field with this name.
    fn fill(&mut self, name: &str, text: &str) {
        self.control(name).focus();
        self.settle();
        self.press(Modifiers::COMMAND, Key::A);
        self.type_text(text);
    }

    fn has(&self, name: &str) -> bool {
        !self.controls(&|label| label == name).is_empty()
    }

    pub(crate) fn says(&self, words: &str) -> bool {
        let root = self.harness.root();
        root.children_recursive().any(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value()].into_iter().flatten().any(|said| said.contains(words))
        })
    }
}

#[test]
fn a_colour_in_figures_is_on_the_map_at_once_and_escape_gives_back_what_was() {
    let mut window = english();
    window.edit_brand();
    assert_eq!(window.shown().name, "My brand");
    assert!(window.step_at_rest() > std::time::Duration::from_secs(1), "the panel at rest asks for no frames");
    window.picture("brand-en-light");
    let before = window.shown().clone();
    assert!(!window.draws("#B00B1E"));

    window.open_color("Stage colour 2: ");
    window.fill("Colour in figures", "b00b1e");
    assert_eq!(window.shown_color(Token::StageHue(1)), "#B00B1E");
    assert!(window.draws("#B00B1E"), "the map shows it");
    assert!(
        window.shown().stage(1).text.contrast(window.shown().tile(1)) >= 4.5,
        "and what is written in it can be read"
    );
    window.picture("brand-en-popup");

    window.fill("Colour in figures", "#12");
    assert_eq!(window.shown_color(Token::StageHue(1)), "#B00B1E", "half a colour changes nothing");
    assert!(window.says("This is not a colour"));
    window.picture("brand-en-refused");
    window.fill("Colour in figures", "۱۲F");
    assert_eq!(window.shown_color(Token::StageHue(1)), "#1122FF");

    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.has("Colour in figures"), "the popup is closed");
    assert_eq!(*window.shown(), before);
    let swatch = window.controls(&|label| label.starts_with("Stage colour 2: "));
    assert!(swatch[0].accesskit_node().is_focused(), "the keyboard is back where it came from");
}

#[test]
fn a_pull_in_the_square_is_one_step_of_the_brand_and_none_of_the_map() {
    let mut window = english();
    window.ask(Action::Map(MapAction::Delete));
    window.edit_brand();
    let before = window.shown().clone();
    let can_undo = |window: &Window| window.app().document().unwrap().session.can_undo();
    let map = window.map().clone();
    window.open_color("Stage colour 1: ");
    let square = window.control("Saturation and brightness").rect();
    window.drag(square.center(), square.left_top() + egui::vec2(30.0, 20.0));
    let pulled = window.shown().clone();
    assert_ne!(pulled, before);
    let hue = window.control("Hue").rect();
    window.drag(hue.left_center() + egui::vec2(20.0, 0.0), hue.center());
    let turned = window.shown().clone();
    assert_ne!(turned, pulled);

    // By keys too; the changes of one key press sequence are one step.
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowUp] {
        window.press(Modifiers::SHIFT, key);
    }
    assert_ne!(*window.shown(), turned);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.shown(), turned, "the keys");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.shown(), pulled, "the hue");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.shown(), before, "the square");
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(*window.shown(), pulled);
    assert_eq!((window.map(), can_undo(&window)), (&map, false));

    // Outside the popup too.
    window.open_color("Stage colour 1: ");
    window.control("Name of the brand").focus();
    window.settle();
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.shown(), before);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!((window.map(), window.shown()), (&map, &before));
}

#[test]
fn a_colour_is_taken_from_the_brand_and_from_the_clipboard() {
    let mut window = english();
    window.edit_brand();
    window.open_color("Bad: ");
    window.click("Take #B8479B");
    assert_eq!(window.shown_color(Token::Bad), "#B8479B");
    window.harness.event(Event::Paste("  7a1f5c ".into()));
    window.settle();
    assert_eq!(window.shown_color(Token::Bad), "#7A1F5C");
    window.harness.event(Event::Paste("no colour at all".into()));
    window.settle();
    assert!(window.says("There is no colour on the clipboard"));
    assert_eq!(window.shown_color(Token::Bad), "#7A1F5C");
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.shown_color(Token::Bad), Theme::light().colors.bad.to_string());
}

#[test]
fn a_brand_is_saved_opened_again_and_exported() {
    let folder = TempFolder::new();
    let path = folder.join("harbour.ron");
    let mut window = english();
    window.edit_brand();
    window.fill("Name of the brand", "Blue Harbour");
    window.open_color("Page: ");
    window.fill("Colour in figures", "#FFFDF8");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.has("Colour in figures"), "Enter closes the popup");
    let swatch = window.controls(&|label| label.starts_with("Page: "));
    assert!(swatch[0].accesskit_node().is_focused(), "and the keyboard is back where it came from");
    window.click("Save brand");
    window.enter_path(&path);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("name: \"Blue Harbour\"") && text.contains("page: \"#FFFDF8\""), "{text}");
    assert!(text.lines().count() < 10, "only what differs: {text}");

    // The file is the chosen theme: closing the panel changes nothing, and later editing continues in the file.
    window.click("Close this panel");
    assert_eq!((window.shown().name.as_str(), window.shown_color(Token::Page).as_str()), ("Blue Harbour", "#FFFDF8"));
    window.edit_brand();
    window.open_color("Text: ");
    window.fill("Colour in figures", "#001122");
    window.press(Modifiers::NONE, Key::Enter);
    window.click("Save brand");
    let read = read_theme(&path).unwrap();
    assert_eq!(read.theme.colors.ink.to_string(), "#001122");

    let mut other = english();
    other.open_theme(&path);
    assert_eq!(other.shown().colors, read.theme.colors);
    let picture = folder.join("map.png");
    other.press(Modifiers::COMMAND, Key::E);
    other.click("Theme: Your own");
    other.click("Export…");
    other.enter_path(&picture);
    let picture = image::open(&picture).unwrap().into_rgba8();
    assert_eq!(picture.get_pixel(0, 0).0, [0xFF, 0xFD, 0xF8, 255]);

    let told = std::process::Command::new(env!("CARGO_BIN_EXE_safar"))
        .args(["export", sample("online-shop.en.ron").to_str().unwrap(), "-o", "told.png", "--theme", "harbour.ron"])
        .current_dir(folder.path())
        .env("SAFAR_CONFIG_DIR", folder.join("config"))
        .status();
    assert!(told.unwrap().success());
    let picture = image::open(folder.join("told.png")).unwrap().into_rgba8();
    assert_eq!(picture.get_pixel(0, 0).0, [0xFF, 0xFD, 0xF8, 255]);
}

#[test]
fn what_is_hard_to_read_is_told_at_once_and_mended() {
    let mut window = english();
    window.edit_brand();
    assert!(window.says("All contrast checks pass"));
    window.open_color("Quiet text: ");
    window.fill("Colour in figures", "#AABBCC");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.says("Quiet text stands out too little from"));
    window.click("1 colour is hard to read");
    window.picture("brand-en-remarks");
    window.reach("Fix: Quiet text");
    assert!(window.says("All contrast checks pass"));
    let mended = window.shown().colors.muted;
    assert!(mended.b > mended.g && mended.g > mended.r, "still a blue: {mended}");
    window.click("Undo the last change of the brand");
    assert_eq!(window.shown_color(Token::Muted), "#AABBCC");
    window.click("Redo the change of the brand");
    assert_eq!(window.shown().colors.muted, mended);
    window.click("Revert");
    assert_eq!(window.shown().colors, Theme::light().colors);
}

#[test]
fn stages_colours_are_added_and_removed_within_bounds() {
    let mut window = english();
    window.click("View");
    window.click("Theme");
    window.click("High contrast");
    window.edit_brand();
    assert_eq!(window.shown().stages.len(), 5);
    for _ in 0..5 {
        window.reach("Add a stage colour");
    }
    assert_eq!(window.shown().stages.len(), 10);
    assert!(!window.has("Add a stage colour"), "ten are the most");
    for left in (1..10).rev() {
        window.open_color("Stage colour 1: ");
        window.click("Remove this colour");
        assert_eq!(window.shown().stages.len(), left);
    }
    window.open_color("Stage colour 1: ");
    assert!(window.control("Remove this colour").accesskit_node().is_disabled(), "one stays");
}

#[test]
fn another_base_changes_all_that_was_not_chosen() {
    let mut window = english();
    window.edit_brand();
    window.open_color("Persona colour 1: ");
    window.fill("Colour in figures", "#D06000");
    window.press(Modifiers::NONE, Key::Enter);
    window.build_on("Dark");
    assert!(window.shown().is_dark);
    assert_eq!(window.shown().colors, Theme::dark().colors);
    assert_eq!(window.shown_color(Token::PersonaColor(0)), "#D06000");
    window.picture("brand-en-dark");
}

#[test]
fn an_unsaved_brand_is_not_lost_silently() {
    let folder = TempFolder::new();
    let mut window = english();
    window.edit_brand();
    window.open_color("Page: ");
    window.fill("Colour in figures", "#FFFDF8");
    window.press(Modifiers::NONE, Key::Enter);
    let page = |window: &Window| window.shown_color(Token::Page);

    // Closing the panel asks nothing and keeps the draft in use.
    window.click("Close this panel");
    assert_eq!(page(&window), "#FFFDF8");
    let choose_print = |window: &mut Window| {
        window.click("View");
        window.click("Theme");
        window.click("Print");
    };
    choose_print(&mut window);
    assert!(window.says("This brand has changes"));
    window.picture("brand-en-unsaved");
    window.click("Cancel");
    assert_eq!(page(&window), "#FFFDF8");

    choose_print(&mut window);
    window.press(Modifiers::NONE, Key::Enter);
    window.enter_path(&folder.join("kept.ron"));
    assert_eq!(window.shown().name, "print");
    assert_eq!(read_theme(&folder.join("kept.ron")).unwrap().theme.colors.page.to_string(), "#FFFDF8");

    window.edit_brand();
    window.build_on("Dark");
    window.ask(Action::File(FileAction::Quit));
    window.settle();
    window.click("Cancel");
    // Closing the window from outside asks too.
    let close = |window: &mut Window| {
        let viewport = window.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        window.harness.step();
        window.settle();
    };
    close(&mut window);
    assert!(window.says("This brand has changes"));
    window.click("Cancel");
    assert!(window.shown().is_dark);
    window.click("View");
    window.click("Theme");
    window.choose_in_menu("Light");
    window.click("Don’t save");
    assert_eq!(window.shown().colors, Theme::light().colors);
    assert_eq!(window.shown().name, "My brand", "the panel goes on with what was chosen");
}

#[test]
fn a_file_that_somebody_else_changed_is_asked_about() {
    let folder = TempFolder::new();
    let path = folder.join("own.ron");
    fs::write(&path, "(name: \"own\", sizes: (column: 260.0))").unwrap();
    let mut window = english();
    window.open_theme(&path);
    window.edit_brand();
    window.open_color("Cards: ");
    window.fill("Colour in figures", "#FFFEFA");
    window.press(Modifiers::NONE, Key::Enter);
    fs::write(&path, "(name: \"theirs\")").unwrap();
    window.click("Save brand");
    assert!(window.says("Another program wrote this file"));
    window.click("Cancel");
    assert_eq!(fs::read_to_string(&path).unwrap(), "(name: \"theirs\")");
    window.click("Save brand");
    window.click("Replace the file");
    let read = read_theme(&path).unwrap().theme;
    assert_eq!((read.colors.card.to_string().as_str(), read.sizes.column), ("#FFFEFA", 260.0));
}

#[test]
fn fonts_and_a_logo_come_and_go_and_are_copied_beside_the_file() {
    let folder = TempFolder::new();
    let there = folder.join("brand");
    fs::create_dir(&there).unwrap();
    fs::write(folder.join("Own.ttf"), VAZIRMATN).unwrap();
    fs::write(folder.join("broken.ttf"), b"no font").unwrap();
    let mut logo = image::RgbaImage::new(240, 80);
    for (x, _, pixel) in logo.enumerate_pixels_mut() {
        *pixel = image::Rgba([20, 90, 160, if x % 40 < 30 { 255 } else { 60 }]);
    }
    logo.save(folder.join("logo.png")).unwrap();
    let mut window = english();
    window.edit_brand();
    window.reach("Add a font…");
    window.enter_path(&folder.join("broken.ttf"));
    assert_eq!(window.shown().fonts.len(), 0);
    window.click("Close");
    window.reach("Add a font…");
    window.enter_path(&folder.join("Own.ttf"));
    window.reach("Choose a logo…");
    window.enter_path(&folder.join("logo.png"));
    assert_eq!((window.shown().fonts.len(), window.shown().logo.is_some()), (1, true));
    window.control("Remove the logo").focus();
    window.settle();
    window.picture("brand-en-files");
    window.click("Save brand as…");
    window.enter_path(&there.join("own.ron"));
    assert!(there.join("Own.ttf").exists() && there.join("logo.png").exists());
    let read = read_theme(&there.join("own.ron")).unwrap().theme;
    assert_eq!((read.fonts.len(), read.logo.is_some()), (1, true));
    window.reach("Remove the font Own.ttf");
    window.reach("Remove the logo");
    assert_eq!((window.shown().fonts.len(), window.shown().logo.is_some()), (0, false));
}

#[test]
fn a_theme_with_a_damaged_font_is_shown_without_it_and_says_so_at_every_start() {
    let folder = TempFolder::new();
    fs::write(folder.join("cut.ttf"), &VAZIRMATN[..900]).unwrap();
    fs::write(folder.join("own.ron"), "(name: \"own\", fonts: [\"cut.ttf\"])").unwrap();
    let setup = || Setup { settings_folder: Some(folder.join("config")), ..Setup::default() };
    let mut window = Window::open_whole(1360.0, 900.0, Some(sample("online-shop.en.ron")), setup());
    window.open_theme(&folder.join("own.ron"));
    assert!(window.says("cut.ttf: found no font that can be read"));
    window.click("Close");
    assert_eq!((window.shown().name.as_str(), window.shown().font_files().len()), ("own", 0));
    drop(window);
    let mut window = Window::open_whole(1360.0, 900.0, Some(sample("online-shop.en.ron")), setup());
    assert!(window.says("cut.ttf: found no font that can be read"));
    window.click("Close");
    assert_eq!(window.shown().name, "own");
}

#[test]
fn a_click_by_assistive_technology_right_after_a_letter_saves_the_brand_with_it() {
    let folder = TempFolder::new();
    let path = folder.join("own.ron");
    fs::write(&path, "(name: \"own\")").unwrap();
    let mut window = english();
    window.open_theme(&path);
    window.edit_brand();
    let (target_node, target_tree) = window.control("Save brand").accesskit_node().locate();
    let action = egui::accesskit::Action::Click;
    let click = egui::accesskit::ActionRequest { action, target_tree, target_node, data: None };
    for round in 0..10 {
        let name = format!("own {round}");
        window.control("Name of the brand").focus();
        window.settle();
        window.press(Modifiers::COMMAND, Key::A);
        // Both arrive in one frame, as after a slow one.
        let events = [Event::Text(name.clone()), Event::AccessKitActionRequest(click.clone())];
        window.harness.input_mut().events.extend(events);
        window.settle();
        assert_eq!(read_theme(&path).unwrap().theme.name, name);
    }
}

#[test]
fn in_persian_everything_stands_on_the_other_side() {
    let mut window = Window::open_in(Language::Persian, 1360.0, 900.0, Some(sample("consultancy-clients.fa.ron")));
    window.ask(Action::View(ViewAction::UseTheme(safar::storage::ThemeChoice::Dark)));
    window.ask(Action::Window(WindowAction::ToggleSide(safar::storage::SidePanel::Brand)));
    window.settle();
    window.picture("brand-fa-dark");
    assert!(window.place("نام برند").x > 1000.0, "the panel is on the right");
    window.ask(Action::View(ViewAction::UseTheme(safar::storage::ThemeChoice::Light)));
    window.settle();
    window.open_color("رنگ مرحلهٔ ۲");
    window.fill("کد رنگ", "#B00");
    assert_eq!(window.shown_color(Token::StageHue(1)), "#BB0000");
    window.picture("brand-fa-light");
    window.fill("کد رنگ", "#F6D");
    window.press(Modifiers::NONE, Key::Enter);
    window.click("۱ رنگ خوانا نیست");
    window.picture("brand-fa-remarks");
}

#[test]
fn in_a_small_window_the_popup_is_whole_and_the_remarks_can_be_reached() {
    let mut window = Window::open_in(Language::Arabic, 1000.0, 640.0, Some(sample("online-shop.en.ron")));
    window.ask(Action::Window(WindowAction::ToggleSide(safar::storage::SidePanel::Brand)));
    window.settle();
    window.open_color("النص الخافت");
    window.fill("رمز اللون", "#AABBCC");
    window.picture("brand-ar-small");
    let screen = window.harness.ctx.content_rect();
    let offered = window.controls(&|label| label.starts_with("أخذ"));
    assert!(offered.len() > 12, "the colours of the brand, and the clipboard");
    for control in offered.iter().chain([&window.control("التشبع والسطوع"), &window.control("الصبغة")])
    {
        assert!(screen.contains_rect(control.rect()), "{:?} is in the window", control.rect());
    }
    window.press(Modifiers::NONE, Key::Enter);
    window.click("لون واحد صعب القراءة");
    let fix = window.place("معالجة: ");
    assert!(window.control("حفظ الهوية").rect().top() > fix.y, "the remark is in view, above the foot");
    window.picture("brand-ar-remarks");
}
