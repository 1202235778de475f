#include "duplicates-sketch.h"

#include "duplicates-hash.h"

#define NO_COLUMN G_MAXUINT32

void
sketches_init(Sketches *sketches, guint32 n_statements)
{
  for (guint place = 0; place < SKETCH_PLACES; place++) {
    sketches->marks[place] = g_new(SketchMark, (gsize)n_statements + 1);
    for (guint32 s = 0; s < n_statements; s++)
      sketches->marks[place][s] = (SketchMark){.column = NO_COLUMN};
  }
  sketches->sums = g_new0(guint64, (gsize)n_statements + 1);
  for (guint i = 0; i < SKETCH_SCALES; i++)
    sketches->powers[i] = (guint64)ct_power_of_ten(SKETCH_SCALES - 1 - i);
}

void
sketches_clear(Sketches *sketches)
{
  for (guint place = 0; place < SKETCH_PLACES; place++)
    g_free(sketches->marks[place]);
  g_free(sketches->sums);
}

guint64
sketches_hash(const Sketches *sketches, guint64 column, CtDecimal value)
{
  guint64 whole = (guint64)value.coefficient * sketches->powers[value.scale - CT_DECIMAL_MIN_SCALE];

  return duplicates_mix(duplicates_mix(whole) + column);
}

/* No two columns have the same: the factor is odd. */
static guint32
mix_column(guint64 column)
{
  return ((guint32)column + 1) * 0x9e3779b1u;
}

void
sketches_add(Sketches *sketches, guint32 statement, guint64 column, guint64 hash)
{
  guint32 mixed = mix_column(column);
  SketchMark *mark = &sketches->marks[mixed % SKETCH_PLACES][statement];

  if (mixed < mark->column && column < NO_COLUMN)
    *mark = (SketchMark){.column = mixed, .value = (guint32)(hash >> 32)};
}

gboolean
sketches_differ(const Sketches *sketches, guint32 a, guint32 b)
{
  for (guint place = 0; place < SKETCH_PLACES; place++) {
    SketchMark x = sketches->marks[place][a], y = sketches->marks[place][b];

    if (x.column == y.column && x.value != y.value)
      return TRUE;
  }
  return FALSE;
}
