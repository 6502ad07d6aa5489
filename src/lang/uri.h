/* uri.h: what a reader's finger leads to: tel:, https: and mailto:, from the values as printed
 *
 * The only place where URIs are made. What comes back holds nothing but letters, digits and
 * - . _ ~ : / ? # @ ! $ & * + , ; = %, for Cairo writes it into the PDF as it stands: a bracket or
 * a backslash would end the string there, an apostrophe the attribute it is handed over in.
 * NULL means that there is no safe way to lead there: the value is printed, without a link.
 */
#pragma once

/* "+212 5 24 00 00 11" gives "tel:+212524000011" (RFC 3966), "19" gives "tel:19", "*19#" gives
 * "tel:*19%23"; an @extension (NULL: none) of digits is added as ";ext=". NULL when @number is
 * words, more than one number, or not in Western digits. (transfer full) */
char *dalil_uri_phone(const char *number, const char *extension);

/* http and https only; an address without a scheme is taken as https. Letters of other scripts go
 * to punycode in the host (RFC 5891) and to %XX behind it (RFC 3987); what is encoded already
 * stays. NULL for other schemes, names and passwords before the host, spaces, invisible and
 * control characters. (transfer full) */
char *dalil_uri_web(const char *url);

/* "mailto:" (RFC 6068): one address, nothing else that a mail program would obey.
 * (transfer full): NULL when it is none. */
char *dalil_uri_email(const char *email);
