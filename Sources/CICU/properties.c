// Version, normalisation and character properties.
#include "CICU.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/uversion.h>

void zicu_version(char *buffer) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, buffer);
}

const char *zicu_status_name(int32_t status) { return u_errorName((UErrorCode)status); }

uint32_t zicu_nfkc_single(uint32_t scalar) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
  UChar source[2], target[40];
  int32_t length = 0;
  if (scalar <= 0xFFFF) source[length++] = (UChar)scalar;
  else { source[length++] = U16_LEAD(scalar); source[length++] = U16_TRAIL(scalar); }
  int32_t size = unorm2_normalize(nfkc, source, length, target, 40, &error);
  if (U_FAILURE(error) || size < 1) return scalar;
  int32_t i = 0;
  UChar32 result;
  U16_NEXT(target, i, size, result);
  return i == size ? (uint32_t)result : scalar;
}

int32_t zicu_category(uint32_t scalar) { return u_charType((UChar32)scalar); }
bool zicu_is_ideographic(uint32_t scalar) {
  return u_hasBinaryProperty((UChar32)scalar, UCHAR_IDEOGRAPHIC);
}
bool zicu_is_emoji_presentation(uint32_t scalar) {
  return u_hasBinaryProperty((UChar32)scalar, UCHAR_EMOJI_PRESENTATION);
}
