/* The module itself. */
#include "native.h"

/* use_classes(Entity, EntityList): the Python subclasses that results are made of. */
static PyObject *use_classes(PyObject *module, PyObject *arguments) {
  (void)module;
  PyObject *entity, *list;
  if (!PyArg_ParseTuple(arguments, "OO", &entity, &list)) return NULL;
  if (!PyType_IsSubtype((PyTypeObject *)entity, (PyTypeObject *)entity_class) ||
      !PyType_IsSubtype((PyTypeObject *)list, (PyTypeObject *)entity_list_class)) {
    PyErr_SetString(PyExc_TypeError, "subclasses of Entity and EntityList are needed");
    return NULL;
  }
  Py_DECREF(entity_class);
  entity_class = new_ref(entity);
  Py_DECREF(entity_list_class);
  entity_list_class = new_ref(list);
  Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"use_classes", use_classes, METH_VARARGS, NULL},
    {"extractor", native_extractor, METH_NOARGS, NULL},
    {"extract", native_extract, METH_VARARGS, NULL},
    {"extract_batch", native_extract_batch, METH_VARARGS, NULL},
    {"extract_json", native_extract_json, METH_VARARGS, NULL},
    {"extract_arrow", native_extract_arrow, METH_VARARGS, NULL},
    {"extract_records_arrow", native_extract_records_arrow, METH_VARARGS, NULL},
    {"converter", native_converter, METH_O, NULL},
    {"convert", native_convert, METH_VARARGS, NULL},
    {"convert_aligned", native_convert_aligned, METH_VARARGS, NULL},
    {"normalizer", native_normalizer, METH_O, NULL},
    {"find_numbers", native_find_numbers, METH_VARARGS, NULL},
    {"to_digits", native_to_digits, METH_VARARGS, NULL},
    {"to_words", native_to_words, METH_VARARGS, NULL},
    {"segmenter", native_segmenter, METH_O, NULL},
    {"segment", native_segment, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "zhtext._native", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__native(void) {
  if (zhtext_abi_version() != ZHTEXT_ABI_VERSION) {
    PyErr_SetString(PyExc_ImportError, "libzhtext.so belongs to another version; install again");
    return NULL;
  }
  PyObject *module = PyModule_Create(&definition);
  if (module == NULL) return NULL;
  if (support_ready(module) < 0 || entity_ready(module) < 0 || entity_list_ready(module) < 0 ||
      PyModule_AddStringConstant(module, "version", zhtext_version()) < 0) {
    Py_DECREF(module);
    return NULL;
  }
  return module;
}
