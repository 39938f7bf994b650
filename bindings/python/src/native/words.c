/* Word segmentation. */
#include "native.h"

static const char segmenter_name[] = "zhtext.segmenter";

static void segmenter_free(PyObject *capsule) {
  zhtext_segmenter_free(PyCapsule_GetPointer(capsule, segmenter_name));
}

PyObject *native_segmenter(PyObject *module, PyObject *mode) {
  (void)module;
  PyObject *name = utf8_bytes(mode);
  if (name == NULL) return NULL;
  zhtext_error error;
  zhtext_segmenter *segmenter = zhtext_segmenter_create(PyBytes_AsString(name), &error);
  Py_DECREF(name);
  if (segmenter == NULL) return raise_error(&error);
  PyObject *capsule = PyCapsule_New(segmenter, segmenter_name, segmenter_free);
  if (capsule == NULL) zhtext_segmenter_free(segmenter);
  return capsule;
}

/* segment(segmenter, text, with_offsets): a list of strings, or of tuples (start, end, text). */
PyObject *native_segment(PyObject *module, PyObject *arguments) {
  (void)module;
  PyObject *capsule, *text;
  int with_offsets;
  if (!PyArg_ParseTuple(arguments, "OOp", &capsule, &text, &with_offsets)) return NULL;
  zhtext_segmenter *segmenter = handle_of(capsule, segmenter_name);
  if (segmenter == NULL) return NULL;
  PyObject *bytes = utf8_bytes(text);
  if (bytes == NULL) return NULL;
  const char *data = PyBytes_AsString(bytes);
  size_t length = (size_t)PyBytes_Size(bytes);
  zhtext_words found;
  zhtext_error error;
  zhtext_status status;
  Py_BEGIN_ALLOW_THREADS
  status = zhtext_segment(segmenter, data, length, &found, &error);
  Py_END_ALLOW_THREADS
  Py_DECREF(bytes);
  if (status != ZHTEXT_OK) return raise_error(&error);
  PyObject *result = PyList_New((Py_ssize_t)found.count);
  for (size_t i = 0; result != NULL && i < found.count; i++) {
    const zhtext_span *span = &found.words[i];
    PyObject *word = PyUnicode_Substring(text, span->start, span->end);
    if (with_offsets && word != NULL) word = Py_BuildValue("(IIN)", span->start, span->end, word);
    if (word == NULL) Py_CLEAR(result);
    else PyList_SetItem(result, (Py_ssize_t)i, word);
  }
  zhtext_buffer_free(found.buffer);
  return result;
}
