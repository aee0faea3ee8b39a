/* Where the installed theme lies. */
#ifndef SPOR_CMD_THEME_FOLDER_H
#define SPOR_CMD_THEME_FOLDER_H

/* The folder that holds layouts/ and lua/: what SPOR_THEME says; else the checkout the program was built in, or what was installed
 * with it; else where `make install` put it. The bytes live as long as the process. */
const char *theme_folder(void);

#endif
