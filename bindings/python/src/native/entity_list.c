/* _native.EntityList: a view of one text's rows in a batch. */
#include "native.h"

/* The rows of a batch, shared by its lists. */
typedef struct {
  PyObject_HEAD
  zhtext_entities found;
} Batch;

typedef struct {
  PyObject_HEAD
  PyObject *text;
  Batch *batch;
  Py_ssize_t first;
  Py_ssize_t count;
} EntityList;

PyObject *entity_list_class;
static PyObject *batch_class;

static void *allocate(PyObject *type) {
  allocfunc make = (allocfunc)PyType_GetSlot((PyTypeObject *)type, Py_tp_alloc);
  return make((PyTypeObject *)type, 0);
}

static void release(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  freefunc free_object = (freefunc)PyType_GetSlot(type, Py_tp_free);
  free_object(self);
  Py_DECREF(type);
}

static void batch_dealloc(Batch *self) {
  zhtext_buffer_free(self->found.buffer);
  release((PyObject *)self);
}

static void list_dealloc(EntityList *self) {
  Py_XDECREF(self->text);
  Py_XDECREF((PyObject *)self->batch);
  release((PyObject *)self);
}

static PyObject *list_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
  (void)type, (void)arguments, (void)keywords;
  PyErr_SetString(PyExc_TypeError, "an EntityList comes from extract_many");
  return NULL;
}

static Py_ssize_t list_length(EntityList *self) { return self->count; }

static PyObject *list_item(EntityList *self, Py_ssize_t index) {
  if (index < 0 || index >= self->count) {
    PyErr_SetString(PyExc_IndexError, "entity index out of range");
    return NULL;
  }
  const zhtext_entities *found = &self->batch->found;
  return entity_from_row(self->text, &found->entities[self->first + index], found->strings);
}

static PyObject *list_subscript(EntityList *self, PyObject *key) {
  if (PyIndex_Check(key)) {
    Py_ssize_t index = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (index == -1 && PyErr_Occurred()) return NULL;
    return list_item(self, index < 0 ? index + self->count : index);
  }
  Py_ssize_t start, stop, step;
  if (!PySlice_Check(key)) {
    PyErr_SetString(PyExc_TypeError, "an index must be an integer or a slice");
    return NULL;
  }
  if (PySlice_Unpack(key, &start, &stop, &step) < 0) return NULL;
  Py_ssize_t count = PySlice_AdjustIndices(self->count, &start, &stop, step);
  PyObject *result = PyList_New(count);
  for (Py_ssize_t i = 0; result != NULL && i < count; i++) {
    PyObject *item = list_item(self, start + i * step);
    if (item == NULL) Py_CLEAR(result);
    else PyList_SetItem(result, i, item);
  }
  return result;
}

PyObject *entity_lists(PyObject *texts, zhtext_entities *found) {
  Batch *batch = allocate(batch_class);
  if (batch == NULL) {
    zhtext_buffer_free(found->buffer);
    return NULL;
  }
  batch->found = *found;
  Py_ssize_t count = PyList_Size(texts);
  PyObject *result = PyList_New(count);
  for (Py_ssize_t i = 0; result != NULL && i < count; i++) {
    EntityList *list = allocate(entity_list_class);
    if (list == NULL) {
      Py_CLEAR(result);
      break;
    }
    list->text = new_ref(PyList_GetItem(texts, i));
    list->batch = (Batch *)new_ref((PyObject *)batch);
    list->first = found->documents[i];
    list->count = found->documents[i + 1] - found->documents[i];
    PyList_SetItem(result, i, (PyObject *)list);
  }
  Py_DECREF((PyObject *)batch);
  return result;
}

static PyType_Slot batch_slots[] = {{Py_tp_dealloc, batch_dealloc}, {0, NULL}};
static PyType_Spec batch_spec = {
    "zhtext._native.Batch", sizeof(Batch), 0, Py_TPFLAGS_DEFAULT, batch_slots};

static PyType_Slot list_slots[] = {
    {Py_tp_new, list_new},
    {Py_tp_dealloc, list_dealloc},
    {Py_sq_length, list_length},
    {Py_sq_item, list_item},
    {Py_mp_length, list_length},
    {Py_mp_subscript, list_subscript},
    {0, NULL}};
static PyType_Spec list_spec = {
    "zhtext._native.EntityList", sizeof(EntityList), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, list_slots};

int entity_list_ready(PyObject *module) {
  batch_class = PyType_FromSpec(&batch_spec);
  if (batch_class == NULL) return -1;
  entity_list_class = PyType_FromSpec(&list_spec);
  if (entity_list_class == NULL) return -1;
  return PyObject_SetAttrString(module, "EntityList", entity_list_class);
}
