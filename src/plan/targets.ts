/**
 * The ways out of a plan beside the startup script, by name, in the order in which they are told. What each makes is
 * in `src/artifacts/targets/`; here stands only what asking for one takes.
 */
export const targetLines = {
  pod: "pod.json: a pod, as RunPod's REST API (v2) takes it",
  template: "template.json: a template, as RunPod's REST API (v2) takes it",
  runpodctl: 'runpodctl.sh: the line that makes the pod from a terminal',
  docker: 'Dockerfile: an image of your own that runs the startup script',
  compose: 'compose.yaml: on a machine of your own with an NVIDIA GPU',
  dstack: 'pod.dstack.yml: a task for dstack',
  skypilot: 'skypilot.yaml: a task for SkyPilot',
  worker: "runpod_app.py: a pod for each job of the app's, by the Runpod SDK 2",
  flash: "flash_app.py: a serverless worker for the app's jobs, by Flash 1.x",
  pool: "pool.yaml: workers and jobs for a list of the app's jobs, by SkyPilot",
} as const;

export type TargetName = keyof typeof targetLines;

export const targetNames = Object.keys(targetLines) as readonly TargetName[];

export function isTargetName(text: string): text is TargetName {
  return Object.hasOwn(targetLines, text);
}
