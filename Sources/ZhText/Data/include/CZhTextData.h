// The built tables, embedded in read-only pages. Made by `zhtext-data` from Data/source.
#ifndef CZHTEXTDATA_H
#define CZHTEXTDATA_H
#include <stddef.h>
#include <stdint.h>

/// A table: its address (64-byte aligned) and size in bytes.
typedef struct {
  const uint8_t *_Nonnull bytes;
  size_t size;
} zhtext_blob;

/// Key and class of each scalar: see Sources/ZhText/Text/FoldTable.swift.
zhtext_blob zhtext_fold_blob(void);
/// The built-in gazetteer: see Sources/ZhText/Lexicon/GazetteerTable.swift.
zhtext_blob zhtext_gazetteer_blob(void);
/// Script conversion: see Sources/ZhText/Conversion/ConversionTable.swift.
zhtext_blob zhtext_convert_blob(void);
/// What stands in and before school names: see Sources/ZhText/Entities/School/SchoolLexicon.swift.
zhtext_blob zhtext_schools_blob(void);
/// Words beside policy names: see Sources/ZhText/Entities/Policy/PolicyWords.swift.
zhtext_blob zhtext_policy_words_blob(void);
/// Numerals, measure words, fixed words: see Sources/ZhText/Numbers/NumberTable.swift.
zhtext_blob zhtext_numbers_blob(void);
/// The segmentation model: see Sources/ZhText/Segmentation/SegmentModel.swift.
zhtext_blob zhtext_segment_blob(void);

/// Begins to bring memory into the cache that will be read soon.
static inline void zhtext_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }
#endif
