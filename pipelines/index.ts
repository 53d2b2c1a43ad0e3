export * from './department-budget/index.ts';
export * from './final-accounts/index.ts';
export * from './performance-targets/index.ts';
