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
/* A string of a result, None where it is absent. */
PyObject *result_string(const char *strings, zhtext_string string);
/* The comparator's sign, None for "="; a new reference. */
PyObject *comparator_sign(uint8_t comparator);

/* Functions of the library from text to text. */
typedef zhtext_status (*text_function)(
    const void *handle, const char *text, size_t length, zhtext_bytes *result,
    zhtext_error *error);
/* Calls one with the arguments (capsule, text). */
PyObject *text_to_text(PyObject *arguments, const char *name, text_function function);

int support_ready(PyObject *module);

/* extract.c, arrow.c: functions of the module. */
PyObject *native_extractor(PyObject *module, PyObject *unused);
PyObject *native_extract(PyObject *module, PyObject *arguments);
PyObject *native_extract_batch(PyObject *module, PyObject *arguments);
PyObject *native_extract_json(PyObject *module, PyObject *arguments);
PyObject *native_extract_arrow(PyObject *module, PyObject *arguments);
PyObject *native_extract_records_arrow(PyObject *module, PyObject *arguments);


/* convert.c, numbers.c, words.c */
PyObject *native_converter(PyObject *module, PyObject *profile);
PyObject *native_convert(PyObject *module, PyObject *arguments);
PyObject *native_convert_aligned(PyObject *module, PyObject *arguments);
PyObject *native_normalizer(PyObject *module, PyObject *flags);
PyObject *native_find_numbers(PyObject *module, PyObject *arguments);
PyObject *native_to_digits(PyObject *module, PyObject *arguments);
PyObject *native_to_words(PyObject *module, PyObject *arguments);
PyObject *native_segmenter(PyObject *module, PyObject *mode);
PyObject *native_segment(PyObject *module, PyObject *arguments);

#endif
