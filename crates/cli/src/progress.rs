//! How far the work on a corpus is: a bar on standard error, if that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output;

/// A bar of so many articles; it is gone when it goes out of scope.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    pub(crate) fn new(doing: &'static str, n_articles: usize) -> Progress {
        let target =
            if output::is_quiet() { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr_with_hz(5) };
        let bar = ProgressBar::with_draw_target(Some(n_articles as u64), target);
        let style = ProgressStyle::with_template("{msg:9} {wide_bar} {pos}/{len} articles");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        Progress(bar.with_style(style).with_message(doing))
    }

    /// So many articles more are done.
    pub(crate) fn add(&self, n_articles: usize) {
        self.0.inc(n_articles as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
