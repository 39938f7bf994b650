/* Extraction from Arrow arrays, passed as the capsules of Arrow's PyCapsule interface. */
#include "native.h"

#include <stdlib.h>

static void schema_free(PyObject *capsule) {
  struct ArrowSchema *schema = PyCapsule_GetPointer(capsule, "arrow_schema");
  if (schema->release != NULL) schema->release(schema);
  free(schema);
}

static void array_free(PyObject *capsule) {
  struct ArrowArray *array = PyCapsule_GetPointer(capsule, "arrow_array");
  if (array->release != NULL) array->release(array);
  free(array);
}

typedef zhtext_status (*schema_function)(struct ArrowSchema *, zhtext_error *);
typedef zhtext_status (*array_function)(
    const zhtext_extractor *, const struct ArrowSchema *, const struct ArrowArray *, uint32_t,
    struct ArrowArray *, zhtext_error *);

/* A tuple of two capsules, schema and array, as __arrow_c_array__ gives them. */
static PyObject *extract(
    PyObject *arguments, array_function make_array, schema_function make_schema) {
  PyObject *capsule, *schema_capsule, *array_capsule;
  unsigned int kinds;
  if (!PyArg_ParseTuple(arguments, "OIOO", &capsule, &kinds, &schema_capsule, &array_capsule)) {
    return NULL;
  }
  zhtext_extractor *extractor = handle_of(capsule, "zhtext.extractor");
  struct ArrowSchema *type = handle_of(schema_capsule, "arrow_schema");
  struct ArrowArray *texts = handle_of(array_capsule, "arrow_array");
  if (extractor == NULL || type == NULL || texts == NULL) return NULL;
  struct ArrowSchema *schema = calloc(1, sizeof *schema);
  struct ArrowArray *array = calloc(1, sizeof *array);
  PyObject *schema_result = schema ? PyCapsule_New(schema, "arrow_schema", schema_free) : NULL;
  PyObject *array_result = array ? PyCapsule_New(array, "arrow_array", array_free) : NULL;
  if (schema_result == NULL || array_result == NULL) {
    if (schema_result == NULL) free(schema);
    if (array_result == NULL) free(array);
    Py_XDECREF(schema_result);
    Py_XDECREF(array_result);
    return PyErr_Occurred() ? NULL : PyErr_NoMemory();
  }
  zhtext_error error;
  zhtext_status status;
  Py_BEGIN_ALLOW_THREADS
  status = make_schema(schema, &error);
  if (status == ZHTEXT_OK) status = make_array(extractor, type, texts, kinds, array, &error);
  Py_END_ALLOW_THREADS
  PyObject *result =
      status == ZHTEXT_OK ? PyTuple_Pack(2, schema_result, array_result) : raise_error(&error);
  Py_DECREF(schema_result);
  Py_DECREF(array_result);
  return result;
}

PyObject *native_extract_arrow(PyObject *module, PyObject *arguments) {
  (void)module;
  return extract(arguments, zhtext_extract_arrow, zhtext_entities_schema);
}

PyObject *native_extract_records_arrow(PyObject *module, PyObject *arguments) {
  (void)module;
  return extract(arguments, zhtext_extract_records_arrow, zhtext_records_schema);
}
