export * from './identities.ts';
export * from './prose.ts';
export * from './required.ts';
