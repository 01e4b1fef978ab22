"""Requests about structured files, written before anything was asked, as many different people would say them.

Each: the request, what it should print (several lines; order counts after a leading ">"), and lines that a file holds
afterwards ("!" before one: that it does not hold).
"""

Asked = tuple[str, str, dict[str, tuple[str, ...]]]


def _says(*pairs: tuple[str, str]) -> tuple[Asked, ...]:
    return tuple((request, output, {}) for request, output in pairs)


JSON_SAYS = _says(
    ("port of the server in config.json", "8080"),
    ("what's server.tls.cert in config.json", "a.pem"),
    ("get me database.pool from config.json", "5"),
    ("which version does config.json say", "2.3.1"),
    ("show the top level keys of config.json", "version\ndebug\nserver\ndatabase\nfeatures"),
    ("what keys are there under database in config.json", "name\nuser\npool"),
    ("read the database user out of config.json", "shop_rw"),
    ("names of all products in shop.json", "Lamp\nRug\nTorch\nMat"),
    ("product names that are tagged sale in shop.json", "Lamp\nTorch"),
    ("which products in shop.json are out of stock (stock 0)? names", "Rug"),
    ("name and price of everything in shop.json that costs less than 15", "Torch 12\nMat 9.5"),
    ("how many products are in shop.json?", "4"),
    ("products per category in shop.json", "2 floor\n2 light"),
    ("the most expensive product in shop.json, just its name", "Rug"),
    ("total stock in shop.json", "47"),
    ("mean price of the light products in shop.json", "15.75"),
    ("two cheapest products of shop.json, names only", ">Mat\nTorch"),
    ("names in shop.json sorted by price", ">Mat\nTorch\nLamp\nRug"),
    ("which supplier countries occur in shop.json, each once", "DE\nPL\nSE"),
    ("the supplier name of the torch in shop.json", "Brill"),
    ("currency in shop.json", "EUR"),
    ("names of the admins in users.json", "Ada\nDan"),
    ("users.json: who lives in Oslo? names", "Ada\nCleo"),
    ("who in users.json has no email? only the names", "Ben\nDan"),
    ("list name and age of users older than 40 from users.json", "Cleo 52\nDan 41"),
    ("users with the ops role in users.json, names", "Ada\nDan"),
    ("how many users per city in users.json", "2 Oslo\n1 Rome\n1 Lima"),
    ("average age in users.json", "37"),
    ("oldest user in users.json (name)", "Cleo"),
    ("how many people in users.json are not admin", "2"),
    ("emails in users.json, skip the missing ones", "ada@ex.org\ncleo@ex.org"),
    ("all the different roles in users.json", "dev\nops\nqa"),
    ("messages of the errors in events.jsonl", "refused\ngave up"),
    ("events.jsonl - count by level, please", "2 error\n2 info\n1 warn"),
    ("which services show up in events.jsonl", "db\nmail\nweb"),
    ("service and ms of the entries in events.jsonl that took longer than 900 ms", "mail 2400\nweb 950\nweb 3100"),
    ("sum of ms for service web in events.jsonl, only the number", "4170"),
    ("slowest event in events.jsonl: msg please", "gave up"),
    ("number of entries in events.jsonl", "5"),
    ("max ms per service in events.jsonl", "15 db\n2400 mail\n3100 web"),
    ("msg of all events from 2 May 2024 in events.jsonl", "ready\ngave up"),
    (
        "the seed of every nodes/*/settings.json with the path in front",
        "nodes/n1/settings.json 7\nnodes/n2/settings.json 9\nnodes/n3/settings.json 4",
    ),
    ("which settings.json files under nodes have threads 8?", "nodes/n2/settings.json\nnodes/n3/settings.json"),
    ("print users.json as csv with name, city and age", "Ada,Oslo,36\nBen,Rome,19\nCleo,Oslo,52\nDan,Lima,41"),
)
JSON_DOES: tuple[Asked, ...] = (
    ("set debug to true in config.json", "", {"config.json": ('  "debug": true,',)}),
    ("change server.port to 9090 in config.json", "", {"config.json": ('    "port": 9090,',)}),
    ("delete the features key from config.json", "", {"config.json": ('!  "features": [',)}),
    ("turn events.jsonl into a json array in events.json", "", {"events.json": ('    "msg": "served"',)}),
    (
        "convert users.json to one object per line and save as users.jsonl",
        "",
        {"users.jsonl": ('{"id":12,"name":"Ben","age":19,"city":"Rome","admin":false,"email":null,"roles":["dev"]}',)},
    ),
    ("raise database.pool to 12 in config.json and keep everything else", "", {"config.json": ('    "pool": 12',)}),
)

TABLES_SAYS = _says(
    ("who in staff.csv has no email? names only", "Ben\nDan"),
    ("who has not been paid according to staff.csv, just the names", "Ben\nDan"),
    ("names of people in staff.csv with a salary of at least 3000", "Ada\nCleo"),
    ("mean salary per department from staff.csv", "2800 sales\n3350 lab\n2700 office"),
    ("how many people work in each department, see staff.csv", "2 sales\n2 lab\n1 office"),
    ("which departments are in staff.csv", "sales\nlab\noffice"),
    ("average salary in staff.csv with one decimal", "3000.0"),
    ("highest salary in the lab, staff.csv", "3900"),
    ("who earns most in staff.csv? only the name", "Cleo"),
    ("staff.csv: name and start date of everyone who started before 2020", "Ada 2019-04-01\nCleo 2016-01-10"),
    ("number of distinct departments in staff.csv", "3"),
    (
        "staff.csv without the salary column",
        "name,department,email,started,paid\nAda,sales,ada@ex.org,2019-04-01,yes\nBen,lab,,2021-09-15,no\nCleo,lab,cleo@ex.org,2016-01-10,yes\nDan,sales,,2023-02-01,no\nEva,office,eva@ex.org,2020-06-30,yes",
    ),
    ("sum of the salaries of those who are paid in staff.csv", "9700"),
    (
        "print the people of staff.csv as 'name <email>'",
        "Ada <ada@ex.org>\nBen <>\nCleo <cleo@ex.org>\nDan <>\nEva <eva@ex.org>",
    ),
    ("revenue of sales.tsv: qty times price added up", "325"),
    ("for each line of sales.tsv print item and qty*price", "lamp 60\nrug 80\nlamp 95\nmat 90"),
    ("total qty per region in sales.tsv", "13 north\n6 south"),
    ("items sold in the south in sales.tsv", "rug\nlamp"),
    ("sales.tsv rows where the price is under 20", "lamp south 5 19\nmat north 10 9"),
    ("which item was sold most often by qty in sales.tsv", "mat"),
    ("surnames of team red from all grade lists", "Klein\nLund"),
    ("how many pupils are in each team over all grades/*.csv", "2 red\n1 blue\n1 green"),
    ("pupils in grades/7a.csv written as 'first surname'", "Ivy Klein\nPer Moss"),
    ("mean of the three maths marks for each pupil of grades/7a.csv with one decimal", "Klein 12.0\nMoss 13.0"),
    (
        "who has less than 10 in maths1 in any of the grades files? file and surname",
        "grades/7a.csv Klein\ngrades/7b.csv Lund",
    ),
    ("which surnames are in more than one grade list", "Moss"),
    ("best maths3 in grades/7b.csv", "9"),
    (
        "join grades/7a.csv and grades/7b.csv into one list with a single header line",
        "surname,first,team,maths1,maths2,maths3\nKlein,Ivy,red,9,12,15\nMoss,Per,blue,14,13,12\nLund,Ada,red,6,9,9\nMoss,Jan,green,11,10,9",
    ),
    ("how much did I spend on food in bank.csv", "-103.5"),
    (
        "all payments in bank.csv from march 2024",
        "2024-03-02;Grocer;-42.10;food\n2024-03-05;Employer;2100.00;income\n2024-03-09;Cinema;-18.00;leisure",
    ),
    ("payees in bank.csv, no duplicates", "Cinema\nEmployer\nGrocer\nLandlord"),
    ("total per category in bank.csv", "-103.5 food\n2100 income\n-18 leisure\n-700 rent"),
    ("bookings in bank.csv that are below -50", "2024-04-01;Grocer;-61.40;food\n2024-04-03;Landlord;-700.00;rent"),
    ("members.csv lines whose id is in invited.txt", "M2,Jon,2020\nM4,Lea,2022"),
    ("names of the members in members.csv who are not listed in invited.txt", "Ida\nKim"),
    ("members who joined after 2019 in members.csv", "M2,Jon,2020\nM3,Kim,2021\nM4,Lea,2022"),
    ("by how much did the count of each sku change from stock_old.csv to stock_new.csv", "A1 -4\nB2 2\nC3 0"),
    ("warmest city in climate.txt, the third column is the maximum", "Cairo 9 35"),
    ("cities in climate.txt whose second column is below zero", "Oslo"),
    ("average of the 3rd column of climate.txt", "28.75"),
    ("hosts in hosts.txt with role web", "alpha\ngamma"),
    ("sum of RAM in hosts.txt", "112"),
    ("which host has the most cpus in hosts.txt", "beta"),
    ("hosts.txt sorted by ram, biggest first", ">HOST CPUS RAM ROLE\nbeta 16 64 db\nalpha 8 32 web\ngamma 4 16 web"),
)
TABLES_DOES: tuple[Asked, ...] = (
    (
        "split staff.csv into one file per department, each with the header",
        "",
        {"lab.csv": ("name,department,salary,email,started,paid", "Ben,lab,2800,,2021-09-15,no")},
    ),
    ("write the names of the paid staff in staff.csv to paid.txt", "", {"paid.txt": ("Ada", "Cleo", "Eva")}),
)

SETTINGS_SAYS = _says(
    ("logins in etc/passwd with uid 0", "root"),
    ("which users in etc/passwd use bash as their shell", "root\njon"),
    ("home directory of ida in etc/passwd", "/home/ida"),
    ("how many accounts per shell in etc/passwd", "2 /bin/bash\n1 /bin/zsh\n1 /usr/sbin/nologin"),
    ("users from etc/passwd with a uid of 1000 or more", "ida\njon"),
    ("full name of jon in etc/passwd", "Jon Berg"),
    ("highest uid in etc/passwd", "1001"),
    ("members of the wheel group in etc/group", "ida,jon"),
    ("gid of users in etc/group", "100"),
    ("mount points in etc/fstab", "/\n/home\n/tmp"),
    ("file system type of /home in etc/fstab", "xfs"),
    ("ip address of the printer in etc/hosts", "10.0.0.7"),
    ("what is LOG_LEVEL in app.env", "info"),
    ("variable names in app.env, no values", "PORT\nAPI_KEY\nLOG_LEVEL\nDB_HOST"),
    ("print app.env with the values blanked out", "# production\nPORT=\nAPI_KEY=\nLOG_LEVEL=\nDB_HOST="),
    ("session lifetime from php.ini", "3600"),
    ("sections of php.ini", "mail\nsession"),
    ("everything in the mail section of php.ini", "smtp = localhost\nport = 25"),
    ("what difficulty is set in server.properties", "easy"),
    ("how many steps does run.conf ask for", "200"),
    ("value of learning_rate in run.conf, just the number", "0.01"),
    ("images used in compose.yaml", "shop/web:1.8\npostgres:15"),
    ("which image does deploy/api.yaml use", "shop/api:2.1"),
    ("replicas in each deploy/*.yaml with file name", "deploy/api.yaml 3\ndeploy/worker.yaml 1"),
    ("all container images under deploy, only the images", "shop/api:2.1\nshop/worker:latest"),
    ("which version of requests is pinned in requirements.txt", "2.31.0"),
    ("package names from requirements.txt without versions", "requests\nnumpy\npytest"),
    ("base images of the Dockerfile", "node:20\nnginx:1.25"),
    ("commands in crontab.txt without the times", "/opt/backup.sh\n/opt/poll.sh"),
    ("which port does the Dockerfile expose", "80"),
)
SETTINGS_DOES: tuple[Asked, ...] = (
    ("set PORT to 9000 in app.env", "", {"app.env": ("PORT=9000", "API_KEY=abc123", "# production")}),
    ("change LOG_LEVEL in app.env to debug", "", {"app.env": ("LOG_LEVEL=debug", "DB_HOST=db.local")}),
    (
        "in job.sh make TEMP 320 and leave the rest alone",
        "",
        {"job.sh": ("TEMP=320", "STEPS=1000", "echo start $TEMP")},
    ),
    ("put MODE=fast into app.env", "", {"app.env": ("MODE=fast", "PORT=8080")}),
    ("set max-players to 50 in server.properties", "", {"server.properties": ("max-players=50", "pvp=true")}),
    ("lower batch to 16 in run.conf", "", {"run.conf": ("batch = 16", "steps = 200")}),
    ("remove API_KEY from app.env", "", {"app.env": ("!API_KEY=abc123", "PORT=8080")}),
    ("scale deploy/worker.yaml to 4 replicas", "", {"deploy/worker.yaml": ("  replicas: 4", "kind: Deployment")}),
    ("set the session lifetime in php.ini to 7200", "", {"php.ini": ("lifetime = 7200", "port = 25")}),
    ("use postgres:16 instead of postgres:15 in compose.yaml", "", {"compose.yaml": ("    image: postgres:16",)}),
    ("disable pvp in server.properties", "", {"server.properties": ("pvp=false", "difficulty=easy")}),
    ("DB_HOST in app.env should be db2.local", "", {"app.env": ("DB_HOST=db2.local", "PORT=8080")}),
)

EVERY: tuple[Asked, ...] = (*JSON_SAYS, *JSON_DOES, *TABLES_SAYS, *TABLES_DOES, *SETTINGS_SAYS, *SETTINGS_DOES)
WORKED_ON = tuple(asked for at, asked in enumerate(EVERY) if at % 3 != 2)
# Looked at only when the work was done, for the figure in training/LOG.md.
UNSEEN = tuple(asked for at, asked in enumerate(EVERY) if at % 3 == 2)
# Not answered rightly yet.
NOT_YET = frozenset(
    {
        "turn events.jsonl into a json array in events.json",
        "convert users.json to one object per line and save as users.jsonl",
        "messages of the errors in events.jsonl",
        "for each line of sales.tsv print item and qty*price",
        "sales.tsv rows where the price is under 20",
        "join grades/7a.csv and grades/7b.csv into one list with a single header line",
        "by how much did the count of each sku change from stock_old.csv to stock_new.csv",
        "warmest city in climate.txt, the third column is the maximum",
        "cities in climate.txt whose second column is below zero",
        "gid of users in etc/group",
        "commands in crontab.txt without the times",
        "scale deploy/worker.yaml to 4 replicas",
        "use postgres:16 instead of postgres:15 in compose.yaml",
    }
)
