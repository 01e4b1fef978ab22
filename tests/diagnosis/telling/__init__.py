"""Tests of llmsh.diagnosis.telling."""
