// The linear model: weights of n-grams and of dictionary words at the gaps around them.
#pragma once
#include "training_data.h"

namespace segment {

/// A pattern that begins at character p speaks to the gaps p-2 … p+5 (gap g is before character g).
constexpr int slots = 8, firstSlot = -2;
constexpr int maxPattern = 3, maxWord = 4;
/// Quantisation of the weights in the saved file: ±127 units.
constexpr float unit = 1 / 16.0f;

/// Which slots an n-gram of each length speaks to: the gaps within three characters of all of it.
constexpr bool inWindow(int length, int slot) { return slot >= length - 1 && slot <= 5; }

/// Words of up to four characters, each with a class 1…wordClasses-1.
struct Lexicon {
  static constexpr int classes = 20;
  std::unordered_map<uint64_t, uint8_t> words;
  size_t count = 0;

  static uint64_t pack(const Key *keys, int length) {
    uint64_t value = 0;
    for (int i = 0; i < length; i++) value = value << 16 | keys[i];
    return value;
  }

  /// segment_lexicon.tsv: word, class.
  void load(const std::string &path, const FoldTable &fold) {
    std::ifstream file(path);
    std::string line;
    while (std::getline(file, line)) {
      if (line.empty() || line[0] == '#') continue;
      size_t tab = line.find('\t');
      auto word = fold(line.substr(0, tab));
      if (word.empty() || word.size() > maxWord) continue;
      words[pack(word.data(), word.size())] = std::stoi(line.substr(tab + 1));
    }
    count = words.size();
  }
};

/// The patterns and words that begin at each character, from three before the first to two after
/// the last.
struct Features {
  static constexpr int before = 3, after = 2;
  std::vector<int> patterns, patternEnds, words, wordEnds;
};

class Model {
public:
  explicit Model(const Lexicon &lexicon) : lexicon(lexicon) {
    size_t size = size_t(maxWord + 1) * Lexicon::classes * slots;
    word = Weights(size, 1);
    goldWord = Weights(size, 1);
  }

  void collectPatterns(const std::vector<Sentence> &a, const std::vector<Sentence> &b, int least) {
    std::unordered_map<uint64_t, int> counts;
    for (auto *sentences : {&a, &b})
      for (auto &s : *sentences)
        for (int p = -Features::before; p < s.count() + Features::after; p++)
          for (int length = 1; length <= maxPattern; length++) {
            Key keys[maxPattern];
            if (!gather(s, p, length, keys)) break;
            counts[code(keys, length)] += s.isGold ? 2 : 1;
          }
    std::vector<std::pair<uint64_t, int>> kept;
    for (auto &[pattern, n] : counts)
      if (n >= least) kept.push_back({pattern, n});
    std::sort(kept.begin(), kept.end());
    setPatterns(kept);
  }

  /// Keeps the patterns that matter most (occurrences times squared weights), and all unigrams.
  void keepStrongest(int limit) {
    std::vector<std::pair<float, int>> rank;
    for (auto &[pattern, index] : indices) {
      float sum = 0;
      for (int i = 0; i < slots; i++) {
        float shared = ngram.weight[index * slots + i];
        float total = shared + goldNgram.weight[index * slots + i];
        sum += std::max(shared * shared, total * total);
      }
      rank.push_back({pattern >> 62 == 1 ? -1e9f : -sum * frequency[index], index});
    }
    if (limit < int(rank.size())) {
      std::nth_element(rank.begin(), rank.begin() + limit, rank.end());
      rank.resize(limit);
    }
    std::vector<uint64_t> codeOf(indices.size());
    for (auto &[pattern, index] : indices) codeOf[index] = pattern;
    std::vector<std::pair<uint64_t, int>> kept;
    for (auto &[_, index] : rank) kept.push_back({codeOf[index], frequency[index]});
    std::sort(kept.begin(), kept.end());
    setPatterns(kept);
    reset();
  }

  void reset() {
    for (Weights *w : {&ngram, &goldNgram}) *w = Weights(indices.size() * slots, 0.1f);
    for (Weights *w : {&word, &goldWord}) *w = Weights(w->weight.size(), 1);
    bias = goldBias = 0;
    biasSum = goldBiasSum = 1e-3f;
  }

  void extract(const Sentence &s, Features &f) const {
    f.patterns.clear();
    f.words.clear();
    f.patternEnds.clear();
    f.wordEnds.clear();
    int n = s.count();
    for (int p = -Features::before; p < n + Features::after; p++) {
      Key keys[maxPattern];
      for (int length = 1; length <= maxPattern; length++) {
        if (!gather(s, p, length, keys)) break;
        auto found = indices.find(code(keys, length));
        if (found != indices.end()) f.patterns.push_back(found->second * 4 + length);
      }
      f.patternEnds.push_back(f.patterns.size());
      if (p >= 0)
        for (int length = 1; length <= maxWord && p + length <= n; length++) {
          auto found = lexicon.words.find(Lexicon::pack(&s.wordKeys[p], length));
          if (found != lexicon.words.end())
            f.words.push_back(length * Lexicon::classes + found->second);
        }
      f.wordEnds.push_back(f.words.size());
    }
  }

  /// Log odds of a cut before each character; gold weights are added `gold` times.
  void score(const Features &f, int n, float gold, std::vector<float> &scores) const {
    buffer.assign(n + 16, bias + gold * goldBias);
    int a = 0, b = 0;
    for (int i = 0; i < int(f.patternEnds.size()); i++) {
      float *out = &buffer[i + offset];
      for (; a < f.patternEnds[i]; a++) add(out, ngram, goldNgram, f.patterns[a] / 4, gold);
      for (; b < f.wordEnds[i]; b++) add(out, word, goldWord, f.words[b], gold);
    }
    scores.assign(buffer.begin() + origin, buffer.begin() + origin + n + 1);
  }

  /// One step of AdaGrad on a sentence, with shrinkage towards zero (L1).
  void learn(const Sentence &s, const Features &f, float rate, float shrink) {
    int n = s.count();
    score(f, n, s.isGold, scores);
    gradient.assign(n + 16, 0);
    float sum = 0;
    for (int gap = 1; gap < n; gap++)
      if (s.target[gap] >= 0) {
        float g = logistic(scores[gap]) - s.target[gap];
        gradient[gap + origin] = g;
        sum += g;
      }
    int a = 0, b = 0;
    for (int i = 0; i < int(f.patternEnds.size()); i++) {
      const float *g = &gradient[i + offset];
      for (; a < f.patternEnds[i]; a++) {
        int index = f.patterns[a] / 4, length = f.patterns[a] % 4;
        ngram.step(index, g, length, rate, shrink);
        if (s.isGold) goldNgram.step(index, g, length, rate, shrink);
      }
      for (; b < f.wordEnds[i]; b++) {
        word.step(f.words[b], g, 0, rate * 0.3f, 0);
        if (s.isGold) goldWord.step(f.words[b], g, 0, rate * 0.3f, 0);
      }
    }
    biasSum += sum * sum;
    bias -= 0.3f * rate * sum / std::sqrt(biasSum);
    if (s.isGold) {
      goldBiasSum += sum * sum;
      goldBias -= 0.3f * rate * sum / std::sqrt(goldBiasSum);
    }
  }

  void addGoldWeights() {
    for (size_t i = 0; i < ngram.weight.size(); i++) ngram.weight[i] += goldNgram.weight[i];
    for (size_t i = 0; i < word.weight.size(); i++) word.weight[i] += goldWord.weight[i];
    bias += goldBias;
  }

  void quantise() {
    for (Weights *w : {&ngram, &word})
      for (float &x : w->weight) x = unit * std::clamp(std::round(x / unit), -127.0f, 127.0f);
    bias = unit * std::round(bias / unit);
  }

  /// segment_weights.bin, little-endian: "ZSW1", pattern count, bias (units), 8 int8 for each word
  /// length 1…4 and class, then per pattern its length, keys and 8 int8, sorted by length and keys.
  void save(const std::string &path) const {
    FILE *file = fopen(path.c_str(), "wb");
    if (!file) {
      fprintf(stderr, "cannot write %s\n", path.c_str());
      exit(1);
    }
    std::vector<uint8_t> out = {'Z', 'S', 'W', '1'};
    auto put32 = [&](int32_t v) { for (int i = 0; i < 4; i++) out.push_back(v >> 8 * i & 255); };
    auto put8 = [&](float w) { out.push_back(uint8_t(int8_t(std::lround(w / unit)))); };
    std::vector<std::pair<uint64_t, int>> sorted;
    for (auto &[pattern, index] : indices) {
      bool isZero = true;
      for (int i = 0; i < slots; i++) isZero &= ngram.weight[index * slots + i] == 0;
      if (!isZero) sorted.push_back({pattern, index});
    }
    std::sort(sorted.begin(), sorted.end());
    put32(sorted.size());
    put32(std::lround(bias / unit));
    for (size_t i = size_t(Lexicon::classes) * slots; i < word.weight.size(); i++)
      put8(word.weight[i]);
    for (auto &[pattern, index] : sorted) {
      int length = pattern >> 62;
      out.push_back(length);
      for (int i = length - 1; i >= 0; i--) {
        out.push_back(pattern >> 16 * i & 255);
        out.push_back(pattern >> (16 * i + 8) & 255);
      }
      for (int i = 0; i < slots; i++) put8(ngram.weight[index * slots + i]);
    }
    bool ok = fwrite(out.data(), 1, out.size(), file) == out.size();
    if (fclose(file) || !ok) {
      fprintf(stderr, "cannot write %s\n", path.c_str());
      exit(1);
    }
    printf("%s: %zu patterns, %zu bytes\n", path.c_str(), sorted.size(), out.size());
  }

private:
  struct Weights {
    std::vector<float> weight, sum;
    Weights() = default;
    Weights(size_t size, float start) : weight(size), sum(size, start) {}

    void step(int index, const float *gradient, int length, float rate, float shrink) {
      float *w = &weight[size_t(index) * slots], *g2 = &sum[size_t(index) * slots];
      for (int i = 0; i < slots; i++) {
        float g = length == 0 || inWindow(length, i) ? gradient[i] : 0;
        g2[i] += g * g;
        float r = rate / std::sqrt(g2[i]);
        float next = w[i] - r * g;
        float less = std::max(0.0f, std::fabs(next) - (g != 0 ? r * shrink : 0));
        w[i] = std::copysign(less, next);
      }
    }
  };

  /// Index in the padded buffers of gap 0, and of the first slot of the first pattern.
  static constexpr int origin = 8, offset = origin - Features::before + firstSlot;

  const Lexicon &lexicon;
  std::unordered_map<uint64_t, int> indices;
  std::vector<int> frequency;
  Weights ngram, goldNgram, word, goldWord;
  float bias = 0, goldBias = 0, biasSum = 1e-3f, goldBiasSum = 1e-3f;
  mutable std::vector<float> buffer;
  std::vector<float> scores, gradient;

  /// The n-gram at p; false when it is longer than one and has a rare key in it.
  static bool gather(const Sentence &s, int p, int length, Key *keys) {
    bool hasRare = false;
    for (int i = 0; i < length; i++) {
      keys[i] = p + i < 0 || p + i >= s.count() ? edge : s.keys[p + i];
      hasRare |= keys[i] == rareHan || keys[i] == rareOther;
    }
    return length == 1 || !hasRare;
  }

  /// Length in the top two bits, keys below.
  static uint64_t code(const Key *keys, int length) {
    return uint64_t(length) << 62 | Lexicon::pack(keys, length);
  }

  static void add(float *out, const Weights &a, const Weights &b, int index, float gold) {
    const float *x = &a.weight[size_t(index) * slots], *y = &b.weight[size_t(index) * slots];
    for (int i = 0; i < slots; i++) out[i] += x[i] + gold * y[i];
  }

  void setPatterns(const std::vector<std::pair<uint64_t, int>> &sorted) {
    indices.clear();
    frequency.clear();
    for (auto &[pattern, n] : sorted) {
      indices[pattern] = frequency.size();
      frequency.push_back(n);
    }
    reset();
    printf("%zu patterns\n", frequency.size());
  }
};

}  // namespace segment
