"""What was generated and what of it ran: an append-only log for the user's eyes."""
