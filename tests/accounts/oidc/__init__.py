"""A real single sign-on provider for the tests."""
