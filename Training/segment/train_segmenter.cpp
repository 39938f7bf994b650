// Trains the pointwise segmentation model: for every gap between two characters, the log odds that
// a word ends there, as a sum of weights of the n-grams and dictionary words around the gap.
//
//   train_segmenter --fold fold.bin --lexicon segment_lexicon.tsv --silver silver.tsv
//                   --gold gsd_train.iob2 --dev gsd-dev.gold.txt --out FILE [--out-gsd FILE]
//
// Two sources teach it: `silver`, sentences with the cuts of five segmenters at each gap, and
// `gold`, a treebank. Stage 1 learns shared weights from both and, beside them, weights that only
// gold sentences see (feature augmentation); their sum is the `gsd` standard. Stage 2 learns the
// `shipped` standard from a weighted vote in which the stage-1 model is a sixth voter beside the
// five tools, so that gold decides where the tools disagree and no more.
//
// Text is folded, as at run time. Build: g++ -O3 -march=native -ffast-math.
#include "training_data.h"
#include "model.h"

#include <chrono>

using namespace segment;

namespace {

struct Options {
  std::string fold, lexicon, silver, gold, dev, out, outGSD;
  int epochs = 3;
  int minCount = 4;
  int patterns = 230000;
  float rate = 0.3f, shrink = 0.002f;
  /// Votes are raised to this power and normalised: above 1, training leans to the majority.
  float sharpen = 2;
  float goldVote = 2.25f;
  int goldCopies = 2;
};

Options parse(int argc, char **argv) {
  Options o;
  for (int i = 1; i + 1 < argc; i += 2) {
    std::string name = argv[i], value = argv[i + 1];
    if (name == "--fold") o.fold = value;
    else if (name == "--lexicon") o.lexicon = value;
    else if (name == "--silver") o.silver = value;
    else if (name == "--gold") o.gold = value;
    else if (name == "--dev") o.dev = value;
    else if (name == "--out") o.out = value;
    else if (name == "--out-gsd") o.outGSD = value;
    else if (name == "--epochs") o.epochs = std::stoi(value);
    else if (name == "--min-count") o.minCount = std::stoi(value);
    else if (name == "--patterns") o.patterns = std::stoi(value);
    else if (name == "--shrink") o.shrink = std::stof(value);
    else if (name == "--gold-vote") o.goldVote = std::stof(value);
    else { fprintf(stderr, "unknown option %s\n", name.c_str()); exit(64); }
  }
  return o;
}

struct Score { double precision, recall, f1; };

/// Word scores of the model against the sentences' reference cuts.
Score evaluate(const std::vector<Sentence> &sentences, const Model &model, float gold) {
  long right = 0, reference = 0, found = 0;
  Features features;
  std::vector<float> scores;
  for (const Sentence &s : sentences) {
    int n = s.count();
    model.extract(s, features);
    model.score(features, n, gold, scores);
    int lastReference = 0, lastFound = 0;
    for (int gap = 1; gap <= n; gap++) {
      bool isReference = gap == n || s.reference[gap] == 1;
      bool isFound = gap == n || (s.target[gap] >= 0 ? scores[gap] > 0 : s.reference[gap] == 1);
      reference += isReference;
      found += isFound;
      right += isReference && isFound && lastReference == lastFound;
      if (isReference) lastReference = gap;
      if (isFound) lastFound = gap;
    }
  }
  double p = double(right) / found, r = double(right) / reference;
  return {p, r, 2 * p * r / (p + r)};
}

struct Trainer {
  const Options &options;
  Model &model;
  std::mt19937 random{20261124};

  void epochs(int count, std::vector<const Sentence *> order, const char *name) {
    auto start = std::chrono::steady_clock::now();
    Features features;
    for (int e = 0; e < count; e++) {
      std::shuffle(order.begin(), order.end(), random);
      float rate = options.rate * (1 - 0.9f * e / count);
      for (const Sentence *s : order) {
        model.extract(*s, features);
        model.learn(*s, features, rate, options.shrink);
      }
    }
    double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    printf("%s: %d epochs, %.0f s\n", name, count, seconds);
  }
};

void report(const char *name, const TrainingData &data, const Model &model, float gold) {
  Score silver = evaluate(data.silverHeldBack, model, gold);
  printf("%-22s held-back vote F %.4f", name, silver.f1);
  for (int tool = 0; tool < toolCount; tool++) {
    std::vector<Sentence> view = data.silverHeldBack;
    for (Sentence &s : view)
      for (int gap = 1; gap < s.count(); gap++)
        if (s.target[gap] >= 0) s.reference[gap] = s.votes[gap] >> tool & 1;
    printf(" %s %.4f", toolNames[tool], evaluate(view, model, gold).f1);
  }
  if (!data.dev.empty()) {
    Score dev = evaluate(data.dev, model, gold);
    printf(" | dev P %.4f R %.4f F %.4f", dev.precision, dev.recall, dev.f1);
  }
  printf("\n");
  fflush(stdout);
}

std::vector<const Sentence *> pointers(const std::vector<Sentence> &a,
                                       const std::vector<Sentence> &b, int copies) {
  std::vector<const Sentence *> all;
  for (const Sentence &s : a) all.push_back(&s);
  for (int i = 0; i < copies; i++)
    for (const Sentence &s : b) all.push_back(&s);
  return all;
}

/// The share of votes for a cut when the stage-1 model votes beside the tools.
float mixedVote(float tools, float model, const Options &o) {
  float share = (tools * toolWeightSum + model * o.goldVote) / (toolWeightSum + o.goldVote);
  return sharpened(share, o.sharpen);
}

}  // namespace

int main(int argc, char **argv) {
  Options options = parse(argc, argv);
  TrainingData data;
  data.load(options.fold, options.silver, options.gold, options.dev, options.sharpen);
  Lexicon lexicon;
  lexicon.load(options.lexicon, data.fold);
  printf("silver %zu + %zu held back, gold %zu, dev %zu sentences; lexicon %zu words\n",
         data.silver.size(), data.silverHeldBack.size(), data.gold.size(), data.dev.size(),
         lexicon.count);

  Model model(lexicon);
  model.collectPatterns(data.silver, data.gold, options.minCount);
  Trainer trainer{options, model};
  auto order = pointers(data.silver, data.gold, options.goldCopies);
  trainer.epochs(2, order, "stage 1, all patterns");
  report("shared weights", data, model, 0);
  model.keepStrongest(options.patterns);
  trainer.epochs(options.epochs, order, "stage 1, kept patterns");
  report("shared weights", data, model, 0);
  report("gsd standard", data, model, 1);
  if (!options.outGSD.empty()) {
    Model gsd = model;
    gsd.addGoldWeights();
    gsd.quantise();
    report("gsd, quantised", data, gsd, 0);
    gsd.save(options.outGSD);
  }

  Features features;
  std::vector<float> withGold, shared;
  for (Sentence &s : data.silver) {
    model.extract(s, features);
    model.score(features, s.count(), 1, withGold);
    for (int gap = 1; gap < s.count(); gap++)
      if (s.target[gap] >= 0)
        s.target[gap] = mixedVote(voteShare(s.votes[gap]), logistic(withGold[gap]), options);
  }
  for (Sentence &s : data.gold) {
    s.isGold = false;
    model.extract(s, features);
    model.score(features, s.count(), 0, shared);
    for (int gap = 1; gap < s.count(); gap++)
      if (s.target[gap] >= 0)
        s.target[gap] =
            mixedVote(logistic(shared[gap] / options.sharpen), s.reference[gap], options);
  }
  model.reset();
  trainer.epochs(options.epochs, order, "stage 2");
  report("shipped", data, model, 0);
  model.quantise();
  report("shipped, quantised", data, model, 0);
  model.save(options.out);
}
