"""Charts: inline SVG and HTML made at build, without script or style of their own; each has its words beside it."""
