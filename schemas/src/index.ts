export * from './document.ts';
export * from './vocabulary.ts';
