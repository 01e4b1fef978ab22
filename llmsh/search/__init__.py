"""Ranking: embedder, vector index, lexical index, rank fusion."""
