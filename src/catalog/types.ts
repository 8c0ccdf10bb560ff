/**
 * Facts about the world. Every row says where it was read and when it was last reviewed; a value
 * nobody could establish is null, and null is never a reason to judge.
 */
export interface Sourced {
  /** Where it was read: repository@commit path, document, or address; one or several. */
  readonly source: readonly string[];
  /** ISO date of the last review. */
  readonly reviewed: string;
  /** High where it was read at its maker's; medium where a part is inferred; low where only a name was seen. */
  readonly confidence: 'high' | 'medium' | 'low';
}

/** A GPU type of the cloud. */
export interface Gpu extends Sourced {
  /** Exactly as the cloud's API spells it. */
  readonly id: string;
  /** Short name people use, e.g. `RTX 4090`. */
  readonly name: string;
  readonly vendor: 'NVIDIA' | 'AMD';
  readonly vramGb: number | null;
  readonly architecture: string | null;
  /** `8.9`; null for AMD and where unknown. */
  readonly computeCapability: string | null;
  /** Shown first in the wizard. */
  readonly shortlisted: boolean;
  readonly notes: readonly string[];
  /** Newest first, one a lane at most: dated sightings, never a live price. */
  readonly prices: readonly PriceSighting[];
  /** What its speed is estimated from; null where it is not known. */
  readonly speed: {
    /** Dense bf16 with fp32 accumulation. */
    readonly tflopsBf16: number;
    /** Of the board. */
    readonly watts: number;
    readonly bandwidthGbPerS: number | null;
    readonly confidence: Sourced['confidence'];
  } | null;
  /** System memory (GB) that comes with one such GPU in the least case; null where it is not known. */
  readonly hostMemoryGb: number | null;
  /** Clouds that offered it when last seen; empty where it is not known. */
  readonly clouds: readonly ('secure' | 'community')[];
}

export interface PriceSighting {
  readonly usdPerHour: number;
  /** `lowest`: of whichever lane was the cheapest, normally the community's. */
  readonly cloud: 'secure' | 'community' | 'lowest';
  /** ISO date. */
  readonly date: string;
  readonly source: string;
}

/** A Python that an image has. */
export interface ImagePython {
  /** `3.12` */
  readonly version: string;
  /** Commands that start exactly this one, best first: `python3.12`, `python`, `python3`. */
  readonly commands: readonly string[];
  /** True where the image's torch was installed for it. */
  readonly hasTorch: boolean;
  /** Carries a PEP 668 marker; null: not established. */
  readonly externallyManaged: boolean | null;
  /** Must be installed with apt first (the bare nvidia/cuda images have none). */
  readonly needsApt: boolean;
}

/** What is known about a container image. */
export interface Image extends Sourced {
  readonly ref: string;
  /**
   * `known`: a row of the Catalog; `derived`: read off the tag by the tag grammar;
   * `unseen`: read so, but of a release or combination that nobody has seen;
   * `phantom`: a tag that documents name, or that looks like one, but that no build ever made;
   * `unknown`: none of these.
   */
  readonly status: 'known' | 'derived' | 'unseen' | 'phantom' | 'unknown';
  /** `-dev-…` and `-rc.…` builds may be deleted at any time. */
  readonly prerelease: boolean;
  readonly vendor: 'NVIDIA' | 'AMD' | 'CPU' | null;
  /** Key into distros, e.g. `ubuntu22.04`. */
  readonly distro: string | null;
  /** CUDA toolkit of the image, `12.8.1`. */
  readonly cuda: string | null;
  /** Lowest host CUDA (driver) with which the container starts, `12.8`. */
  readonly minHostCuda: string | null;
  readonly torch: {
    readonly version: string;
    readonly cudaTag: string | null;
    readonly python: string | null;
  } | null;
  readonly pythons: readonly ImagePython[];
  /** What `python` and `python3` start; null: no such command, undefined: not established. */
  readonly commands: { readonly python?: string | null; readonly python3?: string | null };
  /** `start.sh`: the image has /start.sh with SSH, Jupyter and nginx; `none`; null: not established. */
  readonly services: 'start.sh' | 'none' | null;
  /** Variables the image sets that matter to an install. */
  readonly env: Readonly<Record<string, string>>;
  /** apt packages or tools known to be in it. */
  readonly tools: readonly string[];
  /** Why it is offered first, and what to know about it; null: found by search only. */
  readonly shortlisted: { readonly why: string; readonly caveat: string | null } | null;
  readonly notes: readonly string[];
  /** For a phantom: the tag that really exists. */
  readonly insteadUse: string | null;
}

/**
 * What all images of one make share: built from the same Dockerfile on the same distribution. Known
 * rows are completed from it, and so are tags that only the tag grammar can read.
 */
export interface ImageFamily extends Sourced {
  /** Make and distribution, e.g. `runpod-1.0.3/ubuntu24.04`. */
  readonly id: string;
  readonly distro: string | null;
  /** The version whose site-packages hold torch, in those images that have torch; null: differs by tag. */
  readonly torchPython: string | null;
  readonly pythons: readonly Omit<ImagePython, 'hasTorch'>[];
  readonly commands: Image['commands'];
  readonly services: Image['services'];
  readonly env: Image['env'];
  readonly tools: readonly string[];
  readonly notes: readonly string[];
}

/** One release of a family of images: which tags were built, where that was read. */
export interface ImageRelease extends Sourced {
  /** `runpod/pytorch` */
  readonly repository: string;
  /** `1.2.0` */
  readonly release: string;
  /** True where `builds` is all there is: another tag of it does not exist. */
  readonly complete: boolean;
  readonly builds: readonly {
    readonly cuda: string;
    readonly distros: readonly string[];
    /** Version of torch → tag of the index that its wheel is from. */
    readonly torch: Readonly<Record<string, string>>;
  }[];
  readonly notes: readonly string[];
}

/** A torch release and its wheels for Linux x86-64. */
export interface TorchRelease extends Sourced {
  readonly version: string;
  readonly released: string | null;
  readonly pythons: readonly string[];
  readonly cudaTags: readonly string[];
  /** Tags seen on an index but missing from the release matrix. */
  readonly indexOnlyTags: readonly string[];
  readonly torchvision: string | null;
  readonly torchaudio: string | null;
  /** CUDA tag of the wheel on the default package index. */
  readonly defaultTag: string | null;
  /** CUDA tag → entries such as `sm_86` (machine code) and `compute_120` (PTX). */
  readonly archs: Readonly<Record<string, readonly string[]>>;
  readonly notes: readonly string[];
}

/** How long one job of an app takes, where anybody measured it. */
export interface JobTime extends Sourced {
  /** Ids of presets. */
  readonly app: readonly string[];
  readonly job: string;
  /** Measured on this card; null: never. */
  readonly anchor: { readonly gpu: string; readonly minutes: number } | null;
  /** How other cards are told from it; null: they cannot be. */
  readonly scale: 'diffusion' | null;
  /** An estimate is within this factor, both ways. */
  readonly spread: number | null;
  /** With less memory the app swaps, and nothing can be said. */
  readonly fromVramGb: number | null;
  readonly firstBootMinutes: readonly number[];
}

/** A CUDA toolkit version and the Linux drivers that go with it. */
export interface CudaToolkit extends Sourced {
  /** `12.8` */
  readonly version: string;
  /** Driver that ships with it, full feature set. */
  readonly driver: string;
  /** Oldest driver of the same major that still runs its binaries (525 / 580). */
  readonly driverMinorCompat: string;
}

/** A Linux distribution release. */
export interface Distro extends Sourced {
  readonly id: string;
  /** Minor version of the distribution's own python3. */
  readonly python: string | null;
  readonly pip: string | null;
  readonly externallyManaged: boolean | null;
  readonly glibc: string | null;
}

/** Ports that the image's own services hold. */
export interface HeldPort extends Sourced {
  readonly port: number;
  /** `nginx`, `Jupyter`, `sshd`. */
  readonly by: string;
  /** Held always, or only when that service is switched on. */
  readonly when: 'always' | 'with JUPYTER_PASSWORD' | 'with PUBLIC_KEY';
}

/** What a disk of a pod costs: a GB and month, in US dollars, as the cloud's own pages said. */
export interface StoragePrice extends Sourced {
  readonly kind: 'volume disk' | 'container disk';
  readonly usdPerGbMonth: { readonly running: number; readonly stopped: number };
}

/** flash-attn releases whose publisher builds the same wheels; a combination without one is compiled from source. */
export interface FlashAttnWheels extends Sourced {
  readonly versions: readonly string[];
  /** Of the system the wheels are built on; they load on this one or newer. */
  readonly glibc: string;
  readonly wheels: readonly {
    /** `2.8`: major and minor of torch. */
    readonly torch: string;
    readonly pythons: readonly string[];
    readonly cudaMajors: readonly number[];
  }[];
}

/** An xformers release and the one torch it was compiled for. */
export interface XformersRelease extends Sourced {
  readonly version: string;
  readonly torch: string;
  readonly cudaTags: readonly string[];
  /** CUDA tag of the build that is on the package index; null where it is not known. */
  readonly indexTag: string | null;
}

/** A bitsandbytes release and the CUDA versions it has libraries for. */
export interface BitsandbytesRelease extends Sourced {
  readonly version: string;
  /** What it requires of torch (PEP 440); null: any. */
  readonly torch: string | null;
  readonly cuda: readonly string[];
  /** CUDA version → GPU codes (`sm_75`) its library holds; what is not known is left out. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
}

export interface Catalog {
  readonly gpus: readonly Gpu[];
  /** The shortlist in its order, then by name; phantoms last. */
  readonly images: readonly Image[];
  readonly imageFamilies: readonly ImageFamily[];
  readonly imageReleases: readonly ImageRelease[];
  readonly torch: readonly TorchRelease[];
  readonly cuda: readonly CudaToolkit[];
  readonly distros: readonly Distro[];
  readonly heldPorts: readonly HeldPort[];
  readonly storagePrices: readonly StoragePrice[];
  readonly flashAttn: readonly FlashAttnWheels[];
  readonly xformers: readonly XformersRelease[];
  readonly bitsandbytes: readonly BitsandbytesRelease[];
  readonly jobTimes: readonly JobTime[];
  /** Newest review date of any row. */
  readonly reviewed: string;
}
