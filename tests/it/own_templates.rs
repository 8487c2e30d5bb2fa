//! The user's own templates as files: what they keep of a map, and that no file is lost.

use std::fs;

use safar::{
    model::{Language, Map, MapInfo},
    storage::{
        BuiltIn, OwnTemplate, TemplateSpec, delete_template, own_templates, read_map, rename_template, save_template,
    },
};

use crate::support::{shipped_maps, temp::TempFolder};

fn spec(name: &str, keeps_texts: bool) -> TemplateSpec {
    TemplateSpec { name: name.to_owned(), language: Language::English, keeps_texts }
}

fn shop() -> Map {
    BuiltIn::with_stem("online-shop.en").unwrap().map().unwrap()
}

fn names(templates: &[OwnTemplate]) -> Vec<&str> {
    templates.iter().map(|template| template.name.as_str()).collect()
}

#[test]
fn a_template_with_its_texts_is_the_map_under_another_name() {
    let folder = TempFolder::new();
    let path = save_template(&folder.join("made/when missing"), &shop(), &spec(" Our lanes: shop ", true)).unwrap();
    assert_eq!(path.file_name().unwrap(), "Our lanes- shop.ron");
    let read = read_map(&path).unwrap();
    assert_eq!(read.warnings, []);
    let expected = Map { info: MapInfo { title: "Our lanes: shop".to_owned(), ..shop().info }, ..shop() };
    assert_eq!(read.map, expected);
}

#[test]
fn a_template_without_texts_keeps_structure_and_prompts_and_nothing_a_client_said() {
    for (name, map) in shipped_maps::shipped_maps() {
        let folder = TempFolder::new();
        let spec = TemplateSpec { language: map.info.language, ..spec("Ours", false) };
        let read = read_map(&save_template(folder.path(), &map, &spec).unwrap()).unwrap();
        assert_eq!(read.warnings, [], "{name}");
        let kept = read.map;
        assert_eq!((&kept.stages, &kept.lanes), (&map.stages, &map.lanes), "{name}");
        assert_eq!(kept.info.prompts, map.info.prompts, "{name}");
        assert_eq!(kept.info.title, "Ours");
        assert!(kept.cards.is_empty() && kept.feelings.is_empty() && kept.pictures.is_empty(), "{name}");
        assert!(kept.sources.is_empty() && kept.views.is_empty(), "{name}");
        let said = [&kept.info.scope, &kept.info.scenario];
        assert!(said.iter().all(|text| text.is_empty()) && kept.info.goals.is_empty(), "{name}");
        for (persona, before) in kept.personas.iter().zip(&map.personas) {
            assert_eq!(persona.prompts, before.prompts, "{name}");
            assert!(persona.name.is_empty() && persona.quote.is_empty() && persona.portrait.is_none(), "{name}");
        }
    }
}

#[test]
fn templates_of_the_same_name_replace_no_file_and_an_unreadable_one_is_listed_with_its_reason() {
    let folder = TempFolder::new();
    assert!(own_templates(&folder.join("missing")).is_empty());
    for _ in 0..2 {
        save_template(folder.path(), &shop(), &spec("B", true)).unwrap();
    }
    save_template(folder.path(), &shop(), &spec("..", true)).unwrap();
    fs::write(folder.join("A broken.ron"), "(version: 1, title: ").unwrap();
    fs::write(folder.join("notes.txt"), "no template").unwrap();
    let found = own_templates(folder.path());
    assert_eq!(names(&found), ["..", "A broken", "B", "B"]);
    let stages: Vec<_> = found.iter().filter_map(|one| one.content.as_ref().ok()).map(|facts| facts.stages).collect();
    assert_eq!(stages, [5, 5, 5]);
    assert!(found[1].content.as_ref().unwrap_err().to_string().contains("A broken.ron"), "{:?}", found[1].content);
    assert!(found[0].written.is_some());
    rename_template(&found[3].path, "Another").unwrap();
    assert_eq!(names(&own_templates(folder.path())), ["..", "A broken", "Another", "B"]);
    rename_template(&found[1].path, "Mended").unwrap_err();
    assert_eq!(fs::read_to_string(folder.join("A broken.ron")).unwrap(), "(version: 1, title: ");
    for template in &found {
        delete_template(&template.path).unwrap();
        delete_template(&template.path).unwrap();
    }
    assert_eq!(folder.names(), ["notes.txt"]);
}
