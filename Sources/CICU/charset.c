// Charset conversion and detection.
#include "CICU.h"
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <string.h>

zicu_converter *zicu_converter_open(const char *charset, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(charset, &error);
  if (U_SUCCESS(error)) {
    // The default substitution is U+001A for some charsets; text wants U+FFFD, which the
    // skip-nothing callback with the escape option off gives for every charset on the way in.
    ucnv_setSubstString(converter, (const UChar *)u"?", 1, &error);
    error = U_ZERO_ERROR;
  }
  *status = error;
  if (U_FAILURE(error)) {
    if (converter) ucnv_close(converter);
    return NULL;
  }
  return (zicu_converter *)converter;
}

void zicu_converter_close(zicu_converter *converter) { ucnv_close((UConverter *)converter); }
void zicu_converter_reset(zicu_converter *converter) { ucnv_reset((UConverter *)converter); }

void zicu_to_unicode(zicu_converter *converter, const char *bytes, size_t length, bool flush,
                     uint16_t *target, int32_t *offsets, size_t capacity, size_t *consumed,
                     size_t *written, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  const char *source = bytes;
  UChar *out = (UChar *)target;
  ucnv_toUnicode((UConverter *)converter, &out, (UChar *)target + capacity, &source,
                 bytes + length, offsets, flush, &error);
  *consumed = (size_t)(source - bytes);
  *written = (size_t)(out - (UChar *)target);
  *status = error;
}

void zicu_from_unicode(zicu_converter *converter, const uint16_t *text, size_t length, bool flush,
                       char *target, size_t capacity, size_t *consumed, size_t *written,
                       int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  const UChar *source = (const UChar *)text;
  char *out = target;
  ucnv_fromUnicode((UConverter *)converter, &out, target + capacity, &source,
                   (const UChar *)text + length, NULL, flush, &error);
  *consumed = (size_t)(source - (const UChar *)text);
  *written = (size_t)(out - target);
  *status = error;
}

const char *zicu_detect_charset(const char *bytes, size_t length, int32_t *confidence,
                                int32_t *status) {
  // ICU's names are static strings, but the match dies with the detector: keep a table of ours.
  static const char *const known[] = {"UTF-8",   "UTF-16LE", "UTF-16BE", "GB18030", "Big5",
                                      "UTF-32LE", "UTF-32BE"};
  UErrorCode error = U_ZERO_ERROR;
  const char *result = NULL;
  *confidence = 0;
  UCharsetDetector *detector = ucsdet_open(&error);
  if (U_SUCCESS(error)) {
    ucsdet_setText(detector, bytes, length > INT32_MAX ? INT32_MAX : (int32_t)length, &error);
    int32_t count = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &error);
    for (int32_t i = 0; U_SUCCESS(error) && result == NULL && i < count; i++) {
      const char *name = ucsdet_getName(matches[i], &error);
      for (size_t k = 0; name && k < sizeof known / sizeof *known; k++) {
        if (strcmp(name, known[k]) == 0) {
          result = known[k];
          *confidence = ucsdet_getConfidence(matches[i], &error);
          break;
        }
      }
    }
  }
  if (detector) ucsdet_close(detector);
  *status = error;
  return result;
}
