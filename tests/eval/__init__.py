"""The project's own evaluation: requests as people say them, judged by running the answer."""
