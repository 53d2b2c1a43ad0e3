import { EngineMissingError, type Recognizer } from './recognizer.ts';

/** tesseract.js with the language data of its npm packages. Throws EngineMissingError where they do not load. */
export async function openTesseract(): Promise<Recognizer> {
  throw new EngineMissingError('tesseract', ['tesseract.js'], new Error('not yet'));
}
