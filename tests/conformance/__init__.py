"""llmsh beside bash: the same invocations and keys to both; effects, bytes, statuses and what is seen must agree."""
