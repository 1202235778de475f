/* ct-vietnamese.h: how much a text looks like Vietnamese, to tell in which encoding
 * it is: under the wrong one its words are no syllables.
 *
 * Characters are pushed one by one. Only words with a letter beyond ASCII count: the
 * others are the same in every encoding, as are abbreviations (ĐTTXH, trđ). No
 * allocation, no state but the struct.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CT_VIETNAMESE_MAX_LETTERS 7 /* nghiêng */

/**
 * CtVietnamese:
 * @capitals_lost: letters with a tone have no capitals here (TCVN3): "TổNG" is no fault
 * @good: words that are syllables
 * @common: those among them that reports are full of (xã, huyện, tỷ, lệ)
 * @bad: words that are none, with letters of other languages, with a sign or a capital
 *   in the middle; characters that stand for broken ones
 *
 * The rest is the current word.
 */
typedef struct {
  gboolean capitals_lost;
  guint64 good, common, bad;
  gunichar letters[CT_VIETNAMESE_MAX_LETTERS]; /* composed, lower case */
  guint n_letters;                             /* may be more than those kept */
  gboolean accented, foreign, sign, joined, lower, bad_case;
  gboolean after_digit;
} CtVietnamese;

/* All zero but @capitals_lost is a fresh one. */
void ct_vietnamese_add(CtVietnamese *text, gunichar c);
/* At the end, before the counts are read; more may follow, as a new word. */
void ct_vietnamese_end(CtVietnamese *text);

/* Above zero: more like Vietnamese than not. */
gint64 ct_vietnamese_value(const CtVietnamese *text);

/* @letters: (array length=n): one word, composed, lower case */
gboolean ct_vietnamese_is_syllable(const gunichar *letters, guint n);
/* One of the words that reports are full of. */
gboolean ct_vietnamese_is_common(const gunichar *letters, guint n);

G_END_DECLS
