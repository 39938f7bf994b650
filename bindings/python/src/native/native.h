/* The extension module zhtext._native: the C interface as Python objects.
 *
 * Python's stable ABI of 3.9, so one wheel serves every later version. Every call into the library
 * releases the GIL. */
#ifndef ZHTEXT_NATIVE_H
#define ZHTEXT_NATIVE_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x03090000
#include <Python.h>

#include "zhtext.h"

/* Py_NewRef is in the stable ABI only from 3.10 on. */
static inline PyObject *new_ref(PyObject *object) {
  Py_INCREF(object);
  return object;
}

/* entity.c: one mention, all of whose fields are Python objects. */
int entity_ready(PyObject *module);
/* The Python class that mentions are made of, a subclass of _native.Entity. */
extern PyObject *entity_class;
PyObject *entity_from_row(
    PyObject *text, const zhtext_entity *row, const char *strings);

/* entity_list.c: the mentions of one text within a batch, made when they are touched. */
int entity_list_ready(PyObject *module);
extern PyObject *entity_list_class;

/* Takes over `found`. A list of EntityList, one for each of `texts`. */
PyObject *entity_lists(PyObject *texts, zhtext_entities *found);

/* support.c */
extern PyObject *error_class;
/* Raises the failure; always NULL. */
PyObject *raise_error(const zhtext_error *error);
/* The text in UTF-8 as bytes; a lone surrogate becomes U+FFFD, so that indices stay the same. */
PyObject *utf8_bytes(PyObject *text);
/* The `handle` of a capsule, or NULL with an exception. */
void *handle_of(PyObject *capsule, const char *name);
int support_ready(PyObject *module);

/* extract.c, arrow.c: functions of the module. */
PyObject *native_extractor(PyObject *module, PyObject *unused);
PyObject *native_extract(PyObject *module, PyObject *arguments);
PyObject *native_extract_batch(PyObject *module, PyObject *arguments);
PyObject *native_extract_json(PyObject *module, PyObject *arguments);
PyObject *native_extract_arrow(PyObject *module, PyObject *arguments);
PyObject *native_extract_records_arrow(PyObject *module, PyObject *arguments);

#endif
