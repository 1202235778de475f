/* xls-protocol.h: what the child that reads a workbook says to its parent, over a pipe.
 *
 * Frames: a letter, the payload's length (4 bytes), the payload. Numbers are little-endian.
 * Texts are what is left of the payload, or have their length (4 bytes) before them.
 *
 *   'h' hello      version, confinement (XlsConfined): u32 u32. The first frame; the file has
 *                  not been touched yet
 *   'b' book       days count from 1904 (u8), sheets (u32)
 *   'l' look       number (u32), built-in format (u32), font (text with length), format's code
 *                  (text; "": built-in). Before the first sheet
 *   's' sheet      hidden (u8), name (text)
 *   'm' merged     first row, first column, last row, last column (u32 each, from 1); before
 *                  the sheet's rows
 *   'k' columns    hidden ones: first, last (u32 each)
 *   'r' row        a hidden one: its number (u32); before its cells
 *   'c' cell       row, column, look (u32 each), XlsValue (u8), a formula gave it (u8); if so,
 *                  the formula (text with length; "": not known); then a number (8 bytes,
 *                  IEEE 754), or text
 *   'e' sheet ended
 *   'z' all ended  the last frame
 *   'q' failed     XlsFailure (u32), number of the library's error (u32); the last frame
 */
#pragma once

#include <glib.h>

#define XLS_PROTOCOL_VERSION 1u
#define XLS_HEADER_BYTES 5u
#define XLS_MAX_PAYLOAD (256u * 1024) /* a cell's text is 32,767 characters at most */

typedef enum {
  XLS_FRAME_HELLO = 'h',
  XLS_FRAME_BOOK = 'b',
  XLS_FRAME_LOOK = 'l',
  XLS_FRAME_SHEET = 's',
  XLS_FRAME_MERGED = 'm',
  XLS_FRAME_COLUMNS = 'k',
  XLS_FRAME_ROW = 'r',
  XLS_FRAME_CELL = 'c',
  XLS_FRAME_SHEET_END = 'e',
  XLS_FRAME_END = 'z',
  XLS_FRAME_FAILED = 'q'
} XlsFrame;

typedef enum {
  XLS_VALUE_NUMBER,
  XLS_VALUE_TEXT,
  XLS_VALUE_DATE,  /* text as freexl writes it: "2023-06-30", "2023-06-30 08:30:00" */
  XLS_VALUE_TRUTH, /* a number, 0 or 1 */
  XLS_VALUE_ERROR, /* text: "#REF!" */
  XLS_N_VALUES
} XlsValue;

typedef enum {
  XLS_FAILURE_LIBRARY,  /* freexl cannot read it */
  XLS_FAILURE_PASSWORD,
  XLS_FAILURE_MEMORY,
  XLS_N_FAILURES
} XlsFailure;

/* What holds the child. */
typedef enum {
  XLS_CONFINED_LIMITS = 1 << 0,
  XLS_CONFINED_PRIVILEGES = 1 << 1, /* none are gained, nobody looks into its memory */
  XLS_CONFINED_LANDLOCK = 1 << 2,
  XLS_CONFINED_SECCOMP = 1 << 3
} XlsConfined;

/* Of a cell: none that was told. */
#define XLS_NO_LOOK G_MAXUINT32
