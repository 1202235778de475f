/* csv-dataset.h: rows of the dataset as lines of delimited text, many at once.
 *
 * The same bytes as ct_table_format() and csv_append_row() give: what does not change
 * from row to row is quoted once and copied, and anything odd takes that way.
 */
#pragma once

#include "csv-row.h"

G_BEGIN_DECLS

/* Immutable; any number of threads may use it. */
typedef struct CsvDataset CsvDataset;
/* @format, @results: (transfer none): outlive it */
CsvDataset *csv_dataset_new(const CsvFormat *format, const CtResults *results);
void csv_dataset_free(CsvDataset *dataset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CsvDataset, csv_dataset_free)

/* A CtPieceWriteFunc; @user_data: a CsvDataset */
void csv_dataset_append(gsize begin, gsize end, GString *bytes, gpointer user_data);

G_END_DECLS
