//! Laws cited by name: `Luật Bảo hiểm y tế`, `Bộ luật hình sự 2015`, `Hiến pháp 2013`.

use super::citation::reference;
use super::{FoundReference, Words};
use crate::lexicon::LegalWord;
use crate::rules::LEGAL_NAMED;
use crate::text::{Case, Gap, TokenKind};

/// A law with its name, which begins at `name`, and its year if that follows directly.
pub(super) fn read(words: &Words<'_>, at: usize, kind: &str, name: usize) -> Option<FoundReference> {
    let is_capital = words.is_capital(at);
    let is_two_words = name > at + 1;
    if words.gap(name) == Gap::Line && name < words.end || !is_capital && !is_two_words {
        return None;
    }
    let mut end = match words.word(name) {
        Some((LegalWord::Name, end)) => end,
        // "Luật số 58/2014/QH13".
        Some((LegalWord::Number, number)) if words.is_number(number) => return numbered(words, at, number, kind),
        _ => capitalised(words, name, is_two_words)?,
    };
    if year_at(words, end).is_some() {
        end += 1;
    }
    Some(reference(words, at..end, kind.to_owned(), None, LEGAL_NAMED))
}

fn numbered(words: &Words<'_>, at: usize, number: usize, kind: &str) -> Option<FoundReference> {
    let code = super::citation::bare(words, number)?;
    let tokens = at..code.tokens.end;
    Some(reference(words, tokens, kind.to_owned(), code.reference.number, LEGAL_NAMED))
}

/// One past a name known only by its capitals; `Hiến pháp` needs none if a year follows.
fn capitalised(words: &Words<'_>, at: usize, may_be_bare: bool) -> Option<usize> {
    let first = words.page.tokens.get(at).filter(|_| at < words.end)?;
    if may_be_bare && year_at(words, at).is_some() {
        return Some(at);
    }
    if first.kind != TokenKind::Word || first.case != Case::Title {
        return None;
    }
    let mut end = at + 1;
    // Lower-case words go on as long as they are no function words: at most four.
    while end < (at + 5).min(words.end) {
        let token = words.page.tokens.get(end)?;
        let tokens = words.page.tokens.get(end..words.end)?;
        let is_word = token.kind == TokenKind::Word && token.gap == Gap::Space;
        let is_function =
            words.language.unit(tokens).is_some_and(|(_, role)| role.noun == crate::lexicon::NounRole::Never)
                || words.language.period(tokens).is_some();
        if !is_word || is_function {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// A year in four figures.
fn year_at(words: &Words<'_>, at: usize) -> Option<()> {
    let raw =
        words.page.tokens.get(at).filter(|_| words.is_number(at)).map(|token| token.span().of(words.page.text))?;
    let is_year = raw.len() == 4 && (raw.starts_with("19") || raw.starts_with("20"));
    (is_year && words.gap(at) == Gap::Space).then_some(())
}
