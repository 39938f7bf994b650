/* What all functions of the module share. */
#include "native.h"

#include <string.h>

PyObject *error_class;

PyObject *raise_error(const zhtext_error *error) {
  PyObject *value =
      PyObject_CallFunction(error_class, "s", error->message);
  if (value == NULL) return NULL;
  PyObject *offset =
      error->offset >= 0 ? PyLong_FromLongLong(error->offset) : new_ref(Py_None);
  if (offset != NULL && PyObject_SetAttrString(value, "offset", offset) == 0) {
    PyErr_SetObject(error_class, value);
  }
  Py_XDECREF(offset);
  Py_DECREF(value);
  return NULL;
}

PyObject *utf8_bytes(PyObject *text) {
  if (!PyUnicode_Check(text)) {
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(text), "__name__");
    if (name != NULL) PyErr_Format(PyExc_TypeError, "a text must be str, not %U", name);
    Py_XDECREF(name);
    return NULL;
  }
  PyObject *bytes = PyUnicode_AsUTF8String(text);
  if (bytes != NULL || !PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return bytes;
  PyErr_Clear();
  bytes = PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass");
  if (bytes == NULL) return NULL;
  char *start = PyBytes_AsString(bytes);
  char *end = start + PyBytes_Size(bytes);
  for (char *at = start; at + 2 < end; at++) {
    if ((unsigned char)at[0] == 0xED && (unsigned char)at[1] >= 0xA0) memcpy(at, "\xEF\xBF\xBD", 3);
  }
  return bytes;
}

void *handle_of(PyObject *capsule, const char *name) {
  return PyCapsule_GetPointer(capsule, name);
}

static PyObject *comparators[6];

PyObject *result_string(const char *strings, zhtext_string string) {
  if (string.length == 0) return new_ref(Py_None);
  return PyUnicode_FromStringAndSize(strings + string.offset, string.length);
}

PyObject *comparator_sign(uint8_t comparator) {
  return new_ref(comparator < 6 ? comparators[comparator] : Py_None);
}

PyObject *text_to_text(PyObject *arguments, const char *name, text_function function) {
  PyObject *capsule, *text;
  if (!PyArg_ParseTuple(arguments, "OO", &capsule, &text)) return NULL;
  void *handle = handle_of(capsule, name);
  if (handle == NULL) return NULL;
  PyObject *bytes = utf8_bytes(text);
  if (bytes == NULL) return NULL;
  const char *data = PyBytes_AsString(bytes);
  size_t length = (size_t)PyBytes_Size(bytes);
  zhtext_bytes output;
  zhtext_error error;
  zhtext_status status;
  Py_BEGIN_ALLOW_THREADS
  status = function(handle, data, length, &output, &error);
  Py_END_ALLOW_THREADS
  Py_DECREF(bytes);
  if (status != ZHTEXT_OK) return raise_error(&error);
  PyObject *result = PyUnicode_FromStringAndSize(output.bytes, (Py_ssize_t)output.length);
  zhtext_buffer_free(output.buffer);
  return result;
}

int support_ready(PyObject *module) {
  static const char *const signs[6] = {NULL, ">", ">=", "<", "<=", "~"};
  for (int i = 0; i < 6; i++) {
    comparators[i] = signs[i] ? PyUnicode_InternFromString(signs[i]) : new_ref(Py_None);
    if (comparators[i] == NULL) return -1;
  }
  error_class = PyErr_NewExceptionWithDoc(
      "zhtext.ZhTextError",
      "A call that failed. `offset` is the byte offset in the input, or None.",
      PyExc_ValueError, NULL);
  if (error_class == NULL) return -1;
  if (PyObject_SetAttrString(error_class, "offset", Py_None) < 0) return -1;
  return PyObject_SetAttrString(module, "ZhTextError", error_class);
}
