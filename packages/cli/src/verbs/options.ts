import type { OcrMode, ReadOptions } from '@yusuan/run';
import { type Command, InvalidArgumentError, Option } from 'commander';

/** Options of the verbs that read documents. */
export interface ReadFlags {
  password?: string;
  ocr: OcrMode;
  ocrEngine?: NonNullable<ReadOptions['ocrEngine']>;
}

export function addReadOptions(command: Command): Command {
  return command
    .option('--password <text>', 'password of encrypted PDFs')
    .addOption(
      new Option('--ocr <when>', 'recognise pages from their picture')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(new Option('--ocr-engine <name>', 'what recognises them').choices(['ppocr', 'tesseract', 'both']));
}

export function readOptionsOf(flags: ReadFlags): ReadOptions {
  return {
    ocr: flags.ocr,
    ...(flags.password !== undefined && { password: flags.password }),
    ...(flags.ocrEngine !== undefined && { ocrEngine: flags.ocrEngine }),
  };
}

/** A path. The empty one would be the folder that the command stands in. */
export function parsePath(text: string): string {
  if (text === '') throw new InvalidArgumentError('It must not be empty.');
  return text;
}

/** Paths, one after the other. */
export function parsePaths(text: string, previous: string[] | undefined): string[] {
  return [...(previous ?? []), parsePath(text)];
}

/** A positive whole number, at most a largest one. */
export function parseCount(largest: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1 || value > largest)
      throw new InvalidArgumentError(`It must be a whole number from 1 to ${largest}.`);
    return value;
  };
}

/** A positive number, at most a largest one. */
export function parsePositive(largest: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!(value > 0 && value <= largest))
      throw new InvalidArgumentError(`It must be a number above 0, at most ${largest}.`);
    return value;
  };
}
