/* fuzz-xlsx-styles.c: xl/styles.xml of any bytes in a workbook (plugins/read/xlsx). */
#include "xlsx-input.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gsize length = MIN(size, FUZZ_MAX_INPUT / 2);
  g_autofree gchar *bytes = fuzz_bytes(data, length);

  fuzz_xlsx_part("xl/styles.xml", bytes, length);
  return 0;
}
