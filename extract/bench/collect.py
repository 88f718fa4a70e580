#!/usr/bin/env python3
"""collect.py TESTDATA WORK: lay the annotated pages flat.

WORK/pages gets the HTML pages, WORK/texts the plain ones, WORK/gold what they say, all named SET--NAME: SET is
"pages", "heldout" or a fixture site. Of a page that a site shows at several addresses the shortest is taken.
"""
import os, shutil, sys
from glob import glob


def stem(path):
    name = os.path.splitext(os.path.basename(path))[0]
    return os.path.basename(os.path.dirname(path)) if name == "index" else name


def collect(testdata, work):
    for folder in ("pages", "texts", "gold"):
        os.makedirs(os.path.join(work, folder))
    sets = {"pages": ("pages", "gold"), "heldout": ("heldout/pages", "heldout/gold")}
    for site in sorted(glob(os.path.join(testdata, "sites", "*", ""))):
        name = os.path.basename(os.path.dirname(site))
        sets[name] = (f"sites/{name}/pages", f"sites/{name}/facts")
    for name, (pages, golds) in sets.items():
        files = {}
        for path in glob(os.path.join(testdata, pages, "**"), recursive=True):
            if path.endswith((".html", ".htm", ".txt")):
                known = files.get(stem(path))
                if known is None or len(path) < len(known):
                    files[stem(path)] = path
        for gold in sorted(glob(os.path.join(testdata, golds, "*.json"))):
            page = files[os.path.basename(gold).removesuffix(".json")]
            ending = os.path.splitext(page)[1]
            flat = f"{name}--{stem(page)}"
            shutil.copyfile(page, os.path.join(work, "texts" if ending == ".txt" else "pages", flat + ending))
            shutil.copyfile(gold, os.path.join(work, "gold", flat + ".json"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    collect(sys.argv[1], sys.argv[2])
