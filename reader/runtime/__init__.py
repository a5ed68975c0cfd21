"""What is not about newspapers: paths, files, caches, worker pool, bundled resources, messages, settings."""
