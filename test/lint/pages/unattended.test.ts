import * as page from '../../../src/lint/pages/unattended.ts';
import { brackets } from '../support.ts';

brackets(page, {
  PW861: {
    trips: [
      'pip install huggingface_hub\nhuggingface-cli login',
      'hf auth login',
      'wandb login',
      'source venv/bin/activate\nwandb login',
      'conda create -n a python=3.10',
      'conda install -c anaconda gdbm',
    ],
    silent: [
      'hf auth login --token "$HF_TOKEN"',
      'echo "$T" | huggingface-cli login',
      'if [ -t 0 ]; then hf auth login; fi',
      'wandb login "$WANDB_API_KEY"',
      'export WANDB_API_KEY=$KEY\nwandb login',
      // What is sourced was not seen, and may export it.
      'source .api_keys\nwandb login',
      'if [ -f .env ]; then . ./.env; fi\nwandb login',
      'conda install -y gdbm',
      'conda create -yn a python=3.10',
      'yes | conda install gdbm',
      'conda config --set always_yes yes\nconda install gdbm',
      'conda env create -f environment.yml',
      'conda activate a',
    ],
  },
  PW862: {
    trips: [
      'jupyter lab --ip 0.0.0.0 --no-browser',
      'nohup jupyter notebook --port 8888 &',
      'python -m jupyterlab --ip 0.0.0.0',
    ],
    silent: [
      'jupyter lab --ip 0.0.0.0 --allow-root',
      'jupyter lab list',
      'jupyter notebook --generate-config',
      'sudo -u app jupyter lab --ip 0.0.0.0',
      'su app -c "jupyter lab --ip 0.0.0.0"',
      'jupyter lab $JUPYTER_ARGS',
      'echo "c.ServerApp.allow_root = True" >> /root/.jupyter/jupyter_server_config.py\njupyter lab',
    ],
  },
  PW863: {
    trips: [
      'curl -s https://x.dev \\\\\n  -H "A: b"',
      'curl -s https://x.dev \\ \n  -H "A: b"',
      'pip install a \\\\\n  b',
    ],
    silent: [
      'curl -s https://x.dev \\\n  -H "A: b"',
      'echo \\\\\npython app.py',
      'cat > run.sh <<EOF\ncurl \\\\\n  -H a\nEOF',
    ],
  },
  PW864: {
    trips: [
      'git clone --depth=1 https://x.dev/a/b\ncd b\ngit fetch && git checkout 7a7b4a7',
      'git clone --depth 1 https://x.dev/a/b\ngit -C b checkout 7a7b4a7',
    ],
    silent: [
      'git clone https://x.dev/a/b\ngit -C b checkout 7a7b4a7',
      'git clone --depth 1 https://x.dev/a/b\ngit -C b fetch --depth 1 origin 7a7b4a7\ngit -C b checkout 7a7b4a7',
      'git clone --depth 1 -b v1.2 https://x.dev/a/b\ngit -C b checkout main',
      'git clone --depth 1 https://x.dev/a/b\ngit clone https://x.dev/a/c\ngit -C c checkout 7a7b4a7',
    ],
  },
});
