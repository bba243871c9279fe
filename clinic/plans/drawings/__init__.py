"""Drawings made from a plan: the support map, the week, the signs for people. Pure; SVG by classes alone."""
