#include "cmd/workshop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "cmd/workbench.h"

#define CLOSING_MS 5000 /* until whoever was told to end has let go of the socket */

struct workshop_letter {
  struct workshop_message message;
  struct workshop_letter *next;
};

/* ---- the process ---- */

static bool open_process(struct workshop *workshop) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return false;
  fcntl(ends[0], F_SETFL, O_NONBLOCK); /* the workshop waits for the preview, never the other way round */
  fflush(NULL);
  pid_t preview = getpid();
  workshop->process = fork();
  if (workshop->process == 0) workbench_run(workshop->settings, workshop->places, preview, ends[1]);
  int error = errno;
  close(ends[1]);
  workshop->socket = ends[0];
  if (workshop->process > 0) return true;
  close(ends[0]);
  workshop->process = 0;
  workshop->socket = -1;
  errno = error;
  return false;
}

static void drop_mail(struct workshop *workshop) {
  while (workshop->mail != NULL) {
    struct workshop_letter *letter = workshop->mail;
    workshop->mail = letter->next;
    free(letter);
  }
}

/* The socket ends when the last process has that holds it: nothing is written any more then, and no lock is held. */
static void await_end(int socket) {
  struct pollfd end = {.fd = socket, .events = POLLIN};
  struct workshop_message message;
  while (poll(&end, 1, CLOSING_MS) > 0 && workshop_message_receive(socket, &message) > 0) workshop_message_close(&message);
}

void workshop_close(struct workshop *workshop) {
  drop_mail(workshop);
  if (workshop->process == 0) return;
  kill(workshop->process, SIGKILL); /* the production dies with it; the next one tidies up */
  while (waitpid(workshop->process, NULL, 0) < 0 && errno == EINTR) {
  }
  await_end(workshop->socket);
  close(workshop->socket);
  workshop->process = 0;
  workshop->socket = -1;
}

/* ---- to it ---- */

static void send_mail(struct workshop *workshop) {
  while (workshop->mail != NULL && workshop_message_send(workshop->socket, &workshop->mail->message)) {
    struct workshop_letter *letter = workshop->mail;
    workshop->mail = letter->next;
    free(letter);
  }
}

static void post(struct workshop *workshop, const struct workshop_message *message) {
  if (workshop->process == 0) return;
  struct workshop_letter **link = &workshop->mail;
  while (*link != NULL) link = &(*link)->next;
  struct workshop_letter *letter = malloc(sizeof *letter);
  if (letter == NULL) out_of_memory(sizeof *letter);
  letter->message = *message;
  letter->next = NULL;
  *link = letter;
  send_mail(workshop);
}

bool workshop_load(struct workshop *workshop, unsigned long number, unsigned long finished, bool is_first) {
  if (workshop->process == 0 && !open_process(workshop)) return false;
  struct workshop_message message = {.word = WORKSHOP_LOAD, .number = number, .finished = finished, .is_first = is_first, .file = -1};
  message.moment = workshop->settings->build.moment;
  post(workshop, &message);
  return true;
}

void workshop_produce(struct workshop *workshop, unsigned long number, unsigned place) {
  post(workshop, &(struct workshop_message){.word = WORKSHOP_PRODUCE, .number = number, .place = place, .file = -1});
}

void workshop_pause(struct workshop *workshop) {
  post(workshop, &(struct workshop_message){.word = WORKSHOP_PAUSE, .file = -1});
}

void workshop_stop(struct workshop *workshop) {
  post(workshop, &(struct workshop_message){.word = WORKSHOP_STOP, .file = -1});
}

void workshop_make(struct workshop *workshop, unsigned long request, struct str address) {
  struct workshop_message message = {.word = WORKSHOP_MAKE, .number = request, .file = -1};
  workshop_message_text(&message, address); /* one that is too long is the home page's, as no path of a file is */
  post(workshop, &message);
}

/* ---- from it ---- */

bool workshop_has_mail(const struct workshop *workshop) {
  return workshop->mail != NULL;
}

int workshop_read(struct workshop *workshop, struct workshop_message *message) {
  if (workshop->process == 0) return 0;
  send_mail(workshop);
  int got = workshop_message_receive(workshop->socket, message);
  if (got < 0) workshop_close(workshop);
  return got;
}
