# ruff: noqa: E501
"""Errands: requests of several steps as people say them at length, written before anything was asked.

Each: the request, a right command, how the outputs are compared (tests/eval/judge.py; "effects" leaves them aside).
What the files are afterwards always has to agree. Further right commands stand after "#or#" lines.
"""

from tests.planner.multistep_requests import OR, Asked

AT_HOME: tuple[Asked, ...] = (
    # an office
    (
        "For every invoice in office/invoices that says OPEN, copy it into a new folder office/reminders, and then tell me how many there are.",
        "mkdir office/reminders; grep -l OPEN office/invoices/* | xargs cp -t office/reminders; echo 3",
        "numbers",
    ),
    (
        "Write the number of files in office/invoices, the number of files in office/letters and the number of lines in office/customers.csv into office/summary.txt, one per line.",
        "printf '5\\n3\\n4\\n' > office/summary.txt",
        "effects",
    ),
    (
        "First make a backup of office/customers.csv called customers-backup.csv in the same folder, afterwards delete the row of Chen from the original.",
        "cp office/customers.csv office/customers-backup.csv; sed -i /Chen/d office/customers.csv",
        "effects",
    ),
    (
        "If there is a folder called office/archive, move all the letters into it, otherwise create it first and then move them.",
        "mkdir office/archive; mv office/letters/* office/archive",
        "effects",
    ),
    (
        "Make a folder for each customer in office/customers.csv, named after the customer, and put an empty file notes.txt in each of them.",
        "mkdir Baker Novak Chen; touch {Baker,Novak,Chen}/notes.txt"
        + OR
        + "cd office; mkdir Baker Novak Chen; touch {Baker,Novak,Chen}/notes.txt",
        "effects",
    ),
    (
        "Swap office/plan-a.txt and office/plan-b.txt.",
        "cd office; mv plan-a.txt t; mv plan-b.txt plan-a.txt; mv t plan-b.txt",
        "effects",
    ),
    (
        "Take all the invoices in office/invoices except the ones that are PAID and zip them into open.zip",
        "zip -q open.zip $(grep -L PAID office/invoices/*)" + OR + "zip -qj open.zip $(grep -L PAID office/invoices/*)",
        "effects",
    ),
    (
        "Go through the letters in office/letters and replace Dear Sir with Dear customer in each of them, but keep a copy of every original with .bak at the end.",
        "for f in office/letters/*.txt; do cp $f $f.bak; sed -i 's/Dear Sir/Dear customer/' $f; done",
        "effects",
    ),
    (
        "Could you copy the biggest letter in office/letters to backup and print its first line please?",
        "cp office/letters/to-novak.txt backup; head -1 office/letters/to-novak.txt",
        "lines",
    ),
    (
        "Remove the duplicate lines from office/phone.txt, then sort what is left and save it as office/phone-sorted.txt; the original should stay as it is.",
        "sort -u office/phone.txt > office/phone-sorted.txt",
        "effects",
    ),
    (
        "Collect every line with TODO from office/minutes.txt into office/tasks.txt and after that delete those lines from the minutes.",
        "grep TODO office/minutes.txt > office/tasks.txt; sed -i /TODO/d office/minutes.txt",
        "effects",
    ),
    (
        "Check whether office/empty.txt is empty; if it is, delete it, and if it isn't, show me what is in it.",
        "rm office/empty.txt",
        "effects",
    ),
    (
        "Rename office/plan-a.txt to plan-old.txt and office/plan-b.txt to plan-new.txt, both in the same folder.",
        "cd office; mv plan-a.txt plan-old.txt; mv plan-b.txt plan-new.txt",
        "effects",
    ),
    (
        "I need a text file report.txt with today's date in the first line and the list of the files in office/invoices below it.",
        "{ date +%F; ls office/invoices; } > report.txt" + OR + "{ date; ls office/invoices; } > report.txt",
        "effects",
    ),
    (
        "Put the paid invoices (they have the word PAID in them) from office/invoices into office/paid and the open ones into office/open.",
        "cd office; mkdir paid open; mv $(grep -l PAID invoices/*) paid; mv invoices/* open"
        + OR
        + "cd office; mkdir paid open; cp $(grep -l PAID invoices/*) paid; cp $(grep -L PAID invoices/*) open",
        "effects",
    ),
    (
        "Add up the totals of all invoices in office/invoices and append the sum to office/minutes.txt",
        "echo 560 >> office/minutes.txt",
        "effects",
    ),
    (
        "Create a copy of the folder office named office-2024 and in the copy delete everything that is empty.",
        "cp -r office office-2024; rm office-2024/empty.txt",
        "effects",
    ),
    (
        "For each letter in office/letters print its name followed by the number of words in it, and at the end print how many letters there are altogether.",
        "cd office/letters; for f in *; do echo $f $(wc -w < $f); done; echo 3",
        "table",
    ),
    # photographers
    (
        "For every jpg in shoot that has no raf file of the same name, print its name.",
        "echo IMG_003.jpg",
        "paths",
    ),
    (
        "Move all the raf files from shoot to shoot/raw and the jpgs to shoot/jpg, then delete the folder shoot if it's empty.",
        "cd shoot; mkdir raw jpg; mv *.raf raw; mv *.jpg jpg",
        "effects",
    ),
    (
        "Copy only the photos that are listed in shoot/keep.txt from shoot into a new folder called picks, and tell me how many that were.",
        "mkdir picks; cp shoot/IMG_001.jpg shoot/IMG_003.jpg picks; echo 2",
        "numbers",
    ),
    (
        "Each folder in weddings that has a file paid.txt in it should be packed into a zip of the same name inside weddings, and then the folder can be deleted.",
        "cd weddings; for d in jones smith; do zip -qr $d.zip $d; rm -r $d; done",
        "effects",
    ),
    (
        "Delete all folders in weddings which have nothing in them and tell me which folders remain.",
        "rmdir weddings/taylor; ls weddings",
        "paths",
    ),
    (
        "For each folder in weddings count the jpgs in it and write the folder's name and the number into weddings/counts.txt",
        "cd weddings; for d in */; do echo ${d%/} $(ls $d | grep -c jpg); done > /tmp/c.$$; mv /tmp/c.$$ counts.txt"
        + OR
        + "cd weddings; for d in */; do printf '%s\\t%s\\n' ${d%/} $(ls $d | grep -c jpg); done > counts.txt",
        "effects",
    ),
    (
        "Find the folder in weddings with the most photos and copy it as it is to backup.",
        "cp -r weddings/brown backup",
        "effects",
    ),
    (
        "Rename the jpgs in shoot so that they start with smith_ instead of IMG_ and make them read-only.",
        "cd shoot; for f in *.jpg; do mv $f smith_${f#IMG_}; done; chmod a-w *.jpg",
        "effects",
    ),
    (
        "in every wedding folder (they are in weddings) that has more than one jpg, make a subfolder selection and copy the jpgs of that folder into it",
        "cd weddings; for d in brown smith; do mkdir $d/selection; cp $d/*.jpg $d/selection; done",
        "effects",
    ),
    (
        "please put a file called TODO.txt with the text 'send contract' into each folder of weddings that doesn't contain a contract.pdf",
        "cd weddings; for d in jones taylor; do echo 'send contract' > $d/TODO.txt; done",
        "effects",
    ),
    (
        "Make a list of all the jpgs below weddings, sort it, store it as gallery.txt and then show me the last three entries",
        "find weddings -name '*.jpg' | sort > gallery.txt; tail -3 gallery.txt",
        "lines",
    ),
    (
        "Back up the shoot folder to backup, and only if that worked delete the raf files in shoot.",
        "cp -r shoot backup && rm shoot/*.raf",
        "effects",
    ),
    (
        "take the three largest files in shoot, move them to a folder heavy and compress each of them with gzip",
        "mkdir heavy; mv shoot/IMG_002.raf shoot/IMG_001.raf shoot/IMG_004.raf heavy; gzip heavy/*",
        "effects",
    ),
    # teachers
    (
        "For each student in class/students.csv create a file in class/grades with the student's name as its name and .txt as ending, and write the score into it.",
        "cd class; mkdir grades; echo 71 > grades/Anna.txt; echo 48 > grades/Bert.txt; echo 90 > grades/Carla.txt; echo 66 > grades/Dora.txt",
        "effects",
    ),
    (
        "Split the students in class/students.csv by group: those in red go to class/red.csv and those in blue to class/blue.csv.",
        "cd class; grep ,red, students.csv > red.csv; grep ,blue, students.csv > blue.csv"
        + OR
        + "cd class; { head -1 students.csv; grep ,red, students.csv; } > red.csv; { head -1 students.csv; grep ,blue, students.csv; } > blue.csv",
        "effects",
    ),
    (
        "Look in class/homework for files that are empty, write their names into class/missing.txt and delete them afterwards.",
        "echo bert.txt > class/missing.txt; rm class/homework/bert.txt"
        + OR
        + "echo class/homework/bert.txt > class/missing.txt; rm class/homework/bert.txt",
        "effects",
    ),
    (
        "for every txt file in class/homework: if it has more than two lines move it to class/long, otherwise move it to class/short",
        "cd class; mkdir long short; mv homework/carla.txt long; mv homework/* short",
        "effects",
    ),
    (
        "Merge week1.txt, week2.txt and week3.txt in class into one file called class/term.txt, and put the name of each file as a heading above its text.",
        "cd class; for f in week1.txt week2.txt week3.txt; do echo $f; cat $f; done > term.txt"
        + OR
        + "cd class; head -n 99 week*.txt > term.txt"
        + OR
        + "cd class; tail -n +1 week*.txt > term.txt"
        + OR
        + "for f in class/week1.txt class/week2.txt class/week3.txt; do echo $f; cat $f; done > class/term.txt",
        "effects",
    ),
    (
        "Make sure there is a folder class/backup, copy all txt files of class into it and add today's date to the name of each copy, like week1-2024-05-01.txt",
        "cd class; mkdir backup; for f in *.txt; do cp $f backup/${f%.txt}-$(date +%F).txt; done",
        "effects",
    ),
    (
        "Print the name of the student with the best score in class/students.csv and make a folder with that name in class.",
        "echo Carla; mkdir class/Carla",
        "contains",
    ),
    (
        "Delete the line that begins with TEACHER from all homework in class/homework and then count the words of every file there.",
        "sed -i /^TEACHER/d class/homework/*; wc -w class/homework/*",
        "numbers",
    ),
    (
        "Number the questions in class/test.txt, save the result as class/test-numbered.txt and print how many questions it has.",
        "cd class; nl test.txt > test-numbered.txt; echo 4"
        + OR
        + "cd class; cat -n test.txt > test-numbered.txt; echo 4",
        "numbers",
    ),
    (
        "How many different words are in class/words.txt? Write that number to class/count.txt and the words themselves, sorted and each only once, to class/unique.txt.",
        "cd class; echo 3 > count.txt; sort -u words.txt > unique.txt",
        "effects",
    ),
    (
        "I'd like to have folders for monday, tuesday and wednesday in class/plan, each with an empty file tasks.md and an empty file notes.md",
        "mkdir -p class/plan/{monday,tuesday,wednesday}; touch class/plan/{monday,tuesday,wednesday}/{tasks,notes}.md",
        "effects",
    ),
    (
        "if class/homework contains more than three files print full, if not print waiting, and in both cases list the files",
        "echo full; ls class/homework",
        "paths",
    ),
    # sysadmins
    (
        "Compress all logs in server/logs which are older than a year and move them to backup.",
        "gzip server/logs/old.log; mv server/logs/old.log.gz backup",
        "effects",
    ),
    (
        "Count the lines with ERROR in every log file of server/logs and write the counts together with the file names to server/errors.txt, without the files that have none.",
        "cd server/logs; grep -c ERROR *.log | grep -v ':0$' > ../errors.txt"
        + OR
        + "grep -c ERROR server/logs/*.log | grep -v ':0$' > server/errors.txt",
        "effects",
    ),
    (
        "For each host in server/hosts.txt create a directory under server/inventory with the host's name and inside of it a file role.txt that contains the name of the host.",
        "cd server; for h in web01 db01 mail01; do mkdir -p inventory/$h; echo $h > inventory/$h/role.txt; done",
        "effects",
    ),
    (
        "Before you change anything, save server/conf as server/conf.tar.gz, then set the port in web.conf to 8080 and show me the difference to what it was.",
        "cd server; cp conf/web.conf /tmp/w.$$; tar czf conf.tar.gz conf; sed -i s/port=80/port=8080/ conf/web.conf; diff /tmp/w.$$ conf/web.conf; rm /tmp/w.$$"
        + OR
        + "cd server; cp conf/web.conf /tmp/w.$$; tar czf conf.tar.gz -C conf .; sed -i s/port=80/port=8080/ conf/web.conf; diff /tmp/w.$$ conf/web.conf; rm /tmp/w.$$",
        "effects",
    ),
    (
        "Change the mode of every conf file in server/conf to 600 and of every sh file in server to 700, then list them with their permissions.",
        "chmod 600 server/conf/*.conf; chmod 700 server/*.sh",
        "effects",
    ),
    (
        "Run server/check.sh, and if it succeeds append 'ok' to server/status.log, otherwise append 'failed'.",
        "echo ok > server/status.log",
        "effects",
    ),
    (
        "Run server/broken.sh and write its exit status to server/last-exit.txt",
        "echo 3 > server/last-exit.txt",
        "effects",
    ),
    (
        "Empty server/logs/access.log after saving its contents in a gzipped file called access.log.1.gz in the same directory.",
        "cd server/logs; gzip -c access.log > access.log.1.gz; : > access.log",
        "effects",
    ),
    (
        "For all admins in server/users.txt make a directory server/home/NAME where NAME is the user's name, nothing for the guests.",
        "mkdir -p server/home/alice server/home/carol",
        "effects",
    ),
    (
        "Delete everything in server/tmp except keep.dat, then check that only that file is left by listing the folder.",
        "rm server/tmp/*.tmp; ls server/tmp",
        "paths",
    ),
    (
        "If server/conf/web.conf doesn't contain a line with timeout, append timeout=30 to it; do the same for db.conf.",
        "cd server/conf; echo timeout=30 >> web.conf; echo timeout=30 >> db.conf",
        "effects",
    ),
    (
        "Find out which log in server/logs has the most lines, and keep only its last two lines in a file called server/tail.txt",
        "tail -2 server/logs/access.log > server/tail.txt",
        "effects",
    ),
    (
        "make a symlink server/current.conf pointing to server/conf/web.conf, and if there already is one replace it",
        "ln -s conf/web.conf server/current.conf"
        + OR
        + "ln -s $PWD/server/conf/web.conf server/current.conf"
        + OR
        + "ln -s server/conf/web.conf server/current.conf",
        "effects",
    ),
    (
        "turn debug off in server/conf/web.conf (it says debug=true) and put a copy of the old version in backup first",
        "cp server/conf/web.conf backup; sed -i s/debug=true/debug=false/ server/conf/web.conf",
        "effects",
    ),
    (
        "pack server/conf and server/hosts.txt into server-config.tar.gz, test the archive and print ok if it is fine",
        "tar czf server-config.tar.gz server/conf server/hosts.txt; echo ok",
        "contains",
    ),
    (
        "for f in server/logs that are zero bytes: remove them. the others: gzip",
        "rm server/logs/debug.log; gzip server/logs/*.log",
        "effects",
    ),
    (
        "create the files jan.log, feb.log and mar.log in a new folder server/monthly and write the name of the month into each of them",
        "mkdir server/monthly; for m in jan feb mar; do echo $m > server/monthly/$m.log; done",
        "effects",
    ),
    # podcasters
    (
        "For every episode folder in podcast that has no notes.md, create one with the title '# Notes' in it.",
        "echo '# Notes' > podcast/ep02/notes.md",
        "effects",
    ),
    (
        "Rename the audio.wav in each folder of podcast to the name of its folder, so ep01/audio.wav becomes ep01/ep01.wav and so on.",
        "cd podcast; for d in ep0*; do mv $d/audio.wav $d/$d.wav; done",
        "effects",
    ),
    (
        "Gather all audio.wav files from the episode folders in podcast into one folder called mastering, each renamed after its episode folder like ep01.wav.",
        "mkdir mastering; for d in podcast/ep0*; do cp $d/audio.wav mastering/${d#podcast/}.wav; done"
        + OR
        + "mkdir mastering; for d in podcast/ep0*; do mv $d/audio.wav mastering/${d#podcast/}.wav; done"
        + OR
        + "mkdir podcast/mastering; for d in podcast/ep0*; do cp $d/audio.wav podcast/mastering/${d#podcast/}.wav; done",
        "effects",
    ),
    (
        "Take the word um out of podcast/script.txt, but save the untouched version as podcast/script-raw.txt beforehand, and tell me how often it was in there.",
        "cd podcast; cp script.txt script-raw.txt; sed -i 's/um //g' script.txt; echo 2"
        + OR
        + "cd podcast; cp script.txt script-raw.txt; sed -i 's/um//g' script.txt; echo 2"
        + OR
        + "cd podcast; cp script.txt script-raw.txt; sed -i 's/\\bum\\b//g' script.txt; echo 2",
        "numbers",
    ),
    (
        "For each row of podcast/episodes.csv write a line like 'Bees with Ada' to podcast/guests.txt, title first and then the guest",
        "cd podcast; printf '%s\\n' 'Bees with Ada' 'Trees with Bob' 'Seas with Eve' > guests.txt",
        "effects",
    ),
    (
        "If any episode in podcast/episodes.csv is longer than 60 minutes print its title, otherwise print all fine",
        "echo Trees",
        "lines",
    ),
    (
        "archive each episode folder of podcast as a tar.gz in backup, then check that there are three archives",
        "for e in ep01 ep02 ep03; do tar czf backup/$e.tar.gz -C podcast $e; done; echo 3"
        + OR
        + "for e in ep01 ep02 ep03; do tar czf backup/$e.tar.gz podcast/$e; done; echo 3",
        "effects",
    ),
    (
        "Which episode folder in podcast is the biggest? Print its name and then its size in bytes of the audio file in it.",
        "echo ep02; echo 300",
        "contains",
    ),
    (
        "copy podcast/intro.wav into all the episode folders of podcast and make the copies read only",
        "cd podcast; for d in ep0*; do cp intro.wav $d; chmod a-w $d/intro.wav; done",
        "effects",
    ),
    # private people tidying up
    (
        "In downloads, move the mp3s to music, the pdfs to documents and everything else to misc.",
        "cd downloads; mkdir music documents misc; mv *.mp3 music; mv *.pdf documents; mv *.* misc"
        + OR
        + "mkdir music documents misc; cd downloads; mv *.mp3 ../music; mv *.pdf ../documents; mv *.* ../misc",
        "effects",
    ),
    (
        "delete the duplicates in downloads, so those that have (1) in their name, but only if the original is still there",
        "rm 'downloads/paper (1).pdf'",
        "effects",
    ),
    (
        "Everything in downloads that I haven't changed for more than half a year should go into downloads/old; tell me afterwards what you moved.",
        "cd downloads; mkdir old; mv setup.exe old; echo setup.exe",
        "paths",
    ),
    (
        "Make a folder with today's date as its name, move all pdfs from downloads into it and zip the folder.",
        "d=$(date +%F); mkdir $d; mv downloads/*.pdf $d; zip -qr $d.zip $d",
        "effects",
    ),
    (
        "remove setup.exe from downloads, if it exists, and also picture.png, but ask nothing",
        "rm downloads/setup.exe downloads/picture.png",
        "effects",
    ),
    (
        "rename all pdfs in downloads to lower case with dashes instead of blanks, then list them",
        "cd downloads; mv 'paper (1).pdf' 'paper-(1).pdf'; ls *.pdf",
        "paths",
    ),
    (
        "Show me the two biggest files in downloads and, below that, the total size of the folder in bytes.",
        "cd downloads; ls -S | head -2; du -sb .",
        "contains",
    ),
    (
        "create a readme in downloads only if there is none yet, with the text 'my downloads'; if there is one, print its content",
        "cat downloads/readme.txt",
        "lines",
    ),
    (
        "Sort my downloads into folders by their extension, and when you are done list the folders",
        'cd downloads; for f in *.*; do mkdir -p ${f##*.}; mv "$f" ${f##*.}; done; ls',
        "paths",
    ),
    # developers
    (
        "Count the TODO comments in every python file of app, print the file with the most of them, and save the list of all to app/todos.txt",
        "cd app; grep -n TODO *.py > todos.txt; echo test_util.py",
        "contains",
    ),
    (
        "bump the version in app/version.txt from 1.4.2 to 1.5.0 and add a line '- version 1.5.0' to the end of app/CHANGES.md",
        "echo 1.5.0 > app/version.txt; echo '- version 1.5.0' >> app/CHANGES.md",
        "effects",
    ),
    (
        "clean app/build, then recreate it as an empty directory with a .gitkeep file inside",
        "rm -r app/build; mkdir app/build; touch app/build/.gitkeep",
        "effects",
    ),
    (
        "zip the python files of app without the tests into app-VERSION.zip where VERSION is what stands in app/version.txt",
        "zip -qj app-1.4.2.zip app/main.py app/util.py"
        + OR
        + "zip -q app-1.4.2.zip app/main.py app/util.py"
        + OR
        + "cd app; zip -q app-1.4.2.zip main.py util.py",
        "effects",
    ),
    (
        "copy app/.env to app/.env.example and replace the value of KEY with xxx in the copy",
        "cd app; cp .env .env.example; sed -i s/=1/=xxx/ .env.example",
        "effects",
    ),
    (
        "put a line '# licence: MIT' at the top of every python file in app that does not have one yet",
        "sed -i '1i # licence: MIT' app/*.py",
        "effects",
    ),
    (
        "write the line counts of all python files in app, biggest first, to app/stats.txt and then print the first line of it",
        "wc -l app/*.py | grep -v total | sort -rn > app/stats.txt; head -1 app/stats.txt"
        + OR
        + "cd app; wc -l *.py | grep -v total | sort -rn > stats.txt; head -1 stats.txt",
        "numbers",
    ),
    (
        "check if app/build exists and is not empty, and if so print the number of files in it, else say nothing built",
        "echo 2",
        "numbers",
    ),
    (
        "move the tests of app (the files that begin with test_) into app/tests, create an empty __init__.py there, and tell me how many tests there are",
        "cd app; mkdir tests; mv test_*.py tests; touch tests/__init__.py; echo 1",
        "numbers",
    ),
    (
        "save the sha256 sums of the files in app/build in app/build.sha256 and verify them right away",
        "sha256sum app/build/* > app/build.sha256"
        + OR
        + "cd app/build; sha256sum * > ../build.sha256"
        + OR
        + "cd app; sha256sum build/* > build.sha256",
        "effects",
    ),
    (
        "for each py file in app print name: number of functions, i.e. of lines that start with def",
        "cd app; echo main.py 0; echo test_util.py 0; echo util.py 1",
        "table",
    ),
    (
        "compare main.py and util.py in app; if they are the same delete util.py, if they differ do nothing but say different",
        "echo different",
        "lines",
    ),
)
IN_SITE: tuple[Asked, ...] = (
    (
        "create a branch called contact, switch to it, commit contact.html with the message 'Add contact page' and go back to main",
        "git switch -qc contact; git add contact.html; git commit -qm 'Add contact page'; git switch -q main",
        "effects",
    ),
    (
        "stash my changes, merge menu into main and get my changes back",
        "git stash -q; git merge -q --no-edit menu; git stash pop -q",
        "effects",
    ),
    (
        "commit all changes of tracked files with the message 'Restyle', tag that commit v1.1 and push both the commit and the tag",
        "git commit -qam Restyle; git tag v1.1; git push -q; git push -q origin v1.1",
        "effects",
    ),
    (
        "delete the branch dead-end, even though it isn't merged, and then show me which branches are left",
        "git branch -qD dead-end; git branch",
        "set",
    ),
    (
        "add debug.log to .gitignore, stage that file and commit it as 'Ignore logs'",
        "echo debug.log >> .gitignore; git add .gitignore; git commit -qm 'Ignore logs'",
        "effects",
    ),
    (
        "throw away my changes to style.css and delete the untracked files",
        "git checkout -q style.css; git clean -fdq",
        "effects",
    ),
    (
        "undo the last commit but keep what it changed, then commit it again with the message 'Add second letter'",
        "git reset -q --soft HEAD~1; git commit -qm 'Add second letter'",
        "effects",
    ),
    (
        "if there are uncommitted changes stash them under the name wip, otherwise say that everything is clean",
        "git stash push -qm wip" + OR + "git stash push -qum wip",
        "effects",
    ),
    (
        "write the last two commit messages into notes.txt and the names of the files that changed since v1.0 below them",
        "{ git log -2 --format=%s; git diff --name-only v1.0; } > notes.txt",
        "effects",
    ),
    (
        "make a copy of main called backup-main before you merge menu, and after the merge delete the branch menu",
        "git branch backup-main; git merge -q --no-edit menu; git branch -q -d menu",
        "effects",
    ),
    (
        "rename the branch menu to navigation and push it to origin with tracking",
        "git branch -m menu navigation; git push -qu origin navigation",
        "effects",
    ),
    (
        "stage everything except debug.log and commit it with the message Update",
        "git add . ':!debug.log'; git commit -qm Update",
        "effects",
    ),
)
# More of the office and the like, said shortly, in one breath, or by people who write English as a second language.
HURRIED: tuple[Asked, ...] = (
    (
        "backup + gzip server/hosts.txt and then empty the original",
        "cp server/hosts.txt server/hosts.txt.bak; gzip server/hosts.txt.bak; : > server/hosts.txt"
        + OR
        + "gzip -c server/hosts.txt > server/hosts.txt.gz; : > server/hosts.txt"
        + OR
        + "gzip -c server/hosts.txt > backup/hosts.txt.gz; : > server/hosts.txt",
        "effects",
    ),
    (
        "mkdir site-copy, copy site's html files there, count them",
        "mkdir site-copy; cp site/*.html site-copy; echo 2",
        "numbers",
    ),
    ("please make one folder 2024 and in this folder the folders 01 until 12", "mkdir -p 2024/{01..12}", "effects"),
    (
        "i have to know how much lines are in all the homework in class/homework together and i want this number in class/lines.txt too",
        "echo 6 | tee class/lines.txt",
        "numbers",
    ),
    (
        "the files week1.txt week2.txt week3.txt in class should be named lesson1.txt lesson2.txt lesson3.txt",
        "cd class; for i in 1 2 3; do mv week$i.txt lesson$i.txt; done",
        "effects",
    ),
    (
        "get me all mails (the email column) out of office/customers.csv, sort them and put in mails.txt, then delete the csv",
        "printf '%s\\n' baker@ex.org chen@ex.org novak@ex.org > mails.txt; rm office/customers.csv",
        "effects",
    ),
    (
        "first look if server/conf/db.conf has localhost in it and when yes replace it there with db01, when not print nothing to do",
        "sed -i s/localhost/db01/ server/conf/db.conf",
        "effects",
    ),
    (
        "copy class/words.txt to class/words-sorted.txt and sort the copy in place",
        "sort class/words.txt > class/words-sorted.txt",
        "effects",
    ),
    (
        "make every .sh in server executable for the owner only and print which ones these are",
        "chmod 700 server/*.sh; ls server/*.sh" + OR + "chmod u+x,go-x server/*.sh; ls server/*.sh",
        "paths",
    ),
    (
        "unite podcast/ep01/notes.md and podcast/ep03/notes.md to all-notes.md, with a line '---' between them",
        "{ cat podcast/ep01/notes.md; echo ---; cat podcast/ep03/notes.md; } > all-notes.md",
        "effects",
    ),
    (
        "take office/letters, throw out the ones shorter than 3 lines and zip the remaining",
        "rm office/letters/to-chen.txt; zip -qr letters.zip office/letters"
        + OR
        + "rm office/letters/to-chen.txt; cd office; zip -qr letters.zip letters"
        + OR
        + "rm office/letters/to-chen.txt; cd office; zip -qr ../letters.zip letters",
        "effects",
    ),
    (
        "if downloads has exe files delete them and write 'removed' to downloads/log.txt",
        "rm downloads/setup.exe; echo removed > downloads/log.txt",
        "effects",
    ),
    (
        "for i from 1 to 3 make a file part$i.txt with the number in it",
        "for i in 1 2 3; do echo $i > part$i.txt; done",
        "effects",
    ),
    (
        "list every file under server with size, biggest first, into inventory.txt and show how many lines this file has",
        "find server -type f -printf '%s\\t%p\\n' | sort -rn > inventory.txt; wc -l < inventory.txt"
        + OR
        + "find server -type f -printf '%s %p\\n' | sort -rn > inventory.txt; wc -l < inventory.txt",
        "numbers",
    ),
    (
        "write hello to a.txt and world to b.txt, join both into c.txt and remove the two parts",
        "printf 'hello\\nworld\\n' > c.txt",
        "effects",
    ),
    (
        "tell me if server/conf/web.conf and server/conf/db.conf have the same host, the line with host= is what counts",
        "echo same; true" + OR + "echo yes",
        "contains",
    ),
    (
        "give all files in class/homework the ending .md instead of .txt and put the number of them into class/n.txt",
        "cd class; for f in homework/*.txt; do mv $f ${f%.txt}.md; done; echo 4 > n.txt",
        "effects",
    ),
    (
        "keep in class/students.csv only the rows with 60 or more points, sorted from best to worst, in a new file class/passed.csv, header stays",
        "cd class; { head -1 students.csv; tail -n +2 students.csv | awk -F, '$3 >= 60' | sort -t, -k3,3nr; } > passed.csv",
        "effects",
    ),
)
EVERY = (*((asked, "") for asked in (*AT_HOME, *HURRIED)), *((asked, "site") for asked in IN_SITE))
# Only these were looked at while working; the others gave the figure in training/LOG.md.
WORKED_ON = tuple(item for at, item in enumerate(EVERY) if at % 8 not in (1, 4, 6))
UNSEEN = tuple(item for at, item in enumerate(EVERY) if at % 8 in (1, 4, 6))
NOT_YET = frozenset(
    {
        "If there is a folder called office/archive, move all the letters into it, otherwise create it first and then move them.",
        "Collect every line with TODO from office/minutes.txt into office/tasks.txt and after that delete those lines from the minutes.",
        "Add up the totals of all invoices in office/invoices and append the sum to office/minutes.txt",
        "Find the folder in weddings with the most photos and copy it as it is to backup.",
        "For each student in class/students.csv create a file in class/grades with the student's name as its name and .txt as ending, and write the score into it.",
        "Merge week1.txt, week2.txt and week3.txt in class into one file called class/term.txt, and put the name of each file as a heading above its text.",
        "Print the name of the student with the best score in class/students.csv and make a folder with that name in class.",
        "Number the questions in class/test.txt, save the result as class/test-numbered.txt and print how many questions it has.",
        "How many different words are in class/words.txt? Write that number to class/count.txt and the words themselves, sorted and each only once, to class/unique.txt.",
        "if class/homework contains more than three files print full, if not print waiting, and in both cases list the files",
        "For each host in server/hosts.txt create a directory under server/inventory with the host's name and inside of it a file role.txt that contains the name of the host.",
        "Change the mode of every conf file in server/conf to 600 and of every sh file in server to 700, then list them with their permissions.",
        "Empty server/logs/access.log after saving its contents in a gzipped file called access.log.1.gz in the same directory.",
        "For all admins in server/users.txt make a directory server/home/NAME where NAME is the user's name, nothing for the guests.",
        "If server/conf/web.conf doesn't contain a line with timeout, append timeout=30 to it; do the same for db.conf.",
        "turn debug off in server/conf/web.conf (it says debug=true) and put a copy of the old version in backup first",
        "create the files jan.log, feb.log and mar.log in a new folder server/monthly and write the name of the month into each of them",
        "Take the word um out of podcast/script.txt, but save the untouched version as podcast/script-raw.txt beforehand, and tell me how often it was in there.",
        "For each row of podcast/episodes.csv write a line like 'Bees with Ada' to podcast/guests.txt, title first and then the guest",
        "Which episode folder in podcast is the biggest? Print its name and then its size in bytes of the audio file in it.",
        "In downloads, move the mp3s to music, the pdfs to documents and everything else to misc.",
        "rename all pdfs in downloads to lower case with dashes instead of blanks, then list them",
        "Show me the two biggest files in downloads and, below that, the total size of the folder in bytes.",
        "Sort my downloads into folders by their extension, and when you are done list the folders",
        "clean app/build, then recreate it as an empty directory with a .gitkeep file inside",
        "copy app/.env to app/.env.example and replace the value of KEY with xxx in the copy",
        "save the sha256 sums of the files in app/build in app/build.sha256 and verify them right away",
        "for each py file in app print name: number of functions, i.e. of lines that start with def",
        "backup + gzip server/hosts.txt and then empty the original",
        "i have to know how much lines are in all the homework in class/homework together and i want this number in class/lines.txt too",
        "get me all mails (the email column) out of office/customers.csv, sort them and put in mails.txt, then delete the csv",
        "first look if server/conf/db.conf has localhost in it and when yes replace it there with db01, when not print nothing to do",
        "make every .sh in server executable for the owner only and print which ones these are",
        "unite podcast/ep01/notes.md and podcast/ep03/notes.md to all-notes.md, with a line '---' between them",
        "if downloads has exe files delete them and write 'removed' to downloads/log.txt",
        "list every file under server with size, biggest first, into inventory.txt and show how many lines this file has",
        "write hello to a.txt and world to b.txt, join both into c.txt and remove the two parts",
        "give all files in class/homework the ending .md instead of .txt and put the number of them into class/n.txt",
        "keep in class/students.csv only the rows with 60 or more points, sorted from best to worst, in a new file class/passed.csv, header stays",
        "delete the branch dead-end, even though it isn't merged, and then show me which branches are left",
        "add debug.log to .gitignore, stage that file and commit it as 'Ignore logs'",
    }
)
