# ruff: noqa: E501
"""Requests of several steps, written before anything was asked, as many different people would say them.

Each: the request, a right command, and how the outputs are compared (tests/eval/judge.py; "effects" leaves them
aside). What the files are afterwards always has to agree. Further right commands stand after "#or#" lines.
"""

Asked = tuple[str, str, str]
OR = "\n#or#\n"

EVERY: tuple[Asked, ...] = (
    (
        "make a folder archive, move the two oldest logs from logs into it and gzip the rest",
        "mkdir archive; mv logs/old.log logs/cron.log archive; gzip logs/*.log",
        "effects",
    ),
    (
        "move the pdfs in inbox to a new folder pdf, and put the rest of the files in a folder called misc",
        "mkdir pdf misc; mv inbox/*.pdf pdf; mv inbox/* misc",
        "effects",
    ),
    (
        "put the png files of photos into png and the remaining ones into other",
        "mkdir png other; mv photos/*.png png; mv photos/* other",
        "effects",
    ),
    (
        "keep the 2 newest logs in logs and remove the others",
        "rm logs/old.log logs/cron.log logs/db.log logs/web.log",
        "effects",
    ),
    ("for each line of hosts.txt make a folder named after the first word", "mkdir alpha beta gamma", "effects"),
    (
        "for every name in names.txt create an empty file with that name and the ending .txt in backup",
        "touch backup/ada.txt backup/ben.txt backup/cleo.txt",
        "effects",
    ),
    (
        "read names.txt line by line and print hello and the name for each",
        "while read -r n; do echo hello $n; done < names.txt",
        "lines",
    ),
    (
        "for each person in people.csv make a folder with the name of their team and inside it an empty file with their name",
        "mkdir red blue; touch red/Ada red/Cleo blue/Ben",
        "effects",
    ),
    ("if there are more than 5 logs in logs, gzip the oldest", "gzip logs/old.log", "effects"),
    ("if logs has more than 10 files say 'full', otherwise 'ok'", "echo ok", "lines"),
    ("check whether hosts.txt mentions delta; if yes print known, otherwise unknown", "echo unknown", "lines"),
    ("does hosts.txt contain 'beta 10.0.0.2 up'? then say 'up', otherwise 'down'", "echo down", "lines"),
    ("save the number of logs in logs in a variable n and print it", "echo 6", "numbers"),
    ("put the count of lines in todo.txt into the variable TOTAL, then echo TOTAL", "echo 3", "numbers"),
    ("store the name of the largest photo in the shell variable big and then show its size", "echo 300", "numbers"),
    ("copy the highest version in releases to backup", "cp releases/app-1.10.0.tar backup", "effects"),
    (
        "sort the tags in tags.txt by version and write the highest to latest.txt",
        "echo v1.10.0 > latest.txt",
        "effects",
    ),
    (
        "rename site-old to site-2023 and make a new empty folder site-new",
        "mv site-old site-2023; mkdir site-new",
        "effects",
    ),
    ("copy notes-2023.md to notes-2025.md and then delete notes-2023.md", "mv notes-2023.md notes-2025.md", "effects"),
    (
        "back up config.ini before changing the port to 8080",
        "cp config.ini config.ini.bak; sed -i 's/80/8080/' config.ini"
        + OR
        + "cp config.ini config.bak; sed -i 's/80/8080/' config.ini"
        + OR
        + "cp config.ini backup; sed -i 's/80/8080/' config.ini",
        "effects",
    ),
    (
        "make a backup of settings.conf called settings.conf.orig, then change test to live in settings.conf",
        "cp settings.conf settings.conf.orig; sed -i s/test/live/ settings.conf",
        "effects",
    ),
    (
        "replace teh with the in draft.txt and show me the result",
        "sed -i 's/teh/the/' draft.txt; cat draft.txt",
        "lines",
    ),
    ("sort names.txt in reverse, save it as names.rev and show it", "sort -r names.txt | tee names.rev", "lines"),
    (
        "delete the empty logs in logs and then list what is left",
        "rm logs/cron.log; ls logs",
        "paths",
    ),
    (
        "if README.md exists, show it, or if it does not exist, create it with the line Hello",
        "echo Hello > README.md",
        "effects",
    ),
    (
        "append 'done' to status.txt, or create the file if it isn't there",
        "echo done > status.txt" + OR + "touch status.txt",
        "effects",
    ),
    ("copy config.ini into backup unless it's already there", "cp config.ini backup", "effects"),
    (
        "create a directory web, copy site-old/index.html into it, rename it there to home.html and make it executable",
        "mkdir web; cp site-old/index.html web/home.html; chmod +x web/home.html",
        "effects",
    ),
    (
        "find the essay with the most words in essays, copy it to backup and print its name",
        "cp essays/carl.txt backup; echo carl.txt",
        "paths",
    ),
    ("for each folder in projects that has a README.md print its name", "echo alpha; echo gamma", "paths"),
    (
        "for every folder in projects without a README.md create one",
        "touch projects/beta/README.md projects/delta/README.md",
        "effects",
    ),
    (
        "in all folders under projects that contain a main.py, make an empty file setup.cfg",
        "touch projects/alpha/setup.cfg projects/beta/setup.cfg",
        "effects",
    ),
    (
        "delete the folders in projects that are empty, then count the remaining ones",
        "rmdir projects/delta; echo 3",
        "numbers",
    ),
    (
        "pack every folder in projects into its own tar.gz and then delete the folder",
        "cd projects; for d in *; do tar czf $d.tar.gz $d; rm -r $d; done"
        + OR
        + "for d in projects/*; do tar czf $d.tar.gz $d; rm -r $d; done",
        "effects",
    ),
    (
        "for each txt file in reports, if it contains DRAFT move it to a folder drafts, otherwise leave it",
        "mkdir drafts; mv reports/q2.txt 'reports/q4 plan.txt' drafts",
        "effects",
    ),
    (
        "move the reports that mention DRAFT to drafts and the others to final",
        "mkdir drafts final; mv reports/q2.txt 'reports/q4 plan.txt' drafts; mv reports/* final",
        "effects",
    ),
    (
        "make folders week1 to week3, each with an empty notes.txt in it",
        "mkdir week{1..3}; touch week{1..3}/notes.txt",
        "effects",
    ),
    (
        "make folders for mon, tue and wed and in each of them a file plan.txt saying busy",
        "mkdir mon tue wed; for d in mon tue wed; do echo busy > $d/plan.txt; done",
        "effects",
    ),
    ("run check.sh and if it succeeds print OK, otherwise FAILED", "echo OK", "lines"),
    ("run ./fails.sh, if it does not work copy config.ini to backup", "cp config.ini backup", "effects"),
    (
        "unless there is a folder called public, make one and copy everything from site-old to it",
        "mkdir public; cp site-old/* public",
        "effects",
    ),
    (
        "extract the ERROR lines from logs/mail.log into errors.txt, sort it and tell me how many lines it has",
        "grep ERROR logs/mail.log | sort > errors.txt; wc -l < errors.txt",
        "numbers",
    ),
    (
        "pack reports into reports.tar.gz, list what's in it, then move it to backup",
        "tar czf backup/reports.tar.gz reports",
        "effects",
    ),
    (
        "move draft.txt to essays as draft-final.txt, then count its words",
        "mv draft.txt essays/draft-final.txt; echo 5",
        "numbers",
    ),
    (
        "swap the names of q1.txt and q2.txt in reports",
        "cd reports; mv q1.txt x; mv q2.txt q1.txt; mv x q2.txt",
        "effects",
    ),
    (
        "first 2 lines of todo.txt to short.txt, the rest to later.txt",
        "head -2 todo.txt > short.txt; tail -n +3 todo.txt > later.txt",
        "effects",
    ),
    (
        "split hosts.txt: the lines with up go to up.txt and the others to down.txt",
        "grep up hosts.txt > up.txt; grep -v up hosts.txt > down.txt",
        "effects",
    ),
    (
        "add the line call mum to todo.txt and show the file with line numbers",
        "echo call mum >> todo.txt; cat -n todo.txt",
        "table",
    ),
    (
        "gzip all logs in logs bigger than 20 bytes and delete the smaller ones",
        "rm logs/old.log logs/cron.log; gzip logs/*.log",
        "effects",
    ),
    (
        "move the jpgs of photos to jpgs, then go into it and print how many there are",
        "mkdir jpgs; mv photos/*.jpg jpgs; echo 3",
        "numbers",
    ),
    ("write the numbers 1 to 5 to count.txt and then add them up", "seq 5 > count.txt; echo 15", "numbers"),
    (
        "which team has the most people in people.csv? write the names of its members to team.txt",
        "printf 'Ada\\nCleo\\n' > team.txt",
        "effects",
    ),
    (
        "find all .py files under projects, count their lines in total, and put the number into loc.txt",
        "echo 3 > loc.txt",
        "effects",
    ),
    (
        "turn the spaces in the file names of reports into underscores, then list the folder",
        "mv 'reports/q4 plan.txt' reports/q4_plan.txt; ls reports",
        "paths",
    ),
    ("copy every file listed in wanted.txt to backup", "cp reports/q1.txt reports/q3.txt backup", "effects"),
    ("read wanted.txt and delete those files", "rm reports/q1.txt reports/q3.txt", "effects"),
    ("for each line of wanted.txt print the first line of that file", "echo income 100; echo income 90", "lines"),
    ("for each host in hosts.txt that is up print its ip", "echo 10.0.0.1; echo 10.0.0.3", "lines"),
    (
        "create a folder mails and in it one empty file per email in people.csv, named like the email",
        "mkdir mails; touch mails/{ada,ben,cleo}@ex.org",
        "effects",
    ),
    (
        "if there are any pdf files in inbox, move them to backup, otherwise say nothing to do",
        "mv inbox/*.pdf backup",
        "effects",
    ),
    ("when todo.txt has less than 5 lines, add 'relax' to it", "echo relax >> todo.txt", "effects"),
    (
        "are there png pictures in photos? then make a folder png and put them in there",
        "mkdir png; mv photos/*.png png",
        "effects",
    ),
    ("if names.txt contains dora print yes else add her to it", "echo dora >> names.txt", "effects"),
    ("make todo.txt read-only and show its permissions", "chmod a-w todo.txt; stat -c %A todo.txt", "contains"),
    (
        "delete all but the newest 3 logs in logs, then show what's left",
        "rm logs/old.log logs/cron.log logs/db.log; ls logs",
        "paths",
    ),
    (
        "take the three newest logs, put them in recent, compress the folder as recent.tar.gz and remove the folder",
        "mkdir recent; mv logs/{web,app,mail}.log recent; tar czf recent.tar.gz recent; rm -r recent"
        + OR
        + "mkdir recent; cp logs/{web,app,mail}.log recent; tar czf recent.tar.gz recent; rm -r recent",
        "effects",
    ),
    (
        "copy the folder reports to reports-backup and then remove the DRAFT lines from all txt files in reports",
        "cp -r reports reports-backup; sed -i /DRAFT/d reports/*.txt",
        "effects",
    ),
    (
        "list the names of the txt files in essays sorted by size, write the list to files.txt, then print its last line",
        "ls -S essays > files.txt; tail -1 files.txt" + OR + "ls -Sr essays > files.txt; tail -1 files.txt",
        "paths",
    ),
    (
        "pls create dir test, in there 3 empty files a b c, then list it",
        "mkdir test; touch test/{a,b,c}; ls test",
        "paths",
    ),
    (
        "i want copy all files of essays in folder texts, please make the folder before if is not there, after count them",
        "mkdir texts; cp essays/* texts; echo 3",
        "numbers",
    ),
    (
        "please to rename the file draft.txt in final.txt and after make that all can execute it",
        "mv draft.txt final.txt; chmod a+x final.txt",
        "effects",
    ),
    (
        "write 2024-05-01 into stamp.txt, then append the number of files in photos",
        "echo 2024-05-01 > stamp.txt; echo 6 >> stamp.txt",
        "effects",
    ),
    (
        "remember the number of lines of names.txt as n, and if n is more than 2 print many, else 'few'",
        "echo many",
        "lines",
    ),
    (
        "set a variable user to the first line of names.txt and print welcome followed by it",
        "echo welcome ada",
        "lines",
    ),
    ("put the size of draft.txt into a variable size, then print it", "wc -c < draft.txt", "numbers"),
    (
        "move the essays with fewer than 10 words to short and the rest to long",
        "mkdir short long; mv essays/bert.txt short; mv essays/* long",
        "effects",
    ),
    ("empty config.ini after saving its content as config.old", "cp config.ini config.old; : > config.ini", "effects"),
    (
        "print the ips from hosts.txt, sort them backwards and keep only the first in ip.txt",
        "echo 10.0.0.3 > ip.txt",
        "effects",
    ),
    (
        "make three copies of todo.txt called todo1.txt, todo2.txt and todo3.txt, then delete the original",
        "tee todo1.txt todo2.txt < todo.txt > todo3.txt; rm todo.txt",
        "effects",
    ),
    (
        "for each log in logs that has an ERROR line, copy it to backup",
        "cp logs/app.log logs/mail.log logs/web.log backup",
        "effects",
    ),
    (
        "go to reports, merge q1.txt, q2.txt and q3.txt into year.txt and count its lines",
        "cd reports; cat q1.txt q2.txt q3.txt > year.txt; echo 7",
        "numbers",
    ),
    (
        "if there's a file named notes-2024.md rename it to diary.md, if not make a new diary.md",
        "mv notes-2024.md diary.md",
        "effects",
    ),
    (
        "check if backup is empty, and if it is copy all conf and ini files there",
        "cp config.ini settings.conf backup",
        "effects",
    ),
    (
        "merge the txt files of essays into all.txt, then remove the single files",
        "cat essays/*.txt > all.txt; rm essays/*.txt",
        "effects",
    ),
    (
        "hash every tar in releases with sha256 into sums.txt, then verify them",
        "sha256sum releases/*.tar > sums.txt",
        "effects",
    ),
    (
        "Create folders in, out and tmp inside work; then put todo.txt into in and hosts.txt into out",
        "mkdir -p work/{in,out,tmp}; mv todo.txt work/in; mv hosts.txt work/out",
        "effects",
    ),
    ("is backup empty? if so say 'no backups yet'", "echo no backups yet", "lines"),
)
# Only these were looked at while working; the others gave the figure in training/LOG.md.
WORKED_ON = tuple(asked for at, asked in enumerate(EVERY) if at % 8 not in (2, 5, 7))
UNSEEN = tuple(asked for at, asked in enumerate(EVERY) if at % 8 in (2, 5, 7))
NOT_YET = frozenset(
    {
        "store the name of the largest photo in the shell variable big and then show its size",
        "sort the tags in tags.txt by version and write the highest to latest.txt",
        "make a backup of settings.conf called settings.conf.orig, then change test to live in settings.conf",
        "find the essay with the most words in essays, copy it to backup and print its name",
        "swap the names of q1.txt and q2.txt in reports",
        "gzip all logs in logs bigger than 20 bytes and delete the smaller ones",
        "list the names of the txt files in essays sorted by size, write the list to files.txt, then print its last line",
        "pls create dir test, in there 3 empty files a b c, then list it",
        "hash every tar in releases with sha256 into sums.txt, then verify them",
    }
)
