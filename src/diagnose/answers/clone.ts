import type { Answerer } from '../answer.ts';
import { harmlessWord } from '../fill.ts';
import { belongsToSystem } from '../system-folder.ts';

/** The folder that stands in the way of a clone. */
/** The repository that web UIs of Stable Diffusion clone, which is gone: a copy of it, in the folder of the web UI. */
export const repositoryAnswer: Answerer = (event) => {
  const near = [event.text, ...event.above.slice(-8), ...event.below];
  if (!near.some((line) => /Stability-AI\/stablediffusion|Couldn't clone Stable Diffusion/i.test(line)))
    return null;
  const app = near
    .map((line) => /(?<app>\/[\w./+-]{1,160})\/(?:launch\.py|modules\/launch)/.exec(line)?.groups?.['app'])
    .find((one) => one !== undefined && harmlessWord(one));
  return {
    title: 'The repository Stability-AI/stablediffusion, which the web UI clones, is gone',
    cause: 'git asks for a login because nothing public is at that address any more (since December 2025).',
    fix: [
      `${app === undefined ? '' : `cd ${app} && `}export STABLE_DIFFUSION_REPO=https://github.com/w-e-w/stablediffusion.git && bash webui.sh   # a copy of it${app === undefined ? '; in the folder of the web UI' : ''}; as root: bash webui.sh -f`,
    ],
    confidence: 'high',
  };
};

export const cloneAnswer: Answerer = (event) => {
  const folder = event.captures['folder'];
  if (folder === undefined || !harmlessWord(folder) || belongsToSystem(folder)) return null;
  return {
    cause: `${folder} is there already: the clone ran before (the volume outlives the pod), or the folder holds something else.`,
    fix: [
      `git -C ${folder} pull --ff-only   # where it is a whole clone: bring it up to date instead`,
      '# or, where it is a broken half of one (your own files in it are lost):',
      `rm -rf ${folder}   # then clone again`,
    ],
  };
};
