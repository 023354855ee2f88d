"""`python -m lokm_build` is the command `lokm`."""

from lokm_build.adapters.cli import main

main()
