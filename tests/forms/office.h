/* office.h: what an office does with a file that comes in: the shipped pipeline of
 * lao-cai-2023, its installed readers judging the bytes, intake, and the figures in
 * their indicators' units, in process. Nothing is declared: the sender is found in the
 * file's name, all else in the table.
 */
#pragma once

#include "book.h"
#include "pipeline/ct-process.h"

G_BEGIN_DECLS

typedef struct Office Office;

/* Ends the program when the pipeline cannot be opened. */
Office *office_open(void);
void office_close(Office *office);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Office, office_close)

const CtCatalog *office_catalog(const Office *office);
const CtPlan *office_plan(const Office *office);

/* @name: of the file: "huyen-bat-xat-6-thang.csv" */
CtProcessed *office_receive(const Office *office, const gchar *name, GBytes *bytes);
/* The same of a workbook that no file holds: its rows as a reader gives them. */
CtProcessed *office_receive_book(const Office *office, const gchar *name, const Book *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtProcessed, ct_processed_free)

/* All observations and findings, a line each, for whoever looks at a failed test. */
void office_describe(const Office *office, const CtProcessed *processed, GString *text);
void office_describe_observation(const Office *office, const CtObservation *observation,
                                 GString *text);

G_END_DECLS
