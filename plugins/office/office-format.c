/* office-format.c: format codes of workbooks.
 *
 * A code is read for what it does to the number alone; its colours, spaces and words are passed
 * over.
 */
#include "office/office-number.h"

#include <string.h>

/* More than any program shows, and few enough for OFFICE_SEEN_SIZE. */
#define MAX_DECIMALS 30
#define MAX_POWER 60

/**
 * Scan: what has been found in a section.
 * @digits: places for digits of any kind; @zeros: those that always show one
 * @commas: in a row, and no digit since; @scale: those that divide by a thousand
 * @point: a decimal point was passed
 * @hours: hours, seconds or AM/PM; @days: years or days; @months: months or minutes
 * @words: text other than spaces, signs and "-"
 */
typedef struct {
  OfficeFormatSection section;
  guint digits;
  guint zeros;
  guint commas;
  guint scale;
  gboolean point;
  gboolean general;
  gboolean scientific;
  gboolean fraction;
  gboolean text;
  gboolean hours;
  gboolean days;
  guint months;
  gboolean percent;
  gboolean dash;
  gboolean words;
} Scan;

static gsize
letter_size(const gchar *at)
{
  gsize size = 1;

  while (at[0] != '\0' && ((guchar)at[size] & 0xC0) == 0x80)
    size++;
  return at[0] != '\0' ? size : 0;
}

static gboolean
is_one_of(const gchar *at, gsize size, const gchar *const *letters)
{
  for (; *letters != NULL; letters++)
    if (strlen(*letters) == size && memcmp(*letters, at, size) == 0)
      return TRUE;
  return FALSE;
}

static void
take_literal(Scan *scan, const gchar *at, gsize size)
{
  static const gchar *const dashes[] = {"-", "–", "—", "−", NULL};
  static const gchar *const fillers[] = {" ", "\u00a0", "(", ")", "+", NULL};

  if (is_one_of(at, size, dashes))
    scan->dash = TRUE;
  else if (size == 1 && at[0] == '%')
    scan->percent = TRUE;
  else if (size == 3 && memcmp(at, "‰", 3) == 0)
    scan->section.per_mille = TRUE;
  else if (!is_one_of(at, size, fillers))
    scan->words = TRUE;
}

static const gchar *
take_quoted(Scan *scan, const gchar *at)
{
  while (*at != '\0' && *at != '"') {
    gsize size = letter_size(at);
    take_literal(scan, at, size);
    at += size;
  }
  return *at == '"' ? at + 1 : at;
}

static gboolean
parse_condition(const gchar *text, gsize length, OfficeFormatSection *section)
{
  static const struct {
    const gchar *sign;
    OfficeWhen when;
  } signs[] = {{"<=", OFFICE_WHEN_AT_MOST}, {">=", OFFICE_WHEN_AT_LEAST}, {"<>", OFFICE_WHEN_OTHER},
               {"<", OFFICE_WHEN_LESS},     {">", OFFICE_WHEN_MORE},      {"=", OFFICE_WHEN_EQUAL}};

  for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
    gsize size = strlen(signs[i].sign);
    if (length <= size || strncmp(text, signs[i].sign, size) != 0)
      continue;
    if (ct_decimal_parse(text + size, length - size, &section->bound))
      section->when = signs[i].when;
    return TRUE;
  }
  return FALSE;
}

/* [Red], [>100], [h], [$-42A], [$₫-42A] */
static const gchar *
take_bracket(Scan *scan, const gchar *at)
{
  gsize length = strcspn(at, "]");

  if (length > 0 && strspn(at, "hHmMsS") == length) {
    scan->section.elapsed = TRUE;
    scan->hours = TRUE;
  } else {
    parse_condition(at, length, &scan->section);
  }
  return at[length] == ']' ? at + length + 1 : at + length;
}

static void
take_digit(Scan *scan, gchar digit)
{
  OfficeFormatSection *section = &scan->section;

  scan->digits++;
  scan->commas = 0;
  if (digit == '0')
    scan->zeros++;
  if (scan->scientific || scan->fraction)
    return;
  if (!scan->point) {
    if (section->whole_digits < MAX_DECIMALS)
      section->whole_digits++;
    return;
  }
  if (section->decimals == MAX_DECIMALS)
    return;
  section->decimals++;
  section->spare_decimals = digit == '0' ? 0 : (guint8)(section->spare_decimals + 1);
}

static gboolean
begins_with(const gchar *at, const gchar *word)
{
  return g_ascii_strncasecmp(at, word, strlen(word)) == 0;
}

/* Returns: bytes of a word that means something; 0: none. */
static gsize
take_word(Scan *scan, const gchar *at)
{
  static const gchar *const clocks[] = {"AM/PM", "A/P"};

  if (begins_with(at, "General")) {
    scan->general = TRUE;
    return strlen("General");
  }
  for (guint i = 0; i < G_N_ELEMENTS(clocks); i++)
    if (begins_with(at, clocks[i])) {
      scan->hours = TRUE;
      return strlen(clocks[i]);
    }
  if (scan->digits > 0 && (at[0] == 'E' || at[0] == 'e') && (at[1] == '+' || at[1] == '-')) {
    scan->scientific = TRUE;
    return 2;
  }
  return 0;
}

static gboolean
take_date_letter(Scan *scan, const gchar *at)
{
  /* "0 kg" is none; "mm:ss.0" is. */
  if (scan->digits > 0 && !scan->hours)
    return FALSE;
  switch (g_ascii_tolower(at[0])) {
  case 'y':
  case 'd':
  case 'e':
  case 'b':
  case 'g':
    scan->days = TRUE;
    return TRUE;
  case 'h':
  case 's':
    scan->hours = TRUE;
    return TRUE;
  case 'm':
    scan->months = at[1] == at[0] && at[2] == at[0] ? 3 : MAX(scan->months, 1);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
take_sign(Scan *scan, gchar sign)
{
  switch (sign) {
  case '0':
  case '#':
  case '?':
    take_digit(scan, sign);
    return TRUE;
  case '.':
    scan->point = TRUE;
    scan->scale += scan->commas;
    scan->commas = 0;
    return TRUE;
  case ',':
    scan->commas += scan->digits > 0 ? 1 : 0;
    return TRUE;
  case '/':
    scan->fraction = scan->fraction || scan->digits > 0;
    return TRUE;
  case '%':
    scan->percent = TRUE;
    if (scan->section.power < MAX_POWER)
      scan->section.power = (gint8)(scan->section.power + 2);
    return TRUE;
  case '@':
    scan->text = TRUE;
    return TRUE;
  default:
    return FALSE;
  }
}

static const gchar *
take_one(Scan *scan, const gchar *at)
{
  gsize size;

  switch (at[0]) {
  case '"':
    return take_quoted(scan, at + 1);
  case '\\':
    size = letter_size(at + 1);
    take_literal(scan, at + 1, size);
    return at + 1 + size;
  case '_':
  case '*':
    return at + 1 + letter_size(at + 1);
  case '[':
    return take_bracket(scan, at + 1);
  default:
    break;
  }
  size = take_word(scan, at);
  if (size > 0)
    return at + size;
  if (take_sign(scan, at[0]) || take_date_letter(scan, at))
    return at + 1;
  size = letter_size(at);
  take_literal(scan, at, size);
  return at + size;
}

static OfficeFormatKind
kind_of_scan(const Scan *scan)
{
  gboolean clock = scan->hours || scan->days || scan->months > 0;

  if (clock && (scan->digits == 0 || scan->hours))
    return scan->days || scan->months == 3 || !scan->hours ? OFFICE_FORMAT_DATE
                                                           : OFFICE_FORMAT_TIME;
  if (scan->general)
    return OFFICE_FORMAT_GENERAL;
  if (scan->digits == 0)
    return scan->text ? OFFICE_FORMAT_TEXT : OFFICE_FORMAT_GENERAL;
  if (scan->scientific)
    return OFFICE_FORMAT_SCIENTIFIC;
  if (scan->fraction)
    return OFFICE_FORMAT_FRACTION;
  return OFFICE_FORMAT_NUMBER;
}

static void
take_commas(Scan *scan)
{
  for (guint i = 0; i < scan->scale + scan->commas && scan->section.power > -MAX_POWER; i++)
    scan->section.power = (gint8)(scan->section.power - 3);
}

static OfficeFormatSection
finish_section(Scan *scan, gboolean empty)
{
  OfficeFormatSection *section = &scan->section;

  section->kind = kind_of_scan(scan);
  section->hidden = empty;
  if (scan->percent && section->kind == OFFICE_FORMAT_NUMBER)
    section->kind = OFFICE_FORMAT_PERCENT;
  if (section->kind == OFFICE_FORMAT_NUMBER || section->kind == OFFICE_FORMAT_PERCENT)
    take_commas(scan);
  section->nil = scan->dash && scan->zeros == 0 && !scan->words && !scan->general && !scan->text &&
                 section->kind != OFFICE_FORMAT_DATE && section->kind != OFFICE_FORMAT_TIME;
  section->blank_zero = section->kind == OFFICE_FORMAT_NUMBER && scan->digits > 0 &&
                        scan->zeros == 0 && !scan->dash && !scan->words;
  return *section;
}

/* Reads up to the next ';'. */
static OfficeFormatSection
parse_section(const gchar **code)
{
  Scan scan = {0};
  const gchar *at = *code;
  gboolean empty = *at == '\0' || *at == ';';

  while (*at != '\0' && *at != ';')
    at = take_one(&scan, at);
  *code = at;
  return finish_section(&scan, empty);
}

static gboolean
shows_nil_zero(const OfficeFormat *format)
{
  for (guint i = 0; i < format->n_sections; i++)
    if (format->sections[i].nil && (i == 2 || format->n_sections == 1 ||
                                    format->sections[i].when == OFFICE_WHEN_EQUAL))
      return TRUE;
  return FALSE;
}

OfficeFormat
office_format_parse(const gchar *code)
{
  OfficeFormat format = {.kind = OFFICE_FORMAT_GENERAL};
  const OfficeFormatSection *first = &format.sections[0];

  if (*code == '\0')
    return format;
  for (;;) {
    OfficeFormatSection section = parse_section(&code);
    /* The last one may be for text. */
    if (format.n_sections == 0 || section.kind != OFFICE_FORMAT_TEXT)
      format.sections[format.n_sections++] = section;
    if (*code == '\0' || format.n_sections == OFFICE_MAX_SECTIONS)
      break;
    code++;
  }
  format.kind = first->kind;
  format.decimals = first->decimals;
  format.power = first->power;
  format.per_mille = first->per_mille;
  format.hidden = first->hidden;
  format.nil_zero = shows_nil_zero(&format);
  return format;
}

OfficeFormat
office_format_builtin(guint id)
{
  static const gchar *const codes[] = {
    [1] = "0",
    [2] = "0.00",
    [3] = "#,##0",
    [4] = "#,##0.00",
    [5] = "#,##0_);(#,##0)",
    [6] = "#,##0_);[Red](#,##0)",
    [7] = "#,##0.00_);(#,##0.00)",
    [8] = "#,##0.00_);[Red](#,##0.00)",
    [9] = "0%",
    [10] = "0.00%",
    [11] = "0.00E+00",
    [12] = "# ?/?",
    [13] = "# ?\?/??",
    [14] = "mm-dd-yy",
    [15] = "d-mmm-yy",
    [16] = "d-mmm",
    [17] = "mmm-yy",
    [18] = "h:mm AM/PM",
    [19] = "h:mm:ss AM/PM",
    [20] = "h:mm",
    [21] = "h:mm:ss",
    [22] = "m/d/yy h:mm",
    [37] = "#,##0_);(#,##0)",
    [38] = "#,##0_);[Red](#,##0)",
    [39] = "#,##0.00_);(#,##0.00)",
    [40] = "#,##0.00_);[Red](#,##0.00)",
    [41] = "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
    [42] = "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
    [43] = "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"?\?_);_(@_)",
    [44] = "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"?\?_);_(@_)",
    [45] = "mm:ss",
    [46] = "[h]:mm:ss",
    [47] = "mm:ss.0",
    [48] = "##0.0E+0",
    [49] = "@",
  };

  return office_format_parse(id < G_N_ELEMENTS(codes) && codes[id] != NULL ? codes[id] : "General");
}
