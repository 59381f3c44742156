"""Groundswell: federation-wide improvement tracking for general practice."""
