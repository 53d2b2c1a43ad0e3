import { installedPackages } from '@yusuan/ocr';
import type { LedgerEntry } from './ledger.ts';
import { optionsKey, pipelineVersion, type ReadOptions } from './options.ts';
import type { ReadDocument } from './readTask.ts';

/** What the ledger notes of a document to know when it is to be read again. */
type Reread = Pick<LedgerEntry, 'key' | 'limits' | 'limitFailure'>;

/** A document that would read better with an engine that is not installed. */
const noEngine = 'engine-missing';

/** Failures that other options can mend: these documents are read again when the options in question change. */
const retriedCodes = new Set(['timeout', 'out-of-memory', 'crashed', 'encrypted']);

/** Failures that say nothing of the document: these documents are read again by every run. */
const passingCodes = new Set(['not-found', 'changed', 'interrupted']);

/** Which documents of earlier runs need no reading in this one: those read with the same pipeline and options that nothing can read better now. */
export class Rereading {
  readonly #key: string;
  readonly #limits: string;
  readonly #hasPassword: boolean;

  constructor(options: ReadOptions, timeoutSeconds: number, memoryMb: number) {
    this.#key = `${pipelineVersion} ${optionsKey(options)}`;
    this.#limits = `${timeoutSeconds} s, ${memoryMb} MB`;
    this.#hasPassword = options.password !== undefined;
  }

  /** What is to be noted of a document that was read just now. */
  noteOf({ failure, engineMissing }: ReadDocument): Reread {
    const isRetried = failure !== null && (retriedCodes.has(failure) || passingCodes.has(failure));
    const limitFailure = isRetried ? failure : engineMissing ? noEngine : null;
    return { key: this.#key, limits: this.#limitsOf(limitFailure), limitFailure };
  }

  /** Whether what was read then is what would be read now. */
  isCurrent({ key, limits, limitFailure }: Reread): boolean {
    if (key !== this.#key) return false;
    if (limitFailure === null) return true;
    if (passingCodes.has(limitFailure)) return false;
    return limitFailure === 'encrypted' ? !this.#hasPassword : limits === this.#limitsOf(limitFailure);
  }

  /** What must change before a document is read again that these kept from being read in full. */
  #limitsOf(limitFailure: string | null): string {
    return limitFailure === noEngine ? installedPackages().join(' ') : this.#limits;
  }
}
