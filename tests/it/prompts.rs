//! The prompts of templates: shown in the window, never exported, replaced by typing.

use std::{collections::BTreeSet, path::Path};

use egui::{Key, Modifiers};
use safar::{
    edit::Command,
    export::{Look, MapPicture, description, picture},
    layout::TextTarget,
    model::{Filter, FilterEffect, InfoPrompts, Map, PersonaId, PersonaPrompts},
    storage::{BuiltIn, TEMPLATES, parse_map, write_map},
    text::FontBook,
    theme::Theme,
};

use crate::support::window::Window;

/// The prompts of `map`.
fn prompts(map: &Map) -> Vec<&str> {
    let InfoPrompts { scope, scenario, goals } = &map.info.prompts;
    let personas = map.personas.iter().flat_map(|persona| {
        let PersonaPrompts { name, role, quote } = &persona.prompts;
        [name, role, quote]
    });
    [scope, scenario, goals].into_iter().chain(personas).map(String::as_str).collect()
}

/// `map` drawn, with hints as in the window, or without as for a file.
fn drawn(map: &Map, has_hints: bool) -> MapPicture {
    let (filter, kept) = (Filter::default(), BTreeSet::new());
    let look = Look { theme: Theme::light(), filter: &filter, effect: FilterEffect::Fade, kept: &kept, has_hints };
    picture(map, look, &mut FontBook::bundled(), None)
}

/// The texts of the header and of the personas.
fn texts(picture: &MapPicture) -> String {
    let header = &picture.layout.header;
    let header = [Some(&header.subtitle), header.goals.as_ref()];
    let personas = picture.layout.personas.iter();
    let personas = personas.flat_map(|persona| [Some(&persona.name), persona.role.as_ref(), persona.quote.as_ref()]);
    let texts = header.into_iter().chain(personas).flatten();
    texts.map(|text| text.block.text.to_string()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_fresh_template_shows_its_prompts_and_exports_none() {
    for template in TEMPLATES {
        let map = template.map().unwrap();
        let (window, file) = (drawn(&map, true), drawn(&map, false));
        let (shown, exported) = (texts(&window), texts(&file));
        let described = description(&map);
        assert_eq!(prompts(&map).len(), 6, "{}", template.stem);
        for prompt in prompts(&map) {
            assert!(!prompt.is_empty() && shown.contains(prompt), "{}: {prompt} is not in {shown}", template.stem);
            assert!(!exported.contains(prompt), "{}: {prompt} is exported: {exported}", template.stem);
            assert!(!described.contains(prompt), "{}: {prompt} is described: {described}", template.stem);
        }
        // Nor anything in their place.
        let mut bare = map.clone();
        bare.info.prompts = InfoPrompts::default();
        bare.personas.clear();
        assert!(file.scene.dump() == drawn(&bare, false).scene.dump(), "{}", template.stem);
    }
}

#[test]
fn a_persona_with_a_word_of_its_own_is_exported_without_the_prompts_of_its_other_texts() {
    let mut session = safar::edit::Session::new(BuiltIn::all().next().unwrap().map().unwrap());
    let id = session.map().personas[0].id.clone();
    let field = safar::edit::PersonaField::Role("Nurse".into());
    session.apply(Command::SetPersona { id, field }).unwrap();
    let exported = texts(&drawn(session.map(), false));
    assert!(exported.contains("Nurse") && !exported.contains("Name, age"), "{exported}");
    assert!(texts(&drawn(session.map(), true)).contains("Name, age"), "it is shown until a name is typed");
}

#[test]
fn prompts_are_kept_in_the_file() {
    for template in TEMPLATES {
        let map = template.map().unwrap();
        let read = parse_map("again.ron", write_map(&map).as_bytes()).unwrap().map;
        assert_eq!(prompts(&read), prompts(&map));
    }
}

#[test]
fn typing_over_a_prompt_replaces_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/templates/customer-journey.en.ron");
    let mut window = Window::open(1280.0, 800.0, Some(path));
    let persona = window.map().personas[0].id.clone();
    let targets = [TextTarget::Scenario, TextTarget::PersonaName(persona.clone()), TextTarget::PersonaQuote(persona)];
    for (target, typed) in targets.into_iter().zip(["A birthday is near", "Mona, 34", "Quickly, please"]) {
        let rect = window.layout().text_box(&target).expect("the prompt is on the page").rect;
        let rect = window.app().canvas().screen_rect(rect);
        window.double_click_at(egui::pos2(rect.left() + 8.0, rect.center().y));
        window.type_text(typed);
        window.press(Modifiers::NONE, Key::Enter);
    }
    let map = window.map();
    assert_eq!(map.info.scenario, "A birthday is near");
    let mona = map.persona(&PersonaId::new("p1").unwrap()).unwrap();
    assert_eq!((mona.name.as_str(), mona.quote.as_str(), mona.role.as_str()), ("Mona, 34", "Quickly, please", ""));
    let shown = texts(&drawn(map, true));
    assert!(shown.contains("A birthday is near") && !shown.contains("Who wants what"), "{shown}");
    assert!(shown.contains("Mona, 34") && !shown.contains("Name, age"), "{shown}");
}
