"""The catalogues of paper's fixed words: gathering, updating and checking them (`./dev words`)."""
