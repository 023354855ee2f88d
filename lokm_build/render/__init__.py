"""Turns a linked catalogue into pages: bodies, templates, links and the pages themselves; reads no files of the repository."""
