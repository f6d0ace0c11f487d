//! Learns a linear model that chooses one of several classes: multinomial logistic regression by FTRL-proximal (McMahan et
//! al., "Ad Click Prediction: a View from the Trenches", 2013), which leaves most weights at zero.
//!
//! A class is made of *parts*, and each feature has a weight for each part: the score of a class is the sum of the weights
//! of its parts over the features of the sample, plus the weights of its relations. Features and relations are left out at
//! random while learning, so that none of them is relied on too much.
//!
//! The same samples and settings give the same weights on every machine: only operations that IEEE 754 fixes are used.

/// The shape of what is learned.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// For each class, its parts.
    pub classes: Vec<Vec<u32>>,
    /// How many parts there are.
    pub n_parts: usize,
    /// How many features there are.
    pub n_features: usize,
    /// How many relations there are.
    pub n_relations: usize,
}

/// One choice.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Its features.
    pub features: Vec<u32>,
    /// Relations of classes: class and relation.
    pub relations: Vec<(u32, u32)>,
    /// The classes that it may be of.
    pub candidates: Vec<u32>,
    /// The classes that it is of, one or more of the candidates.
    pub gold: Vec<u32>,
    /// How much it counts; an ordinary one 1.
    pub weight: f32,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How often all samples are gone through.
    pub n_rounds: usize,
    /// The step of the first update.
    pub step: f32,
    /// How strong the evidence for a weight must be for it to be other than zero.
    pub threshold: f32,
    /// The share of features that is left out each time, of 1.
    pub leave_out: f32,
    /// The share of relations that is left out each time, of 1.
    pub leave_out_relations: f32,
    /// The seed of the pseudo-random numbers.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { n_rounds: 6, step: 0.1, threshold: 3.0, leave_out: 0.5, leave_out_relations: 0.3, seed: 1 }
    }
}

/// What was learned.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// By feature, then by part.
    pub features: Vec<f32>,
    /// By relation.
    pub relations: Vec<f32>,
}

/// A gradient smaller than this changes nothing.
const LEAST: f32 = 1e-4;

/// Learns from samples.
#[must_use]
pub fn learn(shape: &Shape, samples: &[Sample], settings: &Settings) -> Weights {
    let mut learner = Learner {
        shape,
        settings: *settings,
        features: Coordinates::new(shape.n_features * shape.n_parts, settings.threshold),
        relations: Coordinates::new(shape.n_relations, 0.0),
        random: Random(settings.seed),
        sums: vec![0.0; shape.n_parts],
        slopes: vec![0.0; shape.n_parts],
        scores: Vec::new(),
    };
    let mut order: Vec<usize> = (0..samples.len()).collect();
    for _ in 0..settings.n_rounds {
        learner.random.shuffle(&mut order);
        for sample in order.iter().filter_map(|at| samples.get(*at)) {
            learner.see(sample);
        }
    }
    Weights { features: learner.features.weights, relations: learner.relations.weights }
}

/// Weights with what FTRL keeps of each.
struct Coordinates {
    weights: Vec<f32>,
    sums: Vec<f32>,
    squares: Vec<f32>,
    threshold: f32,
}

impl Coordinates {
    fn new(n: usize, threshold: f32) -> Coordinates {
        Coordinates { weights: vec![0.0; n], sums: vec![0.0; n], squares: vec![0.0; n], threshold }
    }

    fn update(&mut self, at: usize, slope: f32, step: f32) {
        let (Some(weight), Some(sum), Some(square)) =
            (self.weights.get_mut(at), self.sums.get_mut(at), self.squares.get_mut(at))
        else {
            return;
        };
        let before = square.sqrt();
        *square += slope * slope;
        let after = square.sqrt();
        *sum += slope - (after - before) / step * *weight;
        let rest = sum.abs() - self.threshold;
        *weight = if rest <= 0.0 { 0.0 } else { -rest * sum.signum() / ((1.0 + after) / step) };
    }
}

struct Learner<'a> {
    shape: &'a Shape,
    settings: Settings,
    features: Coordinates,
    relations: Coordinates,
    random: Random,
    /// The sums of weights by part.
    sums: Vec<f32>,
    /// The gradient by part.
    slopes: Vec<f32>,
    /// By candidate.
    scores: Vec<f32>,
}

impl Learner<'_> {
    fn see(&mut self, sample: &Sample) {
        let n_parts = self.shape.n_parts;
        let kept: Vec<usize> = sample
            .features
            .iter()
            .filter(|_| !self.random.happens(self.settings.leave_out))
            .map(|at| *at as usize * n_parts)
            .collect();
        let related: Vec<(u32, u32)> = sample
            .relations
            .iter()
            .filter(|_| !self.random.happens(self.settings.leave_out_relations))
            .copied()
            .collect();
        self.score(sample, &kept, &related);
        let greatest = self.scores.iter().copied().fold(f32::MIN, f32::max);
        let mut total = 0.0;
        for score in &mut self.scores {
            *score = exp(*score - greatest);
            total += *score;
        }
        self.slopes.iter_mut().for_each(|slope| *slope = 0.0);
        let mut of_relation: Vec<(u32, f32)> = Vec::new();
        for (candidate, score) in sample.candidates.iter().zip(&self.scores) {
            let wanted = if sample.gold.contains(candidate) { 1.0 / sample.gold.len() as f32 } else { 0.0 };
            let slope = (score / total - wanted) * sample.weight;
            if slope.abs() < LEAST {
                continue;
            }
            for part in self.shape.classes.get(*candidate as usize).into_iter().flatten() {
                if let Some(sum) = self.slopes.get_mut(*part as usize) {
                    *sum += slope;
                }
            }
            of_relation.extend(related.iter().filter(|(to, _)| to == candidate).map(|(_, at)| (*at, slope)));
        }
        let step = self.settings.step;
        for (part, slope) in self.slopes.iter().enumerate().filter(|(_, slope)| slope.abs() >= LEAST) {
            for row in &kept {
                self.features.update(row + part, *slope, step);
            }
        }
        of_relation.sort_by_key(|(at, _)| *at);
        for group in of_relation.chunk_by(|a, b| a.0 == b.0) {
            let slope: f32 = group.iter().map(|(_, slope)| slope).sum();
            if let Some((at, _)) = group.first() {
                self.relations.update(*at as usize, slope, step);
            }
        }
    }

    /// The scores of a sample's candidates with these features and relations.
    fn score(&mut self, sample: &Sample, rows: &[usize], related: &[(u32, u32)]) {
        let n_parts = self.shape.n_parts;
        self.sums.iter_mut().for_each(|sum| *sum = 0.0);
        for row in rows {
            let weights = self.features.weights.get(*row..row + n_parts).unwrap_or_default();
            for (sum, weight) in self.sums.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        let scale = 1.0 / (1.0 - self.settings.leave_out);
        self.scores.clear();
        for candidate in &sample.candidates {
            let parts = self.shape.classes.get(*candidate as usize).map_or(&[][..], Vec::as_slice);
            let of_parts: f32 = parts.iter().filter_map(|part| self.sums.get(*part as usize)).sum();
            let of_relations: f32 = related
                .iter()
                .filter(|(to, _)| to == candidate)
                .filter_map(|(_, at)| self.relations.weights.get(*at as usize))
                .sum();
            self.scores.push(of_parts * scale + of_relations);
        }
    }
}

/// e to the power of a number that is not positive.
fn exp(x: f32) -> f32 {
    let x = f64::from(x.max(-80.0));
    // x = n ln 2 + r, so that the series for r is short.
    let n = (x / std::f64::consts::LN_2).round();
    let r = x - n * std::f64::consts::LN_2;
    let series = (1..=10).rev().fold(1.0, |sum, k| 1.0 + sum * r / f64::from(k));
    let power = f64::from_bits(((1023 + n as i64) as u64) << 52);
    (series * power) as f32
}

/// Pseudo-random numbers (SplitMix64: Steele, Lea and Flood, 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// True in this share of cases.
    fn happens(&mut self, share: f32) -> bool {
        let of_one = (self.next() >> 40) as f32 / (1_u64 << 24) as f32;
        of_one < share
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            let other = (self.next() % (at as u64 + 1)) as usize;
            order.swap(at, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two classes of one part each, and a feature for each; a third feature says nothing.
    fn samples() -> (Shape, Vec<Sample>) {
        let shape = Shape { classes: vec![vec![0], vec![1]], n_parts: 2, n_features: 3, n_relations: 1 };
        let sample = |of: u32| Sample {
            features: vec![of, 2],
            relations: Vec::new(),
            candidates: vec![0, 1],
            gold: vec![of],
            weight: 1.0,
        };
        (shape, (0..200).map(|at| sample(at % 2)).collect())
    }

    #[test]
    fn what_a_feature_says_is_learned_and_what_says_nothing_has_no_weight() {
        let (shape, samples) = samples();
        let weights = learn(&shape, &samples, &Settings::default()).features;
        assert!(weights[0] > 0.5 && weights[1] < -0.5, "{weights:?}");
        assert!(weights[2] < -0.5 && weights[3] > 0.5, "{weights:?}");
        assert!(weights[4].abs() < 0.2 && weights[5].abs() < 0.2, "{weights:?}");
    }

    #[test]
    fn a_relation_decides_where_no_feature_does() {
        let shape = Shape { classes: vec![vec![0], vec![1]], n_parts: 2, n_features: 1, n_relations: 1 };
        let sample = |of: u32| Sample {
            features: vec![0],
            relations: vec![(of, 0)],
            candidates: vec![0, 1],
            gold: vec![of],
            weight: 1.0,
        };
        let samples: Vec<Sample> = (0..100).map(|at| sample(at % 2)).collect();
        let weights = learn(&shape, &samples, &Settings::default());
        assert!(weights.relations[0] > 0.5, "{weights:?}");
    }

    #[test]
    fn the_same_samples_give_the_same_weights() {
        let (shape, samples) = samples();
        let learned = || learn(&shape, &samples, &Settings::default()).features;
        assert_eq!(
            learned().iter().map(|it| it.to_bits()).collect::<Vec<_>>(),
            learned().iter().map(|it| it.to_bits()).collect::<Vec<_>>()
        );
    }

    #[test]
    fn the_exponential_is_that_of_the_library() {
        for at in 0..400 {
            let x = -(at as f32) * 0.173;
            assert!((exp(x) - x.exp()).abs() <= x.exp() * 1e-6, "{x}");
        }
    }
}
