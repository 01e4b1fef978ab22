"""What administrators' programs do to whole machines, disks and networks: a table of facts by class of harm.

Source: the manual of each program; MITRE ATT&CK T1489, T1529, T1561, T1562.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Level, Reason
from llmsh.risk.fact_table import Row, facts_of, judged

IS_PARTIAL = True
_D, _C = Level.DANGER, Level.CAUTION
_ALL_JOBS = "ends every job or connection that fits"
_ERASES = "destroys or overwrites what a disk or a chip holds"
_GONE = "removes something that other things stand on"
_OFF = "stops or restarts a machine"
_OPEN = "opens a way in"
_WATCH = "stops what watches over the system"
_ROWS: dict[Reason, tuple[Row, ...]] = {
    Reason.SHUTDOWN: (
        ("virsh", _D, r"\bqemu-(?:agent|monitor)-command\b", "runs something in a virtual machine, or changes it"),
        ("lxc incus", _D, r"\bstop\b.*--all\b", "stops every container"),
        (
            "qdbus qdbus6 gdbus dbus-send",
            _D,
            r"(?i)\b(?:logout|logoutandshutdown|logoutandreboot)\b",
            "ends the session and all that runs in it",
        ),
        (
            "grub-reboot grub2-reboot grub-set-default grub2-set-default bootctl",
            _C,
            r"\bset-\w+|^(?!status|list|--)\S",
            "changes what is started next",
        ),
        ("virsh", _D, r"\b(?:shutdown|destroy|reboot|reset|managedsave|suspend)\b", _OFF),
        ("VBoxManage vboxmanage", _D, r"\bcontrolvm\b.*\b(?:poweroff|reset|acpi\w+|savestate|shutdown)\b", _OFF),
        ("qm pct", _D, r"^(?:stop|shutdown|reset|reboot|suspend|destroy)\b", _OFF),
        ("xl xm xe", _D, r"\b(?:destroy|shutdown|reboot|vm-shutdown|vm-destroy|host-(?:shutdown|reboot))\b", _OFF),
        ("vim-cmd", _D, r"power\.(?:off|shutdown|reset|reboot|suspend)|\bdestroy\b|unregister", _OFF),
        ("esxcli", _D, r"\bsystem shutdown\b|\bprocess kill\b|\bmaintenanceMode set\b", _OFF),
        (
            "govc",
            _D,
            r"\b(?:vm|host|datastore|pool|folder|dvs|cluster|snapshot)\.(?:destroy|rm|remove|shutdown)"
            r"|-off\b|-reset\b",
            _OFF,
        ),
        ("prlctl vmrun", _D, r"\b(?:stop|reset|suspend|deleteVM|delete|unregister)\b", _OFF),
        ("openrc-shutdown s6-linux-init-shutdown uadmin runit-init reboot.sh fastboot.sh", _D, r".", _OFF),
        ("s6-rc sv", _D, r"\b(?:-d|down|force-stop|exit)\b.*\b(?:all|\*)|-da\b", _OFF),
        ("upsmon", _D, r"-c fsd\b", _OFF),
        ("upsdrvctl", _D, r"^shutdown\b", _OFF),
        ("upscmd", _D, r"\b(?:shutdown|load\.off)", _OFF),
        ("apcupsd", _D, r"--(?:killpower|power-off)", _OFF),
        ("talosctl", _D, r"^(?:shutdown|reboot|reset|upgrade)\b", _OFF),
        ("snmpset", _D, r".", "sets something on another machine"),
        (
            "racadm",
            _D,
            r"\bserveraction (?:powerdown|powercycle|hardreset|graceshutdown)|\bracreset|\bsystemerase" r"|\bclrraclog",
            _OFF,
        ),
        ("ipmitool", _D, r"\b(?:mc reset|chassis bootdev|sel clear|user set|lan set)\b", _OFF),
        ("ipmi-power ipmipower", _D, r"--(?:off|cycle|reset)", _OFF),
        ("wol reboot-required rpi-eeprom-update", _C, r".", "changes how or when a machine starts"),
        (
            "adb",
            _D,
            r"^(?:-s \S+ )?(?:reboot|sideload|root|disable-verity|uninstall|shell (?:pm (?:uninstall|clear)"
            r"|wipe|reboot|recovery|am broadcast.*MASTER_CLEAR))",
            "changes or erases a phone",
        ),
        (
            "fastboot",
            _D,
            r"\b(?:erase|flash\w*|format\S*|oem|flashing|-w|wipe-super|set_active|update|reboot)\b",
            _ERASES,
        ),
    ),
    Reason.DISK: (
        (
            "lvresize lvreduce",
            _D,
            r"(?:-L|--size|-l|--extents)[ =]?-|^.*--resizefs.*-\d",
            "makes a volume smaller than what may be on it",
        ),
        ("vgcfgrestore", _D, r"-f|--force", _ERASES),
        ("vgreduce pvchange", _D, r"--removemissing|-f|--force|-x n", _GONE),
        ("lvconvert", _D, r"--(?:merge|repair|uncache|splitmirrors|mirrors 0)|-m ?0", "changes a volume for good"),
        ("dmsetup", _D, r"^(?:remove|remove_all|wipe_table|clear|load|suspend)\b", _GONE),
        ("ocs-sr ocs-onthefly ocs-restore-mdisks", _D, r"\brestore\w*\b|-[fd] \S+", _ERASES),
        ("flashrom", _D, r"(?:^|\s)-\w*[wEv]\b|--(?:write|erase)", _ERASES),
        (
            "mtd mtd_debug flash_erase flash_eraseall nandwrite flashcp ubiformat ubirmvol ubiupdatevol sysupgrade",
            _D,
            r".",
            _ERASES,
        ),
        (
            "dcfldd dc3dd ddrescue gddrescue dd_rescue",
            _D,
            r"\bof=/dev/\w|hwipe=|wipe=|(?:^|\s)-\w*f\b.*/dev/|/dev/\w+ /dev/\w+",
            _ERASES,
        ),
        ("partimage fsarchiver", _D, r"\brest(?:ore|fs|mbr)\b|\brestdir\b", _ERASES),
        ("ntfsclone", _D, r"-O\b|--overwrite|-r\b|--restore-image", _ERASES),
        ("ntfsresize", _D, r"-s\b|--size|-b\b", _ERASES),
        (
            "mkntfs mkexfatfs mkdosfs mkudffs mkzftree mkisofs.raw mkinitfs.dev newfs newfs_hfs newfs_apfs "
            "newfs_exfat newfs_udf mkreiserfs mkjfs",
            _D,
            r".",
            _ERASES,
        ),
        (
            "nvme",
            _D,
            r"^(?:write-zeroes|write-uncor|delete-ns|detach-ns|fw-commit|fw-activate|fw-download|dsm|format"
            r"|sanitize|reset|subsystem-reset|set-feature)\b",
            _ERASES,
        ),
        (
            "hdparm",
            _D,
            r"--(?:trim-sector|write-sector|repair-sector|make-bad|fwdownload|security-\w+|dco-\w+)|-N ?p?\d",
            _ERASES,
        ),
        ("sg_write_same sg_write_buffer sg_reassign sg_format sg_dd sg_raw scrub secure-delete", _D, r".", _ERASES),
        ("blkzone", _D, r"^(?:reset|finish|close)\b", _ERASES),
        ("blockdev", _C, r"--(?:set|reread|flush)", "changes how a disk is seen"),
        ("zramctl", _D, r"--reset|-r\b", _ERASES),
        (
            "swaplabel e2label ntfslabel fatlabel xfs_admin btrfstune",
            _C,
            r"-[LUu]|\s\S",
            "changes the name of a file system",
        ),
        ("btrfstune", _D, r"-f|-S 1|-u|-U", "changes the identity of a file system"),
        ("mformat mdeltree", _D, r".", _ERASES),
        ("mdel", _C, r".", "deletes files"),
        ("growpart resizepart xfs_growfs", _C, r".", "changes the size of a partition"),
        (
            "grub-install grub2-install lilo extlinux syslinux ms-sys bootsect",
            _D,
            r".",
            "writes the boot sectors of a disk",
        ),
        ("snapper", _D, r"\b(?:delete|rollback|undochange|cleanup)\b", "deletes snapshots or goes back to one"),
        ("timeshift", _D, r"--(?:restore|delete|delete-all)", "deletes snapshots or goes back to one"),
        ("stratis", _D, r"\b(?:destroy|pool destroy|filesystem destroy|unbind)\b", _ERASES),
        ("gluster", _D, r"\bvolume (?:delete|stop|reset)|\bremove-brick\b|\bpeer detach\b", _GONE),
        ("mmcrfs mmdelfs mmdeldisk mmdelsnapshot mmdelfileset", _D, r".", _ERASES),
        (
            "hdfs hadoop",
            _D,
            r"\bdfs -rm\b.*-(?:r|R|skipTrash)|\bfs -rm\b.*-(?:r|R|skipTrash)|-rmr\b|\bnamenode -format\b"
            r"|-expunge\b|\bdfsadmin -safemode\b",
            _ERASES,
        ),
        ("lfs", _D, r"\b(?:setstripe -d|migrate)\b|\bchangelog_clear\b", _GONE),
        ("iscsiadm", _D, r"-o delete|--op[ =]delete|-u\b|--logout", _GONE),
        ("tgtadm targetcli", _D, r"\bdelete\b|\bclearconfig\b", _GONE),
        ("wbadmin", _D, r"\bdelete\b", "removes back-ups"),
        ("fsutil", _D, r"\b(?:deletejournal|setzerodata|file setvaliddata)\b", _ERASES),
        (
            "tmutil",
            _D,
            r"^(?:delete\w*|disable|thinlocalsnapshots|restore)\b",
            "removes back-ups, or stops making them",
        ),
    ),
    Reason.PROCESS_KILL: (
        (
            "systemctl",
            _D,
            r"\b(?:stop|kill)\b.*\b(?:default|graphical|multi-user|basic|sysinit|local-fs|network|user|system)\.(?:target|slice)",
            "stops everything that hangs on it",
        ),
        ("taskkill", _D, r"(?i)/im \*|/fi\b.*\bne\b|/pid [04]\b", "ends programs that are not named one by one"),
        ("scancel", _D, r"-u\b|--user|--me\b|-A\b|--account|-p\b|--partition|--state|-t\b|\*", _ALL_JOBS),
        ("scancel", _C, r".", "ends a job"),
        ("qdel", _D, r"\ball\b|-u\b|\*|\$\(", _ALL_JOBS),
        ("bkill", _D, r"(?:^|\s)0\b|-u\b|-q\b|-g\b", _ALL_JOBS),
        ("condor_rm condor_hold", _D, r"-all\b|-a\b|-constraint|^\w+$", _ALL_JOBS),
        ("qdel bkill qsig", _C, r".", "ends a job"),
        ("cpulimit", _D, r"-k\b|--kill", "kills a process whenever it works"),
        (
            "crm pcs",
            _D,
            r"\b(?:stop|standby|cluster (?:stop|destroy|kill)|resource (?:stop|delete|disable)|erase|destroy"
            r"|fence)\b",
            "stops what a cluster runs",
        ),
        ("stonith_admin fence_node", _D, r"--(?:fence|off|reboot)|-[FBX]\b|^\S", _OFF),
        ("psql", _D, r"(?is)pg_(?:terminate|cancel)_backend\b.*\bfrom\b", _ALL_JOBS),
        ("mysqladmin", _D, r"\bkill\b", _ALL_JOBS),
        ("wmctrl", _C, r"-c\b", "closes a window"),
        ("gdb", _D, r"-p ?1\b.*\bkill\b", "kills what everything depends on"),
        (
            "killall",
            _D,
            r"\b(?:dhclient|wpa_supplicant|dhcpcd|systemd-networkd|dbus-daemon|pulseaudio -9|Finder -KILL"
            r"|loginwindow|dockerd|containerd|kubelet)\b",
            "kills what others depend on",
        ),
        ("killsnoop earlyoom", _C, r".", "may end processes"),
        (
            "supervisorctl",
            _D,
            r"^(?:stop|shutdown|signal \w+) ?(?:all|\*)?$|^shutdown\b|^stop all\b",
            "stops every program it runs",
        ),
        (
            "pm2",
            _D,
            r"^(?:delete|stop|kill|reload|restart) ?(?:all)?$|^kill\b|^(?:delete|stop) all\b",
            "stops every program it runs",
        ),
        ("monit", _D, r"\b(?:stop|unmonitor) all\b|^quit\b", "stops every program it watches"),
        ("forever", _D, r"\bstopall\b", "stops every program it runs"),
        ("svc", _D, r"^-\w*[dxk]", "stops a service"),
        ("renice", _C, r".", "changes how much processes get"),
    ),
    Reason.SYSTEM_CONFIG: (
        (
            "launchctl",
            _D,
            r"\b(?:unload|bootout|disable)\b.*(?:/System/Library|\bsystem/com\.apple)",
            "stops a part of the system",
        ),
        ("pivot_root switch_root", _D, r".", "exchanges the root of the file system"),
        ("quotaoff", _D, r".", "drops a protection of the system"),
        ("zfs", _D, r"\bset (?:readonly|mountpoint|canmount)=", "changes where or whether data can be written"),
        ("groupmod usermod groupadd useradd", _D, r"(?:-g|-u|--gid|--uid)[= ]0\b", "gives somebody the rights of root"),
        ("systemsetup", _D, r"(?i)-setremote(?:login|appleevents) on", "opens a way in"),
        ("dscl", _D, r"-(?:create|append|passwd|delete|change|merge)\b", "changes who may log in"),
        ("systemctl", _D, r"\bset-environment\b.*\b(?:PATH|LD_\w+)=", "changes which programs services run"),
        ("authconfig authselect", _D, r"--disable\w+|--updateall|--force", "changes how people log in"),
        ("mount", _D, r"^-\w*a\b.*\bremount\b", "mounts everything anew"),
        ("history", _D, r"-\w*c\w*w|-\w*w ?\w* /dev/null", "throws away the history of commands"),
        ("chage", _D, r"-E ?[01]\b|--expiredate[= ][01]\b|-E 19\d\d", "locks somebody out"),
        ("auditpol", _D, r"/(?:clear|remove|set .*disable)", _WATCH),
        ("augtool", _D, r"\b(?:set|rm|ins|mv)\b", "changes settings of the system"),
        ("dconf", _D, r"^(?:reset -f|update|load)\b", "resets settings"),
        ("dconf", _C, r"^(?:write|reset)\b", "changes a setting"),
        ("falcoctl osqueryctl clamonacc wazuh-control ossec-control", _D, r"\b(?:stop|uninstall|disable)\b", _WATCH),
        (
            "falconctl mdatp sentinelctl cbctl",
            _D,
            r"\b(?:uninstall|disable|stop|unload|config real-time-protection .*disabled|exclusion)\b",
            _WATCH,
        ),
        ("snap", _D, r"^(?:revert|disable|set system)\b", "goes back to an old version, or switches off"),
        ("fwupdmgr", _D, r"^(?:downgrade|reinstall|install|clear-history|modify-bios)", "writes firmware"),
        (
            "firewall-cmd",
            _D,
            r"--(?:panic-on|complete-reload|set-default-zone[= ]trusted|add-port[= ](?:1-65535|0-65535)"
            r"|zone[= ]trusted.*--add-(?:interface|source))",
            _OPEN,
        ),
        (
            "cpupower tuned-adm powerprofilesctl",
            _C,
            r"\b(?:set|profile|off|frequency-set)\b",
            "changes how the machine runs",
        ),
        ("setserial stty", _C, r"/dev/", "changes a line"),
        (
            "nixos-rebuild home-manager darwin-rebuild guix",
            _C,
            r"\b(?:switch|boot|reconfigure|test)\b",
            "changes the system as a whole",
        ),
        (
            "mkinitcpio dracut update-initramfs depmod kernel-install",
            _C,
            r".",
            "makes what the machine starts from anew",
        ),
        ("update-initramfs", _D, r"-d\b", "deletes what the machine starts from"),
        ("kernel-install", _D, r"^remove\b", "deletes what the machine starts from"),
        ("semodule semanage setsebool", _C, r"-[rdiaBDP]", "changes what is allowed"),
        (
            "semanage",
            _D,
            r"\bpermissive -a\b|\bboolean .*--on\b|\bimport\b|\b(?:login|fcontext|port) -D\b",
            "drops a protection of the system",
        ),
        (
            "apparmor_parser aa-complain aa-disable aa-unconfined",
            _D,
            r"-R\b|--remove|^\S",
            "drops a protection of the system",
        ),
        (
            "krb5-config kadmin kadmin.local",
            _D,
            r"\b(?:delprinc|delete_principal|cpw|change_password|ktremove)\b",
            "changes who may log in",
        ),
        ("ipa", _D, r"\b\w+-del\b|\bhbacrule-(?:disable|mod)\b|\b\w+-disable\b", "changes who may log in"),
        ("samba-tool smbpasswd pdbedit", _D, r"\b(?:delete|demote|disable)\b|-[xn]\b", "changes who may log in"),
        ("ldapdelete ldapmodrdn", _C, r".", "changes a directory"),
        ("ldapdelete", _D, r"-r\b|-f\b", "deletes a whole part of a directory"),
        ("chpasswd newusers vipw vigr", _D, r"", "changes who may log in"),
    ),
    Reason.PERSISTENCE: (
        ("pm2", _D, r"^(?:startup|unstartup)\b", "runs again at every start"),
        (
            "chsh",
            _D,
            r"(?:-s|--shell)[= ](?!/(?:usr/)?bin/(?:ba|z|da|fi|k|tc|c)?sh\b|/usr/local/bin/|/opt/homebrew/)",
            "runs an unusual program at every log-in",
        ),
        ("loginctl", _C, r"\benable-linger\b", "lets a user's services run on"),
        ("cloud-init", _D, r"\b(?:clean|modules|single)\b", "runs the first set-up again"),
        (
            "update-rc.d chkconfig rc-update insserv sysrc",
            _D,
            r"\b(?:defaults|enable|on|add|remove|--add|off|del)\b",
            "changes what runs at every start",
        ),
        (
            "cygrunsrv nssm sc sc.exe",
            _D,
            r"\b(?:install|create|config|-I|--install|delete)\b",
            "changes what runs at every start",
        ),
        ("brew", _C, r"^services (?:start|restart|run)\b", "runs again at every start"),
    ),
    Reason.RESOURCE_EXHAUSTION: (
        ("nmap", _D, r"(?:^|\s)[\d.]+/[0-8](?:\s|\Z)", "sends more than a network can take"),
        (
            "wrk wrk2 bombardier oha h2load k6 autocannon",
            _D,
            r"-c ?\d{4,}|--connections[= ]\d{4,}|-u ?\d{4,}|--vus[= ]\d{4,}|-n ?\d{7,}",
            "sends more than a machine can take",
        ),
        ("tcpreplay", _D, r"--(?:topspeed|loop[= ]?0|mbps[= ]\d{4,})|-t\b", "sends more than a network can take"),
        ("fio", _C, r".", "writes as much as it is told"),
        ("fio", _D, r"--filename[= ]/dev/|--time_based|--size[= ]\d+T", "writes until the disk is full, or over it"),
    ),
}
FACTS = facts_of(_ROWS)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "virsh destroy vm",
    "scancel -u me",
    "lvresize -L -10G vg/root",
    "chsh -s /tmp/x",
    "fastboot erase system",
)
IGNORES = (
    "virsh list",
    "scancel --help",
    "chsh -s /bin/zsh",
    "snap list",
)


def assess(command: SimpleCommand) -> Finding | None:
    return judged(command, FACTS)
