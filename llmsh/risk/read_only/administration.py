"""What reads, by first words, of the programs that administer storage, networks, clusters, clouds and directories.

Left out on purpose: what prints passwords (`doctl databases get`), takes a lock or a snapshot while it reads
(`restic snapshots`, `jj log`), or wakes something up (`iw dev scan`).
Source: the manual of each program.
"""

READS: dict[str, str] = {
    "ipa": r"[\w-]+-(?:find|show)|ping|help",
    "kadmin.local": r"-q (?:list_?principals|listprincs|get_?princ(?:ipal)?|list_?policies|listpols|get_?policy"
    r"|getpol)\b",
    "qm": "list|status|config|pending|showcmd|listsnapshot",
    "pct": "list|status|config|pending|df|listsnapshot|cpusets",
    "pvesm": "status|list",
    "pvecm": "status|nodes",
    "incus": "list|ls|info|version|(?:image|network|storage|profile|cluster|remote|project|snapshot) (?:list|show"
    "|info)|config show",
    "lxc": "list|ls|info|version|(?:image|network|storage|profile|cluster|remote|project) (?:list|show|info)"
    "|config show",
    "snapper": r"(?:-c \S+ )?(?:list|ls|list-configs|status|get-config)",
    "ceph": r"-s\Z|status|health|df|versions|quorum_status|osd (?:tree|df|ls|stat|dump|pool ls)|(?:mon|pg"
    r"|mds) (?:stat|dump)"
    r"|fs (?:ls|status)",
    "rbd": "ls|list|info|du|showmapped|snap (?:ls|list)",
    "rados": "lspools|df",
    "gluster": "volume (?:info|status|list)|peer status|pool list",
    "drbdadm": "status|dump|cstate|dstate|role",
    "stratis": r"(?:pool|filesystem|fs|blockdev) list|report|version",
    "multipath": r"-ll?(?: [\w-]+)?\Z",
    "dmsetup": r"(?:ls|info|status|deps|targets|version|table(?!.*--showkeys))",
    "lvm": "(?:lvs|pvs|vgs|lvdisplay|pvdisplay|vgdisplay|version)",
    "sgdisk": r"(?:-p|--print|-v|--verify|-i ?\d+|--info=\d+) /dev/[\w/-]+\Z",
    "wipefs": r"/dev/[\w/-]+\Z",
    "sbctl": "status|list-files|list-enrolled-keys",
    "mokutil": r"--(?:sb-state|list-enrolled|list-new|list-delete)\Z",
    "udevadm": "info|version",
    "iw": r"phy\Z|list\Z|reg get\Z|dev\Z|dev [\w.-]+ (?:link|info|station dump)\Z",
    "tc": r"(?:-\w+ )*(?:qdisc|class|filter)(?: (?:show|list|ls)(?: .*)?)?\Z",
    "ethtool": r"(?:-[ikSgcalTmnuP] )?[a-z][\w.@-]*\Z",
    "wg": r"\Z|genkey\Z|genpsk\Z|pubkey\Z|show\Z|show [\w.-]+\Z",
    "smbstatus": r"(?:-[bvSLpn] ?)*\Z",
    "exportfs": r"(?:-v)?\Z",
    "nomad": "status|job (?:status|inspect)|node status|alloc (?:status|logs)|server members|version",
    "consul": "members|catalog (?:nodes|services|datacenters)|info|version|operator raft list-peers",
    "vault": "status|version|secrets list|auth list|policy (?:list|read)|kv list|list",
    "pulumi": r"stack\Z|stack (?:ls|history)|whoami|version",
    "argocd": r"app (?:list|get|history)|cluster list|version",
    "flux": r"get \S+|version",
    "eksctl": r"get \S+|version",
    "velero": r"(?:backup|restore|schedule) (?:get|describe)|version",
    "istioctl": r"version|proxy-status|ps|analyze",
    "kind": "get (?:clusters|nodes)|version",
    "k3d": r"(?:cluster|node|registry) list|version",
    **dict.fromkeys(
        ("fly", "flyctl"),
        r"status|apps list|logs|releases|version|platform regions|(?:machines?|m|volumes?|ips|secrets|certs) list",
    ),
    "doctl": r"compute (?:droplet|image|snapshot|volume|domain|firewall|load-balancer|region|size|ssh-key) (?:list"
    r"|ls|get)"
    r"|account \w+|balance get|projects list|kubernetes cluster list|apps list|vpcs list|version",
    "hcloud": r"(?:server|volume|network|image|firewall|floating-ip|load-balancer|location|datacenter|server-type"
    r"|ssh-key"
    r"|certificate) (?:list|describe)|version",
    "openstack": r"(?:server|image|flavor|network|subnet|router|volume|port|hypervisor|stack|quota|project|user|role"
    r"|security group|floating ip|availability zone) (?:list|show)",
    "linode-cli": r"(?:linodes|volumes|domains|images|regions|nodebalancers) (?:list|view)",
    "scw": r"instance (?:server|volume|image|snapshot) (?:list|get)|version",
    "glab": r"(?:mr|issue|release|label|repo) (?:list|view)|ci (?:list|status)|version",
    "rabbitmqctl": r"status|cluster_status|ping|list_(?:queues|exchanges|bindings|connections|channels|consumers"
    r"|users|vhosts)",
    "nats": r"(?:stream|consumer|kv|object) (?:ls|list|info|report)",
    "influx": r"(?:bucket|org|user|task|dashboards) list|ping|version",
    "nodetool": r"status|info|ring|tpstats|compactionstats|describecluster|netstats|gossipinfo|version|tablestats"
    r"|getendpoints",
    "patronictl": r"list|topology|history|version|show-config",
    "crm": r"status|configure show",
    "pcs": r"status|config\Z|property list",
    "svnlook": "log|info|author|date|changed|diff|tree|history|youngest|cat|filesize|propget|proplist|dirs-changed"
    "|uuid",
    "doveadm": r"user|who|mailbox (?:list|status)|quota get|config",
    "postconf": r"(?:-[ndhp] ?)*(?:[a-z_]+(?: [a-z_]+)*)?\Z",
    "iscsiadm": r"-m (?:session|node|iface|discoverydb)(?: -P ?\d)?\Z",
    "sedutil-cli": r"--(?:scan|query|isValidSED|printDefaultPassword)\b",
    "visudo": r"(?:-[hqsOP]*c[qsOP]*f?|--check)(?: .*)?",
    "sshd": r"-[46q]*[Tt][46q]*(?: .*)?",
    "xbps-query": r"-\w+",
    **dict.fromkeys(("storcli", "storcli64", "perccli", "perccli64"), r"(?:/\S+ )*show\b|version"),
    "ssacli": r"(?:ctrl|controller)\b.* show\b(?!.*\b(?:delete|modify|create)\b)",
    "bcachefs": r"fs usage|show-super|list|version",
    "sdparm": r"(?:-[ailq]|--(?:all|inquiry|long|quiet)|--get=\w+|-g ?\w+)(?: -\w)* /dev/[\w/-]+\Z",
    **dict.fromkeys(
        ("megacli", "MegaCli64"),
        r"-(?:AdpAllInfo|LDInfo|PDList|PDInfo|AdpBbuCmd -GetBbuStatus|CfgDsply|LdPdInfo|AdpCount|PDGetNum|LDGetNum"
        r"|ShowSummary)",
    ),
    "iwctl": r"(?:device|station|ap|adapter|known-networks)(?: [\w.-]+)? (?:show|list|get-networks)\Z",
    "ovs-ofctl": r"(?:show|dump-[\w-]+)",
    "ovs-vsctl": r"(?!.*(?:^| )--(?: |\Z))(?:show|list-\w+|list|get|find|br-exists|port-to-br|iface-to-br)",
    "connmanctl": r"services|technologies|state",
    "zerotier-cli": r"listnetworks|listpeers|peers|info|status",
    "cloudflared": r"tunnel (?:list|info)|version",
    "yc": r"(?:compute|vpc|resource-manager|container|managed-\w+|storage)(?: [\w-]+){1,2} (?:list|get)",
    "crane": "digest|manifest|config|ls|catalog|version",
    "esxcli": r"(?:[a-z]+ ){1,3}(?:list|get)",
    "s6-rc": r"(?:-[adu] )?(?:list|listall|diff|help)",
    "exim": r"-bp\w*\Z|-bV\Z",
    "samba-tool": r"(?:user|group|dns|fsmo|gpo|ou|computer|sites) (?:show|list|listall|query|listmembers)"
    r"|domain (?:info|level show)",
    "pass": r"(?:find|ls|list|version|help)",
    **dict.fromkeys(
        ("kafka-topics", "kafka-topics.sh", "kafka-consumer-groups", "kafka-consumer-groups.sh"),
        r"(?!.*--(?:delete|alter|create|reset-offsets|execute))--(?:list|describe|bootstrap-server \S+ --(?:list"
        r"|describe))",
    ),
    "compgen": r"-[abcdefgjksuv]+(?: [\w.-]+)?\Z|-A \w+(?: [\w.-]+)?\Z",
}
