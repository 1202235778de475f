/* ct-error.h: the error domain of chitieu.
 *
 * Three kinds of trouble stay apart: programming errors (g_return_if_fail),
 * what stops a source or the run (GError in this domain), and wrong data
 * (a CtFinding, see data/ct-finding.h).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CtErrorCode:
 * @CT_ERROR_CONFIG: command line, pipeline file, catalog or plugin is wrong
 * @CT_ERROR_SOURCE: a source or file cannot be fetched, read or recognised
 * @CT_ERROR_LIMIT: input passes a limit that the message names
 * @CT_ERROR_OUTPUT: nothing could be written
 * @CT_ERROR_LOCKED: another run holds the lock
 */
typedef enum {
  CT_ERROR_CONFIG,
  CT_ERROR_SOURCE,
  CT_ERROR_LIMIT,
  CT_ERROR_OUTPUT,
  CT_ERROR_LOCKED
} CtErrorCode;

#define CT_ERROR (ct_error_quark())
GQuark ct_error_quark(void);

/**
 * ct_error_reason:
 * @number: of errno
 * What the system complains of, as the end of a message: the common reasons in the
 * thread's language, which strerror(3) knows only where its locale is installed.
 */
const gchar *ct_error_reason(gint number);
/* The same of an error of GLib's, whose message is English; of others that message. */
const gchar *ct_error_reason_of(const GError *error);

G_END_DECLS
