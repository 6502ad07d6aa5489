/* pseudo.h: the texts of a network in a language nobody speaks (lang/pseudo.h) */
#pragma once

#include "content/content.h"

/* Puts a made-up sentence into every text, once; nothing for a real language. */
void dalil_content_pseudo(DalilArena *arena, const DalilContent *content,
                          const DalilLanguage *language);
