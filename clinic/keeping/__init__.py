"""How long records are kept, how one client's is erased, and what is tidied away every day."""
