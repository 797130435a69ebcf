"""``python -m scheduler``: work every day as it comes, until stopped."""

from scheduler.run import main

if __name__ == "__main__":
    raise SystemExit(main())
