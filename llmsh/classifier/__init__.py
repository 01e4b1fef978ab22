"""Decides whether a line is a command or a request."""

from llmsh.classifier.classify import build_classifier, route_lines
from llmsh.classifier.resolver import Kind, Resolver, SystemResolver
from llmsh.classifier.rules.question_mark import looks_like_request_prefix

__all__ = [
    "Kind",
    "Resolver",
    "SystemResolver",
    "build_classifier",
    "looks_like_request_prefix",
    "route_lines",
]
