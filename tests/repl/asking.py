"""A program that asks one question and prints the answer; run in a pane by test_ask_key."""

import sys
import time

from llmsh.repl.ask_key import ask_key, ask_word, edit_text

if __name__ == "__main__":
    kind, *arguments = sys.argv[1:]
    print("ready", flush=True)
    time.sleep(float(arguments.pop(0)))
    if kind == "key":
        answer: object = ask_key("run it? ", arguments[0].split(","), arguments[1] if arguments[1:] else None)
    elif kind == "word":
        answer = ask_word("type yes: ", "yes")
    else:
        answer = edit_text(arguments[0])
    print(f"answer={answer!r}", flush=True)
    while True:
        time.sleep(0.05)
        rest = sys.stdin.readline()
        print(f"rest={rest!r}", flush=True)
