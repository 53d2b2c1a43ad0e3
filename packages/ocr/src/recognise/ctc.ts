import type { RecognizedLine } from './recognizer.ts';

/**
 * Greedy decoding of connectionist temporal classification (Graves et al. 2006): the likeliest class of each step, repeats and blanks (class 0)
 * dropped. A character's confidence is its best step's; the line's is that of its weakest character.
 * @param scores steps × classes probabilities, row by row
 * @param characters what class i + 1 means
 */
export function ctcToText(scores: Float32Array, classes: number, characters: readonly string[]): RecognizedLine {
  const steps = scores.length / classes;
  let text = '';
  let lowest = 1;
  let current = 0;
  let confidence = 0;
  const close = () => {
    if (current === 0) return;
    text += characters[current - 1] ?? '';
    lowest = Math.min(lowest, confidence);
  };
  for (let step = 0; step < steps; step++) {
    const offset = step * classes;
    let best = 0;
    let most = scores[offset]!;
    for (let c = 1; c < classes; c++) {
      const score = scores[offset + c]!;
      if (score > most) {
        most = score;
        best = c;
      }
    }
    if (best === current) confidence = Math.max(confidence, most);
    else {
      close();
      current = best;
      confidence = most;
    }
  }
  close();
  return { text: text.trim(), confidence: text.trim() === '' ? 0 : lowest };
}
