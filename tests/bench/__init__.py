"""`make bench`: speed as ratios against bash and fish, measured in one run on one machine."""
