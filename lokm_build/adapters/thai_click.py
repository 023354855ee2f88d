"""Click in Thai: the headings of its help, and what it says of words that it cannot use.

Click finds the fault; `told` words it, with the nearest name that it knows.
"""

import click

from lokm_build.thai.nearest import meant

_WHOLE = 1000

class ThaiCommand(click.Command):
    """A command whose help is Thai throughout."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is written."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "วิธีใช้: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the command's name."""
        return ["[ตัวเลือก]" if piece == "[OPTIONS]" else piece for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options and what they do."""
        _section(formatter, "ตัวเลือก", [row for param in self.get_params(ctx) if (row := param.get_help_record(ctx))])

    def get_help_option_names(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click hands it
        """The same for each command, whoever asks first."""
        return ["-h", "--help"]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`-h`, explained in Thai."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "แสดงวิธีใช้แล้วจบ"
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words that belong to the command; one too many is a fault."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not isinstance(self, click.Group):
            raise click.UsageError(f"มีคำเกินมา: {' '.join(rest)}", ctx)
        return rest


class ThaiGroup(ThaiCommand, click.Group):
    """The command that leads to all others."""

    command_class = ThaiCommand

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click hands it
        """What follows the program's name."""
        return ["คำสั่ง", "[ตัวเลือก]"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, then the options of the program itself."""
        # Whole sentences, which wrap: click would cut them where Thai has spaces.
        _section(formatter, "คำสั่ง", [(name, one.get_short_help_str(_WHOLE)) for name, one in self.commands.items()])
        super().format_options(ctx, formatter)


def _section(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)


def told(error: click.ClickException) -> str:
    """What is wrong with the words of a command, what is meant perhaps, and where to read on."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    way = f"\nดูวิธีใช้ด้วย {context.command_path} -h" if context else ""
    return _fault(error, context) + way


def _fault(error: click.ClickException, context: click.Context | None) -> str:
    match error:
        case click.NoSuchCommand():
            return f"ไม่รู้จักคำสั่ง '{error.command_name}'{meant(error.command_name, _commands(context))}"
        case click.NoSuchOption():
            return f"ไม่รู้จักตัวเลือก '{error.option_name}'{meant(error.option_name, _options(context))}"
        case click.BadOptionUsage():
            # Click raises it for both faults, without the context that would tell them apart.
            is_flag = "not take" in error.message
            return f"ตัวเลือก '{error.option_name}' {'ไม่รับค่า' if is_flag else 'ต้องมีค่าตามหลัง'}"
        case click.MissingParameter():
            return f"ยังไม่ได้ระบุ {_name(error.param, context)}{_choices(error.param)}"
        case click.BadParameter():
            return f"ค่าของ {_name(error.param, context)} ใช้ไม่ได้: {error.message}"
    return error.format_message()


def _commands(context: click.Context | None) -> list[str]:
    return list(context.command.commands) if context and isinstance(context.command, click.Group) else []


def _options(context: click.Context | None) -> list[str]:
    return [name for param in context.command.get_params(context) for name in param.opts] if context else []


def _name(param: click.Parameter | None, context: click.Context | None) -> str:
    if param is None or context is None:
        return "ค่า"
    return param.opts[0] if isinstance(param, click.Option) else param.make_metavar(context)


def _choices(param: click.Parameter | None) -> str:
    return f" เลือกจาก: {', '.join(param.type.choices)}" if param and isinstance(param.type, click.Choice) else ""
