//! Charts as data. A spec says what is shown: numbers, final labels, units, sources. From that one spec come the
//! geometry, the description for screen readers, the table, the CSV and (feature `draw`) the picture, so none of them
//! can disagree. Knows nothing of articles, queries or files.

pub mod theme;
