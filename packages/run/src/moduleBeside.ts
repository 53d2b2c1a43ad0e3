import { extname } from 'node:path';

/** A module in the folder of this one that is an entry of its own: TypeScript in the workspace, JavaScript once built. */
export function moduleBeside(name: 'reader' | 'worker'): URL {
  return new URL(`./${name}${extname(import.meta.url)}`, import.meta.url);
}
