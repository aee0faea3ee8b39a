/* What the preview and its workshop say to each other, over a socket that keeps messages whole; what is long goes along as a file in
 * memory. */
#ifndef SPOR_CMD_WORKSHOP_MESSAGE_H
#define SPOR_CMD_WORKSHOP_MESSAGE_H

#include <limits.h>
#include <stdint.h>

#include "base/buf.h"
#include "publish/hash.h"

enum workshop_word {
  /* to the workshop */
  WORKSHOP_LOAD,    /* a site: number, moment, finished, is_first */
  WORKSHOP_PRODUCE, /* all files of what was loaded last: number, place */
  WORKSHOP_PAUSE,   /* the production that is at work, until more is known */
  WORKSHOP_STOP,    /* the production that is at work */
  WORKSHOP_MAKE,    /* one file: number of the request, text is its address */
  /* from it; number is the site's */
  WORKSHOP_LOADED,    /* can be shown: is_proven, text is its base, file the document about its state */
  WORKSHOP_REFUSED,   /* cannot be shown: file */
  WORKSHOP_PUBLISHED, /* the files are written: text, file */
  WORKSHOP_FAILED,    /* they cannot be made: file */
  WORKSHOP_READ,      /* and read: file */
  WORKSHOP_ENDED,     /* the production was ended before it could say what there is to say */
  /* answers; number is the request's, text the file's path */
  WORKSHOP_FILE,
  WORKSHOP_FOLDER,
  WORKSHOP_MISSING,
  WORKSHOP_UNMADE,
  WORKSHOP_LATER, /* the site is not there: it may be when its production is done */
};

struct workshop_message {
  enum workshop_word word;
  unsigned long number;
  int64_t moment;         /* of the build, seconds after the epoch */
  unsigned long finished; /* number of the site that was published last; 0 for none */
  unsigned place;         /* of the preview's two */
  bool is_first;          /* it says what is left out, and how far it has come */
  bool is_proven;         /* its layouts and configuration have made a whole site before, so what it shows will be whole too */
  struct hash hash;       /* of the file */
  uint64_t size;
  int file; /* travels beside; -1 for none */
  size_t length;
  char text[PATH_MAX];
};

/* False when the text is too long. */
bool workshop_message_text(struct workshop_message *message, struct str text);
/* The file in memory holds these bytes. False with errno. */
bool workshop_message_file(struct workshop_message *message, struct str bytes);
/* Waits until it is taken, unless the socket does not (errno EAGAIN). The message's file stays the caller's. */
bool workshop_message_send(int socket, const struct workshop_message *message);
/* 1: there is one, and its file is the caller's; 0: none, as the socket does not wait; -1: the other side has ended. */
int workshop_message_receive(int socket, struct workshop_message *message);
void workshop_message_close(struct workshop_message *message);
/* The file's bytes, added to `out`; the message is closed. */
void workshop_message_read(struct workshop_message *message, struct buf *out);

#endif
