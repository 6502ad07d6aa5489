/* ff_adlm.c: Pular in ADLaM, right to left, Western digits
 *
 * The phrases are those of ff.c letter for letter; days, months and languages are those of CLDR.
 */
#include "lang/fonts.h"
#include "lang/languages.h"

const DalilLanguage dalil_language_ff_adlm = {
    .tag = "ff-Adlm",
    .name = "𞤆𞤵𞤤𞤢𞤪",
    .direction = DALIL_RTL,
    .font = DALIL_FONT_ADLAM,
    .pango = "ff-adlm",
    .draft = TRUE,
    .names_verified = TRUE,

    .weekday = {"𞤀𞥄𞤩𞤵𞤲𞥋𞤣𞤫", "𞤃𞤢𞤱𞤦𞤢𞥄𞤪𞤫",
                "𞤐𞤶𞤫𞤧𞤤𞤢𞥄𞤪𞤫", "𞤐𞤢𞥄𞤧𞤢𞥄𞤲𞤣𞤫",
                "𞤃𞤢𞤱𞤲𞤣𞤫", "𞤖𞤮𞤪𞤦𞤭𞤪𞥆𞤫",
                "𞤈𞤫𞤬𞤦𞤭𞤪𞥆𞤫"},
    .weekday_short = {"𞤀𞥄𞤩𞤵", "𞤃𞤢𞤦", "𞤔𞤫𞤧", "𞤐𞤢𞥄𞤧",
                      "𞤃𞤢𞤣", "𞤖𞤮𞤪", "𞤈𞤫𞤬"},
    .month = {"𞤅𞤭𞥅𞤤𞤮", "𞤕𞤮𞤤𞤼𞤮", "𞤐𞤦𞤮𞥅𞤴𞤮",
              "𞤅𞤫𞥅𞤼𞤮", "𞤁𞤵𞥅𞤶𞤮", "𞤑𞤮𞤪𞤧𞤮",
              "𞤃𞤮𞤪𞤧𞤮", "𞤔𞤵𞤳𞤮", "𞤅𞤭𞤤𞤼𞤮",
              "𞤒𞤢𞤪𞤳𞤮", "𞤔𞤮𞤤𞤮", "𞤄𞤮𞤱𞤼𞤮"},
    .month_short = {"𞤅𞤭𞥅𞤤", "𞤕𞤮𞤤", "𞤐𞤦𞤮𞥅𞤴", "𞤅𞤫𞥅𞤼",
                    "𞤁𞤵𞥅𞤶", "𞤑𞤮𞤪", "𞤃𞤮𞤪", "𞤔𞤵𞤳",
                    "𞤅𞤭𞤤", "𞤒𞤢𞤪", "𞤔𞤮𞤤", "𞤄𞤮𞤱"},

    .day_range = "𞤺𞤭𞤤𞤢\u00a0%s 𞤸𞤢𞥄\u00a0%s",
    .day_range_short = "𞤺𞤭𞤤𞤢\u00a0%s 𞤸𞤢𞥄\u00a0%s",
    .days_times = "%s:\u00a0%s",
    .label_text = "%s: %s",
    .list_comma = "⹁ ",
    .list_and = " 𞤫\u00a0",
    .rule_separator = "⁏ ",
    .short_days = FALSE,
    .hour_style = "09:00",
    .month_year = "%s %s",
    .day_month_year = "%s\u00a0%s %s",
    .day_month = "%s\u00a0%s",
    .first_of_month = NULL,
    .ordinal = {"𞤢𞤪𞤢𞤲𞥆𞤣𞤫", "𞤯𞤭𞤯𞤢𞤩𞤫𞤪𞤫",
                "𞤼𞤢𞤼𞤢𞤩𞤫𞤪𞤫", "𞤲𞤢𞤴𞤢𞤩𞤫𞤪𞤫",
                "𞤶𞤮𞤱𞤢𞤩𞤫𞤪𞤫", "𞤧𞤢𞤳𞥆𞤭𞤼𞤫𞤪𞤫"},
    .ordinals_and = " 𞤫\u00a0",
    .nth_weekday = "%2$s\u00a0%1$s 𞤫\u00a0𞤲𞤣𞤫𞤪 𞤤𞤫𞤱𞤪𞤵",
    .quote_open = "«",
    .quote_close = "»",
    .french_spacing = FALSE,

    .spoken =
        {
            [DALIL_SPOKEN_AR] = "𞤀𞥄𞤪𞤢𞤦𞤫𞥅𞤪𞤫",
            [DALIL_SPOKEN_ARY] = "𞤀𞥄𞤪𞤢𞤦𞤫𞥅𞤪𞤫 𞤃𞤢𞤪𞤮𞥅𞤳 "
                                 "(𞤁𞤢𞤪𞤭𞤶𞤢)",
            [DALIL_SPOKEN_ZGH] = "𞤚𞤢𞤥𞤢𞥁𞤭𞤼𞤪𞤫",
            [DALIL_SPOKEN_SHI] = "𞤚𞤢𞤧𞤭𞤤𞤸𞤭𞤼𞤪𞤫",
            [DALIL_SPOKEN_RIF] = "𞤚𞤢𞤪𞤭𞤬𞤭𞥅𞤪𞤫",
            [DALIL_SPOKEN_FR] = "𞤊𞤢𞤪𞤢𞤲𞤧𞤭𞥅𞤪𞤫",
            [DALIL_SPOKEN_EN] = "𞤉𞤲𞤺𞤭𞤤𞤫𞥅𞤪𞤫",
            [DALIL_SPOKEN_ES] = "𞤅𞤭𞤨𞤢𞤲𞤭𞤴𞤢𞤲𞤳𞤮𞥅𞤪𞤫",
            [DALIL_SPOKEN_PT] = "𞤆𞤮𞤪𞤼𞤮𞤳𞤫𞥅𞤧𞤭𞥅𞤪𞤫",
            [DALIL_SPOKEN_DE] = "𞤔𞤫𞤪𞤥𞤢𞤲𞤭𞤲𞤳𞤮𞥅𞤪𞤫",
            [DALIL_SPOKEN_IT] = "𞤋𞤼𞤢𞤤𞤭𞤲𞤳𞤮𞥅𞤪𞤫",
            [DALIL_SPOKEN_WO] = "𞤏𞤮𞤤𞤮𞤬𞤪𞤫",
            [DALIL_SPOKEN_FF] = "𞤆𞤵𞤤𞤢𞤪",
            [DALIL_SPOKEN_BM] = "𞤄𞤢𞤥𞤦𞤢𞤪𞤢𞥄𞤪𞤫",
            [DALIL_SPOKEN_DYU] = "𞤔𞤵𞤤𞤢𞥄𞤪𞤫",
            [DALIL_SPOKEN_MNK] = "𞤃𞤢𞤲𞤭𞤲𞤳𞤢𞥄𞤪𞤫",
            [DALIL_SPOKEN_NQO] = "𞤐𞤳𞤮𞥅𞤪𞤫",
            [DALIL_SPOKEN_SNK] = "𞤅𞤢𞤪𞤢𞤲𞤳𞤵𞤤𞥆𞤪𞤫",
            [DALIL_SPOKEN_SUS] = "𞤅𞤵𞤧𞤮𞥅𞤪𞤫",
            [DALIL_SPOKEN_LN] = "𞤂𞤭𞤲𞤺𞤢𞤤𞤢𞥄𞤪𞤫",
            [DALIL_SPOKEN_SG] = "𞤅𞤢𞤲𞤺𞤮𞥅𞤪𞤫",
            [DALIL_SPOKEN_SW] = "𞤅𞤵𞤱𞤢𞤸𞤭𞤤𞤭𞥅𞤪𞤫",
            [DALIL_SPOKEN_HA] = "𞤖𞤢𞤱𞤧𞤢𞥄𞤪𞤫",
            [DALIL_SPOKEN_YO] = "𞤒𞤮𞥅𞤪𞤵𞤦𞤢𞥄𞤪𞤫",
            [DALIL_SPOKEN_IG] = "𞤋𞤦𞤮𞥅𞤪𞤫",
            [DALIL_SPOKEN_SO] = "𞤅𞤮𞤥𞤢𞤤𞤭𞥅𞤪𞤫",
            [DALIL_SPOKEN_AM] = "𞤀𞤥𞤸𞤢𞤪𞤭𞥅𞤪𞤫",
            [DALIL_SPOKEN_TI] = "𞤚𞤭𞤺𞤭𞤪𞤻𞤢𞥄𞤪𞤫",
            [DALIL_SPOKEN_OM] = "𞤌𞤪𞤮𞤥𞤮𞥅𞤪𞤫",
            [DALIL_SPOKEN_FA] = "𞤊𞤢𞥄𞤪𞤧𞤭𞤴𞤢𞤲𞤳𞤮𞥅𞤪𞤫",
            [DALIL_SPOKEN_PRS] = "𞤁𞤢𞤪𞤭𞥅𞤪𞤫",
            [DALIL_SPOKEN_PS] = "𞤆𞤢𞤧𞤼𞤵𞤲𞤪𞤫",
            [DALIL_SPOKEN_CKB] = "𞤑𞤵𞤪𞤣𞤵𞥅𞤪𞤫 (𞤅𞤮𞤪𞤢𞤲𞤭)",
            [DALIL_SPOKEN_KMR] =
                "𞤑𞤵𞤪𞤣𞤵𞥅𞤪𞤫 (𞤑𞤵𞤪𞤥𞤢𞤲𞤶𞤭)",
            [DALIL_SPOKEN_UR] = "𞤓𞤪𞤣𞤵𞥅𞤪𞤫",
            [DALIL_SPOKEN_TR] = "𞤚𞤵𞥅𞤪𞤢𞤲𞤳𞤮𞥅𞤪𞤫",
            [DALIL_SPOKEN_RU] = "𞤈𞤮𞥅𞤧𞤭𞤴𞤢𞤲𞤪𞤫",
            [DALIL_SPOKEN_UK] = "𞤒𞤵𞤳𞤪𞤫𞤲𞤭𞤴𞤢𞤲𞤪𞤫",
            [DALIL_SPOKEN_ZH] = "𞤕𞤢𞤴𞤲𞤢𞤲𞤳𞤮𞥅𞤪𞤫",
            [DALIL_SPOKEN_SGN] =
                "𞤯𞤫𞤥𞤲𞤺𞤢𞤤 𞤥𞤢𞥄𞤲𞤣𞤫𞥅𞤶𞤭",
            [DALIL_SPOKEN_XMS] = "𞤯𞤫𞤥𞤲𞤺𞤢𞤤 "
                                 "𞤥𞤢𞥄𞤲𞤣𞤫𞥅𞤶𞤭 𞤃𞤢𞤪𞤮𞥅𞤳",
        },

    .phrase =
        {
            [DALIL_PHRASE_CONTINUED] = "(𞤶𞤮𞤳𞥆𞤫𞤪𞤫)",
            [DALIL_PHRASE_SAMPLE] =
                "𞤃𞤭𞤧𞤢𞤤: 𞤸𞤵𞤥𞤨𞤭𞤼𞤮𞥅𞤶𞤫 𞤯𞤫𞤲 "
                "𞤱𞤮𞤲𞤢𞥄 𞤺𞤮𞥅𞤲𞤺𞤢⹁ 𞤱𞤢𞤼𞤢 𞤯𞤫 "
                "𞤧𞤫𞤲𞥆𞤣𞤫𞥅",
            [DALIL_PHRASE_EMERGENCY] = "𞤖𞤫𞤻𞤢𞥄𞤪𞤫",
            [DALIL_PHRASE_ALSO_IN] =
                "𞤐𞤮 𞤱𞤮𞥅𞤣𞤭 𞤳𞤢𞤣𞤭 𞤫 𞤯𞤫𞤥𞤯𞤫",
            [DALIL_PHRASE_CLOSED] = "𞤵𞤣𞥆𞤭𞥅",
            [DALIL_PHRASE_PUBLIC_HOLIDAYS] =
                "𞤻𞤢𞤤𞤯𞤭 𞤬𞤮𞥅𞤬𞤼𞤫𞤪𞤫 𞤤𞤢𞥄𞤥𞤵",
            [DALIL_PHRASE_CLOSED_HOLIDAYS] =
                "𞤵𞤣𞥆𞤭𞥅 𞤫 𞤻𞤢𞤤𞤯𞤭 𞤬𞤮𞥅𞤬𞤼𞤫𞤪𞤫 "
                "𞤤𞤢𞥄𞤥𞤵",
            [DALIL_PHRASE_SCHOOL_HOLIDAYS] =
                "𞤬𞤮𞥅𞤬𞤼𞤫𞤪𞤫 𞤶𞤢𞤲𞥆𞤣𞤫",
            [DALIL_PHRASE_EVERY_DAY] = "𞤻𞤢𞤲𞥆𞤣𞤫 𞤳𞤢𞤤𞤢",
            [DALIL_PHRASE_ALWAYS] = "𞤶𞤫𞤥𞥆𞤢 𞤫 𞤻𞤢𞤤𞤮𞤪𞤥𞤢⹁ "
                                    "𞤻𞤢𞤲𞥆𞤣𞤫 𞤳𞤢𞤤𞤢",
            [DALIL_PHRASE_ALL_DAY] = "𞤶𞤫𞤥𞥆𞤢 𞤫 𞤻𞤢𞤤𞤮𞤪𞤥𞤢",
            [DALIL_PHRASE_NEXT_DAY] = "𞤶𞤢𞤲𞥆𞤺𞤮 𞤥𞤵𞤲",
            [DALIL_PHRASE_APPOINTMENT] = "𞤫 𞤨𞤮𞤣𞤮𞤲𞤣𞤭𞤪𞤢𞤤",
            [DALIL_PHRASE_RAMADAN] = "𞤈𞤢𞤥𞤢𞤣𞤢𞤲",
            [DALIL_PHRASE_SUMMER] = "𞤕𞤫𞥅𞤯𞤵",
            [DALIL_PHRASE_FREE] = "𞤴𞤮𞤩𞤫𞤼𞤢𞥄𞤳𞤫",
            [DALIL_PHRASE_ELIGIBILITY] = "𞤊𞤭𞥅 𞤸𞤮𞤥𞤦𞤮",
            [DALIL_PHRASE_BRING] = "𞤀𞤣𞥆𞤫𞥅",
            [DALIL_PHRASE_FEES] = "𞤕𞤮𞤺𞥆𞤵",
            [DALIL_PHRASE_APPLY] = "𞤏𞤭𞤲𞥆𞤣𞤭𞤼𞤢𞤺𞤮𞤤",
            [DALIL_PHRASE_LANGUAGES] = "𞤍𞤫𞤥𞤯𞤫",
            [DALIL_PHRASE_ACCESSIBILITY] =
                "𞤐𞤫𞤱𞤢𞥄𞤪𞤫 𞤲𞤢𞥄𞤼𞤵𞤺𞤮𞤤",
            [DALIL_PHRASE_ENTRANCE] = "𞤐𞤢𞥄𞤼𞤭𞤪𞤣𞤫",
            [DALIL_PHRASE_ADDRESS_BY_PHONE] =
                "𞤀𞤣𞤫𞤪𞤫𞥅𞤧𞤭 𞤮𞤲 𞤲𞤮 𞤮𞤳𞥆𞤫𞥅 𞤫 "
                "𞤼𞤫𞤤𞤫𞤬𞤮𞤲",
            [DALIL_PHRASE_WHATSAPP] = "𞤏𞤢𞤼𞤧𞤢𞤨",
            [DALIL_PHRASE_TOLLFREE] =
                "𞤲𞤮𞤣𞥆𞤵𞤺𞤮𞤤 𞤴𞤮𞤩𞤫𞤼𞤢𞥄𞤳𞤫",
            [DALIL_PHRASE_TEXT_MESSAGE] = "𞤄𞤢𞤼𞤢𞥄𞤳𞤵𞤪𞤵",
            [DALIL_PHRASE_EXTENSION] = "𞤲𞤭𞤥𞤫𞤪𞤮 𞤲𞤣𞤫𞤪",
            [DALIL_PHRASE_UNTIL] = "𞤸𞤢𞥄 %s",
            [DALIL_PHRASE_FROM] = "𞤺𞤭𞤤𞤢 %s",
            [DALIL_PHRASE_CHECKED] = "𞤎𞤫𞥅𞤱𞤼𞤢𞥄𞤥𞤢 𞤫 %s",
            [DALIL_PHRASE_EDITION] = "𞤒𞤢𞤤𞤼𞤭𞤲𞤢𞥄𞤲𞤺𞤮 %s",
            [DALIL_PHRASE_PAGE] = "𞤸𞤫𞤤𞥆𞤮",
            [DALIL_PHRASE_INDEX] = "𞤑𞤮 𞤱𞤮𞤲𞤭 𞤫 𞤲𞤣𞤫𞤪",
            [DALIL_PHRASE_AGENCIES] =
                "𞤆𞤫𞤤𞥆𞤫 𞤶𞤮𞤳𞥆𞤮𞤲𞤣𞤭𞤪𞤢𞤤 "
                "𞤲𞤺𞤢𞤤",
        },
};
