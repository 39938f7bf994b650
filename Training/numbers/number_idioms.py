#!/usr/bin/env python3
"""Derive the words that hold a numeral character but no number, for number_idioms.tsv.

usage: number_idioms.py JIEBA_DICT DIVISIONS_TSV MEASURE_WORDS_TSV HAND_TSV > number_idioms.tsv

JIEBA_DICT is jieba 0.42.1's dict.txt (MIT); DIVISIONS_TSV lists administrative divisions with the columns
name_hans and aliases. HAND_TSV (number_idioms_hand.tsv) holds the entries written by hand: they win, and a
word marked `-` there is never taken. A word is left out when it reads as a number with a measure word.
"""
import re
import sys

jieba, divisions, measures, hand = sys.argv[1:5]
NUMERAL = "零〇一二三四五六七八九十百千万亿两半几数"
unit = sorted({l.split("\t")[0] for l in open(measures, encoding="utf-8") if not l.startswith("#")} - {"word"}, key=len, reverse=True)
UNIT = "|".join(map(re.escape, unit))
PHRASE = re.compile(f"^第?[{NUMERAL}多余来分之点]+(?:{UNIT})?(?:半|多|余)?$")
LEAD = re.compile(f"^[{NUMERAL}]+(?:{UNIT})")
KEEP = {"i": 0, "l": 2, "n": 5, "nz": 5, "ns": 2, "nt": 3, "b": 5, "d": 3, "v": 3, "vn": 3, "a": 3, "c": 3, "j": 5, "z": 3, "an": 3, "ad": 3, "f": 10, "r": 5}
MONEYISH = re.compile("[元块毛角]$")

out = {}
for line in open(jieba, encoding="utf-8"):
    word, freq, pos = line.split()
    freq = int(freq)
    first = next((i for i, c in enumerate(word) if c in NUMERAL), None)
    if first is None or first > 3 or len(word) > 8 or not all("\u4e00" <= c <= "\u9fff" for c in word):
        continue
    if pos not in KEEP or freq < KEEP[pos] or PHRASE.match(word) or MONEYISH.search(word):
        continue
    if len(word) == 2 and (pos not in ("d", "b", "n", "ns", "nz", "v", "a", "c", "j") or freq < 30):
        continue
    if len(word) == 3 and LEAD.match(word) and (pos not in ("n", "l", "b", "d", "i", "ns") or freq < 10):
        continue
    if word[0] in "近上前这那哪每无另头超逾" and (PHRASE.match(word[1:]) or word[:2] == "无数"):
        continue
    if word[0] in "几数" and len(word) > 2 and pos != "i":
        continue
    out[word] = "jieba"
for line in open(divisions, encoding="utf-8"):
    cells = line.rstrip("\n").split("\t")
    if line.startswith(("#", "code\t")):
        continue
    names = [cells[2]] + cells[4].split(";")
    for name in names:
        first = next((i for i, c in enumerate(name) if c in NUMERAL + "兆"), None)
        if first is not None and first <= 3 and len(name) >= 2 and not PHRASE.match(name):
            out.setdefault(name, "division")
for line in open(hand, encoding="utf-8"):
    if line.startswith("#") or not line.strip():
        continue
    word, note = line.rstrip("\n").split("\t")
    if note == "-":
        out.pop(word, None)
    else:
        out[word] = note
print("# Words that hold a numeral character but no number; the longest one at a place decides.")
print("# Sources: `jieba` = jieba 0.42.1 dict.txt (MIT), chosen by Training/number_idioms.py; `division` = names of")
print("# administrative divisions; other notes: number_idioms_hand.tsv, written for ZhText.")
print("# note `number`: the longer word is a number after all and lifts a shorter entry.")
print("word\tnote")
for word in sorted(out):
    print(f"{word}\t{out[word]}")
