// ICU's Chinese–Japanese dictionary, read through the public udata_open and UCharsTrie.
//
// Only the dictionary's header is not public. Its first words are checked, and a data file of
// another format is refused: word 0 is the offset of the trie, the low three bits of word 4 its
// type (1 = UCharsTrie), word 3 the total size.
#include "CICU.h"
#include <unicode/ucharstrie.h>
#include <unicode/udata.h>

int64_t zicu_cj_dictionary_walk(zicu_word_callback callback, void *context, const uint8_t **data,
                                size_t *size, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  *data = nullptr;
  *size = 0;
  UDataMemory *memory = udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", &error);
  if (U_FAILURE(error)) {
    *status = error;
    return -1;
  }
  // The memory is ICU's own shared data: it stays mapped while the library is loaded, so the
  // handle can be closed before the caller hashes the bytes.
  const int32_t *words = static_cast<const int32_t *>(udata_getMemory(memory));
  const int32_t trieOffset = words[0], totalSize = words[3], type = words[4] & 7;
  if (type != 1 || trieOffset < 32 || trieOffset % 2 != 0 || totalSize <= trieOffset) {
    udata_close(memory);
    *status = U_INVALID_FORMAT_ERROR;
    return -1;
  }
  int64_t count = 0;
  const char16_t *trie =
      reinterpret_cast<const char16_t *>(reinterpret_cast<const char *>(words) + trieOffset);
  icu::UCharsTrie::Iterator iterator(trie, 0, error);
  while (iterator.next(error)) {
    const icu::UnicodeString &word = iterator.getString();
    callback(context, reinterpret_cast<const uint16_t *>(word.getBuffer()), word.length(),
             iterator.getValue());
    count++;
  }
  *data = reinterpret_cast<const uint8_t *>(words);
  *size = static_cast<size_t>(totalSize);
  udata_close(memory);
  *status = error;
  return U_FAILURE(error) ? -1 : count;
}
