#!/usr/bin/env python3
"""Multiplies what a local table holds, to see how starting, copying and sweeping go with much in it.

    tests/bench/fill.py DATA [COUNT]      100,000 complaints, or another number

DATA is a folder of `site-gen serve` that is stopped and holds a complaint; its copies, with all
their items and index entries, get references of their own. They fill a table, and open no receipt.
"""
import sqlite3
import sys

folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
table = sqlite3.connect(f"{folder}/complaints.sqlite")
found = table.execute("SELECT pk FROM complaints WHERE pk GLOB 'S:COMPLAINT#*' LIMIT 1").fetchone()
if found is None:
    sys.exit(f"{folder} holds no complaint to multiply: send one first")
reference = found[0].partition("#")[2]
for name in ("complaints", "complaints::gsi::open"):
    rows = table.execute(f'SELECT * FROM "{name}"').fetchall()
    of_it = [row for row in rows if any(reference in str(value) for value in row)]
    marks = ", ".join("?" * len(of_it[0])) if of_it else ""
    for row in of_it:
        copies = (
            [value.replace(reference, f"#{n:09}") if isinstance(value, str) else value for value in row]
            for n in range(count)
        )
        # Items that only name the complaint, such as its fingerprints, keep their key and are there once.
        table.executemany(f'INSERT OR IGNORE INTO "{name}" VALUES ({marks})', copies)
table.commit()
items = table.execute("SELECT COUNT(*) FROM complaints").fetchone()[0]
table.close()
print(f"{items} items")
