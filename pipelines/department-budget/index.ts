export * from './columns.ts';
export * from './identities.ts';
export * from './measures.ts';
export * from './phrases.ts';
export * from './prose.ts';
export * from './required.ts';
export * from './titles.ts';
export * from './words.ts';
