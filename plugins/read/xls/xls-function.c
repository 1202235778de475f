#include "xls-function.h"

static const XlsFunction functions[] = {
  {0, -1, "COUNT"},     {1, -1, "IF"},          {2, 1, "ISNA"},          {3, 1, "ISERROR"},
  {4, -1, "SUM"},       {5, -1, "AVERAGE"},     {6, -1, "MIN"},          {7, -1, "MAX"},
  {10, 0, "NA"},        {24, 1, "ABS"},         {25, 1, "INT"},          {27, 2, "ROUND"},
  {29, -1, "INDEX"},    {33, 1, "VALUE"},       {34, 0, "TRUE"},         {35, 0, "FALSE"},
  {36, -1, "AND"},      {37, -1, "OR"},         {38, 1, "NOT"},          {48, 2, "TEXT"},
  {64, -1, "MATCH"},    {67, 1, "DAY"},         {68, 1, "MONTH"},        {69, 1, "YEAR"},
  {102, -1, "VLOOKUP"}, {115, -1, "LEFT"},      {116, -1, "RIGHT"},      {118, 1, "TRIM"},
  {129, 1, "ISBLANK"},  {169, -1, "COUNTA"},    {183, -1, "PRODUCT"},    {212, 2, "ROUNDUP"},
  {213, 2, "ROUNDDOWN"}, {221, 0, "TODAY"},     {228, -1, "SUMPRODUCT"}, {336, -1, "CONCATENATE"},
  {344, -1, "SUBTOTAL"}, {345, -1, "SUMIF"},    {346, 2, "COUNTIF"},
};

const XlsFunction *
xls_function_find(guint id)
{
  for (gsize i = 0; i < G_N_ELEMENTS(functions); i++)
    if (functions[i].id == id)
      return &functions[i];
  return NULL;
}
