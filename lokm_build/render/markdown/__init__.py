"""The dialect of Markdown in which assets are written, and its HTML: pure, one asset at a time."""
