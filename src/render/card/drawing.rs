//! A card as SVG: the position of everything, in whole px. Messages are broken into lines and measured before they are
//! placed.

use super::letters::{self, Lines, Weight};
use super::style::CardStyle;
use crate::render::chart::markup::Markup;
use crate::site::card::{Bar, Card, Count, HEIGHT, Picture, WIDTH};

const ACROSS: i32 = WIDTH as i32;
const DOWN: i32 = HEIGHT as i32;
/// From each edge to the contents. Only backgrounds come nearer to an edge, because some networks round the corners.
const MARGIN: i32 = 64;
const ROOM: i32 = ACROSS - 2 * MARGIN;
/// Height of the head with the name of the portal.
const HEAD: i32 = 88;
/// Height of the mark of demonstration.
const MARK: i32 = 68;
/// The smallest letters of a card: on a phone it is shown at a third of its size.
const SMALL: i32 = 28;

/// Draws a card.
pub fn svg(card: &Card, style: &CardStyle) -> String {
    let mut sheet = Sheet { out: Markup::default(), style };
    sheet.out.open("svg");
    sheet.out.words("xmlns", &["http://www.w3.org/2000/svg"]);
    sheet.out.px("width", ACROSS);
    sheet.out.px("height", DOWN);
    sheet.out.words("font-family", &["Be Vietnam Pro"]);
    sheet.out.inside();
    sheet.rect([0, 0, ACROSS, DOWN], &style.paper);
    sheet.head(card);
    let bottom = sheet.foot(card);
    sheet.body(card, HEAD, bottom);
    sheet.out.close("svg");
    sheet.out.finish()
}

/// Sizes of the title and of the answer above a picture, step by step.
const BESIDE: [(i32, i32); 6] = [(64, 36), (60, 36), (56, 34), (52, 34), (48, 32), (44, 32)];
/// The same without a picture.
const ALONE: [(i32, i32); 7] = [(80, 42), (72, 40), (64, 36), (56, 36), (52, 34), (48, 32), (44, 32)];
/// The least free height above and below a picture.
const AIR: i32 = 18;

/// The title and the answer below it.
struct Messages {
    title: Lines,
    answer: Lines,
}

impl Messages {
    fn steps(card: &Card, sizes: &[(i32, i32)], most: usize) -> impl Iterator<Item = Self> {
        sizes.iter().map(move |step| Self::set(card, *step, most))
    }

    fn set(card: &Card, (title, answer): (i32, i32), most: usize) -> Self {
        let sizes = [answer, answer - 2, answer - 4];
        let set = calm(&card.answer, &sizes, 32, Weight::Regular, most);
        Self {
            title: calm(&card.title, &[title, title - 8, title - 16], 44, Weight::Bold, most),
            // Rather a line more than a sentence without its end.
            answer: if is_cut(&set) { calm(&card.answer, &sizes, 32, Weight::Regular, most + 1) } else { set },
        }
    }

    fn height(&self) -> i32 {
        height(&self.title) + 8 + height(&self.answer)
    }
}

struct Sheet<'l> {
    out: Markup,
    style: &'l CardStyle,
}

/// How words are set.
struct Ink<'l> {
    size: i32,
    weight: Weight,
    colour: &'l str,
    /// Where `x` is: `start`, `middle`, `end`.
    anchor: &'static str,
}

impl<'l> Ink<'l> {
    fn new(size: i32, weight: Weight, colour: &'l str) -> Self {
        Self { size, weight, colour, anchor: "start" }
    }
}

impl Sheet<'_> {
    /// The icon, the name of the portal, and at the right what kind of page it is.
    fn head(&mut self, card: &Card) {
        let style = self.style;
        self.rect([0, 0, ACROSS, HEAD], &style.main);
        self.out.open("svg");
        self.place([MARGIN, 20, 48, 48]);
        // Without a clip: it would cost a layer, and an icon stays inside its own frame.
        self.out.words("overflow", &["visible"]);
        self.out.rest(&style.icon);
        let name = letters::fit(&card.site_name, &[34, SMALL], Weight::Bold, ROOM / 2, 1);
        let left = MARGIN + 64;
        self.lines(&name, left, 56, Weight::Bold, &style.on);
        let used = name.lines.first().map_or(0, |line| letters::width(line, name.size, Weight::Bold));
        let kind = letters::fit(&card.kind, &[30, SMALL], Weight::Regular, ROOM - 64 - used - 48, 1);
        let ink = Ink { anchor: "end", ..Ink::new(kind.size, Weight::Regular, &style.on) };
        self.text(kind.lines.first().map_or("", String::as_str), MARGIN + ROOM, 55, &ink);
    }

    /// The mark of demonstration and the line about the data. The result is the height at which they begin.
    fn foot(&mut self, card: &Card) -> i32 {
        let style = self.style;
        let mut bottom = DOWN;
        if let Some(mark) = &card.demonstration {
            bottom -= MARK;
            self.rect([0, bottom, ACROSS, MARK], &style.second_soft);
            self.rect([0, bottom, ACROSS, 4], &style.second);
            let mark = letters::fit(mark, &[34, 30, SMALL], Weight::Bold, ROOM, 1);
            // In the middle, so that it stays where a network cuts a square out of the card.
            let ink = Ink { anchor: "middle", ..Ink::new(mark.size, Weight::Bold, &style.second_ink) };
            self.text(mark.lines.first().map_or("", String::as_str), ACROSS / 2, bottom + 46, &ink);
        }
        let source = letters::fit(&card.source, &[SMALL], Weight::Regular, ROOM, 2);
        let top = bottom - 18 - height(&source);
        self.lines(&source, MARGIN, top + SMALL, Weight::Regular, &style.muted);
        top
    }

    /// Title, answer and picture between two heights. A picture that finds no room is left out: the words say the same.
    fn body(&mut self, card: &Card, top: i32, bottom: i32) {
        let style = self.style;
        let room = bottom - top;
        // Messages get smaller until the picture has room below them; in the end its label is cut to one line.
        let beside = card.picture.as_ref().and_then(|picture| {
            [2, 1].into_iter().find_map(|most| {
                let height = picture_height(picture, most);
                let words =
                    Messages::steps(card, &BESIDE, 2).find(|words| words.height() + height + 3 * AIR <= room)?;
                Some((words, Some((picture, height, most))))
            })
        });
        let (words, picture) = beside.unwrap_or_else(|| {
            let mut steps = Messages::steps(card, &ALONE, 3);
            let fitting = steps.find(|words| words.height() + 2 * AIR <= room);
            (fitting.unwrap_or_else(|| Messages::set(card, (44, 32), 2)), None)
        });
        let free = bottom - top - words.height() - picture.map_or(0, |(_, height, _)| height);
        // The same air above the title, above the picture and below it.
        let air = if picture.is_some() { free / 3 } else { free / 2 };
        let mut y = top + air;
        self.lines(&words.title, MARGIN, y + words.title.size, Weight::Bold, &style.ink);
        let below = y + words.height() - height(&words.answer);
        self.lines(&words.answer, MARGIN, below + words.answer.size, Weight::Regular, &style.ink);
        y += words.height() + air;
        match picture {
            Some((Picture::Bar(bar), _, most)) => self.bar(bar, y, most),
            Some((Picture::Count(count), _, _)) => self.count(*count, y),
            Some((Picture::Names(names), _, _)) => self.names(names, y),
            None => {}
        }
    }

    /// The value in large type, beside it what it is in at most so many lines, below it a bar with a line for the
    /// target. The bar of a figure with too few reports is hollow.
    fn bar(&mut self, bar: &Bar, y: i32, most: usize) {
        let style = self.style;
        let label = bar_label(bar, most);
        // A label of two lines makes the block taller; the value is centred vertically.
        let size = row_size(bar);
        let own_row = if word_has_own_row(bar) { pitch(size) } else { 0 };
        let more = height(&label) - pitch(label.size) + own_row;
        self.text(&bar.value_label, MARGIN, y + 62 + more / 2, &Ink::new(80, Weight::Bold, &style.main));
        let left = bar_left(bar);
        self.lines(&label, left, y + 24, Weight::Regular, &style.ink);
        let y = y + more;
        self.text(&bar.fraction, left, y + 62 - own_row, &Ink::new(size, Weight::Regular, &style.muted));
        if !bar.word.is_empty() {
            let left = if own_row > 0 { left } else { right_of_fraction(bar, size) };
            self.shape(&bar.shape, left, y + 40);
            self.text(&bar.word, left + 36, y + 62, &Ink::new(size, Weight::Bold, &style.ink));
        }
        let length = |basis_points: u32| ROOM * i32::try_from(basis_points.min(10_000)).unwrap_or(0) / 10_000;
        self.rect([MARGIN, y + 84, ROOM, 32], &style.tint);
        self.rect([MARGIN, y + 84, length(bar.value), 32], &style.main);
        if bar.is_thin && length(bar.value) > 8 {
            self.rect([MARGIN + 4, y + 88, length(bar.value) - 8, 24], &style.paper);
        }
        if let Some(goal) = bar.goal {
            let x = MARGIN + length(goal);
            // A bright edge separates the line of the target from a bar of any colour.
            self.rect([x - 6, y + 76, 12, 48], &style.paper);
            self.rect([x - 3, y + 76, 6, 48], &style.second);
            let half = letters::width(&bar.goal_label, SMALL, Weight::Bold) / 2 + 1;
            let x = x.clamp(MARGIN + half, MARGIN + ROOM - half);
            let ink = Ink { anchor: "middle", ..Ink::new(SMALL, Weight::Bold, &style.second_ink) };
            self.text(&bar.goal_label, x, y + 154, &ink);
        }
    }

    /// Full squares and hollow ones.
    fn count(&mut self, count: Count, y: i32) {
        let style = self.style;
        let (pitch, columns) = squares(count);
        let (side, of) = (pitch - 8, i32::try_from(count.of).unwrap_or(0));
        for place in 0..of {
            let (x, y) = (MARGIN + place % columns * pitch, y + place / columns * pitch);
            self.rect([x, y, side, side], &style.main);
            if place >= i32::try_from(count.filled).unwrap_or(0) {
                self.rect([x + 3, y + 3, side - 6, side - 6], &style.paper);
            }
        }
    }

    fn names(&mut self, names: &[String], y: i32) {
        let style = self.style;
        self.rect([MARGIN, y, 6, height_of(names.len(), 32)], &style.main);
        for (row, name) in (0..).zip(names) {
            let line = letters::fit(name, &[32, 30, SMALL], Weight::Bold, ROOM - 28, 1);
            self.lines(&line, MARGIN + 28, y + row * 42 + 32, Weight::Bold, &style.ink);
        }
    }

    /// The shape of a word of progress; a dash for a shape that has no outline.
    fn shape(&mut self, shape: &str, x: i32, y: i32) {
        self.out.open("path");
        self.out.words("transform", &["translate(", &x.to_string(), " ", &y.to_string(), ")"]);
        self.out.words("fill-rule", &["evenodd"]);
        self.out.words("fill", &[&self.style.ink]);
        self.out.words("d", &[outline(shape).unwrap_or("M0 10H24V14H0z")]);
        self.out.end();
    }

    /// Lines below one another; `y` is the foot of the first one's letters.
    fn lines(&mut self, set: &Lines, x: i32, y: i32, weight: Weight, colour: &str) {
        for (row, line) in (0..).zip(&set.lines) {
            self.text(line, x, y + row * pitch(set.size), &Ink::new(set.size, weight, colour));
        }
    }

    fn text(&mut self, words: &str, x: i32, y: i32, ink: &Ink<'_>) {
        if words.is_empty() {
            return;
        }
        self.out.open("text");
        self.out.px("x", x);
        self.out.px("y", y);
        self.out.px("font-size", ink.size);
        if ink.weight == Weight::Bold {
            self.out.words("font-weight", &["700"]);
        }
        if ink.anchor != "start" {
            self.out.words("text-anchor", &[ink.anchor]);
        }
        self.out.words("fill", &[ink.colour]);
        self.out.inside();
        self.out.escaped(words);
        self.out.close("text");
    }

    fn rect(&mut self, place: [i32; 4], colour: &str) {
        self.out.open("rect");
        self.place(place);
        self.out.words("fill", &[colour]);
        self.out.end();
    }

    fn place(&mut self, place: [i32; 4]) {
        for (name, px) in ["x", "y", "width", "height"].into_iter().zip(place) {
            self.out.px(name, px);
        }
    }
}

/// One line if one of the sizes allows it, which leaves more air; otherwise several in the first size or, at need, the least.
fn calm(words: &str, sizes: &[i32], least: i32, weight: Weight, most: usize) -> Lines {
    let sizes: Vec<i32> = sizes.iter().map(|size| (*size).max(least)).collect();
    let one = letters::fit(words, &sizes, weight, ROOM, 1);
    let is_whole = one.lines.first().is_none_or(|line| line == words);
    if is_whole { one } else { letters::fit(words, &[sizes[0], least], weight, ROOM, most) }
}

fn is_cut(set: &Lines) -> bool {
    set.lines.last().is_some_and(|line| line.ends_with('…'))
}

/// From line to line: capitals with two marks (Ấ) are a quarter taller than the size says.
fn pitch(size: i32) -> i32 {
    size * 13 / 10
}

fn height_of(lines: usize, size: i32) -> i32 {
    i32::try_from(lines).unwrap_or(0) * pitch(size)
}

fn height(set: &Lines) -> i32 {
    height_of(set.lines.len(), set.size)
}

/// The outline of a shape in a square of 24 px: the font has none of them.
pub(super) fn outline(shape: &str) -> Option<&'static str> {
    Some(match shape {
        "●" => "M0 12a12 12 0 1 0 24 0a12 12 0 1 0-24 0z",
        "○" => "M0 12a12 12 0 1 0 24 0a12 12 0 1 0-24 0zM4 12a8 8 0 1 1 16 0a8 8 0 1 1-16 0z",
        "◐" => "M0 12a12 12 0 1 0 24 0a12 12 0 1 0-24 0zM12 4a8 8 0 0 1 0 16z",
        "▲" => "M12 1L25 23H-1z",
        "▼" => "M12 23L25 1H-1z",
        "▽" => "M12 23L25 1H-1zM12 16L18 5H6z",
        "◆" => "M12-1L25 12L12 25L-1 12z",
        "■" => "M1 1H23V23H1z",
        "↑" => "M12 1L23 12H15V23H9V12H1z",
        "↓" => "M12 23L1 12H9V1H15V12H23z",
        "–" => "M0 10H24V14H0z",
        _ => return None,
    })
}

/// Squares are as large as one row allows, but not too small: then they take several rows.
fn squares(count: Count) -> (i32, i32) {
    let of = i32::try_from(count.of).unwrap_or(i32::MAX).max(1);
    let pitch = (ROOM / of).clamp(34, 60);
    (pitch, (ROOM + 8) / pitch)
}

/// Where the words beside a bar's value begin.
fn bar_left(bar: &Bar) -> i32 {
    MARGIN + letters::width(&bar.value_label, 80, Weight::Bold) + 28
}

/// Where the shape beside a bar's fraction begins.
fn right_of_fraction(bar: &Bar, size: i32) -> i32 {
    bar_left(bar) + letters::width(&bar.fraction, size, Weight::Regular) + 28
}

/// Whether the word of progress has room beside the fraction.
fn word_fits(bar: &Bar, size: i32) -> bool {
    right_of_fraction(bar, size) + 36 + letters::width(&bar.word, size, Weight::Bold) <= MARGIN + ROOM
}

/// The size of a bar's fraction and word: on one row if one of the sizes allows it.
fn row_size(bar: &Bar) -> i32 {
    if word_fits(bar, 30) { 30 } else { SMALL }
}

fn word_has_own_row(bar: &Bar) -> bool {
    !bar.word.is_empty() && !word_fits(bar, row_size(bar))
}

fn bar_label(bar: &Bar, most: usize) -> Lines {
    letters::fit(&bar.label, &[30, SMALL], Weight::Regular, MARGIN + ROOM - bar_left(bar), most)
}

/// `most`: the largest number of lines of a bar's label.
fn picture_height(picture: &Picture, most: usize) -> i32 {
    match picture {
        Picture::Bar(bar) => {
            let label = bar_label(bar, most);
            let own_row = if word_has_own_row(bar) { pitch(row_size(bar)) } else { 0 };
            116 + height(&label) - pitch(label.size) + own_row + if bar.goal.is_some() { 46 } else { 0 }
        }
        Picture::Count(count) => {
            let (pitch, columns) = squares(*count);
            i32::try_from(count.of).unwrap_or(0).saturating_add(columns - 1) / columns * pitch
        }
        Picture::Names(names) => height_of(names.len(), 32),
    }
}
