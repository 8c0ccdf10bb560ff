declare const __VERSION__: string | undefined;

/** Version of this build, put in by scripts/build.mjs. */
export const version = typeof __VERSION__ === 'undefined' ? '0.0.0-dev' : __VERSION__;
