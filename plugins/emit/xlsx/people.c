/* people.c: codes of the tables in words. */
#include "xlsx.h"

const gchar *
people_status(CtScoreStatus status)
{
  switch (status) {
  case CT_SCORE_EXCEEDED: return _("Exceeded");
  case CT_SCORE_MET: return _("Met");
  case CT_SCORE_MISSED: return _("Missed");
  case CT_SCORE_ON_TRACK: return _("On track");
  case CT_SCORE_BEHIND: return _("Behind");
  case CT_SCORE_NOT_DUE: return _("Not due yet");
  case CT_SCORE_NO_DATA: return _("No data");
  }
  g_return_val_if_reached("");
}

const gchar *
people_severity(CtSeverity severity)
{
  switch (severity) {
  case CT_SEVERITY_ERROR: return _("Error");
  case CT_SEVERITY_WARNING: return _("Warning");
  case CT_SEVERITY_INFO: return _("Note");
  }
  g_return_val_if_reached("");
}

const gchar *
people_measure(CtMeasure measure)
{
  switch (measure) {
  case CT_MEASURE_ACTUAL: return _("Actual");
  case CT_MEASURE_ESTIMATE: return _("Estimate");
  case CT_MEASURE_PLAN: return _("Plan");
  }
  g_return_val_if_reached("");
}

const gchar *
people_submission(CtSubmissionStatus status)
{
  switch (status) {
  case CT_SUBMISSION_ACCEPTED: return _("Accepted");
  case CT_SUBMISSION_EMPTY: return _("Empty");
  case CT_SUBMISSION_FAILED: return _("Not read");
  }
  g_return_val_if_reached("");
}

const gchar *
people_area(const CtCatalog *catalog, guint32 area)
{
  return area != CT_INDEX_NONE ? catalog->areas[area].name : NULL;
}
