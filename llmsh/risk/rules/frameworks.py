"""Commands of web frameworks that empty, rebuild or migrate the database of an application.

Source: django-admin (flush, migrate), Laravel (migrate:fresh), Rails (db:drop), Symfony (doctrine:database:drop).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.dry_run import says_dry_run
from llmsh.risk.found import caution, danger
from llmsh.syntax.names import names

IS_PARTIAL = True
PROGRAMS = names(
    """
    python python3 php rails rake bundle bin/rails django-admin manage.py artisan console symfony flask mix sequelize
    sequelize-cli knex typeorm dotnet wp drush npx yarn pnpm prisma drizzle-kit supabase ecto
    """
)
MATCHES = (
    "python manage.py flush --no-input",
    "php artisan migrate:fresh",
    "rails db:drop",
    "bundle exec rake db:reset",
    "php bin/console doctrine:database:drop --force",
    "python manage.py migrate",
    "npx prisma migrate reset --force",
    "mix ecto.drop",
    "wp db reset --yes",
    "dotnet ef database drop",
    "python manage.py migrate app zero",
    "rails db:migrate VERSION=0",
)
IGNORES = ("python manage.py test", "rails server", "php artisan route:list", "rails db:version", "wp db size", "npx x")
_WIPES = late_pattern(
    r"(db|database)[:.](drop|reset|purge|schema:load|truncate\w*|setup)(:\w+)*|migrate:(fresh|reset|refresh)"
    r"|doctrine:(database|schema):drop|(ecto|db)\.(drop|reset)|db:migrate:(reset|undo:all)|db:wipe|reset_db|sqlflush"
)
_MIGRATES = late_pattern(r"(db|database)[:.](migrate|seed|rollback|create)|migrate(:\w+)?|ecto\.migrate")
_PAIRS = (
    ("manage.py", "flush"),
    ("django-admin", "flush"),
    ("migrate", "reset"),
    ("db", "reset"),
    ("db", "clean"),
    ("db", "drop"),
    ("database", "drop"),
    ("db", "downgrade"),
    ("site", "empty"),
    ("schema", "drop"),
)


def assess(command: SimpleCommand) -> Finding | None:
    shapes = [(command.words[0].shape if command.words else "").rsplit("/", 1)[-1]]
    shapes += [shape.rsplit("/", 1)[-1] for shape in command.shapes if not shape.startswith("-")]
    shapes = shapes[:6]
    if says_dry_run(command) or command.has_flag("help", "c") or "-e" in command.shapes:
        return None
    pairs = any(first in shapes and second in shapes[shapes.index(first) + 1 :] for first, second in _PAIRS)
    undone = (
        ("migrate" in shapes and "zero" in shapes)
        or ("downgrade" in shapes and "base" in shapes)
        or "VERSION=0" in command.shapes
    )
    if undone or pairs or any(_WIPES.fullmatch(shape) for shape in shapes):
        return danger(Reason.DATABASE_DROP, "empties or drops the database of an application", *shapes[1:])
    if any(_MIGRATES.fullmatch(shape) for shape in shapes):
        return caution(Reason.DATABASE_DROP, "changes the tables of an application's database", *shapes[1:])
    return None
