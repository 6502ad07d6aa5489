/* osm.h: the words and numbers of the opening_hours spelling */
#pragma once

#include "lang/hours.h"

const char *dalil_osm_day(int day);     /* from 0: "Mo" … "Su", "PH", "SH" */
const char *dalil_osm_month(int month); /* from 1: "Jan" */
int dalil_osm_month_days(int month);    /* February has 29 */

/* The day or month (from 1) spelled by the @length bytes at @word; -1 for other words. Days in
 * any case; months as they are spelled, for a small "mar" is a French Tuesday. */
int dalil_osm_day_lookup(const char *word, gsize length);
int dalil_osm_month_lookup(const char *word, gsize length);

void dalil_osm_append_time(GString *to, int minutes);
/* "20:00-02:00" where the night is understood, else "09:00-29:00". */
void dalil_osm_append_interval(GString *to, DalilInterval interval);
