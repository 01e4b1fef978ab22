"""A BM25 index over short texts given as terms; numpy arrays hold its postings."""

import io
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Short texts: length matters less, and a second use of a word says little.
K1 = 0.9
B = 0.3


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """terms: term → its row; row i covers documents[starts[i]:starts[i+1]] with their weights (idf included)."""

    terms: dict[str, int]
    starts: NDArray[np.int64]
    documents: NDArray[np.int32]
    weights: NDArray[np.float32]
    idf: NDArray[np.float32]
    size: int

    @classmethod
    def build(cls, texts: Sequence[Sequence[str]]) -> "LexicalIndex":
        """Index `texts`; document i is the terms texts[i]."""
        counts = [Counter(text) for text in texts]
        mean_length = sum(map(len, texts)) / max(len(texts), 1) or 1.0
        postings: dict[str, list[tuple[int, float]]] = {}
        for number, (text, count) in enumerate(zip(texts, counts, strict=True)):
            norm = K1 * (1 - B + B * len(text) / mean_length)
            for term, times in count.items():
                postings.setdefault(term, []).append((number, times * (K1 + 1) / (times + norm)))
        names = sorted(postings)
        idf = np.array(
            [np.log1p((len(texts) - len(postings[name]) + 0.5) / (len(postings[name]) + 0.5)) for name in names],
            dtype=np.float32,
        )
        lengths = [len(postings[name]) for name in names]
        return cls(
            terms={name: row for row, name in enumerate(names)},
            starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
            documents=np.array([number for name in names for number, _ in postings[name]], dtype=np.int32),
            weights=np.array(
                [weight * idf[row] for row, name in enumerate(names) for _, weight in postings[name]],
                dtype=np.float32,
            ),
            idf=idf,
            size=len(texts),
        )

    def extended(self, texts: Sequence[Sequence[str]]) -> "LexicalIndex":
        """This index with `texts` behind its documents; what its own terms tell stays as it is."""
        mean_length = float(len(self.documents)) / max(self.size, 1) or 1.0
        terms, idf = dict(self.terms), self.idf.tolist()
        postings: dict[int, list[tuple[int, float]]] = {}
        for number, text in enumerate(texts, self.size):
            norm = K1 * (1 - B + B * len(text) / mean_length)
            for term, times in Counter(text).items():
                row = terms.setdefault(term, len(terms))
                if row == len(idf):
                    idf.append(float(np.log1p((self.size + 0.5) / 1.5)))
                postings.setdefault(row, []).append((number, times * (K1 + 1) / (times + norm) * idf[row]))
        rows = sorted(postings)
        added = [(row, *posting) for row in rows for posting in postings[row]]
        ends = np.concatenate([self.starts, np.full(len(terms) - len(self.terms), self.starts[-1])])
        at = np.array([ends[row + 1] for row, _, _ in added], dtype=np.int64)
        counts = np.zeros(len(terms), dtype=np.int64)
        for row in rows:
            counts[row] = len(postings[row])
        return LexicalIndex(
            terms=terms,
            starts=ends + np.concatenate([[0], np.cumsum(counts)]),
            documents=np.insert(self.documents, at, [number for _, number, _ in added]).astype(np.int32),
            weights=np.insert(self.weights, at, [weight for _, _, weight in added]).astype(np.float32),
            idf=np.array(idf, dtype=np.float32),
            size=self.size + len(texts),
        )

    def idf_of(self, term: str) -> float:
        """How much `term` tells; that of a term never seen is the highest."""
        row = self.terms.get(term)
        return float(np.log1p(2 * self.size + 1)) if row is None else float(self.idf[row])

    def search(self, terms: Sequence[str], limit: int) -> list[tuple[int, float]]:
        """The best `limit` documents for `terms`, best first, with their scores; none that scores zero."""
        scores = np.zeros(self.size, dtype=np.float32)
        for term, times in Counter(terms).items():
            row = self.terms.get(term)
            if row is not None:
                span = slice(int(self.starts[row]), int(self.starts[row + 1]))
                scores[self.documents[span]] += self.weights[span] * min(times, 2)
        limit = min(limit, self.size)
        if not limit:
            return []
        best = np.argpartition(-scores, limit - 1)[:limit]
        ordered = best[np.lexsort((best, -scores[best]))]
        return [(int(number), float(scores[number])) for number in ordered if scores[number] > 0]

    def to_bytes(self) -> bytes:
        """The index as one portable blob, without pickle."""
        buffer = io.BytesIO()
        names = np.frombuffer(json.dumps(list(self.terms)).encode(), dtype=np.uint8)
        np.savez(
            buffer,
            names=names,
            starts=self.starts,
            documents=self.documents,
            weights=self.weights,
            idf=self.idf,
            size=np.array([self.size]),
        )
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, blob: bytes) -> "LexicalIndex":
        """The index that `to_bytes` wrote. Raises ValueError for anything else."""
        try:
            with np.load(io.BytesIO(blob), allow_pickle=False) as arrays:
                names = json.loads(arrays["names"].tobytes())
                index = cls(
                    terms={name: row for row, name in enumerate(names)},
                    starts=arrays["starts"],
                    documents=arrays["documents"],
                    weights=arrays["weights"],
                    idf=arrays["idf"],
                    size=int(arrays["size"][0]),
                )
        except Exception as error:  # numpy and zipfile raise a dozen kinds for damaged input
            raise ValueError(f"not a lexical index: {error}") from error
        if len(index.starts) != len(names) + 1 or int(index.starts[-1]) != len(index.documents):
            raise ValueError("not a lexical index: its parts do not fit")
        return index
