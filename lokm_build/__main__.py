"""`python -m lokm_build` is the command `lokm`; says in Thai when what it needs is not installed."""

import sys


def main() -> None:
    """Run the command line."""
    try:
        from lokm_build.adapters.cli import main as run
    except ModuleNotFoundError as error:
        print(
            f"ยังไม่ได้ติดตั้งส่วนประกอบ '{error.name}' โปรดสั่ง make site หรือ pip install -r requirements.lock แล้วสั่งใหม่",
            file=sys.stderr,
        )
        sys.exit(2)
    run()


if __name__ == "__main__":
    main()
