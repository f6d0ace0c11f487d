//! Where a sentence ends: tokens cut into lines and sentences. `TP.` and other abbreviations, initials (`A.`) and the
//! numbers of a list end none.

use super::hash;
use super::page::Page;
use super::token::{Gap, Token, TokenKind};
use super::vocabulary::WordId;
use crate::reading::{Block, Sentence, Zone};

/// How many tokens a sentence may have; what goes on longer, a table without lines, is cut at its next mark. The longest
/// sentence of ten thousand news articles has half as many.
const LONGEST: usize = 1_000;

/// Cuts tokens into lines and sentences. `ends_no_sentence` are words whose dot is an abbreviation's.
#[must_use]
pub fn cut<'a>(text: &'a str, tokens: Vec<Token>, ends_no_sentence: &dyn Fn(WordId) -> bool) -> Page<'a> {
    let mut page =
        Page { text, tokens, blocks: Vec::new(), sentences: Vec::new(), sentence_tokens: Vec::new(), rows: Vec::new() };
    let (mut line_start, mut start) = (0, 0);
    for (at, token) in page.tokens.iter().enumerate() {
        let end = at + 1;
        let ends_line = page.tokens.get(end).is_none_or(|next| next.gap == Gap::Line);
        let is_endless = at - start > LONGEST && (token.kind == TokenKind::Mark || at - start > 2 * LONGEST);
        if ends_line || is_endless || token.kind == TokenKind::Mark && ends_sentence(&page, at, ends_no_sentence) {
            let block = u32::try_from(page.blocks.len()).unwrap_or(u32::MAX);
            let span = page.span(start..end);
            page.sentences.push(Sentence { span, block, hash: 0 });
            page.sentence_tokens.push(start..end);
            start = end;
        }
        if ends_line {
            page.blocks.push(Block { span: page.span(line_start..end), zone: Zone::Body });
            line_start = end;
        }
    }
    hash::mark(text, &mut page.sentences);
    page
}

/// True if the mark at `at`, not the last of its line, ends a sentence.
fn ends_sentence(page: &Page<'_>, at: usize, ends_no_sentence: &dyn Fn(WordId) -> bool) -> bool {
    let (Some(token), Some(next)) = (page.tokens.get(at), page.tokens.get(at + 1)) else { return false };
    if next.gap == Gap::None {
        return false;
    }
    // A closing quote or bracket belongs to the sentence whose end it follows.
    let end = match token.mark {
        '”' | '"' | '’' | ')' | '»' if at > 0 => at - 1,
        _ => at,
    };
    let mark = page.tokens.get(end).map_or('\0', |token| token.mark);
    let begins = next.is_capital()
        || next.kind == TokenKind::Number
        || matches!(next.mark, '“' | '"' | '‘' | '«' | '-' | '–' | '(' | '•' | '*' | '+');
    match mark {
        '!' | '?' | '…' => begins,
        '.' => {
            let before = end.checked_sub(1).and_then(|before| page.tokens.get(before));
            let is_initial = before.is_some_and(|before| {
                before.kind == TokenKind::Word
                    && before.is_capital()
                    && before.span().of(page.text).chars().count() == 1
            });
            let is_abbreviation = before.is_some_and(|before| ends_no_sentence(before.word));
            // "1. Tên": a list's number begins its sentence.
            let is_list_number =
                before.is_some_and(|before| before.kind == TokenKind::Number && before.gap == Gap::Line);
            begins && !is_initial && !is_abbreviation && !is_list_number
        }
        _ => false,
    }
}
