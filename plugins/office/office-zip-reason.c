#include "base/ct-error.h"
#include "base/ct-message.h"
#include "office/office-package-private.h"

typedef struct {
  gint code;
  const gchar *reason;
} Reason;

static const Reason reasons[] = {
  {ZIP_ER_NOZIP, N_("it has no end of a ZIP archive")},
  {ZIP_ER_INCONS, N_("its parts and its list of parts contradict each other")},
  {ZIP_ER_CRC, N_("its checksum is wrong")},
  {ZIP_ER_EOF, N_("it ends too early")},
  {ZIP_ER_ZLIB, N_("what is packed in it cannot be unpacked")},
  {ZIP_ER_COMPRESSED_DATA, N_("what is packed in it cannot be unpacked")},
  {ZIP_ER_READ, N_("it ends too early")},
  {ZIP_ER_SEEK, N_("it ends too early")},
  {ZIP_ER_TELL, N_("it ends too early")},
  {ZIP_ER_INVAL, N_("its list of parts is wrong")},
  {ZIP_ER_NOENT, N_("it lacks a part that it lists")},
  {ZIP_ER_MULTIDISK, N_("it is one of several archives that belong together")},
  {ZIP_ER_COMPNOTSUPP, N_("it is packed by a method that is not known here")},
  {ZIP_ER_ENCRNOTSUPP, N_("it is locked by a password")},
  {ZIP_ER_NOPASSWD, N_("it is locked by a password")},
  {ZIP_ER_WRONGPASSWD, N_("it is locked by a password")},
  {ZIP_ER_MEMORY, N_("there is not enough memory")},
};

const gchar *
office_zip_reason(zip_error_t *problem)
{
  gint code = zip_error_code_zip(problem);

  if (zip_error_system_type(problem) == ZIP_ET_SYS && zip_error_code_system(problem) != 0)
    return ct_error_reason(zip_error_code_system(problem));
  for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++)
    if (reasons[i].code == code)
      return ct_message(reasons[i].reason);
  return zip_error_strerror(problem);
}
