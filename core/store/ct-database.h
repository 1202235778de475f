/* ct-database.h: SQLite files, written once from front to end, and read.
 *
 * The only place that knows SQLite. A file is made for an output set or a store, which
 * bring it to disk and put it in place, so there is no journal here: a file whose
 * writing failed is of no use. The same statements give the same bytes.
 * One thread at a time. Every error begins with the file; it is CT_ERROR_OUTPUT where
 * the file is written, CT_ERROR_CONFIG where it is read.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct CtDatabase CtDatabase;
typedef struct CtStatement CtStatement;

/**
 * ct_database_create:
 * @path: must not exist yet, or be empty
 * @name: what messages call it
 */
CtDatabase *ct_database_create(const gchar *path, const gchar *name, GError **error);
/* Without ct_database_close() the file is incomplete. */
void ct_database_free(CtDatabase *database);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtDatabase, ct_database_free)

/* Writes what is left. All statements must be free. */
gboolean ct_database_close(CtDatabase *database, GError **error);

/* One or more statements without parameters; rows they give are left. */
gboolean ct_database_execute(CtDatabase *database, const gchar *sql, GError **error);
gboolean ct_database_begin(CtDatabase *database, GError **error);
gboolean ct_database_commit(CtDatabase *database, GError **error);

/* One statement with parameters ?1 to ?N. Must be freed before @database. */
CtStatement *ct_database_prepare(CtDatabase *database, const gchar *sql, GError **error);
void ct_statement_free(CtStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtStatement, ct_statement_free)

/* @parameter counts from 1. A parameter that is not set is null. Faults are kept
 * and told by ct_statement_run(). */
/* @text: (nullable) (array length=length): valid UTF-8, borrowed until
 * ct_statement_run(); NULL is null */
void ct_statement_set_text(CtStatement *statement, gint parameter, const gchar *text,
                           gsize length);
void ct_statement_set_integer(CtStatement *statement, gint parameter, gint64 value);
void ct_statement_set_null(CtStatement *statement, gint parameter);

/* Runs it once; then all parameters are null again. */
gboolean ct_statement_run(CtStatement *statement, GError **error);

/* Reading */

/**
 * ct_database_open:
 * @path: a file that is there; it may be anyone's: nothing in it is run, and no text or
 *   statement of it may be longer than a megabyte
 * @name: what messages call it
 */
CtDatabase *ct_database_open(const gchar *path, const gchar *name, GError **error);

/* Moves to the next row; the first call to the first. @done: (out): there is none */
gboolean ct_statement_next(CtStatement *statement, gboolean *done, GError **error);
/* Of the row. @column counts from 0. A null is ""; it may be no valid UTF-8.
 * Borrowed until the next row. */
const gchar *ct_statement_get_text(CtStatement *statement, gint column);
gint64 ct_statement_get_integer(CtStatement *statement, gint column);
gboolean ct_statement_is_null(CtStatement *statement, gint column);

G_END_DECLS
