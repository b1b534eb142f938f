//! The only importer of `plotters`: a drawing backend that writes SVG. Horizontal positions are shares of the width, vertical
//! ones are px, so a picture gets wider without its text getting bigger. Knows no chart and no theme.

use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordi32;
use plotters::coord::{CoordTranslate, Shift};
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::ink::Ink;
use super::markup::Markup;
use super::width;

/// The width of every canvas in units: a unit is a hundredth of a percent.
pub const WIDTH: i32 = 10_000;

/// One picture: the root element, and inside it what `paint` draws.
pub fn picture(kind: &str, id: &str, height: i32, paint: impl FnOnce(&Canvas<'_>)) -> String {
    let mut markup = Markup::default();
    markup.open("svg");
    markup.words("class", &["chart ", kind]);
    markup.share("width", WIDTH);
    markup.px("height", height);
    markup.words("role", &["img"]);
    markup.words("aria-labelledby", &[id, "-title"]);
    markup.words("aria-describedby", &[id, "-about"]);
    markup.words("focusable", &["false"]);
    markup.inside();
    paint(&Canvas { area: Svg { markup: &mut markup, height }.into_drawing_area() });
    markup.close("svg");
    markup.finish()
}

/// A surface of `WIDTH` units by the picture's height in px.
pub struct Canvas<'a> {
    area: DrawingArea<Svg<'a>, Shift>,
}

/// Which part of a text is at its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Canvas<'_> {
    pub fn line(&self, ink: Ink, from: BackendCoord, to: BackendCoord) {
        drawn(self.area.draw(&PathElement::new([from, to], shape(ink))));
    }

    pub fn rect(&self, ink: Ink, from: BackendCoord, to: BackendCoord) {
        drawn(self.area.draw(&Rectangle::new([from, to], shape(ink))));
    }

    /// The radius is in px.
    pub fn circle(&self, ink: Ink, center: BackendCoord, radius: i32) {
        drawn(self.area.draw(&Circle::new(center, radius, shape(ink))));
    }

    /// The position is on the base line. An empty text writes no element.
    pub fn text(&self, ink: Ink, anchor: Anchor, place: BackendCoord, words: &str) {
        if words.is_empty() {
            return;
        }
        let across = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        // The theme sets the size; the library requires one.
        let font = FontDesc::new(FontFamily::SansSerif, 14.0, FontStyle::Normal);
        let color = BackendColor { alpha: 1.0, rgb: (0, 0, ink.number()) };
        let style = TextStyle { font, color, pos: Pos::new(across, VPos::Bottom) };
        drawn(self.area.draw(&Text::new(words, place, style)));
    }
}

/// A plot's scales: both run from 0 to 10,000, to the right and upwards.
pub struct Scales {
    plane: Cartesian2d<RangedCoordi32, RangedCoordi32>,
}

impl Scales {
    pub fn new(left: i32, right: i32, top: i32, bottom: i32) -> Scales {
        Scales { plane: Cartesian2d::new(0..10_000, 0..10_000, (left..right, bottom..top)) }
    }

    /// Values off the scale are clamped to its ends.
    pub fn place(&self, at: u32, value: u32) -> BackendCoord {
        self.plane.translate(&(clamp(at), clamp(value)))
    }
}

/// Basis points, never more than the whole.
pub fn clamp(points: u32) -> i32 {
    i32::try_from(points.min(10_000)).unwrap_or(10_000)
}

fn shape(ink: Ink) -> ShapeStyle {
    ShapeStyle::from(RGBColor(0, 0, ink.number())).filled()
}

/// Writing into a string cannot fail, fonts are never loaded, and no drawing starts inside another one.
fn drawn(result: Result<(), DrawingAreaErrorKind<Never>>) {
    match result {
        Ok(()) | Err(DrawingAreaErrorKind::SharingError | DrawingAreaErrorKind::LayoutError) => {}
        Err(DrawingAreaErrorKind::BackendError(DrawingErrorKind::FontError(_))) => {}
        Err(DrawingAreaErrorKind::BackendError(DrawingErrorKind::DrawingError(never))) => match never {},
    }
}

/// The error of a backend that has none.
#[derive(Debug)]
enum Never {}

impl std::fmt::Display for Never {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

type Drawn = Result<(), DrawingErrorKind<Never>>;

struct Svg<'a> {
    markup: &'a mut Markup,
    height: i32,
}

impl Svg<'_> {
    /// Opens an element in the ink that its colour encodes; a colour that is no ink opens nothing.
    fn open(&mut self, element: &str, color: BackendColor) -> bool {
        let (0, 0, number) = color.rgb else { return false };
        let Some(ink) = Ink::from_number(number) else { return false };
        self.markup.open(element);
        if !ink.class().is_empty() {
            self.markup.words("class", &[ink.class()]);
        }
        true
    }
}

impl DrawingBackend for Svg<'_> {
    type ErrorType = Never;

    fn get_size(&self) -> (u32, u32) {
        (WIDTH.unsigned_abs(), self.height.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// There are no pixels here.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        if self.open("line", style.color()) {
            self.markup.share("x1", from.0);
            self.markup.px("y1", from.1);
            self.markup.share("x2", to.0);
            self.markup.px("y2", to.1);
            self.markup.end();
        }
        Ok(())
    }

    /// A path cannot mix percent and px, so each of its pieces is a line of its own.
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let mut path = path.into_iter();
        let Some(mut from) = path.next() else { return Ok(()) };
        for to in path {
            self.draw_line(from, to, style)?;
            from = to;
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, _: bool) -> Drawn {
        if self.open("rect", style.color()) {
            self.markup.share("x", from.0);
            self.markup.px("y", from.1);
            self.markup.share("width", to.0 - from.0);
            self.markup.px("height", to.1 - from.1);
            self.markup.end();
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _: bool) -> Drawn {
        if self.open("circle", style.color()) {
            self.markup.share("cx", center.0);
            self.markup.px("cy", center.1);
            self.markup.px("r", i32::try_from(radius).unwrap_or(0));
            self.markup.end();
        }
        Ok(())
    }

    /// A polygon would mix percent and px too; its outline is drawn instead.
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.draw_path(corners, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, words: &str, style: &S, place: BackendCoord) -> Drawn {
        if self.open("text", style.color()) {
            self.markup.share("x", place.0);
            self.markup.px("y", place.1);
            match style.anchor().h_pos {
                HPos::Left => {}
                HPos::Center => self.markup.words("text-anchor", &["middle"]),
                HPos::Right => self.markup.words("text-anchor", &["end"]),
            }
            self.markup.inside();
            self.markup.escaped(words);
            self.markup.close("text");
        }
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        words: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Never>> {
        let size = style.size() as i32;
        Ok((width::of(words, size).unsigned_abs(), size.unsigned_abs()))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Drawn {
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    fn inside(paint: impl FnOnce(&Canvas<'_>)) -> String {
        let svg = picture("bars", "c", 100, paint);
        let start = svg.find('>').expect("a root element") + 1;
        svg[start..svg.len() - "</svg>".len()].to_owned()
    }

    #[test]
    fn the_root_names_its_caption_and_has_no_view_box() {
        assert_eq!(
            picture("bars", "a\"b", 9, |_| {}),
            "<svg class=\"chart bars\" width=\"100%\" height=\"9\" role=\"img\" aria-labelledby=\"a&quot;b-title\" \
             aria-describedby=\"a&quot;b-about\" focusable=\"false\"></svg>"
        );
    }

    #[test]
    fn across_is_percent_and_down_is_px() {
        assert_eq!(
            inside(|canvas| canvas.line(Ink::Series, (0, 3), (10_000, 4))),
            "<line class=\"series\" x1=\"0%\" y1=\"3\" x2=\"100%\" y2=\"4\"/>"
        );
        assert_eq!(
            inside(|canvas| canvas.rect(Ink::BarMet, (5, 10), (6_155, 22))),
            "<rect class=\"bar met\" x=\"0.05%\" y=\"10\" width=\"61.5%\" height=\"12\"/>"
        );
        assert_eq!(
            inside(|canvas| canvas.circle(Ink::HollowPoint, (1_234, 50), 5)),
            "<circle class=\"point hollow\" cx=\"12.34%\" cy=\"50\" r=\"5\"/>"
        );
    }

    #[test]
    fn text_is_at_its_anchor_and_is_escaped() {
        assert_eq!(
            inside(|canvas| canvas.text(Ink::Text, Anchor::End, (10_000, 14), "<i>&</i>")),
            "<text x=\"100%\" y=\"14\" text-anchor=\"end\">&lt;i&gt;&amp;&lt;/i&gt;</text>"
        );
        assert_eq!(
            inside(|canvas| canvas.text(Ink::On, Anchor::Middle, (1, 2), "a")),
            "<text class=\"on\" x=\"0.01%\" y=\"2\" text-anchor=\"middle\">a</text>"
        );
        assert_eq!(inside(|canvas| canvas.text(Ink::On, Anchor::Middle, (1, 2), "")), "");
    }

    #[test]
    fn what_is_off_the_canvas_or_the_scale_is_drawn_at_its_edge() {
        assert!(inside(|canvas| canvas.circle(Ink::Point, (i32::MAX, -5), 5)).contains("cx=\"100%\" cy=\"0\""));
        let scales = Scales::new(1_000, 9_000, 20, 120);
        assert_eq!(scales.place(0, 0), (1_000, 120));
        assert_eq!(scales.place(u32::MAX, u32::MAX), (9_000, 20));
        assert_eq!(scales.place(5_000, 2_500), (5_000, 95));
    }
}
