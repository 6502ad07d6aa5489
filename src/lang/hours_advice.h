/* hours_advice.h: what to say about opening hours that are not understood */
#pragma once

#include <glib.h>

/* About what stands at @at where days, times or a separator were expected. (transfer full) */
char *dalil_hours_advice_other(const char *at);

/* The same where a rule has ended. (transfer full) */
char *dalil_hours_advice_rule(const char *at);

/* About what stands at @at where "09:00-17:00" was expected: "9-5", "17:00pm", "9h30-12h".
 * @fault is set to the part at fault. (transfer full) */
char *dalil_hours_advice_time(const char *at, const char **fault);
