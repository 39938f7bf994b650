// Sentences for training: folded keys, the vote or the gold cut at each gap.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

namespace segment {

using Key = uint16_t;

/// Keys that stand for groups of characters, as in Sources/ZhText/Segmentation/SegmentModel.swift.
constexpr Key anyDigit = '0', anyLetter = 'a', rareHan = 0xE000, rareOther = 0xE002, edge = 0;

constexpr int toolCount = 5;
inline const char *const toolNames[toolCount] = {"icu", "jieba", "lac", "pkuseg", "snownlp"};
constexpr float toolWeights[toolCount] = {0.5f, 1, 1, 2, 1};
constexpr float toolWeightSum = 5.5f;

inline float logistic(float x) { return 1 / (1 + std::exp(-x)); }

/// The weighted share of tools that cut.
inline float voteShare(unsigned votes) {
  float sum = 0;
  for (int tool = 0; tool < toolCount; tool++)
    if (votes >> tool & 1) sum += toolWeights[tool];
  return sum / toolWeightSum;
}

inline float sharpened(float share, float power) {
  float yes = std::pow(share, power), no = std::pow(1 - share, power);
  return yes / (yes + no);
}

/// fold.bin: keys by scalar, classes by key.
struct FoldTable {
  enum Class { other, han, digit, letter, space, newline };
  std::vector<Key> keys = std::vector<Key>(65536);
  std::vector<uint8_t> classes = std::vector<uint8_t>(65536);

  void load(const std::string &path) {
    FILE *file = fopen(path.c_str(), "rb");
    if (!file || fseek(file, 64, SEEK_SET) || fread(keys.data(), 2, 65536, file) != 65536 ||
        fread(classes.data(), 1, 65536, file) != 65536) {
      fprintf(stderr, "cannot read %s\n", path.c_str());
      exit(1);
    }
    fclose(file);
  }

  /// The folded keys of UTF-8 text. A scalar beyond the BMP becomes rareHan or rareOther.
  std::vector<Key> operator()(const std::string &utf8) const {
    std::vector<Key> result;
    for (size_t i = 0; i < utf8.size();) {
      unsigned lead = static_cast<unsigned char>(utf8[i]);
      int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      unsigned scalar = length == 1 ? lead : lead & (0xFF >> (length + 1));
      for (int k = 1; k < length && i + k < utf8.size(); k++)
        scalar = scalar << 6 | (static_cast<unsigned char>(utf8[i + k]) & 63);
      i += length;
      result.push_back(scalar < 65536 ? keys[scalar] : scalar < 0x20000 ? rareOther : rareHan);
    }
    return result;
  }

  Class classOf(Key key) const {
    if (key == rareHan) return han;
    return classes[key] <= newline ? static_cast<Class>(classes[key]) : other;
  }

  /// What the model sees: digits and letters as one key each; kana and marks are `rareOther`.
  Key modelKey(Key key) const {
    if (classes[key] == 11 || classes[key] == 12) return rareOther;
    switch (classOf(key)) {
    case digit: return anyDigit;
    case letter: return anyLetter;
    default: return key;
    }
  }
};

/// A stretch of text without white space.
struct Sentence {
  /// As the patterns see it, and before rare keys were merged, as the lexicon sees it.
  std::vector<Key> keys, wordKeys;
  /// For the gap before each character: the wished probability of a cut, or -1 where a rule decides.
  std::vector<float> target;
  std::vector<uint8_t> votes;
  std::vector<int8_t> reference;
  bool isGold = false;
  int count() const { return static_cast<int>(keys.size()); }
};

struct TrainingData {
  FoldTable fold;
  std::vector<Sentence> silver, silverHeldBack, gold, dev;

  void load(const std::string &foldPath, const std::string &silverPath,
            const std::string &goldPath, const std::string &devPath, float sharpen) {
    fold.load(foldPath);
    loadSilver(silverPath, sharpen);
    loadGold(goldPath);
    if (!devPath.empty()) loadDev(devPath);
    mergeRareKeys();
  }

private:
  /// Whether the model decides the gap between two keys; elsewhere fixed rules do.
  bool isModelGap(Key a, Key b) const {
    auto x = fold.classOf(a), y = fold.classOf(b);
    auto isWordy = [](FoldTable::Class c) {
      return c == FoldTable::han || c == FoldTable::digit || c == FoldTable::letter;
    };
    return (x == FoldTable::han && isWordy(y)) || (y == FoldTable::han && isWordy(x));
  }

  bool isSpace(Key key) const {
    auto c = fold.classOf(key);
    return c == FoldTable::space || c == FoldTable::newline;
  }

  /// Splits raw keys at white space into sentences. cut(i) tells of the gap before raw key i.
  template <class Target, class Reference, class Votes>
  void add(const std::vector<Key> &raw, bool isGold, std::vector<Sentence> &to, Target target,
           Reference reference, Votes votes) {
    size_t i = 0;
    while (i < raw.size()) {
      while (i < raw.size() && isSpace(raw[i])) i++;
      size_t begin = i;
      while (i < raw.size() && !isSpace(raw[i])) i++;
      if (i == begin) continue;
      Sentence s;
      s.isGold = isGold;
      for (size_t k = begin; k < i; k++) {
        s.keys.push_back(fold.modelKey(raw[k]));
        bool first = k == begin;
        bool decides = !first && isModelGap(raw[k - 1], raw[k]);
        s.target.push_back(decides ? target(k) : -1);
        s.votes.push_back(first ? 31 : votes(k));
        s.reference.push_back(first ? 1 : reference(k));
      }
      to.push_back(std::move(s));
    }
  }

  void loadSilver(const std::string &path, float sharpen) {
    std::ifstream file(path);
    std::string line;
    for (int number = 0; std::getline(file, line); number++) {
      size_t tab = line.find('\t');
      auto raw = fold(line.substr(0, tab));
      auto votes = [&](size_t k) -> uint8_t {
        char c = line[tab + k];
        return c <= '9' ? c - '0' : c - 'a' + 10;
      };
      add(raw, false, number % 40 == 39 ? silverHeldBack : silver,
          [&](size_t k) { return sharpened(voteShare(votes(k)), sharpen); },
          [&](size_t k) { return voteShare(votes(k)) > 0.5f; }, votes);
    }
  }

  void addGold(const std::vector<std::vector<Key>> &words, std::vector<Sentence> &to) {
    std::vector<Key> raw;
    std::vector<bool> starts;
    for (auto &word : words)
      for (size_t i = 0; i < word.size(); i++) {
        raw.push_back(word[i]);
        starts.push_back(i == 0);
      }
    add(raw, true, to, [&](size_t k) -> float { return starts[k]; },
        [&](size_t k) { return starts[k]; },
        [&](size_t k) -> uint8_t { return starts[k] ? 31 : 0; });
  }

  void loadGold(const std::string &path) {
    std::ifstream file(path);
    std::string line;
    std::vector<std::vector<Key>> words;
    while (std::getline(file, line)) {
      if (line.empty()) {
        addGold(words, gold);
        words.clear();
      } else if (line[0] != '#') {
        size_t a = line.find('\t'), b = line.find('\t', a + 1);
        words.push_back(fold(line.substr(a + 1, b - a - 1)));
      }
    }
    addGold(words, gold);
  }

  void loadDev(const std::string &path) {
    std::ifstream file(path);
    std::string line;
    while (std::getline(file, line)) {
      std::vector<std::vector<Key>> words;
      for (size_t i = 0; i < line.size();) {
        size_t space = std::min(line.find(' ', i), line.size());
        if (space > i) words.push_back(fold(line.substr(i, space - i)));
        i = space + 1;
      }
      addGold(words, dev);
    }
  }

  /// Characters too rare to learn from share a key, so that unseen ones are like them.
  void mergeRareKeys() {
    std::vector<int> frequency(65536);
    for (auto *sentences : {&silver, &gold})
      for (auto &s : *sentences)
        for (Key key : s.keys) frequency[key]++;
    for (auto *sentences : {&silver, &silverHeldBack, &gold, &dev})
      for (auto &s : *sentences) {
        s.wordKeys = s.keys;
        for (Key &key : s.keys) {
          bool isHan = fold.classOf(key) == FoldTable::han;
          if (frequency[key] < (isHan ? 5 : 20)) key = isHan ? rareHan : rareOther;
        }
      }
  }
};

}  // namespace segment
