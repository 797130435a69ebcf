"""What the organisation itself said it would do, and by when: duties of no single client."""
