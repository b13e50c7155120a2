"""The record as JSON under /api/v1."""
