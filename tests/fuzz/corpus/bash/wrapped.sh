sudo env A=1 nohup sh -c 'find . -name "*.o" -exec rm -f {} + ; echo $((1 + 2))' <<< "$x" | xargs -0 -I{} ssh host "tar cf - {} | gzip" &
