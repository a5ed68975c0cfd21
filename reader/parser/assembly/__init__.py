"""Labelled units put together: pages, blocks, articles."""
