export { InputError, type InputErrorCode } from './errors.ts';
export type { Box } from './geometry.ts';
export type { Cell, Grid, GridFragment } from './grid.ts';
export type { Block, Layout, TableBlock, TextBlock } from './layout.ts';
export { makeFolder } from './makeFolder.ts';
export { idPrefix, type Notice, noticeToFinding } from './notice.ts';
export { notWritable } from './notWritable.ts';
export type { GlyphRun, PageContent, PlacedImage, Ruling } from './page.ts';
export { superscript } from './superscript.ts';
