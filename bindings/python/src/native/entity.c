/* _native.Entity: a mention as an object with twenty read-only fields. */
#include "native.h"

#include <stddef.h>
#include <string.h>
#include <structmember.h>

enum {
  F_TYPE, F_START, F_END, F_TEXT, F_NAME, F_KIND, F_CODE, F_LEVEL, F_PATH, F_DISTRICT,
  F_CANONICAL, F_DOC_NUMBER, F_ISSUER, F_VALUE, F_UNIT, F_COMPARATOR, F_NOUN, F_GROUP, F_REPEAT,
  F_CANDIDATES, FIELDS
};

static const char *const names[FIELDS] = {
    "type", "start", "end", "text", "name", "kind", "code", "level", "path", "district",
    "canonical", "doc_number", "issuer", "value", "unit", "comparator", "noun", "group", "repeat",
    "candidates"};

typedef struct {
  PyObject_HEAD
  PyObject *fields[FIELDS];
} Entity;

PyObject *entity_class;
static PyObject *types[4];

static Entity *allocate(PyTypeObject *type) {
  allocfunc make = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
  return (Entity *)make(type, 0);
}

/* Entity(type, start, end, text, name=None, …): by position or by name. */
static PyObject *entity_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
  Py_ssize_t given = PyTuple_Size(arguments);
  if (given > FIELDS) {
    PyErr_Format(PyExc_TypeError, "Entity has %d fields, %zd were given", FIELDS, given);
    return NULL;
  }
  Entity *self = allocate(type);
  if (self == NULL) return NULL;
  Py_ssize_t used = 0;
  for (int i = 0; i < FIELDS; i++) {
    PyObject *value = keywords ? PyDict_GetItemString(keywords, names[i]) : NULL;
    if (value != NULL) used++;
    if (i < given) value = PyTuple_GetItem(arguments, i);
    if (value == NULL) value = i == F_REPEAT ? Py_False : Py_None;
    self->fields[i] = new_ref(value);
  }
  if (keywords != NULL && used != PyDict_Size(keywords)) {
    PyErr_SetString(PyExc_TypeError, "Entity got a field that it does not have");
    Py_DECREF(self);
    return NULL;
  }
  return (PyObject *)self;
}

static void entity_dealloc(Entity *self) {
  PyTypeObject *type = Py_TYPE(self);
  for (int i = 0; i < FIELDS; i++) Py_XDECREF(self->fields[i]);
  freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
  release(self);
  Py_DECREF(type);
}

/* A list that the library gives as one string, separated by '/'. */
static PyObject *tuple(const char *strings, zhtext_string list) {
  if (list.length == 0) return new_ref(Py_None);
  const char *at = strings + list.offset;
  const char *end = at + list.length;
  Py_ssize_t count = 1;
  for (const char *c = at; c < end; c++) count += *c == '/';
  PyObject *result = PyTuple_New(count);
  for (Py_ssize_t i = 0; result != NULL && i < count; i++) {
    const char *stop = memchr(at, '/', end - at);
    if (stop == NULL) stop = end;
    PyObject *part = PyUnicode_FromStringAndSize(at, stop - at);
    if (part == NULL) Py_CLEAR(result);
    else PyTuple_SetItem(result, i, part);
    at = stop + 1;
  }
  return result;
}

PyObject *entity_from_row(PyObject *text, const zhtext_entity *row, const char *strings) {
  Entity *self = allocate((PyTypeObject *)entity_class);
  if (self == NULL) return NULL;
  PyObject **fields = self->fields;
  int is_district = row->kind == ZHTEXT_DISTRICT;
  fields[F_TYPE] = new_ref(types[row->kind & 3]);
  fields[F_START] = PyLong_FromUnsignedLong(row->span.start);
  fields[F_END] = PyLong_FromUnsignedLong(row->span.end);
  fields[F_TEXT] = PyUnicode_Substring(text, row->span.start, row->span.end);
  fields[F_NAME] = result_string(strings, row->name);
  fields[F_KIND] = is_district ? new_ref(Py_None) : result_string(strings, row->subkind);
  fields[F_CODE] = result_string(strings, row->code);
  fields[F_LEVEL] = is_district ? result_string(strings, row->subkind) : new_ref(Py_None);
  fields[F_PATH] = tuple(strings, row->path);
  fields[F_DISTRICT] = result_string(strings, row->district);
  fields[F_CANONICAL] = result_string(strings, row->canonical);
  fields[F_DOC_NUMBER] = result_string(strings, row->doc_number);
  fields[F_ISSUER] = result_string(strings, row->issuer);
  fields[F_VALUE] = result_string(strings, row->value);
  fields[F_UNIT] = result_string(strings, row->unit);
  fields[F_COMPARATOR] = comparator_sign(row->comparator);
  fields[F_NOUN] = result_string(strings, row->noun);
  fields[F_GROUP] = row->group < 0 ? new_ref(Py_None) : PyLong_FromLong(row->group);
  fields[F_REPEAT] = PyBool_FromLong(row->flags & ZHTEXT_REPEAT);
  fields[F_CANDIDATES] = tuple(strings, row->candidates);
  for (int i = 0; i < FIELDS; i++) {
    if (fields[i] != NULL) continue;
    Py_DECREF(self);
    return NULL;
  }
  return (PyObject *)self;
}

#define FIELD(index, name, text) \
  {name, T_OBJECT, offsetof(Entity, fields) + (index) * sizeof(PyObject *), READONLY, text}

static PyMemberDef members[] = {
    FIELD(F_TYPE, "type", "school, district, policy or count"),
    FIELD(F_START, "start", "index of its first character"),
    FIELD(F_END, "end", "index behind its last character"),
    FIELD(F_TEXT, "text", "text[start:end]"),
    FIELD(F_NAME, "name", "the normalised name (school, district, policy)"),
    FIELD(F_KIND, "kind", "the kind of school or policy"),
    FIELD(F_CODE, "code", "the official code (district)"),
    FIELD(F_LEVEL, "level", "province, prefecture, county … (district)"),
    FIELD(F_PATH, "path", "names from the province down (district)"),
    FIELD(F_DISTRICT, "district", "code of the division that a school lies in"),
    FIELD(F_CANONICAL, "canonical", "the full official title (policy)"),
    FIELD(F_DOC_NUMBER, "doc_number", "the document number (policy)"),
    FIELD(F_ISSUER, "issuer", "who issued it (policy)"),
    FIELD(F_VALUE, "value", "a decimal, or low/high (count)"),
    FIELD(F_UNIT, "unit", "the unit as written (count)"),
    FIELD(F_COMPARATOR, "comparator", "> >= < <= ~; None is ="),
    FIELD(F_NOUN, "noun", "the counted noun (count)"),
    FIELD(F_GROUP, "group", "mentions of one thing share a number"),
    FIELD(F_REPEAT, "repeat", "stands in a repeated line, from the second occurrence on"),
    FIELD(F_CANDIDATES, "candidates", "the codes that the text leaves open (district)"),
    {NULL, 0, 0, 0, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_new, entity_new},
    {Py_tp_dealloc, entity_dealloc},
    {Py_tp_members, members},
    {0, NULL}};

static PyType_Spec spec = {
    "zhtext._native.Entity", sizeof(Entity), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};

int entity_ready(PyObject *module) {
  static const char *const type_names[4] = {"school", "district", "policy", "count"};
  for (int i = 0; i < 4; i++) {
    if ((types[i] = PyUnicode_InternFromString(type_names[i])) == NULL) return -1;
  }
  PyObject *field_names = PyTuple_New(FIELDS);
  if (field_names == NULL) return -1;
  for (int i = 0; i < FIELDS; i++) {
    PyTuple_SetItem(field_names, i, PyUnicode_InternFromString(names[i]));
  }
  if (PyModule_AddObject(module, "FIELDS", field_names) < 0) return -1;
  entity_class = PyType_FromSpec(&spec);
  if (entity_class == NULL) return -1;
  return PyObject_SetAttrString(module, "Entity", entity_class);
}
