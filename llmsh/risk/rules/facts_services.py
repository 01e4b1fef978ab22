"""What programs of other service managers, of tunnels and of overlay networks start, stop or run on schedule.

Source: the manual of each program; MITRE ATT&CK T1489, T1543, T1562.
"""

from llmsh.risk.fact_table import facts_of, judge

IS_PARTIAL = True
FACTS = facts_of(
    r"""
[persistence] runs again at every start
! dinitctl: ^(?:enable|add-dep)\b
! svccfg: ^(?:import|-f|apply|delete)\b|\bimport\b
! s6-rc-bundle-update s6-rc-bundle: \badd\b
! runsv runsvdir: (?:/tmp|/var/tmp|/dev/shm|/home|~)/
! initctl: ^emit\b
! brew: ^services (?:start|run)\b.*--file
~ brew: ^services \w+
[persistence] gives a program a name that runs another
! jj: \bconfig set\b.*\baliases\..*\bexec\b
! hg: --config[= ](?:hooks|alias|extensions)\.\S*[= ]['"]?(?:!|/tmp|/var/tmp)
[persistence] lets a key log in
! ipa: ^(?:user-mod|user-add|stageuser-\w+|idoverrideuser-\w+|host-mod)\b.*--(?:sshpubkey|random|password)
[network-lockout] stops the network or the way in
! sv s6-svc: \b(?:down|d|stop|force-stop|exit|-d|-dk?)\b.*(?:sshd?|dropbear|network\w*|dhc\w+|wpa_supplicant|iwd
    |connman\w*|nftables|iptables)\b
! s6-rc: (?:^|\s)-d\b.*\bchange\b.*\b(?:sshd?|dropbear|network\w*|dhc\w+|wpa_supplicant)\b
! dinitctl: ^stop\b.*\b(?:sshd?|network\w*|dhc\w+|wpa_supplicant|connman\w*)\b
~ s6-rc s6-svc dinitctl sv: ^(?!status|check|list|-a\b|help|--help)
[network-lockout] leaves the network over which the machine may be reached
! netbird: ^(?:down|deregister|service (?:stop|uninstall))\b
! tailscale: ^(?:down|logout|set\b.*--shields-up|up\b.*(?:--reset|--shields-up)|switch)
! cloudflared: \btunnel (?:delete|cleanup)\b|\bservice uninstall\b
! nebula-cert headscale: \b(?:nodes? (?:delete|expire)|users? destroy|preauthkeys expire)\b
! wg: ^(?:setconf|syncconf) \S+ (?:/dev/null|<\(\)|/dev/stdin)
! vppctl: \bset (?:interface )?(?:state|int state) \S+ down\b|\bdelete\b|\brestart\b
! innernet wireproxy: \b(?:uninstall|down)\b
! rasdial: /disconnect
! protonvpn-cli protonvpn nordvpn mullvad expressvpn: \bkillswitch (?:--permanent|set on|on)\b
    |\block(?:down)?-(?:mode )?set on\b
[system-config] keeps everybody but root from logging in
! touch tee cp ln install: (?:^|\s)(?:/etc|/run|/var/run)/nologin(?:\s|\Z)
[system-config] sets the clock
! date: ^(?:-u |--utc )?\d{8,12}(?:\.\d\d)?$
"""
)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "dinitctl enable x",
    "sv down sshd",
    "netbird down",
    "tailscale set --shields-up",
    "ipa user-mod bob --sshpubkey=k",
)
IGNORES = (
    "dinitctl list",
    "sv status sshd",
    "netbird status",
    "tailscale status",
    "brew install wget",
)

assess = judge(FACTS)
