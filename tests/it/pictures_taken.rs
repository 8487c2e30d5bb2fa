//! Pictures taken into a map: their size afterwards, and the data that is removed from them.

use std::io::Cursor;

use image::{DynamicImage, GenericImageView as _, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use safar::import::{CARD_PICTURE_SIDE, PORTRAIT_SIDE, embeddable};

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A picture with a red left half and a blue right half.
fn halves(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) }).into()
}

fn decoded(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

/// `jpeg` with camera data that says the camera was held sideways.
fn with_camera_data(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    // One entry: orientation, a 16-bit integer, one value, 6: rotate by a quarter to the right.
    exif.extend(*b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0");
    exif.extend(*b"taken at home");
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|part| part == words)
}

#[test]
fn large_pictures_are_made_smaller_and_keep_their_proportions() {
    for (side, width, height, expected) in [
        (PORTRAIT_SIDE, 1024, 600, (512, 300)),
        (PORTRAIT_SIDE, 600, 1024, (300, 512)),
        (CARD_PICTURE_SIDE, 3200, 800, (1600, 400)),
    ] {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let taken = embeddable(&encoded(&halves(width, height), format), side).unwrap();
            assert_eq!(decoded(&taken).dimensions(), expected);
            assert_eq!(image::guess_format(&taken).unwrap(), format);
        }
    }
}

#[test]
fn small_pictures_keep_every_pixel() {
    let picture = halves(300, 200);
    let taken = embeddable(&encoded(&picture, ImageFormat::Png), PORTRAIT_SIDE).unwrap();
    assert_eq!(decoded(&taken).to_rgb8(), picture.to_rgb8());
    let glass: DynamicImage =
        RgbaImage::from_fn(20, 10, |x, _| Rgba([10, 200, 90, u8::try_from(x).unwrap() * 12])).into();
    let taken = embeddable(&encoded(&glass, ImageFormat::Png), PORTRAIT_SIDE).unwrap();
    assert_eq!(decoded(&taken).to_rgba8(), glass.to_rgba8(), "what is see-through stays so");
}

#[test]
fn what_a_camera_wrote_is_gone_and_the_picture_stands_upright() {
    let file = with_camera_data(&encoded(&halves(120, 80), ImageFormat::Jpeg));
    assert!(holds(&file, b"taken at home"));
    let taken = embeddable(&file, PORTRAIT_SIDE).unwrap();
    assert!(!holds(&taken, b"taken at home") && !holds(&taken, b"Exif"));
    let upright = decoded(&taken).to_rgb8();
    assert_eq!(upright.dimensions(), (80, 120));
    let (top, bottom) = (upright.get_pixel(40, 10), upright.get_pixel(40, 110));
    assert!(top[0] > 150 && bottom[2] > 150, "the left half is on top: {top:?}, {bottom:?}");
}

#[test]
fn what_is_no_picture_is_refused_in_words() {
    for file in [&b"GIF89a"[..], b"", b"\x89PNG\r\n\x1a\nnot really"] {
        let refusal = embeddable(file, PORTRAIT_SIDE).unwrap_err();
        let words = safar::ui::words::faults::picture_fault(&refusal);
        assert!(words.ends_with('.'), "{words}");
    }
}
