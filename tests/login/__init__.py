"""llmsh as login shell, over a loopback sshd. Makes two users, so it runs only as root and with LLMSH_TEST_SSHD=1."""
