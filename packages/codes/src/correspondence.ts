import { readData } from './data.ts';

export interface Correspondence {
  departmental: string;
  government: string;
  /** Documents that print the two side by side. */
  documents: number;
}

let pairs: Correspondence[] | undefined;

function allPairs(): Correspondence[] {
  pairs ??= readData('correspondence.csv').map(([departmental, government, documents]) => ({
    departmental: departmental!,
    government: government!,
    documents: Number(documents),
  }));
  return pairs;
}

/**
 * Government economic subjects that a departmental one (30101) goes to, most often printed first: 50101 in a department's own budget, 50501
 * in that of an institution. Empty where no document was seen.
 */
export function governmentSubjectsOf(departmental: string): Correspondence[] {
  return allPairs()
    .filter((pair) => pair.departmental === departmental)
    .sort((a, b) => b.documents - a.documents || a.government.localeCompare(b.government));
}

/** Departmental economic subjects that a government one (50101) is made of, in the order of their codes. */
export function departmentalSubjectsOf(government: string): Correspondence[] {
  return allPairs().filter((pair) => pair.government === government);
}
