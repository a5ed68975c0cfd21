"""What can be said about text without knowing newspapers."""
