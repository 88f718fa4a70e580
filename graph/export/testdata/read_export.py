"""Reads an export with the programs that people read it with, and prints what they
found as JSON: read_export.py FORMAT FILE. What a reader refuses is an error.
"""

import csv
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def network(graph):
    """The nodes and edges of a graph that networkx has read."""
    nodes = {n: data for n, data in graph.nodes(data=True)}
    edges = {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        edges[key] = dict(data, source=source, target=target)
    return {"nodes": nodes, "edges": edges}


def gexf(path):
    import networkx

    return network(networkx.read_gexf(path, version="1.3"))


def graphml(path):
    import networkx

    return network(networkx.read_graphml(path, force_multigraph=True))


def ftm(path):
    """Entities as ftm validate leaves them."""
    import subprocess

    program = os.path.join(os.environ["UNIONGRAPH_PYTHON_TOOLS"], "bin", "ftm")
    out = subprocess.run([sys.executable, program, "validate", "-i", path, "-o", "-"], check=True, capture_output=True, text=True)
    if out.stderr.strip():
        raise SystemExit(out.stderr)
    return [json.loads(line) for line in out.stdout.splitlines()]


def popolo(path):
    """What contradicts our schema of Popolo and, where UNIONGRAPH_POPOLO_SCHEMAS names
    a folder that holds them, the schemas of popoloproject.com."""
    import jsonschema

    with open(path, encoding="utf-8") as f:
        data = json.load(f)
    with open(os.path.join(HERE, "popolo.schema.json"), encoding="utf-8") as f:
        schema = json.load(f)
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    wrong = [f"{e.json_path}: {e.message}" for e in checker.iter_errors(data)]
    folder = os.environ.get("UNIONGRAPH_POPOLO_SCHEMAS")
    if folder:
        wrong += originals(data, folder)
    return {"wrong": wrong, "read": data}


def originals(data, folder):
    from jsonschema import Draft3Validator
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT3

    schemas, resources = {}, []
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            schema = json.load(f)
        schemas[name.removesuffix(".json")] = schema
        resource = Resource.from_contents(schema, default_specification=DRAFT3)
        resources += [(schema["id"], resource), (schema["id"].rstrip("#"), resource)]
    registry = Registry().with_resources(resources)
    wrong = []
    for name in ["person", "organization", "membership", "event"]:
        checker = Draft3Validator(schemas[name], registry=registry, format_checker=Draft3Validator.FORMAT_CHECKER)
        for item in data[name + "s"]:
            wrong += [f"{name} {item['id']}: {e.message}" for e in checker.iter_errors(item)]
    return wrong


def jsonld(path):
    """Edges and claims as rdflib finds them, and the terms that schema.org has not."""
    import rdflib
    from rdflib import RDF, SDO

    graph = rdflib.Graph()
    graph.parse(path, format="json-ld")
    unknown = set()
    for _, predicate, value in graph:
        for term in [value] if predicate == RDF.type else [predicate]:
            if not str(term).startswith(str(SDO)) or term not in SDO:
                unknown.add(str(term))

    def texts(node, term):
        return sorted(str(v) for v in graph.objects(node, SDO[term]))

    nodes = {}
    for node, kind in graph.subject_objects(RDF.type):
        if isinstance(node, rdflib.BNode):
            continue
        found = {"type": str(kind).removeprefix(str(SDO))}
        for term in set(graph.predicates(node)) - {RDF.type, SDO.additionalProperty}:
            found[str(term).removeprefix(str(SDO))] = texts(node, str(term).removeprefix(str(SDO)))
        for p in graph.objects(node, SDO.additionalProperty):
            found["+" + texts(p, "name")[0]] = texts(p, "value")
        for source, term in graph.subject_predicates(node):
            found.setdefault("^" + str(term).removeprefix(str(SDO)), []).append(str(source))
        nodes[str(node)] = found
    return {"unknown": sorted(unknown), "nodes": nodes}


def table(path):
    """The rows of a CSV file, which must all be as long as its header."""
    with open(path, encoding=os.environ.get("ENCODING", "utf-8"), newline="") as f:
        rows = list(csv.reader(f, strict=True))
    for row in rows:
        if len(row) != len(rows[0]):
            raise SystemExit(f"{path}: {row} is not as long as {rows[0]}")
    return rows


def tables(folder):
    return {name: table(os.path.join(folder, name)) for name in os.listdir(folder) if name.endswith(".csv")}


json.dump({"gexf": gexf, "graphml": graphml, "ftm": ftm, "popolo": popolo, "jsonld": jsonld, "csv": tables}[sys.argv[1]](sys.argv[2]), sys.stdout)
