/* ct-message.h: messages in Vietnamese and English.
 *
 * Texts are marked and translated with the gettext tools (core/po), and the
 * compiled vi.mo is linked into the program. libintl itself is not used to
 * look them up: it chooses by the process's locale, which must be installed,
 * while the files of a run are written in the pipeline's language whatever
 * the locale and whatever language the terminal speaks.
 *
 * A text must be whole: macros such as G_GSIZE_FORMAT inside of _() are not seen
 * by xgettext. %zu, and %lu with a cast to gulong, serve in their place.
 *
 * The language is a property of the thread, like the locale of uselocale(3).
 * ct_task_* hand it on to the threads they start.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { CT_LANGUAGE_EN, CT_LANGUAGE_VI } CtLanguage;

/**
 * ct_language_parse:
 * @name: "vi", "en", or a locale name such as "vi_VN.UTF-8"
 * Returns: %TRUE and sets @language when the name is one of the two.
 */
gboolean ct_language_parse(const gchar *name, CtLanguage *language);

/* The language of the user's environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG);
 * English when it names none of the two. */
CtLanguage ct_language_from_environment(void);

CtLanguage ct_language_get(void);

/* Sets the language of the calling thread. Returns: the one before. */
CtLanguage ct_language_set(CtLanguage language);

/**
 * ct_message:
 * @message: (not nullable): the English text, marked by _() or N_()
 * Returns: (transfer none): the text in the thread's language, never freed;
 *   @message itself where no translation exists.
 */
const gchar *ct_message(const gchar *message) G_GNUC_FORMAT(1);

#define _(message) ct_message(message)
#define N_(message) (message)

G_END_DECLS
