/* ct-header-key.h: the keys of JSON as words of headers: "donViTinh", "ke_hoach/gia_tri".
 *
 * A key is a word of a program: its parts are joined by signs or by capitals, and it says in
 * English or with more words what a heading says in one. The keys above it stand over it as
 * merged cells do.
 */
#pragma once

#include "base/ct-arena.h"
#include "intake/ct-header.h"

G_BEGIN_DECLS

#define CT_KEY_MAX_PARTS 6

/**
 * CtKeyPath: a path of keys, part by part.
 * @parts: (array length=n): as words, without those that say nothing: "data", "0"
 * @indexed: an element of a list stands among them
 * @value: the last part is "value" and stands below others
 * @above: bytes of the path before its last part
 * @known: not cut off for its length
 */
typedef struct {
  CtSpan parts[CT_KEY_MAX_PARTS];
  guint n;
  gboolean indexed;
  gboolean value;
  gsize above;
  gboolean known;
} CtKeyPath;

/* @path: as of a pointer, without the first '/'. Texts are copied to @texts. */
void ct_key_path_split(CtKeyPath *key, const gchar *path, CtArena *texts);

/* "don_vi_tien" -> "đơn vị tính", "donViTinh" -> "don Vi Tinh". (transfer full) */
gchar *ct_key_words(const gchar *part, gsize length);

/* Keys that mean nothing for figures: "data", "records", "so_lieu". */
gboolean ct_key_is_neutral(CtSpan words);
/* "value", "gia_tri", "so" */
gboolean ct_key_is_value(CtSpan words);
/* What holds for all of a table may stand in an object that is called so: "header", "meta". */
gboolean ct_key_is_head(CtSpan words);
/* "tieu_de", "ten_bao_cao" */
gboolean ct_key_is_title(CtSpan words);
/* "UNIT_MULT": powers of ten; "he_so": factors */
gboolean ct_key_is_power(CtSpan words);
gboolean ct_key_is_factor(CtSpan words);
/* "tu_ngay", "den_ngay" */
gboolean ct_key_is_day(CtSpan words);
/* Numbers of programs: "page", "total", "id". */
gboolean ct_key_is_technical(CtSpan words);

/* What a path says of figures: all its parts are understood. @with_names: those of areas and
 * indicators, too */
CtColumn ct_header_words_read_path(const CtHeaderWords *words, CtResolver *resolver,
                                   const CtKeyPath *key, gboolean with_names);

G_END_DECLS
