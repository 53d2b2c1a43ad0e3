export { type ReadTextOptions, readText } from './readText.ts';
