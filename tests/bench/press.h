/* press.h: drawing with Cairo, and the press pass over what was drawn */
#pragma once

#include "stages.h"

typedef struct BenchPress BenchPress;

/* Lays out the edition of the first language. Trouble is printed. (transfer full): NULL */
BenchPress *bench_press_new(Stages *stages);
void bench_press_free(BenchPress *press); /* NULL is fine */

/* dalil_paint_pdf(): seconds. */
double bench_press_draw(BenchPress *press);
/* The profile read, and dalil_pass() over what was drawn last. */
double bench_press_pass(BenchPress *press);
/* dalil_screen_pdf(): drawn again, with tags, and made PDF/UA. */
double bench_press_screen(BenchPress *press);
/* dalil_readback() of what was drawn last. */
double bench_press_proof(BenchPress *press);
/* dalil_preflight() of the screen file, or of the print file, made last; as `render` asks it. */
double bench_press_rules(BenchPress *press, gboolean print);
int bench_press_pages(const BenchPress *press);
