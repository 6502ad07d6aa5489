/* isolate.h: values that keep their own direction (UAX 9, section 2.4.2)
 *
 * Every typed value is wrapped on its way into a text: LRI..PDI for what is read left to
 * right in any language (numbers, addresses on the web, times), FSI..PDI for names, which
 * bring a direction of their own. Inside, spaces become no-break and break opportunities
 * are closed with U+2060, as the type wants.
 */
#pragma once

#include <glib.h>

#define DALIL_LRI "\xE2\x81\xA6"
#define DALIL_RLI "\xE2\x81\xA7"
#define DALIL_FSI "\xE2\x81\xA8"
#define DALIL_PDI "\xE2\x81\xA9"
#define DALIL_WORD_JOINER "\xE2\x81\xA0"
#define DALIL_NBSP "\xC2\xA0"
#define DALIL_NNBSP "\xE2\x80\xAF"
/* Between two names that share a line; where a line ends here the dot is not printed. */
#define DALIL_BETWEEN DALIL_PDI DALIL_NBSP "·"
#define DALIL_ZWSP "\xE2\x80\x8B" /* a break opportunity without a mark */

typedef enum {
    DALIL_VALUE_PHONE, /* LRI, unbreakable */
    DALIL_VALUE_CODE,  /* short code, *19#: LRI, unbreakable */
    DALIL_VALUE_URL,   /* LRI; over 24 characters it may break (U+200B) behind / - _ . and before ?
                        * and &, but not in a short host name nor next to either end; a part of
                        * more than 24 without any of these breaks every 24 */
    DALIL_VALUE_EMAIL, /* LRI; over 24 characters it may break before @ and behind a dot */
    DALIL_VALUE_TIME,  /* 09:00, 09:00–12:30: LRI, unbreakable */
    DALIL_VALUE_DATE,  /* LRI, unbreakable */
    DALIL_VALUE_PRICE, /* 20 MAD: LRI, unbreakable */
    DALIL_VALUE_NAME,  /* FSI; breaks as its text does */
} DalilValue;

/* Appends @value wrapped as its type wants. */
void dalil_isolate_append(GString *to, DalilValue type, const char *value);

/* Appends running text, finding values an author typed inside it (telephone numbers, short
 * codes, URLs, e-mail addresses, times and ranges, dates, prices, minus numbers) and isolating
 * them; also runs of words of the other direction with their own punctuation: Latin ones when
 * the paragraph runs from right to left (@rtl), Arabic, N'Ko or Adlam ones when it does not. What
 * is isolated already stays as it is; a control that opens or closes nothing is put right. The
 * letters are never changed: removing the controls and mapping the no-break spaces back gives
 * @text again. */
void dalil_isolate_text(GString *to, const char *text, gboolean rtl);

/* French: the narrow no-break space before ; : ! ? » and after «, in place of a plain or missing
 * one, outside URLs, times and numbers ("12:30" stays) and outside LRI..PDI. A no-break space the
 * author typed stays. Doing it twice changes nothing. (transfer full) */
char *dalil_french_spacing(const char *text);

/* TRUE for LRM RLM ALM, LRE..RLO, LRI..PDI. */
gboolean dalil_is_bidi_control(gunichar c);
/* Any format character that draws nothing and is in no font: bidi controls, U+2060, U+200B, U+FEFF,
 * U+00AD. */
gboolean dalil_is_invisible(gunichar c);
