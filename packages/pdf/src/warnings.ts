import { AsyncLocalStorage } from 'node:async_hooks';

/** What pdf.js warned of while one document was read: message → how often. */
export type Warnings = Map<string, number>;

const current = new AsyncLocalStorage<Warnings>();
const prefix = 'Warning: ';
let listening = false;

/** pdf.js can only warn on the console: its lines go to the document being read, everything else to the console as before. */
function listen(): void {
  if (listening) return;
  listening = true;
  const toConsole = console.warn;
  console.warn = (...parts: unknown[]): void => {
    const warnings = current.getStore();
    if (!warnings) {
      toConsole.apply(console, parts);
      return;
    }
    const text = String(parts[0]);
    const message = text.startsWith(prefix) ? text.slice(prefix.length) : text;
    warnings.set(message, (warnings.get(message) ?? 0) + 1);
  };
}

/** Does `work` with the warnings of pdf.js collected in `warnings` instead of printed. */
export function collectWarnings<T>(warnings: Warnings, work: () => T): T {
  listen();
  return current.run(warnings, work);
}
