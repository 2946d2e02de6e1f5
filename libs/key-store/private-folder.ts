import { mkdirSync } from 'node:fs';

/** Makes a folder that only its owner may enter; one that is there is left as it is. */
export const makePrivateFolder = (path: string): void => void mkdirSync(path, { recursive: true, mode: 0o700 });
