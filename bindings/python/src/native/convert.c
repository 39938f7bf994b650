/* Script conversion. */
#include "native.h"

static const char converter_name[] = "zhtext.converter";

static void converter_free(PyObject *capsule) {
  zhtext_converter_free(PyCapsule_GetPointer(capsule, converter_name));
}

PyObject *native_converter(PyObject *module, PyObject *profile) {
  (void)module;
  PyObject *name = utf8_bytes(profile);
  if (name == NULL) return NULL;
  zhtext_error error;
  zhtext_converter *converter = zhtext_converter_create(PyBytes_AsString(name), &error);
  Py_DECREF(name);
  if (converter == NULL) return raise_error(&error);
  PyObject *capsule = PyCapsule_New(converter, converter_name, converter_free);
  if (capsule == NULL) zhtext_converter_free(converter);
  return capsule;
}

static zhtext_status convert(
    const void *handle, const char *text, size_t length, zhtext_bytes *result,
    zhtext_error *error) {
  return zhtext_convert(handle, text, length, result, error);
}

PyObject *native_convert(PyObject *module, PyObject *arguments) {
  (void)module;
  return text_to_text(arguments, converter_name, convert);
}

/* The text and a list of tuples (source start, source end, output start, output end). */
PyObject *native_convert_aligned(PyObject *module, PyObject *arguments) {
  (void)module;
  PyObject *capsule, *text;
  if (!PyArg_ParseTuple(arguments, "OO", &capsule, &text)) return NULL;
  zhtext_converter *converter = handle_of(capsule, converter_name);
  if (converter == NULL) return NULL;
  PyObject *bytes = utf8_bytes(text);
  if (bytes == NULL) return NULL;
  const char *data = PyBytes_AsString(bytes);
  size_t length = (size_t)PyBytes_Size(bytes);
  zhtext_conversion found;
  zhtext_error error;
  zhtext_status status;
  Py_BEGIN_ALLOW_THREADS
  status = zhtext_convert_aligned(converter, data, length, &found, &error);
  Py_END_ALLOW_THREADS
  Py_DECREF(bytes);
  if (status != ZHTEXT_OK) return raise_error(&error);
  PyObject *runs = PyList_New((Py_ssize_t)found.run_count);
  for (size_t i = 0; runs != NULL && i < found.run_count; i++) {
    const zhtext_run *run = &found.runs[i];
    PyObject *item = Py_BuildValue(
        "(IIII)", run->source_start, run->source_end, run->output_start, run->output_end);
    if (item == NULL) Py_CLEAR(runs);
    else PyList_SetItem(runs, (Py_ssize_t)i, item);
  }
  PyObject *result = NULL;
  if (runs != NULL) {
    result = Py_BuildValue("(s#N)", found.text, (Py_ssize_t)found.length, runs);
  }
  zhtext_buffer_free(found.buffer);
  return result;
}
