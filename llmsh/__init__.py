"""llmsh: a shell that runs bash as it is and turns plain language into commands you see before they run."""

__version__ = "0.1.0"
