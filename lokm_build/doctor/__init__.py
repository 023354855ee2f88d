"""What may be wrong with a set-up, looked at all at once: the program, the place of work, and a site that was made.

`ailment` and `program` need nothing but Python: they are asked too when nothing else can be imported.
"""
