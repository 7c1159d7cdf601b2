"""What does the command line offer? One file a command."""
