/* json-private.h: what json-rows.c and json-problems.c share. */
#pragma once

#include "base/ct-arena.h"
#include "json-rows.h"

G_BEGIN_DECLS

typedef enum { JSON_RECORDS, JSON_LISTS, JSON_COLUMNS } JsonShape;

struct JsonRows {
  CtRowSink *sink;
  const CtTextInput *text;
  CtJsonSequence sequence;
  gboolean told_encoding;
  JsonShape shape;
  gchar *pointer;     /* of the table in progress; NULL: none yet, or the one record */
  gboolean is_field_list; /* by its name */
  CtTextIds *columns; /* path below the record -> column - 1, of that table; NULL: none yet */
  GArray *cells;      /* CtCell, reused from row to row */
  GArray *numbers;    /* guint: the columns of a row's values, likewise */
  GArray *known;      /* guint: the column of each path_id in that table; 0: not known yet */
  CtArena *arena;     /* numbers written out, for one row */
  guint64 n_values;
  guint64 n_cells;
  guint width;       /* of lists with names */
  GPtrArray *fields; /* names, of {"fields": [{"id": "a"}, ...], "records": [[...], ...]} */
  gchar *fields_of;  /* pointer of the object that holds them */
};

/* json-problems.c */
gboolean json_report(JsonRows *rows, guint64 row, const gchar *message);
gboolean json_take_problem(const gchar *pointer, const gchar *message, gpointer user_data);
gboolean json_take_syntax(const gchar *pointer, const gchar *message, gpointer user_data);
gboolean json_take_unequal(const gchar *pointer, const gchar *message, gpointer user_data);
gboolean json_take_late(const gchar *pointer, guint64 n, gpointer user_data);
gboolean json_take_left_out(const gchar *pointer, guint64 n, gpointer user_data);

G_END_DECLS
