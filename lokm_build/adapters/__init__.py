"""The doors of the house: MkDocs' hooks, its macros, and the command line.

Only these rooms import mkdocs or click. They have no opinions about content.
"""
