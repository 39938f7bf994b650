#!/usr/bin/env python3
"""Makes segment_lexicon.tsv, the words that the segmentation model knows by class.

    make_lexicon.py --fold built/fold.bin --icu cjdict.tsv --jieba dict.txt > segment_lexicon.tsv

Words are folded. Two sources: ICU's Chinese-Japanese dictionary with its costs (made by
dump_icu_dictionary) and jieba's dict.txt with its frequencies. A word is kept when jieba has it
more than 10 times, when both have it, or when ICU counts it as common; Han only.
The class is 4 * (ICU's cost class, 0 = not there) + (jieba's frequency class, 0 = not there).
"""
import argparse
import struct
import sys

LONGEST = 8


def fold_table(path):
    with open(path, "rb") as file:
        data = file.read()
    keys = struct.unpack("<65536H", data[64:64 + 131072])
    return lambda text: "".join(chr(keys[ord(c)]) if ord(c) < 65536 else c for c in text)


def is_word(word):
    return len(word) <= LONGEST and all("\u3400" <= c <= "\u9fff" or c == "〇" for c in word)


def icu_class(cost):
    return 0 if cost is None else 1 if cost >= 150 else 2 if cost >= 125 else 3 if cost >= 100 else 4


def jieba_class(count):
    return 0 if count is None else 1 if count <= 5 else 2 if count <= 100 else 3


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fold", required=True)
    parser.add_argument("--icu", required=True)
    parser.add_argument("--jieba", required=True)
    args = parser.parse_args()
    fold = fold_table(args.fold)
    icu, jieba = {}, {}
    with open(args.icu, encoding="utf-8") as file:
        for line in file:
            word, cost = line.rstrip("\n").split("\t")
            word = fold(word)
            if is_word(word):
                icu[word] = min(icu.get(word, 999), int(cost))
    with open(args.jieba, encoding="utf-8") as file:
        for line in file:
            word, count, _ = line.split(" ")
            word = fold(word)
            if is_word(word):
                jieba[word] = max(jieba.get(word, 0), int(count))
    out = sys.stdout
    out.write("# The words that the segmentation model knows, folded. Made by"
              " Training/segment/make_lexicon.py.\n"
              "# Facts: ICU 72.1 cjdict (Unicode licence, with the notices in it), jieba 0.42.1"
              " dict.txt (MIT).\n"
              "# Columns: word, class = 4 * ICU cost class (0 absent, 4 most common)"
              " + jieba frequency class (0-3).\n")
    for word in sorted(set(icu) | set(jieba)):
        both = word in icu and word in jieba
        common = icu.get(word, 999) < 125
        if len(word) <= 4:
            keep = both or common or jieba.get(word, 0) > 10
        else:
            keep = both
        if keep:
            out.write("%s\t%d\n" % (word, 4 * icu_class(icu.get(word)) + jieba_class(jieba.get(word))))


if __name__ == "__main__":
    main()
