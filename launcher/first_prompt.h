/* The first prompt, drawn before anything is loaded: the one this directory had last time, else the newest prompt's
 * shape with this directory in it, else the default theme's. Python then takes it over (llmsh/core/launched.py): it
 * learns from LLMSH_SHOWN what stands on the screen and from LLMSH_TTY which modes the terminal had.
 *
 * The file is written by llmsh/repl/first_prompt.py: NUL-terminated fields, four an entry: directory, terminal,
 * rows above the cursor, text. An entry without a directory is a shape: "rows/parts", \1 where the directory stands.
 * Whatever is not as expected draws nothing.
 */
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>

#define CACHE_MAX (1 << 18)
#define TEXT_MAX 4096

static struct termios found_modes;
static int modes_changed, shown_rows = -1;

static const char *setting(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

static int is_dumb(void)
{
    static const char *const dumb[] = {"", "dumb", "unknown", NULL};
    return is_one_of(setting("TERM"), dumb);
}

static int has_unicode(void)
{
    const char *locale = setting("LC_ALL");
    if (!*locale)
        locale = setting("LC_CTYPE");
    if (!*locale)
        locale = setting("LANG");
    return strcasestr(locale, "utf-8") || strcasestr(locale, "utf8");
}

/* As bash finds its $PWD: the inherited one where it is true, so that links stay as they were followed. */
static int logical_directory(char *directory)
{
    struct stat here, named;
    const char *pwd = setting("PWD");
    if (*pwd == '/' && strlen(pwd) < PATH_MAX && stat(pwd, &named) == 0 && stat(".", &here) == 0 &&
        named.st_dev == here.st_dev && named.st_ino == here.st_ino) {
        strcpy(directory, pwd);
        return 0;
    }
    return getcwd(directory, PATH_MAX) ? 0 : -1;
}

static char *read_cache(size_t *size)
{
    char path[PATH_MAX];
    const char *base = setting("XDG_CACHE_HOME");
    int length = *base == '/' ? snprintf(path, sizeof path, "%s/llmsh/first_prompt", base)
                              : snprintf(path, sizeof path, "%s/.cache/llmsh/first_prompt", setting("HOME"));
    if (length >= (int)sizeof path || path[0] != '/')
        return NULL;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return NULL;
    struct stat about;
    char *content = NULL;
    /* Escapes go to the terminal as they are: only from a file that nobody else can write. */
    if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_uid == geteuid() && !(about.st_mode & 022) &&
        about.st_size < CACHE_MAX && (content = malloc((size_t)about.st_size + 1))) {
        ssize_t got = read(fd, content, (size_t)about.st_size);
        *size = got > 0 ? (size_t)got : 0;
        content[*size] = '\0';
    }
    close(fd);
    return content;
}

/* The next field, and `*at` behind it; NULL at the end. */
static const char *field(const char **at, const char *end)
{
    const char *start = *at, *stop = start < end ? memchr(start, '\0', (size_t)(end - start)) : NULL;
    *at = stop ? stop + 1 : end;
    return stop ? start : NULL;
}

/* `directory` as a prompt shows it: ~ for home, the last `parts` components; -1 where it is no plain text. */
static int short_directory(const char *directory, int parts, int unicode, char *text, size_t size)
{
    char path[PATH_MAX];
    const char *home = setting("HOME");
    size_t length = strlen(home), slashes = 0;
    if (length > 1 && strncmp(directory, home, length) == 0 && (!directory[length] || directory[length] == '/'))
        snprintf(path, sizeof path, "~%s", directory + length);
    else
        snprintf(path, sizeof path, "%s", directory);
    for (const char *at = path; *at; at++) {
        if (*at < ' ' || *at > '~')
            return -1;
        slashes += *at == '/';
    }
    const char *tail = path;
    if (parts > 0 && slashes > (size_t)parts) {
        for (tail = path + strlen(path); parts; tail--)
            parts -= tail[-1] == '/';
        tail++;
    }
    const char *cut = tail == path ? "" : unicode ? "\xe2\x80\xa6/" : ".../";
    return snprintf(text, size, "%s%s", cut, tail) < (int)size ? 0 : -1;
}

static int fill_shape(const char *shape, int parts, const char *directory, int columns, char *text)
{
    char place[PATH_MAX];
    if (short_directory(directory, parts, has_unicode(), place, sizeof place) || (int)strlen(place) > columns / 2)
        return -1;
    size_t used = 0, length = strlen(place);
    for (; *shape; shape++) {
        const char *piece = *shape == '\1' ? place : shape;
        size_t piece_length = *shape == '\1' ? length : 1;
        if (used + piece_length >= TEXT_MAX)
            return -1;
        memcpy(text + used, piece, piece_length);
        used += piece_length;
    }
    text[used] = '\0';
    return 0;
}

/* What the default theme, or the one for terminals without UTF-8, draws outside of a checkout. */
static const char *default_shape(int *rows)
{
    static char shape[256];
    const char *term = setting("TERM");
    int unicode = has_unicode(), color = !*setting("NO_COLOR");
    int has_marks = strncmp(term, "linux", 5) && strncmp(term, "vt", 2) && strncmp(term, "eterm", 5) &&
                    strncmp(term, "emacs", 5) && strncmp(term, "cons25", 6);
    const char *place = !color ? "\1 " : unicode ? "\033[1;36m\1 \033[0m\r\n" : "\033[1m\1 \033[0m";
    const char *mark = geteuid() == 0 ? "# " : unicode ? "\xe2\x9d\xaf " : "$ ";
    snprintf(shape, sizeof shape, "%s%s%s%s%s%s", place, !color && unicode ? "\r\n" : "",
             !color ? "" : unicode ? "\033[1;32m" : "\033[1m", mark, color ? "\033[0m" : "",
             has_marks ? "\033]133;B\a" : "");
    *rows = unicode;
    return shape;
}

/* The text to draw and how many rows the cursor then stands below its first; -1 for none. */
static int choose_prompt(int columns, char *text)
{
    char directory[PATH_MAX], terminal[64];
    size_t size = 0;
    if (logical_directory(directory))
        return -1;
    snprintf(terminal, sizeof terminal, "%d:%d:%d", columns, *setting("NO_COLOR") != '\0', has_unicode());
    char *content = read_cache(&size);
    if (!content) {
        int first_rows;
        const char *first_shape = default_shape(&first_rows);
        return fill_shape(first_shape, 4, directory, columns, text) ? -1 : first_rows;
    }
    const char *at = content, *end = content + size, *shape = NULL, *shape_rows = NULL, *name, *key, *rows, *shown;
    while ((name = field(&at, end)) && (key = field(&at, end)) && (rows = field(&at, end)) && (shown = field(&at, end))) {
        if (strcmp(key, terminal) != 0)
            continue;
        if (strcmp(name, directory) == 0 && strlen(shown) < TEXT_MAX) {
            strcpy(text, shown);
            return atoi(rows);
        }
        if (!*name && !shape)
            shape = shown, shape_rows = rows;
    }
    const char *parts = shape ? strchr(shape_rows, '/') : NULL;
    return parts && fill_shape(shape, atoi(parts + 1), directory, columns, text) == 0 ? atoi(shape_rows) : -1;
}

static void write_all(const char *text, size_t length)
{
    while (length) {
        ssize_t written = write(STDOUT_FILENO, text, length);
        if (written <= 0)
            return;
        text += written;
        length -= (size_t)written;
    }
}

/* Keys stay in the terminal's queue as they are typed, until the editor reads them. */
static int wait_for_keys(void)
{
    char modes[128];
    if (tcgetattr(STDIN_FILENO, &found_modes) != 0)
        return -1;
    struct termios wanted = found_modes;
    wanted.c_lflag &= ~(tcflag_t)(ECHO | ICANON | ISIG | IEXTEN);
    wanted.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | IXOFF);
    wanted.c_cc[VMIN] = 1;
    wanted.c_cc[VTIME] = 0;
    snprintf(modes, sizeof modes, "%lu,%lu,%lu,%lu,%d,%d", (unsigned long)found_modes.c_iflag,
             (unsigned long)found_modes.c_oflag, (unsigned long)found_modes.c_cflag,
             (unsigned long)found_modes.c_lflag, found_modes.c_cc[VMIN], found_modes.c_cc[VTIME]);
    if (setenv("LLMSH_TTY", modes, 1) != 0 || tcsetattr(STDIN_FILENO, TCSANOW, &wanted) != 0) {
        unsetenv("LLMSH_TTY");
        return -1;
    }
    return modes_changed = 1;
}

static void draw_first_prompt(void)
{
    static char text[TEXT_MAX], out[3 * TEXT_MAX];
    struct winsize size;
    unsetenv("LLMSH_TTY");
    unsetenv("LLMSH_SHOWN");
    if (is_dumb() || !isatty(STDOUT_FILENO) || tcgetpgrp(STDIN_FILENO) != getpgrp() ||
        ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 20 || size.ws_col > 1000 || wait_for_keys() < 0)
        return;
    int rows = choose_prompt(size.ws_col, text);
    if (rows < 0)
        return;
    /* To a fresh line, with a mark after output that did not end in a newline (as unfinished_line in Python). */
    int length = snprintf(out, sizeof out, "\033[7m%%\033[0m%*s\r\033[J%s", size.ws_col - 1, "", text);
    if (length >= (int)sizeof out)
        return;
    write_all(out, (size_t)length);
    shown_rows = rows;
    snprintf(out, sizeof out, "%d,%d,%s", size.ws_col, rows, text);
    setenv("LLMSH_SHOWN", out, 1);
}

/* Python is not there: the terminal as it was. */
static void take_first_prompt_back(void)
{
    char erase[32];
    int length = snprintf(erase, sizeof erase, shown_rows > 0 ? "\r\033[%dA\033[J" : "\r\033[J", shown_rows);
    if (shown_rows >= 0)
        write_all(erase, (size_t)length);
    if (modes_changed)
        tcsetattr(STDIN_FILENO, TCSANOW, &found_modes);
    unsetenv("LLMSH_TTY");
    unsetenv("LLMSH_SHOWN");
}
