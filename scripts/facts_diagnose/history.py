"""Of what wheels.py read: what came and what went from one version of a package to the next.

A row: `v`: versions read, ascending, the newest patch of each minor; all indexes point into it. `gaps`: indexes before which
minors were not read. `mod-`, `mod+`: {index: modules gone, new}; `names[MODULE]` (`.`: the package): {"-": {index: names gone},
"+": {index: names new}}; `>m.n`: where it went; `X*`: every name that begins so. `kw`, `methods`: the same of arguments and of
methods. `always`: names of the package that every version read has. What ast cannot see stands in config.json, by hand.
"""

import collections
import json
import os
import re

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "config.json")) as file:
    CONFIG = json.load(file)
RULES = CONFIG["rules"]
vkey = lambda v: tuple(int(x) for x in re.findall(r"\d+", v))
norm = lambda s: re.sub(r"[-_.]+", "-", s).lower()
NOISE = re.compile(
    r"(_DOCSTRING$|_FOR_DOC$|^_EXPECTED_|^_SEQ_CLASS_|^_QA_|^_TOKEN_CLASS_|^_REAL_CHECKPOINT|_PRETRAINED_MODEL_ARCHIVE_LIST$|_PRETRAINED_CONFIG_ARCHIVE_MAP$|^_?VOCAB_FILES_NAMES$|^PRETRAINED_|^logger$|^_?logger$|^T$|^[A-Z]$|^_T$|^_[A-Z]$|^_import_structure$|^EXAMPLE_DOC_STRING$|^XLA_AVAILABLE$|^_dummy_|^log$|^_log$|^_LazyModule$|_INPUTS_DOCSTRING|^_dummy_objects$|^__)"
)
FAM = re.compile(
    r"transformers\.models\.(auto|llama\d*|mistral\w*|mixtral|qwen\w*|gemma\w*|phi\d*\w*|clip\w*|chinese_clip|siglip\w*|u?mt5|t5|bert|roberta|xlm_roberta|deberta\w*|electra|albert|gpt2|gpt_neo\w*|gptj|opt|bloom|falcon|whisper|wav2vec2|hubert|wavlm|bart|mbart|m2m_100|marian|blip\w*|instructblip\w*|llava\w*|video_llava|sam\w*|vit|dinov\d\w*|swin\w*|owl\w*|grounding_dino|detr|clap|clipseg|encodec|dac|idefics\w*|paligemma|mllama|pixtral|internvl|cohere\w*|deepseek\w*|florence\w*|speecht5|vits|bark|seamless\w*|musicgen\w*|codegen|starcoder2|stablelm|olmo\w*|granite|persimmon|mpt|chameleon|kosmos\w*|glm\w*|smolvlm|aria|janus|vision_encoder_decoder|speech_encoder_decoder|encoder_decoder|depth_anything|dpt|segformer|mask2former|oneformer|upernet|pegasus\w*|longformer|big_bird|biogpt|esm|git|layoutlm\w*|nougat|donut|trocr|timm_\w+|zoedepth|univnet|fastspeech2_conformer|csm|dia|moshi|mimi)\."
)
LEAN = (
    "kornia",
    "optimum",
    "trl",
    "sentence-transformers",
    "torchmetrics",
    "open_clip_torch",
    "lightning",
    "datasets",
    "setuptools",
    "websockets",
    "scipy",
)
IDN = re.compile(r"^[A-Za-z_]\w*$")


class Version:
    def __init__(s, D, v):
        d = D["v"][v]
        s.v = v
        s.ex = D["ex"]
        s.files = d["files"]
        s.roots = set()
        s.mods = collections.OrderedDict()
        for p, h in d["files"].items():
            if p == "#so":
                continue
            q = re.sub(r"\.pyi?$", "", p).split("/")
            if not all(IDN.match(x) for x in q):
                continue
            pk = q[-1] == "__init__"
            if pk:
                q = q[:-1]
            if not q:
                continue
            m = ".".join(q)
            s.mods.setdefault(m, {"pkg": False, "x": []})
            s.mods[m]["pkg"] |= pk
            if h is not None:
                s.mods[m]["x"].append((s.ex[h], p.endswith(".pyi")))
            else:
                s.mods[m]["skip"] = True
            s.roots.add(q[0])
        for p in d["files"].get("#so", []):
            if not re.search(r"cpython|abi3|cp3", p) or "/lib" in p:
                continue
            q = re.sub(r"\.(cpython|abi3|cp\d|pypy)?[^/]*\.(so|pyd)$|\.(so|pyd)$", "", p).split("/")
            if all(IDN.match(x) for x in q) and ".".join(q) not in s.mods and q[0] in s.roots:
                s.mods[".".join(q)] = {"pkg": False, "x": [], "skip": True}
        # namespace parents
        for m in list(s.mods):
            par = m.rpartition(".")[0]
            while par:
                s.mods.setdefault(par, {"pkg": True, "x": []})
                par = par.rpartition(".")[0]
        s.cache = {}
        s.defidx = collections.defaultdict(list)
        for m, i in s.mods.items():
            for x, pyi in i["x"]:
                if "err" in x:
                    continue
                for n, k in x["n"].items():
                    if k in "fc":
                        s.defidx[n].append((m, k, x, n))

    def absmod(s, m, level, mod):
        if level == 0:
            return mod
        base = m.split(".")
        if not s.mods[m]["pkg"]:
            base = base[:-1]
        if level > 1:
            base = base[: -(level - 1)]
        return ".".join(base + ([mod] if mod else []))

    def allof(s, m):
        a = None
        for x, pyi in s.mods[m]["x"]:
            if x.get("a"):
                a = (a or []) + x["a"]
        return a

    def names(s, m, stack=()):
        """name -> kind: f c v defined, i imported from own package, e external but in __all__, l lazy/dynamic"""
        if m in s.cache:
            return s.cache[m]
        if m in stack or m not in s.mods:
            return {}
        R = {}
        info = s.mods[m]
        al = set(s.allof(m) or [])
        for x, pyi in info["x"]:
            if "err" in x:
                continue
            for lv, mod in x["s"]:
                t = s.absmod(m, lv, mod)
                if t.split(".")[0] in s.roots and t in s.mods:
                    sub = s.names(t, stack + (m,))
                    a = s.allof(t)
                    pub = [n for n in sub if not n.startswith("_")]
                    for n in set(a) | set(pub) if a and s.mods[t]["pkg"] else a if a else pub:
                        if IDN.match(n):
                            R.setdefault(n, "i")
            for n, (lv, mod, orig) in x["i"].items():
                t = s.absmod(m, lv, mod)
                if t.split(".")[0] in s.roots:
                    R[n] = "i"
                elif n in al:
                    R[n] = "e"
            for k, vals in x["l"].items():
                for n in vals:
                    R.setdefault(n, "l")
            for n in x["d"]:
                R.setdefault(n, "l")
            for n in x["lm"]:
                pass
            for n, k in x["n"].items():
                if pyi and n.startswith("_"):
                    continue
                R[n] = k
            for n in x.get("a") or []:
                if IDN.match(n):
                    R.setdefault(n, "l")
            if x.get("x") and info["pkg"]:
                pre = (m + ".models.") if m.count(".") == 0 else m + "."
                for mm in s.mods:
                    if mm.startswith(pre):
                        for xx, _ in s.mods[mm]["x"]:
                            for n in (xx.get("a") or []) if not xx.get("x") else []:
                                if IDN.match(n):
                                    R.setdefault(n, "l")
                            for n in xx.get("d2", []):
                                R.setdefault(n, "l")
        for n in RULES["names_present"].get(m, {}):
            lo, hi = RULES["names_present"][m][n]
            if (lo is None or vkey(s.v) >= vkey(lo)) and (hi is None or vkey(s.v)[: len(vkey(hi))] <= vkey(hi)):
                R.setdefault(n, "l")
            else:
                R.pop(n, None)
        for n in list(R):
            if n.startswith("__"):
                del R[n]
        if not stack:
            s.cache[m] = R
        return R

    # classes and signatures
    def resolve(s, m, n, depth=0):
        if depth > 8 or m not in s.mods:
            return None
        for x, pyi in s.mods[m]["x"]:
            if "err" in x:
                continue
            if x["n"].get(n) in ("f", "c"):
                return (m, x["n"][n], x, n)
        for x, pyi in s.mods[m]["x"]:
            if "err" in x:
                continue
            if n in x["i"]:
                lv, mod, orig = x["i"][n]
                t = s.absmod(m, lv, mod)
                if t.split(".")[0] in s.roots and orig:
                    r = s.resolve(t, orig, depth + 1)
                    if r:
                        return r
            for k, vals in x["l"].items():
                if n in vals:
                    r = s.resolve(m + "." + k, n, depth + 1)
                    if r:
                        return r
            for lv, mod in x["s"]:
                t = s.absmod(m, lv, mod)
                if t in s.mods and t.split(".")[0] in s.roots and n in s.names(t):
                    r = s.resolve(t, n, depth + 1)
                    if r:
                        return r
        return None

    def find(s, n, near=None):
        if near:
            r = s.resolve(near, n)
            if r:
                return r
        c = s.defidx.get(n) or []
        if not c:
            return None
        if near:
            c = sorted(
                c, key=lambda t: (t[0] != near, not t[0].startswith(near.rpartition(".")[0]), "._" in t[0] or "dummy" in t[0], len(t[0]))
            )
        else:
            c = sorted(c, key=lambda t: ("dummy" in t[0], "legacy" in t[0], len(t[0])))
        return c[0]

    def mro(s, n, near=None, depth=0, seen=None):
        seen = seen if seen is not None else set()
        f = s.find(n, near)
        if not f or f[1] != "c" or (f[0], f[3]) in seen or depth > 8:
            return []
        seen.add((f[0], f[3]))
        c = f[2]["c"].get(f[3])
        if c is None:
            return []
        out = [(f[0], f[3], c)]
        for b in c["b"]:
            bb = re.sub(r"\[.*", "", b).split(".")[-1]
            if IDN.match(bb):
                out += s.mro(bb, f[0], depth + 1, seen)
        return out

    def initsig(s, n, near=None):
        mro = s.mro(n, near)
        if not mro:
            return None
        for m, cn, c in mro:
            g = c["m"].get("__init__")
            if g:
                return g
            if c["dc"]:
                fl = []
                for mm, c2, cc in mro:
                    if cc["dc"]:
                        fl += cc["fl"]
                return (fl, False, False)
        return None


def rel(root, m):
    return m[len(root) + 1 :] if m.startswith(root + ".") else ("" if m == root else m)


def build(dist, D):
    vs = sorted(D["v"], key=vkey)
    V = []
    for v in vs:
        V.append(Version(D, v))
    roots = collections.Counter(r for x in V for r in x.roots)
    main = (
        [r for r in roots if norm(r) == norm(dist)]
        or [r for r in (RULES["roots"].get(dist, [])) if r in roots]
        or [roots.most_common(1)[0][0]]
    )
    allroots = RULES["roots"].get(dist) or main
    out = {}
    mins = sorted({vkey(v)[:2] for v in D.get("listed", vs)})
    for root in allroots:
        P = {"v": vs, "dist": dist} if norm(root) != norm(dist) else {"v": vs}
        gaps = [
            i
            for i in range(1, len(vs))
            if mins.index(vkey(vs[i])[:2]) - mins.index(vkey(vs[i - 1])[:2]) > 1
            if vkey(vs[i])[:2] in mins and vkey(vs[i - 1])[:2] in mins
        ]
        if gaps:
            P["gaps"] = gaps
        if root == "transformers":
            for i in range(1, len(V)):
                if any(".modeling_flax_" in m for m in V[i].mods):
                    a = V[i - 1].names(root)
                    b = V[i].names(root)
                    for n in a:
                        if re.match(r"(TF|Flax)[A-Z]|FLAX_|TF_", n):
                            b.setdefault(n, "l")
        modset = [{m for m in x.mods if m == root or m.startswith(root + ".")} for x in V]
        madd, mdel, names, _tops = (
            collections.defaultdict(list),
            collections.defaultdict(list),
            collections.defaultdict(lambda: {"-": collections.defaultdict(list), "+": collections.defaultdict(list)}),
            None,
        )

        def privm(m):
            q = m.split(".")[1:]
            return any(c.startswith("_") for c in q)

        defs = [None] * len(V)

        def defmods(i):
            if defs[i] is None:
                d = collections.defaultdict(list)
                for m in modset[i]:
                    for x, pyi in V[i].mods[m]["x"]:
                        for n, k in x.get("n", {}).items():
                            if k in "fc" or n.isupper():
                                d[n].append(m)
                defs[i] = d
            return defs[i]

        def target(i, m, n):
            c = [t for t in defmods(i).get(n, []) if t != m and "dummy" not in t]
            pub = [t for t in c if not privm(t)]
            if n in V[i].names(root) and m != root:
                return ""
            # an exporting package near the definition
            c = pub or c
            if not c or len(c) > 4:
                return None
            c.sort(key=lambda t: (-len(os.path.commonprefix([t, m])), len(t)))
            return rel(root, c[0])

        for i in range(1, len(V)):
            A, B = V[i - 1], V[i]
            gone, new = modset[i - 1] - modset[i], modset[i] - modset[i - 1]
            SK = re.compile(
                r"(^|\.)(convert_|modular_|diff_|test_|dummy_)|^transformers\.(cli|commands)\.|^diffusers\.modular_pipelines\..*\."
            )
            pats = (
                [
                    (re.compile(r"\.models\.\w+\.modeling_tf_"), "models.*.modeling_tf_*"),
                    (re.compile(r"\.models\.\w+\.modeling_flax_"), "models.*.modeling_flax_*"),
                    (re.compile(r"\.models\.\w+\.image_processing_\w+_fast$"), "models.*.image_processing_*_fast"),
                    (re.compile(r"\.models\.\w+\.tokenization_\w+_fast$"), "models.*.tokenization_*_fast"),
                    (re.compile(r"\.models\.\w+\.feature_extraction_"), "models.*.feature_extraction_*"),
                ]
                if root == "transformers"
                else []
            )
            patgone = [(r, t) for r, t in pats if sum(bool(r.search(m)) for m in gone) >= 8]
            for r, t in patgone:
                [m for m in modset[i] if r.search(m)]
                mdel[i].append(t)
            for m in sorted(gone):
                par = m.rpartition(".")[0]
                if par in gone or SK.search(m) or any(r.search(m) for r, t in patgone):
                    continue
                if privm(m) and m.count(".") >= 2 and m not in RULES["private_modules"]:
                    continue
                if root in ("torch", "scipy") and privm(m) and m not in RULES["private_modules"]:
                    continue
                kids = [k for k in sorted(gone) if k == m or k.startswith(m + ".")]
                na = {n for k in kids for n, kk in A.names(k).items() if not n.startswith("_") and kk in "fcil" and not NOISE.search(n)}
                nd = {n for k in kids for n, kk in A.names(k).items() if not n.startswith("_") and kk in "fc" and not NOISE.search(n)}
                tgt = None
                dep = m.replace(".models.", ".models.deprecated.")
                if dep != m and dep in modset[i]:
                    tgt = rel(root, dep)
                nn = nd or na
                if tgt is None and nn:
                    cnt = collections.Counter(t for n in nn for t in set(defmods(i).get(n, [])) if "dummy" not in t)
                    t, k = max(cnt.items(), key=lambda z: (z[1], not privm(z[0]), -len(z[0]))) if cnt else (None, 0)
                    inroot = sum(n in B.names(root) for n in nn)
                    if k >= max(1, 0.5 * len(nn)):
                        tgt = rel(root, t)
                    if inroot >= max(k, 0.5 * len(nn)):
                        tgt = ""
                mdel[i].append((rel(root, m) or ".") + (">" + (tgt or ".") if tgt is not None else ""))
            for m in sorted(new):
                if privm(m) and (m.count(".") > 1 or root in ("torch", "scipy", "gradio")) or m.rpartition(".")[0] in new or SK.search(m):
                    continue
                if re.match(r"transformers\.models\.\w+\.", m) or re.match(r"diffusers\.(modular_)?pipelines\.\w+\.", m):
                    continue
                madd[i].append(rel(root, m))
            for m in sorted(modset[i] & modset[i - 1], key=lambda z: (z.count("."), z)):
                if A.mods[m].get("skip") or B.mods[m].get("skip"):
                    continue
                if privm(m) and m not in RULES["private_modules"]:
                    continue
                if re.search(
                    r"(^|\.)(dummy_\w+|testing_utils|modular_\w+|convert_\w+)$|^transformers\.(cli|commands|testing_utils)|^diffusers\.modular_pipelines\.|^(kornia|optimum|trl|timm\.models|open_clip)\..*\..*\.",
                    m,
                ):
                    continue
                if [id(x) for x, _ in A.mods[m]["x"]] == [id(x) for x, _ in B.mods[m]["x"]] and not any(
                    x.get("s") or x.get("x") for x, _ in B.mods[m]["x"]
                ):
                    continue
                na, nb = A.names(m), B.names(m)
                depth = m.count(".") + 1
                top = m == root
                if re.match(
                    r"transformers\.(integrations\.|exporters|conversion_mapping|core_model_loading|modeling_gguf|video_utils|distributed|generation\.continuous|data\.|onnx|sagemaker|benchmark|distributed|quantizers|kernels|agents\.|utils\.(notebook|hp_naming|metrics|attention_visual|chat_templ|fx|model_parallel|sentencepiece))|diffusers\.(modular_pipelines|hooks|quantizers|guiders|experimental|schedulers\.deprecated|loaders\.single_file_utils|commands)|huggingface_hub\.(inference\._|cli|commands)|accelerate\.(commands|test_utils)|peft\.tuners\.\w+\.(?!layer|model|config)|gradio\.(cli|_simple|external_utils|node_server)",
                    m,
                ):
                    continue
                if root == "transformers" and re.match(r"transformers\.models\.\w+\.", m) and not FAM.match(m):
                    continue
                if root == "numpy" and re.match(r"numpy\.(core|matlib)\b", m):
                    continue
                if root == "timm" and depth > 1 and not re.match(r"timm\.(models\.)?layers$", m):
                    continue
                if dist in LEAN and depth > 2 and not A.mods[m]["pkg"] and not re.search(r"imports?$", m):
                    continue
                if dist == "setuptools" and depth > 2:
                    continue
                CORE = dist in (
                    "transformers",
                    "diffusers",
                    "huggingface_hub",
                    "peft",
                    "accelerate",
                    "torchvision",
                    "torchaudio",
                    "numpy",
                    "gradio",
                    "pydantic",
                    "torch",
                    "timm",
                    "protobuf",
                    "starlette",
                    "fastapi",
                    "bitsandbytes",
                )
                TM = re.match(r"transformers\.models(\.|$)", m)
                for n in na:
                    if n in nb or NOISE.search(n):
                        continue
                    k = na[n]
                    if TM and (
                        k == "v"
                        and not n.endswith("_ATTENTION_CLASSES")
                        or re.search(
                            r"Kwargs|^load_tf_|^is_\w+_available$|^OptionalDependencyNotAvailable$|^(TF|Flax)[A-Z]|OnnxConfig$|^logging$|Output$",
                            n,
                        )
                        or n in names[root]["-"][i]
                        or n in B.names(root)
                        and k in "ile"
                    ):
                        continue
                    if TM and re.search(r"FeatureExtractor$|TokenizerFast$|ImageProcessorFast$", n):
                        continue
                    if m + "." + n in modset[i]:
                        continue
                    if n.startswith("_") and (k not in "fc" or depth > 3 and not re.match(r"transformers\.models\.", m)):
                        continue
                    if (
                        n.startswith("_")
                        and k == "f"
                        and dist
                        not in (
                            "transformers",
                            "diffusers",
                            "torch",
                            "torchvision",
                            "torchmetrics",
                            "peft",
                            "accelerate",
                            "huggingface_hub",
                            "gradio_client",
                            "gradio",
                        )
                    ):
                        continue
                    if k == "v" and n.startswith("_"):
                        continue
                    if (
                        k in "ile"
                        and not A.mods[m]["pkg"]
                        and (
                            depth > 3
                            or re.match(
                                r"(transformers\.models|diffusers\.pipelines|torch\.(ao|nn\.modules)|scipy|kornia|timm\.models|trl\.trainer|optimum)\b",
                                m,
                            )
                        )
                    ):
                        continue
                    if k in "ile" and n.startswith("_"):
                        continue
                    if (
                        k in "ie"
                        and depth > 1
                        and ".utils" not in m
                        and re.match(
                            r"(is_\w+_available|is_torch\w*_greater\w*|logging|deprecate\w*|requires_backends|requires|add_\w+_docstrings?\w*|replace_return_docstrings|replace_example_docstring|randn_tensor|scale_lora_layers|unscale_lora_layers|USE_PEFT_BACKEND|TransformersKwargs|auto_docstring|can_return_tuple|check_model_inputs|LossKwargs|FlashAttentionKwargs)$",
                            n,
                        )
                    ):
                        continue
                    if (
                        k in "ie"
                        and not A.mods[m]["pkg"]
                        and dist not in ("transformers", "diffusers", "huggingface_hub", "peft", "accelerate", "torchaudio", "torchvision")
                    ):
                        continue
                    if k in "ie" and re.match(r"diffusers\.(pipelines|schedulers|hooks|quantizers)\.\w+\.", m):
                        continue
                    if k == "v" and n.islower() and depth > 2 and len(n) < 4:
                        continue
                    t = target(i, m, n) if not (n.startswith("_") and TM) else None
                    names[m]["-"][i].append(n + (">" + (t or ".") if t is not None else ""))
                for n in nb:
                    if n in na or NOISE.search(n) or n.startswith("_"):
                        continue
                    k = nb[n]
                    if m + "." + n in modset[i - 1]:
                        continue
                    if not top and (not CORE or TM or depth > 3):
                        continue
                    if not top and re.match(r"diffusers\.pipelines\.", m):
                        continue
                    if not top and re.match(
                        r"(transformers\.integrations\.|diffusers\.loaders\.single_file|diffusers\.schedulers\.|huggingface_hub\.(cli|commands))",
                        m,
                    ):
                        continue
                    if re.match(r"diffusers\.pipelines\..*\.", m) or n == "define_import_structure":
                        continue
                    if top:
                        names[m]["+"][i].append(n)
                        continue
                    if k in "ile":
                        if B.mods[m]["pkg"] and depth <= 3 and m != root + ".models":
                            names[m]["+"][i].append(n)
                        continue
                    if k in "fc" and depth <= 4 and not re.match(r"(transformers\.models\.(?!auto)|torch\.(ao|_)|timm\.models\.)", m):
                        names[m]["+"][i].append(n)
        # drop a sub-module's + when the root has the same + at the same version
        topadd = {i: set(names[root]["+"][i]) for i in list(names[root]["+"])} if root in names else {}
        for m in list(names):
            if m == root:
                continue
            for i in list(names[m]["+"]):
                l = [n for n in names[m]["+"][i] if n not in topadd.get(i, ())]
                if l:
                    names[m]["+"][i] = l
                else:
                    del names[m]["+"][i]

        def wild(l, i):
            """many names with one prefix gone altogether -> prefix*"""
            out = list(l)
            for pre in ("TF", "Flax"):
                g = [x for x in out if re.match(pre + r"[A-Z]", x)]
                if len(g) >= 20 and not any(re.match(pre + r"[A-Z]", n) for n in V[i].names(root)):
                    out = [x for x in out if x not in g] + [pre + "*"]
            return out

        def fam(l, i):
            if root not in ("transformers",):
                return l
            out = list(l)
            prev = V[i - 1].names(root)
            for P0 in sorted(
                {re.sub(r"Config$", "", x) for x in l if x.endswith("Config")}
                | {re.sub(r"(ForConditionalGeneration|Model|Processor|ImageProcessor(Fast)?|Tokenizer(Fast)?)$", "", x) for x in l},
                key=len,
            ):
                if len(P0) < 3:
                    continue
                g = [x for x in out if x.startswith(P0) and not x.endswith("*")]
                if len(g) >= 2 and not any(x.startswith(P0) for x in prev) and all(x in V[-1].names(root) or True for x in g):
                    out = [x for x in out if x not in g] + [P0 + "*"]
            return out

        def enc(d, plus=False):
            return {str(i): " ".join(sorted((fam if plus else wild)(l, i))) for i, l in sorted(d.items()) if l}

        P["mod-"] = enc(mdel)
        P["mod+"] = enc(madd)
        N = {}
        for m in sorted(names):
            a, b = enc(names[m]["-"]), (enc(names[m]["+"], m == root))
            if a or b:
                N[rel(root, m) or "."] = ({"-": a} if a else {}) | ({"+": b} if b else {})
        P["names"] = N
        # keyword arguments and methods of the top-level API
        KW, METH = {}, {}
        top = [x.names(root) for x in V]
        expo = set().union(*top)
        if dist in ("pillow", "protobuf", "moviepy", "omegaconf", "websockets", "starlette"):
            top = [dict(t) for t in top]
            for i in range(len(V)):
                for n, c in V[i].defidx.items():
                    if not n.startswith("_") and any(k == "c" and t.startswith(root) and t.count(".") <= 3 for t, k, *_ in c):
                        top[i][n] = "c"
            expo = set().union(*top)
        top0 = [x.names(root) for x in V]
        lim = re.compile(
            r"(transformers\.models\.(?!auto)|torch\.(?!optim|utils|nn|load|save|compile|_tensor|serialization|functional)|scipy\.|numpy\.|kornia\.|open_clip\.|timm\.models\.|torch\.nn\.quant)"
        )
        for n in sorted(expo):
            if n.startswith(("_", "AsyncInference")) or NOISE.search(n):
                continue
            prev = None
            for i in range(len(V)):
                if n not in top[i]:
                    prev = None
                    continue
                f = V[i].find(n, root)
                if not f or lim.match(f[0]):
                    prev = None
                    continue
                cur = {}
                if f[1] == "f":
                    cur[n] = f[2]["f"].get(f[3])
                else:
                    mro = V[i].mro(n, root)
                    cur[n] = V[i].initsig(n, root)
                    own = set(mro[0][2]["m"]) if mro else set()
                    allm = {}
                    for _, _, c in reversed(mro):
                        allm.update(c["m"])
                    for mn in own:
                        if not mn.startswith("_") or mn == "__call__":
                            cur[n + "." + mn] = allm.get(mn) or False
                    cur["#all"] = set(allm)
                    cur["#own"] = own
                    cur["#complete"] = all(
                        re.sub(r"\[.*", "", b).split(".")[-1] in V[i].defidx
                        or b in ("object", "ABC", "nn.Module", "torch.nn.Module", "Enum", "str", "dict", "str, Enum")
                        for (_, _, c) in mro
                        for b in c["b"]
                    )
                if prev:
                    for q, g in cur.items():
                        if q.startswith("#") or not g:
                            continue
                        p = prev.get(q)
                        if not p:
                            continue
                        a, b = set(p[0]) - {"self", "cls"}, set(g[0]) - {"self", "cls"}
                        rm = [x for x in p[0] if x in a - b and not x.startswith("_deprec")] if not g[1] else []
                        ad = [x for x in g[0] if x in b - a] if not p[1] else []
                        if rm:
                            KW.setdefault(q, {"-": {}, "+": {}})["-"][str(i)] = " ".join(rm)
                        if ad:
                            KW.setdefault(q, {"-": {}, "+": {}})["+"][str(i)] = " ".join(ad)
                    if "#all" in cur and "#all" in prev:
                        priv = n in RULES["private_methods_of"]
                        rm = [
                            x for x in prev["#own"] if x not in cur["#all"] and not x.startswith("__") and (priv or not x.startswith("_"))
                        ]
                        if rm and cur["#complete"]:
                            METH.setdefault(n, {"-": {}, "+": {}})["-"][str(i)] = " ".join(sorted(rm))
                        ad = [x for x in cur["#own"] if x not in prev["#all"] and not x.startswith("_")]
                        if ad and prev["#complete"]:
                            METH.setdefault(n, {"-": {}, "+": {}})["+"][str(i)] = " ".join(sorted(ad))
                prev = cur
        for n, q in METH.items():
            q["-"] and None
            if (
                dist in ("torch", "scipy", "numpy", "timm", "kornia", "trl", "optimum")
                or dist == "diffusers"
                and re.search(r"Pipeline|Blocks?$|Step$", n)
            ):
                q["+"] = {}
        if dist == "diffusers":
            for n in list(KW):
                if "." in n and not n.endswith(".__call__") and re.search(r"Pipeline|Blocks\b|Step\b", n):
                    del KW[n]
        clean = lambda d: {k: {s: x for s, x in v.items() if x} for k, v in d.items() if any(v.values())}
        P["kw"] = clean(KW)
        P["methods"] = clean(METH)
        const = set(top0[0]).intersection(*[set(t) for t in top0[1:]]) if top0 else set()
        const = sorted(n for n in const if not n.startswith("_") and not NOISE.search(n) and len(n) > 1)
        if dist not in ("transformers", "torch"):
            P["always"] = " ".join(const)
        leave_out(P, RULES["unasked"].get(root, {}))
        for k in ("mod-", "mod+", "names", "kw", "methods", "always"):
            if k in P and not P[k]:
                del P[k]
        out[root] = P
    return out, metadata(dist, D, vs)


def leave_out(P, unasked):
    """What no code outside the package names: types that only describe what a server sends, hooks that it calls itself.
    Of the modules of `went` others ask for what they were once used to, and not for what is new."""
    name, of, modules, went = (re.compile(unasked[k]) if k in unasked else None for k in ("names", "of", "modules", "went"))
    for k in ("kw", "methods"):
        P[k] = {q: x for q, x in P.get(k, {}).items() if not (of and of.search(q))}
    if modules:
        P["names"] = {m: x for m, x in P["names"].items() if not modules.search(m)}
        for k in ("mod-", "mod+"):
            rows = {i: " ".join(w for w in text.split() if not modules.search(w)) for i, text in P.get(k, {}).items()}
            P[k] = {i: text for i, text in rows.items() if text}
    if went:
        P["names"] = {m: {s: d for s, d in x.items() if s == "-" or not went.search(m)} for m, x in P["names"].items()}
        P["names"] = {m: x for m, x in P["names"].items() if x}
    if name:
        kept = lambda text: " ".join(n for n in text.split() if not name.search(n))
        rows = {m: {s: {i: kept(t) for i, t in d.items() if kept(t)} for s, d in x.items()} for m, x in P["names"].items()}
        P["names"] = {m: {s: d for s, d in x.items() if d} for m, x in rows.items() if any(x.values())}


def metadata(dist, D, vs):
    interest = {norm(x) for x in CONFIG["packages"]} | {
        "torchaudio",
        "torchvision",
        "torch",
        "sympy",
        "pydantic-core",
        "anyio",
        "httpcore",
        "starlette",
        "python-multipart",
        "hf-xet",
        "hf-gradio",
        "packaging",
        "fsspec",
        "pyyaml",
        "requests",
        "filelock",
        "regex",
        "pyarrow",
        "pandas",
        "lightning-utilities",
        "antlr4-python3-runtime",
        "imageio",
        "imageio-ffmpeg",
        "decorator",
        "soundfile",
        "numba",
        "click",
        "typer",
        "ruff",
        "aiofiles",
        "uvicorn",
        "huggingface-hub",
        "groovy",
        "safehttpx",
        "opencv-python",
        "einops",
        "ftfy",
        "matplotlib",
        "altair",
        "orjson",
        "pydub",
        "semantic-version",
        "h11",
        "itsdangerous",
        "cuda-bindings",
        "cuda-toolkit",
    }
    M = {"v": vs, "py": [], "req": {}}
    lastpy = object()
    cur = {}
    for i, v in enumerate(vs):
        d = D["v"][v]
        rp = d["rp"]
        rd = d["rd"]
        if rp != lastpy:
            M["py"].append([i, rp])
            lastpy = rp
        now = {}
        for r in rd:
            body, _, mark = r.partition(";")
            if "extra" in mark:
                continue
            if re.search(
                r'sys_platform\s*==\s*["\'](win32|darwin)|platform_system\s*==\s*["\'](Windows|Darwin)|python_version\s*<\s*["\']3\.(8|9|10)["\']|python_full_version\s*<\s*["\']3\.(8|9|10)|python_version\s*==\s*["\']3\.(7|8|9)["\']|python_version\s*<\s*["\']3\.7',
                mark,
            ):
                continue
            mm = re.match(r"\s*([A-Za-z0-9._-]+)\s*(\[[^\]]*\])?\s*\(?([^)]*)\)?", body)
            n = norm(mm.group(1))
            sp = mm.group(3).strip().replace(" ", "")
            if n in interest or n.startswith("nvidia-") or n == "triton":
                now[n] = ",".join(x for x in [now.get(n), sp] if x) if n in now and now[n] != sp else sp
        for n in set(cur) | set(now):
            if cur.get(n, None) != now.get(n, None):
                M["req"].setdefault(n, []).append([i, now.get(n)])
        cur = now
    M["req"] = dict(sorted(M["req"].items()))
    return M
