"""Programs whose uses report and change nothing, unless a rule speaks of one: known, so that they raise no alarm.

That they are here is no claim of `read_only`, which has a list of its own with every option checked.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.names import names

REPORTERS = names(
    """
    zdb sg_inq sg_readcap sg_vpd sg_logs sg_luns sg_turs sg_map sg_scan lxc-ls lxc-info lxc-top lxc-checkconfig
    pg_controldata mongostat mongotop svcs exiwhat exinext
    trash-list ncdu duf dust dua gdu xfs_info lsscsi lsipc matchpathcon selinuxenabled sesearch seinfo
    avcstat capsh ausearch aureport auvirt aulast squeue sinfo sacct sprio sshare sstat sreport qstat
    qhost bjobs bhosts bqueues condor_q condor_status pwdx upower upsc acpi_listen needrestart checkrestart
    ldapsearch ldapwhoami ldapcompare deborphan needs-restarting equery eix qlist qfile qdepends apt-file apt-rdepends
    debsecan apt-listchanges ansible-inventory ansible-doc ansible-lint detect-secrets gitleaks trufflehog
    pwgen apg xkcdpass diceware uuidgen uuid systemd-cgtop systemd-cgls systemd-delta systemd-detect-virt
    systemd-escape systemd-path systemd-id128 tcptraceroute lldpctl lldpcli bridge
    ethtool mii-tool iwlist iw ifstat iftop bmon vnstat nload slurm sipcalc ipcalc whob geoiplookup nbtscan avahi-browse
    avahi-resolve dns-sd drill kdig delv dnstracer nslookup6 mtr-packet fping arping tcpflow ngrep tcpslice capinfos
    debconf-show debconf-get-selections apt-config repquota quota pwck grpck pwscore lastcomm sa ac dump-acct
    chkrootkit lynis aa-status aa-notify checksec hardening-check scanelf pscap filecap netcap
    lspcmcia lshal hwinfo inxi cpufetch neofetch fastfetch screenfetch macchina pfetch hostid cpu-info x86info
    numastat turbostat dmidecode biosdecode vpddecode decode-dimms i2cdetect
    edac-util ras-mc-ctl perf slabtop irqtop atopsar collectl nfsstat nfsiostat
    showmount rpcinfo mountstats cifsiostat tapestat zramstat bcachestat arcstat arc_summary
    glxinfo glxgears vainfo vdpauinfo clinfo vulkaninfo edid-decode xdpyinfo xlsfonts xlsatoms xwininfo xprop xev
    fc-list fc-match fc-query fc-scan fc-pattern showkey
    arecordmidi aplaymidi amidi pw-top pw-dump
    lsb_release lsinitrd lsinitcpio lsreg lsdev lsusb.py usb-devices usbview lstopo hwloc-info hwloc-ls
    objdump nm readelf size addr2line c++filt elfls otool dyldinfo vtool
    dwarfdump eu-readelf eu-nm eu-objdump pahole abidiff rabin2 radiff2 rafind2 rahash2 rax2
    cargo-audit cargo-outdated cargo-tree govulncheck staticcheck golint gocyclo deadcode errcheck revive
    pydocstyle pycodestyle bandit vulture radon xenon pyright pyre pytype pip-audit safety pipdeptree
    depcheck npm-check madge license-checker jscpd tslint standard xo biome oxlint stylelint htmlhint markdownlint
    mdl vale proselint write-good alex textlint yamllint jsonlint tomlv hadolint dockle trivy grype syft
    checkov tflint tfsec terrascan kube-score kubeval kubeconform kube-linter polaris conftest cfn-lint actionlint
    ansible-lint puppet-lint foodcritic cookstyle rubycritic brakeman reek flay flog phpstan psalm phan phpcs phpmd
    cppcheck cpplint splint include-what-you-use detekt
    hlint stan credo elvis luacheck selene bashate checkbashisms vint
    dig host whois jwhois rdap openssl-info certigo sslscan testssl testssl.sh whatweb wafw00f
    gh-dash lazydocker ctop dive k9s stern kail kubetail kubecolor popeye pluto nova kubent
    rbac-lookup kubectl-who-can hubble
    jless fx gron jc jo xidel htmlq pup hred miller visidata vd csvlens tidy-viewer tv bat-extras
    glow mdcat rich viu chafa catimg timg icat imgcat exa lsd eza
    hexyl xxd hexdump ent entropy ssdeep tlsh md5deep sha256deep hashdeep b3sum xxhsum
    cksfv rhash crc32 sum blake3 xxh64sum xxh128sum
    antiword catdoc catppt xls2csv docx2txt odt2txt unrtf pdftotext pdfinfo pdffonts pdfimages pdfgrep
    djvutxt mediainfo mkvinfo mp4info mp3info id3info soxi flvmeta
    ffprobe pngcheck jpeginfo tiffinfo identify
    cloc tokei loc sloccount onefetch git-standup git-quick-stats gitstats hyperfine tokio-console
    ncal when units qalc dc gcal ddate fortune cowsay cowthink lolcat figlet toilet sl
    cmatrix asciiquarium pipes.sh nyancat
    apropos whatis manpath info pinfo cheat tldr curl-config xml2-config pg_config mysql_config
    python-config python3-config ruby-config llvm-config sdl2-config freetype-config gpg-error-config libgcrypt-config
    pkgconf getconf locale tzselect zdump ntpq ntpstat ntptime
    atq at.allow systemd-analyze lpq lpstat lpinfo
    mailq postqueue qshape doveconf
    httping httpstat curlie dogdns dog doggo q
    stat64 statx namei lsof lslocks inotifywait inotifywatch fswatch
    tasklist systeminfo ipconfig getmac nbtstat tracert pathping whoami where ver vol driverquery gpresult tree.com
    qwinsta quser fc.exe findstr more.com sw_vers system_profiler ioreg vm_stat fs_usage
    sample spindump powermetrics sc_usage latency nettop mdfind mdls dsmemberutil
    swift-demangle atos leaks heap vmmap malloc_history zprint kextstat
    getrlimit lsfd lsirq coreinfo
    adb fastboot klist nstat rc-status semodule bootctl hdiutil
    sd blockdev keytool security salt-key vtysh conntrack bcdedit taskset chrt ionice dmsetup multipath qemu-img
    filefrag pg_lsclusters lnstat rtstat ctstat rtacct routel rtmon zless bzless xzless lzless zmore
    bzmore xzmore lzmore
    pinky utmpdump isosize findfs faillog getpcaps fincore jps jstack jmap jinfo jstat javap jdeps jfr perldoc pydoc
    pydoc3 ri pslog peekfd pmap pldd tload tabs e2freefrag xfs_bmap xfs_estimate xfs_ncheck xfs_logprint dumpsexp
    gettext ngettext envsubst xgettext msgcat msgcmp msgcomm msggrep msguniq pod2text pod2usage podchecker json_pp
    svnlook svnversion svndumpfilter prtstat uconv iconv sadf sar mpstat pidstat cpp cc1 gprof gcov sotruss mcookie
    ischroot dpkg-architecture dpkg-parsechangelog dpkg-checkbuilddeps dpkg-scanpackages perlivp corelist
    dnsdomainname nisdomainname ypdomainname nstat lsattr psx piconv pkaction xfontsel xfd xvinfo xdriinfo appres
    col colrm colcrt ul rgrep rview zstdgrep zstdless zipgrep zipinfo zipdetails funzip sync quotastats printafm
    paperconf pprof bzcmp bzdiff xzcmp xzdiff lzcmp lzdiff unlz4 lz4cat luac debconf-escape ps2ascii ps2txt
    pvscan vgscan lvscan pvck lvmdiskscan grub-probe grub-file evtest dump.exfat vgck lvmconfig cpufreq-info v4l2-ctl
    tlp-stat pgrep-stat mmcli pw-config lvm-dump iwinfo mcat gdalinfo ogrinfo readpe gst-inspect-1.0 parquet-tools
    hledger ledger einfo figlist ascii dfc ddgr googler bandwhich sipcalc arp-fingerprint hddtemp wdctl lid
    llvm-nm llvm-objdump llvm-readelf llvm-readobj llvm-size llvm-strings llvm-symbolizer llvm-cxxfilt llvm-dwarfdump
    tokens ncurses6-config infocmp toe tput dircolors
    grub-script-check unbound-checkconf slaptest nsd-checkconf nsd-checkzone desktop-file-validate
    virt-ls virt-cat virt-df virt-log virt-filesystems virt-inspector isoinfo mdir mtype minfo
    ldns-verify-zone appstream-util
    """
)
CMDLET = late_pattern(r"(?:Get|Select|Sort|Measure|Test|Compare|Format|Write|Where|ConvertTo|Show)-[A-Z]\w+")
_ASKS = names(
    """
    list ls status show info version help get search describe print check view stats stat top ps logs log history
    whoami ping env doctor diff validate lint plan preview tree which search-packages audit report inspect query
    --version --help -h -V --list --status --info --show -version -help -ls -du -df -count -stat
    """
)
_ASKING_VERB = late_pattern(
    r"(?:list|ls|show|describe|status|view|info|search|print|stats)[-_:.]\S+\Z|\S+[-_:.](?:list|ls|show|status|info)\Z"
)
_CHANGES = late_pattern(
    r"--(?:fix|write|apply|force|delete|remove|set|update|save|output|install|yes|in-place)\b|-[yf]\Z"
)


def only_asks(command: SimpleCommand) -> bool:
    """Claims that the words of a program about which nothing is known only ask it for something: `x status`."""
    shapes = command.shapes
    if not shapes or command.words[0].value is None or "/" in command.words[0].value:
        return False
    if command.assignments or any(item.writes_file for item in command.redirections):
        return False
    asks = shapes[0] in _ASKS or (len(shapes) > 1 and shapes[1] in _ASKS and shapes[0].isalpha())
    asks = asks or _ASKING_VERB.match(shapes[0]) is not None
    return asks and not any(_CHANGES.match(shape) for shape in shapes)
