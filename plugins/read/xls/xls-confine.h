/* xls-confine.h: takes a process all rights that reading bytes and writing bytes does not need.
 */
#pragma once

#include <glib.h>

/**
 * XlsBounds:
 * @memory: bytes of address space beyond what is in use now
 * @seconds: of CPU time
 */
typedef struct {
  guint64 memory;
  guint seconds;
} XlsBounds;

/* From here on the process reads from descriptor 0, writes to 1, and gets memory; no file, no
 * socket, no other process. What the kernel has no means for is left out.
 * Returns: of XlsConfined, what holds */
guint xls_confine(const XlsBounds *bounds);
