"""The Thai knowledge centre generator: a folder of Markdown knowledge assets becomes a static, searchable site."""

__version__ = "0.1.0"
