"""What the commands of the reading screen do: one function a command, named by the tables `HANDLERS`."""
