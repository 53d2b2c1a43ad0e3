import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the part of the heap for new objects from growing. Rows are garbage as soon as they are written: room for more of them would
 * only add to the peak. It holds for the whole process, which is why a program calls it and the writers do not.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
