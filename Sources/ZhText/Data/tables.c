// Embeds the built tables. A blob begins on a cache line, so that its arrays can be used in place.
#include "CZhTextData.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

#define ZHTEXT_BLOB(NAME) \
  zhtext_blob zhtext_##NAME##_blob(void) { return (zhtext_blob){NAME, sizeof NAME}; }

_Alignas(64) static const uint8_t fold[] = {
#embed "built/fold.bin"
};
ZHTEXT_BLOB(fold)

_Alignas(64) static const uint8_t gazetteer[] = {
#embed "built/gazetteer.bin"
};
ZHTEXT_BLOB(gazetteer)

_Alignas(64) static const uint8_t convert[] = {
#embed "built/convert.bin"
};
ZHTEXT_BLOB(convert)

_Alignas(64) static const uint8_t schools[] = {
#embed "built/schools.bin"
};
ZHTEXT_BLOB(schools)

_Alignas(64) static const uint8_t policy_words[] = {
#embed "built/policy_words.bin"
};
ZHTEXT_BLOB(policy_words)

_Alignas(64) static const uint8_t numbers[] = {
#embed "built/numbers.bin"
};
ZHTEXT_BLOB(numbers)

_Alignas(64) static const uint8_t segment[] = {
#embed "built/segment.bin"
};
ZHTEXT_BLOB(segment)
