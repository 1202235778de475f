#include "intake/ct-form.h"

static void
clear_column(gpointer data)
{
  g_free(((CtFormColumn *)data)->header);
}

static void
clear_name(gpointer data)
{
  CtFormName *name = data;

  g_free(name->name);
  g_free(name->code);
}

CtFormDeclaration *
ct_form_declaration_new(const gchar *name)
{
  CtFormDeclaration *form = g_new0(CtFormDeclaration, 1);

  form->name = g_strdup(name);
  form->titles = g_ptr_array_new_with_free_func(g_free);
  form->columns = g_array_new(FALSE, FALSE, sizeof(CtFormColumn));
  g_array_set_clear_func(form->columns, clear_column);
  form->names = g_array_new(FALSE, FALSE, sizeof(CtFormName));
  g_array_set_clear_func(form->names, clear_name);
  return form;
}

void
ct_form_declaration_free(CtFormDeclaration *form)
{
  if (form == NULL)
    return;
  g_free(form->name);
  g_ptr_array_unref(form->titles);
  g_array_unref(form->columns);
  g_array_unref(form->names);
  g_free(form);
}

void
ct_form_declaration_add_title(CtFormDeclaration *form, const gchar *title)
{
  g_ptr_array_add(form->titles, g_strdup(title));
}

void
ct_form_declaration_add_column(CtFormDeclaration *form, guint column, const gchar *header)
{
  CtFormColumn entry = {.column = column, .header = g_strdup(header)};

  g_array_append_val(form->columns, entry);
}

void
ct_form_declaration_add_name(CtFormDeclaration *form, const gchar *name, const gchar *code)
{
  CtFormName entry = {.name = g_strdup(name), .code = g_strdup(code)};

  g_array_append_val(form->names, entry);
}
