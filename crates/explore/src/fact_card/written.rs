//! A card as text, as JSON, and as what a picture is made of.

use chart::layout::{CardQuote, CardSpec};

use super::{CardLine, CardSource, FactCardView};
use crate::cite::is_public;
use crate::download::value::Json;
use crate::figures::table::Quote;
use crate::ui_text::{Word, phrases};

impl FactCardView {
    /// The address of the card for others; none of a copy that was opened from a disk.
    fn address(&self, site: &str) -> Option<String> {
        is_public(site).then(|| format!("{site}{}", self.href))
    }

    /// The card as lines of text; `site` is the address of the site.
    #[must_use]
    pub fn text_at(&self, site: &str) -> String {
        let mut lines = vec![Word::FactCard.say(self.language).to_uppercase(), self.claim.clone(), String::new()];
        lines.extend(self.quotes.iter().map(CardSource::line));
        lines.push(String::new());
        lines.extend(self.facts.iter().map(|(name, value)| phrases::labelled(name, value, self.language)));
        lines.push(phrases::labelled(Word::Verdict.say(self.language), &self.verdict_words(), self.language));
        lines.extend(self.checks.iter().chain(&self.follows).map(|line| format!("- {}", self.line_words(line))));
        if !self.others.is_empty() {
            lines.push(phrases::labelled(Word::OtherStatements.say(self.language), &self.agreement, self.language));
            lines.extend(self.others.iter().map(|other| format!("- {}", other.line())));
        }
        lines.push(self.method.text.clone());
        lines.extend(self.address(site));
        lines.dedup();
        lines.join("\n")
    }

    /// The card as JSON, with a ClaimReview of schema.org. It rates nothing: what came out is given in words.
    #[must_use]
    pub fn json_at(&self, site: &str) -> String {
        let fact = |(name, value): &(String, String)| {
            Json::object([("name", Some(Json::text(name.as_str()))), ("value", Some(Json::text(value.as_str())))])
        };
        let line = |line: &CardLine| {
            Json::object([
                ("kind", Some(Json::text(line.kind.text.as_str()))),
                ("verdict", Json::known(&line.verdict)),
                ("working", Some(Json::text(line.working.as_str()))),
            ])
        };
        let list = |items: Vec<Json>| Some(Json::List(items));
        let card = Json::object([
            ("claim", Some(Json::text(self.claim.as_str()))),
            ("quotes", list(self.quotes.iter().map(CardSource::json).collect())),
            ("facts", list(self.facts.iter().map(fact).collect())),
            ("verdict", Some(Json::text(self.verdict_words()))),
            ("checks", list(self.checks.iter().map(line).collect())),
            ("follows", list(self.follows.iter().map(line).collect())),
            ("agreement", Json::known(&self.agreement)),
            ("others", list(self.others.iter().map(CardSource::json).collect())),
            ("method", Some(Json::text(self.method.text.as_str()))),
            ("url", self.address(site).map(Json::Text)),
            ("review", Some(self.review(site))),
        ]);
        card.file()
    }

    fn review(&self, site: &str) -> Json {
        let typed = |name: &str| Some(Json::text(name));
        let body: Vec<String> = self.checks.iter().map(|line| self.line_words(line)).collect();
        let rating =
            Json::object([("@type", typed("Rating")), ("alternateName", Some(Json::text(self.verdict_words())))]);
        let author =
            Json::object([("@type", typed("Organization")), ("name", Some(Json::text(Word::Site.say(self.language))))]);
        let articles = self.quotes.iter().chain(&self.others).map(CardSource::article);
        let claim = Json::object([("@type", typed("Claim")), ("appearance", Some(Json::List(articles.collect())))]);
        Json::object([
            ("@context", typed("https://schema.org")),
            ("@type", typed("ClaimReview")),
            ("url", self.address(site).map(Json::Text)),
            ("claimReviewed", Some(Json::text(self.claim.as_str()))),
            ("reviewBody", Json::known(&body.join("; "))),
            ("reviewRating", Some(rating)),
            ("author", Some(author)),
            ("itemReviewed", Some(claim)),
        ])
    }

    /// The card as what a picture is made of.
    #[must_use]
    pub fn spec_at(&self, site: &str) -> CardSpec {
        let quote =
            |quote: &CardSource| CardQuote { words: format!("“{}”", quote.words()), source: quote.source.clone() };
        let mut lines: Vec<String> =
            self.checks.iter().chain(&self.follows).map(|line| self.line_words(line)).collect();
        if !self.agreement.is_empty() {
            lines.push(phrases::labelled(Word::OtherStatements.say(self.language), &self.agreement, self.language));
        }
        let mut foot = vec![self.method.text.clone()];
        foot.extend(self.address(site));
        CardSpec {
            eyebrow: format!("{} · {}", Word::Site.say(self.language), Word::FactCard.say(self.language)),
            title: self.claim.clone(),
            quotes: self.quotes.iter().map(quote).collect(),
            verdict: phrases::labelled(Word::Verdict.say(self.language), &self.verdict_words(), self.language),
            ink: self.ink,
            lines,
            foot,
        }
    }

    /// The verdict; of what only follows, that it is derived.
    fn verdict_words(&self) -> String {
        if self.verdict.is_empty() { Word::Derived.say(self.language).to_owned() } else { self.verdict.clone() }
    }

    fn line_words(&self, line: &CardLine) -> String {
        let kind = if line.verdict.is_empty() {
            line.kind.text.clone()
        } else {
            format!("{} ({})", line.kind.text, line.verdict)
        };
        phrases::labelled(&kind, &line.working, self.language)
    }
}

impl CardSource {
    fn words(&self) -> String {
        let Quote { before, figure, after } = &self.quote;
        let all = [before.as_str(), figure, after].concat();
        all.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn line(&self) -> String {
        let mut source = vec![self.source.as_str()];
        source.extend(self.url.as_deref());
        source.extend(Some(self.note).filter(|note| !note.is_empty()));
        phrases::citation(&self.words(), &source)
    }

    fn json(&self) -> Json {
        Json::object([
            ("quote", Some(Json::text(self.words()))),
            ("figure", Some(Json::text(self.quote.figure.as_str()))),
            ("title", Some(Json::text(self.headline.as_str()))),
            ("publisher", self.publisher.as_deref().and_then(Json::known)),
            ("published", self.published.as_deref().and_then(Json::known)),
            ("url", self.url.as_deref().and_then(Json::known)),
            ("note", Json::known(self.note)),
        ])
    }

    /// The article as schema.org has it.
    fn article(&self) -> Json {
        let publisher = |name: &String| {
            Json::object([("@type", Some(Json::text("Organization"))), ("name", Some(Json::text(name.as_str())))])
        };
        Json::object([
            ("@type", Some(Json::text("NewsArticle"))),
            ("headline", Some(Json::text(self.headline.as_str()))),
            ("datePublished", self.published.as_deref().and_then(Json::known)),
            ("url", self.url.as_deref().and_then(Json::known)),
            ("publisher", self.publisher.as_ref().map(publisher)),
        ])
    }
}
