#!/usr/bin/env python3
"""tables.py WORK [--errors]: compare the readers and print tables in Markdown.

WORK holds what collect.py laid out and the readings: pages.jsonl and texts.jsonl (uniongraph extract), read.jsonl
(articles), names.jsonl (persons.py). --errors adds, page by page, where a peer is right and ours is not; held-out
pages are counted in the tables and never named.
"""
import json, os, re, sys, unicodedata
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone

OURS = "uniongraph"
SETS = [("pages", "rules were written with"), ("heldout", "held out"), ("sites", "fixture sites"), ("old", "fixture sites, old encodings")]
OLD = set()  # pages that are not UTF-8
TONES = {}
for base, marks in {"oa": "òa óa ỏa õa ọa", "oe": "òe óe ỏe õe ọe", "uy": "ùy úy ủy ũy ụy"}.items():
    for mark in marks.split():
        TONES[unicodedata.normalize("NFC", base + unicodedata.normalize("NFD", mark)[1])] = mark


def norm(s):
    """As uniongraph evaluate compares texts: case, place of the tone mark, quotes and dashes do not count."""
    s = unicodedata.normalize("NFC", s or "").casefold()
    for a, b in TONES.items():
        s = s.replace(a, b)
    s = re.sub(r"[\"“”'‘’,;:()\[\]…]", " ", s).replace("–", "-").replace("—", "-")
    return re.sub(r"\s+", " ", s).strip(" .-")


def words(s):
    return " ".join(re.findall(r"\w+", norm(s)))


def lines(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def base(name):
    return os.path.splitext(os.path.basename(name))[0]


def part(page):
    if page in OLD:
        return "old"
    name = page.split("--")[0]
    return name if name in ("pages", "heldout") else "sites"


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" + "---:|" * (len(head) - 1))
    for row in rows:
        print("| " + " | ".join(str(x) for x in row) + " |")
    print()


def percent(a, b):
    return f"{100 * a / b:.1f} %" if b else "–"


def moments(s):
    """Where a reader's date has a zone it is read as it stands and in Vietnam's: either may be right."""
    if not s:
        return []
    found = [s[:16]]
    if re.search(r"T.*(Z|[+-]\d\d:?\d\d)$", s):
        found.append(datetime.fromisoformat(s.replace("Z", "+00:00")).astimezone(timezone(timedelta(hours=7))).isoformat()[:16])
    return found


def verdict(gold, got):
    """right, around (the gold stands inside what was given), wrong, none."""
    if not norm(got):
        return "none"
    if norm(gold) == norm(got):
        return "right"
    return "around" if words(gold) in words(got) else "wrong"


def metadata(golds, readings, errors):
    """Counts by reader and set; and the pages where a peer beats us."""
    count = defaultdict(Counter)
    right = defaultdict(set)
    for reader, pages in readings.items():
        for page, gold in golds.items():
            d, got, p = gold["document"], pages.get(page, {}), part(page)
            def add(what, ok=False):
                count[reader][what] += 1
                count[reader][p, what] += 1
                if ok:
                    right[page, what.split()[0]].add(reader)
            for field in ("title", "author"):
                if d.get(field):
                    v = verdict(d[field], got.get(field))
                    add(f"{field} {v}", v == "right")
                elif field in d and norm(got.get(field)):
                    add(f"{field} invented")
            if "published" not in d:
                continue
            when, want = moments(got.get("published")), d["published"]
            if want is None:
                if when:
                    add("day invented")
                continue
            add("day right" if any(m[:10] == want[:10] for m in when) else "day wrong" if when else "day none", any(m[:10] == want[:10] for m in when))
            if len(want) > 10:
                ok = want[:16] in when
                add("minute right" if ok else "minute not", ok)
    if errors:
        for (page, field), who in sorted(right.items()):
            if OURS not in who and part(page) != "heldout":
                name = {"day": "published", "minute": "published"}.get(field, field)
                gold, got = golds[page]["document"][name], readings[OURS].get(page, {}).get(name)
                print(f"ours misses the {field} of {page}: {gold!r}, got {got!r}; right: {', '.join(sorted(who))}")
    return count


def print_metadata(golds, readings, count):
    n = Counter()
    for page, gold in golds.items():
        d, p = gold["document"], part(page)
        n[p, "pages"] += 1
        for field, name in (("title", "title"), ("author", "author"), ("published", "day")):
            if d.get(field):
                n[name] += 1
                n[p, name] += 1
            elif field in d:
                n["no " + name] += 1
        if len(d.get("published") or "") > 10:
            n["minute"] += 1
    print("### Title, date and author\n")
    rows = []
    texts, dates = ("right", "around", "wrong", "none"), ("right", "wrong", "none")
    for field, verdicts in (("title", texts), ("day", dates), ("minute", ("right",)), ("author", texts)):
        for v in verdicts:
            rows.append((f"{field} of {n[field]}: {'right, with more around it' if v == 'around' else v}", field, lambda r, what=f"{field} {v}": count[r][what]))
        if n["no " + field]:
            rows.append((f"{field} given on {n['no ' + field]} pages that have none", field, lambda r, what=f"{field} invented": count[r][what]))
    transposed("pages", readings, rows)
    print("Right, by set of pages:\n")
    transposed("pages", readings, [(f"{title}: {field} of {n[p, field]}", field, lambda r, key=(p, f"{field} right"): count[r][key])
        for p, title in SETS for field in ("title", "day", "author")])


def transposed(corner, readings, rows):
    """A column a reader; those that read dates only have nothing to say of titles and authors."""
    silent = lambda r, field: r.startswith("go-htmldate") and field in ("title", "author")
    table([corner] + list(readings), [[label] + ["–" if silent(r, field) else value(r) for r in readings] for label, field, value in rows])


def kept_units(units, text):
    """Which of a page's units stand in a text: the longest are looked for first, and what is found is taken out."""
    rest, found = f" {words(text)} ", defaultdict(list)
    order = [(-len(words(u).split()), rank, u) for rank, region in enumerate(("article", "head", "frame", "clutter")) for u in units.get(region, [])]
    for size, rank, u in sorted(order):
        w = words(u)
        if w and f" {w} " in rest:
            rest = rest.replace(f" {w} ", " \0 ", 1)
            found[rank].append(w)
    return found


def print_bodies(golds, readings, units, errors):
    print("### Body\n")
    total, sums, pages = Counter(), defaultdict(Counter), Counter()
    for page, gold in golds.items():
        u = units[page]
        if page in OLD:
            continue
        whole = words(" ".join(x for region in ("article", "head", "frame", "clutter") for x in u.get(region, []))) if u["regions"] else None
        article = {words(x) for x in u.get("article", [])} - {""}
        wanted, clutter = {}, {}
        if whole:
            pages["regions"] += 1
            total["article"] += sum(len(w.split()) for w in article)
            for region in ("frame", "clutter"):
                total[region] += sum(len(words(x).split()) for x in u.get(region, []))
        names = [x["name"] for kind in ("persons", "organizations") for x in gold[kind] if "name" in x and not x.get("optional")]
        names = {words(x) for x in names if whole and f" {words(x)} " in f" {whole} "}
        total["names"] += len(names)
        for reader, read in readings.items():
            if reader.startswith("go-htmldate"):
                continue
            got = read.get(page, {})
            text = (got.get("title") or "") + "\n" + (got.get("text") or "")
            have = f" {words(text)} "
            sums[reader]["names"] += sum(f" {x} " in have for x in names)
            if not whole:
                continue
            found = kept_units(u, got.get("text") or "")
            kept = sum(len(w.split()) for w in article & {w for k in found.values() for w in k})
            wanted[reader] = kept / sum(len(w.split()) for w in article)
            sums[reader]["article"] += kept
            for rank, region in ((2, "frame"), (3, "clutter")):
                n = sum(len(w.split()) for w in found[rank])
                sums[reader][region] += n
                if region == "clutter":
                    clutter[reader] = n, found[rank]
        if errors and wanted and part(page) != "heldout":
            tidier = [r for r in wanted if wanted[r] >= wanted[OURS] - 0.02 and clutter[r][0] < clutter[OURS][0]]
            if tidier:
                print(f"ours keeps clutter of {page}: {clutter[OURS][1]}, less is kept by {', '.join(tidier)}")
            best = max(wanted, key=lambda r: wanted[r])
            if wanted[best] > wanted[OURS] + 0.001:
                print(f"ours keeps {wanted[OURS]:.1%} of the article of {page}, {best} {wanted[best]:.1%}")
    parts = (("names", "names"), ("words of the article", "article"), ("words of clutter", "clutter"), ("words of the frame", "frame"))
    rows = [[f"{what}, of {total[key]}"] + [percent(sums[r][key], total[key]) for r in sums] for what, key in parts]
    rows.append([f"words of clutter a page, {pages['regions']} pages"] + [f"{sums[r]['clutter'] / pages['regions']:.1f}" for r in sums])
    table(["kept"] + list(sums), rows)


TITLE = re.compile(r"^(?:(?:gs|pgs|tskh|ts|ths|ks|bs|cki{1,2}|ds|kts|cn|vs|ls|ngnd|ngưt|nsưt|nsnd|ttưt|ttnd|ahlđ|ccb|giáo sư|phó giáo sư|viện sĩ|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|kỹ sư|bác sĩ|bác sỹ|dược sĩ|luật sư"
    r"|kiến trúc sư|nhà giáo|cử nhân|ông|bà|anh|chị|cụ|em|đồng chí|đ/c)(?![\w])[\s.,/-]*)+")


def cleaned(names):
    """Names without titles; one-word names, mostly short forms of a name told in full before, are left out."""
    short = (TITLE.sub("", norm(n)).strip(" .-/") for n in names)
    return {n for n in short if " " in n}


def print_persons(golds, ours, theirs):
    print("### Persons in plain text\n")
    rows = []
    for label, found in ((OURS, lambda page: {norm(p["name"]) for p in ours[page]["persons"]}),
            ("underthesea", lambda page: {norm(x) for x in theirs[page]} - {""}),
            ("underthesea, titles and one-word names taken off", lambda page: cleaned(theirs[page]))):
        row, traps = [label], 0
        for p, _ in SETS[:2]:
            tp = fp = fn = 0
            for page, gold in golds.items():
                if part(page) != p:
                    continue
                have = found(page)
                need = {norm(x["name"]) for x in gold["persons"] if not x.get("optional")}
                either = {norm(x["name"]) for x in gold["persons"] if x.get("optional")}
                tp, fn, fp = tp + len(need & have), fn + len(need - have), fp + len(have - need - either)
                traps += len(have & {norm(x) for x in gold.get("not_persons", [])})
            precision, recall = tp / (tp + fp), tp / (tp + fn)
            row += [f"{precision:.3f}", f"{recall:.3f}", f"{2 * precision * recall / (precision + recall):.3f}"]
        rows.append(row + [traps])
    traps = sum(len(g.get("not_persons", [])) for g in golds.values())
    head = []
    for p, title in SETS[:2]:
        pages = [g for page, g in golds.items() if part(page) == p]
        persons = sum(not x.get("optional", False) for g in pages for x in g["persons"])
        head += [f"{title}, {len(pages)} pages, {persons} persons: P", "R", "F1"]
    table(["recogniser"] + head + [f"of {traps} traps taken for persons"], rows)


def main(work, errors):
    def golds(folder):
        out = {}
        for page in sorted(os.listdir(os.path.join(work, folder))):
            with open(os.path.join(work, "gold", base(page) + ".json"), encoding="utf-8") as f:
                out[page] = json.load(f)
        return out
    def records(file):
        return {os.path.basename(r["document"]["source_file"]): r for r in lines(os.path.join(work, file))}
    readings, units = {OURS: {p: r["document"] for p, r in records("pages.jsonl").items()}}, {}
    for r in lines(os.path.join(work, "read.jsonl")):
        if "reader" in r:
            readings.setdefault(r["reader"], {})[r["page"]] = r
        else:
            units[r["page"]] = r
    html, texts = golds("pages"), golds("texts")
    for page in html:
        with open(os.path.join(work, "pages", page), "rb") as f:
            try:
                f.read().decode()
            except UnicodeDecodeError:
                OLD.add(page)
    modes = ("go-trafilatura, precision", "go-trafilatura, recall")
    heads = {k: v for k, v in readings.items() if k not in modes}
    print_metadata(html, heads, metadata(html, heads, errors))
    print_bodies(html, readings, units, errors)
    theirs = {r["page"]: r["names"] for r in lines(os.path.join(work, "names.jsonl"))}
    print_persons(texts, records("texts.jsonl"), theirs)


if __name__ == "__main__":
    args = [a for a in sys.argv[1:] if a != "--errors"]
    if len(args) != 1:
        sys.exit(__doc__)
    main(args[0], "--errors" in sys.argv)
