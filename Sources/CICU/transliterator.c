// ICU's transliterators.
#include "CICU.h"
#include <unicode/utrans.h>
#include <unicode/ustring.h>
#include <string.h>

zicu_transliterator *zicu_transliterator_open(const char *identifier, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UChar name[64];
  if (strlen(identifier) >= 64) {
    *status = U_ILLEGAL_ARGUMENT_ERROR;
    return NULL;
  }
  u_charsToUChars(identifier, name, (int32_t)strlen(identifier) + 1);
  UTransliterator *t = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
  *status = error;
  return U_FAILURE(error) ? NULL : (zicu_transliterator *)t;
}

void zicu_transliterator_close(zicu_transliterator *t) { utrans_close((UTransliterator *)t); }

int32_t zicu_transliterate(const zicu_transliterator *t, uint16_t *text, int32_t length,
                           int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t limit = length, size = length;
  utrans_transUChars((const UTransliterator *)t, (UChar *)text, &size, capacity, 0, &limit, &error);
  *status = error;
  return size;
}
