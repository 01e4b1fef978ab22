"""What the user's model says of a failure: found causes in other words, or a guess where nothing was found."""
