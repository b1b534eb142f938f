//! A picture of few flat colours as indexed colour, one byte a pixel. Anti-aliased letters have thousands of colours in between; those
//! that are nearly the same are merged, which halves the file.

/// An indexed picture.
#[derive(Debug, PartialEq, Eq)]
pub struct Indexed {
    /// Red, green, blue of each colour, at most 256 of them.
    pub colours: Vec<u8>,
    /// One index into `colours` a pixel.
    pub pixels: Vec<u8>,
}

/// This many equal pixels in a row are a flat area and keep their exact colour.
const FLAT: usize = 24;

/// Indexes a picture of opaque pixels (red, green, blue, alpha).
pub fn index(rgba: &[u8]) -> Indexed {
    // One bit a channel is 8 colours besides the flat ones, so the last attempt fits every card.
    let nothing = || Indexed { colours: Vec::new(), pixels: Vec::new() };
    [3, 2, 1].into_iter().find_map(|bits| with_bits(rgba, bits)).unwrap_or_else(nothing)
}

/// A colour of the palette: the mean of the pixels that share it.
struct Mixed {
    sums: [usize; 3],
    pixels: usize,
}

/// Pixels of edges whose channels agree in their first `bits` share a colour. `None`: there are more than 256.
fn with_bits(rgba: &[u8], bits: u32) -> Option<Indexed> {
    let mut flats: Vec<([u8; 3], u8)> = Vec::new();
    let mut edges: Vec<Option<u8>> = vec![None; 1 << (3 * bits)];
    let mut colours: Vec<Mixed> = Vec::new();
    let mut pixels = Vec::with_capacity(rgba.len() / 4);
    let mut rest = rgba;
    while let [red, green, blue, ..] = *rest {
        let colour = [red, green, blue];
        let length = rest.chunks_exact(4).take_while(|pixel| pixel.starts_with(&colour)).count().max(1);
        let key = colour.iter().fold(0, |key, channel| key << bits | usize::from(channel >> (8 - bits)));
        let flat = flats.iter().find(|(flat, _)| *flat == colour).map(|(_, index)| *index);
        let known = if length < FLAT { flat.or(edges[key]) } else { flat };
        let index = match known {
            Some(index) => index,
            None => {
                let index = u8::try_from(colours.len()).ok()?;
                colours.push(Mixed { sums: [0; 3], pixels: 0 });
                if length < FLAT {
                    edges[key] = Some(index);
                } else {
                    flats.push((colour, index));
                }
                index
            }
        };
        let mixed = &mut colours[usize::from(index)];
        mixed.pixels += length;
        for (sum, channel) in mixed.sums.iter_mut().zip(colour) {
            *sum += usize::from(channel) * length;
        }
        pixels.resize(pixels.len() + length, index);
        rest = rest.get(length * 4..).unwrap_or_default();
    }
    let mean = |mixed: Mixed| mixed.sums.map(|sum| u8::try_from(sum / mixed.pixels.max(1)).unwrap_or(u8::MAX));
    Some(Indexed { colours: colours.into_iter().flat_map(mean).collect(), pixels })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flat_areas_keep_their_colour_and_edges_share_one() {
        let rgba: Vec<[u8; 4]> = [([255, 255, 255, 255], 30), ([255, 243, 234, 255], 30), ([18, 67, 109, 255], 1)]
            .into_iter()
            .chain([([20, 69, 111, 255], 1), ([255, 255, 255, 255], 2)])
            .flat_map(|(colour, times)| std::iter::repeat_n(colour, times))
            .collect();
        let indexed = index(rgba.as_flattened());
        assert_eq!(indexed.colours, [255, 255, 255, 255, 243, 234, 19, 68, 110]);
        assert_eq!(indexed.pixels[28..], [vec![0; 2], vec![1; 30], vec![2, 2, 0, 0]].concat());
    }

    #[test]
    fn there_are_never_more_than_256_colours() {
        let rgba: Vec<u8> = (0..=u8::MAX).flat_map(|n| (0..=u8::MAX).flat_map(move |m| [n, m, n ^ m, 255])).collect();
        let indexed = index(&rgba);
        assert_eq!(indexed.pixels.len(), 65_536);
        assert!(indexed.colours.len() <= 3 * 256);
        assert!(indexed.pixels.iter().all(|index| usize::from(*index) < indexed.colours.len() / 3));
    }
}
