# ruff: noqa: E501
"""The folder that requests about structured files are asked in: JSON, CSV and its like, settings, formats by name."""

from pathlib import Path

FILES = {
    "shop.json": """{
  "updated": "2024-05-01",
  "currency": "EUR",
  "products": [
    {"id": 1, "name": "Lamp", "price": 19.5, "stock": 4, "category": "light", "tags": ["sale", "indoor"],
     "supplier": {"name": "Brill", "country": "DE"}},
    {"id": 2, "name": "Rug", "price": 80, "stock": 0, "category": "floor", "tags": ["indoor"],
     "supplier": {"name": "Weft", "country": "PL"}},
    {"id": 3, "name": "Torch", "price": 12, "stock": 31, "category": "light", "tags": ["outdoor", "sale"],
     "supplier": {"name": "Brill", "country": "DE"}},
    {"id": 4, "name": "Mat", "price": 9.5, "stock": 12, "category": "floor", "tags": [],
     "supplier": {"name": "Nord", "country": "SE"}}
  ]
}
""",
    "users.json": """[
  {"id": 11, "name": "Ada", "age": 36, "city": "Oslo", "admin": true, "email": "ada@ex.org", "roles": ["dev", "ops"]},
  {"id": 12, "name": "Ben", "age": 19, "city": "Rome", "admin": false, "email": null, "roles": ["dev"]},
  {"id": 13, "name": "Cleo", "age": 52, "city": "Oslo", "admin": false, "email": "cleo@ex.org", "roles": ["qa"]},
  {"id": 14, "name": "Dan", "age": 41, "city": "Lima", "admin": true, "roles": ["ops", "qa"]}
]
""",
    "events.jsonl": """{"ts": "2024-05-01T10:00:00Z", "level": "info", "service": "web", "ms": 120, "msg": "served"}
{"ts": "2024-05-01T10:00:04Z", "level": "error", "service": "mail", "ms": 2400, "msg": "refused"}
{"ts": "2024-05-01T10:01:00Z", "level": "warn", "service": "web", "ms": 950, "msg": "slow"}
{"ts": "2024-05-02T08:00:00Z", "level": "info", "service": "db", "ms": 15, "msg": "ready"}
{"ts": "2024-05-02T08:10:00Z", "level": "error", "service": "web", "ms": 3100, "msg": "gave up"}
""",
    "config.json": """{
  "version": "2.3.1",
  "debug": false,
  "server": {"host": "0.0.0.0", "port": 8080, "tls": {"cert": "a.pem", "enabled": true}},
  "database": {"name": "shop", "user": "shop_rw", "pool": 5},
  "features": ["search", "cart"]
}
""",
    "nodes/n1/settings.json": '{"seed": 7, "threads": 4}\n',
    "nodes/n2/settings.json": '{"seed": 9, "threads": 8}\n',
    "nodes/n3/settings.json": '{"seed": 4, "threads": 8}\n',
    "staff.csv": """name,department,salary,email,started,paid
Ada,sales,3100,ada@ex.org,2019-04-01,yes
Ben,lab,2800,,2021-09-15,no
Cleo,lab,3900,cleo@ex.org,2016-01-10,yes
Dan,sales,2500,,2023-02-01,no
Eva,office,2700,eva@ex.org,2020-06-30,yes
""",
    "sales.tsv": "item\tregion\tqty\tprice\nlamp\tnorth\t3\t20\nrug\tsouth\t1\t80\nlamp\tsouth\t5\t19\nmat\tnorth\t10\t9\n",
    "grades/7a.csv": "surname,first,team,maths1,maths2,maths3\nKlein,Ivy,red,9,12,15\nMoss,Per,blue,14,13,12\n",
    "grades/7b.csv": "surname,first,team,maths1,maths2,maths3\nLund,Ada,red,6,9,9\nMoss,Jan,green,11,10,9\n",
    "bank.csv": """date;payee;amount;category
2024-03-02;Grocer;-42.10;food
2024-03-05;Employer;2100.00;income
2024-03-09;Cinema;-18.00;leisure
2024-04-01;Grocer;-61.40;food
2024-04-03;Landlord;-700.00;rent
""",
    "members.csv": "id,name,joined\nM1,Ida,2018\nM2,Jon,2020\nM3,Kim,2021\nM4,Lea,2022\n",
    "invited.txt": "M2\nM4\n",
    "stock_old.csv": "sku,count\nA1,10\nB2,7\nC3,4\n",
    "stock_new.csv": "sku,count\nA1,6\nB2,9\nC3,4\n",
    "climate.txt": "Oslo -7 22\nRome 3 31\nLima 15 27\nCairo 9 35\n",
    "hosts.txt": "HOST     CPUS  RAM  ROLE\nalpha    8     32   web\nbeta     16    64   db\ngamma    4     16   web\n",
    "run.conf": "steps = 200\nlearning_rate = 0.01\nbatch = 32\noptimiser = adam\n",
    "etc/passwd": """root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
ida:x:1000:1000:Ida Holm:/home/ida:/bin/zsh
jon:x:1001:1001:Jon Berg:/home/jon:/bin/bash
""",
    "etc/group": "root:x:0:\nwheel:x:10:ida,jon\nusers:x:100:jon\n",
    "etc/fstab": "# device mount type options\nUUID=aa / ext4 defaults 0 1\nUUID=bb /home xfs noatime 0 2\ntmpfs /tmp tmpfs size=1G 0 0\n",
    "etc/hosts": "127.0.0.1 localhost\n10.0.0.7 printer\n10.0.0.9 nas backup\n",
    "app.env": "# production\nPORT=8080\nAPI_KEY=abc123\nLOG_LEVEL=info\nDB_HOST=db.local\n",
    "php.ini": "[mail]\nsmtp = localhost\nport = 25\n\n[session]\nlifetime = 3600\nname = SID\n",
    "server.properties": "max-players=20\ndifficulty=easy\npvp=true\nmotd=Hello there\n",
    "job.sh": "#!/bin/bash\nTEMP=300\nSTEPS=1000\necho start $TEMP\n",
    "compose.yaml": "services:\n  web:\n    image: shop/web:1.8\n    ports: ['80:80']\n  db:\n    image: postgres:15\n",
    "deploy/api.yaml": "kind: Deployment\nspec:\n  replicas: 3\n  image: shop/api:2.1\n",
    "deploy/worker.yaml": "kind: Deployment\nspec:\n  replicas: 1\n  image: shop/worker:latest\n",
    "requirements.txt": "requests==2.31.0\nnumpy>=1.26\n# tests\npytest==8.0.1\n",
    "Dockerfile": "FROM node:20 AS build\nRUN npm ci\nFROM nginx:1.25\nCOPY --from=build /app /srv\nEXPOSE 80\n",
    "crontab.txt": "# m h dom mon dow command\n0 3 * * * /opt/backup.sh\n*/5 * * * * /opt/poll.sh\n",
}


def build(folder: Path) -> None:
    """Write the files under `folder`."""
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
