//! Measures text in a common sans-serif font and breaks it into lines. The widths are the wider of Arial's and
//! DejaVu Sans's, so what fits here fits in the visitor's own font too. Knows nothing about pictures; expects composed
//! letters (NFC), and counts a stray combining mark as nothing.

/// Width in px at a font size in px, rounded up.
pub fn of(text: &str, size: i32) -> i32 {
    let mille = text.chars().map(mille).fold(0, i32::saturating_add);
    mille.saturating_mul(size).saturating_add(999) / 1000
}

/// The same in bold letters, which are a little wider.
pub fn of_bold(text: &str, size: i32) -> i32 {
    of(text, size) * 11 / 10
}

/// Breaks at spaces into at most `most` lines. A word stays whole unless it is much too long; what does not fit into the
/// last line ends with an ellipsis.
pub fn wrap(text: &str, size: i32, room: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let is_full = lines.len() == most;
        match lines.last_mut() {
            // The last line takes all that is left, and is cut below.
            Some(line) if is_full || of(line, size) + of(" ", size) + of(word, size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    for line in &mut lines {
        // The table is on the wide side, so a word that is a little too wide still fits in most fonts.
        let spare = if line.contains(' ') { 0 } else { room / 6 };
        if of(line, size) > room + spare {
            cut(line, size, room);
        }
    }
    lines
}

/// The same lines, with words moved down as far as they go: a name stays together below its prefix ("TP / Đông Hà").
pub fn wrap_low(text: &str, size: i32, room: i32, most: usize) -> Vec<String> {
    let mut lines = wrap(text, size, room, most);
    for low in (1..lines.len()).rev() {
        while let Some((rest, word)) = lines[low - 1].rsplit_once(' ') {
            let joined = format!("{word} {}", lines[low]);
            if of(&joined, size) > room {
                break;
            }
            lines[low - 1] = rest.to_owned();
            lines[low] = joined;
        }
    }
    lines
}

fn cut(line: &mut String, size: i32, room: i32) {
    while line.pop().is_some() {
        if of(line.trim_end(), size) + of("…", size) <= room {
            break;
        }
    }
    line.truncate(line.trim_end().len());
    line.push('…');
}

/// Widths of the printable ASCII characters in thousandths of an em.
const ASCII: [i32; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, // space to /
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556, // 0 to ?
    1015, 684, 686, 722, 770, 667, 611, 778, 752, 295, 500, 667, 557, 863, 748, 787, // @ to O
    667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 337, 390, 838, 556, // P to _
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, // ` to o
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838, // p to ~
];

fn mille(letter: char) -> i32 {
    let base = base(letter);
    match base {
        ' '..='~' => {
            usize::try_from(u32::from(base) - 32).ok().and_then(|place| ASCII.get(place)).copied().unwrap_or(0)
        }
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' => 0,
        'đ' => 635,
        'Đ' => 775,
        'ơ' => 612,
        'Ơ' => 913,
        'ư' => 634,
        'Ư' => 858,
        '\u{a0}' | '·' => 318,
        '▲' | '◆' | '▼' | '▽' | '●' | '○' | '■' => 990,
        '–' => 556,
        '“' | '”' => 518,
        '‘' | '’' => 318,
        '≥' | '≤' | '×' | '±' => 838,
        // Shapes, dashes, the ellipsis and all other characters: a full em is certainly enough.
        _ => 1000,
    }
}

/// The letter without its marks. The horn of ơ and ư and the bar of đ belong to the letter.
fn base(letter: char) -> char {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    let plain = match small {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => {
            'a'
        }
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' => 'o',
        'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => 'ơ',
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' => 'u',
        'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'ư',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        other => other,
    };
    match (small == letter, plain == small) {
        (true, _) => plain,
        (false, true) => letter,
        (false, false) => plain.to_uppercase().next().unwrap_or(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_the_width_of_its_base_letter() {
        // Each family is the base letter and all its marked forms, written here a second time on purpose.
        let families =
            ["aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ"];
        let mut letters = 0;
        for family in families {
            for family in [family.to_owned(), family.to_uppercase()] {
                let first = family.chars().next().map(mille);
                for letter in family.chars() {
                    assert_eq!(Some(mille(letter)), first, "{letter}");
                    assert!(mille(letter) < 1000, "{letter} is in no table");
                    letters += 1;
                }
            }
        }
        // 12 vowels in 6 tones, small and capital.
        assert_eq!(letters, 144);
        assert!(mille('đ') < 1000 && mille('Đ') < 1000);
    }

    #[test]
    fn width_counts_letters_and_not_bytes() {
        assert_eq!(of("Đắk Mil", 14), of("Đak Mil", 14));
        assert_eq!(of("a\u{301}", 14), of("á", 14));
        assert_eq!(of("", 14), 0);
        assert_eq!(of("100%", 10), 29);
    }

    #[test]
    fn words_break_at_spaces_and_stay_whole() {
        assert_eq!(wrap("Thượng Kiệm", 12, 45, 3), ["Thượng", "Kiệm"]);
        assert_eq!(wrap("TP Cao Lãnh", 12, 90, 3), ["TP Cao Lãnh"]);
        assert_eq!(wrap("TP  Cao Lãnh", 12, 45, 3), ["TP Cao", "Lãnh"]);
        assert!(wrap("", 12, 45, 3).is_empty());
    }

    #[test]
    fn a_name_stays_together_below_its_prefix() {
        assert_eq!(wrap("TP Đông Hà", 12, 53, 3), ["TP Đông", "Hà"]);
        assert_eq!(wrap_low("TP Đông Hà", 12, 53, 3), ["TP", "Đông Hà"]);
        assert_eq!(wrap_low("Thượng Kiệm", 12, 45, 3), ["Thượng", "Kiệm"]);
    }

    #[test]
    fn what_does_not_fit_into_the_last_line_ends_with_an_ellipsis() {
        let lines = wrap("một hai ba bốn năm sáu bảy tám chín", 12, 45, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(of(&lines[1], 12) <= 45);
        assert_eq!(wrap("Nnnnnnnnnnnnnnnnnn", 12, 2, 3), ["…"]);
    }
}
