// ICU's rule-based number formats: the reference for the spelling of numbers.
#include "CICU.h"
#include <unicode/unum.h>

zicu_rbnf *zicu_rbnf_open(const char *locale, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &error);
  *status = error;
  return U_FAILURE(error) ? NULL : (zicu_rbnf *)format;
}

void zicu_rbnf_close(zicu_rbnf *format) { unum_close((UNumberFormat *)format); }

int32_t zicu_rbnf_format(const zicu_rbnf *format, int64_t number, uint16_t *text, int32_t capacity,
                         int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = unum_formatInt64((const UNumberFormat *)format, number, (UChar *)text, capacity,
                                    NULL, &error);
  *status = error;
  return length;
}

int64_t zicu_rbnf_parse(const zicu_rbnf *format, const uint16_t *text, int32_t length,
                        int32_t *consumed, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  *consumed = 0;
  int64_t number = unum_parseInt64((const UNumberFormat *)format, (const UChar *)text, length,
                                   consumed, &error);
  *status = error;
  return number;
}
