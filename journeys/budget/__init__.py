"""Money for clients against budget lines: a fold over the facts of costs, nothing stored.

What the words mean:

- **Committed** (toegezegd) is what CostCommitted sets aside for one client, on one line and, when
  it names one, for one activity.
- **Paid** (betaald) consumes what is committed to the same client on the same line for the same
  activity, the oldest first. What is paid beyond that was paid without a commitment.
- **Released** (vrijgegeven) gives back what was committed, found in the same way. What is released
  beyond that gives nothing back, for nothing was set aside.
- **Open** (staat open) is what was committed and neither paid nor released since.
- A euro burdens one budget: that of the day on which it was committed or, paid without a
  commitment, of the day on which it was paid. So a commitment of last year that is paid this year
  burdens last year, and no year twice.
- **Used** (gebruikt) is what is open, what was paid of it, and what was paid without.
- **Free** (vrij) is the budget less what is used. A budget is of a calendar year, so it is told
  for periods that begin on 1 January; below nought a line is overdrawn, which is told and stops
  nobody.

Days are those on which things happened, in Amsterdam, corrections and retractions applied. A cost
on a line that nobody named stands apart, so that no euro is lost.
"""
