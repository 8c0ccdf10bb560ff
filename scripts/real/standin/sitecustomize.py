"""A GPU for torch where there is none: the startup script's own check, which comes by -c or on standard input, hears
of an RTX 4090. The app hears the truth: it would go on to use one."""

import importlib.abc
import importlib.machinery
import sys


class AfterTorch(importlib.abc.MetaPathFinder):
    """Finds torch as usual, and changes its answers once it is loaded."""

    def find_spec(self, name, path=None, target=None):
        if name != "torch":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is None or spec.loader is None:
            return spec
        load = spec.loader.exec_module

        def exec_module(module):
            load(module)
            if sys.argv[0] in ("-", "-c"):
                answer(module)

        spec.loader.exec_module = exec_module
        return spec


def answer(torch):
    cuda, ones = torch.cuda, torch.ones
    cuda.is_available = lambda: True
    cuda.init = lambda: None
    cuda.device_count = lambda: 1
    cuda.current_device = lambda: 0
    cuda.get_device_name = lambda *_: "NVIDIA GeForce RTX 4090"
    cuda.get_device_capability = lambda *_: (8, 9)
    torch.ones = lambda *given, device=None, **named: ones(*given, device="cpu" if device == "cuda" else device, **named)


sys.meta_path.insert(0, AfterTorch())
