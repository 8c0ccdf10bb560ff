"""Reads wheels, one at a time, without importing or running anything: which names, classes, functions and arguments
each of their modules has. They come by pip, from whatever index it is configured for, and are deleted again."""

import ast
import email.parser
import hashlib
import os
import pickle
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile

PLATS = [
    "macosx_14_0_arm64",
    "manylinux_2_28_x86_64",
    "manylinux_2_27_x86_64",
    "manylinux_2_24_x86_64",
    "manylinux_2_17_x86_64",
    "manylinux2014_x86_64",
    "manylinux_2_12_x86_64",
    "manylinux2010_x86_64",
    "manylinux_2_5_x86_64",
    "manylinux1_x86_64",
    "any",
]


def pip(*a, timeout=400):
    return subprocess.run(
        [sys.executable, "-m", "pip", *a, "--no-cache-dir", "--disable-pip-version-check"], capture_output=True, text=True, timeout=timeout
    )


def vkey(v):
    return tuple(int(x) for x in re.findall(r"\d+", v))


def list_versions(dist):
    r = pip("index", "versions", dist, "--ignore-requires-python")
    m = re.search(r"Available versions: (.*)", r.stdout)
    vs = set(m.group(1).split(", ")) if m else set()
    return sorted((v for v in vs if re.fullmatch(r"[0-9.]+(\.post\d+)?", v)), key=vkey)


def choose(dist, cfg, vs):
    frm = vkey(cfg.get("from", "0"))
    by = {}
    for v in vs:
        k = vkey(v)
        if k < frm:
            continue
        n = 3 if cfg.get("patchwise") else (1 if dist == "setuptools" else 2)
        by[k[:n]] = v  # newest patch wins (sorted)
    mins = sorted(by)
    keep = cfg.get("keep")
    if keep and not cfg.get("max"):
        ks = {vkey(x) for x in keep if x != "last"}
        sel = [k for k in mins if k in ks or (k == mins[-1] and "last" in keep)]
    elif cfg.get("max") and len(mins) > cfg["max"]:
        ks = {vkey(x) for x in (keep or [])} | {mins[0], mins[-1]}
        rest = [k for k in mins if k not in ks]
        if keep:  # older ones from the list, newer ones all that fit
            last = max(ks - {mins[-1]})
            rest = [k for k in rest if k > last]
        room = max(0, cfg["max"] - len(ks))
        if len(rest) > room:
            rest = [rest[i * len(rest) // room] for i in range(room)]
        sel = [k for k in mins if k in ks or k in rest]
    else:
        sel = mins
    return [by[k] for k in sel]


IDENT = re.compile(r"^[A-Za-z_]\w*$")


def strs(node):
    out = []
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        out.append(node.value)
    elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        for e in node.elts:
            out += strs(e)
    elif isinstance(node, ast.BinOp):
        out += strs(node.left) + strs(node.right)
    return out


def sig(fn):
    a = fn.args
    return ([x.arg for x in a.posonlyargs + a.args + a.kwonlyargs], bool(a.kwarg), bool(a.vararg))


LAZY = {
    "_import_structure",
    "import_structure",
    "_SUBMOD_ATTRS",
    "_dynamic_imports",
    "_import_map",
    "_lazy_imports",
    "_LAZY_IMPORTS",
    "_module_lookup",
    "_aliases",
    "_LAZY_ATTRS",
    "lazy_imports",
    "_IMPORTS",
    "_lazy_import_map",
    "import_map",
    "_attr_map",
    "_OBJECTS",
}


def extract(src):
    """-> dict: names{name:kind}, imps{name:(level,module,orig)}, stars[(level,module)], all[...]|None, lazy{relmod:[names]}, dyn[names], cls{}, fn{}, defimp bool"""
    try:
        tree = src if isinstance(src, ast.AST) else ast.parse(src)
    except Exception as e:
        return {"err": type(e).__name__}
    R = {"n": {}, "i": {}, "s": [], "a": None, "l": {}, "d": [], "c": {}, "f": {}, "x": False, "lm": []}

    def lazyadd(k, vals):
        R["l"].setdefault(k, []).extend(v for v in vals if IDENT.match(v))

    def lazydict(d):
        for k, v in zip(d.keys, d.values):
            if not (isinstance(k, ast.Constant) and isinstance(k.value, str)):
                continue
            if isinstance(v, (ast.List, ast.Set)):
                lazyadd(k.value, strs(v))
                R["lm"].append(k.value.split(".")[0])
            elif isinstance(v, ast.Tuple) and IDENT.match(k.value):
                R["d"].append(k.value)  # name -> (package, module)
            elif isinstance(v, ast.Constant) and isinstance(v.value, str) and IDENT.match(k.value):
                R["d"].append(k.value)

    def klass(c):
        M, fields = {}, []
        for b in c.body:
            if isinstance(b, (ast.FunctionDef, ast.AsyncFunctionDef)):
                M[b.name] = sig(b)
            elif isinstance(b, ast.AnnAssign) and isinstance(b.target, ast.Name):
                fields.append(b.target.id)
            elif isinstance(b, ast.Assign):
                for t in b.targets:
                    if isinstance(t, ast.Name) and t.id not in M:
                        M[t.id] = None
            elif isinstance(b, (ast.If, ast.Try)):
                for bb in ast.walk(b):
                    if isinstance(bb, ast.FunctionDef):
                        M[bb.name] = sig(bb)
        dec = [ast.unparse(d).split("(")[0].split(".")[-1] for d in c.decorator_list]
        R["c"][c.name] = {"b": [ast.unparse(b) for b in c.bases], "m": M, "fl": fields, "dc": "dataclass" in dec, "rel": bool(c.keywords)}
        if any(d in ("export", "requires") for d in dec):
            R["d2"] = R.get("d2", []) + [c.name]

    def body(stmts):
        for s in stmts:
            if isinstance(s, (ast.FunctionDef, ast.AsyncFunctionDef)):
                R["n"][s.name] = "f"
                R["f"][s.name] = sig(s)
                if s.name == "__getattr__":
                    for n in ast.walk(s):
                        v = []
                        if isinstance(n, ast.Compare):
                            v = strs(n.left) + [x for c in n.comparators for x in strs(c)]
                        elif isinstance(n, ast.Dict):
                            v = [x for k in n.keys if k is not None for x in strs(k)]
                        R["d"] += [x for x in v if IDENT.match(x) and len(x) > 2]
            elif isinstance(s, ast.ClassDef):
                R["n"][s.name] = "c"
                klass(s)
            elif isinstance(s, ast.Import):
                for al in s.names:
                    R["i"][al.asname or al.name.split(".")[0]] = (0, al.name if al.asname else al.name.split(".")[0], None)
            elif isinstance(s, ast.ImportFrom):
                for al in s.names:
                    if al.name == "*":
                        R["s"].append((s.level, s.module or ""))
                    else:
                        R["i"][al.asname or al.name] = (s.level, s.module or "", al.name)
            elif isinstance(s, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
                ts = s.targets if isinstance(s, ast.Assign) else [s.target]
                val = s.value
                for t in ts:
                    for e in t.elts if isinstance(t, (ast.Tuple, ast.List)) else [t]:
                        if isinstance(e, ast.Name):
                            if e.id == "__all__":
                                if not isinstance(s, ast.AugAssign):
                                    R["a"] = []
                                R["a"] = (R["a"] or []) + (strs(val) if val is not None else [])
                            else:
                                R["n"].setdefault(e.id, "v")
                                if e.id in LAZY:
                                    for dd in (
                                        [val]
                                        if isinstance(val, ast.Dict)
                                        else [x for x in ast.walk(val) if isinstance(x, ast.Dict)]
                                        if val is not None
                                        else []
                                    ):
                                        lazydict(dd)
                        elif isinstance(e, ast.Subscript) and isinstance(e.value, ast.Name) and e.value.id in LAZY:
                            k = strs(e.slice)
                            if k and val is not None:
                                lazyadd(k[0], strs(val))
                                R["lm"].append(k[0].split(".")[0])
                if val is not None and isinstance(val, ast.Call):
                    callx(val)
            elif isinstance(s, ast.Expr) and isinstance(s.value, ast.Call):
                callx(s.value)
            elif isinstance(s, ast.If):
                body(s.body)
                body(s.orelse)
            elif isinstance(s, (ast.Try, getattr(ast, "TryStar", ast.Try))):
                body(s.body)
                body(s.orelse)
                body(s.finalbody)
                for h in s.handlers:
                    body(h.body)
            elif isinstance(s, (ast.With, ast.For, ast.While)):
                body(s.body)

    def callx(c):
        f = ast.unparse(c.func)
        if f.endswith("define_import_structure"):
            R["x"] = True
        for a in list(c.args) + [k.value for k in c.keywords]:
            if isinstance(a, ast.Call):
                callx(a)
        m = re.match(r"(\w+)\[?.*\.(extend|append|update)$", f)
        if f.startswith("__all__.") and c.args:
            R["a"] = (R["a"] or []) + strs(c.args[0])
        elif m and m.group(1) in LAZY and isinstance(c.func, ast.Attribute):
            b = c.func.value
            if isinstance(b, ast.Subscript) and c.args:
                k = strs(b.slice)
                if k:
                    lazyadd(k[0], strs(c.args[0]))
            elif isinstance(b, ast.Name) and c.args and isinstance(c.args[0], ast.Dict):
                lazydict(c.args[0])
        if f.endswith("attach") and "lazy" in f:
            for k in c.keywords:
                if k.arg == "submod_attrs" and isinstance(k.value, ast.Dict):
                    lazydict(k.value)
                if k.arg == "submodules":
                    R["lm"] += strs(k.value)

    body(tree.body)
    R["d"] = sorted(set(R["d"]))
    return R


SKIPDIR = re.compile(
    r"(^|/)(tests?|testing|_vendor|vendored|node_modules|benchmarks?|examples?|docs?|templates|conftest|_vendored_packages|extern)(/|\.py)"
)
SKIPFILE = re.compile(r"(modeling_tf_|modeling_flax_|convert_\w+_to_|convert_\w+\.py$|tokenization_.*_tf\.py|/convert_)")


def want(dist, p):
    if not p.endswith((".py", ".pyi")):
        return False
    if ".data/" in p or ".dist-info/" in p:
        return False
    if SKIPDIR.search(p) and not p.startswith(("numpy/testing/__init__", "torch/testing/__init__", "lightning/")):
        return False
    if dist == "setuptools" and p.startswith("setuptools/_distutils/"):
        return False
    if dist == "torch" and re.match(
        r"(caffe2|functorch|torchgen|torch/(_inductor|_dynamo|testing|_refs|_decomp|fx/experimental|_export|_functorch|_library|include|share|bin|distributed/_|onnx/_|ao/)|torch/.*/_internal)/",
        p,
    ):
        return False
    return not (dist == "triton" and "/third_party/" in p)


def read_archive(path):
    if path.endswith((".whl", ".zip")):
        z = zipfile.ZipFile(path)
        for i in z.infolist():
            if i.is_dir():
                continue
            yield i.filename, (lambda i=i: z.read(i))
    else:
        t = tarfile.open(path)
        for m in t.getmembers():
            if m.isfile():
                yield m.name.split("/", 1)[-1], (lambda m=m: t.extractfile(m).read())


def read_version(dist, v, cfg, D, folder):
    d = os.path.join(folder, "wheel")
    shutil.rmtree(d, ignore_errors=True)
    got = None
    err = ""
    for py in ("3.11", "3.12", "3.10", "3.13"):
        a = ["download", "-q", "--no-deps", "-d", d, f"{dist}=={v}", "--python-version", py, "--only-binary=:all:"]
        for p in PLATS:
            a += ["--platform", p]
        r = pip(*a)
        err = r.stderr.strip()[-200:]
        if r.returncode == 0:
            got = os.listdir(d)[0]
            break
    if not got and cfg.get("sdist"):
        r = pip("download", "-q", "--no-deps", "-d", d, f"{dist}=={v}", "--no-binary", dist)
        err = r.stderr.strip()[-200:]
        if r.returncode == 0:
            got = os.listdir(d)[0]
    if not got:
        raise RuntimeError(f"{dist} {v}: no wheel: {err[-160:]}")
    path = os.path.join(d, got)
    files, meta, roots = {}, None, set()
    for name, rd in read_archive(path):
        if name.endswith(".dist-info/METADATA") or (name == "PKG-INFO"):
            meta = rd().decode("utf8", "replace")
        if "/" in name and name.endswith((".py", ".so", ".pyi", ".pyd")):
            roots.add(name.split("/")[0])
        elif "/" not in name and name.endswith(".py"):
            roots.add(name)
        if re.search(r"\.(so|pyd)$", name):
            files.setdefault("#so", []).append(name)
        if not want(dist, name):
            continue
        if SKIPFILE.search(name):
            files[name] = None
            continue
        b = rd()
        h = hashlib.sha1(b).digest()[:10]
        if h not in D["ex"]:
            D["ex"][h] = extract(b.decode("utf8", "replace"))
        files[name] = h
    m = email.parser.Parser().parsestr(meta or "")
    D["v"][v] = {
        "files": files,
        "rp": m.get("Requires-Python"),
        "rd": m.get_all("Requires-Dist") or [],
        "roots": sorted(r for r in roots if not r.endswith(".dist-info")),
    }
    shutil.rmtree(d, ignore_errors=True)


def read_package(dist, cfg, cache, note):
    """All versions of a package that are wanted, read or taken from the cache."""
    path = os.path.join(cache, dist + ".pkl")
    D = {"ex": {}, "v": {}}
    if os.path.exists(path):
        with open(path, "rb") as file:
            D = pickle.load(file)
    D["listed"] = list_versions(dist)
    wanted = choose(dist, cfg, D["listed"])
    if not wanted:
        raise RuntimeError(f"{dist}: the index lists no version")
    for v in wanted:
        if v in D["v"]:
            continue
        note(f"{dist} {v}")
        read_version(dist, v, cfg, D, cache)
        with open(path, "wb") as file:
            pickle.dump(D, file, 4)
    D["v"] = {v: D["v"][v] for v in wanted}
    return D
