cat <<-EOF | bash -s -- $'a\tb' "$(date +%s)" `pwd`
	$HOME \
	EOF
case $1 in a|b) eval "$2" ;; *) function f() { local -a x=(1 2); }; f <(ls) >| out ;; esac
