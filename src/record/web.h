/* web.h: addresses in the form all their spellings share */
#pragma once

/* RFC 3986 6.2.2 and 6.2.3: scheme and host in small letters, no default port, "%7e" as "%7E" or as
 * the letter it needs not hide, "/" for an empty path. The path's letters keep their case.
 * (transfer full) */
char *dalil_web_canonical(const char *url);

/* The part behind @ in small letters (RFC 5321 2.4). (transfer full) */
char *dalil_web_email(const char *email);
