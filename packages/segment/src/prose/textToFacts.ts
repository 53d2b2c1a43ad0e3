import { cleanName } from '@yusuan/normalize';
import { factRules } from '@yusuan/pipelines';
import type { Fact } from '@yusuan/schemas';

export interface FoundFact extends Pick<Fact, 'subject' | 'value' | 'unit'> {
  start: number;
  end: number;
}

const count = /(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(?![\d.%％])/g;
/** A price or a number that the subject is limited by: `单价200万元以上的`. */
const limit = /^.*\d(?:\.\d+)?(?:万元|元|%)?(?:以上|以下|及以上)?(?:\(含\))?的?/;
/** Words in front of a count that are none of its subject. */
const lead = /^(?:其中|包括|共有|现有|以及|截至|年末|目前|下设|另有|和|与|及|其|为|有|共|含)+/;
const tail = /(?:共计|合计|共有|实有|配备|保有|共|为|是|有|约|计)+$/;

/** Counts in compact text that are kept as facts: people, vehicles, equipment, visits, organisations. */
export function textToFacts(text: string): FoundFact[] {
  const facts: FoundFact[] = [];
  for (const match of text.matchAll(count)) {
    const start = match.index;
    const after = text.slice(start + match[0].length);
    const before = text.slice(Math.max(0, start - 40), start);
    const clause = before.split(/[，,。；;：:、（()）]/).at(-1) ?? '';
    for (const rule of factRules) {
      const unit = rule.unit.exec(after);
      if (!unit || !rule.subject.test(clause)) continue;
      const subject = cleanName(clause.replace(limit, '').replace(lead, '').replace(tail, ''));
      if (subject.length < 2 || /\d/.test(subject)) break;
      const end = start + match[0].length + unit[0].length;
      facts.push({ subject, value: match[1]!.replaceAll(',', ''), unit: unit[0], start: start - clause.length, end });
      break;
    }
  }
  return facts;
}
