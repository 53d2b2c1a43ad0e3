export * from './identities.ts';
export * from './required.ts';
