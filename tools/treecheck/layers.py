"""Who may include whom. CMake checks dependencies of rooms; this checks the includes themselves."""

import re

from treecheck.tree import Finding

_INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')

# The nouns from the bottom up: a room sees itself and what stands on a lower step.
_NOUN_STEPS = [["base"], ["money"], ["time"], ["goods", "territory"], ["rates"], ["order"]]
_NOUNS = [f"common/{room}/" for step in _NOUN_STEPS for room in step]
_PORTS = ["common/cache/", "common/metrics/", "common/config/"]
_SERVICES = ["currency", "landed_cost", "routing", "quote", "planning", "reference"]
_GENERATED = ["landfall/", "google/", "grpc/health/", "grpc/reflection/"]

# Include prefixes of third-party libraries, which only an edge room (one each) or the outermost
# rooms may name.
_LIBRARIES = {
    "grpcpp/": "grpc", "grpc/": "grpc", "prometheus/": "prometheus", "hiredis/": "hiredis",
    "civetweb": "civetweb", "CivetServer": "civetweb", "openssl/": "openssl",
    "nlohmann/": "nlohmann_json", "pugixml": "pugixml", "csv.h": "libcsv", "zip.h": "libzip",
    "zlib.h": "zlib", "CLI/": "cli11",
}


def _allowed(path):
    """Include prefixes of our own that the file may use, or None where anything goes."""
    parts = path.split("/")
    if parts[0] == "common" and len(parts) > 2:
        return _allowed_common(parts)
    if parts[0] == "services" and len(parts) > 2:
        return _allowed_service(parts, path)
    return None


def _allowed_common(parts):
    room = parts[1]
    own = f"common/{room}/"
    for index, step in enumerate(_NOUN_STEPS):
        if room in step:
            return [f"common/{r}/" for below in _NOUN_STEPS[:index] for r in below] + [own]
    if own in _PORTS:
        return _NOUNS + [own]
    if room == "rulebook" and parts[2] == "commands":
        return _NOUNS + [own, "common/edge/", "common/importing/", "landfall/rulebook/"]
    if room == "rulebook":
        allowed = _NOUNS + [own, "common/edge/csv/", "common/edge/digest/"]
        return allowed + (_GENERATED if parts[-1].endswith(".cc") else [])
    if room == "edge":
        return _NOUNS + _PORTS + _GENERATED + ["/".join(parts[:3]) + "/"]
    if room == "importing":
        return _NOUNS + ["common/rulebook/", "common/edge/", "landfall/rulebook/", own]
    if room == "testing":
        return None
    return [f"unknown room {own}"]


def _allowed_service(parts, path):
    service = parts[1]
    own = f"services/{service}/"
    if service == "server":
        return None
    lower = [face for s in _SERVICES[:_rank(service)] for face in _face(s)]
    if parts[2] == "domain":
        return _NOUNS + ["common/rulebook/", f"{own}domain/"] + lower + _face(service)
    answers = [f"services/{s}/answer/" for s in _SERVICES[:_rank(service) + 1]]
    if parts[2] == "answer":
        return (_NOUNS + _PORTS + _GENERATED + lower + _face(service) + answers +
                ["common/rulebook/", "common/edge/signing/"])
    if parts[2] == "transport":
        return (_NOUNS + _PORTS + _GENERATED + lower + _face(service) + answers +
                ["common/rulebook/", "common/edge/", f"{own}transport/"])
    if parts[2] == f"{service}.h":
        return _NOUNS + ["common/rulebook/"] + lower + _face(service)
    return _NOUNS + _PORTS + ["common/rulebook/", f"{own}domain/"] + lower + _face(service)


def _rank(service):
    return _SERVICES.index(service) if service in _SERVICES else len(_SERVICES)


def _face(service):
    """The face: <service>.h and the types beside it, in the service's folder and not below it."""
    return [re.compile(f"services/{service}/[^/]+\\.h$")]


def _matches(include, prefixes):
    return any(p.match(include) if isinstance(p, re.Pattern) else include.startswith(p)
               for p in prefixes)


def _library(include):
    if include.startswith(("grpc/health/", "grpc/reflection/")):
        return None
    return next((lib for prefix, lib in _LIBRARIES.items() if include.startswith(prefix)), None)


def _may_use_libraries(path):
    return path.startswith(("common/edge/", "common/testing/", "services/server/", "tests/",
                            "benchmarks/")) or "/transport/" in path


def check(tree):
    known = set(tree.files)
    for path in tree.cpp("common/", "services/", "tests/", "benchmarks/"):
        allowed = _allowed(path)
        libraries = {}
        for number, line in enumerate(tree.lines(path), 1):
            match = _INCLUDE.match(line)
            if not match:
                continue
            include = match.group(1)
            ours = include.startswith(("common/", "services/"))
            if ours and include not in known:
                yield Finding(path, number, f"includes {include}, which does not exist")
            generated = include.endswith(".pb.h")
            if allowed is not None and (ours or generated) and not _matches(include, allowed):
                yield Finding(path, number, f"may not include {include}: its layer stands above")
            library = _library(include)
            if library:
                libraries.setdefault(library, number)
        yield from _check_libraries(path, libraries)


def _check_libraries(path, libraries):
    for library, number in libraries.items():
        if not _may_use_libraries(path):
            yield Finding(path, number, f"names {library}: only a room of common/edge may")
    if path.startswith("common/edge/") and len(libraries) > 1:
        names = ", ".join(sorted(libraries))
        yield Finding(path, min(libraries.values()), f"an edge room wraps one library: {names}")
