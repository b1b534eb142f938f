//! Measures text in the embedded fonts and breaks it into lines. Knows nothing about pictures.

use read_fonts::{FontRef, TableProvider};

/// A weight of the embedded font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// For sentences.
    Regular,
    /// For titles and figures.
    Bold,
}

impl Weight {
    /// The font file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("regular.ttf"),
            Self::Bold => include_bytes!("bold.ttf"),
        }
    }
}

/// Units of the em square of both fonts.
const EM: i32 = 1000;

/// Width in px at a font size in px, rounded up.
pub fn width(text: &str, size: i32, weight: Weight) -> i32 {
    let font = FontRef::new(weight.bytes()).ok();
    let (cmap, hmtx) = (font.as_ref().and_then(|f| f.cmap().ok()), font.as_ref().and_then(|f| f.hmtx().ok()));
    let advance = |letter: char| {
        let glyph = cmap.as_ref()?.map_codepoint(letter)?;
        hmtx.as_ref()?.advance(glyph)
    };
    let units = text.chars().map(|letter| advance(letter).map_or(EM, i32::from)).fold(0, i32::saturating_add);
    units.saturating_mul(size).saturating_add(EM - 1) / EM
}

/// Messages set in lines of one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// Font size in px.
    pub size: i32,
    /// From top to bottom.
    pub lines: Vec<String>,
}

/// Sets words in the first size in which they take at most `most` lines; in the last size they are cut with an ellipsis.
pub fn fit(text: &str, sizes: &[i32], weight: Weight, room: i32, most: usize) -> Lines {
    for size in sizes {
        let lines = wrap(text, *size, weight, room);
        if lines.len() <= most && lines.iter().all(|line| width(line, *size, weight) <= room) {
            return Lines { size: *size, lines };
        }
    }
    let size = sizes.last().copied().unwrap_or(0);
    let mut lines = wrap(text, size, weight, room);
    if lines.len() > most {
        let rest = lines.split_off(most);
        if let Some(last) = lines.last_mut() {
            last.push(' ');
            last.push_str(&rest.join(" "));
        }
    }
    for line in &mut lines {
        if width(line, size, weight) > room {
            cut(line, size, weight, room);
        }
    }
    Lines { size, lines }
}

/// Breaks at spaces. Two lines are made about equally long, because a last line of one word looks forgotten.
fn wrap(text: &str, size: i32, weight: Weight, room: i32) -> Vec<String> {
    let loose = break_at(text, size, weight, room);
    let [first, second] = loose.as_slice() else { return loose };
    let mut narrow = (width(first, size, weight) + width(second, size, weight)) / 2;
    while narrow < room {
        let even = break_at(text, size, weight, narrow);
        if even.len() == 2 && even.iter().all(|line| width(line, size, weight) <= room) {
            return even;
        }
        narrow += size;
    }
    loose
}

fn break_at(text: &str, size: i32, weight: Weight, room: i32) -> Vec<String> {
    let spare = if text.contains(" - ") || text.contains(" – ") { width(" –", size, weight) } else { 0 };
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        // A dash stays with the word before it; it never begins a line.
        let is_dash = matches!(word, "-" | "–" | "·");
        let joined = lines.last().map(|line| format!("{line} {word}"));
        match (joined.filter(|joined| is_dash || width(joined, size, weight) <= room - spare), lines.last_mut()) {
            (Some(joined), Some(line)) => *line = joined,
            (Some(_) | None, _) => lines.push(word.to_owned()),
        }
    }
    lines
}

fn cut(line: &mut String, size: i32, weight: Weight, room: i32) {
    while line.pop().is_some() {
        if width(line.trim_end(), size, weight) + width("…", size, weight) <= room {
            break;
        }
    }
    line.truncate(line.trim_end().trim_end_matches([',', '.', ':', ';', '-', '–']).trim_end().len());
    line.push('…');
}

/// Both weights can draw the letter.
#[cfg(test)]
pub fn knows(letter: char) -> bool {
    let has = |weight: Weight| FontRef::new(weight.bytes()).ok()?.cmap().ok()?.map_codepoint(letter);
    has(Weight::Regular).is_some() && has(Weight::Bold).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: [i32; 3] = [64, 56, 48];
    const LONG: &str = "Kế hoạch hỗ trợ, thúc đẩy chuyển đổi số, thanh toán không dùng tiền mặt trong các trường học, cơ sở giáo dục \
                        và bệnh viện, cơ sở y tế trên địa bàn huyện Kim Sơn năm 2022";

    #[test]
    fn both_fonts_hold_every_vietnamese_letter() {
        // 12 vowels in 6 tones and đ, small and capital.
        let small = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
        assert_eq!(small.chars().count(), 73);
        for letter in small.chars().chain(small.to_uppercase().chars()).chain("0123456789.,:;%/()[]'’“”–…₫".chars())
        {
            assert!(knows(letter), "{letter}");
        }
    }

    #[test]
    fn stacked_marks_take_no_width() {
        for (marked, bare) in [("ẤẬẪ", "AAA"), ("ệễể", "eee"), ("ữợ", "ươ")] {
            let more = width(marked, 50, Weight::Bold) - width(bare, 50, Weight::Bold);
            assert!(more.abs() <= 1, "{marked}: {more} px");
        }
        assert!(width("ơ", 50, Weight::Bold) >= width("o", 50, Weight::Bold), "the horn belongs to the letter");
    }

    #[test]
    fn a_short_name_stays_large_and_a_long_one_steps_down() {
        let set = |text| fit(text, &SIZES, Weight::Bold, 1072, 3);
        assert_eq!(set("Xã Kim Sơn"), Lines { size: 64, lines: vec!["Xã Kim Sơn".to_owned()] });
        let name = "Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên và hỗ trợ phát triển giáo dục hòa nhập";
        let steps = set(name);
        assert!(steps.lines.len() <= 3 && steps.lines.join(" ") == name, "{steps:?}");
    }

    #[test]
    fn what_does_not_fit_ends_with_an_ellipsis_and_every_line_fits() {
        for (most, room) in [(3, 700), (2, 1072), (1, 300)] {
            let set = fit(LONG, &SIZES, Weight::Bold, room, most);
            assert_eq!((set.size, set.lines.len()), (48, most), "{set:?}");
            assert!(set.lines.last().is_some_and(|last| last.ends_with('…')), "{set:?}");
            assert!(set.lines.iter().all(|line| width(line, 48, Weight::Bold) <= room), "{set:?}");
        }
    }

    #[test]
    fn a_dash_never_begins_a_line() {
        let name = "Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên";
        for room in (400..1072).step_by(8) {
            let lines = wrap(name, 48, Weight::Bold, room);
            assert!(
                lines.iter().all(|line| !line.starts_with('-') && width(line, 48, Weight::Bold) <= room),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn a_very_long_word_is_cut_and_an_empty_text_stays_empty() {
        let set = fit(&"Ấ".repeat(80), &SIZES, Weight::Bold, 1072, 3);
        assert!(set.lines.len() == 1 && width(&set.lines[0], set.size, Weight::Bold) <= 1072, "{set:?}");
        assert!(fit("", &SIZES, Weight::Bold, 1072, 3).lines.is_empty());
    }

    #[test]
    fn two_lines_are_about_equally_long() {
        let set = fit(
            "Số liệu minh họa năm 2022, ngày nhận giả định đến 19/12/2022, có phần tạm tính.",
            &[28],
            Weight::Regular,
            1072,
            2,
        );
        let widths: Vec<i32> = set.lines.iter().map(|line| width(line, 28, Weight::Regular)).collect();
        assert!(widths.len() == 2 && (widths[0] - widths[1]).abs() < 200, "{set:?}");
    }
}
