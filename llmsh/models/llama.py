"""The door to llama.cpp: a GGUF on this machine that continues text. Nothing else imports llama_cpp."""

import contextlib
import itertools
import math
import re
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from llmsh.core.errors import ModelError
from llmsh.core.generation import GREEDY, Generation
from llmsh.core.work import current
from llmsh.models import machine
from llmsh.models.continuation import END
from llmsh.models.gguf_file import GgufFile, read_gguf

CONTEXT_TOKENS = 4096
LEAST_CONTEXT_TOKENS = 1024
# A prompt is read in pieces of so many tokens, so that it can be given up in between.
PROMPT_CHUNK_TOKENS = 128
# Threads of llama.cpp wait for each other at every layer without sleeping: on busy cores a model of 6 MB took 9 s with
# two of them where it takes 0.3 s with one, and small ones gain little by more.
SINGLE_THREAD_BYTES = 64 << 20
# Tokens of our own model that stand for a value of the request, or for the form that it takes.
_VALUE = re.compile(r"\{[a-z]+\d?|:[a-z]+\}")
# Part of the free memory that a model may take.
_MEMORY_SHARE = 0.9


class LlamaModel:
    """Implements core.ports.TextModel over llama-cpp-python; the file is loaded at the first need.

    path: a GGUF. threads, context_tokens: 0 chooses for this machine. gpu_layers: -1 all of them where
    llama.cpp was built for a GPU. What a prompt has in common with the one before is not read again.
    For one thread at a time.
    """

    def __init__(self, path: Path, *, threads: int = 0, context_tokens: int = 0, gpu_layers: int = -1) -> None:
        self._path = path
        self._threads = threads
        self._context_tokens = context_tokens
        self._gpu_layers = gpu_layers

    @property
    def name(self) -> str:
        return self._path.stem

    @property
    def identity(self) -> str:
        """Another file in its place is another model."""
        try:
            status = self._path.stat()
        except OSError:
            return str(self._path)
        return f"{self._path.resolve()} {status.st_size} {status.st_mtime_ns}"

    @property
    def form(self) -> str:
        try:
            return self._about.form
        except ModelError:
            return ""

    @property
    def is_loaded(self) -> bool:
        return "_llama" in self.__dict__

    def complete(self, prompt: str, how: Generation = GREEDY) -> str:
        """The continuation of `prompt`. Raises ModelError."""
        return "".join(self.pieces(prompt, how))

    def pieces(self, prompt: str, how: Generation = GREEDY) -> Iterator[str]:
        """The continuation as it comes; it ends when nobody waits for it any more. Raises ModelError."""
        deadline = time.monotonic() + how.deadline_s
        work = current()

        def is_over() -> bool:
            return work.is_given_up() or time.monotonic() > deadline

        try:
            tokens = self._tokens(prompt)
            for end in range(self._cached(tokens) + PROMPT_CHUNK_TOKENS, len(tokens), PROMPT_CHUNK_TOKENS):
                if is_over():
                    return
                # Reads this much of the prompt; what follows finds it in the cache.
                next(self._llama.generate(tokens[:end], temp=0.0))
            length = len(tokens)
            stream = self._llama.create_completion(
                tokens,
                max_tokens=min(how.max_tokens, self._llama.n_ctx() - length),
                stop=list(how.stop),
                temperature=how.temperature,
                seed=how.seed,
                grammar=self._grammar(how.grammar),
                stream=True,
                # After each token: a piece may take many of them, where bytes make no character yet.
                stopping_criteria=lambda read, _: len(read) > length and is_over(),
            )
            for piece in stream:
                yield piece["choices"][0]["text"]
                if is_over():
                    return
        except (ValueError, RuntimeError) as error:
            raise ModelError(f"{self._path}: {error}", hint="try another: llmsh model list") from error

    def read_tokens(self) -> int:
        """How many tokens of prompts llama.cpp has read so far, those from the cache left out."""
        import llama_cpp

        return int(llama_cpp.llama_perf_context(self._llama.ctx).n_p_eval)

    @cached_property
    def texts(self) -> Sequence[str]:
        """As continuation.NextToken: of every token; what ends a text is END, what is no text of a line ""."""
        import llama_cpp

        vocabulary = llama_cpp.llama_model_get_vocab(self._llama.model)
        count = self._llama.n_vocab()
        ends = [llama_cpp.llama_vocab_is_eog(vocabulary, token) for token in range(count)]
        raw = [self._llama.detokenize([token]) for token in range(count)]
        return tuple(END if is_end else _line_text(text) for is_end, text in zip(ends, raw, strict=True))

    def tokens(self, text: str) -> list[int]:
        """The tokens of `text`, what begins every text before them."""
        return list(self._llama.tokenize(text.encode(), add_bos=True, special=False))

    def probabilities(self, tokens: Sequence[int]) -> Sequence[float]:
        """Of each token to follow `tokens`; what they have in common with those before is not read again."""
        import llama_cpp

        llama = self._llama
        llama.n_tokens = min(self._cached(list(tokens)), len(tokens) - 1)
        llama.eval(list(tokens[llama.n_tokens :]))
        logits = llama_cpp.llama_get_logits_ith(llama.ctx, -1)[: llama.n_vocab()]
        top = max(logits)
        weights = [math.exp(logit - top) for logit in logits]
        total = sum(weights)
        return [weight / total for weight in weights]

    def check(self) -> str:
        """Load it; says what it is. Raises ModelError."""
        llama, about = self._llama, self._about
        kind = " ".join(filter(None, (about.architecture, about.quantisation)))
        return f"{about.title} ({kind}), {self.chosen_threads} threads, context {llama.n_ctx()}"

    def close(self) -> None:
        """Give its memory back; the next use loads it again."""
        llama = self.__dict__.pop("_llama", None)
        self.__dict__.pop("_chat", None)
        self.__dict__.pop("texts", None)
        if llama is not None:
            llama.close()

    @property
    def chosen_threads(self) -> int:
        return self._threads or (1 if self._about.size_bytes < SINGLE_THREAD_BYTES else machine.threads())

    @cached_property
    def _about(self) -> GgufFile:
        return read_gguf(self._path)

    @cached_property
    def _llama(self) -> Any:
        context_tokens = choose_context(self._about, self._context_tokens, machine.free_memory_bytes())
        try:
            import llama_cpp
        except ImportError as error:
            raise ModelError(
                "llama-cpp-python is not installed", hint=f"run: {sys.executable} -m pip install llama-cpp-python"
            ) from error
        layers = self._gpu_layers if llama_cpp.llama_supports_gpu_offload() else 0
        try:
            with _without_tiles():
                return llama_cpp.Llama(
                    str(self._path),
                    n_ctx=context_tokens,
                    n_threads=self.chosen_threads,
                    n_threads_batch=self.chosen_threads,
                    n_gpu_layers=layers,
                    verbose=False,
                )
        except (ValueError, RuntimeError, OSError) as error:
            raise ModelError(f"{self._path}: llama.cpp cannot load it: {error}", hint="is it a whole GGUF?") from error

    @cached_property
    def _chat(self) -> Any:
        """Puts a message into the form that the model was tuned on; None for one that only continues text."""
        template = self._llama.metadata.get("tokenizer.chat_template")
        if not template:
            return None
        from llama_cpp.llama_chat_format import Jinja2ChatFormatter

        return Jinja2ChatFormatter(template, self._word(self._llama.token_eos()), self._word(self._llama.token_bos()))

    def _word(self, token: int) -> str:
        return str(self._llama.detokenize([token], special=True).decode("utf-8", "replace")) if token >= 0 else ""

    def _cached(self, tokens: list[int]) -> int:
        """How many of the first `tokens` llama.cpp has in its cache."""
        held = self._llama.input_ids[: self._llama.n_tokens].tolist()
        return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(held, tokens, strict=False)))

    def _grammar(self, text: str) -> Any:
        """The grammar; llama.cpp has to accept it first, as sampling with one that it does not ends the process."""
        if not text:
            return None
        import llama_cpp
        from llama_cpp.llama_grammar import LlamaGrammar

        vocabulary = llama_cpp.llama_model_get_vocab(self._llama.model)
        sampler = llama_cpp.llama_sampler_init_grammar(vocabulary, text.encode(), b"root")
        if not sampler:
            raise ValueError("llama.cpp does not accept the grammar")
        llama_cpp.llama_sampler_free(sampler)
        return LlamaGrammar.from_string(text, verbose=False)

    def _tokens(self, prompt: str) -> list[int]:
        if self._chat is None:
            tokens = self._llama.tokenize(prompt.encode(), add_bos=True, special=False)
        else:
            # Nothing in a message may pass for the marks around messages.
            said = self._chat(messages=[{"role": "user", "content": prompt.replace("<|", "< |")}])
            tokens = self._llama.tokenize(said.prompt.encode(), add_bos=not said.added_special, special=True)
        if len(tokens) >= self._llama.n_ctx():
            raise ValueError(f"a prompt of {len(tokens)} tokens does not fit its context of {self._llama.n_ctx()}")
        return list(tokens)


@contextlib.contextmanager
def _without_tiles() -> Iterator[None]:
    """Models that are loaded meanwhile keep their matrices in llama.cpp's plain layout where it was built for AMX.

    Its AMX kernels use tiles that it has not configured in this thread, which ends the process (SIGILL); seen with
    ggml 0.25.3 on quantised models. llama-cpp-python has no parameter for it.
    """
    from llama_cpp import llama_cpp

    if b"AMX_INT8 = 1" not in llama_cpp.llama_print_system_info():
        yield
        return
    defaults = llama_cpp.llama_model_default_params

    def plain() -> Any:
        params = defaults()
        params.use_extra_bufts = False
        return params

    llama_cpp.llama_model_default_params = plain
    try:
        yield
    finally:
        llama_cpp.llama_model_default_params = defaults


def _line_text(raw: bytes) -> str:
    """A token's text, "" where it is no whole characters or the place of a value."""
    text = raw.decode("utf-8", "replace")
    return "" if "\ufffd" in text or _VALUE.fullmatch(text) else text


def choose_context(about: GgufFile, wanted: int, free_bytes: int | None) -> int:
    """Tokens of context: as wanted, else what plans need, as the training and the free memory allow.

    Raises ModelError when not even the least fits into the memory.
    """
    most = min(wanted or CONTEXT_TOKENS, about.context_tokens or CONTEXT_TOKENS)
    if free_bytes is None:
        return most
    for tokens in itertools.takewhile(lambda tokens: tokens >= min(LEAST_CONTEXT_TOKENS, most), _halves(most)):
        if about.memory_bytes(tokens) <= _MEMORY_SHARE * free_bytes:
            return tokens
    need_mb, free_mb = about.memory_bytes(min(LEAST_CONTEXT_TOKENS, most)) >> 20, free_bytes >> 20
    raise ModelError(
        f"{about.path.name} needs about {need_mb} MiB of memory, {free_mb} MiB are free",
        hint="choose a smaller one (llmsh model list), or free memory",
    )


def _halves(number: int) -> Iterator[int]:
    while number:
        yield number
        number //= 2
