"""The command line: first run, serving, accounts, the demo."""
