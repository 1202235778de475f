#include "data/ct-encoding-note.h"

#include "base/ct-message.h"

static gboolean
is_unicode(CtEncoding encoding)
{
  return encoding <= CT_ENCODING_UTF_32BE;
}

gboolean
ct_row_sink_note_encoding(CtRowSink *sink, const CtTextInput *text)
{
  CtEncoding encoding = ct_text_input_encoding(text);
  const gchar *name = ct_encoding_name(encoding);
  g_autofree gchar *message = NULL;
  CtReadNote note = {
    .what = "encoding", .value = name, .evidence = ct_text_input_evidence(text)};

  if (!is_unicode(encoding)) {
    message = g_strdup_printf(_("the file is in %s and was read so; saved in UTF-8 it could not be "
                                "mistaken"),
                              name);
    note.rule = "read.encoding-found";
    note.message = message;
  }
  return ct_row_sink_note(sink, &note);
}

static gchar *
describe_line(const CtTextInput *text, CtEncoding encoding)
{
  const gchar *own = ct_encoding_name(ct_text_input_encoding(text));

  if (encoding == ct_text_input_encoding(text))
    return g_strdup_printf(_("the line has bytes that mean nothing in %s; they were read as \"�\", "
                             "here and in what follows"),
                           own);
  return g_strdup_printf(_("the line is in %s, while the file is in %s; it was read so: compare "
                           "its letters"),
                         ct_encoding_name(encoding), own);
}

gboolean
ct_row_sink_note_line_encoding(CtRowSink *sink, const CtTextInput *text, guint64 line,
                               CtEncoding encoding)
{
  g_autofree gchar *message = describe_line(text, encoding);

  return ct_row_sink_note(sink, &(CtReadNote){.what = "encoding-line",
                                              .value = ct_encoding_name(encoding),
                                              .rule = "read.encoding-line",
                                              .warning = TRUE,
                                              .row = line,
                                              .message = message});
}
