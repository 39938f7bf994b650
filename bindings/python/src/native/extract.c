/* Extraction from strings. */
#include "native.h"

#include <string.h>

static const char extractor_name[] = "zhtext.extractor";

static void extractor_capsule_free(PyObject *capsule) {
  zhtext_extractor_free(PyCapsule_GetPointer(capsule, extractor_name));
}

PyObject *native_extractor(PyObject *module, PyObject *unused) {
  (void)module, (void)unused;
  zhtext_error error;
  zhtext_extractor *extractor = zhtext_extractor_create(&error);
  if (extractor == NULL) return raise_error(&error);
  PyObject *capsule = PyCapsule_New(extractor, extractor_name, extractor_capsule_free);
  if (capsule == NULL) zhtext_extractor_free(extractor);
  return capsule;
}

PyObject *native_extract(PyObject *module, PyObject *arguments) {
  (void)module;
  PyObject *capsule, *text;
  unsigned int kinds;
  if (!PyArg_ParseTuple(arguments, "OIO", &capsule, &kinds, &text)) return NULL;
  zhtext_extractor *extractor = handle_of(capsule, extractor_name);
  if (extractor == NULL) return NULL;
  PyObject *bytes = utf8_bytes(text);
  if (bytes == NULL) return NULL;
  const char *data = PyBytes_AsString(bytes);
  size_t length = (size_t)PyBytes_Size(bytes);
  zhtext_entities found;
  zhtext_error error;
  zhtext_status status;
  Py_BEGIN_ALLOW_THREADS
  status = zhtext_extract(extractor, data, length, kinds, &found, &error);
  Py_END_ALLOW_THREADS
  Py_DECREF(bytes);
  if (status != ZHTEXT_OK) return raise_error(&error);
  PyObject *result = PyList_New((Py_ssize_t)found.count);
  for (size_t i = 0; result != NULL && i < found.count; i++) {
    PyObject *entity = entity_from_row(text, &found.entities[i], found.strings);
    if (entity == NULL) Py_CLEAR(result);
    else PyList_SetItem(result, (Py_ssize_t)i, entity);
  }
  zhtext_buffer_free(found.buffer);
  return result;
}

/* The texts of a list as one run of UTF-8. */
typedef struct {
  char *data;
  uint64_t *offsets;
} JoinedTexts;

static int join(PyObject *texts, Py_ssize_t count, JoinedTexts *joined) {
  size_t capacity = 1 << 16;
  size_t length = 0;
  joined->data = PyMem_Malloc(capacity);
  joined->offsets = PyMem_Malloc(sizeof(uint64_t) * (size_t)(count + 1));
  if (joined->data == NULL || joined->offsets == NULL) {
    PyErr_NoMemory();
    return -1;
  }
  joined->offsets[0] = 0;
  for (Py_ssize_t i = 0; i < count; i++) {
    PyObject *bytes = utf8_bytes(PyList_GetItem(texts, i));
    if (bytes == NULL) return -1;
    size_t size = (size_t)PyBytes_Size(bytes);
    if (length + size > capacity) {
      capacity = (length + size) * 2;
      char *data = PyMem_Realloc(joined->data, capacity);
      if (data == NULL) {
        Py_DECREF(bytes);
        PyErr_NoMemory();
        return -1;
      }
      joined->data = data;
    }
    memcpy(joined->data + length, PyBytes_AsString(bytes), size);
    Py_DECREF(bytes);
    length += size;
    joined->offsets[i + 1] = length;
  }
  return 0;
}

PyObject *native_extract_batch(PyObject *module, PyObject *arguments) {
  (void)module;
  PyObject *capsule, *texts;
  unsigned int kinds;
  if (!PyArg_ParseTuple(arguments, "OIO", &capsule, &kinds, &texts)) return NULL;
  zhtext_extractor *extractor = handle_of(capsule, extractor_name);
  if (extractor == NULL) return NULL;
  if (!PyList_Check(texts)) {
    PyErr_SetString(PyExc_TypeError, "texts must be a list");
    return NULL;
  }
  Py_ssize_t count = PyList_Size(texts);
  JoinedTexts joined = {NULL, NULL};
  PyObject *result = NULL;
  if (join(texts, count, &joined) == 0) {
    zhtext_entities found;
    zhtext_error error;
    zhtext_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zhtext_extract_batch(
        extractor, joined.data, joined.offsets, (size_t)count, kinds, &found, &error);
    Py_END_ALLOW_THREADS
    result = status == ZHTEXT_OK ? entity_lists(texts, &found) : raise_error(&error);
  }
  PyMem_Free(joined.data);
  PyMem_Free(joined.offsets);
  return result;
}

PyObject *native_extract_json(PyObject *module, PyObject *arguments) {
  (void)module;
  PyObject *capsule, *text;
  unsigned int kinds;
  if (!PyArg_ParseTuple(arguments, "OIO", &capsule, &kinds, &text)) return NULL;
  zhtext_extractor *extractor = handle_of(capsule, extractor_name);
  if (extractor == NULL) return NULL;
  PyObject *bytes = utf8_bytes(text);
  if (bytes == NULL) return NULL;
  const char *data = PyBytes_AsString(bytes);
  size_t length = (size_t)PyBytes_Size(bytes);
  zhtext_bytes json;
  zhtext_error error;
  zhtext_status status;
  Py_BEGIN_ALLOW_THREADS
  status = zhtext_extract_json(extractor, data, length, kinds, &json, &error);
  Py_END_ALLOW_THREADS
  Py_DECREF(bytes);
  if (status != ZHTEXT_OK) return raise_error(&error);
  PyObject *result = PyUnicode_FromStringAndSize(json.bytes, (Py_ssize_t)json.length);
  zhtext_buffer_free(json.buffer);
  return result;
}
