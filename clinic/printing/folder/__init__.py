"""The sections of the client's folder, after page 1. Each is a function (Telling) -> Section or None."""
