/**
 * The oldest Python 3 that uv still brings: `uv python list --all-versions` of uv 0.13.9, 2026-11-30 (0.6 had 3.7
 * too). Older ones are on conda-forge.
 */
const oldestOfUv = 8;

const ofUv =
  /\buv venv --seed --python 3\.(?<minor>\d{1,2})\b(?:\.\d{1,2})?(?: \/workspace\/venv)?(?<active> && \. \/workspace\/venv\/bin\/activate)?/g;

/** A command for an environment with a Python that uv does not bring any more, as one for conda. */
export function thatCanBeHad(command: string): string {
  return command.replace(ofUv, (whole, minor: string, active: string | undefined) =>
    Number(minor) >= oldestOfUv
      ? whole
      : `conda create -y -n py3${minor} -c conda-forge python=3.${minor} pip${active === undefined ? '' : ` && conda activate py3${minor}`}`,
  );
}
