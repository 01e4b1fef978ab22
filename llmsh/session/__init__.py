"""The persistent inner bash in a pty."""
