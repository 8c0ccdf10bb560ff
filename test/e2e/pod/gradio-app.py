"""The page of an app with its real gradio: a title, a log line, and the real port (fixed, or by the environment)."""

import sys

import gradio

title, line, port = sys.argv[1:]
with gradio.Blocks(title=title) as page:
    gradio.Markdown(f'# {title}')
    box = gradio.Textbox(label='words')
    gradio.Button('echo').click(lambda words: words, box, box)
print(line, flush=True)
if port == 'by environment':
    page.launch()
else:
    page.launch(server_name='0.0.0.0', server_port=int(port))
