/* llmsh: the program on PATH. Decides in microseconds who answers, then replaces itself:
 *
 *   - not interactive (-c, -s, a script, stdin that is no terminal, any option we do not know): bash,
 *     with the same arguments, so that bytes, statuses, signals and start-up cost are bash's;
 *   - an interactive shell on a terminal, a subcommand, or -c '? request': Python.
 *
 * A script as login shell would lose the leading dash of argv[0] (the kernel drops it for #! programs),
 * so this is compiled; llmsh.sh is the stand-in where no compiler is. Nothing is read and nothing is printed
 * unless something is missing; what is missing ends in bash, never in a lock-out.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif
#include "subcommands.h"

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

static const char *const BASH_PATHS[] = {
#ifdef __APPLE__
    "/opt/homebrew/bin/bash", "/usr/local/bin/bash",
#endif
    "/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash", "/run/current-system/sw/bin/bash", NULL};

static int is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return 1;
    return 0;
}

static const char *bash_path(void)
{
    for (const char *const *path = BASH_PATHS; *path; path++)
        if (access(*path, X_OK) == 0)
            return *path;
    return NULL;
}

/* Our own name becomes bash's, so that messages read as bash's do; the login dash is kept, and so is any other name
 * that we were called by: bash called `sh` follows POSIX, and `exec -a NAME` shows NAME. */
static char *name_for_bash(char *name)
{
    int is_login = name[0] == '-';
    const char *slash = strrchr(name, '/');
    if (strncmp(slash ? slash + 1 : name + is_login, "llmsh", 5) != 0)
        return name;
    return is_login ? "-bash" : "bash";
}

static int run_bash(char **argv)
{
    const char *path = bash_path();
    argv[0] = name_for_bash(argv[0]);
    if (path)
        execv(path, argv);
    else
        execvp("bash", argv);
    execv("/bin/sh", argv);
    fprintf(stderr, "llmsh: no bash and no sh here: %s\n", strerror(errno));
    return 127;
}

#include "first_prompt.h"

/* Directory of this program, links resolved (pipx and distributions link to it). */
static int own_directory(char *directory)
{
#ifdef __APPLE__
    char raw[PATH_MAX];
    uint32_t size = sizeof raw;
    if (_NSGetExecutablePath(raw, &size) != 0 || !realpath(raw, directory))
        return -1;
#else
    ssize_t length = readlink("/proc/self/exe", directory, PATH_MAX - 1);
    if (length <= 0)
        return -1;
    directory[length] = '\0';
#endif
    char *slash = strrchr(directory, '/');
    if (!slash)
        return -1;
    *slash = '\0';
    return 0;
}

/* The interpreter that pip wrote into the script beside us. */
static int read_interpreter(const char *script, char *interpreter, size_t size)
{
    int fd = open(script, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    ssize_t length = read(fd, interpreter, size - 1);
    close(fd);
    if (length < 4 || interpreter[0] != '#' || interpreter[1] != '!')
        return -1;
    interpreter[length] = '\0';
    char *end = strchr(interpreter, '\n');
    if (!end)
        return -1;
    *end = '\0';
    memmove(interpreter, interpreter + 2, strlen(interpreter + 2) + 1);
    /* Anything but a plain path: then run the script itself. */
    return strstr(interpreter, "python") && !strchr(interpreter, ' ') ? 0 : -1;
}

static int run_python(int argc, char **argv, int is_shell)
{
    char directory[PATH_MAX], script[PATH_MAX + 16], interpreter[PATH_MAX];
    const char *inner = bash_path();
    if (own_directory(directory) == 0) {
        snprintf(script, sizeof script, "%s/llmsh-python", directory);
        char **args = calloc((size_t)argc + 5, sizeof *args);
        if (inner)
            setenv("LLMSH_INNER", inner, 1);
        if (args && access(script, R_OK) == 0) {
            int first = 0;
            if (read_interpreter(script, interpreter, sizeof interpreter) == 0) {
                /* -E: the environment's PYTHON* variables are the user's programs', not ours; -P: never the cwd. */
                args[first++] = interpreter;
                args[first++] = "-E";
                args[first++] = "-P";
            }
            args[first] = script;
            if (is_shell)
                draw_first_prompt();
            memcpy(args + first + 1, argv, (size_t)argc * sizeof *argv);
            execv(args[0], args);
            take_first_prompt_back();
        }
    }
    if (!is_shell) {
        fprintf(stderr, "llmsh: its Python is missing; install llmsh again\n");
        return 70;
    }
    fprintf(stderr, "llmsh: its Python is missing; this is plain bash\n");
    unsetenv("LLMSH_INNER");
    return run_bash(argv);
}

/* An interactive shell: only options that ask for nothing else, on a terminal. */
static int is_interactive(char **args)
{
    static const char *const plain[] = {"-l", "-i", "-il", "-li", "--login", "--norc", "--noprofile", NULL};
    for (; *args; args++) {
        if (is_one_of(*args, plain))
            continue;
        if ((strcmp(*args, "--rcfile") == 0 || strcmp(*args, "--init-file") == 0) && args[1]) {
            args++;
            continue;
        }
        return 0;
    }
    return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* bash's own reading of its options, as far as needed to find the string of -c. */
static const char *command_string(char **args)
{
    static const char *const with_value[] = {"--rcfile", "--init-file", NULL};
    int is_command = 0;
    for (; *args; args++) {
        const char *arg = *args;
        if (strcmp(arg, "--") == 0 || strcmp(arg, "-") == 0) {
            args++;
            break;
        }
        if (arg[0] == '-' && arg[1] == '-') {
            if (is_one_of(arg, with_value) && args[1])
                args++;
            continue;
        }
        if (arg[0] != '-' && arg[0] != '+')
            break;
        int values = 0;
        for (const char *letter = arg + 1; *letter; letter++) {
            if (*letter == 'c' && arg[0] == '-')
                is_command = 1;
            else if (*letter == 'o' || *letter == 'O')
                values++;
        }
        while (values-- && args[1])
            args++;
    }
    return is_command ? *args : NULL;
}

int main(int argc, char **argv)
{
    if (argc == 0)
        return run_bash((char *[]){"bash", NULL});
    if (argc > 1 && is_one_of(argv[1], SUBCOMMANDS))
        return run_python(argc, argv, 0);
    const char *text = command_string(argv + 1);
    if (text && text[0] == '?' && text[1] == ' ')
        return run_python(argc, argv, 0);
    if (is_interactive(argv + 1))
        return run_python(argc, argv, 1);
    return run_bash(argv);
}
