import * as page from '../../../src/lint/pages/machines.ts';
import { brackets } from '../support.ts';

brackets(page, {
  PW914: {
    file: 'stop.sh',
    trips: [
      'curl -s -X POST "https://api.runpod.ai/v2/pods/$RUNPOD_POD_ID/stop"',
      'python train.py --out runs\nrunpodctl remove pod "$RUNPOD_POD_ID"',
      'nohup bash -c "(torchrun train_lm.py $1); runpodctl remove pod $RUNPOD_POD_ID" > a.log 2>&1 &',
    ],
    silent: [
      'curl -s -X POST "https://rest.runpod.io/v1/pods/$RUNPOD_POD_ID/stop"',
      'curl -s "https://api.runpod.ai/v2/$ENDPOINT/run"',
      '# curl https://api.runpod.ai/v2/pods/a/stop',
      'python train.py --out runs\nrunpodctl stop pod "$RUNPOD_POD_ID"',
      'python train.py --out runs\nrclone copy runs b2:runs\nrunpodctl remove pod "$RUNPOD_POD_ID"',
      'python train.py --out /runpod-volume/runs\nrunpodctl remove pod "$RUNPOD_POD_ID"',
      'runpodctl remove pod "$1"',
    ],
  },
  PW915: {
    file: 'train.sh',
    trips: [
      'torchrun --nnodes=2 --nproc_per_node=8 --node_rank=0 --master_addr=127.0.0.1 a.py',
      'torchrun --nnodes 4 --node-rank 1 --master-addr localhost a.py',
      'cd /Users/ann/code\ntorchrun --nproc_per_node 8 a.py',
      'cd "C:\\Users\\ann"\ntorchrun --nproc_per_node 8 a.py',
    ],
    silent: [
      'torchrun --nnodes=1 --nproc_per_node=8 --node_rank=0 --master_addr=127.0.0.1 a.py',
      'torchrun --nnodes=2 --node_rank=0 --master_addr=10.0.0.4 a.py',
      'torchrun --nnodes=2 --node_rank=$RANK --master_addr=127.0.0.1 a.py',
      'torchrun --nnodes=1:2 --node_rank=0 --master_addr=127.0.0.1 a.py',
      // Two nodes played on one machine.
      'torchrun --nnodes=2 --node_rank=0 --master_addr=127.0.0.1 a.py &\ntorchrun --nnodes=2 --node_rank=1 --master_addr=127.0.0.1 a.py',
      'cd /Users/ann/code\nscp a.py pod:',
      'cd /Users/ann/code || cd /workspace/code\ntorchrun --nproc_per_node 8 a.py',
      'cd /workspace/code\ntorchrun --nproc_per_node 8 a.py',
    ],
  },
});
