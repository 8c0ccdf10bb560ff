// Makes src/catalog/facts/*.json from a folder of gathered facts: node scripts/import-facts.mjs FOLDER
// A newer folder is then a change of data only. image-families.json is kept by hand: it was read off
// Dockerfiles and has no counterpart in the folder.
//
// `npm run facts` then makes of them what is loaded (src/catalog/catalog.json).
//
// `confidence` is what the folder says of a row, or how it was read: medium where a part of it is inferred
// or stands in for what was not looked up.
//
// `reviewed` is the newest date the folder gives for a table (a snapshot, the head commit that was
// read); tables without any date were gathered in October and November 2026 and carry 2026-11-01.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node scripts/import-facts.mjs FOLDER');
  process.exit(2);
}
const undated = '2026-11-01';
/** What the folder leaves open and the package index has answered since. */
const torchReadSince = {
  '2.14.0': {
    torchvision: '0.29.0',
    source: 'METADATA of torchvision 0.29.0 on the package index (torch==2.14.0), read on 2026-11-22',
  },
};
const out = path.join(path.dirname(import.meta.dirname), 'src/catalog/facts');

const [gpus, images, torch, cuda, distros, companions] = await Promise.all(
  ['gpus', 'images', 'torch', 'cuda', 'distros', 'companions'].map(async (name) =>
    JSON.parse(await readFile(path.join(folder, `${name}.json`), 'utf8')),
  ),
);
const containersReviewed = /\d{4}-\d\d-\d\d/.exec(images.sources.containers)?.[0] ?? undated;

await Promise.all([
  writeFile(path.join(out, 'gpus.json'), pretty(gpuRows())),
  writeFile(path.join(out, 'images.json'), onePerLine(imageRows())),
  writeFile(path.join(out, 'torch.json'), pretty(torchRows())),
  writeFile(path.join(out, 'cuda.json'), pretty(cudaRows())),
  writeFile(path.join(out, 'distros.json'), pretty(distroRows())),
  writeFile(path.join(out, 'held-ports.json'), pretty(portRows())),
  writeFile(path.join(out, 'flash-attn.json'), onePerLine(flashAttnRows())),
  writeFile(path.join(out, 'xformers.json'), onePerLine(xformersRows())),
  writeFile(path.join(out, 'bitsandbytes.json'), onePerLine(bitsandbytesRows())),
]);

function gpuRows() {
  const capabilities = gpus.sources.computeCapability.split(' ')[0];
  return gpus.gpus.map((gpu) => {
    const price = gpu.approxPricePerHour;
    return {
      id: gpu.id,
      name: gpu.displayName.replace(/^NVIDIA /, ''),
      vendor: gpu.vendor,
      vramGb: gpu.vramGB,
      architecture: gpu.architecture,
      computeCapability: gpu.computeCapability,
      shortlisted: gpu.recommendedForPicker,
      notes: (gpu.notes ?? []).map(clean),
      price: price?.secure ? { usdPerHour: price.secure, asOf: price.asOf } : null,
      source: [
        ...gpu.source.map((source) =>
          source === 'priceSnapshot' ? 'public price file quoting a live gpuTypes query' : clean(source),
        ),
        ...(gpu.computeCapability === null ? [] : [capabilities]),
      ],
      reviewed: gpus.sources.priceSnapshot.match(/\d{4}-\d\d-\d\d/)?.[0] ?? undated,
      confidence: /capability 8\.\d inferred|Odd\/duplicate/.test((gpu.notes ?? []).join())
        ? 'medium'
        : 'high',
    };
  });
}

function imageRows() {
  const { pickerShortlist } = images;
  const rank = (row) => {
    if (row.status === 'phantom') return pickerShortlist.length + 1;
    const place = pickerShortlist.findIndex(({ image }) => image === row.ref);
    return place < 0 ? pickerShortlist.length : place;
  };
  return [...images.images.map(imageRow), ...phantomOfSeed()].sort(
    (a, b) => rank(a) - rank(b) || a.ref.localeCompare(b.ref, 'en', { numeric: true }),
  );
}

function imageRow(row) {
  const sourced = {
    source: [clean(row.source)],
    reviewed: row.source.startsWith('runpod/containers') ? containersReviewed : undated,
    // Build files were read; a list of tags, a page or an NGC build was not looked into.
    confidence:
      /^(?:bake-file|docs\+live)/.test(row.evidence) && !/^NGC/.test(row.torch ?? '') ? 'high' : 'medium',
  };
  const notes = (row.notes ?? []).filter((note) => !note.startsWith('No python, pip, git')).map(clean);
  if (row.evidence === 'absent') return phantom(row.image, notes, sourced);

  const shortlisted = images.pickerShortlist.find(({ image }) => image === row.image);
  const python = firstVersion(row.torchPython);
  const family = familyOf(row);
  return {
    ref: row.image,
    family,
    vendor: row.vendor ?? (row.cuda ? 'NVIDIA' : 'CPU'),
    // The tag of these rows may lie, so what was really built is stated.
    ...(family?.includes('/') ? {} : { distro: `ubuntu${firstVersion(row.ubuntu)}` }),
    cuda: row.cuda === null ? null : padded(firstVersion(row.cuda)),
    torch: torchOf(row, python),
    ...(family === 'runpod-pytorch-old' ? { onlyPython: python } : {}),
    ...(shortlisted
      ? { shortlisted: { why: clean(shortlisted.why), caveat: clean(shortlisted.caveat) } }
      : {}),
    notes: /^NGC/.test(row.torch ?? '') ? [`torch is the ${row.torch}, no release.`, ...notes] : notes,
    ...sourced,
  };
}

function torchOf(row, python) {
  const version = firstVersion(row.torch);
  if (version === null) return null;
  // A nightly of no recorded day: it is before the release, and no wheel index of releases has it.
  const nightly = /nightly/.test(row.torch);
  return {
    version: nightly ? `${version}.dev0` : version,
    cudaTag: /cu\d{3}/.exec(row.torchWheel ?? '')?.[0] ?? null,
    python,
  };
}

function familyOf({ family, release, ubuntu }) {
  const distro = `ubuntu${ubuntu}`;
  if (family === 'runpod-pytorch-old') return family;
  if (family === 'nvidia-cuda') return `nvidia-cuda/${distro}`;
  if (family === 'runpod-pytorch-0.7') return `runpod-0.7/${distro}`;
  if (!/^runpod-(pytorch|base)-v1/.test(family)) return null;
  const layout = release === '1.0.0' ? '1.0.0' : /^1\.0\.[12]$/.test(release) ? '1.0.1' : '1.0.3';
  return `runpod-${layout}/${distro}`;
}

function phantom(ref, notes, sourced) {
  const insteadUse = ref.startsWith('nvidia/')
    ? ref.replace('ubuntu24.04', 'ubuntu22.04')
    : 'runpod/pytorch:2.1.1-py3.10-cuda12.1.1-devel-ubuntu22.04';
  return {
    ref,
    status: 'phantom',
    family: null,
    vendor: null,
    cuda: null,
    torch: null,
    notes,
    insteadUse,
    ...sourced,
  };
}

// Named by the first seed document of the project only: its tag has CUDA 12.1.0, which was never built.
function phantomOfSeed() {
  return [
    phantom(
      'runpod/pytorch:2.1.1-py3.10-cuda12.1.0-devel-ubuntu22.04',
      [
        'Named in a deployment guide; the bake files have 2.1.1 with CUDA 12.1.1 only. The registry was not asked.',
      ],
      {
        source: ['runpod/containers bake history; the first seed document of the project'],
        reviewed: containersReviewed,
        confidence: 'medium',
      },
    ),
  ];
}

function torchRows() {
  const reviewed = newestDate(JSON.stringify(torch)) ?? undated;
  return torch.releases.map((release) => ({
    version: release.version,
    released: release.releaseDate ?? null,
    pythons: [...release.pythons, ...experimentalPythons(release)],
    cudaTags: release.cudaTags,
    indexOnlyTags: release.cudaTagsIndexOnly ?? [],
    torchvision: release.torchvision ?? torchReadSince[release.version]?.torchvision ?? null,
    torchaudio: release.torchaudio ?? null,
    defaultTag: release.defaultPyPICuda ?? null,
    archs: archsOf(release),
    notes: [
      ...(release.notes ?? []).map((note) =>
        clean(torchReadSince[release.version] ? note.replace(/ torchvision pairing not read .*$/, '') : note),
      ),
      ...(release.pythonsExperimental ?? []).map((text) => `Experimental: ${text}`),
    ],
    source: [
      ...release.source.map((key) => clean(torch._sources[key])),
      clean(release.defaultPyPICudaSource),
      ...(torchReadSince[release.version] ? [torchReadSince[release.version].source] : []),
    ],
    reviewed,
    confidence: release.supportedArchsConfidence,
  }));
}

/** Wheels exist for these too, except for the free-threaded builds, which are other interpreters. */
function experimentalPythons({ pythons, pythonsExperimental = [] }) {
  const versions = pythonsExperimental.flatMap((text) => /^3\.\d+(?!\d|t)/.exec(text)?.[0] ?? []);
  return versions.filter((version) => !pythons.includes(version));
}

function archsOf(release) {
  const archs = Object.entries(release.supportedArchs).map(([tag, list]) => [
    tag,
    list.map((arch) => arch.replace('(PTX)', '')),
  ]);
  // Builds that only an index has are described in a note: `7.0;7.5;…;12.0+PTX`.
  const listed = (release.notes ?? [])
    .map((note) => /Archs of that build .*: ([\d.;]+)(\+PTX)?/.exec(note))
    .find(Boolean);
  for (const tag of listed ? (release.cudaTagsIndexOnly ?? []) : []) {
    const codes = listed[1].split(';').map((capability) => capability.replace('.', ''));
    archs.push([
      tag,
      [...codes.map((code) => `sm_${code}`), ...(listed[2] ? [`compute_${codes.at(-1)}`] : [])],
    ]);
  }
  return Object.fromEntries(archs.sort(([a], [b]) => a.localeCompare(b)));
}

function cudaRows() {
  const toolkits = cuda.toolkits.filter(({ minDriverLinux }) => minDriverLinux !== undefined);
  const rows = toolkits.map((toolkit) => ({
    version: toolkit.cudaVersion,
    driver: toolkit.minDriverLinux,
    driverMinorCompat: toolkit.minDriverLinuxMinorCompat,
    source: toolkit.source.map(clean),
    reviewed: undated,
    confidence: toolkit.confidence ?? 'high',
  }));
  const { cu117 } = torch.minDriverByTag;
  const oldest = {
    version: '11.7',
    driver: cu117.fullLinux,
    driverMinorCompat: cu117.minorCompatLinux,
    source: [
      clean(gpus.driverTable.source),
      ...rows[0].source.filter((source) => /minor-version/.test(source)),
    ],
    reviewed: undated,
    confidence: 'high',
  };
  return [oldest, ...rows];
}

function distroRows() {
  return distros.distros.map(({ id, python, pip, pep668, glibc, source, inferred = [] }) => ({
    id,
    python: python ?? null,
    pip: /^\d+(\.\d+)+/.exec(pip ?? /pip (\d+(\.\d+)+)/.exec(inferred.join('; '))?.[1] ?? '')?.[0] ?? null,
    externallyManaged: pep668,
    glibc,
    // What was inferred of packages we hold no facts about is left behind.
    source: [
      ...source.map(clean),
      ...inferred.filter((text) => !text.startsWith('libgl1')).map((text) => clean(`inferred: ${text}`)),
    ],
    reviewed: undated,
    confidence: inferred.some((text) => !text.startsWith('libgl1')) ? 'medium' : 'high',
  }));
}

function portRows() {
  const { occupied, withJupyter, withSsh, source } = images.nginxPorts;
  const row = (port, by, when, from) => ({
    port,
    by,
    when,
    source: [from],
    reviewed: containersReviewed,
    confidence: 'high',
  });
  const start = images.startSh.source;
  return [
    ...occupied.map((port) => row(port, 'nginx', 'always', source)),
    ...withJupyter.map((port) => row(port, 'Jupyter', 'with JUPYTER_PASSWORD', start)),
    ...withSsh.map((port) => row(port, 'sshd', 'with PUBLIC_KEY', start)),
  ];
}

/** Releases whose workflow builds the same wheels share a row. */
function flashAttnRows() {
  const { releases, glibc } = companions['flash-attn'];
  const rows = new Map();
  for (const { version, builderGlibc, matrix } of releases) {
    const wheels = matrix
      .filter(({ wheelTorchTag }) => /^torch2/.test(wheelTorchTag))
      .map(({ wheelTorchTag, pythons, cudaTags }) => ({
        torch: wheelTorchTag.slice('torch'.length),
        pythons: pythons.map((tag) => tag.replace(/^cp3/, '3.')),
        cudaMajors: [...new Set(cudaTags.map((tag) => Number(tag.slice(2, 4))))].sort((a, b) => a - b),
      }));
    const key = JSON.stringify([builderGlibc, wheels]);
    const versions = [...(rows.get(key)?.versions ?? []), version];
    rows.set(key, {
      versions,
      glibc: builderGlibc,
      wheels,
      source: [clean(glibc.source[0])],
      reviewed: undated,
      // What the workflow would build, not a listing of what was uploaded.
      confidence: 'medium',
    });
  }
  return [...rows.values()];
}

function xformersRows() {
  const { releases, source } = companions.xformers;
  return releases.map(({ version, torch: built, cudaTags, pypiBuild }) => ({
    version,
    torch: built,
    cudaTags,
    indexTag: /cu\d{3}/.exec(pypiBuild ?? '')?.[0] ?? null,
    source: [clean(source)],
    reviewed: undated,
    confidence: 'high',
  }));
}

function bitsandbytesRows() {
  const { releases, source } = companions.bitsandbytes;
  return releases
    .filter(({ cuda: built }) => built !== undefined)
    .map(({ version, torch: asked, cuda: built, sm, smByCuda }) => ({
      version,
      torch: /^>=/.test(asked ?? '') ? asked : null,
      cuda: built.flatMap(expanded),
      codes: codesOf(built.flatMap(expanded), sm === undefined ? (smByCuda ?? {}) : { '<=99.9': sm }),
      source: [clean(source)],
      reviewed: undated,
      confidence: 'high',
    }));
}

/** GPU codes by CUDA version; a CUDA of which nothing is said is left out. Keys: `12.8`, `12.8-12.9`, `<=12.6`. */
function codesOf(cudas, byRange) {
  const number = (text) => text.split('.').reduce((sum, part) => sum * 100 + Number(part), 0);
  const holds = (range, cuda) => {
    const [first, last = first] = range.replace('<=', '0.0-').split('-');
    return number(first) <= number(cuda) && number(cuda) <= number(last);
  };
  const rows = cudas.flatMap((cuda) => {
    const codes = Object.entries(byRange).find(([range]) => holds(range, cuda))?.[1];
    return codes === undefined ? [] : [[cuda, codes.map((code) => `sm_${code}`)]];
  });
  return Object.fromEntries(rows);
}

/** `12.0-12.6` is each of the seven. */
function expanded(range) {
  const [first, last] = range.split('-');
  if (last === undefined) return [first];
  const [major, from] = first.split('.').map(Number);
  const to = Number(last.split('.')[1]);
  return Array.from({ length: to - from + 1 }, (_, at) => `${major}.${from + at}`);
}

/** Facts carry over with their source; addresses of package indexes and of the gatherer's own index do not. */
function clean(text) {
  return text
    .replace(/read from a verbatim [^;]*; upstream /, '')
    .replace(/stored file id \d+, /, '')
    .replace(/, read from a stored copy \(index id \d+\)/, '')
    .replace(/ \(find_string "[^"]*": ids [\d, ]+\)/, '')
    .replace(/find_string ("[^"]*") \(ids [\d, ]+\)/, 'several repositories say $1')
    .replace('several stored repos', 'several repositories')
    .replace(/docs corpus: packages\.ubuntu\.com\//, 'Ubuntu package page ')
    .replace(/(?:https?:\/\/)?download\.pytorch\.org(?:\/whl)?/g, 'the PyTorch index')
    .replace('.../whl/', '')
    .replace(/ Treat as: .*$/, '')
    .trim();
}

/** `11.8.0 (name says 11.7.1)` is 11.8.0. */
function firstVersion(text) {
  return /^\d+(\.\d+)+/.exec(text ?? '')?.[0] ?? null;
}

function padded(version) {
  return version.split('.').length === 2 ? `${version}.0` : version;
}

function newestDate(text) {
  return (text.match(/\b20\d\d-[01]\d-[0-3]\d\b/g) ?? []).sort().at(-1);
}

function pretty(rows) {
  // Short lists stay on one line, so that a row fits on a screen.
  const text = JSON.stringify(rows, null, 2).replace(
    /\[\n\s+((?:"[\w.]+",?\s+)+)\]/g,
    (_, inner) => `[${inner.trim().replace(/\s+/g, ' ')}]`,
  );
  return `${text}\n`;
}

function onePerLine(rows) {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}
