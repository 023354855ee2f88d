"""The entities that every other room speaks of; frozen, and knowing nothing of files, HTML or search."""
