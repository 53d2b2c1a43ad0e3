export * from './document.ts';
export * from './flat.ts';
export * from './inspection.ts';
export * from './jsonSchemas.ts';
export * from './run.ts';
export * from './vocabulary.ts';
