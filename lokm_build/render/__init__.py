"""Turns a linked catalogue into pages: bodies, links, templates, pages; opens no files of the repository."""
