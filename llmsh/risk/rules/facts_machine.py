"""What programs do to a whole machine: stop it, load it, change how it starts and what guards it.

Source: the manual of each program; MITRE ATT&CK T1489, T1498, T1529, T1543, T1562.
"""

from llmsh.risk.fact_table import facts_of, judge

IS_PARTIAL = True
FACTS = facts_of(
    r"""
[shutdown] runs something in a virtual machine, or changes it
! virsh: \bqemu-(?:agent|monitor)-command\b
[shutdown] stops every container
! lxc incus: \bstop\b.*--all\b
[shutdown] ends the session and all that runs in it
! qdbus qdbus6 gdbus dbus-send: (?i)\b(?:logout|logoutandshutdown|logoutandreboot)\b
[shutdown] changes what is started next
~ grub-reboot grub2-reboot grub-set-default grub2-set-default bootctl: \bset-\w+|^(?!status|list|--)\S
[shutdown] stops or restarts a machine
! virsh: \b(?:shutdown|destroy|reboot|reset|managedsave|suspend)\b
! VBoxManage vboxmanage: \bcontrolvm\b.*\b(?:poweroff|reset|acpi\w+|savestate|shutdown)\b
! qm pct: ^(?:stop|shutdown|reset|reboot|suspend|destroy)\b
! xl xm xe: \b(?:destroy|shutdown|reboot|vm-shutdown|vm-destroy|host-(?:shutdown|reboot))\b
! vim-cmd: power\.(?:off|shutdown|reset|reboot|suspend)|\bdestroy\b|unregister
! esxcli: \bsystem shutdown\b|\bprocess kill\b|\bmaintenanceMode set\b
! govc: \b(?:vm|host|datastore|pool|folder|dvs|cluster|snapshot)\.(?:destroy|rm|remove|shutdown)|-off\b|-reset\b
! prlctl vmrun: \b(?:stop|reset|suspend|deleteVM|delete|unregister)\b
! openrc-shutdown s6-linux-init-shutdown uadmin runit-init reboot.sh fastboot.sh: .
! s6-rc sv: \b(?:-d|down|force-stop|exit)\b.*\b(?:all|\*)|-da\b
! upsmon: -c fsd\b
! upsdrvctl: ^shutdown\b
! upscmd: \b(?:shutdown|load\.off)
! apcupsd: --(?:killpower|power-off)
! talosctl: ^(?:shutdown|reboot|reset|upgrade)\b
! racadm: \bserveraction (?:powerdown|powercycle|hardreset|graceshutdown)|\bracreset|\bsystemerase|\bclrraclog
! ipmitool: \b(?:mc reset|chassis bootdev|sel clear|user set|lan set)\b
! ipmi-power ipmipower: --(?:off|cycle|reset)
! redfishtool redfish-ctl rf_power_reset: (?i)\breset\b|\b(?:power|force)(?:off|cycle|restart)\b|\bgracefulshutdown\b
! runsvchdir: .
! s6-svscanctl: -\w*[tqbi60]
! openrc rc: ^(?:shutdown|single|reboot|nonetwork)\b
! dinitctl: ^(?:shutdown|stop --force)\b
! herd: ^(?:stop|power-off|reboot) (?:root|shepherd)\b|^(?:power-off|reboot)\b
! svcadm: ^(?:disable|milestone)\b
! wsl wsl.exe: --(?:terminate|unregister|shutdown|uninstall)|(?:^|\s)-t\b
! vmadm: ^(?:stop|delete|reboot|kill|reprovision)\b
! bhyvectl: --(?:destroy|force-\w+)
! iocage bastille ezjail-admin cbsd vm: \b(?:destroy|stop|stopall|poweroff|delete|restart|reset)\b
! jail: (?:^|\s)-\w*[rR]
! utmctl orb orbctl tart limactl lima rdctl finch colima docker-machine: ^(?:vm )?(?:stop|kill|delete|rm|remove|reset
    |factory-reset|shutdown|prune)\b
! podman: ^machine (?:rm|reset|stop)\b
! machinectl: ^(?:poweroff|terminate|kill|remove|reboot|clean)\b
[shutdown] sets something on another machine
! snmpset: .
[shutdown] changes how or when a machine starts
~ wol reboot-required rpi-eeprom-update: .
[shutdown] changes or erases a phone
! adb: ^(?:-s \S+ )?(?:reboot|sideload|root|disable-verity|uninstall|shell (?:pm (?:uninstall|clear)|wipe|reboot
    |recovery|am broadcast.*MASTER_CLEAR))
[shutdown] destroys or overwrites what a disk or a chip holds
! fastboot: \b(?:erase|flash\w*|format\S*|oem|flashing|-w|wipe-super|set_active|update|reboot)\b
[shutdown] puts the machine to sleep
! pmset: ^(?:sleepnow|schedule (?:shutdown|poweron))
! acpiconf: -s ?[1-5]
! zzz:
[process-kill] stops everything that hangs on it
! systemctl: \b(?:stop|kill)\b.*\b(?:default|graphical|multi-user|basic|sysinit|local-fs|network|user
    |system)\.(?:target|slice)
[process-kill] ends programs that are not named one by one
! taskkill: (?i)/fi\b.*\busername\b|/im \*|/fi\b.*\bne\b|/pid [04]\b
[process-kill] ends every job or connection that fits
! scancel: -u\b|--user|--me\b|-A\b|--account|-p\b|--partition|--state|-t\b|\*
! qdel: \ball\b|-u\b|\*|\$\(
! bkill: (?:^|\s)0\b|-u\b|-q\b|-g\b
! condor_rm condor_hold: -all\b|-a\b|-constraint|^\w+$
! psql: (?is)pg_(?:terminate|cancel)_backend\b.*\bfrom\b
! mysqladmin: \bkill\b
! screen: -X\b.*\b(?:quit|kill)\b|-X (?:quit|kill)\b
! circusctl overmind god: ^(?:quit|kill|terminate)$|^stop$
! stop-all.sh stop-dfs.sh stop-yarn.sh:
! scontrol: ^(?:shutdown|reboot\w*|delete|suspend|requeue\w*)\b|\bstate=(?:down|drain)
! qterm condor_off condor_vacate:
! badmin: ^(?:hshutdown|hclose|qclose|mbdrestart)\b
! serf consul: ^(?:leave|force-leave)\b
[process-kill] ends a job
~ scancel: .
~ qdel bkill qsig: .
[process-kill] kills a process whenever it works
! cpulimit: -k\b|--kill
[process-kill] stops what a cluster runs
! crm pcs: \b(?:stop|standby|cluster (?:stop|destroy|kill)|resource (?:stop|delete|disable)|erase|destroy|fence)\b
[process-kill] stops or restarts a machine
! stonith_admin fence_node: --(?:fence|off|reboot)|-[FBX]\b|^\S
[process-kill] closes a window
~ wmctrl: -c\b
[process-kill] kills what everything depends on
! gdb: -p ?1\b.*\bkill\b
[process-kill] kills what others depend on
! killall: \b(?:dhclient|wpa_supplicant|dhcpcd|systemd-networkd|dbus-daemon|pulseaudio -9|Finder -KILL|loginwindow
    |dockerd|containerd|kubelet)\b
! fuser: (?=.*(?:^|\s)-\w*k)(?=.*(?:\b22/tcp|\btcp 22\b|\bssh/tcp|\s:22\b))
[process-kill] may end processes
~ killsnoop earlyoom: .
[process-kill] stops every program it runs
! supervisorctl: ^(?:stop|shutdown|signal \w+) ?(?:all|\*)?$|^shutdown\b|^stop all\b
! pm2: ^(?:delete|stop|kill|reload|restart) ?(?:all)?$|^kill\b|^(?:delete|stop) all\b
! forever: \bstopall\b
[process-kill] stops every program it watches
! monit: \b(?:stop|unmonitor) all\b|^quit\b
[process-kill] stops a service
! svc: ^-\w*[dxk]
[process-kill] changes how much processes get
~ renice: .
[process-kill] stops a server
~ nginx openresty: -s ?(?:stop|quit)\b
~ httpd apachectl apache2ctl apache2: ^(?:-k )?(?:stop|graceful\S*|start|restart)\b
~ caddy: ^stop\b
~ squid: -k ?(?:kill|shutdown|interrupt)\b
~ kafka-server-stop kafka-server-stop.sh zookeeper-server-stop.sh zkServer.sh endmqm:
~ yarn mapred: \b(?:application|job|app) -kill\b
! pg_ctl: \bstop\b.*(?:-m ?i|--mode[= ]i)
! launchctl: \bkill\b.*(?:system/com\.apple|WindowServer|loginwindow)
[resource-exhaustion] sends more than a network can take
! nmap: (?:^|\s)[\d.]+/[0-8](?:\s|\Z)
! tcpreplay: --(?:topspeed|loop[= ]?0|mbps[= ]\d{4,})|-t\b
[resource-exhaustion] sends more than a machine can take
! wrk wrk2 bombardier oha h2load k6 autocannon: -c ?\d{4,}|--connections[= ]\d{4,}|-u ?\d{4,}|--vus[= ]\d{4,}
    |-n ?\d{7,}
[resource-exhaustion] writes as much as it is told
~ fio: .
[resource-exhaustion] writes until the disk is full, or over it
! fio: --filename[= ]/dev/|--time_based|--size[= ]\d+T
! fio: --size[= ]\d{3,}[gG]|--numjobs[= ]\d{3,}
! crunch: ^\d+ (?:[89]|\d\d)\b
! ffmpeg: -stream_loop -1\b(?!.* -(?:t|to|fs|frames:\w) ).* (?!\w+://)\S+\.\w{2,4}$
! wget: (?=.*(?:-\w*r|--recursive|-m\b|--mirror))(?=.*(?:-\w*H\b|--span-hosts))(?=.*(?:-\w*l ?(?:inf|0)
    |--level[= ](?:inf|0)|-m\b|--mirror))
~ wget: (?:^|\s)-\w*[mr]\b|--mirror|--recursive
! jot: ^(?:-\w+ )?0\b
[resource-exhaustion] fills a file system
! sfill: .
[resource-exhaustion] sends more than a machine or a network can take
! nping: --flood|--rate \d{5,}
! slowhttptest: -[cu]\b
! siege: -c ?\d{4,}|--concurrent=\d{4,}
! vegeta: -rate=?\s?(?:0|\d{5,})
! hey: -c \d{4,}|-n \d{7,}
! masscan: 0\.0\.0\.0/0|--rate[ =]\d{5,}
! zmap: .
~ iperf3: -t ?0\b
! goldeneye: .
[resource-exhaustion] uses every processor
! openssl: ^speed .*(?:-multi \d{3,}|-seconds \d{5,})
[resource-exhaustion] digs for coins with all the power that the machine has
! xmrig xmr-stak minerd cpuminer ccminer t-rex ethminer nbminer lolminer lolMiner phoenixminer bfgminer cgminer: .
[resource-exhaustion] starts more at once than a machine can take
! parallel: (?:^|\s)(?:-j|-P|--jobs|--max-procs)[ =]?\+?(?:0|\d{3,})(?:\s|\Z)
! xargs: (?:^|\s)(?:-P|--max-procs)[ =]?\d{3,}
! make gmake ninja: (?:^|\s)(?:-j|--jobs)[ =]?\d{3,}
! sysbench: --threads[= ]\d{3,}|--time[= ]0\b
! kubectl oc: ^scale\b.*--replicas[= ]\d{4,}
! aws: \b(?:run-instances|request-spot-\w+|set-desired-capacity|update-auto-scaling-group|update-service)\b.*
    --(?:count|max-count|instance-count|max-size|desired-capacity|desired-count)[ =](?:\d+:)?(?:[5-9]\d|\d{3,})\b
! gcloud az doctl eksctl: --(?:num-nodes|count|node-count|max-nodes|size)[= ]\d{3,}\b
! docker podman: --scale[= ]\S+=\d{3,}
[resource-exhaustion] takes the processor from everything else
! chrt: (?:^|\s)(?:-\w*[fr]|--fifo|--rr) ?9\d\b
[resource-exhaustion] tries passwords with all the power that the machine has
~ hashcat john: .
[resource-exhaustion] reads or writes without end
! logger: /dev/(?:zero|urandom|random|full)\b
[persistence] runs again at every start
! pm2: ^(?:startup|unstartup)\b
~ brew: ^services (?:start|restart|run)\b
! launchctl: ^submit\b
[persistence] runs an unusual program at every log-in
! chsh: (?:-s|--shell)[= ](?!/(?:usr/)?bin/(?:ba|z|da|fi|k|tc|c)?sh\b|/usr/local/bin/|/opt/homebrew/)
[persistence] lets a user's services run on
~ loginctl: \benable-linger\b
[persistence] runs the first set-up again
! cloud-init: \b(?:clean|modules|single)\b
[persistence] changes what runs at every start
! update-rc.d chkconfig rc-update insserv sysrc: \b(?:defaults|enable|on|add|remove|--add|off|del)\b
! cygrunsrv nssm sc sc.exe: \b(?:install|create|config|-I|--install|delete)\b
! rcctl s6-rc-bundle-update: \b(?:enable|disable|set|add|remove|delete)\b
! sysrc: _enable=|_flags=|(?:^|\s)-x
! cloudflared ngrok frpc: ^service install\b
! gcloud: \badd-metadata\b.*(?:startup-script|shutdown-script|ssh-keys)
! aws: \bmodify-instance-attribute\b.*user-data|\bssm (?:create-association|send-command)\b
! az: \bvm (?:run-command|extension set)\b
[persistence] runs something at every log-in
! defaults: \b(?:LoginHook|LogoutHook)\b
[persistence] lets keys log in
! ssh-import-id ssh-import-id-gh ssh-import-id-lp: .
[system-config] stops a part of the system
! launchctl: \b(?:unload|bootout|disable)\b.*(?:/System/Library|\bsystem/com\.apple)
[system-config] exchanges the root of the file system
! pivot_root switch_root: .
[system-config] drops a protection of the system
! quotaoff: .
! semanage: \bpermissive -a\b|\bboolean .*--on\b|\bimport\b|\b(?:login|fcontext|port) -D\b
! apparmor_parser aa-complain aa-disable aa-unconfined: -R\b|--remove|^\S
! grub-editenv grub2-editenv: (?:unset|set) .*(?:init=|selinux=0|apparmor=0|rd\.break|single|kernelopts)
! grubby: mitigations=off|selinux=0|apparmor=0|--remove-kernel|init=/
! update-crypto-policies: --set LEGACY
! npm: config set strict-ssl[ =]false|set strict-ssl[ =]false
! yarn: config set strict-ssl false
! pip: config set global\.trusted-host
! defaults: com\.apple\.alf\b.*globalstate (?:-int )?0|GatekeeperDisable|LSQuarantine .*(?:false|NO)
! fail2ban-client: ^(?:stop|unban --all)
! Set-MpPreference Add-MpPreference: (?i)-disable\w+|-exclusion\w+
! Set-ExecutionPolicy: (?i)unrestricted|bypass
! Clear-EventLog Remove-EventLog: .
! postconf: \bmynetworks\s*=.*(?:0\.0\.0\.0/0|\*)|\bsmtpd_(?:relay|recipient)_restrictions\s*=\s*permit\b
! tpm2_clear tpm_clear:
! tpm2: ^clear\b
! ykman: \breset\b
! vssadmin vssadmin.exe: (?i)\b(?:delete|resize)\b
[system-config] changes where or whether data can be written
! zfs: \bset (?:readonly|mountpoint|canmount)=
[system-config] gives somebody the rights of root
! groupmod usermod groupadd useradd: (?:-g|-u|--gid|--uid)[= ]0\b
[system-config] opens a way in
! systemsetup: (?i)-setremote(?:login|appleevents) on
! firewall-cmd: --(?:panic-on|complete-reload|set-default-zone[= ]trusted|add-port[= ](?:1-65535|0-65535)
    |zone[= ]trusted.*--add-(?:interface|source))
[system-config] changes who may log in
! dscl: -(?:create|append|passwd|delete|change|merge)\b
! krb5-config kadmin kadmin.local: \b(?:delprinc|delete_principal|cpw|change_password|ktremove)\b
! ipa: \b\w+-del\b|\bhbacrule-(?:disable|mod)\b|\b\w+-disable\b
! samba-tool smbpasswd pdbedit: \b(?:delete|demote|disable)\b|-[xn]\b
! chpasswd newusers vipw vigr:
! realm: ^(?:leave|deny|permit .*(?:-a|--all))\b
! adcli: ^(?:delete-\w+|reset-computer)\b
! ipa-client-install: --uninstall
! ldapdelete: ^(?!.*\w=\w)
[delete] deletes a secret key for good
! gpg gpg2: --delete-secret\S*
~ gpg gpg2: --delete-(?:keys?|pubkey\S*)\b
! security: ^(?:delete-keychain|delete-identity|delete-generic-password|delete-internet-password)\b
[system-config] removes what manages or guards the machine
! profiles: ^(?:remove .*-all|-D|-R .*-all)
! sysadminctl: (?i)-(?:deleteUser|secureTokenOff|guestAccount on|screenLock off)\b
! fw_setenv: .
! tccutil: ^reset All$
! kmutil: ^trigger-panic\S*
~ mdutil: -\w*[Ei]\b
~ faillock pam_tally2: --(?:reset|unlock)
[privilege] makes somebody an administrator
! sysadminctl: (?i)-addUser\b.*-admin\b
[privilege] sets passwords from its input
! chgpasswd: .*
[system-config] replaces the list of those who may log in
! cppw cpgr update-passwd: .
! groupmems: -p\b|--purge
[resource-exhaustion] takes processors or memory away from the machine
! chcpu: -\w*[dg]\b|--disable|--deconfigure
! chmem: -\w*d\b|--disable
[process-kill] ends what others share
! ipcrm: -a\b|--all\b|\$\(
~ ipcrm: .
! start-stop-daemon: (?:-K\b|--stop).*\b(?:sshd?|dbus-daemon|systemd\S*|NetworkManager|cron|getty)\b
~ start-stop-daemon: -[KS]\b|--st
[system-config] sets every unit to what its maker wanted
! systemctl: \bpreset-all\b
! systemd-firstboot: --(?:reset|force)\b
[system-config] takes keys away from those who use them
~ ssh-add: (?:^|\s)-\w*[dDxX]\b
~ ssh-agent: -k\b
[privilege] lets anybody see and steer the screen
! xhost: ^\+$|^\+ *$
~ xhost: ^[-+]\S
[system-config] changes what is shown where
~ xrandr: --(?:auto|off|output|mode|rotate|same-as|right-of|left-of
    |setmonitor|scale|primary|newmode|addmode|rmmode|delmode)\b
[system-config] changes which programs services run
! systemctl: \bset-environment\b.*\b(?:PATH|LD_\w+)=
[system-config] changes how people log in
! authconfig authselect: --disable\w+|--updateall|--force
[system-config] mounts everything anew
! mount: ^-\w*a\b.*\bremount\b
[system-config] throws away the history of commands
! history: -\w*c\w*w|-\w*w ?\w* /dev/null
[system-config] locks somebody out
! chage: -E ?[01]\b|--expiredate[= ][01]\b|-E 19\d\d
[system-config] stops what watches over the system
! auditpol: /(?:clear|remove|set .*disable)
! falcoctl osqueryctl clamonacc wazuh-control ossec-control: \b(?:stop|uninstall|disable)\b
! falconctl mdatp sentinelctl cbctl: \b(?:uninstall|disable|stop|unload|config real-time-protection .*disabled
    |exclusion)\b
[system-config] changes settings of the system
! augtool: \b(?:set|rm|ins|mv)\b
[system-config] resets settings
! dconf: ^(?:reset -f|update|load)\b
[system-config] changes a setting
~ dconf: ^(?:write|reset)\b
[system-config] goes back to an old version, or switches off
! snap: ^(?:revert|disable|set system)\b
[system-config] writes firmware
! fwupdmgr: ^(?:downgrade|reinstall|install|clear-history|modify-bios)
! fwupdtool: ^(?:install|update|reinstall|install-blob|write\w*)\b
[system-config] changes how the machine runs
~ cpupower tuned-adm powerprofilesctl: \b(?:set|profile|off|frequency-set)\b
[system-config] changes a line
~ setserial stty: /dev/
[system-config] changes the system as a whole
~ nixos-rebuild home-manager darwin-rebuild guix: \b(?:switch|boot|reconfigure|test)\b
[system-config] makes what the machine starts from anew
~ mkinitcpio dracut update-initramfs depmod kernel-install: .
[system-config] deletes what the machine starts from
! update-initramfs: -d\b
! kernel-install: ^remove\b
[system-config] changes what is allowed
~ semodule semanage setsebool: -[rdiaBDP]
[system-config] changes a directory
~ ldapdelete ldapmodrdn: .
~ ldapmodify ldapadd: .
[system-config] deletes a whole part of a directory
! ldapdelete: -r\b|-f\b
[system-config] makes the system trust what it did not trust before
! security: ^(?:add-trusted-cert|authorizationdb write|delete-certificate|set-keychain-password)
! mokutil: --disable-validation|--import|--reset
! sbctl: ^(?:reset|enroll-keys)
! trust: ^anchor\b(?!.*--remove)
! certutil: -A\b.*-t ?\"?C
[system-config] changes how the machine starts
~ grubby: --(?:update|set)
! bcdedit bcdedit.exe: (?i)/(?:set|delete\w*|import|bootsequence)\b
[system-config] takes off the mark of what was downloaded
~ xattr: -\w*[cd]\w* .*com\.apple\.quarantine|-\w*c\b
[system-config] puts the marks of passwords where everyone may read them
! pwunconv grpunconv:
[system-config] takes a part of the running system away
! kextunload: .
! kmutil: ^(?:unload|clear-staging|trigger-panic)\b
! modprobe: (?:^|\s)-\w*r\w* .*\b(?:ext4|xfs|btrfs|zfs|nvme|ahci|virtio\w*|dm_mod|usbcore|xhci\w*|usbhid|kvm\w*)\b
! rmmod: \b(?:ext4|xfs|btrfs|zfs|nvme|ahci|virtio\w*|dm_mod|usbcore|xhci\w*|usbhid|kvm\w*)\b
~ kextload: .
[system-config] replaces the whole system
! bootc: ^(?:switch|rollback|install)\b
! transactional-update: \brollback\b
! freebsd-update: ^(?:upgrade|rollback)\b|-r\b
! rauc: ^install\b
~ bootc: ^upgrade\b
~ transactional-update freebsd-update syspatch: .
! softwareupdate: --restart|(?:^|\s)-\w*R
~ softwareupdate: (?:^|\s)-\w*i|--install
[system-config] takes sites off a server
! a2dissite nginx_dissite: \*|(?:^|\s)-\w*[aq] .*\*
[system-config] changes what a server offers
~ a2dissite a2ensite a2dismod a2enmod: .
~ postconf: =|(?:^|\s)-[eMPX#]
[indirect] runs something whose name says that it destroys
! make gmake just task npm pnpm yarn bun rake gulp grunt invoke inv fab ansible-playbook cap composer nx turbo lerna
    : (?i)^(?!.*--(?:check|syntax-check|list-))(?:.*[\s/:_-])?(?:destroy|nuke|wipe|teardown|tear-down|factory-?reset
    |(?:drop|delete|reset|flush)[-_:]?(?:db|database|everything|all|tables|prod))
    (?:[-_:](?:all|db|prod|production|env|cluster|everything|infra))?(?:\.ya?ml)?(?:\s|\Z)
[system-config] drops a protection of the system
! fips-mode-setup: --disable
! efivar efivarfs: (?:^|\s)(?:-w|--write|-a|--append|-d)\b
! falconctl: (?:^|\s)-d\b|--del|uninstall|unload
! pihole: ^(?:disable|uninstall)\b
! systemd-sysext systemd-confext: ^(?:merge|unmerge|refresh)\b
! patchelf: --(?:set-rpath|add-rpath|set-interpreter|add-needed|replace-needed)\b.*\s/(?:usr/)?(?:s?bin|lib\w*)/
! sysctl: (?:^|\s)(?:-p|--load)[= ]?(?:/tmp|/var/tmp|/dev/shm|~|/home)
[persistence] runs something on schedule, or whenever a file changes
! incrontab fcrontab: ^(?!-l|--list|-h|-t|--types|-V|--version).
! crond busybox-crond: (?:^|\s)-c ?(?:/tmp|/var/tmp|/dev/shm|~|/home)
! monit: (?:^|\s)-c ?(?:/tmp|/var/tmp|/dev/shm|~|/home)
[persistence] sets what starts at every log-in, or at a key
! kwriteconfig5 kwriteconfig6 kwriteconfig: autostart/|--key Exec\b
~ gsettings dconf: custom-keybinding
[resource-exhaustion] writes as much as it is told, to measure
! iozone: -g ?\d+[gGtT]|-s ?\d{2,}[gGtT]
! bonnie++ bonnie: (?:^|\s)-s ?\d{2,}[gGtT]
! iperf3 iperf: (?:^|\s)-P ?\d{2,}|(?:^|\s)-t ?0\b
[resource-exhaustion] takes what a running program needs
! prlimit: --(?:nproc|nofile|as|data|stack|fsize)[= ]?[01]?\d?(?::|\s|\Z).*
"""
)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "virsh destroy vm",
    "scancel -u me",
    "chsh -s /tmp/x",
    "fastboot erase system",
    "npm config set strict-ssl false",
    "defaults write com.apple.loginwindow LoginHook /tmp/x",
)
IGNORES = (
    "virsh list",
    "scancel --help",
    "chsh -s /bin/zsh",
    "snap list",
    "npm config get strict-ssl",
)

assess = judge(FACTS)
