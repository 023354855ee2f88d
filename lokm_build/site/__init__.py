"""From disk to disk: reading a repository, filling frames, composing a site and publishing it in one step.

This room does the input and output that the core does not; it knows neither
MkDocs nor a command line.
"""
