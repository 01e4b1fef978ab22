"""Ways onto a machine that are cut or opened, rights that are given away, code and secrets that go over the network.

Source: the manual of each program; MITRE ATT&CK T1133, T1498, T1552.005, T1562.004.
"""

from llmsh.risk.fact_table import facts_of, judge

IS_PARTIAL = True
FACTS = facts_of(
    r"""
[network-lockout] puts itself between other machines
! ettercap: .
! arpspoof: .
[network-lockout] throws others off the network
! aireplay-ng: .
[network-lockout] resets the network card
! ethtool: (?:^|\s)-E\b|--change-eeprom|--reset\b|-s\b.*speed|--flash|-f\b
[network-lockout] drops the lists that a firewall goes by
! ipset: ^(?:destroy|flush|-X|-F|x|f)\b
[network-lockout] changes the lists that a firewall goes by
~ ipset: ^(?:add|del|create|restore|swap|rename|-[NARE])\b
[network-lockout] shuts everybody out
! fail2ban-client: \bbanip\b.*(?:0\.0\.0\.0/0|::/0)
[network-lockout] shuts the way in
! nft: \bpolicy drop\b|\bcounter drop\b
! ip: ^(?:-\S+ )*ru\w* a\w* .*\b(?:prohibit|blackhole|unreachable)\b
! bridge: \blink set\b.*\bstate (?:0|1|disabled|blocking)\b
! ufw: ^(?:--\S+ )?(?:insert \d+ )?(?:deny|reject) (?:(?:in|out) on \S+|in|out|any|from any|\S+/0)$
! firewall-cmd firewall-offline-cmd: --remove-service[= ](?:ssh|sshd)\b|--remove-port[= ]22\b
    |--set-default-zone[= ](?:drop|block)
! gcloud: \bfirewall-rules (?:create|update)\b.*(?i:deny)\b.*(?:\ball\b|tcp:22\b)
[network-lockout] takes a network card away
! devlink: \bdev (?:reload|flash|eswitch set)\b|\bport (?:del|split|unsplit)\b
! vdpa dcb rdma tipc: \b(?:del|delete|set|disable|flush)\b
! ip: \bl\w* s\w* .*\bnetns\b|\bmtu (?:[1-9]\d?|[1-4]\d\d)\b
[network-lockout] takes the network away, or starts it anew
! systemctl service rc-service: \b(?:restart|stop|disable|mask)\b.*\b(?:networking|network|NetworkManager
    |systemd-networkd|wpa_supplicant|dhcpcd|connman|wicked|netctl)\b|^(?:networking|network|NetworkManager
    |dhcpcd|net\.\w+) (?:restart|stop)\b
[network-lockout] changes a connection
~ nmcli: ^(?:-\S+ )*(?:c|con\w*|d|dev\w*|g|gen\w*|r|radio) (?:a|add|m|mod\w*|e|edit|del\w*|import|clone|up|down
    |reload|load|migrate|connect|disconnect|set|reapply|hostname \S+|(?:wifi|all|wwan) (?:on|off|connect|hotspot))\b
[network-lockout] cuts the network off
! route: \badd\b.*(?:\breject\b|\bblackhole\b)|\bflush\b
! nmcli: \bmanaged no\b|\bipv[46]\.method (?:disabled|ignore)
! networkctl: ^(?:down|delete)\b
! netsh: (?i)\baction=block\b|\bblockinbound\S*|\bblockoutbound\b|\bset\b.*\b(?:disable\w*|state off)|\breset\b
    |\bdelete (?:route|address|interface)
! nordvpn mullvad: \bkillswitch\b|\block(?:down)?\b
! netctl: ^(?:stop|stop-all|disable)\b
! wicked: ^ifdown\b
! dladm ipadm: ^(?:delete|remove|disable|down)-
! Disable-NetAdapter Remove-NetRoute Remove-NetIPAddress: .
! pdnsutil: ^(?:delete-\w+|clear-zone)\b
! rndc: ^(?:stop|halt|delzone)\b
! knotc: ^(?:stop|zone-purge)\b
! octodns-sync: --doit
! lexicon: \bdelete\b
! rndc unbound-control: ^(?:stop|flush\w*|reload)\b
~ dnscontrol: ^push\b
[network-lockout] changes a network card
~ networkctl: ^(?:up|renew|reconfigure|reload|forcerenew)\b
[network-lockout] slows the network down, or cuts it off
! tc: \b(?:add|replace|change)\b.*\broot\b.*\b(?:netem|tbf)\b
[network-lockout] cuts a part of the network off
! sysctl: \bdisable_ipv6=1|\bip_forward=0|\bicmp_echo_ignore_all=1
[network-lockout] gives the address away
! ipconfig: (?i)/release|\bset \w+ (?:NONE|MANUAL)
[network-lockout] cuts a network of the cloud off
! aws: \bec2 (?:disassociate|detach|revoke|delete|disable)-(?:route|internet|vpc|vpn|subnet|network-acl|security|nat
    |transit|egress)\S*
[network-lockout] leaves a network
! zerotier-cli: \bleave\b
[network-lockout] changes the routes of a network
! vtysh: (?:^|\s)(?:no|clear|shutdown|conf\S* t\S*|write|reload)\b(?!.*\bshow\b)
! birdc: \b(?:disable|down|restart|configure)\b
[network-lockout] forgets or forges who is where on the network
! arp: -d .*(?:-a|\*)|-a\w*d\b|-d\b.*\*
[network-lockout] changes who is where on the network
~ arp: -[sd]\b
[network-lockout] changes a bridge
! bridge: \b(?:del|flush)\b
[network-lockout] takes a card out of a bond
! teamdctl ifenslave: \b(?:remove|-d)\b
[network-lockout] changes what is told to neighbours
~ lldpcli: \bconfigure\b
[network-lockout] ends a tunnel
~ openvpn3 nordvpn mullvad protonvpn-cli expressvpn warp-cli: \b(?:disconnect|logout|d)\b
[network-lockout] drops or reloads the firewall
! systemctl: \b(?:restart|stop|reload-or-restart)\b.*\b(?:firewalld|nftables|iptables)\b
! csf: (?:^|\s)-[xf]\b|--(?:disable|stop)
! shorewall shorewall6 firehol sanewall ferm apf ufw-docker: \b(?:stop|clear|panic)\b|(?:^|\s)-f\b|--flush
! npfctl: ^(?:stop|flush)\b
! ipf: -\w*[FD]
! Set-NetFirewallProfile Remove-NetFirewallRule: .
[network-lockout] leaves the wireless network
! wpa_cli: \b(?:disconnect|terminate|remove_network|disable_network|reset)\b
! iwctl: \b(?:disconnect|forget)\b|\bset-property Powered off\b
! airport: (?:^|\s)(?:-z|--disassociate)\b
! hostapd_cli: \b(?:disable|deauthenticate|disassociate|terminate)\b
! iw: \b(?:disconnect|del)\b
! iwconfig: \b(?:txpower|power) off\b
! connmanctl: ^(?:disable|disconnect)\b|\bofflinemode on\b
[network-lockout] shuts the way in
! systemsetup: (?i)-setremotelogin off
! ovs-vsctl: (?:^|\s)(?:--\S+ )*(?:del-\S+|emer-reset|del-controller)\b
! ovs-ofctl: ^(?:-\S+ )*(?:del-\S+|mod-port .* down)\b
[network-lockout] cuts connections that are open
! ss: (?:^|\s)-\w*K|--kill
! tcpkill cutter: .
! conntrack: -F\b|--flush|-D\b
[network-lockout] takes servers out of balance
! ipvsadm: -[CD]\b|--clear|--delete
[network-lockout] restarts a balancer
~ keepalived haproxy: -(?:sf|st)\b
[network-lockout] changes or cuts the network
! networksetup: -(?:remove\w+|set\w*(?:off|dns\w*|manual|power)\w*)\b|\boff$
[network-lockout] changes the settings of a router
! uci: ^(?:delete|revert)\b
[network-lockout] resets a router to what it was when it was made
! firstboot jffs2reset:
[network-lockout] resets a switch
! swconfig: \breset\b
[resource-exhaustion] sends more than a machine or a network can take
! curl: \[\d+-\d{5,}\]
! mdk3 mdk4 t50 thc-ssl-dos torshammer xerxes hulk rudy bonesi: .
[privilege] lets anybody on the network in
! redis-server: --protected-mode no|--bind (?:0\.0\.0\.0|\*)
! dockerd: (?:-H|--host)[ =]tcp://(?!127|localhost)
! jupyter: \.(?:token|password)=(?:''|\"\"|\s|\Z)|--ip[= ](?:0\.0\.0\.0|\*).*token=|--allow-root.*0\.0\.0\.0
! code-server: --auth[= ]none
! sshd: (?i)PermitEmptyPasswords[= ]yes|PermitRootLogin[= ]yes
! vncserver: (?i)SecurityTypes[= ]None
! Xvnc: (?i)SecurityTypes[= ]None
! x11vnc: -nopw\b|-shared\b(?!.*-(?:rfbauth|passwd|localhost))
! ngrok: ^tcp\b
~ ngrok: ^http\b
! cloudflared: \btunnel\b.*\b(?:ssh|rdp|smb|tcp)://
! bore: ^local 22\b
~ ssh: (?:^|\s)-\w*R ?\S*:?(?:22|3389|5900):
[privilege] gives a container the whole machine
! lxc: config device add .*\bdisk\b.*source=/(?:\s|\Z)|security\.privileged[= ]true
! kubectl: ^run\b.*(?:--privileged|hostPID|hostNetwork)
[privilege] sets or opens an account without asking
! passwd: --stdin\b|-d\b|--delete|-u\b|--unlock
[privilege] lets everything in
! ufw: ^allow from any(?: to any)?$|^default allow
! iptables ip6tables: -[IA] (?:INPUT|FORWARD)(?: \d+)? -j ACCEPT$|-P (?:INPUT|FORWARD) ACCEPT
[privilege] lets a key log in as root
! ssh-copy-id: \broot@
[privilege] opens a way in
! mongod: --bind_ip(?:_all|[= ]\S*(?:0\.0\.0\.0|\*))(?!.*--auth)
! tailscale: ^(?:up|set)\b.*--ssh
! ssh autossh: (?:^|\s)-\w*R ?\S*:(?:22|23|3389|5900|445|5985|2375|6443)(?:\s|\Z)|(?:^|\s)-\w*R ?\d+(?:\s|\Z)
~ autossh: (?:^|\s)-\w*R
! chisel: (?:^|\s)R:|--reverse
! mysqld_safe mariadbd mysqld mariadbd-safe: --skip-grant-tables
! etcd: --listen-client-urls[= ]\S*(?:0\.0\.0\.0|\[::\])
! kubectl: ^proxy\b.*(?:--address[= ]0\.0\.0\.0|--accept-hosts|--disable-filter)
! consul nomad: ^agent\b.*-client[= ]0\.0\.0\.0
! az: \bnsg rule (?:create|update)\b.*--access Allow\b.*(?:prefix\w* (?:\*|Internet|0\.0\.0\.0/0)|port-ranges? \*)
! dropbear: -\w*B
! memcached: -l ?(?:0\.0\.0\.0|::)
! elasticsearch: xpack\.security\.enabled=false
! samba net: \busershare add\b.*everyone:f
! az: --public-access (?:container|blob)\b|--allow-blob-public-access true|--default-action Allow\b
! Enable-PSRemoting: .
! frpc rathole zrok gost: ^(?!(?:status|verify|completion|version|overview|ls)\b|-v\b|--version|-V\b).
~ rclone: ^serve\b
[privilege] becomes root of the machine itself
! nsenter: (?:-\w*t|--target)[ =]?1\b
[privilege] changes who may do what in the cloud
! aws: \biam (?:create-login-profile|update-login-profile|create-access-key|update-assume-role-policy|put-\w+-policy
    |attach-\w+-policy|create-policy-version|set-default-policy-version|add-user-to-group .*(?i:admin)
    |delete-\w*boundary|deactivate-mfa-device)
! gcloud: \b(?:service-accounts keys create|set-iam-policy)\b
! aws: (?:--principal[= ]'?\*|"Principal"\s*:\s*(?:"\*"|\{\s*"AWS"\s*:\s*"\*"))
! vault: ^write auth/.*\bpolicies=\S*(?:root|admin)
~ vault: ^(?:write|policy write)\b
[privilege] drops a protection of the cluster
! kubectl: pod-security\.kubernetes\.io/\w+=privileged|\bauto-approve|\bcertificate approve\b
[privilege] listens for anyone who connects
~ mosquitto: -p\b
[privilege] shares folders
~ smbd rpc.nfsd exportfs: .
[privilege] shares folders with the rights of root, or ends all sharing
! exportfs: -\w*o\b.*(?:no_root_squash|\*:|rw,)|-ua|-au
[privilege] lets every user write there
! nfs4_setfacl: EVERYONE@:\S*[wRWX]
! icacls cacls: (?i)/grant\S* \S*(?:everyone|users|\*s-1-1-0)\S*:\S*[fmw]|/reset\b.*/t|/inheritance:r|/setowner
[privilege] changes who may read and write
~ icacls: /
[privilege] takes over what the system owns
! takeown: (?i)/r\b|windows
[privilege] seals or opens the store of secrets
! vault: ^(?:operator (?:seal|step-down|rekey|generate-root)|secrets disable|auth disable|audit disable
    |policy delete|lease revoke .*-prefix|token revoke .*-self)
[privilege] changes who may log in
! teleport tsh tctl: \b(?:rm|lock|users (?:add|rm)|tokens add)\b
[privilege] becomes root by a way round
! capsh: --(?:uid|gid)=0\b|--user=root\b
! kubectl oc: ^debug\b.*\bnodes?/
[privilege] opens a shell as root
~ systemd-run: --uid[= ](?:0|root)\b|(?:^|\s)-\w*[tS]\b|--pty|--shell
~ kubectl oc: ^exec\b.*\bkube-system\b
[privilege] makes somebody an administrator
! samba-tool: \baddmembers\b.*(?i:admin)
! net: (?i)\baddmem\b.*admin
[privilege] shares a shell with others
! ttyd gotty wetty shellinaboxd tmate upterm sshx teleconsole: .
[privilege] changes who may do what in a database
! mysql mariadb: (?i)\b(?:update|insert into|replace into|delete from) +mysql\.(?:user|global_priv|db)\b
[privilege] lets keys log in
! gh glab: \b(?:ssh-key|deploy-key|gpg-key) add\b
! az: \bvm user (?:update|reset-ssh|delete)\b
[credential-exposure] puts a secret into an image
~ docker podman buildah: --build-arg[= ]\w*(?i:token|secret|passw|key)\w*=
[credential-exposure] asks the cloud for the keys of this machine
! curl wget http https xh: 169\.254\.169\.254/\S*(?:security-credentials|identity|user-data|token|iam)
    |metadata\.google\.internal\S*(?:token|identity|attributes)|169\.254\.170\.2
[credential-exposure] takes passwords out of a system
! reg reg.exe: (?i)^save \S*hklm\\?(?:sam|security|system)\b
! secretsdump.py impacket-secretsdump mimikatz mimikatz.exe lazagne pypykatz lsassy crackmapexec netexec nxc hydra
     medusa responder kerbrute: .
! logkeys: (?:^|\s)-s\b|--start
! xinput: ^test\b|^--test
! keepassxc-cli: ^export\b
! lpass: ^export\b
[credential-exposure] sends a password so that everybody on the way can read it
~ curl wget http https xh: (?=.*(?:-u|--user|-a|--auth)[ =]?\S+:\S)(?=.*(?:^|\s)http://(?!localhost|127\.|\[::1\]))
[credential-exposure] lends the keys to another machine
~ ssh: (?:^|\s)-\w*A\b
[credential-exposure] keeps passwords where every program of the user can read them
! git: \bcredential\.helper[ =].*\bstore\b
[credential-exposure] reads the memory of the machine or of another program
! dd: \bif=(?:/dev/k?mem\b|/proc/kcore|/proc/\w+/mem)
! gdb: \bdump (?:binary )?memory\b|\bgenerate-core-file\b
! gcore procdump: .
[network-exec] runs code from the network that nobody has read
! mshta regsvr32 rundll32 msiexec: (?i)https?:|javascript:|/i:http|/i http
! uv: ^(?:run|tool run)\b.*\bhttps?://
! bun jbang: (?:^| )https?://
! helm: ^plugin install \S*(?:https?:|git@)
! podman: ^(?:play kube|kube play)\b.*https?://
! singularity apptainer: ^(?:run|exec|shell|pull|build|instance start)\b.*\bhttps?://
! docker docker-compose: ^(?:compose )?.*(?:-f|--file)[= ]https?://
! nomad: ^job run\b.*https?://
! kubectl: ^krew install\b.*--manifest-url
~ nextflow: ^run [\w.-]+/[\w.-]+
~ cookiecutter copier degit: (?:gh:|https?:|git@)
~ gh: ^extension install\b
~ code: --install-extension
[network-exec] fetches programs from the network
! bitsadmin: (?i)/(?:transfer|addfile|setnotifycmdline)
[network-exec] fetches or unpacks hidden programs
! certutil certutil.exe: (?i)-urlcache\b|-decode\b
[network-exec] runs code that is not shown here
~ msbuild installutil cmstp wscript cscript: .
[indirect] runs a program
~ sort gsort: --compress-prog(?:ram)?[= ](?!gzip|zstd|xz|bzip2|lz4)
~ tcpdump: (?:^|\s)-z ?\S
~ wget: --use-askpass
[indirect] runs a line of the history again
~ fc: ^(?!-l|-ln)
[indirect] runs what its input says
~ make gmake: (?:^|\s)-f ?(?:<\(|-|/dev/stdin|/proc/)
[indirect] runs a program that is not shown
! git: (?:^|[\s'"])ext::
! make gmake: (?:^|\s)SHELL=(?!(?:/usr)?/bin/|\S*\b(?:ba|z|da)?sh\b)
! hash: (?:^|\s)-\w*p\b
~ svn: --(?:diff|diff3|editor|merge)-cmd[= ](?!diff\b|colordiff|vimdiff|meld)
~ gradle gradlew ant cmake info sbt rake mvn meson: (?:-f|-I|-P|-b|--init-script|--init-file
    |--build-file)[ =]?(?:<\(|/dev/stdin|/proc/)
! git: --exec-path=(?!/usr|/opt)\S
! git: \b(?:core|gpg|diff|merge|filter|credential|sequence|pager|alias|difftool|mergetool|uploadpack
    |receive)\.\S+[= ]['"]?!?(?:/tmp|/var/tmp|/dev/shm)/
[indirect] runs every line of a file as a command
! parallel: ^(?:-\S+ )*(?:-a|--arg-file)[ =]?\S+(?: -\S+)*$
[indirect] runs what an archive holds
! tar gtar bsdtar: --to-command[= ]'?(?:/\S*/)?(?:ba|da|z|k)?sh'?(?: -s)?(?:\s|\Z)
[indirect] runs every file of a folder as a command
! run-parts: ^(?!.*--(?:test|list)).*(?:^|\s)(?:/tmp|/var/tmp|/dev/shm|\.{1,2}(?:/|\s|$)|~|/home|\w[\w.-]*/?\Z)
[permissions] lets every user write there
! chmod: \+a#? .*everyone .*\ballow\b.*(?:write|delete|chown)
! hdfs hadoop: -chmod\b.*(?:777|[ao]\+\w*w|[ao]=\w*w)|-chown\b.*-R|-R.* /$
! smbcacls: (?i)everyone:allowed
! zfs: ^allow\b.*(?:(?:^|\s)-e\b|everyone)
! Set-Acl: (?i)everyone
[privilege] makes somebody an administrator
! ipa: ^(?:group-add-member (?:admins|editors|'?trust admins)|role-add-member|sudorule-(?:add\S*|mod|enable)\b
    |hbacrule-add\b.*all|permission-(?:add\S*|mod)\b
    |privilege-add\S*|selfservice-(?:add|mod)\b|group-add-member-manager)\b
! samba-tool: \bdsacl set\b|\bdelegation (?:for-any|add)\S*
! net: (?i)\brights grant\b|\bsam (?:addmem|rights grant)\b
! puppet: ^apply\b.*<\(
! consul: ^acl (?:token|role) \w+\b.*(?:global-management|builtin/global)
! nomad: ^acl token create\b.*-type[= ]management
! mc: ^admin policy (?:attach|set)\b.*consoleAdmin
! etcdctl: \buser grant-role\b.*\broot\b|\brole grant-permission\b.*(?:--prefix=true|--from-key).*\s/?(?:\s|\Z)
! rabbitmqctl: \bset_user_tags\b.*\badministrator\b
! pveum: (?i)\bacl ?mod\w*\b.*administrator|\bpasswd root\b
! influx: ^auth create\b.*--(?:all-access|operator)
! redis-cli valkey-cli: (?i)\bacl setuser\b.*(?:\+@all|allcommands|nopass)
! snowsql bq spark-sql trino: (?i)\bgrant\s+(?:role\s+)?(?:accountadmin|securityadmin|sysadmin|orgadmin|all)\b
! grafana-cli grafana: \breset-admin-password\b
! az: \badmin-consent\b
! gcloud: \badd-iam-policy-binding\b.*roles/\S*(?:owner|editor|resourcemanager\.\w*[aA]dmin|iam\.|\w+\.admin\b)
! oc: \badd-scc-to-(?:user|group)\b.*\b(?:privileged|anyuid|hostaccess|hostnetwork|hostmount\S*|system:authenticated)\b
! kcadm.sh kcadm: \badd-roles\b.*(?i:admin)
! auth0 okta: \broles? (?:assign|add)\b.*(?i:admin)
! glab gh: (?i)\bapi\b.*\badmin=true|\bapi\b.*\bpermission=admin
! gitlab-rails: (?i)\badmin[:=\s]+true
! smbpasswd: (?:^|\s)-\w*[ea]\b.*\broot\b
! kadmin kadmin.local: \badd(?:prinic?|_principal)?\w*\b.*/admin\b
! virsh: \bset-user-password\b
! guestfish virt-edit virt-copy-in virt-rescue: /etc/(?:sudoers|passwd|shadow|pam|ssh)|/root/\.ssh
! dokku: ^(?:ssh-keys:add|acl:add)\b
[network-exec] makes files from a template of an address, and runs what it holds
! cookiecutter copier cruft boilr kickstart: (?:^|\s)(?:https?://|git@|git\+|gh:|gl:|bb:|hg\+)|--trust\b|--UNSAFE
! pulumi: ^new\b.*(?:https?://|git@)
! yo degit tiged: (?:^|\s)(?:https?://|git@|[\w.-]+/[\w.-]+)
~ pulumi: ^(?:new|policy new)\b
[network-exec] runs code from an address
! groovy jrunscript jshell chef-apply chef-solo chef-client cinc-client swipl octave sage mshta: https?://
! raku guile racket sbcl clojure elixir: https?://|\bcurl\b|\bwget\b
! cloud-init: \b(?:--file|-f)[= ]https?://
! wp: \b(?:eval-file|plugin install|theme install|package install)\b.*https?://
! docker podman docker-compose: (?:^|\s)-f[= ]?(?:https?|oci|git)://|\bbake\b.*(?:https?://|git@)
! kustomize: ^build\b.*(?:--enable-(?:exec|alpha-plugins|helm))
! bazel bazelisk: --override_(?:repository|module)=\S*https?:|--registry=http:
! home-manager darwin-rebuild nixos-rebuild nh: (?:--flake|-f)[ =]?(?:\S+\+)?(?:github|gitlab|sourcehut|git|https?)[:+]
[network-exec] lets somebody else's commands in
! gs-netcat gsocket dnscat dnscat2 pwncat pwncat-cs reverse-ssh revsh weevely merlin sliver-client: .
! websocat: \b(?:sh-c|exec|cmd):
! cryptcat dbd sbd nc.traditional: (?:^|\s)-\w*[ec]\b
[process-kill] ends every session
! byobu: \bkill-server\b
! sv: ^(?:force-\w+|stop|down|exit|kill|once)\b.*\*
! rc-service: (?:^|\s)(?:-a|--all)\b
[indirect] runs what a file says as commands
! git: ^(?:-\S+ )*(?:difftool|mergetool)\b.*(?:-x|--extcmd)[= ]['"]?\S*(?:rm|sh -c|dd|mkfs)\b
~ git: ^(?:-\S+ )*difftool\b.*(?:-x|--extcmd)
~ pdflatex pdftex xelatex lualatex latexmk latex tex: --?(?:enable-write18|shell-escape)\b
~ pandoc: --(?:lua-filter|filter)\b|(?:^|\s)-[FL]\b
! npm yarn pnpm: ^config set (?:script-shell|shell|node-options|init-module)[ =]
! logrotate: (?:^|\s)(?:/tmp|/var/tmp|/dev/shm)/
"""
)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "redis-server --protected-mode no",
    "vtysh -c 'no router bgp 1'",
    "iptables -I INPUT -j ACCEPT",
    "zerotier-cli leave n",
)
IGNORES = (
    "curl http://h:9200/idx",
    "vtysh -c 'show ip route'",
    "conntrack -L",
    "iptables -L",
    "curl http://h/",
    "make -f Makefile",
)

assess = judge(FACTS)
