"""impacket_example.py PROGRAM ARGUMENTS...: runs one of impacket's example programs, of which Debian's package puts the
source beside its documentation, and lets its -port be any port; by themselves they know 139 and 445 only."""
import argparse
import runpy
import sys

EXAMPLES = "/usr/share/doc/python3-impacket/examples/"
add_argument = argparse._ActionsContainer.add_argument


def with_any_port(container, *names, **options):
    if "-port" in names:
        options.pop("choices", None)
    return add_argument(container, *names, **options)


argparse._ActionsContainer.add_argument = with_any_port
sys.argv = sys.argv[1:]
runpy.run_path(EXAMPLES + sys.argv[0], run_name="__main__")
