/* A program that offers one function to llmsh's kernel, as llmsh-kernel(7) describes it; argument: the socket.

   Turns a text round. Reads the JSON of this one test alone: keys in any order, no escapes in the text. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static const char HELLO[] =
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"client\":\"turner\"}}\n"
    "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools.register\",\"params\":{\"tools\":[{"
    "\"name\":\"turn_round\",\"description\":\"Turns a phrase back to front.\",\"effect\":\"reads\","
    "\"phrasings\":[\"spell {phrase} backwards\",\"turn {phrase} back to front\"],"
    "\"parameters\":{\"required\":[\"phrase\"],\"properties\":{\"phrase\":{\"type\":\"string\"}}}}]}}\n";

/* The string after `"key":` in `line`, into `value`; 0 where there is none. */
static int string_of(const char *line, const char *key, char *value, size_t size) {
    char name[64];
    size_t length = 0;
    snprintf(name, sizeof name, "\"%s\":", key);
    const char *at = strstr(line, name);
    if (at == NULL)
        return 0;
    at += strlen(name);
    at += strspn(at, " ");
    if (*at++ != '"')
        return 0;
    while (at[length] != '"' && at[length] != '\0' && length + 1 < size) {
        value[length] = at[length];
        length++;
    }
    value[length] = '\0';
    return 1;
}

int main(int count, char **words) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    char line[8192], number[64], phrase[1024], turned[1024];
    int kernel = socket(AF_UNIX, SOCK_STREAM, 0);
    if (count != 2 || kernel < 0 || strlen(words[1]) >= sizeof address.sun_path)
        return 2;
    strcpy(address.sun_path, words[1]);
    if (connect(kernel, (struct sockaddr *)&address, sizeof address) != 0)
        return 1;
    FILE *input = fdopen(kernel, "r"), *output = fdopen(dup(kernel), "w");
    if (input == NULL || output == NULL)
        return 1;
    fputs(HELLO, output);
    fflush(output);
    while (fgets(line, sizeof line, input) != NULL) {
        if (strstr(line, "\"tools.run\"") == NULL)
            continue;
        if (!string_of(line, "id", number, sizeof number) || !string_of(line, "phrase", phrase, sizeof phrase))
            return 3;
        size_t length = strlen(phrase);
        for (size_t at = 0; at < length; at++)
            turned[at] = phrase[length - 1 - at];
        turned[length] = '\0';
        fprintf(output, "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"result\":{\"output\":\"%s\\n\",\"status\":0}}\n", number, turned);
        fflush(output);
    }
    return 0;
}
