/* nearest.h: "did you mean": the known word closest to an unknown one */
#pragma once

/* @words: NULL-terminated. Edit distance (with transpositions) of at most a third of the
 * letters, at least one. Returns: (transfer none): the nearest word; NULL when none is near. */
const char *dalil_nearest(const char *word, const char *const *words);
