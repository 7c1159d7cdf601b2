"""A real WordPress on loopback: Debian's packages wordpress, php-cli and mariadb-server, in a folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.web.site import Article

SOURCE = Path("/usr/share/wordpress")
PROGRAMS = ("php", "mariadbd", "mariadb-install-db")

CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', 'http://{host}'); define('WP_SITEURL', 'http://{host}');
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) {{ define('ABSPATH', __DIR__ . '/'); }}
require_once ABSPATH . 'wp-settings.php';
"""
ROUTER = """<?php
$path = __DIR__ . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file($path)) { return false; }
require __DIR__ . '/index.php';
"""
FILL = """<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '{host}';
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
function wp_mail() { return true; }
wp_install('{host}', 'editor', 'editor@{host}', true, '', 'invented-password');
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
foreach (json_decode(file_get_contents(__DIR__ . '/posts.json'), true) as $post) { wp_insert_post($post, true); }
flush_rewrite_rules();
"""


def missing() -> str | None:
    """Why there can be no WordPress here, or None."""
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    themes = SOURCE / "wp-content" / "themes"
    if not themes.is_dir() or not any(themes.iterdir()) or absent or b"mysqli" not in _modules():
        return "needs Debian's packages wordpress, with a theme of it, php-cli, php-mysql and mariadb-server"
    return None


def _modules() -> bytes:
    return subprocess.run(["php", "-m"], check=False, capture_output=True).stdout  # noqa: S607 - found by missing()


@contextmanager
def wordpress(host: str, articles: Sequence[Article], folder: Path) -> Iterator[int]:
    """A WordPress at *host* with *articles* as its posts; gives the port that it listens on."""
    with _database(folder / "database") as database:
        site = folder / "site"
        shutil.copytree(SOURCE, site, symlinks=False, ignore=shutil.ignore_patterns("wp-config.php"))
        (site / "wp-config.php").write_text(CONFIG.format(socket=database, host=host), "utf-8")
        (site / "router.php").write_text(ROUTER, "utf-8")
        (site / "fill.php").write_text(FILL.replace("{host}", host), "utf-8")
        (site / "posts.json").write_text(json.dumps([_post(article) for article in articles]), "utf-8")
        subprocess.run(["php", "fill.php"], cwd=site, check=True, capture_output=True, timeout=120)  # noqa: S607 - found by missing()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(  # noqa: S603 - our own command
            ["php", "-S", f"127.0.0.1:{port}", "-t", str(site), str(site / "router.php")],  # noqa: S607 - found by missing()
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "PHP_CLI_SERVER_WORKERS": "2"},
            start_new_session=True,
        )  # fmt: skip
        try:
            _await(lambda: urlopen(f"http://127.0.0.1:{port}/readme.html", timeout=5).close())
            yield port
        finally:
            os.killpg(server.pid, 15)
            server.wait(10)


def _post(article: Article) -> dict[str, str]:
    return {
        "post_title": article.title, "post_content": "\n\n".join(f"<p>{text}</p>" for text in article.paragraphs),
        "post_status": "publish", "post_date_gmt": article.published[:19].replace("T", " "),
        "post_date": article.published[:19].replace("T", " "), "post_name": article.path.rstrip("/").rpartition("/")[2],
    }  # fmt: skip


@contextmanager
def _database(folder: Path) -> Iterator[Path]:
    """A MariaDB that listens on nothing but a socket in *folder*."""
    folder.mkdir(parents=True)
    data, address = folder / "data", folder / "sql"
    user = ["--user=root"] if os.geteuid() == 0 else []
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(  # noqa: S603 - our own command
        ["mariadb-install-db", "--no-defaults", f"--datadir={data}", "--auth-root-authentication-method=normal",  # noqa: S607
         "--skip-test-db", *user], check=True, timeout=120, **quiet,
    )  # fmt: skip
    server = subprocess.Popen(  # noqa: S603 - our own command
        ["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={address}", "--skip-networking",  # noqa: S607
         f"--pid-file={folder / 'pid'}", "--innodb-buffer-pool-size=16M", *user], **quiet,
    )  # fmt: skip
    try:
        create = f"(new mysqli('localhost', 'root', '', '', 0, '{address}'))->query('CREATE DATABASE wordpress');"
        _await(lambda: subprocess.run(["php", "-r", create], check=True, **quiet))  # noqa: S603, S607 - our own command
        yield address
    finally:
        server.terminate()
        server.wait(30)


def _await(ready) -> None:
    for _ in range(150):
        try:
            ready()
        except (OSError, subprocess.CalledProcessError):
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server does not come up")
