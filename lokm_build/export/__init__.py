"""What leaves the site for other readers: catalogue files, feed, site map, archives, single files.

Pure functions from a catalogue or from composed files to bytes; the same input
gives the same bytes.
"""
