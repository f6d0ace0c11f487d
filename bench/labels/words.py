#!/usr/bin/env python3
"""words.py NEWS.jsonl.gz > seeds/lexicon/words.toml: which words of several syllables, and which verbs, news is written with.

What a free segmenter and tagger (pyvi, MIT licence: pip install pyvi==0.1.1) says of each sentence is counted; a word is
kept with the class that it has most often. Only these statistics of words are kept: no sentence is. Each line of NEWS is
a JSON object with a "text". Same input, same output; about two minutes for 10,000 articles."""
import collections
import gzip
import json
import re
import sys
import textwrap

from pyvi import ViPosTagger, ViTokenizer

# Of 2.7 million words: seen so often, and of one class in so large a part.
LEAST, PART = 15, 0.55
CLASSES = {"N": "noun", "V": "verb", "A": "adjective"}
LETTER = "[a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]"
WORD = re.compile(f"{LETTER}+(_{LETTER}+)*")
BREAKS = re.compile(r"(?<=[.!?…])\s+|\r?\n+|(?<=[a-zà-ỹ])\.(?=[A-ZĐÀ-Ỹ])")
HEAD = """# Words of several syllables, and verbs of one, as news is written with: where one word ends and the next begins, and
# which of them are verbs. Counted from news by bench/labels/words.py, the verbs of one syllable looked through by eye; change labels.toml
# instead, whose words come before these.
"""


def counted(path):
    tags = collections.defaultdict(collections.Counter)
    for line in gzip.open(path, "rt", encoding="utf-8"):
        for sentence in BREAKS.split(json.loads(line)["text"]):
            if not sentence.strip():
                continue
            try:
                words, classes = ViPosTagger.postagging(ViTokenizer.tokenize(sentence))
            except (IndexError, ValueError):
                continue
            for word, tag in zip(words, classes):
                if tag != "Np":
                    tags[word.lower()][tag] += 1
    return tags


def kept(tags):
    by_class = collections.defaultdict(list)
    for word, counts in sorted(tags.items()):
        tag, n = max(sorted(counts.items()), key=lambda it: it[1])
        n_all = sum(counts.values())
        is_word = WORD.fullmatch(word) and tag in CLASSES and n_all >= LEAST and n >= PART * n_all
        if is_word and ("_" in word or tag == "V"):
            by_class[tag].append(word.replace("_", " "))
    return by_class


def main():
    by_class = kept(counted(sys.argv[1]))
    print(HEAD)
    for tag, name in CLASSES.items():
        # A form is not broken: its spaces are kept apart while lines are filled.
        forms = ", ".join(json.dumps(form.replace(" ", "_"), ensure_ascii=False) for form in by_class[tag])
        lines = textwrap.fill(forms, 110, initial_indent="    ", subsequent_indent="    ").replace("_", " ")
        print(f'[[entry]]\nclass = "{name}"\nforms = [\n{lines},\n]\n')


main()
