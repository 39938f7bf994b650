/* Numbers. */
#include "native.h"

static const char normalizer_name[] = "zhtext.normalizer";

static void normalizer_free(PyObject *capsule) {
  zhtext_normalizer_free(PyCapsule_GetPointer(capsule, normalizer_name));
}

PyObject *native_normalizer(PyObject *module, PyObject *flags) {
  (void)module;
  unsigned long value = PyLong_AsUnsignedLong(flags);
  if (PyErr_Occurred()) return NULL;
  zhtext_error error;
  zhtext_normalizer *normalizer = zhtext_normalizer_create((uint32_t)value, &error);
  if (normalizer == NULL) return raise_error(&error);
  PyObject *capsule = PyCapsule_New(normalizer, normalizer_name, normalizer_free);
  if (capsule == NULL) zhtext_normalizer_free(normalizer);
  return capsule;
}

/* A list of tuples (kind number, start, end, text, value, unit, comparator). */
PyObject *native_find_numbers(PyObject *module, PyObject *arguments) {
  (void)module;
  PyObject *capsule, *text;
  if (!PyArg_ParseTuple(arguments, "OO", &capsule, &text)) return NULL;
  zhtext_normalizer *normalizer = handle_of(capsule, normalizer_name);
  if (normalizer == NULL) return NULL;
  PyObject *bytes = utf8_bytes(text);
  if (bytes == NULL) return NULL;
  const char *data = PyBytes_AsString(bytes);
  size_t length = (size_t)PyBytes_Size(bytes);
  zhtext_numbers found;
  zhtext_error error;
  zhtext_status status;
  Py_BEGIN_ALLOW_THREADS
  status = zhtext_find_numbers(normalizer, data, length, &found, &error);
  Py_END_ALLOW_THREADS
  Py_DECREF(bytes);
  if (status != ZHTEXT_OK) return raise_error(&error);
  PyObject *result = PyList_New((Py_ssize_t)found.count);
  for (size_t i = 0; result != NULL && i < found.count; i++) {
    const zhtext_number *number = &found.numbers[i];
    /* N gives the reference away; a NULL among them makes Py_BuildValue fail. */
    PyObject *item = Py_BuildValue(
        "(BIINNNN)", number->kind, number->span.start, number->span.end,
        PyUnicode_Substring(text, number->span.start, number->span.end),
        result_string(found.strings, number->value), result_string(found.strings, number->unit),
        comparator_sign(number->comparator));
    if (item == NULL) Py_CLEAR(result);
    else PyList_SetItem(result, (Py_ssize_t)i, item);
  }
  zhtext_buffer_free(found.buffer);
  return result;
}

static zhtext_status digits(
    const void *handle, const char *text, size_t length, zhtext_bytes *result,
    zhtext_error *error) {
  return zhtext_numbers_to_digits(handle, text, length, result, error);
}

static zhtext_status words(
    const void *handle, const char *text, size_t length, zhtext_bytes *result,
    zhtext_error *error) {
  return zhtext_numbers_to_words(handle, text, length, result, error);
}

PyObject *native_to_digits(PyObject *module, PyObject *arguments) {
  (void)module;
  return text_to_text(arguments, normalizer_name, digits);
}

PyObject *native_to_words(PyObject *module, PyObject *arguments) {
  (void)module;
  return text_to_text(arguments, normalizer_name, words);
}
