/* zhtext.h: the C interface of ZhText.
 *
 * Finds the schools, districts, policies and counts that Chinese texts name, converts between
 * scripts, cuts text into words, and reads numbers.
 *
 *   zhtext_error error;
 *   zhtext_extractor *extractor = zhtext_extractor_create(&error);
 *   zhtext_entities found;
 *   if (zhtext_extract(extractor, text, strlen(text), ZHTEXT_ALL_KINDS, &found, &error) == 0) {
 *     for (size_t i = 0; i < found.count; i++) {
 *       const zhtext_entity *e = &found.entities[i];
 *       printf("%.*s\n", (int)(e->span.utf8_end - e->span.utf8_start), text + e->span.utf8_start);
 *     }
 *     zhtext_buffer_free(found.buffer);
 *   } else {
 *     fprintf(stderr, "%s\n", error.message);
 *   }
 *   zhtext_extractor_free(extractor);
 *
 * Rules that hold for every function:
 *
 * - Texts are UTF-8 with a length in bytes; a NUL is a character like any other. Any bytes may
 *   come in: each invalid sequence counts as one U+FFFD, and UTF-8 offsets are those of the bytes
 *   as given.
 * - Offsets are half-open ranges of the text as given, in Unicode scalars, UTF-8 bytes and UTF-16
 *   code units alike.
 * - Handles (extractor, converter, segmenter, normalizer) are immutable: any number of threads may
 *   use one at the same time. There is no global state, no set-up call, no environment variable
 *   and no locale.
 * - A function that can fail returns a zhtext_status and, where `error` is not NULL, fills it;
 *   after a failure its results are untouched. No function prints, exits or raises a signal.
 * - What a result points to lives until zhtext_buffer_free; a result is independent of its handle.
 */
#ifndef ZHTEXT_H
#define ZHTEXT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The layout of the structs below. A library reports its own with zhtext_abi_version. */
#define ZHTEXT_ABI_VERSION 1

/* The version of the library, such as "0.1.0". */
const char *zhtext_version(void);

/* The ZHTEXT_ABI_VERSION that the library was built with. */
int32_t zhtext_abi_version(void);

/* ---- Errors ---------------------------------------------------------------------------- */

typedef int32_t zhtext_status;

#define ZHTEXT_OK 0
/* A pointer is NULL, or a name (of a profile, a mode) is unknown. */
#define ZHTEXT_INVALID_ARGUMENT 1
/* The text is longer than 2^31 - 1 bytes. */
#define ZHTEXT_INPUT_TOO_LONG 2
/* A line of a dictionary, gazetteer or other user table cannot be used. */
#define ZHTEXT_INVALID_LINE 3
/* An Arrow array has a type that is not taken, or breaks the format's rules. */
#define ZHTEXT_INVALID_ARRAY 4
/* Any other failure; the message tells. */
#define ZHTEXT_FAILED 5

/* A failure, in memory of the caller: no call is needed to free it. */
typedef struct zhtext_error {
  zhtext_status code;
  int32_t reserved;
  /* The byte offset in the input, or -1. */
  int64_t offset;
  /* What was wrong, where, and what to do; UTF-8, ended by NUL. */
  char message[240];
} zhtext_error;

/* ---- Results --------------------------------------------------------------------------- */

/* The memory of one result. */
typedef struct zhtext_buffer zhtext_buffer;

/* Frees a result. NULL is allowed. */
void zhtext_buffer_free(zhtext_buffer *buffer);

/* A string of a result: `length` bytes of UTF-8 at `strings + offset`. Absent where the length
 * is 0. */
typedef struct zhtext_string {
  uint32_t offset;
  uint32_t length;
} zhtext_string;

/* Bytes of UTF-8, not ended by NUL. */
typedef struct zhtext_bytes {
  const char *bytes;
  size_t length;
  zhtext_buffer *buffer;
} zhtext_bytes;

/* A range of a text. */
typedef struct zhtext_span {
  uint32_t start, end;             /* Unicode scalars */
  uint32_t utf8_start, utf8_end;   /* bytes */
  uint32_t utf16_start, utf16_end; /* UTF-16 code units */
} zhtext_span;

/* Comparators of counts and numbers. */
#define ZHTEXT_EQUAL 0
#define ZHTEXT_GREATER 1
#define ZHTEXT_GREATER_OR_EQUAL 2
#define ZHTEXT_LESS 3
#define ZHTEXT_LESS_OR_EQUAL 4
#define ZHTEXT_ABOUT 5

/* ---- Entities -------------------------------------------------------------------------- */

/* Kinds of entities: the values of zhtext_entity.kind. */
#define ZHTEXT_SCHOOL 0
#define ZHTEXT_DISTRICT 1
#define ZHTEXT_POLICY 2
#define ZHTEXT_COUNT 3

/* A set of kinds: 1 << kind for each. */
#define ZHTEXT_ALL_KINDS 0xFu

/* zhtext_entity.flags: stands in a repeated line, from the second occurrence on. */
#define ZHTEXT_REPEAT 1u

/* One mention. Names are in Simplified characters. The strings that do not apply to its kind, or
 * that the text does not decide, are absent. */
typedef struct zhtext_entity {
  zhtext_span span;
  int32_t group;      /* mentions of one thing share a number; -1: alone */
  uint8_t kind;       /* ZHTEXT_SCHOOL … */
  uint8_t comparator; /* ZHTEXT_EQUAL … */
  uint8_t flags;      /* ZHTEXT_REPEAT */
  uint8_t reserved;
  zhtext_string name;       /* school, district, policy */
  zhtext_string subkind;    /* "primary", "law" …; of a district its level */
  zhtext_string code;       /* district: the official code */
  zhtext_string path;       /* district: names from the province down, separated by '/' */
  zhtext_string district;   /* school: the code of the division it lies in */
  zhtext_string canonical;  /* policy: the full official title */
  zhtext_string doc_number; /* policy: the document number */
  zhtext_string issuer;     /* policy: who issued it */
  zhtext_string value;      /* count: a decimal, or low/high */
  zhtext_string unit;       /* count: the unit as written */
  zhtext_string noun;       /* count: the counted noun */
  zhtext_string candidates; /* district: the codes left open, separated by '/' */
} zhtext_entity;

/* The entities of one text or of a batch of texts, in order of start, longer first. */
typedef struct zhtext_entities {
  const zhtext_entity *entities;
  size_t count;
  /* The entities of text i are entities[documents[i]] up to entities[documents[i + 1]]. */
  const uint32_t *documents;
  size_t document_count;
  /* What the strings of the entities point into. */
  const char *strings;
  size_t strings_length;
  zhtext_buffer *buffer;
} zhtext_entities;

/* Finds entities. The tables are inside the library; making one reads no file. */
typedef struct zhtext_extractor zhtext_extractor;

/* NULL on failure. */
zhtext_extractor *zhtext_extractor_create(zhtext_error *error);

/* NULL is allowed. No other thread may be using it. */
void zhtext_extractor_free(zhtext_extractor *extractor);

/* The entities of one text. O(length). */
zhtext_status zhtext_extract(
    const zhtext_extractor *extractor, const char *text, size_t length, uint32_t kinds,
    zhtext_entities *result, zhtext_error *error);

/* The entities of many texts in one call: text i is the bytes from offsets[i] up to
 * offsets[i + 1] of `texts`, so there are count + 1 offsets. Spans count from the start of each
 * text. */
zhtext_status zhtext_extract_batch(
    const zhtext_extractor *extractor, const char *texts, const uint64_t *offsets, size_t count,
    uint32_t kinds, zhtext_entities *result, zhtext_error *error);

/* The entities of one text as a JSON array, exactly as the command's "entities". */
zhtext_status zhtext_extract_json(
    const zhtext_extractor *extractor, const char *text, size_t length, uint32_t kinds,
    zhtext_bytes *result, zhtext_error *error);

/* ---- Entities of Arrow arrays ---------------------------------------------------------- */

/* The structs of the Arrow C data interface, as its specification gives them. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

/* The type of zhtext_extract_arrow's result: list<struct<type, start, end, text, name, …>>. */
zhtext_status zhtext_entities_schema(struct ArrowSchema *schema, zhtext_error *error);

/* The entities of each text of an Arrow array of type utf8 or large_utf8, which is read in place
 * and stays the caller's. The result has one list for each text, null where the text is null; the
 * caller releases it. */
zhtext_status zhtext_extract_arrow(
    const zhtext_extractor *extractor, const struct ArrowSchema *schema,
    const struct ArrowArray *texts, uint32_t kinds, struct ArrowArray *result,
    zhtext_error *error);

/* The type of zhtext_extract_records_arrow's result:
 * struct<id: utf8, entities: list<…>, fingerprint: int64, error: struct<code, message, offset>>.
 * Copies of an article have one fingerprint, in whichever script; short lines do not count. */
zhtext_status zhtext_records_schema(struct ArrowSchema *schema, zhtext_error *error);

/* The same for lines of JSON Lines, {"id":…,"text":…}. `id` is the id's JSON as it stands in the
 * line. A line that cannot be read gives an error, with the byte offset in the line, in place of
 * entities. */
zhtext_status zhtext_extract_records_arrow(
    const zhtext_extractor *extractor, const struct ArrowSchema *schema,
    const struct ArrowArray *lines, uint32_t kinds, struct ArrowArray *result,
    zhtext_error *error);

/* ---- Script conversion ----------------------------------------------------------------- */

/* Converts between scripts and regional standards. */
typedef struct zhtext_converter zhtext_converter;

/* `profile` is one of s2t t2s s2tw tw2s s2twp tw2sp s2hk hk2s s2hkp hk2sp t2tw tw2t t2hk hk2t.
 * NULL on failure. */
zhtext_converter *zhtext_converter_create(const char *profile, zhtext_error *error);

/* NULL is allowed. No other thread may be using it. */
void zhtext_converter_free(zhtext_converter *converter);

/* The converted text. O(length). */
zhtext_status zhtext_convert(
    const zhtext_converter *converter, const char *text, size_t length, zhtext_bytes *result,
    zhtext_error *error);

/* A part of the source and the part of the output made from it, in Unicode scalars: a changed
 * character or word by itself, or a stretch without a change. */
typedef struct zhtext_run {
  uint32_t source_start, source_end;
  uint32_t output_start, output_end;
  int32_t is_changed;
} zhtext_run;

typedef struct zhtext_conversion {
  const char *text;
  size_t length;
  /* The alignment: in order, covering the whole of both texts. */
  const zhtext_run *runs;
  size_t run_count;
  zhtext_buffer *buffer;
} zhtext_conversion;

/* The converted text with its alignment. */
zhtext_status zhtext_convert_aligned(
    const zhtext_converter *converter, const char *text, size_t length,
    zhtext_conversion *result, zhtext_error *error);

/* ---- Words ------------------------------------------------------------------------------ */

/* Cuts text into words. */
typedef struct zhtext_segmenter zhtext_segmenter;

/* `mode` is "standard", "search" (long words and the words inside them) or "icu" (as ICU's word
 * iterator cuts). NULL on failure. */
zhtext_segmenter *zhtext_segmenter_create(const char *mode, zhtext_error *error);

/* NULL is allowed. No other thread may be using it. */
void zhtext_segmenter_free(zhtext_segmenter *segmenter);

typedef struct zhtext_words {
  const zhtext_span *words;
  size_t count;
  zhtext_buffer *buffer;
} zhtext_words;

/* The words of a text, in order. White space is no word. */
zhtext_status zhtext_segment(
    const zhtext_segmenter *segmenter, const char *text, size_t length, zhtext_words *result,
    zhtext_error *error);

/* ---- Numbers ---------------------------------------------------------------------------- */

/* Finds numbers with their values, and rewrites them. */
typedef struct zhtext_normalizer zhtext_normalizer;

/* Flags of a normalizer. Words to digits: also single digits before a measure word. */
#define ZHTEXT_SINGLE_DIGITS 1u
/* Words to digits: 万 and 亿 are written out. */
#define ZHTEXT_EXPAND 2u

/* NULL on failure. */
zhtext_normalizer *zhtext_normalizer_create(uint32_t flags, zhtext_error *error);

/* NULL is allowed. No other thread may be using it. */
void zhtext_normalizer_free(zhtext_normalizer *normalizer);

/* zhtext_number.kind */
#define ZHTEXT_NUMBER 0
#define ZHTEXT_ORDINAL 1
#define ZHTEXT_FRACTION 2
#define ZHTEXT_PERCENT 3
#define ZHTEXT_RANGE 4
#define ZHTEXT_MONEY 5
#define ZHTEXT_QUANTITY 6
#define ZHTEXT_DURATION 7
#define ZHTEXT_DATE 8
#define ZHTEXT_TIME 9
#define ZHTEXT_DATETIME 10

typedef struct zhtext_number {
  zhtext_span span;
  uint8_t kind;       /* ZHTEXT_NUMBER … */
  uint8_t comparator; /* ZHTEXT_EQUAL … */
  uint16_t reserved;
  zhtext_string value; /* a decimal, low/high, or ISO 8601 (dates, times, durations) */
  zhtext_string unit;  /* as written */
} zhtext_number;

typedef struct zhtext_numbers {
  const zhtext_number *numbers;
  size_t count;
  /* What the strings of the numbers point into. */
  const char *strings;
  size_t strings_length;
  zhtext_buffer *buffer;
} zhtext_numbers;

/* The numbers of a text, in order of their start, longer first. Numbers of different kinds nest;
 * those of one kind never overlap. */
zhtext_status zhtext_find_numbers(
    const zhtext_normalizer *normalizer, const char *text, size_t length,
    zhtext_numbers *result, zhtext_error *error);

/* The text with spelled numbers as digits (inverse text normalisation). */
zhtext_status zhtext_numbers_to_digits(
    const zhtext_normalizer *normalizer, const char *text, size_t length, zhtext_bytes *result,
    zhtext_error *error);

/* The text with digits spelled out (text normalisation). */
zhtext_status zhtext_numbers_to_words(
    const zhtext_normalizer *normalizer, const char *text, size_t length, zhtext_bytes *result,
    zhtext_error *error);

#ifdef __cplusplus
}
#endif

#endif /* ZHTEXT_H */
