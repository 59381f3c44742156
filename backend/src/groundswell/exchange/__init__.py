"""What commissioners' systems pull: changes, exports, checksums, FHIR. One description of each kind of row for all."""
