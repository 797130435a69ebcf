"""The council's figures: each a definition asked of every client's facts, and nothing stored."""
