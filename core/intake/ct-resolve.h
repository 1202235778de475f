/* ct-resolve.h: the texts of cells -> indexes of the catalog.
 *
 * The same few texts come again and again. Each distinct one is looked up in
 * the catalog once; after that it costs a hash and allocates nothing. One
 * thread at a time.
 */
#pragma once

#include "base/ct-legacy.h"
#include "model/ct-catalog.h"

G_BEGIN_DECLS

/* Text that is borrowed, not NUL-terminated; length 0: none. */
typedef struct {
  const gchar *text;
  gsize length;
} CtSpan;

/**
 * CtIndicatorMatch:
 * @unit: what stands in brackets behind the name, when the name is known only
 *   without it: "Thu NSNN (tỷ đồng)"; a part of the text that was looked up
 */
typedef struct {
  CtNameMatch match;
  CtSpan unit;
} CtIndicatorMatch;

/* @estimate: the words say it is expected ("ước cả năm 2023") */
typedef struct {
  CtPeriod period;
  gboolean estimate;
} CtPeriodMatch;

typedef struct CtResolver CtResolver;
CtResolver *ct_resolver_new(const CtCatalog *catalog);
void ct_resolver_free(CtResolver *resolver);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtResolver, ct_resolver_free)

/* Of the texts that it holds. */
gsize ct_resolver_bytes(const CtResolver *resolver);

/* Texts are trimmed by the caller. */
CtIndicatorMatch ct_resolver_indicator(CtResolver *resolver, CtSpan text);

/* A name that may mean something only under a heading: "Số vụ" under "Tai nạn giao
 * thông". @headings: (array length=n): nearest first. As it stands comes first.
 * Found with id CT_INDEX_NONE: known, and nothing of this catalog. */
CtIndicatorMatch ct_resolver_indicator_under(CtResolver *resolver, CtSpan text,
                                             const CtSpan *headings, guint n);

CtNameMatch ct_resolver_area(CtResolver *resolver, CtSpan text);
CtPeriodMatch ct_resolver_period(CtResolver *resolver, CtSpan text);
CtNameMatch ct_resolver_unit(CtResolver *resolver, CtSpan text, guint32 indicator);

/* Whether @text is a unit of any indicator. */
gboolean ct_resolver_is_unit(CtResolver *resolver, CtSpan text);

/* What ct_legacy_guess() says of @text alone. */
CtLegacy ct_resolver_legacy(CtResolver *resolver, CtSpan text);

/* Parts "name (inside)" in two, trimmed. %FALSE when it does not end with brackets. */
gboolean ct_span_split_brackets(CtSpan text, CtSpan *name, CtSpan *inside);

CtSpan ct_span_trim(CtSpan span);

G_END_DECLS
