//! Interprets the content stream of a page, as far as it sets text.

use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Dict, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::{Font, Fonts};
use super::layout::{Glyph, Line, Setter};

/// The lines of a page, in the order in which they are set.
pub(super) fn lines(page: &Page<'_>, fonts: &mut Fonts) -> Vec<Line> {
    let mut interpreter = ContentInterpreter { fonts, setter: Setter::default(), n_left: MAX_INSTRUCTIONS };
    if let Some(stream) = page.page_stream() {
        interpreter.run(TypedIter::new(stream), page.resources(), &State::default(), 0);
    }
    interpreter.setter.finish()
}

/// No page has so many.
const MAX_INSTRUCTIONS: usize = 3_000_000;
/// Forms stand in forms, but not deeper than this.
const MAX_DEPTH: usize = 8;

/// A matrix of six numbers.
#[derive(Clone, Copy, Debug)]
struct Matrix([f32; 6]);

impl Matrix {
    const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First `self`, then `next`.
    fn then(self, next: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, next.0);
        Matrix([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }

    fn moved(x: f32, y: f32) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }
}

/// The state that instructions of text change.
#[derive(Clone)]
struct State {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    /// Between letters, and besides that after a space.
    letter_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

impl Default for State {
    fn default() -> Self {
        State {
            page: Matrix::IDENTITY,
            font: None,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// Where text is set.
struct Cursor {
    text: Matrix,
    line: Matrix,
}

impl Cursor {
    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::moved(x, y).then(self.line);
        self.text = self.line;
    }
}

struct ContentInterpreter<'f> {
    fonts: &'f mut Fonts,
    setter: Setter,
    n_left: usize,
}

impl ContentInterpreter<'_> {
    fn run(&mut self, mut instructions: TypedIter<'_>, resources: &Resources<'_>, state: &State, depth: usize) {
        let mut state = state.clone();
        let mut saved: Vec<State> = Vec::new();
        let mut cursor = Cursor { text: Matrix::IDENTITY, line: Matrix::IDENTITY };
        // What marked contents are open, true for those that are no part of the text: heads, numbers of pages, ornaments.
        let mut marked: Vec<bool> = Vec::new();
        while let Some(instruction) = instructions.next() {
            if self.n_left == 0 {
                return;
            }
            self.n_left -= 1;
            match instruction {
                Op::SaveState(_) if saved.len() < MAX_SAVED => saved.push(state.clone()),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::Transform(it) => {
                    state.page =
                        Matrix([&it.0, &it.1, &it.2, &it.3, &it.4, &it.5].map(Number::as_f32)).then(state.page);
                }
                Op::BeginMarkedContent(it) => marked.push(it.0.as_str() == "Artifact"),
                Op::BeginMarkedContentWithProperties(it) => marked.push(it.0.as_str() == "Artifact"),
                Op::EndMarkedContent(_) => _ = marked.pop(),
                Op::XObject(it) if depth < MAX_DEPTH && !marked.contains(&true) => {
                    if let Some(form) = resources.get_x_object(it.0) {
                        self.run_form(&form, resources, &state, depth);
                    }
                }
                Op::TextFont(it) => {
                    state.font = resources.get_font(it.0).map(|dict| self.fonts.of(&dict));
                    state.size = it.1.as_f32();
                }
                other => {
                    let is_text = !marked.contains(&true);
                    self.set(other, &mut state, &mut cursor, is_text);
                }
            }
        }
    }

    fn run_form(&mut self, form: &Stream<'_>, around: &Resources<'_>, state: &State, depth: usize) {
        let is_form =
            form.dict().get::<hayro_syntax::object::Name<'_>>("Subtype").is_some_and(|it| it.as_str() == "Form");
        let Some(data) = is_form.then(|| form.decoded_data().ok()).flatten() else { return };
        let mut inner = state.clone();
        if let Some(matrix) = form.dict().get::<hayro_syntax::object::Array<'_>>("Matrix") {
            let numbers: Vec<f32> = matrix.iter::<Number>().map(|it| it.as_f32()).collect();
            if let Ok(numbers) = <[f32; 6]>::try_from(numbers) {
                inner.page = Matrix(numbers).then(inner.page);
            }
        }
        match form.dict().get::<Dict<'_>>("Resources") {
            Some(own) => self.run(TypedIter::new(&data), &Resources::new(own), &inner, depth + 1),
            None => self.run(TypedIter::new(&data), around, &inner, depth + 1),
        }
    }

    fn set(&mut self, instruction: Op<'_, '_>, state: &mut State, cursor: &mut Cursor, is_text: bool) {
        let mut show = |bytes: &[u8], state: &State, cursor: &mut Cursor| {
            if is_text {
                self.setter.begin_run();
            }
            show(bytes, state, cursor, |glyph| {
                if is_text {
                    self.setter.set(glyph);
                }
            });
        };
        match instruction {
            Op::BeginText(_) => *cursor = Cursor { text: Matrix::IDENTITY, line: Matrix::IDENTITY },
            Op::CharacterSpacing(it) => state.letter_space = it.0.as_f32(),
            Op::WordSpacing(it) => state.word_space = it.0.as_f32(),
            Op::HorizontalScaling(it) => state.stretch = it.0.as_f32() / 100.0,
            Op::TextLeading(it) => state.leading = it.0.as_f32(),
            Op::TextRise(it) => state.rise = it.0.as_f32(),
            Op::NextLine(it) => cursor.next_line(it.0.as_f32(), it.1.as_f32()),
            Op::NextLineAndSetLeading(it) => {
                state.leading = -it.1.as_f32();
                cursor.next_line(it.0.as_f32(), it.1.as_f32());
            }
            Op::SetTextMatrix(it) => {
                cursor.line = Matrix([&it.0, &it.1, &it.2, &it.3, &it.4, &it.5].map(Number::as_f32));
                cursor.text = cursor.line;
            }
            Op::NextLineUsingLeading(_) => cursor.next_line(0.0, -state.leading),
            Op::ShowText(it) => show(it.0.as_bytes(), state, cursor),
            Op::NextLineAndShowText(it) => {
                cursor.next_line(0.0, -state.leading);
                show(it.0.as_bytes(), state, cursor);
            }
            Op::ShowTextWithParameters(it) => {
                state.word_space = it.0.as_f32();
                state.letter_space = it.1.as_f32();
                cursor.next_line(0.0, -state.leading);
                show(it.2.as_bytes(), state, cursor);
            }
            Op::ShowTexts(it) => {
                for object in it.0.iter::<Object<'_>>() {
                    match object {
                        Object::String(text) => show(text.as_bytes(), state, cursor),
                        Object::Number(number) => {
                            let back = number.as_f32() / 1000.0 * state.size * state.stretch;
                            cursor.text = Matrix::moved(-back, 0.0).then(cursor.text);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// Pages save their state a few times.
const MAX_SAVED: usize = 256;

/// Sets the codes of a string, and moves on.
fn show(bytes: &[u8], state: &State, cursor: &mut Cursor, mut set: impl FnMut(Glyph)) {
    let Some(font) = &state.font else { return };
    for code in bytes.chunks(font.n_bytes) {
        let code = code.iter().fold(0_u32, |code, byte| code << 8 | u32::from(*byte));
        let placed = Matrix::moved(0.0, state.rise).then(cursor.text).then(state.page);
        let is_space = font.n_bytes == 1 && code == 32;
        let advance = font.width(code) * state.size;
        let spaced = (advance + state.letter_space + if is_space { state.word_space } else { 0.0 }) * state.stretch;
        if let Some(text) = font.text(code) {
            let [a, b, c, d, x, y] = placed.0;
            set(Glyph {
                text,
                x,
                y,
                along: (a, b),
                width: advance * state.stretch * a.hypot(b),
                size: (state.size * c.hypot(d)).abs(),
            });
        }
        cursor.text = Matrix::moved(spaced, 0.0).then(cursor.text);
    }
}
