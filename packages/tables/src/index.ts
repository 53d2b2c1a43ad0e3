export { joinBlocks } from './joinBlocks.ts';
export { pageToBlocks } from './pageToBlocks.ts';
