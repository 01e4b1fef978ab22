"""What a fast start leaves out is not loaded, and is there when it is asked for."""

import subprocess
import sys

START = """
import sys
from llmsh.repl.light_imports import import_editor_library, light_standard_library
with light_standard_library():
    from llmsh.repl.light_dataclasses import compile_methods_late
    compile_methods_late()
    import llmsh.app.early
import llmsh.app.shell
import_editor_library()
import llmsh.repl.editor_lines
"""
OF_PYTHON = (
    *("inspect", "ast", "ipaddress", "ssl", "asyncio.sslproto", "tempfile", "xml.dom.minidom", "tomllib", "logging"),
    *("socket", "subprocess", "concurrent.futures", "traceback", "shutil", "datetime", "urllib.parse"),
)
OF_EDITOR = ("prompt_toolkit.shortcuts", "prompt_toolkit.key_binding.bindings.vi")
LEFT_OUT = (*OF_PYTHON, *OF_EDITOR, "numpy", "rich")


def after_start(code: str) -> str:
    return subprocess.run([sys.executable, "-c", START + code], capture_output=True, text=True, check=True).stdout


def test_the_way_to_the_editor_loads_nothing_of_it() -> None:
    assert after_start(f"print([name for name in {LEFT_OUT} if name in sys.modules])").strip() == "[]"


def test_all_of_it_can_be_imported_afterwards() -> None:
    code = (
        f"import importlib\nfor name in {(*OF_PYTHON, *OF_EDITOR)}: print(importlib.import_module(name).__spec__.name)"
    )
    assert after_start(code).split() == [*OF_PYTHON, *OF_EDITOR]


def test_modules_that_hold_a_stand_in_reach_the_real_one() -> None:
    code = """
import asyncio, asyncio.base_events, asyncio.coroutines, dataclasses, pathlib, subprocess, traceback, urllib.parse
import prompt_toolkit.buffer, prompt_toolkit.formatted_text.html
import prompt_toolkit.application.application as application

async def wait(): await asyncio.sleep(0)

print(asyncio.coroutines.inspect.iscoroutinefunction(wait))
print(asyncio.base_events.ssl.SSLSocket.__name__, asyncio.base_events.sslproto.SSLProtocol.__name__)
print(urllib.parse.urlsplit("http://[::1]/a").hostname, pathlib.Path("/a b").as_uri())
print(subprocess.run(["printf", "x"], capture_output=True, text=True).stdout, dataclasses.inspect.__name__)
html = prompt_toolkit.formatted_text.html.HTML
print(prompt_toolkit.buffer.tempfile.gettempprefix(), *html("<b>x</b>").formatted_text)
print(type(application.load_key_bindings()).__name__)
import shutil, prompt_toolkit
print(prompt_toolkit.PromptSession.__name__, shutil.which("sh")[-2:])
"""
    assert after_start(code).splitlines() == [
        "True",
        "SSLSocket SSLProtocol",
        "::1 file:///a%20b",
        "x inspect",
        "tmp ('class:b', 'x')",
        "_MergedKeyBindings",
        "PromptSession sh",
    ]


def test_an_event_loop_of_this_start_does_all_that_loops_do() -> None:
    code = """
import asyncio, os, tempfile

async def serve(reader, writer):
    writer.write(await reader.readline())
    writer.close()

async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, lambda: "thread"))
    process = await asyncio.create_subprocess_exec("printf", "process", stdout=asyncio.subprocess.PIPE)
    print((await process.communicate())[0].decode(), process.returncode)
    with tempfile.TemporaryDirectory() as folder:
        server = await asyncio.start_unix_server(serve, os.path.join(folder, "socket"))
        reader, writer = await asyncio.open_unix_connection(os.path.join(folder, "socket"))
        writer.write(b"over a socket\\n")
        print((await reader.readline()).decode().strip())
        server.close()
    try:
        await asyncio.wait_for(asyncio.sleep(9), 0.01)
    except TimeoutError:
        print("in time")
    await asyncio.wait([asyncio.ensure_future(asyncio.sleep(0))], return_when=asyncio.FIRST_COMPLETED)
    loop.call_exception_handler({"message": "told by logging"})

asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", START + code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["thread", "process 0", "over a socket", "in time"]
    assert "told by logging" in done.stderr


def test_awaitable_is_what_inspect_says() -> None:
    code = """
import inspect, types
from llmsh.repl.light_imports import _is_awaitable

async def coroutine(): pass
async def agen(): yield 1
def generator(): yield 1
@types.coroutine
def old(): yield 1
class Own:
    def __await__(self): yield

made = coroutine()
for thing in (made, agen(), generator(), old(), Own(), Own, coroutine, None, 1, NotImplemented):
    assert _is_awaitable(thing) == inspect.isawaitable(thing), thing
made.close()
print("same")
"""
    assert after_start(code) == "same\n"
