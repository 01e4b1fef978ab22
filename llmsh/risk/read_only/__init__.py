"""The positive list behind `read_only`: which programs, with which options, are proven to change nothing."""
