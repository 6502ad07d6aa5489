/* screen.c: from a layout to a file for screens */
#include "press/screen.h"

#include "paint/pdf.h"
#include "press/ua.h"

GByteArray *
dalil_screen_pdf(const DalilLayout *layout, const DalilEdition *edition, const DalilFonts *fonts,
                 const char *title, const char *date, GError **error)
{
    const char *run = edition->content->print.hash;
    g_autofree char *keywords = run ? g_strconcat("dalil-run:", run, NULL) : NULL;
    g_autoptr(DalilTags) tags =
        dalil_tags_new(dalil_fold_paged(edition->layout->fold), edition->layout->links);
    g_autoptr(GByteArray) drawn =
        dalil_paint_tagged(layout, edition, fonts, title, date, tags, error);
    const DalilUaJob job = {.tags = tags,
                            .language = edition->language,
                            .rtl = edition->rtl,
                            .title = title,
                            .date = date,
                            .keywords = keywords};

    return drawn ? dalil_ua(&job, drawn->data, drawn->len, error) : NULL;
}
