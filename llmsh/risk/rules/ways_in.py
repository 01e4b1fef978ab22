"""Ways onto a machine that are cut or opened: routes, firewalls, tunnels, shares: a table of facts by class of harm.

Source: the manual of each program; MITRE ATT&CK T1498, T1562.004, T1133.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Level, Reason
from llmsh.risk.fact_table import Row, facts_of, judged

IS_PARTIAL = True
_D, _C = Level.DANGER, Level.CAUTION
_OPEN = "opens a way in"
_ROWS: dict[Reason, tuple[Row, ...]] = {
    Reason.NETWORK_LOCKOUT: (
        ("ipset", _D, r"^(?:destroy|flush|-X|-F|x|f)\b", "drops the lists that a firewall goes by"),
        (
            "ipset",
            _C,
            r"^(?:add|del|create|restore|swap|rename|-[NARE])\b",
            "changes the lists that a firewall goes by",
        ),
        ("fail2ban-client", _D, r"\bbanip\b.*(?:0\.0\.0\.0/0|::/0)", "shuts everybody out"),
        ("nft", _D, r"\bpolicy drop\b|\bcounter drop\b", "shuts the way in"),
        ("ip", _D, r"\bl\w* s\w* .*\bnetns\b|\bmtu (?:[1-9]\d?|[1-4]\d\d)\b", "takes a network card away"),
        (
            "firewall-cmd",
            _D,
            r"--remove-service[= ](?:ssh|sshd)\b|--remove-port[= ]22\b|--set-default-zone[= ](?:drop|block)",
            "shuts the way in",
        ),
        (
            "systemctl service rc-service",
            _D,
            r"\b(?:restart|stop|disable|mask)\b.*\b(?:networking|network|NetworkManager|systemd-networkd"
            r"|wpa_supplicant|dhcpcd|connman|wicked|netctl)\b"
            r"|^(?:networking|network|NetworkManager|dhcpcd) (?:restart|stop)\b",
            "takes the network away, or starts it anew",
        ),
        ("route", _D, r"\badd\b.*(?:\breject\b|\bblackhole\b)|\bflush\b", "cuts the network off"),
        ("nmcli", _D, r"\bmanaged no\b|\bipv[46]\.method (?:disabled|ignore)", "cuts the network off"),
        ("networkctl", _D, r"^(?:down|delete)\b", "cuts the network off"),
        ("networkctl", _C, r"^(?:up|renew|reconfigure|reload|forcerenew)\b", "changes a network card"),
        (
            "tc",
            _D,
            r"\b(?:add|replace|change)\b.*\broot\b.*\b(?:netem|tbf)\b",
            "slows the network down, or cuts it off",
        ),
        ("sysctl", _D, r"\bdisable_ipv6=1|\bip_forward=0|\bicmp_echo_ignore_all=1", "cuts a part of the network off"),
        ("ipconfig", _D, r"(?i)/release|\bset \w+ (?:NONE|MANUAL)", "gives the address away"),
        (
            "netsh",
            _D,
            r"(?i)\baction=block\b|\bset\b.*\b(?:disable\w*|state off)|\breset\b"
            r"|\bdelete (?:route|address|interface)",
            "cuts the network off",
        ),
        (
            "aws",
            _D,
            r"\bec2 (?:disassociate|detach|revoke|delete|disable)-"
            r"(?:route|internet|vpc|vpn|subnet|network-acl|security|nat|transit|egress)\S*",
            "cuts a network of the cloud off",
        ),
        ("zerotier-cli", _D, r"\bleave\b", "leaves a network"),
        (
            "vtysh",
            _D,
            r"(?:^|\s)(?:no|clear|shutdown|conf\S* t\S*|write|reload)\b(?!.*\bshow\b)",
            "changes the routes of a network",
        ),
        ("arp", _D, r"-d .*(?:-a|\*)|-a\w*d\b|-d\b.*\*", "forgets or forges who is where on the network"),
        ("arp", _C, r"-[sd]\b", "changes who is where on the network"),
        ("birdc", _D, r"\b(?:disable|down|restart|configure)\b", "changes the routes of a network"),
        ("bridge", _D, r"\b(?:del|flush)\b", "changes a bridge"),
        ("teamdctl ifenslave", _D, r"\b(?:remove|-d)\b", "takes a card out of a bond"),
        ("lldpcli", _C, r"\bconfigure\b", "changes what is told to neighbours"),
        (
            "openvpn3 nordvpn mullvad protonvpn-cli expressvpn warp-cli",
            _C,
            r"\b(?:disconnect|logout|d)\b",
            "ends a tunnel",
        ),
        ("nordvpn mullvad", _D, r"\bkillswitch\b|\block(?:down)?\b", "cuts the network off"),
        (
            "systemctl",
            _D,
            r"\b(?:restart|stop|reload-or-restart)\b.*\b(?:firewalld|nftables|iptables)\b",
            "drops or reloads the firewall",
        ),
        (
            "wpa_cli",
            _D,
            r"\b(?:disconnect|terminate|remove_network|disable_network|reset)\b",
            "leaves the wireless network",
        ),
        ("iwctl", _D, r"\b(?:disconnect|forget)\b|\bset-property Powered off\b", "leaves the wireless network"),
        ("conntrack", _D, r"-F\b|--flush|-D\b", "cuts connections that are open"),
        ("ipvsadm", _D, r"-[CD]\b|--clear|--delete", "takes servers out of balance"),
        ("keepalived haproxy", _C, r"-(?:sf|st)\b", "restarts a balancer"),
        ("airport", _D, r"(?:^|\s)(?:-z|--disassociate)\b", "leaves the wireless network"),
        (
            "networksetup",
            _D,
            r"-(?:remove\w+|set\w*(?:off|dns\w*|manual|power)\w*)\b|\boff$",
            "changes or cuts the network",
        ),
        ("uci", _D, r"^(?:delete|revert)\b", "changes the settings of a router"),
        ("firstboot jffs2reset", _D, r"", "resets a router to what it was when it was made"),
        ("swconfig", _D, r"\breset\b", "resets a switch"),
    ),
    Reason.PRIVILEGE: (
        ("ufw", _D, r"^allow from any(?: to any)?$|^default allow", "lets everything in"),
        ("ssh-copy-id", _D, r"\broot@", "lets a key log in as root"),
        ("mongod", _D, r"--bind_ip(?:_all|[= ]\S*(?:0\.0\.0\.0|\*))(?!.*--auth)", _OPEN),
        ("tailscale", _D, r"^(?:up|set)\b.*--ssh", _OPEN),
        ("kubectl", _D, r"^run\b.*(?:--privileged|hostPID|hostNetwork)", "gives a container the whole machine"),
        ("nsenter", _D, r"(?:-\w*t|--target)[ =]?1\b", "becomes root of the machine itself"),
        (
            "ssh autossh",
            _D,
            r"(?:^|\s)-\w*R ?\S*:(?:22|23|3389|5900|445|5985|2375|6443)(?:\s|\Z)|(?:^|\s)-\w*R ?\d+(?:\s|\Z)",
            _OPEN,
        ),
        ("autossh", _C, r"(?:^|\s)-\w*R", _OPEN),
        ("chisel", _D, r"(?:^|\s)R:|--reverse", _OPEN),
        ("mysqld_safe mariadbd mysqld mariadbd-safe", _D, r"--skip-grant-tables", _OPEN),
        ("etcd", _D, r"--listen-client-urls[= ]\S*(?:0\.0\.0\.0|\[::\])", _OPEN),
        ("kubectl", _D, r"^proxy\b.*(?:--address[= ]0\.0\.0\.0|--accept-hosts|--disable-filter)", _OPEN),
        ("consul nomad", _D, r"^agent\b.*-client[= ]0\.0\.0\.0", _OPEN),
        (
            "aws",
            _D,
            r"\biam (?:create-login-profile|update-login-profile"
            r"|create-access-key|update-assume-role-policy|put-\w+-policy"
            r"|attach-\w+-policy|create-policy-version|set-default-policy-version"
            r"|add-user-to-group .*(?i:admin)|delete-\w*boundary|deactivate-mfa-device)",
            "changes who may do what in the cloud",
        ),
        ("gcloud", _D, r"\b(?:service-accounts keys create|set-iam-policy)\b", "changes who may do what in the cloud"),
        (
            "az",
            _D,
            r"\bnsg rule (?:create|update)\b.*--access Allow\b"
            r".*(?:prefix\w* (?:\*|Internet|0\.0\.0\.0/0)|port-ranges? \*)",
            _OPEN,
        ),
        (
            "kubectl",
            _D,
            r"pod-security\.kubernetes\.io/\w+=privileged|\bauto-approve|\bcertificate approve\b",
            "drops a protection of the cluster",
        ),
        ("dropbear", _D, r"-\w*B", _OPEN),
        (
            "iptables ip6tables",
            _D,
            r"-[IA] (?:INPUT|FORWARD)(?: \d+)? -j ACCEPT$|-P (?:INPUT|FORWARD) ACCEPT",
            "lets everything in",
        ),
        ("mosquitto", _C, r"-p\b", "listens for anyone who connects"),
        ("memcached", _D, r"-l ?(?:0\.0\.0\.0|::)", _OPEN),
        ("elasticsearch", _D, r"xpack\.security\.enabled=false", _OPEN),
        ("smbd rpc.nfsd exportfs", _C, r".", "shares folders"),
        (
            "exportfs",
            _D,
            r"-\w*o\b.*(?:no_root_squash|\*:|rw,)|-ua|-au",
            "shares folders with the rights of root, or ends all sharing",
        ),
        ("samba net", _D, r"\busershare add\b.*everyone:f", _OPEN),
        ("nfs4_setfacl", _D, r"EVERYONE@:\S*[wRWX]", "lets every user write there"),
        (
            "icacls cacls",
            _D,
            r"(?i)/grant\S* \S*(?:everyone|users|\*s-1-1-0)\S*:\S*[fmw]|/reset\b.*/t|/inheritance:r|/setowner",
            "lets every user write there",
        ),
        ("icacls", _C, r"/", "changes who may read and write"),
        ("takeown", _D, r"(?i)/r\b|windows", "takes over what the system owns"),
        (
            "az",
            _D,
            r"--public-access (?:container|blob)\b|--allow-blob-public-access true|--default-action Allow\b",
            _OPEN,
        ),
        (
            "vault",
            _D,
            r"^(?:operator (?:seal|step-down|rekey|generate-root)|secrets disable|auth disable|audit disable"
            r"|policy delete|lease revoke .*-prefix|token revoke .*-self)",
            "seals or opens the store of secrets",
        ),
        ("teleport tsh tctl", _D, r"\b(?:rm|lock|users (?:add|rm)|tokens add)\b", "changes who may log in"),
    ),
}
FACTS = facts_of(_ROWS)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "vtysh -c 'no router bgp 1'",
    "iptables -I INPUT -j ACCEPT",
    "zerotier-cli leave n",
)
IGNORES = (
    "vtysh -c 'show ip route'",
    "conntrack -L",
    "iptables -L",
)


def assess(command: SimpleCommand) -> Finding | None:
    return judged(command, FACTS)
