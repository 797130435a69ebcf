"""What will come by itself, and how it fits the people there are: pure, from histories alone."""
