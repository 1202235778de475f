/* ct-number-words.h: the words around numbers, in cells and in prose.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a word or two say about the number beside them. */
typedef enum {
  CT_WORD_NONE,
  CT_WORD_ABOUT,    /* khoảng */
  CT_WORD_BELOW,    /* gần, dưới */
  CT_WORD_ABOVE,    /* trên, hơn; "on" and "per" too */
  CT_WORD_AT_LEAST, /* từ, tối thiểu */
  CT_WORD_AT_MOST,  /* không quá */
  CT_WORD_ESTIMATE, /* ước, dự kiến */
  CT_WORD_UP,       /* tăng */
  CT_WORD_DOWN,     /* giảm */
  CT_WORD_NOW,      /* còn, lên: what follows is the figure of today */
  CT_WORD_TO,       /* đến */
  CT_WORD_REACHED,  /* đạt */
  CT_WORD_IS,       /* là */
  CT_WORD_BY,       /* bằng */
  CT_WORD_RATE,     /* tỷ lệ */
  CT_WORD_SHARE,    /* chiếm, tương đương: the same in another unit */
  CT_WORD_TOTAL,    /* tổng số */
  CT_WORD_FILLER,   /* thêm, được, bình quân: mean nothing to the number */
  CT_WORD_PLAN,     /* kế hoạch, dự toán */
  CT_WORD_INDICATOR, /* chỉ tiêu: of a plan, and the thing itself */
  CT_WORD_AIM,      /* phấn đấu, giao */
  CT_WORD_COMPARED, /* so với */
  CT_WORD_EARLIER,  /* cùng kỳ */
  CT_WORD_OF_WHICH, /* trong đó */
  CT_WORD_ONWARD,   /* trở lên */
  CT_WORD_DOWNWARD, /* trở xuống */
  CT_WORD_TIME,     /* năm, tháng, quý */
  CT_WORD_DAY,      /* ngày */
  CT_WORD_TERM,     /* giai đoạn; giá so sánh: a year follows */
  CT_WORD_NO_FIGURE, /* điều, thứ, gấp: what follows is no figure */
  CT_WORD_DOCUMENT, /* quyết định số */
  CT_WORD_OTHER     /* và, trong, của; tốc độ tăng: part of no unit, and not as it looks */
} CtWord;

/**
 * ct_number_word_take:
 * @text: moved over the longest of these words at its start, if there is one, else
 *   over a single word
 * @end: its end
 * @unmarked: nothing in the text has a Vietnamese mark: words are known without theirs
 *
 * A word is a run of letters; the words of one entry are parted by spaces within a
 * line. Nothing is allocated, and no more than a few words are looked at.
 */
CtWord ct_number_word_take(const gchar **text, const gchar *end, gboolean unmarked);

/* Whether there is no letter with a mark, and no đ, in @text. */
gboolean ct_number_words_unmarked(const gchar *text, gsize length);

/* Moves @text over ">=", "<", "≈" and the like. Returns: the CtQualifier, 0 for none. */
guint ct_number_sign_take(const gchar **text, const gchar *end);

/* The CtQualifier that a word says, 0 for none. */
guint ct_number_word_qualifier(CtWord word);

/* What the words before the number of a cell say. */
typedef struct {
  guint qualifier;
  gint direction;
  gboolean estimate;
} CtNumberWords;

/* Moves @text over all words and signs before a number: "ước đạt gần", ">=", "tỷ lệ:".
 * %FALSE when there is a word that is none of these, or they contradict. */
gboolean ct_number_words_take(const gchar **text, const gchar *end, CtNumberWords *words);

G_END_DECLS
