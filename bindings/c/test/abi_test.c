/* Tests libzhtext.so as a C program meets it: compiled with gcc against the header alone.
 *
 * Run under valgrind by Scripts/test-bindings, so every result is also freed. */
#include "zhtext.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int passed = 0;
static int failed = 0;

static void check(int condition, const char *what, int line) {
  if (condition) {
    passed++;
  } else {
    failed++;
    printf("abi_test.c:%d: failed: %s\n", line, what);
  }
}
#define CHECK(condition) check((condition) != 0, #condition, __LINE__)

static const char text[] = "😀甘肅省蘭州市的學校";

static int string_is(const zhtext_entities *found, zhtext_string string, const char *wanted) {
  return string.length == strlen(wanted) &&
         memcmp(found->strings + string.offset, wanted, string.length) == 0;
}

/* Scalars of UTF-8: the bytes that do not continue one. */
static uint32_t scalars(const char *bytes, uint32_t length) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < length; i++) count += (bytes[i] & 0xC0) != 0x80;
  return count;
}

static void test_version(void) {
  CHECK(zhtext_abi_version() == ZHTEXT_ABI_VERSION);
  CHECK(strlen(zhtext_version()) > 0);
}

static void test_extract(const zhtext_extractor *extractor) {
  zhtext_error error;
  zhtext_entities found;
  CHECK(zhtext_extract(extractor, text, strlen(text), ZHTEXT_ALL_KINDS, &found, &error) == 0);
  CHECK(found.count == 2);
  CHECK(found.document_count == 1);
  CHECK(found.documents[0] == 0 && found.documents[1] == found.count);
  const zhtext_entity *city = &found.entities[found.count - 1];
  CHECK(city->kind == ZHTEXT_DISTRICT);
  CHECK(string_is(&found, city->name, "兰州市"));
  CHECK(string_is(&found, city->code, "620100"));
  CHECK(string_is(&found, city->path, "甘肃省/兰州市"));
  CHECK(string_is(&found, city->subkind, "prefecture"));
  CHECK(city->canonical.length == 0);
  CHECK(memcmp(text + city->span.utf8_start, "蘭州市", 9) == 0);
  CHECK(city->span.utf8_end - city->span.utf8_start == 9);
  /* The astral character counts once in scalars, twice in UTF-16, four times in UTF-8. */
  CHECK(city->span.start == 4 && city->span.utf16_start == 5 && city->span.utf8_start == 13);
  for (size_t i = 0; i < found.count; i++) {
    const zhtext_entity *e = &found.entities[i];
    CHECK(scalars(text, e->span.utf8_start) == e->span.start);
    CHECK(scalars(text, e->span.utf8_end) == e->span.end);
    CHECK(i == 0 || found.entities[i - 1].span.start <= e->span.start);
  }
  zhtext_buffer_free(found.buffer);

  CHECK(zhtext_extract(extractor, text, strlen(text), 1u << ZHTEXT_POLICY, &found, NULL) == 0);
  CHECK(found.count == 0);
  zhtext_buffer_free(found.buffer);
  CHECK(zhtext_extract(extractor, NULL, 0, ZHTEXT_ALL_KINDS, &found, &error) == 0);
  CHECK(found.count == 0 && found.document_count == 1);
  zhtext_buffer_free(found.buffer);
}

static void test_any_bytes(const zhtext_extractor *extractor) {
  /* Two invalid sequences before the name: scalars count them as one each. */
  const char bytes[] = "\xFF\xE4\xBD甘肃省\0\xF0";
  zhtext_entities found;
  zhtext_error error;
  CHECK(zhtext_extract(extractor, bytes, sizeof bytes - 1, ZHTEXT_ALL_KINDS, &found, &error) == 0);
  CHECK(found.count == 1);
  if (found.count == 1) {
    CHECK(found.entities[0].span.start == 2 && found.entities[0].span.end == 5);
    CHECK(found.entities[0].span.utf8_start == 3 && found.entities[0].span.utf8_end == 12);
  }
  zhtext_buffer_free(found.buffer);
  /* Every pair of bytes, alone and before a name. */
  char pair[16];
  for (int first = 0; first < 256; first += 5) {
    for (int second = 0; second < 256; second += 7) {
      int length = snprintf(pair, sizeof pair, "%c%c甘肃省", first, second);
      pair[0] = (char)first, pair[1] = (char)second;
      if (length < 11) length = 11;
      memcpy(pair + 2, "甘肃省", 9);
      if (zhtext_extract(extractor, pair, 11, ZHTEXT_ALL_KINDS, &found, &error) != 0) {
        CHECK(!"any bytes may come in");
        continue;
      }
      for (size_t i = 0; i < found.count; i++) {
        if (found.entities[i].span.utf8_end > 11) CHECK(!"a span lies in the bytes given");
      }
      zhtext_buffer_free(found.buffer);
    }
  }
  CHECK(1);
}

static void test_batch(const zhtext_extractor *extractor) {
  const char *parts[] = {"甘肅省", "", "無", "蘭州市和蘭州市"};
  char joined[128] = "";
  uint64_t offsets[5] = {0};
  for (int i = 0; i < 4; i++) {
    strcat(joined, parts[i]);
    offsets[i + 1] = strlen(joined);
  }
  zhtext_entities batch, single;
  zhtext_error error;
  CHECK(zhtext_extract_batch(
            extractor, joined, offsets, 4, ZHTEXT_ALL_KINDS, &batch, &error) == 0);
  CHECK(batch.document_count == 4);
  for (int i = 0; i < 4; i++) {
    size_t count = batch.documents[i + 1] - batch.documents[i];
    CHECK(zhtext_extract(
              extractor, parts[i], strlen(parts[i]), ZHTEXT_ALL_KINDS, &single, &error) == 0);
    CHECK(single.count == count);
    for (size_t j = 0; j < single.count && j < count; j++) {
      const zhtext_entity *e = &batch.entities[batch.documents[i] + j];
      CHECK(memcmp(&e->span, &single.entities[j].span, sizeof e->span) == 0);
    }
    zhtext_buffer_free(single.buffer);
  }
  zhtext_buffer_free(batch.buffer);

  offsets[2] = 1;
  CHECK(zhtext_extract_batch(extractor, joined, offsets, 4, ZHTEXT_ALL_KINDS, &batch, &error) ==
        ZHTEXT_INVALID_ARGUMENT);
  CHECK(strstr(error.message, "text 1") != NULL);
}

static void test_json(const zhtext_extractor *extractor) {
  zhtext_bytes json;
  zhtext_error error;
  CHECK(zhtext_extract_json(extractor, "甘肅省", 9, ZHTEXT_ALL_KINDS, &json, &error) == 0);
  const char wanted[] =
      "[{\"type\":\"district\",\"start\":0,\"end\":3,\"text\":\"甘肅省\",\"name\":\"甘肃省\","
      "\"code\":\"620000\",\"level\":\"province\",\"path\":[\"甘肃省\"]";
  CHECK(json.length > strlen(wanted) && memcmp(json.bytes, wanted, strlen(wanted)) == 0);
  zhtext_buffer_free(json.buffer);
}

static void test_arrow(const zhtext_extractor *extractor) {
  const char data[] = "甘肅省無蘭州市";
  const int32_t offsets[] = {0, 9, 12, 12, 21};
  const uint8_t validity[] = {0xB}; /* the third text is null */
  const void *buffers[] = {validity, offsets, data};
  struct ArrowSchema schema = {.format = "u"};
  struct ArrowArray texts = {.length = 4, .null_count = 1, .n_buffers = 3, .buffers = buffers};
  struct ArrowArray result;
  struct ArrowSchema type;
  zhtext_error error;
  CHECK(zhtext_extract_arrow(extractor, &schema, &texts, ZHTEXT_ALL_KINDS, &result, &error) ==
        ZHTEXT_INVALID_ARRAY);
  CHECK(strcmp(error.message, "the array was released") == 0);
  texts.release = (void (*)(struct ArrowArray *))abort; /* must never be called */
  CHECK(zhtext_extract_arrow(extractor, &schema, &texts, ZHTEXT_ALL_KINDS, &result, &error) == 0);
  CHECK(result.length == 4 && result.null_count == 1 && result.n_children == 1);
  const int32_t *lists = result.buffers[1];
  CHECK(lists[0] == 0 && lists[1] == 1 && lists[2] == 1 && lists[3] == 1 && lists[4] == 2);
  CHECK(zhtext_entities_schema(&type, &error) == 0);
  CHECK(strcmp(type.format, "+l") == 0);
  CHECK(type.children[0]->n_children == result.children[0]->n_children);
  CHECK(strcmp(type.children[0]->children[3]->name, "text") == 0);
  const struct ArrowArray *words = result.children[0]->children[3];
  const int32_t *ends = words->buffers[1];
  CHECK(memcmp((const char *)words->buffers[2] + ends[1], "蘭州市", 9) == 0);
  type.release(&type);
  CHECK(type.release == NULL);
  result.release(&result);
  CHECK(result.release == NULL);

  schema.format = "i";
  CHECK(zhtext_extract_arrow(extractor, &schema, &texts, ZHTEXT_ALL_KINDS, &result, &error) ==
        ZHTEXT_INVALID_ARRAY);

  const char lines[] = "{\"id\":7,\"text\":\"甘肅省\"}{\"id\":8,\"text\":7}";
  const int32_t ranges[] = {0, 27, (int32_t)strlen(lines)};
  const void *line_buffers[] = {NULL, ranges, lines};
  struct ArrowArray records = {
      .length = 2, .n_buffers = 3, .buffers = line_buffers, .release = texts.release};
  schema.format = "u";
  CHECK(zhtext_extract_records_arrow(
            extractor, &schema, &records, ZHTEXT_ALL_KINDS, &result, &error) == 0);
  CHECK(result.length == 2 && result.n_children == 4);
  CHECK(memcmp(result.children[0]->buffers[2], "78", 2) == 0);
  CHECK(result.children[1]->null_count == 1);
  CHECK(result.children[2]->null_count == 1);
  CHECK(result.children[3]->null_count == 1);
  const int64_t *error_offsets = result.children[3]->children[2]->buffers[1];
  CHECK(error_offsets[1] == 15);
  result.release(&result);
}

static void test_errors(zhtext_extractor *extractor) {
  zhtext_entities found;
  zhtext_error error;
  memset(&error, 0xFF, sizeof error);
  CHECK(zhtext_extract(NULL, text, 1, 0, &found, &error) == ZHTEXT_INVALID_ARGUMENT);
  CHECK(error.code == ZHTEXT_INVALID_ARGUMENT && error.offset == -1);
  CHECK(strcmp(error.message, "extractor is NULL") == 0);
  CHECK(zhtext_extract(extractor, NULL, 1, 0, &found, &error) == ZHTEXT_INVALID_ARGUMENT);
  CHECK(zhtext_extract(extractor, text, 1, 0, NULL, NULL) == ZHTEXT_INVALID_ARGUMENT);
  CHECK(zhtext_extract(extractor, text, (size_t)1 << 31, 0, &found, &error) ==
        ZHTEXT_INPUT_TOO_LONG);
  zhtext_buffer_free(NULL);
  zhtext_extractor_free(NULL);
}

static void test_convert(void) {
  zhtext_error error;
  CHECK(zhtext_converter_create("s2x", &error) == NULL);
  CHECK(strstr(error.message, "unknown profile 's2x'; known are s2t, t2s") != NULL);
  CHECK(zhtext_converter_create(NULL, NULL) == NULL);
  zhtext_converter *converter = zhtext_converter_create("s2twp", &error);
  CHECK(converter != NULL);
  zhtext_bytes plain;
  zhtext_conversion aligned;
  const char source[] = "软件的头发";
  CHECK(zhtext_convert(converter, source, strlen(source), &plain, &error) == 0);
  CHECK(plain.length == 15 && memcmp(plain.bytes, "軟體的頭髮", 15) == 0);
  CHECK(zhtext_convert_aligned(converter, source, strlen(source), &aligned, &error) == 0);
  CHECK(aligned.length == plain.length && memcmp(aligned.text, plain.bytes, 15) == 0);
  CHECK(aligned.run_count > 1 && aligned.runs[0].source_start == 0);
  CHECK(aligned.runs[aligned.run_count - 1].source_end == 5);
  CHECK(aligned.runs[aligned.run_count - 1].output_end == 5);
  CHECK(aligned.runs[0].is_changed == 1);
  zhtext_buffer_free(plain.buffer);
  zhtext_buffer_free(aligned.buffer);
  zhtext_converter_free(converter);
}

static void test_numbers(void) {
  zhtext_error error;
  zhtext_normalizer *normalizer = zhtext_normalizer_create(0, &error);
  CHECK(normalizer != NULL);
  const char source[] = "超過三千八百名";
  zhtext_numbers found;
  CHECK(zhtext_find_numbers(normalizer, source, strlen(source), &found, &error) == 0);
  int quantities = 0;
  for (size_t i = 0; i < found.count; i++) {
    const zhtext_number *number = &found.numbers[i];
    if (number->kind != ZHTEXT_QUANTITY) continue;
    quantities++;
    CHECK(number->comparator == ZHTEXT_GREATER);
    CHECK(number->value.length == 4 && memcmp(found.strings + number->value.offset, "3800", 4) == 0);
    CHECK(number->unit.length == 3 && memcmp(found.strings + number->unit.offset, "名", 3) == 0);
  }
  CHECK(quantities == 1);
  zhtext_buffer_free(found.buffer);
  zhtext_bytes digits, words;
  CHECK(zhtext_numbers_to_digits(normalizer, "一百二十三所", 18, &digits, &error) == 0);
  CHECK(digits.length == 6 && memcmp(digits.bytes, "123所", 6) == 0);
  CHECK(zhtext_numbers_to_words(normalizer, digits.bytes, digits.length, &words, &error) == 0);
  CHECK(words.length == 18 && memcmp(words.bytes, "一百二十三所", 18) == 0);
  zhtext_buffer_free(digits.buffer);
  zhtext_buffer_free(words.buffer);
  zhtext_normalizer_free(normalizer);
}

static void test_segment(void) {
  zhtext_error error;
  CHECK(zhtext_segmenter_create("fast", &error) == NULL);
  CHECK(strstr(error.message, "unknown mode 'fast'; known are standard") != NULL);
  zhtext_segmenter *segmenter = zhtext_segmenter_create("standard", &error);
  CHECK(segmenter != NULL);
  const char source[] = "\xFF蘭州市的 學校";
  zhtext_words found;
  CHECK(zhtext_segment(segmenter, source, strlen(source), &found, &error) == 0);
  CHECK(found.count > 2);
  uint32_t end = 0;
  for (size_t i = 0; i < found.count; i++) {
    CHECK(found.words[i].utf8_start >= end && found.words[i].utf8_end > found.words[i].utf8_start);
    end = found.words[i].utf8_end;
  }
  CHECK(end == strlen(source));
  zhtext_buffer_free(found.buffer);
  zhtext_segmenter_free(segmenter);
}

static void *work(void *extractor) {
  long sum = 0;
  for (int i = 0; i < 50; i++) {
    zhtext_entities found;
    if (zhtext_extract(extractor, text, strlen(text), ZHTEXT_ALL_KINDS, &found, NULL) != 0) {
      return NULL;
    }
    for (size_t j = 0; j < found.count; j++) sum += found.entities[j].span.utf8_end;
    zhtext_buffer_free(found.buffer);
  }
  return (void *)sum;
}

static void test_threads(zhtext_extractor *extractor) {
  pthread_t threads[4];
  void *sums[4];
  for (int i = 0; i < 4; i++) CHECK(pthread_create(&threads[i], NULL, work, extractor) == 0);
  for (int i = 0; i < 4; i++) pthread_join(threads[i], &sums[i]);
  for (int i = 0; i < 4; i++) CHECK(sums[i] != NULL && sums[i] == sums[0]);
}

int main(void) {
  zhtext_error error;
  zhtext_extractor *extractor = zhtext_extractor_create(&error);
  CHECK(extractor != NULL);
  test_version();
  test_extract(extractor);
  test_any_bytes(extractor);
  test_batch(extractor);
  test_json(extractor);
  test_arrow(extractor);
  test_errors(extractor);
  test_convert();
  test_numbers();
  test_segment();
  test_threads(extractor);
  zhtext_extractor_free(extractor);
  printf("%d passed, %d failed\n", passed, failed);
  return failed != 0;
}
