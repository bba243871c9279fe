"""Plans of made-up people, one file each."""
