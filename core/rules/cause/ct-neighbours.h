/* ct-neighbours.h: the figures that somebody may have taken for another; private to
 * core/rules.
 */
#pragma once

#include "rules/ct-view.h"

G_BEGIN_DECLS

typedef enum {
  CT_NEIGHBOUR_PERIOD,  /* of another period: last year's, the month's, the year's */
  CT_NEIGHBOUR_MEASURE, /* the plan, the estimate */
  CT_NEIGHBOUR_PART,    /* the numerator for the denominator, another part of the whole */
  CT_NEIGHBOUR_AREA,    /* of an area beside it */
  CT_NEIGHBOUR_PLACE    /* of the row or column beside it in the table */
} CtNeighbourKind;

typedef struct {
  CtNeighbourKind kind;
  CtObservation figure;
} CtNeighbour;

#define CT_NEIGHBOURS_MAX 64

/**
 * CtNeighbours: immutable once made; any number of threads.
 * @cells: (array length=n_cells): of the submissions that are looked at, by place
 */
typedef struct {
  const CtView *view;
  guint32 *cells;
  gsize n_cells;
} CtNeighbours;

/* @asked: (array length=view->n_submissions): whose tables will be asked for; of those with
 * more than some 100,000 figures places are not looked at. */
CtNeighbours *ct_neighbours_new(const CtView *view, const gboolean *asked, guint n_threads);
void ct_neighbours_free(CtNeighbours *neighbours);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtNeighbours, ct_neighbours_free)

/* Those with a value. @list: (array length=CT_NEIGHBOURS_MAX). Returns: how many */
guint ct_neighbours_collect(const CtNeighbours *neighbours, const CtObservation *figure,
                            CtNeighbour *list);

G_END_DECLS
