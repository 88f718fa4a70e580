#!/usr/bin/env python3
"""persons.py TEXTS > names.jsonl: the persons that underthesea's NER finds in each text of a folder.

Uses the CRF model that the package brings along. A line is {"page", "names"}, names in the order of the text.
"""
import json, os, sys, unicodedata

from underthesea import ner, sent_tokenize


def persons(text):
    names, words = [], []
    for line in unicodedata.normalize("NFC", text).splitlines():
        for sentence in sent_tokenize(line.strip()) if line.strip() else []:
            for word, _, _, tag in ner(sentence) + [("", "", "", "O")]:
                if words and tag != "I-PER":
                    names.append(" ".join(words))
                    words = []
                if tag in ("B-PER", "I-PER"):
                    words.append(word)
    return names


def main(folder):
    for file in sorted(os.listdir(folder)):
        with open(os.path.join(folder, file), encoding="utf-8") as f:
            print(json.dumps({"page": file, "names": persons(f.read())}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
