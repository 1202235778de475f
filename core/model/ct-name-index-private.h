/* ct-name-index-private.h: ranks, and what the catalog needs of the keys.
 */
#pragma once

#include "base/ct-text.h"
#include "model/ct-name-index.h"

G_BEGIN_DECLS

/**
 * CtNameEntry: the ids of one rank under one key, ascending.
 * @next: those of the next higher rank
 * @all: (nullable): of a first entry: the ids of all ranks, where the key stands for
 *   names that differ in their marks
 *
 * Of the ids under a key only those of the lowest rank count: the bare name of a
 * district is not made ambiguous by a township of that name. Where marks are
 * missing and the names are not the same (Hòa Bình, Hoa Bình), all may be meant.
 */
typedef struct CtNameEntry CtNameEntry;
struct CtNameEntry {
  const CtNameEntry *next;
  guint rank;
  guint n_ids;
  guint32 *ids;
  const CtNameEntry *all;
};

/**
 * CtFoldedName: a name under both folds, which have the same words.
 */
typedef struct {
  gchar *spelling;
  gchar *letters;
} CtFoldedName;

CtFoldedName ct_folded_name_new(const gchar *name);
void ct_folded_name_clear(CtFoldedName *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CtFoldedName, ct_folded_name_clear)

/* @spelling, @letters: a name folded both ways; empty ones are left out */
void ct_name_index_add_folded(CtNameIndex *index, const gchar *spelling, const gchar *letters,
                              guint32 id, guint rank);

/* The entries under a folded key, lowest rank first; NULL where there are none. */
const CtNameEntry *ct_name_index_look_up(const CtNameIndex *index, const gchar *key, gsize length,
                                         CtFold fold);

/* ct_name_index_find() that ends with @last. */
CtNameMatch ct_name_index_find_up_to(const CtNameIndex *index, const gchar *text, gsize length,
                                     CtFold last);

/* Of the longest key; words end at ' ', '/' and NUL. */
guint ct_name_index_max_words(const CtNameIndex *index, CtFold fold);
gboolean ct_name_ends_word(gchar c);

CtNameMatch ct_name_match_new(const CtNameEntry *entry);

/* One more that a name may mean. The candidates are those of the entry; where they come
 * from several entries there are none. */
void ct_name_match_add(CtNameMatch *match, const CtNameEntry *entry, guint i);

/* Every key of CT_FOLD_SPELLING, in the order of adding. */
typedef void (*CtNameKeyFunc)(const gchar *key, const CtNameEntry *entry, gpointer user_data);
void ct_name_index_foreach(const CtNameIndex *index, CtNameKeyFunc func, gpointer user_data);

/* A name that stands in a title: from @start to @end of the title's key. */
typedef struct {
  const CtNameEntry *entry;
  const gchar *key;
  CtFold fold;
  gsize start;
  gsize end;
} CtNameSpan;

/* What ct_name_index_find_within() finds, in the order of the text. */
typedef void (*CtNameSpanFunc)(const CtNameSpan *span, gpointer user_data);
void ct_name_index_foreach_within(const CtNameIndex *index, const gchar *text, gsize length,
                                  CtNameSpanFunc func, gpointer user_data);

/**
 * ct_name_index_find_one_within:
 * Like ct_name_index_find_within(); ids of all names there make it ambiguous.
 */
CtNameMatch ct_name_index_find_one_within(const CtNameIndex *index, const gchar *text,
                                          gsize length);

G_END_DECLS
