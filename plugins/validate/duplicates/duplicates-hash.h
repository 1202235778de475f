/* duplicates-hash.h: numbers spread over the places of a table. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No two numbers give the same. The high bits are the ones to use: they depend on all. */
static inline guint64
duplicates_mix(guint64 number)
{
  return (number ^ number >> 32) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
}

/* Of a table that is at most half full with @n entries: 2^bits places. */
static inline guint
duplicates_table_bits(gsize n)
{
  return g_bit_storage(MAX(n, 8)) + 1;
}

static inline gsize
duplicates_place(guint64 mixed, guint bits)
{
  return (gsize)(mixed >> (64u - bits));
}

G_END_DECLS
