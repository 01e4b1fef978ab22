"""What programs print, copy or record of passwords, keys and tokens that somebody else keeps.

Source: the manual of each program; MITRE ATT&CK T1003, T1040, T1552, T1555, T1557.
"""

from llmsh.risk.fact_table import facts_of, judge

IS_PARTIAL = True
FACTS = facts_of(
    r"""
[credential-exposure] prints the settings of an application, passwords among them
! heroku: ^config(?:\Z|:get\b|\s+-)
! railway: ^variables?\b(?!.*--(?:set|remove|delete))
! dokku: ^config:(?:show|get|export|bundle)\b|^config \S+$
! cf: ^(?:env|e)\s|^(?:service-key|create-service-key)\s
! eb: ^printenv\b
! netlify: ^env:(?:get|export|list .*--plain)\b
! render koyeb northflank: \b(?:env|secrets?) (?:get|list|view|reveal)\b
! fly flyctl: ^(?:ssh console|machine exec)\b.*\b(?:printenv|env)\b
! supabase: ^projects api-keys\b|^secrets? get\b
! stripe: ^config --list\b
! wp: ^(?:--\S+ )*config (?:list\b|get\Z|get (?:--\S+ )*\S*(?i:passw|_key|_salt|secret|token))
! drush: ^sql[:-](?:conf|connect)\b|^(?:config|state|cget)[:-]?(?:get)? .*(?i:passw|secret|_key|token)
! rails bin/rails: ^(?:credentials|encrypted|secrets):show\b
! bundle: ^exec (?:bin/)?rails (?:credentials|encrypted|secrets):show\b
! php: \b(?:artisan (?:config:show (?:database|services|mail|app)|tinker .*env\()|console (?:secrets:reveal|secrets:list
    .*--reveal|debug:dotenv)|occ config:list .*--private)
! occ: ^config:list\b.*--private|^config:system:get \S*(?:passw|secret)
! firebase: ^functions:config:get\b
! npm pnpm yarn snyk netlify wrangler glab jf conan pip pip3 twine gem:
     ^config (?:get|list -l) (?:--?\S+ )*\S*(?i:_auth\b|auth_?token|\bapi\Z|api_?key|token\b|passw|secret)\S*\Z
! composer poetry bundle: ^config (?:get |--global |-g )*\S*(?i:http-basic|github-oauth|gitlab-(?:oauth|token)|bearer
    |pypi-token)\S*\Z
! mvn: \bhelp:effective-settings\b.*-DshowPasswords=true
! gitlab-rails: \b(?:runner|console)\b.*(?i:token|passw|secrets?)
! gitlab-rake: \bdoctor:secrets\b.*VERBOSE
! asadmin wildfly jboss-cli.sh: (?i)read-(?:alias|secret|password)
! airflow: ^(?:connections (?:get|export)|variables export|config list)\b
! airflow: ^(?:variables get|config get-value)\b.*(?i:passw|secret|token|_key|conn)
! prefect dagster: ^(?:block inspect|variable inspect|config view .*--show-secrets)
! jenkins-cli: ^(?:list-credentials-as-xml|get-credentials\S*)\b
! ghost: ^config get \S*(?:password|pass)\b
! terraform tofu: ^output\b.*(?i:secret|passw|token|private_?key|credential|api_?key|conn\w*_str)
! pulumi: ^stack output\b.*(?i:secret|passw|token|private_?key|credential)
[credential-exposure] listens to what others send, passwords among it
! ngrep: (?i)pass|pwd|\buser\b|login|token|cookie|authoriz
~ ngrep: .
~ tcpdump tshark: ^(?!.*\s-r\b)(?:.*\s)?-\w*[AX]\w*(?:\s|\Z)
[credential-exposure] prints the settings of a container, passwords among them
! aws: \bget-function-configuration\b.*\bEnvironment\b
~ kubectl oc: \bdescribe (?:\S+ )*secrets?\b.*token
! docker podman nerdctl crictl: ^(?:container )?inspect\b.*(?:-f|--format)\b.*\.Env\b
! docker podman nerdctl kubectl oc docker-compose crictl lxc incus: \bexec\b.*\s(?:env|printenv)\Z
[credential-exposure] prints values, secret ones among them
~ terraform tofu: ^output\b.*-json\b|^state pull\b|^show\b.*-json\b
[credential-exposure] prints a secret that a cloud or a cluster keeps, or makes a key that opens it
! argocd: ^admin (?:initial-password|dashboard)\b|^account generate-token\b
! kubectl oc: ^(?:-\S+ )*(?:view-secret|modify-secret|get-all-secrets)\b
! kubeseal: --recovery-unseal\b
! etcdctl: \bget\b.*/secrets?(?:/|\s|\Z)
! doctl: \b(?:docker-config|databases connection|databases user get)\b
! scw: \b(?:secret version access|iam api-key create|container token create)\b
! linode-cli: \b\w+-creds-view\b|\bprofile token-create\b|\bobject-storage keys-create\b
! oci: \b(?:secret-bundle get|auth-token create|customer-secret-key create|api-key upload|db-wallet generate
    |wallet generate)\b
! ibmcloud: \b(?:oauth-tokens|api-key-create|service-api-key-create|secrets-manager secret(?:-version)?
    |service-key-create)\b
! openstack: \b(?:token issue|credentials? (?:list|show|create)|application credential create|secret get .*--payload
    |keypair create)\b
! aliyun tccli ucloud huaweicloud: \b(?:GetSecretValue|CreateAccessKey|AssumeRole|GetFederationToken)\b
! yc: \b(?:payload get|create-token|key create|access-key create|api-key create)\b
! databricks: \b(?:get-secret|tokens create)\b
! confluent ccloud: \bapi-key create\b
! az: \b(?:signalr|maps account|search admin-key|cognitiveservices account|batch account|relay|iot hub) keys? (?:list
    |show)\b
    |\bkeys list\b|\bconnection-string\b|\blist-(?:keys|credentials|secrets)\b
! gcloud: \bhmac create\b|\bapi-keys get-key-string\b
! nomad: ^var get\b|^acl (?:token create|bootstrap)\b
! consul: ^acl (?:token create|token read|bootstrap)\b
! juju: \bshow-(?:secret|credential)s?\b.*--(?:reveal|show-secrets)
! pscale neonctl neon turso: \b(?:password create|connection-string|tokens? (?:create|mint))\b
! influx: ^auth (?:create|list|ls)\b
! mc: ^admin (?:accesskey|user svcacct) (?:create|add|info)\b
! kubectx-secrets stern-secrets ksd: .
! chef knife: \bvault (?:show|decrypt|download)\b|\bdata bag show\b.*--secret
! puppet: \blookup\b.*(?i:passw|secret|token|key)
[credential-exposure] prints what a file of secrets holds
! dotenvx: ^(?:get|decrypt)\b
! git: ^(?:secret (?:cat|reveal)|crypt (?:export-key|unlock))\b
! git-crypt: ^(?:export-key)\b
! git-secret: ^(?:cat|reveal)\b
! transcrypt: --(?:display|show-raw)|(?:^|\s)-[ds]\b
! blackbox_cat blackbox_decrypt_file blackbox_decrypt_all_files blackbox_edit: .
! ejson: ^decrypt\b
! eyaml: ^(?:decrypt|edit)\b
! rage: (?:^|\s)-\w*d|--decrypt
! clevis: ^(?:decrypt|luks pass)\b
! my_print_defaults: (?:^|\s)(?:-s|--show)\b
! teller: ^(?:show|env|yaml|json|sh|run)\b
! envchain: ^(?!-|.*--(?:set|list))\S+ (?:env|printenv|export)\b
! summon: \b(?:env|printenv)\b
! passbolt: ^(?:get|export)\b
! dcli: ^(?:password|p|note|otp|read|inject)\b
! pass-cli protonpass nordpass enpass-cli buttercup: \b(?:show|get|view|export|copy)\b
! firefox_decrypt firefox_decrypt.py hackbrowserdata hack-browser-data chromepass dumpmon: .
! nmcli: \bshow-password\b
! wpa_cli: \bget_network\b.*\b(?:psk|password)\b
[credential-exposure] prints what a file of secrets holds, decrypted
! gpg gpg2: ^(?!.*(?:-o|--output)\b).*(?:-d|--decrypt)\b.*(?i:secret|passw|vault|credential|private|keys?\b)
! age rage: ^(?!.*(?:-o|--output)\b)(?=.*(?:-\w*d|--decrypt)\b).*\s\S*(?i:secret|passw|vault|credential)\S*\Z
! openssl: ^(?:enc\b.*|aes\S* .*)-d\b(?!.*\s-out\b).*\s-in \S*(?i:secret|passw|vault|credential)
! openssl: ^(?:base64|enc)\b(?!.*\s-(?:out|d)\b).*(?:/id_(?:rsa|ed25519|ecdsa|dsa)|/shadow|\.env|\.pem|\.key)(?:\s|\Z)
! op: ^signin\b.*--raw
[credential-exposure] prints passwords, or what they can be found from
! ldapsearch ldbsearch: (?i)\b(?:userPassword|unicodePwd|ntPwdHistory|sambaNTPassword|krbPrincipalKey
    |supplementalCredentials
    |ms-Mcs-AdmPwd|msLAPS-\w*Password)\b
! slapcat ldbdump: .
! samba-tool: \b(?:user (?:get|sync)passwords?|exportkeytab)\b
! pdbedit: (?:^|\s)-\w*w|--smbpasswd-style
! kadmin kadmin.local: \b(?:ktadd|xst|dump)\b
! ipa-getkeytab msktutil: .
! certtool: ^(?!.*--outfile)(?:.* )?(?:-k|--key-info|--p12-info|--to-p8)(?:\s|\Z)
! doveadm: ^auth lookup\b
! debugfs: -R .*\b(?:cat|dump|rdump)\b.*(?:/g?shadow|/id_(?:rsa|ed25519|ecdsa|dsa)|\.ssh\b|\.aws\b|\.env\b|\.gnupg\b)
! kdb5_util: ^(?:.* )?(?:dump|stash|create|use_mkey)\b
! klist: (?:^|\s)-\w*K
! pg_dumpall: (?:^|\s)-\w*[rg]\b|--roles-only|--globals-only
! mysqldump mariadb-dump: (?:^|\s)mysql(?:\s|\Z)
! redis-cli valkey-cli: (?i)\bacl (?:list|getuser)\b
! rabbitmqctl: \bexport_definitions\b
! mongosh mongo: \bshowCredentials\b
! rabbitmqadmin: ^export\b
! impacket-secretsdump impacket-GetUserSPNs impacket-GetNPUsers pypykatz kerbrute rubeus: .
! nxc netexec crackmapexec cme: --(?:sam|lsa|ntds|dpapi|laps)\b
! ntdsutil ntdsutil.exe: (?i)\bifm\b|\bntds\b
[credential-exposure] takes the memory of a program that keeps secrets
! strace ltrace gdb bpftrace gcore procdump dtrace frida frida-trace gdbserver: (?i)\b(?:sshd?|ssh-agent|gpg-agent
    |login|sudo
    |su|passwd|polkitd|keyringd?|gnome-keyring\S*|kwalletd\w*|vault|lsass|keepass\w*|1password|bitwarden|pinentry\S*)\b
! coredumpctl: ^(?:dump|debug|gdb)\b.*\b(?:sshd|ssh-agent|gpg-agent|vault|sudo|keyring)\b
! avml lime memdump fmem winpmem linpmem: .
[credential-exposure] listens to what others send, passwords among it, or passes for somebody else
! bettercap ettercap dsniff mailsnarf msgsnarf webspy sslstrip responder Responder.py
     arpspoof dnsspoof macof evilginx wifiphisher airodump-ng aireplay-ng hcxdumptool hostapd-wpe: ^(?!--?(?:help
    |version)\b|-h\b)
[credential-exposure] prints the key that a back-up or a directory is locked with
! restic: ^(?:.* )?cat (?:masterkey|key)\b
! borg: ^key export\b
! kopia: ^repository (?:status .*-t\b|show-token)
! ldapsearch: (?i)\bolcRootPW\b
! mongosh mongo: \bsystem\.users\b|\bgetUsers?\(.*showCredentials
! openvpn easyrsa: \bexport-p12\b|--genkey\b.*/dev/stdout
! step: \b(?:crypto (?:jwe decrypt|key format)|ca token)\b
[credential-exposure] fetches a key from another machine
! scp rsync: :\S*(?:/shadow|\.ssh/id_(?:rsa|ed25519|ecdsa|dsa))(?:\s.*)?\s[^\s:]+\Z
~ scp rsync: :\S*(?:id_(?:rsa|ed25519|ecdsa|dsa)|\.ssh/|/shadow|\.aws/|\.gnupg|\.env|\.pem|\.key)(?:\s|/|\Z)
[credential-exposure] gives a secret to whoever asks
! smbclient lftp ncftpput: \bput\b.*(?:/etc/shadow|\bid_(?:rsa|ed25519|ecdsa|dsa)\b|\.aws/|\.gnupg|\.netrc|\.kdbx)
! ngrok: \bfile://
~ rsync: --daemon\b
"""
)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "heroku config -a shop",
    "docker inspect -f '{{.Config.Env}}' web",
    "terraform output -raw db_password",
    "nmcli dev wifi show-password",
    "pg_dumpall --globals-only",
    "strace -p $(pgrep sshd)",
    "ldapsearch -x uid=bob userPassword",
    "etcdctl get --prefix /registry/secrets",
    "wp config get DB_PASSWORD",
    "composer config github-oauth.github.com",
)
IGNORES = (
    "heroku ps",
    "docker inspect -f '{{.State.Status}}' web",
    "terraform output -raw address",
    "nmcli dev wifi list",
    "pg_dumpall --help",
    "strace ls",
    "ldapsearch -x uid=bob mail",
    "etcdctl get /registry/pods",
    "klist",
    "wp config get table_prefix",
    "npm config get registry",
    "airflow variables get env",
    "heroku config:set A=b",
)

assess = judge(FACTS)
