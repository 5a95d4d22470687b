declare const __COMPTOIR_VERSION__: string;

/** This package's version, written in by the build; `source` when it runs unbuilt. */
export const version: string = typeof __COMPTOIR_VERSION__ === 'string' ? __COMPTOIR_VERSION__ : 'source';
