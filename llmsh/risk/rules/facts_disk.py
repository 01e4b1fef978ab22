"""What programs do to disks, volumes, file systems and chips.

Source: the manual of each program; MITRE ATT&CK T1561.
"""

from llmsh.risk.fact_table import facts_of, judge

IS_PARTIAL = True
FACTS = facts_of(
    r"""
[disk] makes a volume smaller than what may be on it
! lvresize lvreduce: (?:-L|--size|-l|--extents)[ =]?-|^.*--resizefs.*-\d
[disk] destroys or overwrites what a disk or a chip holds
! vgcfgrestore: -f|--force
! ocs-sr ocs-onthefly ocs-restore-mdisks: \brestore\w*\b|-[fd] \S+
! flashrom: (?:^|\s)-\w*[wEv]\b|--(?:write|erase)
! mtd mtd_debug flash_erase flash_eraseall nandwrite flashcp ubiformat ubirmvol ubiupdatevol sysupgrade: .
! dcfldd dc3dd ddrescue gddrescue dd_rescue: \bof=/dev/\w|hwipe=|wipe=|(?:^|\s)-\w*f\b.*/dev/|/dev/\w+ /dev/\w+
! partimage fsarchiver: \brest(?:ore|fs|mbr)\b|\brestdir\b
! ntfsclone: -O\b|--overwrite|-r\b|--restore-image
! ntfsresize: -s\b|--size|-b\b
! mkntfs mkexfatfs mkdosfs mkudffs mkzftree mkisofs.raw mkinitfs.dev newfs newfs_hfs newfs_apfs newfs_exfat
     newfs_udf mkreiserfs mkjfs: .
! nvme: ^(?:write-zeroes|write-uncor|delete-ns|detach-ns|fw-commit|fw-activate|fw-download|dsm|format|sanitize|reset
    |subsystem-reset|set-feature)\b
! hdparm: --(?:trim-sector|write-sector|repair-sector|make-bad|fwdownload|security-\w+|dco-\w+)|-N ?p?\d
! sg_write_same sg_write_buffer sg_reassign sg_format sg_dd sg_raw scrub secure-delete: .
! blkzone: ^(?:reset|finish|close)\b
! zramctl: --reset|-r\b
! mformat mdeltree: .
! stratis: \b(?:destroy|pool destroy|filesystem destroy|unbind)\b
! mmcrfs mmdelfs mmdeldisk mmdelsnapshot mmdelfileset: .
! hdfs hadoop: \bdfs -rm\b.*-(?:r|R|skipTrash)|\bfs -rm\b.*-(?:r|R|skipTrash)|-rmr\b|\bnamenode -format\b|-expunge\b
    |\bdfsadmin -safemode\b
! fsutil: \b(?:deletejournal|setzerodata|file setvaliddata)\b
! esptool esptool.py st-flash nrfjprog rkdeveloptool pyocd: \berase\w*\b|--(?:eraseall|recover)|^ef\b
! heimdall odin4: \b(?:flash|format)\b
[disk] removes something that other things stand on
! vgreduce pvchange: --removemissing|-f|--force|-x n
! dmsetup: ^(?:remove|remove_all|wipe_table|clear|load|suspend)\b
! gluster: \bvolume (?:delete|stop|reset)|\bremove-brick\b|\bpeer detach\b
! lfs: \b(?:setstripe -d|migrate)\b|\bchangelog_clear\b
! iscsiadm: -o delete|--op[ =]delete|-u\b|--logout
! tgtadm targetcli: \bdelete\b|\bclearconfig\b
[disk] makes the keys of a disk useless
! systemd-cryptenroll: --wipe-slot
! fdesetup: ^(?:disable|remove\w*|destroy\w*)\b
! integritysetup veritysetup: ^format\b
[disk] stops every write to a file system
! xfs_freeze: -f\b
! xfs_io: (?:shutdown|resblks|zero|fzero|fpunch|pwrite|truncate)\b
[disk] overwrites what a disk or a tape holds
! mt mt-gnu: \b(?:erase|weof|eof|mkpartition|setpartition)\b
! xfs_mdrestore xfs_copy systemd-repart: /dev/\w
! mkfs.bfs mkfs.cramfs mkfs.minix mkfs.hfs mkfs.hfsplus mkfs.apfs mkfs.nilfs2 mkfs.reiserfs mkfs.erofs mkfs.ocfs2
     mkfs.gfs2 mkfs.lustre mkfs.udf: /dev/\w
[disk] changes a volume for good
! lvconvert: --(?:merge|repair|uncache|splitmirrors|mirrors 0)|-m ?0
[disk] changes how a disk is seen
~ blockdev: --(?:set|reread|flush)
[disk] changes the name of a file system
~ swaplabel e2label ntfslabel fatlabel xfs_admin btrfstune: -[LUu]|\s\S
[disk] changes the identity of a file system
! btrfstune: -f|-S 1|-u|-U
[disk] deletes files
! mdel: \*
~ mdel: .
[disk] changes the size of a partition
~ growpart resizepart xfs_growfs: .
[disk] writes the boot sectors of a disk
! grub-install grub2-install lilo extlinux syslinux ms-sys bootsect: .
[disk] deletes snapshots or goes back to one
! snapper: \b(?:delete|rollback|undochange|cleanup)\b
! timeshift: --(?:restore|delete|delete-all)
[disk] removes back-ups
! wbadmin: \bdelete\b
[disk] removes back-ups, or stops making them
! tmutil: ^(?:delete\w*|disable|thinlocalsnapshots|restore)\b
[disk] makes an image smaller, or takes it away
! hdiutil: ^(?:resize|compact|erasekeys)\b|-force\b
[disk] destroys or clears a volume with all that is on it
! diskpart: (?i)/s\b|clean|format|delete
! sg_sanitize: .
! sg_unmap: .
! geli: ^(?:kill|init|delkey|clear|resize)\b
! gmirror: ^(?:destroy|clear|remove|stop)\b
! gstripe: ^(?:destroy|clear)\b
! bioctl: -d\b
! drbdadm: ^(?:invalidate|wipe-md|create-md|down|detach|secondary)\b
! ceph: --yes-i-really|^osd (?:purge|destroy|out|rm|pool (?:rm|delete))|^fs rm|^mon (?:rm|remove)|^auth (?:rm|del)
! rbd: ^(?:rm|remove|snap purge|snap rollback|trash purge)\b
! rados: \b(?:purge|rmpool|rm)\b
! megacli: (?i)-cfg(?:clr|lddel)|-pdclear|-ldinit
! MegaCli64: (?i)-cfg(?:clr|lddel)|-pdclear|-ldinit
! storcli64: \bdelete\b|\bdel\b|erase|start init
! hpssacli: \bdelete\b
! ssacli: \bdelete\b
! nwipe: .
! dban: .
! partclone.restore: /dev/
! storcli perccli perccli64: \bdel(?:ete)?\b|\berase\b|\bstart init|\bset factory|\bclear\b
! tw_cli arcconf areca-cli cli64 mvcli: (?i)\b(?:del(?:ete)?|remove|deleteunit|uninit|format|clear|init|vsf delete)\b
! sas2ircu sas3ircu hpacucli mfiutil mptutil lsiutil: (?i)\b(?:delete\w*|clear|erase|destroy|fail|format)\b
! camcontrol nvmecontrol: ^(?:format|sanitize|security|fwdownload|firmware|ns delete|ns-delete)\b
! gconcat graid graid3 gjournal gvinum gcache gshsec gvirstor: ^(?:destroy|delete|clear|stop|remove|label|create)\b
! raidctl: -\w*[CIfF]\b
! vdo lvmvdo: ^(?:remove|create)\b
! vxdisk vxdg vxassist vxvol vxedit: (?:^|\s)(?:init|setup|destroy|rmdisk|remove|shrinkto|shrinkby|rm|resize)\b
! drbdadm drbdsetup: --discard-my-data|--overwrite-data-of-peer|\bprimary .*--force|--force .*\bprimary\b
! linstor drbdmanage: \bdelete\b|\blost\b|\btoggle-disk\b
! e2image: -\w*I
! e2undo btrfs-zero-log btrfs-convert zhack zinject: .
! xfs_db: -\w*x
! zfs: ^(?:receive|recv)\b.*(?:^| )-\w*F
! delpart: .
! gpart: ^(?:destroy|delete|create|restore|resize|recover)\b
! guestfish virt-rescue: (?:^|\s)(?:rm-rf|mkfs|format|part-init|part-disk|zero|zero-device|wipefs|lvremove|blkdiscard
    |rm)\b
! partx: (?:^|\s)-\w*d\b|--delete
! sedutil-cli: --(?:revert\w*|yesIREALLY\w*|PSIDrevert\w*|eraseLockingRange\w*|initialSetup)
! veracrypt truecrypt: (?:^|\s)-c\b|--create|--restore-headers
! balena balena-etcher etcher: \b(?:local flash|os initialize)\b|/dev/\w
! rpi-imager: --cli\b
! bmaptool: ^copy\b.*/dev/\w
! arm-image-installer livecd-iso-to-disk mkusb woeusb woeusb-ng Ventoy2Disk.sh: .
! thin_restore thin_repair cache_restore cache_repair era_restore: -o ?/dev/\w
[disk] deletes what a file system holds, or makes it smaller
! btrfs: ^su\w* d\w*|^fi\w* resize\b|^d\w* (?:del|rem)
[disk] changes a file system
~ btrfs: ^su\w* (?:c|set|sn)\w*|^(?:balance|scrub|device|replace|quota) (?!status|list|stats|show|usage|ready)\S
    |^(?:send|receive|property|qgroup (?!show)|fi\w* (?:label|defrag))\b
[disk] changes what a pool is made of, for good
! zpool: ^(?:add .*-f|remove|labelclear|destroy|replace|upgrade|create)\b
[disk] changes a pool
~ zpool: ^(?:add|attach|set|initialize|trim|scrub|online|reopen|checkpoint)\b
[disk] changes a data set
~ zfs: ^(?:set|create|inherit|rename|promote|mount|unmount|snapshot|clone|receive|hold|release|upgrade|bookmark)\b
[disk] repairs a file system by dropping what does not fit
! fsck_ffs fsck_ufs fsck_msdosfs fsck_hfs fsck_apfs fsck_exfat: (?:^|\s)-\w*[yp]
! btrfs: \b(?:check .*--(?:repair|init-\S+|clear-space-cache)|rescue|balance start .*(?:-f\b|convert))
! xfs_repair: -\w*L
! reiserfsck: --rebuild|--zero
~ ntfsfix: .
[disk] takes a disk out of a file system
! btrfs: \b(?:device (?:remove|delete)|replace start)
[disk] opens a partition table to be edited
~ gdisk: ^(?!-l)(?:.*/dev/|disk\d)
[disk] takes a volume away from what uses it
~ lvchange: -an\b|-a n\b|--activate n
! blkdeactivate: .
~ kpartx mdconfig: (?:^|\s)-\w*d
~ vgexport vgsplit vgmerge pvmove: .
[disk] takes volumes away from what uses them
~ vgchange: -an\b|-a n\b|--activate n
[disk] throws away the last transactions of a pool
! zpool: ^import .*-\w*[FX]
[disk] changes what a pool is made of
~ zpool: ^(?:offline|detach|export|split|reguid|clear)\b
[disk] writes a partition table
! disklabel: -(?:[wERB])
[disk] changes an image in place
! qemu-img: ^resize .*--shrink|^commit\b|^snapshot .*-[da]\b|^rebase .*-u\b
~ qemu-img: ^(?:resize|amend)\b
[disk] takes away the paths to disks
! multipath: -[FfW]\b
[disk] takes an array apart or makes it anew
! mdadm: --(?:stop|fail|remove|zero-superblock|create|grow)|-[SCG]\b
[disk] detaches every loop device
~ losetup: -D\b|--detach-all
[disk] gives unused blocks back to the disk
~ fstrim: -\w*[aAv]|/
[disk] may write a partition table
~ testdisk: /dev/
[disk] rebuilds the disks of this machine
! rear: ^recover\b
[disk] writes the program of another device
~ esptool esptool.py avrdude st-flash nrfjprog dfu-util openocd picotool pyocd rkdeveloptool: \bwrite\w*|-U|-D
    |\bprogram\b|\bload\b|\bflash\b
[disk] makes what lies on a volume into something else
! lvconvert: --type[= ](?:thin-pool|cache-pool|vdo-pool)|--yes\b.*--(?:thinpool|cachepool|vdopool)|--repair\b
~ cryptsetup: ^convert\b
! xorriso cdrecord wodim growisofs: (?:^|\s)-?blank\b|(?:^|\s)-format\b
! omconfig: ^storage\b.*action=(?:resetconfig|deletevdisk|initialize|format|clearforeignconfig|slowinit|fastinit)
! sedutil-cli: (?i)--(?:revert\w*|yesIreally\w*|PSIDrevert\w*|initialSetup|setLockingRange|eraseLockingRange
    |setSIDPassword)
! nvflash amdvbflash atiflash: (?:^|\s)-?-(?:force_reset|erase|index|p|f|save)\b|\.rom\b
~ nvme: ^(?:create-ns|attach-ns|detach-ns|set-feature|fw-download|resv-\S+|ns-rescan|reset|subsystem-reset)\b
! nvme: ^(?:write|write-zeroes|write-uncor|dsm|zns reset-zone|sanitize|security-send|device-self-test -s [fF])\b
! lizardfs-admin mfsadmin moosefs: \b(?:stop-master\S*|metadataserver-stop\S*)\b
! vmkfstools: (?:^|\s)-(?:U|w|x|X|K|G)\b|--deletevirtualdisk|--writezeros|--punchzero
! iscsiadm: (?:^|\s)-o ?delete\b|(?:^|\s)(?:-u|--logout)\b.*(?:^(?!.*-T)|-U all)
~ iscsiadm: (?:^|\s)(?:-o|-l|-u|-U|--login|--logout|--op)\b
! sas2ircu sas3ircu: \b(?:delete|deletevolume|create)\b
! tw_cli mvcli areca-cli arcconf: \b(?:del|delete|remove|uninit|initialize|task start .*(?:clear|secureerase))\b
! mmchdisk mmdeldisk mmdelnsd mmdelvdisk: .
! beegfs-ctl: --(?:removetarget|removenode|startresync|setpattern --raid0)\b
! lctl lfs: \b(?:rm_entry|deactivate|conf_param|unlink_foreign|rm\b.*-rf|migrate .*--non-block)
"""
)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "lvresize -L -10G vg/root",
    "btrfs check --repair /dev/sda",
    "qemu-img resize --shrink a.qcow2 1G",
    "rbd rm pool/img",
)
IGNORES = (
    "btrfs filesystem show",
    "qemu-img info a.qcow2",
    "rbd ls",
    "mdadm --detail /dev/md0",
    "zpool status",
)

assess = judge(FACTS)
