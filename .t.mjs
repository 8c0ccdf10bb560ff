import { build } from 'esbuild';
await build({stdin:{contents:"export {createScanner} from './src/diagnose/scanner.ts'; export {signatures} from './src/diagnose/registry.ts'",resolveDir:'.'},bundle:true,format:'esm',platform:'node',outfile:'/tmp/sc.mjs',logLevel:'error'});
const {createScanner,signatures}=await import('/tmp/sc.mjs');
const r=[];
for(const s of signatures){const m=s.matches[0];const sc=createScanner();const b=m.replaceAll('\n',' ').repeat(Math.ceil(100000/m.length));const t=performance.now();for(let i=0;i<20;i++)sc.push(b);sc.end();r.push([performance.now()-t,s.id]);}
r.sort((a,b)=>b[0]-a[0]);console.log(r.slice(0,8),r.at(-1));
// ordinary big log
const line='[2026-11-20 10:00:00] INFO step 123 loss=0.0123 lr=1e-4 gradio request GET /api 200 OK 12 ms\n';
const chunk=line.repeat(2800);let t=performance.now();const sc=createScanner();for(let i=0;i<400;i++)sc.push(chunk);sc.end();console.log('100MB',performance.now()-t, process.memoryUsage().rss/1e6);
