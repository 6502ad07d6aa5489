/* room.h: how much room a text has on paper, measured with the real fonts
 *
 * The editions of the source language are laid out once; what a text takes there is what a
 * translation may take.
 */
#pragma once

#include "cli/network.h"
#include "content/translation_checks.h"

typedef struct DalilRoom DalilRoom;

/* (transfer full) */
DalilRoom *dalil_room_measure(DalilNetworkRun *run);
void dalil_room_free(DalilRoom *room); /* NULL is fine */

/* DalilMergeRoom: lines such as "Room on trifold-a4: 2 lines of 66 mm, about 88 letters." @user:
 * a DalilRoomFor. */
typedef struct {
    const DalilRoom *room;
    double letter; /* width of a letter of the language at 1 pt, points */
} DalilRoomFor;
char *dalil_room_lines(const DalilTranslation *entry, gpointer user);
double dalil_room_letter(DalilNetworkRun *run, const DalilLanguage *language);

/* Lines the translation of @entry takes, at most, beyond those of its source; @wanted and @has
 * are set to both numbers, @layout to where. 0: it fits. Letters without a font are told to
 * @diags. */
int dalil_room_excess(const DalilRoom *room, DalilNetworkRun *run, DalilDiags *diags,
                      const DalilTranslation *entry, const DalilLanguage *language, int *wanted,
                      int *has, const char **layout);

/* Tells what only fonts know of every translation: letters without a font (T07) and, with @room,
 * texts that take more lines than their source (T06). @room: NULL when all editions fit. */
void dalil_room_check(const DalilRoom *room, DalilNetworkRun *run,
                      const DalilTranslations *translations, DalilCheckFound found, gpointer user);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DalilRoom, dalil_room_free)
