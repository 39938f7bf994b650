// ICU's break iterators behind an opaque handle.
#include "CICU.h"
#include <unicode/ubrk.h>

zicu_break *zicu_break_open(zicu_break_kind kind, const char *locale, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UBreakIteratorType type = kind == ZICU_BREAK_WORD       ? UBRK_WORD
                            : kind == ZICU_BREAK_SENTENCE ? UBRK_SENTENCE
                                                          : UBRK_CHARACTER;
  UBreakIterator *iterator = ubrk_open(type, locale, NULL, 0, &error);
  *status = error;
  if (U_FAILURE(error)) return NULL;
  return (zicu_break *)iterator;
}

void zicu_break_close(zicu_break *iterator) { ubrk_close((UBreakIterator *)iterator); }

void zicu_break_set_text(zicu_break *iterator, const uint16_t *text, int32_t length,
                         int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  ubrk_setText((UBreakIterator *)iterator, (const UChar *)text, length, &error);
  *status = error;
}

int32_t zicu_break_next(zicu_break *iterator) {
  int32_t next = ubrk_next((UBreakIterator *)iterator);
  return next == UBRK_DONE ? -1 : next;
}
