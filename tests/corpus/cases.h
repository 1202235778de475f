/* cases.h: the corpus: files FOLDER/FAMILY.cases, many small inputs in each.
 *
 *   ### label                       unique in its folder
 *   @ KEY=VALUE                     what a pipeline would declare (see below)
 *   the input, line by line
 *   --- expect
 *   5 082 2023-01/P6M actual 104.6 VND_BN @2:4
 *   error intake.unknown-area @3:2
 *
 * What stands before the first "###" is a comment. In the input a line ends with a
 * line feed; escapes: \n \r \t \\ \xHH (a byte), \uHHHH (a character), a "\" at the end
 * of a line: no line feed here; \{N:TEXT}: TEXT N times (escapes within; a lone brace
 * is \x7B or \x7D).
 * "\###", "\---" and "\@" begin lines of the input with these signs.
 *
 * Keys: read.OPTION: of the reader; period, area, indicator, unit (codes), measure,
 * style: `table.` keys of a source; sender=@table; reporter=yes: from UBND huyện Bát
 * Xát; encode=NAME: the input is brought into this encoding (of iconv) first. The
 * period is 2023-01/P6M unless given; "none" for none. The catalog is the one in
 * tests/fuzz/small-catalog.c.
 *
 * Expected lines, in any order: what came out must be these and no others.
 *   INDICATOR AREA PERIOD MEASURE VALUE UNIT [STATUS] [about|below|above] @LOCATION
 *     VALUE: plain, "missing", or with "dN" behind when the decimals are not those shown
 *   SEVERITY RULE @LOCATION ["observed"] [-> suggestion]    either only where it matters
 *   note WHAT VALUE                 only looked at when the case has a note of this WHAT
 *   refused [part of the message]   the reader gave up
 *   unrecognised                    intake found no table
 * "*" in an expected line stands for anything: "* intake.* @3:4" where it is only
 * promised that something is said about a place.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CorpusCase:
 * @label: "family: label"
 * @options: (element-type utf8): "KEY=VALUE"
 * @expected: (element-type utf8): lines, sorted
 */
typedef struct {
  gchar *label;
  GPtrArray *options;
  GString *input;
  GPtrArray *expected;
} CorpusCase;

/* All files of a folder, in order of their names. A mistake in one ends the program.
 * Returns: (transfer full) (element-type CorpusCase) */
GPtrArray *corpus_load(const gchar *folder);

/* Orders an array of texts. */
void corpus_sort(GPtrArray *lines);

G_END_DECLS
