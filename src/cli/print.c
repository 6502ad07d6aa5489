/* print.c: editions as files for a print shop */
#include "cli/print.h"

#include "base/file.h"
#include "cli/formats.h"
#include "press/preflight_tell.h"
#include "press/press.h"
#include "press/readback.h"

#define PROFILE "FOGRA39L_coated.icc"
#define CONDITION "FOGRA39"

/* The network's own profile, or the one that comes with dalil. A wrong one is a mistake of the file
 * that names it. */
static DalilProfile *
read_profile(const DalilPrintJob *job, const DalilPressWish *wish, DalilDiags *diags,
             GError **error)
{
    g_autoptr(GError) own = NULL;
    g_autofree char *path = NULL;
    DalilProfile *profile = NULL;

    if (!wish->profile.text) {
        path = dalil_network_data("press", PROFILE);
        return dalil_profile_read(path, CONDITION, error);
    }
    path = g_path_is_absolute(wish->profile.text)
               ? g_strdup(wish->profile.text)
               : g_build_filename(job->run->folder, wish->profile.text, NULL);
    profile = dalil_profile_read(path, wish->condition.text, &own);
    if (!profile)
        dalil_diags_error(diags, wish->profile.span, "%s", own->message);
    return profile;
}

/* Which pictures may be what PDF/X-1a does not take. */
static void
name_pictures(const DalilLayout *layout, DalilDiags *diags)
{
    for (int p = 0; p < layout->n_pages; p++)
        for (int i = 0; i < layout->pages[p].n; i++) {
            const DalilPlacedPicture *picture = layout->pages[p].items[i].picture;
            if (picture && picture->image->alpha)
                dalil_diags_warning(diags, picture->at,
                                    "the picture \"%s\" may be what is half transparent; save it "
                                    "without, on a ground of its own",
                                    picture->image->place);
        }
}

char *
dalil_print_write(const DalilPrintJob *job, DalilDiags *diags, GError **error)
{
    const DalilEdition *edition = job->edition;
    const DalilPressWish wish =
        dalil_press_choose(&edition->layout->press, &edition->content->network.press);
    g_autofree char *file = g_strconcat(edition->name, ".print.pdf", NULL);
    g_autofree char *path = g_build_filename(job->folder, file, NULL);
    g_autoptr(DalilProfile) profile = read_profile(job, &wish, diags, error);
    g_autoptr(GByteArray) pdf = NULL;
    g_autoptr(GError) own = NULL;
    const DalilPressJob press = {job->layout, edition,    job->run->fonts, job->run->shaper,
                                 profile,     wish,       job->title,      job->date,
                                 file,        job->strict};
    const DalilPreflightWish held = {DALIL_FOR_PRINT, wish.ink_limit / 100, wish.min_ppi, TRUE};

    if (!profile || !dalil_press_check(&press, diags))
        return NULL;
    pdf = dalil_press_pdf(&press, diags, &own);
    if (pdf && !dalil_formats_prove(pdf, edition, job->layout, job->said, diags))
        return NULL;
    if (pdf && !dalil_preflight_tell(pdf, &held, edition->name, wish.span, diags))
        return NULL;
    if (pdf && dalil_file_write(path, pdf->data, pdf->len, &own))
        return g_steal_pointer(&path);
    if (g_error_matches(own, DALIL_PRESS_ERROR, DALIL_PRESS_REFUSED)) {
        dalil_diags_error(diags, wish.span, "%s: %s", edition->name, own->message);
        name_pictures(job->layout, diags);
    } else if (own) {
        g_propagate_error(error, g_steal_pointer(&own));
        g_prefix_error(error, "%s: ", path);
    }
    return NULL;
}
