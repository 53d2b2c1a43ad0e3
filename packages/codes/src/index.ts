export { type CodeEntry, type CodeList, codeList, type NameContext } from './codeList.ts';
export { type Correspondence, departmentalSubjectsOf, governmentSubjectsOf } from './correspondence.ts';
export { joinCodeParts, levelOf, parentOf, type SystemContext, systemOfCode } from './hierarchy.ts';
export { nameKey } from './nameKey.ts';
