//! Reference pictures: how a part of a map looked when a person last checked it.

use std::{env, fs, ops::ControlFlow, path::PathBuf, sync::Arc};

use safar::{
    export::{self, PngOptions, PngSize},
    geom::Rect,
    scene::{Group, Scene},
};

/// Whether the part `region` of `scene`, drawn `width` pixels wide but with all details of the near view, looks like
/// the picture `name` in `tests/snapshots`. With `SAFAR_NEW_SNAPSHOTS` set, writes the picture instead.
pub(crate) fn looks_as_reference(scene: &Scene, region: Rect, width: u32, name: &str) -> bool {
    let near = |group: &Arc<Group>| Arc::new(Group { afar: None, ..(**group).clone() });
    let near = Scene { groups: scene.groups.iter().map(near).collect(), ..scene.clone() };
    looks_from_afar_as_reference(&near, region, width, name)
}

/// [`looks_as_reference`] with the rendering that belongs to that width.
pub(crate) fn looks_from_afar_as_reference(scene: &Scene, region: Rect, width: u32, name: &str) -> bool {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let mut options = PngOptions::new(PngSize::Width(width));
    options.region = Some(region);
    let mut picture = Vec::new();
    export::png(scene, &options, &mut picture, &mut |_| ControlFlow::Continue(())).unwrap();
    let file = folder.join(name);
    if env::var_os("SAFAR_NEW_SNAPSHOTS").is_some() {
        fs::create_dir_all(&folder).unwrap();
        fs::write(&file, &picture).unwrap();
    }
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgba8();
    fs::read(&file).is_ok_and(|reference| pixels(&reference) == pixels(&picture))
}
