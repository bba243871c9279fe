"""What is promised of signing in and of sessions: one test for each promise, named for it."""
