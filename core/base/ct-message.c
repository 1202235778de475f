#include "base/ct-message.h"

#include <gio/gio.h>
#include <pthread.h>
#include <string.h>

#include "base/ct-mo.h"
#include "ct-po-resources.h"

static _Thread_local CtLanguage thread_language = CT_LANGUAGE_EN;

static pthread_once_t catalog_once = PTHREAD_ONCE_INIT;
static CtMo catalog;

gboolean
ct_language_parse(const gchar *name, CtLanguage *language)
{
  if (name == NULL || name[0] == '\0' || name[1] == '\0' || strchr("_.@-", name[2]) == NULL)
    return FALSE;
  if (g_ascii_strncasecmp(name, "vi", 2) == 0)
    *language = CT_LANGUAGE_VI;
  else if (g_ascii_strncasecmp(name, "en", 2) == 0)
    *language = CT_LANGUAGE_EN;
  else
    return FALSE;
  return TRUE;
}

/* The variable that decides, as setlocale(3) does it: an empty one is unset. */
static const gchar *
message_locale(void)
{
  static const gchar *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    const gchar *value = g_getenv(names[i]);
    if (value != NULL && value[0] != '\0')
      return value;
  }
  return "C";
}

static gboolean
is_untranslated(const gchar *locale)
{
  return strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

/* LANGUAGE is a list in the order of the reader's choice. The first name that
 * can be served wins; "C" in it is the language of the source. */
static CtLanguage
choose_language(const gchar *names)
{
  g_auto(GStrv) list = g_strsplit(names, ":", -1);

  for (gsize i = 0; list[i] != NULL; i++) {
    CtLanguage language;
    if (is_untranslated(list[i]))
      break;
    if (ct_language_parse(list[i], &language))
      return language;
  }
  return CT_LANGUAGE_EN;
}

CtLanguage
ct_language_from_environment(void)
{
  const gchar *locale = message_locale();
  const gchar *languages = g_getenv("LANGUAGE");

  if (is_untranslated(locale))
    return CT_LANGUAGE_EN;
  return choose_language(languages != NULL && languages[0] != '\0' ? languages : locale);
}

CtLanguage
ct_language_get(void)
{
  return thread_language;
}

CtLanguage
ct_language_set(CtLanguage language)
{
  CtLanguage before = thread_language;

  thread_language = language;
  return before;
}

/* The bytes lie in the program itself and stay. */
static void
load_catalog(void)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data(ct_po_get_resource(), "/chitieu/po/vi.mo",
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size;

  g_return_if_fail(bytes != NULL);
  const guint8 *data = g_bytes_get_data(bytes, &size);
  if (!ct_mo_init(&catalog, data, size))
    g_critical("the linked catalog of messages is broken");
}

const gchar *
ct_message(const gchar *message)
{
  const gchar *translation;

  if (thread_language == CT_LANGUAGE_EN)
    return message;
  pthread_once(&catalog_once, load_catalog);
  translation = ct_mo_find(&catalog, message);
  return translation != NULL ? translation : message;
}
