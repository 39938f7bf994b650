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

int support_ready(PyObject *module) {
  error_class = PyErr_NewExceptionWithDoc(
      "zhtext.ZhTextError",
      "A call that failed. `offset` is the byte offset in the input, or None.",
      PyExc_ValueError, NULL);
  if (error_class == NULL) return -1;
  if (PyObject_SetAttrString(error_class, "offset", Py_None) < 0) return -1;
  return PyObject_SetAttrString(module, "ZhTextError", error_class);
}
