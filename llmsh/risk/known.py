"""Programs whose ordinary use only reads, computes, or makes something new in its own place."""

from functools import cache

from llmsh.risk import rules
from llmsh.risk.read_only import programs
from llmsh.risk.reporters import CMDLET, REPORTERS
from llmsh.syntax.names import names
from llmsh.syntax.unwrap.shells import SHELLS

MAKERS = names(
    """
    mkdir touch mkfifo mktemp ln gcc g++ cc c++ clang clang++ rustc javac tsc ld as ar ranlib strip cmake meson
    ninja make gmake bazel gradle mvn ant sbt configure autoconf automake pkg-config flex bison yacc swig protoc
    pytest tox nox mypy ruff black flake8 isort pylint eslint prettier jest vitest webpack vite rollup esbuild
    tsc-watch cargo rustup-show go gofmt golangci-lint rubocop rspec shellcheck shfmt ctags cscope doxygen
    sphinx-build mkdocs hugo jekyll pandoc pdflatex xelatex lualatex latexmk bibtex tex latex dvips groff troff
    asciidoctor rst2html convert magick identify mogrify-dry ffmpeg ffprobe sox lame flac oggenc mediainfo exiftool
    gnuplot dot inkscape gs pdftotext pdfinfo pdftk qpdf img2pdf tesseract youtube-dl yt-dlp vim vi nvim nano emacs
    emacsclient micro hx helix ed ex code subl gedit kate less more most man info bat view git hg svn fossil gh glab
    tig lazygit tmux screen htop btop atop glances iotop nmon top nethogs iftop watch entr fzf dialog whiptail
    zenity notify-send xdg-open open xclip xsel pbcopy pbpaste wl-copy wl-paste import scrot gnome-screenshot
    flameshot sleep wait jobs fg bg disown cd pushd popd dirs export declare local readonly typeset unset set shopt
    read mapfile readarray printf let getopts shift return break continue exit logout times trap bind complete
    compgen compopt alias unalias hash caller suspend help exec eval command builtin source . test [ : true false fetch
    umask ulimit history fc type enable wget curl ssh scp sftp rsync ssh-keygen ssh-add ssh-agent ssh-keyscan gpg
    gpg2 openssl age minisign ping traceroute mtr dig nslookup host whois nc ncat telnet ftp lftp nmap tcpdump
    tshark arp-scan iperf iperf3 speedtest mosh irssi weechat mutt mail mailx newsboat lynx w3m links elinks zip tar
    gtar bsdtar 7z 7za rar cpio split csplit tee sponge cp mv install dd rename mmv patch diff cmp sdiff vimdiff
    meld sort shuf uniq sed gsed awk gawk mawk nawk perl python python3 ruby node php lua java julia R Rscript ghci
    irb ipython jupyter bpython sqlite3 psql mysql mongosh redis-cli docker podman kubectl helm terraform ansible
    vagrant aws gcloud az heroku npm yarn pnpm npx pip pip3 pipx uv poetry pipenv conda bundle gem composer apt
    apt-get dnf yum pacman brew snap flatpak systemctl service journalctl loginctl crontab at nohup setsid nice
    ionice timeout stdbuf time env sudo su doas xargs parallel find fd locate updatedb sh bash zsh dash ksh fish csh
    script logger wall write mesg talk yes seq cal factor bc dc units cowsay fortune figlet toilet lolcat sl banner
    tput clear reset stty tset setterm resize espeak say aplay arecord mpv mplayer vlc cmus feh eog evince zathura
    okular libreoffice soffice unoconv xmllint xsltproc jq yq xq dasel csvkit csvcut csvgrep csvstat csvlook mlr xsv
    qsv datamash hyperfine strace ltrace perf gdb lldb valgrind kcachegrind objcopy nasm coproc bzip2 gzip xz zstd
    lz4 compress bunzip2 gunzip unxz unzstd uncompress zcat base64 truncate fallocate chmod chown stow direnv zoxide
    starship iconv dos2unix unix2dos fmt pr fold expand indent astyle clang-format tldr cheat gitk qemu-img
    genisoimage mkisofs xorriso ldd pg_dump pg_dumpall mysqldump mongodump tokei cloc scc aa-status apachectl httpd
    nginx caddy haproxy named-checkconf named-checkzone sshd-check postfix-check certbot-check apache2ctl testparm
    autoreconf autoheader autoscan aclocal libtoolize gettextize msgfmt msgmerge msginit pod2man pod2html javadoc rdoc
    jar jlink jpackage catman ps2pdf ps2ps eps2eps pdf2ps pdf2dsc dvipdf pstoimg fc-cache cpack ctest lex yacc gencat
    localedef tic genisoimage rake racc erb dh_make dpkg-buildpackage dpkg-source display animate compare composite
    montage stream conjure ghostscript c89 c99 gfortran dwp gold tbl eqn pic grog preconv nroff soelim patchelf
    rustfmt ktlint gofumpt cmd powershell pwsh icacls mountpoint exiv2 mediainfo pdfimages
    """
)


@cache
def _names() -> frozenset[str]:
    return MAKERS | REPORTERS | programs.ANY_FLAGS | frozenset(programs.CHECKED) | _spoken_for()


def _spoken_for() -> frozenset[str]:
    """The programs that a rule knows as a whole; a rule with IS_PARTIAL knows only some uses of its programs."""
    whole = (rule for rule in rules.COMMAND_RULES if not getattr(rule, "IS_PARTIAL", False))
    return frozenset(program for rule in whole for program in rule.PROGRAMS)


def is_heard_of(program: str) -> bool:
    """Claims that anything at all is known of `program`."""
    return program in _names() or program in rules.by_program() or program in SHELLS


def is_known(program: str) -> bool:
    """Claims that the rules would have spoken if this use of `program` were more than ordinary."""
    return program in _names() or CMDLET.fullmatch(program) is not None
