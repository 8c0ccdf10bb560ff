"""A wheel of that name whose module answers any name with a component of gradio that shows nothing: NAME FOLDER."""

import sys
import zipfile
from pathlib import Path

name, folder = sys.argv[1], Path(sys.argv[2])
project, version = name.split("-")[:2]
module = """import gradio

class LogsView(gradio.Textbox):
    def __init__(self, *given, **named):
        super().__init__(visible=False)

class LogsViewRunner:
    def __init__(self, *given, **named):
        self.process = None

    def run_command(self, *given, **named):
        yield []

    def __getattr__(self, name):
        return None

Log = dict
"""
info = f"{project}-{version}.dist-info"
files = {
    f"{project}/__init__.py": module,
    f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {project}\nVersion: {version}\n",
    f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: stand-in\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
}
record = "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"])
with zipfile.ZipFile(folder / name, "w") as archive:
    for file, text in {**files, f"{info}/RECORD": record}.items():
        archive.writestr(file, text)
