"""Papers without a plan: to fill in by hand, for homes without a screen and wards without a socket.

They hold nobody's words, so they may be kept and handed out as they are.
"""
