"""Thai writing: digits, dates, normalisation, collation, repair, ids, hints and clusters.

Text in, values out. Knows nothing of assets, reads no files and no clock, and needs
only the standard library, and numpy for one look over whole texts.
"""
