//! Draws what egui asks for, triangle by triangle, without a GPU: so that pictures of the window can be made anywhere.
//!
//! Colours are premultiplied and blended as bytes, as egui's own painters do. Textures are sampled bilinearly, edges are
//! not smoothed beyond what egui's own feathering does.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::many_single_char_names,
    clippy::float_cmp,
    clippy::iter_over_hash_type,
    reason = "pixels are counted in whole numbers and placed in fractions; textures are independent of one another"
)]

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use egui::{
    Color32, Context, FullOutput, ImageData, Pos2, Rect, TextureId, TexturesDelta,
    epaint::{ClippedPrimitive, Mesh, Primitive, Vertex},
};
use egui_kittest::TestRenderer;

/// A renderer, and a hand on its textures: a harness owns one clone, the test another.
#[derive(Clone, Default)]
pub(crate) struct SoftwareRenderer(Arc<Mutex<HashMap<TextureId, Texture>>>);

struct Texture {
    size: [usize; 2],
    pixels: Vec<Color32>,
}

/// A picture: RGBA, eight bits a channel, rows from the top.
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<Color32>,
}

impl TestRenderer for SoftwareRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.0.lock().unwrap();
        for (id, deltas) in delta.set.drain() {
            for delta in deltas {
                let ImageData::Color(image) = &delta.image;
                match delta.pos {
                    None => {
                        let texture = Texture { size: image.size, pixels: image.pixels.clone() };
                        textures.insert(id, texture);
                    }
                    Some([left, top]) => {
                        let texture = textures.get_mut(&id).expect("a patch is for a texture that was set");
                        for (row, line) in image.pixels.chunks(image.size[0]).enumerate() {
                            let at = (top + row) * texture.size[0] + left;
                            texture.pixels[at..at + line.len()].copy_from_slice(line);
                        }
                    }
                }
            }
        }
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }
}

impl SoftwareRenderer {
    /// Draws `output`, which is of the size `size` in points.
    pub(crate) fn draw(&self, ctx: &Context, output: &FullOutput, size: egui::Vec2) -> Picture {
        let scale = output.pixels_per_point;
        let (width, height) = ((size.x * scale).round() as usize, (size.y * scale).round() as usize);
        let mut picture = Picture { width, height, pixels: vec![Color32::BLACK; width * height] };
        let textures = self.0.lock().unwrap();
        for ClippedPrimitive { clip_rect, primitive } in ctx.tessellate(output.shapes.clone(), scale) {
            if let Primitive::Mesh(mesh) = primitive {
                picture.mesh(&mesh, clip_rect, scale, textures.get(&mesh.texture_id));
            }
        }
        picture
    }
}

impl Picture {
    /// The colour at a place.
    pub(crate) fn at(&self, x: usize, y: usize) -> Color32 {
        self.pixels[y * self.width + x]
    }

    /// How many different colours there are within `rect`.
    pub(crate) fn colors_in(&self, rect: Rect) -> usize {
        let mut colors = std::collections::HashSet::new();
        let x = rect.left().max(0.0) as usize..(rect.right() as usize).min(self.width);
        for y in rect.top().max(0.0) as usize..(rect.bottom() as usize).min(self.height) {
            colors.extend(x.clone().map(|x| self.at(x, y)));
        }
        colors.len()
    }

    /// Writes the picture to `target/ui-pictures/NAME.png`, for people to look at.
    pub(crate) fn save(&self, name: &str) {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/ui-pictures");
        std::fs::create_dir_all(&folder).unwrap();
        let bytes: Vec<u8> = self.pixels.iter().flat_map(Color32::to_array).collect();
        let (width, height) = (self.width as u32, self.height as u32);
        let image = image::RgbaImage::from_raw(width, height, bytes).unwrap();
        image.save(folder.join(format!("{name}.png"))).unwrap();
    }

    fn mesh(&mut self, mesh: &Mesh, clip: Rect, scale: f32, texture: Option<&Texture>) {
        let bound = |value: f32, limit: usize| (value * scale).round().clamp(0.0, limit as f32) as usize;
        let clip = [
            bound(clip.left(), self.width),
            bound(clip.top(), self.height),
            bound(clip.right(), self.width),
            bound(clip.bottom(), self.height),
        ];
        for triangle in mesh.indices.chunks_exact(3) {
            let [a, b, c] = [triangle[0], triangle[1], triangle[2]].map(|at| mesh.vertices[at as usize]);
            self.triangle([a, b, c], clip, scale, texture);
        }
    }

    fn triangle(&mut self, corners: [Vertex; 3], clip: [usize; 4], scale: f32, texture: Option<&Texture>) {
        let [a, b, c] = corners.map(|corner| Pos2::new(corner.pos.x * scale, corner.pos.y * scale));
        let area = cross(a, b, c);
        if area == 0.0 || !area.is_finite() {
            return;
        }
        let least = |values: [f32; 3]| values.into_iter().fold(f32::INFINITY, f32::min).floor().max(0.0) as usize;
        let most = |values: [f32; 3]| values.into_iter().fold(0.0, f32::max).ceil() as usize;
        let (x0, x1) = (least([a.x, b.x, c.x]).max(clip[0]), most([a.x, b.x, c.x]).min(clip[2]));
        let (y0, y1) = (least([a.y, b.y, c.y]).max(clip[1]), most([a.y, b.y, c.y]).min(clip[3]));
        for y in y0..y1 {
            for x in x0..x1 {
                let point = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
                let weights = [cross(b, c, point) / area, cross(c, a, point) / area, cross(a, b, point) / area];
                let is_inside = weights.iter().zip([(b, c), (c, a), (a, b)]).all(|(weight, (from, to))| {
                    // Of two triangles that share an edge, only one owns the points on it.
                    let owns = if area > 0.0 { from } else { to };
                    let other = if area > 0.0 { to } else { from };
                    *weight > 0.0 || *weight == 0.0 && (owns.y > other.y || owns.y == other.y && owns.x < other.x)
                });
                if is_inside {
                    self.blend(x, y, shade(&corners, weights, texture));
                }
            }
        }
    }

    fn blend(&mut self, x: usize, y: usize, source: [f32; 4]) {
        let under = &mut self.pixels[y * self.width + x];
        let kept = 1.0 - source[3] / 255.0;
        let mix = |source: f32, under: u8| (source + f32::from(under) * kept).round().clamp(0.0, 255.0) as u8;
        let [r, g, b, a] = under.to_array();
        *under = Color32::from_rgba_premultiplied(
            mix(source[0], r),
            mix(source[1], g),
            mix(source[2], b),
            mix(source[3], a),
        );
    }
}

fn cross(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

fn shade(corners: &[Vertex; 3], weights: [f32; 3], texture: Option<&Texture>) -> [f32; 4] {
    let mut color = [0.0; 4];
    let mut uv = [0.0; 2];
    for (corner, weight) in corners.iter().zip(weights) {
        for (channel, value) in color.iter_mut().zip(corner.color.to_array()) {
            *channel += weight * f32::from(value);
        }
        uv[0] += weight * corner.uv.x;
        uv[1] += weight * corner.uv.y;
    }
    let texel = texture.map_or([255.0; 4], |texture| texture.sample(uv));
    [0, 1, 2, 3].map(|at| color[at] * texel[at] / 255.0)
}

impl Texture {
    fn sample(&self, [u, v]: [f32; 2]) -> [f32; 4] {
        let [width, height] = self.size;
        let x = (u * width as f32 - 0.5).clamp(0.0, width as f32 - 1.0);
        let y = (v * height as f32 - 0.5).clamp(0.0, height as f32 - 1.0);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
        let (fx, fy) = (x - left as f32, y - top as f32);
        let mut sum = [0.0; 4];
        for (x, y, weight) in [
            (left, top, (1.0 - fx) * (1.0 - fy)),
            (right, top, fx * (1.0 - fy)),
            (left, bottom, (1.0 - fx) * fy),
            (right, bottom, fx * fy),
        ] {
            for (channel, value) in sum.iter_mut().zip(self.pixels[y * width + x].to_array()) {
                *channel += weight * f32::from(value);
            }
        }
        sum
    }
}
