//! Stable links into an article. A sentence is its ordinal and a short hash of its text, `12-1a2b3c4d`; a figure is its
//! sentence and its ordinal there, `12-1a2b3c4d.2`. Ordinals count from 1. A figure that states several things has a letter for
//! each but the first, `12-1a2b3c4d.2b`; it leads to the same place.
//!
//! A link whose hash no longer matches is never resolved to a lookalike: it gives candidates, and the reader decides.

use engine::Reading;
use engine::reading::Exclusion;
use engine::rules::CORRECTION;

/// The link of a sentence.
#[must_use]
pub fn sentence_id(reading: &Reading, sentence: u32) -> String {
    let hash = reading.sentences.get(sentence as usize).map_or(0, |sentence| sentence.hash);
    format!("{}-{hash:08x}", sentence + 1)
}

/// The link of the figure that is the `mention`-th of the reading.
#[must_use]
pub fn figure_id(reading: &Reading, mention: u32) -> String {
    let sentence = reading.mentions.get(mention as usize).map_or(0, |mention| mention.sentence);
    format!("{}.{}", sentence_id(reading, sentence), ordinal_of(reading, mention))
}

/// The place of a mention among the figures of its sentence, from 1. What was taken out by a correction still counts: the
/// links of the others stay.
fn ordinal_of(reading: &Reading, mention: u32) -> usize {
    let Some(own) = reading.mentions.get(mention as usize) else { return 1 };
    // Mentions are in text order, so those of one sentence are neighbours.
    let before = reading.mentions.iter().take(mention as usize).rev();
    let n_before = before.take_while(|earlier| earlier.sentence == own.sentence).count();
    let start = reading.sentences.get(own.sentence as usize).map_or(0, |sentence| sentence.span.start);
    let is_before = |exclusion: &&Exclusion| (start..own.span.start).contains(&exclusion.span.start);
    let taken_out = reading.exclusions.iter().filter(|it| it.reason == CORRECTION).filter(is_before).count();
    n_before + taken_out + 1
}

/// What a link points at in a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Sentence(u32),
    /// This mention of this sentence.
    Figure {
        /// Index of the sentence.
        sentence: u32,
        /// Index of the mention.
        mention: u32,
    },
    /// The text has changed: sentences that it may have meant, best first; perhaps none.
    Moved(Vec<u32>),
    /// Not a link of this kind.
    Malformed,
}

/// Follows `focus` in `reading`.
#[must_use]
pub fn resolve(reading: &Reading, focus: &str) -> Target {
    let Some((ordinal, hash, figure)) = parse(focus) else { return Target::Malformed };
    let at = ordinal - 1;
    if reading.sentences.get(at as usize).is_none_or(|sentence| sentence.hash != hash) {
        let same_text = (0..).zip(&reading.sentences).filter(|(_, sentence)| sentence.hash == hash).map(|(at, _)| at);
        let same_place = Some(at).filter(|at| (*at as usize) < reading.sentences.len());
        return Target::Moved(same_text.chain(same_place).collect());
    }
    let Some(figure) = figure else { return Target::Sentence(at) };
    let mut of_sentence = (0..).zip(&reading.mentions).filter(|(_, mention)| mention.sentence == at);
    match of_sentence.find(|(mention, _)| ordinal_of(reading, *mention) == figure as usize) {
        Some((mention, _)) => Target::Figure { sentence: at, mention },
        None => Target::Moved(vec![at]),
    }
}

/// `12-1a2b3c4d.2` and `12-1a2b3c4d.2b` as 12, 0x1a2b3c4d, 2.
fn parse(focus: &str) -> Option<(u32, u32, Option<u32>)> {
    let (sentence, figure) = match focus.split_once('.') {
        Some((sentence, figure)) => {
            let figure = figure.strip_suffix(|letter: char| letter.is_ascii_lowercase()).unwrap_or(figure);
            (sentence, Some(ordinal(figure)?))
        }
        None => (focus, None),
    };
    let (at, hash) = sentence.split_once('-')?;
    let hash = u32::from_str_radix(hash, 16).ok().filter(|_| hash.len() == 8)?;
    Some((ordinal(at)?, hash, figure))
}

fn ordinal(text: &str) -> Option<u32> {
    text.parse().ok().filter(|ordinal| *ordinal > 0)
}

#[cfg(test)]
mod tests {
    use engine::Span;
    use engine::reading::Sentence;

    use super::*;

    #[test]
    fn a_changed_sentence_gives_candidates_and_no_jump() {
        let sentence = |hash| Sentence { span: Span::default(), block: 0, hash };
        let reading = Reading { sentences: vec![sentence(1), sentence(2), sentence(3)], ..Reading::default() };
        assert_eq!(resolve(&reading, "2-00000002"), Target::Sentence(1));
        assert_eq!(resolve(&reading, "2-00000003"), Target::Moved(vec![2, 1]));
        assert_eq!(resolve(&reading, "9-00000009"), Target::Moved(vec![]));
        assert_eq!(resolve(&reading, "2-00000002.1"), Target::Moved(vec![1]));
        assert_eq!(resolve(&reading, "2-00000002.1b"), Target::Moved(vec![1]));
        for odd in [
            "",
            "2",
            "0-00000001",
            "2-2",
            "2-00000002.0",
            "2-00000002.b",
            "2-00000002.1bc",
            "x-00000002",
            "99999999999-00000002",
        ] {
            assert_eq!(resolve(&reading, odd), Target::Malformed, "{odd}");
        }
    }
}
