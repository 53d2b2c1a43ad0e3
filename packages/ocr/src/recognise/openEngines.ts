import { InputError, type Notice } from '@yusuan/model';
import type { OcrEngine } from '../options.ts';
import { openPpocr } from './ppocr.ts';
import { EngineMissingError, type Recognizer } from './recognizer.ts';
import { openTesseract } from './tesseract.ts';

export interface Engines {
  /** Reads every line. */
  first: Recognizer;
  /** Reads numbers and codes again. */
  second?: Recognizer;
  notices: Notice[];
}

export interface EngineOpeners {
  ppocr(): Promise<Recognizer>;
  tesseract(digits: boolean): Promise<Recognizer>;
}

/** Opens what was asked for; an engine that does not load is replaced by the other one, with a notice. */
export async function openEngines(
  engine: OcrEngine,
  openers: EngineOpeners = { ppocr: openPpocr, tesseract: openTesseract },
): Promise<Engines> {
  const wanted = engine === 'both' ? (['ppocr', 'tesseract'] as const) : ([engine] as const);
  const opened: Recognizer[] = [];
  const missing: EngineMissingError[] = [];
  const open = async (name: 'ppocr' | 'tesseract') => {
    try {
      opened.push(await (name === 'ppocr' ? openers.ppocr() : openers.tesseract(opened.length > 0)));
    } catch (error) {
      if (!(error instanceof EngineMissingError)) throw error;
      missing.push(error);
    }
  };
  for (const name of wanted) await open(name);
  if (opened.length === 0 && wanted.length === 1) await open(engine === 'ppocr' ? 'tesseract' : 'ppocr');
  const [first, second] = opened;
  if (!first) {
    const packages = missing.flatMap((error) => error.missing);
    throw new InputError(
      'unsupported',
      missing.map((error) => error.message).join('; '),
      `Install the packages (npm install ${packages.join(' ')}) or use --ocr never.`,
    );
  }
  const notices = missing.map(
    (error): Notice => ({
      check: 'ocr:engine-missing',
      severity: 'warning',
      message: `${error.message}; ${first.name} reads alone. Install: npm install ${error.missing.join(' ')}`,
    }),
  );
  return second ? { first, second, notices } : { first, notices };
}
