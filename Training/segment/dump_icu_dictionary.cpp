// Prints ICU's Chinese–Japanese dictionary: word, cost (lower = more common).
// Build: clang++ -O2 dump_icu_dictionary.cpp ../../Sources/CICU/cj_dictionary.cpp
//        -I../../Sources/CICU/include $(pkg-config --cflags --libs icu-i18n)
#include "CICU.h"
#include <cstdio>
#include <string>
#include <unicode/unistr.h>

int main() {
  const uint8_t *data;
  size_t size;
  int32_t status;
  auto print = [](void *, const uint16_t *word, int32_t length, int32_t value) {
    std::string utf8;
    icu::UnicodeString(reinterpret_cast<const char16_t *>(word), length).toUTF8String(utf8);
    printf("%s\t%d\n", utf8.c_str(), value);
  };
  return zicu_cj_dictionary_walk(print, nullptr, &data, &size, &status) < 0;
}
