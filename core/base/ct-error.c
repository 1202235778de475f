#include "base/ct-error.h"

GQuark
ct_error_quark(void)
{
  return g_quark_from_static_string("ct-error-quark");
}
