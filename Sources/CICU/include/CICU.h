// CICU: the one place of ZhText that includes ICU's headers.
//
// Everything is opaque handles and plain integers, under our own names: ICU renames its functions
// with its version, and its types clash with those of Foundation's own ICU in one Swift file.
// A `status` is ICU's UErrorCode: 0 is success, > 0 a failure, < 0 a warning.

#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// ICU's version at run time, such as "72.1". The buffer must hold at least 20 bytes.
void zicu_version(char *_Nonnull buffer);

/// The name of a status code, such as "U_ILLEGAL_ARGUMENT_ERROR".
const char *_Nonnull zicu_status_name(int32_t status);

// MARK: Break iterators

typedef struct zicu_break zicu_break;
typedef enum { ZICU_BREAK_WORD = 0, ZICU_BREAK_SENTENCE = 1, ZICU_BREAK_CHARACTER = 2 } zicu_break_kind;

zicu_break *_Nullable zicu_break_open(zicu_break_kind kind, const char *_Nonnull locale,
                                      int32_t *_Nonnull status);
void zicu_break_close(zicu_break *_Nonnull iterator);
/// Sets the text (UTF-16, not copied: it must outlive the iteration).
void zicu_break_set_text(zicu_break *_Nonnull iterator, const uint16_t *_Nonnull text,
                         int32_t length, int32_t *_Nonnull status);
/// The next boundary in UTF-16 units, or -1 at the end.
int32_t zicu_break_next(zicu_break *_Nonnull iterator);

// MARK: Rule-based number formats

typedef struct zicu_rbnf zicu_rbnf;

/// The spell-out format of a locale, such as "zh" or "zh_Hant".
zicu_rbnf *_Nullable zicu_rbnf_open(const char *_Nonnull locale, int32_t *_Nonnull status);
void zicu_rbnf_close(zicu_rbnf *_Nonnull format);
/// Spells a number in UTF-16; returns the length needed.
int32_t zicu_rbnf_format(const zicu_rbnf *_Nonnull format, int64_t number, uint16_t *_Nonnull text,
                         int32_t capacity, int32_t *_Nonnull status);
/// Reads a spelled number from the start of a text; `*consumed` units were read.
int64_t zicu_rbnf_parse(const zicu_rbnf *_Nonnull format, const uint16_t *_Nonnull text,
                        int32_t length, int32_t *_Nonnull consumed, int32_t *_Nonnull status);

// MARK: Charsets

typedef struct zicu_converter zicu_converter;

/// A converter from a charset to UTF-16. Each invalid sequence becomes one U+FFFD.
zicu_converter *_Nullable zicu_converter_open(const char *_Nonnull charset,
                                              int32_t *_Nonnull status);
void zicu_converter_close(zicu_converter *_Nonnull converter);
void zicu_converter_reset(zicu_converter *_Nonnull converter);
/// Converts bytes to UTF-16 units. `*consumed` and `*written` are set; `offsets[i]` is the byte at
/// which unit i began. Call again with the rest while the target was too small.
void zicu_to_unicode(zicu_converter *_Nonnull converter, const char *_Nonnull bytes, size_t length,
                     bool flush, uint16_t *_Nonnull target, int32_t *_Nullable offsets,
                     size_t capacity, size_t *_Nonnull consumed, size_t *_Nonnull written,
                     int32_t *_Nonnull status);
/// Converts UTF-16 units to bytes of the charset. What the charset lacks is written as '?'.
void zicu_from_unicode(zicu_converter *_Nonnull converter, const uint16_t *_Nonnull text,
                       size_t length, bool flush, char *_Nonnull target, size_t capacity,
                       size_t *_Nonnull consumed, size_t *_Nonnull written,
                       int32_t *_Nonnull status);
/// ICU's guess of the charset of the bytes; the name is static. Confidence is 0…100.
const char *_Nullable zicu_detect_charset(const char *_Nonnull bytes, size_t length,
                                          int32_t *_Nonnull confidence, int32_t *_Nonnull status);

// MARK: Transliteration

typedef struct zicu_transliterator zicu_transliterator;

zicu_transliterator *_Nullable zicu_transliterator_open(const char *_Nonnull identifier,
                                                        int32_t *_Nonnull status);
void zicu_transliterator_close(zicu_transliterator *_Nonnull transliterator);
/// Transliterates in place; returns the new length in UTF-16 units. A too small capacity is
/// reported as a failing status.
int32_t zicu_transliterate(const zicu_transliterator *_Nonnull transliterator,
                           uint16_t *_Nonnull text, int32_t length, int32_t capacity,
                           int32_t *_Nonnull status);

// MARK: Normalisation and properties

/// NFKC of one scalar when that is one scalar, else the scalar itself.
uint32_t zicu_nfkc_single(uint32_t scalar);
/// ICU's general category number (UCharCategory) of a scalar.
int32_t zicu_category(uint32_t scalar);
/// Whether the scalar has the binary property Ideographic.
bool zicu_is_ideographic(uint32_t scalar);
/// Whether the scalar has the binary property Emoji_Presentation.
bool zicu_is_emoji_presentation(uint32_t scalar);

// MARK: Dictionary

/// Called for each word of ICU's Chinese–Japanese dictionary with its cost (lower = more frequent).
typedef void (*zicu_word_callback)(void *_Nullable context, const uint16_t *_Nonnull word,
                                   int32_t length, int32_t value);
/// Walks ICU's cjdict. Returns the number of words, or -1 when the data are missing or of another
/// format than the one this reader knows (then `*status` is a failure). On success `*data` and
/// `*size` name the dictionary's memory, for a hash.
int64_t zicu_cj_dictionary_walk(zicu_word_callback _Nonnull callback, void *_Nullable context,
                                const uint8_t *_Nullable *_Nonnull data, size_t *_Nonnull size,
                                int32_t *_Nonnull status);

#ifdef __cplusplus
}
#endif
#endif
