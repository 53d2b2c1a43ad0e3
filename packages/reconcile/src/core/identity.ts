import type { Notice } from '@yusuan/model';
import type { Equation } from './equation.ts';
import type { DocumentView } from './view.ts';

/** Something that printed figures must satisfy. One file each; ids are stable. */
export interface Identity {
  /** The rule in `reconcile:<id>`. */
  id: string;
  title: string;
  apply(view: DocumentView): Equation[];
}

/** Something a reviewer marks that is no equation. */
export interface Check {
  id: string;
  title: string;
  apply(view: DocumentView): Notice[];
}
