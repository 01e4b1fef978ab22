"""What programs of clouds, clusters, virtual machines and containers do to what runs or is kept elsewhere.

Source: the manual of each program; MITRE ATT&CK T1485, T1490, T1578.
"""

from llmsh.risk.fact_table import facts_of, judge

IS_PARTIAL = True
FACTS = facts_of(
    r"""
[cloud-destroy] destroys something in the cloud
! nova cinder glance neutron openstack: \b(?:delete|force-delete|terminate|purge)\b
! aliyun tccli hcloud ucloud huaweicloud jdc bce volcengine: \b(?:Delete|Terminate|Destroy|Release|Stop|Reboot
    |Purge)[A-Z]\w+
! aws: \borganizations (?:leave-organization|delete-\S+|close-account|remove-account\S*)\b
! gcloud: \bpubsub (?:subscriptions|snapshots) seek\b
! firebase: ^(?:hosting:disable|functions:delete|database:remove|projects:delete)\b
! sst alchemy: ^(?:remove|destroy)\b
! aws-nuke cloud-nuke gcp-nuke azure-nuke leftovers custodian: .
! terraform tofu: ^workspace delete\b
! clusterctl: ^(?:delete|move)\b
! skaffold kapp faas-cli okteto devspace werf garden tilt dapr istioctl cilium acorn: \b(?:delete|destroy|purge
    |uninstall|dismiss|down|rm|remove)\b
! toolbox distrobox: ^(?:rm|rmi)\b.*(?:-f\b|--force|-a\b|--all)
! gh: ^cache delete\b.*(?:--all|(?:^|\s)-a\b)
! java: -jar \S*jenkins-cli\S*\.jar .*\b(?:delete-\w+|safe-shutdown|shutdown|quiet-down|clear-queue|disable-\w+)\b
[cloud-destroy] removes what it manages
! puppet: \bensure=absent\b
! puppet: (?:ensure\s*=>\s*'?absent|\bcert (?:clean|revoke)|\bnode (?:purge|clean))
! knife: \b(?:delete|destroy|bulk delete|purge)\b
[overwrite] puts an old state over what is there
! terraform tofu: ^state push\b
! az: \b(?:upload-batch|sync)\b.*--(?:overwrite|delete-destination)\b
[cloud-destroy] changes other machines as a whole
! salt salt-call: \b(?:file\.(?:remove|write|copy|replace|line)|system\.(?:halt|reboot|poweroff|shutdown|init)
    |user\.(?:add|delete)|pkg\.(?:remove|purge)|disk\.(?:wipe|format_)|ps\.p?kill\w*|service\.(?:stop|disable))\b
! ansible: \bstate=absent\b|-m ?(?:[\w.]+\.)?(?:reboot|shutdown|filesystem|parted|lvol|lvg|authorized_key|cron|user
    |group|selinux|sysctl|iptables|firewalld|ufw|mount|sudoers|hostname)\b
[cloud-destroy] opens something to everyone
! gsutil: \b(?:acl|defacl) (?:ch|set)\b.*(?:AllUsers|public|AllAuth)
[cloud-destroy] takes a site away
! railway: ^(?:down|delete|unlink)\b
[cloud-destroy] takes away what a cluster runs
! nomad: \bsystem gc\b|\bnode (?:purge|drain)\b
! kubectl oc: \btaint\b.*--all\b.*NoExecute|\bapply\b.*--prune\b|\bdelete\b.*--raw
[cloud-destroy] deletes names that others look up
! aws: \"Action\"\s*:\s*\"DELETE\"
[cloud-destroy] loses track of what exists
! terraform tofu: \bstate (?:push .*-force|rm|replace-provider)|\bforce-unlock\b
[cloud-destroy] destroys infrastructure
! pulumi: ^(?:down|destroy|cancel|stack (?:rm|import)|state delete)\b
[cloud-destroy] destroys a site
! netlify vercel railway: \b(?:delete|remove)[A-Z]\w+|\bapi delete\w*
[cloud-destroy] shuts machines out of what manages them
! salt-key: (?:^|\s)-[dDrR]\b|--(?:delete|reject)
[cloud-destroy] lets a machine be managed
~ salt-key: (?:^|\s)-[aA]\b|--(?:accept|gen)
[cloud-destroy] replaces system files of other machines
! ansible: \b(?:dest|path|name)=(?:/etc|/root|/boot|/usr|/bin|/sbin|/lib|/var/spool/cron|~/\.ssh)\b
[cloud-destroy] stops what watches over the system
! aws: \b(?:cloudtrail (?:stop-logging|delete-trail)|guardduty (?:delete|disassociate|stop)\S*|configservice (?:stop
    |delete)-\S+|securityhub disable\S*|ec2 delete-flow-logs|logs delete-\S+|macie2 disable\S*)
[cloud-destroy] destroys what it manages
! juju: \b(?:destroy-\w+|remove-\w+|kill-controller)\b
! maas: \b(?:delete|release|power-off)\b
[cloud-destroy] destroys a cluster
! rancher k3d k0s microk8s kubespray talosctl eksctl kops rke: \b(?:delete|reset|remove|rm|destroy)\b
[cloud-destroy] replaces what a cluster knows
! etcdutl: \b(?:snapshot restore|defrag)\b
[cloud-destroy] removes containers or images
! crictl ctr nerdctl: \b(?:rm\w*|rmi|delete|stopp?|prune)\b.*(?:-a\b|--all|-f\b|--prune|\$\()|\bprune\b
[cloud-destroy] removes images
! buildah skopeo crane regctl: \b(?:rm|rmi|delete|prune)\b.*(?:-a\b|--all|\$\()|^delete\b|\bmanifest delete\b
    |\btag delete\b
[cloud-destroy] drops what a server holds
! gitlab-rails gitlab-rake gitlab-ctl: \b(?:cleanse|uninstall|destroy|gitlab:setup|gitlab:backup:restore
    |db:\w*drop\w*|remove-accounts)\b
[cloud-destroy] destroys an application
! dokku: \b(?:destroy|apps:destroy|\w+:destroy|cleanup)\b
[cloud-destroy] changes what runs on servers
~ caprover cap: \b(?:deploy|rollback)\b
[cloud-destroy] changes what is installed
~ ansible-galaxy: \b(?:install|remove)\b
[cloud-destroy] deletes over the web what holds other things
! curl http https xh httpie curlie wget: \bDELETE\b.*/(?:zones|repos|projects|databases|collections|clusters
    |instances|servers|droplets|volumes|buckets|users|accounts|organizations|orgs|teams|apps|applications|services
    |stacks|namespaces|indices|indexes|topics|queues|domains|vms|sites|workspaces|customers|tenants|keyspaces
    |functions|snapshots|backups|networks|vpcs|groups|environments|pipelines|jobs|nodes|dashboards|catalogs
    |schemas)/[^\s?]+
! curl http https xh httpie curlie wget: \b(?:POST|PUT)\b.*/(?:actions/)?(?:destroy|terminate|shutdown|poweroff
    |power_off|purge|wipe|delete|truncate|flush|factory_reset|purge_cache)(?:[\s"'?/]|\Z)
[cloud-destroy] drops a protection against loss
! aws: (?i)\bupdate-continuous-backups\b.*enabled=false|--backup-retention-period[= ]0
    |\bput-bucket-versioning\b.*suspended
    |\bkms disable-key\b|--no-deletion-protection|\bdelete-\w*protection|\bput-(?:bucket-)?lifecycle\S*
    |\bdisable-(?:backup|termination)\S*|--no-disable-api-termination|\bdelete-bucket-(?:policy|versioning|replication)
! gcloud: --no-(?:deletion-protection|backup|versioning)\b|\bbilling projects unlink\b|--clear-(?:lifecycle
    |retention\S*)
! gsutil: ^(?:-\w+ )*(?:versioning set off|lifecycle set|retention (?:clear|set))\b
! az: --delete-backup-data|--enable-(?:delete-retention|versioning|soft-delete|purge-protection) false
! mc: \b(?:ilm (?:rule )?(?:add|import)|version suspend|retention clear|admin (?:user|policy) (?:rm|remove|disable))\b
! s3cmd: --delete-removed\b|^(?:.* )?(?:expire|setlifecycle)\b
! kubectl oc: \bpatch\b.*finalizers
[cloud-destroy] gives up an address that may not come back
! aws: \bec2 (?:release|disassociate)-address\b
[cloud-destroy] replaces what is there by an old state
! consul: ^snapshot restore\b
! nomad: ^operator snapshot restore\b
! vault: ^operator raft (?:snapshot restore|remove-peer)\b
! heroku: ^pg:(?:copy|backups:restore|restore|reset|kill\w*)\b
! gcloud: \bsql (?:backups restore|instances restore-backup)\b
! az: ^deployment .*--mode[= ]?(?i:complete)\b
! velero: ^restore create\b.*--existing-resource-policy[= ]update
! qm pct: ^(?:rollback|restore|delsnapshot)\b
! qmrestore vzrestore: .
! lxc incus: ^(?:restore|snapshot restore)\b
! vagrant: ^snapshot (?:restore|pop)\b
! VBoxManage vboxmanage: \bsnapshot\b.*\b(?:restore\w*|delete)\b|--delete(?:-all)?\b
! virsh: \b(?:snapshot-revert|managedsave-remove|vol-wipe|blockcommit|checkpoint-delete|domblkerror)\b
! multipass: ^(?:restore|delete\b.*(?:-p\b|--purge|--all)|purge)\b
! vmrun: \brevertToSnapshot\b|\bdeleteSnapshot\b
! prlctl: \bsnapshot-(?:switch|delete)\b
[cloud-destroy] leaves nothing of it running
! fly flyctl: ^scale count 0\b|^m(?:achines?)? (?:stop|kill|destroy)\b|^(?:apps )?suspend\b
! gcloud: \bapp versions stop\b|--min-instances[= ]0 --max-instances[= ]0
[cloud-destroy] changes infrastructure without asking; it may delete too
! terragrunt: \brun(?:-all| --all)\b.*\b(?:apply|destroy)\b|\b(?:apply|destroy)-all\b
! pulumi: ^refresh\b.*(?:-y|--yes)\b|^state (?:delete|unprotect)\b
! terraform tofu: ^apply\b.*\.tfplan\b.*-auto|^import\b.*-force
! cdk: ^deploy\b.*(?:--require-approval[= ]never|--force|-f\b)
! crossplane kro: \b(?:uninstall|delete)\b
[cloud-destroy] takes away what a cluster runs
! crictl: ^rm[ip]?\b.*-\w*a|^stopp?\b
! podman: ^pod (?:rm|stop|kill)\b.*(?:-\w*a|--all)|^kube down\b|^system (?:reset|prune)\b
! docker podman: ^compose\b.*\bdown\b.*--remove-orphans.*-v
! kubectl oc: ^(?:-\S+ )*rollout restart\b.*(?:-A\b|--all)|\bcordon\b.*--all|\bset image\b.*--all
! oc: ^(?:delete|adm (?:prune|drain|policy remove-\S+))\b.*(?:--confirm|--all|project)
[cloud-destroy] changes what runs or is kept elsewhere
~ heroku: ^(?:maintenance|releases:rollback|pg:promote|config:(?:set|unset)|ps:|domains:|certs:|access:|run)\S*
~ virsh: \b(?:blockpull|attach-\S+|define|edit|net-(?:define|start)|pool-(?:define|start)|migrate|set\w+)\b
~ ipmitool: \b(?:raw|sel|sdr elist|user|channel|sol)\b
[cloud-destroy] lets a plug-in do what it wants on the host
! docker: ^plugin (?:install|set|enable)\b.*--grant-all-permissions
[network-exec] runs code from an address
! stack ansible-playbook cabal: \bhttps?://
! nix-shell nix-env nix-build nix: \bfetch(?:Tarball|Git|url|Mercurial)\b
! bundle: \bconfig\b.*\bmirror\.\S* https?://
[network-exec] shows its screen, and takes its keys, on another machine
! xterm urxvt rxvt aterm konsole: -display[= ](?!localhost|127\.)[\w.-]+:\d
"""
)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "puppet apply -e 'file{x: ensure => absent}'",
    "aws cloudtrail stop-logging --name t",
    "qm rollback 100 clean",
    "heroku pg:copy A B",
    "terragrunt run-all apply",
)
IGNORES = (
    "aws s3 ls",
    "virsh list",
    "qm list",
    "heroku logs",
    "lxc list",
)

assess = judge(FACTS)
