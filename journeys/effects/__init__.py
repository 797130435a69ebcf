"""What changed for clients between their effect measurements, and how sure that is."""
