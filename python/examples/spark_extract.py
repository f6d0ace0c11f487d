"""The figures of a table of texts, read by Spark: facts, reprints, and what several articles state of the same thing.

    pip install ./python pyspark
    python python/examples/spark_extract.py TEXTS OUT [--master local[2]] [--codebook seeds]

`TEXTS` is Parquet with the columns `id` and `text`, and perhaps `title`, `publisher`, `published`, `url`, `licence`; `OUT`
gets four tables:

- `facts`: a row a figure, the same rows as `solieu extract --format parquet` writes;
- `reprints`: pairs of texts of which one holds half of the other or more, found by MinHash in bands (LSH) and then counted;
- `sources`: for each text the source that it is of; texts that reprint each other are one source;
- `claims`: what is stated of the same indicator, measure, place and period by several texts: how many state it, of how many
  sources, and whether one value fits all of their intervals.

Only facts of the same codebook can be held against each other: the codebook is chosen once, here, and not by each worker.
"""

import argparse
import time
import zlib

import numpy
import pyarrow
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema

import solieu

#: Columns that say that two figures are of the same thing.
CLAIM = ["indicator", "measure", "status", "unit", "period_type", "period_start", "period_end", "place_at_publication",
         "scope", "district", "subgroup", "denominator"]
#: A reprint shares runs of so many words.
SHINGLE = 5
#: 32 bands of 4 hashes: of pairs that are alike to a half 87 in 100 share a band, of those to two thirds 99.9.
BANDS, ROWS = 32, 4
#: One text holds so much of the other.
CONTAINED = 0.5

_reader = None


def facts_of(codebook, cpu_seconds):
    def work(batches):
        started = time.process_time()
        global _reader
        if _reader is None or _reader.codebook != codebook:
            _reader = solieu.Reader(codebook)
        for batch in batches:
            yield from _reader.read(batch.to_pylist()).to_batches()
        cpu_seconds.add(time.process_time() - started)
    return work


def shingles(text):
    """Runs of words as numbers, each once."""
    words = numpy.fromiter((zlib.crc32(word.encode()) for word in text.lower().split()), numpy.uint64)
    if len(words) < SHINGLE:
        return numpy.empty(0, numpy.uint64)
    runs = numpy.zeros(len(words) - SHINGLE + 1, numpy.uint64)
    for at in range(SHINGLE):
        runs = runs * numpy.uint64(0x9E3779B97F4A7C15) + words[at:at + len(runs)]
    return numpy.unique(runs)


_random = numpy.random.default_rng(20)
_FACTORS = _random.integers(1, 2**63, BANDS * ROWS, numpy.uint64) | numpy.uint64(1)
_OFFSETS = _random.integers(0, 2**63, BANDS * ROWS, numpy.uint64)


def bands_of(cpu_seconds):
    """A row a text and band: equal bands make two texts candidates."""
    def work(batches):
        started = time.process_time()
        yield from map(bands_of_batch, batches)
        cpu_seconds.add(time.process_time() - started)
    return work


def bands_of_batch(batch):
    ids, bands, hashes = [], [], []
    for row in batch.select(["id", "text"]).to_pylist():
        runs = shingles(row["text"])
        if not len(runs):
            continue
        signature = (runs[None, :] * _FACTORS[:, None] + _OFFSETS[:, None]).min(axis=1)
        for band in range(BANDS):
            ids.append(row["id"])
            bands.append(band)
            hashes.append(zlib.crc32(signature[band * ROWS:(band + 1) * ROWS].tobytes()))
    return pyarrow.RecordBatch.from_pydict({
        "id": pyarrow.array(ids, pyarrow.string()),
        "band": pyarrow.array(bands, pyarrow.int32()),
        "hash": pyarrow.array(hashes, pyarrow.int64()),
    })


def contained(batches):
    """The candidates of which one text really holds much of the other."""
    for batch in batches:
        kept = []
        for row in batch.to_pylist():
            left, right = shingles(row["left_text"]), shingles(row["right_text"])
            share = len(numpy.intersect1d(left, right, True)) / min(len(left), len(right))
            if share >= CONTAINED:
                kept.append((row["left"], row["right"], share))
        columns = list(zip(*kept)) or [(), (), ()]
        yield pyarrow.RecordBatch.from_pydict({
            "left": pyarrow.array(columns[0], pyarrow.string()),
            "right": pyarrow.array(columns[1], pyarrow.string()),
            "contained": pyarrow.array(columns[2], pyarrow.float64()),
        })


def reprints_of(texts, cpu_seconds):
    """Pairs of texts, found without holding each against each. A band that very many texts share is boilerplate."""
    bands = texts.select("id", "text").mapInArrow(bands_of(cpu_seconds), "id string, band int, hash long").cache()
    small = bands.groupBy("band", "hash").count().where("count > 1 and count <= 200").select("band", "hash")
    in_small = bands.join(small, ["band", "hash"])
    pairs = (in_small.alias("a").join(in_small.alias("b"), ["band", "hash"]).where("a.id < b.id")
             .select(F.col("a.id").alias("left"), F.col("b.id").alias("right")).distinct())
    text = texts.select("id", "text")
    both = (pairs.join(text.toDF("left", "left_text"), "left").join(text.toDF("right", "right_text"), "right")
            .select("left", "right", "left_text", "right_text"))
    return both.mapInArrow(contained, "left string, right string, contained double")


def sources_of(texts, reprints):
    """The source of each text: the first of the texts that it hangs together with, found by handing on the least id."""
    links = reprints.select("left", "right").union(reprints.select("right", "left")).toDF("id", "other").cache()
    sources = texts.select("id", F.col("id").alias("source"))
    while True:
        told = links.join(sources, "id").groupBy("other").agg(F.min("source").alias("told")).withColumnRenamed("other", "id")
        joined = sources.join(told, "id", "left")
        after = joined.select("id", F.least("source", F.coalesce("told", "source")).alias("source")).localCheckpoint()
        changed = after.join(sources.toDF("id", "before"), "id").where("source <> before").limit(1).count()
        sources = after
        if not changed:
            return sources


def claims_of(facts, sources):
    """Intervals that all meet pairwise have a value in common: one look at the ends of a group stands for all pairs."""
    stated = facts.where("indicator is not null and period_end is not null and (place_at_publication is not null or scope is not null)")
    stated = stated.join(sources.withColumnRenamed("id", "doc_id"), "doc_id")
    low, high = F.max("value_min").alias("low"), F.min("value_max").alias("high")
    claims = stated.groupBy(*CLAIM).agg(
        F.countDistinct("doc_id").alias("n_texts"), F.countDistinct("source").alias("n_sources"), low, high,
        F.sort_array(F.collect_set("figure_id")).alias("figure_ids"))
    claims = claims.where("n_texts > 1")
    # An open end is no end.
    return claims.withColumn("agree", F.expr("low is null or high is null or low <= high"))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("texts")
    arguments.add_argument("out")
    arguments.add_argument("--master", default="local[*]")
    arguments.add_argument("--codebook", help="a name or a folder; left out: that of what the first 200 texts are about")
    arguments.add_argument("--partitions", type=int, help="left out: four for each core")
    given = arguments.parse_args()
    spark = (SparkSession.builder.master(given.master).appName("solieu")
             .config("spark.ui.showConsoleProgress", "false").config("spark.sql.execution.arrow.maxRecordsPerBatch", "500").config("spark.ui.enabled", "false")
             .config("spark.sql.shuffle.partitions", "16").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    texts = spark.read.parquet(given.texts)
    first = texts.orderBy("id").limit(200).select("text").collect()
    codebook = given.codebook or solieu.codebook_for([row.text for row in first])
    texts = texts.repartition(given.partitions or 4 * spark.sparkContext.defaultParallelism).cache()
    n_texts, cores = texts.count(), spark.sparkContext.defaultParallelism
    schema = from_arrow_schema(solieu.Reader(codebook).read([]).schema)

    def timed(name, table):
        started = time.perf_counter()
        table.write.mode("overwrite").parquet(f"{given.out}/{name}")
        seconds = time.perf_counter() - started
        written = spark.read.parquet(f"{given.out}/{name}")
        print(f"{name}: {written.count()} rows, {seconds:.1f} s, {n_texts / seconds / cores:.0f} texts/s/core", flush=True)
        return written

    print(f"{n_texts} texts, {cores} cores, codebook {codebook}", flush=True)
    cpu_seconds = spark.sparkContext.accumulator(0.0)
    facts = timed("facts", texts.mapInArrow(facts_of(codebook, cpu_seconds), schema))
    print(f"reading took {cpu_seconds.value:.1f} s of computing, {n_texts / cpu_seconds.value:.0f} texts/s/core", flush=True)
    cpu_seconds = spark.sparkContext.accumulator(0.0)
    reprints = timed("reprints", reprints_of(texts, cpu_seconds))
    print(f"MinHash took {cpu_seconds.value:.1f} s of computing, {n_texts / cpu_seconds.value:.0f} texts/s/core", flush=True)
    sources = timed("sources", sources_of(texts, reprints))
    claims = timed("claims", claims_of(facts, sources))
    print(f"{claims.where('not agree').count()} claims on which texts disagree", flush=True)
    spark.stop()


if __name__ == "__main__":
    main()
