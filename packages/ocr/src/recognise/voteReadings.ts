import { foldNumericSigns, isNumericReading, isWellFormed } from './numericReading.ts';
import type { RecognizedLine } from './recognizer.ts';

/** A reading chosen from several, and the others that were read. */
export interface Vote {
  text: string;
  confidence: number;
  alternatives: string[];
}

/**
 * Chooses among several readings of one line: what most of them say. Numbers of the same digits count as one, said best by the well-formed one
 * with most separators, since separators get lost (and with high confidence) but are not made up. Among equals a well-formed number goes before a
 * malformed one, then the more confident. A name with one sign more than most say is taken, since signs get lost as well. The confidence is the best of those that say it, halved where they are not the majority.
 */
export function voteReadings(readings: readonly RecognizedLine[]): Vote {
  const groups = new Map<string, RecognizedLine[]>();
  for (const { text, confidence } of readings) {
    const folded = foldNumericSigns(text);
    const key = isNumericReading(folded) ? `#${folded.replace(/[.,: ]/g, '')}` : folded;
    groups.set(key, [...(groups.get(key) ?? []), { text: folded, confidence }]);
  }
  const votes = [...groups.values()].map((group) => {
    const [best] = group.sort((a, b) => faults(a.text) - faults(b.text) || separators(b.text) - separators(a.text));
    return {
      text: best?.text ?? '',
      count: group.length,
      confidence: Math.max(...group.map((r) => r.confidence)),
      group,
    };
  });
  const [winner, ...rest] = votes.sort(
    (a, b) => b.count - a.count || faults(a.text) - faults(b.text) || b.confidence - a.confidence,
  );
  if (!winner) return { text: '', confidence: 0, alternatives: [] };
  const fuller = rest.find((vote) => vote.confidence >= FULL && hasOneMore(vote.text, winner.text));
  if (fuller) {
    const others = [winner.text, ...rest.filter((vote) => vote !== fuller).map((vote) => vote.text)];
    const texts = others.filter((text) => text !== '');
    return { text: fuller.text, confidence: fuller.confidence / 2, alternatives: [...new Set(texts)] };
  }
  const others = [...winner.group, ...rest].map((r) => r.text).filter((text) => text !== '' && text !== winner.text);
  const agreed = winner.count * 2 > readings.length;
  return {
    text: winner.text,
    confidence: agreed ? winner.confidence : winner.confidence / 2,
    alternatives: [...new Set(others)],
  };
}

/** A reading with one sign more is believed from this confidence on. */
const FULL = 0.6;

/** The same but for one Chinese sign more, other than its neighbours: signs get lost in narrow print, but are not made up. */
function hasOneMore(longer: string, shorter: string): boolean {
  const [a, b] = [[...longer], [...shorter]];
  if (a.length !== b.length + 1 || b.length < 2) return false;
  const at = a.findIndex((sign, i) => sign !== b[i]);
  const sign = a[at]!;
  const isSame = a.slice(at + 1).join('') === b.slice(at).join('');
  return isSame && /\p{Script=Han}/u.test(sign) && sign !== a[at - 1] && sign !== a[at + 1];
}

/** 0 a good reading, 1 a malformed number, 2 nothing. */
const faults = (text: string): number => (text === '' ? 2 : isNumericReading(text) && !isWellFormed(text) ? 1 : 0);

const separators = (text: string): number => (isNumericReading(text) ? text.replace(/[^.,]/g, '').length : 0);
