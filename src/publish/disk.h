/* The writer's system calls: all below an output folder that is held open, none following a link. Everything that can fail returns
 * false with errno set. */
#ifndef SPOR_PUBLISH_DISK_H
#define SPOR_PUBLISH_DISK_H

#include "base/file.h"

#define DISK_FOLDER ".spor"
#define DISK_MANIFEST ".spor/manifest"

struct disk {
  struct str folder; /* the output folder as the user named it */
  int out_fd;
  int spor_fd;  /* OUT/.spor */
  int stage_fd; /* OUT/.spor/stage: what will be brought into place */
  int old_fd;   /* OUT/.spor/old: what stood there before, until the commit is done */
  int lock_fd;
  /* NULL but in tests: called before each change to the disk; an errno it returns makes the change fail. */
  int (*step)(void *context);
  void *context;
};

/* Makes the folder and takes its lock: EWOULDBLOCK when another process has it. disk_close() is called in any case. */
bool disk_open(struct disk *disk, const char *folder);
void disk_close(struct disk *disk);
/* Opens the folders `stage` and `old` unless they are open; makes them when they are missing. */
bool disk_open_work(struct disk *disk);
/* Removes both with what is in them. */
bool disk_remove_work(struct disk *disk);
bool disk_remove_stage(struct disk *disk);

/* Each `fd` is one of the folders above; paths are clean and relative to it. */
/* A new file, and its folders; EEXIST when it is there. `durable` waits until it is on the medium. */
bool disk_write(const struct disk *disk, int fd, const char *path, struct str bytes, bool durable);
bool disk_rename(const struct disk *disk, int from_fd, const char *from, int to_fd, const char *to);
bool disk_link(const struct disk *disk, int from_fd, const char *from, int to_fd, const char *to);
bool disk_remove(const struct disk *disk, int fd, const char *path);
bool disk_make_folder(const struct disk *disk, int fd, const char *path);
bool disk_remove_folder(const struct disk *disk, int fd, const char *path);
bool disk_sync(const struct disk *disk, int fd);

/* What stands at `path`; FILE_NONE too when a part of the way there is no folder or is a link. */
enum file_type disk_type(int fd, const char *path);
/* As disk_type(), for a path whose folders are known to be folders. */
enum file_type disk_type_here(int fd, const char *path);
/* True when a regular file with exactly these bytes stands there. */
bool disk_holds(int fd, const char *path, struct str bytes);

#endif
