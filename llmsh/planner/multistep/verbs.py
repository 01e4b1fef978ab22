"""Verbs that begin a step of their own."""

VERBS = frozenset(
    """add append archive back backup build bring calculate cd change check checkout clean clone collect combine
    commit compare compile compress compute concatenate convert copy count create cut decompress delete deploy
    display download drop echo edit empty enter erase execute extract fetch fill filter find get give go grep
    group gunzip gzip hash include initialise initialize insert install join kill let link list look make mark
    merge mkdir move name open order pack pick place prefix prepend print pull push put read redirect remove
    rename replace restart reverse rm run save say search send set show sort split stage start stash stop store
    strip swap switch tag tail take tar tell touch trim truncate turn unpack untar unzip update upload use verify
    wait write zip encrypt decrypt mount unmount throw exchange gather  discard sum export import rebase
    see reset revert number limit tally wipe purge remember define declare assign keep capture
    lower-case lowercase upper-case uppercase capitalise capitalize begin trim squeeze""".split()
)
