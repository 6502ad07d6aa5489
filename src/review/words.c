/* words.c: the interface of a review in four languages
 *
 * Drafts: no reader of Arabic, French or Spanish has vouched for these strings
 * yet.
 */
#include "review/words.h"

#include <string.h>

enum { FR, AR, EN, ES, TONGUES };

static const char *const tags[TONGUES] = {[FR] = "fr", [AR] = "ar", [EN] = "en", [ES] = "es"};

/* Who reads the first reads the second better than English. */
static const struct {
    const char *tag, *as;
} near[] = {{"ary", "ar"}, {"zgh", "fr"}, {"ff", "fr"}, {"bm", "fr"},
            {"wo", "fr"},  {"ln", "fr"},  {"nqo", "fr"}};

static const char *const words[DALIL_SAYS][TONGUES] = {
    [DALIL_SAY_TITLE] = {"Relecture", "مراجعة الترجمة", "Review", "Revisión"},
    [DALIL_SAY_HOW] = {"Touchez un texte sur la page : sa fiche s’ouvre. Dites si la "
                       "traduction est juste. À la "
                       "fin, enregistrez votre relecture et renvoyez le fichier.",
                       "المسوا نصًّا في الصفحة لتظهر بطاقته. قولوا هل الترجمة صحيحة. في "
                       "النهاية احفظوا المراجعة "
                       "وأرسلوا الملف.",
                       "Touch a text on the page to open its card. Say whether the "
                       "translation is right. At the "
                       "end save your review and send the file back.",
                       "Toque un texto en la página para abrir su ficha. Diga si la "
                       "traducción es correcta. Al "
                       "final guarde su revisión y devuelva el archivo."},
    [DALIL_SAY_NO_SCRIPT] = {"Sans JavaScript, tout se lit ici, mais rien ne "
                             "se coche : notez vos remarques à part.",
                             "من دون جافاسكريبت يمكن قراءة كل شيء هنا، لكن لا "
                             "يمكن وضع علامات: دوّنوا ملاحظاتكم على "
                             "حدة.",
                             "Without JavaScript everything can be read here, "
                             "but not ticked: note your remarks "
                             "elsewhere.",
                             "Sin JavaScript se puede leer todo, pero no "
                             "marcar nada: anote sus comentarios aparte."},
    [DALIL_SAY_SKIP] = {"Aller aux textes", "الانتقال إلى النصوص", "Skip to the texts",
                        "Ir a los textos"},
    [DALIL_SAY_PAGES] = {"Pages", "الصفحات", "Pages", "Páginas"},
    [DALIL_SAY_PAGE] = {"page", "صفحة", "page", "página"},
    [DALIL_SAY_TEXTS] = {"Textes", "النصوص", "Texts", "Textos"},
    [DALIL_SAY_DATA] = {"Données imprimées", "المعطيات كما تُطبع", "Data as printed",
                        "Datos tal como se imprimen"},
    [DALIL_SAY_DATA_HOW] = {"Téléphones, horaires et adresses web viennent des fiches : on ne les "
                            "traduit pas. "
                            "Vérifiez seulement qu’ils se lisent dans le bon sens.",
                            "أرقام الهاتف والأوقات وعناوين الويب مأخوذة من البيانات ولا تُترجم. "
                            "تأكدوا فقط من أنها "
                            "تُقرأ في الاتجاه الصحيح.",
                            "Telephone numbers, hours and web addresses come from the listings "
                            "and are not "
                            "translated. Only see that they run the right way.",
                            "Los teléfonos, horarios y direcciones web vienen de las fichas y no "
                            "se traducen. "
                            "Compruebe solo que se leen en el sentido correcto."},
    [DALIL_SAY_SOURCE] = {"Texte d’origine", "النص الأصلي", "Source", "Texto original"},
    [DALIL_SAY_CHANGE] = {"Ce qui a changé", "ما الذي تغيّر", "What changed", "Lo que cambió"},
    [DALIL_SAY_BEFORE] = {"Avant", "قبل", "Before", "Antes"},
    [DALIL_SAY_NOW] = {"Maintenant", "الآن", "Now", "Ahora"},
    [DALIL_SAY_TRANSLATION] = {"Traduction", "الترجمة", "Translation", "Traducción"},
    [DALIL_SAY_CHECKS] = {"À vérifier", "للتحقق", "To check", "Para comprobar"},
    [DALIL_SAY_SEE] = {"Voir sur la page", "عرض في الصفحة", "See it on the page",
                       "Ver en la página"},
    [DALIL_SAY_NOWHERE] = {"N’est imprimé sur aucune de ces pages.", "غير مطبوع في هذه الصفحات.",
                           "Printed on none of these pages.",
                           "No se imprime en ninguna de estas páginas."},
    [DALIL_SAY_QUESTION] = {"La traduction est-elle juste ?", "هل الترجمة صحيحة؟",
                            "Is the translation right?", "¿Es correcta la traducción?"},
    [DALIL_SAY_YES] = {"Oui", "نعم", "Yes", "Sí"},
    [DALIL_SAY_NO] = {"Non", "لا", "No", "No"},
    [DALIL_SAY_UNSURE] = {"Pas sûr", "غير متأكد", "Not sure", "No estoy seguro"},
    [DALIL_SAY_BETTER] = {"Meilleur texte", "نص أفضل", "Better text", "Texto mejor"},
    [DALIL_SAY_COMMENT] = {"Remarque", "ملاحظة", "Comment", "Comentario"},
    [DALIL_SAY_SHOW] = {"Montrer", "إظهار", "Show", "Mostrar"},
    [DALIL_SAY_ALL] = {"Tout", "الكل", "All", "Todo"},
    [DALIL_SAY_NEW] = {"Nouveau", "جديد", "New", "Nuevo"},
    [DALIL_SAY_CHANGED] = {"Changé", "متغيّر", "Changed", "Cambiado"},
    [DALIL_SAY_PROBLEM] = {"Avec problème", "فيه مشكلة", "With a problem", "Con problema"},
    [DALIL_SAY_LEFT] = {"Reste à faire", "المتبقي", "Left to do", "Pendiente"},
    [DALIL_SAY_PROGRESS] = {"{n} sur {m} relus", "روجع {n} من {m}", "{n} of {m} checked",
                            "{n} de {m} revisados"},
    [DALIL_SAY_NAME] = {"Votre nom", "اسمكم", "Your name", "Su nombre"},
    [DALIL_SAY_SAVE] = {"Enregistrer ma relecture", "حفظ مراجعتي", "Save my review",
                        "Guardar mi revisión"},
    [DALIL_SAY_SAVED] = {"Fichier enregistré : ", "حُفظ الملف: ", "File saved: ",
                         "Archivo guardado: "},
    [DALIL_SAY_SEND] = {"Renvoyez ce fichier à qui vous a envoyé cette page.",
                        "أرسلوا هذا الملف إلى من أرسل إليكم هذه الصفحة.",
                        "Send this file to whoever sent you this page.",
                        "Envíe este archivo a quien le envió esta página."},
    [DALIL_SAY_NEED_NAME] = {"Écrivez d’abord votre nom.", "اكتبوا اسمكم أولًا.",
                             "Write your name first.", "Escriba primero su nombre."},
    [DALIL_SAY_NO_STORE] = {"Ce navigateur ne garde rien : enregistrez avant de fermer la page.",
                            "هذا المتصفح لا يحفظ شيئًا: احفظوا المراجعة قبل إغلاق الصفحة.",
                            "This browser keeps nothing: save your review before you close the "
                            "page.",
                            "Este navegador no guarda nada: guarde la revisión antes de cerrar la "
                            "página."},
    [DALIL_SAY_KEYS] = {"Raccourcis dans une fiche : J suivante, K précédente, 1 oui, 2 non, "
                        "3 pas sûr",
                        "اختصارات داخل البطاقة: J التالية، K السابقة، 1 نعم، 2 لا، 3 غير "
                        "متأكد",
                        "Shortcuts inside a card: J next, K previous, 1 yes, 2 no, 3 not sure",
                        "Atajos dentro de una ficha: J siguiente, K anterior, 1 sí, 2 no, 3 "
                        "no "
                        "estoy seguro"},
    [DALIL_SAY_NONE] = {"Rien à montrer ici.", "لا شيء هنا.", "Nothing to show here.",
                        "Nada que mostrar aquí."},
    [DALIL_SAY_MISSING] = {"Pas encore traduit : la page montre le texte d’origine.",
                           "لم يُترجم بعد: تظهر الصفحة النص الأصلي.",
                           "Not translated yet: the page shows the source.",
                           "Sin traducir todavía: la página muestra el original."},
    [DALIL_SAY_STALE] = {"Le texte d’origine a changé depuis la traduction.",
                         "تغيّر النص الأصلي بعد الترجمة.",
                         "The source has changed since it was translated.",
                         "El texto original cambió después de la traducción."},
    [DALIL_SAY_INLINE] = {"Traduit dans les fiches : personne ne sait pour quel texte "
                          "d’origine.",
                          "تُرجم داخل البيانات: لا يُعرف أيّ نص أصلي تُرجم.",
                          "Translated in the listings: nobody knows from which source.",
                          "Traducido en las fichas: no se sabe de qué original."},
    [DALIL_SAY_COPIED] = {"Identique au texte d’origine.", "مطابق للنص الأصلي.",
                          "The same as the source.", "Igual que el original."},
    [DALIL_SAY_REVIEWED] = {"Relu", "روجع", "Reviewed", "Revisado"},
    [DALIL_SAY_REFUSED] = {"Une relecture a répondu : ", "جواب مراجعة سابقة: ",
                           "A review answered: ", "Una revisión respondió: "},
    [DALIL_SAY_NUMBER] = {"N°", "رقم", "No.", "N.º"},
    [DALIL_SAY_NOTES] = {"Notes", "ملاحظات", "Notes", "Notas"},
    [DALIL_SAY_PROOF] = {"Épreuve à relire", "بروفة للمراجعة", "Proof", "Prueba de revisión"},
    [DALIL_SAY_PROOF_HOW] = {"Chaque numéro sur la page est une ligne du tableau. Écrivez à la "
                             "main ce qui doit "
                             "changer. Rouge : retiré ; vert : ajouté ; les deux en gras.",
                             "كل رقم في الصفحة هو سطر في الجدول. اكتبوا بخط اليد ما يجب تغييره. "
                             "الأحمر محذوف والأخضر "
                             "مضاف، وكلاهما بخط غليظ.",
                             "Every number on the page is a row of the table. Write by hand what "
                             "must change. Red was "
                             "taken out, green came in; both are bold.",
                             "Cada número de la página es una fila de la tabla. Escriba a mano lo "
                             "que debe cambiar. "
                             "Rojo: quitado; verde: añadido; ambos en negrita."},
};

static const struct {
    const char *field, *in[TONGUES];
} fields[] = {
    {"name", {"nom", "الاسم", "name", "nombre"}},
    {"title", {"titre", "العنوان", "title", "título"}},
    {"subtitle", {"sous-titre", "العنوان الفرعي", "subtitle", "subtítulo"}},
    {"text", {"texte", "النص", "text", "texto"}},
    {"summary", {"résumé", "الملخص", "summary", "resumen"}},
    {"description", {"description", "الوصف", "description", "descripción"}},
    {"eligibility", {"pour qui", "لمن", "who it is for", "para quién"}},
    {"bring", {"à apporter", "ما يجب إحضاره", "what to bring", "qué llevar"}},
    {"fees", {"prix", "الثمن", "price", "precio"}},
    {"apply", {"comment s’inscrire", "كيفية التسجيل", "how to apply", "cómo inscribirse"}},
    {"alert", {"avertissement", "تنبيه", "alert", "aviso"}},
    {"address", {"adresse", "العنوان البريدي", "address", "dirección"}},
    {"area", {"quartier", "الحي", "area", "barrio"}},
    {"entrance", {"entrée", "المدخل", "entrance", "entrada"}},
    {"accessibility", {"accessibilité", "الولوجيات", "accessibility", "accesibilidad"}},
    {"hours", {"horaires", "الأوقات", "opening hours", "horario"}},
    {"hours_text",
     {"précisions sur les horaires", "توضيح الأوقات", "about the hours", "sobre el horario"}},
    {"hours_ramadan",
     {"horaires du Ramadan", "أوقات رمضان", "Ramadan hours", "horario de Ramadán"}},
    {"hours_summer", {"horaires d’été", "أوقات الصيف", "summer hours", "horario de verano"}},
    {"phones", {"téléphone", "الهاتف", "telephone", "teléfono"}},
    {"phone",
     {"mention du téléphone", "بيان الهاتف", "label of a number", "indicación del teléfono"}},
    {"email", {"courriel", "البريد الإلكتروني", "e-mail", "correo"}},
    {"url", {"site web", "الموقع", "web address", "sitio web"}},
    {"valid_from", {"premier jour", "أول يوم", "first day", "primer día"}},
    {"valid_to", {"dernier jour", "آخر يوم", "last day", "último día"}},
    {"imprint", {"mentions", "بيان النشر", "imprint", "pie de imprenta"}},
    {"update_title",
     {"mise à jour, titre", "التحيين، العنوان", "updates, title", "actualización, título"}},
    {"update_text",
     {"mise à jour, texte", "التحيين، النص", "updates, text", "actualización, texto"}},
    {"correction_title",
     {"corrections, titre", "التصحيح، العنوان", "corrections, title", "correcciones, título"}},
    {"correction_text",
     {"corrections, texte", "التصحيح، النص", "corrections, text", "correcciones, texto"}},
    {"notices_title", {"titre du panneau", "عنوان اللوحة", "panel title", "título del panel"}},
};

static int
tongue_of(const char *tag)
{
    for (int i = 0; i < TONGUES; i++)
        if (strcmp(tags[i], tag) == 0)
            return i;
    return -1;
}

const DalilLanguage *
dalil_review_interface(const DalilLanguage *language, const DalilLanguage *source)
{
    if (tongue_of(language->tag) >= 0)
        return language;
    for (gsize i = 0; i < G_N_ELEMENTS(near); i++)
        if (strcmp(near[i].tag, language->tag) == 0)
            return dalil_language_lookup(near[i].as);
    return source && tongue_of(source->tag) >= 0 ? source : dalil_language_lookup("en");
}

const char *
dalil_review_say(const DalilLanguage *interface, DalilReviewWord what)
{
    int tongue = tongue_of(interface->tag);

    return words[what][tongue >= 0 ? tongue : EN];
}

static gboolean
is_field(const char *row, const char *field)
{
    return strcmp(row, field) == 0 ||
           (strcmp(row, "phone") == 0 && g_str_has_prefix(field, "phone") &&
            g_ascii_isdigit(field[strlen("phone")]));
}

const char *
dalil_review_field(const DalilLanguage *interface, const char *field)
{
    int tongue = tongue_of(interface->tag);

    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        if (is_field(fields[i].field, field))
            return fields[i].in[tongue >= 0 ? tongue : EN];
    return NULL;
}
