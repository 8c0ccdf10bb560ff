/** apt packages that newer distributions no longer have, and what takes their place (facts/distros.json; opencv/opencv-python issue 203). */
export const goneFromApt: readonly {
  readonly apt: string;
  readonly from: readonly string[];
  readonly now: string;
}[] = [
  { apt: 'libgl1-mesa-glx', from: ['ubuntu24.04', 'ubuntu25.04', 'ubuntu25.10', 'debian13'], now: 'libgl1' },
];
