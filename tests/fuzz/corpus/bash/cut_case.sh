f <(F
case $1 in a|b) eval "$2" ;;sac
