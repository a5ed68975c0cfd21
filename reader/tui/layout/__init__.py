"""Values to rows and lines of cells: pure functions of what is shown and of the width."""
