//! A software renderer for egui: draws its output triangle by triangle, so that pictures of the window need no GPU.
//!
//! Colours are premultiplied and blended as bytes, like egui's own painters do. Textures are sampled bilinearly; edges
//! are smoothed only by egui's own feathering.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::many_single_char_names,
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

/// A renderer that shares its textures between clones: a harness owns one clone, the test another.
#[derive(Clone, Default)]
pub(crate) struct SoftwareRenderer(Arc<Mutex<HashMap<TextureId, Texture>>>);

struct Texture {
    size: [usize; 2],
    pixels: Vec<Color32>,
}

/// A picture: RGBA, eight bits per channel, rows from the top.
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
    /// Draws `output`, which has the size `size` in points.
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
    /// The colour of a pixel.
    pub(crate) fn at(&self, x: usize, y: usize) -> Color32 {
        self.pixels[y * self.width + x]
    }

    /// The number of different colours within `rect`.
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

    /// Fills a triangle row by row. A point on an edge shared by two triangles belongs to only one of them.
    fn triangle(&mut self, corners: [Vertex; 3], clip: [usize; 4], scale: f32, texture: Option<&Texture>) {
        let on_screen = |vertex: &Vertex| Pos2::new(vertex.pos.x * scale, vertex.pos.y * scale);
        let [p, q, r] = &corners;
        let area = cross(on_screen(p), on_screen(q), on_screen(r));
        if area == 0.0 || !area.is_finite() {
            return;
        }
        let vertices = if area > 0.0 { [*p, *q, *r] } else { [*p, *r, *q] };
        let [a, b, c] = [on_screen(&vertices[0]), on_screen(&vertices[1]), on_screen(&vertices[2])];
        let area = area.abs();
        let top = (a.y.min(b.y).min(c.y).floor().max(0.0) as usize).max(clip[1]);
        let bottom = (a.y.max(b.y).max(c.y).ceil().max(0.0) as usize).min(clip[3]);
        for y in top..bottom {
            let row = Pos2::new(0.5, y as f32 + 0.5);
            let (mut from, mut to) = (clip[0] as f32, clip[2] as f32);
            for (start, end) in [(a, b), (b, c), (c, a)] {
                // The edge function along the row: `weight + x * slope`, positive inside.
                let (weight, slope) = (cross(start, end, row), start.y - end.y);
                if slope > 0.0 {
                    from = from.max((-weight / slope).ceil());
                } else if slope < 0.0 {
                    to = to.min((-weight / slope).ceil());
                } else if weight < 0.0 || weight == 0.0 && start.x >= end.x {
                    to = from;
                }
            }
            if from < to {
                let shading = Shading::along_row(&vertices, [a, b, c], area, row);
                self.span(y, from as usize, to as usize, &shading, texture);
            }
        }
    }

    /// Blends the pixels `from..to` of row `y`.
    fn span(&mut self, y: usize, from: usize, to: usize, shading: &Shading, texture: Option<&Texture>) {
        let flat = shading.is_flat().then(|| shading.color_at(0.0, texture));
        for x in from..to {
            let source = match flat {
                Some(color) => color,
                None => shading.color_at(x as f32, texture),
            };
            let under = &mut self.pixels[y * self.width + x];
            if source[3] >= 254.5 {
                *under = Color32::from_rgb(source[0] as u8, source[1] as u8, source[2] as u8);
            } else if source[3] > 0.0 || source[0] > 0.0 {
                let kept = 1.0 - source[3] / 255.0;
                let mix = |source: f32, under: u8| (source + f32::from(under) * kept + 0.5).min(255.0) as u8;
                let (r, g, b) = (under.r(), under.g(), under.b());
                *under = Color32::from_rgb(mix(source[0], r), mix(source[1], g), mix(source[2], b));
            }
        }
    }
}

/// Colour and texture position along a row: the value at its start and the increment per pixel. In double precision,
/// because a row begins far outside a small triangle.
struct Shading {
    start: [f64; 6],
    step: [f64; 6],
}

impl Shading {
    fn along_row(vertices: &[Vertex; 3], [a, b, c]: [Pos2; 3], area: f32, row: Pos2) -> Self {
        let (mut start, mut step) = ([0.0; 6], [0.0; 6]);
        let area = f64::from(area);
        for (vertex, (from, to)) in vertices.iter().zip([(b, c), (c, a), (a, b)]) {
            let [from_x, from_y, to_x, to_y] = [from.x, from.y, to.x, to.y].map(f64::from);
            let (x, y) = (f64::from(row.x), f64::from(row.y));
            let weight = ((to_x - from_x) * (y - from_y) - (to_y - from_y) * (x - from_x)) / area;
            let slope = (from_y - to_y) / area;
            let [r, g, b, a] = vertex.color.to_array();
            let color = [r, g, b, a].map(f64::from);
            let values = [color[0], color[1], color[2], color[3], vertex.uv.x.into(), vertex.uv.y.into()];
            for at in 0..6 {
                start[at] += weight * values[at];
                step[at] += slope * values[at];
            }
        }
        Self { start, step }
    }

    /// Whether every pixel of the row has the same colour.
    fn is_flat(&self) -> bool {
        self.step[0].abs() + self.step[1].abs() + self.step[2].abs() + self.step[3].abs() < 1e-4
            && self.step[4].abs() < 1e-8
    }

    fn color_at(&self, x: f32, texture: Option<&Texture>) -> [f32; 4] {
        let value = |at: usize| (self.start[at] + f64::from(x) * self.step[at]) as f32;
        let texel = texture.map_or([255.0; 4], |texture| texture.sample(value(4), value(5)));
        let channel = |at: usize| (value(at) * texel[at] / 255.0).clamp(0.0, 255.0);
        [channel(0), channel(1), channel(2), channel(3)]
    }
}

fn cross(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

impl Texture {
    fn texel(&self, x: usize, y: usize) -> [f32; 4] {
        let color = self.pixels[y * self.size[0] + x];
        [f32::from(color.r()), f32::from(color.g()), f32::from(color.b()), f32::from(color.a())]
    }

    fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let (right_most, lowest) = (self.size[0] - 1, self.size[1] - 1);
        let x = (u * self.size[0] as f32 - 0.5).clamp(0.0, right_most as f32);
        let y = (v * self.size[1] as f32 - 0.5).clamp(0.0, lowest as f32);
        let (near_x, near_y) = ((x + 0.5) as usize, (y + 0.5) as usize);
        if (x - near_x as f32).abs() < 0.02 && (y - near_y as f32).abs() < 0.02 {
            return self.texel(near_x.min(right_most), near_y.min(lowest));
        }
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(right_most), (top + 1).min(lowest));
        let (fx, fy) = (x - left as f32, y - top as f32);
        let corners =
            [self.texel(left, top), self.texel(right, top), self.texel(left, bottom), self.texel(right, bottom)];
        let weights = [(1.0 - fx) * (1.0 - fy), fx * (1.0 - fy), (1.0 - fx) * fy, fx * fy];
        let mut sum = [0.0; 4];
        for corner in 0..4 {
            for channel in 0..4 {
                sum[channel] += corners[corner][channel] * weights[corner];
            }
        }
        sum
    }
}
