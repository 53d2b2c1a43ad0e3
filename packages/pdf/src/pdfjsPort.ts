import { loadPdfjsWorker, type PdfjsModule, type PdfjsWorker } from './pdfjs.ts';

type Listener = (event: { data: unknown }) => void;

/**
 * Both halves of pdf.js in this thread, with messages handed over as they are. The port that pdf.js brings for this case copies each
 * message deeply, which costs as much as an eighth of all reading.
 */
class DirectPort {
  readonly #listeners = new Set<Listener>();
  #failure: unknown = null;

  postMessage(message: unknown): void {
    const { stream, reason } = message as { stream?: number; reason?: unknown };
    if (stream === streamError) this.#failure = reason;
    const data = keepLists(message);
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener.call(this, { data });
    });
  }

  addEventListener(_name: string, listener: Listener, options?: { signal?: AbortSignal }): void {
    this.#listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }

  takeFailure(): unknown {
    const failure = this.#failure;
    this.#failure = null;
    return failure;
  }
}

/** A message of pdf.js that ends a stream by an error. */
const streamError = 5;

/** The sender of an operator list empties its arrays after posting them and fills them again. */
function keepLists(message: unknown): unknown {
  const { chunk } = message as { chunk?: { fnArray?: unknown[]; argsArray?: unknown[] } };
  if (!chunk?.fnArray || !chunk.argsArray) return message;
  return {
    ...(message as object),
    chunk: { ...chunk, fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() },
  };
}

export interface DirectWorker {
  worker: PdfjsWorker;
  /** Why the last operator list broke off, null where it did not: pdf.js gives what it has of it as if that were all. */
  takeFailure: () => unknown;
}

/** A worker of pdf.js that runs in this thread. Destroy it after the document. */
export async function directWorker(pdfjs: PdfjsModule, verbosity: number): Promise<DirectWorker> {
  const { WorkerMessageHandler } = await loadPdfjsWorker();
  const port = new DirectPort();
  WorkerMessageHandler.initializeFromPort(port);
  return { worker: new pdfjs.PDFWorker({ port, verbosity }), takeFailure: () => port.takeFailure() };
}
