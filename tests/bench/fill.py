#!/usr/bin/env python3
"""Multiplies what a local table holds, to see how starting, listing, finding and copying go with much in it.

    tests/bench/fill.py DATA [COUNT]      100,000 complaints, or another number

DATA is a folder of `site-gen serve` that is stopped and holds a complaint; its copies, with all
their items and index entries, get references of their own. They fill a table, a list and what is
found by a name; they open no receipt.
"""
import hashlib
import re
import sqlite3
import sys

SYMBOLS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def reference(number):
    """A reference with its check symbol, as complaints/src/form/reference.rs makes it."""
    digits = []
    for _ in range(9):
        number, digit = divmod(number, 31)
        digits.append(digit)
    check = sum(digit * weight for weight, digit in enumerate(digits, 1)) % 31
    return "".join(SYMBOLS[digit] for digit in [*digits, check])


folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
table = sqlite3.connect(f"{folder}/complaints.sqlite")
found = table.execute("SELECT pk FROM complaints WHERE pk GLOB 'S:COMPLAINT#*' LIMIT 1").fetchone()
if found is None:
    sys.exit(f"{folder} holds no complaint to multiply: send one first")
old = found[0].partition("#")[2]
# By what a complaint is found ends with chance: each copy has its own.
chance = re.compile(r"(S:[0-9T:+-]+#)[0-9a-f]{32}")


def copied(value, number, found_by):
    if not isinstance(value, str):
        return value
    value = value.replace(old, reference(number + 1))
    if found_by:
        value = chance.sub(lambda m: m.group(1) + hashlib.md5(str(number).encode()).hexdigest(), value)
    return value


for name in ("complaints", "complaints::gsi::open"):
    rows = table.execute(f'SELECT * FROM "{name}"').fetchall()
    of_it = [row for row in rows if any(old in str(value) for value in row)]
    marks = ", ".join("?" * len(of_it[0])) if of_it else ""
    for row in of_it:
        found_by = any(str(value).startswith("S:FIND#") for value in row)
        copies = ([copied(value, n, found_by) for value in row] for n in range(count))
        # Items that only name the complaint, such as the fingerprint of its words, keep their key and are there once.
        table.executemany(f'INSERT OR IGNORE INTO "{name}" VALUES ({marks})', copies)
table.commit()
items = table.execute("SELECT COUNT(*) FROM complaints").fetchone()[0]
table.close()
print(f"{items} items")
