"""`python -m groundswell` is `groundswell`."""

from groundswell.cli import main

main()
