"""Which package brings a program, a C header, a library or a Python module, by package manager."""

from llmsh.diagnosis.facts import Facts

# Programs whose package has their own name under every manager.
_SAME = """
    ansible aria2 bat bc btop cmake curl dos2unix emacs exa fish fzf gdb git gnuplot graphviz htop hugo hyperfine
    iftop iotop jq just kakoune lsof lynx make mc meson mosh mpv mtr nano ncdu neovim ninja nmap parallel pandoc
    pigz pv ranger rclone restic rsync ruby screen shellcheck socat sqlite strace stow sudo tar tcpdump tig tmate
    tmux tree unzip valgrind vim watchexec wget whois xclip xsel yt-dlp zip zoxide zsh zstd bison flex perl gcc
    clang ffmpeg hexyl figlet cowsay lolcat sl cmatrix fortune stress ddrescue rename tldr bzip2 gzip file diffutils
    patch bash dash
"""
SAME = frozenset(_SAME.split())
# program → package by manager where it differs; "*" for all the others
SPECIAL: dict[str, dict[str, str]] = {
    "7z": {"apt": "p7zip-full", "dnf": "p7zip-plugins", "pacman": "7zip", "brew": "p7zip", "*": "p7zip"},
    "ab": {"apt": "apache2-utils", "dnf": "httpd-tools", "pacman": "apache", "apk": "apache2-utils"},
    "ag": {"apt": "silversearcher-ag", "*": "the_silver_searcher", "brew": "the_silver_searcher"},
    "add-apt-repository": {"apt": "software-properties-common"},
    "arp": {"*": "net-tools"},
    "autoconf": {"*": "autoconf"},
    "automake": {"*": "automake"},
    "cargo": {"pacman": "rust", "brew": "rust", "*": "cargo"},
    "cc": {"apt": "build-essential", "apk": "build-base", "*": "gcc"},
    "convert": {"dnf": "ImageMagick", "*": "imagemagick"},
    "crontab": {"apt": "cron", "dnf": "cronie", "pacman": "cronie", "apk": "dcron"},
    "dig": {"apt": "dnsutils", "dnf": "bind-utils", "pacman": "bind", "apk": "bind-tools", "brew": "bind"},
    "docker": {"apt": "docker.io", "dnf": "docker", "*": "docker"},
    "docker-compose": {"*": "docker-compose"},
    "fd": {"apt": "fd-find", "dnf": "fd-find", "*": "fd"},
    "fdisk": {"apt": "fdisk", "*": "util-linux"},
    "g++": {"dnf": "gcc-c++", "pacman": "gcc", "brew": "gcc", "*": "g++"},
    "gawk": {"*": "gawk"},
    "gfortran": {"dnf": "gcc-gfortran", "pacman": "gcc-fortran", "brew": "gcc", "*": "gfortran"},
    "gh": {"pacman": "github-cli", "apk": "github-cli", "*": "gh"},
    "go": {"apt": "golang", "dnf": "golang", "*": "go"},
    "gpg": {"apt": "gnupg", "dnf": "gnupg2", "*": "gnupg"},
    "gradle": {"*": "gradle"},
    "host": {"apt": "bind9-host", "dnf": "bind-utils", "pacman": "bind", "apk": "bind-tools", "brew": "bind"},
    "http": {"*": "httpie"},
    "ifconfig": {"*": "net-tools"},
    "ip": {"dnf": "iproute", "*": "iproute2"},
    "iostat": {"*": "sysstat"},
    "java": {
        "apt": "default-jre",
        "dnf": "java-latest-openjdk",
        "pacman": "jre-openjdk",
        "apk": "openjdk17-jre",
        "brew": "openjdk",
    },
    "javac": {
        "apt": "default-jdk",
        "dnf": "java-latest-openjdk-devel",
        "pacman": "jdk-openjdk",
        "apk": "openjdk17",
        "brew": "openjdk",
    },
    "killall": {"*": "psmisc"},
    "less": {"*": "less"},
    "locate": {"apt": "plocate", "dnf": "plocate", "pacman": "plocate", "*": "mlocate"},
    "lspci": {"*": "pciutils"},
    "lsusb": {"*": "usbutils"},
    "lz4": {"*": "lz4"},
    "mail": {"apt": "mailutils", "dnf": "mailx", "pacman": "s-nail", "*": "mailx"},
    "man": {"apt": "man-db", "dnf": "man-db", "pacman": "man-db", "apk": "mandoc"},
    "mpstat": {"*": "sysstat"},
    "mvn": {"*": "maven"},
    "mysql": {
        "apt": "default-mysql-client",
        "dnf": "mysql",
        "pacman": "mariadb-clients",
        "brew": "mysql-client",
        "*": "mysql-client",
    },
    "nc": {
        "apt": "netcat-openbsd",
        "dnf": "nmap-ncat",
        "pacman": "openbsd-netcat",
        "apk": "netcat-openbsd",
        "brew": "netcat",
    },
    "netcat": {
        "apt": "netcat-openbsd",
        "dnf": "nmap-ncat",
        "pacman": "openbsd-netcat",
        "apk": "netcat-openbsd",
        "brew": "netcat",
    },
    "netstat": {"*": "net-tools"},
    "node": {"brew": "node", "*": "nodejs"},
    "npm": {"brew": "node", "*": "npm"},
    "npx": {"brew": "node", "*": "npm"},
    "nslookup": {"apt": "dnsutils", "dnf": "bind-utils", "pacman": "bind", "apk": "bind-tools", "brew": "bind"},
    "nvim": {"*": "neovim"},
    "openssl": {"*": "openssl"},
    "parted": {"*": "parted"},
    "pbcopy": {},
    "pdftotext": {"brew": "poppler", "pacman": "poppler", "*": "poppler-utils"},
    "php": {"apt": "php-cli", "dnf": "php-cli", "*": "php"},
    "ping": {"apt": "iputils-ping", "*": "iputils"},
    "pip": {"pacman": "python-pip", "apk": "py3-pip", "brew": "python", "*": "python3-pip"},
    "pip3": {"pacman": "python-pip", "apk": "py3-pip", "brew": "python", "*": "python3-pip"},
    "pipx": {"pacman": "python-pipx", "*": "pipx"},
    "pkg-config": {"dnf": "pkgconf-pkg-config", "pacman": "pkgconf", "*": "pkg-config", "apk": "pkgconf"},
    "podman": {"*": "podman"},
    "ps": {"dnf": "procps-ng", "pacman": "procps-ng", "apk": "procps", "apt": "procps"},
    "psql": {
        "apt": "postgresql-client",
        "dnf": "postgresql",
        "apk": "postgresql-client",
        "pacman": "postgresql-libs",
        "brew": "libpq",
    },
    "python3": {"pacman": "python", "brew": "python", "*": "python3"},
    "python": {
        "apt": "python-is-python3",
        "dnf": "python-unversioned-command",
        "pacman": "python",
        "apk": "python3",
        "brew": "python",
    },
    "redis-cli": {"apt": "redis-tools", "*": "redis"},
    "rg": {"*": "ripgrep"},
    "rustc": {"pacman": "rust", "brew": "rust", "dnf": "rust", "*": "rustc", "apk": "rust"},
    "scp": {"apt": "openssh-client", "dnf": "openssh-clients", "apk": "openssh-client", "*": "openssh"},
    "sftp": {"apt": "openssh-client", "dnf": "openssh-clients", "apk": "openssh-client", "*": "openssh"},
    "sqlite3": {"apt": "sqlite3", "*": "sqlite"},
    "ss": {"dnf": "iproute", "*": "iproute2"},
    "ssh": {"apt": "openssh-client", "dnf": "openssh-clients", "apk": "openssh-client", "*": "openssh"},
    "sshd": {"apt": "openssh-server", "dnf": "openssh-server", "apk": "openssh-server", "*": "openssh"},
    "sshpass": {"*": "sshpass"},
    "telnet": {"pacman": "inetutils", "apk": "busybox-extras", "*": "telnet"},
    "tput": {"apt": "ncurses-bin", "*": "ncurses"},
    "traceroute": {"*": "traceroute"},
    "unrar": {"*": "unrar"},
    "vi": {"*": "vim"},
    "virtualenv": {"pacman": "python-virtualenv", "apk": "py3-virtualenv", "*": "virtualenv"},
    "watch": {"dnf": "procps-ng", "pacman": "procps-ng", "apt": "procps", "apk": "procps", "brew": "watch"},
    "xmllint": {"apt": "libxml2-utils", "apk": "libxml2-utils", "*": "libxml2"},
    "xxd": {"dnf": "vim-common", "pacman": "vim", "brew": "vim", "*": "xxd"},
    "xz": {"apt": "xz-utils", "*": "xz"},
    "yarn": {"apt": "yarnpkg", "dnf": "yarnpkg", "*": "yarn"},
}
# header → package by manager
HEADERS: dict[str, dict[str, str]] = {
    "Python.h": {"apt": "python3-dev", "dnf": "python3-devel", "apk": "python3-dev", "pacman": "python"},
    "alsa/asoundlib.h": {"apt": "libasound2-dev", "dnf": "alsa-lib-devel", "apk": "alsa-lib-dev"},
    "bzlib.h": {"apt": "libbz2-dev", "dnf": "bzip2-devel", "apk": "bzip2-dev"},
    "curl/curl.h": {"apt": "libcurl4-openssl-dev", "dnf": "libcurl-devel", "apk": "curl-dev"},
    "curses.h": {"apt": "libncurses-dev", "dnf": "ncurses-devel", "apk": "ncurses-dev"},
    "expat.h": {"apt": "libexpat1-dev", "dnf": "expat-devel", "apk": "expat-dev"},
    "ffi.h": {"apt": "libffi-dev", "dnf": "libffi-devel", "apk": "libffi-dev"},
    "ft2build.h": {"apt": "libfreetype-dev", "dnf": "freetype-devel", "apk": "freetype-dev"},
    "gmp.h": {"apt": "libgmp-dev", "dnf": "gmp-devel", "apk": "gmp-dev"},
    "gtk/gtk.h": {"apt": "libgtk-3-dev", "dnf": "gtk3-devel", "apk": "gtk+3.0-dev"},
    "jpeglib.h": {"apt": "libjpeg-dev", "dnf": "libjpeg-turbo-devel", "apk": "libjpeg-turbo-dev"},
    "libpq-fe.h": {"apt": "libpq-dev", "dnf": "libpq-devel", "apk": "libpq-dev"},
    "libxml/parser.h": {"apt": "libxml2-dev", "dnf": "libxml2-devel", "apk": "libxml2-dev"},
    "lzma.h": {"apt": "liblzma-dev", "dnf": "xz-devel", "apk": "xz-dev"},
    "mysql.h": {"apt": "libmysqlclient-dev", "dnf": "mysql-devel", "apk": "mariadb-dev"},
    "ncurses.h": {"apt": "libncurses-dev", "dnf": "ncurses-devel", "apk": "ncurses-dev"},
    "openssl/ssl.h": {"apt": "libssl-dev", "dnf": "openssl-devel", "apk": "openssl-dev"},
    "openssl/opensslv.h": {"apt": "libssl-dev", "dnf": "openssl-devel", "apk": "openssl-dev"},
    "pcap.h": {"apt": "libpcap-dev", "dnf": "libpcap-devel", "apk": "libpcap-dev"},
    "pcre.h": {"apt": "libpcre3-dev", "dnf": "pcre-devel", "apk": "pcre-dev"},
    "png.h": {"apt": "libpng-dev", "dnf": "libpng-devel", "apk": "libpng-dev"},
    "readline/readline.h": {"apt": "libreadline-dev", "dnf": "readline-devel", "apk": "readline-dev"},
    "sqlite3.h": {"apt": "libsqlite3-dev", "dnf": "sqlite-devel", "apk": "sqlite-dev"},
    "SDL2/SDL.h": {"apt": "libsdl2-dev", "dnf": "SDL2-devel", "apk": "sdl2-dev", "brew": "sdl2"},
    "boost/version.hpp": {"apt": "libboost-all-dev", "dnf": "boost-devel", "apk": "boost-dev", "brew": "boost"},
    "systemd/sd-daemon.h": {"apt": "libsystemd-dev", "dnf": "systemd-devel"},
    "uuid/uuid.h": {"apt": "uuid-dev", "dnf": "libuuid-devel", "apk": "util-linux-dev"},
    "X11/Xlib.h": {"apt": "libx11-dev", "dnf": "libX11-devel", "apk": "libx11-dev"},
    "yaml.h": {"apt": "libyaml-dev", "dnf": "libyaml-devel", "apk": "yaml-dev"},
    "zlib.h": {"apt": "zlib1g-dev", "dnf": "zlib-devel", "apk": "zlib-dev"},
    "zstd.h": {"apt": "libzstd-dev", "dnf": "libzstd-devel", "apk": "zstd-dev"},
}
# -lNAME → a header that its package brings
LIBRARIES = {
    "ssl": "openssl/ssl.h", "crypto": "openssl/ssl.h", "z": "zlib.h", "curl": "curl/curl.h", "png": "png.h",
    "jpeg": "jpeglib.h", "ncurses": "ncurses.h", "ncursesw": "ncurses.h", "readline": "readline/readline.h",
    "sqlite3": "sqlite3.h", "pq": "libpq-fe.h", "xml2": "libxml/parser.h", "ffi": "ffi.h", "bz2": "bzlib.h",
    "lzma": "lzma.h", "gmp": "gmp.h", "pcap": "pcap.h", "X11": "X11/Xlib.h", "uuid": "uuid/uuid.h",
    "asound": "alsa/asoundlib.h", "yaml": "yaml.h", "zstd": "zstd.h", "expat": "expat.h", "SDL2": "SDL2/SDL.h",
    "freetype": "ft2build.h", "mysqlclient": "mysql.h",
}  # fmt: skip
# Python module → distribution where the names differ
MODULES = {
    "Crypto": "pycryptodome",
    "MySQLdb": "mysqlclient",
    "OpenSSL": "pyOpenSSL",
    "PIL": "pillow",
    "attr": "attrs",
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "docx": "python-docx",
    "dotenv": "python-dotenv",
    "fitz": "PyMuPDF",
    "git": "GitPython",
    "github": "PyGithub",
    "google.protobuf": "protobuf",
    "jose": "python-jose",
    "jwt": "PyJWT",
    "kafka": "kafka-python",
    "ldap": "python-ldap",
    "magic": "python-magic",
    "markdown": "Markdown",
    "mpl_toolkits": "matplotlib",
    "nacl": "PyNaCl",
    "pptx": "python-pptx",
    "psycopg2": "psycopg2-binary",
    "pymysql": "PyMySQL",
    "rest_framework": "djangorestframework",
    "serial": "pyserial",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "slugify": "python-slugify",
    "telegram": "python-telegram-bot",
    "usb": "pyusb",
    "websocket": "websocket-client",
    "win32api": "pywin32",
    "yaml": "PyYAML",
    "zmq": "pyzmq",
    "pkg_resources": "setuptools",
    "distutils": "setuptools",
    "Levenshtein": "python-Levenshtein",
    "flask_sqlalchemy": "Flask-SQLAlchemy",
}
# Modules whose distribution has their own name and is what everybody means by it.
_KNOWN_MODULES = """
    aiohttp alembic anyio arrow asyncpg attrs babel black boto3 botocore celery certifi cffi chardet click colorama
    coverage cryptography cython dash dask django docker docutils duckdb fabric faker fastapi feedparser flask
    fsspec gevent graphviz gunicorn h5py httpx humanize hypothesis idna imageio ipython itsdangerous jinja2 joblib
    jsonschema jupyter keras langchain lightgbm loguru lxml matplotlib mock mypy nltk networkx numba numpy openai
    openpyxl orjson pandas paramiko passlib pendulum pexpect pip playwright plotly polars prettytable psutil psycopg
    pyarrow pydantic pygments pymongo pyparsing pytest pytz redis regex requests rich ruff scipy scrapy seaborn
    selenium sentry_sdk setuptools simplejson six sqlalchemy starlette statsmodels streamlit structlog sympy
    tabulate tenacity tensorflow termcolor textual toml tomli toolz torch torchvision tornado tox tqdm transformers
    typer typing_extensions tzdata ujson urllib3 uvicorn uvloop virtualenv watchdog websockets werkzeug wheel
    xgboost xlrd xmltodict zstandard
"""
KNOWN_MODULES = frozenset(_KNOWN_MODULES.split())


def package_of(program: str, manager: str) -> str:
    """Package that brings `program` under `manager`; "" when the table does not say."""
    if program in SAME:
        return program
    table = SPECIAL.get(program, {})
    fallback = "" if manager == "brew" and program in {"ip", "ss", "ps", "killall"} else table.get("*", "")
    return table.get(manager, fallback)


def header_package(header: str, manager: str) -> str:
    """Package that brings the C header `header`; "" when unknown."""
    family = {"yum": "dnf"}.get(manager, manager)
    return HEADERS.get(header, {}).get(family, "")


def library_package(name: str, manager: str) -> str:
    """Package with what `-lNAME` needs; "" when unknown."""
    return header_package(LIBRARIES.get(name, ""), manager)


def module_package(module: str) -> str:
    """Distribution that brings the Python module; "" when it is not known for sure."""
    top = module.partition(".")[0]
    if found := MODULES.get(module) or MODULES.get(top):
        return found
    return top.replace("_", "-") if top in KNOWN_MODULES else ""


def python_install(facts: Facts, requirement: str, python: str = "python3") -> str:
    """A command that installs `requirement` where `python` finds it; in a new .venv where the system is guarded."""
    if _is_guarded(facts, python):
        if facts.is_dir(".venv"):
            return f".venv/bin/python -m pip install {requirement}"
        return f"python3 -m venv .venv && .venv/bin/python -m pip install {requirement}"
    return f"{python} -m pip install {requirement}"


def _is_guarded(facts: Facts, python: str) -> bool:
    """Whether the interpreter belongs to the system and refuses pip (PEP 668)."""
    where = facts.which(python) if "/" not in python else python
    if not where.startswith(("/usr/bin/", "/opt/homebrew/", "/usr/local/opt/")):
        return False
    folders = ("/usr/lib", "/usr/lib64", "/opt/homebrew/lib")
    return any(
        facts.exists(f"{folder}/{name}/EXTERNALLY-MANAGED")
        for folder in folders
        for name in facts.listing(folder)
        if name.startswith("python3")
    )


def known_distributions() -> frozenset[str]:
    """Names of Python distributions that are used a lot."""
    return frozenset({*(name.replace("_", "-") for name in KNOWN_MODULES), *MODULES.values()})
