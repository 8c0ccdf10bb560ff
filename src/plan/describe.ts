import type { Field, Plan } from './schema.ts';

/** An answer as a person reads it, in one line. */
export function describeAnswer(plan: Plan, field: Field): string {
  switch (field) {
    case 'python':
      return plan.python.provider === 'uv'
        ? `${plan.python.version}, brought by uv`
        : `${plan.python.version}, the image's own`;
    case 'torch':
      return plan.torch === null ? "the preset's choice" : `${plan.torch.torch}+${plan.torch.cudaTag}`;
    case 'pins':
      return plan.pins.length === 0 ? 'none' : plan.pins.join(', ');
    case 'codeServer':
      return plan.codeServer === null
        ? 'off'
        : `port ${plan.codeServer.port}, ${plan.codeServer.auth === 'none' ? 'without a password' : 'with a password'}`;
    case 'keepServices':
      return plan.keepServices ? 'kept (SSH, Jupyter, nginx where the image has them)' : 'replaced';
    case 'volumeGb':
      return plan.volumeGb === 0 ? 'no volume' : `${plan.volumeGb} GB`;
    case 'hostCuda':
      return plan.hostCuda ?? 'not stated';
    case 'territory':
      return plan.territory ?? 'not stated';
    case 'accept':
      return plan.accept.length === 0 ? 'none' : plan.accept.map(({ code }) => code).join(', ');
    default:
      return plan[field];
  }
}
