#include "cmd/workshop_message.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

/* Room for one descriptor, aligned as the system wants it. */
union passage {
  struct cmsghdr head;
  char bytes[CMSG_SPACE(sizeof(int))];
};

bool workshop_message_text(struct workshop_message *message, struct str text) {
  message->length = text.len <= sizeof message->text ? text.len : 0;
  memcpy(message->text, text.at, message->length);
  return message->length == text.len;
}

static bool write_all(int fd, struct str bytes) {
  size_t done = 0;
  while (done < bytes.len) {
    ssize_t count = write(fd, bytes.at + done, bytes.len - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    done += (size_t)count;
  }
  return true;
}

bool workshop_message_file(struct workshop_message *message, struct str bytes) {
  message->file = memfd_create("spor", MFD_CLOEXEC);
  message->size = bytes.len;
  message->hash = hash_of(bytes);
  if (message->file >= 0 && write_all(message->file, bytes)) return true;
  workshop_message_close(message);
  return false;
}

static size_t size_of(const struct workshop_message *message) {
  return offsetof(struct workshop_message, text) + message->length;
}

bool workshop_message_send(int socket, const struct workshop_message *message) {
  struct iovec part = {(void *)(uintptr_t)message, size_of(message)};
  union passage passage = {.bytes = {0}};
  struct msghdr head = {.msg_iov = &part, .msg_iovlen = 1};
  if (message->file >= 0) {
    passage.head = (struct cmsghdr){.cmsg_len = CMSG_LEN(sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(&passage.head), &message->file, sizeof(int));
    head.msg_control = passage.bytes;
    head.msg_controllen = sizeof passage.bytes;
  }
  ssize_t sent;
  do {
    sent = sendmsg(socket, &head, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent >= 0;
}

static int file_beside(struct msghdr *head) {
  int file = -1;
  for (struct cmsghdr *part = CMSG_FIRSTHDR(head); part != NULL; part = CMSG_NXTHDR(head, part)) {
    if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_RIGHTS) memcpy(&file, CMSG_DATA(part), sizeof file);
  }
  return file;
}

int workshop_message_receive(int socket, struct workshop_message *message) {
  struct iovec part = {message, sizeof *message};
  union passage passage;
  struct msghdr head = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = passage.bytes, .msg_controllen = sizeof passage.bytes};
  ssize_t count;
  do {
    count = recvmsg(socket, &head, MSG_CMSG_CLOEXEC);
  } while (count < 0 && errno == EINTR);
  if (count < 0 && errno == EAGAIN) return 0;
  if (count <= 0) return -1;
  message->file = file_beside(&head);
  return (size_t)count >= offsetof(struct workshop_message, text) && (size_t)count == size_of(message) ? 1 : -1;
}

void workshop_message_close(struct workshop_message *message) {
  if (message->file >= 0) close(message->file);
  message->file = -1;
}

void workshop_message_read(struct workshop_message *message, struct buf *out) {
  char part[8192];
  off_t at = 0;
  ssize_t count = 0;
  while (message->file >= 0 && (count = pread(message->file, part, sizeof part, at)) > 0) {
    buf_add_bytes(out, part, (size_t)count);
    at += count;
  }
  workshop_message_close(message);
}
