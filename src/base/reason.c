#include "base/reason.h"

#include <errno.h>
#include <string.h>

#include "base/diag.h"

struct str reason_of(int error) {
  switch (error) {
  case EACCES: return STR(DIAG_WORDS("Permission denied", "du har ikke rettigheder til det"));
  case EPERM: return STR(DIAG_WORDS("Operation not permitted", "det har du ikke lov til"));
  case ENOENT: return STR(DIAG_WORDS("No such file or directory", "filen eller mappen findes ikke"));
  case ENOTDIR: return STR(DIAG_WORDS("Not a directory", "noget på vejen dertil er ikke en mappe"));
  case EISDIR: return STR(DIAG_WORDS("Is a directory", "det er en mappe"));
  case EEXIST: return STR(DIAG_WORDS("File exists", "navnet er allerede brugt"));
  case ENOTEMPTY: return STR(DIAG_WORDS("Directory not empty", "mappen er ikke tom"));
  case ENOSPC: return STR(DIAG_WORDS("No space left on device", "der er ikke mere plads på disken"));
  case EDQUOT: return STR(DIAG_WORDS("Disk quota exceeded", "din plads på disken er brugt op"));
  case EROFS: return STR(DIAG_WORDS("Read-only file system", "disken kan kun læses"));
  case EFBIG: return STR(DIAG_WORDS("File too large", "filen er for stor"));
  case ELOOP: return STR(DIAG_WORDS("Too many levels of symbolic links", "symbolske links fører i ring"));
  case ENAMETOOLONG: return STR(DIAG_WORDS("File name too long", "navnet er for langt"));
  case EMFILE: return STR(DIAG_WORDS("Too many open files", "der er for mange åbne filer"));
  case EIO: return STR(DIAG_WORDS("Input/output error", "disken svarer med en fejl"));
  case EBUSY: return STR(DIAG_WORDS("Device or resource busy", "et andet program bruger den"));
  case EINVAL: return STR(DIAG_WORDS("Not a file like any other", "det er ikke en almindelig fil"));
  default: break;
  }
  const char *words = strerrordesc_np(error);
  return words != NULL ? str_from(words) : STR(DIAG_WORDS("unknown error", "ukendt fejl"));
}
