for f in *.txt; do if [[ $f == a* ]]; then mv -- "$f" "${f%.txt}.bak" || exit 1; fi; done > log 2>&1
