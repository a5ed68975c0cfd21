"""Services that are not about newspapers: paths, files, caches, worker pool, bundled resources, messages, settings."""
