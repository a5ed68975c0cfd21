"""What no paper printed: navigation, prompts, folio lines, source lines of sites; found before anything else."""
