/* nfc.h: letters in the one form equal letters have (Unicode normalisation form C) */
#pragma once

#include "base/arena.h"

/* @text, valid UTF-8, as NFC. Returns: (transfer none): @text itself where it surely is NFC
 * already, else memory of @arena. */
const char *dalil_nfc(DalilArena *arena, const char *text);
